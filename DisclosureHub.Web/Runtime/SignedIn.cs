using System.Globalization;
using System.Security.Claims;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Runtime;

/// <summary>What a sign-in says: which one it is, who it is, how he showed it, and until when. It carries no authority.</summary>
public sealed record SignedIn(Guid Id, PersonId Person, Authentication How, DateTimeOffset Until)
{
    /// <summary>Whether it began at the bureau's own sign-in service.</summary>
    public bool IsFederated => How is Authentication.FederatedSignIn or Authentication.FederatedSignInAndCode;

    private const string IdClaim = "sid";
    private const string PersonClaim = ClaimTypes.NameIdentifier;
    private const string HowClaim = "how";
    private const string UntilClaim = "until";

    public static SignedIn? Read(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(IdClaim), out var id)
        && Guid.TryParse(principal!.FindFirstValue(PersonClaim), out var person)
        && Enum.TryParse<Authentication>(principal!.FindFirstValue(HowClaim), out var how)
        && long.TryParse(principal.FindFirstValue(UntilClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            ? new SignedIn(id, PersonId.From(person), how, DateTimeOffset.FromUnixTimeSeconds(until))
            : null;

    public ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(
        [
            new Claim(IdClaim, Id.ToString()),
            new Claim(PersonClaim, Person.ToString()),
            new Claim(HowClaim, How.ToString()),
            new Claim(UntilClaim, Until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ],
        scheme));
}

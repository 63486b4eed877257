using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OAuth.Claims;

namespace DisclosureHub.Web.Accounts;

/// <summary>Takes the account name from what the service tells about a person, where the signed token does not have it. Nothing else is taken from there.</summary>
public sealed class NameFromUserInfo(string claim) : ClaimAction(claim, ClaimValueTypes.String)
{
    public override void Run(JsonElement userData, ClaimsIdentity identity, string issuer)
    {
        ArgumentNullException.ThrowIfNull(identity);
        if (!identity.HasClaim(c => c.Type == ClaimType) && userData.ValueKind == JsonValueKind.Object && userData.TryGetProperty(ClaimType, out var said) && said.ValueKind == JsonValueKind.String)
        {
            identity.AddClaim(new Claim(ClaimType, said.GetString()!, ValueType, issuer));
        }
    }
}

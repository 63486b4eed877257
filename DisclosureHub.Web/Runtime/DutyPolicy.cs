using DisclosureHub.Domain.People;
using Microsoft.AspNetCore.Authorization;

namespace DisclosureHub.Web.Runtime;

/// <summary>What one must carry, today, in some post, to be let in to something that is not one of our pages.</summary>
public sealed class DutyRequirement(Duty duty) : IAuthorizationRequirement
{
    public Duty Duty { get; } = duty;
}

/// <summary>Reads the posts anew at every request: an ended post ends what it opened.</summary>
public sealed class DutyPolicy(Readers readers) : AuthorizationHandler<DutyRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, DutyRequirement requirement)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(requirement);
        if (SignedIn.Read(context.User) is { } who && (await readers.FindAsync(who.Person))?.Carries(requirement.Duty) == true)
        {
            context.Succeed(requirement);
        }
    }
}

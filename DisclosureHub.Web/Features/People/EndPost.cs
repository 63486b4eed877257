using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People;

/// <summary>Ends a post with a day; a successor takes it up on the next.</summary>
[Signs, Requires(Duty.GivePosts)]
public sealed record EndPost(CommandId Id, PostId Post, DateOnly LastDay, PostId SuccessorsPost, PersonId? Successor) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.EndPost(acting.Signature, Post, LastDay, Successor is { } person ? (SuccessorsPost, person) : null);
    }
}

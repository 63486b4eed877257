using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People;

/// <summary>Gives a category another name or another owner (XT-2).</summary>
[Requires(Duty.Organise)]
public sealed record ChangeCategory(CommandId Id, Category Category) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.ChangeCategory(acting.Signature, Category);
    }
}

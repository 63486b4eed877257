using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People;

/// <summary>Adds a subject category and the unit that owns it (XT-2).</summary>
[Requires(Duty.Organise)]
public sealed record AddCategory(CommandId Id, Category Category) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.AddCategory(acting.Signature, Category);
    }
}

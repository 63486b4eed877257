using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.SetUp;

/// <summary>Names the first three administrators of a new installation, and the units they sit in. Done once.</summary>
[Requires(Duty.SetUp)]
public sealed record SetUpBureau(CommandId Id, IReadOnlyList<Unit> Units, IReadOnlyList<Person> People, IReadOnlyList<Post> Posts) : IBegin<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome<Organisation> Begin(Acting acting)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return Organisation.SetUp(acting.Signature, Units, People, Posts);
    }
}

using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The office head issues the bureau's letter to an outside unit.</summary>
[Signs, Requires(Duty.Coordinate)]
public sealed record IssueLetter(CommandId Id, JointReleaseId Release, UnitId Unit, bool CheckedForSecrecy, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.IssueLetter(acting.Signature, Unit, acting.Next(NumberSeries.Letter), CheckedForSecrecy, Seen);
}

using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The office runs the coordination in the lead's place.</summary>
[Signs, Requires(Duty.Coordinate)]
public sealed record TakeOverCoordination(CommandId Id, JointReleaseId Release, string Reason) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.TakeOverCoordination(acting.Signature, Reason);
}

using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The office sets time, place and people of a mediation.</summary>
[Requires(Duty.AssistCoordination)]
public sealed record ConveneMediation(CommandId Id, JointReleaseId Release, DateTimeOffset Starts, bool Online, string Place, IReadOnlyList<Attendee> Invited) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.ConveneMediation(acting.Signature, Starts, Online, Place, Invited);
}

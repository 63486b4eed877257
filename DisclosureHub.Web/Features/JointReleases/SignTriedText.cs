using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The quick signature: a head consents to the text as the room has it now.</summary>
[Signs, Requires(Duty.SignOpinion)]
public sealed record SignTriedText(CommandId Id, JointReleaseId Release, UnitId Unit, OpinionId Opinion, ConsentScope Scope, string Basis, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.SignTriedText(
            acting.Signature, Unit, Opinion, acting.Next(NumberSeries.Opinion), Scope, Basis, Seen);
}

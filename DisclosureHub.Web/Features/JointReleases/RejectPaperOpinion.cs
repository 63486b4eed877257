using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>A second person finds that the scan does not bear out what was recorded.</summary>
[Requires(Duty.RecordPaperOpinion)]
public sealed record RejectPaperOpinion(CommandId Id, JointReleaseId Release, UnitId Unit, string Reason) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.RejectPaperOpinion(acting.Signature, Unit, Reason);
}

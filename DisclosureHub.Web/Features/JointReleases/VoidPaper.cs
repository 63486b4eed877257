using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>A paper that went wrong is made void; its number stays on record.</summary>
[Requires(Duty.RecordPaperOpinion)]
public sealed record VoidPaper(CommandId Id, JointReleaseId Release, string Number, string Reason) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.VoidPaper(acting.Signature, Number, Reason);
}

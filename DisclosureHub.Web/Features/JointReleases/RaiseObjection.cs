using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>Somebody objects to an instruction, a decision or a finding.</summary>
[Requires(Duty.Object)]
public sealed record RaiseObjection(CommandId Id, JointReleaseId Release, ObjectionId Objection, ObjectionTarget Target, Guid Against, string Reasons) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.Object(acting.Signature, Objection, Target, Against, Reasons);
}

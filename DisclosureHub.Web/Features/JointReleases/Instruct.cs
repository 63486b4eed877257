using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>A leader or a head instructs somebody.</summary>
[Requires(Duty.Instruct)]
public sealed record Instruct(CommandId Id, JointReleaseId Release, InstructionId Instruction, PersonId To, string Text) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.Instruct(acting.Signature, Instruction, To, Text);
}

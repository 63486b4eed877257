using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>Either side, or the office, puts a dissent before the office.</summary>
[Signs, Requires(Duty.Negotiate)]
public sealed record EscalateDissent(CommandId Id, JointReleaseId Release, UnitId Unit, string Reason) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.EscalateDissent(acting.Signature, Unit, Reason, acting.Next(NumberSeries.DiscrepancyRecord));
}

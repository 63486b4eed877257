using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Clockwork;

/// <summary>The first start lays down the bureau's own time rules, empty: the defaults hold until somebody sets others.</summary>
[Requires(Duty.KeepTime)]
public sealed record BeginTimeRules : IBegin<TimeRules>
{
    public CommandId Id => CommandId.From(Names.Of(TimeRules.Address, "begin"));

    public Guid Matter => TimeRules.Address;

    public Outcome<TimeRules> Begin(Acting acting) => TimeRules.Begin(acting.At);
}

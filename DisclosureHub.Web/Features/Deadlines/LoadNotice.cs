using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.Deadlines;

/// <summary>Loads the State Council's yearly notice.</summary>
[Signs, Requires(Duty.SetTerms)]
public sealed record LoadNotice(CommandId Id, HolidayNotice Notice) : IActOn<TimeRules>
{
    public Guid Matter => TimeRules.Address;

    public Outcome Apply(TimeRules root, Acting acting) => root.LoadNotice(acting.Signature, Notice, acting.Calendar);
}

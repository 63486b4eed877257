using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.Deadlines;

/// <summary>Sets a time limit from a day on; who and when is the door's to say.</summary>
[Signs, Requires(Duty.SetTerms)]
public sealed record SetTerm(CommandId Id, string Term, DateOnly EffectiveFrom, int Length, TermUnit Unit, ReminderPlan Reminders, IReadOnlyList<Rung> Ladder) : IActOn<TimeRules>
{
    public Guid Matter => TimeRules.Address;

    public Outcome Apply(TimeRules root, Acting acting) =>
        root.SetTerm(acting.Signature, new TermInForce(Term, EffectiveFrom, Length, Unit, Reminders, Ladder, null, null));
}

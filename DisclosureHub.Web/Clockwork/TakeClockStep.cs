using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Clockwork;

/// <summary>The Clock carries out one step of one deadline. Its id follows from both, so that a step done twice is done once.</summary>
[Requires(Duty.KeepTime)]
public sealed record TakeClockStep(Guid Matter, DeadlineId Deadline, ClockStep Step) : IActOn<TimedMatter>
{
    public CommandId Id => CommandId.From(Names.Of(Deadline.Value, Step.Key));

    public Outcome Apply(TimedMatter root, Acting acting) =>
        root.TakeStep(Deadline, Step, acting.At, acting.Timetable, () => acting.Next(NumberSeries.DiscrepancyRecord));
}

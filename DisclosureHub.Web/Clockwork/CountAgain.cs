using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Clockwork;

/// <summary>The Clock counts a matter's running deadlines again after a holiday notice was loaded. Once for each calendar.</summary>
[Requires(Duty.KeepTime)]
public sealed record CountAgain(Guid Matter, string Calendar) : IActOn<TimedMatter>
{
    public CommandId Id => CommandId.From(Names.Of(Matter, Calendar));

    public Outcome Apply(TimedMatter root, Acting acting) => root.CountAgain(acting.At, acting.Timetable);
}

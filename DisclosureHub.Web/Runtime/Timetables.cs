using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;

namespace DisclosureHub.Web.Runtime;

/// <summary>The time limits and the working calendar in force: asked by the door, by the jobs and by every page that shows a date.</summary>
public sealed class Timetables(Timetable defaults)
{
    public Timetable Current { get; } = defaults;

    public WorkCalendar Calendar => Current.Calendar;
}

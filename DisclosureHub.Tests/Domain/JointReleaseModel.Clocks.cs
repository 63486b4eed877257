using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Tests.Domain;

// What time alone does. Days are counted with the calendar and nothing else of the product.
internal sealed partial class JointReleaseModel
{
    public DateOnly? DueOf(int unit) => _asked[unit].Due;

    public bool IsSilent(int unit) => _asked[unit].Silent && StateOf(unit) == ConsultationState.Asked;

    public bool IsBeforeTheGroup => Room?.BeforeTheGroup == true;

    /// <summary>Everything that ran out by now. When the Clock was away it all happens now, else each at its own midnight.</summary>
    public void Pass(DateTimeOffset now, bool wasAway)
    {
        if (!OpenToAll)
        {
            return;
        }

        foreach (var (unit, asked) in _asked.OrderBy(a => OpenDissent(a.Key)?.Day))
        {
            var state = StateOf(unit);
            if (OpenDissent(unit) is { } dissent && state is ConsultationState.Answered or ConsultationState.Negotiating && asked.BeforeTheOffice is null && Lapses(dissent.Day, 5, now) is { } day)
            {
                var today = Today;
                Today = wasAway ? today : day;
                PutBeforeTheOffice(dissent);
                Today = today;
            }

            asked.Silent |= state == ConsultationState.Asked && asked.Due is { } due && Lapses(due, 3, now) is not null;
        }

        if (Room is { } room)
        {
            room.BeforeTheGroup |= Lapses(room.Day, 10, now) is not null;
        }
    }

    /// <summary>The day that begins when so many working days after another are over, if that is by now.</summary>
    private static DateOnly? Lapses(DateOnly from, int workdays, DateTimeOffset now)
    {
        var next = Given.Calendar.AddWorkdays(from, workdays).AddDays(1);
        return WorkCalendar.InstantOf(next, TimeOnly.MinValue) <= now ? next : null;
    }
}

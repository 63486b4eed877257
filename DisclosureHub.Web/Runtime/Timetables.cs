using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Runtime;

/// <summary>
/// The one door to the time limits and the working calendar in force: the defaults, and over them what the bureau set and
/// loaded. The door and the sweep ask in their own transaction; pages show what was read last.
/// </summary>
public sealed class Timetables(Timetable defaults)
{
    private (long Version, Timetable Timetable) _read = (0, defaults);

    /// <summary>As it was read last.</summary>
    public Timetable Current => _read.Timetable;

    public WorkCalendar Calendar => Current.Calendar;

    /// <summary>As it is now; read again only when somebody changed it.</summary>
    public async Task<Timetable> ReadAsync(HubDb db, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        var version = await db.Matters.Where(m => m.Id == TimeRules.Address).Select(m => m.Version).FirstOrDefaultAsync(stop);
        if (version != _read.Version)
        {
            var rules = await db.TimeRules.AsNoTracking().OrderBy(r => r.Id).FirstOrDefaultAsync(stop);
            _read = (version, rules?.Over(defaults) ?? defaults);
        }

        return _read.Timetable;
    }
}

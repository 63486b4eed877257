using DisclosureHub.Domain.Calendar;
using DisclosureHub.Web.Clockwork;
using DisclosureHub.Web.Notices;
using DisclosureHub.Web.Persistence.Ledger;
using Hangfire;

namespace DisclosureHub.Web.Jobs;

/// <summary>Every recurring job of the product. No job holds a legal date or a payload: the database is the schedule.</summary>
public static class Schedule
{
    public static void Set(IRecurringJobManager jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        var shanghai = new RecurringJobOptions { TimeZone = WorkCalendar.Zone };
        jobs.AddOrUpdate<Checkpoints>("checkpoint", checkpoints => checkpoints.TieAsync(CancellationToken.None), "*/5 * * * *", shanghai);
        jobs.AddOrUpdate<DigestExport>("digest", digests => digests.RunAsync(CancellationToken.None), "5 0 * * *", shanghai);

        // Every minute, and whenever the alarm rings.
        jobs.AddOrUpdate<DeadlineSweep>(DeadlineSweep.Job, sweep => sweep.RunAsync(CancellationToken.None), "* * * * *", shanghai);
        jobs.AddOrUpdate<Outgoing>(Outgoing.Job, outgoing => outgoing.RunAsync(CancellationToken.None), "* * * * *", shanghai);
    }
}

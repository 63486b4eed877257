using DisclosureHub.Domain.Kernel;
using DisclosureHub.Web.Persistence.Ledger;

namespace DisclosureHub.Tests.Integration;

public sealed class RecordClockTests
{
    [Theory, OnBothEngines]
    public async Task Within_a_matter_time_never_runs_backwards_even_when_the_clock_does(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.SubmittedAsync(Cast.Finance);
        hub.Time.AdjustTime(Hub.Start.AddDays(-1));
        await hub.IssueAsync(id);
        await hub.SignAsync(id, Cast.Finance);
        var times = (await hub.RecordAsync(id)).Select(e => e.At).ToList();
        Assert.All(times, at => Assert.Equal(Hub.Start, at));
        Assert.Equal(Hub.Start, (await hub.LoadAsync(id)).Opinions[0].SignedAt);

        // Another matter has a time line of its own.
        var other = await hub.DraftedAsync([Cast.Finance]);
        Assert.All(await hub.RecordAsync(other), e => Assert.Equal(Hub.Start.AddDays(-1), e.At));
        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    [Theory, OnBothEngines]
    public async Task What_is_recorded_is_to_the_millisecond_and_the_same_in_the_fact_and_the_column(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        hub.Time.SetUtcNow(Hub.Start.AddTicks(1_234_567));
        var id = await hub.OpenedAsync(Cast.Finance);
        var expected = Hub.Start.AddMilliseconds(123);
        Assert.All(await hub.RecordAsync(id), e => Assert.Equal((expected, expected, TimeSpan.Zero), (e.At, Facts.Read(e) is DomainEvent f ? f.At : default, e.At.Offset)));
        Assert.Equal(expected, (await hub.LoadAsync(id)).Consultations[0].AskedAt);
        Assert.True((await hub.VerifyAsync()).IsClean);
    }
}

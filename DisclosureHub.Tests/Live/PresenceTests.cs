using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Tests.Integration;
using DisclosureHub.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DisclosureHub.Tests.Live;

public sealed class PresenceTests
{
    private static readonly JointReleaseId Release = new(Cast.Id(900));
    private static readonly JointReleaseId Other = new(Cast.Id(901));

    private readonly FakeTimeProvider _time = new();
    private readonly ChangeFeed _feed;
    private readonly Presence _presence;

    public PresenceTests()
    {
        _feed = new ChangeFeed(_time, NullLogger<ChangeFeed>.Instance);
        _presence = new Presence(_feed);
    }

    [Fact]
    public void Who_enters_is_there_until_he_leaves_and_nowhere_else()
    {
        Assert.Empty(_presence.At(Release));
        using (_presence.Enter(Release, Cast.Drafter.Person.Id))
        {
            Assert.Equal([new Present(Cast.Drafter.Person.Id, null)], _presence.At(Release));
            Assert.Empty(_presence.At(Other));
        }

        Assert.Empty(_presence.At(Release));
    }

    [Fact]
    public async Task Whose_browser_cannot_be_reached_is_gone_within_half_a_minute_and_back_at_his_seat_when_it_can()
    {
        using var connection = new Connection(_time);
        using var seat = _presence.Enter(Release, Cast.Drafter.Person.Id, connection);
        seat.WritesFor(Cast.Finance.Id);
        await connection.OnConnectionDownAsync(null!, default);
        Assert.Single(_presence.At(Release));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Empty(_presence.At(Release));
        await connection.OnConnectionUpAsync(null!, default);
        Assert.Equal([new Present(Cast.Drafter.Person.Id, Cast.Finance.Id)], _presence.At(Release));

        await connection.OnConnectionDownAsync(null!, default);
        await connection.OnConnectionUpAsync(null!, default);
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Single(_presence.At(Release));
    }

    [Fact]
    public void A_person_with_two_tabs_is_there_once_and_stays_until_both_are_closed()
    {
        var (one, two) = (_presence.Enter(Release, Cast.Drafter.Person.Id), _presence.Enter(Release, Cast.Drafter.Person.Id));
        Assert.Single(_presence.At(Release));
        one.Dispose();
        Assert.Single(_presence.At(Release));
        two.Dispose();
        two.Dispose();
        Assert.Empty(_presence.At(Release));
    }

    [Fact]
    public void Who_writes_in_one_tab_is_shown_writing_whatever_the_other_does()
    {
        using var looks = _presence.Enter(Release, Cast.FinanceDrafter.Person.Id);
        using var writes = _presence.Enter(Release, Cast.FinanceDrafter.Person.Id);
        writes.WritesFor(Cast.Finance.Id);
        Assert.Equal([new Present(Cast.FinanceDrafter.Person.Id, Cast.Finance.Id)], _presence.At(Release));
        writes.WritesFor(null);
        Assert.Equal([new Present(Cast.FinanceDrafter.Person.Id, null)], _presence.At(Release));
    }

    [Fact]
    public void Who_has_left_cannot_be_writing()
    {
        var seat = _presence.Enter(Release, Cast.FinanceDrafter.Person.Id);
        seat.Dispose();
        seat.WritesFor(Cast.Finance.Id);
        Assert.Empty(_presence.At(Release));
    }

    [Fact]
    public async Task Coming_writing_and_leaving_are_told_at_the_address_of_presence_and_not_at_the_matters()
    {
        var (told, matter) = (new SemaphoreSlim(0), 0);
        using var watch = _feed.Watch(
            () =>
            {
                _ = told.Release();
                return Task.CompletedTask;
            },
            Address.PresenceAt(Release));
        using var other = _feed.Watch(
            () =>
            {
                matter++;
                return Task.CompletedTask;
            },
            Address.Of(Release));
        async Task ToldAsync(Action act)
        {
            act();
            Assert.True(await told.WaitAsync(TimeSpan.FromSeconds(30)));
        }

        Presence.Seat? seat = null;
        await ToldAsync(() => seat = _presence.Enter(Release, Cast.FinanceDrafter.Person.Id));

        // The next one may come while the feed still holds back; the clock is moved until it is told.
        foreach (var act in (Action[])[() => seat!.WritesFor(Cast.Finance.Id), () => seat!.Dispose()])
        {
            act();
            while (!await told.WaitAsync(TimeSpan.FromMilliseconds(20)))
            {
                _time.Advance(ChangeFeed.Pace);
            }
        }

        Assert.Equal(0, matter);
    }
}

using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace DisclosureHub.Tests.Integration;

/// <summary>A sign-in that was ended acts no more, wherever it was ended.</summary>
public sealed class EndedSignInTests
{
    [Theory, OnBothEngines]
    public async Task A_sign_in_ended_on_another_machine_is_refused_at_the_door_at_once_and_known_to_pages_within_seconds(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        var signIn = SignInOf(hub, Cast.FinanceHead);
        var actor = hub.ActorOf(Cast.FinanceHead) with { SignIn = signIn.Id };
        Assert.False(await hub.Get<SignIns>().HasEndedAsync(signIn));

        var elsewhere = new SignIns(hub.Contexts, hub.Get<WriteLane>(), hub.Time, NullLogger<SignIns>.Instance);
        await elsewhere.EndAsync(signIn);
        Assert.True(await elsewhere.HasEndedAsync(signIn));
        Assert.IsType<SignInHasExpired>((await hub.Runner.RunAsync(await hub.OpinionAsync(id, Cast.Finance), actor)).Refusal);
        Assert.Empty((await hub.LoadAsync(id)).Opinions);
        hub.Time.Advance(SignIns.Fresh);
        Assert.True(await hub.Get<SignIns>().HasEndedAsync(signIn));

        // Signed in again, the same person goes on.
        Assert.Null((await hub.Runner.RunAsync(await hub.OpinionAsync(id, Cast.Finance), actor with { SignIn = SignInOf(hub, Cast.FinanceHead).Id })).Refusal);
    }

    [Theory, OnBothEngines]
    public async Task What_would_have_expired_anyway_is_not_kept(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        await hub.Get<SignIns>().EndAsync(SignInOf(hub, Cast.FinanceHead));
        hub.Time.Advance(TimeSpan.FromHours(11));
        var later = SignInOf(hub, Cast.LegalHead);
        await hub.Get<SignIns>().EndAsync(later);
        await hub.Get<SignIns>().EndAsync(later);
        await using var db = hub.Contexts.CreateDbContext();
        Assert.Equal([later.Id], await db.SignIns.Select(e => e.Id).ToListAsync());
    }

    [Theory, OnBothEngines]
    public async Task A_sign_in_without_an_act_for_half_an_hour_does_nothing_more_and_no_act_brings_it_back(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var (id, signIns) = (await hub.OpenedAsync(Cast.Finance), hub.Get<SignIns>());
        var signIn = await signIns.BeginAsync(Cast.FinanceHead.Person.Id, Authentication.DemoPersona, "a browser");
        var actor = hub.ActorOf(Cast.FinanceHead) with { SignIn = signIn.Id };
        for (var i = 0; i < 3; i++)
        {
            hub.Time.Advance(SignInSpan.Default.Idle - TimeSpan.FromMinutes(1));
            Assert.Equal(SignInState.Holds, await signIns.StateAsync(signIn));
            await signIns.ActedAsync(signIn.Id);
        }

        hub.Time.Advance(SignInSpan.Default.Idle);
        Assert.IsType<SignInHasExpired>((await hub.Runner.RunAsync(await hub.OpinionAsync(id, Cast.Finance), actor)).Refusal);
        await signIns.ActedAsync(signIn.Id);
        Assert.Equal(SignInState.Idle, await signIns.StateAsync(signIn));
        Assert.True(await signIns.HasEndedAsync(signIn));
        Assert.False(await signIns.HasEndedAsync(signIn, evenIdle: true));
        Assert.Empty(await signIns.OfAsync(Cast.FinanceHead.Person.Id));

        // Another machine has heard of no act and reads the same.
        var elsewhere = new SignIns(hub.Contexts, hub.Get<WriteLane>(), hub.Time, NullLogger<SignIns>.Instance);
        await elsewhere.ActedAsync(signIn.Id);
        Assert.Equal(SignInState.Idle, await elsewhere.StateAsync(signIn));

        // Even the wall is dark when its time is over.
        hub.Time.Advance(SignInSpan.Default.Longest);
        Assert.True(await signIns.HasEndedAsync(signIn, evenIdle: true));
    }

    [Theory, OnBothEngines]
    public async Task A_sign_in_ends_after_its_longest_time_however_busy_somebody_is(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var signIns = hub.Get<SignIns>();
        var signIn = await signIns.BeginAsync(Cast.FinanceHead.Person.Id, Authentication.DemoPersona, "a browser");
        for (var passed = TimeSpan.Zero; passed < SignInSpan.Default.Longest; passed += TimeSpan.FromMinutes(15))
        {
            Assert.Equal(SignInState.Holds, await signIns.StateAsync(signIn));
            await signIns.ActedAsync(signIn.Id);
            hub.Time.Advance(TimeSpan.FromMinutes(15));
        }

        Assert.Equal(SignInState.Ended, await signIns.StateAsync(signIn));
    }

    private static SignedIn SignInOf(Hub hub, Someone who) => new(Guid.CreateVersion7(), who.Person.Id, Authentication.DemoPersona, hub.Time.GetUtcNow().AddHours(10));
}

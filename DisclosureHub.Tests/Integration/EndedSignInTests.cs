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

    private static SignedIn SignInOf(Hub hub, Someone who) => new(Guid.CreateVersion7(), who.Person.Id, Authentication.DemoPersona, hub.Time.GetUtcNow().AddHours(10));
}

using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Tests.Integration;

/// <summary>Authority comes from the post as it stands in the transaction, and from nowhere else.</summary>
public sealed class DutyTests
{
    public static readonly TheoryData<Db, string> WithoutAuthority = new(
        from engine in Enum.GetValues<Db>()
        from who in (string[])["ended post", "future post", "another's post", "no duty", "administrator", "auditor", "no such post"]
        select (engine, who));

    [Theory, MemberData(nameof(WithoutAuthority))]
    public async Task Who_holds_no_post_with_the_duty_today_is_refused_and_nothing_is_written(Db engine, string who)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        var sign = await hub.OpinionAsync(id, Cast.Finance);
        var before = await hub.EverythingAsync();
        var done = await hub.Runner.RunAsync(sign, ActorFor(hub, who));
        Assert.Equal(new NotYourDuty(Duty.SignOpinion), done.Refusal);
        Assert.Equal(0, done.Version);
        Assert.Equal(before, await hub.EverythingAsync());
        Assert.Equal(nameof(NotYourDuty), Assert.Single(await hub.RefusalsAsync()).Code);
    }

    [Theory, OnBothEngines]
    public async Task A_post_of_another_unit_carries_the_duty_but_not_the_signature(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        var sign = await hub.OpinionAsync(id, Cast.Finance);
        Assert.Equal(new OnlyTheHeadSigns(Cast.Finance.Id), (await hub.RunAsync(sign, Cast.PersonnelHead)).Refusal);
        Assert.Equal(new OnlyTheHeadSigns(Cast.Finance.Id), (await hub.Runner.RunAsync(sign, ActorFor(hub, "outside contact"))).Refusal);
    }

    [Theory, OnBothEngines]
    public async Task A_post_begins_on_its_first_day_and_ends_after_its_last_by_the_calendar_of_Shanghai(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        var sign = await hub.OpinionAsync(id, Cast.Finance);

        // A second before and a second after midnight there.
        hub.Time.SetUtcNow(new DateTimeOffset(2026, 11, 23, 15, 59, 59, TimeSpan.Zero));
        Assert.IsType<NotYourDuty>((await hub.RunAsync(sign, Cast.NextFinanceHead)).Refusal);
        hub.Time.SetUtcNow(new DateTimeOffset(2026, 11, 23, 16, 0, 0, TimeSpan.Zero));
        Assert.Null((await hub.RunAsync(sign, Cast.NextFinanceHead)).Refusal);
        Assert.Equal(Cast.NextFinanceHead.Person.Id, (await hub.LoadAsync(id)).Opinions[0].By.Person);
    }

    [Theory, OnBothEngines]
    public async Task A_post_ended_while_somebody_is_signed_in_ends_what_he_may_do_and_see(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        var actor = hub.ActorOf(Cast.FinanceHead);
        await hub.SqlAsync("""UPDATE "Posts" SET "Until" = '2026-11-22'""");
        Assert.IsType<NotYourDuty>((await hub.Runner.RunAsync(await hub.OpinionAsync(id, Cast.Finance), actor)).Refusal);
        Assert.Null(await hub.Get<Readers>().FindAsync(Cast.FinanceHead.Person.Id));
    }

    [Theory, OnBothEngines]
    public async Task An_expired_sign_in_is_refused_counted_and_writes_nothing(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        var sign = await hub.OpinionAsync(id, Cast.Finance);
        var actor = hub.ActorOf(Cast.FinanceHead);
        var before = await hub.EverythingAsync();
        hub.Time.SetUtcNow(actor.Until);
        Assert.IsType<SignInHasExpired>((await hub.Runner.RunAsync(sign, actor)).Refusal);
        Assert.Equal(before, await hub.EverythingAsync());
        Assert.Equal(nameof(SignInHasExpired), Assert.Single(await hub.RefusalsAsync()).Code);

        // Signed in again, the same attempt goes through.
        Assert.Null((await hub.RunAsync(sign, Cast.FinanceHead)).Refusal);
    }

    private static Actor ActorFor(Hub hub, string who)
    {
        var until = hub.Time.GetUtcNow().AddHours(1);
        return who switch
        {
            "ended post" => hub.ActorOf(Cast.FormerFinanceHead),
            "future post" => hub.ActorOf(Cast.NextFinanceHead),
            "another's post" => new Actor(Cast.FinanceDrafter.Person.Id, Cast.FinanceHead.Post.Id, Authentication.DemoPersona, until),
            "no duty" => hub.ActorOf(Cast.FinanceDrafter),
            "administrator" => hub.ActorOf(Cast.SecurityAdministrator),
            "auditor" => hub.ActorOf(Cast.Auditor),
            "outside contact" => hub.ActorOf(Cast.TaxContact),
            _ => new Actor(Cast.FinanceHead.Person.Id, NewId.Of<PostId>(), Authentication.DemoPersona, until),
        };
    }
}

using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Accounts;
using DisclosureHub.Web.Features.People;
using DisclosureHub.Web.Features.SetUp;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OtpNet;

namespace DisclosureHub.Tests.Integration;

/// <summary>With what people sign in: links, passwords, codes; and what the door asks of them.</summary>
public sealed class AccountTests
{
    private const string Good = "紫色 台灯 走过 冬天的河";

    private static async Task<Hub> StartAsync(Db engine)
    {
        var hub = await Hub.StartAsync(engine, (services, _) => services
            .AddIdentityCore<Account>().AddUserStore<AccountStore>().Services
            .AddDataProtection().Services
            .AddSingleton<SecondFactor>().AddSingleton<OneTimeLinks>().AddScoped<ChosenPasswords>().RemoveAll<IPasswordValidator<Account>>().AddScoped<IPasswordValidator<Account>, PasswordRules>()
            .Configure<IdentityOptions>(o => (o.Lockout.MaxFailedAccessAttempts, o.Lockout.DefaultLockoutTimeSpan) = (5, TimeSpan.FromMinutes(15))));
        await hub.SqlAsync($"""UPDATE "People" SET "MaySignIn" = {(engine == Db.Sqlite ? "1" : "true")}""");
        return hub;
    }

    private static async Task<string> LinkAsync(Hub hub, Someone who) => (await hub.Get<OneTimeLinks>().ForAsync(who.Person.Id, await hub.ReaderAsync(Cast.SecurityAdministrator)))!;

    private static async Task<T> InScopeAsync<T>(Hub hub, Func<UserManager<Account>, ChosenPasswords, Task<T>> work)
    {
        await using var scope = hub.Get<IServiceScopeFactory>().CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<UserManager<Account>>(), scope.ServiceProvider.GetRequiredService<ChosenPasswords>());
    }

    [Theory, OnBothEngines]
    public async Task A_link_lets_its_owner_choose_a_password_once_and_within_three_days(Db engine)
    {
        await using var hub = await StartAsync(engine);
        Assert.Null(await hub.Get<OneTimeLinks>().ForAsync(Cast.FinanceHead.Person.Id, await hub.ReaderAsync(Cast.SystemAdministrator)));
        var replaced = await LinkAsync(hub, Cast.FinanceHead);
        var link = await LinkAsync(hub, Cast.FinanceHead);
        Assert.Null(await hub.Get<OneTimeLinks>().OwnerOfAsync(replaced));

        await InScopeAsync(hub, async (accounts, chosen) =>
        {
            var owner = (await chosen.OwnerOfAsync(link))!;
            Assert.Equal(Cast.FinanceHead.Person.Id, owner.Person.Id);
            Assert.Equal("Differ", await chosen.ByLinkAsync(link, owner, Good, Good + "."));
            Assert.Null(await chosen.ByLinkAsync(link, owner, Good, Good));
            Assert.Equal("LinkIsUsed", await chosen.ByLinkAsync(link, owner, Good, Good));
            Assert.True(await accounts.CheckPasswordAsync((await chosen.FindAsync(owner.Person.Id))!, Good));
            return true;
        });

        var old = await LinkAsync(hub, Cast.LegalHead);
        hub.Time.Advance(OneTimeLinks.ForPassword);
        Assert.Null(await hub.Get<OneTimeLinks>().OwnerOfAsync(old));
    }

    [Theory, OnBothEngines]
    public async Task Five_wrong_tries_lock_an_account_also_when_they_come_at_once_and_the_right_password_does_not_open_it(Db engine)
    {
        await using var hub = await StartAsync(engine);
        var link = await LinkAsync(hub, Cast.FinanceHead);
        await InScopeAsync(hub, async (_, chosen) => await chosen.ByLinkAsync(link, (await chosen.OwnerOfAsync(link))!, Good, Good));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => InScopeAsync(hub, async (accounts, chosen) => await accounts.AccessFailedAsync((await chosen.FindAsync(Cast.FinanceHead.Person.Id))!))));
        Assert.True(await InScopeAsync(hub, async (accounts, chosen) => await accounts.IsLockedOutAsync((await chosen.FindAsync(Cast.FinanceHead.Person.Id))!)));
        Assert.False(await InScopeAsync(hub, async (accounts, chosen) => await accounts.IsLockedOutAsync((await chosen.FindAsync(Cast.LegalHead.Person.Id))!)));
    }

    [Theory, OnBothEngines]
    public async Task A_code_is_taken_once_and_a_recovery_code_once_however_it_is_typed(Db engine)
    {
        await using var hub = await StartAsync(engine);
        _ = await LinkAsync(hub, Cast.FinanceHead);
        var second = hub.Get<SecondFactor>();
        Task<Account?> AccountAsync() => InScopeAsync(hub, (_, chosen) => chosen.FindAsync(Cast.FinanceHead.Person.Id));
        var offer = SecondFactor.Offer("zhangwenhui", "DisclosureHub");
        Assert.StartsWith("<svg", offer.Picture, StringComparison.Ordinal);
        string Code() => new Totp(Base32Encoding.ToBytes(offer.Key)).ComputeTotp(hub.Time.GetUtcNow().UtcDateTime);

        Assert.Null(await second.TakeUpAsync((await AccountAsync())!, offer.Key, "000000"));
        Assert.False((await AccountAsync())!.AsksForCode);
        var recovery = (await second.TakeUpAsync((await AccountAsync())!, offer.Key, Code()))!;
        Assert.Equal(10, recovery.Distinct().Count());
        Assert.False(await second.TakeAsync((await AccountAsync())!, Code()));

        hub.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.True(await second.TakeAsync((await AccountAsync())!, Code()));
        Assert.False(await second.TakeAsync((await AccountAsync())!, Code()));
        Assert.True(await second.TakeAsync((await AccountAsync())!, recovery[3].ToUpperInvariant().Replace('-', ' ')));
        Assert.False(await second.TakeAsync((await AccountAsync())!, recovery[3]));
        await using var db = hub.Contexts.CreateDbContext();
        var row = await db.Accounts.AsNoTracking().SingleAsync();
        Assert.DoesNotContain(offer.Key, row.AuthenticatorKey, StringComparison.Ordinal);
        Assert.DoesNotContain(recovery[0], string.Join(' ', row.RecoveryCodes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", PasswordProblem.TooShort)]
    [InlineData("password1234", PasswordProblem.EasyToGuess)]
    [InlineData("qwertyuiop12", PasswordProblem.EasyToGuess)]
    [InlineData("zhangwenhui1", PasswordProblem.IsAName)]
    [InlineData("disclosurehub", PasswordProblem.IsAName)]
    [InlineData("correct horse battery staple", null)]
    [InlineData(Good, null)]
    public void A_password_is_long_and_hard_to_guess_and_may_be_of_any_signs(string password, PasswordProblem? problem) =>
        Assert.Equal(problem, PasswordRules.ProblemOf(password, ["zhangwenhui", "张文慧", "Zhang Wenhui"]));

    [Fact]
    public void A_password_of_64_signs_is_taken_and_one_of_200_is_not()
    {
        Assert.Null(PasswordRules.ProblemOf("k7 vulcan" + string.Concat(Enumerable.Repeat("ö语", 27)), []));
        Assert.Equal(PasswordProblem.TooLong, PasswordRules.ProblemOf(new string('x', 200), []));
    }

    [Theory, OnBothEngines]
    public async Task A_signature_asks_again_after_ten_minutes_and_other_work_does_not(Db engine)
    {
        await using var hub = await StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        var signIn = await hub.Get<SignIns>().BeginAsync(Cast.FinanceHead.Person.Id, Authentication.PasswordAndCode, "a browser");
        var actor = new Actor(Cast.FinanceHead.Person.Id, Cast.FinanceHead.Post.Id, signIn.How, signIn.Until, signIn.Id);
        hub.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.IsType<ProveItIsYou>((await hub.Runner.RunAsync(await hub.OpinionAsync(id, Cast.Finance), actor)).Refusal);
        Assert.Null((await hub.Runner.RunAsync(new Web.Features.JointReleases.AcknowledgeReading(NewId.OfCommand(), id, (await hub.LoadAsync(id)).Current!.Hash), actor)).Refusal);

        await hub.Get<SignIns>().ProveAsync(signIn.Id);
        Assert.Null((await hub.Runner.RunAsync(await hub.OpinionAsync(id, Cast.Finance), actor)).Refusal);
        Assert.Equal(nameof(Authentication.PasswordAndCode), (await hub.RecordAsync(id)).Last(e => e.Kind == "OpinionSigned").How);
    }

    [Theory, OnBothEngines]
    public async Task Whose_account_is_closed_acts_no_more_though_his_browser_is_still_signed_in(Db engine)
    {
        await using var hub = await StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        var signIn = await hub.Get<SignIns>().BeginAsync(Cast.FinanceHead.Person.Id, Authentication.Passkey, "a browser");
        var actor = new Actor(Cast.FinanceHead.Person.Id, Cast.FinanceHead.Post.Id, signIn.How, signIn.Until, signIn.Id);
        await hub.SqlAsync($"""UPDATE "People" SET "MaySignIn" = {(engine == Db.Sqlite ? "0" : "false")}""");
        Assert.IsType<NotYourDuty>((await hub.Runner.RunAsync(await hub.OpinionAsync(id, Cast.Finance), actor)).Refusal);
        Assert.IsType<NotYourDuty>(await hub.Get<SignIns>().EndAllAsync(Cast.FinanceHead.Person.Id, await hub.ReaderAsync(Cast.SystemAdministrator)));
        Assert.False(await hub.Get<SignIns>().HasEndedAsync(signIn));
        Assert.Null(await hub.Get<SignIns>().EndAllAsync(Cast.FinanceHead.Person.Id, await hub.ReaderAsync(Cast.SecurityAdministrator)));
        Assert.True(await hub.Get<SignIns>().HasEndedAsync(signIn));
        Assert.IsType<SignInHasExpired>((await hub.Runner.RunAsync(await hub.OpinionAsync(id, Cast.Finance), actor)).Refusal);
    }

    [Theory, OnBothEngines]
    [Clause("XT-3.1")]
    public async Task A_delegate_signs_for_the_head_what_was_delegated_while_it_runs_and_never_what_he_prepared(Db engine)
    {
        await using var hub = await StartAsync(engine);
        await FoundAsync(hub);
        var (first, second) = (await hub.OpenedAsync(Cast.Finance), await hub.OpenedAsync(Cast.Finance));
        var instead = new Actor(Cast.FinanceDrafter.Person.Id, Cast.FinanceHead.Post.Id, Authentication.DemoPersona, DateTimeOffset.MaxValue);
        Assert.IsType<NotYourDuty>((await hub.Runner.RunAsync(await hub.OpinionAsync(first, Cast.Finance), instead)).Refusal);

        var given = new DelegateDuties(NewId.OfCommand(), NewId.Of<DelegationId>(), Cast.FinanceDrafter.Person.Id, [Duty.SignOpinion], new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 27), "公出");
        Assert.Null((await hub.Runner.RunAsync(given, hub.ActorOf(Cast.FinanceHead))).Refusal);
        Assert.True((await hub.ReaderAsync(Cast.FinanceDrafter)).Heads(Cast.Finance.Id));
        Assert.False((await hub.ReaderAsync(Cast.FinanceDrafter)).Carries(Duty.EndRelease, Cast.Finance.Id));

        var draft = await hub.OpinionAsync(first, Cast.Finance);
        await hub.MustAsync(new Web.Features.JointReleases.DraftOpinion(NewId.OfCommand(), first, Cast.Finance.Id, draft.Content, TextHash.None), Cast.FinanceDrafter);
        Assert.IsType<DelegateSignsNoOwnDraft>((await hub.Runner.RunAsync(draft, instead)).Refusal);

        Assert.Null((await hub.Runner.RunAsync(await hub.OpinionAsync(second, Cast.Finance), instead)).Refusal);
        var signed = (await hub.LoadAsync(second)).Opinions[0].By;
        Assert.Equal((Cast.FinanceDrafter.Person.Id, (PersonId?)Cast.FinanceHead.Person.Id, Role.SectionHead), (signed.Person, signed.OnBehalfOf, signed.Role));

        Assert.Null((await hub.Runner.RunAsync(new EndDelegation(NewId.OfCommand(), given.Delegation), hub.ActorOf(Cast.FinanceHead))).Refusal);
        Assert.Equal(new StandsInNoMore(Cast.FinanceHead.Person.Id), (await hub.Runner.RunAsync(await hub.OpinionAsync(await hub.OpenedAsync(Cast.Finance), Cast.Finance), instead)).Refusal);
        Assert.False((await hub.ReaderAsync(Cast.FinanceDrafter)).Heads(Cast.Finance.Id));
    }

    [Theory, OnBothEngines]
    public async Task Who_is_in_the_bureau_is_read_by_those_who_look_after_it_and_by_the_auditor(Db engine)
    {
        await using var hub = await StartAsync(engine);
        var queries = ActivatorUtilities.CreateInstance<PeopleQueries>(hub.Get<IServiceProvider>());
        _ = await hub.Get<SignIns>().BeginAsync(Cast.FinanceHead.Person.Id, Authentication.Password, "a browser");
        foreach (var who in Cast.Holders)
        {
            var (reader, sees) = (await hub.ReaderAsync(who), who.Post.Role is Role.SystemAdministrator or Role.SecurityAdministrator or Role.AuditAdministrator or Role.OfficeHead);
            Assert.Equal(sees, await queries.ReadAsync(reader) is not null);
            var person = await queries.FindAsync(Cast.FinanceHead.Person.Id, reader);
            Assert.Equal(sees, person is not null);

            Assert.Null(await queries.SignInsAsync(Cast.FinanceHead.Person.Id, reader));
            Assert.DoesNotContain((await queries.OwnAsync(reader)).Colleagues, c => c.Id == who.Person.Id);
        }
    }

    /// <summary>Where somebody is signed in is for whoever looks after accounts, and for him only once it stands on the record that he looked.</summary>
    [Theory, OnBothEngines]
    public async Task Who_looks_into_the_sign_ins_of_somebody_is_on_the_record_before_he_sees_them(Db engine)
    {
        await using var hub = await StartAsync(engine);
        await FoundAsync(hub);
        var queries = ActivatorUtilities.CreateInstance<PeopleQueries>(hub.Get<IServiceProvider>());
        _ = await hub.Get<SignIns>().BeginAsync(Cast.FinanceHead.Person.Id, Authentication.Password, "a browser");
        var (looks, reader) = (new LookIntoSignIns(NewId.OfCommand(), Cast.FinanceHead.Person.Id), await hub.ReaderAsync(Cast.SecurityAdministrator));
        Assert.Null(await queries.SignInsAsync(Cast.FinanceHead.Person.Id, reader));

        // The cast was not put into the tables by the record, which a verification says; this adds nothing to it.
        var before = (await hub.VerifyAsync()).Found.Count;
        Assert.IsType<NoSuchPerson>((await hub.Runner.RunAsync(looks with { Person = NewId.Of<PersonId>() }, hub.ActorOf(Cast.SecurityAdministrator))).Refusal);
        Assert.Null((await hub.Runner.RunAsync(looks, hub.ActorOf(Cast.SecurityAdministrator))).Refusal);
        Assert.Single((await queries.SignInsAsync(Cast.FinanceHead.Person.Id, reader))!);

        // Of him alone, for the one who looked, and for ten minutes.
        Assert.Null(await queries.SignInsAsync(Cast.LegalHead.Person.Id, reader));
        Assert.Null(await queries.SignInsAsync(Cast.FinanceHead.Person.Id, await hub.ReaderAsync(Cast.SystemAdministrator)));
        await using var db = hub.Contexts.CreateDbContext();
        var entry = await db.Ledger.SingleAsync(e => e.Kind == nameof(SignInsLookedInto));
        Assert.Equal((Organisation.Address, Cast.SecurityAdministrator.Person.Id.Value), (entry.Matter, entry.Person));
        Assert.Equal(before, (await hub.VerifyAsync()).Found.Count);
        hub.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Null(await queries.SignInsAsync(Cast.FinanceHead.Person.Id, reader));
    }

    [Theory, OnBothEngines]
    public async Task Who_waits_for_an_account_holds_a_post_and_never_had_one(Db engine)
    {
        await using var hub = await StartAsync(engine);
        await FoundAsync(hub);
        var (queries, reader) = (ActivatorUtilities.CreateInstance<PeopleQueries>(hub.Get<IServiceProvider>()), await hub.ReaderAsync(Cast.SecurityAdministrator));
        Assert.Null(await queries.WaitingAsync(await hub.ReaderAsync(Cast.OfficeHead)));
        async Task<bool> WaitsAsync(Someone who) => (await queries.WaitingAsync(reader))!.First.Any(w => w.Person.Id == who.Person.Id);
        await hub.SqlAsync($"""UPDATE "People" SET "MaySignIn" = {(engine == Db.Sqlite ? "0" : "false")}""");
        Assert.True(await WaitsAsync(Cast.FinanceDrafter) && await WaitsAsync(Cast.LegalHead));

        Assert.Null((await hub.Runner.RunAsync(new OpenAccounts(NewId.OfCommand(), [Cast.FinanceDrafter.Person.Id]), hub.ActorOf(Cast.SecurityAdministrator))).Refusal);
        Assert.NotNull(await ActivatorUtilities.GetServiceOrCreateInstance<OneTimeLinks>(hub.Get<IServiceProvider>()).ForAsync(Cast.FinanceDrafter.Person.Id, reader));
        Assert.False(await WaitsAsync(Cast.FinanceDrafter));
        Assert.Null((await hub.Runner.RunAsync(new CloseAccount(NewId.OfCommand(), Cast.FinanceDrafter.Person.Id, "停职"), hub.ActorOf(Cast.SecurityAdministrator))).Refusal);
        Assert.False(await WaitsAsync(Cast.FinanceDrafter));

        // A post that was taken back before its first day is none.
        await hub.SqlAsync($"""UPDATE "Posts" SET "From" = '2030-01-02', "Until" = '2030-01-01' WHERE "Person" = '{(engine == Db.Sqlite ? Cast.LegalHead.Person.Id.ToString().ToUpperInvariant() : Cast.LegalHead.Person.Id.ToString())}'""");
        Assert.False(await WaitsAsync(Cast.LegalHead));
    }

    [Theory, OnBothEngines]
    public async Task A_post_written_into_the_table_behind_the_products_back_is_found(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        await hub.SqlAsync("""DELETE FROM "Posts" """, """DELETE FROM "Categories" """, """DELETE FROM "People" """, """DELETE FROM "Units" """);
        Someone[] first = [Cast.SystemAdministrator, Cast.SecurityAdministrator, Cast.Auditor];
        var setUp = new SetUpBureau(NewId.OfCommand(), [Cast.Employment, Cast.Finance], [.. first.Select(f => f.Person)], [.. first.Select(f => f.Post)]);
        Assert.Null((await hub.Runner.RunAsync(setUp, Actor.SetUp)).Refusal);
        Assert.IsType<MatterHasBegun>((await hub.Runner.RunAsync(setUp with { Id = NewId.OfCommand() }, Actor.SetUp)).Refusal);
        Assert.IsType<NotYourDuty>((await hub.Runner.RunAsync(new EstablishUnit(NewId.OfCommand(), Cast.Legal), hub.ActorOf(Cast.SecurityAdministrator))).Refusal);
        Assert.Null((await hub.Runner.RunAsync(new EstablishUnit(NewId.OfCommand(), Cast.Legal), hub.ActorOf(Cast.SystemAdministrator))).Refusal);
        Assert.Null((await hub.Runner.RunAsync(new AddPerson(NewId.OfCommand(), Cast.LegalHead.Person), hub.ActorOf(Cast.SystemAdministrator))).Refusal);
        Assert.Null((await hub.Runner.RunAsync(new GivePost(NewId.OfCommand(), Cast.LegalHead.Post with { Role = Role.Drafter }), hub.ActorOf(Cast.SecurityAdministrator))).Refusal);
        Assert.True((await hub.VerifyAsync()).IsClean);

        await hub.SqlAsync($"""UPDATE "Posts" SET "Role" = 'SectionHead' WHERE "Role" = 'Drafter'""");
        var found = Assert.Single((await hub.VerifyAsync()).Found);
        Assert.Contains("Drafter", found.Says, StringComparison.Ordinal);
        Assert.Contains("SectionHead", found.Says, StringComparison.Ordinal);
    }

    /// <summary>The cast is in the tables already; the record begins here, for what follows.</summary>
    private static async Task FoundAsync(Hub hub)
    {
        var unit = new Unit(NewId.Of<UnitId>(), "信息科", "", "信息", "", UnitKind.Section, 99);
        Person[] people = [.. new[] { "one", "two", "three" }.Select(name => new Person(NewId.Of<PersonId>(), name, "", name))];
        Role[] roles = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator];
        Assert.Null((await hub.Runner.RunAsync(
            new SetUpBureau(NewId.OfCommand(), [unit], people, [.. people.Zip(roles, (p, role) => new Post(NewId.Of<PostId>(), p.Id, unit.Id, role, new DateOnly(2026, 11, 23), null))]), Actor.SetUp)).Refusal);
    }
}

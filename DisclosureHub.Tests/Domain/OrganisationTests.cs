using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

/// <summary>Who may hold which post, and who may stand in for whom. The day is 2 November 2026.</summary>
[Clause("XT-3.1")]
public sealed class OrganisationTests
{
    private static readonly DateOnly Today = Given.Day(2);

    private readonly Unit _office = Make(1, "公开办", UnitKind.Office);
    private readonly Unit _finance = Make(2, "财务科", UnitKind.Section);
    private readonly Unit _law = Make(3, "法规科", UnitKind.Section);
    private readonly Unit _leaders = Make(4, "局领导", UnitKind.Leadership);
    private readonly Organisation _organisation;

    public OrganisationTests()
    {
        Person[] administrators = [Someone(11), Someone(12), Someone(13)];
        var posts = new[] { Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator }.Select((role, n) => Post(21 + n, administrators[n].Id, _office, role)).ToArray();
        _organisation = Organisation.SetUp(Signature.OfSetUp(Given.On(2)), [_office], administrators, posts).Made;
        foreach (var unit in (Unit[])[_finance, _law, _leaders])
        {
            Accept(_organisation.EstablishUnit(By, unit));
        }

        for (var n = 101; n <= 106; n++)
        {
            Accept(_organisation.AddPerson(By, Someone(n)));
        }

        Accept(_organisation.GivePost(By, Post(201, Id(101), _finance, Role.SectionHead)));
        Accept(_organisation.GivePost(By, Post(202, Id(102), _finance, Role.Drafter)));
        Accept(_organisation.GivePost(By, Post(203, Id(103), _law, Role.SectionHead)));
        Accept(_organisation.GivePost(By, Post(204, Id(104), _leaders, Role.DeputyInCharge)));
    }

    private static Signature By => new(Id(12), PostId.From(Given.Id(22)), UnitId.From(Given.Id(1)), Role.SecurityAdministrator, null, Authentication.PasswordAndCode, Given.On(2));

    private Signature FinanceHead => By with { Person = Id(101), Post = PostId.From(Given.Id(201)), Unit = _finance.Id, Role = Role.SectionHead };

    [Fact]
    public void An_installation_begins_with_one_administrator_of_each_kind_and_with_nobody_else()
    {
        Person[] two = [Someone(11), Someone(12)];
        var by = Signature.OfSetUp(Given.On(2));
        Assert.IsType<ThreeAdministratorsBegin>(Organisation.SetUp(by, [_office], two, [Post(21, Id(11), _office, Role.SystemAdministrator), Post(22, Id(12), _office, Role.AuditAdministrator)]).Refusal);
        Post[] oneForAll = [Post(21, Id(11), _office, Role.SystemAdministrator), Post(22, Id(11), _office, Role.SecurityAdministrator), Post(23, Id(12), _office, Role.AuditAdministrator)];
        Assert.Equal(new AdministratorsAreSeparate(Role.SystemAdministrator), Organisation.SetUp(by, [_office], two, oneForAll).Refusal);
    }

    [Fact]
    public void Administrators_hold_no_other_post_and_nobody_else_becomes_one_beside_his_work()
    {
        Refuse(new AdministratorsAreSeparate(Role.SecurityAdministrator), _organisation.GivePost(By, Post(301, Id(12), _office, Role.SystemAdministrator)));
        Refuse(new AdministratorsAreSeparate(Role.AuditAdministrator), _organisation.GivePost(By, Post(301, Id(13), _office, Role.OfficeStaff)));
        Refuse(new AdministratorsAreSeparate(Role.SectionHead), _organisation.GivePost(By, Post(301, Id(101), _office, Role.SystemAdministrator)));
        Refuse(new LastOfItsKind(Role.SystemAdministrator), _organisation.EndPost(By, PostId.From(Given.Id(21)), Today, null));
        Refuse(new LastOfItsKind(Role.SystemAdministrator), _organisation.Leave(By, Id(11), Today));
        Accept(_organisation.EndPost(By, PostId.From(Given.Id(21)), Today, (PostId.From(Given.Id(302)), Id(105))));
        Assert.Equal(Today.AddDays(1), _organisation.Posts[PostId.From(Given.Id(302))].From);
    }

    [Fact]
    public void A_unit_has_one_head_at_a_time_and_the_next_follows_on_the_day_after()
    {
        Refuse(new UnitHasAHead(Id(101)), _organisation.GivePost(By, Post(301, Id(105), _finance, Role.SectionHead)));
        Accept(_organisation.EndPost(By, PostId.From(Given.Id(201)), Given.Day(10), (PostId.From(Given.Id(301)), Id(105))));
        Assert.Equal(Id(101), _organisation.HeadOf(_finance.Id, Given.Day(10), Given.Day(10))!.Person);
        Assert.Equal(Id(105), _organisation.HeadOf(_finance.Id, Given.Day(11), Given.Day(11))!.Person);
    }

    [Fact]
    public void A_post_is_of_the_kind_of_unit_that_has_it()
    {
        Refuse(new RoleIsNotOfSuchUnit(Role.Drafter, UnitKind.Office), _organisation.GivePost(By, Post(301, Id(105), _office, Role.Drafter)));
        Refuse(new RoleIsNotOfSuchUnit(Role.Clock, UnitKind.Section), _organisation.GivePost(By, Post(301, Id(105), _finance, Role.Clock)));
        Refuse(new PostIsHeldAlready(new DateOnly(2026, 1, 1)), _organisation.GivePost(By, Post(301, Id(102), _finance, Role.Drafter)));
        Refuse(new PeriodIsUnfit(Given.Day(5), Given.Day(4)), _organisation.GivePost(By, Post(301, Id(105), _law, Role.Drafter) with { From = Given.Day(5), Until = Given.Day(4) }));
    }

    [Fact]
    public void The_office_names_an_acting_head_beside_the_one_who_is_absent_and_one_only()
    {
        Refuse(new TextIsMissing("reason", Organisation.LongestReason), _organisation.NameActingHead(By, PostId.From(Given.Id(301)), _finance.Id, Id(102), Given.Day(3), Given.Day(6), " "));
        Accept(_organisation.NameActingHead(By, PostId.From(Given.Id(301)), _finance.Id, Id(102), Given.Day(3), Given.Day(6), "科长公出"));
        Assert.True(_organisation.Posts[PostId.From(Given.Id(301))] is { IsActing: true, Role: Role.SectionHead });
        Refuse(new UnitHasAHead(Id(102)), _organisation.NameActingHead(By, PostId.From(Given.Id(302)), _finance.Id, Id(105), Given.Day(6), Given.Day(9), "科长公出"));
        Accept(_organisation.NameActingHead(By, PostId.From(Given.Id(302)), _finance.Id, Id(105), Given.Day(7), Given.Day(9), "科长公出"));
    }

    [Fact]
    public void A_head_delegates_to_his_own_unit_what_can_be_delegated_for_a_time_once()
    {
        Outcome Give(PersonId to, DateOnly first, DateOnly last, string reason = "公出", params Duty[] duties) =>
            _organisation.Delegate(FinanceHead, DelegationId.From(Given.Id(401)), to, duties.Length == 0 ? [Duty.SignOpinion] : duties, first, last, reason);

        Refuse(new DelegateIsOneself(), Give(Id(101), Today, Given.Day(6)));
        Refuse(new DelegateIsOfAnotherUnit(_finance.Id), Give(Id(103), Today, Given.Day(6)));
        Refuse(new DutyIsNotDelegable(Duty.Delegate), Give(Id(102), Today, Given.Day(6), "公出", Duty.SignOpinion, Duty.Delegate));
        Refuse(new DutyIsNotDelegable(Duty.Coordinate), Give(Id(102), Today, Given.Day(6), "公出", Duty.Coordinate));
        Refuse(new NoSuchPerson(), Give(default, Today, Given.Day(6)));
        Refuse(new DayIsPast(Given.Day(1)), Give(Id(102), Given.Day(1), Given.Day(6)));
        Refuse(new DayIsMissing(), Give(Id(102), default, Given.Day(6)));
        Refuse(new DayIsMissing(), Give(Id(102), Today, default));
        Refuse(new PeriodIsUnfit(Given.Day(6), Given.Day(5)), Give(Id(102), Given.Day(6), Given.Day(5)));
        Refuse(new TextIsMissing("reason", Organisation.LongestReason), Give(Id(102), Today, Given.Day(6), ""));
        Accept(Give(Id(102), Today, Given.Day(6)));
        Refuse(new DelegationOverlaps(Id(102), Today, Given.Day(6)), Give(Id(102), Given.Day(6), Given.Day(9)));

        var given = _organisation.Delegations.Values;
        Assert.NotNull(Organisation.Under(given, Id(102), PostId.From(Given.Id(201)), Given.Day(6)));
        Assert.Null(Organisation.Under(given, Id(102), PostId.From(Given.Id(201)), Given.Day(7)));
        Assert.Null(Organisation.Under(given, Id(103), PostId.From(Given.Id(201)), Today));
        Refuse(new DelegationIsNotPassedOn(), _organisation.Delegate(FinanceHead with { Person = Id(102), OnBehalfOf = Id(101) }, DelegationId.From(Given.Id(402)), Id(105), [Duty.SignOpinion], Today, Today, "公出"));
    }

    [Fact]
    public void A_delegation_ends_with_the_post_and_at_once_when_it_is_taken_back()
    {
        var id = DelegationId.From(Given.Id(401));
        Accept(_organisation.Delegate(FinanceHead, id, Id(102), [Duty.SignOpinion], Today, Given.Day(20), "公出"));
        Accept(_organisation.EndPost(By, PostId.From(Given.Id(201)), Given.Day(10), null));
        Assert.Equal(Given.Day(10), _organisation.Delegations[id].Last);
        Refuse(new NoSuchDelegation(), _organisation.EndDelegation(FinanceHead with { Person = Id(103) }, id));
        Accept(_organisation.EndDelegation(FinanceHead, id));
        Assert.False(_organisation.Delegations[id].IsInForceOn(Today));
        Refuse(new DelegationHasEnded(Given.Day(1)), _organisation.EndDelegation(FinanceHead, id));
        Refuse(new DelegationOutlastsPost(Given.Day(10)), _organisation.Delegate(FinanceHead, DelegationId.From(Given.Id(402)), Id(102), [Duty.SignOpinion], Today, Given.Day(11), "公出"));
    }

    [Fact]
    public void Accounts_are_opened_all_at_once_or_not_at_all()
    {
        Refuse(new NoSuchPerson(), _organisation.OpenAccounts(By, []));
        Refuse(new TooManyAccounts(Organisation.MostAccountsAtOnce), _organisation.OpenAccounts(By, [.. Enumerable.Range(1000, Organisation.MostAccountsAtOnce + 1).Select(Id)]));
        Accept(_organisation.OpenAccount(By, Id(101)));
        Refuse(new AccountIsOpen(), _organisation.OpenAccounts(By, [Id(102), Id(101)]));
        Refuse(new NoSuchPerson(), _organisation.OpenAccounts(By, [Id(102), Id(999)]));
        Assert.False(_organisation.People[Id(102)].MaySignIn);
        Accept(_organisation.OpenAccounts(By, [Id(102), Id(103), Id(102)]));
        Assert.True(_organisation.People[Id(102)].MaySignIn && _organisation.People[Id(103)].MaySignIn);
        Assert.Equal([Id(101), Id(102), Id(103)], _organisation.TakeRaised().OfType<AccountOpened>().Select(f => f.Person).TakeLast(3));
    }

    [Fact]
    public void A_day_that_is_left_empty_or_behind_or_too_late_is_named_as_what_it_is()
    {
        var post = PostId.From(Given.Id(201));
        Outcome Act(DateOnly first, DateOnly last) => _organisation.NameActingHead(By, PostId.From(Given.Id(301)), _finance.Id, Id(102), first, last, "科长公出");
        Refuse(new DayIsMissing(), Act(default, Given.Day(6)));
        Refuse(new DayIsMissing(), Act(Today, default));
        Refuse(new DayIsPast(Given.Day(1)), Act(Given.Day(1), Given.Day(1)));
        Refuse(new DayIsMissing(), _organisation.GivePost(By, Post(301, Id(105), _law, Role.Drafter) with { From = default }));
        Refuse(new DayIsMissing(), _organisation.EndPost(By, post, default, null));
        Refuse(new DayIsMissing(), _organisation.Leave(By, Id(101), default));
        Refuse(new PeriodIsUnfit(new DateOnly(2026, 1, 1), new DateOnly(2025, 12, 30)), _organisation.EndPost(By, post, new DateOnly(2025, 12, 30), null));
        Accept(_organisation.EndPost(By, post, Given.Day(10), null));
        Refuse(new PostEndsAlready(Given.Day(10)), _organisation.EndPost(By, post, Given.Day(11), null));
    }

    [Fact]
    public void A_deputys_sections_go_to_the_successor_or_to_nobody_with_his_post()
    {
        Refuse(new NobodyIsInCharge(Id(105)), _organisation.ChangeUnit(By, _finance with { DeputyInCharge = Id(105) }));
        Accept(_organisation.ChangeUnit(By, _finance with { DeputyInCharge = Id(104) }));
        Accept(_organisation.EndPost(By, PostId.From(Given.Id(204)), Given.Day(10), (PostId.From(Given.Id(301)), Id(105))));
        Assert.Equal(Id(105), _organisation.Units[_finance.Id].DeputyInCharge);
        Accept(_organisation.EndPost(By, PostId.From(Given.Id(301)), Given.Day(20), null));
        Assert.Null(_organisation.Units[_finance.Id].DeputyInCharge);
    }

    [Fact]
    public void Who_leaves_holds_no_post_and_signs_in_no_more()
    {
        Accept(_organisation.OpenAccount(By, Id(101)));
        Refuse(new AccountIsOpen(), _organisation.OpenAccount(By, Id(101)));
        Accept(_organisation.Leave(By, Id(101), Given.Day(6)));
        Assert.All(_organisation.Posts.Values.Where(p => p.Person == Id(101)), p => Assert.False(p.IsHeldOn(Given.Day(7))));
        Assert.True(_organisation.People[Id(101)] is { MaySignIn: false, LastDay: { } last } && last == Given.Day(6));
        Refuse(new PersonHasLeft(Given.Day(6)), _organisation.GivePost(By, Post(301, Id(101), _law, Role.Drafter)));
        Refuse(new PersonHasLeft(Given.Day(6)), _organisation.OpenAccount(By, Id(101)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("1zhang")]
    [InlineData("Zhang")]
    [InlineData("zhang san")]
    [InlineData("张三")]
    [InlineData("zhang\n")]
    public void An_account_name_is_small_letters_and_digits(string name) =>
        Refuse(new AccountNameIsUnfit(name), _organisation.AddPerson(By, Someone(107) with { Account = name }));

    [Fact]
    public void An_account_name_is_of_one_person_only() =>
        Refuse(new AccountNameIsTaken("p101", Id(101)), _organisation.AddPerson(By, Someone(107) with { Account = "p101" }));

    [Fact]
    public void An_English_name_may_be_left_out()
    {
        Accept(_organisation.AddPerson(By, Someone(107) with { Name = " 张三 ", NameEn = "" }));
        Assert.Equal(("张三", "张三"), (_organisation.People[Id(107)].Name, _organisation.People[Id(107)].NameEn));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Organisation.LastOrder + 1)]
    public void The_number_that_orders_a_unit_is_bounded(int order) =>
        Refuse(new OrderIsUnfit(Organisation.LastOrder), _organisation.ChangeUnit(By, _finance with { Order = order }));

    [Fact]
    public void A_unit_with_posts_does_not_become_one_of_another_kind() =>
        Refuse(new UnitHasPosts(2), _organisation.ChangeUnit(By, _finance with { Kind = UnitKind.Outside }));

    [Fact]
    [Clause("XT-2")]
    public void A_category_belongs_to_a_unit_and_can_be_given_to_another()
    {
        var category = new Category(CategoryId.From(Given.Id(501)), "财政预算", "", _finance.Id, 7);
        Refuse(new NoSuchUnit(), _organisation.AddCategory(By, category with { Owner = UnitId.From(Given.Id(99)) }));
        Refuse(new NoSuchItem(0), _organisation.AddCategory(By, category with { Code = 0 }));
        Refuse(new NoSuchItem(16), _organisation.AddCategory(By, category with { Code = 16 }));
        Accept(_organisation.AddCategory(By, category));
        Refuse(new NoSuchItem(-1), _organisation.ChangeCategory(By, category with { Code = -1 }));
        Accept(_organisation.ChangeCategory(By, category with { Owner = _law.Id }));
        Assert.Equal(_law.Id, _organisation.Categories[category.Id].Owner);
    }

    [Fact]
    public void What_its_facts_say_is_what_it_is()
    {
        Accept(_organisation.Delegate(FinanceHead, DelegationId.From(Given.Id(401)), Id(102), [Duty.SignOpinion], Today, Given.Day(20), "公出"));
        Accept(_organisation.Leave(By, Id(101), Given.Day(6)));
        Accept(_organisation.NameActingHead(By, PostId.From(Given.Id(301)), _finance.Id, Id(102), Given.Day(7), Given.Day(9), "科长离任"));
        var told = Organisation.Replay(_organisation.TakeRaised());
        Assert.Equal(_organisation.Units, told.Units);
        Assert.Equal(_organisation.People, told.People);
        Assert.Equal(_organisation.Posts, told.Posts);
        Assert.Equal(_organisation.Delegations, told.Delegations);
    }

    private static PersonId Id(int number) => PersonId.From(Given.Id(number));

    private static Person Someone(int number) => new(Id(number), $"某{number}", $"Person {number}", $"p{number}");

    private static Unit Make(int number, string name, UnitKind kind) => new(UnitId.From(Given.Id(number)), name, $"Unit {number}", name, $"U{number}", kind, number);

    private static Post Post(int number, PersonId person, Unit unit, Role role) => new(PostId.From(Given.Id(number)), person, unit.Id, role, new DateOnly(2026, 1, 1), null);

    private static void Accept(Outcome outcome) => Assert.Null(outcome.Refusal);

    private static void Refuse(Refusal with, Outcome outcome) => Assert.Equal(with, outcome.Refusal);
}

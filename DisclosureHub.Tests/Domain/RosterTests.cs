using CsCheck;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using static DisclosureHub.Tests.GivenRosters;

namespace DisclosureHub.Tests.Domain;

/// <summary>A table of units, people and posts: what each row would do, and why it cannot. The day is 2 November 2026.</summary>
public sealed class RosterTests
{
    private static readonly DateOnly Today = Given.Day(2);

    private static readonly Unit Office = new(UnitId.From(Given.Id(1)), "公开办", "Office", "公开", "OFF", UnitKind.Office, 10);

    private readonly Organisation _organisation = Begun();

    private static Signature System => Signed(11, 21, Role.SystemAdministrator);

    private static Signature Security => Signed(12, 22, Role.SecurityAdministrator);

    /// <summary>Two units, their people and their posts, in one table.</summary>
    private static RosterRow[] Whole =>
    [
        UnitRow(2, "局领导", "局领导", "领导"),
        UnitRow(3, "财务科", deputy: "zhao"),
        PostRow(4, "局领导", "赵永康", "zhao", "分管负责人"),
        PostRow(5, "财务科", "张文慧", "zhang", "科长", "2024/1/8"),
        PostRow(6, "财务科", "刘思远", "liu", "Drafter", "2026年3月1日", "2026.12.31"),
        PersonRow(7, "新同事", "xin"),
    ];

    private static Organisation Begun()
    {
        Person[] three = [Someone(11, "彭浩", "peng"), Someone(12, "陆承安", "lu"), Someone(13, "白瑞雪", "bai")];
        return Organisation.SetUp(
            Signature.OfSetUp(Given.On(2)), [Office], three, [.. Duties.Administrators.Select((role, n) => new Post(PostId.From(Given.Id(21 + n)), three[n].Id, Office.Id, role, new DateOnly(2026, 1, 1), null))]).Made;
    }

    private static Person Someone(int id, string name, string account) => new(PersonId.From(Given.Id(id)), name, name, account);

    private static Signature Signed(int person, int post, Role role) => new(PersonId.From(Given.Id(person)), PostId.From(Given.Id(post)), Office.Id, role, null, Authentication.PasswordAndCode, Given.On(2));

    private RosterPlan Plan(params RosterRow[] rows) => _organisation.PlanRoster(rows, Today);

    /// <summary>The errors as row, column and refusal.</summary>
    private List<(int, RosterColumn?, Refusal)> Errors(params RosterRow[] rows) => [.. Plan(rows).Errors.Select(e => (e.Row, e.Column, e.Why))];

    private static void Accept(Outcome outcome) => Assert.Null(outcome.Refusal);

    private void Take(params RosterRow[] rows)
    {
        Accept(_organisation.TakeUnitsAndPeople(System, rows, Plan(rows).Steps));
        Accept(_organisation.TakePosts(Security, rows, Plan(rows).Steps));
        _ = _organisation.TakeRaised();
    }

    [Fact]
    public void A_table_adds_people_and_units_first_and_posts_from_the_same_table_after_them()
    {
        _ = _organisation.TakeRaised();
        var plan = Plan(Whole);
        Assert.Empty(plan.Errors);
        Assert.Equal((6, 3), (plan.Of(Duty.Organise).Count, plan.Of(Duty.GivePosts).Count));
        Assert.Empty(_organisation.TakeRaised());

        Assert.Equal(new UnitsAndPeopleComeFirst(6), _organisation.TakePosts(Security, Whole, plan.Steps).Refusal);
        Accept(_organisation.TakeUnitsAndPeople(System, Whole, plan.Steps));
        Assert.Equal([.. Enumerable.Repeat(nameof(PersonAdded), 4), .. Enumerable.Repeat(nameof(UnitEstablished), 2)], _organisation.TakeRaised().Select(f => f.GetType().Name));
        Assert.Equal(PersonId.From(Given.Id(5004)), _organisation.Units.Values.Single(u => u.Name == "财务科").DeputyInCharge);
        Assert.Equal([10, 20, 30], _organisation.Units.Values.Select(u => u.Order));

        Accept(_organisation.TakePosts(Security, Whole, Plan(Whole).Steps));
        Assert.All(_organisation.TakeRaised(), f => Assert.Equal(Security, Assert.IsType<PostGiven>(f).By));
        Assert.Equal(new Post(PostId.From(Given.Id(5006)), PersonId.From(Given.Id(5006)), UnitId.From(Given.Id(5003)), Role.Drafter, new DateOnly(2026, 3, 1), new DateOnly(2026, 12, 31)), _organisation.Posts[PostId.From(Given.Id(5006))]);
    }

    [Fact]
    public void The_same_table_a_second_time_changes_nothing_and_is_refused()
    {
        Take(Whole);
        Assert.Equal((0, 0), (Plan(Whole).Steps.Count, Plan(Whole).Errors.Count));
        Assert.IsType<RosterChangesNothing>(_organisation.TakeUnitsAndPeople(System, Whole, []).Refusal);
        Assert.IsType<RosterChangesNothing>(_organisation.TakePosts(Security, Whole, []).Refusal);
        Assert.Empty(_organisation.TakeRaised());
    }

    [Fact]
    public void What_was_looked_at_is_what_is_taken()
    {
        var seen = Plan(Whole).Steps;
        Accept(_organisation.AddPerson(System, Someone(14, "张文慧", "zhang")));
        _ = _organisation.TakeRaised();
        Assert.IsType<RosterIsOutdated>(_organisation.TakeUnitsAndPeople(System, Whole, seen).Refusal);
        Accept(_organisation.ChangePerson(System, Someone(14, "章文慧", "zhang")));
        _ = _organisation.TakeRaised();
        Assert.Equal(new RosterHasErrors(1), _organisation.TakeUnitsAndPeople(System, Whole, Plan(Whole).Steps).Refusal);
        Assert.Empty(_organisation.TakeRaised());
    }

    [Fact]
    public void Every_row_has_its_own_errors_and_all_are_said_at_once() => Assert.Equal(
        [
            (2, RosterColumn.ShortName, new CellIsMissing()),
            (2, RosterColumn.Kind, new UnitKindIsUnknown("处室")),
            (3, RosterColumn.Name, new CellIsMissing()),
            (4, RosterColumn.Role, new RoleIsUnknown("秘书")),
            (4, RosterColumn.From, new DayIsUnreadable("3/4/2026")),
            (5, RosterColumn.Account, new AccountNameIsUnfit("Zhang San")),
            (6, RosterColumn.Unit, new CellIsMissing()),
            (6, RosterColumn.From, new CellIsMissing()),
            (7, RosterColumn.Role, new CellIsMissing()),
            (7, RosterColumn.From, new CellIsMissing()),
        ],
        Errors(
            UnitRow(2, "人事科", "处室", ""), Row(3, (RosterColumn.Account, "a.b")), PostRow(4, "公开办", "王一", "wang", "秘书", "3/4/2026"), PersonRow(5, "张三", "Zhang San"),
            Row(6, (RosterColumn.Name, "李四"), (RosterColumn.Account, "li"), (RosterColumn.Role, "经办")), Row(7, (RosterColumn.Unit, "公开办"), (RosterColumn.Name, "周五"), (RosterColumn.Account, "zhou"))));

    [Fact]
    public void A_post_whose_last_day_cannot_be_read_is_no_post_without_one()
    {
        var plan = Plan(PostRow(2, "公开办", "王一", "wang", "办公室工作人员", until: "年底"));
        Assert.Equal(new RosterError(2, RosterColumn.Until, new DayIsUnreadable("年底")), Assert.Single(plan.Errors));
        Assert.Empty(plan.Of(Duty.GivePosts));
    }

    [Fact]
    public void A_unit_and_an_account_are_the_same_in_every_row_that_names_them()
    {
        Assert.Equal([(3, RosterColumn.Kind, new EarlierRowSaysOtherwise(2, "科室"))], Errors(UnitRow(2, "财务科"), UnitRow(3, "财务科", "外单位")));
        Assert.Equal([(3, RosterColumn.Name, new EarlierRowSaysOtherwise(2, "张三"))], Errors(PersonRow(2, "张三", "zhang"), PersonRow(3, "张珊", "zhang")));
        Assert.Empty(Errors(UnitRow(2, "财务科"), UnitRow(3, "财务科", "Section"), Row(4, (RosterColumn.Unit, "财务科"))));
    }

    [Fact]
    public void All_that_is_wrong_is_said_in_one_round_and_rows_that_wait_for_another_are_told_apart()
    {
        RosterRow[] table = [PersonRow(2, "张三", "zhang"), PersonRow(3, "张珊", "zhang"), PostRow(4, "公开办", "张三", "zhang", "办公室工作人员", "2026-11-09", "2026-11-08"), PersonRow(5, "李四", "li")];
        var plan = Plan(table);
        Assert.Equal([(3, new EarlierRowSaysOtherwise(2, "张三")), (4, (Refusal)new PeriodIsUnfit(Given.Day(9), Given.Day(8)))], plan.Errors.Select(e => (e.Row, e.Why)));
        Assert.Equal([2], plan.Waiting);
    }

    [Fact]
    public void A_table_adds_and_says_where_the_record_has_something_else()
    {
        Assert.Equal([(2, RosterColumn.Name, new AccountIsAnothers("peng", "彭浩"))], Errors(PersonRow(2, "彭好", "peng")));
        Assert.Equal([(2, RosterColumn.ShortName, new RecordSaysOtherwise("公开")), (2, RosterColumn.Kind, new UnitIsOfAnotherKind(UnitKind.Office))], Errors(UnitRow(2, "公开办", "科室", "办公")));
        Take(Whole);
        Assert.Equal([(5, RosterColumn.Until, new RecordSaysOtherwise("—"))], Errors(Whole[3].With(RosterColumn.Until, "2027-01-01")));
    }

    [Fact]
    [Clause("XT-3.1")]
    public void What_the_organisation_refuses_one_by_one_is_an_error_of_the_row()
    {
        Take(Whole);
        var zhang = _organisation.People.Values.Single(p => p.Account == "zhang").Id;
        Assert.Equal(
            [
                (2, RosterColumn.Role, new UnitHasAHead(zhang)),
                (3, RosterColumn.Role, new RoleIsNotOfSuchUnit(Role.OutsideContact, UnitKind.Section)),
                (4, RosterColumn.Role, new AdministratorsAreSeparate(Role.SystemAdministrator)),
                (5, RosterColumn.Role, new AdministratorsAreSeparate(Role.SectionHead)),
                (6, RosterColumn.Until, new PeriodIsUnfit(Given.Day(9), Given.Day(8))),
                (7, RosterColumn.From, new PostIsHeldAlready(new DateOnly(2026, 3, 1))),
            ],
            Errors(
                PostRow(2, "财务科", "新同事", "xin", "科长"), PostRow(3, "财务科", "新同事", "xin", "外单位联系人"), PostRow(4, "公开办", "彭浩", "peng", "办公室工作人员"),
                PostRow(5, "公开办", "张文慧", "zhang", "安全管理员"), PostRow(6, "财务科", "新同事", "xin", "经办", "2026-11-09", "2026-11-08"), PostRow(7, "财务科", "刘思远", "liu", "经办", "2026-04-01")));
    }

    [Fact]
    public void Whoever_is_in_charge_of_a_new_unit_is_a_deputy_in_charge_by_the_record_or_by_the_table()
    {
        Assert.Equal([(2, RosterColumn.Deputy, new NobodyHasAccount("nobody"))], Errors(UnitRow(2, "财务科", deputy: "nobody")));
        Assert.Equal([(2, RosterColumn.Deputy, new NobodyIsInCharge(PersonId.From(Given.Id(11))))], Errors(UnitRow(2, "财务科", deputy: "peng")));
        Take(Whole);
        Assert.Empty(Errors(UnitRow(2, "法规科", deputy: "zhao")));
    }

    [Fact]
    public void The_three_administrators_cannot_be_mixed_within_a_table_either() => Assert.Equal(
        [(3, RosterColumn.Role, new AdministratorsAreSeparate(Role.AuditAdministrator))],
        Errors(PostRow(2, "公开办", "王一", "wang", "审计管理员"), PostRow(3, "公开办", "王一", "wang", "系统管理员")));

    [Theory]
    [InlineData("2026-1-5")]
    [InlineData("2026/01/05")]
    [InlineData("2026.1.5")]
    [InlineData("2026年1月5日")]
    [InlineData("20260105")]
    public void A_day_has_its_year_first(string written) => Assert.Equal(new DateOnly(2026, 1, 5), RosterWords.Day(written));

    [Theory]
    [InlineData("5/1/2026")]
    [InlineData("2026-02-30")]
    [InlineData("45662")]
    [InlineData("0026-01-05")]
    public void What_could_be_two_days_or_none_is_no_day(string written) => Assert.Null(RosterWords.Day(written));

    /// <summary>Any table of a few units and people, right and wrong.</summary>
    private static readonly Gen<RosterRow[]> Tables = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[0, 6], Gen.Int[0, 3], Gen.Int[0, 9]).Array[0, 12].Select(rows => rows.Select((r, n) =>
    {
        var (unit, person, role, from, slip) = r;
        string[] units = ["公开办", "财务科", "局领导", "税务局"], kinds = ["办公室", "科室", "局领导", "外单位"], roles = ["", "经办", "科长", "办公室主任", "分管负责人", "外单位联系人", "审计管理员"];
        var row = UnitRow(n + 2, units[unit], kinds[slip == 1 ? (unit + 1) % 4 : unit], unit == 0 ? "公开" : $"单位{unit}", slip == 2 && unit == 1 ? "p1" : "");
        return role == 0 ? row : new RosterRow(row.Number, row.Id, PostRow(n + 2, units[unit], slip == 3 ? "别人" : $"人{person}", $"p{person}", roles[role], $"2026-11-0{from + 1}").Cells.Concat(row.Cells.Where(c => c.Key != RosterColumn.Unit)).ToDictionary());
    }).ToArray());

    [Fact]
    public void Any_table_without_errors_is_taken_whole_and_then_changes_nothing_and_any_other_changes_nothing_at_all()
    {
        var taken = 0;
        Tables.Sample(rows =>
        {
            var organisation = Begun();
            _ = organisation.TakeRaised();
            var plan = organisation.PlanRoster(rows, Today);
            if (plan.Errors.Count > 0)
            {
                Assert.IsType<RosterHasErrors>(organisation.TakeUnitsAndPeople(System, rows, plan.Steps).Refusal);
                Assert.IsType<RosterHasErrors>(organisation.TakePosts(Security, rows, plan.Steps).Refusal);
                Assert.Empty(organisation.TakeRaised());
                return;
            }

            foreach (var (duty, take) in ((Duty, Func<RosterPlan, Outcome>)[])[(Duty.Organise, p => organisation.TakeUnitsAndPeople(System, rows, p.Steps)), (Duty.GivePosts, p => organisation.TakePosts(Security, rows, p.Steps))])
            {
                var now = organisation.PlanRoster(rows, Today);
                Assert.Equal(plan.Of(duty), now.Of(duty));
                Assert.Equal(plan.Of(duty).Count > 0, take(now).IsAccepted);
                Assert.Equal(plan.Of(duty).Count, organisation.TakeRaised().Count);
            }

            Assert.Equal((0, 0), (organisation.PlanRoster(rows, Today).Steps.Count, organisation.PlanRoster(rows, Today).Errors.Count));
            _ = Interlocked.Increment(ref taken);
        }, iter: 500);
        Assert.InRange(taken, 1, 499);
    }
}

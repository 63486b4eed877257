using System.Reflection;
using System.Runtime.CompilerServices;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>Every "no" and every due date can name its ground.</summary>
public class RulebookTests
{
    /// <summary>Limits of the machine, not of the rules.</summary>
    private static readonly Type[] Technical =
    [
        typeof(TextTooLong), typeof(TooManyBlocks), typeof(TooManyAttachments), typeof(AttachmentTooLarge), typeof(TooManyAttendees), typeof(TooManyComments),

        // Talk beside the text, and reading it, are nobody's duty; whom a matter is not before, no clause of it tells anything.
        typeof(CommentIsEmpty), typeof(NoSuchComment), typeof(CommentIsDealtWith), typeof(ReadAlready), typeof(MatterIsNotYours),

        // Who is in the bureau and may sign in: no clause says how a list is kept. What a head may hand on has one.
        typeof(TextIsMissing), typeof(AccountNameIsTaken), typeof(AccountNameIsUnfit), typeof(NoSuchUnit), typeof(NoSuchPerson), typeof(NoSuchPost), typeof(NoSuchCategory), typeof(NoSuchDelegation), typeof(PersonHasLeft),
        typeof(PeriodIsUnfit), typeof(DayIsPast), typeof(DayIsMissing), typeof(PostEndsAlready), typeof(RoleIsNotOfSuchUnit), typeof(PostIsHeldAlready), typeof(AdministratorsAreSeparate), typeof(ThreeAdministratorsBegin), typeof(LastOfItsKind), typeof(UnitHasPosts), typeof(NobodyIsInCharge),
        typeof(AccountIsOpen), typeof(TooManyAccounts), typeof(OrderIsUnfit), typeof(AccountIsNotOpen),

        // How a table is to be filled in, and that it was looked at.
        typeof(CellIsMissing), typeof(RoleIsUnknown), typeof(UnitKindIsUnknown), typeof(DayIsUnreadable), typeof(HeadingIsUnknown), typeof(EarlierRowSaysOtherwise), typeof(AccountIsAnothers), typeof(UnitIsOfAnotherKind),
        typeof(RecordSaysOtherwise), typeof(NobodyHasAccount), typeof(RosterHasErrors), typeof(RosterChangesNothing), typeof(RosterIsOutdated), typeof(UnitsAndPeopleComeFirst), typeof(RosterHasNoHeadings), typeof(RosterHasNoRows),

        // What a clock or its settings cannot do at this moment; the rule that sets a length comes with the refusal, from the term.
        typeof(DeadlineIsClosed), typeof(DeadlineIsRunning), typeof(NoticeChangesNothing), typeof(NoSuchDeadline), typeof(PausedForThisAlready), typeof(NotPausedForThis), typeof(StepIsNotDue), typeof(StepIsTaken),
        typeof(TermLengthIsOutOfBounds), typeof(TermLengthIsSetByRule), typeof(TermUnitIsSetByRule), typeof(TermChangeIsInThePast), typeof(TermChangeIsTooFarAhead), typeof(ReminderIsOutOfPlace), typeof(LadderDoesNotRise),
    ];

    public static TheoryData<string> EveryRefusal => [.. Concrete<Refusal>().Select(t => t.Name)];

    private static Type[] Concrete<T>() =>
        [.. typeof(JointRelease).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(T)) && !t.IsAbstract)];

    /// <summary>Makes a record with empty values: its article is named by the type, not by what it carries.</summary>
    private static object Make(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(p =>
            p.ParameterType == typeof(string) ? ""
            : p.ParameterType.IsValueType ? RuntimeHelpers.GetUninitializedObject(p.ParameterType)
            : null)]);
    }

    [Theory]
    [MemberData(nameof(EveryRefusal))]
    public void Every_legal_refusal_names_its_article_and_every_technical_one_has_none(string name)
    {
        var type = Concrete<Refusal>().Single(t => t.Name == name);
        var refusal = (Refusal)Make(type);

        Assert.Equal(name, refusal.Code);
        Assert.Equal(Technical.Contains(type), refusal.Article is null);
        if (refusal.Article is { } article)
        {
            Assert.Same(article, Bureau.All.Concat(Ogi.All).Single(a => a.Id == article.Id));
        }
    }

    [Fact]
    public void Every_fact_names_an_article_of_the_rulebook() =>
        Assert.All(Concrete<DomainEvent>(), t => Assert.Contains(((DomainEvent)Make(t)).Article, Bureau.All));

    [Fact]
    public void Every_article_has_words_in_both_languages_a_date_and_a_way_it_is_enforced() => Assert.All(Bureau.All, article =>
    {
        foreach (var words in new[] { article.Name, article.Says, article.Does })
        {
            Assert.False(string.IsNullOrWhiteSpace(words.Zh), article.Id);
            Assert.False(string.IsNullOrWhiteSpace(words.En), article.Id);
            Assert.NotEqual(words.Zh, words.En);
        }

        Assert.Equal(new DateOnly(2020, 9, 10), article.InForceFrom);
        Assert.NotEmpty(article.How);
    });

    [Fact]
    public void Article_ids_are_unique_and_every_article_declared_is_in_the_list()
    {
        Assert.Equal(Bureau.All.Count, Bureau.All.Select(a => a.Id).Distinct().Count());
        var declared = typeof(Bureau).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(f => f.FieldType == typeof(Article)).Select(f => (Article)f.GetValue(null)!);
        Assert.Equal(declared.Select(a => a.Id).Order(), Bureau.All.Select(a => a.Id).Order());
    }

    [Fact]
    public void An_article_is_known_by_its_id()
    {
        Assert.Equal(Bureau.XT3, Bureau.XT3 with { Says = new("别的", "else") });
        Assert.Equal(Bureau.XT3.GetHashCode(), (Bureau.XT3 with { InForceFrom = default }).GetHashCode());
        Assert.NotEqual(Bureau.XT3, Bureau.XT3_1);
        Assert.Equal("XT-3.1", Bureau.XT3_1.ToString());
        Assert.Throws<InvalidOperationException>(() => Bureau.Find("XT-99"));
    }

    [Fact]
    public void Every_term_has_a_length_an_article_and_its_own_name()
    {
        var terms = typeof(Terms).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(Term)).Select(f => (f.Name, Term: (Term)f.GetValue(null)!)).ToList();
        Assert.NotEmpty(terms);
        Assert.All(terms, t =>
        {
            Assert.Equal(t.Name, t.Term.Name);
            Assert.True(t.Term.Length > 0);
            Assert.Contains(t.Term.Article, Bureau.All.Concat(Ogi.All));
        });
    }

    [Fact]
    public void Every_clause_that_a_test_claims_to_prove_is_in_the_rulebook()
    {
        var claimed = typeof(RulebookTests).Assembly.GetTypes()
            .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static).Append(t))
            .SelectMany(m => m.GetCustomAttributes<ClauseAttribute>())
            .Select(c => c.Id).Distinct();
        Assert.All(claimed, id => Assert.Contains(id, Bureau.All.Select(a => a.Id)));
    }

    [Fact]
    public void Words_are_English_for_an_English_reader_and_Chinese_for_everybody_else()
    {
        var words = new Words("同意", "consent");
        Assert.Equal("consent", words.For(new System.Globalization.CultureInfo("en-GB")));
        Assert.Equal("同意", words.For(new System.Globalization.CultureInfo("zh-CN")));
        Assert.Equal("同意", words.For(System.Globalization.CultureInfo.InvariantCulture));
    }
}

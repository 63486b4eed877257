using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.People;

/// <summary>
/// The bureau itself as a matter: its units, people, posts and categories, who may sign in and who stands in for whom. One
/// chain on the record, one lock. Whoever writes here configures, and sees no other matter for it.
/// </summary>
public sealed partial class Organisation : Aggregate
{
    /// <summary>There is one; its address is fixed.</summary>
    public static readonly Guid Address = new("00000000-0000-8000-8000-00000000b0e0");

    /// <summary>The longest name taken, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>The longest short name: what fits a tag.</summary>
    public const int LongestShortName = 8;

    /// <summary>The same in English, where letters are narrower.</summary>
    public const int LongestShortNameEn = 16;

    /// <summary>The longest reason taken, in characters.</summary>
    public const int LongestReason = 200;

    /// <summary>The highest number that orders a unit among the others.</summary>
    public const int LastOrder = 99_999;

    /// <summary>How many accounts one act opens at most: as many links as somebody hands over at a time.</summary>
    public const int MostAccountsAtOnce = 50;

    private readonly Dictionary<UnitId, Unit> _units;
    private readonly Dictionary<PersonId, Person> _people;
    private readonly Dictionary<PostId, Post> _posts;
    private readonly Dictionary<CategoryId, Category> _categories;
    private readonly Dictionary<DelegationId, Delegation> _delegations;
    private readonly List<object> _changed = [];

    public Organisation(IEnumerable<Unit> units, IEnumerable<Person> people, IEnumerable<Post> posts, IEnumerable<Category> categories, IEnumerable<Delegation> delegations)
    {
        (_units, _people, _posts) = (units.ToDictionary(u => u.Id), people.ToDictionary(p => p.Id), posts.ToDictionary(p => p.Id));
        (_categories, _delegations) = (categories.ToDictionary(c => c.Id), delegations.ToDictionary(d => d.Id));
    }

    private Organisation()
        : this([], [], [], [], [])
    {
    }

    public override Guid Matter => Address;

    public IReadOnlyDictionary<UnitId, Unit> Units => _units;

    public IReadOnlyDictionary<PersonId, Person> People => _people;

    public IReadOnlyDictionary<PostId, Post> Posts => _posts;

    public IReadOnlyDictionary<CategoryId, Category> Categories => _categories;

    public IReadOnlyDictionary<DelegationId, Delegation> Delegations => _delegations;

    /// <summary>The units, people, posts, categories and delegations that differ from what was loaded, oldest change first.</summary>
    public IReadOnlyList<object> Changed => _changed;

    public static Organisation Begin(Signature by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var organisation = new Organisation();
        organisation.Note(new OrganisationBegun(by, by.At));
        return organisation;
    }

    /// <summary>
    /// A new installation names its first administrators and the units they sit in. From then on everything else is theirs to
    /// add, each within his own duty.
    /// </summary>
    public static Outcome<Organisation> SetUp(Signature by, IReadOnlyList<Unit> units, IReadOnlyList<Person> people, IReadOnlyList<Post> posts)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(posts);
        if (!posts.Select(p => p.Role).Order().SequenceEqual(Duties.Administrators))
        {
            return new ThreeAdministratorsBegin();
        }

        var organisation = Begin(by);
        var outcomes = units.Select(u => organisation.EstablishUnit(by, u))
            .Concat(people.Select(p => organisation.AddPerson(by, p)))
            .Concat(posts.Select(p => organisation.GivePost(by, p)))
            .Concat(posts.Select(p => organisation.OpenAccount(by, p.Person)));
        return outcomes.FirstOrDefault(o => !o.IsAccepted)?.Refusal is { } refusal ? refusal : organisation;
    }

    /// <summary>The organisation that follows from its facts.</summary>
    public static Organisation Replay(IEnumerable<DomainEvent> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var organisation = new Organisation();
        foreach (var fact in facts)
        {
            organisation.Take(fact);
        }

        return organisation;
    }

    public Outcome EstablishUnit(Signature by, Unit unit)
    {
        ArgumentNullException.ThrowIfNull(by);
        return Tidy(unit) is { Refusal: { } refusal } ? refusal : Record(new UnitEstablished(Tidied(unit), by, by.At));
    }

    /// <summary>Gives a unit other names, another place in the order, another deputy in charge.</summary>
    public Outcome ChangeUnit(Signature by, Unit unit)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(unit);
        if (!_units.TryGetValue(unit.Id, out var now))
        {
            return new NoSuchUnit();
        }

        if (Tidy(unit) is { Refusal: { } refusal })
        {
            return refusal;
        }

        if (unit.Kind != now.Kind && _posts.Values.Count(p => p.Unit == unit.Id && (p.Until is null || p.Until >= Today(by))) is var held and > 0)
        {
            return new UnitHasPosts(held);
        }

        if (unit.DeputyInCharge is { } deputy && deputy != now.DeputyInCharge && !_posts.Values.Any(p => p.Person == deputy && p.Role == Role.DeputyInCharge && p.IsHeldOn(Today(by))))
        {
            return new NobodyIsInCharge(deputy);
        }

        return Record(new UnitChanged(Tidied(unit), by, by.At));
    }

    public Outcome AddCategory(Signature by, Category category)
    {
        ArgumentNullException.ThrowIfNull(by);
        return Tidy(category) is { Refusal: { } refusal } ? refusal : Record(new CategoryAdded(Tidied(category), by, by.At));
    }

    /// <summary>Gives a category another name, or another owner: from then on the new one leads releases in it (XT-2).</summary>
    public Outcome ChangeCategory(Signature by, Category category)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(category);
        return !_categories.ContainsKey(category.Id) ? new NoSuchCategory()
            : Tidy(category) is { Refusal: { } refusal } ? refusal
            : Record(new CategoryChanged(Tidied(category), by, by.At));
    }

    private static DateOnly Today(Signature by) => WorkCalendar.DayOf(by.At);

    private static TextIsMissing? Missing(string field, string text, int most) =>
        PlainText.Of(text) is { Length: > 0 } plain && plain.Length <= most ? null : new TextIsMissing(field, most);

    /// <summary>Why these cannot be the first and the last day of something; without a last day it goes on.</summary>
    internal static Refusal? Unfit(DateOnly first, DateOnly? last) =>
        first == default || last == default(DateOnly) ? new DayIsMissing() : last < first ? new PeriodIsUnfit(first, last.Value) : null;

    /// <summary>The English name, which one may leave out: then the Chinese one stands in both languages.</summary>
    private static string English(string english, string chinese) => PlainText.Of(english) is { Length: > 0 } plain ? plain : PlainText.Of(chinese);

    private static Unit Tidied(Unit unit) => unit with
    {
        Name = PlainText.Of(unit.Name), NameEn = English(unit.NameEn, unit.Name), ShortName = PlainText.Of(unit.ShortName), ShortNameEn = English(unit.ShortNameEn, unit.ShortName),
    };

    private static Category Tidied(Category category) => category with { Name = PlainText.Of(category.Name), NameEn = English(category.NameEn, category.Name) };

    private static Outcome Tidy(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var tidied = Tidied(unit);
        Refusal? missing = Missing(nameof(unit.Name), tidied.Name, LongestName) ?? Missing(nameof(unit.NameEn), tidied.NameEn, LongestName)
            ?? Missing(nameof(unit.ShortName), tidied.ShortName, LongestShortName) ?? Missing(nameof(unit.ShortNameEn), tidied.ShortNameEn, LongestShortNameEn);
        missing ??= unit.Order is < 0 or > LastOrder ? new OrderIsUnfit(LastOrder) : null;
        return missing is null ? Outcome.Accepted : missing;
    }

    private Outcome Tidy(Category category)
    {
        ArgumentNullException.ThrowIfNull(category);
        var tidied = Tidied(category);
        Refusal? missing = Missing(nameof(category.Name), tidied.Name, LongestName) ?? Missing(nameof(category.NameEn), tidied.NameEn, LongestName);
        missing ??= category.Code is < 1 or > Category.LastItem ? new NoSuchItem(category.Code) : null;
        missing ??= _units.ContainsKey(category.Owner) ? null : new NoSuchUnit();
        return missing is null ? Outcome.Accepted : missing;
    }

    /// <summary>Every change is one fact, and what the fact says is what is so from then on.</summary>
    private Outcome Record(OrganisationFact fact)
    {
        Note(fact);
        return Outcome.Accepted;
    }

    private void Note(OrganisationFact fact)
    {
        Take(fact);
        _ = Raise(fact);
    }

    private void Take(DomainEvent fact)
    {
        switch (fact)
        {
            case UnitEstablished f: Put(_units, f.Unit.Id, f.Unit); break;
            case UnitChanged f: Put(_units, f.Unit.Id, f.Unit); break;
            case CategoryAdded f: Put(_categories, f.Category.Id, f.Category); break;
            case CategoryChanged f: Put(_categories, f.Category.Id, f.Category); break;
            case PersonAdded f: Put(_people, f.Person.Id, f.Person); break;
            case PersonChanged f: Put(_people, f.Person.Id, f.Person); break;
            case PersonLeft f: Put(_people, f.Person, _people[f.Person] with { LastDay = f.LastDay, MaySignIn = false }); break;
            case AccountOpened f: Put(_people, f.Person, _people[f.Person] with { MaySignIn = true }); break;
            case AccountClosed f: Put(_people, f.Person, _people[f.Person] with { MaySignIn = false }); break;
            case PostGiven f: Put(_posts, f.Post.Id, f.Post); break;
            case ActingHeadNamed f: Put(_posts, f.Post.Id, f.Post); break;
            case PostEnded f: Put(_posts, f.Post.Id, f.Post); break;
            case DelegationGiven f: Put(_delegations, f.Delegation.Id, f.Delegation); break;
            case DelegationEnded f: Put(_delegations, f.Delegation.Id, f.Delegation); break;
            default: break;
        }
    }

    private void Put<TId, TItem>(Dictionary<TId, TItem> items, TId id, TItem item)
        where TId : struct
        where TItem : class
    {
        items[id] = item;
        _changed.Add(item);
    }
}

using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.People;

/// <summary>
/// Tries a table on a copy of the organisation that nobody else sees: what the aggregate's own methods accept becomes a step,
/// what they refuse an error of its row. So no rule about units, people and posts is said a second time here.
/// </summary>
/// <param name="copy">Changes as it would if the whole table were taken.</param>
/// <param name="today">The legal day.</param>
internal sealed class RosterPlanning(Organisation copy, IReadOnlyList<RosterRow> rows, DateOnly today)
{
    // What is tried is kept nowhere, so nobody signs for it.
    private static readonly Signature Nobody = Signature.OfTheClock(default);

    private static readonly RosterColumn[] OfUnit = [RosterColumn.UnitEn, RosterColumn.ShortName, RosterColumn.ShortNameEn, RosterColumn.Kind, RosterColumn.Deputy];
    private static readonly RosterColumn[] OfPerson = [RosterColumn.Name, RosterColumn.NameEn, RosterColumn.Account];
    private static readonly RosterColumn[] OfPost = [RosterColumn.Role, RosterColumn.From, RosterColumn.Until];

    private readonly List<RosterStep> _steps = [];
    private readonly List<RosterError> _errors = [];
    private readonly Dictionary<string, PersonId> _people = copy.People.Values.ToDictionary(p => p.Account, p => p.Id);
    private readonly Dictionary<string, UnitId> _units = copy.Units.Values.GroupBy(u => u.Name).ToDictionary(g => g.Key, g => g.First().Id);

    // Accounts and units with an error of their own: what else the table says of them need not be wrong.
    private readonly HashSet<string> _doubtfulPeople = [];
    private readonly HashSet<string> _doubtfulUnits = [];

    public RosterPlan Plan()
    {
        foreach (var row in rows)
        {
            TakeGaps(row);
        }

        foreach (var person in rows.Where(r => r.Has(RosterColumn.Account) && r.Has(RosterColumn.Name)).GroupBy(r => r[RosterColumn.Account]))
        {
            TakePerson(person.Key, [.. person]);
        }

        foreach (var unit in rows.Where(r => r.Has(RosterColumn.Unit)).GroupBy(r => r[RosterColumn.Unit]))
        {
            TakeUnit(unit.Key, [.. unit]);
        }

        foreach (var row in rows.Where(r => r.Has(RosterColumn.Unit) && r.Has(RosterColumn.Account) && r.Has(RosterColumn.Role)))
        {
            TakePost(row);
        }

        TakeDeputies();
        var waiting = rows.Where(r => _doubtfulPeople.Contains(r[RosterColumn.Account]) || _doubtfulUnits.Contains(r[RosterColumn.Unit])).Select(r => r.Number).Except(_errors.Select(e => e.Row));
        return new RosterPlan(_steps, [.. _errors.OrderBy(e => e.Row).ThenBy(e => e.Column)], waiting.ToHashSet());
    }

    /// <summary>What a row must say because of what else it says.</summary>
    private void TakeGaps(RosterRow row)
    {
        var (person, post) = (row.Has(OfPerson), row.Has(OfPost));
        var isPost = post || (person && row.Has(RosterColumn.Unit));
        (RosterColumn Column, bool Needed)[] needs =
        [
            (RosterColumn.Unit, post || row.Has(OfUnit)),
            (RosterColumn.Name, person || post),
            (RosterColumn.Account, person || post),
            (RosterColumn.Role, isPost),
            (RosterColumn.From, isPost),
        ];
        foreach (var (column, _) in needs.Where(n => n.Needed && !row.Has(n.Column)))
        {
            Fail(row, column, new CellIsMissing());
        }
    }

    private void TakePerson(string account, RosterRow[] named)
    {
        var before = _errors.Count;
        var isKnown = _people.TryGetValue(account, out var id);
        var (name, nameEn) = (isKnown ? "" : Merged(named, RosterColumn.Name), Merged(named, RosterColumn.NameEn));
        if (isKnown)
        {
            var known = copy.People[id];
            foreach (var row in named.Where(r => r[RosterColumn.Name] != known.Name))
            {
                Fail(row, RosterColumn.Name, new AccountIsAnothers(account, known.Name));
            }

            Compare(named, RosterColumn.NameEn, nameEn, known.NameEn);
        }
        else if (_errors.Count == before)
        {
            var row = named[0];
            var person = new Person(PersonId.From(row.Id), name, nameEn, account);
            if (Try(row, copy.AddPerson(Nobody, person), RosterColumn.Name, RosterColumn.NameEn))
            {
                _people[account] = person.Id;
                _steps.Add(new PersonStep(row.Number, copy.People[person.Id]));
            }
        }

        _ = _errors.Count > before && _doubtfulPeople.Add(account);
    }

    private void TakeUnit(string name, RosterRow[] named)
    {
        var before = _errors.Count;
        var kind = KindOf(named);
        var (nameEn, shortName, shortNameEn) = (Merged(named, RosterColumn.UnitEn), Merged(named, RosterColumn.ShortName), Merged(named, RosterColumn.ShortNameEn));
        var deputy = DeputyOf(named);
        if (_units.TryGetValue(name, out var id))
        {
            var known = copy.Units[id];
            if (kind is { } said && said != known.Kind)
            {
                Fail(named.First(r => r.Has(RosterColumn.Kind)), RosterColumn.Kind, new UnitIsOfAnotherKind(known.Kind));
            }

            Compare(named, RosterColumn.UnitEn, nameEn, known.NameEn);
            Compare(named, RosterColumn.ShortName, shortName, known.ShortName);
            Compare(named, RosterColumn.ShortNameEn, shortNameEn, known.ShortNameEn);
            Compare(named, RosterColumn.Deputy, deputy is null ? "" : Merged(named, RosterColumn.Deputy), known.DeputyInCharge is { } there ? copy.People[there].Account : "—");
        }
        else
        {
            foreach (var column in ((RosterColumn[])[RosterColumn.ShortName, RosterColumn.Kind]).Where(c => !Array.Exists(named, r => r.Has(c))))
            {
                Fail(named[0], column, new CellIsMissing());
            }

            var unit = new Unit(UnitId.From(named[0].Id), name, nameEn, shortName, shortNameEn, kind ?? default, NextOrder, deputy);
            if (_errors.Count == before && Try(named[0], copy.EstablishUnit(Nobody, unit), RosterColumn.Unit, RosterColumn.UnitEn))
            {
                _units[name] = unit.Id;
                _steps.Add(new UnitStep(named[0].Number, copy.Units[unit.Id]));
            }
        }

        _ = _errors.Count > before && _doubtfulUnits.Add(name);
    }

    private void TakePost(RosterRow row)
    {
        var (role, from, until) = (RosterWords.RoleOf(row[RosterColumn.Role]), RosterWords.Day(row[RosterColumn.From]), RosterWords.Day(row[RosterColumn.Until]));
        if (role is null)
        {
            Fail(row, RosterColumn.Role, new RoleIsUnknown(row[RosterColumn.Role]));
        }

        foreach (var column in (RosterColumn[])[RosterColumn.From, RosterColumn.Until])
        {
            if (row.Has(column) && RosterWords.Day(row[column]) is null)
            {
                Fail(row, column, new DayIsUnreadable(row[column]));
            }
        }

        // Also where the person or the unit is in doubt: whoever mends the table is not to come back for it.
        if (from is { } begins && Organisation.Unfit(begins, until) is { } unfit)
        {
            Fail(row, RosterColumn.Until, unfit);
            return;
        }

        var (account, unit) = (row[RosterColumn.Account], row[RosterColumn.Unit]);
        if (role is not { } held || from is not { } first || (until is null && row.Has(RosterColumn.Until)) || _doubtfulPeople.Contains(account) || _doubtfulUnits.Contains(unit)
            || !_people.TryGetValue(account, out var person) || !_units.TryGetValue(unit, out var there))
        {
            return;
        }

        var post = new Post(PostId.From(row.Id), person, there, held, first, until);
        if (copy.Posts.Values.FirstOrDefault(p => p == post with { Id = p.Id, Until = p.Until }) is { } known)
        {
            Compare([row], RosterColumn.Until, row[RosterColumn.Until].Length == 0 ? "" : Iso(until), Iso(known.Until));
        }
        else if (Try(row, copy.GivePost(Nobody, post), null, null))
        {
            _steps.Add(new PostStep(row.Number, copy.Posts[post.Id]));
        }
    }

    /// <summary>Whoever is in charge of a new unit is a deputy in charge, or becomes one by the same table.</summary>
    private void TakeDeputies()
    {
        foreach (var step in _steps.OfType<UnitStep>().ToList())
        {
            if (step.Unit.DeputyInCharge is { } deputy && !copy.Posts.Values.Any(p => p.Person == deputy && p.Role == Role.DeputyInCharge && !(p.Until < today)))
            {
                Fail(rows.First(r => r[RosterColumn.Unit] == step.Unit.Name && r.Has(RosterColumn.Deputy)), RosterColumn.Deputy, new NobodyIsInCharge(deputy));
            }
        }
    }

    private UnitKind? KindOf(RosterRow[] named)
    {
        foreach (var row in named.Where(r => r.Has(RosterColumn.Kind) && RosterWords.Kind(r[RosterColumn.Kind]) is null))
        {
            Fail(row, RosterColumn.Kind, new UnitKindIsUnknown(row[RosterColumn.Kind]));
        }

        RosterRow[] known = [.. named.Where(r => RosterWords.Kind(r[RosterColumn.Kind]) is not null)];
        return RosterWords.Kind(Merged(known, RosterColumn.Kind, written => RosterWords.Kind(written)?.ToString() ?? ""));
    }

    private PersonId? DeputyOf(RosterRow[] named)
    {
        if (Merged(named, RosterColumn.Deputy) is not { Length: > 0 } account)
        {
            return null;
        }

        if (_people.TryGetValue(account, out var person))
        {
            return person;
        }

        Fail(named.First(r => r.Has(RosterColumn.Deputy)), RosterColumn.Deputy, new NobodyHasAccount(account));
        return null;
    }

    private int NextOrder => copy.Units.Count == 0 ? 10 : copy.Units.Values.Max(u => u.Order) + 10;

    /// <summary>What the first row that fills the cell says; rows that say otherwise have an error.</summary>
    private string Merged(RosterRow[] named, RosterColumn column, Func<string, string>? meaning = null)
    {
        if (Array.Find(named, r => r.Has(column)) is not { } first)
        {
            return "";
        }

        string Meaning(RosterRow row) => meaning is null ? row[column] : meaning(row[column]);
        foreach (var row in named.Where(r => r.Has(column) && Meaning(r) != Meaning(first)))
        {
            Fail(row, column, new EarlierRowSaysOtherwise(first.Number, first[column]));
        }

        return first[column];
    }

    private void Compare(RosterRow[] named, RosterColumn column, string said, string there)
    {
        if (said.Length > 0 && said != there)
        {
            Fail(named.First(r => r.Has(column)), column, new RecordSaysOtherwise(there));
        }
    }

    private bool Try(RosterRow row, Outcome outcome, RosterColumn? name, RosterColumn? nameEn)
    {
        if (outcome.Refusal is { } refusal)
        {
            Fail(row, ColumnOf(refusal, name, nameEn), refusal);
        }

        return outcome.IsAccepted;
    }

    private void Fail(RosterRow row, RosterColumn? column, Refusal why) => _errors.Add(new RosterError(row.Number, column, why));

    private static string Iso(DateOnly? day) => day is { } there ? there.ToString("O", System.Globalization.CultureInfo.InvariantCulture) : "—";

    /// <summary>Which cell a refusal of the aggregate speaks of.</summary>
    private static RosterColumn? ColumnOf(Refusal refusal, RosterColumn? name, RosterColumn? nameEn) => refusal switch
    {
        TextIsMissing { Field: nameof(Person.Name) } => name,
        TextIsMissing { Field: nameof(Person.NameEn) } => nameEn,
        TextIsMissing { Field: nameof(Unit.ShortName) } => RosterColumn.ShortName,
        TextIsMissing { Field: nameof(Unit.ShortNameEn) } => RosterColumn.ShortNameEn,
        AccountNameIsUnfit or AccountNameIsTaken or PersonHasLeft => RosterColumn.Account,
        RoleIsNotOfSuchUnit or UnitHasAHead or AdministratorsAreSeparate => RosterColumn.Role,
        PostIsHeldAlready => RosterColumn.From,
        PeriodIsUnfit => RosterColumn.Until,
        _ => null,
    };
}

using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.Deadlines;

/// <summary>A holiday notice as it was loaded.</summary>
public sealed record LoadedNotice(int Year, string Source, IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> MakeUpWorkdays, IReadOnlyList<string> Names)
{
    public HolidayNotice Notice => new(Year, Source, Off.ToHashSet(), MakeUpWorkdays.ToHashSet())
    {
        Names = Off.Zip(Names).Where(n => n.Second.Length > 0).ToDictionary(n => n.First, n => n.Second),
    };

    public static LoadedNotice Of(HolidayNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        DateOnly[] off = [.. notice.Off.Order()];
        return new LoadedNotice(notice.Year, notice.Source, off, [.. notice.MakeUpWorkdays.Order()], [.. off.Select(day => notice.Names.GetValueOrDefault(day, ""))]);
    }
}

/// <summary>
/// The bureau's own time rules: the time limits it set over the defaults, and the holiday notices it loaded. A matter like
/// any other: one chain on the record, one lock.
/// </summary>
public sealed class TimeRules : Aggregate
{
    /// <summary>There is one; its address is fixed.</summary>
    public static readonly Guid Address = new("00000000-0000-8000-8000-0000000071e5");

    public Guid Id { get; private set; } = Address;

    public override Guid Matter => Address;

    /// <summary>Every row ever set, in the order of setting.</summary>
    public IReadOnlyList<TermInForce> Rows { get; private set; } = [];

    /// <summary>Every notice ever loaded; of one year the last counts.</summary>
    public IReadOnlyList<LoadedNotice> Notices { get; private set; } = [];

    public static TimeRules Begin(DateTimeOffset at)
    {
        var rules = new TimeRules();
        _ = rules.Raise(new TimeRulesBegun(at));
        return rules;
    }

    /// <summary>Sets a time limit from a day on, within what rules and law allow. Running clocks keep what they started with.</summary>
    public Outcome SetTerm(Signature by, TermInForce row)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(row);
        var set = row with { SetBy = by.Person, SetAt = by.At };
        var check = TermChange.Check(set, WorkCalendar.DayOf(by.At));
        if (!check.IsAccepted)
        {
            return check;
        }

        Rows = [.. Rows, set];
        return Raise(new TermSet(
            set.Term, set.EffectiveFrom, set.Length, set.Unit, set.Reminders.AtHalfTime, set.Reminders.Before, set.Reminders.AfterDue, set.Ladder, by, by.At));
    }

    /// <summary>Loads a yearly notice. Running clocks are counted again, by the Clock, matter by matter.</summary>
    public Outcome LoadNotice(Signature by, HolidayNotice notice, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(calendar);
        if (Says(calendar, notice))
        {
            return new NoticeChangesNothing(notice.Year);
        }

        var loaded = LoadedNotice.Of(notice);
        Notices = [.. Notices, loaded];
        return Raise(new NoticeLoaded(loaded.Year, loaded.Source, loaded.Off, loaded.MakeUpWorkdays, loaded.Names, by, by.At));
    }

    /// <summary>Whether the calendar says already what the notice says.</summary>
    public static bool Says(WorkCalendar calendar, HolidayNotice notice)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(notice);
        return CalendarChange.Between(calendar, calendar.With(notice)).IsEmpty && !calendar.IsProvisional(notice.Year);
    }

    /// <summary>The timetable that follows from the defaults and these rules.</summary>
    public Timetable Over(Timetable defaults)
    {
        ArgumentNullException.ThrowIfNull(defaults);
        return new Timetable(Notices.Aggregate(defaults.Calendar, (calendar, loaded) => calendar.With(loaded.Notice)), Rows, defaults.ReceiptDayExcluded);
    }
}

/// <summary>The defaults hold, until the bureau sets something else.</summary>
public sealed record TimeRulesBegun(DateTimeOffset At) : DomainEvent(Rulebook.Bureau.XT3, At);

/// <summary>A time limit was set from a day on.</summary>
public sealed record TermSet(
    string Term, DateOnly EffectiveFrom, int Length, TermUnit Unit, bool AtHalfTime, IReadOnlyList<int> Before, bool AfterDue, IReadOnlyList<Rung> Ladder,
    Signature By, DateTimeOffset At) : DomainEvent(Terms.ArticleOf(Term), At);

/// <summary>A yearly holiday notice was loaded.</summary>
/// <param name="Names">What each day off is called, in the order of <paramref name="Off"/>; empty where it has no name.</param>
public sealed record NoticeLoaded(
    int Year, string Source, IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> MakeUpWorkdays, IReadOnlyList<string> Names, Signature By, DateTimeOffset At)
    : DomainEvent(Rulebook.Bureau.XT3, At);

/// <summary>The notice says what the calendar says already.</summary>
public sealed record NoticeChangesNothing(int Year) : Refusal(Article: null);

using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.Deadlines;

/// <summary>What it means when a term runs out and nobody has said anything.</summary>
public enum Silence
{
    IsNotConsent,
    IsConsent,
    LeavesItToTheBureau,
    Abandons,
    HasNoEffect,
}

/// <summary>In what a term is counted.</summary>
public enum TermUnit
{
    WorkingDays,
    CalendarDays,
    Hours,
}

/// <summary>Whose duty it is to do in time what a term asks for.</summary>
public enum Bearer
{
    /// <summary>The leading group's office.</summary>
    Office,

    /// <summary>The unit that leads the matter.</summary>
    Lead,

    /// <summary>The unit the clock runs about.</summary>
    Unit,
}

/// <summary>
/// A time limit: its ground, its default length, and what silence means when it lapses. Length, reminders and ladder are
/// defaults that rows replace (<see cref="TermInForce"/>); everything else is the rule itself and nobody's to change.
/// </summary>
/// <param name="Name">Its key in rows, texts and the ledger.</param>
/// <param name="Article">The clause it rests on.</param>
/// <param name="Length">How long by default, in <paramref name="Unit"/>; the day it starts on is not counted (law.md 0.4).</param>
/// <param name="Silence">What it means when it lapses unanswered. Never an approval, unless the law itself says consent.</param>
public sealed record Term(string Name, Article Article, int Length, TermUnit Unit, Silence Silence)
{
    /// <summary>Whose duty it is; reminders go to that unit's ladder.</summary>
    public Bearer Bearer { get; init; }

    /// <summary>What the Clock does at the end of the due day.</summary>
    public LapseAct Lapse { get; init; } = LapseAct.RecordsLateness;

    /// <summary>What the Clock does if nothing has come some time after that.</summary>
    public SecondAct? Then { get; init; }

    /// <summary>The shortest length a row may give, where a rule or the law protects whoever is asked.</summary>
    public int? Shortest { get; init; }

    /// <summary>The longest length a row may give, where a rule or the law sets a limit.</summary>
    public int? Longest { get; init; }

    /// <summary>Whether and how it may be made longer in a single case.</summary>
    public ExtensionRule? Extension { get; init; }

    /// <summary>Whether its clock may stand still. Hours never pause: they run through nights and holidays.</summary>
    public bool MayPause { get; init; }

    /// <summary>A rule or the law sets its length, so that its unit is not for a row to change.</summary>
    public bool IsBoundByRule => Shortest is not null || Longest is not null;
}

/// <param name="Longest">By how much at most, in the term's unit.</param>
/// <param name="Once">A second extension is refused.</param>
public sealed record ExtensionRule(int Longest, bool Once);

/// <summary>A later act of the Clock: at the end of the day that many units after the due day.</summary>
public sealed record SecondAct(int After, LapseAct Act);

/// <summary>What the Clock does by itself when a term lapses.</summary>
public enum LapseAct
{
    /// <summary>Notes that it is late; the duty goes on and reminders go up the ladder.</summary>
    RecordsLateness,

    /// <summary>Tells the head of the office.</summary>
    RemindsOfficeHead,

    /// <summary>Alarms the office.</summary>
    AlarmsOffice,

    /// <summary>Alarms the office and proposes an accountability case.</summary>
    ProposesCase,

    /// <summary>Puts a silent unit before the office.</summary>
    PutsBeforeOffice,

    /// <summary>Puts a dissent before the office.</summary>
    Escalates,

    /// <summary>Puts a mediation before the leading group.</summary>
    PutsBeforeLeadingGroup,

    /// <summary>Goes to the next rung at once, whatever the hour.</summary>
    GoesToNextRung,

    /// <summary>Leaves the decision to the bureau (OGI-32).</summary>
    LeavesItToTheBureau,

    /// <summary>Takes silence for consent, because the law says so (OGI-34).</summary>
    TakesSilenceForConsent,
}

public static class LapseActs
{
    /// <summary>After it the matter is in other hands: this clock has nothing more to do and reminds nobody.</summary>
    public static bool HandsOver(this LapseAct act) => act is
        LapseAct.PutsBeforeOffice or LapseAct.Escalates or LapseAct.PutsBeforeLeadingGroup or LapseAct.GoesToNextRung or
        LapseAct.LeavesItToTheBureau or LapseAct.TakesSilenceForConsent;
}

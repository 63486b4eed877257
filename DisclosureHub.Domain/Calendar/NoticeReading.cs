namespace DisclosureHub.Domain.Calendar;

/// <summary>What came of reading a pasted notice: the notice, or everything that is wrong with it, in the order of its lines.</summary>
/// <param name="Notice">Null as soon as there is one problem: half a notice is worse than none.</param>
public sealed record NoticeReading(HolidayNotice? Notice, IReadOnlyList<NoticeProblem> Problems);

/// <summary>Something in a pasted notice that the person who pasted it must look at. The type name is the key of its text.</summary>
/// <param name="Line">The line of the pasted text, counted from 1.</param>
public abstract record NoticeProblem(int Line)
{
    public string Code => GetType().Name;
}

/// <summary>A passage that names days and says nothing that could be understood about them.</summary>
public sealed record CannotBeRead(int Line, string Passage) : NoticeProblem(Line);

/// <summary>The title is of another year than the one chosen.</summary>
public sealed record NoticeIsForAnotherYear(int Line, int Said) : NoticeProblem(Line);

/// <summary>A holiday that every notice names is not there.</summary>
/// <param name="Holidays">Their names, separated by 、.</param>
public sealed record HolidayIsMissing(int Line, string Holidays) : NoticeProblem(Line);

/// <summary>共N天 says another number than the days given.</summary>
public sealed record CountDoesNotMatch(int Line, string Holiday, int Said, int Given) : NoticeProblem(Line);

/// <summary>The day of the week in brackets is not that of the date.</summary>
public sealed record WeekdayIsWrong(int Line, DateOnly Day, string Said) : NoticeProblem(Line);

/// <summary>A day far from the year of the notice.</summary>
public sealed record DayIsOutOfPlace(int Line, DateOnly Day) : NoticeProblem(Line);

/// <summary>Two holidays claim the same day.</summary>
public sealed record DayIsOffTwice(int Line, DateOnly Day) : NoticeProblem(Line);

/// <summary>A day to be worked is named twice, or is off as well.</summary>
public sealed record DayIsNamedTwice(int Line, DateOnly Day) : NoticeProblem(Line);

/// <summary>A make-up workday falls on Monday to Friday.</summary>
public sealed record MakeUpDayIsNoWeekendDay(int Line, DateOnly Day) : NoticeProblem(Line);

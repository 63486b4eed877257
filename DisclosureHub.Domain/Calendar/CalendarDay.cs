namespace DisclosureHub.Domain.Calendar;

/// <summary>Why a day is worked or not.</summary>
public enum DayKind
{
    /// <summary>Monday to Friday, and nothing says otherwise.</summary>
    Workday,

    /// <summary>A weekend day that the notice has worked (调休上班).</summary>
    MakeUpWorkday,

    /// <summary>Saturday or Sunday, and no holiday.</summary>
    Weekend,

    /// <summary>Named as off by the notice, or free by the law itself in a year without one.</summary>
    Holiday,
}

/// <summary>One legal day (Asia/Shanghai), what it is, and what says so.</summary>
/// <param name="Name">What a holiday is called: 春节; empty for other days.</param>
/// <param name="Source">The notice or the law behind a holiday or a make-up workday; empty where the week alone decides.</param>
/// <param name="IsProvisional">The notice of its year is not loaded (law.md 0.6).</param>
public readonly record struct CalendarDay(DateOnly Day, DayKind Kind, string Name, string Source, bool IsProvisional)
{
    public bool IsWorkday => Kind is DayKind.Workday or DayKind.MakeUpWorkday;
}

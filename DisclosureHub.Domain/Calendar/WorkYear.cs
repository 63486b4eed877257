namespace DisclosureHub.Domain.Calendar;

/// <summary>One year counted once: what each day is, and how many working days have passed by the end of it.</summary>
internal sealed class WorkYear
{
    private readonly CalendarDay[] _days;

    /// <summary>Working days from 1 January up to and including the day at this index; the entry at 0 is "before the year".</summary>
    private readonly short[] _through;

    /// <summary>Index of the n-th working day, at n - 1.</summary>
    private readonly short[] _nth;

    private readonly int _beforeFirst;

    public WorkYear(int year, Func<DateOnly, CalendarDay> about)
    {
        var first = new DateOnly(year, 1, 1);
        _beforeFirst = first.DayNumber - 1;
        _days = [.. Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(n => about(first.AddDays(n)))];
        _through = new short[_days.Length + 1];
        List<short> nth = [];
        for (short n = 1; n <= _days.Length; n++)
        {
            if (_days[n - 1].IsWorkday)
            {
                nth.Add(n);
            }

            _through[n] = (short)nth.Count;
        }

        _nth = [.. nth];
    }

    /// <summary>How many working days the year has.</summary>
    public int Workdays => _nth.Length;

    public CalendarDay this[DateOnly day] => _days[day.DayOfYear - 1];

    /// <summary>How many working days of the year lie on or before a day of it.</summary>
    public int Through(DateOnly day) => _through[day.DayOfYear];

    /// <summary>The n-th working day of the year, counted from 1.</summary>
    public DateOnly Nth(int n) => DateOnly.FromDayNumber(_beforeFirst + _nth[n - 1]);
}

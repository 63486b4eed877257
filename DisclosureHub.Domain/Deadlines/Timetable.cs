using DisclosureHub.Domain.Calendar;

namespace DisclosureHub.Domain.Deadlines;

/// <summary>The one door to time limits: the calendar they are counted with and the terms in force.</summary>
public sealed class Timetable
{
    private readonly Dictionary<string, TermInForce[]> _rows;

    /// <param name="rows">Every row ever set; a later one replaces an earlier one from its day on.</param>
    /// <param name="receiptDayExcluded">
    /// <c>receipt_day_excluded</c> (law.md 0.4, 《民法典》 art. 201): the day on which something is received or begins is not
    /// counted. A few authorities count it.
    /// </param>
    public Timetable(WorkCalendar calendar, IEnumerable<TermInForce> rows, bool receiptDayExcluded = true)
    {
        (Calendar, ReceiptDayExcluded) = (calendar, receiptDayExcluded);
        _rows = rows.GroupBy(r => r.Term, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderBy(r => r.EffectiveFrom).ThenBy(r => r.SetAt).ToArray(), StringComparer.Ordinal);
    }

    public WorkCalendar Calendar { get; }

    public bool ReceiptDayExcluded { get; }

    /// <summary>The defaults in code, nothing replaced.</summary>
    public static Timetable Defaults(WorkCalendar calendar) => new(calendar, []);

    /// <summary>The same terms, counted with another calendar.</summary>
    public Timetable With(WorkCalendar calendar) => new(calendar, _rows.Values.SelectMany(r => r), ReceiptDayExcluded);

    /// <summary>The values with which a clock of this term starts on a legal day.</summary>
    public TermInForce InForce(Term term, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(term);
        return _rows.GetValueOrDefault(term.Name)?.LastOrDefault(r => r.EffectiveFrom <= on) ?? TermInForce.DefaultOf(term);
    }
}

namespace DisclosureHub.Domain.Deadlines;

/// <summary>One stage still to come.</summary>
/// <param name="From">The legal day after which it is counted.</param>
/// <param name="To">Its last legal day, if it takes all its time.</param>
public sealed record ForecastLeg(Term Term, DateOnly From, DateOnly To);

/// <summary>
/// Whether what is still ahead fits into the limit for publication (OGI-26). Opinion, negotiation, mediation, review and
/// hand-over are 29 working days together and the limit is 20, so the overrun is shown from the day consultation opens.
/// </summary>
/// <param name="LimitOn">Last legal day for publication.</param>
/// <param name="ReachedOn">The legal day by which everything ahead would be through.</param>
/// <param name="Overrun">By how many working days that is too late; 0 when it fits.</param>
/// <param name="IsProvisional">It reaches into a year whose notice is not loaded.</param>
public sealed record Forecast(DateOnly LimitOn, DateOnly ReachedOn, int Overrun, IReadOnlyList<ForecastLeg> Legs, bool IsProvisional)
{
    /// <summary>The stages of a release between its opening and its publication, in order.</summary>
    public static readonly IReadOnlyList<Term> Stages = [Terms.JointOpinion, Terms.Negotiation, Terms.Mediation, Terms.SecrecyReview, Terms.HandOver];

    public bool Overruns => Overrun > 0;

    /// <summary>Adds up what is ahead.</summary>
    /// <param name="formedOn">
    /// When the information was formed: the date of the last signature, or the date its owner states. While that is not
    /// known, the day consultation opened, from which the text is there.
    /// </param>
    /// <param name="today">The legal day of the forecast.</param>
    /// <param name="ahead">Terms that are still to start, in the order in which they will.</param>
    /// <param name="now">The due days of clocks that run now, such as every open consultation; the latest counts, one that is over counts as today.</param>
    public static Forecast Of(DateOnly formedOn, DateOnly today, IEnumerable<Term> ahead, Timetable timetable, IEnumerable<DateOnly>? now = null)
    {
        ArgumentNullException.ThrowIfNull(ahead);
        ArgumentNullException.ThrowIfNull(timetable);
        var calendar = timetable.Calendar;
        var reached = (now ?? []).Append(today).Max();
        List<ForecastLeg> legs = [];
        foreach (var term in ahead)
        {
            var from = reached;
            var inForce = timetable.InForce(term, today);
            reached = inForce.Unit switch
            {
                TermUnit.WorkingDays => calendar.AddWorkdays(from, inForce.Length),
                TermUnit.CalendarDays => from.AddDays(inForce.Length),
                _ => from.AddDays((inForce.Length + 23) / 24),
            };
            legs.Add(new ForecastLeg(term, from, reached));
        }

        var limit = calendar.AddWorkdays(formedOn, timetable.InForce(Terms.Publication, formedOn).Length);
        var late = reached > limit ? Math.Max(1, calendar.WorkdaysBetween(limit, reached)) : 0;
        var last = reached > limit ? reached : limit;
        return new Forecast(limit, reached, late, legs, Enumerable.Range(formedOn.Year, last.Year - formedOn.Year + 1).Any(calendar.IsProvisional));
    }
}

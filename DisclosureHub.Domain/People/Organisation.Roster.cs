using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.People;

/// <summary>Units, people and posts from a table, many at once. Who may add what is as it is one by one.</summary>
public sealed partial class Organisation
{
    /// <summary>What the table would add to the organisation as it stands, and which rows cannot be taken. Changes nothing.</summary>
    /// <param name="today">The legal day, for who is a deputy in charge.</param>
    public RosterPlan PlanRoster(IReadOnlyList<RosterRow> rows, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new RosterPlanning(new Organisation(_units.Values, _people.Values, _posts.Values, _categories.Values, _delegations.Values), rows, today).Plan();
    }

    /// <summary>
    /// Adds the units and people of a table, all of them or none. Its posts stay where they are: the security administrator
    /// gives them, with <see cref="TakePosts"/>, so that nobody who adds people says what they may do.
    /// </summary>
    /// <param name="seen">The steps that were looked at; any others are refused.</param>
    /// <returns>Refused: <see cref="RosterHasErrors"/>, <see cref="RosterIsOutdated"/>, <see cref="RosterChangesNothing"/>.</returns>
    public Outcome TakeUnitsAndPeople(Signature by, IReadOnlyList<RosterRow> rows, IReadOnlyList<RosterStep> seen) => TakeRoster(by, rows, seen, Duty.Organise);

    /// <summary>Gives the posts of a table, all of them or none, once its units and people are there.</summary>
    /// <param name="seen">The steps that were looked at; any others are refused.</param>
    /// <returns>Refused: as <see cref="TakeUnitsAndPeople"/>, and <see cref="UnitsAndPeopleComeFirst"/>.</returns>
    public Outcome TakePosts(Signature by, IReadOnlyList<RosterRow> rows, IReadOnlyList<RosterStep> seen) => TakeRoster(by, rows, seen, Duty.GivePosts);

    private Outcome TakeRoster(Signature by, IReadOnlyList<RosterRow> rows, IReadOnlyList<RosterStep> seen, Duty duty)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(seen);
        var plan = PlanRoster(rows, Today(by));
        if (plan.Against(duty) is { } against)
        {
            return against;
        }

        var steps = plan.Of(duty);
        if (!steps.SequenceEqual(seen.Where(s => s.Duty == duty)))
        {
            return new RosterIsOutdated();
        }

        // All were accepted on a copy a moment ago, in this order.
        return steps.Select(step => Take(by, step)).FirstOrDefault(o => !o.IsAccepted)?.Refusal is { } impossible
            ? throw new InvalidOperationException($"What a copy accepted was refused: {impossible}")
            : Outcome.Accepted;
    }

    private Outcome Take(Signature by, RosterStep step) => step switch
    {
        UnitStep s => EstablishUnit(by, s.Unit),
        PersonStep s => AddPerson(by, s.Person),
        PostStep s => GivePost(by, s.Post),
        _ => throw new InvalidOperationException($"Nobody knows how to take a {step.GetType().Name}."),
    };
}

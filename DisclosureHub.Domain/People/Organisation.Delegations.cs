using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.People;

/// <summary>Who stands in for whom.</summary>
public sealed partial class Organisation
{
    /// <summary>The holder of a post has somebody of his unit do certain of its duties for a time.</summary>
    public Outcome Delegate(Signature by, DelegationId id, PersonId to, IReadOnlyList<Duty> duties, DateOnly first, DateOnly last, string reason)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(duties);
        if (by.OnBehalfOf is not null)
        {
            return new DelegationIsNotPassedOn();
        }

        if (!_posts.TryGetValue(by.Post, out var post))
        {
            return new NoSuchPost();
        }

        if (!_people.ContainsKey(to))
        {
            return new NoSuchPerson();
        }

        if (to == by.Person)
        {
            return new DelegateIsOneself();
        }

        if (duties.Count == 0)
        {
            return new DelegationNamesNoDuty();
        }

        if (duties.Where(d => !Delegation.OfferedBy(post.Role).Contains(d)).Cast<Duty?>().FirstOrDefault() is { } other)
        {
            return new DutyIsNotDelegable(other);
        }

        if (Unfit(first, last) is { } unfit)
        {
            return unfit;
        }

        if (first < Today(by))
        {
            return new DayIsPast(first);
        }

        if (post.Until is { } ends && ends < last)
        {
            return new DelegationOutlastsPost(ends);
        }

        if (!_posts.Values.Any(p => p.Person == to && p.Unit == post.Unit && p.Role.WorksForItsUnit() && p.Overlaps(first, last)))
        {
            return new DelegateIsOfAnotherUnit(post.Unit);
        }

        if (_delegations.Values.FirstOrDefault(d => d.Post == post.Id && d.Overlaps(first, last)) is { } running)
        {
            return new DelegationOverlaps(running.To, running.First, running.Last);
        }

        return Missing(nameof(reason), reason, LongestReason) is { } missing ? missing
            : Record(new DelegationGiven(new Delegation(id, post.Id, by.Person, to, [.. duties.Distinct().Order()], first, last, PlainText.Of(reason)), by, by.At));
    }

    /// <summary>Whoever gave a delegation takes it back. It ends at once; what was signed under it stands.</summary>
    public Outcome EndDelegation(Signature by, DelegationId id)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!_delegations.TryGetValue(id, out var delegation) || delegation.By != by.Person)
        {
            return new NoSuchDelegation();
        }

        if (delegation.Last < Today(by))
        {
            return new DelegationHasEnded(delegation.Last);
        }

        // Not at the end of today: who takes it back wants no more signed for him from now on.
        var last = Today(by).AddDays(-1);
        return Record(new DelegationEnded(delegation with { Last = last < delegation.First ? delegation.First.AddDays(-1) : last }, by, by.At));
    }

    /// <summary>The delegation under which somebody may act in another's post on that day; null when there is none.</summary>
    public static Delegation? Under(IEnumerable<Delegation> delegations, PersonId person, PostId post, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(delegations);
        return delegations.FirstOrDefault(d => d.To == person && d.Post == post && d.IsInForceOn(day));
    }
}

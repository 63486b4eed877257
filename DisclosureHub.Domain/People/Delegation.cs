using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.People;

public readonly record struct DelegationId(Guid Value) : IId<DelegationId>
{
    public static DelegationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>
/// A delegation (代签): for a time, somebody else does certain duties of a post in its holder's stead. What is done so is
/// signed "B for A". It is no post: it gives nothing else, cannot be passed on, and ends with the post.
/// </summary>
/// <param name="Post">The post whose duties are delegated.</param>
/// <param name="By">Its holder.</param>
/// <param name="First">First legal day, Asia/Shanghai.</param>
/// <param name="Last">Last legal day; earlier than first agreed when it was ended before its time.</param>
public sealed record Delegation(DelegationId Id, PostId Post, PersonId By, PersonId To, IReadOnlyList<Duty> Duties, DateOnly First, DateOnly Last, string Reason)
{
    /// <summary>What may be delegated: signing and deciding for one's unit. What a body decides, what only a configuration needs, and delegating itself stay with the post.</summary>
    public static readonly IReadOnlyList<Duty> Delegable =
    [
        Duty.SignOpinion, Duty.OpenConsultation, Duty.Negotiate, Duty.TakePartInMediation, Duty.EndRelease, Duty.KeepTemplate, Duty.Instruct, Duty.Coordinate,
    ];

    /// <summary>What of it a role could delegate.</summary>
    public static IReadOnlyList<Duty> OfferedBy(Role role) => role.Carries(Duty.Delegate) ? [.. Delegable.Where(d => role.Carries(d))] : [];

    /// <summary>By what it says; the list of duties is compared item by item.</summary>
    public bool Equals(Delegation? other) => other is not null && (Id, Post, By, To, First, Last, Reason) == (other.Id, other.Post, other.By, other.To, other.First, other.Last, other.Reason) && Duties.SequenceEqual(other.Duties);

    public override int GetHashCode() => Id.GetHashCode();

    public bool IsInForceOn(DateOnly day) => First <= day && day <= Last;

    public bool Overlaps(DateOnly first, DateOnly last) => First <= last && first <= Last;
}

using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Notices;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Notices;

/// <summary>Which persons an addressee is today, from the posts they hold.</summary>
public sealed class Recipients(IReadOnlyList<Post> posts, IReadOnlyList<Unit> units)
{
    private readonly ILookup<UnitId, Post> _byUnit = posts.Where(p => p.Role.WorksForItsUnit()).ToLookup(p => p.Unit);

    /// <summary>Everybody meant, each once.</summary>
    public IEnumerable<PersonId> Of(Addressee to) => (to switch
    {
        Addressee.OfPerson one => [one.Person],
        Addressee.OfOffice office => posts.Where(p => p.Role == Role.OfficeHead || (p.Role == Role.OfficeStaff && !office.HeadOnly)).Select(p => p.Person),
        Addressee.OfLeadingGroup => posts.Where(p => p.Role is Role.LeadingGroupChair or Role.LeadingGroupMember).Select(p => p.Person),
        Addressee.OfUnit unit => Enum.GetValues<Rung>().Where(rung => unit.From <= rung && rung <= unit.To).SelectMany(rung => At(unit.Unit, rung)),
        _ => throw new ArgumentOutOfRangeException(nameof(to), to, "Nobody knows who that is."),
    }).Distinct();

    /// <summary>The posts of a person today: what he may see follows from them.</summary>
    public Reader ReaderOf(PersonId person) => new(person, [.. posts.Where(p => p.Person == person)]);

    private IEnumerable<PersonId> At(UnitId unit, Rung rung) => rung switch
    {
        // The contact of an outside unit is handler and head in one.
        Rung.Handler => _byUnit[unit].Where(p => p.Role is Role.Drafter or Role.OfficeStaff or Role.OutsideContact).Select(p => p.Person),
        Rung.Head => _byUnit[unit].Where(p => p.Role.HeadsItsUnit()).Select(p => p.Person),
        Rung.DeputyInCharge => units.FirstOrDefault(u => u.Id == unit)?.DeputyInCharge is { } deputy ? [deputy] : [],
        _ => [],
    };
}

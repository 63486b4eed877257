using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Features.Help;

/// <summary>One guide: for which posts it is written; for none in particular when it is everybody's.</summary>
/// <param name="Key">Its place in the address, and the name of its files in <c>Written</c>.</param>
public sealed record Guide(string Key, params IReadOnlyList<Role> For);

/// <summary>The guides there are, in the order in which they are listed. Every post that people hold has exactly one.</summary>
public static class Guides
{
    /// <summary>What everybody reads first.</summary>
    public static readonly Guide Start = new("start");

    public static readonly IReadOnlyList<Guide> All =
    [
        Start,
        new("drafter", Role.Drafter),
        new("head", Role.SectionHead),
        new("leadership", Role.DeputyInCharge, Role.DisclosureDeputy, Role.Director),
        new("leading-group", Role.LeadingGroupChair, Role.LeadingGroupMember),
        new("office-staff", Role.OfficeStaff),
        new("office-head", Role.OfficeHead),
        new("secrecy-reviewer", Role.SecrecyReviewer),
        new("outside-contact", Role.OutsideContact),
        new("system-administrator", Role.SystemAdministrator),
        new("security-administrator", Role.SecurityAdministrator),
        new("audit-administrator", Role.AuditAdministrator),
    ];

    /// <summary>The guide of that key; null when there is none.</summary>
    public static Guide? Find(string key) => All.FirstOrDefault(g => g.Key == key);
}

using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;

namespace DisclosureHub.Tests.Integration;

/// <summary>A person in one post.</summary>
public sealed record Someone(Person Person, Post Post);

/// <summary>The bureau that every database of these tests begins with. Ids are numbers; the day is 23 November 2026, a Monday.</summary>
public static class Cast
{
    private static readonly List<Someone> Everybody = [];

    public static readonly Unit Employment = Unit(1, "就业科", UnitKind.Section);
    public static readonly Unit Finance = Unit(2, "财务科", UnitKind.Section);
    public static readonly Unit Legal = Unit(3, "法规科", UnitKind.Section);
    public static readonly Unit Personnel = Unit(4, "人事科", UnitKind.Section);
    public static readonly Unit Office = Unit(5, "公开办", UnitKind.Office);
    public static readonly Unit Leaders = Unit(6, "局领导", UnitKind.Leadership);
    public static readonly Unit TaxBureau = Unit(7, "税务局", UnitKind.Outside);

    public static readonly Category Recruitment = new(CategoryId.From(Id(21)), "公开招聘", "Recruitment", Employment.Id, 14);

    /// <summary>Leads every release of these tests.</summary>
    public static readonly Someone Drafter = Make(101, Employment, Role.Drafter);
    public static readonly Someone Head = Make(102, Employment, Role.SectionHead);
    public static readonly Someone FinanceDrafter = Make(103, Finance, Role.Drafter);
    public static readonly Someone FinanceHead = Make(104, Finance, Role.SectionHead);
    public static readonly Someone LegalDrafter = Make(105, Legal, Role.Drafter);
    public static readonly Someone LegalHead = Make(106, Legal, Role.SectionHead);

    /// <summary>Of a unit that is never asked.</summary>
    public static readonly Someone PersonnelDrafter = Make(107, Personnel, Role.Drafter);
    public static readonly Someone PersonnelHead = Make(108, Personnel, Role.SectionHead);
    public static readonly Someone OfficeStaff = Make(109, Office, Role.OfficeStaff);
    public static readonly Someone OfficeHead = Make(110, Office, Role.OfficeHead);
    public static readonly Someone Director = Make(111, Leaders, Role.Director);
    public static readonly Someone TaxContact = Make(112, TaxBureau, Role.OutsideContact);

    public static readonly Someone OtherOfficeStaff = Make(118, Office, Role.OfficeStaff);
    public static readonly Someone Chair = Make(119, Leaders, Role.LeadingGroupChair);
    public static readonly Someone Member = Make(120, Leaders, Role.LeadingGroupMember);

    /// <summary>Everybody who holds a post today.</summary>
    public static IReadOnlyList<Someone> Holders => [.. Everybody.Where(e => e.Post.IsHeldOn(new DateOnly(2026, 11, 23)))];

    /// <summary>Administrators and the auditor sit in the very units whose drafts are not for them.</summary>
    public static readonly Someone SystemAdministrator = Make(113, Employment, Role.SystemAdministrator);
    public static readonly Someone SecurityAdministrator = Make(114, Finance, Role.SecurityAdministrator);
    public static readonly Someone Auditor = Make(115, Employment, Role.AuditAdministrator);

    /// <summary>Headed Finance until yesterday.</summary>
    public static readonly Someone FormerFinanceHead = Make(116, Finance, Role.SectionHead, until: new DateOnly(2026, 11, 22));

    /// <summary>Heads Finance from tomorrow.</summary>
    public static readonly Someone NextFinanceHead = Make(117, Finance, Role.SectionHead, from: new DateOnly(2026, 11, 24));

    public static Guid Id(int number) => new(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0);

    public static void Seed(HubDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Units.AddRange(Employment, Finance, Legal, Personnel, Office, Leaders, TaxBureau);
        db.Categories.Add(Recruitment);
        db.People.AddRange(Everybody.Select(e => e.Person));
        db.Posts.AddRange(Everybody.Select(e => e.Post));
    }

    /// <summary>Who drafts and who heads there.</summary>
    public static (Someone Drafter, Someone Head) Of(UnitId unit) =>
        unit == Finance.Id ? (FinanceDrafter, FinanceHead)
        : unit == Legal.Id ? (LegalDrafter, LegalHead)
        : unit == Personnel.Id ? (PersonnelDrafter, PersonnelHead)
        : unit == Office.Id ? (OfficeStaff, OfficeHead)
        : unit == TaxBureau.Id ? (TaxContact, TaxContact)
        : (Drafter, Head);

    private static Unit Unit(int number, string name, UnitKind kind) =>
        new(UnitId.From(Id(number)), name, $"Unit {number}", name, $"U{number}", kind, number);

    private static Someone Make(int number, Unit unit, Role role, DateOnly? from = null, DateOnly? until = null)
    {
        var person = new Person(PersonId.From(Id(number)), $"{unit.Name}{number}", $"Person {number}", $"p{number}");
        var someone = new Someone(person, new Post(PostId.From(Id(1000 + number)), person.Id, unit.Id, role, from ?? new DateOnly(2020, 1, 1), until));
        Everybody.Add(someone);
        return someone;
    }
}

namespace DisclosureHub.Domain.People;

/// <summary>What a post is held as.</summary>
public enum Role
{
    Drafter,
    SectionHead,
    DeputyInCharge,
    DisclosureDeputy,
    Director,
    LeadingGroupChair,
    LeadingGroupMember,
    OfficeStaff,
    OfficeHead,
    SecrecyReviewer,
    OutsideContact,
    SystemAdministrator,
    SecurityAdministrator,
    AuditAdministrator,
}

/// <summary>What one may do in a post. Every command and every page names the duty it asks for.</summary>
public enum Duty
{
    /// <summary>See matters, as far as <c>Visibility</c> lets one.</summary>
    ReadMatters,

    /// <summary>Write a release for the own unit.</summary>
    DraftRelease,

    /// <summary>Give the preliminary opinion and put a text to the units concerned.</summary>
    OpenConsultation,

    /// <summary>Write the own unit's opinion for its head.</summary>
    DraftOpinion,

    /// <summary>Sign the own unit's opinion.</summary>
    SignOpinion,

    /// <summary>Read the record of matters one may see.</summary>
    ReadLedger,

    /// <summary>Read the whole record and verify it.</summary>
    VerifyLedger,
}

/// <summary>Which role carries which duty: one table, read by the command door and by every page.</summary>
public static class Duties
{
    private static readonly Duty[] Reading = [Duty.ReadMatters, Duty.ReadLedger];

    private static readonly Dictionary<Role, Duty[]> Table = new()
    {
        [Role.Drafter] = [.. Reading, Duty.DraftRelease, Duty.DraftOpinion],
        [Role.SectionHead] = [.. Reading, Duty.DraftRelease, Duty.OpenConsultation, Duty.DraftOpinion, Duty.SignOpinion],
        [Role.OfficeStaff] = [.. Reading, Duty.DraftRelease, Duty.DraftOpinion],
        [Role.OfficeHead] = [.. Reading, Duty.DraftRelease, Duty.OpenConsultation, Duty.DraftOpinion, Duty.SignOpinion],
        [Role.DeputyInCharge] = Reading,
        [Role.DisclosureDeputy] = Reading,
        [Role.Director] = Reading,
        [Role.LeadingGroupChair] = Reading,
        [Role.LeadingGroupMember] = Reading,
        [Role.SecrecyReviewer] = Reading,
        [Role.OutsideContact] = [Duty.ReadMatters],

        // Administrators configure and see no matter; the auditor reads all and writes nothing.
        [Role.SystemAdministrator] = [],
        [Role.SecurityAdministrator] = [],
        [Role.AuditAdministrator] = [Duty.ReadMatters, Duty.ReadLedger, Duty.VerifyLedger],
    };

    public static bool Carries(this Role role, Duty duty) => Table[role].Contains(duty);

    /// <summary>Whether the role signs for its whole unit: the head of a section, the head of the office.</summary>
    public static bool HeadsItsUnit(this Role role) => role is Role.SectionHead or Role.OfficeHead;

    /// <summary>Whether the role does its unit's own work: administrators sit in a unit without being of it.</summary>
    public static bool WorksForItsUnit(this Role role) => role is not
        (Role.SystemAdministrator or Role.SecurityAdministrator or Role.AuditAdministrator);

    /// <summary>Whether the role sees every matter of the bureau: the office, the leadership, the auditor.</summary>
    public static bool SeesTheWholeBureau(this Role role) => role is
        Role.OfficeStaff or Role.OfficeHead or Role.SecrecyReviewer or
        Role.DeputyInCharge or Role.DisclosureDeputy or Role.Director or
        Role.LeadingGroupChair or Role.LeadingGroupMember or Role.AuditAdministrator;
}

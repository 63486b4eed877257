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

    /// <summary>Nobody's post: the product itself, when a time limit asks it to act.</summary>
    Clock,

    /// <summary>Nobody's post: whoever holds the link that a new installation prints once.</summary>
    SetUp,
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

    /// <summary>Write a proposal to a unit that dissents.</summary>
    DraftProposal,

    /// <summary>Sign a proposal, answer one, or put a dissent before the office.</summary>
    Negotiate,

    /// <summary>Decide as the office what is its to decide: removals, further units, another lead, outcomes.</summary>
    Coordinate,

    /// <summary>Prepare and record for the office: meetings, attendance, minutes, letters received.</summary>
    AssistCoordination,

    /// <summary>Take part in a mediation: state a position, try a text, sign the minutes.</summary>
    TakePartInMediation,

    /// <summary>Record a decision of the leading group.</summary>
    DecideForLeadingGroup,

    /// <summary>Record an opinion signed on paper, or confirm what somebody else recorded.</summary>
    RecordPaperOpinion,

    /// <summary>Give a handler an instruction (授意、批示).</summary>
    Instruct,

    /// <summary>Object to an instruction or a decision (异议).</summary>
    Object,

    /// <summary>Comment on a text and say that one has read it.</summary>
    Discuss,

    /// <summary>Urge a unit that owes an answer (催办).</summary>
    Urge,

    /// <summary>Call a consultation back or withdraw a release.</summary>
    EndRelease,

    /// <summary>Keep a release as a template of its category.</summary>
    KeepTemplate,

    /// <summary>Read the record of matters one may see.</summary>
    ReadLedger,

    /// <summary>Read the whole record and verify it.</summary>
    VerifyLedger,

    /// <summary>Carry out what a time limit asks for. The Clock's alone.</summary>
    KeepTime,

    /// <summary>Set time limits within what rules and law allow, and load the yearly holiday notice.</summary>
    SetTerms,

    /// <summary>Keep units, people and categories as they are in the bureau.</summary>
    Organise,

    /// <summary>Give and end posts, open and close accounts: who may act at all.</summary>
    GivePosts,

    /// <summary>Have somebody else do duties of one's own post for a time (代签).</summary>
    Delegate,

    /// <summary>Name the first administrators of a new installation. Done once.</summary>
    SetUp,

    /// <summary>Look after what runs by itself: jobs, parked steps, and in the demonstration the bureau's clock.</summary>
    TendJobs,
}

/// <summary>Which role carries which duty: one table, read by the command door and by every page.</summary>
public static class Duties
{
    private static readonly Duty[] Reading = [Duty.ReadMatters, Duty.ReadLedger];

    private static readonly Duty[] Handling =
    [
        .. Reading, Duty.DraftRelease, Duty.DraftOpinion, Duty.DraftProposal, Duty.TakePartInMediation, Duty.RecordPaperOpinion,
        Duty.Object, Duty.Discuss, Duty.Urge,
    ];

    private static readonly Duty[] Heading =
    [
        .. Handling, Duty.OpenConsultation, Duty.SignOpinion, Duty.Negotiate, Duty.Instruct, Duty.EndRelease, Duty.KeepTemplate, Duty.Delegate,
    ];

    private static readonly Duty[] Leading = [.. Reading, Duty.TakePartInMediation, Duty.Discuss];

    private static readonly Dictionary<Role, Duty[]> Table = new()
    {
        [Role.Drafter] = Handling,
        [Role.SectionHead] = Heading,
        [Role.OfficeStaff] = [.. Handling, Duty.AssistCoordination],
        [Role.OfficeHead] = [.. Heading, Duty.AssistCoordination, Duty.Coordinate],
        [Role.DeputyInCharge] = [.. Leading, Duty.Instruct, Duty.Delegate],
        [Role.DisclosureDeputy] = [.. Leading, Duty.Instruct, Duty.Delegate],
        [Role.Director] = [.. Leading, Duty.Instruct, Duty.Delegate],
        [Role.LeadingGroupChair] = [.. Leading, Duty.Instruct, Duty.DecideForLeadingGroup],
        [Role.LeadingGroupMember] = Leading,
        [Role.SecrecyReviewer] = [.. Reading, Duty.Object, Duty.Discuss],

        // Answers for its unit and sees no more of the bureau than what was put to it.
        [Role.OutsideContact] = [Duty.ReadMatters, Duty.DraftOpinion, Duty.SignOpinion, Duty.Negotiate],

        // Administrators configure and see no matter; the auditor reads all and writes nothing.
        [Role.SystemAdministrator] = [Duty.Organise, Duty.SetTerms, Duty.TendJobs],
        [Role.SecurityAdministrator] = [Duty.GivePosts],
        [Role.AuditAdministrator] = [Duty.ReadMatters, Duty.ReadLedger, Duty.VerifyLedger],
        [Role.Clock] = [Duty.KeepTime],
        [Role.SetUp] = [Duty.SetUp],
    };

    public static bool Carries(this Role role, Duty duty) => Table[role].Contains(duty);

    /// <summary>Whether the role signs for its whole unit: the head of a section, the head of the office, the contact of an outside unit.</summary>
    public static bool HeadsItsUnit(this Role role) => role is Role.SectionHead or Role.OfficeHead or Role.OutsideContact;

    /// <summary>The three administrators, none of whom is another: of the system, of its security, of its record.</summary>
    public static readonly IReadOnlyList<Role> Administrators = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator];

    /// <summary>Whether it is one of the three administrators' roles.</summary>
    public static bool Administers(this Role role) => Administrators.Contains(role);

    /// <summary>Whether the role does its unit's own work: administrators sit in a unit without being of it.</summary>
    public static bool WorksForItsUnit(this Role role) => !role.Administers() && role is not (Role.Clock or Role.SetUp);

    /// <summary>Whether the role sees every matter of the bureau: the office, the leadership, the auditor.</summary>
    public static bool SeesTheWholeBureau(this Role role) => role is
        Role.OfficeStaff or Role.OfficeHead or Role.SecrecyReviewer or
        Role.DeputyInCharge or Role.DisclosureDeputy or Role.Director or
        Role.LeadingGroupChair or Role.LeadingGroupMember or Role.AuditAdministrator;
}

namespace DisclosureHub.Domain.People;

/// <summary>How somebody showed who he is when he signed.</summary>
public enum Authentication
{
    /// <summary>Picked in the demonstration; proves nothing, and the record says so.</summary>
    DemoPersona,

    /// <summary>The product itself, on a due date.</summary>
    Clock,

    /// <summary>On paper: the scan was recorded by one person and confirmed by another, who is the one that signs here.</summary>
    OnPaper,

    /// <summary>By the link that a new installation prints once.</summary>
    SetUpLink,

    /// <summary>By password alone, where the bureau allows that.</summary>
    Password,

    /// <summary>By password and a code from the person's own device, or one of his recovery codes.</summary>
    PasswordAndCode,

    /// <summary>By a passkey on the person's own device.</summary>
    Passkey,

    /// <summary>By the bureau's own sign-in service, which vouches for it.</summary>
    FederatedSignIn,

    /// <summary>By the bureau's own sign-in service and a code from the person's own device, or one of his recovery codes.</summary>
    FederatedSignInAndCode,
}

/// <summary>
/// Who did something, in which post, for whom, when and how authenticated. The unit and role are those of the post at
/// that moment; a later change of post leaves a signature what it was.
/// </summary>
/// <param name="OnBehalfOf">The person represented, when a delegation is acted under.</param>
public sealed record Signature(
    PersonId Person, PostId Post, UnitId Unit, Role Role, PersonId? OnBehalfOf, Authentication How, DateTimeOffset At)
{
    /// <summary>The product itself, acting on a due date: nobody, in no post.</summary>
    public static Signature OfTheClock(DateTimeOffset at) => new(default, default, default, Role.Clock, null, Authentication.Clock, at);

    /// <summary>Whoever holds the link that a new installation prints once.</summary>
    public static Signature OfSetUp(DateTimeOffset at) => new(default, default, default, Role.SetUp, null, Authentication.SetUpLink, at);

    /// <summary>Only the head speaks for a unit in writing (XT-3.1).</summary>
    public bool MaySignFor(UnitId unit) => Unit == unit && Role.HeadsItsUnit();

    /// <summary>Whether he would sign in another's stead what he himself prepared for that other to sign: four eyes became two.</summary>
    public bool StandsInForHisOwn(Signature? prepared) => OnBehalfOf is not null && prepared?.Person == Person;

    public bool WorksIn(UnitId unit) => Unit == unit && Role.WorksForItsUnit();

    /// <summary>Somebody of the leading group's office, which organises the coordination (XT-1).</summary>
    public bool IsOffice => Role is Role.OfficeStaff or Role.OfficeHead;

    /// <summary>The head of the leading group's office.</summary>
    public bool HeadsTheOffice => Role == Role.OfficeHead;

    /// <summary>One of the leaders, who may instruct and take part without being of a unit concerned.</summary>
    public bool IsLeader => Role is Role.DeputyInCharge or Role.DisclosureDeputy or Role.Director or Role.LeadingGroupChair or Role.LeadingGroupMember;
}

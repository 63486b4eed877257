using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Domain.People;

/// <summary>Something done to the organisation: who may do what from now on follows from these facts and from nothing else.</summary>
public abstract record OrganisationFact(Article Article, Signature By, DateTimeOffset At) : DomainEvent(Article, At);

/// <summary>The bureau's organisation stands on the record from here on.</summary>
public sealed record OrganisationBegun(Signature By, DateTimeOffset At) : OrganisationFact(Bureau.XT1, By, At);

public sealed record UnitEstablished(Unit Unit, Signature By, DateTimeOffset At) : OrganisationFact(Bureau.XT2, By, At);

public sealed record UnitChanged(Unit Unit, Signature By, DateTimeOffset At) : OrganisationFact(Bureau.XT2, By, At);

public sealed record PersonAdded(Person Person, Signature By, DateTimeOffset At) : OrganisationFact(Bureau.XT1, By, At);

public sealed record PersonChanged(Person Person, Signature By, DateTimeOffset At) : OrganisationFact(Bureau.XT1, By, At);

/// <summary>Somebody left the bureau: his posts ended with that day, and he signs in no more.</summary>
public sealed record PersonLeft(PersonId Person, DateOnly LastDay, Signature By, DateTimeOffset At) : OrganisationFact(Bureau.XT1, By, At);

public sealed record PostGiven(Post Post, Signature By, DateTimeOffset At) : OrganisationFact(Bureau.XT3_1, By, At);

/// <param name="Post">The post, with its last day.</param>
/// <param name="Successor">Who takes it up on the day after; null when nobody does yet.</param>
public sealed record PostEnded(Post Post, PersonId? Successor, Signature By, DateTimeOffset At) : OrganisationFact(Bureau.XT3_1, By, At);

/// <summary>The office named somebody who heads a unit while its head is absent or there is none.</summary>
public sealed record ActingHeadNamed(Post Post, string Reason, Signature By, DateTimeOffset At) : OrganisationFact(Bureau.XT3_1, By, At);

public sealed record DelegationGiven(Delegation Delegation, Signature By, DateTimeOffset At) : OrganisationFact(Bureau.XT3_1, By, At);

/// <param name="Delegation">The delegation, with the last day on which it holds; a day before its first when it never came to hold.</param>
public sealed record DelegationEnded(Delegation Delegation, Signature By, DateTimeOffset At) : OrganisationFact(Bureau.XT3_1, By, At);

public sealed record CategoryAdded(Category Category, Signature By, DateTimeOffset At) : OrganisationFact(Bureau.XT2, By, At);

public sealed record CategoryChanged(Category Category, Signature By, DateTimeOffset At) : OrganisationFact(Bureau.XT2, By, At);

/// <summary>Somebody may sign in: he was given a link with which he chooses his own password, once.</summary>
public sealed record AccountOpened(PersonId Person, Signature By, DateTimeOffset At) : OrganisationFact(Bureau.XT1, By, At);

/// <summary>His password and second factors were taken away and a new link given, because he could not sign in or somebody else might.</summary>
public sealed record AccountReset(PersonId Person, string Reason, Signature By, DateTimeOffset At) : OrganisationFact(Bureau.XT1, By, At);

/// <summary>He signs in no more; what was open was closed.</summary>
public sealed record AccountClosed(PersonId Person, string Reason, Signature By, DateTimeOffset At) : OrganisationFact(Bureau.XT1, By, At);

/// <summary>Where and when somebody is signed in was looked into: that is his own business first, so it stands on the record who looked.</summary>
public sealed record SignInsLookedInto(PersonId Person, Signature By, DateTimeOffset At) : OrganisationFact(Bureau.XT1, By, At)
{
    /// <summary>For so long one look is enough; then it is another, on the record again.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>Whether it lets whoever looked see that person's sign-ins at this moment.</summary>
    public bool LetsSee(PersonId person, PersonId who, DateTimeOffset at) => (Person, By.Person) == (person, who) && At <= at && at - At <= Lasts;
}

/// <summary>A name, or another text that cannot be left out, is empty or too long.</summary>
/// <param name="Field">Which.</param>
public sealed record TextIsMissing(string Field, int Most) : Refusal(Article: null);

public sealed record AccountNameIsTaken(string Account, PersonId By) : Refusal(Article: null);

/// <summary>An account's name is 2 to 40 small letters, digits, dots, hyphens.</summary>
public sealed record AccountNameIsUnfit(string Account) : Refusal(Article: null);

public sealed record NoSuchUnit() : Refusal(Article: null);

public sealed record NoSuchPerson() : Refusal(Article: null);

public sealed record NoSuchPost() : Refusal(Article: null);

public sealed record NoSuchCategory() : Refusal(Article: null);

/// <summary>Where a unit stands in lists is a number from 0 on.</summary>
public sealed record OrderIsUnfit(int Most) : Refusal(Article: null);

/// <summary>A category falls under one of the items 1 to <see cref="Category.LastItem"/>.</summary>
public sealed record NoSuchItem(int Item) : Refusal(Ogi.Art20);

public sealed record NoSuchDelegation() : Refusal(Article: null);

public sealed record PersonHasLeft(DateOnly LastDay) : Refusal(Article: null);

/// <summary>The last day lies before the first.</summary>
public sealed record PeriodIsUnfit(DateOnly First, DateOnly Last) : Refusal(Article: null);

/// <summary>A day that must be today or later is behind.</summary>
public sealed record DayIsPast(DateOnly Day) : Refusal(Article: null);

/// <summary>A day that must be named was left empty.</summary>
public sealed record DayIsMissing() : Refusal(Article: null);

/// <summary>A post cannot be ended later than it ends by itself.</summary>
public sealed record PostEndsAlready(DateOnly Ends) : Refusal(Article: null);

public sealed record RoleIsNotOfSuchUnit(Role Role, UnitKind Kind) : Refusal(Article: null);

public sealed record PostIsHeldAlready(DateOnly Since) : Refusal(Article: null);

/// <summary>A unit has one head at a time; whoever stands in is named by the office as acting head.</summary>
public sealed record UnitHasAHead(PersonId Head) : Refusal(Bureau.XT3_1);

/// <summary>System, security and audit administration are three people, and none of them does the bureau's other work.</summary>
public sealed record AdministratorsAreSeparate(Role Holds) : Refusal(Article: null);

/// <summary>An installation begins with one administrator of each kind, and with nobody else.</summary>
public sealed record ThreeAdministratorsBegin() : Refusal(Article: null);

/// <summary>The product would be without an administrator of that kind.</summary>
public sealed record LastOfItsKind(Role Role) : Refusal(Article: null);

/// <summary>A unit cannot become one of another kind while people hold posts in it.</summary>
public sealed record UnitHasPosts(int Posts) : Refusal(Article: null);

public sealed record NobodyIsInCharge(PersonId Person) : Refusal(Article: null);

public sealed record AccountIsOpen() : Refusal(Article: null);

/// <summary>So many accounts are opened by one act at most: as many links as somebody hands over at a time.</summary>
public sealed record TooManyAccounts(int Most) : Refusal(Article: null);

public sealed record AccountIsNotOpen() : Refusal(Article: null);

public sealed record DelegateIsOneself() : Refusal(Bureau.XT3_1);

/// <summary>Whoever stands in for a unit is of it, and does its work.</summary>
public sealed record DelegateIsOfAnotherUnit(UnitId Unit) : Refusal(Bureau.XT3_1);

public sealed record DutyIsNotDelegable(Duty Duty) : Refusal(Bureau.XT3_1);

public sealed record DelegationNamesNoDuty() : Refusal(Bureau.XT3_1);

public sealed record DelegationOverlaps(PersonId To, DateOnly First, DateOnly Last) : Refusal(Bureau.XT3_1);

public sealed record DelegationOutlastsPost(DateOnly PostEnds) : Refusal(Bureau.XT3_1);

/// <summary>Whoever acts for somebody else does not pass that on.</summary>
public sealed record DelegationIsNotPassedOn() : Refusal(Bureau.XT3_1);

/// <summary>Whoever stands in for the head does not sign what he himself prepared for him.</summary>
public sealed record DelegateSignsNoOwnDraft() : Refusal(Bureau.XT3_1);

public sealed record DelegationHasEnded(DateOnly LastDay) : Refusal(Bureau.XT3_1);

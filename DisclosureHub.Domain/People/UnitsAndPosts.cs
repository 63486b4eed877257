namespace DisclosureHub.Domain.People;

public enum UnitKind
{
    /// <summary>科室: has a deputy director in charge.</summary>
    Section,

    /// <summary>领导小组办公室: coordinates, mediates, publishes.</summary>
    Office,

    /// <summary>局领导.</summary>
    Leadership,

    /// <summary>外单位: never accused, answers by its own letter.</summary>
    Outside,
}

/// <summary>A unit of the bureau, or one outside it that the bureau consults.</summary>
/// <param name="ShortName">Two to four characters for tags and narrow columns.</param>
/// <param name="DeputyInCharge">The deputy director in charge of a section (分管负责人); null where there is none.</param>
public sealed record Unit(UnitId Id, string Name, string NameEn, string ShortName, string ShortNameEn, UnitKind Kind, int Order, PersonId? DeputyInCharge = null);

/// <summary>A person. Names of colleagues are not personal data in the sense of the rules; nothing else is kept here.</summary>
/// <param name="Account">The name he signs in with.</param>
/// <param name="LastDay">His last day in the bureau, Asia/Shanghai; null while he is there.</param>
/// <param name="MaySignIn">Whether he has an account that is open.</param>
public sealed record Person(PersonId Id, string Name, string NameEn, string Account, DateOnly? LastDay = null, bool MaySignIn = false);

/// <summary>
/// A post: person × unit × role, dated. Authority comes from here and from nowhere else, and is read in the very
/// transaction in which it is used.
/// </summary>
/// <param name="From">First legal day, Asia/Shanghai.</param>
/// <param name="Until">Last legal day, or null while it lasts; the day before the first when it never came to be held.</param>
/// <param name="IsActing">Whether the office named its holder to head the unit for a time.</param>
public sealed record Post(PostId Id, PersonId Person, UnitId Unit, Role Role, DateOnly From, DateOnly? Until, bool IsActing = false)
{
    public bool IsHeldOn(DateOnly day) => From <= day && (Until is null || day <= Until);

    /// <summary>Whether it is held on some day of that time; without a last day the time goes on.</summary>
    public bool Overlaps(DateOnly from, DateOnly? until) => !(Until < From) && (until is null || From <= until) && (Until is null || from <= Until);
}

/// <summary>A subject category (类别) and the unit that owns it: only the owner may lead a release in it (XT-2).</summary>
/// <param name="Code">The item of Regulation art. 20 it falls under, for the annual report.</param>
public sealed record Category(CategoryId Id, string Name, string NameEn, UnitId Owner, int Code)
{
    /// <summary>Article 20 has fifteen items; the last is what else is to be disclosed.</summary>
    public const int LastItem = 15;
}

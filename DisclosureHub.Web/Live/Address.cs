using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Live;

/// <summary>Where something can change: what a page watches and a notification names. Never content.</summary>
public readonly record struct Address(string Value)
{
    /// <summary>Every matter of the bureau: for the office, the ledger, the board.</summary>
    public static readonly Address All = new("all");

    public static Address Of(JointReleaseId release) => OfMatter(release.Value);

    public static Address OfMatter(Guid matter) => new($"matter/{matter}");

    /// <summary>Every matter that concerns the unit.</summary>
    public static Address Of(UnitId unit) => new($"unit/{unit}");

    /// <summary>What one person is told: his bell.</summary>
    public static Address Of(PersonId person) => new($"person/{person}");

    /// <summary>Who is looking at a release and who is writing.</summary>
    public static Address PresenceAt(JointReleaseId release) => new($"presence/{release}");

    public override string ToString() => Value;
}

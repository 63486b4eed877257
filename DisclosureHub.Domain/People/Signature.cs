namespace DisclosureHub.Domain.People;

/// <summary>How somebody showed who he is when he signed.</summary>
public enum Authentication
{
    /// <summary>Picked in the demonstration; proves nothing, and the record says so.</summary>
    DemoPersona,

    /// <summary>The product itself, on a due date.</summary>
    Clock,
}

/// <summary>
/// Who did something, in which post, for whom, when and how authenticated. The unit and role are those of the post at
/// that moment; a later change of post leaves a signature what it was.
/// </summary>
/// <param name="OnBehalfOf">The person represented, when a delegation is acted under.</param>
public sealed record Signature(
    PersonId Person, PostId Post, UnitId Unit, Role Role, PersonId? OnBehalfOf, Authentication How, DateTimeOffset At)
{
    /// <summary>Only the head speaks for a unit in writing (XT-3.1).</summary>
    public bool MaySignFor(UnitId unit) => Unit == unit && Role.HeadsItsUnit();

    public bool WorksIn(UnitId unit) => Unit == unit && Role.WorksForItsUnit();
}

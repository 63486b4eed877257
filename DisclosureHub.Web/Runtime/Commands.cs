using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Web.Runtime;

/// <summary>Something a person asks the product to do. It is its own handler: one command, one file.</summary>
public interface ICommand
{
    /// <summary>The name of this attempt; see <see cref="CommandId"/>.</summary>
    CommandId Id { get; }

    /// <summary>The address of what it acts on, or brings into being.</summary>
    Guid Matter { get; }
}

/// <summary>A command on a root that is there.</summary>
public interface IActOn<in TRoot> : ICommand
    where TRoot : Aggregate
{
    Outcome Apply(TRoot root, Acting acting);
}

/// <summary>A command that brings a root into being.</summary>
public interface IBegin<TRoot> : ICommand
    where TRoot : Aggregate
{
    Outcome<TRoot> Begin(Acting acting);
}

/// <summary>The duty a command asks for. The runner throws where it is missing.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(Duty duty) : Attribute
{
    public Duty Duty { get; } = duty;
}

/// <summary>
/// A command that signs or decides: whoever gives it must have shown a short while ago that it is he who sits there. Nobody
/// signs for a colleague who left his screen open.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignsAttribute : Attribute;

/// <summary>For how long after showing who one is a signature does not ask again.</summary>
public sealed record Grace(TimeSpan For)
{
    public static readonly Grace Default = new(TimeSpan.FromMinutes(10));
}

/// <summary>Who acts, as far as sign-in can say: the person and the post he says he acts in. Authority is read later, in the transaction.</summary>
/// <param name="Until">When the sign-in expires (real time).</param>
/// <param name="SignIn">Which sign-in, so that one that was ended acts no more; null for whoever acts without one: the clock, the seed.</param>
public sealed record Actor(PersonId Person, PostId Post, Authentication How, DateTimeOffset Until, Guid? SignIn = null)
{
    /// <summary>Whether a signature may ask him once more who he is. A persona of the demonstration has nothing to show.</summary>
    public bool AsksAgain => How is not (Authentication.DemoPersona or Authentication.Clock or Authentication.OnPaper or Authentication.SetUpLink);

    /// <summary>The product itself, when a time limit asks it to act. It holds no post and carries no duty but that.</summary>
    public static readonly Actor Clock = new(default, default, Authentication.Clock, DateTimeOffset.MaxValue);

    /// <summary>Whoever holds the link that a new installation prints once. He holds no post and carries no duty but that.</summary>
    public static readonly Actor SetUp = new(default, default, Authentication.SetUpLink, DateTimeOffset.MaxValue);
}

/// <summary>What a command is given when it is applied: a signature made from the post as it stands in this transaction, and read-only views of what a rule needs.</summary>
public sealed class Acting(
    Signature signature, Timetable timetable, Func<UnitId, Unit?> units, Func<CategoryId, Category?> categories, Func<PersonId, IReadOnlyList<Post>> posts,
    Func<JointReleaseId, JointRelease?> releases, Func<NumberSeries, string> numbers, Action<Guid, byte[]> keep)
{
    public Signature Signature { get; } = signature;

    public DateTimeOffset At => Signature.At;

    public WorkCalendar Calendar => Timetable.Calendar;

    /// <summary>The time limits in force, and the calendar they are counted with.</summary>
    public Timetable Timetable { get; } = timetable;

    public Unit? Find(UnitId unit) => units(unit);

    public Category? Find(CategoryId category) => categories(category);

    /// <summary>Another release, to read only.</summary>
    public JointRelease? Find(JointReleaseId release) => releases(release);

    /// <summary>Whether somebody is of the leading group today.</summary>
    public bool IsOfTheLeadingGroup(PersonId person) => posts(person).Any(p => p.Role is Role.LeadingGroupChair or Role.LeadingGroupMember);

    /// <summary>The next number of a series, gapless: a refusal gives it back.</summary>
    public string Next(NumberSeries series) => numbers(series);

    /// <summary>Keeps the bytes of a file in the same commit.</summary>
    public void Keep(Guid file, byte[] bytes) => keep(file, bytes);
}

/// <summary>What became of a command at the door.</summary>
/// <param name="Refusal">Why not, or null when it was done.</param>
/// <param name="Version">The version of the matter after it; pages that show an older one are behind.</param>
public sealed record Done(Refusal? Refusal, long Version)
{
    public bool IsAccepted => Refusal is null;
}

/// <summary>The actor holds no such post today, or the post does not carry the duty.</summary>
public sealed record NotYourDuty(Duty Duty) : Refusal(Article: null);

/// <summary>He acted in the stead of whoever holds the post, and stands in for him no more. What was typed is kept.</summary>
public sealed record StandsInNoMore(PersonId For) : Refusal(Bureau.XT3_1);

/// <summary>Something is at this address already, and begins once.</summary>
public sealed record MatterHasBegun() : Refusal(Article: null);

/// <summary>Nothing is at this address.</summary>
public sealed record NoSuchMatter() : Refusal(Article: null);

/// <summary>The sign-in has run out. What was typed is kept.</summary>
public sealed record SignInHasExpired() : Refusal(Article: null);

/// <summary>A signature, and too long since the person showed who he is. What was typed is kept; he shows it and signs again.</summary>
public sealed record ProveItIsYou() : Refusal(Article: null);

/// <summary>The database is locked by somebody else and stayed so.</summary>
public sealed record RecordIsBusy() : Refusal(Article: null);

/// <summary>The database has no room, or the disk does not take it.</summary>
public sealed record RecordIsFull() : Refusal(Article: null);

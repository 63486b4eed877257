using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Features.JointReleases.Talk;

/// <summary>A small form of the talk beside a release: in which unit somebody says something.</summary>
public abstract class TalkForm : ReleaseForm
{
    /// <summary>Whether the matter takes any word at all.</summary>
    protected bool TakesWords => Release.After.Ending is null;

    /// <summary>In which of his units somebody of several posts says this: one that the matter is before; the lead first, then those asked, then the office.</summary>
    protected UnitId? UnitFor(Duty duty) => Me.Reader.Posts
        .Where(p => p.Role.Carries(duty))
        .OrderBy(p => p.Unit == Release.Lead ? 0 : Release.Rows.Any(r => r.Unit == p.Unit) ? 1 : p.Role is Role.OfficeStaff or Role.OfficeHead ? 2 : p.Role.SeesTheWholeBureau() ? 3 : 4)
        .FirstOrDefault()?.Unit;

    /// <summary>The unit of the lead's side he works in, or null.</summary>
    protected UnitId? UnitOfTheLead(Duty duty) => Leading
        .Where(unit => Me.Reader.Carries(duty, unit))
        .Select(unit => (UnitId?)unit)
        .FirstOrDefault();

    private IEnumerable<UnitId> Leading => Release.After.TakenOver is { } taken ? [Release.Lead, taken.Office] : [Release.Lead];

    /// <summary>The post in words, for a line that says who will have done it.</summary>
    protected string PostIn(Duty duty, UnitId? unit, Words.Wording wording)
    {
        ArgumentNullException.ThrowIfNull(wording);
        return Me.PostFor(duty, unit) is { } post ? wording.ActingIn(Names, post, Me.Person) : "";
    }
}

using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>Somebody who can be invited, with the post he would come in.</summary>
public sealed record Invitable(PersonId Person, UnitId Unit, Role Role);

/// <summary>What the room of a mediation shows.</summary>
/// <param name="Tried">The version's text as the room has it now.</param>
/// <param name="Mine">The reader's unit in the room: where a position is stated for; null when he only looks on.</param>
/// <param name="Signs">The units the reader heads and may sign the tried text for.</param>
/// <param name="People">Who can be invited: the parties, the units asked, the office, the leaders.</param>
/// <param name="LeadingGroup">Its members today, the chair first.</param>
public sealed record RoomView(
    ReleaseView Release, Mediation Mediation, ReleaseText Tried, IReadOnlyList<DiscrepancyRecord> Records, UnitId? Mine, IReadOnlyList<UnitId> Signs,
    IReadOnlyList<Invitable> People, IReadOnlyList<PersonId> LeadingGroup, IReadOnlyDictionary<UnitId, IReadOnlyList<BlockId>> Passages);

/// <summary>Reads the room of a mediation, and the discrepancy records, under the reader's own rights.</summary>
public sealed class MediationQueries(HubDbFactory contexts, JointReleaseQueries releases, BureauClock clock)
{
    /// <summary>The open mediation, or the one of that session; null when there is none or it is not for this reader.</summary>
    public async Task<RoomView?> FindRoomAsync(JointReleaseId id, int? session, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!WhoSeesWhat.SeesTheRest(reader) || await releases.LoadAsync(id, reader) is not { Current: not null } release)
        {
            return null;
        }

        var mediation = session is { } number ? release.Mediations.FirstOrDefault(m => m.Session == number) : release.OpenMediation ?? (release.Mediations is [.., var last] ? last : null);
        if (mediation is null)
        {
            return null;
        }

        var posts = await PostsAsync();
        UnitId[] units = [release.Lead, .. release.Consultations.Where(c => !c.IsOutside).Select(c => c.Unit)];
        return new RoomView(
            releases.ViewOf(release, reader), mediation, release.Current.Text.With(mediation.Tried),
            [.. DiscrepancyRecord.Of(release).Where(r => mediation.Agenda.Any(i => i.Dissent == r.Dissent.Id))],
            SpeaksIn(release, reader),
            [.. release.Consultations.Where(c => reader.Heads(c.Unit) && !c.IsOutside && release.StateOf(c) != ConsultationState.Removed).Select(c => c.Unit)],
            Invitables(posts, units),
            LeadingGroup(posts),
            release.Consultations.ToDictionary(c => c.Unit, c => c.Passages));
    }

    /// <summary>The leading group's members today, the chair first.</summary>
    public async Task<IReadOnlyList<PersonId>> LeadingGroupAsync() => LeadingGroup(await PostsAsync());

    /// <summary>The discrepancy records of a release, oldest first.</summary>
    public async Task<IReadOnlyList<DiscrepancyRecord>> RecordsAsync(JointReleaseId id, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return WhoSeesWhat.SeesTheRest(reader) && await releases.LoadAsync(id, reader) is { } release ? DiscrepancyRecord.Of(release) : [];
    }

    private static IReadOnlyList<PersonId> LeadingGroup(IEnumerable<Post> posts) =>
        [.. posts.Where(p => p.Role is Role.LeadingGroupChair or Role.LeadingGroupMember).OrderBy(p => p.Role).Select(p => p.Person).Distinct()];

    /// <summary>Each person once, in the post that brings him here: for a unit concerned, for the office, as a leader; heads first.</summary>
    private static IReadOnlyList<Invitable> Invitables(List<Post> posts, UnitId[] units) =>
    [
        .. posts.Where(p => p.Role.Carries(Duty.TakePartInMediation) && (units.Contains(p.Unit) || p.Role.SeesTheWholeBureau()))
            .OrderBy(p => Array.IndexOf(units, p.Unit) is >= 0 and var at ? at : p.Role is Role.OfficeHead or Role.OfficeStaff ? units.Length : units.Length + 1)
            .ThenByDescending(p => p.Role.HeadsItsUnit()).ThenBy(p => p.Role)
            .DistinctBy(p => p.Person).Select(p => new Invitable(p.Person, p.Unit, p.Role)),
    ];

    /// <summary>The reader's unit in the room: one the release is about before the office, the office before the leaders.</summary>
    private static UnitId? SpeaksIn(JointRelease release, Reader reader)
    {
        Post[] able = [.. reader.Posts.Where(p => p.Role.Carries(Duty.TakePartInMediation))];
        return (Array.Find(able, p => p.Unit == release.Lead || release.Find(p.Unit) is { IsOutside: false })
            ?? Array.Find(able, p => p.Role is Role.OfficeHead or Role.OfficeStaff)
            ?? Array.Find(able, p => p.Role.SeesTheWholeBureau()))?.Unit;
    }

    private async Task<List<Post>> PostsAsync()
    {
        await using var db = contexts.CreateDbContext();
        var today = WorkCalendar.DayOf(clock.Now);
        return await db.Posts.AsNoTracking().Where(p => p.From <= today && (p.Until == null || p.Until >= today)).ToListAsync();
    }
}

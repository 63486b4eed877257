using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.JointReleases.Talk;

/// <summary>Somebody who can be instructed, with the post he works in.</summary>
public sealed record Instructable(PersonId Person, UnitId Unit, Role Role);

/// <summary>A release that another can begin as a copy of.</summary>
/// <param name="Name">The template's name, or the title of a release that is none.</param>
/// <param name="IsTemplate">Its unit keeps it as one.</param>
public sealed record Source(JointReleaseId Id, string Name, string Title, UnitId Lead, CategoryId? Category, bool IsTemplate);

/// <summary>Reads who can be instructed, and what a release can begin from, under the reader's own rights.</summary>
public sealed class TalkQueries(HubDbFactory contexts, JointReleaseQueries releases, BureauClock clock)
{
    private const int MostTemplates = 60;
    private const int MostCopies = 20;

    /// <summary>Those who work on the release in the units concerned, by unit; none for somebody who instructs nobody.</summary>
    public async Task<IReadOnlyList<Instructable>> PeopleAsync(JointReleaseId id, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!reader.Carries(Duty.Instruct) || await releases.LoadAsync(id, reader) is not { } release)
        {
            return [];
        }

        UnitId[] units = [release.Lead, .. release.Consultations.Where(c => !c.IsOutside).Select(c => c.Unit), .. release.TakenOver is { } taken ? [taken.Office] : Array.Empty<UnitId>()];
        await using var db = contexts.CreateDbContext();
        var today = WorkCalendar.DayOf(clock.Now);
        var posts = await db.Posts.AsNoTracking()
            .Where(p => units.Contains(p.Unit) && p.From <= today && (p.Until == null || p.Until >= today) && p.Person != reader.Person)
            .ToListAsync();
        return [.. posts.Where(p => p.Role.WorksForItsUnit() && p.Role.Carries(Duty.Object)).DistinctBy(p => p.Person).Select(p => new Instructable(p.Person, p.Unit, p.Role))];
    }

    /// <summary>The templates of the units the reader drafts for, then the latest releases of his that are none.</summary>
    public async Task<IReadOnlyList<Source>> SourcesAsync(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var drafting = reader.Posts.Where(p => p.Role.Carries(Duty.DraftRelease)).Select(p => p.Unit).ToList();
        if (drafting.Count == 0)
        {
            return [];
        }

        await using var db = contexts.CreateDbContext();
        var seen = db.Releases.AsNoTracking().Where(WhoSeesWhat.Of(reader));
        var templates = await seen.Where(r => drafting.Contains(r.Lead) && r.TemplateName != "")
            .OrderBy(r => r.TemplateName).ThenBy(r => r.Id).Take(MostTemplates)
            .Select(r => new { r.Id, r.TemplateName, Title = EF.Property<string>(r, JointReleaseMapping.TitleColumn), r.Lead, r.Draft }).ToListAsync();
        var others = await seen.Where(r => r.TemplateName == "" && (drafting.Contains(r.Lead) || r.Consultations.Any(c => drafting.Contains(c.Unit))))
            .OrderByDescending(r => EF.Property<DateTimeOffset>(r, JointReleaseMapping.ChangedAtColumn)).ThenBy(r => r.Id).Take(MostCopies)
            .Select(r => new { r.Id, Title = EF.Property<string>(r, JointReleaseMapping.TitleColumn), r.Lead }).ToListAsync();
        return
        [
            .. templates.Select(r => new Source(r.Id, r.TemplateName, r.Title, r.Lead, r.Draft.Category, true)),
            .. others.Select(r => new Source(r.Id, r.Title, r.Title, r.Lead, null, false)),
        ];
    }
}

using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.People;

/// <summary>The organisation as it is kept.</summary>
/// <param name="WithoutHead">Sections and offices that nobody heads today, acting heads included: nobody signs for them.</param>
public sealed record OrganisationView(
    IReadOnlyList<Unit> Units, IReadOnlyList<Person> People, IReadOnlyList<Post> Posts, IReadOnlyList<Category> Categories, IReadOnlyList<UnitId> WithoutHead);

/// <summary>One person: what he holds and held, and who stands in for him.</summary>
public sealed record PersonView(Person Person, IReadOnlyList<Post> Posts, IReadOnlyList<Delegation> Delegations, bool HasPassword);

/// <summary>Delegations of one person: those he gave and those he acts under.</summary>
public sealed record DelegationsView(IReadOnlyList<Delegation> Given, IReadOnlyList<Delegation> Taken, IReadOnlyDictionary<PostId, Post> Posts, IReadOnlyList<Person> Colleagues);

/// <summary>Somebody with a post who cannot sign in yet.</summary>
/// <param name="Post">One of his posts, to know him by.</param>
public sealed record WithoutAccount(Person Person, Post Post);

/// <summary>Who cannot sign in yet.</summary>
/// <param name="First">As many as are opened by one act, unit by unit.</param>
public sealed record AccountsToOpen(IReadOnlyList<WithoutAccount> First, int Total);

/// <summary>Who is in the bureau. The whole of it is for those who look after it and for the auditor; of a bureau it is a few hundred rows.</summary>
public sealed class PeopleQueries(HubDbFactory contexts, BureauClock clock, SignIns signIns)
{
    private const int Most = 5000;

    /// <summary>Of one's own, within that time.</summary>
    private const int MostLooks = 200;

    public async Task<OrganisationView?> ReadAsync(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!reader.SeesTheOrganisation)
        {
            return null;
        }

        await using var db = contexts.CreateDbContext();
        var today = WorkCalendar.DayOf(clock.Now);
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Order).ThenBy(u => u.Id).Take(Most).ToListAsync();
        var posts = await db.Posts.AsNoTracking().Where(p => p.Until == null || p.Until >= today).OrderBy(p => p.From).Take(Most).ToListAsync();
        var headed = posts.Where(p => p.Role.HeadsItsUnit() && p.IsHeldOn(today)).Select(p => p.Unit).ToHashSet();
        return new OrganisationView(
            units,
            await db.People.AsNoTracking().OrderBy(p => p.Account).Take(Most).ToListAsync(),
            posts,
            await db.Categories.AsNoTracking().OrderBy(c => c.Code).ThenBy(c => c.Name).Take(Most).ToListAsync(),
            [.. units.Where(u => u.Kind is UnitKind.Section or UnitKind.Office && !headed.Contains(u.Id)).Select(u => u.Id)]);
    }

    /// <summary>
    /// Who holds a post, today or from a later day on, and never had an account; null for whoever opens no accounts. One that
    /// was closed is opened again on the person's own page, by somebody who knows why it was.
    /// </summary>
    public async Task<AccountsToOpen?> WaitingAsync(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!reader.Carries(Duty.GivePosts))
        {
            return null;
        }

        await using var db = contexts.CreateDbContext();
        var today = WorkCalendar.DayOf(clock.Now);
        var found = await (
            from person in db.People.AsNoTracking()
            where !person.MaySignIn && person.LastDay == null && !db.Accounts.Any(a => a.Person == person.Id)
            join post in db.Posts.AsNoTracking() on person.Id equals post.Person
            where post.Until == null || (post.Until >= today && post.Until >= post.From)
            join unit in db.Units.AsNoTracking() on post.Unit equals unit.Id
            orderby unit.Order, person.Account, post.Id
            select new WithoutAccount(person, post)).Take(Most).ToListAsync();
        WithoutAccount[] people = [.. found.DistinctBy(w => w.Person.Id)];
        return new AccountsToOpen([.. people.Take(Organisation.MostAccountsAtOnce)], people.Length);
    }

    /// <summary>The whole organisation as it is now, to try a table on; null for whoever adds nothing to it.</summary>
    public async Task<Organisation?> FindOrganisationAsync(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!reader.Carries(Duty.Organise) && !reader.Carries(Duty.GivePosts))
        {
            return null;
        }

        await using var db = contexts.CreateDbContext();
        return await OrganisationMapping.LoadAsync(db, default);
    }

    public async Task<PersonView?> FindAsync(PersonId id, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!reader.SeesTheOrganisation)
        {
            return null;
        }

        await using var db = contexts.CreateDbContext();
        if (await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id) is not { } person)
        {
            return null;
        }

        var posts = await db.Posts.AsNoTracking().Where(p => p.Person == id).OrderByDescending(p => p.From).Take(Most).ToListAsync();
        var delegations = await db.Delegations.AsNoTracking().Where(d => d.By == id || d.To == id).OrderByDescending(d => d.First).Take(Most).ToListAsync();
        var accounts = reader.Carries(Duty.GivePosts);
        return new PersonView(
            person, posts, delegations,
            accounts && await db.Accounts.AnyAsync(a => a.Person == id && a.PasswordHash != null));
    }

    /// <summary>
    /// Where somebody is signed in: for whoever looks after accounts, while it stands on the record that he looks
    /// (<see cref="LookIntoSignIns"/>, <see cref="SignInsLookedInto.LetsSee"/>). Null otherwise.
    /// </summary>
    public async Task<IReadOnlyList<OpenSignIn>?> SignInsAsync(PersonId id, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!reader.Carries(Duty.GivePosts))
        {
            return null;
        }

        await using var db = contexts.CreateDbContext();
        var (now, me) = (clock.Now, reader.Person.Value);
        var since = now - SignInsLookedInto.Lasts;
        var looked = await db.Ledger.AsNoTracking()
            .Where(e => e.At >= since && e.Matter == Organisation.Address && e.Kind == nameof(SignInsLookedInto) && e.Person == me)
            .OrderByDescending(e => e.Seq).Take(MostLooks).ToListAsync();
        return looked.Exists(e => Facts.Read(e) is SignInsLookedInto f && f.LetsSee(id, reader.Person, now)) ? await signIns.OfAsync(id) : null;
    }

    /// <summary>The reader's own delegations, and whom of his units he could ask to stand in.</summary>
    public async Task<DelegationsView> OwnAsync(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = contexts.CreateDbContext();
        var (me, today) = (reader.Person, WorkCalendar.DayOf(clock.Now));
        var mine = await db.Delegations.AsNoTracking().Where(d => d.By == me || d.To == me).OrderByDescending(d => d.First).Take(200).ToListAsync();
        PostId[] ids = [.. mine.Select(d => d.Post).Distinct()];
        UnitId[] units = [.. reader.Posts.Where(p => p.Role.Carries(Duty.Delegate)).Select(p => p.Unit).Distinct()];
        var beside = await db.Posts.AsNoTracking().Where(p => units.Contains(p.Unit) && p.Person != me && (p.Until == null || p.Until >= today)).ToListAsync();
        PersonId[] colleagues = [.. beside.Where(p => p.Role.WorksForItsUnit()).Select(p => p.Person).Distinct()];
        return new DelegationsView(
            [.. mine.Where(d => d.By == me)], [.. mine.Where(d => d.To == me)],
            await db.Posts.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id),
            await db.People.AsNoTracking().Where(p => colleagues.Contains(p.Id)).OrderBy(p => p.Account).ToListAsync());
    }
}

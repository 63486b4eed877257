using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Runtime;

/// <summary>The bureau's names: units, people, categories, by id. A snapshot; small, and read on nearly every page.</summary>
public sealed record BureauNames(
    IReadOnlyDictionary<UnitId, Unit> Units, IReadOnlyDictionary<PersonId, Person> People, IReadOnlyDictionary<CategoryId, Category> Categories);

/// <summary>
/// Keeps the names at hand, so that a page with fifty signatures asks for none of them. Whether they changed is one small
/// question, asked at most once a second.
/// </summary>
public sealed class BureauDirectory(HubDbFactory contexts, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private BureauNames? _names;
    private DateTimeOffset _readAt;
    private long _version = -1;

    public async ValueTask<BureauNames> NamesAsync(CancellationToken stop = default)
    {
        if (_names is { } known && time.GetUtcNow() - _readAt < Fresh)
        {
            return known;
        }

        await _one.WaitAsync(stop);
        try
        {
            if (_names is null || time.GetUtcNow() - _readAt >= Fresh)
            {
                await using var db = contexts.CreateDbContext();
                var version = await db.Matters.Where(m => m.Id == Organisation.Address).Select(m => m.Version).FirstOrDefaultAsync(stop);
                if (_names is null || version != _version)
                {
                    _names = new BureauNames(
                        await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, stop),
                        await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, stop),
                        await db.Categories.AsNoTracking().ToDictionaryAsync(c => c.Id, stop));
                    _version = version;
                }

                _readAt = time.GetUtcNow();
            }

            return _names;
        }
        finally
        {
            _ = _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}

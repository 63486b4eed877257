using System.Collections.Concurrent;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Live;

/// <summary>Somebody on a page, and the unit for which he is writing an opinion there, if he is.</summary>
public sealed record Present(PersonId Person, UnitId? WritesFor);

/// <summary>
/// Who is looking at which release on this machine. Kept in memory only: presence is news, not a record. A page enters
/// when it opens and leaves when it is disposed, so a closed tab is gone with its circuit.
/// </summary>
public sealed class Presence(ChangeFeed feed)
{
    private readonly ConcurrentDictionary<JointReleaseId, ConcurrentDictionary<Seat, Present>> _rooms = new();

    /// <summary>Takes a seat on the page of a release until it is disposed.</summary>
    public Seat Enter(JointReleaseId release, PersonId person)
    {
        var seat = new Seat(this, release);
        _rooms.GetOrAdd(release, _ => new())[seat] = new Present(person, null);
        feed.Tell(Address.PresenceAt(release));
        return seat;
    }

    /// <summary>Everybody there, each person once; whoever writes somewhere is shown writing.</summary>
    public IReadOnlyList<Present> At(JointReleaseId release) =>
        _rooms.TryGetValue(release, out var room)
            ? [.. room.Values.GroupBy(p => p.Person).Select(seats => seats.FirstOrDefault(s => s.WritesFor is not null) ?? seats.First()).OrderBy(p => p.Person.Value)]
            : [];

    public sealed class Seat(Presence presence, JointReleaseId release) : IDisposable
    {
        /// <summary>Says that the person is writing the unit's opinion, or has stopped.</summary>
        public void WritesFor(UnitId? unit)
        {
            if (presence._rooms.TryGetValue(release, out var room) && room.TryGetValue(this, out var now) && now.WritesFor != unit)
            {
                room[this] = now with { WritesFor = unit };
                presence.Tell(release);
            }
        }

        public void Dispose()
        {
            if (presence._rooms.TryGetValue(release, out var room) && room.TryRemove(this, out _))
            {
                presence.Tell(release);
            }
        }
    }

    private void Tell(JointReleaseId release) => feed.Tell(Address.PresenceAt(release));
}

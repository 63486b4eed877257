using System.Collections.Concurrent;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Live;

/// <summary>Somebody on a page, and the unit for which he is writing an opinion there, if he is.</summary>
public sealed record Present(PersonId Person, UnitId? WritesFor);

/// <summary>
/// Who is looking at which release on this machine. Kept in memory only: presence is news, not a record. A page enters
/// when it opens and leaves when it is disposed, so a closed tab is gone with its circuit; while the browser cannot be
/// reached its seat is empty.
/// </summary>
public sealed class Presence(ChangeFeed feed)
{
    private readonly ConcurrentDictionary<JointReleaseId, ConcurrentDictionary<Seat, Present>> _rooms = new();

    /// <summary>Takes a seat on the page of a release until it is disposed.</summary>
    /// <param name="connection">The circuit's, where there is one.</param>
    public Seat Enter(JointReleaseId release, PersonId person, Connection? connection = null)
    {
        var seat = new Seat(this, release, connection);
        _rooms.GetOrAdd(release, _ => new())[seat] = new Present(person, null);
        feed.Tell(Address.PresenceAt(release));
        return seat;
    }

    /// <summary>Everybody there, each person once; whoever writes somewhere is shown writing.</summary>
    public IReadOnlyList<Present> At(JointReleaseId release) =>
        _rooms.TryGetValue(release, out var room)
            ? [.. room.Values.GroupBy(p => p.Person).Select(seats => seats.FirstOrDefault(s => s.WritesFor is not null) ?? seats.First()).OrderBy(p => p.Person.Value)]
            : [];

    public sealed class Seat : IDisposable
    {
        private readonly Presence _presence;
        private readonly JointReleaseId _release;
        private readonly Connection? _connection;
        private Present? _left;

        internal Seat(Presence presence, JointReleaseId release, Connection? connection)
        {
            (_presence, _release, _connection) = (presence, release, connection);
            if (connection is not null)
            {
                connection.Away += Leave;
            }
        }

        /// <summary>Says that the person is writing the unit's opinion, or has stopped.</summary>
        public void WritesFor(UnitId? unit)
        {
            if (_presence._rooms.TryGetValue(_release, out var room) && room.TryGetValue(this, out var now) && now.WritesFor != unit)
            {
                room[this] = now with { WritesFor = unit };
                _presence.Tell(_release);
            }
        }

        public void Dispose()
        {
            if (_connection is not null)
            {
                _connection.Away -= Leave;
            }

            if (_presence._rooms.TryGetValue(_release, out var room) && room.TryRemove(this, out _))
            {
                _presence.Tell(_release);
            }
        }

        /// <summary>The browser is away, or back at the same seat.</summary>
        private void Leave(bool away)
        {
            if (!_presence._rooms.TryGetValue(_release, out var room))
            {
                return;
            }

            if (away && room.TryRemove(this, out var now))
            {
                _left = now;
            }
            else if (!away && _left is { } before)
            {
                (room[this], _left) = (before, null);
            }
            else
            {
                return;
            }

            _presence.Tell(_release);
        }
    }

    private void Tell(JointReleaseId release) => feed.Tell(Address.PresenceAt(release));
}

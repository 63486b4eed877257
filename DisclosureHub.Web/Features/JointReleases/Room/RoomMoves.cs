using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Features.JointReleases.Room;

/// <summary>What somebody can do in the room besides speaking and trying.</summary>
public enum RoomAct
{
    SignMinutes,
    Convene,
    SignTried,
    RecordOutcome,
    Decide,
    FinishMinutes,
}

/// <param name="Unit">For whom, where it is done for a unit.</param>
/// <param name="IsNext">It is what waits for the reader: the first such one is the red button.</param>
public sealed record RoomMove(RoomAct Act, UnitId? Unit, bool IsNext);

/// <summary>What the room offers to a reader, most pressing first. The door decides.</summary>
public static class RoomMoves
{
    public static IReadOnlyList<RoomMove> Of(RoomView room, PersonId person, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(room);
        var moves = room.Mediation switch
        {
            { IsOpen: false } => [],
            { Minutes: not null } => room.Mediation.Unsigned.Any(a => a.Person == person) ? [new RoomMove(RoomAct.SignMinutes, null, true)] : [],
            _ when room.IsTalking() => WhileTalking(room, now),
            _ => (IEnumerable<RoomMove>)[],
        };
        return [.. moves.OrderByDescending(m => m.IsNext)];
    }

    private static IEnumerable<RoomMove> WhileTalking(RoomView room, DateTimeOffset now)
    {
        var (rights, mediation) = (room.Release.After.Rights, room.Mediation);
        var (begun, open) = (room.HasBegun(now), room.OpenItems());
        if (rights.IsOffice)
        {
            yield return new RoomMove(RoomAct.Convene, null, mediation.Meeting is null);
        }

        foreach (var unit in room.Signs.Where(unit => room.SignedBy(unit)?.StandsFor(room.Text()) != true))
        {
            yield return new RoomMove(RoomAct.SignTried, unit, mediation.Tried.Count > 0 && mediation.OpenItem(unit) is not null);
        }

        if (rights.Chairs && begun && open.Any(i => room.WhyNotDecided(i.Unit) is null))
        {
            yield return new RoomMove(RoomAct.Decide, null, true);
        }

        if (rights.HeadsOffice && begun && open.Count > 0)
        {
            yield return new RoomMove(RoomAct.RecordOutcome, null, true);
        }

        if (rights.IsOffice && begun)
        {
            yield return new RoomMove(RoomAct.FinishMinutes, null, open.Count == 0);
        }
    }
}

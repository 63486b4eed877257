using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Features.JointReleases.Room;

/// <summary>What the parts of the room ask of what was read, each question in one place.</summary>
public static class RoomReading
{
    /// <summary>The version spoken about: the current one, or for a mediation that is over the one it was about.</summary>
    public static VersionView Version(this RoomView room)
    {
        ArgumentNullException.ThrowIfNull(room);
        var number = room.Mediation is { IsOpen: false, Agenda: [.., var last] } ? last.Version : room.Release.Current!.Number;
        return room.Release.Find(number) ?? room.Release.Current!;
    }

    /// <summary>That version with the passages as the room has them.</summary>
    public static ReleaseText Text(this RoomView room) => room.Version().Text.With(room.Mediation.Tried);

    /// <summary>Whether anybody may still try, state and sign here.</summary>
    public static bool IsTalking(this RoomView room)
    {
        ArgumentNullException.ThrowIfNull(room);
        return room.Mediation is { IsOpen: true, Minutes: null } && room.Release is { After: { Ending: null, CalledBack: null } };
    }

    public static bool HasBegun(this RoomView room, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(room);
        return room.Mediation.Meeting is { } meeting && meeting.Starts <= now;
    }

    /// <summary>The unit's consent signed in this room on a text that was tried, or null.</summary>
    public static Opinion? SignedBy(this RoomView room, UnitId unit)
    {
        ArgumentNullException.ThrowIfNull(room);
        var cell = room.Release.Rows.FirstOrDefault(r => r.Unit == unit)?.Cells.LastOrDefault(c => c.Opinion is not null);
        return cell?.Opinion is { OnProposedText: not null, WithdrawnAt: null } signed && signed.Version == room.Version().Number && signed.SignedAt >= room.Mediation.OpenedAt
            ? signed
            : null;
    }

    /// <summary>The unit that signed this passage as it is tried, so that nobody changes it under its hand; or null.</summary>
    public static UnitId? AgreedBy(this RoomView room, BlockId block)
    {
        ArgumentNullException.ThrowIfNull(room);
        return room.Release.Rows.FirstOrDefault(r => room.SignedBy(r.Unit) is { } signed && signed.Scope.Covers(block))?.Unit;
    }

    /// <summary>The dissents without an outcome.</summary>
    public static IReadOnlyList<AgendaItem> OpenItems(this RoomView room)
    {
        ArgumentNullException.ThrowIfNull(room);
        return [.. room.Mediation.Agenda.Where(i => i.Outcome is null)];
    }

    public static DiscrepancyRecord? RecordOf(this RoomView room, AgendaItem item)
    {
        ArgumentNullException.ThrowIfNull(room);
        return room.Records.FirstOrDefault(r => r.Dissent.Id == item.Dissent);
    }

    /// <summary>A passage's place in the version, from 1; 0 where it is not in it.</summary>
    public static int NumberOf(this ReleaseText text, BlockId block)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Blocks.Index().FirstOrDefault(b => b.Item.Id == block) is { Item: not null } found ? found.Index + 1 : 0;
    }

    /// <summary>Why the leading group may not decide over a unit's dissent (XT-3.3, BM-9), as a key of these texts; null when it may.</summary>
    public static string? WhyNotDecided(this RoomView room, UnitId unit)
    {
        ArgumentNullException.ThrowIfNull(room);
        return room.Version().Text.Issuers.Count > 1 ? "NotDecidedJoint"
            : room.Release.Rows.Any(r => r.Unit == unit && r.IsOutside) ? "NotDecidedOutside"
            : null;
    }

    /// <summary>Where a record stands on the page of records: r-2026-3, and r-2026-3-2 when the unit wrote its dissent anew.</summary>
    public static string AnchorOf(this DiscrepancyRecord record, IEnumerable<DiscrepancyRecord> oldestFirst)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(oldestFirst);
        var figures = string.Concat(record.Number.Select(c => char.IsAsciiDigit(c) ? c : '-')).Split('-', StringSplitOptions.RemoveEmptyEntries);
        var before = oldestFirst.TakeWhile(r => r.Dissent.Id != record.Dissent.Id).Count(r => r.Number == record.Number);
        return $"r-{string.Join('-', figures)}{(before == 0 ? "" : $"-{before + 1}")}";
    }
}

using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Persistence;

/// <summary>One row a matter: its lock, the head of its ledger chain, and the version pages compare.</summary>
public sealed class MatterRow
{
    public Guid Id { get; init; }

    /// <summary>The aggregate's type name.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Bumped by every command, always.</summary>
    public long Version { get; set; }

    public int HeadSeq { get; set; }

    public string HeadHash { get; set; } = "";

    /// <summary>Up to where some checkpoint has tied the chain.</summary>
    public int TiedSeq { get; set; }

    /// <summary>The latest instant on its record: within a matter time never runs backwards.</summary>
    public DateTimeOffset LastAt { get; set; }
}

/// <summary>A committed change, for those who show it or react to it. No content: an address and a version.</summary>
public sealed class OutboxRow
{
    public long Seq { get; init; }

    public Guid Matter { get; init; }

    public long Version { get; init; }

    /// <summary>The units the matter concerns, so that a desk hears of its own matters only.</summary>
    public IReadOnlyList<UnitId> Units { get; init; } = [];

    /// <summary>The persons who have a new notice, so that their bells ring.</summary>
    public IReadOnlyList<PersonId> Persons { get; init; } = [];

    /// <summary>The first and last entry it put on the matter's chain; 0 where it put none.</summary>
    public int FirstSeq { get; init; }

    public int LastSeq { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>A refusal, counted and without content.</summary>
public sealed class RefusalRow
{
    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public string Command { get; init; } = "";

    public string Code { get; init; } = "";

    /// <summary>The clause id, empty where the ground is technical.</summary>
    public string Article { get; init; } = "";
}

/// <summary>The last number given in a series and year. Drawn in the command's own transaction, so the series has no gaps.</summary>
public sealed class NumberRow
{
    public string Series { get; init; } = "";

    public int Year { get; init; }

    public int Last { get; set; }
}

/// <summary>
/// When somebody last looked at a matter, and how far it had come: so that the page can say what changed since. Looking is
/// no act; it stands on no record.
/// </summary>
public sealed class VisitRow
{
    public PersonId Person { get; init; }

    public Guid Matter { get; init; }

    /// <summary>The last entry of the matter's chain that was there to see.</summary>
    public int SeenSeq { get; set; }

    /// <summary>The release's version that was current then; 0 before the first.</summary>
    public int SeenVersion { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>What a file said that went out of a release, by the mark that the file carries.</summary>
public sealed class TakenOutRow
{
    public JointReleaseId Release { get; init; }

    public string Mark { get; init; } = "";

    public ReleaseText Text { get; set; } = default!;

    /// <summary>When it went out, or was last brought in.</summary>
    public DateTimeOffset At { get; set; }
}

/// <summary>A sign-in: one browser of one person. Kept until it would have expired anyway; times are real, not the bureau's clock.</summary>
public sealed class SignInRow
{
    public Guid Id { get; init; }

    public PersonId Person { get; init; }

    public Authentication How { get; init; }

    public DateTimeOffset BeganAt { get; init; }

    /// <summary>When it expires by itself.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>When the person last showed that it is he: with the sign-in, or since when something was signed.</summary>
    public DateTimeOffset ProvedAt { get; set; }

    /// <summary>When somebody last pressed a key or a button there, to the minute.</summary>
    public DateTimeOffset ActedAt { get; set; }

    /// <summary>When it was ended before its time; null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What browser it is, as it calls itself; for the person to know it again.</summary>
    public string Browser { get; init; } = "";
}

/// <summary>A clock whose step failed: the sweep leaves it alone until somebody has it tried again. The others go on.</summary>
public sealed class ParkedRow
{
    public DeadlineId Deadline { get; init; }

    public Guid Matter { get; init; }

    /// <summary>The step's key within the deadline.</summary>
    public string Step { get; init; } = "";

    /// <summary>What went wrong: a refusal's code, or an exception's type and message. No content of the matter.</summary>
    public string Error { get; init; } = "";

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>By how much the demonstration's clock was moved forward, so that a restart does not turn time back. One row.</summary>
public sealed class ClockRow
{
    public int Id { get; init; } = 1;

    /// <summary>In milliseconds.</summary>
    public long Ahead { get; set; }
}

/// <summary>The bytes of an attachment; bound to it by the attachment's hash.</summary>
public sealed class FileRow
{
    public Guid Id { get; init; }

    public byte[] Bytes { get; init; } = [];
}

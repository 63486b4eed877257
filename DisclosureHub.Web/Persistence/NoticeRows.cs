using DisclosureHub.Domain.Notices;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Persistence;

/// <summary>How far a reader of the outbox that acts on it has come. It moves in the transaction of what was done, so nothing is done twice or left out.</summary>
public sealed class CursorRow
{
    public string Name { get; init; } = "";

    /// <summary>PostgreSQL's transaction id as text; 0 on SQLite.</summary>
    public string Transaction { get; set; } = "0";

    public long Seq { get; set; }
}

/// <summary>A fact that one person is told of. What it says is read from the fact, in his language and under his rights.</summary>
public sealed class NoticeRow
{
    public long Seq { get; init; }

    public PersonId Person { get; init; }

    public Guid Matter { get; init; }

    /// <summary>The fact's place on the ledger.</summary>
    public long Entry { get; init; }

    public NoticeKind Kind { get; init; }

    /// <summary>It is about a term in hours: quiet hours do not hold it back.</summary>
    public bool OfHours { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>When he saw it, in UTC; null while it is unread.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}

/// <summary>How a notice leaves the building.</summary>
public enum Outward
{
    Mail,
    Webhook,
}

/// <summary>A notice on its way out. It may arrive twice and never not at all: sent, then marked.</summary>
public sealed class DeliveryRow
{
    public long Seq { get; init; }

    /// <summary>Which notice.</summary>
    public long Notice { get; init; }

    public NoticeRow Of { get; init; } = null!;

    public PersonId Person { get; init; }

    public Outward Way { get; init; }

    /// <summary>When it may leave, by the bureau's clock; null once it has left or was given up.</summary>
    public DateTimeOffset? LeavesAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public int Tries { get; set; }

    /// <summary>Why it did not leave, in codes without content; empty while nothing went wrong.</summary>
    public string Error { get; set; } = "";
}

/// <summary>Where a person wants to be told.</summary>
public sealed class PreferenceRow
{
    public PersonId Person { get; init; }

    /// <summary>His address for mail; empty when he has none.</summary>
    public string Mail { get; set; } = "";

    /// <summary>Under which name the bureau's message channel knows him; empty when it does not.</summary>
    public string Handle { get; set; } = "";

    /// <summary>The language of what leaves the building: <c>zh-CN</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "zh-CN";

    public IReadOnlyList<Choice> Choices { get; set; } = [];

    /// <summary>The fingerprint of the secret in his calendar's address; the secret itself is shown once and kept nowhere. Null when there is none.</summary>
    public string? FeedHash { get; set; }

    public DateTimeOffset? FeedMadeAt { get; set; }
}

using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Web.Features.JointReleases.Talk;

/// <summary>A remark with the answers to it, oldest first.</summary>
public sealed record Conversation(Comment First, IReadOnlyList<Comment> Replies)
{
    /// <summary>Nobody has said that it is dealt with, and no discrepancy record has taken it up.</summary>
    public bool IsOpen => First.ResolvedBy is null && First.CarriedFor is null;

    /// <summary>The conversations of a release, in the order in which they were begun.</summary>
    public static IReadOnlyList<Conversation> Of(IReadOnlyList<Comment> comments)
    {
        ArgumentNullException.ThrowIfNull(comments);
        var replies = comments.Where(c => c.ReplyTo is not null).ToLookup(c => c.ReplyTo!.Value);
        return [.. comments.Where(c => c.ReplyTo is null).Select(c => new Conversation(c, [.. replies[c.Id]]))];
    }
}

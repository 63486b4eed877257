namespace DisclosureHub.Domain.JointReleases;

/// <summary>How much one may write. In UTF-16 characters, as a browser counts them.</summary>
public static class Limits
{
    public const int Title = 200;

    public const int Block = 20_000;

    public const int Blocks = 400;

    public const int Attachments = 20;

    /// <summary>In bytes.</summary>
    public const long AttachmentBytes = 20 * 1024 * 1024;

    public const int Comments = 2_000;

    public const int Attendees = 60;

    /// <summary>The minutes of one meeting.</summary>
    public const int Minutes = 20_000;

    /// <summary>A name, a place, a number as somebody types it.</summary>
    public const int Line = 200;

    /// <summary>Any one part of an opinion, a note, a remark or a ground.</summary>
    public const int Opinion = 5_000;
}

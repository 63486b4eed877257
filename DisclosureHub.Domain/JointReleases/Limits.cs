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

    /// <summary>Any one part of an opinion, a note, a remark or a ground.</summary>
    public const int Opinion = 5_000;
}

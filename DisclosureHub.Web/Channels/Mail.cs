using MimeKit;

namespace DisclosureHub.Web.Channels;

/// <summary>One mail to one person.</summary>
/// <param name="To">The address, without a name.</param>
/// <param name="ToName">The person's name as it is written in the record.</param>
/// <param name="Subject">One line; line breaks in it become blanks.</param>
/// <param name="Text">The mail for readers without HTML; the same content as <paramref name="Html"/>.</param>
/// <param name="Html">A whole page, with everything that came from people already encoded; null for text only.</param>
/// <param name="MessageId">Of the form <c>what@where</c>. Always the same for the same mail, so that mailboxes recognise a repeat.</param>
/// <param name="Attachments">What goes with it, a calendar entry for instance.</param>
public sealed record Mail(string To, string ToName, string Subject, string Text, string? Html, string MessageId, IReadOnlyList<MailAttachment>? Attachments = null)
{
    /// <summary>Neither address nor content, wherever it may be written.</summary>
    public override string ToString() => MessageId;

    /// <summary>Whether something can be written to that address at all.</summary>
    public static bool IsAddress(string address) =>
        Mailbox("", address) is not null && !address.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format);

    /// <returns>Null when <paramref name="address"/> is not one address at a domain and nothing else.</returns>
    internal static MailboxAddress? Mailbox(string name, string address) =>
        MailboxAddress.TryParse(address, out var read) && read.Address == address && address.Contains('@', StringComparison.Ordinal)
            ? new MailboxAddress(OneLine(name), address)
            : null;

    internal static string OneLine(string text) => text.ReplaceLineEndings(" ");
}

/// <summary>A file that goes with a mail.</summary>
/// <param name="Name">As the reader shall see it, in any script.</param>
/// <param name="ContentType">For instance <c>text/calendar; charset=utf-8; method=PUBLISH</c>.</param>
public sealed record MailAttachment(string Name, string ContentType, ReadOnlyMemory<byte> Bytes);

/// <summary>The mail was not taken, or nobody knows whether it was. The message names neither address nor content.</summary>
/// <param name="willNeverSucceed">True when this mail was refused for good; false when it may be tried again later, under the same Message-Id.</param>
public sealed class MailCannotBeSentException(bool willNeverSucceed, string message, Exception? inner = null) : Exception(message, inner)
{
    public bool WillNeverSucceed { get; } = willNeverSucceed;
}

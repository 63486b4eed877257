using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using DisclosureHub.Domain.Calendar;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;

namespace DisclosureHub.Web.Channels;

/// <summary>
/// Hands mails to the bureau's server, each over a connection of its own. What servers say is not passed on, because
/// they repeat addresses; their codes are.
/// </summary>
public sealed partial class MailSender(MailServer server, TimeProvider time)
{
    private readonly MailServer _server = server.Checked();

    /// <summary>Returns when the server has said that it has the mail.</summary>
    /// <exception cref="InvalidOperationException">No server is configured.</exception>
    /// <exception cref="ArgumentException">The Message-Id or a content type is not one.</exception>
    /// <exception cref="MailCannotBeSentException">It was not taken, or not answered in time.</exception>
    public async Task SendAsync(Mail mail, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (!_server.IsConfigured)
        {
            throw new InvalidOperationException("No mail can be sent: Mail:Host is empty.");
        }

        using var message = Written(mail);
        var patience = TimeSpan.FromSeconds(_server.TimeoutSeconds);
        using var late = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        using var client = new SmtpClient { CheckCertificateRevocation = _server.CheckRevocation, Timeout = (int)patience.TotalMilliseconds };
        var isOpen = false;
        try
        {
            await OpenAsync(client, either.Token);
            isOpen = true;
            MustKnow(mail.To, client.Capabilities);
            _ = await client.SendAsync(message, either.Token);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new MailCannotBeSentException(false, $"The mail server did not answer within {_server.TimeoutSeconds} s.", e);
        }
        catch (Exception e) when (Explained(e, isOpen) is { } explained)
        {
            throw explained;
        }

        // MailKit lets a server go that does not say goodbye: it has the mail, and would have it twice if this were an error.
        await client.DisconnectAsync(quit: true, either.Token);
    }

    private async Task OpenAsync(SmtpClient client, CancellationToken stop)
    {
        var security = _server.Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        };
        await client.ConnectAsync(_server.Host, _server.PortInUse, security, stop);
        if (_server.User.Length > 0)
        {
            await client.AuthenticateAsync(_server.User, _server.Password, stop);
        }
    }

    /// <summary>Chinese before the at sign is for servers that say they know it (RFC 6531); MailKit would send it to any.</summary>
    private static void MustKnow(string address, SmtpCapabilities known)
    {
        if (!known.HasFlag(SmtpCapabilities.UTF8) && !Ascii.IsValid(address.AsSpan(0, address.LastIndexOf('@'))))
        {
            throw new MailCannotBeSentException(true, "The mail server does not take addresses like the recipient's.");
        }
    }

    private MimeMessage Written(Mail mail)
    {
        var message = new MimeMessage
        {
            Date = TimeZoneInfo.ConvertTime(time.GetUtcNow(), WorkCalendar.Zone),
            MessageId = mail.MessageId,
            Subject = Mail.OneLine(mail.Subject),
        };
        message.From.Add(new MailboxAddress(Mail.OneLine(_server.FromName), _server.From));
        message.To.Add(Mail.Mailbox(mail.ToName, mail.To) ?? throw new MailCannotBeSentException(true, "The recipient's address is not a mail address."));

        // Nobody's absence note answers a machine (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");

        var text = new TextPart(TextFormat.Plain) { Text = mail.Text };
        MimeEntity content = mail.Html is null ? text : new MultipartAlternative { text, new TextPart(TextFormat.Html) { Text = mail.Html } };
        message.Body = mail.Attachments is { Count: > 0 } attachments ? Mixed(content, attachments) : content;
        return message;
    }

    private static Multipart Mixed(MimeEntity content, IEnumerable<MailAttachment> attachments)
    {
        var mixed = new Multipart("mixed") { content };
        foreach (var file in attachments)
        {
            mixed.Add(Attached(file));
        }

        return mixed;
    }

    private static MimePart Attached(MailAttachment file)
    {
        var part = new MimePart(ContentType.Parse(file.ContentType))
        {
            Content = new MimeContent(new MemoryStream(file.Bytes.ToArray(), writable: false)),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = Mail.OneLine(file.Name),
        };

        // RFC 2231 is right, but QQ mail and old Outlook show a name written that way as tcmime.123.bin.
        foreach (var parameter in part.ContentDisposition.Parameters.Concat(part.ContentType.Parameters))
        {
            parameter.EncodingMethod = ParameterEncodingMethod.Rfc2047;
        }

        return part;
    }

    /// <param name="isOpen">The server had let us in, so what it refused afterwards was this mail.</param>
    /// <returns>Null for a mistake of ours.</returns>
    private static MailCannotBeSentException? Explained(Exception e, bool isOpen) => e switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } no => Refused("the recipient", no, IsForGood(no)),
        SmtpCommandException { ErrorCode: SmtpErrorCode.MessageNotAccepted } no => Refused("the mail", no, IsForGood(no)),

        // All mails have the same sender, so this one is not to blame; unless 552 says that it is too big.
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } no => Refused("the sender", no, no.StatusCode == SmtpStatusCode.ExceededStorageAllocation),
        SmtpCommandException no => Refused(isOpen ? "a command" : "the connection", no, isOpen && IsForGood(no)),
        AuthenticationException or ServiceNotAuthenticatedException => new MailCannotBeSentException(false, "The mail server refused the sign-in; look at Mail:User and Mail:Password."),
        SslHandshakeException => new MailCannotBeSentException(false, "The way to the mail server could not be encrypted; look at Mail:Security and at its certificate.", e),
        NotSupportedException => new MailCannotBeSentException(false, "The mail server offers no such encryption or sign-in; look at Mail:Security and Mail:User.", e),
        SmtpProtocolException or ServiceNotConnectedException => new MailCannotBeSentException(false, "The connection to the mail server broke, or it is no mail server."),
        SocketException or IOException or TimeoutException => new MailCannotBeSentException(false, "The mail server cannot be reached, or the connection broke.", e),
        _ => null,
    };

    private static bool IsForGood(SmtpCommandException no) => (int)no.StatusCode >= 500;

    private static MailCannotBeSentException Refused(string what, SmtpCommandException no, bool forGood)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"{(int)no.StatusCode} {DetailCode().Match(no.Message)}").TrimEnd();
        return new MailCannotBeSentException(forGood, $"The mail server refused {what}: {code}.");
    }

    /// <summary>The detailed code of RFC 3463, such as 5.1.1 for an unknown mailbox.</summary>
    [GeneratedRegex(@"^[245]\.\d{1,3}\.\d{1,3}\b")]
    private static partial Regex DetailCode();
}

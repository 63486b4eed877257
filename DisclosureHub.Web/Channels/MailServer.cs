namespace DisclosureHub.Web.Channels;

/// <summary>How the way to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>Begins in the open and is encrypted before anything is said; a server that does not offer it is told nothing.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte.</summary>
    Tls,

    /// <summary>Not at all: password and mails can be read on the way.</summary>
    None,
}

/// <summary>The server that takes the bureau's mail, bound from the section <c>Mail</c>.</summary>
public sealed record MailServer
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Mail";

    /// <summary>Name or address of the machine; empty where the bureau sends no mail.</summary>
    public string Host { get; init; } = "";

    /// <summary>0 is the usual one: 25 without protection, 587 with StartTls, 465 with Tls.</summary>
    public int Port { get; init; }

    /// <summary><c>none</c>, <c>starttls</c> or <c>tls</c>.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>Empty where the server knows this machine without sign-in.</summary>
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>The address the mails come from.</summary>
    public string From { get; init; } = "";

    public string FromName { get; init; } = "";

    /// <summary>How long one mail may take, from the first byte of the connection to the server's word that it has it.</summary>
    public int TimeoutSeconds { get; init; } = 15;

    /// <summary>
    /// Whether a certificate is refused when nobody can be asked whether it was revoked. On a network from which the
    /// issuer's list cannot be reached, no mail would ever be sent.
    /// </summary>
    public bool CheckRevocation { get; init; } = true;

    public bool IsConfigured => Host.Length > 0;

    internal int PortInUse => (Port, Security) switch
    {
        (> 0, _) => Port,
        (_, MailSecurity.None) => 25,
        (_, MailSecurity.StartTls) => 587,
        _ => 465,
    };

    /// <summary>Looks at the settings once, at the start, so that a typing mistake is not found by the first mail.</summary>
    /// <returns>These settings, when mail can be tried with them or none is to be sent.</returns>
    /// <exception cref="ArgumentException">A setting is missing or makes no sense; the message names it.</exception>
    public MailServer Checked() => this switch
    {
        { IsConfigured: false } => this,
        { Port: < 0 or > 65535 } => throw new ArgumentException("Mail:Port is a number from 1 to 65535, or 0 for the usual one."),
        { TimeoutSeconds: < 1 or > 600 } => throw new ArgumentException("Mail:TimeoutSeconds is a number from 1 to 600."),
        { User.Length: 0, Password.Length: > 0 } => throw new ArgumentException("Mail:Password is given, but Mail:User is empty."),
        _ when Mail.Mailbox("", From) is null => throw new ArgumentException("Mail:From is not a mail address."),
        _ => this,
    };

    /// <summary>Without the password, wherever it may be written.</summary>
    public override string ToString() => $"{Host}:{PortInUse} ({Security})";
}

using System.Net.Http.Headers;

namespace DisclosureHub.Web.Channels;

/// <summary>How the other side can tell that a message is ours.</summary>
public enum WebhookSignature
{
    /// <summary>By nothing, or by a key that stands in the address (WeCom).</summary>
    None,

    /// <summary>
    /// <c>X-DisclosureHub-Timestamp</c>: milliseconds since 1970; <c>X-DisclosureHub-Signature</c>: HMAC-SHA256 of the
    /// timestamp, a full stop and the body, as hexadecimal digits in lower case.
    /// </summary>
    HeaderHmacSha256,

    /// <summary><c>timestamp</c> and <c>sign</c> in the query, as DingTalk's robots ask for it.</summary>
    DingTalk,
}

/// <summary>
/// Where short messages go and what they look like there: a group robot of WeCom or DingTalk, a gateway for text
/// messages. Checked when it is made, that is when the settings are read. Address and secret are secrets: robots have
/// their key in the address.
/// </summary>
public sealed class WebhookTarget
{
    private readonly WebhookTemplate _template;

    /// <param name="name">What the bureau calls it; errors name it.</param>
    /// <param name="address">https, or http to this machine.</param>
    /// <param name="template">The body, with <c>{{title}} {{text}} {{due}} {{number}} {{address}} {{to}}</c> where values go; in JSON inside quotes.</param>
    /// <param name="contentType"><c>application/json</c>, <c>application/x-www-form-urlencoded</c> or <c>text/plain</c>; always UTF-8.</param>
    /// <param name="secret">What messages are signed with.</param>
    /// <exception cref="WebhookIsMisconfiguredException">No message could ever be sent with these settings.</exception>
    public WebhookTarget(string name, Uri address, string template, string contentType, string? secret = null, WebhookSignature signature = WebhookSignature.None)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(contentType);
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            throw new WebhookIsMisconfiguredException(name, "its address is not one of https://.");
        }

        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            throw new WebhookIsMisconfiguredException(name, "its address is http://, which anybody on the way can read; only this machine may be addressed so.");
        }

        if (signature != WebhookSignature.None && string.IsNullOrEmpty(secret))
        {
            throw new WebhookIsMisconfiguredException(name, $"it signs ({signature}) but has no secret.");
        }

        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || (type.CharSet is { } charset && !charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            throw new WebhookIsMisconfiguredException(name, $"its content type is not one in UTF-8: {contentType}.");
        }

        type.CharSet = "utf-8";
        (Name, Address, Template, ContentType, Secret, Signature) = (name, address, template, type.ToString(), secret, signature);
        _template = WebhookTemplate.Read(name, template, type.MediaType ?? "");
    }

    public string Name { get; }

    public Uri Address { get; }

    public string Template { get; }

    /// <summary>With its character set.</summary>
    public string ContentType { get; }

    public string? Secret { get; }

    public WebhookSignature Signature { get; }

    /// <summary>The template with the values in their places, escaped so that none can be more than a value.</summary>
    public string BodyOf(WebhookMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _template.Fill(message);
    }

    /// <summary>Neither address nor secret, wherever it may be written.</summary>
    public override string ToString() => Name;
}

/// <summary>What a message says, as plain text, ready to be read.</summary>
/// <param name="Due">The due day or instant in words.</param>
/// <param name="Number">The matter's number.</param>
/// <param name="Address">Where the matter is.</param>
/// <param name="To">Whom it is for, as the other side knows them: a telephone number, an account.</param>
public sealed record WebhookMessage(string Title, string Text, string Due, string Number, string Address, string To)
{
    /// <summary>Nothing of what it says, wherever it may be written.</summary>
    public override string ToString() => nameof(WebhookMessage);
}

/// <summary>The settings of a webhook make no sense.</summary>
/// <param name="name">What the bureau calls it.</param>
/// <param name="why">The rest of a sentence about it.</param>
public sealed class WebhookIsMisconfiguredException(string name, string why) : Exception($"The webhook {name} cannot be used: {why}");

/// <summary>The message was not taken, or nobody knows whether it was. The text of this names neither address nor content.</summary>
/// <param name="willNeverSucceed">True when it was refused for good; false when it may be tried again later.</param>
/// <param name="code">The HTTP status; where that was well, the <c>errcode</c> of the answer; null without an answer.</param>
public sealed class WebhookRefusedException(bool willNeverSucceed, string message, long? code = null, Exception? inner = null) : Exception(message, inner)
{
    public bool WillNeverSucceed { get; } = willNeverSucceed;

    public long? Code { get; } = code;
}

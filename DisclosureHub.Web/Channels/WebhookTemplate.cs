using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DisclosureHub.Web.Channels;

/// <summary>A body with places for values.</summary>
internal sealed class WebhookTemplate
{
    private const string Open = "{{", Close = "}}";

    private static readonly Dictionary<string, Func<WebhookMessage, string>> Known = new()
    {
        ["title"] = m => m.Title,
        ["text"] = m => m.Text,
        ["due"] = m => m.Due,
        ["number"] = m => m.Number,
        ["address"] = m => m.Address,
        ["to"] = m => m.To,
    };

    /// <summary>Whoever takes this as it is, takes anything.</summary>
    private static readonly WebhookMessage Nasty = new("\"\\\n", "\"\\\n", "\"\\\n", "\"\\\n", "\"\\\n", "\"\\\n");

    private readonly List<Func<WebhookMessage, string>> _parts = [];

    private WebhookTemplate()
    {
    }

    /// <param name="name">Of the target.</param>
    /// <param name="mediaType">Decides how values are escaped.</param>
    /// <exception cref="WebhookIsMisconfiguredException">A placeholder is unknown or not closed, the media type is unknown, or what comes out is not JSON.</exception>
    public static WebhookTemplate Read(string name, string text, string mediaType)
    {
        Func<string, string> escape = mediaType switch
        {
            // Chinese stays readable; nothing here is ever put into a page.
            "application/json" => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode,
            "application/x-www-form-urlencoded" => v => Uri.EscapeDataString(WellFormed(v)),
            "text/plain" => WellFormed,
            _ => throw new WebhookIsMisconfiguredException(name, $"its content type is {mediaType}; known are application/json, application/x-www-form-urlencoded and text/plain."),
        };
        var template = new WebhookTemplate();
        var at = 0;
        for (var open = text.IndexOf(Open, StringComparison.Ordinal); open >= 0; open = text.IndexOf(Open, at, StringComparison.Ordinal))
        {
            var close = text.IndexOf(Close, open, StringComparison.Ordinal);
            if (close < 0)
            {
                throw new WebhookIsMisconfiguredException(name, $"its template opens a placeholder at character {open + 1} and does not close it.");
            }

            var word = text[(open + Open.Length)..close].Trim();
            if (!Known.TryGetValue(word, out var value))
            {
                throw new WebhookIsMisconfiguredException(name, $"its template has the unknown placeholder {Open}{word}{Close}; known are {string.Join(", ", Known.Keys)}.");
            }

            template.Append(text[at..open]);
            template._parts.Add(m => escape(value(m)));
            at = close + Close.Length;
        }

        template.Append(text[at..]);
        if (mediaType == "application/json")
        {
            template.MustBeJson(name);
        }

        return template;
    }

    public string Fill(WebhookMessage message) => string.Concat(_parts.Select(part => part(message)));

    /// <summary>Half of a surrogate pair cannot be sent as UTF-8.</summary>
    private static string WellFormed(string value) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value));

    private void Append(string literal) => _parts.Add(_ => literal);

    /// <summary>With such values it is JSON only when every placeholder stands inside quotes.</summary>
    private void MustBeJson(string name)
    {
        try
        {
            using var read = JsonDocument.Parse(Fill(Nasty));
        }
        catch (JsonException e)
        {
            throw new WebhookIsMisconfiguredException(name, $"its template is not JSON, or has a placeholder outside quotes, near line {e.LineNumber + 1}.");
        }
    }
}

using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DisclosureHub.Web.Channels;

/// <summary>
/// Posts short messages to robots and gateways. It has a connection pool of its own and no logging, because addresses
/// carry keys; it follows no redirect, because a message is for the address that was configured and for no other.
/// </summary>
public sealed class WebhookSender(TimeProvider time) : IDisposable
{
    /// <summary>How long one message may take, from the first byte of the connection to the end of the answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How much of an answer is read, in bytes.</summary>
    private const int Most = 4096;

    /// <summary>
    /// Codes of WeCom and DingTalk for "busy" and "too often". Every other one is about the message or the settings,
    /// and repeating changes neither.
    /// </summary>
    private static readonly HashSet<long> Later = [-1, 45009, 45033, 90030, 130101, 410100];

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Returns when the other side has said that it has the message.</summary>
    /// <exception cref="WebhookRefusedException">It was not taken, or not answered in time.</exception>
    public async Task SendAsync(WebhookTarget target, WebhookMessage message, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        using var request = Written(target, target.BodyOf(message));
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!answer.IsSuccessStatusCode)
            {
                throw new WebhookRefusedException(IsForGood(answer.StatusCode), $"{target.Name} answered {(int)answer.StatusCode}.", (int)answer.StatusCode);
            }

            if (ErrorCode(await BeginningAsync(answer.Content, either.Token)) is { } code and not 0)
            {
                throw new WebhookRefusedException(!Later.Contains(code), $"{target.Name} answered errcode {code}.", code);
            }
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new WebhookRefusedException(false, $"{target.Name} did not answer within {Patience.TotalSeconds} s.", inner: e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new WebhookRefusedException(false, $"{target.Name} cannot be reached, or the connection broke.", inner: e);
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Written(WebhookTarget target, string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var request = new HttpRequestMessage(HttpMethod.Post, target.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(target.ContentType);
        var timestamp = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var secret = Encoding.UTF8.GetBytes(target.Secret ?? "");
        if (target.Signature == WebhookSignature.HeaderHmacSha256)
        {
            request.Headers.Add("X-DisclosureHub-Timestamp", timestamp);
            byte[] signed = [.. Encoding.UTF8.GetBytes($"{timestamp}."), .. body];
            request.Headers.Add("X-DisclosureHub-Signature", Convert.ToHexStringLower(HMACSHA256.HashData(secret, signed)));
        }
        else if (target.Signature == WebhookSignature.DingTalk)
        {
            var sign = Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{timestamp}\n{target.Secret}")));
            var query = $"timestamp={timestamp}&sign={Uri.EscapeDataString(sign)}";
            request.RequestUri = new UriBuilder(target.Address) { Query = target.Address.Query.Length > 1 ? $"{target.Address.Query}&{query}" : query }.Uri;
        }

        return request;
    }

    /// <summary>A refusal that stays one: 4xx but for "too slow" and "too often", and an address that has moved for good.</summary>
    private static bool IsForGood(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect
        || ((int)status is >= 400 and < 500 && status is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests));

    private static async Task<ReadOnlyMemory<byte>> BeginningAsync(HttpContent content, CancellationToken stop)
    {
        var buffer = new byte[Most];
        await using var stream = await content.ReadAsStreamAsync(stop);
        var read = await stream.ReadAtLeastAsync(buffer, Most, throwOnEndOfStream: false, stop);
        return buffer.AsMemory(0, read);
    }

    /// <summary>The number of <c>errcode</c> at the top of an answer in JSON, of which the end may be missing; null for any other answer.</summary>
    private static long? ErrorCode(ReadOnlyMemory<byte> answer)
    {
        // Robots answer 200 whatever happens, and not all gateways say that it is JSON.
        var text = answer.Span.StartsWith(Encoding.UTF8.Preamble) ? answer.Span[Encoding.UTF8.Preamble.Length..] : answer.Span;
        var reader = new Utf8JsonReader(text, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals("errcode"u8) && reader.Read())
                {
                    return Utf8Parser.TryParse(reader.ValueSpan, out long code, out _) ? code : null;
                }
            }
        }
        catch (JsonException)
        {
            // Not JSON: 2xx is the whole answer.
        }

        return null;
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DisclosureHub.Web.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace DisclosureHub.Tests.Channels;

/// <summary>Messages as the other side receives them, and what is made of its answers.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private const string WeCom = """{"msgtype":"text","text":{"content":"{{title}}\n{{ text }}（{{due}}）{{address}}","mentioned_mobile_list":["{{to}}"]},"no":"{{number}}"}""";

    private static readonly WebhookMessage Message = new(
        "请“签署”: \"意见\"", "第一行\n第二行\t\\ 😀 {{title}} </script>", "3月6日", "〔2026〕17号", "https://hub.bureau.example/17?a=1&b=2", "13800000000");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 4, 1, 30, 0, TimeSpan.Zero));
    private readonly WebhookSender _sender;
    private Gateway _gateway = null!;

    public WebhookTests() => _sender = new WebhookSender(_time);

    public async ValueTask InitializeAsync() => _gateway = await Gateway.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _sender.Dispose();
        await _gateway.DisposeAsync();
    }

    [Fact]
    public async Task Quotes_line_breaks_and_Chinese_in_values_keep_the_JSON_whole()
    {
        var post = await SentAsync(Target(WeCom));
        Assert.Equal(("POST", "/hook", "application/json; charset=utf-8"), (post.Method, post.Path, post.Headers["Content-Type"]));
        using var read = JsonDocument.Parse(post.Body);
        Assert.Equal($"{Message.Title}\n{Message.Text}（3月6日）{Message.Address}", read.RootElement.GetProperty("text").GetProperty("content").GetString());
        Assert.Equal(Message.To, read.RootElement.GetProperty("text").GetProperty("mentioned_mobile_list")[0].GetString());
        Assert.Equal(Message.Number, read.RootElement.GetProperty("no").GetString());
        Assert.Equal(3, read.RootElement.EnumerateObject().Count());
        Assert.Contains("第一行\\n第二行", post.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_carries_the_values_as_they_are()
    {
        var post = await SentAsync(Target("mobile={{to}}&content={{title}}%0A{{text}}&sign=1", "application/x-www-form-urlencoded"));
        var read = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(post.Text);
        Assert.Equal((Message.To, $"{Message.Title}\n{Message.Text}", "1"), (read["mobile"].ToString(), read["content"].ToString(), read["sign"].ToString()));
    }

    [Fact]
    public async Task Plain_text_is_sent_to_the_byte() =>
        Assert.Equal("〔2026〕17号：第一行\n第二行\t\\ 😀 {{title}} </script>"u8.ToArray(), (await SentAsync(Target("{{number}}：{{text}}", "text/plain; charset=UTF-8"))).Body);

    [Fact]
    public async Task A_signature_in_the_headers_is_over_the_moment_and_the_body()
    {
        var post = await SentAsync(Target(WeCom, secret: "密 key", signature: WebhookSignature.HeaderHmacSha256));
        var timestamp = post.Headers["X-DisclosureHub-Timestamp"];
        Assert.Equal("1772587800000", timestamp);
        using var hmac = new HMACSHA256("密 key"u8.ToArray());
        Assert.Equal(Convert.ToHexString(hmac.ComputeHash(Encoding.UTF8.GetBytes($"{timestamp}.{post.Text}"))).ToLowerInvariant(), post.Headers["X-DisclosureHub-Signature"]);
        Assert.Equal("", post.QueryText);
    }

    [Theory]
    [InlineData("/robot/send?access_token=a%2Bb", "a+b")]
    [InlineData("/robot/send", "")]
    public async Task A_signature_for_DingTalk_is_in_the_query_beside_what_stood_there(string path, string token)
    {
        // A moment whose signature has characters that mean something in a query.
        var expected = "";
        while (!(expected.Contains('+', StringComparison.Ordinal) && expected.Contains('/', StringComparison.Ordinal)))
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            var moment = _time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            using var hmac = new HMACSHA256("SEC密"u8.ToArray());
            expected = Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes($"{moment}\nSEC密")));
        }

        var post = await SentAsync(new WebhookTarget("群", _gateway.Address(path), "{}", "application/json", "SEC密", WebhookSignature.DingTalk));
        Assert.Equal(expected, post.Query["sign"].ToString());
        Assert.Equal(_time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), post.Query["timestamp"].ToString());
        Assert.Equal(token, post.Query["access_token"].ToString());
        Assert.DoesNotContain(post.QueryText, c => c is '+' or '/');
    }

    [Theory]
    [InlineData("""{"errcode":0,"errmsg":"ok"}""")]
    [InlineData("""{"data":{"errcode":7},"errcode":"0"}""")]
    [InlineData("""{"errmsg":"ok"}""")]
    [InlineData("""[{"errcode":7}]""")]
    [InlineData("success")]
    [InlineData("")]
    public async Task An_answer_without_an_error_is_a_yes(string answer)
    {
        _gateway.Answer(200, answer);
        await SentAsync(Target());
    }

    [Theory]
    [InlineData("""{"errcode":93000,"errmsg":"invalid webhook url, 13800000000"}""", 93000, true)]
    [InlineData("""{"errmsg":"关键词不匹配","errcode":310000}""", 310000, true)]
    [InlineData("""{"errmsg":"x","errcode":"40008"}""", 40008, true)]
    [InlineData("""{"errcode":45009,"errmsg":"api freq out of limit"}""", 45009, false)]
    [InlineData("""{"errcode":130101,"errmsg":"send too fast"}""", 130101, false)]
    [InlineData("\ufeff{\"errcode\":40035}", 40035, true)]
    [InlineData("""{"errcode":-1,"errmsg":"system busy"}""", -1, false)]
    public async Task An_answer_of_200_with_an_error_code_is_a_no(string answer, int code, bool forGood)
    {
        _gateway.Answer(200, answer, "text/plain");
        var e = await RefusedAsync(Target());
        Assert.Equal((code, forGood), (e.Code, e.WillNeverSucceed));
        Assert.Equal($"群 answered errcode {code}.", e.Message);
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(503, false)]
    [InlineData(408, false)]
    [InlineData(429, false)]
    [InlineData(400, true)]
    [InlineData(403, true)]
    [InlineData(404, true)]
    public async Task A_status_of_the_fours_is_for_good_and_others_may_pass(int status, bool forGood)
    {
        _gateway.Answer(status, """{"errcode":0}""");
        var e = await RefusedAsync(Target());
        Assert.Equal((status, forGood), (e.Code, e.WillNeverSucceed));
    }

    [Theory]
    [InlineData(302, false)]
    [InlineData(307, false)]
    [InlineData(301, true)]
    [InlineData(308, true)]
    public async Task A_redirect_is_not_followed(int status, bool forGood)
    {
        await using var elsewhere = await Gateway.StartAsync();
        _gateway.Answer(context =>
        {
            (context.Response.StatusCode, context.Response.Headers.Location) = (status, elsewhere.Address().ToString());
            return Task.CompletedTask;
        });
        Assert.Equal(forGood, (await RefusedAsync(Target())).WillNeverSucceed);
        Assert.Equal(0, elsewhere.Waiting);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_slow_answer_is_given_up_after_ten_seconds(bool afterItsHeaders)
    {
        var begun = new TaskCompletionSource();
        _gateway.Answer(async context =>
        {
            if (afterItsHeaders)
            {
                await context.Response.WriteAsync("""{"errcode":""");
                await context.Response.Body.FlushAsync();
            }

            begun.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        });
        var sending = _sender.SendAsync(Target(), Message);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30));
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(sending.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        var e = await Assert.ThrowsAsync<WebhookRefusedException>(() => sending.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(("群 did not answer within 10 s.", false), (e.Message, e.WillNeverSucceed));
    }

    [Fact]
    public async Task An_answer_without_end_is_read_only_at_its_beginning()
    {
        _gateway.Answer(async context =>
        {
            await context.Response.WriteAsync("""{"errcode":0,"errmsg":" """);
            while (true)
            {
                await context.Response.WriteAsync(new string('x', 4096), context.RequestAborted);
            }
        });
        await SentAsync(Target());
    }

    [Fact]
    public async Task Where_nobody_listens_it_may_be_tried_again_later_and_no_key_is_told()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        var e = await RefusedAsync(new WebhookTarget("群", new Uri($"http://127.0.0.1:{port}/send?key=geheim"), "{}", "application/json"));
        Assert.False(e.WillNeverSucceed);
        Assert.DoesNotContain("geheim", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_calls_it_off_gets_a_cancellation_and_no_error()
    {
        _gateway.Answer(context => new TaskCompletionSource().Task.WaitAsync(context.RequestAborted));
        using var stop = new CancellationTokenSource();
        var sending = _sender.SendAsync(Target(), Message, stop.Token);
        await _gateway.NextAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private WebhookTarget Target(string template = "{}", string contentType = "application/json", string? secret = null, WebhookSignature signature = WebhookSignature.None) =>
        new("群", _gateway.Address("/hook"), template, contentType, secret, signature);

    private async Task<ReceivedPost> SentAsync(WebhookTarget target)
    {
        await _sender.SendAsync(target, Message).WaitAsync(TimeSpan.FromSeconds(30));
        return await _gateway.NextAsync();
    }

    private async Task<WebhookRefusedException> RefusedAsync(WebhookTarget target) =>
        await Assert.ThrowsAsync<WebhookRefusedException>(() => _sender.SendAsync(target, Message).WaitAsync(TimeSpan.FromSeconds(30)));
}

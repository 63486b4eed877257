using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DisclosureHub.Tests.Channels;

/// <summary>A message as it came in.</summary>
internal sealed record ReceivedPost(string Method, string Path, IQueryCollection Query, string QueryText, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}

/// <summary>A robot or gateway on a port of this machine, which keeps what it is sent and answers as it is told.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private readonly Channel<ReceivedPost> _posts = Channel.CreateUnbounded<ReceivedPost>();
    private readonly WebApplication _app;
    private Func<HttpContext, Task> _answer = _ => Task.CompletedTask;

    private Gateway(WebApplication app) => _app = app;

    /// <summary>How many messages have come that nobody has taken with <see cref="NextAsync"/>.</summary>
    public int Waiting => _posts.Reader.Count;

    public Uri Address(string path = "/") => new($"{_app.Urls.Single()}{path}");

    public static async Task<Gateway> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var gateway = new Gateway(builder.Build());
        gateway._app.Run(gateway.TakeAsync);
        await gateway._app.StartAsync();
        return gateway;
    }

    /// <summary>From now on it answers so; before, with an empty 200.</summary>
    public void Answer(Func<HttpContext, Task> answer) => _answer = answer;

    public void Answer(int status, string body = "", string contentType = "application/json") => Answer(context =>
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, contentType);
        return context.Response.WriteAsync(body);
    });

    public async Task<ReceivedPost> NextAsync() => await _posts.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        await _posts.Writer.WriteAsync(new ReceivedPost(
            context.Request.Method,
            context.Request.Path,
            context.Request.Query,
            context.Request.QueryString.Value ?? "",
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray()));
        await _answer(context);
    }
}

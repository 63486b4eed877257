using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace DisclosureHub.Tests.Channels;

/// <summary>A mail as it came in: the envelope, the bytes between DATA and the full stop, and what MimeKit reads in them.</summary>
internal sealed record ReceivedMail(string From, IReadOnlyList<string> To, byte[] Bytes, MimeMessage Message);

/// <summary>
/// A mail server on a port of this machine that keeps what it is given, and can be told to refuse or to fall silent. What
/// it hears and receives is waited for, never looked up.
/// </summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    /// <summary>The answer that never comes.</summary>
    public const string Silence = "";

    /// <summary>The answer that ends the connection.</summary>
    public const string HangUp = "(hang up)";

    /// <summary>The verb under which the answer to a new connection is set.</summary>
    public const string Greeting = "(connected)";

    /// <summary>The verb under which the answer to the end of a mail is set.</summary>
    public const string Taken = "(taken)";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, string> _answers = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _refused = new(StringComparer.OrdinalIgnoreCase);
    private readonly Arrivals<ReceivedMail> _received = new();
    private readonly Arrivals<string> _heard = new();
    private readonly Task _accepting;

    public SmtpListener()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What it offers after EHLO, besides 8BITMIME.</summary>
    public IReadOnlyList<string> Offers { get; init; } = [];

    /// <summary>The mails so far, in the order in which they were taken.</summary>
    public IReadOnlyList<ReceivedMail> Received => _received.SoFar;

    /// <summary>The commands so far, of all connections.</summary>
    public IReadOnlyList<string> Heard => _heard.SoFar;

    /// <summary>From now on a command is answered so, whatever comes with it.</summary>
    /// <param name="verb"><c>MAIL</c>, <c>DATA</c>, <see cref="Greeting"/>, <see cref="Taken"/>…</param>
    /// <param name="answer">For instance <c>451 4.3.0 later</c>, or <see cref="Silence"/> or <see cref="HangUp"/>.</param>
    public void Answer(string verb, string answer) => _answers[verb] = answer;

    /// <summary>From now on this recipient is refused.</summary>
    public void Refuse(string address, string answer = "550 5.1.1 no such mailbox") => _refused[address] = answer;

    /// <summary>The first mail that <paramref name="wanted"/> says yes to, whether it is here already or still to come.</summary>
    /// <exception cref="TimeoutException">It did not come.</exception>
    public Task<ReceivedMail> ReceivedAsync(Predicate<ReceivedMail>? wanted = null, TimeSpan? timeout = null) =>
        _received.FirstAsync(wanted ?? (_ => true), timeout ?? TimeSpan.FromSeconds(30), m => $"“{m.Message.Subject}” to {string.Join(", ", m.To)}");

    /// <summary>The first command that begins so, whether it was heard already or is still to come.</summary>
    /// <exception cref="TimeoutException">It did not come.</exception>
    public Task<string> HeardAsync(string beginning, TimeSpan? timeout = null) =>
        _heard.FirstAsync(c => c.StartsWith(beginning, StringComparison.OrdinalIgnoreCase), timeout ?? TimeSpan.FromSeconds(30), c => c);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> talks = [];
        try
        {
            while (true)
            {
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // Taken down.
        }

        await Task.WhenAll(talks);
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using var talk = new Talk(client, _stop.Token);
            _heard.Add(Greeting);
            await talk.SayAsync(_answers.GetValueOrDefault(Greeting, "220 listener"));
            var (from, to) = ("", new List<string>());
            while (await talk.LineAsync() is { } line)
            {
                _heard.Add(line);
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                var address = line.Split('<', '>') is { Length: > 2 } parts ? parts[1] : "";
                var answer = verb == "RCPT" && _refused.TryGetValue(address, out var no) ? no : _answers.GetValueOrDefault(verb, Usual(verb));
                await talk.SayAsync(answer);
                if (verb == "QUIT")
                {
                    return;
                }

                if (verb == "MAIL")
                {
                    (from, to) = (address, []);
                }
                else if (verb == "RCPT" && answer[0] == '2')
                {
                    to.Add(address);
                }
                else if (verb == "DATA" && answer[0] == '3')
                {
                    var bytes = await talk.MailAsync();
                    var taken = _answers.GetValueOrDefault(Taken, "250 2.0.0 taken");
                    if (taken.StartsWith('2'))
                    {
                        using var stream = new MemoryStream(bytes);
                        _received.Add(new ReceivedMail(from, to, bytes, await MimeMessage.LoadAsync(stream, _stop.Token)));
                    }

                    await talk.SayAsync(taken);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // The other side has gone, or this is taken down.
        }
    }

    private string Usual(string verb) => verb switch
    {
        "EHLO" => string.Join("\r\n", Offers.Prepend("listener").Select(o => $"250-{o}").Append("250 8BITMIME")),
        "DATA" => "354 go on",
        "QUIT" => "221 goodbye",
        "AUTH" => "235 2.7.0 welcome",
        "MAIL" or "RCPT" or "RSET" or "NOOP" or "HELO" => "250 2.1.0 fine",
        _ => "502 5.5.1 what?",
    };

    /// <summary>One connection. Bytes are Latin-1 here, so that every one of them stays what it is.</summary>
    private sealed class Talk(TcpClient client, CancellationToken stop) : IDisposable
    {
        private readonly StreamReader _reader = new(client.GetStream(), Encoding.Latin1);

        public async Task SayAsync(string answer)
        {
            if (answer == HangUp)
            {
                throw new IOException("Hung up, as asked.");
            }

            if (answer == Silence)
            {
                await new TaskCompletionSource().Task.WaitAsync(stop);
            }

            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(answer + "\r\n"), stop);
        }

        public async Task<string?> LineAsync() => await _reader.ReadLineAsync(stop);

        public async Task<byte[]> MailAsync()
        {
            var mail = new StringBuilder();
            while (await LineAsync() is { } line && line != ".")
            {
                mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            }

            return Encoding.Latin1.GetBytes(mail.ToString());
        }

        public void Dispose()
        {
            _reader.Dispose();
            client.Dispose();
        }
    }
}

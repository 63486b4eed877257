using System.Net;
using System.Net.Sockets;
using DisclosureHub.Web.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace DisclosureHub.Tests.Channels;

/// <summary>What is learned when a mail does not go out, and what is not said about it.</summary>
public sealed class MailRefusedTests : IAsyncDisposable
{
    private static readonly Mail Plain = new("lin@bureau.example", "林晓", "请签署意见", "正文", null, "notice-1@disclosurehub.example");

    private readonly SmtpListener _server = new() { Offers = ["AUTH PLAIN LOGIN"] };
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_recipient_who_is_refused_is_refused_for_good()
    {
        _server.Refuse("lin@bureau.example", "550 5.1.1 <lin@bureau.example>: no such mailbox");
        var e = await RefusedAsync(Plain);
        Assert.True(e.WillNeverSucceed);
        Assert.Equal("The mail server refused the recipient: 550 5.1.1.", e.Message);
        Assert.DoesNotContain("lin@bureau.example", e.ToString(), StringComparison.Ordinal);
        Assert.Empty(_server.Received);
    }

    [Theory]
    [InlineData("RCPT", "451 4.7.1 greylisted", false)]
    [InlineData("RCPT", "452 4.2.2 mailbox full for now", false)]
    [InlineData("DATA", "451 4.3.0 try later", false)]
    [InlineData("DATA", "554 5.6.0 no", true)]
    [InlineData(SmtpListener.Taken, "451 4.3.0 try later", false)]
    [InlineData(SmtpListener.Taken, "554 5.7.1 lin@bureau.example: looks like spam", true)]
    [InlineData("MAIL", "550 5.1.0 this sender may not", false)]
    [InlineData("MAIL", "552 5.3.4 too big", true)]
    [InlineData("MAIL", "530 5.7.0 sign in first", false)]
    [InlineData("MAIL", "421 4.3.2 closing down", false)]
    [InlineData(SmtpListener.Greeting, "554 5.3.2 no mail here", false)]
    [InlineData(SmtpListener.Greeting, SmtpListener.HangUp, false)]
    [InlineData("RCPT", SmtpListener.HangUp, false)]
    [InlineData(SmtpListener.Taken, SmtpListener.HangUp, false)]
    [InlineData(SmtpListener.Greeting, "HTTP/1.1 400 Bad Request", false)]
    public async Task What_a_server_refuses_is_refused_for_good_only_when_it_says_so_of_this_mail(string verb, string answer, bool forGood)
    {
        _server.Answer(verb, answer);
        var e = await RefusedAsync(Plain);
        Assert.Equal(forGood, e.WillNeverSucceed);
        Assert.DoesNotContain("lin@", e.ToString(), StringComparison.Ordinal);
        Assert.Empty(_server.Received);
    }

    [Theory]
    [InlineData(SmtpListener.Greeting, SmtpListener.Greeting)]
    [InlineData("RCPT", "RCPT")]
    [InlineData(SmtpListener.Taken, "DATA")]
    public async Task A_server_that_hangs_is_given_up_after_the_time_that_was_set(string silentAt, string heard)
    {
        _server.Answer(silentAt, SmtpListener.Silence);
        var sending = Sender().SendAsync(Plain);
        await _server.HeardAsync(heard);
        _time.Advance(TimeSpan.FromSeconds(14));
        Assert.False(sending.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        var e = await Assert.ThrowsAsync<MailCannotBeSentException>(() => sending.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.False(e.WillNeverSucceed);
        Assert.Equal("The mail server did not answer within 15 s.", e.Message);
    }

    [Theory]
    [InlineData(SmtpListener.Silence)]
    [InlineData(SmtpListener.HangUp)]
    [InlineData("421 4.3.2 busy")]
    [InlineData("what?")]
    public async Task A_server_that_takes_the_mail_and_then_does_not_say_goodbye_has_taken_it(string answer)
    {
        _server.Answer("QUIT", answer);
        var sending = Sender().SendAsync(Plain);
        await _server.HeardAsync("QUIT");
        _time.Advance(TimeSpan.FromSeconds(15));
        await sending.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Single(_server.Received);
    }

    [Fact]
    public async Task Who_calls_it_off_gets_a_cancellation_and_no_error()
    {
        _server.Answer("RCPT", SmtpListener.Silence);
        using var stop = new CancellationTokenSource();
        var sending = Sender().SendAsync(Plain, stop.Token);
        await _server.HeardAsync("RCPT");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Where_no_server_is_it_may_be_tried_again_later()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        Assert.False((await RefusedAsync(Plain, s => s with { Port = port })).WillNeverSucceed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("lin")]
    [InlineData("Lin <lin@bureau.example>")]
    [InlineData("lin@bureau.example, evil@elsewhere.example")]
    [InlineData("lin@bureau.example\r\nRCPT TO:<evil@elsewhere.example>")]
    public async Task What_is_no_address_is_refused_without_asking_the_server(string address)
    {
        Assert.True((await RefusedAsync(Plain with { To = address })).WillNeverSucceed);
        Assert.Empty(_server.Heard);
    }

    [Fact]
    public async Task An_address_with_Chinese_before_the_at_sign_is_not_sent_to_a_server_that_does_not_know_such()
    {
        Assert.True((await RefusedAsync(Plain with { To = "林晓@bureau.example" })).WillNeverSucceed);
        Assert.DoesNotContain(_server.Heard, c => c.StartsWith("RCPT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_sent_to_one_that_does()
    {
        await using var international = new SmtpListener { Offers = ["SMTPUTF8"] };
        await Sender(s => s with { Port = international.Port }).SendAsync(Plain with { To = "林晓@bureau.example" });
        Assert.Contains(international.Heard, c => c.StartsWith("MAIL", StringComparison.Ordinal) && c.Contains("SMTPUTF8", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task A_server_without_encryption_is_told_nothing_where_encryption_was_asked_for(MailSecurity security)
    {
        _server.Answer(SmtpListener.Greeting, security == MailSecurity.Tls ? "this is no TLS" : "220 listener");
        var e = await RefusedAsync(Plain, s => s with { Security = security, User = "hub", Password = "secret" });
        Assert.False(e.WillNeverSucceed);
        Assert.Contains("Mail:Security", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_server.Heard, c => c.StartsWith("AUTH", StringComparison.Ordinal) || c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_has_a_name_and_a_password_signs_in_with_them()
    {
        await Sender(s => s with { User = "hub", Password = "密码" }).SendAsync(Plain);
        Assert.Contains($"AUTH PLAIN {Convert.ToBase64String("\0hub\0密码"u8)}", _server.Heard);
    }

    [Fact]
    public async Task A_wrong_password_is_not_held_against_the_mail()
    {
        _server.Answer("AUTH", "535 5.7.8 hub@bureau.example: wrong");
        var e = await RefusedAsync(Plain, s => s with { User = "hub@bureau.example", Password = "wrong" });
        Assert.False(e.WillNeverSucceed);
        Assert.DoesNotContain("hub@", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_server_in_the_settings_no_mail_can_be_sent()
    {
        Assert.False(new MailServer().IsConfigured);
        await Assert.ThrowsAsync<InvalidOperationException>(() => new MailSender(new MailServer(), _time).SendAsync(Plain));
    }

    [Fact]
    public void The_settings_are_read_as_they_are_written()
    {
        var read = Read(("Host", "mail.bureau.example"), ("Security", "starttls"), ("User", "hub"), ("Password", "geheim"), ("From", "hub@bureau.example"), ("FromName", "信息公开"));
        Assert.Equal((true, 587, MailSecurity.StartTls, 15, "信息公开"), (read.IsConfigured, read.PortInUse, read.Security, read.TimeoutSeconds, read.FromName));
        Assert.Equal(465, Read(("Security", "tls")).PortInUse);
        Assert.Equal((25, MailSecurity.None), (Read(("Security", "none")).PortInUse, Read(("Security", "None")).Security));
        Assert.DoesNotContain("geheim", read.ToString(), StringComparison.Ordinal);
        Assert.Same(read, read.Checked());
    }

    [Theory]
    [InlineData("From", "")]
    [InlineData("From", "hub")]
    [InlineData("Port", "70000")]
    [InlineData("TimeoutSeconds", "0")]
    [InlineData("User", "")]
    public void A_setting_that_makes_no_sense_is_named(string key, string value)
    {
        var read = Read([("Host", "mail"), ("User", "hub"), ("Password", "x"), .. key == "From" ? [] : new[] { ("From", "hub@bureau.example") }, (key, value)]);
        Assert.Contains($"Mail:{key}", Assert.Throws<ArgumentException>(read.Checked).Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static MailServer Read(params (string Key, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>();
        Array.ForEach(settings, s => values[$"{MailServer.Section}:{s.Key}"] = s.Value);
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection(MailServer.Section).Get<MailServer>() ?? new MailServer();
    }

    private async Task<MailCannotBeSentException> RefusedAsync(Mail mail, Func<MailServer, MailServer>? otherwise = null) =>
        await Assert.ThrowsAsync<MailCannotBeSentException>(() => Sender(otherwise).SendAsync(mail).WaitAsync(TimeSpan.FromSeconds(30)));

    private MailSender Sender(Func<MailServer, MailServer>? otherwise = null)
    {
        var server = new MailServer { Host = "127.0.0.1", Port = _server.Port, Security = MailSecurity.None, From = "hub@bureau.example" };
        return new MailSender(otherwise?.Invoke(server) ?? server, _time);
    }
}

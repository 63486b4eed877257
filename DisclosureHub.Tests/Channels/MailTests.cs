using System.Text;
using DisclosureHub.Web.Channels;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace DisclosureHub.Tests.Channels;

/// <summary>Mails as the other side receives them.</summary>
public sealed class MailTests : IAsyncDisposable
{
    private static readonly Mail Plain = new("lin@bureau.example", "林 晓", "请签署意见", "正文", "<p>正文</p>", "notice-1@disclosurehub.example");

    private readonly SmtpListener _server = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 4, 16, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_subject_in_Chinese_arrives_as_it_was_written()
    {
        const string Subject = "〔2026〕17号 关于 “汛期” 联合发布的协商：请于3月6日前签署意见，逾期视为同意——第二轮提醒，含附件";
        var received = await SentAsync(Plain with { Subject = Subject });
        Assert.Equal(Subject, received.Message.Subject);

        // Whatever lies on the way reads headers in ASCII and in short lines.
        var headers = Encoding.Latin1.GetString(received.Bytes).Split("\r\n").TakeWhile(l => l.Length > 0);
        Assert.All(headers, l => Assert.True(l.Length <= 78 && Ascii.IsValid(l), l));
    }

    [Fact]
    public async Task Names_in_Chinese_arrive_beside_their_addresses()
    {
        var received = await SentAsync(Plain);
        Assert.Equal(new MailboxAddress("林 晓", "lin@bureau.example"), Assert.Single(received.Message.To));
        Assert.Equal(new MailboxAddress("市 信息公开", "hub@bureau.example"), Assert.Single(received.Message.From));
        Assert.Equal(("hub@bureau.example", "lin@bureau.example"), (received.From, Assert.Single(received.To)));
    }

    [Fact]
    public async Task A_mail_says_that_a_machine_wrote_it_when_in_Beijing_and_which_one_it_is()
    {
        var message = (await SentAsync(Plain)).Message;
        Assert.Equal("auto-generated", message.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal("Thu, 05 Mar 2026 00:30:00 +0800", message.Headers[HeaderId.Date]);
        Assert.Equal("notice-1@disclosurehub.example", message.MessageId);
    }

    [Fact]
    public async Task The_same_mail_sent_again_has_the_same_Message_Id()
    {
        await SenderTo(_server.Port).SendAsync(Plain);
        await SenderTo(_server.Port).SendAsync(Plain);
        Assert.Equal(["notice-1@disclosurehub.example", "notice-1@disclosurehub.example"], _server.Received.Select(m => m.Message.MessageId));
    }

    [Fact]
    public async Task Whoever_reads_no_HTML_reads_the_text()
    {
        var message = (await SentAsync(Plain with { Text = "请签署。\n", Html = "<p>请<b>签署</b>。</p>" })).Message;
        Assert.Equal(["text/plain", "text/html"], Assert.IsType<MultipartAlternative>(message.Body).Select(p => p.ContentType.MimeType));
        Assert.Equal("请签署。\n", message.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal("<p>请<b>签署</b>。</p>", message.HtmlBody!.TrimEnd());
    }

    [Fact]
    public async Task A_mail_of_text_alone_is_text_alone() =>
        Assert.Equal("text/plain", (await SentAsync(Plain with { Html = null })).Message.Body!.ContentType.MimeType);

    [Fact]
    public async Task Lines_that_begin_with_a_full_stop_keep_it()
    {
        const string Text = ".first\n..second\n.\nFrom the office\n\n  indented, ends in a blank \nlast\n";
        Assert.Equal(Text, (await SentAsync(Plain with { Text = Text, Html = null })).Message.TextBody!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_line_break_in_a_subject_or_a_name_makes_no_header()
    {
        var message = (await SentAsync(Plain with { Subject = "请签署\r\nBcc: evil@elsewhere.example", ToName = "林\nX-Evil: yes" })).Message;
        Assert.Equal("请签署 Bcc: evil@elsewhere.example", message.Subject);
        Assert.Empty(message.Bcc);
        Assert.DoesNotContain(message.Headers, h => h.Field == "X-Evil");
        Assert.DoesNotContain(_server.Heard, c => c.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_Chinese_name_of_an_attachment_arrives_and_is_written_so_that_QQ_mail_shows_it()
    {
        var name = string.Concat(Enumerable.Repeat("关于进一步做好联合信息发布协商工作的意见", 4)) + "（第2稿）.ics";
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        var received = await SentAsync(Plain with { Attachments = [new MailAttachment(name, "text/calendar; charset=utf-8; method=PUBLISH", bytes)] });
        var part = Assert.IsType<MimePart>(Assert.Single(received.Message.Attachments), exactMatch: false);
        Assert.Equal(name, part.FileName);
        Assert.Equal(name, part.ContentType.Name);
        Assert.Equal(("text/calendar", "PUBLISH"), (part.ContentType.MimeType, part.ContentType.Parameters["method"]));
        using var content = new MemoryStream();
        await part.Content!.DecodeToAsync(content);
        Assert.Equal(bytes, content.ToArray());

        var written = Encoding.ASCII.GetString(received.Bytes);
        Assert.Contains("=?utf-8?", written[written.IndexOf("filename", StringComparison.Ordinal)..], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("name*", written, StringComparison.Ordinal);
        Assert.Equal("正文", received.Message.TextBody!.TrimEnd());
    }

    [Fact]
    public async Task Two_mails_at_once_both_arrive_each_with_its_own_text()
    {
        var sender = SenderTo(_server.Port);
        await Task.WhenAll(
            sender.SendAsync(Plain with { To = "a@bureau.example", Text = "甲" }),
            sender.SendAsync(Plain with { To = "b@bureau.example", Text = "乙" }));
        Assert.Equal("甲", (await _server.ReceivedAsync(m => m.To.Contains("a@bureau.example"))).Message.TextBody!.TrimEnd());
        Assert.Equal("乙", (await _server.ReceivedAsync(m => m.To.Contains("b@bureau.example"))).Message.TextBody!.TrimEnd());
        Assert.Equal(2, _server.Received.Count);
    }

    [Fact]
    public async Task Who_waits_for_a_mail_that_does_not_come_learns_what_came()
    {
        await SentAsync(Plain);
        var e = await Assert.ThrowsAsync<TimeoutException>(() => _server.ReceivedAsync(m => m.To.Contains("nobody@bureau.example"), TimeSpan.FromMilliseconds(50)));
        Assert.Contains("“请签署意见” to lin@bureau.example", e.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<ReceivedMail> SentAsync(Mail mail)
    {
        await SenderTo(_server.Port).SendAsync(mail);
        return await _server.ReceivedAsync();
    }

    private MailSender SenderTo(int port) => new(
        new MailServer { Host = "127.0.0.1", Port = port, Security = MailSecurity.None, From = "hub@bureau.example", FromName = "市 信息公开" }, _time);
}

using System.Text;
using CsCheck;
using DisclosureHub.Web.Channels;
using Ical.Net.DataTypes;

namespace DisclosureHub.Tests.Channels;

/// <summary>The feed as a calendar reads it, and as it is on the wire.</summary>
public sealed class CalendarFeedTests
{
    internal static readonly DateTimeOffset Now = new(2026, 3, 4, 9, 30, 15, TimeSpan.FromHours(8));
    internal static readonly Guid Id = Guid.Parse("01956a3c-0000-7000-8000-000000000001");
    internal static readonly FeedEntry Day = new(
        Id, 3, new DateOnly(2026, 3, 6), null, "〔2026〕17号：请签署意见", "第一行\n第二行，共2行", new Uri("https://hub.bureau.example/joint-releases/17?from=feed&day=6"), Now.AddDays(-2), false, [TimeSpan.FromHours(15)]);

    /// <summary>What people write in one field: the characters with a meaning in the format, Chinese, and those of four bytes.</summary>
    private static readonly string[] Pieces = [",", ";", "\\", "\n", ":", "\"", " ", "a", "\\n", "é", "信", "息公开", "，", "😀", "𠮷", "e\u0301"];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Array[0, 120].Select(at => string.Concat(at.Select(i => Pieces[i])));

    [Fact]
    public void A_term_in_days_is_a_day_and_ends_before_the_next()
    {
        var written = Write(Day);
        Assert.Contains("\r\nDTSTART;VALUE=DATE:20260306\r\nDTEND;VALUE=DATE:20260307\r\n", Sorted(written), StringComparison.Ordinal);
        var read = Only(written);
        Assert.True(read.IsAllDay);
        Assert.Equal(new CalDateTime(2026, 3, 6), read.Start);
    }

    [Fact]
    public void A_term_in_hours_is_an_instant_in_UTC_and_no_zone_is_described()
    {
        var written = Write(Day with { Day = null, At = new DateTimeOffset(2026, 3, 7, 0, 30, 0, TimeSpan.FromHours(8)) });
        Assert.Contains("\r\nDTSTART:20260306T163000Z\r\n", written, StringComparison.Ordinal);
        Assert.DoesNotContain("DTEND", written, StringComparison.Ordinal);
        Assert.DoesNotContain("TZID", written, StringComparison.Ordinal);
        Assert.DoesNotContain("VTIMEZONE", written, StringComparison.Ordinal);
        Assert.Equal(new DateTime(2026, 3, 6, 16, 30, 0, DateTimeKind.Utc), Only(written).Start!.AsUtc);
    }

    [Fact]
    public void A_term_that_moves_keeps_its_name_and_raises_its_number()
    {
        var (before, after) = (Only(Write(Day)), Only(Write(Day with { Sequence = 4, Day = new DateOnly(2026, 3, 9), ChangedAt = Now })));
        Assert.Equal($"{Id}@disclosurehub", before.Uid);
        Assert.Equal(before.Uid, after.Uid);
        Assert.Equal((3, 4), (before.Sequence, after.Sequence));
        Assert.Equal(Now.UtcDateTime, after.LastModified!.AsUtc);
        Assert.Equal(Now.AddDays(-2).UtcDateTime, before.LastModified!.AsUtc);
        Assert.Equal(Now.UtcDateTime, before.DtStamp!.AsUtc);
    }

    [Fact]
    public void A_term_that_has_gone_is_cancelled_and_reminds_nobody()
    {
        var read = Only(Write(Day with { Cancelled = true }));
        Assert.Equal("CANCELLED", read.Status);
        Assert.Empty(read.Alarms);
        Assert.Equal("CONFIRMED", Only(Write(Day)).Status);
    }

    [Fact]
    public void A_term_is_private_and_keeps_nobody_busy()
    {
        var read = Only(Write(Day));
        Assert.Equal(("PRIVATE", "TRANSPARENT"), (read.Class, read.Transparency));
    }

    [Fact]
    public void The_calendar_says_its_name_and_how_often_to_ask_again()
    {
        var lines = CalendarFeed.Write("期限，林晓; 一科, 全部", [], Now).Split("\r\n");
        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Contains("VERSION:2.0", lines);
        Assert.Contains("METHOD:PUBLISH", lines);
        Assert.Contains("REFRESH-INTERVAL;VALUE=DURATION:PT15M", lines);
        Assert.Contains("X-PUBLISHED-TTL:PT15M", lines);
        Assert.Contains("X-WR-CALNAME:期限，林晓\\; 一科\\, 全部", lines);
        Assert.Equal(["END:VCALENDAR", ""], lines[^2..]);
    }

    [Fact]
    public void Alarms_stand_before_the_beginning_and_after_it_where_they_are_asked_for()
    {
        var written = Write(Day with { AlarmsBefore = [TimeSpan.FromHours(15), TimeSpan.FromDays(3), TimeSpan.FromMinutes(-540), TimeSpan.Zero] });
        Assert.Equal(
            ["TRIGGER:-PT15H", "TRIGGER:-PT72H", "TRIGGER:PT9H", "TRIGGER:P0D"], written.Split("\r\n").Where(l => l.StartsWith("TRIGGER", StringComparison.Ordinal)));
        Assert.All(Only(written).Alarms, a => Assert.Equal(("DISPLAY", Day.Summary), (a.Action, a.Description)));
    }

    [Fact]
    public void An_address_in_Chinese_is_written_in_ASCII()
    {
        var written = Write(Day with { Address = new Uri("https://hub.bureau.example/联合发布?q=a,b;c") });
        Assert.Equal("https://hub.bureau.example/%E8%81%94%E5%90%88%E5%8F%91%E5%B8%83?q=a,b;c", Only(written).Url!.OriginalString);
    }

    [Fact]
    public void Control_characters_and_half_characters_do_not_spoil_the_calendar()
    {
        var written = Write(Day with { Summary = "一\u0000\u0007二\u007f三\r\n四", Description = "甲\r乙\r\n丙\t丁\ud83d" });
        var read = Only(written);
        Assert.Equal(("一二三 四", "甲\n乙\n丙\t丁\ufffd"), (read.Summary, read.Description));
    }

    [Fact]
    public void Whatever_is_written_comes_back_and_every_line_is_short_enough_and_whole() => Gen.Select(Texts, Texts).Sample(
        (summary, description) =>
        {
            var written = Write(Day with { Summary = summary, Description = description });
            var wire = Encoding.UTF8.GetBytes(written);
            Assert.Equal("", Broken(wire));
            var read = Only(written);
            Assert.Equal((summary.ReplaceLineEndings(" "), description), (read.Summary ?? "", read.Description ?? ""));
        },
        iter: 500);

    [Fact]
    public void An_entry_has_a_day_or_an_instant()
    {
        Assert.Throws<ArgumentException>(() => Write(Day with { Day = null }));
        Assert.Throws<ArgumentException>(() => Write(Day with { At = Now }));
        Assert.Throws<ArgumentException>(() => Write(Day with { Address = new Uri("/joint-releases/17", UriKind.Relative) }));
        Assert.Throws<ArgumentException>(() => Write(Day with { AlarmsBefore = [TimeSpan.FromMilliseconds(1)] }));
    }

    [Fact]
    public void The_same_entries_at_the_same_moment_are_the_same_bytes() => Assert.Equal(Write(Day), Write(Day));

    internal static string Write(params FeedEntry[] entries) => CalendarFeed.Write("期限", entries, Now);

    /// <summary>What is wrong with the bytes; empty when nothing is.</summary>
    private static string Broken(byte[] wire)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        if (!wire.AsSpan().EndsWith("\r\n"u8))
        {
            return "the last line has no end";
        }

        var at = 0;
        while (at < wire.Length)
        {
            var line = wire.AsSpan(at)[..wire.AsSpan(at).IndexOf("\r\n"u8)];
            if (line.Length > 75)
            {
                return $"{line.Length} octets: {Encoding.UTF8.GetString(line)}";
            }

            if (line.ContainsAny((byte)'\r', (byte)'\n'))
            {
                return "half a line end";
            }

            try
            {
                // Each line for itself, so that a character cut in two is found.
                strict.GetString(line);
            }
            catch (DecoderFallbackException)
            {
                return $"a character was cut: {Encoding.UTF8.GetString(line)}";
            }

            at += line.Length + 2;
        }

        return "";
    }

    private static string Sorted(string written)
    {
        // The order of properties means nothing.
        var lines = written.Split("\r\n");
        return $"\r\n{string.Join("\r\n", lines.Where(l => l.StartsWith("DTSTART", StringComparison.Ordinal)).Concat(lines.Where(l => l.StartsWith("DTEND", StringComparison.Ordinal))))}\r\n";
    }

    private static Ical.Net.CalendarComponents.CalendarEvent Only(string written) => Assert.Single(Ical.Net.Calendar.Load(written)!.Events);
}

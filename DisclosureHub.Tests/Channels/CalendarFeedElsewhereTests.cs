using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace DisclosureHub.Tests.Channels;

/// <summary>What another program reads in the feed: icalendar for Python, which shares no line with the library that wrote it.</summary>
public sealed class CalendarFeedElsewhereTests
{
    private const string Reader = """
        import sys, json, icalendar
        c = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
        when = lambda e, n: e[n].dt.isoformat() if n in e else None
        print(json.dumps({"name": c["X-WR-CALNAME"], "method": c["METHOD"], "errors": [str(x) for e in c.walk() for x in e.errors], "events": [
            {"uid": e["UID"], "sequence": e["SEQUENCE"], "start": when(e, "DTSTART"), "end": when(e, "DTEND"), "changed": when(e, "LAST-MODIFIED"),
             "summary": e["SUMMARY"], "description": e["DESCRIPTION"], "status": e["STATUS"], "url": e["URL"],
             "alarms": [a["TRIGGER"].dt.total_seconds() for a in e.walk("VALARM")]} for e in c.walk("VEVENT")]}))
        """;

    [Fact]
    public async Task Another_program_reads_the_same_in_the_feed()
    {
        var cancel = TestContext.Current.CancellationToken;
        var python = await FindAsync(cancel);
        Assert.SkipWhen(python is null, "icalendar for Python is not installed here (Debian: apt-get install python3-icalendar), so no second program read the feed.");

        // No backslash before an n: this reader takes it for a line break however it is escaped.
        var day = CalendarFeedTests.Day with { Summary = string.Concat(Enumerable.Repeat("逗号, 分号; 反斜线\\ 😀 ", 12)), Description = "一,二;三\\四五\n六：" + new string('信', 100) };
        var hour = day with { Id = Guid.Parse("01956a3c-0000-7000-8000-000000000002"), Day = null, At = new DateTimeOffset(2026, 3, 7, 0, 30, 0, TimeSpan.FromHours(8)), Cancelled = true };

        using var read = JsonDocument.Parse(await RunAsync(python!, Reader, CalendarFeedTests.Write(day, hour), cancel));
        var root = read.RootElement;
        Assert.Equal(("期限", "PUBLISH", 0), (root.GetProperty("name").GetString(), root.GetProperty("method").GetString(), root.GetProperty("errors").GetArrayLength()));
        var (first, second) = (root.GetProperty("events")[0], root.GetProperty("events")[1]);
        Assert.Equal(("2026-03-06", "2026-03-07"), (first.GetProperty("start").GetString(), first.GetProperty("end").GetString()));
        Assert.Equal((day.Summary, day.Description), (first.GetProperty("summary").GetString(), first.GetProperty("description").GetString()));
        Assert.Equal(($"{day.Id}@disclosurehub", 3, "CONFIRMED"), (first.GetProperty("uid").GetString(), first.GetProperty("sequence").GetInt32(), first.GetProperty("status").GetString()));
        Assert.Equal((day.Address!.AbsoluteUri, "2026-03-02T01:30:15+00:00"), (first.GetProperty("url").GetString(), first.GetProperty("changed").GetString()));
        Assert.Equal(-15 * 3600, Assert.Single(first.GetProperty("alarms").EnumerateArray()).GetDouble());
        Assert.Equal(("2026-03-06T16:30:00+00:00", null, "CANCELLED"), (second.GetProperty("start").GetString(), second.GetProperty("end").GetString(), second.GetProperty("status").GetString()));
    }

    /// <summary>Debian's packages belong to Debian's Python, which need not be the first on the path.</summary>
    private static async Task<string?> FindAsync(CancellationToken cancel)
    {
        foreach (var python in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Prepend("/usr/bin").Select(p => Path.Combine(p, "python3")).Where(File.Exists).Distinct())
        {
            if (await RunAsync(python, "import importlib.util; print(importlib.util.find_spec('icalendar') is not None)", "", cancel) is "True\n")
            {
                return python;
            }
        }

        return null;
    }

    private static async Task<string> RunAsync(string python, string program, string input, CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo(python, ["-c", program]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8 })!;
        await process.StandardInput.WriteAsync(input.AsMemory(), cancel);
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        Assert.Equal(0, process.ExitCode);
        return said;
    }
}

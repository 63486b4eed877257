using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Words;

namespace DisclosureHub.Web.Features.JointReleases.Room;

/// <summary>
/// The first wording of the minutes, from what is on record: the recorder writes on from there. It becomes part of what is
/// signed, so it is in the language of record, whatever language the page is read in.
/// </summary>
public sealed partial class MinutesSkeleton(RoomView room, BureauNames names)
{
    private const string Result = "结果：";

    private const string NothingTried = "没有改动。";

    public override string ToString()
    {
        var minutes = new StringBuilder();
        Line(minutes, $"关于“{room.Release.Title}”（第{room.Version().Number}版）的共同协商纪要");
        if (room.Mediation.Meeting is { } meeting)
        {
            var starts = WorkCalendar.LocalTimeOf(meeting.Starts).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);
            Line(minutes, $"时间地点：{starts}，{(meeting.Online ? "线上" : "现场")}，{meeting.Place}。");
        }

        Line(minutes, $"到会：{People(Attendance.Present)}。");
        if (room.Mediation.Attendees.Any(a => a.Attendance == Attendance.Absent))
        {
            Line(minutes, $"未到：{People(Attendance.Absent)}。");
        }

        foreach (var (index, item) in room.Mediation.Agenda.Index())
        {
            Line(minutes, "");
            Item(minutes, index + 1, item);
        }

        Line(minutes, "");
        Line(minutes, "会上试改的文字：");
        foreach (var change in room.Mediation.Tried)
        {
            var number = room.Version().Text.NumberOf(change.Block);
            Line(minutes, change.Text is { } text ? $"第{number}段改为：“{text}”" : $"第{number}段拟删去。");
        }

        if (room.Mediation.Tried.Count == 0)
        {
            Line(minutes, NothingTried);
        }

        return minutes.ToString().TrimEnd();
    }

    /// <summary>
    /// Lines of minutes that an outline wrote and the record no longer bears out: an outcome was recorded since, or a text
    /// tried another way. A recorder may word an outcome himself, so this is a hint to compare, and stops nobody.
    /// </summary>
    public IReadOnlyList<string> DiffersIn(string minutes)
    {
        var now = LinesOf(ToString()).ToList();
        return [.. LinesOf(minutes).Where(IsFromTheRecord).Where(line => !now.Remove(line))];
    }

    private static IEnumerable<string> LinesOf(string text) => PlainText.Of(text).Split('\n');

    private static bool IsFromTheRecord(string line) => line.StartsWith(Result, StringComparison.Ordinal) || line == NothingTried || Change().IsMatch(line);

    [GeneratedRegex("^第[0-9]+段(改为：|拟删去。)")]
    private static partial Regex Change();

    private void Item(StringBuilder minutes, int number, AgendaItem item)
    {
        Line(minutes, $"（{number}）{Wording.Of(names, item.Unit)}的不同意见");
        if (room.RecordOf(item) is { } record)
        {
            Line(minutes, $"不同意见：{record.Dissent.Reasons}");
        }

        foreach (var position in room.Mediation.Positions.Where(p => p.Unit == item.Unit || p.Unit == room.Release.Lead).Where(p => p.Text.Length > 0))
        {
            Line(minutes, $"{Wording.Of(names, position.Unit)}：{position.Text}");
        }

        Line(minutes, item.Outcome switch
        {
            null => $"{Result}未形成。",
            DissentOutcome.AgreedText => $"{Result}{RecordWords.Of(DissentOutcome.AgreedText)}，{room.SignedBy(item.Unit)?.Number}。",
            { } outcome => $"{Result}{RecordWords.Of(outcome)}。{item.Reasons}",
        });
    }

    private string People(Attendance attendance) =>
        string.Join('、', room.Mediation.Attendees.Where(a => a.Attendance == attendance).Select(a => $"{a.Name}（{Wording.ShortOf(names, a.Unit)}）"));

    private static void Line(StringBuilder minutes, string line) => _ = minutes.Append(line).Append('\n');
}

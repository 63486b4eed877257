using System.Text;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using DisclosureHub.Web.Words;
using Microsoft.Extensions.Localization;

namespace DisclosureHub.Web.Features.JointReleases.Room;

/// <summary>The first wording of the minutes, from what is on record: the recorder writes on from there.</summary>
public sealed class MinutesSkeleton(IStringLocalizer<RoomTexts> texts, Wording wording, RoomView room, BureauNames names)
{
    public override string ToString()
    {
        var minutes = new StringBuilder();
        Line(minutes, texts["MinutesTitle", room.Release.Title, room.Version().Number]);
        if (room.Mediation.Meeting is { } meeting)
        {
            Line(minutes, texts["MinutesMeeting", Days.Say(meeting.Starts, meeting.Starts.AddYears(1)), meeting.Online ? texts["Online"] : texts["OnSite"], meeting.Place]);
        }

        Line(minutes, texts["MinutesPresent", People(Attendance.Present)]);
        if (room.Mediation.Attendees.Any(a => a.Attendance == Attendance.Absent))
        {
            Line(minutes, texts["MinutesAbsent", People(Attendance.Absent)]);
        }

        foreach (var (index, item) in room.Mediation.Agenda.Index())
        {
            Line(minutes, "");
            Item(minutes, index + 1, item);
        }

        Line(minutes, "");
        Line(minutes, texts["MinutesTried"]);
        foreach (var change in room.Mediation.Tried)
        {
            var number = room.Version().Text.NumberOf(change.Block);
            Line(minutes, change.Text is { } text ? texts["MinutesChange", number, text] : texts["MinutesLeftOut", number]);
        }

        if (room.Mediation.Tried.Count == 0)
        {
            Line(minutes, texts["MinutesNothingTried"]);
        }

        return minutes.ToString().TrimEnd();
    }

    private void Item(StringBuilder minutes, int number, AgendaItem item)
    {
        Line(minutes, texts["MinutesItem", number, Wording.Of(names, item.Unit)]);
        if (room.RecordOf(item) is { } record)
        {
            Line(minutes, texts["MinutesDissent", record.Dissent.Reasons]);
        }

        foreach (var position in room.Mediation.Positions.Where(p => p.Unit == item.Unit || p.Unit == room.Release.Lead).Where(p => p.Text.Length > 0))
        {
            Line(minutes, texts["MinutesPosition", Wording.Of(names, position.Unit), position.Text]);
        }

        Line(minutes, item.Outcome switch
        {
            null => texts["MinutesNoOutcome"],
            DissentOutcome.AgreedText => texts["MinutesAgreed", wording.Of(DissentOutcome.AgreedText), room.SignedBy(item.Unit)?.Number ?? ""],
            { } outcome => texts["MinutesOutcome", wording.Of(outcome), item.Reasons],
        });
    }

    private string People(Attendance attendance) =>
        string.Join(texts["Comma"], room.Mediation.Attendees.Where(a => a.Attendance == attendance).Select(a => texts["MinutesPerson", a.Name, Wording.ShortOf(names, a.Unit)]));

    private static void Line(StringBuilder minutes, string line) => _ = minutes.Append(line).Append('\n');
}

namespace DisclosureHub.Domain.JointReleases;

// What the tables hold, in the same rows and fields as the facts tell it.
public sealed partial class ReleaseRecord
{
    private static Dictionary<string, string> Held(JointRelease release)
    {
        var held = new Dictionary<string, string>();
        Hold(
            held, $"Releases {release.Id}",
            ("Lead", release.Lead), ("Number", release.Number), ("DraftedBy", release.DraftedBy), ("DraftedAt", release.DraftedAt),
            ("TakenOver", release.TakenOver?.By), ("CalledBack", release.CalledBack?.By),
            ("Ending", release.Ending is { } ending ? $"{ending.Stage} {Say(ending.By)}" : null));
        foreach (var v in release.Versions)
        {
            // Hash is the column, Text is the hash taken anew of the text that is kept: both must be the one signed.
            Hold(held, $"Versions {release.Id}/{v.Number}", ("Hash", v.Hash), ("Text", v.Text.Hash()), ("Title", v.Text.Title), ("CoverNote", v.CoverNote), ("Author", v.Author), ("By", v.By));
        }

        HoldConsultations(held, release);
        HoldMediations(held, release);
        HoldVoices(held, release);
        HoldClocks(held, release);
        return held;
    }

    private static void HoldConsultations(Dictionary<string, string> held, JointRelease release)
    {
        foreach (var c in release.Consultations)
        {
            Hold(
                held, $"Consultations {release.Id}/{c.Unit}",
                ("AskedVersion", c.AskedVersion), ("AskedAt", c.AskedAt), ("DueOn", c.DueOn), ("Passages", c.Passages),
                ("Escalation", c.Escalation is { } e ? $"{e.Number} {e.Cause} {Say(e.By)}" : null),
                ("Removal", c.Removal is { } r ? $"{r.Kind} {Say(r.By)}" : null),
                ("Insisted", c.Insisted is { } i ? $"{i.Opinion} {Say(i.By)}" : null),
                ("Decision", c.Decision is { } d ? $"{d.Dissent}/{d.Version} {Say(d.Votes)} {Say(d.By)}" : null),
                ("Letter", c.Letter?.Number), ("ReceivedOn", c.Letter?.ReceivedOn));
        }

        foreach (var o in release.Opinions)
        {
            Hold(
                held, $"Opinions {o.Number} ({o.Id})",
                ("Unit", o.Unit), ("Version", o.Version), ("Stance", o.Stance), ("Scope", o.Scope.Blocks), ("ScopeHash", o.ScopeHash), ("Content", o.Content.Hash()),
                ("DaysLate", o.DaysLate), ("OnProposedText", o.OnProposedText), ("By", o.By), ("WithdrawnAt", o.WithdrawnAt), ("Ending", o.Ending?.Outcome));
        }

        foreach (var p in release.Proposals)
        {
            Hold(
                held, $"Proposals {p.Id}",
                ("Unit", p.Unit), ("Dissent", p.Dissent), ("Version", p.Version), ("Round", p.Round), ("Text", p.Text), ("Content", p.Content.Hash()), ("By", p.By),
                ("Answer", p.Answer?.Hash()), ("AnsweredBy", p.Answer?.By));
        }

        foreach (var paper in release.Papers)
        {
            Hold(
                held, $"Papers {paper.Number}",
                ("Kind", paper.Kind), ("Unit", paper.Unit), ("Version", paper.Version), ("Content", paper.Content), ("IssuedAt", paper.IssuedAt),
                ("VoidedAt", paper.VoidedAt), ("VoidReason", paper.VoidReason));
        }
    }

    private static void HoldMediations(Dictionary<string, string> held, JointRelease release)
    {
        foreach (var m in release.Mediations)
        {
            Hold(
                held, $"Mediations {release.Id}/{m.Session}",
                ("OpenedAt", m.OpenedAt), ("Starts", m.Meeting?.Starts), ("Place", m.Meeting?.Place),
                ("Minutes", m.Minutes is { } minutes ? $"{minutes.Number} {minutes.Hash} {Say(minutes.Recorder)}" : null), ("ClosedAt", m.ClosedAt), ("BeforeLeadingGroupSince", m.BeforeLeadingGroupSince));
            foreach (var item in m.Agenda)
            {
                Hold(held, $"Agenda {release.Id}/{item.Dissent}", ("Unit", item.Unit), ("Outcome", item.Outcome), ("Escalation", $"{item.Escalation.Number} {item.Escalation.Cause} {Say(item.Escalation.By)}"));
            }

            foreach (var position in m.Positions)
            {
                Hold(held, $"Positions {release.Id}/{m.Session}/{position.Unit}", ("Text", TextHash.Of(position.Text)), ("By", position.By));
            }

            foreach (var a in m.Attendees.Where(a => a.Attendance != Attendance.Invited))
            {
                Hold(held, $"Attendees {a.Id}", ("Attendance", a.Attendance));
            }

            foreach (var a in m.Attendees.Where(a => a.Mark is not null))
            {
                Hold(held, $"Attendees {a.Id}", ("Mark", a.Mark!.Refused ? $"refused: {a.Mark.Note} {Say(a.Mark.By)}" : $"signed {Say(a.Mark.By)}"));
            }
        }
    }

    private static void HoldVoices(Dictionary<string, string> held, JointRelease release)
    {
        foreach (var i in release.Instructions)
        {
            Hold(held, $"Instructions {i.Id}", ("To", i.To), ("Text", i.Text), ("By", i.By));
        }

        foreach (var o in release.Objections)
        {
            Hold(held, $"Objections {o.Id}", ("Target", o.Target), ("Against", o.Against), ("Reasons", o.Reasons), ("By", o.By));
        }

        foreach (var c in release.Comments)
        {
            Hold(held, $"Comments {c.Id}", ("Text", TextHash.Of(c.Text)), ("By", c.By), ("ResolvedBy", c.ResolvedBy), ("CarriedFor", c.CarriedFor));
        }

        foreach (var r in release.Readings)
        {
            Hold(held, $"Readings {release.Id}/{r.Version}/{r.Person}", ("At", r.At));
        }
    }

    private static void Hold(Dictionary<string, string> held, string row, params (string Field, object? Value)[] fields)
    {
        foreach (var (field, value) in fields)
        {
            held[$"{row}|{field}"] = Say(value);
        }
    }
}

using System.Globalization;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Channels;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using DisclosureHub.Web.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace DisclosureHub.Web.Notices;

/// <summary>
/// Sends what is due to leave: one mail a person for all that waits for him, one message a notice on the bureau's message
/// channel. Sent first, marked then: it may arrive twice, under the same Message-Id, and never not at all.
/// </summary>
public sealed class Outgoing(
    HubDbFactory contexts, WriteLane lane, BureauClock clock, MailServer server, MailSender mail, WebhookSender webhook, IReadOnlyList<WebhookTarget> targets,
    OutwardText text, IStringLocalizer<NoticeTexts> texts, ILogger<Outgoing> log)
{
    /// <summary>The name of the recurring job.</summary>
    public const string Job = "outgoing";

    private const int Most = 500;

    /// <summary>After so many failures it is given up; the person's own page says so.</summary>
    private const int MostTries = 8;

    /// <summary>Sends everything that is due now.</summary>
    /// <returns>How many mails and messages left.</returns>
    public async Task<int> RunAsync(CancellationToken stop = default)
    {
        var sent = 0;
        foreach (var batch in await DueAsync(stop))
        {
            sent += batch.Key.Way == Outward.Mail ? await MailAsync(batch.Key.Person, [.. batch], stop) : await MessagesAsync([.. batch], stop);
        }

        return sent;
    }

    private async Task<IEnumerable<IGrouping<(PersonId Person, Outward Way), Waiting>>> DueAsync(CancellationToken stop)
    {
        await using var db = contexts.CreateDbContext();
        var now = clock.Now;
        var rows = await db.Deliveries.AsNoTracking()
            .Where(d => d.LeavesAt != null && d.LeavesAt <= now)
            .OrderBy(d => d.LeavesAt).ThenBy(d => d.Seq)
            .Take(Most)
            .Join(db.Ledger.AsNoTracking(), d => d.Of.Entry, e => e.Seq, (d, e) => new { Delivery = d, d.Of, Entry = e })
            .Join(db.Preferences.AsNoTracking(), x => x.Delivery.Person, p => p.Person, (x, p) => new { x.Delivery, x.Of, x.Entry, Preference = p })
            .Join(db.People.AsNoTracking(), x => x.Delivery.Person, p => p.Id, (x, p) => new { x.Delivery, x.Of, x.Entry, x.Preference, Owner = p })
            .ToListAsync(stop);
        JointReleaseId[] matters = [.. rows.Select(r => JointReleaseId.From(r.Of.Matter)).Distinct()];
        var releases = await db.Releases.AsNoTracking().Where(r => matters.Contains(r.Id))
            .Select(r => new { r.Id, r.Number, Title = EF.Property<string>(r, JointReleaseMapping.TitleColumn), r.Draft, Sent = r.Versions.OrderByDescending(v => v.Number).Select(v => v.Text).FirstOrDefault() })
            .ToDictionaryAsync(r => r.Id, stop);
        return rows
            .Select(r =>
            {
                var release = releases[JointReleaseId.From(r.Of.Matter)];
                var open = (release.Sent ?? release.Draft).Attribute.LetsTheTitleOut() && release.Number.Length > 0;
                var notice = new OutwardNotice(r.Of.Kind, r.Of.Matter, release.Number, open ? release.Title : "", Facts.Read(r.Entry));
                return new Waiting(r.Delivery.Seq, r.Delivery.Way, r.Delivery.Tries, r.Of.Seq, r.Owner, r.Preference.Mail, r.Preference.Handle, r.Preference.Language, notice);
            })
            .GroupBy(w => (w.Owner.Id, w.Way))
            .ToList();
    }

    private async Task<int> MailAsync(PersonId person, IReadOnlyList<Waiting> waiting, CancellationToken stop)
    {
        if (!server.IsConfigured || waiting[0].Mail.Length == 0)
        {
            await MarkAsync(waiting, "NoMailServer", willNeverSucceed: true, stop);
            return 0;
        }

        var letter = OutwardText.In(waiting[0].Language, () => LetterOf(waiting));
        try
        {
            await mail.SendAsync(letter, stop);
            await MarkAsync(waiting, null, false, stop);
            return 1;
        }
        catch (MailCannotBeSentException e)
        {
            log.LogWarning(e, "A mail with {Count} notices could not be sent to person {Person}", waiting.Count, person);
            await MarkAsync(waiting, e.Message, e.WillNeverSucceed, stop);
            return 0;
        }
    }

    private async Task<int> MessagesAsync(IReadOnlyList<Waiting> waiting, CancellationToken stop)
    {
        var sent = 0;
        foreach (var one in waiting)
        {
            if (targets.Count == 0 || one.Handle.Length == 0)
            {
                await MarkAsync([one], "NoMessageChannel", willNeverSucceed: true, stop);
                continue;
            }

            var message = OutwardText.In(one.Language, () => new WebhookMessage(
                texts["Product"], text.LineOf(one.Notice), OutwardText.DueOf(one.Notice.Fact) is { } due ? Days.Say(due) : "", one.Notice.Number, text.AddressOf(one.Notice.Matter).ToString(), one.Handle));
            try
            {
                foreach (var target in targets)
                {
                    await webhook.SendAsync(target, message, stop);
                }

                await MarkAsync([one], null, false, stop);
                sent++;
            }
            catch (WebhookRefusedException e)
            {
                log.LogWarning(e, "A notice could not be sent to the message channel");
                await MarkAsync([one], e.Message, e.WillNeverSucceed, stop);
            }
        }

        return sent;
    }

    private Mail LetterOf(IReadOnlyList<Waiting> waiting)
    {
        var lines = waiting.Select(w => (Line: text.LineOf(w.Notice), Address: text.AddressOf(w.Notice.Matter))).ToList();
        var subject = lines.Count == 1 ? lines[0].Line : texts["SubjectOfMany", lines.Count].Value;
        var plain = string.Join("\n\n", lines.Select(l => $"{l.Line}\n{l.Address}").Append(texts["Footer"].Value));
        var html = Html.Of(
            $"<!doctype html><html><body style=\"font:15px/1.6 sans-serif\"><ul>{Html.Of(lines.Select(l => Html.Of($"<li><a href=\"{l.Address.ToString()}\">{l.Line}</a></li>")))}</ul><p style=\"color:#555\">{texts["Footer"].Value}</p></body></html>");
        var (first, last) = (waiting.Min(w => w.NoticeSeq), waiting.Max(w => w.NoticeSeq));
        return new Mail(
            waiting[0].Mail, OutwardName(waiting[0].Owner), subject, plain, html.Value,
            string.Create(CultureInfo.InvariantCulture, $"notices-{waiting[0].Owner.Id}-{first}-{last}-{waiting.Count}@disclosurehub"));
    }

    private static string OutwardName(Person person) => Wording.Of(person);

    private Task MarkAsync(IReadOnlyList<Waiting> waiting, string? error, bool willNeverSucceed, CancellationToken stop)
    {
        long[] seqs = [.. waiting.Select(w => w.Seq)];
        return lane.RunAsync(
            async db =>
            {
                foreach (var row in await db.Deliveries.Where(d => seqs.Contains(d.Seq)).ToListAsync(stop))
                {
                    row.Tries++;
                    (row.Error, row.SentAt, row.LeavesAt) = error is null
                        ? ("", (DateTimeOffset?)clock.Now, (DateTimeOffset?)null)
                        : (error, null, willNeverSucceed || row.Tries >= MostTries ? null : clock.Now + TimeSpan.FromMinutes(Math.Pow(2, row.Tries)));
                }

                return true;
            },
            stop);
    }

    private sealed record Waiting(long Seq, Outward Way, int Tries, long NoticeSeq, Person Owner, string Mail, string Handle, string Language, OutwardNotice Notice);
}

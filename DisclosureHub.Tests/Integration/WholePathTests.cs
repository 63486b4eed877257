using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Tests.Integration;

/// <summary>A release from its first word to the agreement, through the one door.</summary>
public sealed class WholePathTests
{
    [Theory, OnBothEngines]
    public async Task A_release_that_everybody_consents_to_is_agreed_and_the_record_tells_how(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance, Cast.Legal);
        await hub.SignAsync(id, Cast.Finance);
        var last = await hub.SignAsync(id, Cast.Legal, Stance.ConsentWithSuggestions);

        var release = await hub.LoadAsync(id);
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
        Assert.Equal("联发〔2026〕1号", release.Number);
        Assert.Equal(["会签〔2026〕1号", "会签〔2026〕2号"], release.Opinions.Select(o => o.Number));
        Assert.Equal(new DateOnly(2026, 12, 2), release.Consultations[0].DueOn);

        var record = await hub.RecordAsync(id);
        Assert.Equal(
            [
                nameof(ReleaseDrafted), nameof(DraftSaved), nameof(DraftSaved), nameof(DraftSaved), nameof(DraftSubmitted), nameof(VersionIssued),
                nameof(UnitAsked), nameof(UnitAsked), nameof(ClockStarted), nameof(ClockStarted), nameof(OpinionSigned), nameof(ClockStopped),
                nameof(OpinionSigned), nameof(ReleaseAgreed), nameof(ClockStopped),
            ],
            record.Select(e => e.Kind));
        Assert.Equal(Enumerable.Range(1, 15), record.Select(e => e.MatterSeq));
        Assert.Equal(["", .. record.SkipLast(1).Select(e => e.Hash)], record.Select(e => e.PrevHash));
        Assert.All(record, e => Assert.Equal(e.ComputeHash(), e.Hash));
        Assert.Equal(Cast.LegalHead.Person.Id.Value, record[^1].Person);
        Assert.Equal(Cast.LegalHead.Post.Id.Value, record[^1].Post);
        Assert.Equal(nameof(Authentication.DemoPersona), record[^1].How);

        var signed = Assert.IsType<OpinionSigned>(Facts.Read(record[10]));
        Assert.Equal((Cast.Finance.Id, Stance.Consent, release.Current!.Hash, Hub.Start), (signed.Unit, signed.Stance, signed.Text, signed.At));

        await using var db = hub.Contexts.CreateDbContext();
        var matter = await db.Matters.SingleAsync();
        Assert.Equal((nameof(JointRelease), 8L, 15, record[^1].Hash), (matter.Kind, matter.Version, matter.HeadSeq, matter.HeadHash));
        Assert.Equal(8, last.Version);
        Assert.Empty(await hub.RefusalsAsync());
        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    [Theory, OnBothEngines]
    public async Task Each_command_leaves_one_outbox_row_with_its_version_and_the_units_it_concerns(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        await hub.SignAsync(id, Cast.Finance);

        await using var db = hub.Contexts.CreateDbContext();
        var rows = await db.Outbox.AsNoTracking().OrderBy(o => o.Seq).ToListAsync();
        Assert.Equal([1L, 2, 3, 4, 5, 6, 7], rows.Select(r => r.Version));
        Assert.All(rows, r => Assert.Equal(id.Value, r.Matter));
        Assert.All(rows.Take(5), r => Assert.Equal([Cast.Employment.Id], r.Units));
        Assert.All(rows.Skip(5), r => Assert.Equal([Cast.Employment.Id, Cast.Finance.Id], r.Units));
    }

    [Theory, OnBothEngines]
    public async Task A_release_that_concerns_nobody_is_agreed_as_it_is_sent(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync();
        Assert.Equal(ReleaseStage.Agreed, (await hub.LoadAsync(id)).Stage);
        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    [Theory, OnBothEngines]
    public async Task A_new_version_voids_the_consent_to_the_older_one_and_keeps_both_texts(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        await hub.SignAsync(id, Cast.Finance);
        await hub.ReviseAsync(id);

        var release = await hub.LoadAsync(id);
        Assert.Equal(ReleaseStage.InConsultation, release.Stage);
        Assert.Equal([1, 2], release.Versions.Select(v => v.Number));
        Assert.Equal([1, 2], release.Versions.Select(v => v.Text.Blocks.Count));
        Assert.All(release.Versions, v => Assert.Equal(v.Hash, v.Text.Hash()));
        Assert.Contains(nameof(ConsentVoided), (await hub.RecordAsync(id)).Select(e => e.Kind));

        await hub.SignAsync(id, Cast.Finance);
        Assert.Equal(ReleaseStage.Agreed, (await hub.LoadAsync(id)).Stage);
        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    [Theory, OnBothEngines]
    public async Task An_opinion_goes_from_handler_to_head_and_back_and_can_be_taken_back(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        var content = new OpinionContent(Stance.Dissent, ConsentScope.Whole, "与预算不符。", "协调制度第三条", "");
        await hub.MustAsync(new DraftOpinion(NewId.OfCommand(), id, Cast.Finance.Id, content, TextHash.None), Cast.FinanceDrafter);
        await hub.MustAsync(new SendOpinionToHead(NewId.OfCommand(), id, Cast.Finance.Id), Cast.FinanceDrafter);
        await hub.MustAsync(new ReturnOpinion(NewId.OfCommand(), id, Cast.Finance.Id, "请写明科目。"), Cast.FinanceHead);
        Assert.Equal("请写明科目。", (await hub.LoadAsync(id)).Consultations[0].Draft!.Remark);

        await hub.SignAsync(id, Cast.Finance, Stance.Dissent);
        var opinion = Assert.Single((await hub.LoadAsync(id)).Opinions);
        await hub.MustAsync(new WithdrawOpinion(NewId.OfCommand(), id, Cast.Finance.Id, opinion.Id, "已与牵头科室商妥。"), Cast.FinanceHead);
        var release = await hub.LoadAsync(id);
        Assert.Equal(Hub.Start, Assert.Single(release.Opinions).WithdrawnAt);
        Assert.Equal(ConsultationState.Asked, release.StateOf(release.Consultations[0]));
        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    [Theory, OnBothEngines]
    public async Task An_attachment_is_kept_byte_for_byte_and_bound_to_the_text(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.DraftedAsync([Cast.Finance]);
        var file = NewId.Of<AttachmentId>();
        var bytes = "岗位,人数\n会计,2\n"u8.ToArray();
        await hub.MustAsync(new AttachFile(NewId.OfCommand(), id, file, "岗位表.csv", bytes), Cast.Drafter);
        await hub.SubmitAsync(id);
        await hub.IssueAsync(id);

        var given = await hub.Releases.FindFileAsync(id, file, await hub.ReaderAsync(Cast.FinanceHead));
        Assert.Equal(bytes, given!.Value.Bytes);
        Assert.Equal(TextHash.Of(bytes), (await hub.LoadAsync(id)).Current!.Text.Attachments[0].Hash);
        Assert.True((await hub.VerifyAsync()).IsClean);
    }
}

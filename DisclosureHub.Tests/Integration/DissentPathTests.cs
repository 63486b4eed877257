using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Tests.Integration;

/// <summary>A dissent from its signing to its one outcome, through the one door, on both engines; the record replays clean after it.</summary>
[Clause("XT-3.3")]
public sealed class DissentPathTests
{
    [Theory, OnBothEngines]
    public async Task A_dissent_goes_through_three_rounds_before_the_office_and_is_settled_by_a_text_signed_there(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance, Cast.Legal);
        await hub.SignAsync(id, Cast.Legal);
        await hub.SignAsync(id, Cast.Finance, Stance.Dissent);
        for (var round = 1; round <= 3; round++)
        {
            await ProposeAsync(hub, id, $"面向社会公开招聘工作人员{round}名。");
            await hub.MustAsync(
                new DeclineProposal(NewId.OfCommand(), id, Cast.Finance.Id, (await hub.LoadAsync(id)).ProposalTo(Cast.Finance.Id)!.Id, "编制没有落实。", ""), Cast.FinanceHead);
        }

        var release = await hub.LoadAsync(id);
        Assert.Equal(ConsultationState.InMediation, release.StateOf(release.Find(Cast.Finance.Id)!));
        Assert.Equal(("分歧〔2026〕1号", EscalationCause.RoundsUsedUp), (release.Find(Cast.Finance.Id)!.Escalation!.Number, release.Find(Cast.Finance.Id)!.Escalation!.Cause));

        await MeetAsync(hub, id);
        release = await hub.LoadAsync(id);
        var block = release.Current!.Text.Blocks[0].Id;
        await hub.MustAsync(new TryText(NewId.OfCommand(), id, block, "面向社会公开招聘工作人员四名，编制内解决。", release.TriedHash(block)), Cast.Drafter);
        await hub.MustAsync(
            new SignTriedText(NewId.OfCommand(), id, Cast.Finance.Id, NewId.Of<OpinionId>(), ConsentScope.Whole, "协调会", (await hub.LoadAsync(id)).TriedText.Hash()), Cast.FinanceHead);
        await FinishAsync(hub, id);

        await hub.MustAsync(new TakeUpAgreedText(NewId.OfCommand(), id), Cast.Drafter);
        await hub.SubmitAsync(id, "按协调会商定的文字修改。");
        await hub.IssueAsync(id);
        release = await hub.LoadAsync(id);
        Assert.Equal(ConsultationState.Settled, release.StateOf(release.Find(Cast.Finance.Id)!));
        Assert.Equal(ConsultationState.Asked, release.StateOf(release.Find(Cast.Legal.Id)!));
        await hub.SignAsync(id, Cast.Legal);
        release = await hub.LoadAsync(id);
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
        Assert.Equal(DissentOutcome.AgreedText, release.Opinions.Single(o => o.Stance == Stance.Dissent).Ending!.Outcome);
        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    [Theory, OnBothEngines]
    public async Task The_leading_group_decides_for_one_version_and_the_stage_says_so(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        await hub.SignAsync(id, Cast.Finance, Stance.Dissent);
        await hub.MustAsync(new EscalateDissent(NewId.OfCommand(), id, Cast.Finance.Id, "分歧太大。"), Cast.Head);
        await MeetAsync(hub, id);
        var seen = (await hub.LoadAsync(id)).Current!.Hash;
        Vote[] outsiders = [new(Cast.Head.Person.Id, Ballot.For)];
        Assert.IsType<NotAMemberOfTheLeadingGroup>((await hub.RunAsync(new DecideForLeadingGroup(NewId.OfCommand(), id, Cast.Finance.Id, outsiders, "理由", seen), Cast.Chair)).Refusal);
        Vote[] votes = [new(Cast.Chair.Person.Id, Ballot.For), new(Cast.Member.Person.Id, Ballot.For)];
        await hub.MustAsync(new DecideForLeadingGroup(NewId.OfCommand(), id, Cast.Finance.Id, votes, "为按期开展工作所必需。", seen), Cast.Chair);
        Assert.Equal(ReleaseStage.Decided, (await hub.LoadAsync(id)).Stage);
        await FinishAsync(hub, id);
        Assert.True((await hub.VerifyAsync()).IsClean);

        await hub.ReviseAsync(id);
        Assert.Equal(ReleaseStage.InConsultation, (await hub.LoadAsync(id)).Stage);
    }

    [Theory, OnBothEngines]
    [Clause("XT-3.1")]
    public async Task An_outside_unit_is_asked_by_letter_and_answers_on_paper_that_two_people_confirm(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.TaxBureau);
        var seen = (await hub.LoadAsync(id)).Current!.Hash;
        Assert.Null(await hub.Releases.FindAsync(id, await hub.ReaderAsync(Cast.TaxContact)));
        await hub.MustAsync(new IssueLetter(NewId.OfCommand(), id, Cast.TaxBureau.Id, true, seen), Cast.OfficeHead);
        var row = Assert.Single((await hub.Releases.FindAsync(id, await hub.ReaderAsync(Cast.TaxContact)))!.Rows);
        Assert.Equal((Cast.TaxBureau.Id, "公开函〔2026〕1号"), (row.Unit, row.Letter!.Number));
        await hub.MustAsync(new RecordReceipt(NewId.OfCommand(), id, Cast.TaxBureau.Id, new DateOnly(2026, 11, 23)), Cast.OfficeStaff);
        Assert.Equal(new DateOnly(2026, 12, 2), (await hub.LoadAsync(id)).Find(Cast.TaxBureau.Id)!.DueOn);

        var paper = new RecordPaperOpinion(
            NewId.OfCommand(), id, Cast.TaxBureau.Id, new OpinionContent(Stance.Consent, ConsentScope.Whole, "", "税收征管法", ""), seen,
            NewId.Of<AttachmentId>(), "复函.pdf", "%PDF-1.4 "u8.ToArray(), "副局长 王某", new DateOnly(2026, 11, 23), "税函〔2026〕7号");
        Assert.IsType<AttachmentNotAccepted>((await hub.RunAsync(paper with { Id = NewId.OfCommand(), Name = "复函.txt", Bytes = "同意"u8.ToArray() }, Cast.OfficeStaff)).Refusal);
        await hub.MustAsync(paper, Cast.OfficeStaff);
        Assert.True((await hub.VerifyAsync()).IsClean);
        Assert.Equal(ReleaseStage.InConsultation, (await hub.LoadAsync(id)).Stage);
        var confirm = new ConfirmPaperOpinion(NewId.OfCommand(), id, Cast.TaxBureau.Id, NewId.Of<OpinionId>(), paper.Content!.Hash());
        Assert.IsType<AnotherPersonConfirms>((await hub.RunAsync(confirm, Cast.OfficeStaff)).Refusal);
        await hub.MustAsync(confirm with { Id = NewId.OfCommand() }, Cast.OtherOfficeStaff);
        Assert.Equal(ReleaseStage.Agreed, (await hub.LoadAsync(id)).Stage);
        Assert.NotNull(await hub.Releases.FindFileAsync(id, paper.File, await hub.ReaderAsync(Cast.Head)));
        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    [Theory, OnBothEngines]
    [Clause("XT-3.1")]
    public async Task A_scan_that_was_changed_or_taken_away_is_found_whether_it_is_confirmed_or_not(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.TaxBureau);
        var seen = (await hub.LoadAsync(id)).Current!.Hash;
        await hub.MustAsync(new IssueLetter(NewId.OfCommand(), id, Cast.TaxBureau.Id, true, seen), Cast.OfficeHead);
        await hub.MustAsync(new RecordReceipt(NewId.OfCommand(), id, Cast.TaxBureau.Id, new DateOnly(2026, 11, 23)), Cast.OfficeStaff);
        var paper = new RecordPaperOpinion(
            NewId.OfCommand(), id, Cast.TaxBureau.Id, new OpinionContent(Stance.Consent, ConsentScope.Whole, "", "税收征管法", ""), seen,
            NewId.Of<AttachmentId>(), "复函.pdf", "%PDF-1.4 "u8.ToArray(), "副局长 王某", new DateOnly(2026, 11, 23), "税函〔2026〕7号");
        await hub.MustAsync(paper, Cast.OfficeStaff);
        await hub.DropTriggersAsync();
        await hub.SqlAsync($"""UPDATE "Files" SET "Bytes" = CAST('x' AS {(engine == Db.Sqlite ? "BLOB" : "BYTEA")})""");
        var altered = Assert.Single((await hub.VerifyAsync()).Found);
        Assert.Equal((Fault.FileAltered, "Files", "复函.pdf"), (altered.Fault, altered.Table, altered.Row));

        await hub.MustAsync(new ConfirmPaperOpinion(NewId.OfCommand(), id, Cast.TaxBureau.Id, NewId.Of<OpinionId>(), paper.Content!.Hash()), Cast.OtherOfficeStaff);
        await hub.SqlAsync("""DELETE FROM "Files" """);
        var missing = Assert.Single((await hub.VerifyAsync()).Found);
        Assert.Equal((Fault.FileMissing, "Files", "复函.pdf"), (missing.Fault, missing.Table, missing.Row));
    }

    [Theory, OnBothEngines]
    public async Task Numbers_are_gapless_in_each_series_and_a_refusal_gives_its_number_back(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance, Cast.Legal);
        await hub.SignAsync(id, Cast.Finance, Stance.Dissent);
        Assert.IsType<EscalationNeedsReason>((await hub.RunAsync(new EscalateDissent(NewId.OfCommand(), id, Cast.Finance.Id, " "), Cast.Head)).Refusal);
        await hub.MustAsync(new EscalateDissent(NewId.OfCommand(), id, Cast.Finance.Id, "分歧太大。"), Cast.Head);
        await hub.SignAsync(id, Cast.Legal, Stance.Dissent);
        await hub.MustAsync(new EscalateDissent(NewId.OfCommand(), id, Cast.Legal.Id, "分歧太大。"), Cast.LegalHead);
        Assert.Equal(
            ["会签〔2026〕1号", "分歧〔2026〕1号", "会签〔2026〕2号", "分歧〔2026〕2号"], (await hub.LoadAsync(id)).Papers.OrderBy(p => p.IssuedAt).ThenBy(p => p.Number[^2]).Select(p => p.Number).Order(StringComparer.Ordinal).OrderBy(n => n[^2]).ThenBy(n => n[0] == '分'));
    }

    internal static async Task ProposeAsync(Hub hub, JointReleaseId id, string text)
    {
        var release = await hub.LoadAsync(id);
        await hub.MustAsync(
            new SignProposal(
                NewId.OfCommand(), id, Cast.Finance.Id, NewId.Of<ProposalId>(), new ProposalContent([new TextChange(release.Current!.Text.Blocks[0].Id, text)], "请再考虑。"), release.Current.Hash),
            Cast.Head);
    }

    /// <summary>The office brings the lead and finance together; both come.</summary>
    internal static async Task MeetAsync(Hub hub, JointReleaseId id)
    {
        Attendee[] invited = [.. new[] { Cast.Head, Cast.FinanceHead, Cast.OfficeStaff }.Select(s => new Attendee(NewId.Of<AttendeeId>(), s.Post.Unit, s.Person.Id, s.Person.Name, Attendance.Invited, null))];
        await hub.MustAsync(new ConveneMediation(NewId.OfCommand(), id, Hub.Start, false, "三楼会议室", invited), Cast.OfficeStaff);
        foreach (var attendee in invited)
        {
            await hub.MustAsync(new MarkAttendance(NewId.OfCommand(), id, attendee.Id, true), Cast.OfficeStaff);
        }
    }

    /// <summary>Minutes are written, finished and signed by everybody who came.</summary>
    internal static async Task FinishAsync(Hub hub, JointReleaseId id)
    {
        await hub.MustAsync(new WriteMinutes(NewId.OfCommand(), id, "商定如上。", TextHash.Of("")), Cast.OfficeStaff);
        await hub.MustAsync(new FinishMinutes(NewId.OfCommand(), id, TextHash.Of("商定如上。")), Cast.OfficeStaff);
        foreach (var who in new[] { Cast.Head, Cast.FinanceHead, Cast.OfficeStaff })
        {
            await hub.MustAsync(new SignMinutes(NewId.OfCommand(), id, TextHash.Of("商定如上。")), who);
        }

        Assert.Null((await hub.LoadAsync(id)).OpenMediation);
    }
}

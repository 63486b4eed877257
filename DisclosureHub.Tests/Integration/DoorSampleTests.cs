using System.Reflection;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Clockwork;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Seed;

namespace DisclosureHub.Tests.Integration;

/// <summary>
/// The door does what the domain says, for fifty pairs of a command and a person, on each engine: the same refusal, or the
/// same root afterwards. Which pairs is drawn once and for all; the rules themselves are tested whole in the domain.
/// </summary>
public sealed class DoorSampleTests
{
    private const int Samples = 50;

    [Theory, OnBothEngines]
    public async Task Fifty_commands_by_anybody_do_at_the_door_what_they_do_in_the_domain(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance, Cast.Legal, Cast.Office, Cast.TaxBureau);
        await hub.SignAsync(id, Cast.Finance, Stance.Dissent);
        await hub.SignAsync(id, Cast.Legal, Stance.NotConcerned);
        var random = new Random(20261125);
        var (accepted, refused) = (0, 0);
        for (var at = 0; at < Samples; at++)
        {
            var before = await hub.LoadAsync(id);
            var makers = Makers(before);
            var command = makers[at < makers.Count ? at : random.Next(makers.Count)]();

            // Every other one by somebody the domain lets do it, where there is anybody.
            var able = Cast.Holders.Where(h => h.Post.Role.Carries(CommandRunner.DutyOf(command.GetType()))).ToList();
            var who = at % 2 == 0 ? await RightAsync(hub, id, command, able) ?? able[random.Next(able.Count)] : Cast.Holders[random.Next(Cast.Holders.Count)];
            var (expected, after) = Expect(before, command, who, hub);

            var done = await hub.RunAsync(command, who);

            Assert.Equal($"{command.GetType().Name} by {who.Post.Role}: {expected?.ToString() ?? "accepted"}", $"{command.GetType().Name} by {who.Post.Role}: {done.Refusal?.ToString() ?? "accepted"}");
            Assert.Equal(Then.Snapshot(after), Then.Snapshot(await hub.LoadAsync(id)));
            (accepted, refused) = done.IsAccepted ? (accepted + 1, refused) : (accepted, refused + 1);
        }

        Assert.True((await hub.VerifyAsync()).IsClean);
        Assert.InRange(accepted, 8, Samples);
        Assert.InRange(refused, 8, Samples);
    }

    [Fact]
    public void Every_command_on_a_release_is_among_the_samples()
    {
        var all = typeof(SignOpinion).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IActOn<JointRelease>)) && t.GetCustomAttribute<RequiresAttribute>() is not null).Select(t => t.Name);
        var sampled = Makers(Given.InConsultation(Given.Concerned(Given.Finance))).Select(make => make().GetType().Name);
        Assert.Empty(all.Except(sampled).Except(
        [
            // The working draft has its own tests at the door: drafting in the browser, simultaneous and repeated commands.
            nameof(AddBlocks), nameof(SaveBlock), nameof(MoveBlock), nameof(RemoveBlock), nameof(SaveDetails), nameof(NameConcerns), nameof(AttachFile), nameof(DetachFile), nameof(BringInText),
            nameof(SubmitDraft), nameof(ReturnDraft), nameof(IssueVersion),

            // The Clock's own, which nobody can send.
            nameof(TakeClockStep), nameof(CountAgain),
        ]));
    }

    private static async Task<Someone?> RightAsync(Hub hub, JointReleaseId id, IActOn<JointRelease> command, IEnumerable<Someone> able)
    {
        foreach (var who in able)
        {
            if (Expect(await hub.LoadAsync(id), command, who, hub).Refusal is null)
            {
                return who;
            }
        }

        return null;
    }

    /// <summary>What the domain says about the command, on a root of its own.</summary>
    private static (Refusal? Refusal, JointRelease After) Expect(JointRelease root, IActOn<JointRelease> command, Someone who, Hub hub)
    {
        if (!who.Post.Role.Carries(CommandRunner.DutyOf(command.GetType())))
        {
            return (new NotYourDuty(CommandRunner.DutyOf(command.GetType())), root);
        }

        var signature = new Signature(who.Person.Id, who.Post.Id, who.Post.Unit, who.Post.Role, null, Authentication.DemoPersona, hub.Get<BureauClock>().Now);
        var drawn = root.Papers.GroupBy(p => p.Kind).ToDictionary(g => g.Key, g => g.Count());
        var acting = new Acting(
            signature, Timetable.Defaults(Holidays.Calendar), unit => Units.FirstOrDefault(u => u.Id == unit), category => category == Cast.Recruitment.Id ? Cast.Recruitment : null,
            person => [.. Cast.Holders.Where(h => h.Person.Id == person).Select(h => h.Post)], _ => null, series => Next(series, drawn), (_, _) => { });
        var refusal = command.Apply(root, acting).Refusal;
        if (refusal is null)
        {
            // As the door does after every command.
            root.KeepTime(signature.At, acting.Timetable);
        }

        return (refusal, root);
    }

    private static readonly Unit[] Units = [Cast.Employment, Cast.Finance, Cast.Legal, Cast.Personnel, Cast.Office, Cast.Leaders, Cast.TaxBureau];

    private static string Next(NumberSeries series, Dictionary<PaperKind, int> drawn)
    {
        var kind = series switch
        {
            NumberSeries.Opinion => PaperKind.OpinionSheet,
            NumberSeries.DiscrepancyRecord => PaperKind.DiscrepancyRecord,
            NumberSeries.Minutes => PaperKind.Minutes,
            _ => PaperKind.Letter,
        };
        return new SeriesNumber(series, 2026, drawn.GetValueOrDefault(kind) + 1).ToString();
    }

    private static AttendeeId First(Mediation? mediation) => mediation?.Attendees is [var first, ..] ? first.Id : default;

    /// <summary>One well-formed command of each kind, on the release as it stands.</summary>
    internal static IReadOnlyList<Func<IActOn<JointRelease>>> Makers(JointRelease r)
    {
        var (id, finance, legal, tax) = (r.Id, Cast.Finance.Id, Cast.Legal.Id, Cast.TaxBureau.Id);
        var (seen, block) = (r.Current!.Hash, r.Current.Text.Blocks[0].Id);
        var waiting = r.ProposalTo(finance);
        var mediation = r.OpenMediation;
        OpinionContent consent = new(Stance.Consent, ConsentScope.Whole, "", "协调制度第三条", "");
        ProposalContent proposal = new([new TextChange(block, "改写的一段。")], "请再考虑。");
        Attendee Invite(Someone who) => new(NewId.Of<AttendeeId>(), who.Post.Unit, who.Person.Id, who.Person.Name, Attendance.Invited, null);
        CommandId C() => NewId.OfCommand();
        return
        [
            () => new DraftProposal(C(), id, finance, proposal, r.Find(finance)?.ProposalDraft?.Content.Hash() ?? TextHash.None),
            () => new SendProposalToHead(C(), id, finance),
            () => new SignProposal(C(), id, finance, NewId.Of<ProposalId>(), proposal, seen),
            () => new DeclineProposal(C(), id, finance, waiting?.Id ?? default, "不能接受。", ""),
            () => new AcceptProposal(C(), id, finance, waiting?.Id ?? default, NewId.Of<OpinionId>(), ConsentScope.Whole, "协商", waiting?.Text ?? seen),
            () => new ConfirmRemoval(C(), id, legal, "不涉及。"),
            () => new InsistOnConcern(C(), id, legal, "涉及。"),
            () => new DraftOpinion(C(), id, finance, consent, r.Find(finance)?.Draft?.Content.Hash() ?? TextHash.None),
            () => new SendOpinionToHead(C(), id, finance),
            () => new ReturnOpinion(C(), id, finance, "再改。"),
            () => new SignOpinion(C(), id, legal, NewId.Of<OpinionId>(), consent with { Stance = Stance.Dissent, Reasons = "不妥。" }, seen, r.LatestOf(legal)?.Id),
            () => new EscalateDissent(C(), id, legal, "谈不拢。"),
            () => new EscalateDissent(C(), id, finance, "谈不拢。"),
            () => new ConveneMediation(C(), id, Hub.Start, false, "三楼", [Invite(Cast.Head), Invite(Cast.FinanceHead), Invite(Cast.LegalHead), Invite(Cast.OfficeStaff)]),
            () => new MarkAttendance(C(), id, First(mediation), true),
            () => new StatePosition(C(), id, "我们的立场。", TextHash.None),
            () => new TryText(C(), id, block, "试改的一段。", mediation is null ? default : r.TriedHash(block)),
            () => new SignTriedText(C(), id, finance, NewId.Of<OpinionId>(), ConsentScope.Whole, "协调会", r.TriedText.Hash()),
            () => new RecordOutcome(C(), id, legal, DissentOutcome.NotAffected, [], "不涉及。"),
            () => new DecideForLeadingGroup(C(), id, finance, [new Vote(Cast.Chair.Person.Id, Ballot.For)], "必需。", seen),
            () => new WriteMinutes(C(), id, "商定如上。", TextHash.Of(mediation?.MinutesDraft ?? "")),
            () => new FinishMinutes(C(), id, TextHash.Of(mediation?.MinutesDraft ?? "")),
            () => new SignMinutes(C(), id, mediation?.Minutes?.Hash ?? default),
            () => new RecordMinutesMark(C(), id, First(mediation), false, ""),
            () => new TakeUpAgreedText(C(), id),
            () => new AddUnit(C(), id, Cast.Personnel.Id, [], "人事科也涉及。"),
            () => new TakeOverCoordination(C(), id, "牵头单位人手不足。"),
            () => new IssueLetter(C(), id, tax, true, seen),
            () => new RecordReceipt(C(), id, tax, new DateOnly(2026, 11, 23)),
            () => new VoidPaper(C(), id, r.Find(tax)?.Letter?.Number ?? "公开函〔2026〕9号", "写错了。"),
            () => new PrintOpinion(C(), id, Cast.Office.Id, consent, seen),
            () => new RecordPaperOpinion(C(), id, Cast.Office.Id, null, seen, NewId.Of<AttachmentId>(), "扫描.pdf", "%PDF-1.4 "u8.ToArray(), "主任", new DateOnly(2026, 11, 23), ""),
            () => new RejectPaperOpinion(C(), id, Cast.Office.Id, "看不清。"),
            () => new ConfirmPaperOpinion(C(), id, Cast.Office.Id, NewId.Of<OpinionId>(), r.Find(Cast.Office.Id)?.Paper?.Content.Hash() ?? default),
            () => new WithdrawOpinion(C(), id, finance, r.LatestOf(finance)?.Id ?? default, "有新情况。"),
            () => new Instruct(C(), id, NewId.Of<InstructionId>(), Cast.Drafter.Person.Id, "请抓紧。"),
            () => new RaiseObjection(C(), id, NewId.Of<ObjectionId>(), ObjectionTarget.Instruction, (r.Instructions is [.., var told] ? told.Id.Value : Guid.Empty), "不妥。"),
            () => new MakeComment(C(), id, NewId.Of<CommentId>(), block, null, "建议再核。"),
            () => new ResolveComment(C(), id, (r.Comments is [.., var said] ? said.Id : default)),
            () => new CarryComment(C(), id, (r.Comments is [.., var said] ? said.Id : default), finance),
            () => new AcknowledgeReading(C(), id, seen),
            () => new UrgeUnit(C(), id, Cast.Office.Id, "请答复。"),
            () => new KeepAsTemplate(C(), id, "常用"),
            () => new ReassignLead(C(), id, Cast.Personnel.Id, "职责调整。"),
            () => new CallBackConsultation(C(), id, "另有变化。"),
            () => new WithdrawRelease(C(), id, "不再需要。"),
        ];
    }
}

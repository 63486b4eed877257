using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests;

/// <summary>The releases after a dissent that scenarios start from. Finance is concerned by what is paid, Legal by the whole.</summary>
internal static partial class Given
{
    /// <summary>Legal has consented, and Finance has not said anything.</summary>
    public static JointRelease HalfConsented()
    {
        var release = InConsultation(Concerned(Finance, Pay), Concerned(Legal));
        release.Sign(Legal, Consent(), On(3));
        return release.Settled();
    }

    /// <summary>Legal has consented, Finance dissents on Tuesday the 3rd.</summary>
    public static JointRelease Dissenting(OpinionContent? dissent = null)
    {
        var release = HalfConsented();
        release.Sign(Finance, dissent ?? Dissent(), On(3, 10));
        return release.Settled();
    }

    /// <summary>As dissenting, and the lead has made a proposal that waits for the answer.</summary>
    public static JointRelease Negotiating(ProposalContent? proposal = null) => Dissenting().After(r => r.Propose(proposal));

    /// <summary>As dissenting, and so many proposals were declined.</summary>
    public static JointRelease Declined(int rounds) => Enumerable.Range(0, rounds).Aggregate(Dissenting(), (release, _) => release.After(r => r.Propose(), r => r.Decline()));

    /// <summary>The dissent of Finance is before the office; convened, the meeting has begun by the 6th.</summary>
    public static JointRelease InMediation(bool convened = true)
    {
        var release = Dissenting().After(r => r.Escalate());
        return convened ? release.After(r => r.Convene()) : release;
    }

    /// <summary>The leading group has decided over the dissent of Finance.</summary>
    public static JointRelease Decided() => InMediation().After(r => r.Decide());

    /// <summary>The mediation came to this outcome, and the minutes wait for the lead's head, Finance's, and a guest without account.</summary>
    public static JointRelease Minuted(DissentOutcome outcome = DissentOutcome.NotAffected) => InMediation().After(
        r => r.Conclude(outcome, outcome == DissentOutcome.LeftOut ? [Pay] : []), r => r.Mark(LeadsSeat), r => r.Mark(FinanceSeat), r => r.Mark(TaxSeat, present: false),
        r => r.Write(), r => r.Finish());

    /// <summary>Legal has consented, Finance asks to be removed.</summary>
    public static JointRelease AskingToBeRemoved()
    {
        var release = HalfConsented();
        release.Sign(Finance, NotConcerned(), On(3, 10));
        return release.Settled();
    }

    /// <summary>Finance was found not concerned; Legal has consented, so nobody owes an answer.</summary>
    public static JointRelease WithOneRemoved() => AskingToBeRemoved().After(r => r.ConfirmRemovalOf(Finance));

    /// <summary>The tax bureau is asked beside Legal, who has consented: by letter from the 3rd, received on the 4th.</summary>
    public static JointRelease AskingOutside(bool letter = true, bool received = false)
    {
        var release = InConsultation(Concerned(TaxBureau, Pay), Concerned(Legal));
        release.Sign(Legal, Consent(), On(3));
        release = letter ? release.After(r => r.SendLetter()) : release.Settled();
        return received ? release.After(r => r.Receive()) : release;
    }

    /// <summary>The consultation was called back on the 4th; Legal's consent stands, Finance had not answered.</summary>
    public static JointRelease CalledBack() => HalfConsented().After(r => r.CallBackConsultation(Head(Employment, On(4)), "还要核对"));

    public static JointRelease Withdrawn() => Dissenting().After(r => r.Withdraw(Head(Employment, On(4)), "不再需要"));

    /// <summary>In mediation it was settled that nothing is released; the minutes are still to be written.</summary>
    public static JointRelease NotReleased() => InMediation().After(r => r.Conclude(DissentOutcome.NotReleased));

    /// <summary>Everything done one after the other, each accepted; the facts are taken off, as after every scenario.</summary>
    public static JointRelease After(this JointRelease release, params Func<JointRelease, Outcome>[] acts)
    {
        foreach (var act in acts)
        {
            act(release).MustBeAccepted();
        }

        return release.Settled();
    }

    /// <summary>Days go by, and the Clock does its part, each step at its own moment.</summary>
    public static JointRelease Until(this JointRelease release, DateTimeOffset now)
    {
        while (release.Deadlines.Where(d => d.NextMoveAt <= now).MinBy(d => d.NextMoveAt) is { } clock)
        {
            var last = FactsOf(release)[^1].At;
            var at = clock.NextMoveAt > last ? clock.NextMoveAt.Value : last;
            release.TakeStep(clock.Id, clock.StepsDue(at, Timetable)[0], at, Timetable, () => release.NextNumber("分歧")).MustBeAccepted();
            _ = release.Settled();
        }

        return release;
    }

    /// <summary>The lead takes up what was agreed, and sends it as the next version.</summary>
    public static JointRelease SendAgreedText(this JointRelease release) => release.Revise(r => r.TakeUpAgreedText(Drafter(Employment, On(9))), On(9));

    public static Outcome ReviseAs(this JointRelease release, Signature head, DateTimeOffset at, TextHash? seen = null)
    {
        release.SubmitDraft(head, true, "按意见修改", release.Draft.Hash()).MustBeAccepted();
        return release.IssueVersion(head with { At = at }, "同意公开", seen ?? release.Submitted!.Text, "联发〔2026〕99号", Timetable);
    }
}

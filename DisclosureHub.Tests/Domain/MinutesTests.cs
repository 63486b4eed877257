using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Tests.Domain;

/// <summary>The minutes: written, finished, signed by everybody present or the refusal recorded.</summary>
[Clause("XT-3.3")]
public class MinutesTests
{
    private static JointRelease Settled() => Given.InMediation().After(
        r => r.Conclude(DissentOutcome.Referred), r => r.Mark(Given.LeadsSeat), r => r.Mark(Given.FinanceSeat), r => r.Mark(Given.TaxSeat), r => r.Write());

    [Fact]
    public void The_recorder_writes_on_what_he_read()
    {
        var release = Given.InMediation();
        var fact = Then.Raises<MinutesWritten>(release, r => r.Write(" 第一稿 "));
        Assert.Equal((TextHash.Of("第一稿"), "第一稿"), (fact.Draft, release.OpenMediation!.MinutesDraft));
        Then.Refuses<MinutesHaveChanged>(release, r => r.Write("第二稿", seen: TextHash.Of("")));
        Then.Refuses<TextTooLong>(release, r => r.Write(new string('长', Limits.Minutes + 1)));
        Then.Refuses<OnlyTheOfficeMediates>(release, r => r.Write(by: Given.Head(Given.Employment)));
        Then.Refuses<NothingIsBeforeTheOffice>(Given.Negotiating(), r => r.Write());
    }

    [Fact]
    public void Finished_they_get_their_number_and_cannot_be_changed()
    {
        var release = Settled();
        var fact = Then.Raises<MinutesFinished>(release, r => r.Finish());
        var minutes = release.OpenMediation!.Minutes!;
        Assert.Equal((minutes.Number, "会议议定如下", Given.Staff()), (fact.Number, minutes.Text, minutes.Recorder));
        Assert.Equal((fact.Number, null), release.Papers.Where(p => p.Kind == PaperKind.Minutes).Select(p => (p.Number, p.Unit)).Single());
        Then.Refuses<MinutesAreFinished>(release, r => r.Write("别的"));
        Then.Refuses<MinutesAreFinished>(release, r => r.Finish());
    }

    [Fact]
    public void They_are_not_finished_while_an_item_is_open_or_somebody_is_not_marked()
    {
        Assert.Equal(Given.Finance.Id, Then.Refuses<AgendaIsUnsettled>(Given.InMediation().After(r => r.Write()), r => r.Finish()).Unit);
        Then.Refuses<AttendanceIsNotMarked>(Given.InMediation().After(r => r.Conclude(DissentOutcome.Referred), r => r.Write()), r => r.Finish());
        Then.Refuses<MinutesAreEmpty>(Given.InMediation().After(r => r.Conclude(DissentOutcome.Referred)), r => r.Finish());
        Then.Refuses<MinutesHaveChanged>(Settled(), r => r.Finish(seen: TextHash.Of("别的")));
        Then.Refuses<MediationIsNotConvened>(Given.InMediation(convened: false).After(r => r.Write()), r => r.Finish());
        Then.Refuses<MediationIsNotConvened>(Settled(), r => r.Finish(Given.Staff(Given.On(5, 13))));
        Then.Refuses<OnlyTheOfficeMediates>(Settled(), r => r.Finish(Given.Head(Given.Employment)));
        Then.Refuses<NothingIsBeforeTheOffice>(Given.Negotiating(), r => r.Finish());
    }

    [Fact]
    public void Everybody_present_signs_what_he_read_and_with_the_last_the_mediation_closes()
    {
        var release = Given.Minuted();
        var fact = Then.Raises<MinutesSigned>(release, r => r.SignTheMinutes());
        Assert.Equal((Given.LeadsSeat, "李主任", false, release.OpenMediation!.Minutes!.Hash), (fact.Attendee, fact.Name, fact.OnPaper, fact.Text));

        var facts = Then.Accepts(release, r => r.SignTheMinutes(Given.Head(Given.Finance, Given.On(6, 17))));
        Assert.Equal([nameof(MinutesSigned), nameof(MediationClosed)], facts.Select(f => f.Kind));
        Assert.Equal((null, Given.On(6, 17)), (release.OpenMediation, release.Mediations[0].ClosedAt));
    }

    [Fact]
    public void Nobody_signs_for_another_twice_unread_or_before_they_are_finished()
    {
        Then.Refuses<NotYoursToSign>(Given.Minuted(), r => r.SignTheMinutes(Given.Head(Given.Legal)));
        Then.Refuses<AlreadySignedOrRefused>(Given.Minuted().After(r => r.SignTheMinutes()), r => r.SignTheMinutes());
        Then.Refuses<TextHasChanged>(Given.Minuted(), r => r.SignTheMinutes(seen: TextHash.Of("别的")));
        Then.Refuses<MinutesAreNotFinished>(Settled(), r => r.SignTheMinutes());
        Then.Refuses<MinutesAreNotFinished>(Given.Dissenting(), r => r.SignTheMinutes());
    }

    [Fact]
    public void The_office_records_a_signature_in_ink_and_a_refusal_with_its_reason()
    {
        var release = Given.Minuted();
        Assert.True(Then.Raises<MinutesSigned>(release, r => r.RecordMark(Given.LeadsSeat)).OnPaper);
        var facts = Then.Accepts(release, r => r.RecordMark(Given.FinanceSeat, refused: true, note: " 不同意第二点 "));
        Assert.Equal([nameof(MinutesRefused), nameof(MediationClosed)], facts.Select(f => f.Kind));
        Assert.Equal("不同意第二点", Assert.IsType<MinutesRefused>(facts[0]).Reason);
        Assert.Equal((true, false), (release.Mediations[0].Find(Given.FinanceSeat)!.Mark!.Refused, release.Mediations[0].Find(Given.FinanceSeat)!.Mark!.OnPaper));
    }

    [Fact]
    public void A_mark_is_recorded_by_the_office_once_for_somebody_present()
    {
        Then.Refuses<OnlyTheOfficeMediates>(Given.Minuted(), r => r.RecordMark(Given.LeadsSeat, by: Given.Head(Given.Employment)));
        Then.Refuses<MinutesAreNotFinished>(Settled(), r => r.RecordMark(Given.LeadsSeat));
        Then.Refuses<NoSuchAttendee>(Given.Minuted(), r => r.RecordMark(Given.TaxSeat));
        Then.Refuses<AlreadySignedOrRefused>(Given.Minuted().After(r => r.SignTheMinutes()), r => r.RecordMark(Given.LeadsSeat));
        Then.Refuses<ReasonIsMissing>(Given.Minuted(), r => r.RecordMark(Given.LeadsSeat, refused: true, note: " "));
        Then.Refuses<TextTooLong>(Given.Minuted(), r => r.RecordMark(Given.LeadsSeat, note: new string('长', Limits.Opinion + 1)));
    }

    [Fact]
    public void Where_nobody_came_the_mediation_closes_with_the_minutes()
    {
        var release = Given.InMediation().After(
            r => r.Conclude(DissentOutcome.Referred), r => r.Mark(Given.LeadsSeat, false), r => r.Mark(Given.FinanceSeat, false), r => r.Mark(Given.TaxSeat, false), r => r.Write());
        Assert.Equal([nameof(MinutesFinished), nameof(MediationClosed)], Then.Accepts(release, r => r.Finish()).Select(f => f.Kind));
    }

    [Fact]
    public void A_dissent_that_comes_while_the_minutes_are_signed_is_for_the_next_meeting()
    {
        var release = Given.Minuted(DissentOutcome.Referred);
        var dissent = release.Sign(Given.Legal, Given.Dissent(), Given.On(6, 14));
        release.After(r => r.Escalate(unit: Given.Legal));
        Assert.Equal(ConsultationState.InMediation, release.StateOf(Given.Legal));
        Then.Refuses<MediationIsNotConvened>(release, r => r.Conclude(DissentOutcome.Referred, unit: Given.Legal, by: Given.OfficeHead(Given.On(9))));

        release.After(r => r.SignTheMinutes());
        var facts = Then.Accepts(release, r => r.SignTheMinutes(Given.Head(Given.Finance, Given.On(6, 17))));
        Assert.Equal([nameof(MinutesSigned), nameof(MediationClosed), nameof(MediationOpened)], facts.Select(f => f.Kind));
        Assert.Equal([Given.Finance.Id], release.Mediations[0].Agenda.Select(i => i.Unit));
        Assert.Equal([dissent.Id], release.OpenMediation!.Agenda.Select(i => i.Dissent));
        release.After(
            r => r.Convene([.. Given.Invited, Given.Seat(AttendeeId.From(Given.Id(804)), Given.Legal, null, "赵科长")], Given.On(9, 14), by: Given.Staff(Given.On(9))),
            r => r.Conclude(DissentOutcome.Referred, unit: Given.Legal, by: Given.OfficeHead(Given.On(10))));
    }
}

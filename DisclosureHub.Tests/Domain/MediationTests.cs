using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>The office brings the units together: convening, attendance, positions, and the text tried in front of everybody.</summary>
[Clause("XT-3.3")]
public class MediationTests
{
    private static readonly IReadOnlyList<Attendee> WithoutFinance = [.. Given.Invited.Where(a => a.Unit != Given.Finance.Id)];

    [Fact]
    public void The_office_convenes_with_time_place_and_people()
    {
        var release = Given.InMediation(convened: false);
        var fact = Then.Raises<MediationConvened>(release, r => r.Convene(place: " 三楼会议室 "));

        var mediation = release.OpenMediation!;
        Assert.Equal((Given.MeetingStarts, "三楼会议室", false), (mediation.Meeting!.Starts, mediation.Meeting.Place, mediation.Meeting.Online));
        Assert.Equal(Given.Invited, mediation.Attendees);
        Assert.Equal((1, Given.MeetingStarts, 3, Given.Staff(Given.On(5))), (fact.Session, fact.Starts, fact.Invited, fact.By));
    }

    [Fact]
    public void It_can_convene_anew_and_who_was_marked_stays_so()
    {
        var release = Given.InMediation().After(r => r.Mark(Given.LeadsSeat));
        Then.Accepts(release, r => r.Convene(starts: Given.On(6, 10)));
        Assert.Equal(Given.On(6, 10), release.OpenMediation!.Meeting!.Starts);
        Assert.Equal(
            [(Given.LeadsSeat, Attendance.Present), (Given.FinanceSeat, Attendance.Invited), (Given.TaxSeat, Attendance.Invited)],
            release.OpenMediation.Attendees.Select(a => (a.Id, a.Attendance)));
    }

    [Fact]
    public void Whoever_is_invited_has_not_come_yet_whatever_the_list_says()
    {
        var release = Given.InMediation(convened: false);
        var mark = new MinutesMark(false, false, "", Given.Staff());
        Then.Accepts(release, r => r.Convene([.. Given.Invited.Select(a => a with { Attendance = Attendance.Present, Mark = mark })]));
        Assert.All(release.OpenMediation!.Attendees, a => Assert.Equal((Attendance.Invited, null), (a.Attendance, a.Mark)));
    }

    [Fact]
    public void A_meeting_needs_a_place_a_day_to_come_and_everybody_concerned()
    {
        var release = Given.InMediation(convened: false);
        Then.Refuses<MeetingNeedsAPlace>(release, r => r.Convene(place: " "));
        Then.Refuses<TextTooLong>(release, r => r.Convene(place: new string('长', Limits.Line + 1)));
        Then.Refuses<MeetingIsInThePast>(release, r => r.Convene(starts: Given.On(4)));
        Then.Refuses<NobodyIsInvited>(release, r => r.Convene([]));
        Then.Refuses<TooManyAttendees>(
            release, r => r.Convene([.. Enumerable.Range(0, Limits.Attendees + 1).Select(n => Given.Seat(AttendeeId.From(Given.Id(900 + n)), Given.Legal, null, "甲"))]));
        Assert.Equal(Given.Finance.Id, Then.Refuses<PartyIsNotInvited>(release, r => r.Convene(WithoutFinance)).Unit);
        Assert.Equal(Given.Employment.Id, Then.Refuses<PartyIsNotInvited>(release, r => r.Convene([.. Given.Invited.Skip(1)])).Unit);
    }

    [Fact]
    [Clause("XT-1")]
    public void Only_the_office_mediates_and_only_what_is_before_it()
    {
        Then.Refuses<OnlyTheOfficeMediates>(Given.InMediation(convened: false), r => r.Convene(by: Given.Head(Given.Employment)));
        Then.Refuses<OnlyTheOfficeMediates>(Given.InMediation(), r => r.Mark(Given.LeadsSeat, by: Given.Leader()));
        Then.Refuses<NothingIsBeforeTheOffice>(Given.Negotiating(), r => r.Convene());
        Then.Refuses<NothingIsBeforeTheOffice>(Given.Negotiating(), r => r.Mark(Given.LeadsSeat));
        Then.Refuses<MinutesAreFinished>(Given.Minuted(), r => r.Convene());
        Then.Refuses<MinutesAreFinished>(Given.Minuted(), r => r.Mark(Given.LeadsSeat, present: false));
    }

    [Fact]
    public void Who_came_is_marked_and_can_be_marked_anew()
    {
        var release = Given.InMediation();
        var fact = Then.Raises<AttendanceMarked>(release, r => r.Mark(Given.FinanceSeat));
        Assert.Equal((Given.FinanceSeat, "张科长", Attendance.Present), (fact.Attendee, fact.Name, fact.Attendance));
        Then.Raises<AttendanceMarked>(release, r => r.Mark(Given.FinanceSeat, present: false));
        Assert.Equal(Attendance.Absent, release.OpenMediation!.Find(Given.FinanceSeat)!.Attendance);
        Then.Refuses<NoSuchAttendee>(release, r => r.Mark(AttendeeId.From(Given.Id(899))));
    }

    [Fact]
    public void Each_unit_states_its_position_and_rewrites_the_one_it_read()
    {
        var release = Given.InMediation();
        var finance = Given.Drafter(Given.Finance, Given.On(5));
        var fact = Then.Raises<PositionStated>(release, r => r.StatePosition(finance, " 按预算 ", TextHash.None));
        Assert.Equal((Given.Finance.Id, TextHash.Of("按预算"), Bureau.XT3_3), (fact.Unit, fact.Position, fact.Article));
        Then.Accepts(release, r => r.StatePosition(Given.Head(Given.Employment, Given.On(5)), "按公告", TextHash.None));
        Then.Accepts(release, r => r.StatePosition(finance, "按预算执行", TextHash.Of("按预算")));
        Assert.Equal([(Given.Employment.Id, "按公告"), (Given.Finance.Id, "按预算执行")], release.OpenMediation!.Positions.Select(p => (p.Unit, p.Text)));

        Then.Refuses<PositionHasChanged>(release, r => r.StatePosition(finance, "别的", TextHash.None));
        Then.Refuses<TextTooLong>(release, r => r.StatePosition(finance, new string('长', Limits.Opinion + 1), TextHash.Of("按预算执行")));
    }

    [Fact]
    public void A_passage_is_tried_another_way_left_out_and_put_back()
    {
        var release = Given.InMediation();
        var fact = Then.Raises<TextTried>(release, r => r.Try(" 月薪 4500 元 "));
        Assert.Equal((Given.Pay, release.TriedText.Find(Given.Pay)!.Hash), (fact.Block, fact.Text));
        Assert.Equal("月薪 4500 元", release.TriedText.Find(Given.Pay)!.Text);
        Assert.Equal("月薪 5000 元", release.Current!.Text.Find(Given.Pay)!.Text);

        Then.Accepts(release, r => r.Try(null));
        Assert.False(release.TriedText.Has(Given.Pay));
        Assert.Equal(TextHash.None, release.TriedHash(Given.Pay));
        Then.Accepts(release, r => r.Try("月薪 5000 元"));
        Assert.Empty(release.OpenMediation!.Tried);
    }

    public static TheoryData<string> OfTheRoom => ["牵头", "财务", "法规", "办公室", "领导"];

    [Theory]
    [MemberData(nameof(OfTheRoom))]
    public void Whoever_is_of_the_room_may_speak(string who)
    {
        Signature by = who switch
        {
            "牵头" => Given.Drafter(Given.Employment), "财务" => Given.Drafter(Given.Finance), "法规" => Given.Head(Given.Legal),
            "办公室" => Given.Staff(), _ => Given.Leader(Role.LeadingGroupMember),
        };
        Then.Accepts(Given.InMediation(), r => r.Try(by: by));
        Then.Accepts(Given.InMediation(), r => r.StatePosition(by, "如此", TextHash.None));
    }

    [Fact]
    public void Who_is_not_of_the_room_does_not_speak_in_it_and_outside_units_come_in_person()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance), Given.Concerned(Given.TaxBureau));
        release.After(r => r.SendLetter());
        release.Sign(Given.Finance, Given.Dissent());
        release.After(r => r.Escalate());
        Then.Refuses<NotPartOfTheMediation>(release, r => r.Try(by: Given.Contact()));
        Then.Refuses<NotPartOfTheMediation>(release, r => r.StatePosition(Given.Head(Given.Legal), "如此", TextHash.None));
    }

    [Fact]
    public void A_text_is_tried_on_a_passage_that_is_there_as_its_writer_saw_it_within_the_limits()
    {
        Then.Refuses<NoSuchBlock>(Given.InMediation(), r => r.Try(block: Given.Unknown));
        var release = Given.InMediation().After(r => r.Try());
        Assert.Equal(release.TriedHash(Given.Pay), Then.Refuses<BlockHasChanged>(release, r => r.Try("别的", seen: r.Current!.Text.Find(Given.Pay)!.Hash)).Current);
        Then.Refuses<TextTooLong>(release, r => r.Try(new string('长', Limits.Block + 1)));
        Then.Refuses<NothingIsBeforeTheOffice>(Given.Negotiating(), r => r.Try());
        Then.Refuses<NothingIsBeforeTheOffice>(Given.Negotiating(), r => r.StatePosition(Given.Drafter(Given.Finance), "甲", TextHash.None));
        Then.Refuses<MinutesAreFinished>(Given.Minuted(), r => r.Try());
        Then.Refuses<MinutesAreFinished>(Given.Minuted(), r => r.StatePosition(Given.Drafter(Given.Finance), "甲", TextHash.None));
    }

    [Fact]
    public void A_passage_a_unit_has_signed_as_tried_is_not_changed_under_its_hand()
    {
        var release = Given.InMediation().After(r => r.Try(), r => r.SignTried(scope: new ConsentScope([Given.Pay])));
        Assert.Equal(Given.Finance.Id, Then.Refuses<PassageIsAgreed>(release, r => r.Try("月薪 4000 元")).Unit);
        Then.Accepts(release, r => r.Try("统计 3 名", Given.Posts));
    }
}

using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>Calling back, withdrawing, and beginning as a copy of another.</summary>
[Clause("XT-3")]
public class EndingTests
{
    private static readonly string TooLong = new('长', Limits.Opinion + 1);
    private static readonly JointReleaseId CopyId = JointReleaseId.From(Given.Id(2));

    private static Outcome CallBack(JointRelease release, string reason = "还要核对", Signature? by = null) =>
        release.CallBackConsultation(by ?? Given.Head(Given.Employment, Given.On(4)), reason);

    private static Outcome Withdraw(JointRelease release, string reason = "不再需要", Signature? by = null) => release.Withdraw(by ?? Given.Head(Given.Employment, Given.On(4)), reason);

    private static Outcome<JointRelease> Copy(JointRelease source, Signature? by = null, string title = "新公告") => JointRelease.Copy(
        CopyId, by ?? Given.Drafter(Given.Employment, Given.On(9)), source, title,
        (source.Current?.Text ?? source.Draft).Blocks.Index().ToDictionary(b => b.Item.Id, b => BlockId.From(Given.Id(91 + b.Index))), Given.CategoryOf);

    [Fact]
    public void Called_back_nobody_owes_an_answer_and_the_text_goes_on_being_written()
    {
        var release = Given.HalfConsented();
        var fact = Then.Raises<ConsultationCalledBack>(release, r => CallBack(r, " 还要核对 "));
        Assert.Equal((1, "还要核对", ReleaseStage.Drafting), (fact.Version, fact.Reason, release.Stage));
        Then.Refuses<ConsultationIsCalledBack>(release, r => r.TrySign(Given.Finance, Given.Consent()));
        Then.Refuses<ConsultationIsCalledBack>(release, r => r.UrgeUnit(Given.Staff(), Given.Finance.Id, ""));
        Then.Refuses<ConsultationIsCalledBack>(release, r => r.Add(Given.Office));
        Then.Accepts(release, r => r.Rewrite(Given.Pay, "月薪 6000 元"));
    }

    [Fact]
    [Clause("XT-3.2")]
    public void Consents_that_still_stand_hold_for_the_next_version_even_where_it_reads_the_same()
    {
        var release = Given.CalledBack().Revise(_ => Outcome.Accepted, Given.On(5));
        Assert.Equal((2, ReleaseStage.InConsultation), (release.Current!.Number, release.Stage));
        Assert.Equal((ConsultationState.Settled, ConsultationState.Asked), (release.StateOf(Given.Legal), release.StateOf(Given.Finance)));
        Assert.Null(release.CalledBack);
        release.Sign(Given.Finance, Given.Consent(), Given.On(6));
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
    }

    [Fact]
    [Clause("XT-3.3")]
    public void A_dissent_stays_open_while_called_back_and_ends_with_the_next_version()
    {
        var release = Given.Dissenting().After(r => CallBack(r));
        var dissent = release.OpenDissentOf(Given.Finance.Id)!;
        Assert.Null(dissent.Ending);
        Then.Refuses<ConsultationIsCalledBack>(release, r => r.Propose());
        Then.Refuses<ConsultationIsCalledBack>(release, r => r.Escalate());
        release.Revise(_ => Outcome.Accepted, Given.On(5));
        Assert.Equal((DissentOutcome.TextChanged, ConsultationState.Asked), (dissent.Ending!.Outcome, release.StateOf(Given.Finance)));
    }

    [Fact]
    public void Only_the_leads_head_calls_back_and_only_what_is_in_consultation_with_a_reason()
    {
        Then.Refuses<OnlyTheHeadSigns>(Given.HalfConsented(), r => CallBack(r, by: Given.Drafter(Given.Employment)));
        Then.Refuses<OnlyTheHeadSigns>(Given.HalfConsented(), r => CallBack(r, by: Given.OfficeHead()));
        Then.Refuses<NothingIsInConsultation>(Given.Drafting(), r => CallBack(r));
        Then.Refuses<NothingIsInConsultation>(Given.Agreed(), r => CallBack(r));
        Then.Refuses<NothingIsInConsultation>(Given.Decided(), r => CallBack(r));
        Then.Refuses<ConsultationIsCalledBack>(Given.CalledBack(), r => CallBack(r));
        Then.Refuses<ReasonIsMissing>(Given.HalfConsented(), r => CallBack(r, " "));
        Then.Refuses<TextTooLong>(Given.HalfConsented(), r => CallBack(r, TooLong));
    }

    [Fact]
    public void Withdrawn_every_dissent_and_every_paper_under_way_ends_and_the_room_is_closed()
    {
        var release = Given.InMediation();
        release.After(r => r.Print(Given.Consent()));
        var (dissent, form) = (release.LatestOf(Given.Finance.Id)!, release.Find(Given.Finance.Id)!.Paper!.Number);
        var facts = Then.Accepts(release, r => Withdraw(r, " 不再需要 "));

        Assert.Equal([nameof(ReleaseWithdrawn), nameof(DissentEnded), nameof(PaperVoided), nameof(MediationClosed)], facts.Select(f => f.Kind));
        Assert.Equal((ReleaseStage.Withdrawn, "不再需要"), (release.Stage, release.Ending!.Reason));
        Assert.Equal((DissentOutcome.ReleaseWithdrawn, null), (dissent.Ending!.Outcome, release.OpenMediation));
        Assert.NotNull(release.Papers.Single(p => p.Number == form).VoidedAt);
    }

    public static TheoryData<string> AnyStage => [.. Stages.Keys];

    private static readonly Dictionary<string, Func<JointRelease>> Stages = new()
    {
        ["拟稿"] = Given.Drafting, ["送审"] = () => Given.Submitted(Given.Concerned(Given.Finance)), ["会签"] = Given.HalfConsented, ["收回"] = Given.CalledBack,
        ["一致"] = Given.Agreed, ["裁定"] = Given.Decided,
    };

    [Theory]
    [MemberData(nameof(AnyStage))]
    public void A_release_is_withdrawn_from_any_stage_before_it_is_published(string stage)
    {
        var release = Stages[stage]();
        Then.Accepts(release, r => Withdraw(r));
        Assert.Equal(ReleaseStage.Withdrawn, release.Stage);
        Assert.Equal(ReleaseStage.Withdrawn, Then.Refuses<ReleaseIsOver>(release, r => Withdraw(r)).Stage);
    }

    [Fact]
    public void Only_the_leads_head_withdraws_with_a_reason()
    {
        Then.Refuses<OnlyTheHeadSigns>(Given.Agreed(), r => Withdraw(r, by: Given.OfficeHead()));
        Then.Refuses<ReasonIsMissing>(Given.Agreed(), r => Withdraw(r, " "));
        Then.Refuses<TextTooLong>(Given.Agreed(), r => Withdraw(r, TooLong));
    }

    [Fact]
    public void A_copy_has_title_details_passages_and_units_and_nobodys_word()
    {
        var source = Given.Dissenting();
        var copy = Copy(source).Made;
        Assert.Equal((ReleaseStage.Drafting, "新公告", Given.Employment.Id), (copy.Stage, copy.Draft.Title, copy.Lead));
        Assert.Equal(source.Current!.Text.Blocks.Select(b => (b.Kind, b.Text)), copy.Draft.Blocks.Select(b => (b.Kind, b.Text)));
        Assert.Empty(copy.Draft.Blocks.Select(b => b.Id).Intersect(source.Current.Text.Blocks.Select(b => b.Id)));
        Assert.Equal([(Given.Finance.Id, 1), (Given.Legal.Id, 0)], copy.Concerns.Select(c => (c.Unit, c.Blocks.Count)));
        Assert.Equal((Given.Recruitment.Id, 0, 0), (copy.Draft.Category!.Value, copy.Opinions.Count, copy.Versions.Count));
        Assert.Equal([nameof(ReleaseDrafted), nameof(ReleaseCopied)], copy.TakeRaised().Select(f => f.Kind));
        Then.Accepts(copy, r => r.SubmitDraft(Given.Drafter(Given.Employment), true, "", r.Draft.Hash()));
    }

    [Fact]
    [Clause("XT-2")]
    public void A_copy_by_another_unit_leads_itself_and_has_no_category_it_does_not_own()
    {
        var copy = Copy(Given.WithOneRemoved(), Given.Drafter(Given.Legal)).Made;
        Assert.Equal((Given.Legal.Id, null), (copy.Lead, copy.Draft.Category));
        Assert.Equal([Given.Legal.Id], copy.Draft.Issuers);
        Assert.Empty(copy.Concerns);
    }

    [Fact]
    public void Nobody_copies_what_is_not_before_him_or_without_a_title()
    {
        Assert.IsType<MatterIsNotYours>(Copy(Given.Drafting(), Given.Drafter(Given.Finance)).Refusal);
        Assert.IsType<TitleIsMissing>(Copy(Given.Agreed(), title: " ").Refusal);
        Assert.IsType<TextTooLong>(Copy(Given.Agreed(), title: new string('长', Limits.Title + 1)).Refusal);
    }

    [Fact]
    [Clause("XT-2")]
    public void The_head_keeps_a_release_as_a_template_and_takes_it_off_again()
    {
        var (release, head) = (Given.Agreed(), Given.Head(Given.Employment, Given.On(9)));
        Assert.Equal(("招聘公告", Bureau.XT2), Kept(Then.Raises<KeptAsTemplate>(release, r => r.KeepAsTemplate(head, " 招聘公告 "))));
        Assert.Equal("招聘公告", release.TemplateName);
        Then.Refuses<OnlyTheHeadSigns>(release, r => r.KeepAsTemplate(Given.Drafter(Given.Employment), "甲"));
        Then.Refuses<TextTooLong>(release, r => r.KeepAsTemplate(head, new string('长', Limits.Line + 1)));
        Then.Refuses<CategoryIsMissing>(JointRelease.Begin(CopyId, Given.Drafter(Given.Employment), "甲").Made, r => r.KeepAsTemplate(head, "甲"));

        // What is over is no model for anything; taking it off the list stays possible.
        release.After(r => Withdraw(r));
        Then.Refuses<ReleaseIsOver>(release, r => r.KeepAsTemplate(head, "甲"));
        Then.Accepts(release, r => r.KeepAsTemplate(head, ""));
        Assert.Equal("", release.TemplateName);

        static (string, Article?) Kept(KeptAsTemplate fact) => (fact.Name, fact.Article);
    }
}

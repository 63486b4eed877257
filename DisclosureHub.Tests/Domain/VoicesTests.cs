using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>Who speaks besides the opinions: instructions, objections, comments, readings, urging.</summary>
public class VoicesTests
{
    private static readonly InstructionId Order = InstructionId.From(Given.Id(71));
    private static readonly ObjectionId Protest = ObjectionId.From(Given.Id(72));
    private static readonly CommentId First = CommentId.From(Given.Id(73));
    private static readonly CommentId Second = CommentId.From(Given.Id(74));
    private static readonly string TooLong = new('长', Limits.Opinion + 1);

    private static Signature Handler => Given.Drafter(Given.Employment, Given.On(4));

    private static JointRelease Instructed() => Given.Dissenting().After(r => r.Instruct(Given.Leader(), Order, Handler.Person, "照发"));

    private static JointRelease Commented() => Given.Dissenting().After(r => r.MakeComment(Given.Drafter(Given.Finance), First, Given.Pay, null, "见预算"));

    [Fact]
    [Clause("ZZ-7.2")]
    public void An_instruction_stands_on_the_record_for_ever()
    {
        var release = Given.Dissenting();
        var fact = Then.Raises<InstructionGiven>(release, r => r.Instruct(Given.Leader(), Order, Handler.Person, " 照发 "));
        Assert.Equal((Order, Handler.Person, "照发", Given.Leader(), Bureau.ZZ7_2), (fact.Instruction, fact.To, fact.Text, fact.By, fact.Article));
        Assert.Equal(new Instruction(Order, Handler.Person, "照发", Given.Leader()), Assert.Single(release.Instructions));
    }

    [Fact]
    [Clause("ZZ-7.2")]
    public void An_instruction_goes_to_somebody_else_says_something_and_comes_from_who_has_the_matter_before_him()
    {
        Then.Refuses<NobodyToInstruct>(Given.Dissenting(), r => r.Instruct(Given.Leader(), Order, Given.Leader().Person, "照发"));
        Then.Refuses<InstructionIsEmpty>(Given.Dissenting(), r => r.Instruct(Given.Leader(), Order, Handler.Person, " "));
        Then.Refuses<TextTooLong>(Given.Dissenting(), r => r.Instruct(Given.Leader(), Order, Handler.Person, TooLong));
        Then.Refuses<MatterIsNotYours>(Given.Drafting(), r => r.Instruct(Given.Leader(), Order, Handler.Person, "照发"));
        Then.Refuses<MatterIsNotYours>(Given.AskingOutside(), r => r.Instruct(Given.Head(Given.Finance), Order, Handler.Person, "照发"));
        Then.Refuses<MatterIsNotYours>(Given.AskingOutside(), r => r.Instruct(Given.Contact(), Order, Handler.Person, "照发"));
        Then.Accepts(Given.Drafting(), r => r.Instruct(Given.Head(Given.Employment), Order, Handler.Person, "先写"));
    }

    [Fact]
    [Clause("ZZ-7.2")]
    public void An_objection_stops_nothing_and_stays_on_the_record()
    {
        var release = Instructed();
        var fact = Then.Raises<ObjectionRaised>(release, r => r.Object(Handler, Protest, ObjectionTarget.Instruction, Order.Value, " 与法规不符 "));
        Assert.Equal((ObjectionTarget.Instruction, Order.Value, "与法规不符", Bureau.ZZ7_2), (fact.Target, fact.Against, fact.Reasons, fact.Article));
        Assert.Equal(Handler, Assert.Single(release.Objections).By);
        Then.Accepts(release, r => r.Propose());
    }

    [Fact]
    [Clause("ZZ-7.2")]
    public void One_objects_to_an_instruction_given_to_oneself_to_a_decision_and_to_a_finding()
    {
        var finance = Given.Drafter(Given.Finance, Given.On(9));
        Then.Raises<ObjectionRaised>(Given.Decided(), r => r.Object(finance, Protest, ObjectionTarget.Decision, Given.Finance.Id.Value, "不服"));
        Then.Raises<ObjectionRaised>(Given.WithOneRemoved(), r => r.Object(Handler, Protest, ObjectionTarget.Finding, Given.Finance.Id.Value, "涉及"));
        Then.Raises<ObjectionRaised>(
            Given.AskingToBeRemoved().After(r => r.InsistOn(Given.Finance)), r => r.Object(finance, Protest, ObjectionTarget.Finding, Given.Finance.Id.Value, "不涉及"));

        Then.Refuses<NothingToObjectTo>(Instructed(), r => r.Object(finance, Protest, ObjectionTarget.Instruction, Order.Value, "不服"));
        Then.Refuses<NothingToObjectTo>(Given.InMediation(), r => r.Object(finance, Protest, ObjectionTarget.Decision, Given.Finance.Id.Value, "不服"));
        Then.Refuses<NothingToObjectTo>(Given.AskingToBeRemoved(), r => r.Object(finance, Protest, ObjectionTarget.Finding, Given.Finance.Id.Value, "不服"));
        Then.Refuses<NothingToObjectTo>(Given.Decided(), r => r.Object(finance, Protest, ObjectionTarget.Decision, Given.Office.Id.Value, "不服"));
        Then.Refuses<ObjectionNeedsReasons>(Instructed(), r => r.Object(Handler, Protest, ObjectionTarget.Instruction, Order.Value, " "));
        Then.Refuses<TextTooLong>(Instructed(), r => r.Object(Handler, Protest, ObjectionTarget.Instruction, Order.Value, TooLong));
        Then.Refuses<MatterIsNotYours>(Given.AskingOutside(), r => r.Object(finance, Protest, ObjectionTarget.Instruction, Order.Value, "不服"));
    }

    [Fact]
    public void A_comment_stands_beside_a_passage_and_is_answered_there()
    {
        var release = Given.Dissenting();
        var fact = Then.Raises<CommentMade>(release, r => r.MakeComment(Given.Drafter(Given.Finance), First, Given.Pay, null, " 见预算 "));
        Assert.Equal((First, Given.Pay, TextHash.Of("见预算")), (fact.Comment, fact.Block, fact.Text));
        Then.Accepts(release, r => r.MakeComment(Handler, Second, null, First, "已核"));
        Assert.Equal([(Given.Pay, null, 1), (Given.Pay, First, 1)], release.Comments.Select(c => (c.Block!.Value, c.ReplyTo, c.Version)));

        Then.Refuses<NoSuchComment>(release, r => r.MakeComment(Handler, CommentId.From(Given.Id(75)), null, Second, "再答"));
        Then.Refuses<NoSuchComment>(release, r => r.MakeComment(Handler, CommentId.From(Given.Id(75)), null, CommentId.From(Given.Id(79)), "再答"));
        Then.Refuses<NoSuchBlock>(release, r => r.MakeComment(Handler, CommentId.From(Given.Id(75)), Given.Unknown, null, "这里"));
        Then.Refuses<CommentIsEmpty>(release, r => r.MakeComment(Handler, CommentId.From(Given.Id(75)), null, null, " "));
        Then.Refuses<TextTooLong>(release, r => r.MakeComment(Handler, CommentId.From(Given.Id(75)), null, null, TooLong));
        Then.Refuses<MatterIsNotYours>(Given.Drafting(), r => r.MakeComment(Given.Drafter(Given.Finance), First, null, null, "看看"));
        Then.Refuses<MatterIsNotYours>(Given.AskingOutside(), r => r.MakeComment(Given.Contact(), First, null, null, "看看"));
        Then.Accepts(Given.Drafting(), r => r.MakeComment(Handler, First, Given.Pay, null, "自己看看"));
    }

    [Fact]
    public void A_matter_takes_so_many_comments_and_no_more()
    {
        var release = Given.Dissenting().After(
            [.. Enumerable.Range(0, Limits.Comments).Select(n => (Func<JointRelease, Outcome>)(r => r.MakeComment(Handler, CommentId.From(Given.Id(10_000 + n)), null, null, "好")))]);
        Then.Refuses<TooManyComments>(release, r => r.MakeComment(Handler, First, null, null, "好"));
    }

    [Fact]
    public void A_comment_is_resolved_by_who_made_it_or_by_the_lead()
    {
        Then.Raises<CommentResolved>(Commented(), r => r.ResolveComment(Given.Drafter(Given.Finance), First));
        var release = Commented();
        Then.Raises<CommentResolved>(release, r => r.ResolveComment(Handler, First));
        Assert.Equal(Handler, release.Comments[0].ResolvedBy);
        Then.Refuses<CommentIsDealtWith>(release, r => r.ResolveComment(Handler, First));
        Then.Refuses<CommentIsDealtWith>(release, r => r.CarryComment(Handler, First, Given.Finance.Id));
        Then.Refuses<MatterIsNotYours>(Commented(), r => r.ResolveComment(Given.Drafter(Given.Legal), First));
        Then.Refuses<NoSuchComment>(Commented(), r => r.ResolveComment(Handler, Second));
    }

    [Fact]
    [Clause("XT-3.3")]
    public void A_comment_is_carried_into_the_discrepancy_record_by_a_party()
    {
        foreach (var by in new[] { Given.Drafter(Given.Finance), Handler, Given.Staff() })
        {
            var release = Commented();
            Assert.Equal(Given.Finance.Id, Then.Raises<CommentCarried>(release, r => r.CarryComment(by, First, Given.Finance.Id)).Unit);
            Assert.Equal(Given.Finance.Id, release.Comments[0].CarriedFor);
        }

        Then.Refuses<NotAPartyToTheDissent>(Commented(), r => r.CarryComment(Given.Drafter(Given.Legal), First, Given.Finance.Id));
        Then.Refuses<NoDissentToSettle>(Commented(), r => r.CarryComment(Handler, First, Given.Legal.Id));
        Then.Refuses<NoSuchComment>(Commented(), r => r.CarryComment(Handler, Second, Given.Finance.Id));
    }

    [Fact]
    public void Reading_is_said_once_for_each_version_by_who_has_it_before_him_and_is_no_consent()
    {
        var release = Given.HalfConsented();
        var reader = Given.Drafter(Given.Finance, Given.On(3));
        Assert.Equal((1, release.Current!.Hash), Read(Then.Raises<VersionRead>(release, r => r.AcknowledgeReading(reader, r.Current!.Hash))));
        Assert.Equal(ConsultationState.Asked, release.StateOf(Given.Finance));
        Then.Refuses<ReadAlready>(release, r => r.AcknowledgeReading(reader, r.Current!.Hash));
        Then.Refuses<TextHasChanged>(release, r => r.AcknowledgeReading(Handler, TextHash.Of("别的")));
        Then.Refuses<MatterIsNotYours>(release, r => r.AcknowledgeReading(Given.Drafter(Given.TaxBureau), r.Current!.Hash));
        Then.Refuses<NothingIsInConsultation>(Given.Drafting(), r => r.AcknowledgeReading(Handler, r.Draft.Hash()));
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        Then.Raises<VersionRead>(release, r => r.AcknowledgeReading(reader, r.Current!.Hash));
        Assert.Equal([1, 2], release.Readings.Select(r => r.Version));

        static (int, TextHash) Read(VersionRead fact) => (fact.Version, fact.Text);
    }

    [Fact]
    [Clause("XT-3.1")]
    public void A_unit_that_owes_an_answer_is_urged_once_a_day_by_the_lead_or_the_office()
    {
        var release = Given.HalfConsented();
        Assert.Equal("请尽快", Then.Raises<UnitUrged>(release, r => r.UrgeUnit(Given.Drafter(Given.Employment, Given.On(4)), Given.Finance.Id, " 请尽快 ")).Note);
        Assert.Equal(Given.Day(4), release.Find(Given.Finance.Id)!.UrgedOn);
        Then.Refuses<UrgedToday>(release, r => r.UrgeUnit(Given.Staff(Given.On(4, 20)), Given.Finance.Id, ""));
        Then.Raises<UnitUrged>(release, r => r.UrgeUnit(Given.Staff(Given.On(5)), Given.Finance.Id, ""));

        Then.Refuses<MatterIsNotYours>(Given.HalfConsented(), r => r.UrgeUnit(Given.Head(Given.Legal), Given.Finance.Id, ""));
        Then.Refuses<TextTooLong>(Given.HalfConsented(), r => r.UrgeUnit(Handler, Given.Finance.Id, TooLong));
        Then.Refuses<UnitNotAsked>(Given.HalfConsented(), r => r.UrgeUnit(Handler, Given.Office.Id, ""));
    }

    [Fact]
    [Clause("XT-3.1")]
    public void Who_owes_no_answer_is_not_urged()
    {
        Then.Raises<UnitUrged>(Given.Negotiating(), r => r.UrgeUnit(Handler, Given.Finance.Id, ""));
        Then.Raises<UnitUrged>(Given.AskingOutside(), r => r.UrgeUnit(Handler, Given.TaxBureau.Id, ""));
        Then.Refuses<NothingToUrge>(Given.AskingOutside(letter: false), r => r.UrgeUnit(Handler, Given.TaxBureau.Id, ""));
        Then.Refuses<NothingToUrge>(Given.HalfConsented(), r => r.UrgeUnit(Handler, Given.Legal.Id, ""));
        Then.Refuses<NothingToUrge>(Given.Dissenting(), r => r.UrgeUnit(Handler, Given.Finance.Id, ""));
        Then.Refuses<NothingToUrge>(Given.Declined(1), r => r.UrgeUnit(Handler, Given.Finance.Id, ""));
        Then.Refuses<NothingToUrge>(Given.InMediation(), r => r.UrgeUnit(Handler, Given.Finance.Id, ""));
    }
}

using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using Xunit;

namespace DisclosureHub.Tests.Domain;

public class WhoSeesFactsTests
{
    private static readonly UnitId Lead = Id<UnitId>(1);
    private static readonly UnitId Asked = Id<UnitId>(2);
    private static readonly UnitId Other = Id<UnitId>(3);

    public static TheoryData<string> LeadPapers => [.. WhoSeesWhat.LeadPapers];

    public static TheoryData<string> UnitPapers => [.. WhoSeesWhat.UnitPapers];

    public static TheoryData<string> EverybodysFacts =>
        [.. typeof(DomainEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DomainEvent))).Select(t => t.Name)
            .Except([.. WhoSeesWhat.LeadPapers, .. WhoSeesWhat.UnitPapers])];

    [Theory]
    [MemberData(nameof(LeadPapers))]
    public void How_a_draft_was_made_is_read_in_the_lead_unit_and_in_no_other(string kind)
    {
        Assert.True(Sees(Reader((Lead, Role.Drafter)), kind, doneIn: Lead));
        Assert.False(Sees(Reader((Asked, Role.SectionHead)), kind, doneIn: Lead));
        Assert.False(Sees(Reader((Other, Role.OfficeHead)), kind, doneIn: Lead));
        Assert.False(Sees(Reader((Other, Role.Director)), kind, doneIn: Lead));
    }

    [Theory]
    [MemberData(nameof(UnitPapers))]
    public void How_an_opinion_was_made_is_read_in_its_own_unit_and_not_even_in_the_lead_unit(string kind)
    {
        Assert.True(Sees(Reader((Asked, Role.Drafter)), kind, doneIn: Asked));
        Assert.False(Sees(Reader((Lead, Role.SectionHead)), kind, doneIn: Asked));
        Assert.False(Sees(Reader((Other, Role.OfficeHead)), kind, doneIn: Asked));
    }

    [Theory]
    [MemberData(nameof(EverybodysFacts))]
    public void Everything_else_is_read_by_whoever_sees_the_matter(string kind)
    {
        Assert.True(Sees(Reader((Asked, Role.Drafter)), kind, doneIn: Lead));
        Assert.True(Sees(Reader((Other, Role.OfficeStaff)), kind, doneIn: Asked));
    }

    [Fact]
    public void The_auditor_reads_working_papers_too_and_entries_whose_release_is_gone()
    {
        var auditor = Reader((Other, Role.AuditAdministrator));
        foreach (var kind in WhoSeesWhat.LeadPapers.Concat(WhoSeesWhat.UnitPapers))
        {
            Assert.True(Sees(auditor, kind, doneIn: Asked));
        }

        Assert.True(Sees(auditor, nameof(VersionIssued), doneIn: null, lead: null));
        Assert.False(Sees(Reader((Lead, Role.SectionHead)), nameof(VersionIssued), doneIn: Lead, lead: null));
    }

    [Fact]
    public void The_auditor_opens_the_record_of_a_draft_and_the_office_does_not()
    {
        var draft = Draft();
        Assert.True(Opens(Reader((Other, Role.AuditAdministrator)), draft));
        Assert.True(Opens(Reader((Lead, Role.Drafter)), draft));
        Assert.False(Opens(Reader((Other, Role.OfficeHead)), draft));
        Assert.False(Opens(Reader((Asked, Role.SectionHead)), draft));
    }

    [Theory]
    [InlineData(Role.OutsideContact)]
    [InlineData(Role.SystemAdministrator)]
    [InlineData(Role.SecurityAdministrator)]
    public void Who_has_no_duty_to_read_the_ledger_opens_no_record_and_reads_no_working_paper(Role role)
    {
        Assert.False(Opens(Reader((Lead, role)), Draft()));
        Assert.False(Sees(Reader((Lead, role)), nameof(DraftSaved), doneIn: Lead));
    }

    [Fact]
    public void A_post_without_the_duty_adds_nothing_to_a_post_with_it()
    {
        var both = Reader((Asked, Role.Drafter), (Lead, Role.OutsideContact));
        Assert.False(Opens(both, Draft()));
        Assert.False(Sees(both, nameof(DraftSaved), doneIn: Lead));
        Assert.True(Sees(both, nameof(OpinionDrafted), doneIn: Asked));
    }

    private static bool Sees(Reader reader, string kind, UnitId? doneIn) => Sees(reader, kind, doneIn, Lead);

    private static bool Sees(Reader reader, string kind, UnitId? doneIn, UnitId? lead) =>
        WhoSeesWhat.FactsOf<int>(reader).Compile()(new FactPlace<int> { Fact = 0, Kind = kind, Lead = lead, DoneIn = doneIn });

    private static bool Opens(Reader reader, JointRelease release) => WhoSeesWhat.RecordOf(reader).Compile()(release);

    private static JointRelease Draft()
    {
        var by = new Signature(
            Id<PersonId>(9), Id<PostId>(9), Lead, Role.Drafter, null, Authentication.DemoPersona, new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
        return JointRelease.Begin(Id<JointReleaseId>(1), by, "公开指南").Made;
    }

    private static Reader Reader(params (UnitId Unit, Role Role)[] posts) =>
        new(Id<PersonId>(1), [.. posts.Select(p => new Post(Id<PostId>(1), Id<PersonId>(1), p.Unit, p.Role, new DateOnly(2020, 1, 1), null))]);

    private static TId Id<TId>(byte number)
        where TId : struct, IId<TId> => TId.From(new Guid(number, 0, 0, new byte[8]));
}

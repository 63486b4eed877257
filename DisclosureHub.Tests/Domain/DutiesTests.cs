using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

/// <summary>Which role carries which duty, spelled out a second time so that a slip in the table is noticed.</summary>
public class DutiesTests
{
    private const string Handles = "DraftRelease DraftOpinion DraftProposal TakePartInMediation RecordPaperOpinion Object Discuss Urge";
    private const string Heads = Handles + " OpenConsultation SignOpinion Negotiate Instruct EndRelease KeepTemplate Delegate";
    private const string Reads = "ReadMatters ReadLedger";

    private static readonly Dictionary<Role, string> Expected = new()
    {
        [Role.Drafter] = $"{Reads} {Handles}",
        [Role.SectionHead] = $"{Reads} {Heads}",
        [Role.OfficeStaff] = $"{Reads} {Handles} AssistCoordination",
        [Role.OfficeHead] = $"{Reads} {Heads} AssistCoordination Coordinate",
        [Role.DeputyInCharge] = $"{Reads} TakePartInMediation Discuss Instruct Delegate",
        [Role.DisclosureDeputy] = $"{Reads} TakePartInMediation Discuss Instruct Delegate",
        [Role.Director] = $"{Reads} TakePartInMediation Discuss Instruct Delegate",
        [Role.LeadingGroupChair] = $"{Reads} TakePartInMediation Discuss Instruct DecideForLeadingGroup",
        [Role.LeadingGroupMember] = $"{Reads} TakePartInMediation Discuss",
        [Role.SecrecyReviewer] = $"{Reads} Object Discuss",
        [Role.OutsideContact] = "ReadMatters DraftOpinion SignOpinion Negotiate",
        [Role.SystemAdministrator] = "Organise SetTerms TendJobs",
        [Role.SecurityAdministrator] = "GivePosts",
        [Role.AuditAdministrator] = $"{Reads} VerifyLedger",
        [Role.Clock] = "KeepTime",
        [Role.SetUp] = "SetUp",
    };

    public static TheoryData<Role> EveryRole => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(EveryRole))]
    public void Each_role_carries_these_duties_and_no_other(Role role) =>
        Assert.Equal(Expected[role].Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), Enum.GetValues<Duty>().Where(d => role.Carries(d)).Select(d => d.ToString()).Order());

    [Theory]
    [MemberData(nameof(EveryRole))]
    [Clause("XT-3.1")]
    public void Who_signs_for_a_unit_heads_it(Role role)
    {
        Assert.Equal(role is Role.SectionHead or Role.OfficeHead or Role.OutsideContact, role.HeadsItsUnit());
        Assert.Equal(role.HeadsItsUnit(), role.Carries(Duty.SignOpinion));
        Assert.Equal(role.HeadsItsUnit(), role.Carries(Duty.Negotiate));
        Assert.Equal(role.HeadsItsUnit() && role != Role.OutsideContact, role.Carries(Duty.OpenConsultation));
        Assert.Equal(role.HeadsItsUnit(), Given.Signed(Given.Finance, role, Given.On(2)).MaySignFor(Given.Finance.Id));
        Assert.False(Given.Signed(Given.Finance, role, Given.On(2)).MaySignFor(Given.Legal.Id));
    }

    [Fact]
    public void Administrators_see_no_matter_and_the_auditor_writes_none()
    {
        Assert.All([Role.SystemAdministrator, Role.SecurityAdministrator], role => Assert.False(role.Carries(Duty.ReadMatters) || role.SeesTheWholeBureau()));
        Assert.All(
            [Duty.DraftRelease, Duty.OpenConsultation, Duty.DraftOpinion, Duty.SignOpinion], duty => Assert.False(Role.AuditAdministrator.Carries(duty)));
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public void Administrators_sit_in_a_unit_without_being_of_it(Role role)
    {
        Assert.Equal(role is not (Role.SystemAdministrator or Role.SecurityAdministrator or Role.AuditAdministrator or Role.Clock or Role.SetUp), role.WorksForItsUnit());
        Assert.Equal(role.WorksForItsUnit(), Given.Signed(Given.Finance, role, Given.On(2)).WorksIn(Given.Finance.Id));
        Assert.False(Given.Signed(Given.Finance, role, Given.On(2)).WorksIn(Given.Legal.Id));
    }

    [Fact]
    public void The_office_the_leadership_the_reviewer_and_the_auditor_see_the_whole_bureau() => Assert.Equal(
        [
            Role.DeputyInCharge, Role.DisclosureDeputy, Role.Director, Role.LeadingGroupChair, Role.LeadingGroupMember,
            Role.OfficeStaff, Role.OfficeHead, Role.SecrecyReviewer, Role.AuditAdministrator,
        ],
        Enum.GetValues<Role>().Where(r => r.SeesTheWholeBureau()));

    [Fact]
    public void A_post_is_held_from_its_first_day_to_its_last()
    {
        var post = new Post(PostId.From(Given.Id(1)), PersonId.From(Given.Id(2)), Given.Finance.Id, Role.SectionHead, Given.Day(2), Given.Day(5));
        Assert.Equal([2, 3, 4, 5], Enumerable.Range(1, 6).Where(d => post.IsHeldOn(Given.Day(d))));
        Assert.True((post with { Until = null }).IsHeldOn(new DateOnly(2036, 1, 1)));
    }
}

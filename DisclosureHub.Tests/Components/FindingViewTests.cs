using Bunit;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.Ledger;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Tests.Components;

/// <summary>What a verification found, as a reader sees it.</summary>
public sealed class FindingViewTests
{
    private static readonly Guid Matter = Given.Id(1);

    private static readonly BureauNames Names = new(
        new Dictionary<UnitId, Unit> { [Given.Finance.Id] = Given.Finance }, new Dictionary<PersonId, Person>(), new Dictionary<CategoryId, Category>());

    [Theory]
    [InlineData("zh-CN", "联发〔2026〕1号，意见单会签〔2026〕2号 的表态：台账记的是“同意”，现在是“不同意”。", "对财务科的征求", "因此还有")]
    [InlineData("en", "联发〔2026〕1号, opinion 会签〔2026〕2号 – stance: the record says “Consent”, now it is “Dissent”.", "consultation of Finance Section", "Therefore also")]
    public async Task It_is_said_in_the_readers_language_by_number_and_name(string culture, string main, string follows, string therefore)
    {
        await using var room = Room.In(culture);
        var consequence = new Finding(Fault.DoesNotFollow, Matter, "Consultations", $"{Matter}/{Given.Finance.Id}", "State", "Answered", "Settled", "follows");
        var finding = new Finding(Fault.Differs, Matter, "Opinions", $"会签〔2026〕2号 ({Given.Id(2)})", "Stance", "Consent", "Dissent", "exact words") { Follows = [consequence] };
        var shown = room.Show<FindingView>(with => with
            .Add(v => v.Finding, finding)
            .Add(v => v.Names, Names)
            .Add(v => v.Numbers, new Dictionary<Guid, string> { [Matter] = "联发〔2026〕1号" }));
        var text = shown.Find("li").TextContent;
        Assert.Contains(main, string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains(follows, text, StringComparison.Ordinal);
        Assert.Contains(therefore, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Given.Id(2).ToString(), text, StringComparison.Ordinal);
    }
}

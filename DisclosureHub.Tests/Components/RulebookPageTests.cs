using Bunit;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;
using DisclosureHub.Web.Features.Rulebook;
using DisclosureHub.Web.Persistence.Reading;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DisclosureHub.Tests.Components;

public sealed class RulebookPageTests(SeededHub hub) : IClassFixture<SeededHub>
{
    [Fact]
    public async Task Every_article_stands_once_at_its_own_anchor_with_how_often_it_was_applied()
    {
        await using var page = await PageAsync(Role.OutsideContact);
        Assert.Single(page.Shown.FindAll("h1"));
        Assert.DoesNotContain("Rule_", page.Shown.Markup, StringComparison.Ordinal);
        await using var db = hub.Contexts.CreateDbContext();
        foreach (var article in Bureau.All.Concat(Ogi.All))
        {
            var row = Assert.Single(page.Shown.FindAll($"[id='{article.Id}']"));
            Assert.Contains(article.Says.Zh, row.TextContent, StringComparison.Ordinal);
            Assert.Contains(article.Does.Zh, row.TextContent, StringComparison.Ordinal);
            Assert.Equal(article.How.Length, row.QuerySelectorAll(".how").Length);
            var times = await db.Ledger.CountAsync(e => e.Article == article.Id && !RecentFacts.WorkingPapers.Contains(e.Kind));
            Assert.Equal(times == 0 ? "没有" : $"{times} 次", row.QuerySelector(".num")!.TextContent);
        }
    }

    [Theory]
    [InlineData("XT-1")]
    [InlineData("XT-2")]
    [InlineData("XT-3")]
    [InlineData("XT-3.1")]
    [InlineData("XT-3.2")]
    [InlineData("XT-3.3")]
    public void The_coordination_rules_are_in_the_rulebook(string id) => Assert.Equal(id, Bureau.Find(id).Id);

    [Fact]
    public async Task The_clause_in_the_address_is_marked_and_brought_into_view()
    {
        await using var page = await PageAsync(Role.Drafter, "rulebook#XT-3.2");
        Assert.Equal("XT-3.2", Assert.Single(page.Shown.FindAll(".aimed")).Id);
        await using var elsewhere = await PageAsync(Role.Drafter, "rulebook#nothing");
        Assert.Empty(elsewhere.Shown.FindAll(".aimed"));
    }

    [Fact]
    public async Task Only_who_verifies_the_ledger_is_led_to_the_entries_of_a_clause()
    {
        await using var auditor = await PageAsync(Role.AuditAdministrator);
        Assert.Contains(auditor.Shown.FindAll("a.trace"), a => a.GetAttribute("href") == "ledger?clause=XT-3.1");
        await using var office = await PageAsync(Role.OfficeHead);
        Assert.Empty(office.Shown.FindAll("a.trace"));
    }

    private async Task<SeenAs<RulebookPage>> PageAsync(Role role, string address = "rulebook")
    {
        var page = await SeenAs<RulebookPage>.RenderAsync(hub, await hub.AccountOfAsync(role), address);
        page.Shown.WaitForElement(".rules", TimeSpan.FromSeconds(10));
        return page;
    }
}

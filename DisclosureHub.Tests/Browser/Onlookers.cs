using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using Xunit;

namespace DisclosureHub.Tests.Browser;

/// <summary>
/// Several people at one page of a release. Each page notes by itself when it shows a thing, so that what is measured is
/// the page and not how often a test asks it; all clocks are those of this machine.
/// </summary>
public sealed class Onlookers(HubHost hub, JointReleaseId release, IReadOnlyList<Visitor> all)
{
    private readonly List<(string Act, double[] Milliseconds)> _measured = [];
    private readonly List<string> _complaints = [];

    /// <summary>How long each act took from the record to each page that shows it.</summary>
    public IReadOnlyList<(string Act, double[] Milliseconds)> Measured => _measured;

    /// <summary>What the pages wrote into their consoles as an error.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public async Task BeginAsync()
    {
        foreach (var one in all)
        {
            one.Page.Console += (_, message) =>
            {
                if (message.Type == "error")
                {
                    lock (_complaints)
                    {
                        _complaints.Add(message.Text);
                    }
                }
            };
            _ = await one.AskAsync<bool>("() => { window.neverReloaded = true; return true; }");
        }
    }

    /// <summary>Somebody acts; waits until every other page, and his own when it is not left out, shows it, and notes how long that took.</summary>
    /// <param name="selector">Where it shows.</param>
    /// <param name="text">What then stands there, or in a field there; what a difference strikes out does not count.</param>
    /// <param name="but">Whose page is not looked at: what he types stands in his own field.</param>
    public async Task SeeAsync<TFact>(string selector, string text, Func<Task> act, Visitor? but = null)
        where TFact : DomainEvent
    {
        ArgumentNullException.ThrowIfNull(act);
        Visitor[] looking = [.. all.Where(v => v != but)];
        var name = $"{typeof(TFact).Name} {_measured.Count + 1}";
        await Task.WhenAll(looking.Select(v => WatchAsync(v, name, selector, text)));
        var before = await hub.Bureau.LengthAsync(release);
        await act();
        var seen = await Task.WhenAll(looking.Select(v => SeenAsync(v, name)));

        // The record has the moment at which the command held its lock: a little before the commit, never after.
        var recorded = await hub.Bureau.RecordedAsync<TFact>(release, before);
        Assert.NotNull(recorded);
        double[] took = [.. seen.Select(at => at - recorded.Value.ToUnixTimeMilliseconds())];
        _measured.Add((name, took));
        TestContext.Current.TestOutputHelper?.WriteLine($"{name,-28} {string.Join(' ', took.Select(ms => $"{ms,6:0}"))} ms");
    }

    public async Task AssertNobodyReloadedAsync()
    {
        foreach (var one in all)
        {
            Assert.True(await one.AskAsync<bool>("() => window.neverReloaded === true"));
            Assert.Empty(one.Errors);
        }

        Assert.Empty(Complaints);
    }

    private static async Task WatchAsync(Visitor visitor, string name, string selector, string text)
    {
        var there = await visitor.AskAsync<bool>(
            """
            ([name, selector, text]) => {
              const shows = () => [...document.querySelectorAll(selector)].some(e => {
                const now = e.cloneNode(true);
                now.querySelectorAll("del").forEach(gone => gone.remove());
                return now.textContent.includes(text) || [...e.querySelectorAll("textarea")].some(field => field.value.includes(text));
              });
              window.seen ??= {};
              const observer = new MutationObserver(() => {
                if (shows()) { window.seen[name] = Date.now(); observer.disconnect(); }
              });
              observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
              return shows();
            }
            """,
            new[] { name, selector, text });
        Assert.False(there, $"{selector} shows “{text}” before the act.");
    }

    private async Task<double> SeenAsync(Visitor visitor, string name)
    {
        try
        {
            var seen = await visitor.Page.WaitForFunctionAsync("name => window.seen[name]", name);
            return await seen.JsonValueAsync<double>();
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{name} never showed to onlooker {all.ToList().IndexOf(visitor) + 1}.", e);
        }
    }
}

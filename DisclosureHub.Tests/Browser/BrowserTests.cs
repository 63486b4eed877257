namespace DisclosureHub.Tests.Browser;

/// <summary>A test that opens pages of a running host as somebody.</summary>
public abstract class BrowserTests(HubHost hub, Chromium chromium)
{
    protected HubHost Hub { get; } = hub;

    protected Task<Visitor> OpenAsync(Setup? setup = null) => Visitor.OpenAsync(chromium, Hub, setup);

    /// <summary>Somebody signed in and looking at a page.</summary>
    protected async Task<Visitor> AtAsync(string account, string page, Setup? setup = null)
    {
        var visitor = await OpenAsync(setup);
        await visitor.SignInAsync(account, page);
        return visitor;
    }
}

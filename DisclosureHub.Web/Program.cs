using DisclosureHub.Web;
using DisclosureHub.Web.Features.Deadlines.Board;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Features.JointReleases.FromWord;
using DisclosureHub.Web.Features.JointReleases.Handling;
using DisclosureHub.Web.Features.Ledger;
using DisclosureHub.Web.Features.People.Rosters;
using DisclosureHub.Web.Features.Shell;
using DisclosureHub.Web.Features.SignIn;
using DisclosureHub.Web.Jobs;
using DisclosureHub.Web.Live;
using DisclosureHub.Web.Notices;
using DisclosureHub.Web.Runtime;

var options = HubOptions.Read(args);
var builder = WebApplication.CreateBuilder(options.Rest);
builder.AddHub(options);
var app = builder.Build();
if (options.Verify && !await app.HasRecordAsync(options))
{
    return 2;
}

await app.PrepareHubAsync(options);
if (options.Verify)
{
    return await app.VerifyAsync(options);
}

app.UseHub();
app.MapStaticAssets();
app.MapTheme();
// What may frame a page is said once, in Guard/AnswerHeaders; Blazor's own header would be a second one.
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(circuits => circuits.ContentSecurityFrameAncestorsPolicy = null);
app.MapHub<LiveHub>("/live").WithMetadata(new OpenToIdleAttribute());
app.MapSignIn();
app.MapFederatedSignIn();
app.MapPasskeys();
app.MapAttachments();
app.MapPapers();
app.MapWord();
app.MapRosters();
app.MapWall();
app.MapJobs();
app.MapFeed();
app.MapLedger();
await app.StartAsync();
app.SayWhere(options);
app.SayWhatIsOpen();
await app.AskSignInServiceAsync();
await app.SaySetUpAsync(options);
await app.WaitForShutdownAsync();
return 0;

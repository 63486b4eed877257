using DisclosureHub.Tests.Architecture;
using DisclosureHub.Web.Features.Help;
using Microsoft.Playwright;
using Xunit;

namespace DisclosureHub.Tests.Browser;

/// <summary>A picture of the guides: what of a page it shows, and the places on it that bear a number.</summary>
/// <param name="Sight">The page, by its name in <see cref="EveryPage"/>.</param>
/// <param name="From">What stands in the picture's upper left corner.</param>
/// <param name="Numbered">The places ①, ② and so on.</param>
public sealed record HelpPicture(string Name, string Sight, string From, params IReadOnlyList<string> Numbered)
{
    /// <summary>How wide the window is: so that beside the menu there is just room for the picture.</summary>
    public int Window { get; init; } = 1180;

    /// <summary>How high the window is: a dialog fits itself into it.</summary>
    public int High { get; init; } = 900;
}

/// <summary>
/// Every picture of the guides (<c>wwwroot-assets/help</c>). Whenever its page is looked at, what the picture shows is
/// looked for; with <c>PICTURES=write</c> in the environment it is taken anew as well.
/// </summary>
public static class HelpPictures
{
    public static readonly IReadOnlyList<HelpPicture> All =
    [
        new("desk", "desk", "section:has(table.wait)", "table.wait .ttl", "table.wait .due", "table.wait tbody td:nth-last-child(2)", "table.wait .act .btn"),
        new("deadline", "deadline explained", "main h1"),
        new("draft", "draft", "main h1", ".passage textarea", "section[aria-labelledby=wf] .btn", ".actcard .act") { Window = 1260 },
        new("matrix", "release, the whole story", "section[aria-labelledby=mx]", ".mx tbody .st", ".mx .carry .st", ".mx tbody td:last-child"),
        new("issue", "issue form", ".mud-dialog", "#issue-preliminary", ".mud-dialog .act") { Window = 1000, High = 580 },
        new("opinion", "opinion form, nothing said yet", ".mud-dialog", ".opts", "#opinion-basis", "fieldset.scope") { Window = 1000 },
        new("delegation", "delegations", "section[aria-labelledby=df]", "section[aria-labelledby=df] select", "section[aria-labelledby=df] fieldset", "section[aria-labelledby=df] [type=date]"),
        new("deadlines", "deadline board", ".overview", ".by-unit thead", ".heat tbody"),
        new("room", "mediation, under way", "main h1", "section[aria-labelledby=ag] h2", "section[aria-labelledby=pp] h2", "section[aria-labelledby=tr] h2") { Window = 1440 },
        new("office-desk", "desk of the office", "section:has(table.wait)"),
        new("import", "import of a table, previewed", "main h1", ".pick-file", "main tbody tr", "main .btn--primary"),
        new("terms", "terms, to be set", "main h1", ".terms tbody details"),
        new("person", "person, before the security administrator", "section[aria-labelledby=po] > div", "section[aria-labelledby=po] > div summary", "section[aria-labelledby=ac] .btn"),
        new("ledger", "ledger of the auditor", "main h1", ".ledger .filters", "section.verify button", "section.verify a[download]"),
    ];

    /// <summary>Where the pictures lie in that language.</summary>
    public static string Folder(string language) => Path.Combine(Code.Folder, "wwwroot-assets", "help", language);

    private static bool Writes => Environment.GetEnvironmentVariable("PICTURES") == "write";

    /// <summary>A picture is sharper than the page, so that it stays sharp where it is enlarged.</summary>
    public static float Sharpness => Writes ? 1.25f : 1;

    /// <summary>What the pictures of this page show is there, in light and without anything over it.</summary>
    public static async Task LookAtAsync(string sight, Visitor visitor, string language)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        foreach (var picture in All.Where(p => p.Sight == sight))
        {
            await visitor.Page.SetViewportSizeAsync(picture.Window, picture.High);
            var clip = await visitor.AskAsync<float[]>(Number, new { from = picture.From, at = picture.Numbered, width = GuidePicture.Width, height = GuidePicture.Height });
            Assert.True(clip.Length == 2, $"{picture.Name}: number {(clip.Length == 1 ? clip[0] : 0)} has no place in the picture.");
            if (Writes)
            {
                var png = await visitor.Page.ScreenshotAsync(new() { Clip = new() { X = clip[0], Y = clip[1], Width = GuidePicture.Width, Height = GuidePicture.Height } });
                _ = Directory.CreateDirectory(Folder(language));
                await File.WriteAllBytesAsync(Path.Combine(Folder(language), $"{picture.Name}.webp"), await AsWebpAsync(visitor, png));
            }

            _ = await visitor.AskAsync<bool>("() => { document.getElementById('numbers').remove(); scrollTo(0, 0); return true; }");
            await visitor.Page.SetViewportSizeAsync(1440, 900);
        }
    }

    /// <summary>
    /// Brings the corner of the picture up, puts the numbers on, and says where the picture begins; or which number
    /// (0: the corner) is not in it.
    /// </summary>
    private const string Number =
        """
        ({ from, at, width, height }) => {
          const first = selector => [...document.querySelectorAll(selector)].find(e => e.getClientRects().length > 0);
          const corner = first(from);
          if (!corner) return [0];
          const bar = corner.closest('.mud-dialog') ? 0 : document.querySelector('.appbar').getBoundingClientRect().bottom;
          scrollBy(0, corner.getBoundingClientRect().top - bar - 12);
          const begin = corner.getBoundingClientRect();
          const x = Math.max(0, Math.min(begin.left - 12, innerWidth - width)), y = Math.max(bar, Math.min(begin.top - 12, innerHeight - height));
          const numbers = document.body.appendChild(document.createElement('div'));
          numbers.id = 'numbers';
          for (const [index, selector] of at.entries()) {
            const place = first(selector)?.getBoundingClientRect();
            if (!place || place.left < x || place.top < y || place.left > x + width - 24 || place.top > y + height - 24) { numbers.remove(); return [index + 1]; }
            const ring = numbers.appendChild(document.createElement('div')), badge = ring.appendChild(document.createElement('b'));
            badge.textContent = index + 1;
            ring.style.cssText = `position:fixed;left:${place.left - 5}px;top:${place.top - 5}px;width:${Math.min(place.width + 10, x + width - place.left)}px;height:${Math.min(place.height + 10, y + height - place.top)}px;border:2px solid var(--violet-fill);border-radius:6px;z-index:9999`;
            badge.style.cssText = 'position:absolute;left:-15px;top:-15px;width:22px;height:22px;border-radius:11px;background:var(--violet-fill);color:#fff;font:600 13px/22px var(--sans);text-align:center';
          }
          return [x, y];
        }
        """;

    /// <summary>The browser packs it: a page of text comes out at a third of the size.</summary>
    private static async Task<byte[]> AsWebpAsync(Visitor visitor, byte[] png)
    {
        var page = await visitor.Page.Context.NewPageAsync();
        var packed = await page.EvaluateAsync<string>(
            """
            async png => {
              const image = new Image();
              image.src = `data:image/png;base64,${png}`;
              await image.decode();
              const canvas = new OffscreenCanvas(image.width, image.height);
              canvas.getContext('2d').drawImage(image, 0, 0);
              const reader = new FileReader(), blob = await canvas.convertToBlob({ type: 'image/webp', quality: .75 });
              return await new Promise(done => { reader.onload = () => done(reader.result.split(',')[1]); reader.readAsDataURL(blob); });
            }
            """,
            Convert.ToBase64String(png));
        await page.CloseAsync();
        return Convert.FromBase64String(packed);
    }
}

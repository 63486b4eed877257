using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace DisclosureHub.Web.UI;

/// <summary>A file that somebody picked in his browser.</summary>
public static class ChosenFile
{
    /// <summary>Its content; null when the browser cannot give it any more, because it was moved or saved again meanwhile.</summary>
    public static async Task<byte[]?> ReadAsync(IBrowserFile file, long most, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            using var bytes = new MemoryStream();
            await using var stream = file.OpenReadStream(most);
            await stream.CopyToAsync(bytes);
            return bytes.ToArray();
        }
        catch (Exception gone) when (gone is JSException or IOException)
        {
            log.LogWarning(gone, "A chosen file could not be read from the browser");
            return null;
        }
    }
}

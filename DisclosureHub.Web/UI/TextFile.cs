using System.Text;
using Microsoft.AspNetCore.Components.Forms;

namespace DisclosureHub.Web.UI;

/// <summary>A text file as office machines save them: in UTF-8, or in GB 18030, which older Chinese Windows programs still write.</summary>
public static class TextFile
{
    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Older = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Reads what somebody picked.</summary>
    /// <param name="most">How much is read, in bytes.</param>
    /// <returns>The text; null when the file is larger, or no text.</returns>
    public static async Task<string?> ReadAsync(IBrowserFile file, int most, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Size > most)
        {
            return null;
        }

        await using var stream = file.OpenReadStream(most, stop);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, stop);
        return Decode(bytes.ToArray());
    }

    /// <summary>The text these bytes stand for, without its byte-order mark; null when they are no text.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0))
        {
            return null;
        }

        foreach (var encoding in (Encoding[])[Strict, Older])
        {
            try
            {
                return encoding.GetString(bytes).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
                // Not written so; the next one may fit.
            }
        }

        return null;
    }
}

using System.Text;

namespace DisclosureHub.Domain.Kernel;

/// <summary>
/// How typed text is brought to one form before it is kept, compared or hashed: Unicode NFC, line ends as LF, no
/// control characters but tab and LF, no blanks at line ends or round the whole. Two texts that look alike are then
/// alike byte for byte.
/// </summary>
public static class PlainText
{
    public static string Of(string? typed)
    {
        if (string.IsNullOrEmpty(typed))
        {
            return "";
        }

        // Lone surrogates can come through a paste; they have no UTF-8 form and Normalize would throw on them.
        var text = new StringBuilder(typed.Length);
        var unixEnds = typed.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        foreach (var rune in unixEnds.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
            {
                text = text.Append(rune.ToString());
            }
        }

        var lines = text.ToString().Normalize(NormalizationForm.FormC).Split('\n');
        return string.Join('\n', lines.Select(line => line.TrimEnd())).Trim();
    }
}

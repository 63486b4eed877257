using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.UI;

/// <summary>
/// Markup as one piece, for small parts that only show something: on a circuit a component costs several times what
/// its markup does (decisions/0008). What stands in the program's own text is markup; whatever is filled in is text
/// and is encoded, unless it is markup already.
/// </summary>
public static class Html
{
    /// <summary>Every script as it is: Chinese written as character references would be three times as long.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static MarkupString Of(Piece piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        return piece.Done();
    }

    /// <summary>One after the other, with nothing between.</summary>
    public static MarkupString Of(IEnumerable<MarkupString> pieces) => new(string.Concat(pieces));

    /// <summary>What the compiler makes of <c>Html.Of($"…")</c>: it knows what was written and what was filled in.</summary>
    [InterpolatedStringHandler]
    public sealed class Piece(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _text = new(literalLength + (formattedCount * 16));

        public void AppendLiteral(string markup) => _ = _text.Append(markup);

        public void AppendFormatted(MarkupString markup) => _ = _text.Append(markup.Value);

        public void AppendFormatted(string? text) => _ = _text.Append(Encoder.Encode(text ?? ""));

        public void AppendFormatted(int number) => _ = _text.Append(number.ToString(CultureInfo.InvariantCulture));

        internal MarkupString Done() => new(_text.ToString());
    }
}

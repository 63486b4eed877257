using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace DisclosureHub.Web.Sheets;

/// <summary>Which styles of a workbook show a number as a day.</summary>
internal static partial class DayStyles
{
    public static HashSet<int> Of(IEnumerable<XmlReader> nodes)
    {
        HashSet<string> formats = [];
        HashSet<int> days = [];
        var (inside, style) = (false, 0);
        foreach (var at in nodes)
        {
            switch (at.NodeType, at.LocalName)
            {
                case (XmlNodeType.Element, "numFmt") when at.GetAttribute("formatCode") is { } code && IsDay(code) && at.GetAttribute("numFmtId") is { } id:
                    _ = formats.Add(id);
                    break;

                case (XmlNodeType.Element or XmlNodeType.EndElement, "cellXfs"):
                    inside = at.NodeType == XmlNodeType.Element && !at.IsEmptyElement;
                    break;

                case (XmlNodeType.Element, "xf") when inside:
                    _ = at.GetAttribute("numFmtId") is { } named && (formats.Contains(named) || IsDayByItself(named)) && days.Add(style);
                    style++;
                    break;
            }
        }

        return days;
    }

    /// <summary>The formats that have a number and no code: those of all countries, and those of China, Japan and Korea.</summary>
    private static bool IsDayByItself(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58;

    /// <summary>A year or a day in the code, outside what is quoted, escaped or in brackets.</summary>
    private static bool IsDay(string code) => code.Length <= 255 && Bare().Replace(code, "").AsSpan().IndexOfAny("yYdD") >= 0;

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.", RegexOptions.NonBacktracking)]
    private static partial Regex Bare();
}

namespace DisclosureHub.Web.Persistence.Search;

/// <summary>A text, or what of it stands round the first word found, in pieces that say whether they are what was looked for.</summary>
public static class Excerpt
{
    private const int Before = 24;

    /// <summary>The whole text in pieces.</summary>
    public static IReadOnlyList<(string Text, bool Found)> Whole(string text, IReadOnlyList<string> runs)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Cut(text, Ranges(text, runs), 0, text.Length);
    }

    /// <summary>Round the first run that is found; the beginning where none is. Lines become one.</summary>
    /// <param name="length">At most so many characters, and an ellipsis at either end.</param>
    public static IReadOnlyList<(string Text, bool Found)> Around(string text, IReadOnlyList<string> runs, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ranges = Ranges(text, runs);
        var start = ranges.Count == 0 ? 0 : Math.Max(0, ranges[0].Start - Before);
        start = start > 0 && char.IsLowSurrogate(text[start]) ? start - 1 : start;
        var end = Math.Min(text.Length, start + length);
        end = end < text.Length && char.IsLowSurrogate(text[end]) ? end - 1 : end;
        List<(string Text, bool Found)> pieces = [.. Cut(text, ranges, start, end).Select(p => (p.Text.Replace('\n', ' '), p.Found))];
        if (start > 0)
        {
            pieces.Insert(0, ("…", false));
        }

        return end < text.Length ? [.. pieces, ("…", false)] : pieces;
    }

    private static List<(string Text, bool Found)> Cut(string text, List<(int Start, int End)> ranges, int start, int end)
    {
        List<(string, bool)> pieces = [];
        var at = start;
        foreach (var range in ranges)
        {
            var (from, to) = (Math.Max(range.Start, at), Math.Min(range.End, end));
            if (from >= to)
            {
                continue;
            }

            if (from > at)
            {
                pieces.Add((text[at..from], false));
            }

            pieces.Add((text[from..to], true));
            at = to;
        }

        if (at < end)
        {
            pieces.Add((text[at..end], false));
        }

        return pieces;
    }

    /// <summary>Where the runs stand in the text, from its beginning on, those that touch made one.</summary>
    private static List<(int Start, int End)> Ranges(string text, IReadOnlyList<string> runs)
    {
        var (folded, places) = Folding.WithPlaces(text);
        List<(int Start, int End)> found = [];
        foreach (var run in runs)
        {
            for (var at = folded.IndexOf(run, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(run, at + run.Length, StringComparison.Ordinal))
            {
                var last = places[at + run.Length - 1];
                found.Add((places[at], last + (char.IsHighSurrogate(text[last]) ? 2 : 1)));
            }
        }

        List<(int Start, int End)> joined = [];
        foreach (var range in found.Order())
        {
            if (joined.Count > 0 && range.Start <= joined[^1].End)
            {
                joined[^1] = (joined[^1].Start, Math.Max(joined[^1].End, range.End));
            }
            else
            {
                joined.Add(range);
            }
        }

        return joined;
    }
}

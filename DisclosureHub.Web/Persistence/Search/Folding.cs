using System.Globalization;
using System.Text;

namespace DisclosureHub.Web.Persistence.Search;

/// <summary>
/// The one form in which texts and the words looked for are compared: compatibility forms and capitals are folded, and whatever is neither
/// a letter nor a digit parts two runs and is nothing else. 会签〔２０２６〕１２号 and 会签 2026 12号 are the same three runs.
/// </summary>
public static class Folding
{
    /// <summary>More runs than these narrow nothing any more.</summary>
    private const int MostRuns = 8;

    /// <summary>The runs of the text, parted by one blank each.</summary>
    public static string Of(string text) => WithPlaces(text).Folded;

    /// <summary>What is looked for: each of these runs must be in a text, wherever.</summary>
    public static IReadOnlyList<string> Runs(string words) =>
        [.. Of(words).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MostRuns)];

    /// <summary>
    /// What an index keeps of a folded text: every character alone and every two that stand together in a run, each once. Characters are UTF-16
    /// code units, so that a pair fits a number and a rare character is simply two of them.
    /// </summary>
    public static IReadOnlyList<int> Grams(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        var grams = new HashSet<int>();
        for (var n = 0; n < folded.Length; n++)
        {
            if (folded[n] == ' ')
            {
                continue;
            }

            _ = grams.Add(folded[n] << 16);
            if (n + 1 < folded.Length && folded[n + 1] != ' ')
            {
                _ = grams.Add((folded[n] << 16) | folded[n + 1]);
            }
        }

        return [.. grams.Order()];
    }

    /// <summary>Those that a text must have in which the run stands. Of a run of more than two it may have them all and not the run.</summary>
    public static IReadOnlyList<int> GramsOfRun(string run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Length == 1 ? [run[0] << 16] : [.. Enumerable.Range(0, run.Length - 1).Select(n => (run[n] << 16) | run[n + 1]).Distinct()];
    }

    /// <summary>The folded text, and for each of its characters where in the text it comes from.</summary>
    public static (string Folded, IReadOnlyList<int> Places) WithPlaces(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        for (var place = 0; place < text.Length;)
        {
            // By far the most characters are Chinese ones, which are their own form already; then come plain letters and digits.
            if (text[place] is >= '\u4E00' and <= '\u9FFF' or >= 'a' and <= 'z' or >= '0' and <= '9')
            {
                _ = folded.Append(text[place]);
                places.Add(place++);
                continue;
            }

            _ = Rune.DecodeFromUtf16(text.AsSpan(place), out var rune, out var length);
            foreach (var c in Fold(rune))
            {
                if (c != ' ' || (folded.Length > 0 && folded[^1] != ' '))
                {
                    _ = folded.Append(c);
                    places.Add(place);
                }
            }

            place += length;
        }

        return (folded.ToString(), places);
    }

    private static string Fold(Rune rune)
    {
        if (rune == Rune.ReplacementChar || (rune.IsAscii && !Rune.IsLetterOrDigit(rune)))
        {
            return " ";
        }

        var form = rune.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return form.EnumerateRunes().All(IsWord) ? form : string.Concat(form.EnumerateRunes().Select(r => IsWord(r) ? r.ToString() : " "));
    }

    private static bool IsWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}

using System.Globalization;
using DiffPlex;

namespace DisclosureHub.Web.UI;

public enum Change
{
    Same,
    Added,
    Removed,
}

/// <summary>A run of text that stayed, came or went.</summary>
public readonly record struct Run(Change Change, string Text);

/// <summary>What changed between two texts, by characters in Chinese and by words and numbers elsewhere.</summary>
public static class TextDiff
{
    /// <summary>The runs of the newer text with what went shown where it stood.</summary>
    public static IReadOnlyList<Run> Between(string older, string newer)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        if (older == newer)
        {
            return newer.Length == 0 ? [] : [new Run(Change.Same, newer)];
        }

        var diff = Differ.Instance.CreateDiffs(older, newer, ignoreWhiteSpace: false, ignoreCase: false, ReadingChunks.Instance);
        List<Run> runs = [];
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(runs, Change.Same, diff.PiecesNew, at, block.InsertStartB - at);
            Add(runs, Change.Removed, diff.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(runs, Change.Added, diff.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.InsertStartB + block.InsertCountB;
        }

        Add(runs, Change.Same, diff.PiecesNew, at, diff.PiecesNew.Count - at);
        return runs;
    }

    private static void Add(List<Run> runs, Change change, IReadOnlyList<string> pieces, int from, int count)
    {
        if (count > 0)
        {
            runs.Add(new Run(change, string.Concat(pieces.Skip(from).Take(count))));
        }
    }

    /// <summary>Han characters and marks one by one; runs of Latin letters and of digits whole, so that 15 to 16 reads as one change.</summary>
    private sealed class ReadingChunks : IChunker
    {
        public static readonly ReadingChunks Instance = new();

        public IReadOnlyList<string> Chunk(string text)
        {
            List<string> chunks = [];
            var elements = StringInfo.GetTextElementEnumerator(text);
            while (elements.MoveNext())
            {
                var element = elements.GetTextElement();
                if (chunks.Count > 0 && Joins(chunks[^1][^1], element[0]))
                {
                    chunks[^1] += element;
                }
                else
                {
                    chunks.Add(element);
                }
            }

            return chunks;
        }

        private static bool Joins(char last, char next) =>
            (char.IsAsciiDigit(last) && char.IsAsciiDigit(next)) || (char.IsAsciiLetter(last) && char.IsAsciiLetter(next));
    }
}

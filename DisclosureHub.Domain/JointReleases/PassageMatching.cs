using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>A passage as a file brings it: it has no id yet.</summary>
public sealed record BroughtPassage(BlockKind Kind, string Text);

/// <summary>A passage of the draft, and how it reads after it went into a file and came back untouched.</summary>
/// <param name="Echo">Mostly one passage; more where the file's form divides it, none where it is empty.</param>
public sealed record KnownPassage(Block Block, IReadOnlyList<BroughtPassage> Echo);

/// <summary>
/// Which passage of a text that was brought in is which passage of the draft. A passage that was not touched keeps its
/// id and its words to the character, wherever it stands now; so consents, concerns and comments that name it still do.
/// </summary>
/// <remarks>
/// In four steps, each with what the one before left: the longest common sequence; what is the same elsewhere (moved);
/// what is most alike, from half of its pairs of characters on (changed); what stands between the same neighbours
/// in the same number and of the same kinds (rewritten in its place). What is left then is new, or gone.
/// </remarks>
public static class PassageMatching
{
    /// <summary>Share of common pairs of characters from which two passages are the same one, changed.</summary>
    private const double Alike = 0.5;

    /// <summary>The brought text as passages of the draft, in the order of the file.</summary>
    /// <param name="newId">The id of a passage that was not there before.</param>
    public static IReadOnlyList<Block> Match(IReadOnlyList<KnownPassage> known, IReadOnlyList<BroughtPassage> brought, Func<BlockId> newId)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(brought);
        ArgumentNullException.ThrowIfNull(newId);
        var plan = new Plan(known, [.. brought.Select(Plain)]);
        plan.KeepWhatStandsInOrder();
        plan.KeepWhatMoved();
        plan.PairWhatIsAlike();
        plan.PairWhatStandsInItsPlace();
        return plan.Read(newId);
    }

    private static BroughtPassage Plain(BroughtPassage passage) => passage with { Text = PlainText.Of(passage.Text) };

    private sealed class Plan(IReadOnlyList<KnownPassage> known, BroughtPassage[] brought)
    {
        private readonly BroughtPassage[][] _echoes = [.. known.Select(k => k.Echo.Select(Plain).ToArray())];

        /// <summary>For each known passage: where it begins in the file, or -1.</summary>
        private readonly int[] _at = [.. Enumerable.Repeat(-1, known.Count)];

        /// <summary>For each passage of the file: the known one it belongs to, or -1.</summary>
        private readonly int[] _owner = [.. Enumerable.Repeat(-1, brought.Length)];

        private readonly bool[] _untouched = new bool[known.Count];

        public void KeepWhatStandsInOrder()
        {
            // Lengths of the longest common sequences of the two ends, a known passage counting whole or not at all.
            var best = new int[known.Count + 1, brought.Length + 1];
            for (var i = known.Count - 1; i >= 0; i--)
            {
                for (var j = brought.Length - 1; j >= 0; j--)
                {
                    best[i, j] = StandsAt(i, j) ? best[i + 1, j + _echoes[i].Length] + 1 : Math.Max(best[i + 1, j], best[i, j + 1]);
                }
            }

            for (int i = 0, j = 0; i < known.Count && j < brought.Length;)
            {
                if (StandsAt(i, j))
                {
                    Keep(i, j);
                    j += _echoes[i++].Length;
                }
                else if (best[i + 1, j] >= best[i, j + 1])
                {
                    i++;
                }
                else
                {
                    j++;
                }
            }
        }

        public void KeepWhatMoved()
        {
            foreach (var i in Unmatched())
            {
                for (var j = 0; j < brought.Length && _at[i] < 0; j++)
                {
                    if (StandsAt(i, j) && Free(j, _echoes[i].Length))
                    {
                        Keep(i, j);
                    }
                }
            }
        }

        public void PairWhatIsAlike()
        {
            var (mine, theirs) = (Unmatched(), Fresh());
            var (older, newer) = (mine.ToDictionary(i => i, i => PairsOf(known[i].Block.Text)), theirs.ToDictionary(j => j, j => PairsOf(brought[j].Text)));
            var pairs =
                from i in mine
                from j in theirs
                let likeness = Likeness(older[i], newer[j])
                where likeness >= Alike
                orderby likeness descending, Math.Abs(i - j), i, j
                select (i, j);
            foreach (var (i, j) in pairs.ToList())
            {
                Pair(i, j);
            }
        }

        public void PairWhatStandsInItsPlace()
        {
            for (var i = 0; i < known.Count; i++)
            {
                if (_at[i] >= 0 || (i > 0 && _at[i - 1] < 0))
                {
                    continue;
                }

                // A run of passages not found again, and what stands in the file between its two neighbours.
                var run = Enumerable.Range(i, known.Count - i).TakeWhile(k => _at[k] < 0).ToArray();
                var from = i == 0 ? 0 : EndOf(i - 1) + 1;
                var to = i + run.Length == known.Count ? brought.Length : _at[i + run.Length];
                if (to - from == run.Length && Free(from, run.Length) && Array.TrueForAll(run, k => brought[from + k - i].Kind == known[k].Block.Kind))
                {
                    Array.ForEach(run, k => Pair(k, from + k - i));
                }
            }
        }

        public IReadOnlyList<Block> Read(Func<BlockId> newId)
        {
            var text = new List<Block>();
            for (var j = 0; j < brought.Length; j++)
            {
                if (_owner[j] < 0)
                {
                    text.Add(new Block(newId(), brought[j].Kind, brought[j].Text));
                }
                else if (_at[_owner[j]] == j)
                {
                    var block = known[_owner[j]].Block;
                    text.Add(_untouched[_owner[j]] ? block : new Block(block.Id, brought[j].Kind, brought[j].Text));
                }
            }

            return text;
        }

        private bool StandsAt(int i, int j)
        {
            var echo = _echoes[i];
            if (echo.Length == 0 || j + echo.Length > brought.Length)
            {
                return false;
            }

            for (var k = 0; k < echo.Length; k++)
            {
                if (echo[k] != brought[j + k])
                {
                    return false;
                }
            }

            return true;
        }

        private bool Free(int from, int length) => Array.TrueForAll(_owner[from..(from + length)], o => o < 0);

        private void Keep(int i, int j)
        {
            (_at[i], _untouched[i]) = (j, true);
            Array.Fill(_owner, i, j, _echoes[i].Length);
        }

        private void Pair(int i, int j)
        {
            if (_at[i] < 0 && _owner[j] < 0)
            {
                (_at[i], _owner[j]) = (j, i);
            }
        }

        /// <summary>The place of the last passage that belongs to this known one, or -1.</summary>
        private int EndOf(int i) => _at[i] < 0 ? -1 : _at[i] + (_untouched[i] ? _echoes[i].Length : 1) - 1;

        private int[] Unmatched() => [.. Enumerable.Range(0, known.Count).Where(i => _at[i] < 0)];

        private int[] Fresh() => [.. Enumerable.Range(0, brought.Length).Where(j => _owner[j] < 0)];
    }

    /// <summary>Of a very long passage the first part: enough to know it again, and bounded.</summary>
    private static HashSet<int> PairsOf(string text)
    {
        var pairs = new HashSet<int>();
        for (var i = 0; i + 1 < Math.Min(text.Length, 600); i++)
        {
            _ = pairs.Add((text[i] << 16) | text[i + 1]);
        }

        return pairs;
    }

    /// <summary>Dice's measure: 1 for the same pairs of characters, 0 for none in common.</summary>
    private static double Likeness(HashSet<int> older, HashSet<int> newer)
    {
        if (older.Count == 0 || newer.Count == 0)
        {
            return 0;
        }

        var (few, many) = older.Count < newer.Count ? (older, newer) : (newer, older);
        return 2.0 * few.Count(many.Contains) / (older.Count + newer.Count);
    }
}

namespace DisclosureHub.Domain.Kernel;

/// <summary>Stages as data: which stage may follow which. Drawn in the docs, tested whole, kept in one place.</summary>
public sealed class Moves<TStage>
    where TStage : struct, Enum
{
    private readonly Dictionary<TStage, TStage[]> _from;

    public Moves(params (TStage From, TStage[] To)[] moves) => _from = moves.ToDictionary(m => m.From, m => m.To);

    /// <summary>Whether a root in <paramref name="from"/> may stand in <paramref name="to"/> after one command. Staying is always allowed.</summary>
    public bool Allow(TStage from, TStage to) =>
        from.Equals(to) || (_from.TryGetValue(from, out var next) && Array.IndexOf(next, to) >= 0);

    public IReadOnlyList<TStage> From(TStage stage) => _from.TryGetValue(stage, out var next) ? next : [];
}

using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Tests.Domain;

/// <summary>A text as the model sees it: values side by side, compared one by one, with no fingerprint anywhere.</summary>
internal sealed record ModelText(string Title, bool Withheld, bool WithLegal, List<(int Id, string Text)> Blocks, List<int> Files)
{
    public bool SameAs(ModelText other) =>
        SameHead(other) && Blocks.SequenceEqual(other.Blocks) && Files.SequenceEqual(other.Files);

    /// <summary>Whether what a consent covers reads the same in both: the whole when no passage is named.</summary>
    public bool SameFor(int[] scope, ModelText other) => scope.Length == 0
        ? SameAs(other)
        : SameHead(other) && Blocks.Where(b => scope.Contains(b.Id)).SequenceEqual(other.Blocks.Where(b => scope.Contains(b.Id)));

    public bool Has(int block) => Blocks.Exists(b => b.Id == block);

    private bool SameHead(ModelText other) => (Title, Withheld, WithLegal) == (other.Title, other.Withheld, other.WithLegal);
}

/// <summary>A unit's last word and the text it was said on.</summary>
internal sealed record ModelWord(Stance Stance, int[] Scope, ModelText Said, int Version);

/// <summary>
/// What a release ought to be, told a second time and as plainly as possible. Each method is a command: it says
/// whether the command must be accepted, and changes the model only then.
/// </summary>
internal sealed class JointReleaseModel
{
    private readonly Dictionary<int, int[]> _asked = [];
    private readonly Dictionary<int, ModelWord> _lastWord = [];
    private readonly Dictionary<int, (bool Complete, Stance Stance, int[] Scope, bool Sent)> _drafts = [];
    private readonly List<ModelText> _versions = [];
    private Dictionary<int, int[]> _concerns = [];
    private bool _named;

    public ModelText Draft { get; private set; } = new("甲", false, false, [(0, "甲"), (1, "甲"), (2, "甲")], []);

    public bool IsSubmitted { get; private set; }

    public int Versions => _versions.Count;

    public IEnumerable<int> Asked => _asked.Keys;

    public ReleaseStage Stage =>
        _versions.Count == 0 ? ReleaseStage.Drafting
        : _asked.Keys.All(Consents) ? ReleaseStage.Agreed
        : ReleaseStage.InConsultation;

    /// <summary>The unit's last word is a consent, and what it covers reads today as it read then.</summary>
    public bool Consents(int unit) =>
        _lastWord.TryGetValue(unit, out var word)
        && word.Stance is Stance.Consent or Stance.ConsentWithSuggestions
        && Covers(word.Scope, _asked[unit])
        && word.Said.SameFor(word.Scope, _versions[^1]);

    /// <summary>A consent leaves out no passage put to the unit.</summary>
    private static bool Covers(int[] scope, int[] passages) => scope.Length == 0 || passages.All(scope.Contains);

    private bool MayBeSaid(int unit, Stance stance, int[] scope) =>
        Array.TrueForAll(scope, _versions[^1].Has) && (stance is Stance.Dissent or Stance.NotConcerned || Covers(scope, _asked[unit]));

    public ConsultationState StateOf(int unit) =>
        Consents(unit) ? ConsultationState.Settled
        : _lastWord.TryGetValue(unit, out var word) && word.Version == _versions.Count ? ConsultationState.Answered
        : ConsultationState.Asked;

    public bool Edit(bool ofLead, bool possible, Func<ModelText, ModelText> change)
    {
        if (!ofLead || IsSubmitted || !possible)
        {
            return false;
        }

        Draft = change(Draft);
        return true;
    }

    public bool RemoveBlock(bool ofLead, int block)
    {
        var removed = Edit(ofLead, Draft.Has(block), t => t with { Blocks = [.. t.Blocks.Where(b => b.Id != block)] });
        if (removed)
        {
            _concerns = _concerns.ToDictionary(c => c.Key, c => c.Value.Where(b => b != block).ToArray());
        }

        return removed;
    }

    public bool Name(bool ofLead, Dictionary<int, int[]> concerns)
    {
        var possible = concerns.Values.All(blocks => Array.TrueForAll(blocks, Draft.Has)) && _asked.Keys.All(concerns.ContainsKey);
        if (!Edit(ofLead, possible, t => t))
        {
            return false;
        }

        (_concerns, _named) = (concerns, true);
        return true;
    }

    /// <summary>In these stories "none" always has its reason, and what is withheld its ground.</summary>
    public bool Submit(bool ofLead, bool isChecked, bool noted, bool fresh)
    {
        var complete = fresh && isChecked && _named
            && Draft.Blocks.Exists(b => b.Text.Length > 0)
            && (_versions.Count == 0 || (noted && !Draft.SameAs(_versions[^1])));
        var accepted = Edit(ofLead, complete, t => t);
        IsSubmitted |= accepted;
        return accepted;
    }

    public bool Return(bool byHead, bool remarked)
    {
        var accepted = byHead && IsSubmitted && remarked;
        IsSubmitted = IsSubmitted && !accepted;
        return accepted;
    }

    public bool Issue(bool byHead, bool fresh)
    {
        if (!byHead || !IsSubmitted || !fresh)
        {
            return false;
        }

        IsSubmitted = false;
        _versions.Add(Draft);
        foreach (var (unit, passages) in _concerns)
        {
            _asked[unit] = passages;
        }

        return true;
    }

    public bool DraftOpinion(int unit, bool ofUnit, bool byHead, bool fresh, bool complete, Stance stance, int[] scope)
    {
        if (!_asked.ContainsKey(unit) || !ofUnit || !fresh)
        {
            return false;
        }

        _drafts[unit] = (complete, stance, scope, byHead && _drafts.TryGetValue(unit, out var before) && before.Sent);
        return true;
    }

    public bool SendOpinion(int unit, bool ofUnit)
    {
        if (!ofUnit || !_drafts.TryGetValue(unit, out var draft) || !draft.Complete || !MayBeSaid(unit, draft.Stance, draft.Scope))
        {
            return false;
        }

        _drafts[unit] = draft with { Sent = true };
        return true;
    }

    public bool ReturnOpinion(int unit, bool byHead)
    {
        if (!byHead || !_drafts.TryGetValue(unit, out var draft) || !draft.Sent)
        {
            return false;
        }

        _drafts[unit] = draft with { Sent = false };
        return true;
    }

    public bool Sign(int unit, bool byHead, bool fresh, bool complete, Stance stance, int[] scope)
    {
        if (!_asked.ContainsKey(unit) || !byHead || !fresh || !complete || !MayBeSaid(unit, stance, scope))
        {
            return false;
        }

        _lastWord[unit] = new ModelWord(stance, scope, _versions[^1], _versions.Count);
        _drafts.Remove(unit);
        return true;
    }

    public bool Withdraw(int unit, bool byHead, bool reasoned) =>
        _asked.ContainsKey(unit) && byHead && reasoned && _lastWord.Remove(unit);
}

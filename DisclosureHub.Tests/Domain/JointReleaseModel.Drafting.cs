using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Tests.Domain;

// The draft, its versions, and how it all ends.
internal sealed partial class JointReleaseModel
{
    public bool Edit(bool ofLead, bool possible, Func<ModelText, ModelText> change)
    {
        if (IsOver || !ofLead || IsSubmitted || !possible)
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
            Forget([block]);
        }

        return removed;
    }

    public bool BringIn(bool ofLead, bool fresh, Func<ModelText, ModelText> change)
    {
        var before = Draft;
        var accepted = Edit(ofLead, fresh, change);
        if (accepted)
        {
            Forget([.. before.Blocks.Select(b => b.Id).Where(b => !Draft.Has(b))]);
        }

        return accepted;
    }

    public bool Name(bool ofLead, Dictionary<int, int[]> concerns)
    {
        var possible = concerns.Values.All(blocks => Array.TrueForAll(blocks, Draft.Has)) && !concerns.ContainsKey(Lead)
            && _asked.Keys.All(u => concerns.ContainsKey(u) || u == Lead || _asked[u].Finding is not null);
        if (!Edit(ofLead, possible, t => t))
        {
            return false;
        }

        (_concerns, _noneHasReason) = (concerns, concerns.Count == 0);
        return true;
    }

    /// <summary>In these stories "none" always has its reason, and what is withheld its ground.</summary>
    public bool Submit(bool ofLead, bool isChecked, bool noted, bool fresh)
    {
        var complete = fresh && isChecked && (_concerns.Count > 0 || _noneHasReason) && Draft.Category is not null
            && Draft.Blocks.Exists(b => b.Text.Length > 0)
            && (_versions.Count == 0 || (noted && (_calledBack || !Draft.SameAs(Current))));
        var accepted = Edit(ofLead, complete, t => t);
        IsSubmitted |= accepted;
        return accepted;
    }

    public bool Return(bool byHead, bool remarked)
    {
        var accepted = !IsOver && byHead && IsSubmitted && remarked;
        IsSubmitted = IsSubmitted && !accepted;
        return accepted;
    }

    public bool Issue(bool byHead, bool fresh)
    {
        if (IsOver || !byHead || !IsSubmitted || !fresh)
        {
            return false;
        }

        EndAll(DissentOutcome.TextChanged);
        _versions.Add(Draft);
        (IsSubmitted, _calledBack) = (false, false);
        foreach (var asked in _asked.Values)
        {
            asked.Paper = null;
        }

        foreach (var (unit, passages) in _concerns)
        {
            Put(unit, passages);
        }

        CloseIfNobodyMet();
        return true;
    }

    public bool CallBack(bool byHead, bool reasoned)
    {
        var accepted = byHead && reasoned && OpenToAll && Stage == ReleaseStage.InConsultation;
        _calledBack |= accepted;
        return accepted;
    }

    public bool WithdrawRelease(bool byHead, bool reasoned)
    {
        if (IsOver || !byHead || !reasoned)
        {
            return false;
        }

        EndWhole(ReleaseStage.Withdrawn, DissentOutcome.ReleaseWithdrawn);
        if (Room is { } room)
        {
            room.IsOpen = false;
        }

        return true;
    }

    public bool KeepAsTemplate(bool byHead, bool named) => byHead && !(IsOver && named) && (_versions.Count > 0 ? Current : Draft).Category is not null;

    /// <summary>What was agreed on this version, taken up word for word.</summary>
    public bool TakeUp(bool ofLead)
    {
        var changes = Agreed();
        var taken = Draft.With(changes);
        if (!OpenToAll || !Edit(ofLead, !taken.SameAs(Draft), _ => taken))
        {
            return false;
        }

        Forget([.. changes.Where(c => c.Value is null).Select(c => c.Key)]);
        return true;
    }

    private void Put(int unit, int[] passages)
    {
        if (!_asked.TryGetValue(unit, out var asked))
        {
            _asked[unit] = new ModelAsked(passages, unit == Outside, Now) { Due = unit == Outside ? null : Given.Calendar.AddWorkdays(Today, 7) };
            return;
        }

        asked.Passages = passages;
        if (asked.Finding is not null || !Consents(unit))
        {
            asked.AskAgain(Now, Given.Calendar.AddWorkdays(Today, 3));
        }
    }

    /// <summary>Who was concerned by these passages alone is concerned by the whole text.</summary>
    private void Forget(int[] blocks) => _concerns = _concerns.ToDictionary(c => c.Key, c => c.Value.Except(blocks).ToArray());

    private void EndWhole(ReleaseStage ending, DissentOutcome outcome)
    {
        EndAll(outcome);
        foreach (var asked in _asked.Values)
        {
            asked.Paper = null;
        }

        (_ending, IsSubmitted, _calledBack) = (ending, false, false);
    }
}

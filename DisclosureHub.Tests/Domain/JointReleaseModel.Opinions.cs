using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Tests.Domain;

// What the units say, here and on paper.
internal sealed partial class JointReleaseModel
{
    public bool DraftOpinion(int unit, bool ofUnit, bool byHead, bool fresh, bool complete, Stance stance, int[] scope)
    {
        if (!OpenTo(unit) || !ofUnit || !fresh)
        {
            return false;
        }

        _asked[unit].Draft = (complete, stance, scope, byHead && _asked[unit].Draft is { Sent: true });
        return true;
    }

    /// <summary>What was drafted before the office insisted can still go to the head; he cannot sign it so.</summary>
    public bool SendOpinion(int unit, bool ofUnit)
    {
        if (!OpenTo(unit) || !ofUnit || _asked[unit].Draft is not { Complete: true } draft || !Array.TrueForAll(draft.Scope, Current.Has)
            || (draft.Stance is Stance.Consent or Stance.ConsentWithSuggestions && !Covers(draft.Scope, _asked[unit].Passages)))
        {
            return false;
        }

        _asked[unit].Draft = draft with { Sent = true };
        return true;
    }

    public bool ReturnOpinion(int unit, bool byHead)
    {
        if (!OpenTo(unit) || !byHead || _asked[unit].Draft is not { Sent: true } draft)
        {
            return false;
        }

        _asked[unit].Draft = draft with { Sent = false };
        return true;
    }

    public bool Sign(int unit, bool byHead, bool fresh, bool complete, Stance stance, int[] scope)
    {
        if (!OpenTo(unit) || !byHead || !fresh || !complete || !MayBeSaid(unit, stance, scope) || !HasBeenWrittenTo(unit))
        {
            return false;
        }

        Sign(unit, stance, scope);
        return true;
    }

    public bool Withdraw(int unit, bool byHead, bool reasoned)
    {
        if (!OpenTo(unit) || !byHead || !reasoned || Last(unit) is not { } word)
        {
            return false;
        }

        var open = OpenDissent(unit);
        word.Withdrawn = true;
        if (open is not null)
        {
            End(open, DissentOutcome.Withdrawn);
            CloseIfNobodyMet();
        }

        return true;
    }

    public bool Print(int unit, bool ofUnit, bool fresh, bool complete, Stance stance, int[] scope)
    {
        if (!OpenTo(unit) || unit == Outside || !ofUnit || !fresh || _asked[unit].Paper is not null || !complete || !MayBeSaid(unit, stance, scope))
        {
            return false;
        }

        _asked[unit].Paper = new ModelPaper(true, stance, scope, null);
        return true;
    }

    /// <summary>Inside, the paper says what it was printed with; outside, what its letter says.</summary>
    public bool TakeIn(int unit, string? recorder, bool fresh, bool scanned, Stance stance, int[] scope)
    {
        if (!OpenTo(unit) || recorder is null || !fresh || !scanned)
        {
            return false;
        }

        var paper = _asked[unit].Paper ?? (unit == Outside ? new ModelPaper(false, stance, scope, null) : null);
        if (paper is not { RecordedBy: null } || !HasBeenWrittenTo(unit) || !MayBeSaid(unit, paper.Stance, paper.Scope))
        {
            return false;
        }

        _asked[unit].Paper = paper with { RecordedBy = recorder };
        return true;
    }

    public bool ConfirmPaper(int unit, string? by, bool fresh)
    {
        if (!MayJudge(unit, by) || !fresh || _asked[unit].Paper is not { } paper || !MayBeSaid(unit, paper.Stance, paper.Scope))
        {
            return false;
        }

        _asked[unit].Paper = null;
        Sign(unit, paper.Stance, paper.Scope);
        return true;
    }

    public bool RejectPaper(int unit, string? by, bool reasoned)
    {
        if (!MayJudge(unit, by) || !reasoned)
        {
            return false;
        }

        _asked[unit].Paper = _asked[unit].Paper is { Numbered: true } form ? form with { RecordedBy = null } : null;
        return true;
    }

    /// <summary>A form nobody has signed yet, or else a letter nobody received.</summary>
    public bool VoidPaper(int unit, bool entitled, bool reasoned)
    {
        if (!OpenToAll || !entitled || !reasoned || !_asked.TryGetValue(unit, out var asked))
        {
            return false;
        }

        if (asked.Paper is { Numbered: true } form)
        {
            asked.Paper = form.RecordedBy is null ? null : form;
            return form.RecordedBy is null;
        }

        var isOut = asked.Letter == ModelLetter.Out;
        asked.Letter = isOut ? ModelLetter.None : asked.Letter;
        return isOut;
    }

    private bool MayJudge(int unit, string? by) => OpenTo(unit) && by is not null && _asked[unit].Paper is { RecordedBy: { } recorder } && recorder != by;

    private bool HasBeenWrittenTo(int unit) => unit != Outside || _asked[unit].Letter != ModelLetter.None;

    private void Sign(int unit, Stance stance, int[] scope)
    {
        var (superseded, wasBefore) = (OpenDissent(unit), _asked[unit].BeforeTheOffice);
        Say(unit, stance, scope, Current);
        if (superseded is not null)
        {
            End(superseded, DissentOutcome.Superseded);
            if (wasBefore is not null && stance == Stance.Dissent)
            {
                PutBeforeTheOffice(_words[^1]);
            }
        }

        CloseIfNobodyMet();
    }
}

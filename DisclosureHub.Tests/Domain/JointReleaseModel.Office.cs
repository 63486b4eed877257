using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Tests.Domain;

// What the office does, and who speaks besides.
internal sealed partial class JointReleaseModel
{
    private readonly List<(int By, bool DealtWith)> _comments = [];
    private readonly HashSet<(int Unit, int Version)> _readings = [];
    private readonly List<int> _instructed = [];

    public int Comments => _comments.Count;

    public bool ConfirmRemoval(int unit, bool entitled, bool reasoned)
    {
        if (!MayFind(unit, entitled, reasoned) && !(OpenTo(unit) && entitled && reasoned && IsSilent(unit)))
        {
            return false;
        }

        _asked[unit].Finding = new ModelFinding([]);
        _ = _concerns.Remove(unit);
        return true;
    }

    public bool Insist(int unit, bool entitled, bool reasoned)
    {
        if (!MayFind(unit, entitled, reasoned))
        {
            return false;
        }

        _asked[unit].Insisted = Last(unit);
        _asked[unit].DecidedOverSilence = false;
        _asked[unit].AskAnew(Given.Calendar.AddWorkdays(Today, unit == Outside && _asked[unit].Letter != ModelLetter.Received ? 7 : 3));
        return true;
    }

    public bool Add(int unit, bool entitled, bool reasoned, int[] passages)
    {
        if (!OpenToAll || !entitled || !reasoned || unit == Lead || !Array.TrueForAll(passages, Current.Has)
            || (_asked.ContainsKey(unit) && StateOf(unit) != ConsultationState.Removed))
        {
            return false;
        }

        _concerns[unit] = [.. passages.Where(Draft.Has)];
        _noneHasReason = false;
        Put(unit, passages);
        return true;
    }

    public bool Reassign(int to, bool entitled, bool reasoned)
    {
        if (IsOver || !entitled || !reasoned || _versions.Count == 0 || to == Lead || to == Outside)
        {
            return false;
        }

        var from = Lead;
        (Lead, IsSubmitted) = (to, false);
        Draft = Draft with { Lead = to, Category = null, Issuers = [to, .. Draft.Issuers.Where(i => i != to && i != from)] };
        _ = _concerns.Remove(to);
        _concerns[from] = [];
        return true;
    }

    public bool TakeOver(bool entitled, bool reasoned)
    {
        var accepted = OpenToAll && entitled && reasoned && !TakenOver && Lead != TheOffice;
        TakenOver |= accepted;
        return accepted;
    }

    public bool SendLetter(int unit, bool entitled, bool isChecked, bool fresh)
    {
        var accepted = OpenTo(unit) && unit == Outside && entitled && isChecked && fresh && _asked[unit].Letter == ModelLetter.None;
        if (accepted)
        {
            _asked[unit].Letter = ModelLetter.Out;
        }

        return accepted;
    }

    public bool Receive(int unit, bool entitled, bool possible)
    {
        var accepted = OpenTo(unit) && unit == Outside && entitled && possible && _asked[unit].Letter == ModelLetter.Out;
        if (accepted)
        {
            _asked[unit].Letter = ModelLetter.Received;
            (_asked[unit].Due, _asked[unit].Silent) = (Given.Calendar.AddWorkdays(Today, 7), false);
        }

        return accepted;
    }

    /// <summary>Before the first version only the lead has the matter; after it the office and whoever was asked inside.</summary>
    public bool IsBefore(int unit) => unit == Lead || (_versions.Count > 0 && (unit == TheOffice || (unit != Outside && _asked.ContainsKey(unit))));

    public bool Instruct(int by, int to, bool known, bool said)
    {
        var accepted = !IsOver && known && IsBefore(by) && said && by != to;
        if (accepted)
        {
            _instructed.Add(to);
        }

        return accepted;
    }

    public bool ObjectToInstruction(int by, bool known, bool reasoned, int instruction) =>
        !IsOver && known && IsBefore(by) && reasoned && instruction < _instructed.Count && _instructed[instruction] == by;

    /// <summary>To a decision that was made, or to a finding, about a unit.</summary>
    public bool ObjectToOffice(int by, bool known, bool reasoned, int about, bool decision) =>
        !IsOver && known && IsBefore(by) && reasoned && _asked.TryGetValue(about, out var asked)
        && (decision ? asked.DecidedOver is not null || asked.DecidedOverSilence : asked.Finding is not null || asked.Insisted is not null);

    public bool Comment(int by, bool known, bool said, int block)
    {
        var accepted = !IsOver && known && IsBefore(by) && said && (_versions.Count > 0 ? Current : Draft).Has(block);
        if (accepted)
        {
            _comments.Add((by, false));
        }

        return accepted;
    }

    public bool Resolve(int by, bool known, int comment) => Deal(by, known && comment < _comments.Count && (by == Lead || (TakenOver && by == TheOffice) || _comments[comment].By == by), comment);

    public bool Carry(int by, bool known, int comment, int unit) =>
        Deal(by, known && OpenDissentOfAsked(unit) && (by == unit || by == Lead || by == TheOffice), comment);

    public bool Read(int by, bool known, bool fresh) => _versions.Count > 0 && !IsOver && known && IsBefore(by) && fresh && _readings.Add((by, _versions.Count));

    public bool Urge(int unit, bool entitled, DateOnly day)
    {
        var owes = OpenTo(unit) && HasBeenWrittenTo(unit)
            && (StateOf(unit) == ConsultationState.Asked || (StateOf(unit) == ConsultationState.Negotiating && Waiting(unit) is not null));
        if (!owes || !entitled || _asked[unit].UrgedOn == day)
        {
            return false;
        }

        _asked[unit].UrgedOn = day;
        return true;
    }

    private bool OpenDissentOfAsked(int unit) => _asked.ContainsKey(unit) && OpenDissent(unit) is not null;

    private bool MayFind(int unit, bool entitled, bool reasoned) =>
        OpenTo(unit) && entitled && reasoned && Last(unit) is { Stance: Stance.NotConcerned } && StateOf(unit) == ConsultationState.Answered;

    private bool Deal(int by, bool possible, int comment)
    {
        if (IsOver || !IsBefore(by) || !possible || comment >= _comments.Count || _comments[comment].DealtWith)
        {
            return false;
        }

        _comments[comment] = (_comments[comment].By, true);
        return true;
    }
}

using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Tests.Domain;

// From a dissent to its one outcome.
internal sealed partial class JointReleaseModel
{
    private readonly List<ModelProposal> _proposals = [];
    private readonly List<ModelRoom> _rooms = [];

    public ModelRoom? Room => _rooms.FindLast(r => r.IsOpen);

    public ModelText Tried => Current.With(Room?.Tried ?? []);

    public bool DraftProposal(int unit, bool ofLead, bool fresh, Dictionary<int, string?> changes, bool argued)
    {
        if (!MayNegotiate(unit, ofLead) || !fresh || !changes.Keys.All(Current.Has))
        {
            return false;
        }

        _asked[unit].ProposalDraft = Real(changes).Count > 0 || argued;
        return true;
    }

    public bool SendProposal(int unit, bool ofLead) => MayNegotiate(unit, ofLead) && _asked[unit].ProposalDraft == true;

    public bool SignProposal(int unit, bool byHead, bool fresh, Dictionary<int, string?> changes, bool argued)
    {
        if (!MayNegotiate(unit, byHead) || !fresh || !changes.Keys.All(Current.Has) || (Real(changes).Count == 0 && !argued))
        {
            return false;
        }

        _proposals.Add(new ModelProposal(OpenDissent(unit)!, _versions.Count, Real(changes)));
        _asked[unit].ProposalDraft = null;
        return true;
    }

    public bool Accept(int unit, bool byHead, bool fresh, bool basis, int[] scope)
    {
        if (!MayAnswer(unit, byHead) || !fresh || !basis || Waiting(unit) is not { } proposal)
        {
            return false;
        }

        var (text, dissent) = (Current.With(proposal.Changes), OpenDissent(unit)!);
        if (!MayBeAgreed(unit, scope, text))
        {
            return false;
        }

        proposal.Accepted = true;
        Say(unit, Stance.Consent, scope, text);
        End(dissent, DissentOutcome.ProposalAccepted);
        return true;
    }

    public bool Decline(int unit, bool byHead, bool reasoned)
    {
        if (!MayAnswer(unit, byHead) || !reasoned || Waiting(unit) is not { } proposal)
        {
            return false;
        }

        proposal.Accepted = false;
        if (_proposals.Count(p => p.Dissent == proposal.Dissent) == 3)
        {
            PutBeforeTheOffice(proposal.Dissent);
        }

        return true;
    }

    public bool Escalate(int unit, bool byParty, bool reasoned)
    {
        if (!OpenTo(unit) || !byParty || !reasoned || OpenDissent(unit) is not { } dissent || _asked[unit].BeforeTheOffice is not null)
        {
            return false;
        }

        PutBeforeTheOffice(dissent);
        return true;
    }

    public bool Convene(bool byOffice, bool placed, int[] units, DateTimeOffset starts)
    {
        if (!byOffice || Room is not { Finished: false } room || !placed)
        {
            return false;
        }

        // Who was marked stays, invited anew or not.
        int[] there = [.. units.Concat(room.Seats.Where(s => s.Value.Present is not null).Select(s => s.Key)).Distinct()];
        if (!there.Contains(Lead) || room.Agenda.Exists(i => i.Outcome is null && !there.Contains(i.Dissent.Unit)))
        {
            return false;
        }

        room.Starts = starts;
        room.Seats = there.ToDictionary(u => u, u => room.Seats.GetValueOrDefault(u));
        return true;
    }

    public bool MarkAttendance(int unit, bool byOffice, bool present)
    {
        if (!byOffice || Room is not { Finished: false } room || !room.Seats.ContainsKey(unit))
        {
            return false;
        }

        room.Seats[unit] = (present, false);
        return true;
    }

    public bool Speak(bool ofTheRoom, bool fresh) => OpenToAll && ofTheRoom && fresh && Room is { Finished: false };

    /// <summary>Nobody changes a passage a unit has signed as it is tried.</summary>
    public bool Try(int block, string? text, bool ofTheRoom, bool fresh)
    {
        if (!Speak(ofTheRoom, fresh) || !Current.Has(block)
            || IsAgreedIn(Room!, block))
        {
            return false;
        }

        _ = Room!.Tried.Remove(block);
        if (Current.Blocks.Single(b => b.Id == block).Text != text)
        {
            Room.Tried[block] = text;
        }

        return true;
    }

    /// <summary>Some unit's last word is a consent signed in that room on the passage as it was tried.</summary>
    private bool IsAgreedIn(ModelRoom room, int block) =>
        _asked.Keys.Select(Last).Any(w => w is { OnProposed: true } && w.Version == _versions.Count && w.At >= room.Opened && (w.Scope.Length == 0 || w.Scope.Contains(block)));

    public bool SignTried(int unit, bool byHead, bool fresh, bool basis, int[] scope)
    {
        if (!OpenTo(unit) || !byHead || !fresh || !basis || Room is not { Finished: false } room || !HasBeenWrittenTo(unit) || !MayBeAgreed(unit, scope, Tried))
        {
            return false;
        }

        var (dissent, text) = (OpenDissent(unit), Tried);
        Say(unit, Stance.Consent, scope, text);
        if (dissent is not null)
        {
            End(dissent, room.Agenda.Exists(i => i.Dissent == dissent) ? DissentOutcome.AgreedText : DissentOutcome.Superseded);
        }

        if (text.SameAs(Current))
        {
            CloseIfNobodyMet();
        }

        return true;
    }

    public bool Conclude(int unit, bool entitled, bool reasoned, DissentOutcome outcome, int[] leftOut, DateTimeOffset at)
    {
        if (!MaySettle(unit, entitled, at) || !reasoned || (outcome == DissentOutcome.LeftOut && (leftOut.Length == 0 || !Array.TrueForAll(leftOut, Current.Has) || Array.Exists(leftOut, block => IsAgreedIn(Room!, block)))))
        {
            return false;
        }

        var (asked, room) = (_asked[unit], Room!);
        if (outcome == DissentOutcome.NotReleased)
        {
            EndWhole(ReleaseStage.NotReleased, outcome);
            return true;
        }

        End(OpenDissent(unit)!, outcome);
        if (outcome == DissentOutcome.LeftOut)
        {
            foreach (var block in leftOut)
            {
                room.Tried[block] = null;
            }
        }

        if (outcome == DissentOutcome.NotAffected || (outcome == DissentOutcome.LeftOut && asked.Passages.Length > 0 && asked.Passages.All(leftOut.Contains)))
        {
            asked.Finding = new ModelFinding(leftOut);
            _ = _concerns.Remove(unit);
        }

        return true;
    }

    public bool Decide(int unit, bool entitled, bool carried, bool fresh, DateTimeOffset at)
    {
        if (!carried || !fresh || unit == Outside || _versions.Count == 0 || Current.Issuers.Count > 1)
        {
            return false;
        }

        if (OpenTo(unit) && entitled && IsSilent(unit))
        {
            (_asked[unit].DecidedOverSilence, _asked[unit].DecidedOver) = (true, null);
            return true;
        }

        var overdue = OpenTo(unit) && entitled && OpenDissent(unit) is not null && _asked[unit].BeforeTheOffice is not null && Room is { Finished: false, BeforeTheGroup: true };
        if (!overdue && !MaySettle(unit, entitled, at))
        {
            return false;
        }

        var dissent = OpenDissent(unit)!;
        End(dissent, DissentOutcome.Decided);
        (_asked[unit].DecidedOver, _asked[unit].DecidedOverSilence) = (dissent, false);
        return true;
    }

    public bool Write(bool byOffice, bool fresh)
    {
        var accepted = byOffice && fresh && Room is { Finished: false };
        if (accepted)
        {
            Room!.HasMinutes = true;
        }

        return accepted;
    }

    public bool Finish(bool byOffice, bool fresh, DateTimeOffset at)
    {
        if (!byOffice || !fresh || Room is not { Finished: false, HasMinutes: true, IsUnsettled: false } room || !(room.Starts <= at) || room.Seats.Values.Any(s => s.Present is null))
        {
            return false;
        }

        room.Finished = true;
        CloseIfAllSigned();
        return true;
    }

    /// <summary>Somebody signs, or the office records a mark on paper; outside units have no account.</summary>
    public bool SignMinutes(int unit, bool entitled, bool fresh)
    {
        if (!entitled || !fresh || Room is not { Finished: true } room || room.Seats.GetValueOrDefault(unit) is not { Present: true, Marked: false })
        {
            return false;
        }

        room.Seats[unit] = (true, true);
        CloseIfAllSigned();
        return true;
    }

    private bool MayNegotiate(int unit, bool entitled) =>
        OpenTo(unit) && entitled && OpenDissent(unit) is not null && _asked[unit].BeforeTheOffice is null && Waiting(unit) is null;

    private bool MayAnswer(int unit, bool byHead) => OpenTo(unit) && byHead && _asked[unit].BeforeTheOffice is null;

    private bool MaySettle(int unit, bool entitled, DateTimeOffset at) =>
        OpenTo(unit) && entitled && OpenDissent(unit) is not null && _asked[unit].BeforeTheOffice is not null && Room is { Finished: false } room && room.Starts <= at;

    private ModelProposal? Waiting(int unit) => OpenDissent(unit) is { } dissent ? _proposals.FindLast(p => p.Dissent == dissent && p.Accepted is null) : null;

    private Dictionary<int, string?> Real(Dictionary<int, string?> changes) =>
        changes.Where(c => Current.Blocks.Single(b => b.Id == c.Key).Text != c.Value).ToDictionary();

    private Dictionary<int, string?> Agreed()
    {
        if (_versions.Count == 0)
        {
            return [];
        }

        var accepted = _proposals.Where(p => p.Accepted == true && p.Version == _versions.Count).SelectMany(p => p.Changes);
        var settled = _rooms
            .Where(r => r.Agenda.Exists(i => i.Dissent.Version == _versions.Count))
            .SelectMany(r => r.Tried.Where(c => IsAgreedIn(r, c.Key) || (c.Value is null && r.Agenda.Exists(i => i.Outcome == DissentOutcome.LeftOut))));
        return accepted.Concat(settled).Where(c => Current.Has(c.Key)).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.Last().Value);
    }

    private void PutBeforeTheOffice(ModelWord dissent)
    {
        _asked[dissent.Unit].BeforeTheOffice = dissent;
        _asked[dissent.Unit].ProposalDraft = null;
        if (Room is null)
        {
            _rooms.Add(new ModelRoom(Now, Today));
        }

        Room!.Agenda.Add((dissent, null));
    }

    private void CloseIfNobodyMet()
    {
        if (Room is { Starts: null, IsUnsettled: false } room)
        {
            room.IsOpen = false;
        }
    }

    /// <summary>What came before the office meanwhile is for the next meeting.</summary>
    private void CloseIfAllSigned()
    {
        if (Room is not { Finished: true } room || room.Seats.Values.Any(s => s is { Present: true, Marked: false }))
        {
            return;
        }

        room.IsOpen = false;
        if (room.IsUnsettled)
        {
            _rooms.Add(new ModelRoom(Now, Today) { Agenda = [.. room.Agenda.Where(i => i.Outcome is null)] });
            room.Agenda = [.. room.Agenda.Where(i => i.Outcome is not null)];
        }
    }
}

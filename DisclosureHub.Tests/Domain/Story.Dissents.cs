using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

// From a dissent to its one outcome.
internal sealed partial class Story
{
    private void Negotiate(StoryStep step)
    {
        var (right, fresh, whole) = (step.Slip != 0, step.Slip != 1, step.Slip != 2);
        var (unit, model) = (Units[step.Unit], step.Unit);
        var head = right ? HeadOf(model) : Nobody;
        var changes = step.A < 4 || !whole ? [] : new Dictionary<int, string?> { [step.A % 4] = new[] { "丙", "甲", null }[step.B % 3] };
        var argued = whole && step.A % 2 == 0;
        var content = new ProposalContent([.. changes.Select(c => new TextChange(Block(c.Key), c.Value))], argued ? "理由如下" : " ");
        var proposal = _release.Proposals.LastOrDefault(p => p.Unit == unit.Id);
        switch (step.Act)
        {
            case Act.DraftProposal:
                var seen = _release.Find(unit.Id)?.ProposalDraft?.Content.Hash() ?? TextHash.None;
                Check(step.Act, _model.DraftProposal(model, right, fresh, changes, argued), r => r.DraftProposal(OfTheLead(step, false), unit.Id, content, fresh ? seen : Stale));
                break;

            case Act.SendProposal:
                Check(step.Act, _model.SendProposal(model, right), r => r.SendProposalToHead(OfTheLead(step, false), unit.Id));
                break;

            case Act.SignProposal:
                Check(
                    step.Act, _model.SignProposal(model, right, fresh, changes, argued),
                    r => r.SignProposal(OfTheLead(step, true), unit.Id, ProposalId.From(Given.Id(701 + r.Proposals.Count)), content, fresh ? r.Current?.Hash ?? TextHash.None : Stale));
                break;

            case Act.AcceptProposal:
                Check(
                    step.Act, _model.Accept(model, right, fresh, whole, ScopeOf(step.A)),
                    r => r.AcceptProposal(
                        head, unit.Id, proposal?.Id ?? default, r.NextOpinion(), r.NextNumber("会签"), Scope(ScopeOf(step.A)), whole ? "依据" : "",
                        fresh ? proposal?.Text ?? TextHash.None : Stale));
                break;

            case Act.DeclineProposal:
                Check(
                    step.Act, _model.Decline(model, right, whole),
                    r => r.DeclineProposal(head, unit.Id, proposal?.Id ?? default, whole ? "不行" : " ", "", () => r.NextNumber("分歧")));
                break;

            default:
                var party = !right ? Nobody : HeadOf(new[] { model, _model.Lead, JointReleaseModel.TheOffice }[step.B % 3]);
                Check(step.Act, _model.Escalate(model, right, whole), r => r.EscalateDissent(party, unit.Id, whole ? "协商未果" : "", r.NextNumber("分歧")));
                break;
        }
    }

    private void Mediate(StoryStep step)
    {
        var (right, fresh, whole) = (step.Slip != 0, step.Slip != 1, step.Slip != 2);
        var (unit, model, staff) = (Units[step.Unit], step.Unit, right ? Given.Staff(_now) : Nobody);
        var (speaker, ofTheRoom) = Speaker(step);
        switch (step.Act)
        {
            case Act.Convene:
                int[] units = [.. _model.Asked.Append(_model.Lead).Distinct().Where(u => whole || u != _model.Lead)];
                Check(
                    step.Act, _model.Convene(right, fresh, units, _now.AddHours(1)),
                    r => r.ConveneMediation(staff, _now.AddHours(1), step.B % 2 == 0, fresh ? "三楼" : " ", [.. units.Select(Invited)]));
                break;

            case Act.MarkAttendance:
                Check(step.Act, _model.MarkAttendance(model, right, step.B % 4 > 0), r => r.MarkAttendance(staff, Place(model), step.B % 4 > 0));
                break;

            case Act.StatePosition:
                var position = _release.OpenMediation?.Positions.FirstOrDefault(p => p.Unit == speaker.Unit);
                Check(
                    step.Act, _model.Speak(ofTheRoom, fresh),
                    r => r.StatePosition(speaker, "按预算", fresh ? position is null ? TextHash.None : TextHash.Of(position.Text) : Stale));
                break;

            case Act.TryText:
                var (block, text) = (step.A % 4, new[] { "乙", null, "甲" }[step.B % 3]);
                Check(step.Act, _model.Try(block, text, ofTheRoom, fresh), r => r.TryText(speaker, Block(block), text, fresh ? r.TriedHash(Block(block)) : Stale));
                break;

            case Act.SignTriedText:
                Check(
                    step.Act, _model.SignTried(model, right, fresh, whole, ScopeOf(step.A)),
                    r => r.SignTriedText(
                        right ? HeadOf(model) : Nobody, unit.Id, r.NextOpinion(), r.NextNumber("会签"), Scope(ScopeOf(step.A)), whole ? "依据" : " ", fresh ? r.TriedText.Hash() : Stale));
                break;

            case Act.RecordOutcome:
                // That nothing is released ends the story; it comes once in a while.
                var outcome = step.A == 0 ? DissentOutcome.NotReleased : new[] { DissentOutcome.LeftOut, DissentOutcome.NotAffected, DissentOutcome.LeftOut, DissentOutcome.Referred }[step.A % 4];
                int[] leftOut = outcome != DissentOutcome.LeftOut ? [] : step.B % 2 == 0 ? [step.A % 5] : [.. _release.Find(unit.Id)?.Passages.Select(Number) ?? []];
                Check(
                    step.Act, _model.Conclude(model, right, whole, outcome, leftOut, _now),
                    r => r.RecordOutcome(right ? Given.OfficeHead(_now) : Nobody, unit.Id, outcome, [.. leftOut.Select(Block)], whole ? "一致认为" : " "));
                break;

            case Act.Decide:
                var votes = Given.Votes(director: whole ? Ballot.For : Ballot.Against);
                Check(
                    step.Act, _model.Decide(model, right, whole, fresh, _now),
                    r => r.DecideForLeadingGroup(
                        right ? Given.Leader(at: _now) : Given.OfficeHead(_now), unit.Id, votes, "按职责", fresh ? r.Current?.Hash ?? TextHash.None : Stale, Given.IsMember));
                break;

            default:
                Minute(step, staff);
                break;
        }
    }

    private void Minute(StoryStep step, Signature staff)
    {
        var (right, fresh, whole) = (step.Slip != 0, step.Slip != 1, step.Slip != 2);
        var written = TextHash.Of(_release.OpenMediation?.MinutesDraft ?? "");
        switch (step.Act)
        {
            case Act.WriteMinutes:
                Check(step.Act, _model.Write(right, fresh), r => r.WriteMinutes(staff, $"议定{step.A}", fresh ? written : Stale));
                break;

            case Act.FinishMinutes:
                Check(step.Act, _model.Finish(right, fresh, _now), r => r.FinishMinutes(staff, r.NextNumber("纪要"), fresh ? written : Stale));
                break;

            case Act.SignMinutes:
                Check(
                    step.Act, _model.SignMinutes(step.Unit, right && step.Unit != JointReleaseModel.Outside, fresh),
                    r => r.SignMinutes(right ? HeadOf(step.Unit) : Nobody, fresh ? r.OpenMediation?.Minutes?.Hash ?? TextHash.None : Stale));
                break;

            default:
                var refused = step.B % 2 == 0;
                Check(step.Act, _model.SignMinutes(step.Unit, right && (whole || !refused), true), r => r.RecordMinutesMark(staff, Place(step.Unit), refused, whole ? "不服" : " "));
                break;
        }
    }

    /// <summary>A leader, somebody of a unit, or nobody of the room.</summary>
    private (Signature By, bool OfTheRoom) Speaker(StoryStep step)
    {
        var unit = step.Unit;
        var ofTheRoom = unit == _model.Lead || unit == JointReleaseModel.TheOffice || (unit != JointReleaseModel.Outside && _model.Asked.Contains(unit));
        return step.Slip == 0 ? (Nobody, false) : step.A % 7 == 0 ? (Given.Leader(Role.Director, _now), true) : (Handler(unit), ofTheRoom);
    }

    private Attendee Invited(int unit) =>
        Given.Seat(Place(unit), Units[unit], unit == JointReleaseModel.Outside ? null : HeadOf(unit).Person, Units[unit].Name);

    private static AttendeeId Place(int unit) => AttendeeId.From(Given.Id(850 + unit));

    private static int Number(BlockId block) => Enumerable.Range(0, 5).First(n => Block(n) == block);
}

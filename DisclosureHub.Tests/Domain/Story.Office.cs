using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

// What the office does, and who speaks besides.
internal sealed partial class Story
{
    private void Coordinate(StoryStep step)
    {
        var (right, fresh, whole) = (step.Slip != 0, step.Slip != 1, step.Slip != 2);
        var (unit, model, reason) = (Units[step.Unit], step.Unit, whole ? "有理由" : " ");
        var (head, staff) = (right ? Given.OfficeHead(_now) : Given.Staff(_now), right ? Given.Staff(_now) : Nobody);
        switch (step.Act)
        {
            case Act.ConfirmRemoval:
                Check(step.Act, _model.ConfirmRemoval(model, right, whole), r => r.ConfirmRemoval(head, unit.Id, reason));
                break;

            case Act.Insist:
                Check(step.Act, _model.Insist(model, right, whole), r => r.InsistOnConcern(head, unit.Id, reason, Given.Timetable));
                break;

            case Act.AddUnit:
                int[] passages = step.A % 2 == 0 ? [] : [step.A % 4];
                Check(step.Act, _model.Add(model, right, whole, passages), r => r.AddUnit(head, unit, [.. passages.Select(Block)], reason, Given.Timetable));
                break;

            case Act.ReassignLead:
                Check(step.Act, _model.Reassign(model, right, whole), r => r.ReassignLead(head, unit, reason, id => Owned.FirstOrDefault(c => c.Id == id)));
                break;

            case Act.TakeOver:
                Check(step.Act, _model.TakeOver(right, whole), r => r.TakeOverCoordination(head, reason));
                break;

            case Act.SendLetter:
                Check(
                    step.Act, _model.SendLetter(model, right, whole, fresh),
                    r => r.IssueLetter(head, unit.Id, r.NextNumber("函"), whole, fresh ? r.Current?.Hash ?? TextHash.None : Stale));
                break;

            case Act.ReceiveLetter:
                var day = WorkCalendar.DayOf(_now);
                Check(step.Act, _model.Receive(model, right, whole), r => r.RecordReceipt(staff, unit.Id, whole ? day : day.AddDays(1), Given.Timetable));
                break;

            default:
                Speak(step);
                break;
        }
    }

    private void Speak(StoryStep step)
    {
        var (right, fresh, whole) = (step.Slip != 0, step.Slip != 1, step.Slip != 2);
        var (model, said, other) = (step.Unit, whole ? "有话说" : " ", step.A % Units.Length);
        var by = right ? Handler(model) : Nobody;
        var comment = step.B > 4 ? Math.Max(0, _model.Comments - 1) : step.B % Math.Max(1, _model.Comments);
        var about = step.B > 4 ? model : other;
        switch (step.Act)
        {
            case Act.Instruct:
                Check(
                    step.Act, _model.Instruct(model, other, right, whole),
                    r => r.Instruct(by, InstructionId.From(Given.Id(2000 + r.Instructions.Count)), Handler(other).Person, said));
                break;

            case Act.ObjectToInstruction:
                var order = Math.Max(0, _release.Instructions.Count - 1);
                Check(
                    step.Act, _model.ObjectToInstruction(other, right, whole, order),
                    r => r.Object(right ? Handler(other) : Nobody, ObjectionId.From(Given.Id(3000 + r.Objections.Count)), ObjectionTarget.Instruction, Given.Id(2000 + order), said));
                break;

            case Act.ObjectToOffice:
                var target = step.B % 3 == 0 ? ObjectionTarget.Decision : ObjectionTarget.Finding;
                Check(
                    step.Act, _model.ObjectToOffice(model, right, whole, about, target == ObjectionTarget.Decision),
                    r => r.Object(by, ObjectionId.From(Given.Id(3000 + r.Objections.Count)), target, Units[about].Id.Value, said));
                break;

            case Act.Comment:
                Check(
                    step.Act, _model.Comment(model, right, whole, step.A % 4),
                    r => r.MakeComment(by, CommentId.From(Given.Id(4000 + r.Comments.Count)), Block(step.A % 4), null, said));
                break;

            case Act.ResolveComment:
                Check(step.Act, _model.Resolve(model, right, comment), r => r.ResolveComment(by, CommentId.From(Given.Id(4000 + comment))));
                break;

            case Act.CarryComment:
                Check(step.Act, _model.Carry(model, right, comment, about), r => r.CarryComment(by, CommentId.From(Given.Id(4000 + comment)), Units[about].Id));
                break;

            case Act.Read:
                Check(step.Act, _model.Read(model, right, fresh), r => r.AcknowledgeReading(by, fresh ? r.Current?.Hash ?? TextHash.None : Stale));
                break;

            default:
                var urging = step.B % 2 == 0 && right ? Given.Staff(_now) : OfTheLead(step, heads: false);
                Check(step.Act, _model.Urge(model, right, WorkCalendar.DayOf(_now)), r => r.UrgeUnit(urging, Units[model].Id, "请尽快"));
                break;
        }
    }
}

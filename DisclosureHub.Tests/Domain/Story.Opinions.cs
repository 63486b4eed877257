using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

// What the units say, here and on paper.
internal sealed partial class Story
{
    private void Answer(StoryStep step)
    {
        var (right, fresh, whole) = (step.Slip != 0, step.Slip != 1, step.Slip != 2);
        var (unit, model) = (Units[step.Unit], step.Unit);
        var (handler, head) = (right ? Handler(model) : Nobody, right ? HeadOf(model) : Handler(model == JointReleaseModel.Outside ? 0 : model));
        var (stance, scope) = Said(step);
        var content = new OpinionContent(stance, Scope(scope), stance == Stance.Consent ? "" : "理由", whole ? "依据" : " ", "");
        var draft = _release.Find(unit.Id)?.Draft?.Content.Hash() ?? TextHash.None;
        switch (step.Act)
        {
            case Act.DraftOpinion:
                var byHead = right && (step.B % 2 == 0 || model == JointReleaseModel.Outside);
                Check(
                    step.Act, _model.DraftOpinion(model, right, byHead, fresh, whole, stance, scope),
                    r => r.DraftOpinion(byHead ? head : handler, unit.Id, content, fresh ? draft : Stale));
                break;

            case Act.SendOpinion:
                Check(step.Act, _model.SendOpinion(model, right), r => r.SendOpinionToHead(handler, unit.Id));
                break;

            case Act.ReturnOpinion:
                Check(step.Act, _model.ReturnOpinion(model, right), r => r.ReturnOpinion(head, unit.Id, "请补充"));
                break;

            case Act.SignOpinion or Act.Dissent or Act.AskToBeRemoved:
                Check(
                    step.Act, _model.Sign(model, right, fresh, whole, stance, scope),
                    r => r.SignOpinion(head, unit.Id, r.NextOpinion(), r.NextNumber("会签"), content, fresh ? r.Current?.Hash ?? TextHash.None : Stale, r.LatestOf(unit.Id)?.Id, Given.Calendar));
                break;

            case Act.WithdrawOpinion:
                var last = _release.Opinions.LastOrDefault(o => o.Unit == unit.Id)?.Id ?? default;
                Check(step.Act, _model.Withdraw(model, right, whole), r => r.WithdrawOpinion(head, unit.Id, last, whole ? "新情况" : ""));
                break;

            case Act.PrintOpinion:
                Check(
                    step.Act, _model.Print(model, right, fresh, whole, stance, scope),
                    r => r.PrintOpinion(handler, unit.Id, r.NextNumber("会签"), content, fresh ? r.Current?.Hash ?? TextHash.None : Stale));
                break;

            default:
                OnPaper(step, content with { Basis = "依据" });
                break;
        }
    }

    private static (Stance Stance, int[] Scope) Said(StoryStep step) => step.Act switch
    {
        Act.Dissent => (Stance.Dissent, []),
        Act.AskToBeRemoved => (Stance.NotConcerned, []),
        _ => (new[] { Stance.Consent, Stance.Consent, Stance.ConsentWithSuggestions, Stance.Consent, Stance.Dissent, Stance.NotConcerned }[step.B % 6], ScopeOf(step.A)),
    };

    private void OnPaper(StoryStep step, OpinionContent content)
    {
        var (right, fresh, whole) = (step.Slip != 0, step.Slip != 1, step.Slip != 2);
        var (unit, model) = (Units[step.Unit], step.Unit);
        var ofUnit = model != JointReleaseModel.Outside && step.B % 2 == 0;
        var recorder = !right ? Nobody : ofUnit ? Handler(model) : Given.Staff(_now);
        var judge = !right ? Nobody : step.A % 3 == 0 ? recorder : Given.OfficeHead(_now);
        var paper = _release.Find(unit.Id)?.Paper;
        switch (step.Act)
        {
            case Act.TakeInPaper:
                Check(
                    step.Act, _model.TakeIn(model, right ? recorder.Person.ToString() : null, fresh, whole, content.Stance, Said(step).Scope),
                    r => r.RecordPaperOpinion(
                        recorder, unit.Id, content, fresh ? r.Current?.Hash ?? TextHash.None : Stale, Given.Scan(WorkCalendar.DayOf(_now), size: whole ? 9 : 0)));
                break;

            case Act.ConfirmPaper:
                Check(
                    step.Act, _model.ConfirmPaper(model, right ? judge.Person.ToString() : null, fresh),
                    r => r.ConfirmPaperOpinion(judge, unit.Id, r.NextOpinion(), () => r.NextNumber("会签"), fresh ? paper?.Content.Hash() ?? TextHash.None : Stale, Given.Calendar));
                break;

            case Act.RejectPaper:
                Check(
                    step.Act, _model.RejectPaper(model, right ? judge.Person.ToString() : null, whole),
                    r => r.RejectPaperOpinion(judge, unit.Id, whole ? "看不清" : " "));
                break;

            default:
                var number = paper is { Number.Length: > 0 } ? paper.Number : _release.Find(unit.Id)?.Letter?.Number ?? "无";
                Check(step.Act, _model.VoidPaper(model, right, whole), r => r.VoidPaper(right ? Given.OfficeHead(_now) : Nobody, number, whole ? "有误" : " "));
                break;
        }
    }
}

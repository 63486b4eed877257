using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

// The draft, its versions, and how it ends.
internal sealed partial class Story
{
    private void Draft(StoryStep step)
    {
        var (right, fresh, whole) = (step.Slip != 0, step.Slip != 1, step.Slip != 2);
        var (lead, leadsHead) = (OfTheLead(step, heads: false), right ? HeadOf(_model.Lead) : Handler(_model.Lead));
        var draft = _release.Draft;
        var (n, text) = (step.A % 5, new[] { "甲", "乙", "" }[step.B % 3]);
        switch (step.Act)
        {
            case Act.SaveBlock:
            case Act.AddBlock when _model.Draft.Has(n):
                Check(
                    step.Act, _model.Edit(right, _model.Draft.Has(n) && fresh, t => t with { Blocks = [.. t.Blocks.Select(b => b.Id == n ? (n, text) : b)] }),
                    r => r.SaveBlock(lead, Block(n), BlockKind.Paragraph, text, fresh ? draft.Find(Block(n))?.Hash ?? default : Stale));
                break;

            case Act.AddBlock:
                var after = step.B % 4;
                Check(
                    step.Act, _model.Edit(right, _model.Draft.Has(after), t => t with { Blocks = [.. t.Blocks.SelectMany(b => b.Id == after ? new[] { b, (n, text) } : [b])] }),
                    r => r.AddBlocks(lead, Block(after), [new Block(Block(n), BlockKind.Paragraph, text)]));
                break;

            case Act.MoveBlock:
                Check(
                    step.Act, _model.Edit(right, _model.Draft.Has(n), t =>
                    {
                        List<(int Id, string Text)> blocks = [.. t.Blocks.Where(b => b.Id != n)];
                        blocks.Insert(Math.Min(step.B, blocks.Count), t.Blocks.Single(b => b.Id == n));
                        return t with { Blocks = blocks };
                    }),
                    r => r.MoveBlock(lead, Block(n), step.B));
                break;

            case Act.RemoveBlock:
                Check(step.Act, _model.RemoveBlock(right, n), r => r.RemoveBlock(lead, Block(n), draft.Find(Block(n))?.Hash ?? default));
                break;

            case Act.SaveDetails:
                var (title, withheld, withLegal) = (step.A % 2 == 0 ? "甲" : "乙", step.B % 3 == 0, step.B == 4);
                Check(
                    step.Act,
                    _model.Edit(right, fresh, t => t with
                    {
                        Title = title, Withheld = withheld, Category = _model.Lead, Issuers = withLegal && _model.Lead != 1 ? [_model.Lead, 1] : [_model.Lead],
                    }),
                    r => r.SaveDetails(
                        lead, title, Owned[_model.Lead], withheld ? DisclosureAttribute.Withheld : DisclosureAttribute.Proactive,
                        withheld ? "第七条" : "", withLegal ? [Given.Legal.Id] : [], fresh ? r.DetailsHash : TextHash.None));
                break;

            case Act.Files:
                var file = step.A % 2;
                var isThere = _model.Draft.Files.Contains(file);
                Check(
                    step.Act, _model.Edit(right, true, t => t with { Files = isThere ? [.. t.Files.Where(f => f != file)] : [.. t.Files, file] }),
                    r => isThere ? r.Detach(lead, Given.File(40 + file).Id) : r.Attach(lead, Given.File(40 + file, $"{file}.docx")));
                break;

            case Act.BringIn:
                // A file without one passage, or with one more in front; and with another rewritten.
                var (gone, rewritten) = (_model.Draft.Has(n), step.B % 5);
                List<(int Id, string Text)> Edited(ModelText t) => [.. gone ? [] : new[] { (n, text) }, .. t.Blocks.Where(b => b.Id != n).Select(b => b.Id == rewritten ? (b.Id, text) : b)];
                Check(
                    step.Act, _model.BringIn(right, fresh, t => t with { Blocks = Edited(t) }),
                    r => r.BringIn(
                        lead, new TextFromFile("公告.docx", TextHash.Of(text), null, [
                            .. gone ? [] : new[] { new Block(Block(n), BlockKind.Paragraph, text) },
                            .. draft.Blocks.Where(b => b.Id != Block(n)).Select(b => b.Id == Block(rewritten) ? b with { Text = text } : b),
                        ]), fresh ? r.Draft.Hash() : Stale));
                break;

            case Act.NameConcerns:
                Name(step, right, lead);
                break;

            default:
                Send(step, lead, leadsHead);
                break;
        }
    }

    /// <summary>Mostly whoever was asked and named before stays named; who is new goes by the digits.</summary>
    private void Name(StoryStep step, bool right, Signature lead)
    {
        var concerns = Enumerable.Range(0, 3).Where(u => Digit(step.A, u) > 0).ToDictionary(u => u, u => Digit(step.A, u) == 1 ? [] : new[] { step.B % 5 });
        if (step.Unit >= JointReleaseModel.Outside)
        {
            concerns[step.Unit] = [];
        }

        if (step.B > 3)
        {
            foreach (var unit in _model.Asked)
            {
                _ = concerns.TryAdd(unit, []);
            }

            _ = concerns.Remove(_model.Lead);
        }

        Check(
            step.Act, _model.Name(right, concerns),
            r => r.NameConcerns(lead, [.. concerns.Select(c => new Concern(Units[c.Key].Id, [.. c.Value.Select(Block)]))], "不涉及", Given.UnitOf));
    }

    private void Send(StoryStep step, Signature lead, Signature leadsHead)
    {
        var (right, fresh, whole) = (step.Slip != 0, step.Slip != 1, step.Slip != 2);
        var reason = whole ? "还要核对" : " ";
        switch (step.Act)
        {
            case Act.SubmitDraft:
                var (note, seen) = (step.B == 0 ? " " : "修改", fresh ? _release.Draft.Hash() : TextHash.None);
                Check(step.Act, _model.Submit(right, whole, step.B != 0, fresh), r => r.SubmitDraft(lead, whole, note, seen));
                break;

            case Act.ReturnDraft:
                Check(step.Act, _model.Return(right, whole), r => r.ReturnDraft(leadsHead, whole ? "请核对" : " "));
                break;

            case Act.IssueVersion:
                Check(step.Act, _model.Issue(right, fresh), r => r.IssueVersion(leadsHead, "同意公开", fresh ? r.Draft.Hash() : Stale, Given.Number, Given.Timetable));
                break;

            case Act.TakeUpText:
                Check(step.Act, _model.TakeUp(right), r => r.TakeUpAgreedText(lead));
                break;

            case Act.CallBack:
                Check(step.Act, _model.CallBack(right, whole), r => r.CallBackConsultation(leadsHead, reason));
                break;

            case Act.WithdrawRelease:
                // Nothing is told after it: mostly from where a release seldom is, else once in a while.
                var meant = right && (step.B > (_release.Stage is ReleaseStage.Agreed or ReleaseStage.Decided ? 4 : 8));
                Check(step.Act, _model.WithdrawRelease(meant, whole), r => r.Withdraw(meant ? leadsHead : Nobody, reason));
                break;

            default:
                Check(step.Act, _model.KeepAsTemplate(right, whole), r => r.KeepAsTemplate(leadsHead, whole ? "公告" : ""));
                break;
        }
    }
}

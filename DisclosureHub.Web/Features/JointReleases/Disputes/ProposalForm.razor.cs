using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using Microsoft.AspNetCore.Components;
using Block = DisclosureHub.Domain.JointReleases.Block;

namespace DisclosureHub.Web.Features.JointReleases.Disputes;

/// <summary>A proposal in the making. What is signed is what stands here, on the version that stood here.</summary>
public sealed partial class ProposalForm
{
    /// <summary>So many passages are offered at first where the dissent is about the whole text; the others are a choice away.</summary>
    private const int OfferedAtFirst = 3;

    private readonly OneAtATime _one = new();
    private readonly Typing _typing = new();

    // What was written or read here: when the page shows it, that is no news.
    private readonly HashSet<TextHash> _known = [];
    private readonly Dictionary<BlockId, AutosaveText?> _fields = [];
    private readonly List<BlockId> _more = [];
    private ProposalId _proposal = NewId.Of<ProposalId>();
    private ProposalContent _content = ProposalContent.Empty;
    private TextHash _seen = TextHash.None;
    private AutosaveText? _argument;
    private Refusal? _saving;
    private Refusal? _unsaved;
    private bool _open;

    [Parameter, EditorRequired] public DisputeView Dispute { get; set; } = default!;

    private List<Block> Offered
    {
        get
        {
            HashSet<BlockId> offered = [.. Dispute.Passages, .. _content.Changes.Select(c => c.Block), .. _more];
            return [.. Release.Text.Blocks.Where((b, at) => offered.Contains(b.Id) || (Dispute.Passages.Count == 0 && at < OfferedAtFirst))];
        }
    }

    /// <summary>Why what stands here is not the draft: it could not be saved, or a colleague has written on it since.</summary>
    private Refusal? Unsaved => _saving
        ?? (Dispute.Draft?.Content.Hash() is { } now && now != _seen && !_known.Contains(now) ? new ProposalDraftHasChanged() : null);

    protected override void OnInitialized() => Take(Dispute.Draft);

    protected override void OnParametersSet()
    {
        // A colleague's draft is taken over while nothing is being written here.
        if (!_open && Dispute.Draft?.Content.Hash() != _seen)
        {
            Take(Dispute.Draft);
        }
    }

    private void Take(ProposalDraft? draft)
    {
        (_content, _seen) = (draft?.Content ?? ProposalContent.Empty, draft?.Content.Hash() ?? TextHash.None);
        _ = _known.Add(_seen);
    }

    private int NumberOf(BlockId block) => Release.Text.Blocks.TakeWhile(b => b.Id != block).Count() + 1;

    private string KeyOf(string part) => $"{Release.Id}/proposal/{Dispute.Dissent.Id}/{Me.Person}/{part}";

    private Task OfferAsync(ChangeEventArgs e)
    {
        if (Guid.TryParse(e.Value?.ToString(), out var block))
        {
            _more.Add(BlockId.From(block));
        }

        return Task.CompletedTask;
    }

    private Task<bool> ChangeAsync(Block block, string text) => SaveAsync(c => c with
    {
        Changes = PlainText.Of(text) == block.Text ? [.. c.Changes.Where(x => x.Block != block.Id)] : c.Changes.And(new TextChange(block.Id, text)),
    });

    private Task LeaveOutAsync(Block block) => SaveAsync(c => c with { Changes = c.Changes.And(new TextChange(block.Id, null)) });

    /// <summary>Saves the draft with a part changed; one after the other, so that what was seen is always what was saved.</summary>
    private Task<bool> SaveAsync(Func<ProposalContent, ProposalContent> change) => _one.RunAsync(async () =>
    {
        var next = change(_content);
        _content = next with { Argument = PlainText.Of(next.Argument), Changes = [.. next.Changes.Select(c => c with { Text = c.Text is null ? null : PlainText.Of(c.Text) })] };
        var hash = _content.Hash();
        _ = _known.Add(hash);
        var done = await Me.RunAsync(new DraftProposal(NewId.OfCommand(), Release.Id, Dispute.Unit, next, _seen), Release.Lead);
        (_saving, _unsaved) = (done.Refusal, done.IsAccepted ? null : _unsaved);
        _seen = done.IsAccepted ? hash : _seen;
        StateHasChanged();
        return done.IsAccepted;
    });

    /// <summary>What the draft says now where it differs from what stands here.</summary>
    private IEnumerable<(string Label, string Text)> Theirs()
    {
        var theirs = Dispute.Draft?.Content ?? ProposalContent.Empty;
        foreach (var block in Release.Text.Blocks)
        {
            var (now, here) = (Change(theirs, block), Change(_content, block));
            if (now != here)
            {
                yield return (T["PassageNo", NumberOf(block.Id)], now is { LeavesOut: true } ? T["WouldBeLeftOut"] : now?.Text ?? block.Text);
            }
        }

        if (theirs.Argument != _content.Argument)
        {
            yield return (T["Argument"], theirs.Argument.Length > 0 ? theirs.Argument : T["EmptyThere"]);
        }

        static TextChange? Change(ProposalContent content, Block block) => content.Changes.FirstOrDefault(c => c.Block == block.Id);
    }

    /// <summary>He has seen both: what stands here takes the place of the draft, with whatever is not saved yet.</summary>
    private async Task KeepMineAsync()
    {
        _seen = Dispute.Draft?.Content.Hash() ?? TextHash.None;
        _ = _known.Add(_seen);
        if (await SaveAsync(c => c))
        {
            foreach (var field in _fields.Values.Append(_argument).OfType<AutosaveText>())
            {
                await field.SaveNowAsync();
            }
        }
    }

    private async Task TakeTheirsAsync()
    {
        await Changed.InvokeAsync();
        Take(Dispute.Draft);
        (_saving, _unsaved) = (null, null);
        foreach (var (block, field) in _fields.Where(f => f.Value is not null))
        {
            await field!.ReplaceAsync(_content.Changes.FirstOrDefault(c => c.Block == block)?.Text ?? Release.Text.Find(block)?.Text ?? "");
        }

        if (_argument is not null)
        {
            await _argument.ReplaceAsync(_content.Argument);
        }
    }

    /// <summary>Signs what stands on the screen: all of it is saved first.</summary>
    private async Task SignAsync()
    {
        if (await WhenSavedAsync(id => new SignProposal(id, Release.Id, Dispute.Unit, _proposal, _content, Release.Current!.Hash)))
        {
            (_open, _proposal) = (false, NewId.Of<ProposalId>());
            Take(null);
        }
    }

    private async Task SendAsync()
    {
        if (_seen == TextHash.None && !await SaveAsync(c => c))
        {
            return;
        }

        if (await WhenSavedAsync(id => new SendProposalToHead(id, Release.Id, Dispute.Unit)))
        {
            _open = false;
        }
    }

    private async Task<bool> WhenSavedAsync(Func<CommandId, IActOn<JointRelease>> command)
    {
        var done = false;
        _unsaved = await _typing.WhenSavedAsync(async () =>
        {
            done = await _one.RunAsync(() => DoAsync(command, Release.Lead));
            return null;
        });
        return done;
    }
}

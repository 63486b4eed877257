using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using DisclosureHub.Web.Words;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Block = DisclosureHub.Domain.JointReleases.Block;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>
/// The unit's opinion: a handler writes it and sends it to the head, the head signs it. Every keystroke's pause saves;
/// what is signed is the text that stood here when the form was opened, or that the signer has read since.
/// </summary>
public sealed partial class OpinionForm
{
    private const int MostPassages = 20;

    private static readonly DialogOptions Options = new() { FullWidth = true, MaxWidth = MaxWidth.Large, BackdropClick = false, CloseOnEscapeKey = true, NoHeader = false };

    // Never disposed: a save may still be under way when the form goes.
    private readonly SemaphoreSlim _one = new(1, 1);

    // One attempt an opening: a double click, or a retry after a lost reply, signs once.
    private readonly CommandId _attempt = NewId.OfCommand();
    private readonly CommandId _print = NewId.OfCommand();
    private readonly OpinionId _opinion = NewId.Of<OpinionId>();
    private readonly Typing _typing = new();
    private MudDialog? _dialog;
    private bool _visible = true;
    private VersionView _version = default!;
    private OpinionContent _content = new(Stance.Consent, ConsentScope.Whole, "", "", "");
    private TextHash _seen = TextHash.None;
    private OpinionId? _seenLatest;
    private Refusal? _refusal;
    private string _remark = "";
    private AutosaveText? _reasons;
    private AutosaveText? _basis;
    private AutosaveText? _proposed;

    [Parameter, EditorRequired] public ReleaseView Release { get; set; } = default!;

    [Parameter, EditorRequired] public AskView Ask { get; set; } = default!;

    [Parameter, EditorRequired] public BureauNames Names { get; set; } = default!;

    [Parameter, EditorRequired] public Me Me { get; set; } = default!;

    /// <summary>Says for which unit somebody is writing, for those who look on.</summary>
    [Parameter, EditorRequired] public Action<UnitId?> Writing { get; set; } = default!;

    [Parameter, EditorRequired] public EventCallback Closed { get; set; }

    [Parameter, EditorRequired] public Func<Task> Changed { get; set; } = default!;

    private string UnitName => Wording.Of(Names, Ask.Unit);

    private string ActingAs => Me.PostFor(Ask.Heads ? Duty.SignOpinion : Duty.DraftOpinion, Ask.Unit) is { } post
        ? $"{Wording.Of(Names, Me.Person)}{T["Comma"]}{Wording.ActingIn(Names, post, Me.Person)}"
        : Wording.Of(Names, Me.Person);

    /// <summary>What the unit signed since this form was opened: another window, another head.</summary>
    private Opinion? SignedMeanwhile => Ask.Latest is { } latest && latest.Id != _seenLatest && latest.Id != _opinion ? latest : null;

    /// <summary>The unit's own word on this version, when none is owed: signing once more puts another in its place.</summary>
    private Opinion? Standing =>
        Ask.Row.State != ConsultationState.Asked && Ask.Latest is { } latest && latest.Version == _version.Number && latest.Id == _seenLatest ? latest : null;

    private IReadOnlyList<BlockId> PassagesToName =>
        Ask.Row.Passages.Where(_version.Text.Has).DefaultIfEmpty(_version.Text.Blocks[0].Id).ToList();

    /// <summary>The version the unit signed last, when it is not the one before it now.</summary>
    private VersionView? LastSigned => Ask.Latest is { } latest && latest.Version != _version.Number ? Release.Find(latest.Version) : null;

    public void Dispose() => Writing(null);

    protected override void OnInitialized()
    {
        _version = Release.Current!;
        _seenLatest = Ask.Latest?.Id;
        Take(Ask.Draft);
        Writing(Ask.Unit);
    }

    private void Take(OpinionDraft? draft)
    {
        _seen = draft?.Content.Hash() ?? TextHash.None;
        _content = draft?.Content ?? Standing?.Content ?? new OpinionContent(Stance.Consent, ScopeToBeginWith, "", RecordTexts.Basis, "");
        _content = _content with { Scope = StillThere(_content.Scope) };
    }

    /// <summary>The scope of the last consent, with the passages that have come to concern the unit since.</summary>
    private ConsentScope ScopeToBeginWith => Ask.Latest is { Stance: var stance, Scope: { IsWhole: false } last } && stance.IsConsent()
        ? Named([.. _version.Text.Blocks.Select(b => b.Id).Where(b => last.Blocks.Contains(b) || Ask.Row.Passages.Contains(b))])
        : ConsentScope.Whole;

    /// <summary>A scope may name passages that the text no longer has; one that named some never becomes the whole by that.</summary>
    private ConsentScope StillThere(ConsentScope scope) =>
        scope.IsWhole ? scope : Named([.. scope.Blocks.Where(_version.Text.Has)]);

    private ConsentScope Named(IReadOnlyList<BlockId> blocks) => new(blocks.Count > 0 ? blocks : PassagesToName);

    private List<(Block? Older, Block? Newer, int? Number)> ChangedSince(VersionView last) =>
        [.. BlockPairs.Of(last.Text, _version.Text).Where(p => p.Older?.Text != p.Newer?.Text)];

    private Task ChooseAsync(Stance stance) => SaveAsync(c => c with
    {
        Stance = stance,

        // The pre-filled basis is that of a plain consent; for anything else the unit names its own.
        Basis = stance == Stance.Consent
            ? c.Basis.Length == 0 ? RecordTexts.Basis : c.Basis
            : c.Basis == RecordTexts.Basis ? "" : c.Basis,
    });

    private Task ScopeAsync(ConsentScope scope) => SaveAsync(c => c with { Scope = scope });

    private Task NameAsync(BlockId block, bool named) => SaveAsync(c => c with
    {
        Scope = new ConsentScope([.. _version.Text.Blocks.Select(b => b.Id).Where(b => b == block ? named : c.Scope.Blocks.Contains(b))]),
    });

    /// <summary>Saves the draft with a part changed; one after the other, so that what was seen is always what was saved.</summary>
    private async Task<bool> SaveAsync(Func<OpinionContent, OpinionContent> change)
    {
        await _one.WaitAsync();
        try
        {
            var next = change(_content);
            var done = await Me.RunAsync(new DraftOpinion(NewId.OfCommand(), Release.Id, Ask.Unit, next, _seen), Ask.Unit);
            if (done.IsAccepted)
            {
                _content = next.Plain();
                _seen = _content.Hash();
                _refusal = _refusal is OpinionDraftHasChanged or SignInHasExpired or RecordIsBusy or RecordIsFull ? null : _refusal;
            }
            else
            {
                _content = next;
                _refusal = done.Refusal;
            }

            StateHasChanged();
            return done.IsAccepted;
        }
        finally
        {
            _ = _one.Release();
        }
    }

    /// <summary>Signs what stands on the screen: all of it is saved first, and only what the stance has a place for is said.</summary>
    private Task SignAsync() => FinishAsync(() =>
        new SignOpinion(_attempt, Release.Id, Ask.Unit, _opinion, _content.OfItsStance(), _version.Hash, _seenLatest));

    private async Task SendToHeadAsync()
    {
        // A consent that was only looked at has no draft yet; sending it makes one.
        if (_seen == TextHash.None && !await SaveAsync(c => c))
        {
            return;
        }

        await FinishAsync(() => new SendOpinionToHead(NewId.OfCommand(), Release.Id, Ask.Unit));
    }

    /// <summary>Prints the opinion with its number and the text's fingerprint, for the head to sign in ink; the scan comes back in the release page.</summary>
    private Task PrintAsync() => FinishAsync(() => new PrintOpinion(_print, Release.Id, Ask.Unit, _content, _version.Hash));

    private Task ReturnAsync() => FinishAsync(() => new ReturnOpinion(NewId.OfCommand(), Release.Id, Ask.Unit, _remark));

    private async Task FinishAsync(Func<IActOn<JointRelease>> command)
    {
        _refusal = null;
        var refusal = await _typing.WhenSavedAsync(async () =>
        {
            await _one.WaitAsync();
            try
            {
                return (await Me.RunAsync(command(), Ask.Unit)).Refusal;
            }
            finally
            {
                _ = _one.Release();
            }
        });
        if (refusal is not null)
        {
            // Why a text could not be saved was said when it was tried, and says more.
            _refusal = refusal is TextIsNotSaved ? _refusal ?? refusal : refusal;
            return;
        }

        await _typing.ForgetAsync();
        await Changed();
        await CloseAsync();
    }

    private Task<bool> KeepRemark(string text)
    {
        _remark = text;
        return Task.FromResult(true);
    }

    /// <summary>The signer has seen what was signed meanwhile; his own opinion now takes its place.</summary>
    private void ReplaceKnowingly(Opinion meanwhile)
    {
        (_seenLatest, _refusal) = (meanwhile.Id, null);
        _seen = Ask.Draft?.Content.Hash() ?? TextHash.None;
    }

    private void ReadNewText()
    {
        _version = Release.Current!;
        _refusal = null;
        _content = _content with { Scope = StillThere(_content.Scope) };
    }

    private async Task TakeTheirsAsync()
    {
        await Changed();
        Take(Ask.Draft);
        _refusal = null;
        foreach (var (field, text) in new[] { (_reasons, _content.Reasons), (_basis, _content.Basis), (_proposed, _content.ProposedText) })
        {
            if (field is not null)
            {
                await field.ReplaceAsync(text);
            }
        }
    }

    /// <summary>Closes the dialog, which then says so: MudBlazor shows it elsewhere and would leave it open if only its place in the page went.</summary>
    private Task CloseAsync() => _dialog!.CloseAsync();

    private Task VisibleChanged(bool visible)
    {
        _visible = visible;
        return visible ? Task.CompletedTask : Closed.InvokeAsync();
    }

    private string KeyOf(string part) => $"{Release.Id}/{Ask.Unit}/{Me.Person}/{part}";
}

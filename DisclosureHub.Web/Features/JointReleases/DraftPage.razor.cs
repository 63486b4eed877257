using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Live;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using Microsoft.AspNetCore.Components;
using Block = DisclosureHub.Domain.JointReleases.Block;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The working draft: passages that save themselves, the details, the units concerned, files, and the way to the head.</summary>
public sealed partial class DraftPage
{
    /// <summary>What one message over a circuit carries, at six bytes a Chinese character; js/shell.js keeps a longer paste in the field.</summary>
    private const int MostPasted = 160_000;

    // Never disposed: a save may still be under way when the page is left.
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Typing _typing = new();
    private DraftView? _draft;
    private BureauNames? _names;
    private Refusal? _refusal;
    private bool _pasting;
    private string _pasted = "";

    [Parameter] public Guid Id { get; set; }

    [Inject] private JointReleaseQueries Queries { get; set; } = default!;

    private JointReleaseId Release => JointReleaseId.From(Id);

    /// <summary>Also who and what there is to choose from: a category that is added now can be chosen now.</summary>
    protected override IEnumerable<Address> Watched => [Address.Of(Release), Address.OfMatter(Organisation.Address)];

    protected override void OnInitialized() => _typing.Watch(() => _pasting && _pasted.Trim().Length > 0, T["PasteMany"]);

    protected override async Task LoadAsync()
    {
        _names = await Me.NamesAsync();
        _draft = await Queries.FindDraftAsync(Release, Me.Reader);
    }

    /// <summary>Runs one command after the other, so that what a click relies on includes what was typed before it.</summary>
    private async Task<Done> RunAsync(Func<DraftView, IActOn<JointRelease>> command)
    {
        await _one.WaitAsync();
        try
        {
            var sent = command(_draft!);
            var done = await Me.RunAsync(sent, _draft!.Lead);
            // A form with a button of its own says its refusals beside it.
            _refusal = done.Refusal is not null && sent is SubmitDraft or BringInText ? null : done.Refusal;
            await ReloadAsync();
            return done;
        }
        finally
        {
            _ = _one.Release();
        }
    }

    private void Say(Refusal? refusal)
    {
        _refusal = refusal;
        StateHasChanged();
    }

    private Task AddAsync(BlockKind kind) => AddAsync([new Block(NewId.Of<BlockId>(), kind, "")]);

    private async Task<Done> AddAsync(IReadOnlyList<Block> blocks) => await RunAsync(draft =>
        new AddBlocks(NewId.OfCommand(), Release, draft.Text.Blocks.Count == 0 ? null : draft.Text.Blocks[^1].Id, blocks));

    /// <summary>A pasted text becomes passages: one a paragraph.</summary>
    private async Task SplitAsync()
    {
        Block[] blocks = [.. PlainText.Of(_pasted).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => new Block(NewId.Of<BlockId>(), BlockKind.Paragraph, line))];
        if (blocks.Length > 0 && (await AddAsync(blocks)).IsAccepted)
        {
            (_pasted, _pasting) = ("", false);
        }
    }
}

using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Live;
using DisclosureHub.Web.Persistence.Reading;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using DisclosureHub.Web.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace DisclosureHub.Web.Features.Desk;

/// <summary>工作台: what waits for me, until when, and what happens if I do nothing.</summary>
public sealed partial class DeskPage
{
    private const int PageSize = 25;

    private const int MostNews = 8;

    private DeskView? _desk;
    private IReadOnlyList<RecentFact> _news = [];
    private BureauNames? _names;
    private int _shown = PageSize;

    /// <summary>The newest fact that was there when the page opened: what comes later is marked as new.</summary>
    private long _arrived = long.MaxValue;

    [Inject] private IStringLocalizer<WordingTexts> W { get; set; } = default!;

    [Inject] private IStringLocalizer<UiTexts> U { get; set; } = default!;

    [Inject] private DeskQueries Queries { get; set; } = default!;

    [Inject] private RecentFacts Recent { get; set; } = default!;

    [Inject] private Timetables Timetables { get; set; } = default!;

    protected override IEnumerable<Address> Watched =>
        Me.Reader.SeesTheWholeBureau ? [Address.All] : Me.Reader.Units.Select(Address.Of);

    private IEnumerable<(WaitingItem Item, bool First)> Shown => _desk!.Waiting.Take(_shown).Select((item, at) => (item, at == 0));

    protected override async Task LoadAsync()
    {
        _names = await Me.NamesAsync();
        _desk = await Queries.ReadAsync(Me.Reader);
        _news = await Recent.ReadAsync(Me.Reader, MostNews);
        if (_arrived == long.MaxValue)
        {
            _arrived = _news.Count == 0 ? 0 : _news[0].Seq;
        }
    }

    /// <summary>Where the thing is done.</summary>
    private static string Where(WaitingItem item) => item.Step switch
    {
        Step.WriteDraft or Step.MendDraft => $"releases/{item.Release}/draft",
        Step.SignOpinion or Step.WriteOpinion or Step.MendOpinion => $"releases/{item.Release}?opinion={item.Unit}",
        Step.Negotiate or Step.SignProposal or Step.AnswerProposal => $"releases/{item.Release}#disputes",
        Step.FindConcerned or Step.IssueLetter or Step.RecordReceipt or Step.ConfirmPaper => $"releases/{item.Release}#handling",
        Step.ConveneMediation or Step.RunMediation or Step.CollectSignatures or Step.SignMinutes => $"releases/{item.Release}/mediation",
        _ => $"releases/{item.Release}",
    };

    private string Why(WaitingItem item) => item.Voided
        ? T["VoidedWhy", Wording.Of(_names!, item.Unit)]
        : item.Step is Step.SignOpinion or Step.WriteOpinion or Step.MendOpinion
            ? T["AskedWhy", Wording.Of(_names!, item.Lead), Wording.Of(_names!, item.Unit)]
            : W[$"Step_{item.Step}_Why"];
}

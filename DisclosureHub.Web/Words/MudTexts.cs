using Microsoft.Extensions.Localization;
using MudBlazor;

namespace DisclosureHub.Web.Words;

/// <summary>Texts of MudBlazor's own parts, which ship in English only.</summary>
public sealed class MudTexts(IStringLocalizer<MudTexts> texts) : MudLocalizer
{
    public override LocalizedString this[string key] => texts[key];

    public override LocalizedString this[string key, params object[] arguments] => texts[key, arguments];
}

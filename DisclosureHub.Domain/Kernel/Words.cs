namespace DisclosureHub.Domain.Kernel;

/// <summary>
/// A piece of wording that belongs to the rules themselves and so exists in both languages of the product:
/// the name of an article, what it says in our own words. Screen texts are not here; they live beside their pages.
/// </summary>
/// <param name="Zh">Simplified Chinese, the language of record.</param>
/// <param name="En">The complete English rendering.</param>
public sealed record Words(string Zh, string En)
{
    /// <summary>The wording for a culture: English for any English culture, Chinese for everything else.</summary>
    public string For(System.Globalization.CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName == "en" ? En : Zh;
    }
}

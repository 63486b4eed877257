using System.Globalization;
using System.Resources;

namespace DisclosureHub.Web.Words;

/// <summary>The domain's words in Chinese, the language of record, whatever language a reader has chosen: for papers.</summary>
public static class RecordWords
{
    private static readonly ResourceManager Texts = new(typeof(WordingTexts));

    /// <exception cref="InvalidOperationException">The value has no word.</exception>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Of($"{typeof(TEnum).Name}_{value}");

    private static string Of(string key) =>
        Texts.GetString(key, CultureInfo.InvariantCulture) ?? throw new InvalidOperationException($"{key} has no word.");
}

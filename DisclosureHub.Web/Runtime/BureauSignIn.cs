using System.Globalization;

namespace DisclosureHub.Web.Runtime;

/// <summary>The bureau's own sign-in service, as far as pages speak of it.</summary>
/// <param name="IsOn">Whether there is one.</param>
/// <param name="ReplacesPasswords">Whether it is the only way in for everybody but the three administrators.</param>
public sealed record BureauSignIn(bool IsOn, bool ReplacesPasswords, string Label, string LabelEn)
{
    public static readonly BureauSignIn None = new(false, false, "", "");

    /// <summary>What it is called in the reader's language.</summary>
    public string Name => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? LabelEn : Label;
}

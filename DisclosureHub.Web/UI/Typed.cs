using System.Globalization;

namespace DisclosureHub.Web.UI;

/// <summary>What people type, also into the address: anything may stand there, and what is no number is none.</summary>
public static class Typed
{
    /// <summary>A whole number, or null.</summary>
    public static int? Number(string? typed) =>
        int.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;
}

namespace DisclosureHub.Web.Letters;

/// <summary>
/// The page of GB/T 9704-2012: A4, 37 mm above, 28 mm at the binding edge, so that the type area is 156 × 225 mm and holds
/// 22 lines of 28 characters. Lengths are in millimetres and type sizes in points unless a name says otherwise.
/// </summary>
public static class OfficialPage
{
    public const int Width = 210;

    public const int Height = 297;

    public const int Top = 37;

    public const int Bottom = 35;

    public const int Left = 28;

    public const int Right = 26;

    /// <summary>Width of the type area (版心).</summary>
    public const int TextWidth = Width - Left - Right;

    /// <summary>Red lines of a letter are wider than the type area and centred on the page.</summary>
    public const int LetterLineWidth = 170;

    /// <summary>From the upper edge of the page to the name on a letter.</summary>
    public const int LetterEmblemTop = 30;

    /// <summary>From the lower edge of the page to the double line of a letter.</summary>
    public const int LetterLineBottom = 20;

    /// <summary>From the upper edge of the type area to the name on minutes.</summary>
    public const int MinutesEmblemTop = 35;

    /// <summary>From the type area down to the page number.</summary>
    public const int PageNumberGap = 7;

    /// <summary>Room for a signature by hand.</summary>
    public const int InkHeight = 16;

    /// <summary>三号.</summary>
    public const double BodySize = 16;

    /// <summary>二号.</summary>
    public const double TitleSize = 22;

    /// <summary>四号.</summary>
    public const double PageNumberSize = 14;

    /// <summary>小四, in tables.</summary>
    public const double TableSize = 12;

    /// <summary>小五, at the foot.</summary>
    public const double FootSize = 9;

    /// <summary>225 mm in 22 lines.</summary>
    public const double LinePitch = 28.95;

    /// <summary>Lines in a table.</summary>
    public const double TableLinePitch = 19;

    /// <summary>Between the page number and the lines at the foot.</summary>
    public const double FootGap = 4;

    /// <summary>Lines at the foot.</summary>
    public const double FootLinePitch = 12;

    /// <summary>Makes 28 characters of 16 pt fit into 156 mm.</summary>
    public const double BodyLetterSpacing = -0.25;

    /// <summary>The red of names and lines.</summary>
    public const string Red = "C00000";

    public static double MillimetresIn(double points) => points * 25.4 / 72;

    public static double PointsIn(double millimetres) => millimetres * 72 / 25.4;

    /// <summary>
    /// The size of the red name, in points: as large as lets it stand on one line, within what looks right. A name too
    /// long for one line breaks.
    /// </summary>
    public static double EmblemSize(string name, PaperLayout layout)
    {
        var room = PointsIn(TextWidth) / Math.Max(1, PaperText.Width(name));
        return Math.Clamp(Math.Floor(room * 0.96), TitleSize, layout == PaperLayout.Letter ? 38 : 36);
    }
}

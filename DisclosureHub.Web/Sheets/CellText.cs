using System.Text;
using System.Xml;

namespace DisclosureHub.Web.Sheets;

/// <summary>Puts together the text of a cell or a shared string from its runs; a formula, and how a name is pronounced, are none of it.</summary>
internal sealed class CellText
{
    private readonly StringBuilder _text = new();
    private bool _inside;
    private bool _silent;
    private bool _counts;

    /// <summary>Takes the node in.</summary>
    /// <param name="whole">The element that holds the text.</param>
    /// <returns>The text where the element ended with this node; null before.</returns>
    public string? Take(XmlReader at, string whole)
    {
        switch (at.NodeType)
        {
            case XmlNodeType.Element when at.LocalName == whole:
                _text.Length = 0;
                (_inside, _silent, _counts) = (!at.IsEmptyElement, false, false);
                return at.IsEmptyElement ? "" : null;

            case XmlNodeType.Element when at.LocalName == "rPh":
                _silent = !at.IsEmptyElement;
                return null;

            case XmlNodeType.Element when at.LocalName is "t" or "v":
                _counts = _inside && !_silent && !at.IsEmptyElement;
                return null;

            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when _counts:
                _ = _text.Append(at.Value);
                return null;

            case XmlNodeType.EndElement when at.LocalName is "t" or "v":
                _counts = false;
                return null;

            case XmlNodeType.EndElement when at.LocalName == "rPh":
                _silent = false;
                return null;

            case XmlNodeType.EndElement when at.LocalName == whole && _inside:
                _inside = false;
                return _text.ToString();

            default:
                return null;
        }
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace DisclosureHub.Web.UI;

/// <summary>
/// Two texts as one: what came is underlined, what went is struck through; never colour alone. Built by hand, because
/// markup would put blanks between the runs and Chinese text has none.
/// </summary>
public sealed class DiffView : ComponentBase
{
    [Parameter, EditorRequired] public string Older { get; set; } = "";

    [Parameter, EditorRequired] public string Newer { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var run in TextDiff.Between(Older, Newer))
        {
            if (run.Change == Change.Same)
            {
                builder.AddContent(0, run.Text);
            }
            else
            {
                builder.OpenElement(1, run.Change == Change.Added ? "ins" : "del");
                builder.AddContent(2, run.Text);
                builder.CloseElement();
            }
        }
    }
}

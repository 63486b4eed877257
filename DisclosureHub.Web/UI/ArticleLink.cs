using System.Globalization;
using DisclosureHub.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.UI;

/// <summary>A clause by its name; leads to the rulebook.</summary>
public static class ArticleLink
{
    public static MarkupString To(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return Html.Of($"""<a class="cl" href="rulebook#{article.Id}">{article.Name.For(CultureInfo.CurrentUICulture)}</a>""");
    }
}

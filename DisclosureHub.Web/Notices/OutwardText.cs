using System.Globalization;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.Notices;
using DisclosureHub.Web.UI;
using DisclosureHub.Web.Words;
using Microsoft.Extensions.Localization;

namespace DisclosureHub.Web.Notices;

/// <summary>A notice as it may leave the building.</summary>
/// <param name="Title">The release's title where it is to be public anyway (主动公开); empty otherwise.</param>
public sealed record OutwardNotice(NoticeKind Kind, Guid Matter, string Number, string Title, DomainEvent Fact);

/// <summary>
/// Outside the building a notice carries a number and a due date, and a title only where the attribute is 主动公开. Names,
/// opinions and reasons stay inside; the address leads there.
/// </summary>
public sealed class OutwardText(IStringLocalizer<NoticeTexts> texts, Wording wording, OutwardAddress address)
{
    /// <summary>One line: 到期提醒：联发〔2026〕37号《……》“征求意见”，12月3日 周四届满.</summary>
    public string LineOf(OutwardNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var what = TermOf(notice.Fact) is { } term ? texts["WhatWithTerm", wording.Of(notice.Kind), wording.Of(Terms.Find(term))] : wording.Of(notice.Kind);
        var matter = MatterOf(notice.Number, notice.Title);
        return DueOf(notice.Fact) is { } due ? texts["LineWithDue", what, matter, Days.Say(due)] : texts["Line", what, matter];
    }

    public string MatterOf(string number, string title) =>
        (number.Length == 0 ? texts["NoNumber"].Value : number) + (title.Length == 0 ? "" : texts["Titled", title].Value);

    public Uri AddressOf(Guid matter) => address.Of($"releases/{matter}");

    /// <summary>The due day a fact names, or null.</summary>
    public static DateOnly? DueOf(DomainEvent fact) => fact switch
    {
        UnitAsked e => e.DueOn,
        ConcernInsisted e => e.DueOn,
        ReminderGiven e => e.DueOn,
        TermLapsed e => e.DueOn,
        DueDayMoved e => e.Is,
        _ => null,
    };

    /// <summary>Says it in a language, whatever the thread speaks.</summary>
    public static T In<T>(string language, Func<T> say)
    {
        ArgumentNullException.ThrowIfNull(say);
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    private static string? TermOf(DomainEvent fact) => fact switch
    {
        ReminderGiven e => e.Term,
        TermLapsed e => e.Term,
        DueDayMoved e => e.Term,
        _ => null,
    };
}

/// <summary>Under which address people reach the product from their desks; from the configuration, <c>Bureau:Address</c>.</summary>
public sealed class OutwardAddress(Uri root)
{
    public Uri Of(string path) => new(root, path);
}

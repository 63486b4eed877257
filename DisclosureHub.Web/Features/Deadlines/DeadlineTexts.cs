namespace DisclosureHub.Web.Features.Deadlines;

/// <summary>Texts of the page of time limits and of the calendar.</summary>
public sealed class DeadlineTexts;

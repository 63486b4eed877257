namespace DisclosureHub.Web.Notices;

/// <summary>What leaves the building: mails, messages, calendar entries.</summary>
public sealed class NoticeTexts;

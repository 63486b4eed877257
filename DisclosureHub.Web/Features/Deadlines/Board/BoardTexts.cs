namespace DisclosureHub.Web.Features.Deadlines.Board;

/// <summary>Texts of the deadline board, of the explanation of one deadline, and of the wall board.</summary>
public sealed class BoardTexts;

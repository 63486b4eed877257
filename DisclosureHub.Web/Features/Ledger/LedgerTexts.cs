namespace DisclosureHub.Web.Features.Ledger;

/// <summary>Texts of the ledger.</summary>
public sealed class LedgerTexts;

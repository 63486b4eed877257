namespace DisclosureHub.Web.Features.SetUp;

/// <summary>Texts of the first start.</summary>
public sealed class SetUpTexts;

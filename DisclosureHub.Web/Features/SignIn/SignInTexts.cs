namespace DisclosureHub.Web.Features.SignIn;

/// <summary>Texts of sign-in.</summary>
public sealed class SignInTexts;

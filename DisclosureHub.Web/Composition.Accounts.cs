using DisclosureHub.Domain.People;
using DisclosureHub.Web.Accounts;
using DisclosureHub.Web.Features.Shell;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DisclosureHub.Web;

/// <summary>With what people sign in: ASP.NET Core Identity on the product's own tables.</summary>
public static partial class Composition
{
    /// <summary>Wrong tries in a row before an account is locked, and for how long.</summary>
    private const int MostWrongTries = 5;

    private static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    private static SignInRules RulesOf(IConfiguration configuration) => configuration.GetSection(SignInRules.Section).Get<SignInRules>() ?? new SignInRules();

    private static void AddAccounts(IServiceCollection services, IConfiguration configuration, HubOptions options)
    {
        var rules = RulesOf(configuration);
        _ = services.AddSingleton(new Grace(rules.Grace));

        // A persona proves nothing, so it has nothing to prove again after a while either, unless one wants to see it.
        _ = services.AddSingleton(new SignInSpan(rules.Lifetime, rules.Idle ?? (options.Demo ? rules.Lifetime : SignInSpan.Default.Idle)));
        _ = services.AddSingleton(rules);
        _ = services.AddIdentityCore<Account>(identity =>
            {
                identity.Lockout.MaxFailedAccessAttempts = MostWrongTries;
                identity.Lockout.DefaultLockoutTimeSpan = Locked;
            })
            .AddUserStore<AccountStore>();

        // ASVS 5.0, 6.2: only length and how hard it is to guess; names are the organisation's business and checked there.
        _ = services.RemoveAll<IPasswordValidator<Account>>().RemoveAll<IUserValidator<Account>>().AddScoped<IPasswordValidator<Account>, PasswordRules>();
        _ = services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = PasswordRules.HashingRounds);
        _ = services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        _ = services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ServerDomain = Address(configuration)?.Host;
        });
        _ = services.AddScoped<SignInDoor>().AddScoped<Passkeys>().AddScoped<ChosenPasswords>().AddSingleton<SecondFactor>().AddSingleton<OneTimeLinks>().AddSingleton<OwnPasskeys>();
        services.AddSignInLimits(rules.TriesAMinute, PlainPage.TooOftenAsync);
    }

    /// <summary>Until the bureau is set up, every start prints a link that does it.</summary>
    public static async Task SaySetUpAsync(this WebApplication app, HubOptions options)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Demo || await app.Services.GetRequiredService<OneTimeLinks>().ForSetUpAsync(app.Lifetime.ApplicationStopping) is not { } secret)
        {
            return;
        }

        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        Console.WriteLine($"Set this installation up within {OneTimeLinks.ForSetUp.TotalHours} hours (首次启动，请在 {OneTimeLinks.ForSetUp.TotalHours} 小时内打开): {address}/set-up/{secret}");
        if (app.Services.GetRequiredService<BureauCard>() is { IsInvented: true } card)
        {
            Console.WriteLine($"Papers and the sign-in page name an invented bureau, {card.Name}, until Bureau__Name says yours (尚未设定本局名称，请用 Bureau__Name 写明后重新启动).");
        }
    }

    private static void AddSignIn(IServiceCollection services, IConfiguration configuration)
    {
        var overHttps = Address(configuration)?.Scheme == Uri.UriSchemeHttps;
        _ = services.AddAntiforgery(antiforgery => antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        _ = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = RulesOf(configuration).Lifetime;
            cookie.SlidingExpiration = false;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            if (overHttps)
            {
                // Behind a proxy the request itself may be plain; what the browser speaks is not. The name says that nobody else of the domain wrote it (ASVS 3.3.1).
                (cookie.Cookie.SecurePolicy, cookie.Cookie.Name) = (CookieSecurePolicy.Always, "__Host-hub");
            }

            cookie.Events.OnValidatePrincipal = RefuseEndedAsync;
            cookie.Events.OnRedirectToLogin = AskToSignIn;
            cookie.Events.OnRedirectToAccessDenied = static context =>
            {
                // He is signed in; signing in again would not help.
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        _ = services.AddAuthorization(policies => policies.AddPolicy(nameof(Duty.TendJobs), policy => policy.RequireAuthenticatedUser().AddRequirements(new DutyRequirement(Duty.TendJobs))));
        _ = services.AddSingleton<IAuthorizationHandler, DutyPolicy>();
        _ = services.AddCascadingAuthenticationState();
    }

    /// <summary>A cookie outlives its sign-in wherever somebody kept it.</summary>
    private static async Task RefuseEndedAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var signIns = http.RequestServices.GetRequiredService<SignIns>();
        var evenIdle = http.GetEndpoint()?.Metadata.GetMetadata<OpenToIdleAttribute>() is not null;
        if (SignedIn.Read(context.Principal) is not { } who || await signIns.HasEndedAsync(who, evenIdle, http.RequestAborted))
        {
            context.RejectPrincipal();
        }
        else if (!evenIdle && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            // To ask for a page or to send a form is an act; what scripts fetch by themselves is not.
            await signIns.ActedAsync(who.Id, http.RequestAborted);
        }
    }

    /// <summary>Whoever reads pages is led to sign in; whoever sends something, or follows the feed, is told 401.</summary>
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/live"))
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }
}

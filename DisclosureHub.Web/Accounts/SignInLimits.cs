using System.Threading.RateLimiting;

namespace DisclosureHub.Web.Accounts;

/// <summary>How often one address may try. Lock-out guards an account; this guards all of them against one who tries many, and the owner of an account against being locked out by a machine.</summary>
public static class SignInLimits
{
    public const string Policy = "sign-in";

    public static void AddSignInLimits(this IServiceCollection services, int triesAMinute) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        _ = limits.AddPolicy(Policy, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = triesAMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter(""));
    });
}

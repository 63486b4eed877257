using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace DisclosureHub.Web.Accounts;

/// <summary>How often one address may try. Lock-out guards an account; this guards all of them against one who tries many, and the owner of an account against being locked out by a machine.</summary>
public static class SignInLimits
{
    public const string Policy = "sign-in";

    /// <param name="tooOften">Says so to whoever tried too often.</param>
    public static void AddSignInLimits(this IServiceCollection services, int triesAMinute, Func<HttpContext, Task> tooOften) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = async (rejected, _) =>
        {
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
            {
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }

            await tooOften(rejected.HttpContext);
        };
        _ = limits.AddPolicy(Policy, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                Place(http.Connection.RemoteIpAddress),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = triesAMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter("reading"));
    });

    /// <summary>Whoever has an address of the new kind has a whole network of them: the first half says who it is.</summary>
    private static string Place(IPAddress? address) => address switch
    {
        null => "nowhere",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}

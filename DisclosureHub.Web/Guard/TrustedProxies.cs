using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace DisclosureHub.Web.Guard;

/// <summary>
/// Whose word is taken for where a request really came from; the section <c>Proxy</c> of the settings. Nobody's, unless the
/// bureau names its proxies: anybody can write such a header, and with it step around the limit on wrong tries.
/// </summary>
public sealed record TrustedProxies
{
    public const string Section = "Proxy";

    /// <summary>Addresses of the proxies.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Networks they stand in, as 10.0.0.0/24.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>How many of them a request passes.</summary>
    public int Hops { get; init; } = 1;

    public bool Any => Addresses.Count + Networks.Count > 0;

    /// <exception cref="InvalidOperationException">The settings name something that is no address and no network, or trust everybody.</exception>
    public static TrustedProxies Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration.GetValue<bool>("ForwardedHeaders_Enabled"))
        {
            throw new InvalidOperationException(
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED would believe anybody who says where a request came from. Unset it, and name the proxies in Proxy__Addresses__0. 请改用 Proxy__Addresses__0 指明代理。");
        }

        var proxies = configuration.GetSection(Section).Get<TrustedProxies>() ?? new TrustedProxies();
        _ = proxies.ToOptions();
        return proxies;
    }

    public ForwardedHeadersOptions ToOptions()
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = Hops };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var address in Addresses)
        {
            options.KnownProxies.Add(IPAddress.TryParse(address, out var ip) ? ip : throw new InvalidOperationException($"Proxy__Addresses names '{address}', which is no address. 不是有效的地址。"));
        }

        foreach (var network in Networks)
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.TryParse(network, out var net) ? net : throw new InvalidOperationException($"Proxy__Networks names '{network}', which is no network as 10.0.0.0/24. 不是有效的网段。"));
        }

        return options;
    }
}

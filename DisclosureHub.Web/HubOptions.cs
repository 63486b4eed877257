namespace DisclosureHub.Web;

/// <summary>
/// What the command line asks for: <c>--demo</c> runs the demonstration, <c>--fresh</c> begins it anew,
/// <c>verify [--against FILE]</c> checks the record and ends. Everything else goes to the host. A host started inside
/// a test passes its settings as <c>--demo=true</c>.
/// </summary>
public sealed record HubOptions(bool Demo, bool Fresh, bool Verify, string? Against, string[] Rest)
{
    /// <summary>Anybody can be anybody in the demonstration, so nobody outside this machine may reach it.</summary>
    /// <returns>The addresses, when all of them are of this machine.</returns>
    /// <exception cref="ArgumentException">One of them can be reached from elsewhere.</exception>
    public static string OnThisMachineOnly(string addresses)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        foreach (var address in addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !uri.IsLoopback)
            {
                throw new ArgumentException($"The demonstration listens on this machine only; {address} can be reached from elsewhere. Name http://127.0.0.1:PORT in Demo__Url.");
            }
        }

        return addresses;
    }

    public static HubOptions Read(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        string? against = null;
        List<string> rest = [];
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--against")
            {
                against = ++i < args.Length ? args[i] : throw new ArgumentException("--against names a file of kept digests, one a line.");
            }
            else if (args[i] is not ("--demo" or "--demo=true" or "--fresh" or "verify" or "--verify"))
            {
                rest.Add(args[i]);
            }
        }

        return new HubOptions(args.Contains("--demo") || args.Contains("--demo=true"), args.Contains("--fresh"), args.Contains("verify") || args.Contains("--verify"), against, [.. rest]);
    }
}

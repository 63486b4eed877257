using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DisclosureHub.Tests.Integration;

[assembly: AssemblyFixture(typeof(PostgresServer.EndOfRun))]

namespace DisclosureHub.Tests.Integration;

/// <summary>
/// One throw-away PostgreSQL server a run, begun by the first test that asks for it. It lives as long as the pipe to
/// its keeper is open, so it goes with the run however the run ends.
/// </summary>
internal static class PostgresServer
{
    /// <summary>
    /// $1 is the folder of the programs, $2 the port. The data folder belongs to whoever runs this, which must not be
    /// root. fsync is off because nothing here has to outlive the run.
    /// </summary>
    private const string Keeper = """
        trap '' INT TERM HUP
        set -e
        data=$(mktemp -d /tmp/disclosurehub-postgres.XXXXXX)
        if "$1/initdb" -D "$data/db" -U hub -A trust -E UTF8 --locale=C --no-sync >"$data/log" 2>&1 &&
           "$1/pg_ctl" -D "$data/db" -l "$data/log" -w -t 60 -o "-p $2 -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 -c shared_buffers=64MB" start >/dev/null 2>&1
        then
            echo ready
            cat >/dev/null
            "$1/pg_ctl" -D "$data/db" -m immediate stop >/dev/null 2>&1 || true
        else
            tail -n 5 "$data/log" | tr '\n' ' '
        fi
        rm -rf "$data"
        """;

    private static readonly Lazy<Task<Running>> Server = new(StartAsync);

    /// <summary>How to reach the server; skips the test, with the reason, where PostgreSQL is not installed.</summary>
    public static async Task<string> ConnectionStringAsync()
    {
        var bin = FindPrograms();
        Assert.SkipWhen(bin is null, "PostgreSQL is not installed here (Debian: apt-get install postgresql), so nothing was tried on it.");
        return $"Host=127.0.0.1;Port={(await Server.Value).Port};Username=hub;Include Error Detail=true;Timeout=30";
    }

    private static string? FindPrograms()
    {
        var installed = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        return installed.OrderByDescending(version => version, StringComparer.Ordinal)
            .Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
            .FirstOrDefault(folder => IsThere(Path.Combine(folder, "initdb")));
    }

    /// <summary>A link whose program was removed is there for <see cref="File.Exists"/>.</summary>
    private static bool IsThere(string program) => File.Exists(program) && File.ResolveLinkTarget(program, returnFinalTarget: true) is not { Exists: false };

    private static async Task<Running> StartAsync()
    {
        var (port, said) = (0, "");
        for (var tries = 0; tries < 3; tries++)
        {
            port = FreePort();
            var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
            string[] line = ["sh", "-c", Keeper, "keeper", FindPrograms()!, $"{port}"];
            line = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. line] : line;
            start.FileName = line[0];
            Array.ForEach(line[1..], start.ArgumentList.Add);
            var keeper = Process.Start(start) ?? throw new InvalidOperationException("The keeper of the server did not start.");
            said = await keeper.StandardOutput.ReadLineAsync() ?? "";
            if (said == "ready")
            {
                return new Running(keeper, port);
            }

            keeper.Dispose();
        }

        throw new InvalidOperationException($"PostgreSQL is installed but did not start: {said}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Running(Process Keeper, int Port);

    /// <summary>Stops the server when the last test is over.</summary>
    public sealed class EndOfRun : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (Server is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } started })
            {
                var keeper = (await started).Keeper;
                keeper.StandardInput.Close();
                await keeper.WaitForExitAsync();
                keeper.Dispose();
            }
        }
    }
}

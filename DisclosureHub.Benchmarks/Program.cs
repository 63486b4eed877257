using System.Globalization;
using DisclosureHub.Benchmarks;

// Each figure beside its floor in the same run; what a machine can do differs, the ratio does not much.
// Usage: dotnet run -c Release --project DisclosureHub.Benchmarks -- sweep [open deadlines] [due at once]
//        dotnet run -c Release --project DisclosureHub.Benchmarks -- search [releases] [connection string of an empty PostgreSQL database]
var what = args.Length > 0 ? args[0] : "all";
int Number(int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;
if (what is "sweep" or "all")
{
    await SweepFigures.NoneDueAsync(Number(1, 1_000_000));
    await SweepFigures.ManyDueAsync(Number(2, 10_000));
    await SweepFigures.LatenessAsync();
}

if (what is "search" or "all")
{
    await SearchFigures.ManyReleasesAsync(what == "all" ? 100_000 : Number(1, 100_000), args.Length > 2 ? args[2] : null);
}

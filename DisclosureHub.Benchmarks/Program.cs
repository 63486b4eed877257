using DisclosureHub.Benchmarks;

// Each figure beside its floor in the same run; what a machine can do differs, the ratio does not much.
// Usage: dotnet run -c Release --project DisclosureHub.Benchmarks -- [open deadlines] [due at once]
var open = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000;
var due = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 10_000;
await SweepFigures.NoneDueAsync(open);
await SweepFigures.ManyDueAsync(due);
await SweepFigures.LatenessAsync();

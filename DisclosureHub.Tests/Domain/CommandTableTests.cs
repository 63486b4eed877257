using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Tests.Domain;

/// <summary>
/// Who can do what where: every command in every situation from every post, kept in <c>Golden/commands.txt</c> for a
/// reviewer to scan. A rule that changes shows as changed lines there; after reading them, the file is written anew with
/// <c>GOLDEN=write dotnet test --filter-class "*CommandTableTests"</c>.
/// </summary>
[Clause("XT-3")]
public class CommandTableTests
{
    private const string Golden = "commands.txt";

    [Fact]
    public void Every_command_is_accepted_or_refused_everywhere_as_the_table_says()
    {
        var table = Table();
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write")
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "Golden", Golden), table);
            return;
        }

        using var stream = typeof(CommandTableTests).Assembly.GetManifestResourceStream($"Golden/{Golden}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var (kept, now) = (Lines(reader.ReadToEnd()), Lines(table));
        string[] differences = [.. kept.Except(now).Select(l => $"- {l}"), .. now.Except(kept).Select(l => $"+ {l}")];
        Assert.True(differences.Length == 0, $"The table reads otherwise ({differences.Length} lines):\n{string.Join('\n', differences.Take(60))}");
    }

    [Fact]
    public void Every_command_of_a_release_is_in_the_table()
    {
        var commands = typeof(JointRelease).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => m.ReturnType == typeof(Outcome) || m.ReturnType == typeof(Outcome<JointRelease>)).Select(m => m.Name).Except([nameof(JointRelease.Begin)]);
        Assert.Equal(commands.Order(), Command.All.Select(c => c.Name.Split(':')[0]).Distinct().Order());
    }

    [Fact]
    public void Every_stage_and_every_state_is_a_situation_and_every_command_is_accepted_in_some()
    {
        var releases = Situation.All.Select(s => (s.Unit, Release: s.Make())).ToList();
        Assert.Equal(Enum.GetValues<ReleaseStage>(), releases.Select(r => r.Release.Stage).Distinct().Order());
        Assert.Equal(
            Enum.GetValues<ConsultationState>(),
            releases.Where(r => r.Release.Find(r.Unit.Id) is not null).Select(r => r.Release.StateOf(r.Unit)).Distinct().Order());
        var everywhere = Situation.All.SelectMany(s => Command.All.Where(c => Seat.All.Any(seat => c.Run(s.Make(), s.Unit, seat.Of(s.Unit)).IsAccepted))).ToHashSet();
        Assert.Equal(["Detach"], Command.All.Except(everywhere).Select(c => c.Name));
    }

    /// <summary>For each command, the situations in which the same is said to the same people.</summary>
    private static string Table()
    {
        List<string> lines = [];
        foreach (var command in Command.All)
        {
            lines.Add(command.Name);
            foreach (var said in Situation.All.GroupBy(s => Said(command, s)))
            {
                lines.Add($"    {said.Key}");
                lines.AddRange(said.Select(s => s.Name).Chunk(5).Select(names => $"        in {string.Join(", ", names)}"));
            }
        }

        return string.Join('\n', lines) + "\n";
    }

    /// <summary>What is said to whom: acceptance first, the answer most people get last.</summary>
    private static string Said(Command command, Situation situation)
    {
        var release = situation.Make();
        var answers = Seat.All
            .Select(seat =>
            {
                var outcome = command.Run(release, situation.Unit, seat.Of(situation.Unit));
                release = outcome.IsAccepted ? situation.Make() : release;
                return (seat.Name, Answer: outcome.Refusal?.Code ?? "ACCEPTED");
            })
            .GroupBy(a => a.Answer, a => a.Name)
            .ToList();
        var most = answers.MaxBy(a => a.Count())!;
        return string.Join(" · ", answers.Where(a => a != most).OrderBy(a => a.Key != "ACCEPTED").Select(a => $"{a.Key}: {string.Join(", ", a)}")
            .Append(answers.Count == 1 ? most.Key : $"{most.Key}: the others"));
    }

    /// <summary>Each line with the command and the answer it stands under, so that one that moved is told from one that stayed.</summary>
    private static HashSet<string> Lines(string table)
    {
        HashSet<string> lines = [];
        var (command, answer) = ("", "");
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith(' '))
            {
                command = line;
            }
            else if (!line.StartsWith("        in ", StringComparison.Ordinal))
            {
                answer = line.Trim();
            }
            else
            {
                lines.UnionWith(line["        in ".Length..].Split(", ").Select(situation => $"{command}, {situation}: {answer}"));
            }
        }

        return lines;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

using System.Text.Json;
using System.Text.Json.Serialization;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Seed.Demo;

/// <summary>The invented bureau, as organisation.json tells it. Keys are names for people who write stories.</summary>
public sealed record DemoOrganisation(
    IReadOnlyList<DemoUnit> Units, IReadOnlyList<DemoPerson> People, IReadOnlyList<DemoPost> Posts, IReadOnlyList<DemoCategory> Categories);

public sealed record DemoUnit(string Key, string Name, string NameEn, string ShortName, string ShortNameEn, UnitKind Kind, int Order, string? InCharge = null);

/// <param name="Note">What this persona can try, for the picker.</param>
public sealed record DemoPerson(string Key, string Name, string NameEn, string Account, string Note, string NoteEn);

public sealed record DemoPost(string Person, string Unit, Role Role, DateOnly From);

public sealed record DemoCategory(string Key, string Name, string NameEn, string Owner, int Code);

/// <summary>A release as a story: what it says, and what was done with it when, by whom.</summary>
public sealed record DemoRelease(
    string Key, string Lead, string Title, string? Category, DisclosureAttribute Attribute, string Ground, IReadOnlyList<string> Issuers,
    IReadOnlyList<DemoBlock> Blocks, IReadOnlyList<DemoConcern> Concerns, string NoneReason, IReadOnlyList<DemoStep> Steps);

/// <param name="After">In an edit, the block a new one comes after.</param>
public sealed record DemoBlock(string Key, BlockKind Kind, string Text, string? After);

public sealed record DemoConcern(string Unit, IReadOnlyList<string> Blocks);

/// <summary>One act. Which of the optional parts it has depends on what is done.</summary>
/// <param name="At">The wall clock in the bureau's zone.</param>
public sealed record DemoStep(
    DateTime At, string Do, string By, string? ChangeNote, string? PreliminaryOpinion, string? Remark, string? Reason, string? Unit,
    Stance Stance, IReadOnlyList<string>? ScopeBlocks, string? Reasons, string? Basis, string? ProposedText,
    IReadOnlyList<DemoBlock>? Blocks, IReadOnlyList<DemoConcern>? Concerns)
{
    /// <summary>Passages as proposed or tried; without text, left out.</summary>
    public IReadOnlyList<DemoChange>? Changes { get; init; }

    /// <summary>The words of a proposal, a position, minutes, a comment, an instruction.</summary>
    public string? Text { get; init; }

    public string? WouldSign { get; init; }

    /// <summary>Who is instructed, or what was objected to by him.</summary>
    public string? To { get; init; }

    /// <summary>A day: of receipt, or on a paper.</summary>
    public DateOnly On { get; init; }

    /// <summary>The wall clock at which a meeting begins.</summary>
    public DateTime Starts { get; init; }

    public string? Place { get; init; }

    public IReadOnlyList<DemoInvited>? Invited { get; init; }

    public DissentOutcome Outcome { get; init; }

    public IReadOnlyList<DemoVote>? Votes { get; init; }

    /// <summary>Who signed a paper, and the sender's own number.</summary>
    public string? Signer { get; init; }

    public string? TheirNumber { get; init; }

    /// <summary>The passage a comment stands beside.</summary>
    public string? Block { get; init; }
}

public sealed record DemoChange(string Block, string? Text);

/// <param name="Person">The key of somebody of the bureau; null for a guest of an outside unit, who is named.</param>
public sealed record DemoInvited(string Unit, string? Person, string? Name);

public sealed record DemoVote(string Person, Ballot Ballot);

/// <summary>Reads the stories out of the assembly.</summary>
public static class DemoStories
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static DemoOrganisation Organisation() => Read<DemoOrganisation>("organisation.json");

    public static IReadOnlyList<DemoRelease> Releases() => Read<IReadOnlyList<DemoRelease>>("releases.json");

    private static T Read<T>(string name)
    {
        using var stream = typeof(DemoStories).Assembly.GetManifestResourceStream($"{typeof(DemoStories).Namespace}.{name}")
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        return JsonSerializer.Deserialize<T>(stream, Json) ?? throw new InvalidOperationException($"{name} is empty.");
    }
}

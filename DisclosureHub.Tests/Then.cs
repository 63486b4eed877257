using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Tests;

/// <summary>What a command must have led to.</summary>
internal static class Then
{
    private static readonly JsonSerializerOptions Shown = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Everything a release holds, printed: the same before and after means that nothing was changed.</summary>
    public static string Snapshot(JointRelease release) => JsonSerializer.Serialize(release, Shown);

    /// <summary>The command is refused with exactly this ground, raises no fact and leaves the release as it was.</summary>
    public static TRefusal Refuses<TRefusal>(JointRelease release, Func<JointRelease, Outcome> command)
        where TRefusal : Refusal
    {
        _ = release.TakeRaised();
        var before = Snapshot(release);

        var outcome = command(release);

        var refusal = Assert.IsType<TRefusal>(outcome.Refusal);
        Assert.False(outcome.IsAccepted);
        Assert.Empty(release.TakeRaised());
        Assert.Equal(before, Snapshot(release));
        return refusal;
    }

    /// <summary>The command is accepted; the facts it raised, without those about clocks that follow from them.</summary>
    public static IReadOnlyList<DomainEvent> Accepts(JointRelease release, Func<JointRelease, Outcome> command)
    {
        _ = release.TakeRaised();
        var outcome = command(release);
        Assert.Null(outcome.Refusal);
        return [.. release.Raised().Where(f => f.GetType().Namespace != typeof(Deadline).Namespace)];
    }

    /// <summary>The command is accepted and raises this one fact and no other.</summary>
    public static TFact Raises<TFact>(JointRelease release, Func<JointRelease, Outcome> command)
        where TFact : DomainEvent => Assert.IsType<TFact>(Assert.Single(Accepts(release, command)));
}

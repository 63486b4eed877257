using DisclosureHub.Tests.Browser;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace DisclosureHub.Tests.Browser;

/// <summary>Begins with the classes that take minutes: one of them begun last would run alone, and half of the machine stand idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [nameof(EveryPageInChineseTests), nameof(EveryPageInEnglishTests), nameof(FederatedSignInTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(c => Array.FindIndex(Long, name => c.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) is var at && at < 0 ? Long.Length : at)];
}

using System.Collections;
using System.Globalization;
using System.Text.Json;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence.Ledger;

namespace DisclosureHub.Tests.Architecture;

/// <summary>What the ledger keeps can be read again, whole.</summary>
public sealed class FactTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 1, 2, 3, 456, TimeSpan.Zero);

    public static readonly TheoryData<string> EveryKind =
        [.. typeof(DomainEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DomainEvent)) && !t.IsAbstract).Select(t => t.Name)];

    [Theory, MemberData(nameof(EveryKind))]
    public void A_fact_is_known_by_its_kind_and_read_back_as_it_was_written(string kind)
    {
        var type = Facts.Kinds[kind];
        var constructor = type.GetConstructors().Single();
        var number = 0;
        var fact = (DomainEvent)constructor.Invoke([.. constructor.GetParameters().Select(p => Sample(p.ParameterType, ref number))]);
        var written = Facts.Write(fact);
        var read = Facts.Read(new LedgerEntry { Kind = fact.Kind, Payload = written });

        Assert.IsType(type, read);
        Assert.Equal(written, Facts.Write(read));
        foreach (var parameter in constructor.GetParameters())
        {
            var property = type.GetProperty(parameter.Name!)!;
            Assert.Equal(property.GetValue(fact), property.GetValue(read));
            Assert.True(JsonDocument.Parse(written).RootElement.TryGetProperty(parameter.Name!, out _), $"{parameter.Name} is not written.");
        }

        Assert.Equal(fact.Article, read.Article);
    }

    [Fact]
    public void A_kind_that_nobody_knows_is_said_so()
    {
        var e = Assert.Throws<InvalidDataException>(() => Facts.Read(new LedgerEntry { Kind = "SomethingElse", Payload = "{}" }));
        Assert.Contains("SomethingElse", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_of_an_entry_covers_everything_but_its_place_in_the_whole()
    {
        // Numbers are those of the newest schema, so that every field counts.
        LedgerEntry Entry(Action<Dictionary<string, object?>>? change = null)
        {
            var values = typeof(LedgerEntry).GetProperties().Where(p => p.CanWrite).ToDictionary(p => p.Name, object? (p) => p.PropertyType switch
            {
                var t when t == typeof(string) => p.Name,
                var t when t == typeof(Guid) || t == typeof(Guid?) => Guid.Parse("00000000-0000-7000-8000-000000000001"),
                var t when t == typeof(DateTimeOffset) => At,
                var t => Convert.ChangeType(LedgerEntry.CurrentSchema, t, CultureInfo.InvariantCulture),
            });
            change?.Invoke(values);
            var entry = new LedgerEntry();
            foreach (var (name, value) in values)
            {
                typeof(LedgerEntry).GetProperty(name)!.SetValue(entry, value);
            }

            return entry;
        }

        var hash = Entry().ComputeHash();
        foreach (var property in typeof(LedgerEntry).GetProperties().Where(p => p.CanWrite))
        {
            var changed = Entry(values => values[property.Name] = values[property.Name] switch
            {
                string s => s + "x",
                Guid => Guid.Parse("00000000-0000-7000-8000-000000000002"),
                DateTimeOffset at => at.AddMilliseconds(1),
                var n => Convert.ChangeType(Convert.ToInt64(n, CultureInfo.InvariantCulture) + 1, property.PropertyType, CultureInfo.InvariantCulture),
            });
            Assert.Equal((property.Name, property.Name is nameof(LedgerEntry.Seq) or nameof(LedgerEntry.Hash)), (property.Name, changed.ComputeHash() == hash));
        }
    }

    private static object? Sample(Type type, ref int number)
    {
        number++;
        var id = new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, (byte)number);
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Sample(inner, ref number);
        }

        if (type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>)))
        {
            return Activator.CreateInstance(type, id);
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type.GetGenericArguments()))!;
            _ = list.Add(Sample(type.GetGenericArguments()[0], ref number));
            _ = list.Add(Sample(type.GetGenericArguments()[0], ref number));
            return list;
        }

        return type switch
        {
            _ when type == typeof(string) => $"第{number}段 \"<&>\" \\ \n\t\u2028 ﷽",
            _ when type == typeof(int) => number,
            _ when type == typeof(bool) => true,
            _ when type == typeof(Guid) => id,
            _ when type == typeof(DateTimeOffset) => At.AddMilliseconds(number),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 11, number),
            _ when type == typeof(TextHash) => TextHash.Of($"{number}"),
            _ when type == typeof(PassageChanges) => new PassageChanges(number, 1, 2, 3),
            _ when type == typeof(Vote) => new Vote(new PersonId(id), Ballot.Abstained),
            _ when type == typeof(ConsentScope) => new ConsentScope([new BlockId(id)]),
            _ when type == typeof(Unit) => new Unit(new UnitId(id), $"科{number}", $"Unit {number}", "科", "U", UnitKind.Office, number, new PersonId(id)),
            _ when type == typeof(Person) => new Person(new PersonId(id), $"某{number}", $"Person {number}", $"p{number}", new DateOnly(2026, 11, number), true),
            _ when type == typeof(Post) => new Post(new PostId(id), new PersonId(id), new UnitId(id), Role.OfficeHead, new DateOnly(2026, 11, number), new DateOnly(2026, 12, number), true),
            _ when type == typeof(Category) => new Category(new CategoryId(id), $"类{number}", $"Category {number}", new UnitId(id), number),
            _ when type == typeof(Delegation) => new Delegation(new DelegationId(id), new PostId(id), new PersonId(id), new PersonId(id), [Duty.SignOpinion], new DateOnly(2026, 11, number), new DateOnly(2026, 12, number), "公出"),
            _ when type == typeof(Signature) => new Signature(new PersonId(id), new PostId(id), new UnitId(id), Role.OfficeHead, new PersonId(id), Authentication.Clock, At),
            _ => throw new NotSupportedException($"Give the test a sample of {type}."),
        };
    }
}

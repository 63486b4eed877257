using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Web.Persistence.Ledger;

/// <summary>How facts, and the values kept in JSON columns, are written and read.</summary>
public static class Facts
{
    public static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new IdConverterFactory(), new TextHashConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatTheTypeSays } },
    };

    /// <summary>Every kind of fact by its name on the ledger.</summary>
    public static readonly IReadOnlyDictionary<string, Type> Kinds = typeof(DomainEvent).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(DomainEvent)) && !t.IsAbstract)
        .ToDictionary(t => t.Name);

    public static string Write(DomainEvent fact) => JsonSerializer.Serialize(fact, fact.GetType(), Json);

    /// <exception cref="InvalidDataException">The kind is unknown or the payload is not a fact of that kind.</exception>
    public static DomainEvent Read(LedgerEntry entry)
    {
        if (!Kinds.TryGetValue(entry.Kind, out var type))
        {
            throw new InvalidDataException($"The ledger holds a fact of an unknown kind, {entry.Kind}.");
        }

        return (DomainEvent?)JsonSerializer.Deserialize(entry.Payload, type, Json)
            ?? throw new InvalidDataException($"Entry {entry.MatterSeq} of {entry.Matter} is empty.");
    }

    /// <summary>Kind and article are the type's own; the other get-only properties are computed.</summary>
    private static void LeaveOutWhatTheTypeSays(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var written = info.Type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault()?
            .GetParameters().Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
        foreach (var property in info.Properties.Where(p => !written.Contains(p.Name)).ToList())
        {
            _ = info.Properties.Remove(property);
        }
    }

    private sealed class IdConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(IdConverter<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class IdConverter<TId> : JsonConverter<TId>
        where TId : struct, IId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TId.From(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed class TextHashConverter : JsonConverter<TextHash>
    {
        public override TextHash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, TextHash value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}

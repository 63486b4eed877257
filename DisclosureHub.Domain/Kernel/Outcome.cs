namespace DisclosureHub.Domain.Kernel;

/// <summary>
/// The rules say no. A refusal names what is missing and the article behind it; its type name is its code and the key
/// of its text. It changes nothing. (We being wrong is an exception, never a refusal.)
/// </summary>
/// <param name="Article">The clause, or null where the ground is technical and not legal.</param>
public abstract record Refusal(Article? Article)
{
    public string Code => GetType().Name;
}

/// <summary>What became of a command: accepted, or refused with a ground. Never ignore one: IDE0058 makes it an error.</summary>
public sealed class Outcome
{
    public static readonly Outcome Accepted = new(null);

    private Outcome(Refusal? refusal) => Refusal = refusal;

    public Refusal? Refusal { get; }

    public bool IsAccepted => Refusal is null;

    public static implicit operator Outcome(Refusal refusal) => FromRefusal(refusal);

    public static Outcome FromRefusal(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new Outcome(refusal);
    }
}

/// <summary>What became of a command that brings a new root into being: the root, or a refusal.</summary>
public sealed class Outcome<T>
    where T : class
{
    private readonly T? _made;

    private Outcome(T? made, Refusal? refusal) => (_made, Refusal) = (made, refusal);

    public Refusal? Refusal { get; }

    /// <summary>The new root.</summary>
    /// <exception cref="InvalidOperationException">The command was refused.</exception>
    public T Made => _made ?? throw new InvalidOperationException($"Refused: {Refusal}");

    public static implicit operator Outcome<T>(Refusal refusal) => FromRefusal(refusal);

    public static implicit operator Outcome<T>(T made) => FromMade(made);

#pragma warning disable CA1000 // The two factories are what the conversions above are made of.
    public static Outcome<T> FromRefusal(Refusal refusal) => new(null, refusal);

    public static Outcome<T> FromMade(T made) => new(made, null);
#pragma warning restore CA1000
}

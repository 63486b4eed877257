using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.Deadlines;

public readonly record struct DeadlineId(Guid Value) : IId<DeadlineId>
{
    public static DeadlineId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.People;
using DisclosureHub.Web.Features.SetUp;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Seed.Demo;

/// <summary>The invented bureau, founded as a real one is: three administrators by the set-up, everything else by them.</summary>
public sealed partial class DemoSeed
{
    private async Task FoundAsync(CommandRunner runner, CancellationToken stop)
    {
        var told = DemoStories.Organisation();
        foreach (var p in told.People)
        {
            _people[p.Key] = new Person(NewId.Of<PersonId>(), p.Name, p.NameEn, p.Account);
        }

        foreach (var u in told.Units)
        {
            _units[u.Key] = new Unit(NewId.Of<UnitId>(), u.Name, u.NameEn, u.ShortName, u.ShortNameEn, u.Kind, u.Order, u.InCharge is { } deputy ? _people[deputy].Id : null);
        }

        foreach (var c in told.Categories)
        {
            _categories[c.Key] = new Category(NewId.Of<CategoryId>(), c.Name, c.NameEn, _units[c.Owner].Id, c.Code);
        }

        _posts.AddRange(told.Posts.Select(p => new Post(NewId.Of<PostId>(), _people[p.Person].Id, _units[p.Unit].Id, p.Role, p.From, null)));
        Post[] first = [.. Duties.Administrators.Select(role => _posts.First(p => p.Role == role))];
        var (beginners, seats) = (first.Select(p => p.Person).ToHashSet(), first.Select(p => p.Unit).ToHashSet());
        Accept(await runner.RunAsync(
            new SetUpBureau(NewId.OfCommand(), [.. _units.Values.Where(u => seats.Contains(u.Id))], [.. _people.Values.Where(p => beginners.Contains(p.Id))], first), Actor.SetUp, stop));
        IEnumerable<IActOn<Organisation>> commands =
        [
            .. _units.Values.Where(u => !seats.Contains(u.Id)).Select(u => new EstablishUnit(NewId.OfCommand(), u)),
            .. _people.Values.Where(p => !beginners.Contains(p.Id)).Select(p => new AddPerson(NewId.OfCommand(), p)),
            .. _categories.Values.Select(c => new AddCategory(NewId.OfCommand(), c)),
            .. _posts.Except(first).Select(p => new GivePost(NewId.OfCommand(), p)),
        ];
        foreach (var command in commands)
        {
            var by = first.First(p => p.Role.Carries(CommandRunner.DutyOf(command.GetType())));
            Accept(await runner.RunAsync(command, new Actor(by.Person, by.Id, Authentication.DemoPersona, DateTimeOffset.MaxValue), stop));
        }
    }

    private static void Accept(Done done)
    {
        if (done.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The invented bureau cannot be founded: {refusal}.");
        }
    }
}

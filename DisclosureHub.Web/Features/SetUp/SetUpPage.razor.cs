using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Words;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.SetUp;

/// <summary>The first start: the office, three administrators, and a link for each of them to choose a password with.</summary>
public sealed partial class SetUpPage
{
    private static readonly Role[] Kinds = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator];

    private bool _open;
    private Refusal? _refusal;
    private IReadOnlyList<(string Name, Role Role, string Address)>? _handOver;

    [Parameter] public string Secret { get; set; } = "";

    [SupplyParameterFromForm(FormName = "setup")] private string? Office { get; set; }

    [SupplyParameterFromForm(FormName = "setup")] private string? Short { get; set; }

    [SupplyParameterFromForm(FormName = "setup")] private string[]? Names { get; set; }

    [SupplyParameterFromForm(FormName = "setup")] private string[]? Accounts { get; set; }

    [Inject] private CommandRunner Runner { get; set; } = default!;

    [Inject] private BureauClock Clock { get; set; } = default!;

    [Inject] private Wording Wording { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync() => _open = await Links.OpensSetUpAsync(Secret);

    private static string At(string[]? typed, int index) => typed?.Length > index ? typed[index] : "";

    private async Task SetUpAsync()
    {
        if (!_open)
        {
            return;
        }

        var unit = new Unit(NewId.Of<UnitId>(), Office ?? "", "", Short ?? "", "", UnitKind.Office, 10);
        Person[] people = [.. Kinds.Select((_, n) => new Person(NewId.Of<PersonId>(), At(Names, n), "", At(Accounts, n).Trim()))];
        Post[] posts = [.. Kinds.Select((role, n) => new Post(NewId.Of<PostId>(), people[n].Id, unit.Id, role, WorkCalendar.DayOf(Clock.Now), null))];
        _refusal = (await Runner.RunAsync(new SetUpBureau(NewId.OfCommand(), [unit], people, posts), Actor.SetUp)).Refusal;
        if (_refusal is not null)
        {
            return;
        }

        List<(string, Role, string)> made = [];
        foreach (var (person, role) in people.Zip(Kinds))
        {
            made.Add((person.Name, role, Navigation.ToAbsoluteUri($"sign-in/link/{await Links.AfterSetUpAsync(Secret, person.Id)}").ToString()));
        }

        _handOver = made;
    }
}

using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using Microsoft.AspNetCore.Components.Authorization;

namespace DisclosureHub.Web.Runtime;

/// <summary>
/// Who sits in front of this circuit. It offers the post to act in and shows what may be tried; whether it is allowed is
/// decided at the door, from the posts as they are then.
/// </summary>
public sealed class Me(AuthenticationStateProvider authentication, Readers readers, BureauDirectory directory, CommandRunner runner, BureauClock clock, SignIns signIns)
{
    private SignedIn? _signedIn;
    private Reader? _reader;

    /// <exception cref="InvalidOperationException">Nobody is signed in; pages that need somebody are behind sign-in.</exception>
    public Reader Reader => _reader ?? throw new InvalidOperationException("Nobody is signed in here.");

    /// <summary>The sign-in this circuit was opened with; null when nobody is signed in.</summary>
    public SignedIn? SignIn => _signedIn;

    public PersonId Person => Reader.Person;

    /// <summary>The bureau's now, for pages that say today and yesterday.</summary>
    public DateTimeOffset Now => clock.Now;

    public DateOnly Today => WorkCalendar.DayOf(clock.Now);

    /// <summary>Reads who it is and the posts held today; call it before every query, it is one small read.</summary>
    /// <returns>False when nobody is signed in, the sign-in has ended, or the person holds no post. What is on the screen stays as it is.</returns>
    /// <param name="evenIdle">Asked for the wall; see <see cref="OpenToIdleAttribute"/>.</param>
    public async Task<bool> KnownAsync(bool evenIdle = false)
    {
        _signedIn ??= SignedIn.Read((await authentication.GetAuthenticationStateAsync()).User);
        if (_signedIn is null || await signIns.HasEndedAsync(_signedIn, evenIdle) || await readers.FindAsync(_signedIn.Person) is not { } reader)
        {
            return false;
        }

        _reader = reader;
        return true;
    }

    public ValueTask<BureauNames> NamesAsync() => directory.NamesAsync();

    /// <summary>The post in which the person would do this, preferring one of the unit it is for; then another's in whose stead he may; null when none carries the duty.</summary>
    public Post? PostFor(Duty duty, UnitId? unit = null)
    {
        var able = Reader.Posts.Where(p => p.Role.Carries(duty)).ToList();
        return (unit is { } there ? able.Find(p => p.Unit == there) : able.FirstOrDefault()) ?? Reader.InSteadOf(duty, unit);
    }

    /// <summary>Whether he would do this in somebody else's stead, holding no post of his own that carries it.</summary>
    public bool StandsInWith(Duty duty, UnitId unit) => PostFor(duty, unit) is { } post && post.Person != Person;

    /// <summary>Runs a command in the post that fits. Without one it still goes to the door, which says why not.</summary>
    /// <param name="unit">The unit it is done for, where one holds several posts.</param>
    public Task<Done> RunAsync<TRoot>(IActOn<TRoot> command, UnitId? unit = null)
        where TRoot : Aggregate
    {
        ArgumentNullException.ThrowIfNull(command);
        return runner.RunAsync(command, ActorFor(command.GetType(), unit));
    }

    /// <inheritdoc cref="RunAsync{TRoot}(IActOn{TRoot}, UnitId?)"/>
    public Task<Done> RunAsync<TRoot>(IBegin<TRoot> command, UnitId? unit = null)
        where TRoot : Aggregate
    {
        ArgumentNullException.ThrowIfNull(command);
        return runner.RunAsync(command, ActorFor(command.GetType(), unit));
    }

    private Actor ActorFor(Type command, UnitId? unit)
    {
        var duty = CommandRunner.DutyOf(command);
        var post = PostFor(duty, unit) ?? PostFor(duty) ?? Reader.Posts[0];
        return new Actor(Person, post.Id, _signedIn!.How, _signedIn.Until, _signedIn.Id);
    }
}

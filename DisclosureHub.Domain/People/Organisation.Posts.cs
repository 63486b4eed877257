using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.People;

/// <summary>Who holds which post, from when to when.</summary>
public sealed partial class Organisation
{
    public Outcome AddPerson(Signature by, Person person)
    {
        ArgumentNullException.ThrowIfNull(by);
        return Tidy(person) is { Refusal: { } refusal } ? refusal : Record(new PersonAdded(Tidied(person) with { LastDay = null, MaySignIn = false }, by, by.At));
    }

    /// <summary>Gives somebody other names, or another name for signing in.</summary>
    public Outcome ChangePerson(Signature by, Person person)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(person);
        return !_people.TryGetValue(person.Id, out var now) ? new NoSuchPerson()
            : Tidy(person) is { Refusal: { } refusal } ? refusal
            : Record(new PersonChanged(Tidied(person) with { LastDay = now.LastDay, MaySignIn = now.MaySignIn }, by, by.At));
    }

    /// <summary>Somebody leaves the bureau: all his posts end, and each can name who takes it up.</summary>
    public Outcome Leave(Signature by, PersonId person, DateOnly lastDay)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (Present(person) is { Refusal: { } absent })
        {
            return absent;
        }

        if (lastDay == default)
        {
            return new DayIsMissing();
        }

        Post[] held = [.. _posts.Values.Where(p => p.Person == person && (p.Until is null || p.Until > lastDay))];
        if (held.Select(p => LeavesNoneOf(p, null, lastDay)).FirstOrDefault(r => r is not null) is { } last)
        {
            return last;
        }

        foreach (var post in held)
        {
            End(by, post, lastDay < post.From ? post.From.AddDays(-1) : lastDay, null);
        }

        return Record(new PersonLeft(person, lastDay, by, by.At));
    }

    /// <summary>Gives somebody a post. Heads are one at a time; administrators are three people who hold no other post.</summary>
    public Outcome GivePost(Signature by, Post post)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(post);
        return May(post with { IsActing = false }) is { Refusal: { } refusal } ? refusal
            : !post.IsActing && post.Role.HeadsItsUnit() && post.Role != Role.OutsideContact && HeadOf(post.Unit, post.From, post.Until) is { } head ? new UnitHasAHead(head.Person)
            : Record(new PostGiven(post with { IsActing = false }, by, by.At));
    }

    /// <summary>
    /// Ends a post with a day. What its holder had to do is the successor's from the next day on; delegations of the post end
    /// with it, and a deputy's sections go to the successor.
    /// </summary>
    /// <param name="successor">Who takes it up, with the id of his post; null when nobody does yet.</param>
    public Outcome EndPost(Signature by, PostId post, DateOnly lastDay, (PostId Post, PersonId Person)? successor)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!_posts.TryGetValue(post, out var held))
        {
            return new NoSuchPost();
        }

        // The day before its first one takes back a post that has not begun.
        if (Unfit(held.From.AddDays(-1), lastDay) is { } unfit)
        {
            return unfit is PeriodIsUnfit ? new PeriodIsUnfit(held.From, lastDay) : unfit;
        }

        if (held.Until is { } until && lastDay >= until)
        {
            return new PostEndsAlready(until);
        }

        if (LeavesNoneOf(held, successor?.Person, lastDay) is { } last)
        {
            return last;
        }

        if (successor is not { } next)
        {
            End(by, held, lastDay, null);
            return Outcome.Accepted;
        }

        var taken = new Post(next.Post, next.Person, held.Unit, held.Role, lastDay.AddDays(1), null);
        if (May(taken) is { Refusal: { } refusal })
        {
            return refusal;
        }

        End(by, held, lastDay, next.Person);
        return Record(new PostGiven(taken, by, by.At));
    }

    /// <summary>The office names who heads a unit while its head is absent or there is none.</summary>
    public Outcome NameActingHead(Signature by, PostId id, UnitId unit, PersonId person, DateOnly first, DateOnly last, string reason)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!_units.TryGetValue(unit, out var of))
        {
            return new NoSuchUnit();
        }

        if (Missing(nameof(reason), reason, LongestReason) is { } missing)
        {
            return missing;
        }

        if (Unfit(first, last) is { } unfit)
        {
            return unfit;
        }

        if (last < Today(by))
        {
            return new DayIsPast(last);
        }

        var acting = new Post(id, person, unit, of.Kind == UnitKind.Office ? Role.OfficeHead : Role.SectionHead, first, last, IsActing: true);
        return May(acting) is { Refusal: { } refusal } ? refusal
            : _posts.Values.FirstOrDefault(p => p.Unit == unit && p.IsActing && p.Overlaps(first, last)) is { } other ? new UnitHasAHead(other.Person)
            : Record(new ActingHeadNamed(acting, PlainText.Of(reason), by, by.At));
    }

    /// <summary>Lets somebody sign in: he is given a link with which he chooses his own password.</summary>
    public Outcome OpenAccount(Signature by, PersonId person)
    {
        ArgumentNullException.ThrowIfNull(by);
        return Openable(person) is { } refusal ? refusal : Record(new AccountOpened(person, by, by.At));
    }

    private Refusal? Openable(PersonId person) => Present(person).Refusal ?? (_people[person].MaySignIn ? new AccountIsOpen() : null);

    /// <summary>Lets several people sign in at once, all of them or none.</summary>
    /// <returns>Refused: <see cref="NoSuchPerson"/> when nobody is named, <see cref="TooManyAccounts"/>, and as <see cref="OpenAccount"/> for the first who cannot be.</returns>
    public Outcome OpenAccounts(Signature by, IReadOnlyList<PersonId> people)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(people);
        PersonId[] named = [.. people.Distinct()];
        if (named.Length is 0 or > MostAccountsAtOnce)
        {
            return named.Length == 0 ? new NoSuchPerson() : new TooManyAccounts(MostAccountsAtOnce);
        }

        if (named.Select(Openable).FirstOrDefault(r => r is not null) is { } refusal)
        {
            return refusal;
        }

        foreach (var person in named)
        {
            Note(new AccountOpened(person, by, by.At));
        }

        return Outcome.Accepted;
    }

    /// <summary>Takes away somebody's password and second factors; he is given a new link.</summary>
    public Outcome ResetAccount(Signature by, PersonId person, string reason)
    {
        ArgumentNullException.ThrowIfNull(by);
        return Open(person, reason) is { Refusal: { } refusal } ? refusal : Record(new AccountReset(person, PlainText.Of(reason), by, by.At));
    }

    public Outcome CloseAccount(Signature by, PersonId person, string reason)
    {
        ArgumentNullException.ThrowIfNull(by);
        return Open(person, reason) is { Refusal: { } refusal } ? refusal : Record(new AccountClosed(person, PlainText.Of(reason), by, by.At));
    }

    /// <summary>Records that somebody's sign-ins are looked into. Refused: nobody of that id.</summary>
    public Outcome LookIntoSignIns(Signature by, PersonId person)
    {
        ArgumentNullException.ThrowIfNull(by);
        return _people.ContainsKey(person) ? Record(new SignInsLookedInto(person, by, by.At)) : new NoSuchPerson();
    }

    /// <summary>Who heads the unit in that time, acting heads apart; null when nobody does.</summary>
    public Post? HeadOf(UnitId unit, DateOnly from, DateOnly? until) =>
        _posts.Values.FirstOrDefault(p => p.Unit == unit && !p.IsActing && p.Role.HeadsItsUnit() && p.Overlaps(from, until));

    private static Person Tidied(Person person) => person with { Name = PlainText.Of(person.Name), NameEn = English(person.NameEn, person.Name) };

    private static bool Fits(Role role, UnitKind kind) => role switch
    {
        Role.Drafter or Role.SectionHead => kind == UnitKind.Section,
        Role.OfficeStaff or Role.OfficeHead => kind == UnitKind.Office,
        Role.DeputyInCharge or Role.DisclosureDeputy or Role.Director or Role.LeadingGroupChair or Role.LeadingGroupMember => kind == UnitKind.Leadership,
        Role.OutsideContact => kind == UnitKind.Outside,
        _ when role.Administers() || role == Role.SecrecyReviewer => kind != UnitKind.Outside,
        _ => false,
    };

    private Outcome Tidy(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        Refusal? refusal = Missing(nameof(person.Name), person.Name, LongestName) ?? Missing(nameof(person.NameEn), Tidied(person).NameEn, LongestName);
        refusal ??= AccountName.IsFit(person.Account) ? null : new AccountNameIsUnfit(person.Account);
        refusal ??= _people.Values.FirstOrDefault(p => p.Id != person.Id && p.Account == person.Account) is { } other ? new AccountNameIsTaken(person.Account, other.Id) : null;
        return refusal is null ? Outcome.Accepted : refusal;
    }

    private Outcome Present(PersonId person) =>
        !_people.TryGetValue(person, out var found) ? new NoSuchPerson() : found.LastDay is { } left ? new PersonHasLeft(left) : Outcome.Accepted;

    private Outcome Open(PersonId person, string reason) =>
        Present(person) is { Refusal: { } absent } ? absent
        : !_people[person].MaySignIn ? new AccountIsNotOpen()
        : Missing(nameof(reason), reason, LongestReason) is { } missing ? missing
        : Outcome.Accepted;

    private Outcome May(Post post)
    {
        if (Present(post.Person) is { Refusal: { } absent })
        {
            return absent;
        }

        if (!_units.TryGetValue(post.Unit, out var unit))
        {
            return new NoSuchUnit();
        }

        if (Unfit(post.From, post.Until) is { } unfit)
        {
            return unfit;
        }

        if (!Fits(post.Role, unit.Kind))
        {
            return new RoleIsNotOfSuchUnit(post.Role, unit.Kind);
        }

        var held = _posts.Values.Where(p => p.Person == post.Person && p.Overlaps(post.From, post.Until)).ToList();
        return held.Find(p => p.Unit == post.Unit && p.Role == post.Role) is { } same ? new PostIsHeldAlready(same.From)
            : held.Find(p => p.Role.Administers() || post.Role.Administers()) is { } other ? new AdministratorsAreSeparate(other.Role)
            : Outcome.Accepted;
    }

    /// <summary>Whether the product would have no administrator of that kind on the day after.</summary>
    private LastOfItsKind? LeavesNoneOf(Post post, PersonId? successor, DateOnly lastDay) =>
        post.Role.Administers() && successor is null && !_posts.Values.Any(p => p.Id != post.Id && p.Role == post.Role && p.IsHeldOn(lastDay.AddDays(1)))
            ? new LastOfItsKind(post.Role)
            : null;

    private void End(Signature by, Post post, DateOnly lastDay, PersonId? successor)
    {
        foreach (var delegation in _delegations.Values.Where(d => d.Post == post.Id && d.Last > lastDay).ToList())
        {
            Note(new DelegationEnded(delegation with { Last = lastDay < delegation.First ? delegation.First.AddDays(-1) : lastDay }, by, by.At));
        }

        if (post.Role == Role.DeputyInCharge)
        {
            foreach (var unit in _units.Values.Where(u => u.DeputyInCharge == post.Person).ToList())
            {
                Note(new UnitChanged(unit with { DeputyInCharge = successor }, by, by.At));
            }
        }

        Note(new PostEnded(post with { Until = lastDay }, successor, by, by.At));
    }
}

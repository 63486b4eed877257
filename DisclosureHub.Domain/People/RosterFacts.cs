using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.People;

/// <summary>A cell that the row cannot do without is empty.</summary>
public sealed record CellIsMissing() : Refusal(Article: null);

public sealed record RoleIsUnknown(string Written) : Refusal(Article: null);

public sealed record UnitKindIsUnknown(string Written) : Refusal(Article: null);

public sealed record DayIsUnreadable(string Written) : Refusal(Article: null);

/// <summary>The heading names no column that a table of people has, or one that is there already.</summary>
public sealed record HeadingIsUnknown(string Written) : Refusal(Article: null);

/// <summary>An earlier row says otherwise of the same unit, or of whoever has the same account.</summary>
/// <param name="Row">Which.</param>
/// <param name="There">What it says.</param>
public sealed record EarlierRowSaysOtherwise(int Row, string There) : Refusal(Article: null);

/// <summary>The account is that of a person of another name.</summary>
public sealed record AccountIsAnothers(string Account, string Name) : Refusal(Article: null);

/// <summary>A unit of that name is there, and of another kind.</summary>
public sealed record UnitIsOfAnotherKind(UnitKind Kind) : Refusal(Article: null);

/// <summary>It is on the record and reads otherwise there: a table adds, and changes nothing that is there.</summary>
/// <param name="There">What the record has.</param>
public sealed record RecordSaysOtherwise(string There) : Refusal(Article: null);

/// <summary>No person, here or in the table, has that account.</summary>
public sealed record NobodyHasAccount(string Account) : Refusal(Article: null);

/// <summary>Nothing of a table is taken while one of its rows cannot be.</summary>
public sealed record RosterHasErrors(int Errors) : Refusal(Article: null);

/// <summary>Everything the table says is on the record already.</summary>
public sealed record RosterChangesNothing() : Refusal(Article: null);

/// <summary>The organisation changed after the table was looked at, and the table would now do something else.</summary>
public sealed record RosterIsOutdated() : Refusal(Article: null);

/// <summary>Posts are given to people who are there, in units that are there; adding those is the system administrator's.</summary>
/// <param name="Steps">How many units and people of the table are not there yet.</param>
public sealed record UnitsAndPeopleComeFirst(int Steps) : Refusal(Article: null);

/// <summary>No heading in the file is one of a table of people.</summary>
public sealed record RosterHasNoHeadings() : Refusal(Article: null);

/// <summary>There is nothing under the headings.</summary>
public sealed record RosterHasNoRows() : Refusal(Article: null);

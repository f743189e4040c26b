namespace Entente.Codebook;

/// <summary>Something that can act or be named: a state, organ, firm, academy, grouping, office-holder or place.</summary>
public sealed record Entity
{
    /// <summary><c>chn</c>, <c>chn.pap</c>, <c>grp.sco</c>, <c>place.beibu-gulf</c>.</summary>
    public required string Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>ISO 3166 alpha-3; null for groupings and waters of several states.</summary>
    public string? Country { get; init; }

    /// <summary>For a place: every state that it lies in, borders on or that claims it, as the table gives them.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    public string? Parent { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>Where the row is from: an address, a data set, or "general knowledge" with the date of writing.</summary>
    public required string Source { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<EntityName> Names { get; init; } = [];

    /// <summary>The name shown first: English official or short, else the first.</summary>
    public string Title =>
        Names.FirstOrDefault(n => n.Language == "en" && n.Kind is "short")?.Name
        ?? Names.FirstOrDefault(n => n.Language == "en" && n.Kind is "official")?.Name
        ?? (Names.Count > 0 ? Names[0].Name : null)
        ?? Id;
}

/// <summary>
/// A name of an entity in one language. A local name ("Ministry of Interior", 公安部) means this entity only once the
/// state is known from the text.
/// </summary>
/// <param name="Name">As it is written.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Kind">official, short, abbreviation, demonym, metonym, former; compound (中, only inside 中越) or prefix ("Sino-").</param>
/// <param name="IsLocal">It means this entity only once the state is known.</param>
/// <param name="From">The first year in which it was borne.</param>
/// <param name="To">The last one.</param>
/// <param name="Source">Where the row is from.</param>
public sealed record EntityName(string Name, string Language, string Kind, bool IsLocal, string? From, string? To, string Source)
{
    /// <summary>A text must give it with a capital.</summary>
    public bool NeedsCapital => Name.Length > 0 && char.IsUpper(Name[0]);

    /// <summary>A text must give all of it in capitals: an abbreviation.</summary>
    public bool IsInCapitals => NeedsCapital && Name.Length <= 6 && !Name.AsSpan().ContainsAnyInRange('a', 'z');
}

namespace Entente.Codebook;

/// <summary>Something that can act or be named: a state, organ, firm, academy, grouping, office-holder or place.</summary>
public sealed record Entity
{
    /// <summary><c>chn</c>, <c>chn.pap</c>, <c>grp.sco</c>, <c>place.beibu-gulf</c>.</summary>
    public required string Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>ISO 3166 alpha-3; null for groupings and waters of several states.</summary>
    public string? Country { get; init; }

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
public sealed record EntityName(string Name, string Language, string Kind, bool IsLocal, string? From, string? To, string Source);

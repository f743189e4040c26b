namespace Entente.Codebook;

/// <summary>What Entente looks for: event types, actors, places, sources and the words that name them. Data, read once, never changed.</summary>
public sealed record CodebookData
{
    public required string Version { get; init; }

    /// <summary>Hash of every file of the codebook: part of the key under which coding is kept.</summary>
    public required string Hash { get; init; }

    /// <summary>In the codebook's order.</summary>
    public required IReadOnlyList<EventType> Types { get; init; }

    /// <summary>States, organs, firms, academies, groupings, persons; in ordinal order of id.</summary>
    public required IReadOnlyList<Entity> Actors { get; init; }

    public required IReadOnlyList<Entity> Places { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>Who belongs to which grouping, with role and dates.</summary>
    public IReadOnlyList<Membership> Memberships { get; init; } = [];

    /// <summary>What office-holders are called, in every language.</summary>
    public IReadOnlyList<OfficeTitle> Titles { get; init; } = [];

    /// <summary>Names of entities that no table defines: nothing is read by them, and the checker refuses them.</summary>
    public IReadOnlyList<(string Entity, string Name)> StrayNames { get; init; } = [];
}

public sealed record Membership(string Grouping, string Member, string Role, string? From, string? To, string Source);

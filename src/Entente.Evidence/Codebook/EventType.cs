namespace Entente.Codebook;

/// <summary>An event or assertion type as <c>codebook/events/&lt;type&gt;/definition.yaml</c> defines it.</summary>
public sealed record EventType
{
    /// <summary><c>AGR_INTEL</c>.</summary>
    public required string Code { get; init; }

    /// <summary>A to F, Z; null for assertion types.</summary>
    public string? Family { get; init; }

    public required string Name { get; init; }

    public required string Definition { get; init; }

    public IReadOnlyList<EventRole> Roles { get; init; } = [];

    public IReadOnlyList<string> Include { get; init; } = [];

    public IReadOnlyList<string> Exclude { get; init; } = [];

    public string? Plover { get; init; }

    public string? Cameo { get; init; }

    public bool IsAssertion => Family is null;
}

public sealed record EventRole(string Name, bool Many, bool Required, string Meaning);

/// <summary>A family of event types: letter, name and the design token of its colour.</summary>
public sealed record EventFamily(string Letter, string Name)
{
    /// <summary>The seven families in the codebook's order.</summary>
    public static IReadOnlyList<EventFamily> All { get; } =
    [
        new("A", "Agreements"),
        new("B", "Contact"),
        new("C", "Capacity"),
        new("D", "Operations"),
        new("E", "Transfers"),
        new("F", "Presence"),
        new("Z", "Residual"),
    ];
}

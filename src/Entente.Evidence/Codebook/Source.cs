namespace Entente.Codebook;

/// <summary>An outlet, journal, agency or archive, from <c>codebook/sources/sources.tsv</c>.</summary>
public sealed record Source
{
    /// <summary><c>src.xinhua</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>ISO 3166 alpha-3.</summary>
    public string? Country { get; init; }

    public string? Owner { get; init; }

    /// <summary>state, party, military, public, private, ngo, academic or intergovernmental.</summary>
    public string? Tie { get; init; }

    /// <summary>inward, outward, both or independent.</summary>
    public string? Audience { get; init; }

    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>agency, newspaper, broadcaster, journal, ministry, think-tank …</summary>
    public string? Kind { get; init; }

    public string? Domain { get; init; }

    /// <summary>Where this row of the table is from.</summary>
    public string Provenance { get; init; } = "";
}

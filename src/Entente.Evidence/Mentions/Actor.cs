using Entente.Codebook;

namespace Entente.Mentions;

/// <summary>A state, organ, firm, grouping or office-holder in a sentence, resolved as far as the text and codebook allow.</summary>
public sealed record Actor
{
    /// <summary>As the text has it.</summary>
    public required string Name { get; init; }

    public Entity? Entity { get; init; }

    /// <summary>ISO 3166 alpha-3, when known.</summary>
    public string? Country { get; init; }

    /// <summary>The codebook's kind (state, police, firm, person …); "officials" for people of a state without a body.</summary>
    public required string Kind { get; init; }

    /// <summary>UTF-16 units in the canonical text.</summary>
    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary>Token range in the sentence it was found in; -1 when it comes from context.</summary>
    public int From { get; init; } = -1;

    public int To { get; init; } = -1;

    /// <summary>How it was resolved, when not by its own name: "the two countries", "it".</summary>
    public string? Through { get; init; }

    /// <summary>True for a person named in office, whose meetings are each a record.</summary>
    public bool IsPrincipal { get; init; }
}

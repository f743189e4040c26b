namespace Entente.Codebook;

/// <summary>
/// A sentence or two of <c>codebook/events/&lt;type&gt;/sentences.yaml</c> with the records that a trained reader takes from it. A
/// near miss has none of its file's type.
/// </summary>
public sealed record Example
{
    /// <summary><c>AGR_INTEL/en-3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The type whose file it stands in.</summary>
    public required string Type { get; init; }

    public required string Language { get; init; }

    /// <summary>The report date of the imagined document, EDTF.</summary>
    public required string Reported { get; init; }

    public required string Text { get; init; }

    /// <summary>Every record of an event type that it must give, and what of the assertion types is asked for.</summary>
    public IReadOnlyList<ExpectedRecord> Records { get; init; } = [];

    /// <summary>Why it is a near miss; null for an example.</summary>
    public string? NearMissBecause { get; init; }

    /// <summary>
    /// True while the coder does not yet read it right. It stays in the book and is counted against the coder; a test fails when the
    /// mark outlives its reason.
    /// </summary>
    public bool IsOpen { get; init; }
}

/// <summary>What a record must say. A field that is null is not asked for, but for the date of an event: null there means none.</summary>
public sealed record ExpectedRecord
{
    public required string Type { get; init; }

    public string? Status { get; init; }

    public string? Date { get; init; }

    /// <summary>ISO 3166 alpha-3, the exact set.</summary>
    public IReadOnlyList<string>? Countries { get; init; }

    public int? Ordinal { get; init; }

    public string? Certainty { get; init; }

    public bool IsAggregate { get; init; }

    public bool StartIsLatest { get; init; }

    /// <summary>States that provide, send or operate.</summary>
    public IReadOnlyList<string> Gives { get; init; } = [];

    /// <summary>States that receive or host.</summary>
    public IReadOnlyList<string> Takes { get; init; } = [];

    /// <summary>As the file has it, for readers: "PATROL_JOINT, occurred, 2022-06-08, KAZ CHN, ordinal 12".</summary>
    public required string Summary { get; init; }

    /// <summary>Words that must stand in the record's fields: speaker, claim, term, member, person …; key and words.</summary>
    public IReadOnlyList<(string Field, string Words)> Words { get; init; } = [];
}

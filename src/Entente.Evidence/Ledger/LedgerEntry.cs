namespace Entente.Ledger;

/// <summary>
/// One entry of the append-only sequence that is the truth of a case. <see cref="Hash"/> covers kind, time, content and
/// <see cref="Previous"/>, so that nothing before it can change unseen.
/// </summary>
public sealed record LedgerEntry
{
    /// <summary>Place in the sequence, from 1.</summary>
    public required long Number { get; init; }

    public required LedgerEntryKind Kind { get; init; }

    /// <summary>When it was written, UTC, ISO 8601 to the second.</summary>
    public required string At { get; init; }

    /// <summary>Who wrote it: a person's name in the case, or <c>entente</c>.</summary>
    public required string By { get; init; }

    /// <summary>What it is about: a document's hash, an assertion's id.</summary>
    public required string Subject { get; init; }

    /// <summary>JSON, canonical (sorted names, no white space).</summary>
    public required string Content { get; init; }

    /// <summary>Hash of the entry before; sixty-four zeros for the first.</summary>
    public required string Previous { get; init; }

    public required string Hash { get; init; }
}

public enum LedgerEntryKind
{
    Intake,
    Refusal,
    Judgement,
    Search,
    Grade,
    Withhold,
    Release,
}

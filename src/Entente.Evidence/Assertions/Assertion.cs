using Entente.Documents;
using Entente.Text;
using Entente.Time;

namespace Entente.Assertions;

/// <summary>Stable hash of document, span, type and rule.</summary>
public readonly record struct AssertionId(string Value) : IComparable<AssertionId>
{
    public int CompareTo(AssertionId other) => string.CompareOrdinal(Value, other.Value);

    public static bool operator <(AssertionId left, AssertionId right) => left.CompareTo(right) < 0;

    public static bool operator >(AssertionId left, AssertionId right) => left.CompareTo(right) > 0;

    public static bool operator <=(AssertionId left, AssertionId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(AssertionId left, AssertionId right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;
}

/// <summary>One source span stating one thing (codebook, "Unit"). Events are built from these later.</summary>
public sealed record Assertion
{
    public required AssertionId Id { get; init; }

    public required DocumentId Document { get; init; }

    /// <summary>Code of the event or assertion type: <c>AGR_INTEL</c>, <c>DISC_CLAIM</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The codebook's family letter; null for the seven assertion types.</summary>
    public string? Family { get; init; }

    public required AssertionKind Kind { get; init; }

    public required Status Status { get; init; }

    public Certainty Certainty { get; init; } = Certainty.Stated;

    public IReadOnlyList<AssertionActor> Actors { get; init; } = [];

    /// <summary>When it held. A report date never stands here but as an upper bound.</summary>
    public Edtf? Date { get; init; }

    public DateBasis? DateBasis { get; init; }

    /// <summary>True for "since at least": the start is no later than the date's start.</summary>
    public bool StartIsLatest { get; init; }

    /// <summary>The day a promise was made, where <see cref="Date"/> is the day of the act.</summary>
    public Edtf? Announced { get; init; }

    /// <summary>When the cited source, or else the document, reported it.</summary>
    public Edtf? ReportDate { get; init; }

    public Detail? Place { get; init; }

    public Detail? Topic { get; init; }

    public Detail? Instrument { get; init; }

    public Detail? Item { get; init; }

    public Detail? Quantity { get; init; }

    public int? Ordinal { get; init; }

    /// <summary>Key of the numbered series it is an instalment of: dyad, agencies, form, area.</summary>
    public string? Series { get; init; }

    /// <summary>An earlier assertion of the same document that tells the same happening.</summary>
    public AssertionId? SameAs { get; init; }

    /// <summary>The visit, session or exercise of the same document that this was part of.</summary>
    public AssertionId? PartOf { get; init; }

    /// <summary>The sources that the document names for it, nearest first. Empty: the document itself says so.</summary>
    public IReadOnlyList<CitedSource> Sources { get; init; } = [];

    /// <summary>Who says it (assertion types only).</summary>
    public string? Speaker { get; init; }

    /// <summary>The thing claimed, apart from who claims it (assertion types only).</summary>
    public string? Claim { get; init; }

    public string? Plover { get; init; }

    public string? Cameo { get; init; }

    /// <summary>The exact words. Always the text of <see cref="Span"/>.</summary>
    public required string Quote { get; init; }

    public required TextSpan Span { get; init; }

    /// <summary>The frame that read it.</summary>
    public required string Rule { get; init; }

    /// <summary>The frame's measured precision on the examples, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>Which trigger, slots, cues and lexicon entries made it, in reading order.</summary>
    public IReadOnlyList<string> Because { get; init; } = [];
}

public enum AssertionKind
{
    Event,
    Aggregate,
    Assertion,
}

/// <summary>How far a happening has come, as the text puts it.</summary>
public enum Status
{
    Occurred,
    Ongoing,
    Planned,
    Proposed,
    Negotiating,
    Alleged,
    Denied,
    Ended,
}

/// <summary>How the text stands behind it (codebook 0.2, rule 7).</summary>
public enum Certainty
{
    Stated,
    Reported,
    Alleged,
    Denied,
}

public enum DateBasis
{
    /// <summary>The clause says when.</summary>
    Text,

    /// <summary>Taken from the sentence or paragraph before ("on this occasion").</summary>
    Inherited,

    /// <summary>Taken from the dateline.</summary>
    Dateline,

    /// <summary>Only the report bounds it.</summary>
    Report,
}

/// <summary>A party to an assertion, at the level the text states it.</summary>
public sealed record AssertionActor
{
    /// <summary>As the text has it.</summary>
    public required string Name { get; init; }

    /// <summary>Codebook entity (<c>chn.pap</c>), when the name resolves to one.</summary>
    public string? Entity { get; init; }

    public required string Role { get; init; }

    /// <summary>ISO 3166 alpha-3; null for groupings and the unknown.</summary>
    public string? Country { get; init; }

    /// <summary>Where it stands: may lie outside the assertion's span when the actor is inherited from context.</summary>
    public required TextSpan Span { get; init; }
}

/// <summary>Words of the text that fill a field, with a normalised value where there is one.</summary>
public sealed record Detail(string Text, string? Value, TextSpan Span);

/// <summary>A source that the document names for what it says: in-text citation, note or attribution.</summary>
public sealed record CitedSource
{
    public string? Publisher { get; init; }

    public Edtf? Date { get; init; }

    public string? Title { get; init; }

    public string? Authors { get; init; }

    public string? Pages { get; init; }

    public string? Url { get; init; }

    public required CitationForm How { get; init; }

    public required TextSpan Span { get; init; }

    /// <summary>Two citations with the same key are the same work.</summary>
    public string WorkKey =>
        string.Join('|', Authors?.ToUpperInvariant(), Publisher?.ToUpperInvariant(), Date?.Value, Title?.ToUpperInvariant());
}

public enum CitationForm
{
    Citation,
    Note,
    Attribution,
}

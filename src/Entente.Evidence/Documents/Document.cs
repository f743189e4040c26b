using Entente.Text;
using Entente.Time;

namespace Entente.Documents;

/// <summary>SHA-256 of a document's original bytes: the same bytes are the same document wherever they came from.</summary>
public readonly record struct DocumentId(string Value) : IComparable<DocumentId>
{
    /// <summary>The first ten digits, as pages and commands show it.</summary>
    public string Short => Value.Length <= 10 ? Value : Value[..10];

    public int CompareTo(DocumentId other) => string.CompareOrdinal(Value, other.Value);

    public static bool operator <(DocumentId left, DocumentId right) => left.CompareTo(right) < 0;

    public static bool operator >(DocumentId left, DocumentId right) => left.CompareTo(right) > 0;

    public static bool operator <=(DocumentId left, DocumentId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(DocumentId left, DocumentId right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;
}

/// <summary>What a document says of itself (front matter, meta elements, document properties). Every field may be unknown.</summary>
public sealed record DocumentMetadata
{
    public static DocumentMetadata None { get; } = new();

    public string? Title { get; init; }

    public string? Publisher { get; init; }

    /// <summary>When it was published: the report date, never an event date.</summary>
    public Edtf? Date { get; init; }

    public string? Url { get; init; }

    /// <summary>BCP 47, if stated; detection is the coder's affair.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Other front matter by name (basis, note …), in ordinal order of name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Other { get; init; } = [];
}

/// <summary>A place in the text that the format knows of: where a page, a heading or a table cell begins and ends.</summary>
public sealed record TextMark(TextMarkKind Kind, TextSpan Span, int Number);

public enum TextMarkKind
{
    Page,
    Heading,
    Cell,

    /// <summary>A code point that a broken file wrote as a radical; <see cref="TextMark.Number"/> is the code point that stood there.</summary>
    FoldedFrom,
}

/// <summary>A document as read: identity of its bytes, its canonical text and what it says of itself.</summary>
public sealed record Document
{
    public required DocumentId Id { get; init; }

    /// <summary>The name it came under: a path or address, as given.</summary>
    public required string Name { get; init; }

    public required string MediaType { get; init; }

    public required CanonicalText Text { get; init; }

    public DocumentMetadata Metadata { get; init; } = DocumentMetadata.None;

    public IReadOnlyList<TextMark> Marks { get; init; } = [];

    /// <summary>Which reader, in which version, derived the text: <c>pdf/1</c>.</summary>
    public required string ReadBy { get; init; }
}

/// <summary>A document without its text, as a card in a catalogue: enough to say whose it is and what it repeats.</summary>
/// <param name="Id">The document.</param>
/// <param name="Name">The name it came under.</param>
/// <param name="Metadata">What it says of itself.</param>
/// <param name="CopyOf">The earliest document whose text it repeats; null when it repeats none.</param>
/// <param name="CitesOthers">True when it cites other works for what it says: it is then no witness of what it leaves uncited.</param>
public sealed record DocumentCard(DocumentId Id, string Name, DocumentMetadata Metadata, DocumentId? CopyOf, bool CitesOthers);

using Entente.Text;

namespace Entente.Segments;

public enum SegmentKind
{
    Sentence,
    Heading,

    /// <summary>An entry of a document's end matter: "[6] Lao Ministry of Foreign Affairs, …".</summary>
    Note,

    /// <summary>What stands under a picture: "… (Source: Wikipedia)". Shown and searchable, never coded.</summary>
    Caption,
}

/// <summary>A piece of a document that is read as one: a sentence, heading or note. Units are UTF-16 positions in the canonical text's string.</summary>
public sealed record Segment
{
    public required SegmentKind Kind { get; init; }

    /// <summary>First UTF-16 unit.</summary>
    public required int Start { get; init; }

    /// <summary>UTF-16 unit after the last.</summary>
    public required int End { get; init; }

    /// <summary>Counts from 0 through the document; sentences of one paragraph share it.</summary>
    public required int Paragraph { get; init; }

    /// <summary>Number of a note as the text has it; 0 for other segments.</summary>
    public int NoteNumber { get; init; }

    public TextSpan SpanIn(CanonicalText text) => text.SpanOf(Start, End);
}

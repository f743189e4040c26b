using Entente.Segments;
using Xunit;

namespace Entente.Tests.Segments;

public sealed class SegmenterTests
{
    private static string[] Sentences(string text) => [.. Segmenter.Sentences(text, 0, text.Length).Select(s => text[s.Start..s.End])];

    [Fact]
    public void A_sentence_does_not_end_at_a_rank_an_initial_or_a_dotted_name()
    {
        Assert.Equal(
            ["Gen. J. Smith of the U.S. Army met Lt. Col. Doe.", "They talked."],
            Sentences("Gen. J. Smith of the U.S. Army met Lt. Col. Doe. They talked.")
        );
    }

    [Fact]
    public void A_quotation_of_two_sentences_stays_in_one()
    {
        Assert.Single(Sentences("He said that “both sides should talk. They must act” (Xinhua, May 1)."));
    }

    [Fact]
    public void A_note_mark_belongs_to_the_sentence_before_it()
    {
        Assert.Equal(
            ["It was signed in 2013. [6]", "Huawei supplies cameras."],
            Sentences("It was signed in 2013. [6] Huawei supplies cameras.")
        );
    }

    [Fact]
    public void Wrapped_lines_are_one_paragraph_and_a_short_line_is_a_heading()
    {
        var text =
            "Organizational Goals\n\nThe ministries of the two countries signed a memorandum on fighting crime\nand agreed to meet again next year in the capital.\n";

        var segments = Segmenter.Split(TestCodebook.Document(text));

        Assert.Equal([SegmentKind.Heading, SegmentKind.Sentence], segments.Select(s => s.Kind));
    }

    [Fact]
    public void End_matter_becomes_notes_with_their_numbers()
    {
        var text =
            "It was signed. [1]\n\nAnd it was said again, at some length, by others. [2]\n\nNotes\n\n[1] A Body, A Book (City: Press, 2020), p. 3.\n\n[2] B Author, “A Title,” A Journal, no. 2 (2021).\n";

        var notes = Segmenter.Split(TestCodebook.Document(text)).Where(s => s.Kind == SegmentKind.Note);

        Assert.Equal([1, 2], notes.Select(n => n.NoteNumber));
    }
}

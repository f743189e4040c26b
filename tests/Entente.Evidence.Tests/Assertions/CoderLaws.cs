using CsCheck;
using Entente.Formats.Codebooks;
using Xunit;

namespace Entente.Tests.Assertions;

/// <summary>What holds for the coder on any text, however broken: it ends, it fails on none, and each quote is in the text.</summary>
public sealed class CoderLaws
{
    private const string Odd = "\n\t’“”–—…\u0301éß";

    private static readonly Lazy<string[]> Pieces = new(() =>
        [
            .. ExampleFolder
                .Read(Path.Combine(TestCodebook.Root, "codebook"))
                .SelectMany(e => e.Text.Split(' '))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
            "S",
            "Ed",
            "a",
            "’s",
            "'",
            "“",
            "”",
            "(",
            ")",
            ";",
            ":",
            ",",
            ".",
            "…",
            "—",
            "-",
            "\n\n",
            "\n- ",
            "[1]",
            "1.",
            "0",
            "99,999",
            "31 February",
            "in 0",
            "the 999th",
            "𝔘",
            "\u0301",
            "\u202e",
            "İ",
            "ß",
        ]
    );

    [Theory]
    [InlineData("The S gave boats to Lao police.")]
    [InlineData("Authority it majors demand follow armed Israel's Perth view interior tourism (CBI) notes. ambassador contract.")]
    [InlineData("hacker intelligence,\" Mali Lesotho Between Uruguay Russian invading third Dutch navy's statement spokesman smuggling.")]
    public void A_text_that_once_failed_is_coded(string text)
    {
        Assert.Null(TestCodebook.Coder.Code(TestCodebook.Document(text, "2024-05-02")).NotCodedBecause);
    }

    [Fact]
    public void Any_run_of_words_is_coded_without_failing()
    {
        var pieces = Pieces.Value;
        Gen.Int[0, pieces.Length - 1]
            .Array[1, 120]
            .Select(picks => string.Join(' ', picks.Select(i => pieces[i])))
            .Sample(
                text =>
                {
                    var document = TestCodebook.Document(text, "2024-05-02");
                    var coded = TestCodebook.Coder.Code(document);
                    Assert.True(coded.NotCodedBecause is null || coded.Language != "en", coded.NotCodedBecause);
                    return coded.Assertions.All(a => document.Text.Quote(a.Span) == a.Quote);
                },
                iter: 2000
            );
    }

    [Fact]
    public void Any_characters_are_coded_without_failing()
    {
        Gen.OneOf(Gen.Char[' ', '~'], Gen.Int[0, Odd.Length - 1].Select(i => Odd[i]))
            .Array[1, 300]
            .Select(characters => new string(characters))
            .Sample(
                text =>
                {
                    var coded = TestCodebook.Coder.Code(TestCodebook.Document(text, "2024-05-02"));
                    Assert.True(coded.NotCodedBecause is null || coded.Language != "en", coded.NotCodedBecause);
                },
                iter: 2000
            );
    }
}

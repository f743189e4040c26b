using CsCheck;
using Entente.Text;
using Xunit;

namespace Entente.Tests.Text;

public sealed class TextLaws
{
    private static readonly string[] Parts =
    [
        "a",
        "é",
        "中",
        "𝔘",
        " ",
        "\n",
        "'s",
        "’",
        "U.S.",
        "27th",
        "1,400",
        "-",
        "(",
        ")",
        "Tô",
        "😀",
    ];

    private static readonly Gen<string> AnyText = Gen.Int[0, 15].Array[0, 40].Select(parts => string.Concat(parts.Select(i => Parts[i])));

    [Fact]
    public void Every_character_that_is_not_white_space_is_in_exactly_one_token()
    {
        AnyText.Sample(text =>
        {
            var tokens = new List<Token>();

            Tokenizer.Tokenize(text, 0, text.Length, tokens);

            var covered = new int[text.Length];
            foreach (var token in tokens)
            {
                for (var i = token.Start; i < token.End; i++)
                {
                    covered[i]++;
                }
            }

            return Enumerable.Range(0, text.Length).All(i => char.IsWhiteSpace(text[i]) ? covered[i] <= 1 : covered[i] == 1);
        });
    }

    [Fact]
    public void A_span_in_code_points_cuts_the_same_words_as_the_range_it_was_made_from()
    {
        Gen.Select(AnyText, Gen.Int[0, 60], Gen.Int[0, 60])
            .Sample(
                (text, a, b) =>
                {
                    var canonical = new CanonicalText(text);
                    var from = Boundary(text, Math.Min(Math.Min(a, b), text.Length));
                    var to = Boundary(text, Math.Min(Math.Max(a, b), text.Length));

                    return canonical.Quote(canonical.SpanOf(from, to)) == text[from..to];
                }
            );
    }

    [Fact]
    public void Length_counts_code_points()
    {
        AnyText.Sample(text => new CanonicalText(text).Length == text.EnumerateRunes().Count());
    }

    [Fact]
    public void Folding_twice_is_folding_once()
    {
        AnyText.Sample(text => Fold.Word(Fold.Word(text)) == Fold.Word(text));
    }

    [Theory]
    [InlineData("Tô Lâm", "to lam")]
    [InlineData("Đà Nẵng", "da nang")]
    [InlineData("Nikolái", "nikolai")]
    public void Diacritics_and_case_fold_away(string word, string folded)
    {
        Assert.Equal(folded, Fold.Word(word));
    }

    [Fact]
    public void A_query_of_two_Chinese_characters_is_two_words()
    {
        Assert.Equal(["老", "挝"], SearchText.Spaced("老挝").Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("中国公安部与老挝公安部签署协议", "老挝公安部", "中国公安部与⟦老挝公安部⟧签署协议")]
    [InlineData("ตำรวจและลาวลาดตระเวนร่วมกัน", "ลาดตระเวน", "ตำรวจและลาว⟦ลาดตระเวน⟧ร่วมกัน")]
    [InlineData("The joint unit held a Joint\nPatrol.", "joint patrol", "The joint unit held a ⟦Joint Patrol⟧.")]
    [InlineData("Bộ Công an Việt Nam", "cong an", "Bộ ⟦Công an⟧ Việt Nam")]
    [InlineData("Nothing of it here.", "patrol", "Nothing of it here.")]
    public void An_excerpt_marks_the_place_where_all_the_words_stand_together(string text, string query, string excerpt)
    {
        Assert.Equal(excerpt, SearchText.Snippet(text, query));
    }

    private static int Boundary(string text, int i) => i > 0 && i < text.Length && char.IsLowSurrogate(text[i]) ? i - 1 : i;
}

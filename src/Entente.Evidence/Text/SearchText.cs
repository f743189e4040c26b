using System.Text;

namespace Entente.Text;

/// <summary>
/// Text as full-text search sees it: folded words, and every character of a script without spaces as a word of its own, so that
/// a query of two Chinese characters finds its substring and diacritics do not matter.
/// </summary>
public static class SearchText
{
    public static string Spaced(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var spaced = new StringBuilder(text.Length + 16);
        var word = new StringBuilder();
        foreach (var c in text)
        {
            if (
                char.IsLetterOrDigit(c)
                || char.GetUnicodeCategory(c)
                    is System.Globalization.UnicodeCategory.NonSpacingMark
                        or System.Globalization.UnicodeCategory.SpacingCombiningMark
                || char.IsSurrogate(c)
            )
            {
                if (HasNoSpaces(c))
                {
                    Flush(spaced, word);
                    spaced.Append(' ').Append(c).Append(' ');
                }
                else
                {
                    word.Append(c);
                }
            }
            else
            {
                Flush(spaced, word);
            }
        }

        Flush(spaced, word);
        return spaced.ToString();
    }

    /// <summary>Words around the first hit; <c>⟦</c> and <c>⟧</c> mark it.</summary>
    public static string Snippet(string text, string query)
    {
        ArgumentNullException.ThrowIfNull(text);
        var first = Spaced(query).Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        var tokens = new List<Token>();
        Tokenizer.Tokenize(text, 0, text.Length, tokens);
        foreach (var token in tokens)
        {
            var raw = text.AsSpan(token.Start, token.Length);
            var folded = Fold.Word(raw);
            var at =
                folded == first ? 0
                : first.Length == 1 ? raw.IndexOf(first[0])
                : -1;
            if (at < 0)
            {
                continue;
            }

            var start = token.Start + at;
            var length = first.Length == 1 ? 1 : token.Length;
            var from = Math.Max(0, start - 70);
            var to = Math.Min(text.Length, start + length + 90);
            return $"{(from > 0 ? "…" : "")}{text[from..start]}⟦{text.AsSpan(start, length)}⟧{text[(start + length)..to]}{(to < text.Length ? "…" : "")}".ReplaceLineEndings(
                " "
            );
        }

        return text[..Math.Min(160, text.Length)].ReplaceLineEndings(" ");
    }

    private static bool HasNoSpaces(char c) =>
        Scripts.IsHan(c)
        || Scripts.IsKana(c)
        || Scripts.IsHangul(c)
        || Scripts.IsLao(c)
        || Scripts.IsThai(c)
        || Scripts.IsKhmer(c)
        || Scripts.IsMyanmar(c);

    private static void Flush(StringBuilder spaced, StringBuilder word)
    {
        if (word.Length > 0)
        {
            spaced.Append(' ').Append(Fold.Word(word.ToString())).Append(' ');
            word.Clear();
        }
    }
}

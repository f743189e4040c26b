using System.Globalization;

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
        return string.Join(' ', Words(text).Select(w => w.Folded));
    }

    /// <summary>The text around the place where the query's words first stand side by side; <c>⟦</c> and <c>⟧</c> mark them.</summary>
    public static string Snippet(string text, string query)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(query);
        string[] wanted = [.. Words(query).Select(w => w.Folded)];
        var last = new Queue<SearchWord>(wanted.Length + 1);
        foreach (var word in wanted.Length == 0 ? [] : Words(text))
        {
            last.Enqueue(word);
            if (last.Count > wanted.Length)
            {
                last.Dequeue();
            }

            if (
                last.Count == wanted.Length
                && last.Peek().Folded == wanted[0]
                && last.Select(w => w.Folded).SequenceEqual(wanted, StringComparer.Ordinal)
            )
            {
                var start = last.Peek().Start;
                var from = Whole(text, Math.Max(0, start - 70));
                var to = Whole(text, Math.Min(text.Length, word.End + 90));
                return $"{(from > 0 ? "…" : "")}{text[from..start]}⟦{text[start..word.End]}⟧{text[word.End..to]}{(to < text.Length ? "…" : "")}".ReplaceLineEndings(
                    " "
                );
            }
        }

        return text[..Whole(text, Math.Min(160, text.Length))].ReplaceLineEndings(" ");
    }

    // No excerpt begins or ends inside a character.
    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private readonly record struct SearchWord(int Start, int End, string Folded);

    private static IEnumerable<SearchWord> Words(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var isAlone = i < text.Length && HasNoSpaces(text[i]);
            if (i < text.Length && !isAlone && IsOfWord(text[i]))
            {
                continue;
            }

            if (i > start && Fold.Word(text.AsSpan(start, i - start)) is { Length: > 0 } folded)
            {
                yield return new(start, i, folded);
            }

            if (isAlone && IsOfWord(text[i]))
            {
                yield return new(i, i + 1, text[i].ToString());
            }

            start = i + 1;
        }
    }

    private static bool IsOfWord(char c) =>
        char.IsLetterOrDigit(c)
        || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool HasNoSpaces(char c) =>
        Scripts.IsHan(c)
        || Scripts.IsKana(c)
        || Scripts.IsHangul(c)
        || Scripts.IsLao(c)
        || Scripts.IsThai(c)
        || Scripts.IsKhmer(c)
        || Scripts.IsMyanmar(c);
}

using System.Globalization;

namespace Entente.Text;

/// <summary>
/// Cuts text of any script into the smallest pieces that words are made of: a Han or Hangul character, a Lao or Thai one with its marks, a
/// word of letters, a number, a mark. "l'accord" is two pieces. Every character that is not white space is in exactly one.
/// </summary>
public static class FineTokenizer
{
    /// <summary>Appends the pieces of <paramref name="text"/> between two units to <paramref name="tokens"/>.</summary>
    public static void Tokenize(string text, int from, int to, List<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tokens);
        var i = from;
        while (i < to)
        {
            if (char.IsWhiteSpace(text[i]) || text[i] == '\u200b')
            {
                i++;
                continue;
            }

            var spaced = i == from || char.IsWhiteSpace(text[i - 1]);
            var (end, kind) = Next(text, i, to);
            tokens.Add(new(i, end, kind, spaced));
            i = end;
        }
    }

    private static (int End, TokenKind Kind) Next(string text, int i, int to)
    {
        var c = text[i];
        if (char.IsDigit(c))
        {
            return (NumberEnd(text, i, to), TokenKind.Number);
        }

        if (IsAlone(c))
        {
            return (WithMarks(text, i + 1, to), TokenKind.Word);
        }

        if (char.IsLetter(c) || IsMark(c))
        {
            return (WordEnd(text, i, to), TokenKind.Word);
        }

        return (i + (char.IsHighSurrogate(c) && i + 1 < to ? 2 : 1), TokenKind.Punctuation);
    }

    /// <summary>A character that can be a word by itself: no spaces part words in its script, or particles cling to them.</summary>
    public static bool IsAlone(char c) =>
        Scripts.IsHan(c) || Scripts.IsHangul(c) || Scripts.IsLao(c) || Scripts.IsThai(c) || Scripts.IsKana(c) || Scripts.IsKhmer(c);

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static int WithMarks(string text, int i, int to)
    {
        // ກຳ and ກໍາ are one syllable, written in one piece or two.
        while (i < to && (IsMark(text[i]) || text[i] == '\u0eb3' || (text[i] == '\u0eb2' && text[i - 1] == '\u0ecd')))
        {
            i++;
        }

        return i;
    }

    // 1,400 and 2.800 are one number; so is 255.5; 27/4 is three pieces.
    private static int NumberEnd(string text, int i, int to)
    {
        var end = i;
        while (end < to)
        {
            if (char.IsDigit(text[end]))
            {
                end++;
            }
            else if (text[end] is ',' or '.' or '，' or '．' && end + 1 < to && char.IsDigit(text[end + 1]) && end - i < 20)
            {
                end++;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    private static int WordEnd(string text, int i, int to)
    {
        var end = i;
        while (end < to)
        {
            var c = text[end];
            if ((char.IsLetter(c) && !IsAlone(c)) || IsMark(c) || char.IsDigit(c))
            {
                end++;
                continue;
            }

            // l'accord, dell'Interno: the elided word keeps its apostrophe.
            if (c is '\'' or '’' or 'ʼ' && (end + 1 >= to || char.IsLetter(text[end + 1])) && end - i <= 7)
            {
                return end + 1;
            }

            // EE.UU., U.S.A.
            if (
                c == '.'
                && end - i <= 2
                && end + 1 < to
                && char.IsUpper(text[end + 1])
                && char.IsUpper(text[i])
                && IsDotted(text, i, to, out var dotted)
            )
            {
                return dotted;
            }

            break;
        }

        return end;
    }

    private static bool IsDotted(string text, int i, int to, out int end)
    {
        end = i;
        var parts = 0;
        while (end < to && char.IsUpper(text[end]))
        {
            var k = end;
            while (k < to && char.IsUpper(text[k]) && k - end < 3)
            {
                k++;
            }

            if (k >= to || text[k] != '.' || k - end > 2)
            {
                break;
            }

            end = k + 1;
            parts++;
        }

        return parts >= 2;
    }
}

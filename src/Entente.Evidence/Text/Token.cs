namespace Entente.Text;

public enum TokenKind : byte
{
    Word,
    Number,
    Punctuation,

    /// <summary>The possessive ending: 's or a bare apostrophe after s.</summary>
    Possessive,
}

/// <summary>A word, number or mark of a text, in UTF-16 units of the canonical text's string.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">Unit after the last.</param>
/// <param name="Kind">What it is.</param>
/// <param name="SpaceBefore">True when white space or the text's start stands before it.</param>
public readonly record struct Token(int Start, int End, TokenKind Kind, bool SpaceBefore)
{
    public int Length => End - Start;
}

/// <summary>Cuts text of a script with spaces into tokens. Every character that is not white space is in exactly one token.</summary>
public static class Tokenizer
{
    /// <summary>Appends the tokens of <paramref name="text"/> between two units to <paramref name="tokens"/>.</summary>
    public static void Tokenize(string text, int from, int to, List<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tokens);
        var i = from;
        while (i < to)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var spaced = i == from || char.IsWhiteSpace(text[i - 1]);
            var (end, kind) = Next(text, i, to, spaced);
            tokens.Add(new(i, end, kind, spaced));
            i = end;
        }
    }

    private static (int End, TokenKind Kind) Next(string text, int i, int to, bool spaced)
    {
        var c = text[i];
        if (char.IsAsciiDigit(c))
        {
            return (NumberEnd(text, i, to), TokenKind.Number);
        }

        if (IsWordStart(c))
        {
            return (WordEnd(text, i, to), TokenKind.Word);
        }

        if (IsApostrophe(c) && !spaced)
        {
            var ending = i + 1 < to && text[i + 1] is 's' or 'S' && (i + 2 >= to || !char.IsLetterOrDigit(text[i + 2]));
            if (ending)
            {
                return (i + 2, TokenKind.Possessive);
            }

            // A bare apostrophe after s is a possessive only before a space and another word: "the officials' visit".
            if (char.ToLowerInvariant(text[i - 1]) == 's' && i + 2 < to && text[i + 1] == ' ' && char.IsLetterOrDigit(text[i + 2]))
            {
                return (i + 1, TokenKind.Possessive);
            }
        }

        var length = char.IsHighSurrogate(c) && i + 1 < to ? 2 : 1;
        return (i + length, TokenKind.Punctuation);
    }

    private static int NumberEnd(string text, int i, int to)
    {
        var end = i;
        while (end < to)
        {
            var c = text[end];
            if (char.IsAsciiDigit(c))
            {
                end++;
                continue;
            }

            // 1,400 and 255.5 are one number; "27th" and "2010s" keep their ending.
            if (c is ',' or '.' && end + 1 < to && char.IsAsciiDigit(text[end + 1]) && (c == '.' || IsGroup(text, end + 1, to)))
            {
                end++;
                continue;
            }

            break;
        }

        while (end < to && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsGroup(string text, int i, int to) =>
        i + 3 <= to && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2]) && (i + 3 == to || !char.IsAsciiDigit(text[i + 3]));

    private static int WordEnd(string text, int i, int to)
    {
        var end = i;
        while (end < to)
        {
            var c = text[end];
            if (IsWordStart(c) || char.IsAsciiDigit(c))
            {
                end++;
                continue;
            }

            // U.S., e.g. and other dotted letters stay together; so do O'Brien and don't, but not the possessive.
            if (c == '.' && end - i == 1 && end + 1 < to && char.IsLetter(text[end + 1]) && IsDotted(text, i, to, out var dotted))
            {
                return dotted;
            }

            if (IsApostrophe(c) && end + 1 < to && char.IsLetter(text[end + 1]) && !IsPossessiveAt(text, end, to))
            {
                end++;
                continue;
            }

            break;
        }

        return end;
    }

    private static bool IsDotted(string text, int i, int to, out int end)
    {
        end = i;
        var letters = 0;
        while (end + 1 < to && char.IsLetter(text[end]) && text[end + 1] == '.')
        {
            end += 2;
            letters++;
        }

        return letters >= 2;
    }

    private static bool IsPossessiveAt(string text, int apostrophe, int to) =>
        text[apostrophe + 1] is 's' or 'S' && (apostrophe + 2 >= to || !char.IsLetterOrDigit(text[apostrophe + 2]));

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u02bc';

    private static bool IsWordStart(char c) =>
        char.IsLetter(c)
        || char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}

using System.Globalization;
using Entente.Languages.English;
using Entente.Mentions;
using Entente.Text;

namespace Entente.Assertions;

/// <summary>Reads the number of an instalment: "27th", "twenty-fourth", "the 24th by the two agencies". "First this year" and "second of 2022" number a year, not a series.</summary>
public static class OrdinalReader
{
    /// <summary>The ordinal within a token range, with its token; null when there is none that counts a series.</summary>
    public static (int Value, int Token)? Find(Reading reading, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(reading);
        for (var i = from; i < Math.Min(to, reading.Scan.Count); i++)
        {
            if (!reading.Hidden[i] && At(reading.Scan, i) is { } value && CountsSeries(reading, i))
            {
                return (value, i);
            }
        }

        return null;
    }

    /// <summary>Value of an ordinal at a token: digits with an ending, or words up to ninety-nine.</summary>
    public static int? At(Scan scan, int i)
    {
        ArgumentNullException.ThrowIfNull(scan);
        if (scan.Ordinals is { } ordinals)
        {
            return ordinals[i];
        }

        if (scan.Tokens[i].Kind == TokenKind.Number)
        {
            var raw = scan.Raw(i);
            return
                raw.Length > 2
                && raw[^2..] is "th" or "st" or "nd" or "rd"
                && int.TryParse(raw[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                ? value
                : null;
        }

        if (scan.Words[i] is not { } word || !word.Is(WordClass.Ordinal) || EnglishWords.Ordinal(word.Folded) is not { } ordinal)
        {
            return null;
        }

        // "twenty-fourth" is three tokens.
        return i >= 2 && scan.IsMark(i - 1, '-') && scan.Words[i - 2] is { } tens && EnglishWords.Cardinal(tens.Folded) is >= 20 and var ten
            ? ten + ordinal
            : ordinal;
    }

    private static bool CountsSeries(Reading reading, int i)
    {
        var scan = reading.Scan;
        // A day of the month: "May 11th", "the 3rd of May".
        if (
            (i > 0 && scan.Is(i - 1, WordClass.Month) && scan.IsCapital(i - 1))
            || (i + 2 < scan.Count && scan.IsWord(i + 1, "of") && scan.Is(i + 2, WordClass.Month))
            || (i + 1 < scan.Count && scan.Is(i + 1, WordClass.Month) && scan.IsCapital(i + 1))
        )
        {
            return false;
        }

        // "the 60th anniversary", "first half", "21st century", "the 19th Party Congress"
        if (i + 1 < scan.Count && reading.HasClass(i + 1, Math.Min(i + 3, scan.Count), "not-numbered"))
        {
            return false;
        }

        for (var k = i + 1; k < Math.Min(i + 9, scan.Count); k++)
        {
            if (scan.Tokens[k].Kind == TokenKind.Punctuation && !scan.IsMark(k, '-'))
            {
                break;
            }

            if (
                scan.IsWord(k, "this")
                || (
                    scan.IsWord(k, "of")
                    && k + 1 < scan.Count
                    && scan.Tokens[k + 1].Kind == TokenKind.Number
                    && scan.Tokens[k + 1].Length == 4
                )
                || (scan.IsWord(k, "of") && k + 2 < scan.Count && scan.IsWord(k + 1, "the") && scan.IsWord(k + 2, "year"))
                || scan.IsWord(k, "ever")
            )
            {
                return false;
            }
        }

        return true;
    }
}

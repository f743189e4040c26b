using Entente.Languages.English;
using Entente.Text;

namespace Entente.Assertions;

/// <summary>Names of persons that the codebook does not list: capitalised words that mean nothing else.</summary>
internal static class PersonName
{
    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "de",
        "da",
        "do",
        "dos",
        "del",
        "der",
        "den",
        "di",
        "du",
        "la",
        "van",
        "von",
        "bin",
        "ibn",
        "al",
        "el",
        "ben",
        "y",
        "dela",
        "bint",
        "abu",
    };

    /// <summary>The name that begins at a token, or null: two to five words, or one that the caller must know by other means.</summary>
    public static Words? At(Wording sentence, int from, int limit)
    {
        var scan = sentence.Scan;
        if (scan.NameAt[from] is { First.Kind: "person" } known && known.From == from)
        {
            return new(from, known.To);
        }

        var to = from;
        while (to < limit && !sentence.Reading.Hidden[to] && to - from < 9)
        {
            if (IsPart(sentence, to) && (to == from ? !scan.Is(to, WordClass.Adverb) : !IsRole(sentence, to)))
            {
                to++;
            }
            else if (
                to > from
                && to + 1 < limit
                && (IsJoint(sentence, to) || Particles.Contains(sentence.Word(to)))
                && IsPart(sentence, to + 1)
            )
            {
                to += 2;
            }
            else
            {
                break;
            }
        }

        return to > from && !IsRole(sentence, from) ? new(from, to) : null;
    }

    /// <summary>The name that ends just before a token, or null.</summary>
    public static Words? Before(Wording sentence, int to)
    {
        for (var from = Math.Max(0, to - 7); from < to - 1; from++)
        {
            if (At(sentence, from, to) is { } name && name.To == to && name.Length > 1)
            {
                return name;
            }
        }

        return null;
    }

    private static bool IsJoint(Wording sentence, int token) =>
        sentence.Scan.IsMark(token, '-') && !sentence.Scan.Tokens[token].SpaceBefore && !sentence.Scan.Tokens[token + 1].SpaceBefore;

    private static bool IsRole(Wording sentence, int token) =>
        sentence.Reading.HasClass(token, token + 1, "title.*") || sentence.Reading.HasClass(token, token + 1, "role.noun");

    private static bool IsPart(Wording sentence, int token)
    {
        var scan = sentence.Scan;
        return scan.Tokens[token].Kind == TokenKind.Word
            && scan.IsCapital(token)
            && scan.NameAt[token] is null or { First.Kind: "person" }
            && !scan.Is(
                token,
                WordClass.Determiner
                    | WordClass.Preposition
                    | WordClass.Pronoun
                    | WordClass.PossessivePronoun
                    | WordClass.Month
                    | WordClass.Weekday
                    | WordClass.Subordinator
                    | WordClass.Cardinal
                    | WordClass.Modal
            )
            && !sentence.Reading.HasClass(token, token + 1, "security.body")
            && !sentence.Reading.HasClass(token, token + 1, "org.noun")
            && !sentence.Reading.HasClass(token, token + 1, "topic.*");
    }
}

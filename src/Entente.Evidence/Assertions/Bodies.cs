using Entente.Languages.English;
using Entente.Mentions;

namespace Entente.Assertions;

/// <summary>The two bodies of a tie: the one that the words after it name, and the one before it.</summary>
internal static class Bodies
{
    public static Actor? Above(Wording sentence, int at)
    {
        var next = sentence.Seen(at);
        if (next >= sentence.End || sentence.Scan.Is(next, WordClass.Cardinal) || sentence.Scan.Tokens[next].Kind == Text.TokenKind.Number)
        {
            return null;
        }

        var chunk = sentence.ChunkAt(next);
        var limit = chunk is { Kind: ChunkKind.Noun } noun ? sentence.Group(noun, t => t is "of" or "for").To : next + 1;
        limit = Math.Min(limit, sentence.End);
        var body = sentence.Reading.ActorsIn(next, limit).Where(IsBody).OrderBy(a => a.From).ThenByDescending(a => a.To).FirstOrDefault();
        if (body is not null)
        {
            return body;
        }

        if (sentence.Reading.ActorsIn(next, limit).FirstOrDefault() is { } other)
        {
            var isOffice =
                other.Kind == "person" && other.To - other.From < 4 && sentence.Reading.HasClass(other.From, other.To, "title.head*");
            return isOffice
                || other.Kind == "person" && sentence.Reading.HasClass(other.From, other.To, "title.*") && sentence.IsAny(next, "the")
                    ? other
                : other.Kind == "state" && limit == other.To ? null
                : chunk is { Kind: ChunkKind.Noun } && HasOrganisation(sentence, next, limit)
                    ? sentence.Unknown(new(next, limit), other.Country)
                : null;
        }

        return chunk is { Kind: ChunkKind.Noun } && (HasOrganisation(sentence, next, limit) || HasCapital(sentence, next, limit))
            ? sentence.Unknown(new(next, limit))
            : null;
    }

    public static Actor? Below(Wording sentence, int from)
    {
        var at = sentence.SeenBefore(from);
        while (
            at >= 0
            && (
                sentence.Scan.Is(at, WordClass.Be | WordClass.Have | WordClass.Adverb)
                || sentence.IsComma(at)
                || sentence.IsAny(at, "which", "that", "and", "itself", "a", "an")
            )
        )
        {
            at = sentence.SeenBefore(at);
        }

        if (at < 0 || sentence.ChunkAt(at) is not { } end)
        {
            return null;
        }

        var index = sentence.IndexOf(end);
        while (
            index > 1
            && sentence.Reading.Chunks[index].Kind == ChunkKind.Noun
            && sentence.Reading.Chunks[index - 1] is { Kind: ChunkKind.Preposition, Word: "in" or "of" or "at" or "for" or "from" }
            && sentence.Reading.Chunks[index - 2].Kind == ChunkKind.Noun
        )
        {
            index -= 2;
        }

        var chunk = sentence.Reading.Chunks[index];
        var words = new Words(chunk.From, at + 1);
        var bodies = sentence.Reading.ActorsIn(words.From, words.To).Where(IsBody).ToList();
        if (bodies.Count > 0)
        {
            var known = bodies[0];
            // "The police academy in Ouro Preto": a body without a name takes its place with it.
            return known.Entity is null && words.To > known.To && chunk.From <= known.From && known.Kind == "academy"
                ? sentence.Widened(known, sentence.Bare(words))
                : known;
        }

        var isThing =
            chunk.Kind == ChunkKind.Noun
            && !sentence.Has(words, "people")
            && !sentence.Has(words, "title.*")
            && !IsPronoun(sentence, words);
        var isNamed =
            HasOrganisation(sentence, words.From, words.To)
            || HasCapital(sentence, words.From + 1, words.To)
            || sentence.Quotations.Any(q => q.From >= words.From - 2 && q.To <= words.To);
        return isThing && isNamed
            ? sentence.Unknown(sentence.Bare(words), sentence.Reading.ActorsIn(words.From, words.To).FirstOrDefault()?.Country)
            : null;
    }

    public static bool IsBody(Actor actor) =>
        actor.From >= 0
        && actor.Kind is not ("state" or "person" or "officials" or "grouping" or "initiative" or "source" or "place" or "scholar");

    private static bool IsPronoun(Wording sentence, Words words) =>
        words.Length == 1 && sentence.Scan.Is(words.From, WordClass.Pronoun | WordClass.Determiner);

    private static bool HasOrganisation(Wording sentence, int from, int to) =>
        sentence.Reading.HasClass(from, to, "org.noun")
        || sentence.Reading.HasClass(from, to, "organ.*")
        || sentence.Reading.HasClass(from, to, "subord.body");

    public static bool HasCapital(Wording sentence, Actor actor) => HasCapital(sentence, actor.From, actor.To);

    private static bool HasCapital(Wording sentence, int from, int to)
    {
        for (var k = Math.Max(0, from); k < to; k++)
        {
            if (
                sentence.Scan.IsCapital(k)
                && sentence.Scan.NameAt[k] is null or { First.Kind: not "state" }
                && !sentence.Scan.Is(k, WordClass.Determiner | WordClass.Month | WordClass.Weekday)
            )
            {
                return sentence.Scan.IsCapital(k);
            }
        }

        return false;
    }
}

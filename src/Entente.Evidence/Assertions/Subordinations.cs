using Entente.Codebook;
using Entente.Languages.English;
using Entente.Mentions;

namespace Entente.Assertions;

/// <summary>
/// Which body stands under which, with the exact words of the tie: affiliated is not owned. Between two bodies only; a customer, a
/// neighbour and a partner stand under nobody.
/// </summary>
internal sealed class Subordinations(Lexicon lexicon) : IAssertionKind
{
    private readonly HashSet<string> _passive = AssertionReader.Lemmas(lexicon, "verbs.subord");
    private readonly HashSet<string> _active = AssertionReader.Lemmas(lexicon, "verbs.under");
    private readonly HashSet<string> _over = AssertionReader.Lemmas(lexicon, "verbs.over");

    public void Read(Wording sentence, AssertionReader into)
    {
        foreach (var hit in sentence.Scan.Classes.Where(h => h.Is("subord.tie")))
        {
            Tie(sentence, into, Start(sentence, hit.From), hit.To);
        }

        for (var verb = 1; verb < sentence.End; verb++)
        {
            if (sentence.VerbAt(verb, _passive, VerbForms.Participle) is not null)
            {
                Passive(sentence, into, verb);
            }

            if (sentence.VerbAt(verb, _active, VerbForms.Third | VerbForms.Base | VerbForms.Past | VerbForms.Participle) is not null)
            {
                Active(sentence, into, verb);
            }

            if (
                sentence.VerbAt(verb, _over, VerbForms.Third | VerbForms.Base | VerbForms.Past) is not null
                && sentence.ClauseOf(verb) is { } clause
            )
            {
                Over(sentence, into, clause);
            }
        }
    }

    // "a subsidiary of", "an arm of": the article belongs to the words of the tie.
    private int Start(Wording sentence, int from)
    {
        var at = from;
        while (
            at > 0
            && (
                (sentence.Scan.Is(at - 1, WordClass.Adjective | WordClass.Adverb) && !sentence.Scan.IsCapital(at - 1))
                || sentence.VerbAt(at - 1, _passive, VerbForms.Participle) is not null
                || sentence.Word(at - 1).EndsWith("ly", StringComparison.Ordinal)
            )
        )
        {
            at--;
        }

        return sentence.IsAny(at - 1, "a", "an", "the") ? at - 1 : from;
    }

    // "affiliated with", "owned and run by", "directly controlled by".
    private void Passive(Wording sentence, AssertionReader into, int verb)
    {
        var to = verb + 1;
        while (
            to < sentence.End
            && (
                sentence.Scan.Is(to, WordClass.Adverb)
                || sentence.IsAny(to, "and", "or", "in", "part", "full")
                || sentence.VerbAt(to, _passive, VerbForms.Participle) is not null
            )
            && to - verb < 5
        )
        {
            to++;
        }

        if (
            !sentence.IsAny(to, "by", "with", "to", "under")
            || (sentence.IsAny(to, "to") && !sentence.IsAny(verb, "affiliated", "subordinated", "attached", "tied"))
        )
        {
            return;
        }

        // "owned and run by": the first verb already told it.
        var before = sentence.SeenBefore(verb);
        if (sentence.IsAny(before, "and", "or") && sentence.VerbAt(Math.Max(0, before - 1), _passive, VerbForms.Participle) is not null)
        {
            return;
        }

        Tie(sentence, into, verb, to + 1);
    }

    // "belongs to", "answers directly to", "falls under".
    private void Active(Wording sentence, AssertionReader into, int verb)
    {
        var to = verb + 1;
        while (to < sentence.End && sentence.Scan.Is(to, WordClass.Adverb))
        {
            to++;
        }

        var fits = sentence.IsAny(to, "under")
            ? sentence.IsAny(
                verb,
                "falls",
                "fall",
                "fell",
                "comes",
                "come",
                "came",
                "sits",
                "sit",
                "operates",
                "operate",
                "serves",
                "serve",
                "placed"
            )
            : sentence.IsAny(to, "to")
                && sentence.IsAny(verb, "belongs", "belong", "belonged", "answers", "answer", "answered", "reports", "report", "reported");
        if (fits)
        {
            Tie(sentence, into, verb, to + 1);
        }
    }

    private static void Tie(Wording sentence, AssertionReader into, int from, int to)
    {
        if (
            from == 0
            || to >= sentence.End
            || IsUncertain(sentence, from)
            || Above(sentence, to) is not { } parent
            || Below(sentence, from) is not { } child
        )
        {
            return;
        }

        // Somebody unnamed over something unnamed is no tie between bodies, but for a named asset.
        if (
            parent.Kind == "unnamed"
            && child.Kind == "unnamed"
            && !HasCapital(sentence, child)
            && !sentence.Quotations.Any(q => q.From < from)
        )
        {
            return;
        }

        into.Add(
            new()
            {
                Type = "ORG_SUBORD",
                Rule = "tie",
                Words = new(Math.Min(child.From, from), Math.Max(parent.To, to)),
                Actors = [new(child, "subordinate"), new(parent, "parent")],
                Instrument = new(from, to),
                Date = Periods.From(sentence, new(from, sentence.End)),
            }
        );
    }

    private static bool IsUncertain(Wording sentence, int from)
    {
        for (var k = from - 1; k >= Math.Max(0, from - 4); k--)
        {
            if (sentence.IsComma(k))
            {
                return false;
            }

            if (sentence.Scan.Is(k, WordClass.Negation | WordClass.Modal))
            {
                return true;
            }
        }

        return false;
    }

    // ── the two bodies ──

    private static Actor? Above(Wording sentence, int at)
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

    private static Actor? Below(Wording sentence, int from)
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

    private static bool IsBody(Actor actor) =>
        actor.From >= 0
        && actor.Kind is not ("state" or "person" or "officials" or "grouping" or "initiative" or "source" or "place" or "scholar");

    private static bool IsPronoun(Wording sentence, Words words) =>
        words.Length == 1 && sentence.Scan.Is(words.From, WordClass.Pronoun | WordClass.Determiner);

    private static bool HasOrganisation(Wording sentence, int from, int to) =>
        sentence.Reading.HasClass(from, to, "org.noun")
        || sentence.Reading.HasClass(from, to, "organ.*")
        || sentence.Reading.HasClass(from, to, "subord.body");

    private static bool HasCapital(Wording sentence, Actor actor) => HasCapital(sentence, actor.From, actor.To);

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

    // "the ministry oversees the academy": the parent acts.
    private static void Over(Wording sentence, AssertionReader into, Clause clause)
    {
        if (
            !clause.Group.IsFinite
            || clause.Group.IsPassive
            || clause.Group.IsNegated
            || clause.Subject.Count == 0
            || clause.Objects.Count == 0
            || clause.Group.Tense is VerbTense.Future or VerbTense.Conditional or VerbTense.Possibility or VerbTense.Obligation
        )
        {
            return;
        }

        var parent = sentence.Reading.ActorsIn(clause.Subject[0]).FirstOrDefault(IsBody);
        var child = sentence.Reading.ActorsIn(clause.Objects[0]).FirstOrDefault(IsBody);
        if (
            parent is null
            || child is null
            || clause.Objects[0].From < clause.Verb.To
            || child.To < clause.Objects[0].To
            || parent.Entity is { } one && one.Id == child.Entity?.Id
        )
        {
            return;
        }

        into.Add(
            new()
            {
                Type = "ORG_SUBORD",
                Rule = "over",
                Words = new(parent.From, child.To),
                Actors = [new(child, "subordinate"), new(parent, "parent")],
                Instrument = new(clause.Verb.From, clause.Verb.To),
                Date = Periods.From(sentence, new(clause.Verb.From, sentence.End)),
            }
        );
    }
}

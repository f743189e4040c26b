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
            || Bodies.Above(sentence, to) is not { } parent
            || Bodies.Below(sentence, from) is not { } child
        )
        {
            return;
        }

        // Somebody unnamed over something unnamed is no tie between bodies, but for a named asset.
        if (
            parent.Kind == "unnamed"
            && child.Kind == "unnamed"
            && !Bodies.HasCapital(sentence, child)
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

        var parent = sentence.Reading.ActorsIn(clause.Subject[0]).FirstOrDefault(Bodies.IsBody);
        var child = sentence.Reading.ActorsIn(clause.Objects[0]).FirstOrDefault(Bodies.IsBody);
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

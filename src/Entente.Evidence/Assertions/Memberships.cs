using Entente.Codebook;
using Entente.Languages.English;
using Entente.Mentions;

namespace Entente.Assertions;

/// <summary>
/// Which state or body is, was or is not in a grouping, and who observes. Members of parliaments and forces are persons; a wish to
/// join is no membership.
/// </summary>
internal sealed class Memberships(Lexicon lexicon, Discourse discourse) : IAssertionKind
{
    private readonly HashSet<string> _joining = AssertionReader.Lemmas(lexicon, "verbs.join");
    private readonly HashSet<string> _leaving = AssertionReader.Lemmas(lexicon, "verbs.leave");
    private readonly HashSet<string> _barring = AssertionReader.Lemmas(lexicon, "verbs.bar");
    private readonly HashSet<string> _including = AssertionReader.Lemmas(lexicon, "verbs.include");

    public void Read(Wording sentence, AssertionReader into)
    {
        var groupings = new Groupings(sentence, discourse);
        foreach (var hit in sentence.Scan.Classes.Where(h => h.Is("member.noun")))
        {
            ByNoun(sentence, into, groupings, new(hit.From, hit.To));
        }

        foreach (var clause in sentence.Reading.Clauses)
        {
            ByVerb(sentence, into, groupings, clause);
        }

        Headline(sentence, into, groupings);
        Outside(sentence, into, groupings);
        if (!into.Found("ORG_MEMBER"))
        {
            Listed(sentence, into, groupings);
        }
    }

    // ── "a member of", "membership of M in G" ──

    private static void ByNoun(Wording sentence, AssertionReader into, Groupings groupings, Words noun)
    {
        if (sentence.IsAny(noun.To, "of") && sentence.Has(noun, "member.ship") && ShipOf(sentence, into, groupings, noun))
        {
            return;
        }

        var grouping = sentence.IsAny(noun.To, "of", "in", "at", "to", "with") ? groupings.At(noun.To + 1) : groupings.Relative(noun.From);
        var compound = grouping is null ? groupings.Before(noun.From) : null;
        grouping ??= compound;
        if (grouping is null)
        {
            return;
        }

        if (compound is not null && noun.To < sentence.End && sentence.Scan.NameAt[noun.To] is { First.Kind: "state" })
        {
            // "NATO members Greece and Turkey"
            var list =
                sentence.ChunkAt(noun.To) is { } first && sentence.IsAny(first.To, "and", ",")
                    ? sentence.ChunkAt(first.To + 1)?.To ?? first.To
                    : sentence.ChunkAt(noun.To)?.To ?? noun.To;
            Add(sentence, into, States(sentence, noun.To, list), RoleOf(sentence, noun, noun.From), grouping, noun, "compound");
            return;
        }

        var start = Start(sentence, compound?.From ?? noun.From);
        var role = RoleOf(sentence, noun, start);
        var before = sentence.SeenBefore(start);
        var (members, from) =
            sentence.IsAny(before, "as") ? AsMember(sentence, before, grouping)
            : sentence.IsComma(before) && ByClause(sentence, noun) is null ? Apposed(sentence, before)
            : ByClause(sentence, noun) is { } clause ? (Subjects(sentence, clause), clause)
            : sentence.Scan.Tokens[Math.Max(0, before)].Kind == Text.TokenKind.Possessive ? Apposed(sentence, before)
            : ([], null);
        if (from is { } verb && verb.Group.IsNegated)
        {
            role = "excluded";
        }

        if (from is { Group.Tense: VerbTense.Infinitive, Governor.Group.Lemma: "cease" or "stop" } ceased)
        {
            Add(sentence, into, Subjects(sentence, ceased), "former", grouping, new(noun.From, noun.To), "noun", isEnd: true);
            return;
        }

        if (
            from is
            {
                Group.Tense: VerbTense.Conditional
                    or VerbTense.Possibility
                    or VerbTense.Future
                    or VerbTense.Obligation
                    or VerbTense.Infinitive
            }
        )
        {
            return;
        }

        Add(sentence, into, members, role, grouping, new(noun.From, noun.To), "noun", isStart: from?.Group.Lemma is "become");
    }

    private static bool ShipOf(Wording sentence, AssertionReader into, Groupings groupings, Words noun)
    {
        var chunk = sentence.ChunkAt(noun.To + 1);
        var preposition = chunk?.To ?? 0;
        if (chunk is null || !sentence.IsAny(preposition, "in", "of") || groupings.At(preposition + 1) is not { } grouping)
        {
            return false;
        }

        var clause = sentence.Reading.Clauses.FirstOrDefault(c => c.Group.IsFinite && c.Verb.From > preposition);
        var role = clause?.Group.Lemma switch
        {
            "suspend" or "freeze" or "reject" or "refuse" => "excluded",
            "end" or "terminate" or "expire" or "lapse" or "cease" or "revoke" => "former",
            _ => "member",
        };
        Add(sentence, into, Members(sentence, new(chunk.From, chunk.To)), role, grouping, noun, "membership", isStart: true);
        return true;
    }

    private static int Start(Wording sentence, int from)
    {
        while (
            from > 0
            && (
                sentence.Scan.Is(from - 1, WordClass.Adjective | WordClass.Determiner | WordClass.Adverb | WordClass.Ordinal)
                || sentence.Has(new(from - 1, from), "member.kind")
            )
        )
        {
            from--;
        }

        return from;
    }

    private static string RoleOf(Wording sentence, Words noun, int start)
    {
        for (var k = Math.Max(0, start - 2); k < noun.To; k++)
        {
            if (sentence.IsAny(k, "former", "ex", "longer", "onetime", "once"))
            {
                return "former";
            }
        }

        return sentence.Has(noun, "member.observer") ? "observer" : "member";
    }

    // "As a member of G, M has a vote"; "M, as a member of G, has a vote".
    private static (IReadOnlyList<Actor> Members, Clause? Clause) AsMember(Wording sentence, int at, Actor grouping)
    {
        if (at > sentence.Seen(0) + 1)
        {
            return (Members(sentence, new(sentence.Seen(0), at)), null);
        }

        var main = sentence.Reading.Clauses.FirstOrDefault(c => c.Group.IsFinite && c.Verb.From > grouping.To && c.Subject.Count > 0);
        return (main is null ? [] : Subjects(sentence, main), null);
    }

    // "M, a founding member of G, …"
    private static (IReadOnlyList<Actor> Members, Clause? Clause) Apposed(Wording sentence, int comma)
    {
        var chunk = sentence.ChunkAt(sentence.SeenBefore(comma)) ?? sentence.ChunkAt(comma);
        return (chunk is { Kind: ChunkKind.Noun } ? Members(sentence, new(chunk.From, Math.Min(chunk.To, comma))) : [], null);
    }

    // "M is / has been / became / remains a member".
    private static Clause? ByClause(Wording sentence, Words noun) =>
        sentence.Reading.Clauses.LastOrDefault(c =>
            c.Verb.From < noun.From
            && noun.From - c.Verb.To < 8
            && (
                c.Group.Lemma is "be" or "become" or "remain" or "stay" or "make" or "admit" or "accept" or "name"
                || (
                    c.Group.Lemma is "have" or "hold" or "enjoy" or "gain" or "receive" or "obtain" or "keep" or "get" or "grant" or "lose"
                    && sentence.IsAny(noun.To - 1, "status", "membership")
                )
            )
            && c.Subject.Count > 0
            && c.Subject[0].From < c.Verb.From
        );

    // ── verbs ──

    private void ByVerb(Wording sentence, AssertionReader into, Groupings groupings, Clause clause)
    {
        var lemma = clause.Group.Lemma;
        if (
            !clause.Group.IsFinite
            || clause.Group.Tense is VerbTense.Future or VerbTense.Conditional or VerbTense.Possibility or VerbTense.Obligation
        )
        {
            return;
        }

        var after = clause.Verb.To;
        after = sentence.IsAny(after, "to", "from", "out", "of") ? after + 1 : after;
        after = sentence.IsAny(after, "of") ? after + 1 : after;
        var words = new Words(Math.Min(clause.From, clause.Verb.From), Math.Max(clause.To, clause.Verb.To));
        if (_barring.Contains(lemma) && clause.Group.IsPassive)
        {
            Barred(sentence, into, groupings, clause);
        }
        else if (!clause.Group.IsPassive && !clause.Group.IsNegated && (_joining.Contains(lemma) || _leaving.Contains(lemma)))
        {
            var grouping = groupings.At(after) ?? groupings.Relative(clause.Subject.Count > 0 ? clause.Subject[0].From : clause.Verb.From);
            if (grouping is not null)
            {
                Add(
                    sentence,
                    into,
                    Subjects(sentence, clause),
                    _leaving.Contains(lemma) ? "former" : "member",
                    grouping,
                    words,
                    lemma,
                    _joining.Contains(lemma) && lemma != "belong",
                    _leaving.Contains(lemma)
                );
            }
        }
        else if (
            lemma is "admit" or "expel" or "suspend" or "exclude"
            && !clause.Group.IsPassive
            && !clause.Group.IsNegated
            && clause.Subject.Count > 0
            && groupings.At(clause.Subject[0].From) is { } actor
        )
        {
            Add(
                sentence,
                into,
                States(sentence, clause.Verb.To, Math.Max(clause.To, clause.Verb.To)),
                lemma == "admit" ? "member" : "excluded",
                actor,
                words,
                lemma,
                true
            );
        }
        else if (_including.Contains(lemma) && !clause.Group.IsPassive && !clause.Group.IsNegated)
        {
            var subject = clause.Subject.Count > 0 ? groupings.At(clause.Subject[0].From) : null;
            if (subject is not null)
            {
                Add(sentence, into, States(sentence, clause.Verb.To, sentence.End), "member", subject, words, lemma);
            }
        }
    }

    // "is excluded from G", "was expelled from G", "was admitted to G".
    private static void Barred(Wording sentence, AssertionReader into, Groupings groupings, Clause clause)
    {
        var lemma = clause.Group.Lemma;
        var at = Enumerable
            .Range(clause.Verb.To, Math.Max(0, Math.Min(sentence.End, clause.Verb.To + 6) - clause.Verb.To))
            .FirstOrDefault(k => sentence.IsAny(k, "from", "to", "into"), -1);
        if (at < 0 || groupings.At(at + 1) is not { } grouping || clause.Subject.Count == 0)
        {
            return;
        }

        var admits = lemma is "admit" or "accept";
        var members = Subjects(sentence, clause);
        var chunk = clause.Subject[0];
        var who = members.Count > 0 ? members : [sentence.Unknown(new(chunk.From, chunk.To))];
        Add(
            sentence,
            into,
            who,
            admits ? "member" : "excluded",
            grouping,
            new(chunk.From, Math.Max(clause.To, grouping.To)),
            lemma,
            isStart: true
        );
    }

    // A headline may put its few words into one group: "Finland joins NATO".
    private void Headline(Wording sentence, AssertionReader into, Groupings groupings)
    {
        if (into.Found("ORG_MEMBER") || sentence.End > 12)
        {
            return;
        }

        for (var verb = 1; verb + 1 < sentence.End; verb++)
        {
            var joins = sentence.VerbAt(verb, _joining, VerbForms.Third | VerbForms.Past) is not null;
            var leaves = sentence.VerbAt(verb, _leaving, VerbForms.Third | VerbForms.Past) is not null;
            if ((joins || leaves) && groupings.At(verb + 1) is { } grouping)
            {
                Add(sentence, into, Named(sentence, verb), leaves ? "former" : "member", grouping, new(0, sentence.End), "headline");
            }
        }
    }

    private static List<Actor> Named(Wording sentence, int to)
    {
        var states = new List<Actor>();
        for (var k = 0; k < to; k++)
        {
            if (sentence.Scan.NameAt[k] is { First.Kind: "state" } hit && hit.From == k && hit.Candidates[0].Name.Kind is not "demonym")
            {
                states.Add(sentence.Unknown(new(hit.From, hit.To), hit.First.Country) with { Entity = hit.First, Kind = "state" });
            }
        }

        return states;
    }

    // "remains outside ASEAN", "is not in the bloc".
    private static void Outside(Wording sentence, AssertionReader into, Groupings groupings)
    {
        foreach (var clause in sentence.Reading.Clauses.Where(c => c.Group.Lemma is "remain" or "stay" or "be" && c.Group.IsFinite))
        {
            var at = clause.Verb.To;
            var isOut = sentence.IsAny(at, "outside") || (sentence.IsAny(at, "in") && clause.Group.IsNegated);
            if (
                isOut
                && !Enumerable
                    .Range(clause.Verb.From, clause.Verb.To - clause.Verb.From + 1)
                    .Any(k => sentence.IsAny(k - 1, "longer") || sentence.IsAny(k, "longer"))
                && groupings.At(at + 1) is { } grouping
            )
            {
                Add(sentence, into, Subjects(sentence, clause), "excluded", grouping, new(clause.Verb.From, grouping.To), "outside");
            }
        }
    }

    // "Membership … includes A, B and C", "its members are A and B", "G members A and B".
    private void Listed(Wording sentence, AssertionReader into, Groupings groupings)
    {
        var (first, end) = sentence.Trimmed(0, sentence.End);
        if (sentence.First("member.noun", first, end) is not { } noun)
        {
            return;
        }

        // "The Lima Pact's members are …": the owner names it, known or not.
        var owner =
            sentence.ChunkAt(noun.From) is { Kind: ChunkKind.Noun } chunk && chunk.From < noun.From ? groupings.At(chunk.From) : null;
        if ((owner ?? (sentence.IsAny(noun.To, "of") ? groupings.At(noun.To + 1) : null) ?? groupings.AnyOr()) is not { } grouping)
        {
            return;
        }

        var verb = sentence.Reading.Clauses.FirstOrDefault(c =>
            c.Group.IsFinite && (_including.Contains(c.Group.Lemma) || c.Group.Lemma == "be") && c.Verb.From >= noun.From
        );
        var states = verb is null || verb.Group.IsNegated ? [] : States(sentence, verb.Verb.To, end);
        if (states.Count > 1)
        {
            Add(sentence, into, states, "member", grouping, noun, "members");
        }
    }

    // ── members ──

    // The subject's states and bodies; "it" is the sentence's first subject.
    private static IReadOnlyList<Actor> Subjects(Wording sentence, Clause clause)
    {
        if (clause.Subject.Count == 0 || clause.Subject[0].From > clause.Verb.From)
        {
            return [];
        }

        var words = new Words(
            clause.Subject[0].From,
            Math.Max(clause.Subject[0].To, Math.Min(sentence.Group(clause.Subject[^1]).To, clause.Verb.From))
        );
        if (words.Length == 1 && sentence.IsAny(words.From, "it", "which", "who", "that"))
        {
            var main = sentence.Reading.Clauses.FirstOrDefault(c => c.Subject.Count > 0 && c.Subject[0].To <= clause.Subject[0].From);
            return main is null ? [] : Subjects(sentence, main);
        }

        return Members(sentence, words);
    }

    private static IReadOnlyList<Actor> Members(Wording sentence, Words words)
    {
        if (sentence.Has(words, "title.*") || sentence.Has(words, "member.person"))
        {
            return [];
        }

        var bodies = sentence
            .Reading.ActorsIn(words.From, words.To)
            .Where(a => a.Kind is not ("state" or "person" or "officials" or "grouping" or "initiative" or "scholar"))
            .ToList();
        if (bodies.Count > 0)
        {
            return bodies;
        }

        var states = States(sentence, words.From, words.To);
        if (states.Count != 1)
        {
            return states;
        }

        // "Ukraine's financial monitoring service" is not Ukraine.
        var state = states[0];
        var next = state.To;
        var isOwner =
            next + 1 < words.To && (sentence.Scan.Tokens[next].Kind == Text.TokenKind.Possessive || !sentence.Scan.IsCapital(state.To - 1));
        return isOwner ? [sentence.Unknown(sentence.Bare(words), state.Country)] : states;
    }

    private static List<Actor> States(Wording sentence, int from, int to) =>
        [.. sentence.Reading.ActorsIn(from, to).Where(a => a.Kind == "state").DistinctBy(a => a.Country, StringComparer.Ordinal)];

    private static void Add(
        Wording sentence,
        AssertionReader into,
        IReadOnlyList<Actor> members,
        string role,
        Actor grouping,
        Words words,
        string rule,
        bool isStart = false,
        bool isEnd = false
    )
    {
        if (members.Count == 0)
        {
            return;
        }

        var from = members.Select(m => m.From).Append(words.From).Where(f => f >= 0).Min();
        var to = members.Select(m => m.To).Append(words.To).Append(grouping.To).Max();
        var dated = new Words(words.From, Math.Min(sentence.End, to + 8));
        into.Add(
            new()
            {
                Type = "ORG_MEMBER",
                Rule = rule,
                Words = new(from, Math.Min(to, sentence.Scan.Count)),
                Actors = [.. members.Select(m => new RoleActor(m, role)), new(grouping, "grouping")],
                Date = Periods.From(sentence, dated, isStart, isEnd),
            }
        );
    }
}

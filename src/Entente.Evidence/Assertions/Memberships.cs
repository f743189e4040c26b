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
            MemberNouns.ByNoun(sentence, into, groupings, new(hit.From, hit.To));
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
                    Members.Subjects(sentence, clause),
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
                Members.States(sentence, clause.Verb.To, Math.Max(clause.To, clause.Verb.To)),
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
                Add(sentence, into, Members.States(sentence, clause.Verb.To, sentence.End), "member", subject, words, lemma);
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
        var members = Members.Subjects(sentence, clause);
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
                Add(
                    sentence,
                    into,
                    Members.Named(sentence, verb),
                    leaves ? "former" : "member",
                    grouping,
                    new(0, sentence.End),
                    "headline"
                );
            }
        }
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
                Add(
                    sentence,
                    into,
                    Members.Subjects(sentence, clause),
                    "excluded",
                    grouping,
                    new(clause.Verb.From, grouping.To),
                    "outside"
                );
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
        var states = verb is null || verb.Group.IsNegated ? [] : Members.States(sentence, verb.Verb.To, end);
        if (states.Count > 1)
        {
            Add(sentence, into, states, "member", grouping, noun, "members");
        }
    }

    // ── members ──

    public static void Add(
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

using Entente.Languages.English;
using Entente.Mentions;

namespace Entente.Assertions;

/// <summary>Memberships told with a noun: "a member of", "observer status in", "the membership of M in G".</summary>
internal static class MemberNouns
{
    public static void ByNoun(Wording sentence, AssertionReader into, Groupings groupings, Words noun)
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
            Memberships.Add(
                sentence,
                into,
                Members.States(sentence, noun.To, list),
                RoleOf(sentence, noun, noun.From),
                grouping,
                noun,
                "compound"
            );
            return;
        }

        var start = Start(sentence, compound?.From ?? noun.From);
        var role = RoleOf(sentence, noun, start);
        var before = sentence.SeenBefore(start);
        var (members, from) =
            sentence.IsAny(before, "as") ? AsMember(sentence, before, grouping)
            : sentence.IsComma(before) && ByClause(sentence, noun) is null ? Apposed(sentence, before)
            : ByClause(sentence, noun) is { } clause ? (Members.Subjects(sentence, clause), clause)
            : sentence.Scan.Tokens[Math.Max(0, before)].Kind == Text.TokenKind.Possessive ? Apposed(sentence, before)
            : ([], null);
        if (from is { } verb && verb.Group.IsNegated)
        {
            role = "excluded";
        }

        if (from is { Group.Tense: VerbTense.Infinitive, Governor.Group.Lemma: "cease" or "stop" } ceased)
        {
            Memberships.Add(
                sentence,
                into,
                Members.Subjects(sentence, ceased),
                "former",
                grouping,
                new(noun.From, noun.To),
                "noun",
                isEnd: true
            );
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

        Memberships.Add(sentence, into, members, role, grouping, new(noun.From, noun.To), "noun", isStart: from?.Group.Lemma is "become");
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
        Memberships.Add(sentence, into, Members.Of(sentence, new(chunk.From, chunk.To)), role, grouping, noun, "membership", isStart: true);
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
            return (Members.Of(sentence, new(sentence.Seen(0), at)), null);
        }

        var main = sentence.Reading.Clauses.FirstOrDefault(c => c.Group.IsFinite && c.Verb.From > grouping.To && c.Subject.Count > 0);
        return (main is null ? [] : Members.Subjects(sentence, main), null);
    }

    // "M, a founding member of G, …"
    private static (IReadOnlyList<Actor> Members, Clause? Clause) Apposed(Wording sentence, int comma)
    {
        var chunk = sentence.ChunkAt(sentence.SeenBefore(comma)) ?? sentence.ChunkAt(comma);
        return (chunk is { Kind: ChunkKind.Noun } ? Members.Of(sentence, new(chunk.From, Math.Min(chunk.To, comma))) : [], null);
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
}

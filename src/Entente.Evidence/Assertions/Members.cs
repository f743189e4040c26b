using Entente.Mentions;

namespace Entente.Assertions;

/// <summary>The states and bodies that a subject or list names as members.</summary>
internal static class Members
{
    public static List<Actor> Named(Wording sentence, int to)
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

    // The subject's states and bodies; "it" is the sentence's first subject.
    public static IReadOnlyList<Actor> Subjects(Wording sentence, Clause clause)
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

        return Of(sentence, words);
    }

    public static IReadOnlyList<Actor> Of(Wording sentence, Words words)
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

    public static List<Actor> States(Wording sentence, int from, int to) =>
        [.. sentence.Reading.ActorsIn(from, to).Where(a => a.Kind == "state").DistinctBy(a => a.Country, StringComparer.Ordinal)];
}

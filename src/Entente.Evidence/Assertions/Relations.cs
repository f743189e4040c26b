using Entente.Codebook;
using Entente.Mentions;

namespace Entente.Assertions;

/// <summary>Named standing between states or groupings: strategic partner, lead nation, guarantor power. Warm words are no standing.</summary>
internal sealed class Relations(Lexicon lexicon) : IAssertionKind
{
    private readonly HashSet<string> _speech = AssertionReader.Lemmas(lexicon, "verbs.argue", "verbs.note", "verbs.stress");

    public void Read(Wording sentence, AssertionReader into)
    {
        var reach = 0;
        foreach (
            var hit in sentence.Reading.Scan.Classes.Where(h => h.Is("status.relation")).OrderBy(h => h.From).ThenByDescending(h => h.To)
        )
        {
            if (hit.From < reach)
            {
                continue;
            }

            reach = hit.To;
            Standing(sentence, into, Whole(sentence, new(hit.From, hit.To)));
        }
    }

    // "special strategic partnership": the words of rank in front belong to the name.
    private static Words Whole(Wording sentence, Words status)
    {
        var from = status.From;
        while (from > 0 && !sentence.Reading.Hidden[from - 1] && sentence.Reading.HasClass(from - 1, from, "status.rank"))
        {
            from--;
        }

        return new(from, status.To);
    }

    private void Standing(Wording sentence, AssertionReader into, Words status)
    {
        var window = Window(sentence, status);
        if (window.Length == 0)
        {
            return;
        }

        var isOneSided = sentence.Has(status, "status.leading");
        var parties = Parties(sentence, window, status);
        if (!isOneSided && parties.Count < 2)
        {
            // "Our two countries are partners, the minister said of A and B": the sentence names them elsewhere.
            window = sentence.Trimmed(0, sentence.End);
            parties = Parties(sentence, window, status);
            parties = parties.Count < 2 ? Widest(sentence, window, status, parties) : parties;
        }

        if (isOneSided && parties.Count < 2)
        {
            parties = Widest(sentence, window, status, parties);
        }

        if (parties.Count < (isOneSided ? 1 : 2))
        {
            return;
        }

        into.Add(
            new()
            {
                Type = "REL_STATUS",
                Rule = "relation",
                Words = window,
                Actors = [.. parties.Select(p => new RoleActor(p, p.Country is null ? "grouping" : "party"))],
                Instrument = status,
                Date = Periods.From(
                    sentence,
                    window,
                    isStart: sentence.Reading.Clauses.Any(c => window.Holds(c.Group.Head) && c.Group.Lemma is not "be")
                ),
            }
        );
    }

    // "lead nation for the training of Somali police", "its junior partners—A, B and C": bodies and lists name the other side.
    private static List<Actor> Widest(Wording sentence, Words window, Words status, List<Actor> parties)
    {
        var isList = status.To < sentence.End && sentence.Scan.IsMark(status.To, '—');
        var more = isList ? new Words(status.To, sentence.End) : window;
        return
        [
            .. parties
                .Concat(
                    sentence
                        .Reading.ActorsIn(more.From, more.To)
                        .Where(a => a.Country is not null && a.Kind is not ("person" or "officials" or "scholar") && !status.Holds(a.From))
                )
                .DistinctBy(a => a.Country ?? a.Name, StringComparer.Ordinal),
        ];
    }

    // The clause that names the standing; an apposition reaches to its closing comma.
    private Words Window(Wording sentence, Words status)
    {
        foreach (var clause in sentence.Reading.Clauses)
        {
            if (clause.Group.IsNegated || _speech.Contains(clause.Group.Lemma) && clause.Verb.To <= status.From)
            {
                continue;
            }

            var subject = clause.Subject.Count > 0 && clause.Subject[0].From < clause.Verb.From ? clause.Subject[0].From : clause.From;
            var window = new Words(Math.Min(subject, clause.From), Math.Max(clause.To, clause.Verb.To));
            if (window.From <= status.From && status.To <= window.To)
            {
                return new(window.From, Until(sentence, status, window.To));
            }
        }

        return sentence.Reading.Clauses.Any(c => c.Group.IsNegated && c.From <= status.From && status.To <= c.To)
            ? default
            : new(Math.Max(0, sentence.Seen(0)), Until(sentence, status, sentence.End));
    }

    // What a comma and a new noun group open is another matter: "…, the minister recalled".
    private static int Until(Wording sentence, Words status, int to)
    {
        for (var k = status.To; k < Math.Min(to, sentence.End); k++)
        {
            if (
                sentence.IsComma(k)
                && !sentence.IsAny(k + 1, "and", "or", "such", "including", "like")
                && sentence.Scan.NameAt[Math.Min(k + 1, sentence.End - 1)] is null
            )
            {
                return k;
            }
        }

        return Math.Min(to, sentence.End);
    }

    private static List<Actor> Parties(Wording sentence, Words window, Words status) =>
        [
            .. sentence
                .Reading.Actors.Where(a =>
                    (a.From < 0 || window.Holds(a.From))
                    && !(a.From >= status.From && a.From < status.To)
                    && (
                        a.Kind is "state" or "grouping" or "initiative" or "government"
                        || a.Kind is "person" && a.Country is not null && a.IsPrincipal && window.To == sentence.End
                    )
                )
                .DistinctBy(a => a.Country ?? a.Name, StringComparer.Ordinal),
        ];
}

using Entente.Languages.English;
using Entente.Mentions;
using Entente.Text;

namespace Entente.Assertions;

/// <summary>The number of an act ("the 27th patrol") and the series that it is a number of.</summary>
internal static class Numbering
{
    public static int? OrdinalOf(Candidate candidate, Reading reading)
    {
        var own = candidate.IsNominal
            ? OrdinalReader.Find(reading, candidate.From, candidate.TriggerTo)
            : OrdinalReader.Find(reading, candidate.TriggerTo, candidate.To) ?? OrdinalReader.Find(reading, candidate.From, candidate.To);
        if (own is { } found && (found.Value > 1 || candidate.Frame.Type == "MECH_SESSION"))
        {
            return found.Value;
        }

        // "…, the 24th by the two agencies": a noun group of its own after the act.
        foreach (var chunk in reading.Chunks.Where(c => c.Kind == ChunkKind.Noun && c.From >= candidate.TriggerTo))
        {
            for (var k = chunk.From; k < chunk.To; k++)
            {
                var isLast = k == chunk.To - 1 || (k + 1 < chunk.To && reading.HasClass(k + 1, chunk.To, "act.noun"));
                if (isLast && OrdinalReader.At(reading.Scan, k) is > 1 and var value && OrdinalReader.Find(reading, k, k + 1) is not null)
                {
                    return value;
                }
            }
        }

        return null;
    }

    // Agencies whose patrols and sessions are numbered apart. "Law enforcement authorities of X and Y" are the states themselves.
    private static readonly HashSet<string> NumberedApart = new(StringComparer.Ordinal)
    {
        "coast-guard",
        "navy",
        "army",
        "police",
        "border-guard",
        "fisheries",
        "paramilitary",
    };

    // States, agency, form with the name of the mechanism, area. A visit is no instalment of anything.
    public static string? SeriesKey(Candidate candidate, Detail? place)
    {
        if (candidate.Frame.Type == "VISIT_HL")
        {
            return null;
        }

        var countries = string.Join('-', candidate.Countries.Select(c => c.ToLowerInvariant()));
        var kind =
            candidate.Actors.Select(a => a.Actor.Kind).FirstOrDefault(k => k is not null && NumberedApart.Contains(k))
            ?? (AgencyWord(candidate) is { } word && NumberedApart.Contains(word) ? word : "state");
        var form = string.Join('.', MechanismWords(candidate).Prepend(candidate.Frame.Type.ToLowerInvariant().Replace('_', '-')));
        // Where a session is held says nothing of which mechanism it is.
        var area = candidate.Frame.Type == "PATROL_JOINT" ? AreaOf(candidate) ?? place?.Value : null;
        return string.Join(':', countries, kind, form, area ?? "");
    }

    // The sea or river that is patrolled, whatever preposition leads to it ("of the Mekong River").
    private static string? AreaOf(Candidate candidate)
    {
        var scan = candidate.Reading.Scan;
        for (var k = candidate.From; k < scan.Count; k++)
        {
            if (scan.NameAt[k] is { } hit && hit.From == k && hit.First.Kind is "sea" or "gulf" or "river" or "strait")
            {
                return hit.First.Id;
            }
        }

        return null;
    }

    private static readonly HashSet<string> NotOfTheName = new(StringComparer.Ordinal)
    {
        "their",
        "its",
        "our",
        "joint",
        "annual",
        "regular",
        "bilateral",
        "two",
        "three",
        "four",
        "both",
        "sides",
        "countries",
        "ministries",
        "ministers",
        "neighbours",
        "neighbors",
        "states",
        "parties",
        "governments",
        "level",
        "kind",
        "such",
        "name",
        "opened",
        "closed",
        "began",
        "ended",
        "took",
        "held",
    };

    /// <summary>
    /// What a numbered session or exercise calls itself, between its number and the end of its noun group and in what hangs on it
    /// with "on", "for", "against" or "of": "ministerial conference on crime prevention" gives ministerial, conference, on, crime,
    /// prevention. Patrols have no name but their area.
    /// </summary>
    private static IEnumerable<string> MechanismWords(Candidate candidate)
    {
        if (!(candidate.Frame.Type is "MECH_SESSION" or "FORUM_MULTI" || candidate.Frame.Type.StartsWith("EX_", StringComparison.Ordinal)))
        {
            return [];
        }

        var reading = candidate.Reading;
        var scan = reading.Scan;
        var group = reading.Chunks.FirstOrDefault(c =>
            c.Kind == ChunkKind.Noun && c.From <= candidate.TriggerFrom && candidate.TriggerFrom < c.To
        );
        var (from, end) = group is null ? (candidate.TriggerFrom, candidate.TriggerTo) : (group.From, group.To);
        var number = OrdinalReader.Find(reading, from, end);
        var words = new List<string>();
        var isExercise = candidate.Frame.Type.StartsWith("EX_", StringComparison.Ordinal);
        for (var k = number is { } n ? n.Token + 1 : from; k < end; k++)
        {
            Take(k, isExercise);
        }

        // An exercise has a proper name beside the noun; a session says what it is about.
        if (isExercise)
        {
            for (var k = end; k < scan.Count && IsNamePart(k); k++)
            {
                Take(k, true);
            }
        }
        else if (end < scan.Count && scan.Words[end]?.Folded is "on" or "for" or "against" or "of")
        {
            for (var k = end; k < Math.Min(end + 12, scan.Count) && !EndsName(k); k++)
            {
                if (scan.Is(k, WordClass.Preposition | WordClass.Coordinator) && scan.Words[k] is { } link)
                {
                    words.Add(link.Folded);
                }
                else
                {
                    Take(k, false);
                }
            }

            while (words.Count > 0 && EnglishWords.IsConnector(words[^1]))
            {
                words.RemoveAt(words.Count - 1);
            }
        }

        return words;

        void Take(int k, bool onlyCapitals)
        {
            var raw = scan.Raw(k);
            // "3+3": the parties' ministers, three a side.
            if (scan.Tokens[k].Kind == TokenKind.Number && k + 2 < scan.Count && scan.IsMark(k + 1, '+'))
            {
                words.Add($"{raw}plus{scan.Raw(k + 2)}");
            }

            if (
                scan.Tokens[k].Kind == TokenKind.Word
                && raw.Length > 2
                && (!onlyCapitals || scan.IsCapital(k))
                && scan.NameAt[k] is null
                && !reading.Hidden[k]
                && !scan.Is(k, WordClass.Preposition | WordClass.Determiner | WordClass.Coordinator | WordClass.Pronoun)
                && OrdinalReader.At(scan, k) is null
                && Fold.Word(raw) is var word
                && word.All(char.IsAsciiLetter)
                && !NotOfTheName.Contains(word)
            )
            {
                words.Add(word);
            }
        }

        bool IsNamePart(int k) => scan.Tokens[k].Kind == TokenKind.Word && scan.IsCapital(k) && scan.NameAt[k] is null;

        bool EndsName(int k) =>
            scan.Tokens[k].Kind == TokenKind.Punctuation
                && !(scan.IsMark(k, '+') || scan.IsMark(k, '-') || scan.IsMark(k, '"') || scan.IsMark(k, '“') || scan.IsMark(k, '”'))
            || scan.Words[k]?.Folded is "with" or "between" or "during" or "from" or "at" or "where" or "when" or "which" or "that"
            || (scan.IsWord(k, "in") && k + 1 < scan.Count && (scan.NameAt[k + 1] is not null || reading.Dates.Any(d => d.From == k + 1)))
            || reading.Dates.Any(d => k >= d.From && k < d.To)
            || reading.Clauses.Any(c => c.Group.IsFinite && c.Verb.From == k);
    }

    private static string? AgencyWord(Candidate candidate)
    {
        foreach (var hit in candidate.Reading.ClassesIn(candidate.From, candidate.To))
        {
            foreach (var name in hit.Sense.Classes)
            {
                if (name.StartsWith("organ.", StringComparison.Ordinal))
                {
                    return name["organ.".Length..];
                }
            }
        }

        return null;
    }
}

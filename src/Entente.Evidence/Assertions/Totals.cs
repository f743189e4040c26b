using Entente.Mentions;
using Entente.Text;

namespace Entente.Assertions;

/// <summary>Tells totals and standing practice ("more than 500 since 2015") from single acts.</summary>
internal static class Totals
{
    private static readonly HashSet<string> Frequent = new(StringComparer.Ordinal)
    {
        "regularly",
        "regular",
        "annually",
        "annual",
        "monthly",
        "quarterly",
        "repeatedly",
        "consistently",
        "consistent",
        "frequent",
        "frequently",
        "numerous",
        "several",
        "many",
        "dozens",
        "hundreds",
        "thousands",
        "multiple",
        "various",
    };

    public static bool IsAggregate(Candidate candidate, IReadOnlyList<Candidate> rivals, Reading reading)
    {
        var scan = reading.Scan;
        for (var k = candidate.From; k < Math.Min(candidate.To + 3, scan.Count); k++)
        {
            if (scan.Words[k] is not { } word || reading.Hidden[k])
            {
                continue;
            }

            if (
                (word.Folded is "twice" or "once" && k + 2 < scan.Count && scan.Words[k + 2]?.Folded is "year" or "month")
                || (word.Folded is "every" or "each" && k + 1 < scan.Count && scan.Words[k + 1]?.Folded is "year" or "month" or "quarter")
                || (word.Folded == "so" && k + 1 < scan.Count && scan.IsWord(k + 1, "far"))
            )
            {
                return true;
            }
        }

        if (IsListed(candidate.Clause) || IsCountOfTimes(candidate, reading))
        {
            return true;
        }

        if (!candidate.IsNominal)
        {
            return Counted(candidate, reading)
                || (
                    candidate.Frame.Type is not ("FAC_OPERATE" or "ADVISER" or "CONSULAR_POL" or "CRISIS_DEPLOY")
                    && ActDates.Nearest(candidate, rivals, reading) is { Relation: DateRelation.Length }
                );
        }

        var chunk = reading.Chunks.First(c => c.Kind == ChunkKind.Noun && c.From <= candidate.TriggerFrom && candidate.TriggerFrom < c.To);
        for (var k = chunk.From; k < candidate.TriggerFrom; k++)
        {
            if (scan.Words[k] is { } word && Frequent.Contains(word.Folded))
            {
                return candidate.Status.Status is Status.Occurred or Status.Ongoing;
            }
        }

        if (
            scan.Grammar is not null
            && candidate.Status.Status is Status.Occurred or Status.Ongoing
            && (
                reading.HasClass(chunk.From, Math.Max(chunk.To, candidate.TriggerTo), "frequent.word")
                || (Counted(candidate, reading) && scan.Grammar.IsOfCharacters)
            )
        )
        {
            return true;
        }

        var plural = scan.Raw(candidate.TriggerTo - 1).EndsWith("s") && !scan.IsWord(candidate.TriggerTo - 1, "talks");
        // The French and Italian perfect is the past of the news: it counts nothing.
        var perfect =
            reading.Scan.Grammar is null && candidate.Clause?.Group is { } group && (group.IsPerfect || group.Tense == VerbTense.Perfect);
        return plural
            && candidate.Status.Status is Status.Occurred or Status.Ongoing
            && (
                perfect
                || Counted(candidate, reading)
                || ActDates
                    .DateMentions(candidate, reading)
                    .Any(d =>
                        d.Relation is DateRelation.Since or DateRelation.Length
                        || (d.Date.IsInterval && d.Date.Earliest?.AddYears(1) < d.Date.Latest)
                    )
            );
    }

    private static readonly HashSet<string> Times = new(StringComparer.Ordinal)
    {
        "次",
        "回",
        "lần",
        "veces",
        "fois",
        "volte",
        "раз",
        "회",
        "차례",
        "ຄັ້ງ",
    };

    // 已经联合巡逻二十七次, "đã tuần tra chung 27 lần", "patrullaron 27 veces": how often, not which.
    private static bool IsCountOfTimes(Candidate candidate, Reading reading)
    {
        var scan = reading.Scan;
        if (scan.Ordinals is not { } ordinals)
        {
            return false;
        }

        for (var k = candidate.TriggerFrom; k + 1 < Math.Min(candidate.To + 4, scan.Count); k++)
        {
            var isCount = ordinals[k] is null && (scan.Tokens[k].Kind == TokenKind.Number || scan.Words[k] is { Value: > 1 });
            if (isCount && Times.Contains(scan.Raw(k + 1).ToString()))
            {
                return true;
            }
        }

        return false;
    }

    // "This includes deploying police to train forces, offering support": a statement of practice, not of one act.
    private static bool IsListed(Clause? clause)
    {
        for (var depth = 0; clause is not null && depth < 4; clause = clause.Governor, depth++)
        {
            if (clause.Group.Lemma is "include" or "involve" or "comprise" or "feature")
            {
                return true;
            }

            if (clause.Group.IsFinite)
            {
                return false;
            }
        }

        return false;
    }

    // "1,133 nationals were deported between 2011 and 2017": a total over years.
    private static bool Counted(Candidate candidate, Reading reading)
    {
        var many = false;
        for (var k = candidate.From; k < candidate.To; k++)
        {
            many |=
                reading.Scan.Tokens[k].Kind == TokenKind.Number
                && !reading.Dates.Any(d => k >= d.From && k < d.To)
                && char.IsAsciiDigit(reading.Scan.Raw(k)[^1]);
        }

        return many
            && ActDates
                .DateMentions(candidate, reading)
                .Any(d =>
                    d.Relation is DateRelation.Since or DateRelation.Length
                    || (d.Date.IsInterval && d.Date.Earliest?.AddYears(1) < d.Date.Latest)
                );
    }
}

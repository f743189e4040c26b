using Entente.Languages.English;
using Entente.Mentions;
using Entente.Time;

namespace Entente.Assertions;

/// <summary>Which of a sentence's dates are the day of an act, and which belong to its neighbours, to a count or to who speaks.</summary>
internal static class ActDates
{
    public static IEnumerable<DateMention> DateMentions(Candidate candidate, Reading reading)
    {
        var (from, to) = ClauseExtent(candidate, reading);
        return reading.Dates.Where(d => d.From >= from && d.To <= to);
    }

    // From the last hard stop before the candidate to the next after it.
    private static (int From, int To) ClauseExtent(Candidate candidate, Reading reading)
    {
        var from = candidate.From;
        var to = candidate.To;
        foreach (var chunk in reading.Chunks)
        {
            if (chunk.Kind == ChunkKind.Stop && chunk.To <= candidate.From)
            {
                from = Math.Min(from, candidate.From);
            }
        }

        while (from > 0 && !IsStop(reading, from - 1))
        {
            from--;
        }

        while (to < reading.Scan.Count && !IsStop(reading, to))
        {
            to++;
        }

        return (from, to);
    }

    private static bool IsStop(Reading reading, int token) => reading.Chunks.Any(c => c.Kind == ChunkKind.Stop && c.From == token);

    // "visited Ankara on 4 and 5 April, where he was received": the act takes place in what its clause hangs on.
    public static Edtf? GovernorDate(Candidate candidate, Reading reading)
    {
        var clause = candidate.Clause;
        for (var depth = 0; clause is { Governor: { } governor } && depth < 3; depth++)
        {
            var hangs =
                clause.Link is ClauseLink.Coordinated
                || (clause.Link is ClauseLink.Relative or ClauseLink.Subordinate && OpensWith(clause, reading, "where", "when"));
            if (
                !hangs
                || !clause.Group.IsFinite
                || EnglishStatus.OfVerb(governor.Group.Lemma) is ActCue.Says or ActCue.Denies or ActCue.Alleges
            )
            {
                return null;
            }

            var dated = reading
                .Dates.Where(d => d.From >= governor.From && d.To <= governor.To + 1 && d.Relation == DateRelation.At)
                .ToList();
            if (dated.Count == 1)
            {
                return dated[0].Date;
            }

            clause = governor;
        }

        return null;
    }

    // "signed it on Monday, and the minister broke ground": the one day that the sentence gave before holds for what follows.
    public static Edtf? SentenceDate(Candidate candidate, Reading reading)
    {
        if (
            candidate.Clause is not { Link: ClauseLink.None or ClauseLink.Coordinated, Group.IsFinite: true } clause
            || reading.Dates.Count != 1
        )
        {
            return null;
        }

        var date = reading.Dates[0];
        var before = reading.Clauses.FirstOrDefault(c => c.Group.IsFinite && c.Link == ClauseLink.None && c.Verb.From < clause.Verb.From);
        return
            date.Relation == DateRelation.At
            && date.Date.Value.Length == 10
            && date.To <= clause.From
            && before is { Group.Tense: VerbTense.Past }
            && clause.Group.Tense == VerbTense.Past
            && EnglishStatus.OfVerb(before.Group.Lemma) != ActCue.Says
            ? date.Date
            : null;
    }

    private static bool OpensWith(Clause clause, Reading reading, params ReadOnlySpan<string> words)
    {
        for (var k = clause.Verb.From - 1; k >= Math.Max(0, clause.Verb.From - 8); k--)
        {
            foreach (var word in words)
            {
                if (reading.Scan.IsWord(k, word))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public static bool Inside(Candidate candidate, DateMention mention) => mention.From >= candidate.From && mention.To <= candidate.To + 1;

    public static DateMention? Nearest(Candidate candidate, IReadOnlyList<Candidate> rivals, Reading reading)
    {
        var (from, to) = ClauseExtent(candidate, reading);
        DateMention? best = null;
        var bestDistance = int.MaxValue;
        foreach (var date in reading.Dates.Where(d => d.From >= from && d.To <= to))
        {
            // A date inside another act's words is that act's.
            if (rivals.Any(r => r != candidate && r.Frame.Type != "COOP_UNSPEC" && Owns(r, date) && !Owns(candidate, date)))
            {
                continue;
            }

            if (date.Relation == DateRelation.Since && candidate.IsNominal && IsNumbered(candidate, reading))
            {
                // "the 27th joint patrol since 2006": the year is when the counting began.
                continue;
            }

            if (BelongsToSpeech(candidate, date, reading) || BelongsToOtherVerb(candidate, date, reading) || CountsYear(date, reading))
            {
                continue;
            }

            var distance =
                Inside(candidate, date) ? Math.Max(0, date.From - candidate.TriggerTo) / 8
                : date.From >= candidate.To ? 4 + date.From - candidate.To
                : candidate.From - date.To + (date.From <= from + 1 ? 2 : 8);
            if (distance < bestDistance)
            {
                best = date;
                bestDistance = distance;
            }
        }

        return bestDistance < 40 ? best : null;
    }

    private static bool IsNumbered(Candidate candidate, Reading reading) =>
        OrdinalReader.Find(reading, candidate.From, candidate.TriggerTo) is not null;

    // "the second patrol of 2022", "the first this year": the year of the count, which the act's own date refines.
    private static bool CountsYear(DateMention date, Reading reading) =>
        date.Date.Value.Length == 4
        && reading.Dates.Any(d => d != date && d.Date.Value.Length > 4 && d.Relation == DateRelation.At && date.Date.CanOverlap(d.Date));

    // A finite verb between the act and the date takes the date, unless it shares the act's subject.
    private static bool BelongsToOtherVerb(Candidate candidate, DateMention date, Reading reading)
    {
        foreach (var clause in reading.Clauses)
        {
            if (
                reading.Scan.Grammar is not null
                && clause.Link == ClauseLink.Participle
                && clause != candidate.Clause
                && date.From >= clause.Verb.To
                && date.From <= clause.Verb.To + 2
                && !candidate.IsNominal
            )
            {
                // "un trafiquant recherché depuis 2015"
                return true;
            }

            if (clause == candidate.Clause || !clause.Group.IsFinite)
            {
                continue;
            }

            var between = clause.Verb.From >= candidate.To && clause.Verb.To <= date.From;
            if (between)
            {
                return true;
            }

            var before =
                clause.Verb.From >= date.To
                && clause.Verb.To <= candidate.From
                && date.From > 1
                && candidate.Clause is not { Link: ClauseLink.Coordinated or ClauseLink.Infinitive or ClauseLink.Gerund };
            if (before && clause != candidate.Clause?.Governor)
            {
                return true;
            }

            // "In May 2024, state media reported that …" dates the report; "In November the minister met X to study …" dates the meeting.
            var governs = clause == candidate.Clause?.Governor && date.To <= clause.Verb.From && date.To <= candidate.From;
            if (governs && (EnglishStatus.OfVerb(clause.Group.Lemma) == ActCue.Says || candidate.Status.Because == "purpose"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Owns(Candidate candidate, DateMention date) => date.From >= candidate.From && date.To <= candidate.To;

    // "…, China Coast Guard said on Tuesday": the day of saying.
    private static bool BelongsToSpeech(Candidate candidate, DateMention date, Reading reading)
    {
        foreach (var clause in reading.Clauses)
        {
            if (
                clause != candidate.Clause
                && EnglishStatus.OfVerb(clause.Group.Lemma) == ActCue.Says
                && date.From >= clause.Verb.To
                && date.From <= clause.Verb.To + 3
                && candidate.Clause != clause
                && !clause.Group.IsPassive
            )
            {
                return true;
            }
        }

        return false;
    }

    // 会见后, "Nhân dịp này", "En esta ocasión", "Tras la reunión": the sentence opens with an event told before.
    private static bool LeansOnEvent(Reading reading, int first)
    {
        var scan = reading.Scan;
        for (var k = first; k < Math.Min(first + 7, scan.Count); k++)
        {
            if (scan.IsMark(k, ',') || scan.IsMark(k, '，'))
            {
                return false;
            }

            var isEvent =
                reading.ClassesIn(k, k + 1).Any(h => h.Is("anaphora.word")) || scan.Classes.Any(h => h.From == k && h.Is("anaphora.word"));
            if (!isEvent || scan.NameAt[k] is not null)
            {
                continue;
            }

            var closed = k + 1 < scan.Count && scan.Words[k + 1]?.Has("closers") == true;
            var opened =
                scan.Words[first] is { } word
                && (
                    word.Has("prepositions:after")
                    || word.Has("prepositions:during")
                    || word.Has("prepositions:in")
                    || word.Has("prepositions:at")
                    || word.Has("this")
                    || word.Has("adverbs")
                    || word.Has("subordinators:after")
                )
                && k <= first + 4;
            return closed || opened;
        }

        return false;
    }

    private static readonly HashSet<string> Anaphora = new(StringComparer.Ordinal)
    {
        "signing",
        "meeting",
        "ceremony",
        "visit",
        "talks",
        "session",
        "dialogue",
        "conference",
        "event",
        "occasion",
        "trip",
        "handover",
        "exercise",
        "closing",
    };

    // "Afterwards", "On this occasion", "After the signing", "When the meeting closed".
    public static bool LeansOnLast(Reading reading)
    {
        var scan = reading.Scan;
        var first = 0;
        while (first < scan.Count && reading.Hidden[first])
        {
            first++;
        }

        if (scan.Grammar is not null)
        {
            return LeansOnEvent(reading, first);
        }

        if (first >= scan.Count || scan.Words[first] is not { } word)
        {
            return false;
        }

        if (word.Folded is "afterwards" or "afterward" or "later" or "then" or "subsequently" or "simultaneously")
        {
            return true;
        }

        if (word.Folded is not ("after" or "on" or "at" or "during" or "when" or "following" or "in" or "as"))
        {
            return false;
        }

        for (var k = first + 1; k < Math.Min(first + 6, scan.Count); k++)
        {
            if (scan.Words[k] is { } next && Anaphora.Contains(next.Folded))
            {
                return scan.Words[k - 1]?.Folded is "the" or "this" or "that" or "same" or "his" or "her" or "their" or "its";
            }
        }

        return false;
    }
}

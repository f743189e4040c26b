using Entente.Languages.English;
using Entente.Mentions;
using Entente.Text;

namespace Entente.Assertions;

/// <summary>Finds the sources that a sentence gives for what it says: the citation after it, a note mark, "KCNA said", "according to".</summary>
internal sealed class SourceReader(Reading reading, Citations citations, CanonicalText text)
{
    /// <param name="after">Token after the assertion's last.</param>
    /// <param name="from">Its first token.</param>
    public IReadOnlyList<CitedSource> For(int after, int from)
    {
        var sources = new List<CitedSource>();
        var end = reading.Scan.Tokens[after - 1].End;
        var mark =
            reading.Citations.FirstOrDefault(c => c.Start >= end - 1 && c.Sources.Count > 0)
            ?? reading.Citations.LastOrDefault(c => c.Sources.Count > 0);
        if (mark is not null)
        {
            sources.AddRange(mark.Sources);
        }

        if (sources.Count == 0 && ScholarBefore(from) is { } work)
        {
            sources.Add(work);
        }

        if (sources.Count == 0)
        {
            sources.AddRange(Attributions(from, after));
        }

        return sources;
    }

    private IEnumerable<CitedSource> Attributions(int from, int after)
    {
        foreach (var clause in reading.Clauses)
        {
            if (
                !clause.Group.IsFinite
                || EnglishStatus.OfVerb(clause.Group.Lemma) is not (ActCue.Says or ActCue.Alleges)
                || clause.Group.IsPassive
                || (clause.Verb.From >= from && clause.Verb.To <= after && clause.Subject.Count == 0)
            )
            {
                continue;
            }

            foreach (var chunk in clause.Subject)
            {
                if (Speaker(chunk) is { } speaker)
                {
                    yield return Attribution(speaker.From, speaker.To, clause);
                    break;
                }
            }
        }

        var scan = reading.Scan;
        for (var k = 0; k + 2 < scan.Count; k++)
        {
            var opens = (scan.IsWord(k, "according") && scan.IsWord(k + 1, "to")) || scan.IsWord(k, "citing") || scan.IsWord(k, "quoting");
            if (!opens)
            {
                continue;
            }

            var start = scan.IsWord(k, "according") ? k + 2 : k + 1;
            var chunk = reading.Chunks.FirstOrDefault(c => c.Kind == ChunkKind.Noun && c.From >= start && c.From <= start + 1);
            if (chunk is not null)
            {
                yield return Attribution(chunk.From, chunk.To, null);
            }
        }
    }

    // An outlet, body, office-holder or firm can be a source; "both sides" or "he" as a source says nothing.
    private (int From, int To)? Speaker(Chunk chunk)
    {
        for (var k = chunk.From; k < chunk.To; k++)
        {
            if (reading.Scan.NameAt[k] is { } hit && hit.First.Id.StartsWith("src.", StringComparison.Ordinal))
            {
                return (hit.From, hit.To);
            }
        }

        var actor = reading.ActorsIn(chunk).FirstOrDefault(a => a.Kind is not ("state" or "grouping" or "initiative" or "scholar"));
        if (actor is not null)
        {
            return (actor.From, actor.To);
        }

        return reading.HasClass(chunk.From, chunk.To, "source.noun") ? (chunk.From, chunk.To) : null;
    }

    private CitedSource Attribution(int from, int to, Clause? clause)
    {
        var date = clause is null ? null : reading.Dates.FirstOrDefault(d => d.From >= clause.Verb.To && d.From <= clause.Verb.To + 3);
        return new()
        {
            Publisher = reading.Scan.Slice(from, to),
            Date = date is { Date.IsInterval: false } ? date.Date : null,
            How = CitationForm.Attribution,
            Span = text.SpanOf(reading.Scan.Tokens[from].Start, reading.Scan.Tokens[to - 1].End),
        };
    }

    // "Li Zhengang asserts": a scholar with one work in the notes.
    private CitedSource? ScholarBefore(int from)
    {
        foreach (var clause in reading.Clauses.Where(c => c.Group.IsFinite && c.Subject.Count > 0))
        {
            var chunk = clause.Subject[0];
            var words = new List<string>();
            for (var k = chunk.From; k < chunk.To; k++)
            {
                if (
                    reading.Scan.Tokens[k].Kind == TokenKind.Word
                    && reading.Scan.IsCapital(k)
                    && !reading.Hidden[k]
                    && !reading.Scan.Is(k, WordClass.Determiner | WordClass.Preposition)
                )
                {
                    words.Add(Fold.Word(reading.Scan.Raw(k)));
                }
            }

            if (words.Count is 1 or 2 or 3 && clause.Verb.From <= from + 40 && citations.WorkBy(words) is { } work)
            {
                return work;
            }
        }

        return null;
    }
}

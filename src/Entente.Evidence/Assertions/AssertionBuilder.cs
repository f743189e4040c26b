using System.Globalization;
using Entente.Codebook;
using Entente.Documents;
using Entente.Languages.English;
using Entente.Mentions;
using Entente.Text;
using Entente.Time;

namespace Entente.Assertions;

/// <summary>Turns matched frames into assertions: dates, sources, ordinals, quantities, repeats and ids.</summary>
internal sealed class AssertionBuilder(Lexicon lexicon, Document document, Citations citations, Edtf? reportDate)
{
    private readonly List<(Assertion Assertion, Candidate Candidate)> _made = [];
    private readonly Dictionary<string, AssertionId> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<AssertionId, Assertion> _replaced = [];
    private Edtf? _lastDate;

    /// <summary>The date of the act told last, for "the same day".</summary>
    public Edtf? LastDate => _lastDate;

    public IReadOnlyList<Assertion> Events(IReadOnlyList<Candidate> candidates, Reading reading)
    {
        var made = new List<Assertion>();
        foreach (var candidate in candidates)
        {
            var assertion = Build(candidate, candidates, reading);
            if (AddsNumberTo(assertion, candidate) is { } told)
            {
                // "It was the 20th joint patrol since 2006": a clause that only adds a figure belongs to the record before it
                // (codebook 0.2, rule 15).
                Replace(
                    told,
                    told with
                    {
                        Ordinal = assertion.Ordinal,
                        Series = Numbering.SeriesKey(candidate, told.Place ?? assertion.Place),
                    },
                    made
                );
                continue;
            }

            assertion = assertion with { SameAs = Repeated(assertion, candidate) };
            made.Add(assertion);
            Remember(assertion, candidate);
        }

        return made;
    }

    /// <summary>The record as later sentences left it: a number told afterwards is in it.</summary>
    public Assertion Settled(Assertion assertion) => _replaced.GetValueOrDefault(assertion.Id, assertion);

    private void Remember(Assertion assertion, Candidate candidate)
    {
        _made.Add((assertion, candidate));
        if (assertion.SameAs is null)
        {
            foreach (var key in RepeatKeys(assertion, candidate))
            {
                _told.TryAdd(key, assertion.Id);
            }
        }
    }

    private void Replace(Assertion told, Assertion now, List<Assertion> made)
    {
        _replaced[told.Id] = now;
        var at = _made.FindLastIndex(m => m.Assertion.Id == told.Id);
        var candidate = _made[at].Candidate;
        _made[at] = (now, candidate);
        foreach (var key in RepeatKeys(now, candidate))
        {
            _told.TryAdd(key, now.Id);
        }

        if (made.FindIndex(m => m.Id == told.Id) is var local and >= 0)
        {
            made[local] = now;
        }
    }

    private Assertion Build(Candidate candidate, IReadOnlyList<Candidate> rivals, Reading reading)
    {
        var scan = reading.Scan;
        var type = lexicon.Types.GetValueOrDefault(candidate.Frame.Type);
        var span = document.Text.SpanOf(scan.Tokens[candidate.From].Start, scan.Tokens[candidate.To - 1].End);
        var sources = new SourceReader(reading, citations, document.Text).For(candidate.To, candidate.From);
        var reported = sources.Select(s => s.Date).FirstOrDefault(d => d is not null) ?? reportDate;
        var aggregate = Totals.IsAggregate(candidate, rivals, reading);
        var (date, basis, atLeast) = DateOf(candidate, rivals, reading, reported, aggregate);
        var status = candidate.Status.Status;
        if (
            status == Status.Occurred
            && date is { } when
            && IsOpen(when)
            && candidate.Frame.Type.StartsWith("FAC_OPERATE", StringComparison.Ordinal)
        )
        {
            status = Status.Ongoing;
        }

        // "Moscow still runs its base": a site in use is in use now.
        if (
            status == Status.Occurred
            && candidate.Frame.Type == "FAC_OPERATE"
            && candidate.Clause?.Group.Tense == VerbTense.Present
            && !candidate.IsNominal
        )
        {
            status = Status.Ongoing;
        }

        if (
            status == Status.Occurred
            && candidate.Clause?.Group is { } group
            && group.Tense == VerbTense.Perfect
            && ((date is { } open && IsOpen(open)) || ActDates.DateMentions(candidate, reading).Any(d => d.Relation == DateRelation.Length))
        )
        {
            status = Status.Ongoing;
        }

        if (
            status == Status.Occurred
            && scan.Grammar is not null
            && candidate.Clause?.Group is { Tense: VerbTense.Present or VerbTense.Perfect } now
            && !aggregate
            && (
                (date is { } began && IsOpen(began))
                || (
                    candidate.Frame.Type is "FAC_OPERATE" or "ADVISER" or "CONSULAR_POL"
                    && (now.Tense == VerbTense.Present || scan.Grammar.Inflection == "russian")
                    && !candidate.IsNominal
                )
            )
        )
        {
            status = Status.Ongoing;
        }

        if (
            status == Status.Occurred
            && scan.Grammar is { Inflection: "none" }
            && !aggregate
            && date is { } since
            && IsOpen(since)
            && candidate.Clause?.Group.Lemma is not ("end" or "stop" or "close" or "terminate" or "withdraw" or "suspend")
        )
        {
            // 自2016年起驻守: a language without tense says by the date that it goes on.
            status = Status.Ongoing;
        }

        if (basis == DateBasis.Text && status is Status.Occurred && !aggregate)
        {
            _lastDate = date;
        }

        var ordinal = Numbering.OrdinalOf(candidate, reading);
        var place = PlaceOf(candidate, reading);
        var actors = ActorsOf(candidate);
        return new()
        {
            Id = new(
                ContentHash.Short(
                    16,
                    document.Id.Value,
                    candidate.Frame.Type,
                    span.Start.ToString(CultureInfo.InvariantCulture),
                    span.End.ToString(CultureInfo.InvariantCulture),
                    candidate.Frame.Id,
                    candidate.Object?.From.ToString(CultureInfo.InvariantCulture)
                )
            ),
            Document = document.Id,
            Type = candidate.Frame.Type,
            Family = type?.Family,
            Kind = aggregate || candidate.Frame.Type == "COOP_UNSPEC" ? AssertionKind.Aggregate : AssertionKind.Event,
            Status = status,
            Certainty = candidate.Status.Certainty,
            Actors = actors,
            Date = date,
            DateBasis = date is null ? null : basis,
            StartIsLatest = atLeast,
            ReportDate = reported,
            Place = place,
            Topic = TopicOf(candidate, reading),
            Instrument = candidate.Frame.Type.StartsWith("AGR", StringComparison.Ordinal) ? DetailOf(candidate.Object, reading) : null,
            Item =
                candidate.IsNominal || candidate.Frame.Type.StartsWith("AGR", StringComparison.Ordinal)
                    ? null
                    : DetailOf(candidate.Object, reading),
            Quantity = QuantityOf(candidate, reading),
            Ordinal = ordinal,
            Series = ordinal is null ? null : Numbering.SeriesKey(candidate, place),
            Sources = sources,
            Plover = type?.Plover,
            Cameo = type?.Cameo,
            Quote = document.Text.Quote(span),
            Span = span,
            Rule = candidate.Frame.Id,
            Confidence = candidate.Frame.Confidence,
            Because = candidate.Because,
        };
    }

    private static bool IsOpen(Edtf date) => date.Value.EndsWith("/..", StringComparison.Ordinal);

    // ── actors ──

    private List<AssertionActor> ActorsOf(Candidate candidate)
    {
        var actors = new List<AssertionActor>();
        foreach (var (actor, role) in candidate.Actors)
        {
            if (
                actor.Country is null
                && actor.Kind is "officials" or "person"
                && candidate.Actors.Any(a => a.Role == role && a.Actor.Country is not null)
            )
            {
                continue;
            }

            actors.Add(
                new()
                {
                    Name = actor.Name,
                    Entity =
                        actor.Entity?.Id ?? (actor.Country is { } country && actor.Kind == "state" ? country.ToLowerInvariant() : null),
                    Role = role,
                    Country = actor.Country,
                    Span = document.Text.SpanOf(actor.Start, Math.Max(actor.Start, actor.End)),
                }
            );
        }

        return actors;
    }

    // ── dates ──

    private (Edtf? Date, DateBasis Basis, bool AtLeast) DateOf(
        Candidate candidate,
        IReadOnlyList<Candidate> rivals,
        Reading reading,
        Edtf? reported,
        bool aggregate
    )
    {
        if (ActDates.Nearest(candidate, rivals, reading) is { } mention)
        {
            var date = mention.Relation switch
            {
                DateRelation.Since => Edtf.Since(mention.Date),
                DateRelation.UpTo => Edtf.UpTo(mention.Date),
                DateRelation.Length when mention.IsAtLeast => Edtf.UpTo(Edtf.OfYear(mention.Date.Earliest!.Value.Year)),
                _ => mention.Date,
            };
            return (
                candidate.Under is "following" or "since" or "under"
                && mention.Relation == DateRelation.At
                && !ActDates.Inside(candidate, mention)
                    ? Edtf.UpTo(date)
                    : date,
                DateBasis.Text,
                mention.IsAtLeast
            );
        }

        if (
            candidate.Status.Status is Status.Occurred
            && (ActDates.GovernorDate(candidate, reading) ?? ActDates.SentenceDate(candidate, reading)) is { } shared
        )
        {
            return (shared, DateBasis.Inherited, false);
        }

        if (candidate.Status.Status is Status.Planned or Status.Proposed)
        {
            return PlannedWith(candidate, reading) is { } planned ? (planned, DateBasis.Inherited, false) : (null, DateBasis.Text, false);
        }

        if (ActDates.LeansOnLast(reading) && _lastDate is { } last)
        {
            return (last, DateBasis.Inherited, false);
        }

        return
            candidate.Status.Status is Status.Occurred or Status.Ongoing or Status.Negotiating or Status.Alleged or Status.Denied
            && reported is { } report
            ? (Edtf.UpTo(report), DateBasis.Report, false)
            : (null, DateBasis.Report, false);
    }

    // "They will inspect the gulf and run a joint exercise": the sentence goes on with the plan that the one before dated.
    private Edtf? PlannedWith(Candidate candidate, Reading reading)
    {
        var first = reading.Chunks.FirstOrDefault(c => c.Kind == ChunkKind.Noun);
        if (first is null || first.To - first.From != 1 || !reading.Scan.Is(first.From, WordClass.Pronoun) || _made.Count == 0)
        {
            return null;
        }

        var (last, other) = _made[^1];
        return
            last.Status == Status.Planned
            && last.DateBasis == DateBasis.Text
            && other.Reading.Segment.Paragraph == reading.Segment.Paragraph
            && other.Countries.SequenceEqual(candidate.Countries, StringComparer.Ordinal)
            ? last.Date
            : null;
    }

    // ── what, where, how many ──

    private Detail? QuantityOf(Candidate candidate, Reading reading)
    {
        var scan = reading.Scan;
        for (var k = candidate.From; k < candidate.To; k++)
        {
            var isNumber = scan.Tokens[k].Kind == TokenKind.Number && char.IsAsciiDigit(scan.Raw(k)[^1]);
            var isWord = scan.Is(k, WordClass.Cardinal) && !scan.IsWord(k, "one") && !scan.IsWord(k, "half");
            if (
                !(isNumber || isWord)
                || reading.Hidden[k]
                || reading.Dates.Any(d => k >= d.From && k < d.To)
                || (k > 0 && scan.IsMark(k - 1, '-'))
            )
            {
                continue;
            }

            if (
                isWord
                && k + 1 < scan.Count
                && scan.Words[k + 1] is { } next
                && next.Folded is "countries" or "sides" or "ministries" or "services" or "governments" or "states"
            )
            {
                continue;
            }

            var from = k > 0 && (scan.IsMark(k - 1, '$') || scan.IsMark(k - 1, '€')) ? k - 1 : k;
            var to = k + 1;
            while (
                to < candidate.To
                && to < k + 4
                && scan.Tokens[to].Kind == TokenKind.Word
                && !scan.Is(to, WordClass.Preposition | WordClass.Coordinator | WordClass.Relative | WordClass.To | WordClass.Be)
            )
            {
                to++;
            }

            if (to == k + 1 && from == k)
            {
                continue;
            }

            return Make(from, to, null, reading);
        }

        return null;
    }

    private Detail Make(int from, int to, string? value, Reading reading)
    {
        var span = document.Text.SpanOf(reading.Scan.Tokens[from].Start, reading.Scan.Tokens[to - 1].End);
        return new(document.Text.Quote(span), value, span);
    }

    private Detail? DetailOf((int From, int To)? range, Reading reading) =>
        range is { } r && r.To > r.From ? Make(r.From, r.To, null, reading) : null;

    private Detail? PlaceOf(Candidate candidate, Reading reading)
    {
        var scan = reading.Scan;
        var (from, to) = candidate.Clause is { } clause
            ? (Math.Min(candidate.From, clause.From), Math.Max(candidate.To, clause.To))
            : (candidate.From, candidate.To);
        for (var pass = 0; pass < 2; pass++)
        {
            for (var k = from; k < Math.Min(to, scan.Count); k++)
            {
                if (scan.NameAt[k] is not { } hit || hit.From != k || reading.Hidden[k] || k == 0)
                {
                    continue;
                }

                var at =
                    scan.Is(k - 1, WordClass.Preposition) ? k - 1
                    : scan.Is(k - 1, WordClass.Determiner) && k > 1 ? k - 2
                    : -1;
                var preposition = at >= 0 ? scan.Words[at]?.Folded : null;
                var isPlace =
                    hit.First.Id.StartsWith("place.", StringComparison.Ordinal) || hit.Candidates.Any(c => c.Name.Kind == "metonym");
                if (
                    preposition is "in" or "at" or "on" or "near" or "off" or "along" or "to"
                    && (isPlace || pass == 1)
                    && (isPlace || hit.First.Kind == "state" && !hit.Candidates.All(c => c.Name.Kind is "demonym" or "prefix"))
                )
                {
                    return Make(hit.From, hit.To, hit.First.Id, reading);
                }
            }
        }

        return null;
    }

    private Detail? TopicOf(Candidate candidate, Reading reading)
    {
        var topics = new SortedSet<string>(StringComparer.Ordinal);
        int from = int.MaxValue,
            to = 0;
        foreach (var hit in reading.ClassesIn(candidate.From, candidate.To))
        {
            foreach (var name in hit.Sense.Classes.Where(c => c.StartsWith("topic.", StringComparison.Ordinal)))
            {
                topics.Add(name["topic.".Length..]);
                from = Math.Min(from, hit.From);
                to = Math.Max(to, hit.To);
            }
        }

        return topics.Count == 0 ? null : Make(from, to, string.Join("; ", topics), reading);
    }

    // ── repeats ──

    // The act told just before, of the same type and states, without a number of its own.
    private Assertion? AddsNumberTo(Assertion assertion, Candidate candidate)
    {
        if (
            assertion.Ordinal is null
            || !candidate.IsNominal
            || candidate.Clause is not { } clause
            || clause.Group.Lemma is not ("be" or "mark" or "call" or "count" or "describe" or "make" or "become" or "bring" or "number")
        )
        {
            return null;
        }

        for (var k = _made.Count - 1; k >= Math.Max(0, _made.Count - 4); k--)
        {
            var (told, other) = _made[k];
            if (
                told.Type == assertion.Type
                && told.Kind == AssertionKind.Event
                && told.Ordinal is null
                && told.SameAs is null
                && other.Reading.Segment.Paragraph >= candidate.Reading.Segment.Paragraph - 1
                && candidate.Countries.All(c => other.Countries.Contains(c, StringComparer.Ordinal))
            )
            {
                return told;
            }
        }

        return null;
    }

    private AssertionId? Repeated(Assertion assertion, Candidate candidate)
    {
        foreach (var key in RepeatKeys(assertion, candidate))
        {
            if (_told.TryGetValue(key, out var earlier))
            {
                return earlier;
            }
        }

        return null;
    }

    // The same number of one series, or the same thing done on the same day by the same states.
    private static IEnumerable<string> RepeatKeys(Assertion assertion, Candidate candidate)
    {
        var act = $"{assertion.Type}|{assertion.Kind}|{string.Join('-', candidate.Countries)}";
        if (assertion.Ordinal is { } number)
        {
            yield return $"{act}|#{number.ToString(CultureInfo.InvariantCulture)}";
        }
        else if (assertion.DateBasis == DateBasis.Text && assertion.Date is { Value.Length: 10 } day && assertion.Family != "B")
        {
            yield return $"{act}|{day.Value}|{assertion.Status}|{assertion.Instrument?.Text ?? assertion.Item?.Text}";
        }
    }
}

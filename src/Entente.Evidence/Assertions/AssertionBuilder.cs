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
                        Series = SeriesKey(candidate, told.Place ?? assertion.Place),
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
        var aggregate = IsAggregate(candidate, rivals, reading);
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
            && ((date is { } open && IsOpen(open)) || DateMentions(candidate, reading).Any(d => d.Relation == DateRelation.Length))
        )
        {
            status = Status.Ongoing;
        }

        if (basis == DateBasis.Text && status is Status.Occurred && !aggregate)
        {
            _lastDate = date;
        }

        var ordinal = OrdinalOf(candidate, reading);
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
            Series = ordinal is null ? null : SeriesKey(candidate, place),
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

    private static IEnumerable<DateMention> DateMentions(Candidate candidate, Reading reading)
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

    private (Edtf? Date, DateBasis Basis, bool AtLeast) DateOf(
        Candidate candidate,
        IReadOnlyList<Candidate> rivals,
        Reading reading,
        Edtf? reported,
        bool aggregate
    )
    {
        if (Nearest(candidate, rivals, reading) is { } mention)
        {
            var date = mention.Relation switch
            {
                DateRelation.Since => Edtf.Since(mention.Date),
                DateRelation.UpTo => Edtf.UpTo(mention.Date),
                DateRelation.Length when mention.IsAtLeast => Edtf.UpTo(Edtf.OfYear(mention.Date.Earliest!.Value.Year)),
                _ => mention.Date,
            };
            return (
                candidate.Under is "following" or "since" or "under" && mention.Relation == DateRelation.At && !Inside(candidate, mention)
                    ? Edtf.UpTo(date)
                    : date,
                DateBasis.Text,
                mention.IsAtLeast
            );
        }

        if (
            candidate.Status.Status is Status.Occurred
            && (GovernorDate(candidate, reading) ?? SentenceDate(candidate, reading)) is { } shared
        )
        {
            return (shared, DateBasis.Inherited, false);
        }

        if (candidate.Status.Status is Status.Planned or Status.Proposed)
        {
            return PlannedWith(candidate, reading) is { } planned ? (planned, DateBasis.Inherited, false) : (null, DateBasis.Text, false);
        }

        if (LeansOnLast(reading) && _lastDate is { } last)
        {
            return (last, DateBasis.Inherited, false);
        }

        return
            candidate.Status.Status is Status.Occurred or Status.Ongoing or Status.Negotiating or Status.Alleged or Status.Denied
            && reported is { } report
            ? (Edtf.UpTo(report), DateBasis.Report, false)
            : (null, DateBasis.Report, false);
    }

    // "visited Ankara on 4 and 5 April, where he was received": the act takes place in what its clause hangs on.
    private static Edtf? GovernorDate(Candidate candidate, Reading reading)
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
    private static Edtf? SentenceDate(Candidate candidate, Reading reading)
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

    private static bool Inside(Candidate candidate, DateMention mention) =>
        mention.From >= candidate.From && mention.To <= candidate.To + 1;

    private static DateMention? Nearest(Candidate candidate, IReadOnlyList<Candidate> rivals, Reading reading)
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
    private static bool LeansOnLast(Reading reading)
    {
        var scan = reading.Scan;
        var first = 0;
        while (first < scan.Count && reading.Hidden[first])
        {
            first++;
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

    // ── numbers ──

    private static int? OrdinalOf(Candidate candidate, Reading reading)
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
    private static string? SeriesKey(Candidate candidate, Detail? place)
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

    private static readonly HashSet<string> Connectors = new(StringComparer.Ordinal)
    {
        "on",
        "of",
        "for",
        "in",
        "against",
        "and",
        "or",
        "to",
        "by",
        "at",
        "as",
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

            while (words.Count > 0 && Connectors.Contains(words[^1]))
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

    // ── counts and repeats ──

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

    private static bool IsAggregate(Candidate candidate, IReadOnlyList<Candidate> rivals, Reading reading)
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

        if (IsListed(candidate.Clause))
        {
            return true;
        }

        if (!candidate.IsNominal)
        {
            return Counted(candidate, reading)
                || (
                    candidate.Frame.Type is not ("FAC_OPERATE" or "ADVISER" or "CONSULAR_POL" or "CRISIS_DEPLOY")
                    && Nearest(candidate, rivals, reading) is { Relation: DateRelation.Length }
                );
        }

        var chunk = reading.Chunks.First(c => c.Kind == ChunkKind.Noun && c.From <= candidate.TriggerFrom && candidate.TriggerTo <= c.To);
        for (var k = chunk.From; k < candidate.TriggerFrom; k++)
        {
            if (scan.Words[k] is { } word && Frequent.Contains(word.Folded))
            {
                return candidate.Status.Status is Status.Occurred or Status.Ongoing;
            }
        }

        var plural = scan.Raw(candidate.TriggerTo - 1).EndsWith("s") && !scan.IsWord(candidate.TriggerTo - 1, "talks");
        var perfect = candidate.Clause?.Group is { } group && (group.IsPerfect || group.Tense == VerbTense.Perfect);
        return plural
            && candidate.Status.Status is Status.Occurred or Status.Ongoing
            && (
                perfect
                || Counted(candidate, reading)
                || DateMentions(candidate, reading)
                    .Any(d =>
                        d.Relation is DateRelation.Since or DateRelation.Length
                        || (d.Date.IsInterval && d.Date.Earliest?.AddYears(1) < d.Date.Latest)
                    )
            );
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
            && DateMentions(candidate, reading)
                .Any(d =>
                    d.Relation is DateRelation.Since or DateRelation.Length
                    || (d.Date.IsInterval && d.Date.Earliest?.AddYears(1) < d.Date.Latest)
                );
    }

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

using Entente.Codebook;
using Entente.Languages.English;
using Entente.Mentions;
using Entente.Text;

namespace Entente.Assertions;

/// <summary>
/// Matches the codebook's frames against a sentence: verb triggers with their slots, noun triggers with theirs. Cost follows
/// the triggers found, not the number of frames.
/// </summary>
public sealed class FrameMatcher
{
    private readonly Reading _reading;
    private readonly Lexicon _lexicon;
    private readonly StatusReader _status;
    private readonly SlotReader _slots;
    private readonly NeedReader _needs;
    private readonly Participants _participants;
    private readonly List<Candidate> _candidates = [];

    public FrameMatcher(Reading reading, Lexicon lexicon, Discourse discourse, bool isSecurity)
    {
        _reading = reading;
        _lexicon = lexicon;
        _status = new(reading);
        _slots = new(reading);
        _needs = new(reading, discourse, isSecurity);
        _participants = new(reading, lexicon, discourse);
    }

    private Scan Scan => _reading.Scan;

    public IReadOnlyList<Candidate> Match()
    {
        foreach (var clause in _reading.Clauses)
        {
            MatchVerbs(clause);
            foreach (var other in clause.Group.Alternatives)
            {
                // A verb of another language with two labels: 移交 hands over and transfers.
                var label = other.Split('+', 2);
                var own = (clause.Group.Lemma, clause.Group.Particle);
                (clause.Group.Lemma, clause.Group.Particle) = (label[0], label.Length > 1 ? label[1] : null);
                MatchVerbs(clause);
                (clause.Group.Lemma, clause.Group.Particle) = own;
            }
        }

        foreach (var hit in Scan.Classes)
        {
            foreach (var name in hit.Sense.Classes)
            {
                if (_lexicon.ShapesByNoun.TryGetValue(name, out var shapes))
                {
                    foreach (var shape in shapes)
                    {
                        MatchNoun(hit, shape);
                    }
                }
            }
        }

        MatchNamedInstances();
        return Compete(_candidates);
    }

    private void MatchVerbs(Clause clause)
    {
        if (_lexicon.ShapesByVerb.TryGetValue(clause.Group.Lemma, out var shapes))
        {
            foreach (var shape in shapes)
            {
                if (Scan.Grammar is null ? ParticleFits(shape, clause) : LabelFits(shape, clause.Group))
                {
                    MatchVerb(clause, shape);
                }
            }
        }
    }

    private static bool LabelFits(Shape shape, VerbGroup group)
    {
        foreach (var verb in shape.Verbs)
        {
            var parts = verb.Split('+', 2);
            if (parts[0] == group.Lemma && (parts.Length == 1 || parts[1] == group.Particle))
            {
                return true;
            }
        }

        return false;
    }

    // "joint exercises, including Friendship Shield 2023 which focused on law enforcement": the named one is a record of its own.
    private void MatchNamedInstances()
    {
        foreach (
            var general in _candidates
                .Where(c => c.IsNominal && c.Frame.Type is "EX_MIL" or "EX_INTSEC" or "PATROL_JOINT" or "FORUM_MULTI")
                .ToList()
        )
        {
            for (var k = general.TriggerTo; k + 1 < Scan.Count; k++)
            {
                if (
                    !(
                        Scan.IsWord(k, "including")
                        || (Scan.IsWord(k, "as") && Scan.IsWord(k - 1, "such"))
                        || Scan.IsWord(k, "like")
                        || Scan.IsWord(k, "notably")
                    )
                )
                {
                    continue;
                }

                var chunk = _reading.Chunks.FirstOrDefault(c => c.Kind == ChunkKind.Noun && c.From >= k + 1 && c.From <= k + 2);
                if (chunk is not null && Scan.IsCapital(chunk.From) && Scan.Tokens[chunk.To - 1].Kind == TokenKind.Number)
                {
                    AddInstance(general, chunk);
                }

                break;
            }
        }
    }

    private void AddInstance(Candidate general, Chunk name)
    {
        var to = _reading
            .Clauses.Where(c => c.Link == ClauseLink.Relative && c.Verb.From > name.From)
            .Select(c => c.To)
            .DefaultIfEmpty(name.To)
            .First();
        var frame =
            _lexicon
                .FramesByShape["exercise-noun"]
                .FirstOrDefault(f => f.Type == (_reading.HasClass(name.From, to, "exercise.sec") ? "EX_INTSEC" : general.Frame.Type))
            ?? general.Frame;
        _candidates.Add(
            general with
            {
                Frame = frame,
                From = name.From,
                To = Math.Max(to, name.To),
                TriggerFrom = name.From,
                TriggerTo = name.To,
                Object = (name.From, name.To),
                Because = [$"named instance '{Scan.Slice(name.From, name.To)}'", .. general.Because.Skip(1)],
            }
        );
    }

    private bool ParticleFits(Shape shape, Clause clause)
    {
        foreach (var verb in shape.Verbs)
        {
            var parts = verb.Split('+');
            if (parts[0] != clause.Group.Lemma)
            {
                continue;
            }

            if (parts.Length == 1)
            {
                return true;
            }

            var wanted = parts[1];
            var limit = Math.Min(Scan.Count, clause.Verb.To + 10);
            for (var k = clause.Verb.To; k < limit; k++)
            {
                if (Scan.IsWord(k, wanted))
                {
                    return parts.Length < 3 || (k + 1 < Scan.Count && Scan.IsWord(k + 1, parts[2]));
                }

                if (
                    k > clause.Verb.To
                    && Scan.Tokens[k].Kind == TokenKind.Punctuation
                    && !_reading.Hidden[k]
                    && !Scan.IsMark(k, ',')
                    && !Scan.IsMark(k, '-')
                )
                {
                    break;
                }
            }
        }

        return false;
    }

    private void MatchVerb(Clause clause, Shape shape)
    {
        if (_status.Of(clause) is not { } status)
        {
            return;
        }

        status = Offered(clause, shape, status);
        var slots = _slots.Of(clause);
        if (
            Scan.Grammar is { Inflection: "french" or "italian" or "spanish" }
            && shape.Roles.ContainsKey("from")
            && !shape.Roles.ContainsKey("of")
            && clause.Groups.FirstOrDefault() is { Preposition: "of", Noun: { } source }
            && source.From >= clause.Verb.To
            && (clause.Objects.Count == 0 || source.From < clause.Objects[0].From)
        )
        {
            // "a reçu de Pékin 3 000 uniformes"
            slots["from"] = [.. slots.GetValueOrDefault("from", []), source];
        }

        if (
            Scan.Grammar is { Inflection: "french" or "italian" or "korean" }
            && !shape.Roles.ContainsKey("to")
            && shape.Roles.ContainsKey("in")
            && slots.GetValueOrDefault("to") is { } there
        )
        {
            // "une base navale à Abou Dhabi", 기지에: where, not whom to.
            slots["in"] = [.. slots.GetValueOrDefault("in", []), .. there];
        }
        else if (
            Scan.Grammar is not null
            && !shape.Roles.ContainsKey("to")
            && slots.GetValueOrDefault("to") is { } persons
            && shape.Roles.ContainsKey("object")
        )
        {
            // "capacitarán a policías": the Spanish object that is a person stands under a.
            slots["object"] = [.. slots.GetValueOrDefault("object", []), .. persons];
        }

        if (
            Scan.Grammar is { IsVerbLast: false }
            && !shape.Roles.ContainsKey("object")
            && slots.GetValueOrDefault("subject", []).Count == 0
            && slots.GetValueOrDefault("object", []) is { Count: > 0 } behind
        )
        {
            // "Han patrullado juntos agentes de …", "несут службу полицейские": who acts stands behind the verb.
            slots["subject"] = behind;
        }

        var objects = slots.GetValueOrDefault("object", []);
        if (objects.Count > 0 && Scan.IsWord(objects[0].From, "no"))
        {
            // "have no extradition treaty"
            return;
        }

        if (shape.SplitsObject && objects.Count > 1)
        {
            MatchItems(clause, shape, status, slots, objects);
            return;
        }

        if (shape.SplitsPrincipals)
        {
            MatchPrincipals(clause, shape, status, slots);
            return;
        }

        var thing = SlotReader.ObjectRange(clause, objects);
        TryFrames(
            clause,
            shape,
            status,
            slots,
            thing is { } range ? (range.From, Math.Max(_slots.GerundTail(range.To), Tail(clause, range.To))) : null,
            null
        );
    }

    // "an agreement with Estonia on exchanging intelligence": what it is about may stand behind its other party.
    private int Tail(Clause clause, int to) => _slots.GerundTail(clause.To) is var tail && tail > clause.To ? tail : to;

    // "offered five advisers", "promised boats": the giving itself has not happened.
    private static ActStatus Offered(Clause clause, Shape shape, ActStatus status)
    {
        if (status.Status is not (Status.Occurred or Status.Ongoing) || !shape.Offers)
        {
            return status;
        }

        return clause.Group.Lemma switch
        {
            "offer" or "propose" or "suggest" => status with { Status = Status.Proposed, Because = clause.Group.Lemma },
            "promise" or "pledge" or "agree" or "vow" or "commit" or "plan" => status with
            {
                Status = Status.Planned,
                Because = clause.Group.Lemma,
            },
            _ => status,
        };
    }

    // A list of things of different types gives one record for each type: "censorship technology, cameras and encryption".
    private void MatchItems(
        Clause clause,
        Shape shape,
        ActStatus status,
        Dictionary<string, List<Chunk>> slots,
        IReadOnlyList<Chunk> objects
    )
    {
        var done = new List<(Frame Frame, int From, int To)>();
        foreach (var item in objects)
        {
            var range = (item.From, To: SlotReader.ItemEnd(clause, item, objects));
            var frame = FirstFrame(shape, clause, status, range, slots);
            if (frame is null)
            {
                if (done.Count > 0 && !_reading.ActorsIn(item).Any())
                {
                    done[^1] = done[^1] with { To = range.To };
                }

                continue;
            }

            if (done.Count > 0 && done[^1].Frame == frame)
            {
                done[^1] = done[^1] with { To = range.To };
            }
            else
            {
                done.Add((frame, range.From, range.To));
            }
        }

        foreach (var (frame, from, to) in done)
        {
            TryFrames(clause, shape, status, slots, (from, to), done.Count > 1 ? frame : null);
        }
    }

    private Frame? FirstFrame(Shape shape, Clause clause, ActStatus status, (int From, int To) item, Dictionary<string, List<Chunk>> slots)
    {
        foreach (var frame in _lexicon.FramesByShape.GetValueOrDefault(shape.Id, []))
        {
            var actors = _participants.Fill(shape, slots, clause);
            if (frame.Needs.All(n => _needs.Holds(n, status.Status, clause.From, clause.To, item, item.From, item.To, actors)))
            {
                return frame;
            }
        }

        return null;
    }

    // "met the prime minister and the police chief": a record for each.
    private void MatchPrincipals(Clause clause, Shape shape, ActStatus status, Dictionary<string, List<Chunk>> slots)
    {
        var objects = slots.GetValueOrDefault("object", []);
        if (objects.Count == 0 && slots.GetValueOrDefault("on", []) is { Count: > 0 } calledOn && clause.Group.Lemma == "call")
        {
            objects = calledOn;
        }

        var principals = objects.SelectMany(_reading.ActorsIn).Where(a => a.IsPrincipal).ToList();
        if (principals.Count < 2 || principals.Select(p => p.Country).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            TryFrames(clause, shape, status, slots, SlotReader.ObjectRange(clause, objects), null);
            return;
        }

        foreach (var principal in principals)
        {
            var chunk = objects.First(o => principal.From >= o.From && principal.From < o.To);
            TryFrames(clause, shape, status, slots, (chunk.From, chunk.To), null, principal);
        }
    }

    private void MatchNoun(ClassHit hit, Shape shape)
    {
        // A phrase with a small word inside ("сотрудничество в сфере безопасности") begins in the group that it is told by.
        var chunk = _reading.Chunks.FirstOrDefault(c =>
            c.Kind == ChunkKind.Noun && c.From <= hit.From && (hit.To <= c.To || (Scan.Grammar is not null && hit.From < c.To))
        );
        if (chunk is null || !_reading.IsHead(hit, chunk) || IsIdiom(hit) || IsPartOfName(hit))
        {
            return;
        }

        if (Scan.Grammar is not null && (NamesAHouse(chunk) || IsPartOfThing(hit)))
        {
            return;
        }

        var place = _reading.ClauseOf(chunk);
        var clause = place?.Clause;
        var slot = place?.Slot;
        var governed = clause is not null && place is not null;
        if (shape.Light.Count > 0 && !(governed && shape.Light.Contains(clause!.Group.Lemma, StringComparer.Ordinal)))
        {
            return;
        }

        var definite =
            (Scan.IsWord(chunk.From, "the") && Scan.Grammar is null)
            || Scan.IsWord(chunk.From, "this")
            || Scan.Is(chunk.From, WordClass.PossessivePronoun)
            || Scan.Tokens.AsSpan(chunk.From, hit.From - chunk.From).ToArray().Any(t => t.Kind == TokenKind.Possessive);
        if (_status.OfNoun(clause, governed ? slot : "", definite) is not { } status)
        {
            return;
        }

        if (!governed && _reading.Segment.Kind == Segments.SegmentKind.Sentence && _reading.Clauses.Count > 0 && clause is null)
        {
            status = status with { Because = "noun group" };
        }

        status = Premodified(chunk, hit, status);
        var slots = _slots.OfNoun(chunk, hit, clause, slot);
        var to = Math.Max(
            hit.To,
            slots
                .Values.SelectMany(c => c)
                .Where(c => c.From > hit.To && c.From < hit.To + 30)
                .Select(c => c.To)
                .DefaultIfEmpty(hit.To)
                .Max()
        );
        TryFrames(clause, shape, status, slots, (chunk.From, to), null, null, hit, chunk, governed ? slot : "");
    }

    // "centre de formation militaire", "véhicule de patrouille": part of the name of a thing.
    private bool IsPartOfThing(ClassHit hit) =>
        !hit.IsAny("facility")
        && Scan.Classes.Any(o =>
            o.From < hit.From
            && o.To >= hit.To
            && o.Sense.Classes.Any(c =>
                c is "facility" or "ship" or "liaison.office"
                || c.StartsWith("item.", StringComparison.Ordinal)
                || c.StartsWith("organ.", StringComparison.Ordinal)
            )
        );

    // "Centro de Instrucción", "escuela de capacitación": the noun says what a house is for.
    private bool NamesAHouse(Chunk chunk)
    {
        var at = 0;
        while (at < _reading.Chunks.Count && !ReferenceEquals(_reading.Chunks[at], chunk))
        {
            at++;
        }

        if (
            at < 2
            || at >= _reading.Chunks.Count
            || _reading.Chunks[at - 1] is not { Kind: ChunkKind.Preposition, Word: "of" or "for" }
            || _reading.Chunks[at - 2] is not { Kind: ChunkKind.Noun } house
        )
        {
            return false;
        }

        return _reading.HasClass(house.From, house.To, "facility")
            || _reading.HasClass(house.From, house.To, "organ.academy")
            || _reading.HasClass(house.From, house.To, "facility.generic");
    }

    // The Investigation in "Federal Bureau of Investigation" is none; the forum in a forum's name is one.
    private bool IsPartOfName(ClassHit hit) =>
        Scan.NameAt[hit.From] is { } name && name.To - name.From > hit.To - hit.From && name.First.Kind is not ("grouping" or "initiative");

    // "in the course of 2021" is no course.
    private bool IsIdiom(ClassHit hit) => Scan.Classes.Any(c => c.Is("idiom") && c.From <= hit.From && hit.To <= c.To);

    private static readonly HashSet<string> PlannedAdjectives = new(StringComparer.Ordinal)
    {
        "planned",
        "proposed",
        "upcoming",
        "future",
        "forthcoming",
        "possible",
        "potential",
        "envisaged",
        "next",
    };

    private ActStatus Premodified(Chunk chunk, ClassHit hit, ActStatus status)
    {
        for (var k = chunk.From; k < hit.From; k++)
        {
            if (Scan.Words[k] is { } word && PlannedAdjectives.Contains(word.Folded) && status.Status is Status.Occurred)
            {
                return status with
                {
                    Status = word.Folded == "proposed" || word.Folded is "possible" or "potential" ? Status.Proposed : Status.Planned,
                    Because = word.Folded,
                };
            }

            if (Scan.Words[k]?.Folded is "alleged" or "reported" or "suspected" && status.Status is Status.Occurred)
            {
                return new(Status.Alleged, Certainty.Alleged, Scan.Words[k]!.Folded);
            }
        }

        return status;
    }

    private void TryFrames(
        Clause? clause,
        Shape shape,
        ActStatus status,
        Dictionary<string, List<Chunk>> slots,
        (int From, int To)? item,
        Frame? only,
        Actor? principal = null,
        ClassHit? noun = null,
        Chunk? nounChunk = null,
        string? under = null
    )
    {
        var trigger = noun is { } hit ? (hit.From, hit.To) : (clause!.Verb.From, clause.Verb.To);
        foreach (var frame in _lexicon.FramesByShape.GetValueOrDefault(shape.Id, []))
        {
            if (only is not null && frame != only)
            {
                continue;
            }

            var actors = _participants.Fill(shape, slots, clause, principal);
            var (from, to) = Extent(clause, noun, nounChunk, item, slots);
            var reach = Reach(clause, noun is not null, to);
            if (!frame.Needs.All(n => _needs.Holds(n, status.Status, from, reach, item, trigger.Item1, trigger.Item2, actors)))
            {
                continue;
            }

            _participants.Complete(actors, shape, frame, clause, from, to, nounChunk);
            if (
                noun is { } anaphor
                && status.Status == Status.Occurred
                && !frame.Needs.Any(n => n.Where == "dated-or-definite")
                && IsOnlyAnaphora(anaphor, nounChunk!, actors, clause, under)
            )
            {
                return;
            }

            if (actors.Select(a => a.Actor.Country).Where(c => c is not null).Distinct(StringComparer.Ordinal).Count() < frame.States)
            {
                continue;
            }

            var settled =
                frame.Status is { } given
                && Enum.TryParse<Status>(given, ignoreCase: true, out var own)
                && status.Status is Status.Occurred or Status.Ongoing or Status.Planned or Status.Alleged
                    ? status with
                    {
                        Status = own,
                        Certainty = status.Status == Status.Alleged ? Certainty.Reported : status.Certainty,
                    }
                    : status;
            _candidates.Add(
                new()
                {
                    Frame = frame,
                    Reading = _reading,
                    Clause = clause,
                    From = from,
                    To = to,
                    TriggerFrom = trigger.Item1,
                    TriggerTo = trigger.Item2,
                    Status = settled,
                    Actors = actors,
                    Object = item,
                    IsNominal = noun is not null,
                    Under = string.IsNullOrEmpty(under) ? null : under,
                    Because =
                    [
                        $"trigger '{Scan.Slice(trigger.Item1, trigger.Item2)}'",
                        $"status {settled.Status.ToString().ToLowerInvariant()} from {settled.Because}",
                        .. frame.Needs.Select(n => $"needs {n}"),
                        .. actors.Select(a => $"{a.Role} '{a.Actor.Name}'{(a.Actor.Through is null ? "" : $" through {a.Actor.Through}")}"),
                    ],
                }
            );
            return;
        }
    }

    // "trains officials to guide public opinion": what a dependent infinitive says counts for the type.
    private int Reach(Clause? clause, bool nominal, int to)
    {
        to = Math.Max(to, _slots.GerundTail(to));
        if (clause is null || nominal)
        {
            return to;
        }

        foreach (var other in _reading.Clauses)
        {
            if (other.Governor == clause && other.Link is ClauseLink.Infinitive)
            {
                to = Math.Max(to, other.To);
            }
        }

        return to;
    }

    // "the meeting closed", "anti-riot training" in a list of topics: nothing of its own is told. Every party comes from context,
    // and no verb of doing governs it.
    private static bool IsOnlyAnaphora(ClassHit noun, Chunk chunk, List<RoleActor> actors, Clause? clause, string? under)
    {
        // "during the patrol they inspected ships": the one told before, by its parties' pronoun.
        if (
            under is "during" or "after" or "before" or "in" or "on" or "at"
            && actors.TrueForAll(a => a.Actor.Through is "it" or "they" or "the pair in view" or "the state in view")
        )
        {
            return true;
        }

        if (
            actors.Exists(a =>
                a.Actor.Through is null or "of" or "place" or "it" or "they" or "possessive" or "subject of the clause" or "in the clause"
                || a.Actor.From >= 0
            )
        )
        {
            return noun.From - chunk.From <= 1
                && under is null
                && clause is not null
                && EnglishStatus.OfVerb(clause.Group.Lemma) is ActCue.Ends or ActCue.Other
                && actors.TrueForAll(a => a.Actor.Through is not null);
        }

        return clause is null
            || clause.Group.Lemma is "include" or "involve" or "comprise"
            || EnglishStatus.OfVerb(clause.Group.Lemma)
                is not (ActCue.Happens or ActCue.Plans or ActCue.Proposes or ActCue.Carries or ActCue.Negotiates)
                && !(under is null && clause.Group.Lemma is "come" or "take" or "go" or "be" or "follow");
    }

    private (int From, int To) Extent(
        Clause? clause,
        ClassHit? noun,
        Chunk? nounChunk,
        (int From, int To)? item,
        Dictionary<string, List<Chunk>> slots
    )
    {
        if (noun is { } hit)
        {
            var from = nounChunk!.From;
            var to = Math.Max(hit.To, nounChunk.To);
            foreach (var (name, chunks) in slots)
            {
                foreach (var chunk in chunks)
                {
                    if (
                        name
                            is "of"
                                or "between"
                                or "with"
                                or "for"
                                or "by"
                                or "to"
                                or "from"
                                or "on"
                                or "in"
                                or "under"
                                or "against"
                                or "about"
                                or "including"
                        && chunk.From >= to
                        && chunk.From <= to + 4
                    )
                    {
                        to = chunk.To;
                    }
                }
            }

            if (clause is not null && !clause.SharesSubject && clause.From < from && clause.Objects.Contains(nounChunk))
            {
                from = clause.From;
            }
            else if (clause is not null && clause.Objects.Contains(nounChunk))
            {
                from = Math.Min(from, clause.Verb.From);
            }

            return (from, Math.Max(to, clause is not null && clause.Subject.Contains(nounChunk) && !clause.SharesSubject ? clause.To : to));
        }

        var start = clause!.SharesSubject ? clause.Verb.From : clause.From;
        var end = clause.To;
        if (item is { } thing && thing.From >= clause.Verb.To)
        {
            end = Math.Max(
                clause.Verb.To,
                Math.Max(
                    thing.To,
                    _reading
                        .Actors.Where(a => a.From >= thing.To && a.To <= clause.To)
                        .Select(a => _reading.Chunks.FirstOrDefault(c => c.From <= a.From && a.To <= c.To)?.To ?? a.To)
                        .DefaultIfEmpty(thing.To)
                        .Max()
                )
            );
        }

        return (start, Math.Max(end, clause.Verb.To));
    }

    // One trigger gives one record, unless an object list was split; a verb and the noun it governs give one.
    private static List<Candidate> Compete(List<Candidate> candidates)
    {
        var kept = new List<Candidate>();
        // What an instrument is about goes, whatever its frame's priority.
        var standing = candidates.Where(c => !candidates.Exists(i => i != c && IsSubjectOf(i, c))).ToList();
        foreach (var candidate in standing.OrderByDescending(c => c.Frame.Priority).ThenBy(c => c.IsNominal ? 1 : 0).ThenBy(c => c.From))
        {
            if (!kept.Exists(k => Rivals(k, candidate)))
            {
                kept.Add(candidate);
            }
        }

        return [.. kept.OrderBy(c => c.From).ThenBy(c => c.To).ThenBy(c => c.Frame.Id, StringComparer.Ordinal)];
    }

    private static bool Rivals(Candidate a, Candidate b)
    {
        var sameTrigger = a.TriggerFrom < b.TriggerTo && b.TriggerFrom < a.TriggerTo;
        if (sameTrigger)
        {
            var bothItems = a.Object is { } x && b.Object is { } y && !a.IsNominal && !b.IsNominal && (x.To <= y.From || y.To <= x.From);
            return !bothItems;
        }

        // An agreement told of once by its signing is not told of again by being there.
        if (Type(a) == Type(b) && (IsStanding(a) || IsStanding(b)) && a.Countries.SequenceEqual(b.Countries, StringComparer.Ordinal))
        {
            return true;
        }

        // "a work plan on protecting networks", "talks on police training": what an instrument or talks are about is no act of its own.
        if (IsSubjectOf(a, b) || IsSubjectOf(b, a))
        {
            return true;
        }

        // "La commission mixte a tenu sa 8e session": subject and object name one meeting.
        if (
            a.Reading.Scan.Grammar is not null
            && a.Frame.Type == b.Frame.Type
            && a.IsNominal
            && b.IsNominal
            && a.Clause is not null
            && a.Clause == b.Clause
            && a.Countries.SequenceEqual(b.Countries, StringComparer.Ordinal)
        )
        {
            return true;
        }

        // "travelled to China for training": the verb's frame and the noun's tell one act.
        if (a.Frame.Type == b.Frame.Type && a.IsNominal != b.IsNominal && a.Clause is not null && a.Clause == b.Clause)
        {
            return true;
        }

        // "build and equip a base": two verbs of one act.
        if (a.Frame.Type == b.Frame.Type && !a.IsNominal && !b.IsNominal && a.Object is { } one && b.Object is { } other && one == other)
        {
            return true;
        }

        // "met the president to discuss crime", "met and discussed": one meeting.
        if (IsTalkOf(a, b) || IsTalkOf(b, a))
        {
            return true;
        }

        // "taught officers to operate the cameras": what is taught is no act of its own.
        if (IsTaught(a, b) || IsTaught(b, a))
        {
            return true;
        }

        // What a joint patrol or exercise brought in is no operation of its own (codebook 0.2, rule 15).
        if ((IsResultOf(a, b) || IsResultOf(b, a)) && a.Countries.SequenceEqual(b.Countries, StringComparer.Ordinal))
        {
            return true;
        }

        // "signed an agreement", "provide training": the verb's object is the other's trigger.
        return Governs(a, b) || Governs(b, a);
    }

    private static string Type(Candidate candidate) =>
        candidate.Frame.Type.StartsWith("AGR_", StringComparison.Ordinal) && candidate.Frame.Type != "AGR_STATUS"
            ? "AGR"
            : candidate.Frame.Type;

    private static bool IsTalkOf(Candidate meeting, Candidate talk) =>
        meeting.Frame.Type == "VISIT_HL"
        && talk.Frame.Type == "VISIT_HL"
        && talk.Clause is { Link: ClauseLink.Infinitive or ClauseLink.Coordinated or ClauseLink.Gerund } clause
        && clause.Group.Lemma is "discuss" or "talk" or "speak" or "consult" or "confer" or "hold"
        && meeting.Clause is { } met
        && met != clause
        && met.Verb.From < clause.Verb.From
        && talk.Actors.All(t => t.Actor.Through is not null || meeting.Actors.Any(m => m.Actor.Country == t.Actor.Country));

    private static bool IsTaught(Candidate teaching, Candidate act) =>
        teaching.Frame.Type.StartsWith("TRAIN_", StringComparison.Ordinal)
        && !teaching.IsNominal
        && teaching.Clause is not null
        && act.Clause is { Link: ClauseLink.Infinitive or ClauseLink.Gerund } clause
        && clause.Governor == teaching.Clause
        && clause != teaching.Clause;

    private static bool IsResultOf(Candidate patrol, Candidate operation) =>
        patrol.Frame.Type is "PATROL_JOINT" or "EX_INTSEC" or "EX_MIL" && operation.Frame.Id == "OP_JOINT/verb";

    private static bool IsStanding(Candidate candidate) =>
        candidate.Frame.Shape is "agreement-governs" or "have-agreement" or "draft-pending";

    private static bool IsSubjectOf(Candidate instrument, Candidate act) =>
        instrument.Frame.Type is "AGR_SIGN" or "AGR_CYBER" or "AGR_INTEL" or "AGR_EXTRAD" or "AGR_NEGOT" or "AGR_STATUS"
        && !act.Frame.Type.StartsWith("AGR_", StringComparison.Ordinal)
        && instrument.Object is { } thing
        && act.TriggerFrom > thing.From
        && act.TriggerTo <= thing.To
        && (act.IsNominal || act.Clause is null or { Group.IsFinite: false });

    private static bool Governs(Candidate verb, Candidate noun)
    {
        if (noun.Object is { } named && noun.IsNominal && named.From == noun.TriggerFrom && named.To == noun.TriggerTo)
        {
            return false;
        }

        if (verb.IsNominal || !noun.IsNominal || verb.Clause is null)
        {
            return verb.IsNominal
                && noun.IsNominal
                && verb.TriggerTo <= noun.TriggerFrom
                && noun.TriggerFrom - verb.TriggerTo <= 5
                && SameThing(verb, noun);
        }

        var inObject = verb.Object is { } thing && noun.TriggerFrom >= thing.From && noun.TriggerTo <= thing.To;
        return inObject && FamilyOf(verb) == FamilyOf(noun);
    }

    // "the organization of training courses", "the signing of an agreement": two nouns of one act.
    private static bool SameThing(Candidate outer, Candidate inner) =>
        FamilyOf(outer) == FamilyOf(inner) && outer.Object is { } thing && inner.TriggerFrom < thing.To;

    private static string FamilyOf(Candidate candidate) => candidate.Frame.Type[..Math.Min(3, candidate.Frame.Type.Length)];
}

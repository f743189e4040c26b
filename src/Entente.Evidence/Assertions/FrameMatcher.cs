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
    private readonly Discourse _discourse;
    private readonly bool _isSecurity;
    private readonly StatusReader _status;
    private readonly List<Candidate> _candidates = [];

    public FrameMatcher(Reading reading, Lexicon lexicon, Discourse discourse, bool isSecurity)
    {
        _reading = reading;
        _lexicon = lexicon;
        _discourse = discourse;
        _isSecurity = isSecurity;
        _status = new(reading);
    }

    private Scan Scan => _reading.Scan;

    public IReadOnlyList<Candidate> Match()
    {
        foreach (var clause in _reading.Clauses)
        {
            if (_lexicon.ShapesByVerb.TryGetValue(clause.Group.Lemma, out var shapes))
            {
                foreach (var shape in shapes)
                {
                    if (ParticleFits(shape, clause))
                    {
                        MatchVerb(clause, shape);
                    }
                }
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

    // ── verbs ──

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

        var slots = SlotsOf(clause);
        var objects = slots.GetValueOrDefault("object", []);
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

        TryFrames(clause, shape, status, slots, ObjectRange(clause, objects), null);
    }

    private static (int From, int To)? ObjectRange(Clause clause, IReadOnlyList<Chunk> objects)
    {
        if (objects.Count == 0)
        {
            return null;
        }

        var to = objects[^1].To;
        foreach (var group in clause.Groups)
        {
            // "the construction of an academy", "a memorandum on policing", "equipment for the police"
            if (
                group.Preposition
                    is "of"
                        or "on"
                        or "for"
                        or "against"
                        or "in"
                        or "including"
                        or "about"
                        or "between"
                        or "regarding"
                        or "concerning"
                        or "as"
                        or "like"
                && group.Noun.From >= to
            )
            {
                to = Math.Max(to, group.Noun.To);
            }
        }

        return (objects[0].From, to);
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
            var range = (item.From, To: ItemEnd(clause, item, objects));
            var frame = FirstFrame(shape, clause, range, slots);
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

    private static int ItemEnd(Clause clause, Chunk item, IReadOnlyList<Chunk> objects)
    {
        var next = objects.FirstOrDefault(o => o.From > item.From);
        var to = item.To;
        foreach (var group in clause.Groups)
        {
            if (group.Preposition is "of" or "for" or "on" && group.Noun.From >= item.To && (next is null || group.Noun.To <= next.From))
            {
                to = group.Noun.To;
            }
        }

        return to;
    }

    private Frame? FirstFrame(Shape shape, Clause clause, (int From, int To) item, Dictionary<string, List<Chunk>> slots)
    {
        foreach (var frame in _lexicon.FramesByShape.GetValueOrDefault(shape.Id, []))
        {
            var actors = Fill(shape, slots, clause);
            if (frame.Needs.All(n => Holds(n, clause.From, clause.To, item, item.From, item.To, actors)))
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
        var principals = objects.SelectMany(_reading.ActorsIn).Where(a => a.IsPrincipal).ToList();
        if (principals.Count < 2 || principals.Select(p => p.Country).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            TryFrames(clause, shape, status, slots, ObjectRange(clause, objects), null);
            return;
        }

        foreach (var principal in principals)
        {
            var chunk = objects.First(o => principal.From >= o.From && principal.From < o.To);
            TryFrames(clause, shape, status, slots, (chunk.From, chunk.To), null, principal);
        }
    }

    /// <summary>The logical slots of a verb: passives are turned round.</summary>
    private Dictionary<string, List<Chunk>> SlotsOf(Clause clause)
    {
        var slots = new Dictionary<string, List<Chunk>>(StringComparer.Ordinal);
        var subject = new List<Chunk>(clause.Subject);
        foreach (var group in clause.SubjectGroups)
        {
            if (group.Preposition is "of" or "from" or "between" or "among" or "by" or "in" or "like" or "including" or "under" or "at")
            {
                subject.Add(group.Noun);
            }
            else
            {
                Slot(slots, group.Preposition).Add(group.Noun);
            }
        }

        if (clause.Group.IsPassive)
        {
            Slot(slots, "object").AddRange(subject);
            // "was trained last year", "were given training": what follows a passive is a second object.
            Slot(slots, "second").AddRange(clause.Objects);
        }
        else
        {
            Slot(slots, "subject").AddRange(subject);
            Slot(slots, "object").AddRange(clause.Objects);
        }

        foreach (var group in clause.Groups)
        {
            var slot = group.Preposition switch
            {
                "by" when clause.Group.IsPassive => "subject",
                "alongside" or "together" => "with",
                "among" => "between",
                "into" or "onto" => "to",
                _ => group.Preposition,
            };
            Slot(slots, slot).Add(group.Noun);
        }

        return slots;
    }

    private static List<Chunk> Slot(Dictionary<string, List<Chunk>> slots, string name)
    {
        if (!slots.TryGetValue(name, out var list))
        {
            slots[name] = list = [];
        }

        return list;
    }

    private List<RoleActor> Fill(Shape shape, Dictionary<string, List<Chunk>> slots, Clause? clause, Actor? onlyPrincipal = null)
    {
        var actors = new List<RoleActor>();
        foreach (var (slot, role) in shape.Roles.OrderBy(r => Rank(r.Key)))
        {
            if (!slots.TryGetValue(slot, out var chunks))
            {
                continue;
            }

            foreach (var chunk in chunks)
            {
                foreach (var actor in ActorsOf(chunk, clause))
                {
                    if (onlyPrincipal is not null && slot == "object" && !ReferenceEquals(actor, onlyPrincipal))
                    {
                        continue;
                    }

                    if (slot is "in" or "at" or "from" && actor.Kind != "state" && slot != "from")
                    {
                        continue;
                    }

                    if (!actors.Exists(a => a.Role == role && a.Actor.Country == actor.Country && a.Actor.Start == actor.Start))
                    {
                        actors.Add(new(actor, role));
                    }
                }
            }
        }

        return actors;
    }

    private static int Rank(string slot) =>
        slot switch
        {
            "subject" => 0,
            "object" => 1,
            "second" => 2,
            "between" => 3,
            "with" => 4,
            "to" => 5,
            "for" => 6,
            _ => 7,
        };

    private IEnumerable<Actor> ActorsOf(Chunk chunk, Clause? clause)
    {
        var any = false;
        foreach (var actor in _reading.ActorsIn(chunk))
        {
            any = true;
            yield return actor;
        }

        if (any)
        {
            yield break;
        }

        foreach (var actor in Pronoun(chunk, clause))
        {
            yield return actor;
        }
    }

    // ── pronouns ──

    private IReadOnlyList<Actor> Pronoun(Chunk chunk, Clause? clause)
    {
        if (chunk.To - chunk.From != 1 || Scan.Words[chunk.From] is not { } word || !word.Is(WordClass.Pronoun))
        {
            return [];
        }

        switch (word.Folded)
        {
            case "it":
                return Point(chunk, SubjectBefore(clause, a => a.Kind is not ("person" or "officials")), "it");
            case "he" or "she":
                return Point(chunk, SubjectBefore(clause, a => a.Kind is "person"), word.Folded);
            case "they" or "both" or "them":
                var before = SubjectBefore(clause, _ => true);
                var plural = before.Select(b => b.Country).Distinct(StringComparer.Ordinal).Count() > 1 ? before : _discourse.Pair;
                return Point(chunk, plural, word.Folded);
            default:
                return [];
        }
    }

    private IReadOnlyList<Actor> SubjectBefore(Clause? clause, Func<Actor, bool> fits)
    {
        if (clause is not null)
        {
            foreach (var earlier in _reading.Clauses.Where(c => c.Verb.From < clause.Verb.From && c.Group.IsFinite).Reverse())
            {
                var actors = earlier.Subject.SelectMany(_reading.ActorsIn).Where(a => a.Country is not null && fits(a)).ToList();
                if (actors.Count > 0)
                {
                    return actors;
                }
            }
        }

        var last = _discourse.LastSubject.Where(fits).ToList();
        return last.Count > 0 ? last : _discourse.LastSubject;
    }

    private List<Actor> Point(Chunk chunk, IReadOnlyList<Actor> actors, string through) =>
        [.. actors.Select(a => a with { Through = through, Name = a.Name, From = chunk.From, To = chunk.To, IsPrincipal = a.IsPrincipal })];

    // ── nouns ──

    private void MatchNoun(ClassHit hit, Shape shape)
    {
        var chunk = _reading.Chunks.FirstOrDefault(c => c.Kind == ChunkKind.Noun && c.From <= hit.From && hit.To <= c.To);
        if (chunk is null || !IsHead(hit, chunk))
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
            Scan.IsWord(chunk.From, "the")
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
        var slots = NounSlots(chunk, hit, clause, slot);
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

    // The trigger is the group's head, or only a name, number or count noun follows it.
    private bool IsHead(ClassHit hit, Chunk chunk)
    {
        for (var k = hit.To; k < chunk.To; k++)
        {
            if (
                _reading.Hidden[k]
                || Scan.Tokens[k].Kind is TokenKind.Number or TokenKind.Punctuation
                || (Scan.IsCapital(k) && Scan.NameAt[k] is null)
                || (_reading.HasClass(k, k + 1, "act.tail"))
            )
            {
                continue;
            }

            return false;
        }

        return true;
    }

    private Dictionary<string, List<Chunk>> NounSlots(Chunk chunk, ClassHit hit, Clause? clause, string? slot)
    {
        var slots = new Dictionary<string, List<Chunk>>(StringComparer.Ordinal);
        Slot(slots, "premodifier")
            .Add(
                new()
                {
                    Kind = ChunkKind.Noun,
                    From = chunk.From,
                    To = hit.From,
                }
            );
        var at = IndexOf(chunk);
        string? preposition = null;
        for (var k = at + 1; k < _reading.Chunks.Count && k < at + 14; k++)
        {
            var next = _reading.Chunks[k];
            switch (next.Kind)
            {
                case ChunkKind.Preposition:
                    preposition = next.Word is "among" ? "between" : next.Word;
                    continue;
                case ChunkKind.Noun when preposition is not null:
                    Slot(slots, preposition).Add(next);
                    continue;
                case ChunkKind.Coordinator
                or ChunkKind.Comma
                    when preposition is not null
                        && k + 1 < _reading.Chunks.Count
                        && _reading.Chunks[k + 1].Kind == ChunkKind.Noun
                        && !OpensItem(_reading.Chunks[k + 1])
                        && (next.Kind == ChunkKind.Coordinator || ListGoesOn(k + 1)):
                    continue;
                case ChunkKind.Adverb:
                    continue;
                case ChunkKind.Comma
                    when k + 1 < _reading.Chunks.Count
                        && _reading.Chunks[k + 1] is { Kind: ChunkKind.Preposition, Word: "including" or "like" or "such" }:
                    continue;
                default:
                    k = _reading.Chunks.Count;
                    continue;
            }
        }

        if (clause is not null)
        {
            var outer = SlotsOf(clause);
            foreach (var (name, chunks) in outer)
            {
                if (name == "object" || (name == "subject" && slot is null && !clause.Group.IsPassive))
                {
                    continue;
                }

                Slot(slots, name).AddRange(chunks.Where(c => !ReferenceEquals(c, chunk) && !Slot(slots, name).Contains(c)));
            }

            // "China provided Laos with training", "gave the police a course": the object beside is who receives.
            if (slot is "with" or "" && clause.Objects.Count > 0)
            {
                Slot(slots, "beside").AddRange(clause.Objects.Where(o => !ReferenceEquals(o, chunk)));
            }
        }

        return slots;
    }

    // ", a maritime agreement in 2007" is the next thing of the list, not of this thing's preposition.
    private bool OpensItem(Chunk chunk) =>
        Scan.IsWord(chunk.From, "a")
        || Scan.IsWord(chunk.From, "an")
        || (Scan.IsWord(chunk.From, "the") && _reading.HasClass(chunk.From, chunk.To, "instrument"));

    private bool ListGoesOn(int k)
    {
        for (; k < _reading.Chunks.Count; k++)
        {
            if (_reading.Chunks[k].Kind is ChunkKind.Coordinator)
            {
                return true;
            }

            if (_reading.Chunks[k].Kind is not (ChunkKind.Noun or ChunkKind.Comma))
            {
                return false;
            }
        }

        return false;
    }

    private int IndexOf(Chunk chunk)
    {
        for (var k = 0; k < _reading.Chunks.Count; k++)
        {
            if (ReferenceEquals(_reading.Chunks[k], chunk))
            {
                return k;
            }
        }

        return -1;
    }

    // ── frames ──

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

            var actors = Fill(shape, slots, clause, principal);
            var (from, to) = Extent(clause, noun, nounChunk, item, slots);
            var reach = Reach(clause, noun is not null, to);
            _current = status;
            if (!frame.Needs.All(n => Holds(n, from, reach, item, trigger.Item1, trigger.Item2, actors)))
            {
                continue;
            }

            Complete(actors, shape, frame, clause, from, to, nounChunk);
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

    private ActStatus _current;

    // "trains officials to guide public opinion": what a dependent infinitive says counts for the type.
    private int Reach(Clause? clause, bool nominal, int to)
    {
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
                    _reading.Actors.Where(a => a.From >= thing.To && a.To <= clause.To).Select(a => a.To).DefaultIfEmpty(thing.To).Max()
                )
            );
        }

        return (start, Math.Max(end, clause.Verb.To));
    }

    private bool Holds(Need need, int from, int to, (int From, int To)? item, int triggerFrom, int triggerTo, List<RoleActor> actors)
    {
        var holds = need.Where switch
        {
            "object" => item is { } thing && need.Values.Any(v => _reading.HasClass(thing.From, thing.To, v)),
            "object-head" => item is { } thing && need.Values.Any(v => HeadHas(thing, v)),
            "status" => need.Values.Contains(_current.Status.ToString().ToLowerInvariant(), StringComparer.Ordinal),
            "subject" => SubjectHas(triggerFrom, need.Values),
            "with" => WithGroups(triggerTo, to).Any(c => need.Values.Any(v => _reading.HasClass(c.From, c.To, v))),
            "trigger" => need.Values.Any(v => _reading.HasClass(triggerFrom, triggerTo, v)),
            "clause" => need.Values.Any(v => _reading.HasClass(from, to, v)),
            "sentence" => need.Values.Any(v => _reading.HasClass(0, Scan.Count, v)),
            "security" => IsSecurity(from, to, actors),
            "actor.kind" => actors.Exists(a => need.Values.Contains(a.Actor.Kind, StringComparer.Ordinal)),
            "ordinal" => OrdinalReader.Find(_reading, from, to) is not null,
            "states" => actors.Select(a => a.Actor.Country).Where(c => c is not null).Distinct(StringComparer.Ordinal).Count()
                >= int.Parse(need.Values[0], System.Globalization.CultureInfo.InvariantCulture),
            "has" => need.Values.Any(r => actors.Exists(a => a.Role == r)),
            "verb" => _reading.ClauseOf(
                _reading.Chunks.FirstOrDefault(c => c.From <= triggerFrom && triggerTo <= c.To)
                    ?? new()
                    {
                        Kind = ChunkKind.Noun,
                        From = 0,
                        To = 0,
                    }
            )
                is { } place
                && need.Values.Contains(place.Clause.Group.Lemma, StringComparer.Ordinal),
            _ when need.Where.EndsWith(".kind", StringComparison.Ordinal) => actors.Exists(a =>
                a.Role == need.Where[..^5] && need.Values.Contains(a.Actor.Kind, StringComparer.Ordinal)
            ),
            _ => Circumstance(need, from, to, triggerFrom, triggerTo, actors),
        };
        return holds != need.Negated;
    }

    private bool SubjectHas(int verb, IReadOnlyList<string> classes)
    {
        var clause = _reading.Clauses.FirstOrDefault(c => c.Verb.From == verb);
        return clause is not null && clause.Subject.Any(s => classes.Any(v => _reading.HasClass(s.From, s.To, v)));
    }

    private IEnumerable<Chunk> WithGroups(int from, int to)
    {
        var under = false;
        foreach (var chunk in _reading.Chunks.Where(c => c.From >= from && c.To <= to))
        {
            under = chunk.Kind == ChunkKind.Preposition ? chunk.Word == "with" : under;
            if (under && chunk.Kind == ChunkKind.Noun)
            {
                yield return chunk;
            }
        }
    }

    // ── named circumstances ──

    private static readonly HashSet<string> Jointly = new(StringComparer.Ordinal)
    {
        "joint",
        "jointly",
        "coordinated",
        "co-ordinated",
        "together",
        "combined",
        "bilateral",
        "trilateral",
        "quadrilateral",
        "multilateral",
        "mutual",
        "side-by-side",
    };

    private bool Circumstance(Need need, int from, int to, int triggerFrom, int triggerTo, List<RoleActor> actors) =>
        need.Where switch
        {
            "dated-or-definite" => IsDatedOrDefinite(triggerFrom, triggerTo),
            "principal" => actors.Exists(a => a.Actor.IsPrincipal || a.Actor.Kind is "person" or "officials")
                || _reading.HasClass(from, to, "people"),
            "principal-or-delegation" => actors.Exists(a => a.Actor.IsPrincipal || a.Actor.Kind is "person" or "officials")
                || HasWord(from, to, d => d is "delegation" or "officials" or "official" or "delegations")
                || (_discourse.LastSubject.Any(a => a.Kind == "person") && actors.Exists(a => a.Actor.Through is not null)),
            "named-session" => Scan.IsCapital(triggerFrom) && triggerTo - triggerFrom > 1,
            "named-forum" => Scan.IsCapital(triggerFrom) && triggerFrom > 0 && Scan.IsCapital(triggerFrom - 1),
            "paramilitary" => actors.Exists(a => a.Actor.Kind is "paramilitary" or "presidential-guard")
                || _reading.HasClass(from, to, "organ.paramilitary")
                || _reading.HasClass(from, to, "train.riot"),
            "military" => IsMilitary(from, to, actors),
            "security-trainees" => actors.Exists(a => IsSecurityBody(a.Actor))
                || HasSecurityOrgan(from, to)
                || HasWord(
                    from,
                    to,
                    w => w is "officers" or "cadets" or "public-security" or "police" or "policing" or "law-enforcement" or "personnel"
                )
                || _reading.HasClass(from, to, "topic.policing"),
            "joint" => HasWord(Math.Max(0, triggerFrom - 3), triggerTo, Jointly.Contains),
            "joint-or-mutual" => HasWord(from, to, Jointly.Contains)
                || actors.Select(a => a.Actor.Country).Where(c => c is not null).Distinct(StringComparer.Ordinal).Count() > 1,
            "police-office" => _reading.HasClass(from, to, "organ.*")
                || HasWord(from, to, w => w is "police" or "liaison" or "security" or "law-enforcement" or "enforcement"),
            "amount" => Enumerable
                .Range(from, to - from)
                .Any(k => Scan.Tokens[k].Kind == TokenKind.Number || Scan.Is(k, WordClass.Cardinal)),
            _ => throw new InvalidOperationException($"frame need '{need}' is not known"),
        };

    private bool HasWord(int from, int to, Func<string, bool> fits)
    {
        for (var k = from; k < to; k++)
        {
            if (Scan.Words[k] is { } word && fits(word.Folded))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsMilitary(int from, int to, List<RoleActor> actors) =>
        actors.Exists(a => a.Actor.Kind is "armed-forces" or "army" or "navy" or "air-force" or "marines" or "ministry-defence")
        || _reading.HasClass(from, to, "organ.armed-forces")
        || _reading.HasClass(from, to, "organ.army")
        || _reading.HasClass(from, to, "organ.navy")
        || _reading.HasClass(from, to, "organ.air-force")
        || _reading.HasClass(from, to, "organ.marines");

    private bool HasSecurityOrgan(int from, int to)
    {
        foreach (var hit in _reading.ClassesIn(from, to))
        {
            foreach (var name in hit.Sense.Classes)
            {
                if (name.StartsWith("organ.", StringComparison.Ordinal) && IsSecurityKind(name["organ.".Length..]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // "a maritime agreement in 2007", "the Megaports Agreement", "following a bilateral cybersecurity agreement".
    private bool IsDatedOrDefinite(int triggerFrom, int triggerTo)
    {
        var dated = _reading.Dates.Any(d => d.From >= triggerTo && d.From <= triggerTo + 2 && d.Relation == DateRelation.At);
        var chunk = _reading.Chunks.FirstOrDefault(c => c.Kind == ChunkKind.Noun && c.From <= triggerFrom && triggerTo <= c.To);
        if (chunk is null)
        {
            return false;
        }

        var before = chunk.From - 1;
        while (before >= 0 && _reading.Hidden[before])
        {
            before--;
        }

        var under =
            before >= 0
            && Scan.Words[before]?.Folded is "following" or "under" or "after" or "since" or "pursuant" or "by" or "with" or "on";
        var bilateral =
            HasWord(chunk.From, chunk.To, w => w is "bilateral" or "existing")
            || _reading.ActorsIn(chunk).Select(a => a.Country).Distinct(StringComparer.Ordinal).Count() > 1;
        return dated || (under && bilateral);
    }

    // The class word ends the first noun group of the object: "an intelligence sharing agreement", not "agreement text".
    private bool HeadHas((int From, int To) thing, string className)
    {
        foreach (var chunk in _reading.Chunks)
        {
            if (chunk.Kind != ChunkKind.Noun || chunk.From < thing.From || chunk.To > thing.To)
            {
                continue;
            }

            foreach (var hit in _reading.ClassesIn(chunk.From, chunk.To))
            {
                if (hit.Is(className) && IsHead(hit, chunk))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // A deal on rice in a report on policing is still a deal on rice.
    private bool IsSecurity(int from, int to, List<RoleActor> actors) =>
        !(_reading.HasClass(from, to, "about.trade") && !_reading.HasClass(from, to, "topic.*"))
        && (_isSecurity || _reading.HasClass(from, to, "topic.*") || actors.Exists(a => IsSecurityBody(a.Actor)));

    /// <summary>Bodies whose business is security.</summary>
    public static bool IsSecurityBody(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return IsSecurityKind(actor.Kind) || (actor.Entity is { } entity && IsSecurityKind(entity.Kind));
    }

    private static bool IsSecurityKind(string kind) =>
        kind
            is "ministry-interior"
                or "ministry-defence"
                or "police"
                or "local-police"
                or "paramilitary"
                or "coast-guard"
                or "border-guard"
                or "intelligence"
                or "armed-forces"
                or "army"
                or "navy"
                or "air-force"
                or "marines"
                or "customs"
                or "immigration"
                or "prison"
                or "prosecution"
                or "anti-narcotics"
                or "presidential-guard"
                or "militia"
                or "cyber-regulator"
                or "fisheries";

    // ── what the clause leaves out ──

    private void Complete(List<RoleActor> actors, Shape shape, Frame frame, Clause? clause, int from, int to, Chunk? nounChunk)
    {
        int Countries() => actors.Select(a => a.Actor.Country).Where(c => c is not null).Distinct(StringComparer.Ordinal).Count();
        bool Has(string role) => actors.Exists(a => a.Role == role && a.Actor.Country is not null);
        var giver = RoleOf(shape, "subject");
        var taker = shape.Mutual
            ? giver
            : shape
                .Roles.Where(r => r.Key is "to" or "for" or "object" or "of" or "in" or "beside")
                .Select(r => r.Value)
                .FirstOrDefault(r => r != giver)
                ?? giver;

        // A possessive pronoun in the trigger's group: "their 27th joint patrol", "its training of".
        if (
            nounChunk is not null
            && !Has(giver)
            && Scan.Is(nounChunk.From, WordClass.PossessivePronoun)
            && Scan.Words[nounChunk.From] is { } possessive
        )
        {
            var owners =
                possessive.Folded == "their"
                    ? SubjectOrPair(clause)
                    : SubjectBefore(clause, a => possessive.Folded != "its" || a.Kind != "person");
            if (owners.Count == 0 || possessive.Folded is "his" or "her")
            {
                owners = clause is not null ? [.. MainSubject()] : owners;
            }

            AddMissing(actors, owners, giver, "possessive");
        }

        if (Countries() >= frame.States && (shape.Mutual || (Has(giver) && Has(taker))))
        {
            return;
        }

        // Inside the clause, outside its slots: "(in) the Caribbean country", "between", other groups.
        if (Countries() < 2)
        {
            foreach (var actor in _reading.ActorsIn(from, to))
            {
                if (actor.Country is not null && !actors.Exists(a => a.Actor.Country == actor.Country))
                {
                    actors.Add(new(actor with { Through = actor.Through ?? "in the clause" }, Has(giver) ? taker : giver));
                }
            }
        }

        if (Countries() < 2 && clause is not null && !Has(giver) && nounChunk is not null)
        {
            AddMissing(actors, [.. SubjectOf(clause)], giver, "subject of the clause");
        }

        // "met Chinese officials to organize courses": whom the governing act was done with takes part.
        if (Countries() < 2 && clause is { Link: ClauseLink.Infinitive or ClauseLink.Gerund, Governor: { } governor })
        {
            var others = governor
                .Objects.Concat(governor.Groups.Where(g => g.Preposition is "with" or "to" or "between").Select(g => g.Noun))
                .SelectMany(_reading.ActorsIn)
                .ToList();
            AddMissing(actors, others, Has(giver) ? taker : giver, "the governing act");
        }

        if (Countries() < 2)
        {
            AddDescribed(actors, from, to, Has(giver) ? taker : giver);
        }

        if (Countries() < 2)
        {
            AddPlaces(actors, clause, from, to, taker);
        }

        if (Countries() < 2)
        {
            FromDiscourse(actors, shape, giver, taker);
        }
    }

    private static string RoleOf(Shape shape, string slot) =>
        shape.Roles.GetValueOrDefault(slot) ?? shape.Roles.Values.FirstOrDefault() ?? "party";

    private IReadOnlyList<Actor> SubjectOrPair(Clause? clause)
    {
        var subject = clause is null ? [] : SubjectOf(clause).ToList();
        return subject.Select(s => s.Country).Distinct(StringComparer.Ordinal).Count() > 1 ? subject : _discourse.Pair;
    }

    private IEnumerable<Actor> SubjectOf(Clause clause) => clause.Subject.SelectMany(s => ActorsOf(s, clause));

    private List<Actor> MainSubject() =>
        [
            .. _reading
                .Clauses.Where(c => c.Group.IsFinite)
                .SelectMany(c => c.Subject.SelectMany(_reading.ActorsIn))
                .Where(a => a.Country is not null)
                .Take(1),
        ];

    private static void AddMissing(List<RoleActor> actors, IReadOnlyList<Actor> more, string role, string through)
    {
        foreach (var actor in more)
        {
            if (actor.Country is not null && !actors.Exists(a => a.Actor.Country == actor.Country))
            {
                actors.Add(new(actor with { Through = actor.Through ?? through }, role));
            }
        }
    }

    // "the island", "the Caribbean country", "the host nation": a state in view that fits the description.
    private void AddDescribed(List<RoleActor> actors, int from, int to, string role)
    {
        if (!_reading.HasClass(from, Math.Min(to + 3, Scan.Count), "described-state"))
        {
            return;
        }

        foreach (var state in _discourse.Pair.Concat(Enumerable.Reverse(_discourse.States)))
        {
            if (state.Country is not null && !actors.Exists(a => a.Actor.Country == state.Country))
            {
                actors.Add(new(state with { Through = "description" }, role));
                return;
            }
        }
    }

    private void AddPlaces(List<RoleActor> actors, Clause? clause, int from, int to, string role)
    {
        var start = clause is null ? from : Math.Min(from, clause.From);
        var end = clause is null ? to : Math.Max(to, clause.To);
        for (var k = Math.Max(0, start - 4); k < Math.Min(end, Scan.Count); k++)
        {
            if (
                Scan.NameAt[k] is { } hit
                && hit.From == k
                && hit.First.Id.StartsWith("place.", StringComparison.Ordinal)
                && hit.First.Country is { Length: 3 } country
                && !actors.Exists(a => a.Actor.Country == country)
                && !_reading.Hidden[k]
            )
            {
                actors.Add(
                    new(
                        new()
                        {
                            Name = Scan.Slice(hit.From, hit.To),
                            Entity = _lexicon.States.GetValueOrDefault(country),
                            Country = country,
                            Kind = "state",
                            Start = Scan.Tokens[hit.From].Start,
                            End = Scan.Tokens[hit.To - 1].End,
                            From = hit.From,
                            To = hit.To,
                            Through = "place",
                        },
                        role
                    )
                );
                return;
            }
        }
    }

    private void FromDiscourse(List<RoleActor> actors, Shape shape, string giver, string taker)
    {
        var present = actors.Where(a => a.Actor.Country is not null).Select(a => a.Actor.Country!).ToHashSet(StringComparer.Ordinal);
        var pair = _discourse.Pair;
        if (present.Count == 0)
        {
            var role = 0;
            foreach (var member in pair)
            {
                actors.Add(new(member with { Through = "the pair in view", From = -1 }, role++ == 0 ? giver : taker));
            }

            return;
        }

        if (pair.Count == 2 && pair.Any(p => present.Contains(p.Country!)))
        {
            var other = pair.First(p => !present.Contains(p.Country!) || present.Count > 1);
            if (!present.Contains(other.Country!))
            {
                actors.Add(
                    new(
                        other with
                        {
                            Through = "the pair in view",
                            From = -1,
                        },
                        actors.Exists(a => a.Role == giver && a.Actor.Country is not null) ? taker : giver
                    )
                );
            }

            return;
        }

        if (_discourse.Protagonist is { Country: { } hero } protagonist && !present.Contains(hero) && shape.Mutual)
        {
            actors.Add(new(protagonist with { Through = "the document's subject", From = -1 }, giver));
        }
    }

    // ── rivals ──

    // One trigger gives one record, unless an object list was split; a verb and the noun it governs give one.
    private static List<Candidate> Compete(List<Candidate> candidates)
    {
        var kept = new List<Candidate>();
        foreach (var candidate in candidates.OrderByDescending(c => c.Frame.Priority).ThenBy(c => c.IsNominal ? 1 : 0).ThenBy(c => c.From))
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

        // "signed an agreement", "provide training": the verb's object is the other's trigger.
        return Governs(a, b) || Governs(b, a);
    }

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

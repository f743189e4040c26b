using Entente.Mentions;

namespace Entente.Assertions;

/// <summary>The grammatical slots around a verb or a noun: who stands as subject, object, under which preposition.</summary>
internal sealed class SlotReader(Reading reading)
{
    /// <summary>The logical slots of a verb: passives are turned round.</summary>
    public Dictionary<string, List<Chunk>> Of(Clause clause)
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
            // "offered Guatemala five advisers": who receives stands before the thing.
            var receives = clause.Objects.Count > 1 && IsReceiver(clause) ? 1 : 0;
            Slot(slots, "second").AddRange(clause.Objects.Take(receives));
            Slot(slots, "object").AddRange(clause.Objects.Skip(receives));
        }

        if (
            reading.Scan.Grammar is not null
            && clause.Group.Lemma is "negotiate" or "discuss" or "talk" or "agree"
            && clause.Groups.FirstOrDefault(g => g.Preposition is "on" or "about" or "regarding" or "of") is { Noun: not null } about
        )
        {
            // "ведут переговоры о соглашении": what talks are about is what is talked over.
            Slot(slots, "object").Add(about.Noun);
        }

        var last = clause.Group.IsPassive ? "second" : "object";
        Chunk? before = null;
        foreach (var group in clause.Groups)
        {
            // "by trainers of Germany's police", "from instructors of the firm": the of-group belongs to the group before it.
            if (group.Preposition == "of" && before is not null && group.Noun.From - before.To <= 2)
            {
                Slot(slots, last).Add(group.Noun);
                before = group.Noun;
                continue;
            }

            var slot = group.Preposition switch
            {
                "by" when clause.Group.IsPassive => "subject",
                "alongside" or "together" => "with",
                "among" => "between",
                "into" or "onto" => "to",
                _ => group.Preposition,
            };
            Slot(slots, slot).Add(group.Noun);
            last = slot;
            before = group.Noun;
        }

        return slots;
    }

    private bool IsReceiver(Clause clause) =>
        Chunker.IsGiving(clause.Group.Lemma)
        && clause.Objects[0].To == clause.Objects[1].From
        && reading.Actors.Any(a => a.From <= clause.Objects[0].From + 1 && a.To == clause.Objects[0].To && a.Country is not null);

    // "attended a course", "took delivery": the subject of such a verb is who receives.
    private static readonly HashSet<string> Receiving = new(StringComparer.Ordinal)
    {
        "receive",
        "attend",
        "graduate",
        "complete",
        "undergo",
        "finish",
        "enrol",
        "join",
        "get",
        "obtain",
        "accept",
    };

    private bool Receives(Clause clause) =>
        Receiving.Contains(clause.Group.Lemma)
        || (
            clause.Group.Lemma == "take"
            && clause.Verb.To < reading.Scan.Count
            && (reading.Scan.IsWord(clause.Verb.To, "part") || reading.Scan.IsWord(clause.Verb.To, "delivery"))
        );

    private static List<Chunk> Slot(Dictionary<string, List<Chunk>> slots, string name)
    {
        if (!slots.TryGetValue(name, out var list))
        {
            slots[name] = list = [];
        }

        return list;
    }

    /// <summary>Where what hangs on a thing by "on/in/for protecting …" ends; the thing's own end where nothing does.</summary>
    public int GerundTail(int to)
    {
        if (reading.Scan.Grammar is { Inflection: "spanish" or "french" or "italian" })
        {
            // "un pacto para compartir información", "equipos para bloquear páginas": what a thing is for belongs to it.
            foreach (var clause in reading.Clauses)
            {
                if (clause.Group.Tense == VerbTense.Infinitive && clause.Verb.From > to && clause.Verb.From <= to + 2)
                {
                    return Math.Max(to, clause.To);
                }
            }

            return to;
        }

        foreach (var clause in reading.Clauses)
        {
            if (
                clause.Group.Tense == VerbTense.Gerund
                && clause.Verb.From == to + 1
                && reading.Scan.Words[to]?.Folded is "on" or "in" or "for" or "of" or "to" or "about" or "against"
            )
            {
                return clause.To;
            }
        }

        return to;
    }

    public static (int From, int To)? ObjectRange(Clause clause, IReadOnlyList<Chunk> objects)
    {
        if (objects.Count == 0)
        {
            return null;
        }

        var to = objects[^1].To;
        if (clause.Group.IsPassive)
        {
            // "an agreement on internet governance was signed"
            to = clause.SubjectGroups.Where(g => g.Noun.From >= objects[0].From).Select(g => g.Noun.To).Append(to).Max();
        }

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

    public static int ItemEnd(Clause clause, Chunk item, IReadOnlyList<Chunk> objects)
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

    public Dictionary<string, List<Chunk>> OfNoun(Chunk chunk, ClassHit hit, Clause? clause, string? slot)
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
        if (reading.Scan.Grammar is { States: not Languages.StatePlace.Before } && hit.To < chunk.To)
        {
            // "патрулирование пограничников Молдавии": whose it is stands behind, in the same group.
            Slot(slots, "of")
                .Add(
                    new()
                    {
                        Kind = ChunkKind.Noun,
                        From = hit.To,
                        To = chunk.To,
                    }
                );
        }

        if (reading.Scan.Grammar is not null && clause is not null && slot is null && clause.Subject.Count > 1)
        {
            // 中老缅泰…阅兵暨联合反恐演练: who is named with the first of two things takes part in both.
            Slot(slots, "premodifier").AddRange(clause.Subject.Where(c => c.To <= chunk.From));
        }

        var at = IndexOf(chunk);
        string? preposition = null;
        for (var k = at + 1; k < reading.Chunks.Count && k < at + 14; k++)
        {
            var next = reading.Chunks[k];
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
                    when preposition is null
                        && reading.Scan.Grammar is { States: not Languages.StatePlace.Before }
                        && k + 1 < reading.Chunks.Count
                        && reading.Chunks[k + 1] is { Kind: ChunkKind.Noun } more
                        && reading.Scan.NameAt[more.From] is { First.Kind: "state" }
                        && reading.ActorsIn(hit.To, chunk.To).Any():
                    // "учения Ирана, Китая и России"
                    preposition = "of";
                    continue;
                case ChunkKind.Coordinator
                or ChunkKind.Comma
                    when preposition is not null
                        && k + 1 < reading.Chunks.Count
                        && reading.Chunks[k + 1].Kind == ChunkKind.Noun
                        && !OpensItem(reading.Chunks[k + 1])
                        && (next.Kind == ChunkKind.Coordinator || ListGoesOn(k + 1)):
                    continue;
                case ChunkKind.Adverb:
                    continue;
                case ChunkKind.Comma
                    when k + 1 < reading.Chunks.Count
                        && reading.Chunks[k + 1] is { Kind: ChunkKind.Preposition, Word: "including" or "like" or "such" }:
                    continue;
                default:
                    k = reading.Chunks.Count;
                    continue;
            }
        }

        // "a course run by the navy", "an agreement signed by Laos": who stands behind by acts.
        foreach (var reduced in reading.Clauses)
        {
            if (reduced is { Link: ClauseLink.Participle, Group.IsPassive: true } && Hangs(reduced, chunk, slots))
            {
                foreach (var (name, chunks) in Of(reduced))
                {
                    if (name == "subject" || name is "in" or "with")
                    {
                        Slot(slots, name == "subject" ? "by" : name).AddRange(chunks.Where(c => !ReferenceEquals(c, chunk)));
                    }
                }
            }
        }

        if (clause is not null)
        {
            var outer = Of(clause);
            foreach (var (outerName, chunks) in outer)
            {
                var name = outerName == "subject" && Receives(clause) && !clause.Group.IsPassive ? "for" : outerName;
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

    private static bool Hangs(Clause reduced, Chunk chunk, Dictionary<string, List<Chunk>> slots) =>
        reduced
            .Subject.Concat(reduced.SubjectGroups.Select(g => g.Noun))
            .Any(s => ReferenceEquals(s, chunk) || slots.Values.Any(list => list.Any(c => ReferenceEquals(c, s) && c.From - chunk.To < 8)));

    // ", a maritime agreement in 2007" is the next thing of the list, not of this thing's preposition.
    private bool OpensItem(Chunk chunk) =>
        reading.Scan.IsWord(chunk.From, "a")
        || reading.Scan.IsWord(chunk.From, "an")
        || (reading.Scan.IsWord(chunk.From, "the") && reading.HasClass(chunk.From, chunk.To, "instrument"));

    private bool ListGoesOn(int k)
    {
        for (; k < reading.Chunks.Count; k++)
        {
            if (reading.Chunks[k].Kind is ChunkKind.Coordinator)
            {
                return true;
            }

            if (reading.Chunks[k].Kind is not (ChunkKind.Noun or ChunkKind.Comma))
            {
                return false;
            }
        }

        return false;
    }

    private int IndexOf(Chunk chunk)
    {
        for (var k = 0; k < reading.Chunks.Count; k++)
        {
            if (ReferenceEquals(reading.Chunks[k], chunk))
            {
                return k;
            }
        }

        return -1;
    }
}

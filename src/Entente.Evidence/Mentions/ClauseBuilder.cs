namespace Entente.Mentions;

/// <summary>Builds the clauses of a sentence from its chunks: who stands before each verb, what after it, and which verb governs which.</summary>
public sealed class ClauseBuilder
{
    // Verbs whose object does what the infinitive says: "sent officers to train", "helped Laos to build".
    private static readonly HashSet<string> ObjectControl = new(StringComparer.Ordinal)
    {
        "send",
        "deploy",
        "dispatch",
        "invite",
        "ask",
        "help",
        "assist",
        "allow",
        "enable",
        "train",
        "urge",
        "request",
        "order",
        "require",
        "authorize",
        "authorise",
        "teach",
        "instruct",
        "prepare",
        "permit",
        "let",
        "encourage",
        "tell",
        "oblige",
        "second",
        "hire",
        "contract",
        "use",
        "commission",
        "equip",
        "want",
        "expect",
        "task",
        "persuade",
        "push",
        "press",
    };

    private readonly IReadOnlyList<Chunk> _chunks;
    private readonly List<Clause> _clauses = [];
    private readonly Clause?[] _clauseAt;

    private ClauseBuilder(IReadOnlyList<Chunk> chunks)
    {
        _chunks = chunks;
        _clauseAt = new Clause?[chunks.Count];
    }

    public static IReadOnlyList<Clause> Build(IReadOnlyList<Chunk> chunks)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        var builder = new ClauseBuilder(chunks);
        for (var c = 0; c < chunks.Count; c++)
        {
            if (chunks[c].Kind == ChunkKind.Verb)
            {
                builder.Add(c);
            }
        }

        builder.TakeSubjectsFromLater();
        builder.ShareObjects();
        return builder._clauses;
    }

    private void Add(int c)
    {
        var clause = new Clause
        {
            Verb = _chunks[c],
            Index = c,
            From = _chunks[c].From,
            To = _chunks[c].To,
        };
        _clauses.Add(clause);
        _clauseAt[c] = clause;
        switch (clause.Group.Tense)
        {
            case VerbTense.Infinitive:
                GovernedBy(clause, ClauseLink.Infinitive);
                break;
            case VerbTense.Gerund:
                LinkGerund(clause);
                break;
            case VerbTense.Participle:
                LinkParticiple(clause);
                break;
            default:
                LinkFinite(clause);
                break;
        }

        ReadRight(clause);
    }

    private Clause? Before(int c, bool finite = false)
    {
        for (var k = c - 1; k >= 0; k--)
        {
            if (_clauseAt[k] is { } clause && (!finite || clause.Group.IsFinite))
            {
                return clause;
            }
        }

        return null;
    }

    private Chunk? At(int c) => c >= 0 && c < _chunks.Count ? _chunks[c] : null;

    private int SkipAdverbsLeft(int c)
    {
        while (c >= 0 && _chunks[c].Kind == ChunkKind.Adverb)
        {
            c--;
        }

        return c;
    }

    // ── left of the verb ──

    private void GovernedBy(Clause clause, ClauseLink link)
    {
        var governor = Before(clause.Index);
        if (governor is null)
        {
            // A headline: "China to build base".
            ReadSubject(clause, clause.Index - 1);
            if (clause.Subject.Count > 0)
            {
                clause.Group.Tense = VerbTense.Future;
            }

            return;
        }

        clause.Governor = governor;
        clause.Link = link;
        clause.SharesSubject = true;
        var controlsObject = ObjectControl.Contains(governor.Group.Lemma) && !governor.Group.IsPassive && governor.Objects.Count > 0;
        clause.Subject.AddRange(controlsObject ? governor.Objects : governor.Subject);
        if (!controlsObject)
        {
            clause.SubjectGroups.AddRange(governor.SubjectGroups);
        }
    }

    private void LinkGerund(Clause clause)
    {
        var left = At(SkipAdverbsLeft(clause.Index - 1));
        if (
            left?.Kind == ChunkKind.Noun
            && At(SkipAdverbsLeft(clause.Index - 1) - 1)?.Kind is null or ChunkKind.Stop or ChunkKind.Subordinator
        )
        {
            clause.Subject.Add(left!);
            clause.From = left!.From;
            return;
        }

        GovernedByAny(clause, ClauseLink.Gerund);
    }

    private void GovernedByAny(Clause clause, ClauseLink link)
    {
        if (Before(clause.Index) is { } governor)
        {
            clause.Governor = governor;
            clause.Link = link;
            clause.SharesSubject = true;
            // "accuses X of having trained": the accused did it.
            var accused =
                governor.Group.Lemma is "accuse" or "suspect" or "blame" or "acquit"
                && !governor.Group.IsPassive
                && governor.Objects.Count > 0;
            clause.Subject.AddRange(accused ? governor.Objects : governor.Subject);
            if (!accused)
            {
                clause.SubjectGroups.AddRange(governor.SubjectGroups);
            }
        }
    }

    private void LinkParticiple(Clause clause)
    {
        clause.Link = ClauseLink.Participle;
        clause.Governor = Before(clause.Index);
        var left = SkipAdverbsLeft(clause.Index - 1);
        if (At(left)?.Kind == ChunkKind.Comma)
        {
            left--;
        }

        if (At(left) is { Kind: ChunkKind.Noun } noun)
        {
            clause.Subject.Add(noun);
            clause.From = noun.From;
            // "an agreement on security signed in 2013": the participle belongs to the head before of, on, for.
            if (
                At(left - 1) is { Kind: ChunkKind.Preposition, Word: "of" or "on" or "for" or "in" or "between" or "with" }
                && At(left - 2) is { Kind: ChunkKind.Noun } head
            )
            {
                clause.SubjectGroups.Add(new(_chunks[left - 1].Word, noun));
                clause.Subject.Clear();
                clause.Subject.Add(head);
                clause.From = head.From;
            }
        }
    }

    private void LinkFinite(Clause clause)
    {
        var left = SkipAdverbsLeft(clause.Index - 1);
        var chunk = At(left);
        if (chunk is { Kind: ChunkKind.Relative })
        {
            LinkRelative(clause, left);
            return;
        }

        if (chunk is { Kind: ChunkKind.Coordinator or ChunkKind.Comma } && Coordinate(clause, left))
        {
            return;
        }

        ReadSubject(clause, left);
        if (clause.Subject.Count > 0 && Antecedent(clause) is { } antecedent)
        {
            // "a memorandum which the island signed", "the base that China built": the noun before is its object.
            clause.Link = ClauseLink.Relative;
            clause.Governor = Before(clause.Index);
            clause.Objects.Add(antecedent);
            return;
        }

        if (clause.Subject.Count == 0 && Before(clause.Index) is { } governor)
        {
            clause.Governor = governor;
            clause.Link = ClauseLink.Coordinated;
            clause.SharesSubject = true;
            clause.Subject.AddRange(governor.Subject);
            clause.SubjectGroups.AddRange(governor.SubjectGroups);
        }
        else
        {
            TakeFronted(clause);
        }

        if (!clause.SharesSubject && HasSubordinatorLeft(clause))
        {
            clause.Governor = Before(clause.Index, finite: true);
            clause.Link = ClauseLink.Subordinate;
        }
    }

    private Chunk? Antecedent(Clause clause)
    {
        var opener = SkipAdverbsLeft(IndexOf(clause.Subject[0]) - 1);
        var isRelative = At(opener) is { Kind: ChunkKind.Relative, Word: "which" or "that" or "whom" };
        var isThat = At(opener) is { Kind: ChunkKind.Subordinator, Word: "that" } && At(clause.Index + 1)?.Kind is not ChunkKind.Noun;
        if (!isRelative && !isThat)
        {
            return null;
        }

        var noun = opener - 1;
        if (At(noun)?.Kind == ChunkKind.Comma)
        {
            noun--;
        }

        if (At(noun) is not { Kind: ChunkKind.Noun } head)
        {
            return null;
        }

        // "a memorandum on maritime security, which": the thing is the head before the preposition.
        while (
            At(noun - 1)
                is {
                    Kind: ChunkKind.Preposition,
                    Word: "on" or "for" or "of" or "against" or "about" or "with" or "between" or "in" or "near" or "at"
                }
            && At(noun - 2) is { Kind: ChunkKind.Noun } outer
        )
        {
            head = outer;
            noun -= 2;
        }

        return head;
    }

    // "During his visit to Vietnam, Xi declared": the groups before the comma belong to the clause.
    private void TakeFronted(Clause clause)
    {
        var first = clause.Subject.Count == 0 ? -1 : IndexOf(clause.Subject[0]);
        var comma = SkipAdverbsLeft(first - 1);
        if (At(comma)?.Kind != ChunkKind.Comma)
        {
            return;
        }

        var groups = new List<PrepositionalGroup>();
        var k = comma - 1;
        while (At(k)?.Kind == ChunkKind.Noun && At(k - 1) is { Kind: ChunkKind.Preposition } preposition)
        {
            groups.Insert(0, new(preposition.Word, _chunks[k]));
            k = SkipAdverbsLeft(k - 2);
        }

        if (k < 0 || At(k)!.Kind is ChunkKind.Stop or ChunkKind.Subordinator or ChunkKind.Coordinator)
        {
            clause.Groups.InsertRange(0, groups);
        }
    }

    private int IndexOf(Chunk chunk)
    {
        for (var k = 0; k < _chunks.Count; k++)
        {
            if (ReferenceEquals(_chunks[k], chunk))
            {
                return k;
            }
        }

        return -1;
    }

    private bool HasSubordinatorLeft(Clause clause)
    {
        for (var k = clause.Index - 1; k >= 0 && _chunks[k].To > 0; k--)
        {
            if (_chunks[k].Kind is ChunkKind.Subordinator)
            {
                return true;
            }

            if (_chunks[k].Kind is ChunkKind.Stop or ChunkKind.Verb)
            {
                return false;
            }
        }

        return false;
    }

    private void LinkRelative(Clause clause, int relative)
    {
        clause.Link = ClauseLink.Relative;
        clause.Governor = Before(clause.Index);
        var noun = relative - 1;
        if (At(noun)?.Kind is ChunkKind.Comma)
        {
            noun--;
        }

        if (At(noun) is { Kind: ChunkKind.Preposition })
        {
            // "in which", "of whom"
            noun--;
            if (At(noun)?.Kind is ChunkKind.Comma)
            {
                noun--;
            }
        }

        if (At(noun) is { Kind: ChunkKind.Noun } head)
        {
            clause.Subject.Add(head);
            clause.From = head.From;
            // "Russia and Iran, which signed": the whole list.
            if (
                At(relative - 1)?.Kind is ChunkKind.Comma
                && At(noun - 1) is { Kind: ChunkKind.Coordinator }
                && At(noun - 2) is { Kind: ChunkKind.Noun } first
                && At(noun - 3)?.Kind != ChunkKind.Preposition
            )
            {
                clause.Subject.Insert(0, first);
            }

            if (At(noun - 1) is { Kind: ChunkKind.Preposition, Word: "of" } && At(noun - 2) is { Kind: ChunkKind.Noun } outer)
            {
                clause.SubjectGroups.Add(new("of", head));
                clause.Subject.Insert(0, outer);
            }
        }
    }

    // "signed a memorandum and handed over vehicles": nothing but a joiner between the verb and the clause before.
    private bool Coordinate(Clause clause, int joiner)
    {
        var left = joiner - 1;
        if (At(left)?.Kind is ChunkKind.Comma)
        {
            left--;
        }

        if (At(joiner)!.Kind == ChunkKind.Comma && At(left)?.Kind == ChunkKind.Noun && !PartOfEarlierClause(left))
        {
            return false;
        }

        var before = FirstOfSameForm(clause) ?? Before(clause.Index);
        if (before is null || (At(joiner)!.Kind == ChunkKind.Comma && RelativeBetween(before.Index, joiner)))
        {
            return false;
        }

        if (At(joiner)!.Kind == ChunkKind.Comma && !VerbSeries(clause) && At(joiner - 1)?.Kind != ChunkKind.Verb)
        {
            return false;
        }

        clause.Governor = before;
        clause.Link = ClauseLink.Coordinated;
        clause.SharesSubject = true;
        clause.Subject.AddRange(before.Subject);
        clause.SubjectGroups.AddRange(before.SubjectGroups);
        if (
            clause.Group.Form == Languages.English.VerbForms.Base
            && before.Group.Tense
                is VerbTense.Infinitive
                    or VerbTense.Future
                    or VerbTense.Conditional
                    or VerbTense.Obligation
                    or VerbTense.Possibility
        )
        {
            clause.Group.Tense = before.Group.Tense;
            clause.Link = before.Group.Tense == VerbTense.Infinitive ? ClauseLink.Infinitive : ClauseLink.Coordinated;
            clause.Governor = before.Group.Tense == VerbTense.Infinitive ? before.Governor : before;
        }

        if (clause.Group.Tense == VerbTense.Past && before.Group.IsPerfect)
        {
            clause.Group.IsPerfect = true;
            clause.Group.Tense = VerbTense.Perfect;
        }

        return true;
    }

    private bool PartOfEarlierClause(int chunk) =>
        Before(chunk) is { } clause && chunk > clause.Index && !RelativeBetween(clause.Index, chunk);

    // A comma alone joins verbs only in a series that ends in "and": "has held meetings, exchanged officers and visited".
    private bool VerbSeries(Clause clause)
    {
        for (var k = clause.Index + 1; k < _chunks.Count; k++)
        {
            if (_chunks[k].Kind == ChunkKind.Coordinator && k + 1 < _chunks.Count)
            {
                var next = k + 1;
                while (next < _chunks.Count && _chunks[next].Kind == ChunkKind.Adverb)
                {
                    next++;
                }

                return next < _chunks.Count && _chunks[next].Kind == ChunkKind.Verb || VerbAfterNext(next);
            }

            if (_chunks[k].Kind is ChunkKind.Stop or ChunkKind.Relative)
            {
                return false;
            }
        }

        return false;
    }

    private bool VerbAfterNext(int k)
    {
        for (; k < _chunks.Count; k++)
        {
            if (_chunks[k].Kind == ChunkKind.Coordinator && k + 1 < _chunks.Count && _chunks[k + 1].Kind == ChunkKind.Verb)
            {
                return true;
            }
        }

        return false;
    }

    private Clause? FirstOfSameForm(Clause clause)
    {
        for (var k = _clauses.Count - 2; k >= 0; k--)
        {
            var other = _clauses[k];
            if (
                other.Group.Form == clause.Group.Form
                || (
                    other.Group.IsFinite && clause.Group.Tense == VerbTense.Past && other.Group.Tense is VerbTense.Past or VerbTense.Perfect
                )
            )
            {
                return other;
            }
        }

        return null;
    }

    private bool RelativeBetween(int from, int to)
    {
        for (var k = from; k > 0 && k > from - 4; k--)
        {
            if (_chunks[k].Kind == ChunkKind.Relative)
            {
                return true;
            }
        }

        for (var k = from; k < to; k++)
        {
            if (_chunks[k].Kind == ChunkKind.Relative)
            {
                return true;
            }
        }

        return false;
    }

    private void ReadSubject(Clause clause, int k)
    {
        while (k >= 0)
        {
            k = SkipAdverbsLeft(k);
            if (k < 0)
            {
                return;
            }

            var chunk = _chunks[k];
            if (chunk.Kind == ChunkKind.Comma && clause.Subject.Count == 0)
            {
                // "parliament, which ratified it, said": step over what the commas enclose.
                var skipped = SkipInserted(k);
                if (skipped == k)
                {
                    return;
                }

                k = skipped;
                continue;
            }

            if (chunk.Kind == ChunkKind.Verb)
            {
                var over = SkipInsertedVerb(k);
                if (over < 0)
                {
                    return;
                }

                k = over;
                continue;
            }

            if (chunk.Kind != ChunkKind.Noun)
            {
                return;
            }

            if (At(k - 1) is { Kind: ChunkKind.Preposition } preposition)
            {
                var head = SkipAdverbsLeft(k - 2);
                if (At(head)?.Kind is ChunkKind.Noun or ChunkKind.Verb)
                {
                    clause.SubjectGroups.Insert(0, new(preposition.Word, chunk));
                    clause.From = Math.Min(clause.From, chunk.From);
                    k = head;
                    continue;
                }

                if (
                    clause.Subject.Count == 0
                    && At(head) is { Kind: ChunkKind.Comma or ChunkKind.Coordinator }
                    && At(head - 1)?.Kind is ChunkKind.Noun
                )
                {
                    // "China, together with Laos, held"; "in Beijing and in Hanoi, officials met"
                    clause.SubjectGroups.Insert(0, new(preposition.Word, chunk));
                    k = head - 1;
                    continue;
                }

                clause.Groups.Insert(0, new(preposition.Word, chunk));
                return;
            }

            clause.Subject.Insert(0, chunk);
            clause.From = Math.Min(clause.From, chunk.From);
            if (chunk.IsPronoun)
            {
                return;
            }

            k = StepOverJoin(k - 1);
        }
    }

    // From a join before a subject group to the group it joins, or -1 where the subject ends.
    private int StepOverJoin(int k)
    {
        k = SkipAdverbsLeft(k);
        var joined = false;
        if (At(k)?.Kind is ChunkKind.Coordinator)
        {
            k--;
            joined = true;
        }

        if (At(k)?.Kind is ChunkKind.Comma)
        {
            k--;
            joined = true;
        }

        k = SkipAdverbsLeft(k);
        if (!joined || At(k)?.Kind != ChunkKind.Noun)
        {
            return -1;
        }

        // A group that opens the sentence with a preposition is not part of the subject: "In 2013, the two countries".
        var first = k;
        while (At(first - 1)?.Kind == ChunkKind.Preposition)
        {
            if (At(first - 2)?.Kind != ChunkKind.Noun)
            {
                return -1;
            }

            first -= 2;
        }

        // What follows an earlier verb is that verb's object.
        return At(SkipAdverbsLeft(first - 1)) is { Kind: ChunkKind.Verb } ? -1 : k;
    }

    private int SkipInserted(int comma)
    {
        var k = comma - 1;
        while (k >= 0 && _chunks[k].Kind is not (ChunkKind.Stop or ChunkKind.Comma))
        {
            if (_chunks[k].Kind is ChunkKind.Relative)
            {
                var before = k - 1;
                return At(before)?.Kind == ChunkKind.Comma ? before - 1 : before;
            }

            k--;
        }

        if (At(k)?.Kind == ChunkKind.Comma && At(k - 1)?.Kind == ChunkKind.Noun && Inserted(k + 1, comma))
        {
            return k - 1;
        }

        return At(comma - 1)?.Kind == ChunkKind.Noun && At(comma - 2)?.Kind != ChunkKind.Preposition ? comma - 1 : comma;
    }

    // ", together with Laos," and ", led by X," are inserted; ", China," is a list's member.
    private bool Inserted(int from, int to) =>
        from < to && _chunks[from].Kind is ChunkKind.Preposition or ChunkKind.Adverb
        || (At(from)?.Verb is { IsFinite: false })
        || IsApposition(from, to);

    // ", a gift from Beijing," between a subject and its verb: groups without a verb or a joiner.
    private bool IsApposition(int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            if (_chunks[k].Kind is not (ChunkKind.Noun or ChunkKind.Preposition or ChunkKind.Adverb))
            {
                return false;
            }
        }

        return from < to;
    }

    private int SkipInsertedVerb(int k)
    {
        if (_chunks[k].Verb!.Tense is VerbTense.Participle)
        {
            return k - 1;
        }

        for (var r = k - 1; r >= 0 && r > k - 6; r--)
        {
            if (_chunks[r].Kind == ChunkKind.Relative)
            {
                return At(r - 1)?.Kind == ChunkKind.Comma ? r - 2 : r - 1;
            }

            if (_chunks[r].Kind is ChunkKind.Verb or ChunkKind.Stop)
            {
                return -1;
            }
        }

        return -1;
    }

    // A fronted gerund or participle has the subject of the clause that follows: "Speaking in Hanoi, he said".
    private void TakeSubjectsFromLater()
    {
        for (var i = 0; i < _clauses.Count - 1; i++)
        {
            var clause = _clauses[i];
            if (
                clause.Subject.Count == 0
                && !clause.Group.IsFinite
                && _clauses.Skip(i + 1).FirstOrDefault(c => c.Group.IsFinite) is { } main
            )
            {
                clause.Governor ??= main;
                clause.Link = clause.Group.Tense == VerbTense.Gerund ? ClauseLink.Gerund : clause.Link;
                clause.SharesSubject = true;
                clause.Subject.AddRange(main.Subject);
                clause.SubjectGroups.AddRange(main.SubjectGroups);
            }
        }
    }

    // "will build, train and equip a navy": the last verb's object is everyone's.
    private void ShareObjects()
    {
        for (var i = _clauses.Count - 2; i >= 0; i--)
        {
            var clause = _clauses[i];
            var next = _clauses[i + 1];
            if (
                clause.Objects.Count == 0
                && clause.Groups.Count == 0
                && next.Objects.Count > 0
                && next.Link is ClauseLink.Coordinated or ClauseLink.Infinitive
                && next.Index - clause.Index <= 3
                && _chunks
                    .Skip(clause.Index + 1)
                    .Take(next.Index - clause.Index - 1)
                    .All(c => c.Kind is ChunkKind.Comma or ChunkKind.Coordinator)
                && _chunks.Skip(clause.Index + 1).Take(next.Index - clause.Index - 1).Any()
            )
            {
                clause.Objects.AddRange(next.Objects);
                clause.Groups.AddRange(next.Groups);
                clause.To = next.To;
            }
        }
    }

    // ── right of the verb ──

    private void ReadRight(Clause clause)
    {
        string? preposition = null;
        var k = clause.Index + 1;
        for (; k < _chunks.Count; k++)
        {
            var chunk = _chunks[k];
            switch (chunk.Kind)
            {
                case ChunkKind.Adverb:
                    continue;
                case ChunkKind.Noun:
                    Place(clause, preposition, chunk);
                    continue;
                case ChunkKind.Preposition:
                    if (At(k + 1)?.Kind is ChunkKind.Verb or ChunkKind.Relative)
                    {
                        clause.To = Math.Max(clause.To, _chunks[k - 1].To);
                        return;
                    }

                    preposition = chunk.Word;
                    continue;
                case ChunkKind.Comma or ChunkKind.Coordinator:
                    if (EndsClause(k))
                    {
                        return;
                    }

                    continue;
                default:
                    return;
            }
        }
    }

    private static void Place(Clause clause, string? preposition, Chunk noun)
    {
        if (preposition is null)
        {
            clause.Objects.Add(noun);
        }
        else
        {
            clause.Groups.Add(new(preposition, noun));
        }

        clause.To = Math.Max(clause.To, noun.To);
    }

    // A joiner ends the clause when a verb follows it, or a noun group that has a finite verb of its own.
    private bool EndsClause(int joiner)
    {
        var k = joiner + 1;
        while (At(k)?.Kind is ChunkKind.Comma or ChunkKind.Coordinator or ChunkKind.Adverb)
        {
            k++;
        }

        if (At(k) is null or { Kind: ChunkKind.Verb or ChunkKind.Stop or ChunkKind.Subordinator or ChunkKind.Relative })
        {
            return true;
        }

        for (; k < _chunks.Count; k++)
        {
            switch (_chunks[k].Kind)
            {
                case ChunkKind.Verb:
                    return _chunks[k].Verb!.IsFinite;
                case ChunkKind.Noun or ChunkKind.Preposition or ChunkKind.Adverb:
                    continue;
                case ChunkKind.Coordinator when At(k + 1)?.Kind == ChunkKind.Noun:
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }
}

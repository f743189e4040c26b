using Entente.Languages;
using Entente.Languages.English;

namespace Entente.Mentions;

/// <summary>
/// Puts what stands around each verb group into its slots, for languages read by units: subject before the verb, objects behind it,
/// groups under their small words; where the verb comes last, particles tell. What has no subject of its own shares the one before.
/// </summary>
internal sealed class UnitClauses
{
    private readonly IReadOnlyList<Chunk> _chunks;
    private readonly Grammar _grammar;
    private readonly List<Clause> _clauses = [];
    private readonly Dictionary<int, Clause> _at = [];

    // Nouns that a clause before has as the head of what it tells: 签署的[协议].
    private readonly HashSet<Chunk> _told = [];

    private readonly Scan _scan;

    private UnitClauses(IReadOnlyList<Chunk> chunks, Grammar grammar, Scan scan)
    {
        _scan = scan;
        _chunks = chunks;
        _grammar = grammar;
    }

    public static IReadOnlyList<Clause> Build(IReadOnlyList<Chunk> chunks, Grammar grammar, Scan scan)
    {
        var builder = new UnitClauses(chunks, grammar, scan);
        for (var k = 0; k < chunks.Count; k++)
        {
            if (chunks[k].Kind == ChunkKind.Verb && !chunks[k].Verb!.IsAdverbial)
            {
                builder.Read(k);
            }
        }

        builder.HangTold();
        builder.TakeSubjectsFromLater();
        return builder._clauses;
    }

    // "Construit par l'Italie, un centre a été inauguré": a phrase at the head tells of the subject behind it.
    private void TakeSubjectsFromLater()
    {
        for (var i = 0; i < _clauses.Count - 1; i++)
        {
            var clause = _clauses[i];
            if (
                clause.Subject.Count == 0
                && clause.Group.Tense is VerbTense.Participle or VerbTense.Gerund or VerbTense.Infinitive
                && _clauses[i + 1] is { Group.IsFinite: true, Subject.Count: > 0 } main
                && main.Subject[0].From > clause.Verb.From
            )
            {
                clause.SharesSubject = true;
                clause.Subject.AddRange(main.Subject);
                if (main.Governor == clause)
                {
                    main.Governor = null;
                    main.Link = ClauseLink.None;
                }
            }
        }
    }

    // 否认向苏丹出售武器的报道, 포탄을 사들였다는 보도를 부인했다: what a report tells of is denied with it.
    private void HangTold()
    {
        foreach (var clause in _clauses.Where(c => c.Group.IsAttributive))
        {
            var told = clause.Group.IsPassive ? clause.Subject : clause.Objects;
            if (
                _clauses.FirstOrDefault(c =>
                    c != clause
                    && !c.Group.IsAttributive
                    && EnglishStatus.OfVerb(c.Group.Lemma)
                        is ActCue.Denies
                            or ActCue.Alleges
                            or ActCue.Proposes
                            or ActCue.Wishes
                            or ActCue.Negotiates
                    && c.Objects.Any(o => told.Contains(o) && _told.Contains(o))
                ) is
                { } governor
            )
            {
                told.RemoveAll(o => _told.Contains(o) && governor.Objects.Contains(o));
                clause.Link = ClauseLink.Subordinate;
                clause.Governor = governor;
                if (clause.Subject.Count == 0)
                {
                    clause.SharesSubject = true;
                    clause.Subject.AddRange(governor.Subject);
                }
            }
        }
    }

    private void Read(int k)
    {
        var clause = new Clause
        {
            Verb = _chunks[k],
            Index = k,
            From = _chunks[k].From,
            To = _chunks[k].To,
        };
        var previous = _clauses.Count > 0 ? _clauses[^1] : null;
        _clauses.Add(clause);
        _at[k] = clause;
        var edge = ReadLeft(clause, k);
        if (!_grammar.IsVerbLast)
        {
            ReadRight(clause, k);
        }
        else if (clause.Group.IsAttributive && At(k + 1) is { Kind: ChunkKind.Noun } told)
        {
            (clause.Group.IsPassive ? clause.Subject : clause.Objects).Add(told);
            _told.Add(told);
            clause.To = Math.Max(clause.To, told.To);
        }

        if (clause.Group.IsPassive && clause.Subject.Count == 0 && clause.Objects.Count > 0 && !clause.Group.IsAttributive)
        {
            // "Подписан меморандум", "fue inaugurada la base": what a passive tells of stands behind it.
            clause.Subject.AddRange(clause.Objects);
            clause.Objects.Clear();
        }

        if (
            _grammar.Inflection is not ("none" or "korean")
            && clause.Subject.Count == 0
            && clause.Objects.Count > 0
            && !clause.Group.IsPassive
            && clause.Group.IsFinite
            && clause.Group.Lemma
                is "arrive"
                    or "dock"
                    or "call"
                    or "enter"
                    or "land"
                    or "come"
                    or "return"
                    or "depart"
                    or "leave"
                    or "begin"
                    or "start"
                    or "berth"
                    or "anchor"
                    or "end"
                    or "conclude"
                    or "work"
                    or "patrol"
        )
        {
            // "В порт зашёл корабль", "Llegan a Bangui veinte asesores": who comes stands behind.
            clause.Subject.AddRange(clause.Objects);
            clause.Objects.Clear();
        }

        Link(clause, previous, edge);
        if (
            clause.Group.Tense == VerbTense.Conditional
            && clause.Governor is null
            && _grammar.Inflection is "french" or "italian" or "spanish"
            && At(edge) is not { Kind: ChunkKind.Subordinator }
        )
        {
            // "Pékin exploiterait un commissariat": told as hearsay.
            clause.Group.IsRumour = true;
            clause.Group.Tense = VerbTense.Present;
        }
    }

    private Chunk? At(int k) => k >= 0 && k < _chunks.Count ? _chunks[k] : null;

    // ── left ──

    /// <summary>Takes what stands before the verb and returns the chunk that it ended at (-1: the sentence's beginning).</summary>
    private int ReadLeft(Clause clause, int k)
    {
        var j = k - 1;
        var relative = false;
        while (j >= 0)
        {
            var chunk = _chunks[j];
            switch (chunk.Kind)
            {
                case ChunkKind.Noun when At(j - 1) is { Kind: ChunkKind.Preposition } preposition:
                    TakeGroup(clause, preposition.Word, chunk, j);
                    j -= 2;
                    continue;
                case ChunkKind.Noun when chunk.Case is "instrumental" or "dative":
                    TakeGroup(
                        clause,
                        chunk.Case == "dative" ? "to"
                            : clause.Group.IsPassive ? "by"
                            : "through",
                        chunk,
                        j
                    );
                    j--;
                    continue;
                case ChunkKind.Noun
                    when chunk.Case == "object" || (_grammar.IsVerbLast && clause.Subject.Count == 0 && IsBareBeforeVerb(chunk, j, k)):
                    clause.Objects.Insert(0, chunk);
                    clause.From = Math.Min(clause.From, chunk.From);
                    j--;
                    continue;
                case ChunkKind.Noun when ListHead(j) is { } under:
                    // "hiệp định giữa A và B ký …", "policías de China y Laos": the last of a list under one small word.
                    clause.SubjectGroups.Insert(0, new(under, chunk));
                    clause.From = Math.Min(clause.From, chunk.From);
                    j -= 2;
                    continue;
                case ChunkKind.Noun:
                    clause.Subject.Insert(0, chunk);
                    clause.From = Math.Min(clause.From, chunk.From);
                    j--;
                    continue;
                case ChunkKind.Adverb or ChunkKind.Preposition:
                    j--;
                    continue;
                case ChunkKind.Coordinator
                    when clause.Subject.Count > 0 || j == k - 1 || clause.Groups.Count > 0 || clause.Objects.Count > 0:
                    if (j == k - 1)
                    {
                        return j;
                    }

                    if (VerbBefore(j) is { } earlier && !IsListOfSubjects(j, earlier))
                    {
                        return j;
                    }

                    j--;
                    continue;
                case ChunkKind.Comma
                    when clause.Group.Tense == VerbTense.Participle && clause.Subject.Count == 0 && HeadBefore(j) is { } headBefore:
                    // "l'accademia della polizia somala, costruita dalla Turchia"
                    clause.Subject.Add(headBefore);
                    clause.From = Math.Min(clause.From, headBefore.From);
                    return j;
                case ChunkKind.Comma:
                    if (relative)
                    {
                        return j;
                    }

                    var over = OverComma(clause, j);
                    if (over < 0)
                    {
                        return j;
                    }

                    j = over;
                    continue;
                case ChunkKind.Relative:
                    relative = true;
                    clause.Link = ClauseLink.Relative;
                    var head = j - 1;
                    if (At(head)?.Kind is ChunkKind.Comma)
                    {
                        head--;
                    }

                    var isUnder = At(head)?.Kind is ChunkKind.Preposition;
                    if (isUnder)
                    {
                        head--;
                    }

                    if (chunk.Word == "where" && At(head) is { Kind: ChunkKind.Noun } place)
                    {
                        // "Soto Cano, donde Washington opera una base"
                        clause.Groups.Add(new("in", place));
                    }
                    else if (At(head) is { Kind: ChunkKind.Noun } antecedent && clause.Subject.Count == 0)
                    {
                        clause.Subject.Add(antecedent);
                        // The head of "centro de instrucción, que …" with what hangs on it.
                        while (
                            At(head - 1) is { Kind: ChunkKind.Preposition, Word: "of" } && At(head - 2) is { Kind: ChunkKind.Noun } outer
                        )
                        {
                            clause.SubjectGroups.Add(new("of", At(head)!));
                            clause.Subject.Insert(0, outer);
                            head -= 2;
                        }
                    }
                    else if (At(head) is { Kind: ChunkKind.Noun } told && !clause.Group.IsPassive && !isUnder)
                    {
                        while (
                            At(head - 1) is { Kind: ChunkKind.Preposition, Word: "of" } && At(head - 2) is { Kind: ChunkKind.Noun } wider
                        )
                        {
                            told = wider;
                            head -= 2;
                        }

                        clause.Objects.Add(told);
                    }

                    return j;
                case ChunkKind.Verb when chunk.Verb!.IsAttributive && At(j + 1) is { Kind: ChunkKind.Noun } && !_grammar.IsVerbLast:
                    return j;
                case ChunkKind.Verb when chunk.Verb!.IsAttributive && _grammar.IsVerbLast:
                    // What stands before the attributive clause belongs to it first, its topic to this one too.
                    return j;
                case ChunkKind.Verb when chunk.Verb!.IsAdverbial:
                    j--;
                    continue;
                case ChunkKind.Verb
                    when chunk.Verb!.Tense == VerbTense.Participle
                        && clause.Subject.Count == 0
                        && !chunk.Verb.IsAttributive
                        && clause.Group.Tense != VerbTense.Participle:
                    // "el acuerdo firmado en 2019 entró": step over the reduced clause to its noun.
                    j = BeforeParticiple(j);
                    continue;
                default:
                    return j;
            }
        }

        return j;
    }

    // The noun that a phrase behind a comma tells of: the nearest one, or what it hangs on by "of".
    private Chunk? HeadBefore(int comma)
    {
        var k = comma - 1;
        while (
            At(k) is { Kind: ChunkKind.Noun }
            && At(k - 1) is { Kind: ChunkKind.Preposition, Word: "of" or "between" or "about" or "on" }
            && At(k - 2) is { Kind: ChunkKind.Noun }
        )
        {
            k -= 2;
        }

        return At(k) is { Kind: ChunkKind.Noun } head ? head : null;
    }

    // The small word that a list stands under whose last member this is, where a noun stands before it that the list hangs on.
    private string? ListHead(int j)
    {
        var k = j;
        while (At(k - 1)?.Kind is ChunkKind.Coordinator or ChunkKind.Comma && At(k - 2)?.Kind == ChunkKind.Noun)
        {
            k -= 2;
            if (At(k - 1) is { Kind: ChunkKind.Preposition } preposition)
            {
                if (preposition.Word is not "between" && HasArticle(_chunks[j]))
                {
                    // "Depuis l'arrivée de la junte, la Birmanie …": an article begins the subject.
                    return null;
                }

                return preposition.Word is "between" || (preposition.Word is "of" or "from" && At(k - 2)?.Kind == ChunkKind.Noun)
                    ? preposition.Word
                    : null;
            }
        }

        return null;
    }

    // Korean nouns without a particle right before the verb are its object: 협정 체결.
    private bool IsBareBeforeVerb(Chunk chunk, int j, int k) => j == k - 1 && chunk.Case.Length == 0;

    private void TakeGroup(Clause clause, string preposition, Chunk noun, int j)
    {
        if (preposition == "object")
        {
            // 把, 将
            clause.Objects.Insert(0, noun);
            clause.From = Math.Min(clause.From, noun.From);
            return;
        }

        var hangs =
            preposition is "of" or "from" or "between"
            && At(j - 2) is { Kind: ChunkKind.Noun }
            && !(At(j - 3) is { Kind: ChunkKind.Preposition } outer && outer.Word is not ("of" or "between" or "by"));
        if (hangs && clause.Groups.Count == 0)
        {
            clause.SubjectGroups.Insert(0, new(preposition, noun));
        }
        else
        {
            clause.Groups.Insert(0, new(preposition, noun));
        }

        clause.From = Math.Min(clause.From, noun.From);
    }

    private Clause? VerbBefore(int j)
    {
        for (var k = j; k >= 0; k--)
        {
            if (_chunks[k].Kind == ChunkKind.Stop)
            {
                return null;
            }

            if (_at.TryGetValue(k, out var clause) && !_chunks[k].Verb!.IsAttributive)
            {
                return clause;
            }
        }

        return null;
    }

    // "held talks with A and B signed": nouns on both sides of "and" after a verb are that verb's.
    private bool IsListOfSubjects(int coordinator, Clause earlier)
    {
        for (var k = earlier.Index + 1; k < coordinator; k++)
        {
            if (_chunks[k].Kind is ChunkKind.Comma or ChunkKind.Stop or ChunkKind.Subordinator)
            {
                return true;
            }
        }

        return false;
    }

    // Where a comma stands before the subject: a list goes on over it, an inserted phrase is stepped over, a clause ends.
    private int OverComma(Clause clause, int comma)
    {
        if (VerbBefore(comma) is { } earlier)
        {
            if (
                clause.Subject.Count == 0
                && earlier.Group.Tense is VerbTense.Participle or VerbTense.Gerund
                && !earlier.Group.IsAttributive
                && clause.Group.IsFinite
            )
            {
                // "I presidenti, incontratisi a Tashkent, hanno inaugurato": back over what stands between the commas.
                for (var k = earlier.Index - 1; k >= 0 && k > earlier.Index - 4; k--)
                {
                    if (_chunks[k].Kind == ChunkKind.Comma)
                    {
                        return k - 1;
                    }
                }
            }

            if (clause.Subject.Count > 0 || earlier.Link != ClauseLink.Relative || earlier.Group.IsAttributive)
            {
                // "…, X, Y y Z firmaron" after a clause: the list only.
                return
                    clause.Subject.Count > 0
                    && At(comma + 1)?.Kind == ChunkKind.Noun
                    && At(comma - 1) is { Kind: ChunkKind.Noun }
                    && At(comma - 2) is { Kind: ChunkKind.Comma }
                    && earlier.Index < comma - 2
                    ? comma - 1
                    : -1;
            }

            // "El ministro, que visitó Hanói, firmó": back to before the relative clause.
            for (var k = earlier.Index; k >= 0; k--)
            {
                if (_chunks[k].Kind == ChunkKind.Relative)
                {
                    return At(k - 1)?.Kind == ChunkKind.Comma ? k - 2 : k - 1;
                }
            }

            return -1;
        }

        return comma - 1;
    }

    private int BeforeParticiple(int j)
    {
        var k = j - 1;
        return At(k)?.Kind == ChunkKind.Comma ? k - 1 : k;
    }

    // ── right ──

    private void ReadRight(Clause clause, int k)
    {
        if (clause.Group.IsAttributive)
        {
            ReadAttributive(clause, k);
            return;
        }

        string? preposition = null;
        for (var j = k + 1; j < _chunks.Count; j++)
        {
            var chunk = _chunks[j];
            switch (chunk.Kind)
            {
                case ChunkKind.Preposition:
                    preposition = chunk.Word;
                    continue;
                case ChunkKind.Noun:
                    if (
                        At(j + 1) is { Kind: ChunkKind.Verb } next
                        && !next.Verb!.IsAttributive
                        && preposition is null
                        && GoesWithNext(clause, next.Verb!)
                    )
                    {
                        return;
                    }

                    Place(clause, preposition, chunk);
                    if (AttributiveAfter(j) is { } head)
                    {
                        // 签署[两国商定的]协议: the noun told of by the clause between is the object.
                        clause.Objects.Remove(chunk);
                        clause.Groups.RemoveAll(g => ReferenceEquals(g.Noun, chunk));
                        Place(clause, _grammar.IsOfCharacters ? null : preposition, _chunks[head]);
                        j = head;
                    }

                    preposition =
                        At(j + 1)?.Kind == ChunkKind.Noun || At(j + 1)?.Kind == ChunkKind.Comma && chunk.Case.Length > 0
                            ? null
                            : preposition;
                    continue;
                case ChunkKind.Verb when chunk.Verb!.IsAttributive && At(j + 1) is { Kind: ChunkKind.Noun } told && !clause.Group.IsCopula:
                    Place(clause, preposition, told);
                    j++;
                    continue;
                case ChunkKind.Comma when _grammar.IsOfCharacters:
                    // A Chinese object never stands behind a comma; its lists have 、.
                    return;
                case ChunkKind.Comma when Inserted(j) is { } close:
                    // "ratificó, con trámite urgente, un acuerdo": the object stands behind what is set between commas.
                    for (var m = j + 1; m < close; m++)
                    {
                        if (_chunks[m].Kind == ChunkKind.Noun && At(m - 1) is { Kind: ChunkKind.Preposition } inside)
                        {
                            clause.Groups.Add(new(inside.Word, _chunks[m]));
                        }
                    }

                    preposition = null;
                    j = close;
                    continue;
                case ChunkKind.Coordinator or ChunkKind.Comma:
                    if (EndsAt(j, chunk.Kind == ChunkKind.Comma))
                    {
                        return;
                    }

                    preposition = chunk.Kind == ChunkKind.Comma && At(j + 1)?.Kind == ChunkKind.Preposition ? null : preposition;
                    if (
                        preposition is not null
                        && At(j + 1) is { Kind: ChunkKind.Noun } more
                        && clause.Objects.Count > 0
                        && IsCount(more)
                        && At(j - 1) is { Kind: ChunkKind.Noun } held
                        && !IsCount(held)
                    )
                    {
                        // "due cannoni ad acqua, 30 motociclette": the list of things goes on.
                        preposition = null;
                    }

                    continue;
                case ChunkKind.Adverb:
                    continue;
                default:
                    return;
            }
        }
    }

    // From a comma over a phrase without a verb to the comma that closes it, where a noun group of the clause goes on behind.
    private int? Inserted(int comma)
    {
        if (At(comma + 1)?.Kind is not (ChunkKind.Preposition or ChunkKind.Adverb or ChunkKind.Comma))
        {
            return null;
        }

        for (var k = comma + 1; k < _chunks.Count && k < comma + 8; k++)
        {
            switch (_chunks[k].Kind)
            {
                case ChunkKind.Comma:
                    return At(k + 1) is { Kind: ChunkKind.Noun } && !OwnVerbAfter(k + 1) ? k
                        : At(k + 1) is { Kind: ChunkKind.Preposition } && !OwnVerbAfter(k + 1) ? k
                        : null;
                case ChunkKind.Noun or ChunkKind.Preposition or ChunkKind.Coordinator or ChunkKind.Adverb:
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }

    private bool OwnVerbAfter(int k)
    {
        for (; k < _chunks.Count; k++)
        {
            switch (_chunks[k].Kind)
            {
                case ChunkKind.Verb:
                    return !_chunks[k].Verb!.IsAttributive && _chunks[k].Verb!.Tense != VerbTense.Participle;
                case ChunkKind.Noun or ChunkKind.Preposition or ChunkKind.Adverb or ChunkKind.Coordinator:
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    private void ReadAttributive(Clause clause, int k)
    {
        for (var j = k + 1; j < _chunks.Count && j < k + 6; j++)
        {
            if (_chunks[j].Kind == ChunkKind.Noun)
            {
                var list = clause.Group.IsPassive || clause.Group.Lemma is "come" or "have" or "serve" ? clause.Subject : clause.Objects;
                // "来自老挝的警官": the object stands between verb and head.
                if (At(j - 1) is { Kind: ChunkKind.Noun } between && clause.Group.Lemma is "come")
                {
                    clause.Groups.Add(new("from", between));
                }

                list.Add(_chunks[j]);
                _told.Add(_chunks[j]);
                clause.To = Math.Max(clause.To, _chunks[j].To);
                if (At(j + 1)?.Kind != ChunkKind.Noun)
                {
                    return;
                }
            }
            else if (_chunks[j].Kind is not ChunkKind.Adverb)
            {
                return;
            }
        }
    }

    private bool IsCount(Chunk chunk) =>
        _scan.Tokens[chunk.From].Kind == Text.TokenKind.Number || _scan.Words[chunk.From] is { Value: not null };

    private bool HasArticle(Chunk chunk) => _scan.NameAt[chunk.From] is null && _scan.Words[chunk.From]?.Has("articles") == true;

    // A noun group, then an attributive verb and the noun that it tells of.
    private int? AttributiveAfter(int j) =>
        At(j + 1) is { Kind: ChunkKind.Verb, Verb.IsAttributive: true } && At(j + 2) is { Kind: ChunkKind.Noun } ? j + 2 : null;

    // "said X trains", "X表示Y将": after a verb of saying, a bare noun before a verb is that verb's subject.
    private static bool GoesWithNext(Clause clause, VerbGroup next) =>
        next.IsFinite
        && (
            EnglishStatus.OfVerb(clause.Group.Lemma) is ActCue.Says or ActCue.Alleges or ActCue.Denies
            || (EnglishStatus.OfVerb(clause.Group.Lemma) is ActCue.Wishes && clause.Objects.Count == 0)
        );

    private static void Place(Clause clause, string? preposition, Chunk noun)
    {
        if (preposition is null && noun.Case is "instrumental" or "dative")
        {
            clause.Groups.Add(
                new(
                    noun.Case == "dative" ? "to"
                        : clause.Group.IsPassive ? "by"
                        : "through",
                    noun
                )
            );
        }
        else if (preposition is null)
        {
            clause.Objects.Add(noun);
        }
        else
        {
            clause.Groups.Add(new(preposition, noun));
        }

        clause.To = Math.Max(clause.To, noun.To);
    }

    // A joiner ends the clause when a verb follows it, or a noun group that has a verb of its own.
    private bool EndsAt(int joiner, bool comma)
    {
        var k = joiner + 1;
        while (At(k)?.Kind is ChunkKind.Adverb or ChunkKind.Coordinator or ChunkKind.Comma)
        {
            k++;
        }

        if (At(k) is null or { Kind: ChunkKind.Verb or ChunkKind.Stop or ChunkKind.Subordinator or ChunkKind.Relative })
        {
            return true;
        }

        if (comma && At(k)?.Kind == ChunkKind.Preposition)
        {
            // "a Assab, in Eritrea": a place set beside a place goes on with the clause.
            return OwnVerbAfter(k);
        }

        for (; k < _chunks.Count; k++)
        {
            switch (_chunks[k].Kind)
            {
                case ChunkKind.Verb:
                    return !_chunks[k].Verb!.IsAttributive && _chunks[k].Verb!.Tense != VerbTense.Participle;
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

    // ── how clauses hang together ──

    private void Link(Clause clause, Clause? previous, int edge)
    {
        var group = clause.Group;
        if (clause.Link == ClauseLink.Relative)
        {
            clause.Governor = previous;
            return;
        }

        if (group.IsAttributive)
        {
            clause.Link = ClauseLink.Relative;
            if (_grammar.IsOfCharacters && !group.IsPassive)
            {
                // 由美国出资兴建的中心: who does it stands before the verb before.
                var doers = clause.Groups.Where(g => g.Preposition == "by").Select(g => g.Noun).ToList();
                if (
                    doers.Count == 0
                    && clause.Subject.Count == 0
                    && previous is not null
                    && edge == previous.Index
                    && !previous.Group.IsAttributive
                )
                {
                    doers = [.. previous.Groups.Where(g => g.Preposition == "by").Select(g => g.Noun)];
                    doers = doers.Count > 0 ? doers : previous.Subject;
                }

                clause.Subject.AddRange(doers);
            }

            return;
        }

        if (
            EnglishStatus.OfVerb(group.Lemma) is ActCue.Says or ActCue.Alleges
            && clause.Subject.Count == 0
            && clause.Objects.Count > 0
            && At(edge) is { Kind: ChunkKind.Comma or ChunkKind.Stop }
            && group.IsFinite
        )
        {
            // "…, informó Prensa Latina", "…, рассказал министр": who speaks stands behind.
            clause.Subject.AddRange(clause.Objects);
            clause.Objects.Clear();
            return;
        }

        if (group.Tense == VerbTense.Participle)
        {
            clause.Link = ClauseLink.Participle;
            clause.Governor = previous;
            return;
        }

        if (previous is null || StopBetween(previous.Index, clause.Index))
        {
            return;
        }

        var opensThat = At(edge) is { Kind: ChunkKind.Subordinator, Word: "that" } && At(edge - 1) is { Kind: ChunkKind.Verb };
        var governor = opensThat && previous.Index == edge - 1 ? previous : Main(previous);
        var opener = At(edge) is { Kind: ChunkKind.Subordinator } word ? word.Word : null;
        var cue = EnglishStatus.OfVerb(governor.Group.Lemma);
        var own = clause.Subject.Count > 0;
        if (opener is "after" or "by" or "through" && group.Tense == VerbTense.Infinitive)
        {
            // "tras firmar", "après avoir signé"
            group.Tense = VerbTense.Past;
        }

        group.IsNegated |= opener is "without";
        if (opener is not null and not ("to" or "that"))
        {
            clause.Link = ClauseLink.Subordinate;
            clause.Governor = opener is "if" or "while" or "although" or "when" or "after" or "because" or "before" ? null : governor;
            Share(clause, governor, own);
            return;
        }

        if (IsPlain && previous.Group.IsCopula && edge == previous.Index && previous.Objects.Count == 0)
        {
            // 内容是建立…机制: what a text is about is no act.
            clause.Link = ClauseLink.Infinitive;
            clause.Governor = previous;
            group.Tense = VerbTense.Infinitive;
            Share(clause, previous, own);
            return;
        }

        if (group.Tense == VerbTense.Infinitive || opener == "to" || (IsPlain && IsGoverned(clause, governor, edge, own)))
        {
            clause.Link = ClauseLink.Infinitive;
            clause.Governor = governor;
            group.Tense = VerbTense.Infinitive;
            if (
                !own
                && governor.Group.Lemma
                    is "help"
                        or "assist"
                        or "support"
                        or "allow"
                        or "enable"
                        or "ask"
                        or "invite"
                        or "request"
                        or "urge"
                        or "send"
                && governor.Objects.Count > 0
            )
            {
                clause.Subject.AddRange(governor.Objects);
                clause.SharesSubject = true;
                return;
            }

            Share(clause, governor, own);
            return;
        }

        if (
            opener == "that"
            || (
                cue is ActCue.Says or ActCue.Alleges or ActCue.Denies or ActCue.Proposes
                && edge >= 0
                && edge >= governor.Index
                && governor.Objects.Count == 0
            )
        )
        {
            clause.Link = ClauseLink.Subordinate;
            clause.Governor = governor;
            Share(clause, governor, own);
            return;
        }

        if (group.Tense == VerbTense.Gerund)
        {
            clause.Link = ClauseLink.Gerund;
            clause.Governor = governor;
            Share(clause, governor, own);
            return;
        }

        if (!own)
        {
            clause.Link = ClauseLink.Coordinated;
            clause.Governor = governor;
            Share(clause, governor, false);
            if (previous.Link == ClauseLink.Infinitive && IsPlain)
            {
                // 表示要推动…，加强…: the wish goes on.
                clause.Link = ClauseLink.Infinitive;
                clause.Governor = previous.Governor;
                group.Tense = VerbTense.Infinitive;
            }
            else if (previous.Link == ClauseLink.Subordinate)
            {
                clause.Link = ClauseLink.Subordinate;
                clause.Governor = previous.Governor;
            }
            else if (IsPlain && governor.Group.Tense is VerbTense.Future && group.Tense == VerbTense.Past)
            {
                group.Tense = VerbTense.Future;
            }
        }
    }

    private bool IsPlain => _grammar.Inflection == "none";

    // 拟签署, 同意建立, đề nghị hỗ trợ: the verb before says how far the act has come.
    private static bool IsGoverned(Clause clause, Clause governor, int edge, bool own)
    {
        var cue = EnglishStatus.OfVerb(governor.Group.Lemma);
        var adjacent = edge == governor.Index;
        return cue is ActCue.Plans or ActCue.Proposes or ActCue.Negotiates or ActCue.Wishes or ActCue.Fails or ActCue.Carries
            && clause.Group.Tense is VerbTense.Past or VerbTense.Present
            && (adjacent || !own && governor.Objects.Count < 2 && edge >= governor.Index);
    }

    private static void Share(Clause clause, Clause governor, bool own)
    {
        if (own)
        {
            return;
        }

        clause.SharesSubject = true;
        if (governor.Group.IsPassive == clause.Group.IsPassive || clause.Group.IsPassive)
        {
            clause.Subject.AddRange(governor.Subject);
            clause.SubjectGroups.AddRange(governor.SubjectGroups);
        }
        else
        {
            clause.Subject.AddRange(governor.Groups.Where(g => g.Preposition == "by").Select(g => g.Noun));
        }
    }

    private Clause Main(Clause previous)
    {
        for (var clause = previous; ; )
        {
            if (clause.Link is not (ClauseLink.Relative or ClauseLink.Participle))
            {
                return clause;
            }

            var at = _clauses.IndexOf(clause);
            if (at <= 0 || StopBetween(_clauses[at - 1].Index, clause.Index))
            {
                return clause;
            }

            clause = _clauses[at - 1];
        }
    }

    private bool StopBetween(int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            if (_chunks[k].Kind == ChunkKind.Stop)
            {
                return true;
            }
        }

        return false;
    }
}

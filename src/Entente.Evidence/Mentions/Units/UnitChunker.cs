using Entente.Codebook;
using Entente.Languages;
using Entente.Languages.English;
using Entente.Languages.Inflection;
using Entente.Text;

namespace Entente.Mentions;

/// <summary>
/// Groups the units of a sentence into noun groups, verb groups and the small words that join them, by what lexicon and grammar say of
/// each. Where a word can be a verb and a noun (巡逻, tập huấn, visita), what stands beside it decides.
/// </summary>
internal sealed class UnitChunker
{
    private readonly Scan _scan;
    private readonly bool[] _hidden;
    private readonly Grammar _grammar;
    private readonly bool[] _dated;
    private readonly List<Chunk> _chunks = [];
    private readonly bool _isPlain;

    // What words before the verb have said of it.
    private VerbTense? _tense;
    private bool _passive;
    private bool _progressive;
    private bool _negated;
    private bool _over;
    private bool _perfect;
    private bool _rumour;
    private int _auxiliary = -1;
    private int _nounFrom = -1;

    private UnitChunker(Scan scan, bool[] hidden, IReadOnlyList<DateMention> dates)
    {
        _scan = scan;
        _hidden = hidden;
        _grammar = scan.Grammar!;
        _isPlain = _grammar.Inflection == "none";
        _dated = new bool[scan.Count];
        foreach (var date in dates)
        {
            for (var k = date.From; k < date.To; k++)
            {
                _dated[k] = true;
            }
        }
    }

    public static IReadOnlyList<Chunk> Chunk(Scan scan, bool[] hidden, IReadOnlyList<DateMention> dates)
    {
        var chunker = new UnitChunker(scan, hidden, dates);
        chunker.Run();
        return chunker._chunks;
    }

    private void Run()
    {
        for (var i = 0; i < _scan.Count; i++)
        {
            if (_hidden[i])
            {
                continue;
            }

            if (_dated[i])
            {
                CloseNoun(i);
                // "в четверг", "am 3.": the small word before a date leads to nothing else.
                if (
                    _chunks is [.., { Kind: ChunkKind.Preposition } preposition]
                    && !_grammar.HasPostpositions
                    && OnlyArticles(preposition.To, i)
                )
                {
                    _chunks.RemoveAt(_chunks.Count - 1);
                }

                continue;
            }

            i = Read(i);
        }

        CloseNoun(_scan.Count);
        AddBareAuxiliary(_scan.Count);
    }

    /// <summary>Reads from a unit and returns the last one taken.</summary>
    private int Read(int i)
    {
        if (_scan.Tokens[i].Kind == TokenKind.Punctuation)
        {
            ReadMark(i);
            return i;
        }

        if (_nounFrom >= 0 && EndsGroupBefore(i))
        {
            CloseNoun(i);
        }

        if (_scan.NameAt[i] is { } name)
        {
            OpenNoun(i);
            return name.To - 1;
        }

        if (IsUnknownAdverb(i))
        {
            CloseNoun(i);
            return i;
        }

        if (_scan.Words[i] is not { } word || IsNamePart(i))
        {
            if (IsClitic(i))
            {
                CloseNoun(i);
                return i;
            }

            OpenNoun(i);
            return i;
        }

        if (IsClitic(i))
        {
            CloseNoun(i);
            return i;
        }

        if (word.Has("partitives") && _nounFrom < 0 && _chunks is not [.., { Kind: ChunkKind.Noun }])
        {
            // "Des conseillers iraniens", "livré des véhicules": an article, not "of the".
            return i;
        }

        if (ReadAuxiliary(i, word))
        {
            return i;
        }

        if (word.Forms.Count > 0 && VerbAt(i, word) is { } group)
        {
            AddVerb(i, group);
            return i;
        }

        if (ReadJoiner(i, word))
        {
            return i;
        }

        OpenNoun(i);
        return i;
    }

    // "от Японии двадцать внедорожников", "cho Lào 20 xe", "передаст Тонге корабль": after a state's name a count or another noun begins a
    // group of its own.
    private bool EndsGroupBefore(int i)
    {
        if (_grammar.Inflection == "russian" && i > _nounFrom && IsNewAdjective(i))
        {
            return true;
        }

        if (
            _grammar.Inflection == "russian"
            && i > _nounFrom
            && RussianCase.Of(_scan, _nounFrom, i).Length == 0
            && RussianCase.Of(_scan, i, i + 1) == "instrumental"
            && !IsAdjectival(i - 1)
        )
        {
            // "патрулирование Днестра пограничниками": who acts begins a group of its own.
            return true;
        }

        if (IsRomance && OpensGroup(i))
        {
            return true;
        }

        var before = PreviousVisible(i);
        if (
            before < _nounFrom
            || _scan.NameAt[before] is not { } state
            || !(state.First.Kind == "state" || (IsRomance && state.First.Kind == "capital"))
            || _scan.NameAt[i] is not null
        )
        {
            return false;
        }

        var isCount = _scan.Tokens[i].Kind == TokenKind.Number || (_scan.Words[i] is { Value: not null } word && !word.Has("ordinals"));
        return isCount
            || (
                !_isPlain
                && _grammar.Inflection != "korean"
                && state.Candidates.All(c => c.Name.Kind is not "demonym")
                && !_scan.IsCapital(i)
                && _scan.Tokens[i].Kind == TokenKind.Word
                && !(_scan.Words[i]?.Is(WordClass.Coordinator | WordClass.Preposition) ?? false)
            );
    }

    // "s'est tenue", "leur a vendus", "si è svolta": the small pronoun belongs to the verb behind it.
    private bool IsClitic(int i)
    {
        if (!IsRomance || _scan.Tokens[i].Kind != TokenKind.Word)
        {
            return false;
        }

        var raw = Lexicon.Form(_scan.Raw(i));
        var isOwn = _grammar.Inflection switch
        {
            "french" => raw is "se" or "s'" or "lui" or "leur" or "y" or "le" or "les" or "la" or "l'" or "m'" or "nous",
            "italian" => raw is "si" or "gli" or "ci" or "ne" or "lo" or "la" or "li" or "le" or "l'",
            _ => raw is "se" or "lo" or "los" or "la" or "las" or "le" or "les",
        };
        if (!isOwn)
        {
            return false;
        }

        var next = NextVisible(i);
        if (next >= _scan.Count || _scan.NameAt[next] is not null || _scan.Words[next] is not { } verb || _scan.IsCapital(next))
        {
            return false;
        }

        return raw is "se" or "s'" or "si" or "lui" or "y" or "gli" or "ne" or "ci"
            ? verb.Forms.Exists(f => f.Use is not (FormUse.Participle or FormUse.Nominal)) || verb.Has("auxiliaries")
            : (verb.Has("auxiliaries:have") || verb.Has("auxiliaries:be"))
                && raw is "leur" or "les" or "lo" or "l'" or "le" or "la"
                && _nounFrom >= 0;
    }

    // "conjuntamente", "officiellement": by its ending, where no list has it.
    private bool IsUnknownAdverb(int i) =>
        _scan.Words[i] is null
        && _grammar.Inflection is "spanish" or "italian" or "french"
        && !_scan.IsCapital(i)
        && _scan.Tokens[i].Length > 8
        && (_scan.Raw(i).EndsWith("mente") || (_grammar.Inflection == "french" && _scan.Raw(i).EndsWith("ement")))
        && !_scan.Classes.Any(c => c.From <= i && i < c.To);

    private bool IsRomance => _grammar.Inflection is "spanish" or "french" or "italian";

    // "alla polizia del Nepal | duecento giubbotti", "avec Abou Dhabi | un protocole": no article or count stands inside a noun group.
    private bool OpensGroup(int i)
    {
        if (_scan.NameAt[i] is not null)
        {
            return false;
        }

        var opens =
            (
                (_scan.Words[i]?.Has("articles") == true || _scan.Is(i, WordClass.PossessivePronoun) || _scan.Words[i]?.Has("this") == true)
                && !_scan.Words[i]!.Is(WordClass.Preposition)
            )
            || (_scan.Words[i] is { Value: not null } count && !count.Has("ordinals") && count.Value > 1)
            || (
                _scan.Tokens[i].Kind == TokenKind.Number
                && _scan.Tokens[i].SpaceBefore
                && !(_scan.IsCapital(i - 1) && i - 1 > _nounFrom && _scan.NameAt[i - 1] is null)
            );
        if (!opens)
        {
            return false;
        }

        for (var k = _nounFrom; k < i; k++)
        {
            var isOpener =
                _hidden[k]
                || (
                    _scan.NameAt[k] is null
                    && _scan.Words[k] is { } word
                    && (word.Is(WordClass.Determiner | WordClass.PossessivePronoun) || word.Has("articles") || word.Value is not null)
                )
                || _scan.Tokens[k].Kind is TokenKind.Number or TokenKind.Punctuation;
            if (!isOpener)
            {
                return true;
            }
        }

        return false;
    }

    // "в Роттердаме | нелегальные участки": Russian adjectives stand before their noun, so one behind a noun begins a group.
    private bool IsNewAdjective(int i)
    {
        var raw = _scan.Raw(i);
        if (
            _scan.IsCapital(i)
            || raw.Length < 5
            || !(
                raw.EndsWith("ый")
                || raw.EndsWith("ая")
                || raw.EndsWith("ое")
                || raw.EndsWith("ее")
                || raw.EndsWith("ые")
                || raw.EndsWith("ие")
                || raw.EndsWith("ую")
            )
            || raw.EndsWith("ние")
            || raw.EndsWith("ствие")
            || _scan.Classes.Any(c => c.From < i && c.To > i)
        )
        {
            return false;
        }

        var before = PreviousVisible(i);
        if (
            before < _nounFrom
            || _scan.Tokens[before].Kind != TokenKind.Word
            || _scan.Words[before] is { Value: not null }
            || _scan.Is(before, WordClass.Determiner | WordClass.PossessivePronoun)
        )
        {
            return false;
        }

        var last = _scan.Raw(before);
        return !(
            last.EndsWith("ый")
            || last.EndsWith("ий")
            || last.EndsWith("ая")
            || last.EndsWith("ое")
            || last.EndsWith("ее")
            || last.EndsWith("ые")
            || last.EndsWith("ие")
            || last.EndsWith("ую")
            || last.EndsWith("ых")
            || last.EndsWith("их")
            || last.EndsWith("ого")
            || last.EndsWith("ой")
        );
    }

    private bool IsAdjectival(int i) =>
        _scan.Raw(i) is var raw
        && (raw.EndsWith("ым") || raw.EndsWith("им") || raw.EndsWith("ыми") || raw.EndsWith("ими") || raw.EndsWith("ой"));

    // "Academia Nacional", "Ejército": a capital inside a sentence begins a name, whatever the word can be.
    private bool IsNamePart(int i) =>
        !_isPlain
        && i > 0
        && _scan.IsCapital(i)
        && _scan.Words[i] is { Forms.Count: > 0 }
        && PreviousVisible(i) is >= 0 and var p
        && _scan.Tokens[p].Kind != TokenKind.Punctuation;

    private void ReadMark(int i)
    {
        var c = _scan.Text[_scan.Tokens[i].Start];
        switch (c)
        {
            case '、':
                CloseNoun(i);
                Add(ChunkKind.Coordinator, i, "and");
                break;
            case ',' or '，':
                CloseNoun(i);
                CloseInvitation();
                Add(ChunkKind.Comma, i);
                Forget(i);
                break;
            case '-'
            or '–'
            or '—'
            or '·'
            or '/'
            or 'ㆍ'
            or '・'
            or '+'
            or '－'
            or '%'
            or '°'
            or 'º'
            or 'ª'
            or '#'
            or '$'
            or '€'
            or '&' when !IsDashApart(i):
                OpenNoun(i);
                break;
            case '.' when !_scan.Tokens[i].SpaceBefore && i + 1 < _scan.Count:
                break;
            default:
                CloseNoun(i);
                Add(ChunkKind.Stop, i);
                Forget(i);
                break;
        }
    }

    // 应邀请，/ 据报道，/ 经批准，: a phrase that ends in the noun of its verb, no clause.
    private void CloseInvitation()
    {
        if (!_grammar.IsOfCharacters || _grammar.IsVerbLast || _chunks is not [.., { Kind: ChunkKind.Verb } verb])
        {
            return;
        }

        for (var k = _chunks.Count - 2; k >= 0; k--)
        {
            switch (_chunks[k].Kind)
            {
                case ChunkKind.Noun or ChunkKind.Coordinator:
                    continue;
                case ChunkKind.Preposition when k == 0 || _chunks[k - 1].Kind is ChunkKind.Comma or ChunkKind.Stop:
                    verb.Verb!.IsAdverbial |=
                        verb.Verb.Lemma
                            is "invite"
                                or "request"
                                or "ask"
                                or "report"
                                or "say"
                                or "approve"
                                or "agree"
                                or "support"
                                or "help"
                                or "assist"
                                or "host"
                                or "promote"
                                or "strengthen"
                                or "call"
                                or "arrange"
                                or "authorize"
                                or "announce"
                                or "reveal";
                    return;
                default:
                    return;
            }
        }
    }

    private bool IsDashApart(int i) =>
        _scan.Text[_scan.Tokens[i].Start] is '–' or '—' or '-'
        && _scan.Tokens[i].SpaceBefore
        && (i + 1 >= _scan.Count || _scan.Tokens[i + 1].SpaceBefore);

    // ── small words ──

    private bool ReadAuxiliary(int i, WordInfo word)
    {
        if (!word.Has("auxiliaries"))
        {
            return false;
        }

        var isVerbToo = word.Forms.Exists(f => f.Label is not ("be" or "have" or "can" or "must"));
        if (word.Has("auxiliaries:future"))
        {
            if (
                _isPlain
                && _grammar.IsOfCharacters
                && _scan.Raw(i) is "将" or "將"
                && NextVisible(i) is var thing
                && thing < _scan.Count
                && (
                    _scan.Tokens[thing].Kind == TokenKind.Number
                    || _scan.Words[thing]?.Value is not null
                    || HasClass(thing, "rendition.person", "item.")
                )
            )
            {
                // 将37名嫌犯遣送: what stands behind is the object.
                CloseNoun(i);
                Add(ChunkKind.Preposition, i, "object");
                return true;
            }

            _tense = VerbTense.Future;
        }
        else if (word.Has("auxiliaries:no-longer"))
        {
            _over = true;
            _negated = false;
        }
        else if (word.Has("auxiliaries:negation"))
        {
            _negated = true;
        }
        else if (word.Has("auxiliaries:past"))
        {
            _tense ??= VerbTense.Perfect;
        }
        else if (word.Has("auxiliaries:progressive"))
        {
            _progressive = true;
        }
        else if (word.Has("auxiliaries:rumour"))
        {
            _rumour = true;
        }
        else if (word.Has("auxiliaries:passive"))
        {
            if (isVerbToo && !PassiveFollows(i))
            {
                return false;
            }

            _passive = true;
            CloseNoun(i);
            // 被中国警方遣返, được Việt Nam đào tạo: who acts stands between.
            if (NextVisible(i) is var next && next < _scan.Count && BeginsNoun(next))
            {
                Add(ChunkKind.Preposition, i, "by");
            }

            _auxiliary = _auxiliary < 0 ? i : _auxiliary;
            return true;
        }
        else if (word.Has("auxiliaries:be"))
        {
            // A copula alone is a verb of its own.
            if (!ParticipleFollows(i))
            {
                return false;
            }

            _passive = true;
            TenseOf(word);
        }
        else if (word.Has("auxiliaries:have"))
        {
            if (!ParticipleFollows(i))
            {
                return false;
            }

            _perfect = true;
            TenseOf(word);
            _rumour |= _tense == VerbTense.Conditional;
            _tense =
                _tense is VerbTense.Conditional or VerbTense.Future ? VerbTense.Perfect
                : _tense == VerbTense.Infinitive ? VerbTense.Infinitive
                : VerbTense.Perfect;
        }
        else if (word.Has("auxiliaries:possible"))
        {
            _tense = word.Forms.Exists(f => f.Use.HasFlag(FormUse.Future)) ? VerbTense.Future : VerbTense.Possibility;
        }
        else if (word.Has("auxiliaries:obligation"))
        {
            _tense = VerbTense.Obligation;
        }
        else
        {
            return false;
        }

        CloseNoun(i);
        _auxiliary = _auxiliary < 0 ? i : _auxiliary;
        return true;
    }

    private void TenseOf(WordInfo word)
    {
        foreach (var form in word.Forms.Where(f => f.Label is "be" or "have"))
        {
            _tense ??=
                form.Use.HasFlag(FormUse.Future) ? VerbTense.Future
                : form.Use.HasFlag(FormUse.Conditional) ? VerbTense.Conditional
                : form.Use.HasFlag(FormUse.Infinitive) ? VerbTense.Infinitive
                : form.Use.HasFlag(FormUse.Past) || form.Use.HasFlag(FormUse.Imperfect) ? VerbTense.Past
                : form.Use.HasFlag(FormUse.Present) ? VerbTense.Present
                : null;
        }
    }

    private bool ParticipleFollows(int i)
    {
        var steps = 0;
        for (var k = NextVisible(i); k < _scan.Count && steps < 4; k = NextVisible(k), steps++)
        {
            if (_scan.Words[k] is not { } word)
            {
                return false;
            }

            if (
                word.Forms.Exists(f => f.Use.HasFlag(FormUse.Participle) || f.Use.HasFlag(FormUse.Gerund) || f.Use.HasFlag(FormUse.Passive))
            )
            {
                return true;
            }

            if (!(word.Is(WordClass.Adverb) || word.Has("auxiliaries")))
            {
                return false;
            }
        }

        return false;
    }

    private bool PassiveFollows(int i)
    {
        var next = NextVisible(i);
        if (next >= _scan.Count)
        {
            return false;
        }

        if (_scan.Words[next] is { Forms.Count: > 0 })
        {
            return true;
        }

        // A doer, then the verb.
        for (var k = next; k < Math.Min(next + 7, _scan.Count) && _scan.Tokens[k].Kind != TokenKind.Punctuation; k++)
        {
            if (k > next && _scan.Words[k] is { Forms.Count: > 0 } && _scan.NameAt[k] is null)
            {
                return _scan.NameAt[next] is not null || HasClass(next, "organ.", "people");
            }
        }

        return false;
    }

    private bool ReadJoiner(int i, WordInfo word)
    {
        if (word.Has("possessive"))
        {
            if (_nounFrom >= 0 && _chunks is [.., { Kind: ChunkKind.Preposition, Word: "about" or "on" or "regarding" }])
            {
                // 签署关于执法合作的备忘录: what the memorandum is about stands inside its group.
                _chunks.RemoveAt(_chunks.Count - 1);
            }

            if (_nounFrom < 0 && _chunks.Count > 0 && _chunks[^1] is { Kind: ChunkKind.Verb } verb)
            {
                // 两国签署的协议: the verb tells what the noun after it is.
                verb.Verb!.IsAttributive = true;
                return true;
            }

            if (_nounFrom >= 0 && VerbInGroup() is { } before)
            {
                // 来自老挝的警官: the object of the clause before belongs to it.
                CloseNoun(i);
                before.Verb!.IsAttributive = true;
                return true;
            }

            OpenNoun(i);
            return true;
        }

        if (word.Has("closers") && (_chunks.Count > 0 || _nounFrom >= 0))
        {
            CloseNoun(i);
            CloseClause(word);
            return true;
        }

        if (word.Has("particles:subject") || word.Has("particles:object"))
        {
            CloseNoun(i);
            if (_chunks.Count > 0 && _chunks[^1].Kind == ChunkKind.Noun)
            {
                _chunks[^1].Case = word.Has("particles:object") ? "object" : "subject";
            }

            return true;
        }

        if (word.Is(WordClass.Coordinator) && !(word.Is(WordClass.Preposition) && !JoinsNouns(i)))
        {
            CloseNoun(i);
            Add(ChunkKind.Coordinator, i, "and");
            return true;
        }

        if (word.Is(WordClass.Preposition))
        {
            CloseNoun(i);
            var label =
                word.Marks.Where(m => m.StartsWith("prepositions:", StringComparison.Ordinal))
                    .Select(m => m["prepositions:".Length..])
                    .Order(StringComparer.Ordinal)
                    .FirstOrDefault()
                ?? word.Folded;
            label =
                word.Has("prepositions:with") ? "with"
                : word.Has("prepositions:by") && word.Has("prepositions:from")
                    ? IsUnderPassive() ? "by"
                        : "from"
                : word.Has("prepositions:by") && _passive ? "by"
                : word.Has("prepositions:to") ? "to"
                : word.Has("prepositions:of") ? "of"
                : label;
            if (
                !_isPlain
                && NextVisible(i) is var verb
                && verb < _scan.Count
                && _scan.Words[verb] is { } infinitive
                && infinitive.Forms.Exists(f => f.Use == FormUse.Infinitive)
            )
            {
                // "para capacitar", "tras firmar", "sans signer": with an infinitive it opens a clause; "de operar" leans on the verb before.
                if (word.Has("subordinators:to"))
                {
                    Add(ChunkKind.Subordinator, i, "to");
                }
                else if (label is "after" or "by" or "through" or "without" or "before")
                {
                    Add(ChunkKind.Subordinator, i, label);
                }

                return true;
            }

            if (_grammar.HasPostpositions)
            {
                // The group that it follows is under it.
                if (_chunks.Count > 0 && _chunks[^1].Kind == ChunkKind.Noun)
                {
                    _chunks.Insert(_chunks.Count - 1, Make(ChunkKind.Preposition, i, label));
                }

                return true;
            }

            Add(ChunkKind.Preposition, i, label);
            return true;
        }

        if (word.Is(WordClass.Relative))
        {
            CloseNoun(i);
            Add(
                word.Has("subordinators") && _chunks is not [.., { Kind: ChunkKind.Noun or ChunkKind.Comma }]
                    ? ChunkKind.Subordinator
                    : ChunkKind.Relative,
                i,
                word.Has("subordinators:that") && _chunks is [.., { Kind: ChunkKind.Verb }] ? "that"
                    : Lexicon.Form(_scan.Raw(i)) is "donde" or "où" or "dove" or "где" ? "where"
                    : "which"
            );
            return true;
        }

        if (word.Is(WordClass.Subordinator))
        {
            CloseNoun(i);
            var label = word.Marks.FirstOrDefault(m => m.StartsWith("subordinators:", StringComparison.Ordinal)) is { } mark
                ? mark["subordinators:".Length..]
                : word.Folded;
            Add(ChunkKind.Subordinator, i, label);
            return true;
        }

        if (word.Is(WordClass.Adverb) || word.Has("verb-particles") || word.Has("recently") || word.Has("relative"))
        {
            // An adverb inside a noun group would cut it: only where none is open.
            if (_nounFrom < 0)
            {
                return true;
            }

            CloseNoun(i);
            return true;
        }

        return false;
    }

    // "costruita dalla Turchia", "riceverà dall'Italia": by whom with a passive, else from whom.
    private bool IsUnderPassive()
    {
        for (var k = _chunks.Count - 1; k >= 0; k--)
        {
            if (_chunks[k].Kind == ChunkKind.Verb)
            {
                return _chunks[k].Verb!.IsPassive;
            }

            if (_chunks[k].Kind == ChunkKind.Stop)
            {
                return false;
            }
        }

        return false;
    }

    // 与 between two noun groups is "and"; after a verb or at a clause's head it is "with".
    private bool JoinsNouns(int i) =>
        (
            _nounFrom >= 0
            || (_chunks.Count > 0 && _chunks[^1].Kind == ChunkKind.Noun && _chunks[^1].To == PreviousVisible(i) + 1 && _auxiliary < 0)
        ) && !_grammar.IsVerbLast
        || (_grammar.IsVerbLast && ListGoesOn(i));

    // 중국과 베트남은: the next noun group has the particle of subject, or none, and no particle of its own before it.
    private bool ListGoesOn(int i)
    {
        for (var k = NextVisible(i); k < Math.Min(i + 9, _scan.Count); k = NextVisible(k))
        {
            if (_scan.NameAt[k] is not null)
            {
                continue;
            }

            if (_scan.Words[k] is { } word)
            {
                if (word.Has("particles:subject") || word.Has("possessive"))
                {
                    return true;
                }

                if (word.Has("particles:object") || word.Has("prepositions") || word.Forms.Exists(f => f.Use != FormUse.Nominal))
                {
                    return false;
                }
            }
            else if (_scan.Tokens[k].Kind == TokenKind.Punctuation)
            {
                return false;
            }
        }

        return false;
    }

    private Chunk? VerbInGroup()
    {
        for (var k = _chunks.Count - 1; k >= Math.Max(0, _chunks.Count - 2); k--)
        {
            if (
                _chunks[k] is { Kind: ChunkKind.Verb, Verb.IsCopula: false } verb
                && (_chunks[k].Verb!.Lemma is "come" or "have" or "serve" or "attend" or "receive" or "arrive")
            )
            {
                return verb;
            }

            if (_chunks[k].Kind is ChunkKind.Stop or ChunkKind.Comma)
            {
                return null;
            }
        }

        return null;
    }

    // 会见后, 访问期间: the verb before is no clause of its own.
    private void CloseClause(WordInfo word)
    {
        var label = word.Marks.FirstOrDefault(m => m.StartsWith("closers:", StringComparison.Ordinal))?["closers:".Length..] ?? "after";
        for (var k = _chunks.Count - 1; k >= 0; k--)
        {
            if (_chunks[k].Kind is ChunkKind.Comma or ChunkKind.Stop)
            {
                break;
            }

            if (_chunks[k].Kind == ChunkKind.Verb)
            {
                _chunks[k].Verb!.IsAdverbial = true;
                return;
            }
        }

        if (_chunks is [.., { Kind: ChunkKind.Noun } noun])
        {
            _chunks.Insert(
                _chunks.Count - 1,
                new()
                {
                    Kind = ChunkKind.Preposition,
                    From = noun.From,
                    To = noun.From,
                    Word = label,
                }
            );
        }
    }

    // ── verbs ──

    private VerbGroup? VerbAt(int i, WordInfo word)
    {
        var forms = word.Forms;
        var isNounToo = IsNounToo(i, word);
        if (_isPlain ? isNounToo && !IsVerbHere(i) || IsPossessed(i) : !IsInflectedVerbHere(i, word, isNounToo))
        {
            return null;
        }

        var form = Choose(i, forms);
        if (form is not { } chosen)
        {
            return null;
        }

        var label = chosen.Label.Split('+', 2);
        var others = forms.Where(f => f.Use == chosen.Use && f.Label != chosen.Label).Select(f => f.Label).ToList();
        var use = chosen.Use;
        var tense =
            _tense
            ?? (_progressive && _isPlain ? VerbTense.Present : (VerbTense?)null)
            ?? (
                use.HasFlag(FormUse.Future) ? VerbTense.Future
                : use.HasFlag(FormUse.Conditional) ? VerbTense.Conditional
                : use.HasFlag(FormUse.Intended) ? VerbTense.Infinitive
                : use.HasFlag(FormUse.Infinitive) || use.HasFlag(FormUse.Subjunctive) ? VerbTense.Infinitive
                : use.HasFlag(FormUse.Participle)
                    ? _passive ? VerbTense.Past
                        : VerbTense.Participle
                : use.HasFlag(FormUse.Gerund)
                    ? _passive || _progressive ? VerbTense.Present
                        : _grammar.Inflection == "korean" ? VerbTense.Past
                        : VerbTense.Gerund
                : use.HasFlag(FormUse.Present) ? VerbTense.Present
                : use.HasFlag(FormUse.Perfect) ? VerbTense.Perfect
                : VerbTense.Past
            );
        var isGerund = use.HasFlag(FormUse.Gerund);
        return new()
        {
            Lemma = label[0],
            Particle = label.Length > 1 ? label[1] : null,
            Alternatives = others,
            Head = i,
            Tense = tense,
            IsPassive =
                (_passive && !isGerund && !IsPerfectWithBe(i, word, chosen))
                || IsReflexivePassive(i, chosen)
                || use.HasFlag(FormUse.Passive)
                || (use.HasFlag(FormUse.Participle) && !_perfect && !_isPlain && _grammar.Inflection != "russian"),
            IsProgressive = _progressive || use.HasFlag(FormUse.Progressive) || (isGerund && _passive),
            IsNegated = (_negated && !_over) || use.HasFlag(FormUse.Negated),
            IsOver = _over,
            IsPerfect = _perfect,
            IsRumour = _rumour,
            IsAttributive = use.HasFlag(FormUse.Attributive),
            Form =
                use.HasFlag(FormUse.Gerund) ? VerbForms.Gerund
                : use.HasFlag(FormUse.Participle) ? VerbForms.Participle
                : VerbForms.Past,
            IsCopula = label[0] is "be" or "become",
        };
    }

    private UnitVerb? Choose(int i, List<UnitVerb> forms)
    {
        var auxiliary = _auxiliary >= 0;
        UnitVerb? best = null;
        var bestRank = int.MaxValue;
        foreach (var form in forms)
        {
            if ((form.Use == FormUse.Nominal && !(_grammar.Inflection == "korean" && EndsHeadline(i))) || form.Label is "can" or "must")
            {
                continue;
            }

            var rank = 0;
            if (auxiliary && (_perfect || _passive) && !_isPlain)
            {
                rank =
                    form.Use.HasFlag(FormUse.Participle) || form.Use.HasFlag(FormUse.Gerund) || form.Use.HasFlag(FormUse.Passive) ? 0 : 3;
            }
            else if (form.Use.HasFlag(FormUse.Participle) || form.Use.HasFlag(FormUse.Subjunctive))
            {
                rank = 1;
            }

            rank +=
                form.IsPronominal == HasReflexive(i) ? 0
                : form.IsPronominal ? 2
                : 0;
            if (rank < bestRank)
            {
                best = form;
                bestRank = rank;
            }
        }

        return best;
    }

    // "sont arrivés", "si sono incontrati": with être and essere some verbs are in the perfect, and act.
    private bool IsPerfectWithBe(int i, WordInfo word, UnitVerb verb) =>
        _grammar.Inflection is "french" or "italian"
        && verb.Use.HasFlag(FormUse.Participle)
        && (
            word.Has("be-perfect")
            || verb.Label
                is "arrive"
                    or "arrive+in"
                    or "come"
                    or "come+to"
                    or "go"
                    or "go+to"
                    or "enter"
                    or "leave"
                    or "leave+for"
                    or "return"
                    or "depart"
                    or "travel+to"
                    or "become"
                    or "happen"
                    or "land+in"
                    or "fly"
            || (verb.IsPronominal && HasReflexive(i) && verb.Label is not "hold")
        );

    // "se firmó", "si è svolta": done, and not said by whom.
    private bool IsReflexivePassive(int i, UnitVerb verb) =>
        _grammar.Inflection is "spanish" or "italian" or "french"
        && !verb.IsPronominal
        && HasReflexive(i)
        && (verb.Use is not (FormUse.Participle or FormUse.Gerund) || (_perfect && verb.Use == FormUse.Participle));

    private bool HasReflexive(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - 3); k--)
        {
            if (_scan.Words[k] is { } word)
            {
                if (word.Has("reflexive") || _scan.Raw(k) is "se" or "Se" or "s'" or "s’" or "si" or "Si")
                {
                    return true;
                }

                if (!word.Has("auxiliaries") && !word.Is(WordClass.Adverb))
                {
                    return false;
                }
            }
            else if (_scan.Raw(k) is not ("se" or "Se" or "s'" or "s’" or "si" or "Si"))
            {
                return false;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private bool IsNounToo(int i, WordInfo word)
    {
        if (word.Forms.TrueForAll(f => f.Use == FormUse.Nominal))
        {
            return true;
        }

        foreach (var hit in _scan.Classes)
        {
            if (
                hit.From <= i
                && i < hit.To
                && hit.Sense.Classes.Any(c =>
                    c.Length > 0
                    && c[0] != '='
                    && c
                        is not (
                            "joint.word"
                            or "frequent.word"
                            or "hedge.word"
                            or "own.word"
                            or "idiom"
                            or "deploy.reason"
                            or "pending"
                            or "in-force"
                            or "access.noun"
                            or "about.intel"
                            or "rendition.person"
                            or "security.purpose"
                            or "train.info"
                            or "anaphora.word"
                        )
                    && !c.StartsWith("topic.", StringComparison.Ordinal)
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    // 的支持, hai cuộc tập huấn, 27次巡逻: possessed or counted, it is a thing.
    private bool IsOwned(int i)
    {
        var before = PreviousVisible(i);
        return before >= 0
            && _scan.Words[before] is { } word
            && (
                word.Has("possessive") && _nounFrom >= 0
                || word.Has("measures")
                || word.Has("ordinal-marks:after")
                || word.Is(WordClass.PossessivePronoun)
            )
            && _nounFrom >= 0;
    }

    private bool IsPossessed(int i)
    {
        var before = PreviousVisible(i);
        return before >= 0
            && _nounFrom >= 0
            && _scan.Words[before] is { } word
            && (word.Has("possessive") || word.Is(WordClass.PossessivePronoun));
    }

    private bool IsVerbHere(int i)
    {
        var next = NextVisible(i);
        if (_auxiliary >= 0 && PreviousVisible(i) == _auxiliary && !_passive)
        {
            // đã tập huấn, 将培训: a verb right behind what tells its time.
            return true;
        }

        if (
            IsOwned(i) || (LightVerbBefore() && !(next < _scan.Count && TakesObject(next) && _chunks is not [.., { Kind: ChunkKind.Verb }]))
        )
        {
            return false;
        }

        if (next < _scan.Count && !_dated[next])
        {
            if (_scan.Words[next]?.Has("verb-particles") == true)
            {
                return true;
            }

            if (_scan.Words[next]?.Has("possessive") == true)
            {
                // 由美国资助兴建的中心
                return _passive || ByBefore();
            }

            if (BeginsNoun(next))
            {
                // 培训老挝警察 teaches; 培训中心 would be one word, 培训项目 two nouns.
                return _scan.NameAt[next] is not null
                    || HasClass(next, "organ.", "people", "item.", "facility", "deploy.force", "instrument", "title.")
                    || _scan.Tokens[next].Kind == TokenKind.Number
                    || _scan.Words[next]?.Value is not null
                    || !VerbInSegment();
            }
        }

        return !VerbInSegment() && (_chunks is [.., { Kind: ChunkKind.Noun }] || _nounFrom >= 0 || _auxiliary >= 0);
    }

    private bool ByBefore()
    {
        for (var k = _chunks.Count - 1; k >= 0 && _chunks[k].Kind is not (ChunkKind.Comma or ChunkKind.Stop or ChunkKind.Verb); k--)
        {
            if (_chunks[k] is { Kind: ChunkKind.Preposition, Word: "by" })
            {
                return true;
            }
        }

        return false;
    }

    // 援建一所学校, 提供一套软件: a counted or named thing right behind is an object.
    private bool TakesObject(int next) =>
        !_dated[next]
        && (
            _scan.NameAt[next] is { First.Kind: "state" }
            || _scan.Tokens[next].Kind == TokenKind.Number
            || (_scan.Words[next] is { Value: not null } count && !count.Has("ordinals"))
        );

    // A verb of doing in the same stretch takes the noun as its object: 举行…演练, tổ chức tập huấn.
    private bool LightVerbBefore()
    {
        for (var k = _chunks.Count - 1; k >= 0; k--)
        {
            switch (_chunks[k].Kind)
            {
                case ChunkKind.Comma or ChunkKind.Stop:
                    return false;
                case ChunkKind.Verb:
                    return EnglishStatus.OfVerb(_chunks[k].Verb!.Lemma) is ActCue.Happens or ActCue.Says
                        || _chunks[k].Verb!.Lemma
                            is "attend"
                                or "propose"
                                or "begin"
                                or "end"
                                or "strengthen"
                                or "promote"
                                or "include"
                                or "sign"
                                or "discuss"
                                or "complete"
                                or "expand";
                default:
                    continue;
            }
        }

        return false;
    }

    private bool VerbInSegment()
    {
        for (var k = _chunks.Count - 1; k >= 0; k--)
        {
            switch (_chunks[k].Kind)
            {
                case ChunkKind.Comma or ChunkKind.Stop or ChunkKind.Relative or ChunkKind.Subordinator:
                    return false;
                case ChunkKind.Verb
                    when _isPlain
                        && (
                            _chunks[k].Verb!.IsAttributive
                            || _chunks[k].Verb!.IsAdverbial
                            || EnglishStatus.OfVerb(_chunks[k].Verb!.Lemma)
                                is ActCue.Says
                                    or ActCue.Denies
                                    or ActCue.Alleges
                                    or ActCue.Plans
                        ):
                    continue;
                case ChunkKind.Verb:
                    return true;
                default:
                    continue;
            }
        }

        return false;
    }

    private bool IsInflectedVerbHere(int i, WordInfo word, bool isNounToo)
    {
        if (word.Forms.TrueForAll(f => f.Use == FormUse.Nominal))
        {
            // 110명 추방, 200대 기증…: a headline ends in the noun of its verb.
            return _grammar.Inflection == "korean" && EndsHeadline(i) && !VerbInSegment() && (_nounFrom >= 0 || _chunks.Count > 0);
        }

        if (
            _auxiliary < 0
            && word.Forms.TrueForAll(f => f.Use.HasFlag(FormUse.Participle) || f.Use == FormUse.Nominal)
            && _scan.Classes.Any(c => c.To - c.From > 1 && c.From <= i && i < c.To && !c.Is("idiom"))
        )
        {
            // "patrouille coordonnée", "crime organisé": part of what it stands in.
            return false;
        }

        if (
            _auxiliary < 0
            && IsRomance
            && IsAfterArticle(i)
            && PreviousVisible(PreviousVisible(i)) is >= 0 and var under
            && _scan.Is(under, WordClass.Preposition)
        )
        {
            // "à la demande du président"
            return false;
        }

        if (
            _auxiliary < 0
            && (
                word.Has("last")
                || word.Has("next")
                || (word.Forms.TrueForAll(f => f.Use.HasFlag(FormUse.Participle) || f.Use == FormUse.Nominal) && IsAfterArticle(i))
            )
        )
        {
            // "el pasado martes", "los detenidos", "el pedido"
            return false;
        }

        if (!isNounToo && !word.Is(WordClass.Preposition | WordClass.Coordinator | WordClass.Subordinator))
        {
            return true;
        }

        if (_auxiliary >= 0 && _auxiliary >= i - 3)
        {
            return true;
        }

        if (word.Is(WordClass.Preposition | WordClass.Coordinator | WordClass.Subordinator))
        {
            return false;
        }

        if (
            word.Forms.Exists(f =>
                f.Use.HasFlag(FormUse.Past)
                || f.Use.HasFlag(FormUse.Future)
                || f.Use.HasFlag(FormUse.Infinitive)
                || f.Use.HasFlag(FormUse.Attributive)
            )
            && _grammar.Inflection != "korean"
        )
        {
            return !IsAfterArticle(i);
        }

        if (_grammar.Inflection == "korean")
        {
            return true;
        }

        // visita, firma, accord: a noun after an article, a preposition or a verb that takes it.
        var before = PreviousVisible(i);
        if (
            before < 0
            || IsAfterArticle(i)
            || (_scan.Words[before]?.Is(WordClass.Preposition | WordClass.PossessivePronoun | WordClass.Coordinator) ?? false)
            || VerbInSegment()
        )
        {
            return false;
        }

        return _nounFrom >= 0 || _chunks is [.., { Kind: ChunkKind.Noun or ChunkKind.Relative or ChunkKind.Comma }];
    }

    private bool EndsHeadline(int i)
    {
        var next = NextVisible(i);
        return next >= _scan.Count || _scan.Text[_scan.Tokens[next].Start] is '…' or '.' or ';' or '‥';
    }

    private bool IsAfterArticle(int i)
    {
        var before = PreviousVisible(i);
        return before >= 0
            && (
                _scan.Is(before, WordClass.Determiner | WordClass.PossessivePronoun | WordClass.Cardinal)
                || _scan.Tokens[before].Kind == TokenKind.Number
                || (_scan.Words[before]?.Has("contracted") ?? false)
            );
    }

    private void AddVerb(int i, VerbGroup group)
    {
        CloseNoun(i);
        if (_isPlain && _chunks is [.., { Kind: ChunkKind.Preposition, Word: "about" or "on" or "regarding" }])
        {
            // 就打击跨境赌博交换意见, "thỏa thuận về chống khủng bố": what is talked about is no act.
            group.IsAdverbial = true;
        }

        var from = _auxiliary >= 0 && !AnyNounSince(_auxiliary) ? _auxiliary : i;
        _chunks.Add(
            new()
            {
                Kind = ChunkKind.Verb,
                From = from,
                To = i + 1,
                Verb = group,
            }
        );
        _auxiliary = -1;
        Reset();
    }

    private bool AnyNounSince(int token) => _chunks.Exists(c => c.Kind is ChunkKind.Noun or ChunkKind.Preposition && c.To > token);

    // "is" without a participle, 是, là.
    private void AddBareAuxiliary(int i)
    {
        Reset();
        _auxiliary = -1;
    }

    private void Forget(int i)
    {
        // What a word before a comma said holds for the next verb only in the same stretch.
        AddBareAuxiliary(i);
    }

    private void Reset()
    {
        _tense = null;
        _passive = false;
        _progressive = false;
        _negated = false;
        _over = false;
        _perfect = false;
        _rumour = false;
    }

    // ── nouns ──

    private void OpenNoun(int i)
    {
        if (_nounFrom < 0)
        {
            _nounFrom = i;
        }
    }

    private void CloseNoun(int to)
    {
        if (_nounFrom < 0)
        {
            return;
        }

        var end = to;
        while (end > _nounFrom && (_hidden[end - 1] || _dated[end - 1]))
        {
            end--;
        }

        while (
            end - 1 > _nounFrom
            && _scan.NameAt[end - 1] is null
            && _scan.Words[end - 1] is { } last
            && last.Has("articles")
            && !last.Is(WordClass.Pronoun)
        )
        {
            // "ad Aqaba il | 20 maggio"
            end--;
        }

        if (IsOnlyDeterminers(_nounFrom, end))
        {
            // "el" before "27 de febrero"
            _nounFrom = -1;
            return;
        }

        _chunks.Add(
            new()
            {
                Kind = ChunkKind.Noun,
                From = _nounFrom,
                To = end,
                IsPronoun = end - _nounFrom == 1 && _scan.Is(_nounFrom, WordClass.Pronoun),
                Case = _grammar.Inflection == "russian" ? RussianCase.Of(_scan, _nounFrom, end) : "",
            }
        );
        _nounFrom = -1;
    }

    private bool OnlyArticles(int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            if (!_hidden[k] && !(_scan.Words[k]?.Has("articles") ?? false))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsOnlyDeterminers(int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            if (_scan.NameAt[k] is not null || _scan.Words[k]?.Has("articles") != true || _scan.Words[k]!.Is(WordClass.Pronoun))
            {
                return false;
            }
        }

        return true;
    }

    private bool BeginsNoun(int i)
    {
        if (_scan.Tokens[i].Kind == TokenKind.Punctuation || _dated[i])
        {
            return false;
        }

        if (_scan.NameAt[i] is not null || _scan.Words[i] is not { } word)
        {
            return true;
        }

        return word.Forms.Count == 0
            && !word.Is(WordClass.Preposition | WordClass.Coordinator | WordClass.Subordinator | WordClass.Relative | WordClass.Adverb)
            && !word.Has("auxiliaries")
            && !word.Has("closers")
            && !word.Has("possessive")
            && !word.Has("verb-particles");
    }

    private bool HasClass(int token, params ReadOnlySpan<string> prefixes)
    {
        foreach (var hit in _scan.Classes)
        {
            if (hit.From != token)
            {
                continue;
            }

            foreach (var prefix in prefixes)
            {
                if (hit.IsAny(prefix))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private int NextVisible(int i)
    {
        do
        {
            i++;
        } while (i < _scan.Count && _hidden[i]);
        return i;
    }

    private int PreviousVisible(int i)
    {
        do
        {
            i--;
        } while (i >= 0 && _hidden[i]);
        return i;
    }

    private void Add(ChunkKind kind, int i, string word = "") => _chunks.Add(Make(kind, i, word));

    private static Chunk Make(ChunkKind kind, int i, string word) =>
        new()
        {
            Kind = kind,
            From = i,
            To = i + 1,
            Word = word,
        };
}

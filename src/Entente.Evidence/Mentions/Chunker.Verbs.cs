using Entente.Languages.English;
using Entente.Text;

namespace Entente.Mentions;

/// <content>Verb groups: where one begins, which reading of its words holds, and its tense, voice and negation.</content>
public sealed partial class Chunker
{
    private bool TryVerbGroup(int i, out int end)
    {
        end = i;
        var group = new VerbGroup { Lemma = "", Head = i };
        var at = i;
        var tense = (VerbTense?)null;
        var sawBe = false;
        var sawHave = false;
        var sawAuxiliary = false;
        while (at < _scan.Count)
        {
            var word = _scan.NameAt[at] is null ? _scan.Words[at] : null;
            if (word is null)
            {
                break;
            }

            if (word.Is(WordClass.Modal) && !sawAuxiliary && !(word.Folded == "may" && IsMonthHere(at)))
            {
                tense = ModalTense(word.Folded);
                group.IsNegated |= word.Folded == "cannot";
                sawAuxiliary = true;
            }
            else if (word.Folded == "to" && at == i && IsInfinitive(at))
            {
                tense = VerbTense.Infinitive;
                sawAuxiliary = true;
            }
            else if (word.Is(WordClass.Be) && IsAuxiliaryBe(at, i))
            {
                tense ??=
                    word.Folded is "was" or "were" ? VerbTense.Past
                    : sawHave ? VerbTense.Perfect
                    : word.Folded == "being" ? VerbTense.Gerund
                    : VerbTense.Present;
                sawBe = true;
                sawAuxiliary = true;
                group.Head = at;
                group.Lemma = "be";
            }
            else if (word.Is(WordClass.Have) && IsAuxiliaryHave(at))
            {
                group.IsPerfect = true;
                tense ??= word.Folded == "having" ? VerbTense.Gerund : VerbTense.Perfect;
                sawHave = true;
                sawAuxiliary = true;
                group.Head = at;
                group.Lemma = "have";
            }
            else if (word.Is(WordClass.Do) && IsAuxiliaryDo(at))
            {
                tense ??= word.Folded == "did" ? VerbTense.Past : VerbTense.Present;
                sawAuxiliary = true;
                group.Head = at;
                group.Lemma = "do";
            }
            else if (sawAuxiliary && word.Is(WordClass.Negation) && word.Folded is "not" or "never")
            {
                group.IsNegated = true;
            }
            else if (sawAuxiliary && word.Is(WordClass.Adverb) && !word.Is(WordClass.Preposition | WordClass.Ordinal))
            {
                // passes: "has also operated"
            }
            else if (sawAuxiliary && word.Folded == "no" && Next(at) < _scan.Count && _scan.IsWord(Next(at), "longer"))
            {
                group.IsOver = true;
                at = Next(at);
            }
            else if (sawAuxiliary && word.Folded is "first" or "jointly") { }
            else if (sawAuxiliary && word.Folded == "since" && MainVerb(Next(at), sawBe, sawHave, tense) is not null)
            {
                // "has since trained"
            }
            else
            {
                break;
            }

            at = Next(at);
        }

        if (!sawAuxiliary)
        {
            return TryBareVerb(i, group, out end);
        }

        var reading =
            at < _scan.Count && _scan.NameAt[at] is null
                ? MainVerb(at, sawBe, sawHave, tense) ?? UnknownVerb(at, sawBe, sawHave, tense)
                : null;
        if (reading is { } main)
        {
            group.Lemma = main.Verb;
            group.Head = at;
            group.Form = main.Form;
            group.IsPassive = sawBe && main.Form == VerbForms.Participle;
            group.IsProgressive = sawBe && main.Form == VerbForms.Gerund;
            at = Next(at);
        }
        else if (group.Lemma.Length == 0)
        {
            return false;
        }
        else if (tense == VerbTense.Present && sawBe && at < _scan.Count && _scan.IsWord(at, "to") && IsInfinitive(at))
        {
            // "is to build": a future.
            var verb = Next(at);
            var build = MainVerb(verb, false, false, VerbTense.Infinitive);
            if (build is { } planned)
            {
                group.Lemma = planned.Verb;
                group.Head = verb;
                group.Form = VerbForms.Base;
                tense = VerbTense.Future;
                at = Next(verb);
                if (planned.Verb == "be" && at < _scan.Count && MainVerb(at, true, false, null) is { Form: VerbForms.Participle } passive)
                {
                    group.Lemma = passive.Verb;
                    group.Head = at;
                    group.Form = VerbForms.Participle;
                    group.IsPassive = true;
                    at = Next(at);
                }
            }
        }

        if (reading is null && group.Lemma == "have" && tense == VerbTense.Perfect)
        {
            // "has access": its own verb, not an auxiliary.
            tense = _scan.IsWord(group.Head, "had") ? VerbTense.Past : VerbTense.Present;
            group.IsPerfect = false;
        }

        group.Tense = tense ?? VerbTense.Present;
        end = at;
        var chunk = new Chunk
        {
            Kind = ChunkKind.Verb,
            From = i,
            To = end,
            Verb = group,
        };
        _chunks.Add(chunk);
        _hasFinite |= group.IsFinite;
        return true;
    }

    private static VerbTense ModalTense(string modal) =>
        modal switch
        {
            "will" or "shall" => VerbTense.Future,
            "would" or "could" => VerbTense.Conditional,
            "should" or "must" => VerbTense.Obligation,
            _ => VerbTense.Possibility,
        };

    private bool IsMonthHere(int i)
    {
        if (!_scan.IsCapital(i))
        {
            return false;
        }

        var next = Next(i);
        return (next < _scan.Count && _scan.Tokens[next].Kind == TokenKind.Number)
            || (i > 0 && (_scan.Is(i - 1, WordClass.Preposition | WordClass.Ordinal) || _scan.Tokens[i - 1].Kind == TokenKind.Number))
            || i > 0;
    }

    private bool IsInfinitive(int to)
    {
        var verb = Next(to);
        while (verb < _scan.Count && _scan.Is(verb, WordClass.Adverb) && _scan.Words[verb]!.Verbs.Count == 0)
        {
            verb = Next(verb);
        }

        if (verb >= _scan.Count || _scan.NameAt[verb] is not null || _scan.IsCapital(verb) || _scan.Words[verb] is not { } word)
        {
            return false;
        }

        return word.Folded is "be" or "have" || word.Verbs.Exists(v => v.Forms.HasFlag(VerbForms.Base));
    }

    private bool IsAuxiliaryBe(int i, int groupStart) =>
        _scan.Tokens[i].Kind == TokenKind.Word
        && (_scan.Words[i]!.Folded is not ("being" or "be" or "been") || i > groupStart || _scan.Words[i]!.Folded == "being");

    private bool IsAuxiliaryHave(int i) => _scan.Tokens[i].Kind == TokenKind.Word;

    private bool IsAuxiliaryDo(int i)
    {
        var next = Next(i);
        return next < _scan.Count
            && _scan.Words[next] is { } word
            && (word.Folded == "not" || word.Verbs.Exists(v => v.Forms.HasFlag(VerbForms.Base)));
    }

    private (string Verb, VerbForms Form)? MainVerb(int i, bool afterBe, bool afterHave, VerbTense? tense)
    {
        if (i >= _scan.Count || _scan.Words[i] is not { } word)
        {
            return null;
        }

        var wanted =
            afterBe ? VerbForms.Participle | VerbForms.Gerund
            : afterHave ? VerbForms.Participle
            : VerbForms.Base;
        if (word.Folded == "be" && !afterBe && tense is not null)
        {
            return ("be", VerbForms.Base);
        }

        foreach (var reading in word.Verbs)
        {
            var fits = reading.Forms & wanted;
            if (fits == VerbForms.None)
            {
                continue;
            }

            // "is training" in a noun sense is rare; "are talks" is not a gerund anyway.
            return (reading.Verb, fits.HasFlag(VerbForms.Participle) ? VerbForms.Participle : fits);
        }

        return null;
    }

    // "will crew it", "have manned the post": after an auxiliary a word that no list has is its verb.
    private (string Verb, VerbForms Form)? UnknownVerb(int i, bool afterBe, bool afterHave, VerbTense? tense)
    {
        if (i >= _scan.Count || _scan.Words[i] is not null || _scan.Tokens[i].Kind != TokenKind.Word || _scan.IsCapital(i))
        {
            return null;
        }

        var word = _scan.Raw(i).ToString();
        if (afterBe || afterHave)
        {
            return word.EndsWith("ed", StringComparison.Ordinal) ? (word[..^2], VerbForms.Participle)
                : afterBe && word.EndsWith("ing", StringComparison.Ordinal) ? (word[..^3], VerbForms.Gerund)
                : null;
        }

        return tense is VerbTense.Future or VerbTense.Conditional or VerbTense.Obligation or VerbTense.Possibility
            ? (word, VerbForms.Base)
            : null;
    }

    private bool TryBareVerb(int i, VerbGroup group, out int end)
    {
        end = i;
        // "following", "including", "regarding" are prepositions here.
        if (_scan.Words[i] is not { Verbs.Count: > 0 } word || word.Is(WordClass.Preposition))
        {
            return false;
        }

        foreach (var one in word.Verbs)
        {
            // "made" is past and participle: what it can be is all that it can be.
            var reading = one with
            {
                Forms = word.Verbs.Where(v => v.Verb == one.Verb).Aggregate(VerbForms.None, (all, v) => all | v.Forms),
            };
            var form = BareForm(i, reading);
            if (form == VerbForms.None)
            {
                continue;
            }

            group.Lemma = reading.Verb;
            group.Head = i;
            group.Form = form;
            group.Tense = form switch
            {
                VerbForms.Past => VerbTense.Past,
                VerbForms.Third or VerbForms.Base => VerbTense.Present,
                VerbForms.Gerund => VerbTense.Gerund,
                _ => VerbTense.Participle,
            };
            group.IsPassive = form == VerbForms.Participle;
            if (form == VerbForms.Base && IsAfterHelp())
            {
                group.Tense = VerbTense.Infinitive;
            }

            end = i + 1;
            _chunks.Add(
                new()
                {
                    Kind = ChunkKind.Verb,
                    From = i,
                    To = end,
                    Verb = group,
                }
            );
            _hasFinite |= group.IsFinite;
            return true;
        }

        return false;
    }

    // "help build", "let Havana train"
    private bool IsAfterHelp() =>
        Last is { Kind: ChunkKind.Verb, Verb.Lemma: "help" or "let" or "make" }
        || (
            Last is { Kind: ChunkKind.Noun } noun
            && _chunks.Count > 1
            && _chunks[^2] is { Kind: ChunkKind.Verb, Verb.Lemma: "help" or "let" or "make" }
            && _scan.NameAt[noun.To - 1] is not null
        );

    private VerbForms BareForm(int i, VerbReading reading)
    {
        var last = Last?.Kind;
        var previous = Previous(i);
        var next = Next(i);
        var nextStartsNoun = next < _scan.Count && StartsNoun(next);
        var afterModifier =
            previous >= 0
            && last is not (ChunkKind.Relative or ChunkKind.Subordinator)
            && (
                _scan.Is(previous, WordClass.Determiner | WordClass.PossessivePronoun) && !_scan.Is(previous, WordClass.Pronoun)
                || _scan.Tokens[previous].Kind is TokenKind.Possessive
            );
        if (afterModifier || (_scan.IsCapital(i) && last is not null && IsInName(i)))
        {
            return VerbForms.None;
        }

        var afterAdjective =
            previous >= 0
            && last is ChunkKind.Noun
            && (_scan.Is(previous, WordClass.Adjective | WordClass.Cardinal | WordClass.Ordinal) || IsCount(previous))
            && _scan.NameAt[previous] is null
            && !IsTheTwo(previous, next);
        if (reading.Forms.HasFlag(VerbForms.Gerund))
        {
            return IsGerundHere(i, last, nextStartsNoun, afterAdjective) ? VerbForms.Gerund : VerbForms.None;
        }

        if (afterAdjective && !(reading.Forms.HasFlag(VerbForms.Past) && EnglishStatus.OfVerb(reading.Verb) == ActCue.Says))
        {
            return VerbForms.None;
        }

        if (
            reading.Forms.HasFlag(VerbForms.Base)
            && last is ChunkKind.Coordinator
            && FollowsBareForm()
            && (
                !EnglishNounVerbs.Contains(reading.Verb)
                || (next < _scan.Count && _scan.Is(next, WordClass.Determiner | WordClass.PossessivePronoun))
            )
        )
        {
            // "will inspect the gulf and run an exercise": run is a base here, though it is a participle too.
            return VerbForms.Base;
        }

        if ((reading.Forms & (VerbForms.Past | VerbForms.Participle)) != VerbForms.None)
        {
            return PastOrParticiple(i, reading, last, next);
        }

        if (reading.Forms.HasFlag(VerbForms.Base) && IsAfterHelp())
        {
            return VerbForms.Base;
        }

        if (last is ChunkKind.Comma && reading.Forms.HasFlag(VerbForms.Base) && OpensVerbSeries())
        {
            return VerbForms.Base;
        }

        if (reading.Forms.HasFlag(VerbForms.Third) && last is ChunkKind.Noun && IsClosingSpeech(reading, next))
        {
            return VerbForms.Third;
        }

        if (_hasFinite && last is not (ChunkKind.Relative or ChunkKind.Coordinator or ChunkKind.Subordinator))
        {
            return VerbForms.None;
        }

        var hasSubject =
            last is ChunkKind.Noun or ChunkKind.Relative or ChunkKind.Coordinator
            || (
                last is ChunkKind.Adverb
                && _chunks.Count > 1
                && _chunks[^2].Kind is ChunkKind.Noun or ChunkKind.Coordinator or ChunkKind.Relative
            )
            || (last is ChunkKind.Comma && (AfterRelative() || OpensVerbSeries()));
        if (!hasSubject || (last is ChunkKind.Coordinator && !CoordinatesVerbs(reading)))
        {
            return VerbForms.None;
        }

        if (reading.Forms.HasFlag(VerbForms.Third))
        {
            return IsThirdHere(reading, previous, next, nextStartsNoun) ? VerbForms.Third : VerbForms.None;
        }

        if (reading.Forms.HasFlag(VerbForms.Base))
        {
            return IsBaseHere(reading, previous, next, nextStartsNoun, last) ? VerbForms.Base : VerbForms.None;
        }

        return VerbForms.None;
    }

    // "the two discussed trade": the number is the subject where no other verb follows.
    private bool IsTheTwo(int previous, int next) =>
        previous > 0
        && _scan.Words[previous]?.Folded is "two" or "three" or "four"
        && (_scan.IsWord(previous - 1, "the") || _scan.IsWord(previous - 1, "these"))
        && !FiniteFollows(next);

    // "14 suspected traffickers": a number that counts what follows, and is no year.
    private bool IsCount(int i)
    {
        if (_scan.Tokens[i].Kind != TokenKind.Number || _scan.Tokens[i].Length == 4)
        {
            return false;
        }

        var month = i > 0 && _scan.IsMark(i - 1, '.') ? i - 2 : i - 1;
        return month < 0 || !_scan.Is(month, WordClass.Month);
    }

    private bool FollowsBareForm()
    {
        for (var k = _chunks.Count - 2; k >= 0; k--)
        {
            if (_chunks[k].Verb is { } verb)
            {
                return verb.Tense is VerbTense.Future or VerbTense.Infinitive or VerbTense.Conditional or VerbTense.Obligation
                    && !verb.IsPassive;
            }
        }

        return false;
    }

    private bool IsInName(int i)
    {
        var previous = Previous(i);
        var next = Next(i);
        var headline =
            previous >= 0
            && next < _scan.Count
            && _scan.IsCapital(previous)
            && _scan.IsCapital(next)
            && _scan.NameAt[previous] is not null
            && (_scan.NameAt[next] is not null || _scan.Is(next, WordClass.Determiner));
        return !headline;
    }

    private bool CoordinatesVerbs(VerbReading reading)
    {
        for (var k = _chunks.Count - 2; k >= 0; k--)
        {
            if (_chunks[k].Verb is { } verb)
            {
                return (verb.Form & (VerbForms.Base | VerbForms.Third)) != VerbForms.None
                    && (
                        reading.Forms.HasFlag(verb.Form)
                        || verb.Tense is VerbTense.Infinitive or VerbTense.Future or VerbTense.Conditional or VerbTense.Obligation
                    )
                    && !IsNounLikeBare(reading);
            }
        }

        return false;
    }

    private static bool IsNounLikeBare(VerbReading reading) =>
        EnglishNounVerbs.Contains(reading.Verb) && reading.Forms.HasFlag(VerbForms.Third);

    // "…, the rights group alleges." closes the sentence with who says so.
    private bool IsClosingSpeech(VerbReading reading, int next) =>
        EnglishStatus.OfVerb(reading.Verb) is ActCue.Says or ActCue.Alleges
        && (next >= _scan.Count || (next == _scan.Count - 1 && _scan.Tokens[next].Kind == TokenKind.Punctuation))
        && _chunks.Exists(c => c.Kind == ChunkKind.Comma);

    // "will build, train and equip": a verb right before the comma.
    private bool OpensVerbSeries() =>
        _chunks.Count > 1
        && _chunks[^2].Verb is { Tense: VerbTense.Future or VerbTense.Infinitive or VerbTense.Conditional or VerbTense.Obligation };

    private bool AfterRelative()
    {
        for (var k = _chunks.Count - 2; k >= 0; k--)
        {
            if (_chunks[k].Kind == ChunkKind.Relative)
            {
                return true;
            }

            if (_chunks[k].Kind is ChunkKind.Stop)
            {
                return false;
            }
        }

        return false;
    }

    private bool IsThirdHere(VerbReading reading, int previous, int next, bool nextStartsNoun)
    {
        if (!EnglishNounVerbs.Contains(reading.Verb))
        {
            return true;
        }

        // "U.S. forces left", "100,000 leaked documents": a verb follows, or a participle comes before.
        if (
            (
                next < _scan.Count
                && _scan.NameAt[next] is null
                && _scan.Words[next] is { } after1
                && after1.Verbs.Exists(v => v.Forms.HasFlag(VerbForms.Past))
                && !after1.Is(WordClass.Adjective)
            )
            || (
                previous > 0
                && _scan.Words[previous] is { } before1
                && before1.Verbs.Exists(v => v.Forms.HasFlag(VerbForms.Participle))
                && (
                    _scan.Tokens[previous - 1].Kind == TokenKind.Number
                    || _scan.Is(previous - 1, WordClass.Determiner | WordClass.Cardinal | WordClass.Adjective)
                )
            )
        )
        {
            return false;
        }

        // "a visiting forces agreement": what a gerund modifies is a noun.
        if (previous > 0 && _scan.Raw(previous).EndsWith("ing") && _scan.Is(previous - 1, WordClass.Determiner))
        {
            return false;
        }

        // "the academy trains Vietnamese officials", "Huawei supplies technology", but "joint patrols in", "police visits".
        var after =
            next < _scan.Count && (nextStartsNoun || _scan.IsWord(next, "that") || (_scan.Is(next, WordClass.To) && IsInfinitive(next)));
        var subject =
            previous >= 0
            && (
                _scan.NameAt[previous] is not null
                || _scan.IsCapital(previous)
                || _scan.Is(previous, WordClass.Pronoun | WordClass.Relative)
                || EndsHidden(previous)
                || IsSingularNoun(previous)
            );
        return after && subject;
    }

    private bool EndsHidden(int i) => i >= 0 && i + 1 < _scan.Count && _hidden[i + 1];

    private bool IsSingularNoun(int i) =>
        _scan.Tokens[i].Kind == TokenKind.Word
        && !_scan.Raw(i).EndsWith("s")
        && !_scan.Is(i, WordClass.Adjective)
        && _scan.NameAt[i] is null;

    private bool IsBaseHere(VerbReading reading, int previous, int next, bool nextStartsNoun, ChunkKind? last)
    {
        if (previous < 0)
        {
            return false;
        }

        var plural =
            _scan.Raw(previous).EndsWith("s")
            || _scan.Is(previous, WordClass.Pronoun | WordClass.Relative | WordClass.Adverb)
            || last is ChunkKind.Coordinator
            || CoordinatedSubject()
            || IsHeadlineList(previous)
            || _scan.Is(previous, WordClass.Cardinal)
            || (_scan.Words[previous]?.Folded is "police" or "people" or "personnel" or "staff");
        // Few verbs that are no nouns stand in this form after a noun unless it is their subject, however far back its head is.
        if (!plural && EnglishNounVerbs.Contains(reading.Verb))
        {
            return false;
        }

        var determined =
            next < _scan.Count
            && (
                _scan.Is(next, WordClass.Determiner | WordClass.PossessivePronoun)
                || _scan.NameAt[next] is not null
                || _scan.IsWord(next, "that")
            );
        return EnglishNounVerbs.Contains(reading.Verb)
            ? determined || (IsHeadline() && nextStartsNoun && plural)
            : nextStartsNoun
                || next >= _scan.Count
                || _scan.Is(next, WordClass.Preposition | WordClass.To | WordClass.Subordinator | WordClass.Adverb);
    }

    // A line without a full stop and, so far, without a finite verb.
    private bool IsHeadline() =>
        !_hasFinite
        && _scan.Tokens[_scan.Count - 1].Kind != TokenKind.Punctuation
        && _chunks.TrueForAll(c => c.Kind is ChunkKind.Noun or ChunkKind.Comma or ChunkKind.Coordinator or ChunkKind.Preposition);

    // "Ghana, Benin sign accord": a headline's list has a comma for its and.
    private bool IsHeadlineList(int previous) =>
        !_hasFinite
        && _scan.NameAt[previous] is not null
        && _chunks.Count >= 3
        && _chunks[^2].Kind == ChunkKind.Comma
        && _chunks[^3].Kind == ChunkKind.Noun
        && _chunks.TrueForAll(c => c.Kind is ChunkKind.Noun or ChunkKind.Comma);

    private bool CoordinatedSubject()
    {
        for (var k = _chunks.Count - 1; k >= 0; k--)
        {
            switch (_chunks[k].Kind)
            {
                case ChunkKind.Coordinator:
                    return true;
                case ChunkKind.Noun or ChunkKind.Preposition or ChunkKind.Comma:
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    private bool IsGerundHere(int i, ChunkKind? last, bool nextStartsNoun, bool afterAdjective)
    {
        if (afterAdjective && !nextStartsNoun)
        {
            return false;
        }

        var next = Next(i);
        var object_ =
            next < _scan.Count
            && (
                _scan.Is(next, WordClass.Determiner | WordClass.PossessivePronoun | WordClass.Cardinal)
                || _scan.Tokens[next].Kind == TokenKind.Number
                || _scan.NameAt[next] is not null
                || _scan.IsCapital(next)
            );
        return last switch
        {
            null or ChunkKind.Comma or ChunkKind.Subordinator => nextStartsNoun
                || (next < _scan.Count && _scan.Is(next, WordClass.Preposition | WordClass.To)),
            ChunkKind.Preposition => object_ || (nextStartsNoun && !IsTrainingNoun(i)),
            ChunkKind.Coordinator => (object_ || nextStartsNoun) && PreviousVerbIsGerund(),
            ChunkKind.Noun => object_ && !afterAdjective,
            // "to organize training courses": a head noun that trains, not a second verb.
            ChunkKind.Verb => object_ || !(nextStartsNoun && IsTrainingNoun(i)),
            ChunkKind.Adverb => nextStartsNoun,
            _ => object_,
        };
    }

    // "training courses", "meeting rooms": the gerund modifies the noun.
    private bool IsTrainingNoun(int i) =>
        _scan.Words[i]!.Folded
            is "training"
                or "meeting"
                or "building"
                or "shipping"
                or "fishing"
                or "policing"
                or "listening"
                or "monitoring"
                or "landing"
                or "opening"
                or "founding"
                or "ruling"
                or "operating"
                or "sharing"
                or "rescuing"
        && !_scan.Is(Next(i) < _scan.Count ? Next(i) : i, WordClass.Determiner);

    private bool PreviousVerbIsGerund()
    {
        for (var k = _chunks.Count - 2; k >= 0; k--)
        {
            if (_chunks[k].Verb is { } verb)
            {
                return verb.Tense == VerbTense.Gerund || verb.IsProgressive;
            }
        }

        return false;
    }

    private VerbForms PastOrParticiple(int i, VerbReading reading, ChunkKind? last, int next)
    {
        var isPast = reading.Forms.HasFlag(VerbForms.Past);
        var isParticiple = reading.Forms.HasFlag(VerbForms.Participle);
        // Words like "based", "related" before a noun after a hyphen: "Moscow-based".
        if (i > 0 && _scan.IsMark(i - 1, '-') && !_scan.Tokens[i].SpaceBefore)
        {
            return VerbForms.None;
        }

        if (last is ChunkKind.Preposition or null)
        {
            // "Led by X, …" opens with a participle; after a preposition a past form modifies a noun.
            return last is null && isParticiple && next < _scan.Count && _scan.Is(next, WordClass.Preposition)
                ? VerbForms.Participle
                : VerbForms.None;
        }

        // "sells armed drones": right after a verb a past form modifies what follows.
        if (
            last is ChunkKind.Verb
            && next < _scan.Count
            && StartsNoun(next)
            && !_scan.Is(next, WordClass.Determiner)
            && _scan.NameAt[next] is null
        )
        {
            return VerbForms.None;
        }

        var followedByPreposition = next < _scan.Count && _scan.Is(next, WordClass.Preposition) && !_scan.Is(next, WordClass.To);
        // "he wanted", "the ministry said": a pronoun's or a speaker's verb is no reduced relative.
        var previous = Previous(i);
        var isSubject = previous >= 0 && _scan.Words[previous]?.Folded is "he" or "she" or "they" or "it" or "we" or "i" or "who";
        if (
            isPast
            && (
                isSubject
                || (
                    EnglishStatus.OfVerb(reading.Verb) == ActCue.Says
                    && !_scan.IsWord(Math.Min(next, _scan.Count - 1), "by")
                    && last is ChunkKind.Noun
                )
            )
        )
        {
            return VerbForms.Past;
        }

        if (isParticiple && last is ChunkKind.Noun && IsReduced(i, next, followedByPreposition))
        {
            return VerbForms.Participle;
        }

        if (
            isParticiple
            && last is ChunkKind.Comma
            && (followedByPreposition || (next < _scan.Count && _scan.Is(next, WordClass.Adverb)))
            && (_hasFinite || FiniteFollows(next) || FiniteAfterComma(next))
        )
        {
            return VerbForms.Participle;
        }

        if (
            last is ChunkKind.Verb
            && _chunks[^1].Verb is { } before
            && isParticiple
            && before.Lemma is "be" or "get" or "become" or "have" or "remain" or "see"
        )
        {
            return VerbForms.Participle;
        }

        return isPast ? VerbForms.Past
            : isParticiple ? VerbForms.Participle
            : VerbForms.None;
    }

    private bool IsReduced(int i, int next, bool followedByPreposition)
    {
        if (_hasFinite)
        {
            return true;
        }

        // "Under a deal reached in February, India will": what hangs on an opening preposition has no finite verb of its own.
        if (_chunks.Count == 2 && _chunks[0].Kind == ChunkKind.Preposition && followedByPreposition)
        {
            return true;
        }

        // "officers trained by China arrived": a finite verb comes later in the same clause.
        var adverbial = next < _scan.Count && (_scan.Is(next, WordClass.Adverb | WordClass.Subordinator) || _scan.IsMark(next, ','));
        return (followedByPreposition || adverbial) && FiniteFollows(next);
    }

    // "The memorandum, signed in 2011, allowed": the main verb stands behind the comma that closes the insertion.
    private bool FiniteAfterComma(int from)
    {
        for (var i = from; i + 1 < _scan.Count; i = Next(i))
        {
            if (_scan.IsMark(i, ','))
            {
                var after = Next(i);
                return after < _scan.Count && LooksLikeVerb(after);
            }

            if (_scan.Tokens[i].Kind == TokenKind.Punctuation && !_scan.IsMark(i, '-'))
            {
                return false;
            }
        }

        return false;
    }

    private bool FiniteFollows(int from)
    {
        for (var i = from; i < _scan.Count; i = Next(i))
        {
            if (_scan.Tokens[i].Kind == TokenKind.Punctuation)
            {
                if (_scan.Text[_scan.Tokens[i].Start] is '-' or '–')
                {
                    continue;
                }

                return false;
            }

            if (_scan.NameAt[i] is not null || _scan.Tokens[i].Kind == TokenKind.Possessive || _scan.Words[i] is not { } word)
            {
                continue;
            }

            if (word.Is(WordClass.Relative | WordClass.Coordinator))
            {
                return false;
            }

            if (word.Is(WordClass.Be | WordClass.Have | WordClass.Modal) && word.Folded is not ("be" or "been" or "being" or "may"))
            {
                return true;
            }

            var after = Next(i);
            if (
                word.Verbs.Exists(v =>
                    (v.Forms & (VerbForms.Base | VerbForms.Third)) != VerbForms.None && !EnglishNounVerbs.Contains(v.Verb)
                )
                && after < _scan.Count
                && (_scan.NameAt[after] is not null || _scan.Is(after, WordClass.Determiner))
            )
            {
                return true;
            }

            if (
                word.Verbs.Exists(v => v.Forms == VerbForms.Past || (v.Forms.HasFlag(VerbForms.Past) && !EnglishNounVerbs.Contains(v.Verb)))
                && !_scan.Is(i - 1, WordClass.Determiner | WordClass.Adjective | WordClass.Preposition)
            )
            {
                return true;
            }
        }

        return false;
    }

    private bool LooksLikeVerb(int i) =>
        _scan.NameAt[i] is null
        && _scan.Words[i] is { } word
        && (
            word.Is(WordClass.Be | WordClass.Have | WordClass.Modal | WordClass.Do)
            || word.Verbs.Exists(v => (v.Forms & (VerbForms.Past | VerbForms.Third)) != VerbForms.None)
            || (word.Is(WordClass.Adverb) && Next(i) < _scan.Count && LooksLikeVerb(Next(i)))
        );

    private bool StartsNoun(int i)
    {
        if (_scan.Tokens[i].Kind is TokenKind.Number || _scan.NameAt[i] is not null)
        {
            return true;
        }

        if (_scan.Tokens[i].Kind != TokenKind.Word)
        {
            return false;
        }

        var word = _scan.Words[i];
        return word is null
            || !word.Is(
                WordClass.Preposition
                    | WordClass.Coordinator
                    | WordClass.Subordinator
                    | WordClass.Relative
                    | WordClass.Be
                    | WordClass.Have
                    | WordClass.Modal
                    | WordClass.To
                    | WordClass.Adverb
                    | WordClass.Negation
            )
            || word.Is(WordClass.Determiner);
    }

    private int Previous(int i)
    {
        do
        {
            i--;
        } while (i >= 0 && _hidden[i]);
        return i;
    }
}

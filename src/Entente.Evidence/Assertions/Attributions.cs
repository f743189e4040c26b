using Entente.Codebook;
using Entente.Languages.English;
using Entente.Mentions;

namespace Entente.Assertions;

/// <summary>Who says what in a sentence: the speaker's words, the verb, and the words said.</summary>
/// <param name="Speaker">The words that name the speaker: "analysts at a think tank".</param>
/// <param name="Verb">The lemma; "accord" for "according to" and "in the view of".</param>
/// <param name="Said">The quotation where all that is said is quoted, else the words themselves.</param>
/// <param name="IsClause">True when what is said is a sentence or a quotation, not a bare noun group.</param>
internal sealed record Attribution(Words Speaker, string Verb, Words Said, bool IsClause);

/// <summary>
/// Finds attributions in the four places where English puts them: "X argues that …", "…, X argues", "…, say X" and "according to
/// X, …". Works on tokens where the clause reader lost the verb in a noun group.
/// </summary>
internal sealed class Attributions(Lexicon lexicon)
{
    private const VerbForms Telling = VerbForms.Base | VerbForms.Third | VerbForms.Past;

    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "say",
        "tell",
        "declare",
        "state",
        "write",
        "add",
        "announce",
        "recall",
        "acknowledge",
        "admit",
        "insist",
        "inform",
        "remark",
        "comment",
        "reply",
        "find",
        "show",
        "mention",
        "report",
    };

    private readonly HashSet<string> _verbs =
    [
        .. Plain,
        "put",
        .. AssertionReader.Lemmas(lexicon, "verbs.argue", "verbs.note", "verbs.stress", "verbs.frame", "verbs.pledge", "verbs.voice"),
    ];

    // Only these stand before their subject: "…, say researchers".
    private readonly HashSet<string> _inverting = [.. Plain, .. AssertionReader.Lemmas(lexicon, "verbs.argue", "verbs.note")];

    public IReadOnlyList<Attribution> In(Wording sentence)
    {
        var found = new List<Attribution>();
        for (var verb = 0; verb < sentence.End; verb++)
        {
            if (sentence.VerbAt(verb, _verbs, Telling | VerbForms.Gerund) is not { } lemma)
            {
                continue;
            }

            var attribution =
                AsSaid(sentence, verb, lemma)
                ?? After(sentence, verb, lemma)
                ?? Inverted(sentence, verb, lemma)
                ?? Before(sentence, verb, lemma)
                ?? Swallowed(sentence, verb, lemma);
            if (attribution is { Said.Length: > 2 } some && !found.Exists(f => f.Said == some.Said))
            {
                found.Add(some);
            }
        }

        found.AddRange(According(sentence));
        return [.. found.Where(f => sentence.VerbAt(f.Said.From, _verbs, VerbForms.Gerund) is null)];
    }

    // "…, the minister said", "“…,” the authors contend": a noun group between a comma or quotation and the verb.
    private static Attribution? After(Wording sentence, int verb, string lemma)
    {
        var start = verb;
        while (start > 0 && !sentence.IsComma(start - 1) && !sentence.IsQuoteMark(start - 1))
        {
            start--;
            if (
                sentence.ChunkAt(start) is { Kind: ChunkKind.Verb or ChunkKind.Subordinator or ChunkKind.Relative or ChunkKind.Stop } chunk
                && chunk.To <= verb
            )
            {
                return null;
            }
        }

        if (
            start < 3
            || start == verb
            || !Closes(sentence, verb)
            || sentence.IsAny(start, "and", "but", "or", "that", "which", "who", "while", "where", "what")
        )
        {
            return null;
        }

        var said = Ahead(sentence, start);
        var isQuoted = said.From > 0 && sentence.IsQuoteMark(said.From - 1);
        if (
            !isQuoted
            && sentence.IsComma(start - 1)
            && sentence.IsComma(verb + 1)
            && !IsSentence(sentence, said)
            && IsSentence(sentence, new(verb + 2, sentence.End))
        )
        {
            // Between its subject and its verb: "Such aid, the authors argue, is cheap".
            return sentence.Scan.Is(said.From, WordClass.Preposition | WordClass.Adverb | WordClass.Subordinator)
                ? null
                : new(sentence.Trimmed(start, verb), lemma, sentence.Trimmed(0, sentence.End), true);
        }

        if (said.Length < 3 || (!isQuoted && !IsSentence(sentence, said)) || HasComplement(sentence, verb))
        {
            return null;
        }

        return new(sentence.Trimmed(start, verb), lemma, said, true);
    }

    // The verb is a group of its own, or the chunker left it at the end of the noun group: "the report's authors contend".
    private static bool Closes(Wording sentence, int verb) =>
        sentence.ChunkAt(verb) is { } chunk && (chunk.Kind == ChunkKind.Verb ? chunk.Verb!.Head == verb : chunk.To == verb + 1);

    // "As one observer put it, …", "As the authors note, …".
    private static Attribution? AsSaid(Wording sentence, int verb, string lemma)
    {
        var first = sentence.Seen(0);
        var comma = sentence.IsAny(verb + 1, "it") ? verb + 2 : verb + 1;
        if (!sentence.IsAny(first, "as") || verb < first + 2 || !sentence.IsComma(comma) || comma + 3 > sentence.End)
        {
            return null;
        }

        return new(new(first + 1, verb), lemma == "put" ? "say" : lemma, sentence.Trimmed(comma, sentence.End), true);
    }

    // The chunker lost the verb in a noun group: "analysts in Tashkent say the drills are …", "Li, for instance, emphasizes that …".
    private Attribution? Swallowed(Wording sentence, int verb, string lemma)
    {
        if (
            sentence.ChunkAt(verb) is not { Kind: ChunkKind.Noun } chunk
            || chunk.To != verb + 1
            || sentence.VerbAt(verb, _verbs, Telling) is null
        )
        {
            return null;
        }

        var from = sentence.IsAny(verb + 1, "out") ? verb + 2 : verb + 1;
        var isThat = sentence.IsAny(from, "that");
        var said = sentence.Trimmed(isThat ? from + 1 : from, sentence.End);
        var isPlainClause =
            sentence.ChunkAt(from) is { Kind: ChunkKind.Noun } next
            && sentence.IndexOf(next) + 1 < sentence.Reading.Chunks.Count
            && sentence.Reading.Chunks[sentence.IndexOf(next) + 1] is { Kind: ChunkKind.Verb, Verb.IsFinite: true };
        if ((!isThat && !isPlainClause) || said.Length < 4)
        {
            return null;
        }

        var speaker = chunk.From < verb ? new Words(Back(sentence, chunk), verb) : BesideComma(sentence, verb);
        return speaker is { Length: > 0 } who ? new(who, lemma, said, true) : null;
    }

    // From a noun group back over what it hangs on: "analysts" in "analysts in Tashkent".
    private static int Back(Wording sentence, Chunk chunk)
    {
        var at = sentence.IndexOf(chunk);
        while (
            at > 1
            && sentence.Reading.Chunks[at - 1] is { Kind: ChunkKind.Preposition, Word: "of" or "in" or "at" or "from" or "for" }
            && sentence.Reading.Chunks[at - 2].Kind == ChunkKind.Noun
        )
        {
            at -= 2;
        }

        return sentence.Reading.Chunks[at].From;
    }

    // "Li Wei, for instance, argues": the group before the parenthesis.
    private static Words? BesideComma(Wording sentence, int verb)
    {
        var close = sentence.SeenBefore(verb);
        if (!sentence.IsComma(close))
        {
            return null;
        }

        var open = close - 1;
        while (open > 0 && !sentence.IsComma(open))
        {
            open--;
        }

        var last = sentence.SeenBefore(open);
        return last >= 0 && sentence.ChunkAt(last) is { Kind: ChunkKind.Noun } chunk ? sentence.Trimmed(Back(sentence, chunk), open) : null;
    }

    private Attribution? Inverted(Wording sentence, int verb, string lemma)
    {
        var next = sentence.Seen(verb + 1);
        if (
            verb < 4
            || !(sentence.IsComma(verb - 1) || sentence.IsQuoteMark(verb - 1))
            || !_inverting.Contains(lemma)
            || sentence.VerbAt(verb, _inverting, Telling) is null
            || next >= sentence.End
            || sentence.IsAny(next, "that", "to", "for", "on", "in", "it", "he", "she", "they")
        )
        {
            return null;
        }

        var said = Ahead(sentence, verb);
        var isQuoted = said.From > 0 && sentence.IsQuoteMark(said.From - 1);
        if (said.Length < 3 || (!isQuoted && !IsSentence(sentence, said)))
        {
            return null;
        }

        var chunk = sentence.Reading.Chunks.FirstOrDefault(c => c.Kind == ChunkKind.Noun && c.To > next && c.From <= next);
        if (chunk is null)
        {
            return null;
        }

        var speaker = new Words(next, sentence.Group(chunk).To);
        return new(speaker, lemma, said, true);
    }

    // "X argues that …", "X, a scholar at Y, argues …", "…, suggesting that …".
    private static Attribution? Before(Wording sentence, int verb, string lemma)
    {
        if (
            sentence.ClauseOf(verb) is not { } clause
            || clause.Group.IsPassive && clause.Group.Form != VerbForms.Participle
            || clause.Group.IsNegated
            || clause.Group.Tense is VerbTense.Obligation or VerbTense.Infinitive or VerbTense.Possibility
            || (!clause.Group.IsFinite && clause.Link is not (ClauseLink.Gerund or ClauseLink.Participle))
        )
        {
            return null;
        }

        return SpeakerBefore(sentence, clause) is { Length: > 0 } speaker ? Complement(sentence, clause, lemma, speaker) : null;
    }

    private static Words? SpeakerBefore(Wording sentence, Clause clause)
    {
        if (clause.Subject.Count > 0)
        {
            var from = clause.Subject[0].From;
            var to = clause.Subject[0].To;
            if (from > clause.Verb.From)
            {
                return null;
            }

            foreach (var part in clause.Subject)
            {
                to = Math.Max(
                    to,
                    Math.Min(sentence.Group(part).To, Math.Max(part.To, from < clause.Verb.From ? clause.Verb.From : part.To))
                );
            }

            return sentence.Trimmed(from, Math.Min(to, Math.Max(clause.Subject[0].To, clause.Verb.From)));
        }

        // The subject stands before an apposition or a relative clause: "Li Wei, who taught there at the time, argued".
        var comma = sentence.SeenBefore(clause.Verb.From);
        if (!sentence.IsComma(comma))
        {
            return null;
        }

        var chunk = sentence.Reading.Chunks.FirstOrDefault(c => c.Kind == ChunkKind.Noun);
        return chunk is not null && chunk.From <= sentence.Seen(0) + 1 && chunk.To < comma ? sentence.Group(chunk) : null;
    }

    private static Attribution? Complement(Wording sentence, Clause clause, string lemma, Words speaker)
    {
        var from = sentence.Seen(clause.Verb.To);
        if (lemma is "tell" or "inform" or "remind" or "warn" or "assure" && sentence.ChunkAt(from) is { Kind: ChunkKind.Noun } hearer)
        {
            var that = FirstThat(sentence, from, Math.Min(sentence.End, from + 9));
            from = that ?? (lemma == "warn" ? from : hearer.To);
        }

        var isClause = false;
        while (
            from < sentence.End && (sentence.IsAny(from, "that", "out") || sentence.Scan.Tokens[from].Kind == Text.TokenKind.Punctuation)
        )
        {
            isClause |= sentence.IsAny(from, "that");
            if (sentence.IsQuoteMark(from))
            {
                break;
            }

            from++;
        }

        foreach (var quotation in sentence.Quotations)
        {
            var opens = quotation.From - 1;
            // The quotation is what is said only where the sentence does not go on from it: "that “X” is needed" is more than "X".
            var next = sentence.Seen(quotation.To);
            var goesOn = next < sentence.End && sentence.ChunkAt(next) is { Kind: ChunkKind.Verb };
            if (opens >= clause.Verb.To - 1 && opens <= from + 1 && quotation.Length > 3 && !goesOn)
            {
                return new(speaker, lemma, quotation, true);
            }
        }

        var to = EndOfSaid(sentence, clause, from);
        var said = sentence.Trimmed(Math.Min(from, to), to);
        return said.Length < 2 ? null : new(speaker, lemma, said, isClause || IsSentence(sentence, said));
    }

    private static int? FirstThat(Wording sentence, int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            if (sentence.IsAny(k, "that"))
            {
                return k;
            }
        }

        return null;
    }

    // What is said ends with the sentence, at a semicolon, or where the speaker's next verb begins.
    private static int EndOfSaid(Wording sentence, Clause clause, int from)
    {
        var to = sentence.End;
        for (var k = from; k < to; k++)
        {
            if (sentence.Scan.IsMark(k, ';'))
            {
                to = k;
            }
        }

        foreach (var next in sentence.Reading.Clauses)
        {
            if (
                next.Verb.From > from
                && next.Verb.From < to
                && next.Link == ClauseLink.Coordinated
                && next.SharesSubject
                && ReferenceEquals(next.Governor, clause)
            )
            {
                to = next.Verb.From;
            }
        }

        while (to > from && sentence.IsAny(to - 1, "and", "but", "or"))
        {
            to--;
        }

        return to;
    }

    // "According to analysts, …", "…, according to analysts", "In the view of an expert, …".
    private static IEnumerable<Attribution> According(Wording sentence)
    {
        for (var k = 0; k + 3 < sentence.End; k++)
        {
            var opens =
                sentence.IsAny(k, "according") && sentence.IsAny(k + 1, "to") ? k + 2
                : sentence.IsAny(k, "in")
                && sentence.IsAny(k + 1, "the")
                && sentence.IsAny(k + 2, "view", "opinion", "words", "eyes", "judgement", "judgment", "reading", "assessment")
                && sentence.IsAny(k + 3, "of")
                    ? k + 4
                : -1;
            if (opens < 0)
            {
                continue;
            }

            var close = opens;
            while (close < sentence.End && !sentence.IsComma(close) && !sentence.Scan.IsMark(close, ';'))
            {
                close++;
            }

            var first = sentence.Seen(0);
            // In the middle of what is said, the whole sentence is what is said.
            var said =
                k <= first ? sentence.Trimmed(close, sentence.End)
                : close < sentence.End ? sentence.Trimmed(first, sentence.End)
                : sentence.Trimmed(first, k);
            if (close > opens && said.Length > 3)
            {
                yield return new(new(opens, close), "accord", said, IsSentence(sentence, said));
            }
        }
    }

    // The words before an attribution: the quotation that opens the sentence, else all of it.
    private static Words Ahead(Wording sentence, int before)
    {
        var first = sentence.Seen(0);
        foreach (var quotation in sentence.Quotations)
        {
            if (quotation.From - 1 <= first && quotation.To >= before - 3 && quotation.To <= before)
            {
                return quotation;
            }
        }

        return sentence.Trimmed(first, before);
    }

    private static bool IsSentence(Wording sentence, Words words) =>
        sentence.Reading.Clauses.Any(c => (c.Group.IsFinite || c.Group.Form == VerbForms.Participle) && words.Holds(c.Group.Head))
        || sentence.Reading.Chunks.Any(c => c.Kind == ChunkKind.Noun && words.Holds(c.From) && HasVerbForm(sentence, c));

    // A verb that the chunker left inside a noun group: "say that small states use rival security".
    private static bool HasVerbForm(Wording sentence, Chunk chunk)
    {
        for (var k = chunk.From + 1; k < chunk.To; k++)
        {
            if (
                sentence.Scan.Words[k] is { Verbs.Count: > 0 } word
                && word.Verbs.Exists(v => (v.Forms & VerbForms.Third) != VerbForms.None)
            )
            {
                return true;
            }
        }

        return false;
    }

    // After an attribution that closes its sentence there is no "that" and no further clause of the speaker's.
    private static bool HasComplement(Wording sentence, int verb)
    {
        for (var k = verb + 1; k < sentence.End && k < verb + 12; k++)
        {
            if (sentence.IsComma(k))
            {
                return false;
            }

            if (
                sentence.IsAny(k, "that")
                || (sentence.ChunkAt(k) is { Kind: ChunkKind.Verb, Verb.IsFinite: true } chunk && chunk.From > verb)
            )
            {
                return true;
            }
        }

        return false;
    }
}

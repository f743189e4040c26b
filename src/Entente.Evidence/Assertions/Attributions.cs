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
                Prefaces.AsSaid(sentence, verb, lemma)
                ?? After(sentence, verb, lemma)
                ?? Inverted(sentence, verb, lemma)
                ?? Before(sentence, verb, lemma)
                ?? Swallowed(sentence, verb, lemma);
            if (attribution is { Said.Length: > 2 } some && !found.Exists(f => f.Said == some.Said))
            {
                found.Add(some);
            }
        }

        found.AddRange(Prefaces.According(sentence));
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

        var said = WordsSaid.Ahead(sentence, start);
        var isQuoted = said.From > 0 && sentence.IsQuoteMark(said.From - 1);
        if (
            !isQuoted
            && sentence.IsComma(start - 1)
            && sentence.IsComma(verb + 1)
            && (said.Length < 3 || !WordsSaid.IsSentence(sentence, said))
            && WordsSaid.IsSentence(sentence, new(verb + 2, sentence.End))
        )
        {
            // Between its subject and its verb: "Such aid, the authors argue, is cheap".
            return sentence.Scan.Is(said.From, WordClass.Preposition | WordClass.Adverb | WordClass.Subordinator)
                ? null
                : new(sentence.Trimmed(start, verb), lemma, sentence.Trimmed(0, sentence.End), true);
        }

        if (said.Length < 3 || (!isQuoted && !WordsSaid.IsSentence(sentence, said)) || WordsSaid.HasComplement(sentence, verb))
        {
            return null;
        }

        return new(sentence.Trimmed(start, verb), lemma, said, true);
    }

    // The verb is a group of its own, or the chunker left it at the end of the noun group: "the report's authors contend".
    private static bool Closes(Wording sentence, int verb) =>
        sentence.ChunkAt(verb) is { } chunk && (chunk.Kind == ChunkKind.Verb ? chunk.Verb!.Head == verb : chunk.To == verb + 1);

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

        var said = WordsSaid.Ahead(sentence, verb);
        var isQuoted = said.From > 0 && sentence.IsQuoteMark(said.From - 1);
        if (said.Length < 3 || (!isQuoted && !WordsSaid.IsSentence(sentence, said)))
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

        return SpeakerBefore(sentence, clause) is { Length: > 0 } speaker ? WordsSaid.Complement(sentence, clause, lemma, speaker) : null;
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
}

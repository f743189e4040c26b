using Entente.Languages.English;
using Entente.Mentions;

namespace Entente.Assertions;

/// <summary>What is said, in the places where an attribution leaves it: after the verb, or before the speaker.</summary>
internal static class WordsSaid
{
    public static Attribution? Complement(Wording sentence, Clause clause, string lemma, Words speaker)
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

    // The words before an attribution: the quotation that opens the sentence, else all of it.
    public static Words Ahead(Wording sentence, int before)
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

    public static bool IsSentence(Wording sentence, Words words) =>
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
    public static bool HasComplement(Wording sentence, int verb)
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

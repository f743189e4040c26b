namespace Entente.Assertions;

/// <summary>Attributions that open or interrupt what is said: "According to X, …", "As X put it, …".</summary>
internal static class Prefaces
{
    // "As one observer put it, …", "As the authors note, …".
    public static Attribution? AsSaid(Wording sentence, int verb, string lemma)
    {
        var first = sentence.Seen(0);
        var comma = sentence.IsAny(verb + 1, "it") ? verb + 2 : verb + 1;
        if (!sentence.IsAny(first, "as") || verb < first + 2 || !sentence.IsComma(comma) || comma + 3 > sentence.End)
        {
            return null;
        }

        return new(new(first + 1, verb), lemma == "put" ? "say" : lemma, sentence.Trimmed(comma, sentence.End), true);
    }

    // "According to analysts, …", "…, according to analysts", "In the view of an expert, …".
    public static IEnumerable<Attribution> According(Wording sentence)
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
                yield return new(new(opens, close), "accord", said, WordsSaid.IsSentence(sentence, said));
            }
        }
    }
}

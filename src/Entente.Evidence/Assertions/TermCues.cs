using Entente.Codebook;
using Entente.Languages.English;

namespace Entente.Assertions;

/// <summary>How the words around a quotation treat it as a term: used, avoided, named, replaced or translated.</summary>
internal sealed class TermCues(Lexicon lexicon)
{
    private const VerbForms Any = VerbForms.Base | VerbForms.Third | VerbForms.Past | VerbForms.Participle | VerbForms.Gerund;

    private readonly HashSet<string> _use = AssertionReader.Lemmas(lexicon, "verbs.termuse");
    private readonly HashSet<string> _avoid = AssertionReader.Lemmas(lexicon, "verbs.termavoid");
    private readonly HashSet<string> _name = AssertionReader.Lemmas(lexicon, "verbs.termname");
    private readonly HashSet<string> _render = AssertionReader.Lemmas(lexicon, "verbs.termrender");
    private readonly HashSet<string> _replace = AssertionReader.Lemmas(lexicon, "verbs.termreplace");
    private readonly HashSet<string> _appear = AssertionReader.Lemmas(lexicon, "verbs.termappear");
    private readonly HashSet<string> _write = AssertionReader.Lemmas(lexicon, "verbs.termwrite");

    // A noun group of a few words: no sentence, no pronoun, no question.
    public static bool IsPhrase(Wording sentence, Words quotation)
    {
        if (quotation.Length > 11)
        {
            return false;
        }

        for (var k = quotation.From; k < quotation.To; k++)
        {
            if (
                sentence.IsComma(k)
                || sentence.Scan.IsMark(k, '?')
                || sentence.Scan.IsMark(k, '!')
                || sentence.Scan.Is(k, WordClass.Be | WordClass.Modal)
                || sentence.IsAny(k, "we", "i", "you", "he", "she", "they", "us", "me", "yes", "no")
            )
            {
                return false;
            }
        }

        return true;
    }

    public string? RuleOf(Wording sentence, Words term, List<Words> before)
    {
        var last = sentence.SeenBefore(term.From);
        while (last >= 0 && sentence.IsAny(last, "a", "an", "the", "so", "called", "-", "new", "old", "also", "own"))
        {
            if (sentence.IsAny(last, "called") && !sentence.Scan.IsMark(last - 1, '-'))
            {
                break;
            }

            last = sentence.SeenBefore(last);
        }

        if (sentence.IsAny(sentence.SeenBefore(term.From), "called") && sentence.Scan.IsMark(sentence.SeenBefore(term.From) - 1, '-'))
        {
            return "name";
        }

        return ByNounBefore(sentence, last)
            ?? ByVerbBefore(sentence, term, last)
            ?? ByList(sentence, last, before)
            ?? ByWordsAfter(sentence, term);
    }

    // "the phrase “X”", "the concept of “X”", "under the slogan of an “X”".
    private string? ByNounBefore(Wording sentence, int last)
    {
        var at = sentence.IsAny(last, "of") || (last > 0 && sentence.Scan.Is(last, WordClass.Be)) ? sentence.SeenBefore(last) : last;
        if (at < 0 || !sentence.Has(new(at, at + 1), "term.noun"))
        {
            return null;
        }

        for (var k = at; k >= Math.Max(0, at - 6); k--)
        {
            if (sentence.VerbAt(k, _avoid, Any) is not null)
            {
                return "avoid";
            }

            if (sentence.VerbAt(k, _use, Any) is not null)
            {
                return IsNegated(sentence, k) ? "avoid" : "use";
            }
        }

        return "use";
    }

    private string? ByVerbBefore(Wording sentence, Words term, int last)
    {
        if (last < 0)
        {
            return null;
        }

        if (sentence.VerbAt(last, _avoid, Any) is not null)
        {
            return "avoid";
        }

        // "The Chinese version speaks of", "Moscow speaks of": a habit or a text; what a person once spoke of may be a figure of speech.
        var speaks =
            sentence.IsAny(last, "of")
            && (
                sentence.IsAny(last - 1, "speaks", "speak", "talks", "talk")
                || (sentence.IsAny(last - 1, "spoke", "talked", "speaking", "talking") && IsText(sentence, last - 1))
            );
        if (speaks || sentence.VerbAt(last, _use, Any) is not null)
        {
            return IsNegated(sentence, last) ? "avoid" : "use";
        }

        if (sentence.VerbAt(last, _write, Any) is not null)
        {
            return IsText(sentence, last) ? "use" : null;
        }

        if (sentence.VerbAt(last, _name, Any) is not null)
        {
            return IsNaming(sentence, term, last) ? "name" : null;
        }

        var hasOther = sentence.Quotations.Any(q => q != term);
        if (hasOther && sentence.VerbAt(last, _replace, Any) is not null)
        {
            return "replace";
        }

        if (hasOther && sentence.VerbAt(last, _render, Any) is not null)
        {
            return "translate";
        }

        if (sentence.IsAny(last, "as", "into", "under", "to"))
        {
            for (var k = last - 1; k >= Math.Max(0, last - 12); k--)
            {
                if (sentence.VerbAt(k, _render, Any) is not null)
                {
                    return "translate";
                }

                if (sentence.IsAny(k, "known", "referred", "categorized", "categorised") && last - k < 5)
                {
                    return "name";
                }
            }
        }

        return null;
    }

    // "Vietnamese newspapers write “X”", "the English version says “X”": a text speaks, not a person.
    private static bool IsText(Wording sentence, int verb)
    {
        for (var k = verb - 1; k >= Math.Max(0, verb - 9) && !sentence.IsComma(k); k--)
        {
            if (sentence.Has(new(k, k + 1), "term.text"))
            {
                return true;
            }
        }

        var isContrast = false;
        for (var k = 0; k < sentence.End; k++)
        {
            isContrast |= sentence.IsAny(k, "where", "while", "whereas", "whilst", "instead", "rather");
        }

        return isContrast && sentence.Quotations.Count > 1;
    }

    // "What Beijing calls the “X”", "dubbed the “X”": a name, not "called it “useful”".
    private static bool IsNaming(Wording sentence, Words term, int verb)
    {
        // The name of a drill, a raid or a ship is no concept.
        for (var k = verb; k >= Math.Max(0, verb - 7); k--)
        {
            if (sentence.IsAny(k, "code", "codename") || NamesThing(sentence, k))
            {
                return false;
            }
        }

        var passive =
            sentence.Scan.Is(verb - 1, WordClass.Be) || sentence.IsComma(verb - 1) || sentence.IsAny(verb - 1, "been", "so", "-", "also");
        for (var k = verb - 1; k >= Math.Max(0, verb - 7); k--)
        {
            passive |= sentence.IsAny(k, "what", "which");
        }

        return passive || (sentence.IsAny(sentence.SeenBefore(term.From), "the") && term.Length > 1);
    }

    private static bool NamesThing(Wording sentence, int token) =>
        sentence.Reading.HasClass(token, token + 1, "exercise.noun")
        || sentence.Reading.HasClass(token, token + 1, "operation.noun")
        || sentence.Reading.HasClass(token, token + 1, "ship");

    // "the terms “X” and “Y”": what stands beside a term is one.
    private static string? ByList(Wording sentence, int last, List<Words> before) =>
        before.Count > 0 && sentence.IsAny(last, "and", "or", ",", "to", "with", "for", "by") && last - before[^1].To < 4 ? "use" : null;

    private string? ByWordsAfter(Wording sentence, Words term)
    {
        var next = sentence.Seen(term.To);
        var isApposition = sentence.IsComma(next) || sentence.IsComma(term.To);
        next = sentence.IsComma(next) ? sentence.Seen(next + 1) : next;
        if (next >= sentence.End)
        {
            return null;
        }

        var isBeing = sentence.Scan.Is(next, WordClass.Be) || sentence.IsAny(next, "remains", "became", "becomes");
        if ((isApposition && sentence.IsAny(next, "a", "an", "the", "its", "his", "her", "their")) || isBeing)
        {
            for (var k = next; k < Math.Min(sentence.End, next + 6) && !(k > next && sentence.IsComma(k)); k++)
            {
                if (sentence.Has(new(k, k + 1), "term.noun"))
                {
                    return "use";
                }
            }
        }

        for (var k = next; k < Math.Min(sentence.End, next + 5); k++)
        {
            if (sentence.VerbAt(k, _replace, Any) is not null)
            {
                return "replace";
            }

            if (sentence.VerbAt(k, _appear, Any) is not null)
            {
                return IsNegated(sentence, k) ? "avoid" : "use";
            }

            if (sentence.VerbAt(k, _render, Any) is not null)
            {
                return "translate";
            }
        }

        return null;
    }

    public static bool IsNegated(Wording sentence, int verb)
    {
        for (var k = verb - 1; k >= Math.Max(0, verb - 4); k--)
        {
            if (sentence.Scan.Is(k, WordClass.Negation) || sentence.IsAny(k, "rarely", "seldom", "hardly", "without", "nor"))
            {
                return true;
            }
        }

        return false;
    }
}

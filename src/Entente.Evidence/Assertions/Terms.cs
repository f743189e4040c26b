using Entente.Codebook;
using Entente.Languages.English;
using Entente.Mentions;

namespace Entente.Assertions;

/// <summary>
/// Language about language: who uses, avoids, replaces or translates a named concept. A quotation is a term only where the words
/// around it treat it as one; praise in quotation marks, speech and ships' names are none.
/// </summary>
internal sealed class Terms(Lexicon lexicon) : IAssertionKind
{
    private const VerbForms Any = VerbForms.Base | VerbForms.Third | VerbForms.Past | VerbForms.Participle | VerbForms.Gerund;

    private readonly HashSet<string> _use = AssertionReader.Lemmas(lexicon, "verbs.termuse");
    private readonly HashSet<string> _avoid = AssertionReader.Lemmas(lexicon, "verbs.termavoid");
    private readonly HashSet<string> _name = AssertionReader.Lemmas(lexicon, "verbs.termname");
    private readonly HashSet<string> _render = AssertionReader.Lemmas(lexicon, "verbs.termrender");
    private readonly HashSet<string> _replace = AssertionReader.Lemmas(lexicon, "verbs.termreplace");
    private static readonly HashSet<string> Substituting = ["substitute"];
    private readonly HashSet<string> _appear = AssertionReader.Lemmas(lexicon, "verbs.termappear");
    private readonly HashSet<string> _write = AssertionReader.Lemmas(lexicon, "verbs.termwrite");

    private readonly IReadOnlyList<string> _languages =
    [
        .. lexicon.Patterns.Words.Keys.Where(k => k.StartsWith("language.", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    public void Read(Wording sentence, AssertionReader into)
    {
        var terms = new List<Words>();
        foreach (var quotation in sentence.Quotations.Where(q => IsPhrase(sentence, q)))
        {
            if (RuleOf(sentence, quotation, terms) is not { } rule)
            {
                continue;
            }

            terms.Add(quotation);
            Add(sentence, into, quotation, rule, terms);
        }

        if (terms.Count == 0)
        {
            Unquoted(sentence, into);
        }
    }

    // A noun group of a few words: no sentence, no pronoun, no question.
    private static bool IsPhrase(Wording sentence, Words quotation)
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

    private string? RuleOf(Wording sentence, Words term, List<Words> before)
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

    private static bool IsNegated(Wording sentence, int verb)
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

    // ── building ──

    private void Add(Wording sentence, AssertionReader into, Words term, string rule, List<Words> before)
    {
        var (item, how) = Other(sentence, term);
        if (how == "replaced" || how == "translated")
        {
            return;
        }

        var user = Actors(sentence, term, before.Count > 1 ? before[^2].To : 0);
        var named = sentence.Reading.Actors.FirstOrDefault(a =>
            a.Kind is "grouping" or "initiative" && a.From >= term.From && a.From < term.To
        );
        into.Add(
            new()
            {
                Type = "DISC_TERM",
                Rule =
                    how is "replaces" ? "replace"
                    : how is "translates" ? "translate"
                    : rule,
                Words = sentence.Trimmed(
                    before.Count > 1 ? Math.Max(before[^2].To, Math.Min(term.From, item?.From ?? term.From)) : 0,
                    End(sentence, term, item)
                ),
                Actors =
                [
                    .. user is null ? (IEnumerable<RoleActor>)[] : [new(user, rule == "avoid" ? "avoider" : "user")],
                    .. named is null ? (IEnumerable<RoleActor>)[] : [new(named, "grouping")],
                ],
                Instrument = term,
                InstrumentValue = Language(sentence, term),
                Item = item,
                ItemValue = how,
            }
        );
    }

    private static int End(Wording sentence, Words term, Words? item)
    {
        var next = sentence.Quotations.FirstOrDefault(q => q.From > term.To);
        return next.To > 0 && item is null ? Math.Max(term.To, next.From - 1) : sentence.End;
    }

    // The other term of the sentence, and what ties the two: "A has replaced B", "A is translated as B", "A rather than B".
    private (Words? Other, string? How) Other(Wording sentence, Words term)
    {
        foreach (var other in sentence.Quotations.Where(q => q != term && IsPhrase(sentence, q)))
        {
            var isFirst = term.From < other.From;
            var (from, to) = isFirst ? (term.To, other.From) : (other.To, term.From);
            var first = isFirst ? term.From : other.From;
            for (var k = Math.Max(0, first - 4); k < to; k++)
            {
                var isBefore = k < first;
                var isBetween = k >= from;
                if (!isBefore && !isBetween)
                {
                    continue;
                }

                if (sentence.VerbAt(k, _replace, Any) is not null)
                {
                    var firstReplaces = isBetween ? !sentence.IsAny(k + 1, "by") : sentence.VerbAt(k, Substituting, Any) is not null;
                    return firstReplaces == isFirst ? (other, "replaces") : (other, "replaced");
                }

                if (sentence.VerbAt(k, _render, Any) is not null)
                {
                    return isFirst ? (other, "translated") : (other, "translates");
                }

                if (
                    isBetween
                    && isFirst
                    && (
                        sentence.IsAny(k, "rather", "instead")
                        || (sentence.IsAny(k, "to") && sentence.VerbAt(Math.Max(0, sentence.SeenBefore(term.From)), _use, Any) == "prefer")
                    )
                )
                {
                    return (other, "instead of");
                }
            }
        }

        return Original(sentence, term) is { } original ? (original, "original") : (null, null);
    }

    // "“X” (国家安全)": the term in its own script.
    private static Words? Original(Wording sentence, Words term)
    {
        for (var k = term.From; k < Math.Min(sentence.Scan.Count, term.To + 4); k++)
        {
            if (Script(sentence.Scan.Raw(k)) is not null && (k == 0 || sentence.Scan.IsMark(k - 1, '(')))
            {
                return new(k, k + 1);
            }
        }

        return null;
    }

    private string? Language(Wording sentence, Words term)
    {
        for (var k = term.From; k < term.To; k++)
        {
            if (Script(sentence.Scan.Raw(k)) is { } script && k == term.From)
            {
                return script;
            }
        }

        for (var k = term.From - 1; k >= Math.Max(0, term.From - 9); k--)
        {
            foreach (var language in _languages)
            {
                if (
                    sentence.Has(new(k, k + 1), language)
                    && (sentence.IsAny(k - 1, "in", "into") || (k + 1 < sentence.End && sentence.Has(new(k + 1, k + 2), "term.text")))
                )
                {
                    return language["language.".Length..];
                }
            }
        }

        return null;
    }

    private static string? Script(ReadOnlySpan<char> word) =>
        word[0] switch
        {
            >= '\u4e00' and <= '\u9fff' => "zh",
            >= '\u3040' and <= '\u30ff' => "ja",
            >= '\uac00' and <= '\ud7a3' => "ko",
            >= '\u0e80' and <= '\u0eff' => "lo",
            >= '\u0e00' and <= '\u0e7f' => "th",
            >= '\u1780' and <= '\u17ff' => "km",
            >= '\u0400' and <= '\u04ff' => "ru",
            >= '\u0600' and <= '\u06ff' => "ar",
            _ => null,
        };

    // Who uses it: the agent of a passive, else the last body or state before it.
    private static Actor? Actors(Wording sentence, Words term, int from)
    {
        var before = sentence
            .Reading.Actors.Where(a =>
                a.From >= from
                && a.Through is null
                && a.To <= term.From
                && a.Kind is not ("grouping" or "initiative")
                && !sentence.Quotations.Any(q => q.Holds(a.From))
            )
            .ToList();
        return before.FirstOrDefault(a => sentence.IsAny(sentence.SeenBefore(a.From), "by")) ?? before.LastOrDefault();
    }

    // ── without quotation marks ──

    // "the concept of the Community", "frameworks such as the Global Security Initiative".
    private void Unquoted(Wording sentence, AssertionReader into)
    {
        var (from, to) = sentence.Trimmed(0, sentence.End);
        if (sentence.First("term.noun", from, to) is not { } noun)
        {
            return;
        }

        var named = sentence
            .Reading.Actors.Where(a => a.Kind is "grouping" or "initiative" && a.From >= 0)
            .FirstOrDefault(a => (a.From >= noun.To && a.From - noun.To < 6) || (noun.From >= a.To && noun.From - a.To < 6));
        var term = named is not null ? new Words(named.From, named.To) : Idea(sentence, noun);
        if (term is not { } found)
        {
            return;
        }

        var avoids = Enumerable
            .Range(from, to - from)
            .Any(k => sentence.VerbAt(k, _avoid, Any) is not null || (sentence.VerbAt(k, _use, Any) is not null && IsNegated(sentence, k)));
        var uses = Enumerable.Range(from, to - from).Any(k => sentence.VerbAt(k, _use, Any) is not null);
        var user = uses || avoids ? Actors(sentence, found, 0) : null;
        into.Add(
            new()
            {
                Type = "DISC_TERM",
                Rule = avoids ? "avoid" : "term",
                Words = new(from, to),
                Actors =
                [
                    .. user is null ? (IEnumerable<RoleActor>)[] : [new(user, avoids ? "avoider" : "user")],
                    .. named is null ? (IEnumerable<RoleActor>)[] : [new(named, "grouping")],
                ],
                Instrument = found,
                InstrumentValue = Language(sentence, found),
            }
        );
    }

    private static Words? Idea(Wording sentence, Words noun)
    {
        if (!sentence.Has(noun, "term.idea") || !sentence.IsAny(noun.To, "of"))
        {
            return null;
        }

        var from = sentence.IsAny(noun.To + 1, "the", "a") ? noun.To + 2 : noun.To + 1;
        var to = from;
        while (
            to < sentence.End
            && sentence.Scan.IsCapital(to)
            && sentence.Scan.NameAt[to] is null
            && !sentence.Reading.HasClass(to, to + 1, "title.*")
        )
        {
            to++;
        }

        return to > from ? new(from, to) : null;
    }
}

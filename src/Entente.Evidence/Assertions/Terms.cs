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
    private readonly TermCues _cues = new(lexicon);

    private const VerbForms Any = VerbForms.Base | VerbForms.Third | VerbForms.Past | VerbForms.Participle | VerbForms.Gerund;

    private readonly HashSet<string> _use = AssertionReader.Lemmas(lexicon, "verbs.termuse");
    private readonly HashSet<string> _avoid = AssertionReader.Lemmas(lexicon, "verbs.termavoid");
    private readonly HashSet<string> _render = AssertionReader.Lemmas(lexicon, "verbs.termrender");
    private readonly HashSet<string> _replace = AssertionReader.Lemmas(lexicon, "verbs.termreplace");
    private static readonly HashSet<string> Substituting = ["substitute"];

    private readonly IReadOnlyList<string> _languages =
    [
        .. lexicon.Patterns.Words.Keys.Where(k => k.StartsWith("language.", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    public void Read(Wording sentence, AssertionReader into)
    {
        var terms = new List<Words>();
        foreach (var quotation in sentence.Quotations.Where(q => TermCues.IsPhrase(sentence, q)))
        {
            if (_cues.RuleOf(sentence, quotation, terms) is not { } rule)
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
        foreach (var other in sentence.Quotations.Where(q => q != term && TermCues.IsPhrase(sentence, q)))
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
            .Any(k =>
                sentence.VerbAt(k, _avoid, Any) is not null
                || (sentence.VerbAt(k, _use, Any) is not null && TermCues.IsNegated(sentence, k))
            );
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

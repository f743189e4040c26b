using Entente.Languages.English;
using Entente.Text;

namespace Entente.Mentions;

/// <content>Noun groups: how far one reaches, and where a verb, a receiver or a new subject ends it.</content>
public sealed partial class Chunker
{
    private int ReadNounGroup(int i)
    {
        var at = i;
        var receiver = ReceiverEnd(i);
        while (true)
        {
            at = _scan.NameAt[at] is { } name ? Math.Max(name.To, at + 1) : at + 1;
            var next = Next(at - 1);
            if (next >= _scan.Count || at == receiver || !ContinuesNoun(i, at, next))
            {
                break;
            }

            at = next;
        }

        _chunks.Add(
            new()
            {
                Kind = ChunkKind.Noun,
                From = i,
                To = at,
                IsPronoun = at == i + 1 && _scan.Words[i]?.Folded is "it" or "he" or "she" or "they" or "we" or "i",
            }
        );
        return at;
    }

    // "offered Guatemala five advisers", "gave Kyrgyzstan training": the state after such a verb is who receives, a group of its own.
    private int ReceiverEnd(int i) =>
        Last?.Verb is { IsPassive: false } verb
        && _scan.NameAt[i] is { } name
        && (
            Giving.Contains(verb.Lemma)
            || (
                verb.Lemma is "help" or "let" or "make"
                && name.To < _scan.Count
                && _scan.Words[name.To] is { } helped
                && helped.Verbs.Exists(v => v.Forms.HasFlag(VerbForms.Base))
            )
        )
        && name.From == i
        && name.To < _scan.Count
        && name.Candidates.Any(c => c.Entity.Kind == "state" && c.Name.Kind is not "demonym")
        && (StartsNoun(name.To) || _scan.Is(name.To, WordClass.Determiner | WordClass.Cardinal | WordClass.PossessivePronoun))
        && _scan.Tokens[name.To].Kind != TokenKind.Possessive
            ? name.To
            : -1;

    private static readonly HashSet<string> Giving = new(StringComparer.Ordinal)
    {
        "offer",
        "give",
        "promise",
        "provide",
        "sell",
        "grant",
        "lend",
        "donate",
        "supply",
        "hand",
        "teach",
        "send",
        "pledge",
        "award",
        "deliver",
        "allocate",
        "gift",
        "lease",
        "pay",
        "show",
    };

    /// <summary>Verbs that take who receives before what is given.</summary>
    internal static bool IsGiving(string lemma) => Giving.Contains(lemma);

    private bool ContinuesNoun(int start, int end, int next)
    {
        var token = _scan.Tokens[next];
        if (token.Kind == TokenKind.Possessive)
        {
            return true;
        }

        if (token.Kind == TokenKind.Punctuation)
        {
            var c = _scan.Text[token.Start];
            // Hyphens and slashes inside a compound; a note on the dollar sign of sums.
            return (
                    c == '.'
                    && next + 1 < _scan.Count
                    && !token.SpaceBefore
                    && (IsTitleWord(end - 1) || (_scan.Is(end - 1, WordClass.Month) && _scan.Tokens[next + 1].Kind == TokenKind.Number))
                )
                || (c is '+' && IsJoined(next))
                || (c is '-' or '–' or '/' or '\u2010' or '\u2011' or '&' && (IsJoined(next) || c == '&') && next + 1 < _scan.Count)
                || c is '$' or '€' or '£' or '¥' or '%' or '#';
        }

        if (IsDateGroup(start, end))
        {
            // "In August 2019 Tajik troops": what follows a full date is a group of its own.
            return token.Kind == TokenKind.Number && _scan.Is(end - 1, WordClass.Month);
        }

        if (_scan.NameAt[next] is { } name)
        {
            return !(name.First.Kind == "state" && name.Candidates[0].Name.Kind is not "demonym" && EndsTime(end - 1));
        }

        if (token.Kind == TokenKind.Number)
        {
            return true;
        }

        var word = _scan.Words[next];
        if (word is null)
        {
            return true;
        }

        if (_scan.IsMark(end - 1, '-') || _scan.IsMark(end - 1, '–'))
        {
            return true;
        }

        if (word.Is(WordClass.Determiner) && !word.Is(WordClass.Adjective | WordClass.Adverb))
        {
            return false;
        }

        // "more than 3,000 soldiers" is one group.
        if (
            word.Folded == "than"
            && _scan.Words[end - 1]?.Folded is "more" or "less" or "fewer"
            && IsNumber(Math.Min(Next(next), _scan.Count - 1))
        )
        {
            return true;
        }

        if (
            word.Is(WordClass.Pronoun | WordClass.Coordinator | WordClass.Relative | WordClass.To)
            || (word.Is(WordClass.Preposition | WordClass.Subordinator) && !InTitleOf(start, next))
        )
        {
            return false;
        }

        if (word.Is(WordClass.Modal) && !(word.Folded == "may" && _scan.IsCapital(next)))
        {
            return false;
        }

        if (word.Is(WordClass.Be | WordClass.Have))
        {
            return false;
        }

        if (
            word.Folded == "home"
            && next + 1 < _scan.Count
            && _scan.Words[next + 1]?.Folded is "affairs" or "ministry" or "minister" or "secretary"
        )
        {
            return true;
        }

        if (word.Is(WordClass.Do) || (word.Is(WordClass.Adverb | WordClass.Negation) && !word.Is(WordClass.Adjective | WordClass.Ordinal)))
        {
            return false;
        }

        if (word.Verbs.Count > 0)
        {
            return !WouldBeVerb(start, end, next);
        }

        return true;
    }

    private bool IsDateGroup(int start, int end)
    {
        if (
            Last
            is not {
                Kind: ChunkKind.Preposition,
                Word: "in" or "on" or "since" or "by" or "during" or "until" or "from" or "to" or "between"
            }
        )
        {
            return false;
        }

        var hasYear = false;
        for (var i = start; i < end; i++)
        {
            var isYear = _scan.Tokens[i].Kind == TokenKind.Number && _scan.Tokens[i].Length == 4 && char.IsAsciiDigit(_scan.Raw(i)[^1]);
            hasYear |= isYear;
            if (
                !(
                    isYear
                    || _scan.Tokens[i].Kind == TokenKind.Number
                    || (_scan.Is(i, WordClass.Month) && _scan.IsCapital(i))
                    || _scan.IsMark(i, ',')
                )
            )
            {
                return false;
            }
        }

        return hasYear;
    }

    // "After the signing China handed over", "In 2013 Laos joined", "last week Cuba said": a state after a time opens a new group.
    private bool EndsTime(int i) =>
        (_scan.Tokens[i].Kind == TokenKind.Number && _scan.Tokens[i].Length == 4 && char.IsAsciiDigit(_scan.Raw(i)[^1]))
        || _scan.Is(i, WordClass.Weekday)
        || (
            _scan.Words[i]?.Folded
            is "week"
                or "month"
                or "year"
                or "day"
                or "signing"
                or "meeting"
                or "ceremony"
                or "visit"
                or "talks"
                or "morning"
                or "afternoon"
                or "evening"
                or "summit"
                or "session"
                or "war"
                or "time"
        );

    // A verb reading ends the noun group. The group under way counts as the noun before it.
    private bool WouldBeVerb(int start, int end, int next)
    {
        _chunks.Add(
            new()
            {
                Kind = ChunkKind.Noun,
                From = start,
                To = end,
            }
        );
        try
        {
            return _scan.Words[next]!.Verbs.Exists(v => BareForm(next, v) != VerbForms.None);
        }
        finally
        {
            _chunks.RemoveAt(_chunks.Count - 1);
        }
    }

    // "Minister of Public Security General To Lam": the of-group of a title stays inside the name that follows.
    private bool InTitleOf(int start, int of)
    {
        if (!_scan.IsWord(of, "of") && !_scan.IsWord(of, "for"))
        {
            return false;
        }

        var next = Next(of);
        if (next >= _scan.Count)
        {
            return false;
        }

        if (_scan.IsWord(next, "the"))
        {
            next = Next(next);
        }

        var before = of - 1;
        return next < _scan.Count
            && before >= start
            && _scan.IsCapital(before)
            && (_scan.IsCapital(next) || _scan.NameAt[next] is not null)
            && IsTitleWord(before);
    }

    private bool IsTitleWord(int i)
    {
        foreach (var hit in _scan.Classes)
        {
            if (hit.From <= i && i < hit.To && hit.IsAny("title."))
            {
                return true;
            }
        }

        return false;
    }
}

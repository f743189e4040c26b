using Entente.Languages.English;
using Entente.Text;

namespace Entente.Mentions;

/// <summary>
/// Groups a sentence's tokens into noun groups, verb groups and the words that join them. No full parse: a verb or noun
/// reading is chosen from the words before and after, as a shallow parser does.
/// </summary>
public sealed partial class Chunker
{
    private readonly Scan _scan;
    private readonly bool[] _hidden;
    private readonly List<Chunk> _chunks = [];

    // True once the clause under way has its finite verb: a later past form is then a participle.
    private bool _hasFinite;

    private Chunker(Scan scan, bool[] hidden)
    {
        _scan = scan;
        _hidden = hidden;
    }

    /// <param name="scan">The sentence.</param>
    /// <param name="hidden">Tokens to leave out: parentheses, quotation marks, note marks.</param>
    public static IReadOnlyList<Chunk> Chunk(Scan scan, bool[] hidden)
    {
        var chunker = new Chunker(scan, hidden);
        chunker.Run();
        return chunker._chunks;
    }

    private void Run()
    {
        for (var i = Next(-1); i < _scan.Count; )
        {
            var end = Read(i);
            i = Next(end - 1);
        }
    }

    private int Next(int i)
    {
        do
        {
            i++;
        } while (i < _scan.Count && _hidden[i]);
        return i;
    }

    private int Read(int i)
    {
        if (_scan.Tokens[i].Kind == TokenKind.Punctuation)
        {
            return ReadMark(i);
        }

        if (_scan.NameAt[i] is null)
        {
            if (TryVerbGroup(i, out var end))
            {
                return end;
            }

            if (TryJoiner(i))
            {
                return i + 1;
            }
        }

        return ReadNounGroup(i);
    }

    private int ReadMark(int i)
    {
        var c = _scan.Text[_scan.Tokens[i].Start];
        switch (c)
        {
            case ',':
            case '،':
                Add(ChunkKind.Comma, i, i + 1);
                return i + 1;
            case '-' or '–' when IsJoined(i):
                return i + 1;
            case '.' when i + 1 < _scan.Count && i > 0 && !_scan.Tokens[i].SpaceBefore && _scan.Tokens[i - 1].Kind == TokenKind.Word:
                // A stop inside a sentence belongs to an abbreviation.
                return i + 1;
            case '$' or '€' or '£' or '¥' when i + 1 < _scan.Count && _scan.Tokens[i + 1].Kind == TokenKind.Number:
                return ReadNounGroup(i);
            default:
                Add(ChunkKind.Stop, i, i + 1);
                _hasFinite = false;
                return i + 1;
        }
    }

    private bool IsJoined(int i) => !_scan.Tokens[i].SpaceBefore && i + 1 < _scan.Count && !_scan.Tokens[i + 1].SpaceBefore;

    private bool TryJoiner(int i)
    {
        var word = _scan.Words[i];
        if (word is null)
        {
            return false;
        }

        var next = Next(i);
        if (word.Is(WordClass.Coordinator))
        {
            Add(ChunkKind.Coordinator, i, i + 1, word.Folded);
            _hasFinite = false;
            return true;
        }

        if (word.Is(WordClass.Relative) && IsRelativeHere(i))
        {
            Add(ChunkKind.Relative, i, i + 1, word.Folded);
            _hasFinite = false;
            return true;
        }

        if (word.Is(WordClass.Subordinator) && IsSubordinatorHere(i, next))
        {
            Add(ChunkKind.Subordinator, i, i + 1, word.Folded);
            _hasFinite = false;
            return true;
        }

        if (Last?.Kind == ChunkKind.Verb && word.Folded is "up" or "out" or "over" or "off" or "down" or "away" or "back" or "forth")
        {
            // A particle: "handed over body armour", "set up a base".
            Add(ChunkKind.Adverb, i, i + 1, word.Folded);
            return true;
        }

        if (word.Folded is "about" or "around" or "over" && next < _scan.Count && IsNumber(next))
        {
            // "about 2,500 personnel", "over 15,000 soldiers"
            Add(ChunkKind.Adverb, i, i + 1, word.Folded);
            return true;
        }

        if (word.Is(WordClass.Preposition) || word.Folded == "to")
        {
            Add(ChunkKind.Preposition, i, i + 1, word.Folded);
            return true;
        }

        if (word.Folded == "home" && next < _scan.Count && StartsNoun(next) && _scan.NameAt[next] is null)
        {
            return false;
        }

        if (word.Is(WordClass.Adverb) && !word.Is(WordClass.Adjective | WordClass.Ordinal) && !(word.Folded is "about" or "around"))
        {
            Add(ChunkKind.Adverb, i, i + 1, word.Folded);
            return true;
        }

        if (word.Folded is "first" && next < _scan.Count && (_scan.Words[next]?.Verbs.Count > 0) && Last?.Kind is ChunkKind.Noun)
        {
            Add(ChunkKind.Adverb, i, i + 1, word.Folded);
            return true;
        }

        if (word.Is(WordClass.Negation))
        {
            Add(ChunkKind.Adverb, i, i + 1, word.Folded);
            return true;
        }

        return false;
    }

    private bool IsNumber(int i) =>
        _scan.Is(i, WordClass.Cardinal) || (_scan.Tokens[i].Kind == TokenKind.Number && _scan.Tokens[i].Length != 4);

    private Chunk? Last => _chunks.Count == 0 ? null : _chunks[^1];

    private bool IsRelativeHere(int i)
    {
        var word = _scan.Words[i]!;
        if (word.Folded is "which" or "who" or "whom" or "whose")
        {
            return true;
        }

        // "that" after a noun is relative when a verb follows at once; else it opens a clause (a subordinator).
        var next = Next(i);
        return word.Folded == "that" && Last?.Kind == ChunkKind.Noun && next < _scan.Count && LooksLikeVerb(next);
    }

    private bool IsSubordinatorHere(int i, int next)
    {
        var word = _scan.Words[i]!.Folded;
        if (word == "that")
        {
            // "that base" at the head of a clause is a determiner.
            var afterVerb = Last is { Kind: ChunkKind.Verb } || Last is { Kind: ChunkKind.Noun };
            return afterVerb;
        }

        if (word is "after" or "before" or "since" or "until" or "as" or "once" or "where" or "so" or "what")
        {
            if (next < _scan.Count && (_scan.Tokens[next].Kind == TokenKind.Number || _scan.Is(next, WordClass.Month)))
            {
                return false;
            }

            // With a verb of its own before the next comma it opens a clause; "since signing" does too; with a noun alone it is a preposition.
            return OpensClause(next);
        }

        return true;
    }

    private bool OpensClause(int from)
    {
        // "since visits around an agreement signed in 2011": what hangs on a noun under a preposition is no clause of its own.
        var under = false;
        for (var i = from; i < _scan.Count && i < from + 14; i = Next(i))
        {
            if (_scan.Tokens[i].Kind == TokenKind.Punctuation && _scan.Text[_scan.Tokens[i].Start] is ',' or ';' or '.')
            {
                return false;
            }

            if (_scan.NameAt[i] is null && _scan.Words[i] is { } word)
            {
                if (word.Is(WordClass.Be | WordClass.Modal) || (word.Is(WordClass.Have) && i > from))
                {
                    return true;
                }

                under |= i > from && word.Is(WordClass.Preposition);
                var next = Next(i);
                var reduced =
                    under
                    && next < _scan.Count
                    && _scan.Is(next, WordClass.Preposition)
                    && word.Verbs.Exists(v => v.Forms.HasFlag(VerbForms.Participle));
                if (
                    i > from
                    && !reduced
                    && word.Verbs.Exists(v =>
                        v.Forms.HasFlag(VerbForms.Past) && (!EnglishNounVerbs.Contains(v.Verb) || _scan.Raw(i).EndsWith("ed"))
                    )
                    && !_scan.Is(i - 1, WordClass.Determiner | WordClass.Adjective)
                )
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Add(ChunkKind kind, int from, int to, string word = "") =>
        _chunks.Add(
            new()
            {
                Kind = kind,
                From = from,
                To = to,
                Word = word,
            }
        );
}

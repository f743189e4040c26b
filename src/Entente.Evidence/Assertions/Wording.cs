using Entente.Languages.English;
using Entente.Mentions;
using Entente.Text;

namespace Entente.Assertions;

/// <summary>A run of tokens of one sentence, the last one left out.</summary>
internal readonly record struct Words(int From, int To)
{
    public int Length => To - From;

    public bool Holds(int token) => token >= From && token < To;
}

/// <summary>
/// A sentence as the readers of assertions need it: its quotations, the groups that belong together around "of" and "at", names
/// of persons, and where it ends but for its last marks.
/// </summary>
internal sealed class Wording
{
    private static readonly HashSet<string> Tying = new(StringComparer.Ordinal) { "of", "at", "from", "in", "for", "with", "on" };

    private readonly Lazy<IReadOnlyList<Words>> _quotations;

    public Wording(Reading reading)
    {
        Reading = reading;
        _quotations = new(Quoted);
        End = Trimmed(0, reading.Scan.Count).To;
    }

    public Reading Reading { get; }

    public Scan Scan => Reading.Scan;

    /// <summary>Token after the last that is neither a mark nor a citation.</summary>
    public int End { get; }

    /// <summary>What stands between quotation marks, in order, without a comma or full stop at its end.</summary>
    public IReadOnlyList<Words> Quotations => _quotations.Value;

    public string Word(int token) => Fold.Word(Scan.Raw(token));

    public bool IsAny(int token, params ReadOnlySpan<string> words) => token >= 0 && token < Scan.Count && words.Contains(Word(token));

    public bool IsComma(int token) => token >= 0 && token < Scan.Count && Scan.IsMark(token, ',');

    public bool IsQuoteMark(int token) =>
        token >= 0
        && token < Scan.Count
        && Scan.Tokens[token].Length == 1
        && Scan.Text[Scan.Tokens[token].Start] is '“' or '”' or '"' or '«' or '»';

    public string Slice(Words words) => Scan.Slice(words.From, words.To);

    public bool Has(Words words, string className) => Reading.HasClass(words.From, words.To, className);

    /// <summary>The next token from here on that is no citation, parenthesis or quotation mark; the count when there is none.</summary>
    public int Seen(int token)
    {
        while (token < Scan.Count && Reading.Hidden[token])
        {
            token++;
        }

        return token;
    }

    /// <summary>The token before this one that is no citation, parenthesis or quotation mark; -1 when there is none.</summary>
    public int SeenBefore(int token)
    {
        token--;
        while (token >= 0 && Reading.Hidden[token])
        {
            token--;
        }

        return token;
    }

    /// <summary>The same words without marks and citations at either end.</summary>
    public Words Trimmed(int from, int to)
    {
        while (from < to && IsTrim(from))
        {
            from++;
        }

        while (to > from && IsTrim(to - 1))
        {
            to--;
        }

        return new(from, to);
    }

    private bool IsTrim(int token) => Reading.Hidden[token] || Scan.Tokens[token].Kind == TokenKind.Punctuation;

    /// <summary>The chunk that holds a token.</summary>
    public Chunk? ChunkAt(int token) => Reading.Chunks.FirstOrDefault(c => c.From <= token && token < c.To);

    public int IndexOf(Chunk chunk)
    {
        for (var i = 0; i < Reading.Chunks.Count; i++)
        {
            if (ReferenceEquals(Reading.Chunks[i], chunk))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A noun group with what hangs on it: "the director of the service in Suva". Dates do not hang on it.</summary>
    public Words Group(Chunk noun, Func<string, bool>? ties = null)
    {
        var at = IndexOf(noun);
        var to = noun.To;
        while (
            at >= 0
            && at + 2 < Reading.Chunks.Count
            && Reading.Chunks[at + 1] is { Kind: ChunkKind.Preposition } tie
            && (ties?.Invoke(tie.Word) ?? Tying.Contains(tie.Word))
            && Reading.Chunks[at + 2] is { Kind: ChunkKind.Noun } next
            && !IsDate(tie.From, next.To)
        )
        {
            to = next.To;
            at += 2;
        }

        return new(noun.From, to);
    }

    private bool IsDate(int from, int to) => Reading.Dates.Any(d => d.From < to && d.To > from);

    /// <summary>The verb that a token can be, if it is one of these.</summary>
    public string? VerbAt(int token, IReadOnlySet<string> lemmas, VerbForms forms)
    {
        if (Reading.Hidden[token] || Scan.Tokens[token].Kind != TokenKind.Word)
        {
            return null;
        }

        if (Scan.Words[token] is not { Verbs.Count: > 0 } word)
        {
            return Regular(Word(token), lemmas, forms);
        }

        foreach (var verb in word.Verbs)
        {
            if ((verb.Forms & forms) != VerbForms.None && lemmas.Contains(verb.Verb))
            {
                return verb.Verb;
            }
        }

        return null;
    }

    // A verb that only the patterns know, regularly inflected: "dubbed".
    private static string? Regular(string word, IReadOnlySet<string> lemmas, VerbForms forms)
    {
        string[] stems =
            word.EndsWith("ed", StringComparison.Ordinal) && (forms & (VerbForms.Past | VerbForms.Participle)) != VerbForms.None
                ? [word[..^1], word[..^2], word[..^3]]
            : word.EndsWith('s') && (forms & VerbForms.Third) != VerbForms.None ? [word[..^1], word[..^2]]
            : word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 4 && (forms & VerbForms.Gerund) != VerbForms.None
                ? [word[..^3], word[..^3] + "e", word[..^4]]
            : (forms & VerbForms.Base) != VerbForms.None ? [word]
            : [];
        return stems.FirstOrDefault(s => s.Length > 1 && lemmas.Contains(s));
    }

    /// <summary>The clause whose main verb this token is.</summary>
    public Clause? ClauseOf(int verb) => Reading.Clauses.FirstOrDefault(c => c.Group.Head == verb);

    /// <summary>The first member of a class from here on.</summary>
    public Words? First(string className, int from, int to)
    {
        foreach (var hit in Scan.Classes)
        {
            if (hit.From >= from && hit.To <= to && hit.Is(className))
            {
                return new(hit.From, hit.To);
            }
        }

        return null;
    }

    /// <summary>The words as an actor that the codebook does not know.</summary>
    public Actor Unknown(Words words, string? country = null) =>
        new()
        {
            Name = Slice(words),
            Kind = "unnamed",
            Country = country,
            Start = Scan.Tokens[words.From].Start,
            End = Scan.Tokens[words.To - 1].End,
            From = words.From,
            To = words.To,
        };

    /// <summary>An actor under the whole of the words it stands in: "the US Central Intelligence Agency".</summary>
    public Actor Widened(Actor actor, Words words) =>
        actor with
        {
            Name = Slice(words),
            Start = Scan.Tokens[words.From].Start,
            End = Scan.Tokens[words.To - 1].End,
            From = words.From,
            To = words.To,
        };

    /// <summary>Words without the article in front.</summary>
    public Words Bare(Words words) => words.Length > 1 && IsAny(words.From, "the", "a", "an") ? new(words.From + 1, words.To) : words;

    private List<Words> Quoted()
    {
        var found = new List<Words>();
        for (var open = 0; open < Scan.Count; open++)
        {
            if (!IsQuoteMark(open) || Scan.IsMark(open, '”') || Scan.IsMark(open, '»'))
            {
                continue;
            }

            var close = open + 1;
            while (close < Scan.Count && (!IsQuoteMark(close) || Scan.IsMark(close, '“') || Scan.IsMark(close, '«')))
            {
                close++;
            }

            if (close == Scan.Count)
            {
                break;
            }

            var to = close;
            while (to > open + 1 && (Scan.IsMark(to - 1, ',') || Scan.IsMark(to - 1, '.')))
            {
                to--;
            }

            if (to > open + 1)
            {
                found.Add(new(open + 1, to));
            }

            open = close;
        }

        return found;
    }
}

using Entente.Codebook;
using Entente.Languages;
using Entente.Languages.English;
using Entente.Text;

namespace Entente.Mentions;

/// <summary>A name that the lexicon knows, found in a sentence: tokens from..to (exclusive) and the entities it can mean.</summary>
public sealed record NameHit(int From, int To, IReadOnlyList<(Entity Entity, EntityName Name)> Candidates)
{
    public Entity First => Candidates[0].Entity;
}

/// <summary>A member of word classes, found in a sentence.</summary>
public readonly record struct ClassHit(int From, int To, Sense Sense)
{
    /// <summary>Pieces of the first unit before it, and of the last one behind it: 培训 in 培训学校 has one word behind it. Zero for English.</summary>
    public (int Before, int Behind) Inside { get; init; }

    public bool Is(string className) => Sense.Classes.Contains(className);

    /// <summary>True for a class with this beginning: <c>topic.</c>.</summary>
    public bool IsAny(string prefix)
    {
        foreach (var c in Sense.Classes)
        {
            if (c.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>
/// A sentence after the one pass of the scanner: its tokens, what each word can be, the names found (leftmost, longest, not
/// overlapping) and every member of a word class (overlapping freely, the longest at each start for each class).
/// </summary>
public sealed class Scan
{
    internal Scan(string text, Token[] tokens, WordInfo?[] words, NameHit?[] nameAt, List<ClassHit> classes)
    {
        Text = text;
        Tokens = tokens;
        Words = words;
        NameAt = nameAt;
        Classes = classes;
    }

    public string Text { get; }

    public Token[] Tokens { get; }

    /// <summary>What is known of each token's word; null for unknown words and marks.</summary>
    public WordInfo?[] Words { get; }

    /// <summary>For each token, the name hit it is part of.</summary>
    public NameHit?[] NameAt { get; }

    public IReadOnlyList<ClassHit> Classes { get; }

    /// <summary>For a language read by units: the value of the ordinal that a unit is or stands in; null for English.</summary>
    public int?[]? Ordinals { get; init; }

    /// <summary>For a language read by units: its small words and order; null for English.</summary>
    public Grammar? Grammar { get; init; }

    public int Count => Tokens.Length;

    public ReadOnlySpan<char> Raw(int token) => Text.AsSpan(Tokens[token].Start, Tokens[token].Length);

    /// <summary>The text from one token up to another; empty where they leave none between them.</summary>
    public string Slice(int from, int to) => from < to ? Text[Tokens[from].Start..Tokens[to - 1].End] : "";

    // Rules ask about the word before the first and after the last: there is none, so it is nothing they look for.
    private bool IsThere(int token) => (uint)token < (uint)Tokens.Length;

    public bool Is(int token, WordClass any) => IsThere(token) && Words[token] is { } word && word.Is(any);

    public bool IsWord(int token, string folded) => IsThere(token) && Words[token] is { } word && word.Folded == folded;

    public bool IsCapital(int token) => IsThere(token) && char.IsUpper(Text[Tokens[token].Start]);

    public bool IsMark(int token, char mark) =>
        IsThere(token) && Tokens[token].Kind == TokenKind.Punctuation && Text[Tokens[token].Start] == mark;

    public static Scan Of(string text, int from, int to, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        if (lexicon.Grammar is { } grammar)
        {
            return new UnitScanner(text, from, to, lexicon, grammar).Scan();
        }

        var list = new List<Token>((to - from) / 5);
        Tokenizer.Tokenize(text, from, to, list);
        Token[] tokens = [.. list];
        var ids = new int[tokens.Length];
        var words = new WordInfo?[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            ids[i] = lexicon.Find(Fold.Word(text.AsSpan(tokens[i].Start, tokens[i].Length)));
            words[i] =
                ids[i] == Lexicon.Unknown
                    ? Languages.English.EnglishWords.IsAdverbForm(text.AsSpan(tokens[i].Start, tokens[i].Length))
                        ? UnknownAdverb
                        : null
                    : lexicon.Word(ids[i]);
        }

        var names = new NameHit?[tokens.Length];
        var classes = new List<ClassHit>();
        var free = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            NameHit? best = null;
            var node = 0;
            var classFrom = classes.Count;
            for (var j = i; j < tokens.Length && ids[j] != Lexicon.Unknown; j++)
            {
                node = lexicon.Step(node, ids[j]);
                if (node == 0)
                {
                    break;
                }

                if (lexicon.SenseAt(node) is not { } sense)
                {
                    continue;
                }

                if (sense.Classes.Count > 0)
                {
                    DropShorter(classes, classFrom, sense);
                    classes.Add(new(i, j + 1, sense));
                }

                if (i >= free && sense.Entities.Count > 0)
                {
                    var fitting = Fitting(text, tokens, i, j, sense);
                    best = fitting.Count > 0 ? new(i, j + 1, fitting) : best;
                }
            }

            if (best is not null)
            {
                free = best.To;
                for (var k = best.From; k < best.To; k++)
                {
                    names[k] = best;
                }
            }
        }

        return new(text, tokens, words, names, classes);
    }

    // "overwhelmingly": by its ending, where no list has it.
    private static readonly WordInfo UnknownAdverb = new() { Folded = "", Classes = Languages.English.WordClass.Adverb };

    // "police training centre" is not also "police training" of the same class.
    private static void DropShorter(List<ClassHit> classes, int from, Sense longer)
    {
        for (var i = classes.Count - 1; i >= from; i--)
        {
            if (classes[i].Sense.Classes.IsSubsetOf(longer.Classes))
            {
                classes.RemoveAt(i);
            }
        }
    }

    private static List<(Entity Entity, EntityName Name)> Fitting(string text, Token[] tokens, int from, int to, Sense sense)
    {
        var fitting = new List<(Entity, EntityName)>(sense.Entities.Count);
        foreach (var candidate in sense.Entities)
        {
            if (
                CaseFits(text.AsSpan(tokens[from].Start, tokens[to].End - tokens[from].Start), candidate.Name)
                && (candidate.Name.Kind is not "prefix" || IsJoined(text, tokens, to))
            )
            {
                fitting.Add(candidate);
            }
        }

        return fitting;
    }

    // "Sino-" and "Franco-" name a state only as the first half of a pair: "Sino-Vietnamese", not "Franco".
    private static bool IsJoined(string text, Token[] tokens, int at) =>
        at + 2 < tokens.Length
        && text[tokens[at + 1].Start] is '-' or '–' or '\u2010' or '\u2011'
        && !tokens[at + 1].SpaceBefore
        && !tokens[at + 2].SpaceBefore
        && char.IsUpper(text[tokens[at + 2].Start]);

    // A name's capitals must be capitals in the text; an abbreviation's letters must all be.
    private static bool CaseFits(ReadOnlySpan<char> found, EntityName name) =>
        !name.NeedsCapital || (char.IsUpper(found[0]) && (!name.IsInCapitals || !found.ContainsAnyInRange('a', 'z')));
}

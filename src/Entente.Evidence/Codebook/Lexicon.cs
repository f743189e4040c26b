using Entente.Languages.English;
using Entente.Languages.Inflection;
using Entente.Text;

namespace Entente.Codebook;

/// <summary>All that is known of a word by itself.</summary>
public sealed class WordInfo
{
    public required string Folded { get; set; }

    public WordClass Classes { get; set; } = WordClass.None;

    public List<VerbReading> Verbs { get; } = [];

    /// <summary>Forms of verbs of a language that is read by units: label, and what the form says.</summary>
    public List<UnitVerb> Forms { get; } = [];

    /// <summary>What the grammar says of the word: <c>auxiliaries:future</c>, <c>years:unit</c>.</summary>
    public HashSet<string> Marks { get; } = new(StringComparer.Ordinal);

    /// <summary>Word classes that hold of this very form alone.</summary>
    public Sense? Sense { get; set; }

    /// <summary>How it is spelled, with spaces; a text may leave them out, not add any.</summary>
    public HashSet<string> Spellings { get; } = new(StringComparer.Ordinal);

    /// <summary>Value of a number word or ordinal.</summary>
    public int? Value { get; set; }

    public bool Is(WordClass any) => (Classes & any) != WordClass.None;

    public bool Has(string mark) => Marks.Contains(mark);
}

/// <summary>A form of a verb: the label it goes by and what the form says of time and voice.</summary>
public readonly record struct UnitVerb(string Label, FormUse Use, bool IsPronominal);

/// <summary>What a run of words can be: an entity under one of its names, or a member of word classes.</summary>
public sealed class Sense
{
    /// <summary>Entities that bear this name, with the name that matched; empty for a class word.</summary>
    public List<(Entity Entity, EntityName Name)> Entities { get; } = [];

    /// <summary>Word classes, in ordinal order.</summary>
    public SortedSet<string> Classes { get; } = new(StringComparer.Ordinal);

    /// <summary>The base phrase that a class word was listed under.</summary>
    public string Phrase { get; set; } = "";
}

/// <summary>
/// Every name and pattern word of the codebook in one trie over words, so that one pass finds all of them at a cost that
/// does not grow with their number. Immutable once built; safe to share between threads.
/// </summary>
public sealed partial class Lexicon
{
    private readonly Dictionary<string, int> _vocabulary = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<WordInfo> _words = [];
    private readonly Dictionary<long, int> _edges = [];
    private readonly List<Sense?> _senses = [null];
    private readonly List<Token> _scratch = [];

    public Lexicon(CodebookData codebook, PatternSet patterns)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        ArgumentNullException.ThrowIfNull(patterns);
        Codebook = codebook;
        Patterns = patterns;
        _lookup = _vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        Grammar = patterns.Grammar;
        _inflection = Inflections.Of(Grammar?.Inflection ?? "none");
        if (Grammar is null)
        {
            AddLanguage();
        }
        else
        {
            AddGrammar(Grammar, patterns.IrregularForms);
            AddVerbs(patterns);
        }

        foreach (var entity in codebook.Actors.Concat(codebook.Places))
        {
            AddEntity(entity, patterns.Language);
        }

        foreach (var source in codebook.Sources)
        {
            AddSource(source);
        }

        foreach (var (name, words) in patterns.Words)
        {
            foreach (var word in words)
            {
                AddClassWord(name, word);
            }
        }

        States = codebook
            .Actors.Where(e => e.Kind == "state" && e.Country is not null)
            .ToDictionary(e => e.Country!, StringComparer.Ordinal);
        OrgansByCountry = codebook
            .Actors.Where(e => e.Country is not null && e.Kind is not ("state" or "person"))
            .ToLookup(e => e.Country!, StringComparer.Ordinal);
        ShapesByVerb = Index(patterns.Shapes, s => s.Verbs);
        ShapesByNoun = Index(patterns.Shapes, s => s.Nouns);
        FramesByShape = patterns
            .Frames.GroupBy(f => f.Shape, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => (IReadOnlyList<Frame>)[.. g.OrderByDescending(f => f.Priority).ThenBy(f => f.Id, StringComparer.Ordinal)],
                StringComparer.Ordinal
            );
        Types = codebook.Types.ToDictionary(t => t.Code, StringComparer.Ordinal);
        EntitiesById = codebook.Actors.Concat(codebook.Places).ToDictionary(e => e.Id, StringComparer.Ordinal);
    }

    public CodebookData Codebook { get; }

    public PatternSet Patterns { get; }

    /// <summary>State entity by ISO 3166 alpha-3.</summary>
    public IReadOnlyDictionary<string, Entity> States { get; }

    public ILookup<string, Entity> OrgansByCountry { get; }

    public IReadOnlyDictionary<string, Entity> EntitiesById { get; }

    /// <summary>Shapes by the first word of their verb; a particle is checked by the matcher.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Shape>> ShapesByVerb { get; }

    /// <summary>Shapes by the word class of their noun trigger.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Shape>> ShapesByNoun { get; }

    public IReadOnlyDictionary<string, IReadOnlyList<Frame>> FramesByShape { get; }

    public IReadOnlyDictionary<string, EventType> Types { get; }

    public const int Unknown = -1;

    /// <summary>Id of a folded word, or <see cref="Unknown"/>.</summary>
    public int Find(ReadOnlySpan<char> folded) => _lookup.TryGetValue(folded, out var id) ? id : Unknown;

    public WordInfo Word(int id) => _words[id];

    /// <summary>The trie's node after <paramref name="word"/>, or 0 where nothing goes on.</summary>
    public int Step(int node, int word) => _edges.GetValueOrDefault(((long)node << 32) | (uint)word);

    /// <summary>What ends at a node.</summary>
    public Sense? SenseAt(int node) => _senses[node];

    private static Dictionary<string, IReadOnlyList<Shape>> Index(IReadOnlyList<Shape> shapes, Func<Shape, IReadOnlyList<string>> keys) =>
        shapes
            .SelectMany(s => keys(s).Select(k => (Key: k.Split('+')[0], Shape: s)))
            .GroupBy(p => p.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<Shape>)[.. g.Select(p => p.Shape).Distinct()], StringComparer.Ordinal);

    private void AddLanguage()
    {
        foreach (var (kind, words) in EnglishWords.Classes)
        {
            foreach (var word in words.Split(' '))
            {
                WordOf(word).Classes |= kind;
            }
        }

        foreach (var (form, verb, forms) in EnglishVerbs.All())
        {
            WordOf(Fold.Word(form)).Verbs.Add(new(verb, forms));
        }
    }

    private void AddEntity(Entity entity, string language)
    {
        foreach (var name in entity.Names)
        {
            if (!IsReadIn(entity, name, language))
            {
                continue;
            }

            if (Grammar?.Inflection == "russian" && name.Language == "ru")
            {
                foreach (var form in entity.Kind == "person" ? RussianNames.OfPerson(name.Name) : RussianNames.Forms(name.Name))
                {
                    var word = FormOf(form);
                    word.Sense ??= new() { Phrase = form };
                    AddName(word.Sense.Entities, entity, name);
                }

                continue;
            }

            AddName(SenseOf(name.Name).Entities, entity, name);
        }
    }

    // What a name means by itself comes before what it means only where the state is known.
    private static void AddName(List<(Entity Entity, EntityName Name)> bearers, Entity entity, EntityName name)
    {
        var firstLocal = name.IsLocal ? -1 : bearers.FindIndex(b => b.Name.IsLocal);
        bearers.Insert(firstLocal < 0 ? bearers.Count : firstLocal, (entity, name));
    }

    // An outlet's name hides the state in it: "China Daily" is not China.
    private void AddSource(Source source)
    {
        var entity = new Entity
        {
            Id = source.Id,
            Kind = "source",
            Country = source.Country,
            Source = "",
        };
        foreach (var name in source.Aliases.Prepend(source.Name).Where(Scripts.IsLatin))
        {
            SenseOf(name).Entities.Add((entity, new(name, "en", "official", false, null, null, "")));
        }
    }

    // A text in one language names foreign bodies in Latin letters too, and gives original names in parentheses. Short names in
    // Han characters are for the Chinese scanner. A state is named in the text's own language alone: the Icelandic name of Iceland
    // is "Ísland", the French one of Mauritius "Maurice".
    internal static bool IsReadIn(Entity entity, EntityName name, string language) =>
        name.Language == language
        || (entity.Kind is not "state" && name.Kind is not ("demonym" or "compound") && name.Name.Length > 3 && Scripts.IsLatin(name.Name));

    private void AddClassWord(string name, string phrase)
    {
        if (Grammar is not null && phrase.StartsWith('=') && Grammar.Inflection is not ("none" or "korean"))
        {
            // Exactly as it stands: "=acta" is no "acto".
            var exact = FormOf(phrase[1..]);
            exact.Sense ??= new() { Phrase = phrase[1..] };
            exact.Sense.Classes.Add(name);
            return;
        }

        foreach (var form in Grammar is null ? Inflect(phrase) : [phrase.TrimStart('=')])
        {
            var sense = SenseOf(form);
            sense.Classes.Add(name);
            sense.Phrase = phrase;
        }
    }

    // A phrase is listed in its singular; the plural of its last word is made by rule. "=phrase" is taken as it stands.
    private static IEnumerable<string> Inflect(string phrase)
    {
        if (phrase.StartsWith('='))
        {
            return [phrase[1..]];
        }

        var plural =
            phrase.EndsWith('y') && phrase.Length > 1 && !"aeiou".Contains(phrase[^2], StringComparison.Ordinal) ? phrase[..^1] + "ies"
            : phrase.EndsWith('s')
            || phrase.EndsWith('x')
            || phrase.EndsWith("ch", StringComparison.Ordinal)
            || phrase.EndsWith("sh", StringComparison.Ordinal)
                ? phrase + "es"
            : phrase + "s";
        return [phrase, plural];
    }

    private Sense SenseOf(string phrase)
    {
        _scratch.Clear();
        if (Grammar is null)
        {
            Tokenizer.Tokenize(phrase, 0, phrase.Length, _scratch);
        }
        else
        {
            FineTokenizer.Tokenize(phrase, 0, phrase.Length, _scratch);
        }

        var node = 0;
        foreach (var token in _scratch)
        {
            var word = IdOf(Key(phrase.AsSpan(token.Start, token.Length)));
            var key = ((long)node << 32) | (uint)word;
            if (!_edges.TryGetValue(key, out var next))
            {
                next = _senses.Count;
                _senses.Add(null);
                _edges.Add(key, next);
            }

            node = next;
        }

        return _senses[node] ??= new();
    }

    private WordInfo WordOf(string folded) => _words[IdOf(folded)];

    private int IdOf(string folded)
    {
        if (!_vocabulary.TryGetValue(folded, out var id))
        {
            id = _words.Count;
            _vocabulary.Add(folded, id);
            _words.Add(new() { Folded = folded });
        }

        return id;
    }
}

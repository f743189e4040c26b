using System.Globalization;
using System.Text;
using Entente.Languages;
using Entente.Languages.English;
using Entente.Languages.Inflection;
using Entente.Text;

namespace Entente.Codebook;

/// <content>The words of a language that is read by units: small words and verb forms in a trie of their own, by exact form.</content>
public sealed partial class Lexicon
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NothingIrregular = new Dictionary<
        string,
        IReadOnlyList<string>
    >(StringComparer.Ordinal);

    private readonly IInflection _inflection;
    private readonly Dictionary<string, int> _forms = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _formEdges = [];
    private readonly List<WordInfo?> _formWords = [null];

    /// <summary>Small words and order of a language that is read by units; null for English.</summary>
    public Grammar? Grammar { get; }

    /// <summary>What makes two words the same for names and class words: case, and in inflected languages the ending.</summary>
    public string Key(ReadOnlySpan<char> word) => Grammar is null ? Fold.Word(word) : _inflection.Stem(Form(word));

    /// <summary>A word as it stands, in lower case, half-width and composed, tone marks on their usual letter.</summary>
    public static string Form(ReadOnlySpan<char> word)
    {
        var text = new string(word);
        if (text is "ª" or "º")
        {
            return text;
        }

        var plain = true;
        if (text.Length == 1 && Scripts.IsHan(text[0]))
        {
            // 協議 is 协议.
            return HanForms.Simplify(text[0]).ToString();
        }

        foreach (var c in text)
        {
            plain &= c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or (>= '\u4e00' and <= '\u9fff') or (>= '\uac00' and <= '\ud7a3');
        }

        return plain
            ? text
            : Tones(text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('ё', 'е').Replace('’', '\'').Replace('ʼ', '\''));
    }

    // Vietnamese puts the tone of oa, oe, uy on either letter: hoà and hòa are one word.
    private static string Tones(string word)
    {
        for (var i = 0; i + 1 < word.Length; i++)
        {
            var last = i + 2 == word.Length;
            if (last && word[i] is 'o' or 'u' && NewTone.IndexOf(word[i + 1], StringComparison.Ordinal) is >= 0 and var at)
            {
                var (first, second) = OldTone[at];
                if ((word[i] == 'o') == (second is 'a' or 'e') && !(word[i] == 'u' && i > 0 && word[i - 1] == 'q'))
                {
                    return string.Concat(word.AsSpan(0, i), [first, second], word.AsSpan(i + 2));
                }
            }
        }

        return word;
    }

    private const string NewTone = "àáảãạèéẻẽẹỳýỷỹỵ";

    private static readonly (char First, char Second)[] OldTone =
    [
        ('ò', 'a'),
        ('ó', 'a'),
        ('ỏ', 'a'),
        ('õ', 'a'),
        ('ọ', 'a'),
        ('ò', 'e'),
        ('ó', 'e'),
        ('ỏ', 'e'),
        ('õ', 'e'),
        ('ọ', 'e'),
        ('ù', 'y'),
        ('ú', 'y'),
        ('ủ', 'y'),
        ('ũ', 'y'),
        ('ụ', 'y'),
    ];

    /// <summary>True where names are kept in each of their forms, not under one key.</summary>
    public bool HasNameForms => Grammar?.Inflection == "russian";

    public int FindForm(string form) => _forms.GetValueOrDefault(form, Unknown);

    public int StepForm(int node, int form) => _formEdges.GetValueOrDefault(((long)node << 32) | (uint)form);

    public WordInfo? FormAt(int node) => _formWords[node];

    private void AddGrammar(Grammar grammar, IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> irregular)
    {
        foreach (var section in grammar.Sections.Keys.Order(StringComparer.Ordinal))
        {
            foreach (var (label, native) in grammar.All(section))
            {
                if (section is "traits" or "date-order" || native.Length == 0)
                {
                    continue;
                }

                if (section == "be-perfect")
                {
                    var own = irregular.GetValueOrDefault(Bare(native)) ?? NothingIrregular;
                    foreach (var (form, _) in _inflection.Forms(native, own))
                    {
                        FormOf(form).Marks.Add("be-perfect");
                    }

                    continue;
                }

                if (section == "auxiliaries" && Auxiliary(label) is { } verb && grammar.Inflection is not ("none" or "korean"))
                {
                    AddAuxiliary(label, native, verb, irregular);
                    continue;
                }

                var word = FormOf(native);
                word.Marks.Add(label.Length == 0 ? section : $"{section}:{label}");
                word.Marks.Add(section);
                word.Classes |= ClassOf(section, label);
                if (
                    section is "numbers" or "ordinals"
                    && int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                )
                {
                    word.Value = value;
                }

                if (LabelOf(section, label) is { } known && (word.Folded == native || Rank(section) < 2))
                {
                    word.Folded = known;
                }
            }
        }
    }

    // ser, être, быть: all its forms help other verbs.
    private static string? Auxiliary(string label) =>
        label switch
        {
            "be" => "be",
            "have" => "have",
            "possible" => "can",
            "obligation" => "must",
            "future" or "progressive" => "go",
            _ => null,
        };

    private void AddAuxiliary(
        string label,
        string native,
        string verb,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> irregular
    )
    {
        var own = irregular.GetValueOrDefault(native.Split(' ', '|')[0]) ?? NothingIrregular;
        foreach (var (form, use) in _inflection.Forms(native, own).Append((native.Split('|')[0], FormUse.None)))
        {
            var word = FormOf(form);
            word.Marks.Add("auxiliaries");
            word.Marks.Add("auxiliaries:" + label);
            if (use != FormUse.None && verb != "go")
            {
                word.Forms.Add(new(verb, use, false));
            }
        }
    }

    private static int Rank(string section) => section is "glosses" or "pronouns" ? 1 : 2;

    private static string? LabelOf(string section, string label) =>
        section switch
        {
            "prepositions" or "pronouns" or "possessive-pronouns" or "glosses" or "cue-nouns" or "subordinators" => label,
            "coordinators" => "and",
            "this" => "this",
            "relatives" => "which",
            "articles" => "the",
            _ => null,
        };

    private static WordClass ClassOf(string section, string label) =>
        section switch
        {
            "prepositions" or "according" => WordClass.Preposition,
            "coordinators" => WordClass.Coordinator,
            "relatives" => WordClass.Relative,
            "subordinators" => WordClass.Subordinator,
            "adverbs" => WordClass.Adverb,
            "articles" or "this" => WordClass.Determiner,
            "pronouns" => WordClass.Pronoun,
            "possessive-pronouns" => WordClass.PossessivePronoun,
            "numbers" => WordClass.Cardinal,
            "ordinals" => WordClass.Ordinal,
            "auxiliaries" when label == "negation" => WordClass.Negation,
            _ => WordClass.None,
        };

    private void AddVerbs(PatternSet patterns)
    {
        foreach (var verb in patterns.Verbs)
        {
            var irregular = patterns.IrregularForms.GetValueOrDefault(verb.Native.Split('|')[0].Split(' ')[0].Trim()) ?? NothingIrregular;
            if (irregular.Count == 0 && Bare(verb.Native) is var bare && bare != verb.Native)
            {
                irregular = patterns.IrregularForms.GetValueOrDefault(bare) ?? NothingIrregular;
            }

            var pronominal =
                verb.Native.StartsWith("se ", StringComparison.Ordinal)
                || verb.Native.StartsWith("s'", StringComparison.Ordinal)
                || verb.Native.Split(' ')[0] is var head
                    && (head.EndsWith("rse", StringComparison.Ordinal) || head.EndsWith("rsi", StringComparison.Ordinal));
            foreach (var (form, use) in _inflection.Forms(verb.Native, irregular))
            {
                var forms = FormOf(form).Forms;
                var entry = new UnitVerb(verb.Label, use, pronominal);
                if (!forms.Contains(entry))
                {
                    forms.Add(entry);
                }
            }
        }
    }

    private static string Bare(string native)
    {
        var word = native.StartsWith("se ", StringComparison.Ordinal) ? native[3..] : native;
        word = word.Split(' ')[0];
        return word.EndsWith("rse", StringComparison.Ordinal) ? word[..^2]
            : word.EndsWith("rsi", StringComparison.Ordinal) ? word[..^2] + "e"
            : word.StartsWith("s'", StringComparison.Ordinal) ? word[2..]
            : word;
    }

    private WordInfo FormOf(string phrase)
    {
        _scratch.Clear();
        FineTokenizer.Tokenize(phrase, 0, phrase.Length, _scratch);
        var node = 0;
        foreach (var token in _scratch)
        {
            var form = Form(phrase.AsSpan(token.Start, token.Length));
            if (!_forms.TryGetValue(form, out var id))
            {
                id = _forms.Count;
                _forms.Add(form, id);
            }

            var key = ((long)node << 32) | (uint)id;
            if (!_formEdges.TryGetValue(key, out var next))
            {
                next = _formWords.Count;
                _formWords.Add(null);
                _formEdges.Add(key, next);
            }

            node = next;
        }

        var word = _formWords[node] ??= new() { Folded = phrase };
        word.Spellings.Add(phrase);
        return word;
    }
}

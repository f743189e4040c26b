namespace Entente.Languages.Inflection;

/// <summary>What a form of a verb says of time and voice.</summary>
[Flags]
public enum FormUse
{
    None = 0,

    /// <summary>The language does not inflect: words beside the verb say when.</summary>
    Plain = 1,
    Present = 2,
    Past = 4,
    Imperfect = 8,
    Future = 16,
    Conditional = 32,
    Subjunctive = 64,
    Infinitive = 128,
    Gerund = 256,
    Participle = 512,
    Passive = 1024,

    /// <summary>Before a noun: "the agreement that was signed".</summary>
    Attributive = 2048,

    /// <summary>An intention or agreement to do it: 하기로.</summary>
    Intended = 4096,

    /// <summary>The verb as a thing: 서명, "signing".</summary>
    Nominal = 8192,
    Negated = 16384,
    Progressive = 32768,

    /// <summary>What was done holds still: подписан, прикомандирован.</summary>
    Perfect = 65536,
}

/// <summary>How words of a language change: what is cut off to compare them, and the forms of its verbs.</summary>
public interface IInflection
{
    /// <summary>A lower-case word without its inflectional ending, for names and class words.</summary>
    string Stem(string lower);

    /// <summary>Every form of a verb, from its citation form and what is irregular about it.</summary>
    IEnumerable<(string Form, FormUse Use)> Forms(string citation, IReadOnlyDictionary<string, IReadOnlyList<string>> irregular);
}

/// <summary>Chinese, Vietnamese, Lao: words do not change.</summary>
public sealed class NoInflection : IInflection
{
    public string Stem(string lower) => lower;

    public IEnumerable<(string Form, FormUse Use)> Forms(string citation, IReadOnlyDictionary<string, IReadOnlyList<string>> irregular) =>
        [(citation, FormUse.Plain)];
}

/// <summary>The inflection that a grammar names.</summary>
public static class Inflections
{
    public static IInflection Of(string name) =>
        name switch
        {
            "spanish" => new RomanceInflection(RomanceEndings.Spanish),
            "french" => new RomanceInflection(RomanceEndings.French),
            "italian" => new RomanceInflection(RomanceEndings.Italian),
            "russian" => new RussianInflection(),
            "korean" => new KoreanInflection(),
            _ => new NoInflection(),
        };
}

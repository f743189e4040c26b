namespace Entente.Languages;

/// <summary>Where a state's name stands to the body that is its own: 越南公安部, Bộ Công an Việt Nam, МВД России or российская полиция.</summary>
public enum StatePlace
{
    Before,
    After,
    Both,
}

/// <summary>
/// The small words and the order of one language, as data: <c>codebook/events/grammar.&lt;lang&gt;.yaml</c>. Small words have labels, which
/// are English words, so that what rules ask for is asked for once for all languages.
/// </summary>
public sealed record Grammar
{
    /// <summary>BCP 47: <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Section → label → native words. A section that is a plain list has the label <c>""</c>.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Sections { get; init; }

    /// <summary>No spaces between words: each character is looked at (Chinese, Lao; Korean too, whose particles cling to words).</summary>
    public bool IsOfCharacters => Trait("tokens") == "characters";

    public StatePlace States =>
        Trait("states") switch
        {
            "after" => StatePlace.After,
            "both" => StatePlace.Both,
            _ => StatePlace.Before,
        };

    /// <summary>none, spanish, french, italian, russian or korean.</summary>
    public string Inflection => Trait("inflection") ?? "none";

    /// <summary>Small words of place and role stand after the group, as Korean particles do.</summary>
    public bool HasPostpositions => Trait("adpositions") == "after";

    public bool IsVerbLast => Trait("verb-last") == "true";

    /// <summary>names, number-first or unit-first.</summary>
    public string DateOrder => Trait("date-order") ?? Plain("date-order") ?? "names";

    public string? Trait(string name) => Sections.GetValueOrDefault("traits")?.GetValueOrDefault(name) is [var value, ..] ? value : null;

    private string? Plain(string section) => Sections.GetValueOrDefault(section)?.GetValueOrDefault("") is [var value, ..] ? value : null;

    /// <summary>Every word of a section with its label.</summary>
    public IEnumerable<(string Label, string Native)> All(string section) =>
        Sections.TryGetValue(section, out var labels) ? labels.SelectMany(l => l.Value.Select(v => (l.Key, v))) : [];
}

/// <summary>A verb of a language under the label by which shapes and cues know it.</summary>
/// <param name="Label">English lemma, its particle after a plus: <c>hand+over</c>.</param>
/// <param name="Native">The verb in its citation form.</param>
public sealed record LabelledVerb(string Label, string Native);

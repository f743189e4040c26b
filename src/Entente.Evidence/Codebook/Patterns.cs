using Entente.Languages;

namespace Entente.Codebook;

/// <summary>
/// How a language tells of a kind of act: its triggers and, for each grammatical slot, the role that stands there. Several
/// event types share a shape ("X trains Y"); what tells them apart is in their frames' needs.
/// </summary>
public sealed record Shape
{
    public required string Id { get; init; }

    /// <summary>Verb lemmas that trigger it; a particle follows a plus: <c>hand+over</c>.</summary>
    public IReadOnlyList<string> Verbs { get; init; } = [];

    /// <summary>Word classes whose members trigger it as a noun.</summary>
    public IReadOnlyList<string> Nouns { get; init; } = [];

    /// <summary>For a noun trigger: verbs that may govern it and hand it their subject; empty means any.</summary>
    public IReadOnlyList<string> Light { get; init; } = [];

    /// <summary>Slot → role: subject, object, with, to, for, from, between, by, of, in, on, genitive, premodifier.</summary>
    public required IReadOnlyDictionary<string, string> Roles { get; init; }

    /// <summary>The members of a plural subject act on each other: "China and Laos signed".</summary>
    public bool Mutual { get; init; }

    /// <summary>The object may be a list of things of different types, one record each.</summary>
    public bool SplitsObject { get; init; }

    /// <summary>"Offer" and "promise" among its verbs put the act forward: it has not happened.</summary>
    public bool Offers { get; init; }

    /// <summary>One record for each principal in the object slot.</summary>
    public bool SplitsPrincipals { get; init; }
}

/// <summary>An event type's use of a shape: what must and must not be there for the type to hold.</summary>
public sealed record Frame
{
    /// <summary><c>TRAIN_INFO/teach</c>.</summary>
    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string Shape { get; init; }

    /// <summary>All must hold: <c>clause:topic.cyber|topic.internet</c>, <c>actor.kind:police</c>, <c>!clause:topic.trade</c>.</summary>
    public IReadOnlyList<Need> Needs { get; init; } = [];

    /// <summary>Frames of one shape are tried from high to low.</summary>
    public int Priority { get; init; }

    /// <summary>The least number of states; two unless the frame says otherwise.</summary>
    public int States { get; init; } = 2;

    /// <summary>Measured precision on the codebook's examples; see <c>docs/reference/coder.md</c>.</summary>
    public double Confidence { get; init; } = 0.8;

    /// <summary>Status the trigger itself gives ("negotiate"), before tense and cues; null: read from the verb group.</summary>
    public string? Status { get; init; }
}

/// <summary>A condition of a frame. <paramref name="Where"/> is object, trigger, clause, sentence, document, actor.kind or a role's kind.</summary>
public sealed record Need(bool Negated, string Where, IReadOnlyList<string> Values)
{
    public static Need Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var negated = text.StartsWith('!');
        var plain = negated ? text[1..] : text;
        var colon = plain.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? new(negated, plain.Trim(), [])
            : new(
                negated,
                plain[..colon].Trim(),
                plain[(colon + 1)..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            );
    }

    public override string ToString() => (Negated ? "!" : "") + Where + (Values.Count == 0 ? "" : ":" + string.Join('|', Values));
}

/// <summary>The patterns of one language: word classes, shapes and frames, as data.</summary>
public sealed record PatternSet
{
    public required string Language { get; init; }

    /// <summary>Class → words and phrases in their base form; inflection is by rule.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; init; }

    public required IReadOnlyList<Shape> Shapes { get; init; }

    public required IReadOnlyList<Frame> Frames { get; init; }

    /// <summary>Small words and order of a language that is read by units; null for English, which has readers of its own.</summary>
    public Grammar? Grammar { get; init; }

    /// <summary>The language's verbs under the labels that shapes and cues know them by.</summary>
    public IReadOnlyList<LabelledVerb> Verbs { get; init; } = [];

    /// <summary>Citation form → kind of form → irregular forms.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> IrregularForms { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>(StringComparer.Ordinal);
}

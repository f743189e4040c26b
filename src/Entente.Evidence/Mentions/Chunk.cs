using Entente.Languages.English;

namespace Entente.Mentions;

public enum ChunkKind
{
    Noun,
    Verb,
    Preposition,
    Coordinator,
    Comma,
    Stop,
    Subordinator,
    Relative,
    Adverb,
}

/// <summary>A group of tokens that stands together in a clause. Parentheses and quotation marks are not chunks.</summary>
public sealed class Chunk
{
    public required ChunkKind Kind { get; init; }

    /// <summary>First token.</summary>
    public required int From { get; init; }

    /// <summary>Token after the last.</summary>
    public required int To { get; set; }

    /// <summary>Folded word of a preposition, coordinator, subordinator or relative.</summary>
    public string Word { get; init; } = "";

    /// <summary>A subject pronoun alone: it is no member of a list.</summary>
    public bool IsPronoun { get; init; }

    /// <summary>What a particle says of a noun group: "subject", "object", or nothing.</summary>
    public string Case { get; set; } = "";

    /// <summary>Set for verb groups.</summary>
    public VerbGroup? Verb { get; set; }

    public override string ToString() => $"{Kind}[{From}..{To}) {Word}{Verb?.Lemma}";
}

public enum VerbTense
{
    Past,
    Present,
    Perfect,
    Future,

    /// <summary>would, could: reported or conditional.</summary>
    Conditional,

    /// <summary>should, must, ought to.</summary>
    Obligation,

    /// <summary>may, might, can.</summary>
    Possibility,

    Infinitive,
    Gerund,
    Participle,
}

/// <summary>A verb with its auxiliaries: what it is, in which tense and voice, and whether it is negated.</summary>
public sealed class VerbGroup
{
    public required string Lemma { get; set; }

    /// <summary>The token of the main verb.</summary>
    public required int Head { get; set; }

    public VerbTense Tense { get; set; }

    public bool IsPassive { get; set; }

    public bool IsProgressive { get; set; }

    public bool IsNegated { get; set; }

    /// <summary>"no longer": what it tells was so and is not now.</summary>
    public bool IsOver { get; set; }

    /// <summary>Infinitive with "to" or after a modal-like verb, gerund or participle: it has no subject of its own.</summary>
    public bool IsFinite => Tense is not (VerbTense.Infinitive or VerbTense.Gerund or VerbTense.Participle);

    /// <summary>Perfect or past infinitive ("to have operated").</summary>
    public bool IsPerfect { get; set; }

    public VerbForms Form { get; set; } = VerbForms.None;

    // ── of languages read by units ──

    /// <summary>The label's particle: "over" of <c>hand+over</c>.</summary>
    public string? Particle { get; set; }

    /// <summary>Other labels of the same form, each with its particle.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>The form itself says that others tell it: habría firmado.</summary>
    public bool IsRumour { get; set; }

    /// <summary>It stands before the noun that it tells of: 签署的协议, 서명한 협정.</summary>
    public bool IsAttributive { get; set; }

    /// <summary>It is made the time of another act: 会见后.</summary>
    public bool IsAdverbial { get; set; }

    public bool IsCopula { get; init; }
}

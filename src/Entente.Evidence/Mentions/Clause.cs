namespace Entente.Mentions;

/// <summary>A noun group in a prepositional group: its preposition and the group.</summary>
public readonly record struct PrepositionalGroup(string Preposition, Chunk Noun);

/// <summary>
/// A verb group with what stands around it: subject groups, objects, prepositional groups. The grammatical subject; the
/// matcher turns it round for passives.
/// </summary>
public sealed class Clause
{
    public required Chunk Verb { get; init; }

    public required int Index { get; init; }

    public VerbGroup Group => Verb.Verb!;

    public List<Chunk> Subject { get; } = [];

    /// <summary>Groups hung on the subject by of, from, between, by.</summary>
    public List<PrepositionalGroup> SubjectGroups { get; } = [];

    public List<Chunk> Objects { get; } = [];

    public List<PrepositionalGroup> Groups { get; } = [];

    /// <summary>The clause that an infinitive, gerund or coordinated verb depends on.</summary>
    public Clause? Governor { get; set; }

    public ClauseLink Link { get; set; } = ClauseLink.None;

    /// <summary>First token that belongs to it.</summary>
    public int From { get; set; }

    /// <summary>Token after its last.</summary>
    public int To { get; set; }

    /// <summary>True when the subject was taken from another clause.</summary>
    public bool SharesSubject { get; set; }

    public override string ToString() => $"{Group.Lemma} [{From}..{To})";
}

/// <summary>How a clause hangs on its governor.</summary>
public enum ClauseLink
{
    None,
    Infinitive,
    Gerund,
    Coordinated,
    Relative,
    Participle,

    /// <summary>Opened by that, after, because …</summary>
    Subordinate,
}

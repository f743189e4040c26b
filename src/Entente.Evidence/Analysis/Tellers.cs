namespace Entente.Analysis;

/// <summary>Which of the two sides of a partnership tells of an event itself, through an outlet that is its own.</summary>
public enum Tellers
{
    Both,
    First,
    Second,

    /// <summary>Only outlets that belong to neither side.</summary>
    Others,

    /// <summary>No source is named for it.</summary>
    Nobody,
}

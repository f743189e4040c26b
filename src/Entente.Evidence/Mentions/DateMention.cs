using Entente.Time;

namespace Entente.Mentions;

/// <summary>A date in a sentence: where it stands, what it means, and how it bounds the act.</summary>
public sealed record DateMention(int From, int To, Edtf Date, DateRelation Relation)
{
    /// <summary>"at least": the start is no later than this.</summary>
    public bool IsAtLeast { get; init; }
}

public enum DateRelation
{
    /// <summary>On, in, at.</summary>
    At,

    /// <summary>Since: it began then and goes on.</summary>
    Since,

    /// <summary>By, before, until.</summary>
    UpTo,

    /// <summary>For three years: a length that ends at the report.</summary>
    Length,
}

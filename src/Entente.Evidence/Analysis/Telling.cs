using Entente.Events;

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

public static class Telling
{
    public static Tellers Of(Event telling, string first, string second)
    {
        ArgumentNullException.ThrowIfNull(telling);
        var origins = telling.Origins.Where(o => o.Kind is not OriginKind.Uncited).ToList();
        return (origins.Exists(o => o.State == first), origins.Exists(o => o.State == second)) switch
        {
            (true, true) => Tellers.Both,
            (true, false) => Tellers.First,
            (false, true) => Tellers.Second,
            (false, false) => origins.Count > 0 ? Tellers.Others : Tellers.Nobody,
        };
    }
}

namespace Entente.Analysis;

/// <summary>How far the partnerships of a case run through one state.</summary>
/// <param name="State">The state with the most partners (then the most events); ISO 3166 alpha-3.</param>
/// <param name="Partners">How many states it shares an event with.</param>
/// <param name="States">How many states share an event with any.</param>
/// <param name="Centralisation">0 where all have equally many partners, 1 for a star; null below three states.</param>
public sealed record Hub(string State, int Partners, int States, double? Centralisation)
{
    /// <summary>Null where no two states share an event.</summary>
    public static Hub? Of(IReadOnlyList<Partnership> partnerships)
    {
        ArgumentNullException.ThrowIfNull(partnerships);
        var ties = partnerships
            .Where(p => p.Events.Count > 0)
            .SelectMany(p => new[] { (State: p.First, p.Events.Count), (State: p.Second, p.Events.Count) })
            .GroupBy(t => t.State, StringComparer.Ordinal)
            .Select(g => (State: g.Key, Partners: g.Count(), Events: g.Sum(t => t.Count)))
            .OrderByDescending(t => t.Partners)
            .ThenByDescending(t => t.Events)
            .ThenBy(t => t.State, StringComparer.Ordinal)
            .ToList();
        if (ties.Count == 0)
        {
            return null;
        }

        // Freeman 1978, "Centrality in social networks: conceptual clarification", degree centralisation of a graph.
        var n = ties.Count;
        double? centralisation = n < 3 ? null : ties.Sum(t => ties[0].Partners - t.Partners) / (double)((n - 1) * (n - 2));
        return new(ties[0].State, ties[0].Partners, n, centralisation);
    }
}

using Entente.Assertions;
using Entente.Events;

namespace Entente.Analysis;

/// <summary>Two states and every event in which both take part. Counts leave out aggregates, and keep each status apart.</summary>
public sealed record Partnership
{
    /// <summary><c>chn-vnm</c>: alpha-3 codes, lower case, in ordinal order.</summary>
    public required string Id { get; init; }

    public required string First { get; init; }

    public required string Second { get; init; }

    /// <summary>Events in order of date, without aggregates.</summary>
    public required IReadOnlyList<Event> Events { get; init; }

    /// <summary>Totals and repeated practice, shown apart.</summary>
    public required IReadOnlyList<Event> Aggregates { get; init; }

    public IEnumerable<Event> With(params Status[] statuses) => Events.Where(e => statuses.Contains(e.Status));

    /// <summary>What took place or goes on, by year and family. An event that only its report bounds counts in the year it was reported, shown in brackets.</summary>
    public IReadOnlyList<YearCount> ByYear =>
        [
            .. Events
                .Where(e => e.Status is Status.Occurred or Status.Ongoing or Status.Ended)
                .Where(e => YearOf(e) is not null)
                .GroupBy(e => (Year: YearOf(e)!.Value, e.Family))
                .OrderBy(g => g.Key.Year)
                .ThenBy(g => g.Key.Family, StringComparer.Ordinal)
                .Select(g => new YearCount(g.Key.Year, g.Key.Family, [.. g])),
        ];

    /// <summary>The year an event counts in: its own, or else that of its first report; null where neither is known.</summary>
    public static int? YearOf(Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return e.Date?.Year ?? e.FirstReported?.Year;
    }

    /// <summary>Events resting on one origin or none.</summary>
    public IReadOnlyList<Event> OneOrigin => [.. Events.Where(e => e.Origins.Count(o => o.Kind != OriginKind.Uncited) <= 1)];

    /// <summary>Who tells of an event, by the states that its origins belong to.</summary>
    public Tellers ToldBy(Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var origins = e.Origins.Where(o => o.Kind is not OriginKind.Uncited).ToList();
        return (origins.Exists(o => o.State == First), origins.Exists(o => o.State == Second)) switch
        {
            (true, true) => Tellers.Both,
            (true, false) => Tellers.First,
            (false, true) => Tellers.Second,
            (false, false) => origins.Count > 0 ? Tellers.Others : Tellers.Nobody,
        };
    }

    /// <summary>Acts that one side gives the other: provider first. Mutual acts have no direction.</summary>
    public IReadOnlyList<(string From, string To, Event Event)> Directed => [.. Events.SelectMany(DirectionOf)];

    private static readonly HashSet<string> Gives = new(StringComparer.Ordinal)
    {
        "provider",
        "supplier",
        "sender",
        "builder",
        "operator",
        "visitor",
        "vendor",
    };

    private static readonly HashSet<string> Takes = new(StringComparer.Ordinal) { "recipient", "receiver", "host", "owner" };

    /// <summary>Who gives whom in one act, by its roles; empty for a mutual act.</summary>
    public static IEnumerable<(string From, string To, Event Event)> DirectionOf(Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var from = e
            .Actors.Where(a => Gives.Contains(a.Role) && a.Country is not null)
            .Select(a => a.Country!)
            .Distinct(StringComparer.Ordinal);
        var to = e
            .Actors.Where(a => Takes.Contains(a.Role) && a.Country is not null)
            .Select(a => a.Country!)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return from.SelectMany(f => to.Where(t => t != f).Select(t => (f, t, e)));
    }
}

public sealed record YearCount(int Year, string Family, IReadOnlyList<Event> Events);

public static class Partnerships
{
    /// <summary>Every pair of states that share an event, the most events first.</summary>
    public static IReadOnlyList<Partnership> Of(IReadOnlyList<Event> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var pairs = new SortedDictionary<string, List<Event>>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            var countries = e
                .Actors.Where(a => a.Country is not null)
                .Select(a => a.Country!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ToList();
            for (var i = 0; i < countries.Count; i++)
            {
                for (var j = i + 1; j < countries.Count; j++)
                {
                    if (!AreOneSide(e, countries[i], countries[j]))
                    {
                        var key = IdOf(countries[i], countries[j]);
                        (pairs.TryGetValue(key, out var list) ? list : pairs[key] = []).Add(e);
                    }
                }
            }
        }

        return
        [
            .. pairs
                .Select(p => new Partnership
                {
                    Id = p.Key,
                    First = p.Key[..3].ToUpperInvariant(),
                    Second = p.Key[4..].ToUpperInvariant(),
                    Events = [.. p.Value.Where(e => !e.IsAggregate)],
                    Aggregates = [.. p.Value.Where(e => e.IsAggregate)],
                })
                .OrderByDescending(p => p.Events.Count)
                .ThenBy(p => p.Id, StringComparer.Ordinal),
        ];
    }

    public static string IdOf(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var (x, y) = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
        return $"{x.ToLowerInvariant()}-{y.ToLowerInvariant()}";
    }

    // Two recipients of one supplier have nothing to do with each other by it.
    private static bool AreOneSide(Event e, string a, string b)
    {
        var x = Roles(e, a);
        var y = Roles(e, b);
        return x.SetEquals(y) && x.Count == 1 && x.First() is "recipient" or "receiver" or "host" or "provider" or "owner";
    }

    private static HashSet<string> Roles(Event e, string country) =>
        e.Actors.Where(a => a.Country == country).Select(a => a.Role).ToHashSet(StringComparer.Ordinal);
}

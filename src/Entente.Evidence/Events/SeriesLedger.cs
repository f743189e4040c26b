using Entente.Assertions;

namespace Entente.Events;

/// <summary>
/// Keeps count of numbered series. The highest number reported is a floor for how many there were; those we hold no event for
/// are listed with the dates that their neighbours leave, and are never counted as observed.
/// </summary>
public static class SeriesLedger
{
    /// <summary>A higher number is a slip or a hostile text: no two bodies have met so often, and every number below it would be listed.</summary>
    private const int HighestBelieved = 9_999;

    public static IReadOnlyList<EventSeries> Of(IReadOnlyList<Event> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var named = events
            .Where(e => e.Ordinal is <= HighestBelieved && e.Series is not null && e.Type != "VISIT_HL")
            .GroupBy(e => e.Series!, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Name: SeriesName.Parse(g.Key), Events: g.OrderBy(e => e.Id).ToList()))
            .ToList();
        return [.. Gather(named).Select(g => Build(g.Name, g.Events)).OrderBy(s => s.Key, StringComparer.Ordinal)];
    }

    /// <summary>The same events in the same order, each with the key of the series it was counted in.</summary>
    public static IReadOnlyList<Event> Place(IReadOnlyList<Event> events, IReadOnlyList<EventSeries> series)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(series);
        var of = series.SelectMany(s => s.Events.Select(e => (e, s.Key))).ToDictionary(p => p.e, p => p.Key);
        return
        [
            .. events.Select(e =>
                e.Series is null ? e
                : of.TryGetValue(e.Id, out var key) ? e with { Series = key }
                : e with { Series = null, Ordinal = null }
            ),
        ];
    }

    /// <summary>The key of the series that an event placed in one has; of a name as a document gives it, the key it has by itself.</summary>
    public static string Key(string series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return series.Contains(':', StringComparison.Ordinal) ? Slug(SeriesName.Parse(series)) : series;
    }

    // ── which names are one series ──

    private sealed record Strand(SeriesName Name, List<Event> Events);

    /// <summary>
    /// The fullest names first; each further one joins the series that it can be, when there is one and only one: a session that the
    /// text does not name could be of any, and is then counted apart.
    /// </summary>
    private static List<Strand> Gather(List<(SeriesName Name, List<Event> Events)> named)
    {
        var strands = new List<(Strand Series, List<SeriesName> Names)>();
        foreach (
            var (name, events) in named
                .OrderByDescending(n => n.Name.States.Count)
                .ThenByDescending(n => n.Name.Area.Length > 0)
                .ThenByDescending(n => n.Name.Form is not null)
                .ThenByDescending(n => n.Events.Count)
                .ThenByDescending(n => n.Name.Words.Count)
                .ThenBy(n => n.Name.Key, StringComparer.Ordinal)
        )
        {
            var same = strands.Where(s => s.Names.All(name.CanBe)).ToList();
            var one = same.Where(s => s.Series.Name.States.SequenceEqual(name.States, StringComparer.Ordinal)).ToList();
            if (one.Count == 0)
            {
                one = same.Where(s => name.IsOfSubsetOf(s.Series.Name) && GoesOn(s.Series, name, events)).ToList();
            }

            if (one is [var only])
            {
                only.Series.Events.AddRange(events);
                only.Names.Add(name);
            }
            else
            {
                strands.Add((new(name, [.. events]), [name]));
            }
        }

        return [.. strands.Select(s => s.Series)];
    }

    // A text that names two of four states on the same river, with a number that goes on from theirs, tells of the four.
    private static bool GoesOn(Strand series, SeriesName name, List<Event> events) =>
        name.Area.Length > 0
        && name.Area == series.Name.Area
        && events.TrueForAll(e =>
            e.Ordinal >= series.Events.Min(s => s.Ordinal) - FarthestNumber
            && e.Ordinal <= series.Events.Max(s => s.Ordinal) + FarthestNumber
        );

    private const int FarthestNumber = 60;

    private static EventSeries Build(SeriesName name, List<Event> events)
    {
        var held = events.Where(e => e.Status is Status.Occurred or Status.Ongoing or Status.Ended).ToList();
        var claimed = events.Where(e => e.Status is not Status.Denied).Select(Reached).DefaultIfEmpty(0).Max();
        var byNumber = held.ToLookup(e => e.Ordinal!.Value);
        var bounds = new NeighbourDates(held);
        var slots = new List<SeriesSlot>(Math.Max(0, claimed));
        for (var n = 1; n <= claimed; n++)
        {
            var here = byNumber[n].OrderBy(e => e.Id).ToList();
            slots.Add(
                new(
                    n,
                    [.. here.Select(e => e.Id)],
                    here.Select(e => e.Date).FirstOrDefault(d => d is not null),
                    bounds.After(n),
                    bounds.Before(n)
                )
            );
        }

        return new()
        {
            Key = Slug(name),
            Title = name.Title,
            Countries =
            [
                .. events
                    .SelectMany(e => e.Actors)
                    .Select(a => a.Country)
                    .Where(c => c is not null)
                    .Select(c => c!)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ],
            Claimed = claimed,
            Events = [.. events.Select(e => e.Id).Order()],
            Slots = slots,
            Rivals = Rivals(held),
        };
    }

    // As it stands in an address: letters, digits and hyphens.
    private static string Slug(SeriesName name) =>
        string.Join(
                '-',
                new[]
                {
                    string.Join('-', name.States),
                    name.Agency,
                    name.Type,
                    string.Join('-', name.Words),
                    name.Area[(name.Area.IndexOf('.', StringComparison.Ordinal) + 1)..],
                }.Where(p => p.Length > 0)
            )
            .ToLowerInvariant();

    // ── numberings that cannot both be right ──

    private static List<RivalNumbering> Rivals(List<Event> held)
    {
        var rivals = new List<RivalNumbering>();
        foreach (var same in held.GroupBy(e => e.Ordinal!.Value).OrderBy(g => g.Key))
        {
            var dated = same.Where(e => e.Date is { IsOnlyBoundedByReport: false }).OrderBy(e => e.Id).ToList();
            if (dated.Max(e => e.Date!.Value.Earliest) > dated.Min(e => e.Date!.Value.Latest))
            {
                rivals.Add(new($"number {same.Key} is given to happenings of different dates", [.. dated.Select(e => e.Id)]));
            }
        }

        var days = held.Where(IsOfFewDays).OrderBy(e => e.Date!.Value.Earliest).ThenBy(e => e.Id).ToList();
        for (var i = 0; i + 1 < days.Count; i++)
        {
            for (var j = i + 1; j < days.Count && days[j].Date!.Value.Earliest <= days[i].Date!.Value.Latest; j++)
            {
                if (days[i].Ordinal != days[j].Ordinal)
                {
                    rivals.Add(
                        new(
                            $"{days[i].Date} is given the numbers {Math.Min(days[i].Ordinal!.Value, days[j].Ordinal!.Value)} and {Math.Max(days[i].Ordinal!.Value, days[j].Ordinal!.Value)}",
                            [days[i].Id, days[j].Id]
                        )
                    );
                }
            }
        }

        foreach (var (earlier, later) in days.Zip(days.Skip(1)))
        {
            if (later.Ordinal < earlier.Ordinal && later.Date!.Value.Earliest > earlier.Date!.Value.Latest)
            {
                rivals.Add(new($"number {later.Ordinal} is dated after number {earlier.Ordinal}", [earlier.Id, later.Id]));
            }
        }

        return rivals;
    }

    private static bool IsOfFewDays(Event e) => e.Date is { Earliest: { } from, Latest: { } to } && to.DayNumber - from.DayNumber <= 7;

    // "will hold their 24th" claims that 23 came before it, not that the 24th took place.
    private static int Reached(Event e) =>
        e.Status is Status.Planned or Status.Proposed or Status.Negotiating ? e.Ordinal!.Value - 1 : e.Ordinal!.Value;

    /// <summary>The dates that held instalments leave to a number: no earlier than any lower one, no later than any higher one.</summary>
    private sealed class NeighbourDates
    {
        private readonly int[] _numbers;
        private readonly DateOnly?[] _latestStart;
        private readonly DateOnly?[] _earliestEnd;

        public NeighbourDates(List<Event> held)
        {
            var byNumber = held.GroupBy(e => e.Ordinal!.Value).OrderBy(g => g.Key).ToList();
            _numbers = [.. byNumber.Select(g => g.Key)];
            _latestStart = new DateOnly?[_numbers.Length];
            _earliestEnd = new DateOnly?[_numbers.Length];
            for (var i = 0; i < _numbers.Length; i++)
            {
                _latestStart[i] = byNumber[i].Select(e => e.Date?.Earliest).Append(i > 0 ? _latestStart[i - 1] : null).Max();
            }

            for (var i = _numbers.Length - 1; i >= 0; i--)
            {
                _earliestEnd[i] = byNumber[i]
                    .Select(e => e.Date?.Latest)
                    .Append(i + 1 < _numbers.Length ? _earliestEnd[i + 1] : null)
                    .Min();
            }
        }

        public DateOnly? After(int n) => Below(n) is > 0 and var i ? _latestStart[i - 1] : null;

        public DateOnly? Before(int n) => Below(n + 1) is var i && i < _numbers.Length ? _earliestEnd[i] : null;

        // How many numbers are lower than n.
        private int Below(int n)
        {
            var found = Array.BinarySearch(_numbers, n);
            return found >= 0 ? found : ~found;
        }
    }
}

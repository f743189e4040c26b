using System.Globalization;
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
        return
        [
            .. events
                .Where(e => e.Ordinal is <= HighestBelieved && e.Series is not null)
                .GroupBy(e => Key(e.Series!), StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Build(g.Key, [.. g])),
        ];
    }

    /// <summary>Dyad, agencies and form. The area tells nothing apart that these do not, and not every report names it.</summary>
    public static string Key(string seriesOfAssertion)
    {
        ArgumentNullException.ThrowIfNull(seriesOfAssertion);
        return string.Join('-', seriesOfAssertion.Split(':').Take(3));
    }

    private static EventSeries Build(string key, List<Event> events)
    {
        var held = events.Where(e => e.Status is Status.Occurred or Status.Ongoing or Status.Ended).ToList();
        var claimed = events.Where(e => e.Status is not Status.Denied).Max(e => Reached(e));
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
            Key = key,
            Title = Title(key, events),
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
            Slots = slots,
        };
    }

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

    private static string Title(string key, List<Event> events)
    {
        var place = events
            .Select(e => e.Place)
            .Where(p => p is not null)
            .GroupBy(p => p!, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Key)
            .FirstOrDefault();
        var last = events.OrderByDescending(e => e.Ordinal).First();
        var body =
            key.Contains("coast-guard", StringComparison.Ordinal) ? "coast guard "
            : key.Contains("navy", StringComparison.Ordinal) ? "navy "
            : "";
        var form = last.Type switch
        {
            "PATROL_JOINT" => $"Joint {body}patrols",
            "MECH_SESSION" => "Sessions of a standing mechanism",
            "EX_INTSEC" => "Internal-security exercises",
            "EX_MIL" => "Military exercises",
            "AGR_STATUS" => "Extensions of an instrument",
            _ => string.Create(CultureInfo.InvariantCulture, $"{last.Type} instalments"),
        };
        return place is null ? form : $"{form}, {place}";
    }
}

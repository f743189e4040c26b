using CsCheck;
using Entente.Assertions;
using Entente.Events;
using Entente.Time;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>Joining finds by a sweep what comparing every pair with every other would find.</summary>
public sealed class GroupingLaws
{
    private static readonly string?[] Dates =
    [
        "2024-05-01",
        "2024-05-02",
        "2024-05",
        "2024",
        "../2024-05-03",
        "2023/..",
        "2023-01-07",
        null,
    ];
    private static readonly string?[] Places = ["Hanoi", "Vientiane", null, null];
    private static readonly string?[] Items = ["four patrol boats", "patrol boats of steel", "body cameras", null];
    private static readonly string?[] Bodies = ["chn.mps", "vnm.mps", null];
    private static readonly int?[] Ordinals = [null, null, null, 3, 4];
    private static readonly string[] Quotes =
    [
        "China gave four patrol boats to the police of the other state.",
        "China trained officers of the other state in the spring of that year.",
        "They met.",
    ];

    private static readonly string[] Series =
    [
        "chn-vnm:state:mech-session.border.exchange:",
        "chn-vnm:state:mech-session.ministerial.conference.on.crime:",
        "chn-vnm:state:mech-session:",
    ];
    private static readonly string?[] Quantities = [null, null, "164 people", "179 suspects", "four boats"];
    private static readonly string?[] Instruments = [null, null, "a memorandum of understanding", "minutes", "a memorandum on a hotline"];
    private static readonly Status[] Statuses =
    [
        Status.Occurred,
        Status.Ongoing,
        Status.Planned,
        Status.Occurred,
        Status.Proposed,
        Status.Denied,
    ];

    private static readonly Gen<int[]> Fields = Gen.Int[0, 1000].Array[9];

    private static Assertion Make(int[] f, int n) =>
        new()
        {
            Id = new($"a{n:000}"),
            Document = new($"d{f[0] % 6}"),
            Type = "EQUIP",
            Family = "E",
            Kind = AssertionKind.Event,
            Status = Statuses[f[1] % Statuses.Length],
            Actors =
            [
                new()
                {
                    Name = "China",
                    Country = "CHN",
                    Role = "provider",
                    Entity = Bodies[f[2] % Bodies.Length],
                    Span = new(0, 1),
                },
            ],
            Date = Dates[f[3] % Dates.Length] is { } date ? Edtf.Parse(date) : null,
            ReportDate = f[4] % 3 == 0 ? null : Edtf.Parse($"2024-05-{1 + (f[4] % 28):00}"),
            Place = Places[f[5] % Places.Length] is { } place ? new(place, place, new(0, 1)) : null,
            Item = Items[f[6] % Items.Length] is { } item ? new(item, null, new(0, 1)) : null,
            Ordinal = Ordinals[f[7] % Ordinals.Length],
            Series = Ordinals[f[7] % Ordinals.Length] is null ? null : Series[f[6] % Series.Length],
            Quantity = Quantities[f[5] % Quantities.Length] is { } quantity ? new(quantity, null, new(0, 1)) : null,
            Instrument = Instruments[f[6] / 7 % Instruments.Length] is { } instrument ? new(instrument, null, new(0, 1)) : null,
            SameAs = n > 0 && f[8] % 12 == 0 ? new($"a{f[8] % n:000}") : null,
            Quote = Quotes[f[8] % Quotes.Length],
            Span = new(0, 1),
            Rule = "EQUIP.en.1",
            Confidence = 1,
        };

    private static Gen<Assertion[]> Blocks(int most) => Fields.Array[1, most].Select(all => all.Select(Make).ToArray());

    private static IReadOnlyList<string> Groups(IEnumerable<Event> events) =>
        [
            .. events
                .Select(e => string.Join(' ', e.Support.Union(e.Denials).Select(a => a.Value).Order(StringComparer.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];

    private static IReadOnlyList<Event> Corroborate(IReadOnlyList<Assertion> block) =>
        new Corroborator(new Origins([], [], [])).CorroborateBlock(block);

    [Fact]
    public void A_sweep_joins_what_comparing_every_pair_joins()
    {
        Blocks(60).Sample(block => Groups(Corroborate(block)).SequenceEqual(ByEveryPair(block)), iter: 400);
    }

    [Fact]
    public void The_order_of_assertions_makes_no_difference()
    {
        Gen.Select(Blocks(40), Gen.Int)
            .Sample(
                (block, seed) =>
                    Groups(Corroborate(block))
                        .SequenceEqual(Groups(Corroborate([.. block.OrderBy(a => (a.Id.Value, seed).GetHashCode())]))),
                iter: 200
            );
    }

    [Fact]
    public void Thousands_of_tellings_alike_in_all_are_one_event()
    {
        var block = Enumerable.Range(0, 5000).Select(n => Make([0, 0, 0, 0, 1, 0, 0, 0, 1], n) with { Document = new($"d{n}") }).ToList();

        Assert.Equal(5000, Assert.Single(Corroborate(block)).Support.Count);
    }

    private static IReadOnlyList<string> ByEveryPair(Assertion[] block)
    {
        var own = Enumerable.Range(0, block.Length).ToArray();
        var sums =
            from i in Enumerable.Range(0, block.Length)
            from j in Enumerable.Range(i + 1, block.Length - i - 1)
            let sum = Sum(block[i], block[j])
            where sum >= Corroborator.Threshold
            orderby sum descending, i, j
            select (i, j);
        foreach (var (i, j) in sums)
        {
            var (x, y) = (own[i], own[j]);
            var apart =
                from a in Enumerable.Range(0, block.Length).Where(k => own[k] == x)
                from b in Enumerable.Range(0, block.Length).Where(k => own[k] == y)
                select Sum(block[a], block[b]) <= -5;
            if (x != y && !apart.Any(a => a))
            {
                own = [.. own.Select(g => g == Math.Max(x, y) ? Math.Min(x, y) : g)];
            }
        }

        return
        [
            .. block
                .Select((a, i) => (a, i))
                .GroupBy(p => own[p.i])
                .Select(g => string.Join(' ', g.Select(p => p.a.Id.Value).Order(StringComparer.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static double Sum(Assertion a, Assertion b) => Corroborator.Compare(a, b).Sum(r => r.Weight);
}

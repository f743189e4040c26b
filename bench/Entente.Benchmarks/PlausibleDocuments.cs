using System.Globalization;
using System.Text;
using Entente.Codebook;

namespace Entente.Benchmarks;

/// <summary>
/// Makes plausible documents by a small grammar over the codebook's states, organs and outlets: articles with datelines, attributions,
/// in-text citations, numbered instalments, plans, denials, sentences about other things, and copies of earlier documents by other
/// outlets. The same seed gives the same bytes; document n does not depend on how many there are. Nothing in them is true.
/// </summary>
public sealed class PlausibleDocuments
{
    private static readonly string[] Hubs = ["CHN", "CHN", "CHN", "RUS", "USA"];

    private static readonly string[] Partners =
    [
        "VNM",
        "LAO",
        "KHM",
        "CUB",
        "PRK",
        "TJK",
        "KGZ",
        "UZB",
        "KAZ",
        "SRB",
        "SLB",
        "PAK",
        "MMR",
        "THA",
        "MNG",
        "IRN",
        "VEN",
        "NIC",
        "ETH",
        "ZWE",
        "TZA",
        "ZMB",
        "UGA",
        "KEN",
        "EGY",
        "DZA",
        "BLR",
        "ARE",
        "IDN",
        "PHL",
    ];

    private static readonly string[] Topics =
    [
        "counter-terrorism",
        "cybercrime",
        "riot control",
        "drug control",
        "border management",
        "criminal investigation",
        "telecom fraud",
        "digital forensics",
    ];

    private static readonly string[] Items =
    [
        "patrol boats",
        "motorcycles",
        "body cameras",
        "drones",
        "police vehicles",
        "surveillance cameras",
        "radio sets",
        "protective vests",
    ];

    private static readonly string[] Others =
    [
        "Rainfall in the north of the country was above the average of past years.",
        "Officials also spoke about the harvest and the price of fertiliser.",
        "Observers said the talks on tariffs would take longer than planned.",
        "The railway carried more passengers than in the year before.",
        "Local shops in the border town reported good business.",
        "A museum on the history of the two peoples is to reopen after repairs.",
        "The central bank kept its rate unchanged.",
        "Students from several provinces took part in the essay contest.",
    ];

    private readonly ulong _seed;
    private readonly Dictionary<string, string> _states;
    private readonly Dictionary<string, List<string>> _organs;
    private readonly Dictionary<string, List<string>> _places;
    private readonly IReadOnlyList<Source> _outlets;

    public PlausibleDocuments(CodebookData codebook, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        _seed = seed;
        _states = codebook
            .Actors.Where(a => a is { Kind: "state", Country: not null })
            .GroupBy(a => a.Country!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Title, StringComparer.Ordinal);
        _organs = ByCountry(codebook.Actors.Where(a => a.Country is not null && a.Id.Contains('.', StringComparison.Ordinal)));
        _places = ByCountry(codebook.Places.Where(p => p.Country is not null));
        _outlets = [.. codebook.Sources.Where(s => s.Languages.Contains("en", StringComparer.Ordinal))];
    }

    private static Dictionary<string, List<string>> ByCountry(IEnumerable<Entity> entities) =>
        entities
            .Where(e => e.Names.Any(n => n.Language == "en"))
            .GroupBy(e => e.Country!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(e => e.Title).Distinct(StringComparer.Ordinal).ToList(), StringComparer.Ordinal);

    /// <summary>Document number <paramref name="n"/>, from 0, as Markdown with front matter.</summary>
    public string Make(int n)
    {
        var dice = new Dice(_seed, (ulong)n);
        // One document in twelve repeats an earlier one under another outlet's name.
        var copied = n > 20 && dice.OneIn(12);
        var body = copied ? Body(dice.Below(n)) : Body(n);
        var of = copied ? dice.Below(20) : n;
        var (title, date) = Head(copied ? of : n);
        return $"---\ntitle: \"{title}\"\npublisher: \"{dice.Of(_outlets).Name}\"\ndate: {date:yyyy-MM-dd}\nlang: en\n---\n{(copied ? "By our correspondent. " : "")}{body}";
    }

    private (string Title, DateOnly Date) Head(int n)
    {
        var dice = new Dice(_seed + 1, (ulong)n);
        var (hub, partner) = Pair(dice);
        var day = new DateOnly(2012, 1, 1).AddDays(dice.Below(5000));
        return (
            $"{_states[hub]} and {_states[partner]} {dice.Of(["widen", "review", "discuss", "deepen"])} {dice.Of(Topics)} ties, report {n.ToString(CultureInfo.InvariantCulture)}",
            day
        );
    }

    private string Body(int n)
    {
        var dice = new Dice(_seed + 1, (ulong)n);
        var (hub, partner) = Pair(dice);
        var day = new DateOnly(2012, 1, 1).AddDays(dice.Below(5000));
        var text = new StringBuilder();
        var paragraphs = 2 + dice.Below(4);
        for (var p = 0; p < paragraphs; p++)
        {
            var sentences = 2 + dice.Below(4);
            for (var s = 0; s < sentences; s++)
            {
                text.Append(Sentence(dice, hub, partner, day)).Append(s == sentences - 1 ? "" : " ");
            }

            text.Append("\n\n");
        }

        return text.ToString();
    }

    private (string Hub, string Partner) Pair(Dice dice)
    {
        var hub = dice.Of(Hubs);
        var partner = dice.Of(Partners);
        return _states.ContainsKey(partner) ? (hub, partner) : (hub, "VNM");
    }

    private string Sentence(Dice dice, string hub, string partner, DateOnly report)
    {
        var (a, b) = (_states[hub], _states[partner]);
        var (ours, theirs) = (OrganOf(dice, hub), OrganOf(dice, partner));
        var day = report.AddDays(-dice.Below(dice.OneIn(4) ? 900 : 20));
        var on = dice.OneIn(3)
            ? $"in {day.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}"
            : $"on {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}";
        var number = 2 + dice.Below(40);
        var count = 10 + (5 * dice.Below(60));
        var sentence = dice.Below(20) switch
        {
            0 => $"{a} and {b} signed an agreement on {dice.Of(Topics)} {on}.",
            1 => $"The {ours} trained {count} officers of the {theirs} in {dice.Of(Topics)} {on}.",
            2 => $"{a} donated {count} {dice.Of(Items)} to the {theirs} {on}.",
            3 => $"The coast guards of {a} and {b} held their {number}th joint patrol {on}.",
            4 => $"The minister of public security of {a} visited {PlaceOf(dice, partner)} {on} and met the head of the {theirs}.",
            5 => $"{a} and {b} held the {number}th session of their security dialogue {on}.",
            6 => $"Police of {a} and {b} arrested {count} suspects in a joint operation {on}.",
            7 => $"{a} will train {count} police officers from {b} next year.",
            8 => $"The armed forces of {a} and {b} conducted a joint exercise in {PlaceOf(dice, partner)} {on}.",
            9 => $"{a} opened a police training centre in {PlaceOf(dice, partner)} {on}.",
            10 => $"{b} denied that {a} operates a base on its territory.",
            11 => $"The {ours} and the {theirs} agreed to share intelligence on {dice.Of(Topics)} {on}.",
            12 => $"{a} delivered {dice.Of(Items)} worth {count} million dollars to {b} {on}.",
            13 => $"{b} extradited {count} suspects to {a} {on}.",
            14 => $"According to {dice.Of(_outlets).Name}, officers of the {theirs} attended a course at an academy in {a} {on}.",
            15 => $"{a} installed surveillance cameras in {PlaceOf(dice, partner)} for the {theirs} {on}.",
            _ => dice.Of(Others),
        };
        if (dice.OneIn(5))
        {
            var cited = report.AddDays(-1 - dice.Below(60));
            sentence = $"{sentence[..^1]} ({dice.Of(_outlets).Name}, {cited.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)}).";
        }

        return sentence;
    }

    private string OrganOf(Dice dice, string country) =>
        _organs.TryGetValue(country, out var organs) ? dice.Of(organs) : $"police of {_states[country]}";

    private string PlaceOf(Dice dice, string country) => _places.TryGetValue(country, out var places) ? dice.Of(places) : _states[country];

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine and runtime.</summary>
    private sealed class Dice(ulong seed, ulong stream)
    {
        private ulong _state = (seed * 0x9E3779B97F4A7C15UL) ^ (stream * 0xD1B54A32D192ED03UL);

        private ulong Next()
        {
            _state += 0x9E3779B97F4A7C15UL;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }

        public int Below(int n) => (int)(Next() % (ulong)n);

        public bool OneIn(int n) => Below(n) == 0;

        public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Entente.Assertions;

/// <summary>A record as a trained reader coded it, or as the coder did, reduced to what is compared.</summary>
public sealed record ScoredRecord
{
    /// <summary>The document's name without folder and ending.</summary>
    public required string Doc { get; init; }

    public required string Type { get; init; }

    /// <summary>Country (ISO 3166 alpha-3, or null) and role of each actor.</summary>
    public IReadOnlyList<(string? Country, string? Role)> Actors { get; init; } = [];

    /// <summary>EDTF, or null.</summary>
    public string? Date { get; init; }

    public string? Status { get; init; }

    public int? Ordinal { get; init; }

    /// <summary>Code points in the canonical text.</summary>
    public required int Start { get; init; }

    public required int End { get; init; }

    public bool IsAggregate { get; init; }

    /// <summary>Seen by one reader alone, a repeat, or of a kind that is not asked for.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Where two readers differed, any of these will do; empty where they agreed.</summary>
    public IReadOnlyList<string> TypeAny { get; init; } = [];

    public IReadOnlyList<string> StatusAny { get; init; } = [];

    /// <summary>A null in it: no date at all will do too. Null where they agreed.</summary>
    public IReadOnlyList<string?>? DateAny { get; init; }

    public string Quote { get; init; } = "";
}

/// <summary>What a pair of records agrees in, from the loosest to the strictest.</summary>
public enum ScoreLevel
{
    /// <summary>The family of event.</summary>
    Found,
    Type,

    /// <summary>Type and status.</summary>
    Status,

    /// <summary>Type and the same set of states.</summary>
    Dyad,

    /// <summary>Type and a date that is equal, or contained at its own precision.</summary>
    Date,

    /// <summary>Type, status, states and date.</summary>
    Full,
}

/// <summary>A gold record missed or read otherwise, or a record that no gold record matches.</summary>
/// <param name="What">missed, spurious, or the levels that failed: <c>status,full</c>.</param>
/// <param name="Doc">The document.</param>
/// <param name="Types">The type, or "gold as coded".</param>
/// <param name="Quote">The words.</param>
public sealed record ScoreError(string What, string Doc, string Types, string Quote);

/// <summary>
/// Scores coded records against gold, by the rules of the project's scoring script: one to one within a document where spans overlap, the
/// pairing with the most agreement first; optional gold is neither rewarded nor punished.
/// </summary>
public sealed partial class GoldScore
{
    private static readonly HashSet<string> Gives = new(StringComparer.Ordinal)
    {
        "provider",
        "supplier",
        "trainer",
        "donor",
        "sender",
        "builder",
        "operator",
        "visitor",
        "funder",
        "seller",
        "deployer",
        "surrenderer",
        "speaker",
    };

    private static readonly HashSet<string> Takes = new(StringComparer.Ordinal)
    {
        "recipient",
        "trainee",
        "host",
        "owner",
        "receiver",
        "buyer",
        "territory",
    };

    private readonly int[] _hits = new int[Levels];
    private readonly List<ScoreError> _errors = [];

    private const int Levels = 6;

    /// <summary>Gold records that count.</summary>
    public int Gold { get; private set; }

    /// <summary>Coded records that count.</summary>
    public int Coded { get; private set; }

    /// <summary>Gold actors with a country, of pairs with the right type, and how many stand with their country on the right side.</summary>
    public (int Right, int All) Roles { get; private set; }

    public (int Right, int All) Ordinals { get; private set; }

    public IReadOnlyList<ScoreError> Errors => _errors;

    public double Precision(ScoreLevel level) => Coded == 0 ? 0 : (double)_hits[(int)level] / Coded;

    public double Recall(ScoreLevel level) => Gold == 0 ? 0 : (double)_hits[(int)level] / Gold;

    public double F1(ScoreLevel level)
    {
        var (p, r) = (Precision(level), Recall(level));
        return p + r == 0 ? 0 : 2 * p * r / (p + r);
    }

    /// <param name="gold">Records of trained readers.</param>
    /// <param name="coded">Records of the coder; documents that have no gold are left out.</param>
    /// <param name="families">Event type → family, of the types that are scored.</param>
    public static GoldScore Of(
        IReadOnlyList<ScoredRecord> gold,
        IReadOnlyList<ScoredRecord> coded,
        IReadOnlyDictionary<string, string> families
    )
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(coded);
        ArgumentNullException.ThrowIfNull(families);
        var score = new GoldScore();
        var byDocument = coded
            .Where(c => families.ContainsKey(c.Type) && c.Type != "COOP_UNSPEC" && !c.IsAggregate)
            .ToLookup(c => c.Doc, StringComparer.Ordinal);
        foreach (var document in gold.GroupBy(g => g.Doc, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            score.Add([.. document], [.. byDocument[document.Key]], families);
        }

        return score;
    }

    private void Add(List<ScoredRecord> gold, List<ScoredRecord> coded, IReadOnlyDictionary<string, string> families)
    {
        var pairs = new List<(int Gold, int Coded, bool[] Agrees, double Overlap)>();
        for (var g = 0; g < gold.Count; g++)
        {
            for (var c = 0; c < coded.Count; c++)
            {
                if (coded[c].Start < gold[g].End && gold[g].Start < coded[c].End)
                {
                    var both = Math.Min(coded[c].End, gold[g].End) - Math.Max(coded[c].Start, gold[g].Start);
                    var all = Math.Max(coded[c].End, gold[g].End) - Math.Min(coded[c].Start, gold[g].Start);
                    pairs.Add((g, c, Agreement(gold[g], coded[c], families), (double)both / all));
                }
            }
        }

        var ofGold = new Dictionary<int, (int Coded, bool[] Agrees)>();
        var ofCoded = new Dictionary<int, int>();
        foreach (
            var (g, c, agrees, _) in pairs
                .OrderByDescending(p => p.Agrees.Count(a => a))
                .ThenByDescending(p => IsOptional(gold[p.Gold], families) ? 0 : 1)
                .ThenByDescending(p => p.Overlap)
        )
        {
            if (!ofGold.ContainsKey(g) && !ofCoded.ContainsKey(c) && agrees.Any(a => a))
            {
                ofGold[g] = (c, agrees);
                ofCoded[c] = g;
            }
        }

        for (var c = 0; c < coded.Count; c++)
        {
            if (!ofCoded.TryGetValue(c, out var matched))
            {
                Coded++;
                _errors.Add(new("spurious", coded[c].Doc, coded[c].Type, coded[c].Quote));
            }
            else if (!IsOptional(gold[matched], families))
            {
                Coded++;
            }
        }

        for (var g = 0; g < gold.Count; g++)
        {
            if (IsOptional(gold[g], families))
            {
                continue;
            }

            Gold++;
            if (!ofGold.TryGetValue(g, out var match))
            {
                _errors.Add(new("missed", gold[g].Doc, gold[g].Type, gold[g].Quote));
                continue;
            }

            Count(gold[g], coded[match.Coded], match.Agrees);
        }
    }

    private void Count(ScoredRecord gold, ScoredRecord coded, bool[] agrees)
    {
        for (var level = 0; level < Levels; level++)
        {
            _hits[level] += agrees[level] ? 1 : 0;
        }

        if (!agrees[(int)ScoreLevel.Full])
        {
            var failed = Enumerable.Range(0, Levels).Where(l => !agrees[l]).Select(l => ((ScoreLevel)l).ToString().ToLowerInvariant());
            _errors.Add(new(string.Join(',', failed), gold.Doc, $"{gold.Type} as {coded.Type}", gold.Quote));
        }

        if (!agrees[(int)ScoreLevel.Type])
        {
            return;
        }

        foreach (var (country, role) in gold.Actors.Where(a => a.Country is not null))
        {
            var right = coded.Actors.Any(a => a.Country == country && Side(a.Role) == Side(role));
            Roles = (Roles.Right + (right ? 1 : 0), Roles.All + 1);
        }

        if (gold.Ordinal is { } ordinal)
        {
            Ordinals = (Ordinals.Right + (coded.Ordinal == ordinal ? 1 : 0), Ordinals.All + 1);
        }
    }

    private static bool[] Agreement(ScoredRecord gold, ScoredRecord coded, IReadOnlyDictionary<string, string> families)
    {
        IReadOnlyList<string> types = gold.TypeAny.Count > 0 ? gold.TypeAny : [gold.Type];
        var family = types.Any(t => families.GetValueOrDefault(t) == families.GetValueOrDefault(coded.Type));
        var type = types.Contains(coded.Type, StringComparer.Ordinal);
        var status =
            type
            && (
                gold.StatusAny.Count > 0 ? gold.StatusAny.Contains(coded.Status ?? "", StringComparer.Ordinal) : gold.Status == coded.Status
            );
        var dyad = type && Countries(gold).SetEquals(Countries(coded));
        var date = type && (gold.DateAny ?? [gold.Date]).Any(d => DatesFit(d, coded.Date));
        return [family, type, status, dyad, date, status && dyad && date];
    }

    private static HashSet<string> Countries(ScoredRecord record) =>
        record.Actors.Select(a => a.Country).OfType<string>().Where(c => c.Length > 0).ToHashSet(StringComparer.Ordinal);

    private static bool IsOptional(ScoredRecord gold, IReadOnlyDictionary<string, string> families) =>
        gold.IsOptional || gold.IsAggregate || !families.ContainsKey(gold.Type) || gold.Type == "COOP_UNSPEC";

    private static string Side(string? role)
    {
        var plain = (role ?? "").ToLowerInvariant().TrimEnd('+', '*', '?');
        return Gives.Contains(plain) ? "gives"
            : Takes.Contains(plain) ? "takes"
            : "party";
    }

    [GeneratedRegex(@"[0-9]{4}(?:-[0-9]{2})?(?:-[0-9]{2})?", RegexOptions.None, 1000)]
    private static partial Regex DatePart();

    /// <summary>Equal, or one contains the other at its own precision; a date bounded by the report alone may be left unsaid.</summary>
    internal static bool DatesFit(string? gold, string? coded)
    {
        var g = Parts(gold);
        var c = Parts(coded);
        if (g.Count == 0 || c.Count == 0)
        {
            return c.Count == 0 && (g.Count == 0 || gold!.StartsWith("..", StringComparison.Ordinal));
        }

        var (a, b) = (g[0], c[0]);
        return a.StartsWith(b, StringComparison.Ordinal)
            || b.StartsWith(a, StringComparison.Ordinal)
            || g[^1].StartsWith(b, StringComparison.Ordinal)
            || (g.Count > 1 && string.CompareOrdinal(a, b) <= 0 && string.CompareOrdinal(b, g[^1] + "~") <= 0);
    }

    private static List<string> Parts(string? date) => string.IsNullOrEmpty(date) ? [] : [.. DatePart().Matches(date).Select(m => m.Value)];

    // A half goes to the even digit, as in the script.
    private static double Rounded(double value) => Math.Round(value, 3, MidpointRounding.ToEven);

    /// <summary>Three lines' worth of figures for people: <c>type    P 0.900  R 0.800  F1 0.847</c>.</summary>
    public override string ToString() =>
        string.Join(
            '\n',
            Enum.GetValues<ScoreLevel>()
                .Select(l =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {l.ToString().ToLowerInvariant(), -7} P {Rounded(Precision(l)):0.000}  R {Rounded(Recall(l)):0.000}  F1 {Rounded(F1(l)):0.000}"
                    )
                )
        );
}

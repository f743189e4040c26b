using Entente.Assertions;
using Entente.Text;
using Entente.Time;

namespace Entente.Events;

/// <summary>
/// Joins assertions that tell of one happening into events, by a readable table of weighted reasons, and says how well each is
/// supported. The order in which documents came makes no difference.
/// </summary>
public sealed class Corroborator
{
    private readonly Origins _origins;

    public Corroborator(Origins origins) => _origins = origins;

    /// <summary>From this sum of weights two assertions tell of one happening.</summary>
    public const double Threshold = 3.0;

    /// <summary>Changes whenever the same assertions may give other events.</summary>
    public const string Version = "2";

    /// <summary>Why two assertions may tell of one happening; shown to readers as is.</summary>
    public static IReadOnlyList<PairReason> Model { get; } =
    [
        new("the document itself marks a repeat", +10, (a, b) => a.IsRepeatOf(b)),
        new("same number in one series", +6, (a, b) => a.HasNumberOf(b)),
        new("different numbers in one series", -20, (a, b) => a.Ordinal is not null && b.Ordinal is not null && a.Ordinal != b.Ordinal),
        new("different mechanisms", -20, (a, b) => a.IsOfAnotherSeriesThan(b)),
        new("same day", +3, (a, b) => a.IsOnSameDayAs(b)),
        new("dates can be one", +1, (a, b) => !a.IsOnSameDayAs(b) && a.CanBeOneTimeWith(b)),
        new("reported within three days as news", +1, (a, b) => a.IsNewsWith(b)),
        new(
            "dates exclude each other",
            -8,
            (a, b) => !a.CanBeWith(b) && !a.DiffersOnlyInDayFrom(b) && !a.IsPutOffTo(b) && a.IsDenial == b.IsDenial
        ),
        new("only reports months apart bound the time", -1.5, (a, b) => a.IsOldNewsTo(b)),
        new("only the day differs", -0.5, (a, b) => a.DiffersOnlyInDayFrom(b)),
        new("planned for a day that was not kept", -0.5, (a, b) => a.IsPutOffTo(b)),
        new("same place", +1.5, (a, b) => a.Place is not null && a.Place == b.Place),
        new("same instrument or item", +2, (a, b) => a.NamesSameThing(b)),
        new("same kind of instrument", +1, (a, b) => a.NamesSameKind(b)),
        new("another instrument", -3, (a, b) => a.NamesAnotherInstrument(b)),
        new("same name of its own", +2.5, (a, b) => a.HasSameNameAs(b)),
        new("same quantity", +1.5, (a, b) => a.HasSameAmount(b)),
        new("nearly the same quantity", +1, (a, b) => a.HasNearAmount(b)),
        new("same bodies", +1, (a, b) => a.SharesBody(b)),
        new("same status", +0.5, (a, b) => a.Status == b.Status),
        new("planned, then reported as done", +0.5, (a, b) => a.CarriesOut(b)),
        new("done on the days that were planned", +1.5, (a, b) => a.KeepsTheDayOf(b)),
        new("one denies what the other claims", +2, (a, b) => a.DeniesOrIsDeniedBy(b)),
        new("a denial of something else", -8, (a, b) => a.IsDenial != b.IsDenial && !a.DeniesOrIsDeniedBy(b)),
        new("reported within a week", +1, (a, b) => a.IsReportedNear(b)),
        new("one document tells both apart", -6, (a, b) => a.Document == b.Document && !a.IsRepeatOf(b) && !a.DeniesOrIsDeniedBy(b)),
        new("the same words copied", +6, (a, b) => a.IsCopiedFrom(b)),
    ];

    public IReadOnlyList<Event> Corroborate(IReadOnlyList<Assertion> assertions)
    {
        ArgumentNullException.ThrowIfNull(assertions);
        return Ordered(
            assertions
                .Select(a => (Block: BlockOf(a), Assertion: a))
                .Where(p => p.Block is not null)
                .GroupBy(p => p.Block!, p => p.Assertion, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .SelectMany(g => CorroborateBlock([.. g]))
        );
    }

    /// <summary>
    /// Only assertions of one type and set of states can be one happening; the model decides inside. Null for claims, terms and
    /// the other assertion types, which are no happenings.
    /// </summary>
    public static string? BlockOf(Assertion assertion)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        return assertion.Kind is AssertionKind.Event or AssertionKind.Aggregate
            ? $"{assertion.Type}|{assertion.Kind}|{string.Join('-', assertion.Actors.Where(a => a.Country is not null).Select(a => a.Country!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}"
            : null;
    }

    /// <summary>The events of one block, given all assertions of it in any order.</summary>
    public IReadOnlyList<Event> CorroborateBlock(IReadOnlyList<Assertion> block)
    {
        ArgumentNullException.ThrowIfNull(block);
        var tellings = block.OrderBy(a => a.Id).ThenBy(a => a.Document).Select(a => new Telling(a)).ToList();
        return [.. Grouping.Of(tellings).Select(g => Build(g.Members, g.Reasons))];
    }

    /// <summary>Events as they are listed: by date, type and id.</summary>
    public static IReadOnlyList<Event> Ordered(IEnumerable<Event> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return
        [
            .. events
                .OrderBy(e => e.Date?.Latest ?? e.Date?.Earliest ?? DateOnly.MaxValue)
                .ThenBy(e => e.Type, StringComparer.Ordinal)
                .ThenBy(e => e.Id),
        ];
    }

    /// <summary>The reasons that hold for a pair.</summary>
    public static List<Reason> Compare(Assertion a, Assertion b) => ReasonsOf(Weigh(new(a), new(b)).Reasons);

    /// <summary>The sum of the weights that hold for a pair, and which rows they are, a bit for each.</summary>
    internal static (double Sum, int Reasons) Weigh(Telling a, Telling b)
    {
        var (sum, reasons) = (0.0, 0);
        for (var i = 0; i < Model.Count; i++)
        {
            if (Model[i].Holds(a, b))
            {
                sum += Model[i].Weight;
                reasons |= 1 << i;
            }
        }

        return (sum, reasons);
    }

    internal static List<Reason> ReasonsOf(int reasons) =>
        [.. Model.Where((_, i) => (reasons & (1 << i)) != 0).Select(r => new Reason(r.Name, r.Weight))];

    // ── building ──

    private Event Build(List<Assertion> members, List<Reason> reasons)
    {
        var ordered = members.OrderBy(m => m.ReportDate?.Latest ?? DateOnly.MaxValue).ThenBy(m => m.Id).ToList();
        var support = ordered.Where(m => !IsDenial(m)).ToList();
        var denials = ordered.Where(IsDenial).ToList();
        var telling = support.Count > 0 ? support : ordered;
        var mentions = telling.Where(IsMention).ToList();
        var tellers = mentions.Count < telling.Count ? telling.Except(mentions).ToList() : telling;
        // Who only announced it is no witness that it was done.
        var witnesses = tellers.Exists(m => !IsPlan(m)) ? tellers.Where(m => !IsPlan(m)).ToList() : tellers;
        var best = witnesses.OrderBy(m => Rank(m.Status)).ThenBy(m => Width(m.Date)).ThenBy(m => m.Id).First();
        var origins = _origins.Of(witnesses);
        var conflicts = Conflicts(telling, support.Count > 0 ? denials : [], best);
        return new()
        {
            Id = new("EV-" + ContentHash.Short(8, ordered.Select(o => o.Id).Min().Value)),
            Type = best.Type,
            Family = best.Family ?? "",
            IsAggregate = best.Kind == AssertionKind.Aggregate,
            Status = best.Status,
            Actors = MergeActors(telling),
            Date =
                telling
                    .Where(m => m.Date is not null && m.Status == best.Status)
                    .OrderBy(m => Width(m.Date))
                    .ThenBy(m => m.Id)
                    .Select(m => m.Date)
                    .FirstOrDefault()
                ?? best.Date,
            FirstReported = telling.Where(m => m.ReportDate is not null).Select(m => m.ReportDate).FirstOrDefault(),
            Place = Fullest(telling, m => m.Place),
            Topic = telling.Select(m => m.Topic?.Value).FirstOrDefault(t => t is not null),
            Instrument = Fullest(telling, m => m.Instrument),
            Item = Fullest(telling, m => m.Item),
            Quantity = Fullest(telling, m => m.Quantity),
            // A number counts something only where the text says what.
            Ordinal = telling.Where(m => m.Series is not null).Select(m => m.Ordinal).FirstOrDefault(o => o is not null),
            Series = Numbered(telling),
            History = HistoryOf(telling),
            Mentions = [.. mentions.Select(m => m.Id)],
            Support = [.. telling.Select(m => m.Id)],
            Denials = [.. denials.Select(m => m.Id)],
            Origins = origins,
            DenialOrigins = support.Count > 0 && denials.Count > 0 ? _origins.Of(denials) : [],
            Conflicts = conflicts,
            Strength = StrengthTable.Of(
                telling,
                denials,
                origins,
                conflicts,
                telling.Count - tellers.Count,
                tellers.Count - witnesses.Count
            ),
            Because = reasons,
        };
    }

    // The fullest name that its tellings give the series.
    private static string? Numbered(List<Assertion> telling) =>
        telling
            .Where(m => m.Series is not null)
            .OrderByDescending(m => m.Series!.Length)
            .ThenBy(m => m.Series, StringComparer.Ordinal)
            .Select(m => m.Series)
            .FirstOrDefault();

    private static bool IsDenial(Assertion a) => a.Status is Status.Denied || a.Certainty is Certainty.Denied;

    /// <summary>
    /// An instrument that is only named, by a frame that needs no act ("the agreement of 2022", "under a memorandum"), or a noun for an
    /// act that lay more than half a year back when it was reported: a reminder of it, not a report.
    /// </summary>
    internal static bool IsMention(Assertion a) =>
        a.Rule.EndsWith("/named", StringComparison.Ordinal)
        || a.Rule.EndsWith("/have", StringComparison.Ordinal)
        || a.Rule.EndsWith("/governs", StringComparison.Ordinal)
        || (
            a.Rule.EndsWith("/noun", StringComparison.Ordinal)
            && a.Date is { Latest: { } last, IsOnlyBoundedByReport: false }
            && a.ReportDate is { Earliest: { } reported }
            && reported.DayNumber - last.DayNumber > MentionDays
        );

    private const int MentionDays = 183;

    private static List<StatusStep> HistoryOf(List<Assertion> telling)
    {
        var steps = telling
            .GroupBy(m => m.Status)
            .Select(g => new StatusStep(
                g.Key,
                g.Where(m => m.Date is not null).OrderBy(m => Width(m.Date)).ThenBy(m => m.Id).Select(m => m.Date).FirstOrDefault(),
                g.Select(m => m.ReportDate).FirstOrDefault(r => r is not null),
                [.. g.Select(m => m.Id)]
            ))
            .OrderByDescending(s => Rank(s.Status))
            .ThenBy(s => s.Reported)
            .ToList();
        return steps.Count > 1 ? steps : [];
    }

    private static int Rank(Status status) =>
        status switch
        {
            Status.Occurred => 0,
            Status.Ongoing => 1,
            Status.Ended => 2,
            Status.Alleged => 3,
            Status.Negotiating => 4,
            Status.Planned => 5,
            Status.Proposed => 6,
            Status.Denied => 7,
        };

    // Days that a date leaves open: the narrower is the better told.
    private static int Width(Edtf? date) =>
        date is { Earliest: { } from, Latest: { } to } ? to.DayNumber - from.DayNumber
        : date is null ? int.MaxValue
        : 1_000_000;

    private static string? Fullest(List<Assertion> members, Func<Assertion, Detail?> field) =>
        members
            .Select(field)
            .Where(d => d is not null)
            .OrderByDescending(d => d!.Text.Length)
            .ThenBy(d => d!.Text, StringComparer.Ordinal)
            .Select(d => d!.Text)
            .FirstOrDefault();

    private static List<EventActor> MergeActors(List<Assertion> members)
    {
        var merged = new List<EventActor>();
        foreach (var actor in members.SelectMany(m => m.Actors))
        {
            if (
                !merged.Exists(m =>
                    m.Role == actor.Role && m.Country == actor.Country && (m.Entity == actor.Entity || m.Name == actor.Name)
                )
            )
            {
                merged.Add(new(actor.Name, actor.Entity, actor.Role, actor.Country));
            }
        }

        return merged;
    }

    private static bool IsPlan(Assertion a) => a.Status is Status.Planned or Status.Proposed or Status.Negotiating;

    private static List<FieldConflict> Conflicts(List<Assertion> members, List<Assertion> denials, Assertion best)
    {
        var conflicts = new List<FieldConflict>();
        Add(
            "ordinal",
            m => m.Ordinal?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            best.Ordinal?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "the telling with the narrowest date"
        );
        AddDenial();
        AddQuantities();
        Add("place", m => m.Place?.Value ?? m.Place?.Text, best.Place?.Value ?? best.Place?.Text, "the telling with the narrowest date");
        AddDates();
        return conflicts;

        void Add(string field, Func<Assertion, string?> value, string? recorded, string because)
        {
            var values = members
                .Where(m => value(m) is not null)
                .GroupBy(m => value(m)!, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .ToList();
            if (values.Count > 1)
            {
                conflicts.Add(
                    new(field, [.. values.Select(g => new FieldValue(g.Key, [.. g.Select(m => m.Id)]))], recorded ?? values[0].Key, because)
                );
            }
        }

        void AddDenial()
        {
            if (denials.Count > 0)
            {
                var status = best.Status.ToString().ToLowerInvariant();
                conflicts.Add(
                    new(
                        "status",
                        [new("denied", [.. denials.Select(m => m.Id)]), new(status, [.. members.Select(m => m.Id)])],
                        status,
                        "what is claimed; the denial stands beside it"
                    )
                );
            }
        }

        void AddQuantities()
        {
            var amounts = members.Select(m => (m.Id, Amount: Amount.Of(m.Quantity?.Text))).Where(m => m.Amount is not null).ToList();
            foreach (var unit in amounts.GroupBy(m => m.Amount!.Unit, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                var values = unit.GroupBy(m => m.Amount!.Number).OrderBy(g => g.Key).ToList();
                if (values.Count > 1)
                {
                    var recorded = Amount.Of(best.Quantity?.Text) is { } own && own.Unit == unit.Key ? own : values[0].First().Amount!;
                    conflicts.Add(
                        new(
                            "quantity",
                            [.. values.Select(g => new FieldValue(g.First().Amount!.ToString(), [.. g.Select(m => m.Id)]))],
                            recorded.ToString(),
                            "the telling with the narrowest date"
                        )
                    );
                }
            }
        }

        void AddDates()
        {
            // A plan's day is no report of the day it was done.
            var dates = members.Where(m => m.Date is { IsOnlyBoundedByReport: false } && IsPlan(m) == IsPlan(best)).ToList();
            // Some two exclude each other exactly when the latest start lies after the earliest end.
            if (dates.Max(m => m.Date!.Value.Earliest) > dates.Min(m => m.Date!.Value.Latest))
            {
                conflicts.Add(
                    new(
                        "date",
                        [
                            .. dates
                                .GroupBy(m => m.Date!.Value.Value, StringComparer.Ordinal)
                                .OrderBy(g => g.Key, StringComparer.Ordinal)
                                .Select(g => new FieldValue(g.Key, [.. g.Select(m => m.Id)])),
                        ],
                        best.Date?.Value ?? "",
                        "the narrowest date"
                    )
                );
            }
        }
    }
}

/// <summary>A row of <see cref="Corroborator.Model"/>.</summary>
public sealed record PairReason(string Name, double Weight, Func<Telling, Telling, bool> Holds);

/// <summary>How well an event is supported, in words, with every reason that counted.</summary>
public static class StrengthTable
{
    public static Strength Of(
        IReadOnlyList<Assertion> support,
        IReadOnlyList<Assertion> denials,
        IReadOnlyList<Origin> origins,
        IReadOnlyList<FieldConflict> conflicts,
        int mentions,
        int announcements
    )
    {
        ArgumentNullException.ThrowIfNull(origins);
        ArgumentNullException.ThrowIfNull(support);
        ArgumentNullException.ThrowIfNull(denials);
        ArgumentNullException.ThrowIfNull(conflicts);
        var sourced = origins.Count(o => o.Kind is not OriginKind.Uncited);
        var parties = support.SelectMany(a => a.Actors).Select(a => a.Country).Where(c => c is not null).ToHashSet(StringComparer.Ordinal);
        var states = origins.Select(o => o.State).Where(s => s is not null && parties.Contains(s)).Distinct(StringComparer.Ordinal).Count();
        var independent = origins.Count(o => o.Kind is not OriginKind.Uncited && (o.State is null || !parties.Contains(o.State)));
        var reasons = new List<Reason>
        {
            new(
                sourced switch
                {
                    0 => "no source is named for it",
                    1 => "one origin",
                    _ => $"{sourced} independent origins",
                },
                sourced switch
                {
                    0 => -1,
                    1 => 0,
                    2 => 1,
                    _ => 2,
                }
            ),
        };
        if (states >= 2)
        {
            reasons.Add(new("both sides report it", 1));
        }

        if (independent > 0 && sourced > 1)
        {
            reasons.Add(new("an origin that belongs to none of the parties", 0.5));
        }

        if (mentions > 0)
        {
            reasons.Add(new(mentions == 1 ? "one more text only mentions it" : $"{mentions} more texts only mention it", 0));
        }

        if (announcements > 0)
        {
            reasons.Add(new(announcements == 1 ? "one more text announced it" : $"{announcements} more texts announced it", 0));
        }

        if (denials.Count > 0)
        {
            reasons.Add(new("it is denied", -1));
        }

        if (conflicts.Any(c => c.Field is "date" or "ordinal" or "quantity"))
        {
            reasons.Add(new("sources differ on date or number", -0.5));
        }

        return new(Band(reasons), reasons, WouldRaise(sourced, states, parties, origins));
    }

    /// <summary>The same with one reason more, and the band that follows.</summary>
    internal static Strength With(Strength strength, Reason reason)
    {
        List<Reason> reasons = [.. strength.Reasons, reason];
        return strength with { Reasons = reasons, Band = Band(reasons) };
    }

    private static StrengthBand Band(List<Reason> reasons) =>
        reasons.Sum(r => r.Weight) switch
        {
            >= 2 => StrengthBand.High,
            >= 1 => StrengthBand.Moderate,
            _ => StrengthBand.Low,
        };

    private static List<string> WouldRaise(int sourced, int states, HashSet<string?> parties, IReadOnlyList<Origin> origins)
    {
        var raise = new List<string>();
        if (sourced == 0)
        {
            raise.Add("any source for it");
        }

        if (sourced == 1)
        {
            raise.Add("a second, independent origin");
        }

        var silent = parties.Where(p => p is not null && origins.All(o => o.State != p)).Order(StringComparer.Ordinal).ToList();
        if (states < 2 && silent.Count > 0)
        {
            raise.Add($"a report of its own from {string.Join(" or ", silent)}");
        }

        return raise;
    }
}

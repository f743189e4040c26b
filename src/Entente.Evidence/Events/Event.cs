using Entente.Assertions;
using Entente.Time;

namespace Entente.Events;

/// <summary>Stable hash of the assertions an event rests on; shown as <c>EV-3f0c9a12</c>.</summary>
public readonly record struct EventId(string Value) : IComparable<EventId>
{
    public int CompareTo(EventId other) => string.CompareOrdinal(Value, other.Value);

    public static bool operator <(EventId left, EventId right) => left.CompareTo(right) < 0;

    public static bool operator >(EventId left, EventId right) => left.CompareTo(right) > 0;

    public static bool operator <=(EventId left, EventId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EventId left, EventId right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;
}

/// <summary>A happening, built from the assertions that tell of it. Never from one source's say-so alone without showing that.</summary>
public sealed record Event
{
    public required EventId Id { get; init; }

    public required string Type { get; init; }

    public required string Family { get; init; }

    /// <summary>True for totals and repeated practice: shown, never added to counts.</summary>
    public bool IsAggregate { get; init; }

    public required Status Status { get; init; }

    public required IReadOnlyList<EventActor> Actors { get; init; }

    public Edtf? Date { get; init; }

    /// <summary>First report of it that we hold or that is cited.</summary>
    public Edtf? FirstReported { get; init; }

    public string? Place { get; init; }

    public string? Topic { get; init; }

    public string? Instrument { get; init; }

    public string? Item { get; init; }

    public string? Quantity { get; init; }

    public int? Ordinal { get; init; }

    /// <summary>Key of the numbered series it is counted in.</summary>
    public string? Series { get; init; }

    /// <summary>Assertions that tell of it, earliest report first. At least one.</summary>
    public required IReadOnlyList<AssertionId> Support { get; init; }

    /// <summary>Assertions that deny it.</summary>
    public IReadOnlyList<AssertionId> Denials { get; init; } = [];

    /// <summary>Events of other types that deny this one (a base denied, where this is the agreement on it).</summary>
    public IReadOnlyList<EventId> DeniedBy { get; init; } = [];

    /// <summary>Events of other types that this denial is about.</summary>
    public IReadOnlyList<EventId> Denies { get; init; } = [];

    /// <summary>
    /// How it went from plan to act, according to whom, earliest report first; empty where all tell of one state of it. A plan and its
    /// being carried out do not contradict each other.
    /// </summary>
    public IReadOnlyList<StatusStep> History { get; init; } = [];

    /// <summary>Assertions of the support that only mention it ("under the agreement of 2022"): they are no origin of it.</summary>
    public IReadOnlyList<AssertionId> Mentions { get; init; } = [];

    /// <summary>Roots that the support comes down to: copies, translations and relays of one count once.</summary>
    public required IReadOnlyList<Origin> Origins { get; init; }

    /// <summary>Roots that the denials come down to, where there is a claim beside them.</summary>
    public IReadOnlyList<Origin> DenialOrigins { get; init; } = [];

    /// <summary>Origins that are sources. A document that cites others and names none for this is no source of it.</summary>
    public int SourcedOrigins => Origins.Count(o => o.Kind is not OriginKind.Uncited);

    /// <summary>Fields on which the support differs.</summary>
    public IReadOnlyList<FieldConflict> Conflicts { get; init; } = [];

    public required Strength Strength { get; init; }

    /// <summary>Why these assertions were joined, as weighted reasons.</summary>
    public IReadOnlyList<Reason> Because { get; init; } = [];
}

/// <summary>A state of an event, with the date that those who tell of it give and when they reported it.</summary>
public sealed record StatusStep(Status Status, Edtf? Date, Edtf? Reported, IReadOnlyList<AssertionId> Assertions);

/// <summary>A party to an event, merged over its support.</summary>
public sealed record EventActor(string Name, string? Entity, string Role, string? Country);

/// <summary>Where support for an event comes down to, and each step that leads there.</summary>
public sealed record Origin
{
    /// <summary>Stable key: a work, an outlet and day, or a document.</summary>
    public required string Key { get; init; }

    /// <summary>For people: "Xinhua, 12 May 2023".</summary>
    public required string Label { get; init; }

    public required OriginKind Kind { get; init; }

    /// <summary>Assertions that end here.</summary>
    public required IReadOnlyList<AssertionId> Assertions { get; init; }

    /// <summary>"China Brief cites China Daily, 1 May 2024"; one line a step.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>ISO 3166 alpha-3 of the state the origin belongs to, if it is tied to one.</summary>
    public string? State { get; init; }
}

public enum OriginKind
{
    /// <summary>A source that the document cites; we do not hold it.</summary>
    CitedWork,

    /// <summary>A document we hold, which cites nothing for this.</summary>
    Document,

    /// <summary>The document gives no source and is not itself a witness (an analyst's unsourced statement).</summary>
    Uncited,
}

/// <summary>One field, the values that sources give, the one recorded and why.</summary>
public sealed record FieldConflict(string Field, IReadOnlyList<FieldValue> Values, string Recorded, string Because);

public sealed record FieldValue(string Value, IReadOnlyList<AssertionId> Assertions);

/// <summary>A named reason and what it weighs; shown to readers as is.</summary>
public sealed record Reason(string Name, double Weight);

/// <summary>How well an event is supported: a band in words with its reasons, never one decimal alone.</summary>
public sealed record Strength(StrengthBand Band, IReadOnlyList<Reason> Reasons, IReadOnlyList<string> WouldRaise);

/// <summary>Bands in words after ICD 203 (analytic confidence).</summary>
public enum StrengthBand
{
    Low,
    Moderate,
    High,
}

/// <summary>A numbered series: what its ordinals claim, which instalments we hold, which are missing and between which dates.</summary>
public sealed record EventSeries
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<string> Countries { get; init; }

    /// <summary>The highest ordinal reported: a floor for how many there were.</summary>
    public required int Claimed { get; init; }

    /// <summary>All that give a number of it: held, planned and denied.</summary>
    public required IReadOnlyList<EventId> Events { get; init; }

    public required IReadOnlyList<SeriesSlot> Slots { get; init; }

    /// <summary>Numberings that cannot both be right: one number at two dates, two numbers on one day, a number out of its turn.</summary>
    public IReadOnlyList<RivalNumbering> Rivals { get; init; } = [];

    /// <summary>Instalments we hold an event for.</summary>
    public int Held => Slots.Count(slot => slot.Events.Count > 0);

    /// <summary>Inferred from the highest ordinal and never counted as observed.</summary>
    public int Missing => Claimed - Held;

    /// <summary>Numbers a year between the first and the last dated instalment held; null where fewer than two have dates with both ends.</summary>
    public SeriesRate? Rate
    {
        get
        {
            var dated = Slots.Where(s => s.Events.Count > 0 && s.Date is { Earliest: not null, Latest: not null }).ToList();
            if (dated.Count < 2)
            {
                return null;
            }

            var (first, last) = (dated[0], dated[^1]);
            var longest = last.Date!.Value.Latest!.Value.DayNumber - first.Date!.Value.Earliest!.Value.DayNumber;
            var shortest = last.Date!.Value.Earliest!.Value.DayNumber - first.Date!.Value.Latest!.Value.DayNumber;
            return shortest <= 0
                ? null
                : new(
                    first.Ordinal,
                    last.Ordinal,
                    (last.Ordinal - first.Ordinal) * SeriesRate.DaysInYear / longest,
                    (last.Ordinal - first.Ordinal) * SeriesRate.DaysInYear / shortest
                );
        }
    }
}

/// <summary>How often a series met between two of its numbers: a range, because dates are uncertain.</summary>
public sealed record SeriesRate(int From, int To, double AtLeast, double AtMost)
{
    public const double DaysInYear = 365.2425;
}

/// <summary>One number of a series: held (with its events), or missing with the bounds its neighbours give.</summary>
public sealed record SeriesSlot(int Ordinal, IReadOnlyList<EventId> Events, Edtf? Date, DateOnly? NotBefore, DateOnly? NotAfter);

/// <summary>Events of one series whose numbers and dates exclude each other, and how.</summary>
public sealed record RivalNumbering(string Because, IReadOnlyList<EventId> Events);

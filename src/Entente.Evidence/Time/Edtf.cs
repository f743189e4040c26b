using System.Globalization;

namespace Entente.Time;

/// <summary>
/// A date as Extended Date/Time Format (EDTF, ISO 8601-2:2019 level 1) writes it: a year, month, day, season, or an
/// interval of them, open (<c>2019/..</c>, <c>../2024-05-01</c>) or approximate (<c>2024~</c>).
/// </summary>
public readonly record struct Edtf : IComparable<Edtf>
{
    private Edtf(string value, DateOnly? earliest, DateOnly? latest)
    {
        Value = value;
        Earliest = earliest;
        Latest = latest;
    }

    public string Value { get; }

    /// <summary>The first day it can mean; null when its start is open.</summary>
    public DateOnly? Earliest { get; }

    /// <summary>The last day it can mean; null when its end is open.</summary>
    public DateOnly? Latest { get; }

    public bool IsInterval => Value.Contains('/', StringComparison.Ordinal);

    /// <summary>True when only a report bounds it from above: <c>../2024-05-01</c>.</summary>
    public bool IsOnlyBoundedByReport => Value.StartsWith("../", StringComparison.Ordinal);

    /// <summary>The year that names the date in a table: the last year it can mean, or the first if the end is open.</summary>
    public int? Year => (Latest ?? Earliest)?.Year;

    public static Edtf Parse(string text) =>
        TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is not an EDTF date");

    public static bool TryParse(string? text, out Edtf date)
    {
        date = default;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            if (!TryBounds(text, out var first, out var last))
            {
                return false;
            }

            date = new(text, first, last);
            return true;
        }

        DateOnly? start = null;
        DateOnly? end = null;
        var from = text[..slash];
        var to = text[(slash + 1)..];
        if (from != "..")
        {
            if (!TryBounds(from, out var first, out _))
            {
                return false;
            }

            start = first;
        }

        if (to != "..")
        {
            if (!TryBounds(to, out _, out var last))
            {
                return false;
            }

            end = last;
        }

        if ((start is null && end is null) || start > end)
        {
            return false;
        }

        date = new(text, start, end);
        return true;
    }

    public static Edtf Day(DateOnly day) => new(Format(day), day, day);

    public static Edtf Month(int year, int month) => Parse(string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}"));

    public static Edtf OfYear(int year) => Parse(year.ToString("0000", CultureInfo.InvariantCulture));

    public static Edtf UpTo(Edtf report) => Parse("../" + EndPart(report));

    public static Edtf Since(Edtf start) => Parse(StartPart(start) + "/..");

    public static Edtf Between(Edtf start, Edtf end) => Parse(StartPart(start) + "/" + EndPart(end));

    /// <summary>True when some day can be meant by both.</summary>
    public bool CanOverlap(Edtf other) => !(Latest < other.Earliest) && !(other.Latest < Earliest);

    public int CompareTo(Edtf other)
    {
        var byStart = (Earliest ?? Latest ?? DateOnly.MinValue).CompareTo(other.Earliest ?? other.Latest ?? DateOnly.MinValue);
        return byStart != 0 ? byStart : string.CompareOrdinal(Value, other.Value);
    }

    public static bool operator <(Edtf left, Edtf right) => left.CompareTo(right) < 0;

    public static bool operator >(Edtf left, Edtf right) => left.CompareTo(right) > 0;

    public static bool operator <=(Edtf left, Edtf right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Edtf left, Edtf right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;

    private static string Format(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string EndPart(Edtf date) => date.Value[(date.Value.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static string StartPart(Edtf date)
    {
        var slash = date.Value.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? date.Value : date.Value[..slash];
    }

    private static bool TryBounds(string text, out DateOnly first, out DateOnly last)
    {
        first = last = default;
        var plain = text.TrimEnd('~', '?', '%');
        var parts = plain.Split('-');
        if (parts.Length > 3 || !TryNumber(parts[0], 4, 1, 9999, out var year))
        {
            return false;
        }

        switch (parts.Length)
        {
            case 1:
                (first, last) = (new(year, 1, 1), new(year, 12, 31));
                return true;
            case 2 when TryNumber(parts[1], 2, 1, 12, out var month):
                first = new(year, month, 1);
                last = first.AddMonths(1).AddDays(-1);
                return true;
            case 2 when TryNumber(parts[1], 2, 21, 24, out var season):
                // ISO 8601-2: 21 spring, 22 summer, 23 autumn, 24 winter; northern seasons, winter ends in the next year.
                first = season == 24 ? new(year, 12, 1) : new(year, (3 * (season - 20)), 1);
                last = first.AddMonths(3).AddDays(-1);
                return true;
            case 3 when TryNumber(parts[1], 2, 1, 12, out var m) && TryNumber(parts[2], 2, 1, DateTime.DaysInMonth(year, m), out var day):
                first = last = new(year, m, day);
                return true;
            default:
                return false;
        }
    }

    private static bool TryNumber(string text, int digits, int min, int max, out int number)
    {
        number = 0;
        return text.Length == digits
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number >= min
            && number <= max;
    }
}

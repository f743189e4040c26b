using System.Globalization;
using Entente.Assertions;
using Entente.Events;

namespace Entente.Analysis;

/// <summary>One field of an event: what each telling gives, what is recorded, and why.</summary>
/// <param name="Field">The field's name for people.</param>
/// <param name="Values">One a telling, in the order of the event's support and then its denials; null where that telling is silent.</param>
/// <param name="Recorded">What the event holds; null where no source says.</param>
/// <param name="Because">The rule by which the recorded value was taken.</param>
/// <param name="Differs">True where the tellings that say something do not all say the same.</param>
public sealed record FieldRow(string Field, IReadOnlyList<string?> Values, string? Recorded, string Because, bool Differs);

/// <summary>The values of every field by source. Fields of which no telling says anything are left out, but for those that always matter.</summary>
public static class FieldTable
{
    public static IReadOnlyList<FieldRow> Of(Event happening, Func<AssertionId, Assertion> find)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(find);
        var tellings = happening.Support.Concat(happening.Denials).Distinct().Select(find).ToList();
        var rows = new List<FieldRow>
        {
            Row("status", a => Word(a.Status), Word(happening.Status), "the furthest state that a source reports"),
            Row("date", a => a.Date?.Value, happening.Date?.Value, "the narrowest date given for that status"),
            Row("reported", a => a.ReportDate?.Value, happening.FirstReported?.Value, "the first report"),
            Row("who", Parties, string.Join("; ", happening.Actors.Select(a => a.Name)), "every party that a source names"),
            Row("place", a => a.Place?.Text, happening.Place, "the fullest words for it"),
            Row("number", a => Number(a.Ordinal), Number(happening.Ordinal), "the telling with the narrowest date"),
            Row("instrument", a => a.Instrument?.Text, happening.Instrument, "the fullest words for it"),
            Row("thing", a => a.Item?.Text, happening.Item, "the fullest words for it"),
            Row("quantity", a => a.Quantity?.Text, happening.Quantity, "the first report that gives one"),
            Row("topic", a => a.Topic?.Value, happening.Topic, "the first report that gives one"),
        };
        return [.. rows.Where(r => IsAlwaysShown(r.Field) || r.Recorded is not null || r.Values.Any(v => v is not null))];

        FieldRow Row(string field, Func<Assertion, string?> value, string? recorded, string rule)
        {
            var values = tellings.Select(value).ToList();
            var given = values.Where(v => v is not null).Distinct(StringComparer.Ordinal).Count();
            var said = values.Count(v => v is not null);
            var conflict = happening.Conflicts.FirstOrDefault(c => c.Field == field || (c.Field == "ordinal" && field == "number"));
            var because =
                conflict is not null ? conflict.Because
                : said == 0 ? "no source says"
                : given > 1 ? rule
                : said == 1 ? "the only telling that says"
                : "all that say agree";
            return new(field, values, recorded, because, given > 1);
        }
    }

    private static bool IsAlwaysShown(string field) => field is "status" or "date" or "reported" or "who" or "place";

    private static string Word(Status status) => status.ToString().ToLowerInvariant();

    private static string? Number(int? ordinal) => ordinal?.ToString(CultureInfo.InvariantCulture);

    private static string? Parties(Assertion telling) =>
        telling.Actors.Count == 0 ? null : string.Join("; ", telling.Actors.Select(a => a.Name));
}

using System.Globalization;

namespace Entente.Formats.Writers;

/// <summary>Events as a table with their quotes and sources: one event a row. Cells that a spreadsheet would take for a formula get an apostrophe before them.</summary>
public static class EventCsv
{
    private static readonly string[] Columns =
    [
        "id",
        "type",
        "family",
        "status",
        "aggregate",
        "date",
        "first_reported",
        "place",
        "actors",
        "countries",
        "ordinal",
        "series",
        "instrument",
        "item",
        "quantity",
        "origins",
        "strength",
        "quotes",
        "sources",
        "documents",
    ];

    public static void Write(Evidence evidence, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(output);
        output.Write(string.Join(',', Columns) + "\n");
        foreach (var e in evidence.Events)
        {
            var support = e.Support.Select(evidence.Assertion).ToList();
            string?[] cells =
            [
                e.Id.Value,
                e.Type,
                e.Family,
                e.Status.ToString().ToLowerInvariant(),
                e.IsAggregate ? "true" : "false",
                e.Date?.Value,
                e.FirstReported?.Value,
                e.Place,
                string.Join("; ", e.Actors.Select(a => $"{a.Name} ({a.Role})")),
                string.Join("; ", e.Actors.Select(a => a.Country).Where(c => c is not null).Distinct(StringComparer.Ordinal)),
                e.Ordinal?.ToString(CultureInfo.InvariantCulture),
                e.Series,
                e.Instrument,
                e.Item,
                e.Quantity,
                e.Origins.Count.ToString(CultureInfo.InvariantCulture),
                e.Strength.Band.ToString().ToLowerInvariant(),
                string.Join(" | ", support.Select(a => a.Quote)),
                string.Join(" | ", e.Origins.Select(o => o.Label)),
                string.Join(" | ", support.Select(a => evidence.Document(a.Document).Name).Distinct(StringComparer.Ordinal)),
            ];
            output.Write(string.Join(',', cells.Select(Cell)) + "\n");
        }
    }

    // RFC 4180, section 2: quotes around what holds a comma, quote or line end; a quote is doubled.
    private static string Cell(string? cell)
    {
        var neutral = Neutral(cell);
        return neutral.AsSpan().ContainsAny(",\"\n\r") ? $"\"{neutral.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : neutral;
    }

    /// <summary>OWASP's rule for cells: those that begin with = + - @, a tab or NUL would be run by a spreadsheet.</summary>
    public static string Neutral(string? cell) =>
        string.IsNullOrEmpty(cell) ? ""
        : cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\0' ? "'" + cell
        : cell;
}

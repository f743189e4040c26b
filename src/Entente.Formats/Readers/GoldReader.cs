using System.Text.Json;
using Entente.Assertions;

namespace Entente.Formats.Readers;

/// <summary>Reads gold records, one JSON object a line, as <c>docs/reference/gold.md</c> gives them.</summary>
public static class GoldReader
{
    /// <exception cref="FormatException">A line cannot be used; the message names it.</exception>
    public static IReadOnlyList<ScoredRecord> Read(TextReader lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var records = new List<ScoredRecord>();
        var number = 0;
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                using var json = JsonDocument.Parse(line);
                records.Add(Record(json.RootElement));
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                throw new FormatException($"line {number}: {e.Message}", e);
            }
        }

        return records;
    }

    private static ScoredRecord Record(JsonElement json) =>
        new()
        {
            Doc = Path.GetFileNameWithoutExtension(Text(json, "doc") ?? "seed"),
            Type = Text(json, "type") ?? throw new FormatException("'type' is missing"),
            Status = Text(json, "status"),
            Date = Text(json, "date"),
            Ordinal =
                json.TryGetProperty("ordinal", out var ordinal) && ordinal.ValueKind == JsonValueKind.Number ? ordinal.GetInt32() : null,
            Start = json.TryGetProperty("start", out var start) ? start.GetInt32() : throw new FormatException("'start' is missing"),
            End = json.TryGetProperty("end", out var end) ? end.GetInt32() : throw new FormatException("'end' is missing"),
            IsAggregate = True(json, "aggregate"),
            IsOptional =
                True(json, "optional")
                || Text(json, "kind") is "aggregate" or "assertion"
                || (json.TryGetProperty("same_as", out var same) && same.ValueKind != JsonValueKind.Null),
            TypeAny = Texts(json, "type_any")?.OfType<string>().ToList() ?? [],
            StatusAny = Texts(json, "status_any")?.OfType<string>().ToList() ?? [],
            DateAny = Texts(json, "date_any"),
            Quote = Text(json, "quote") ?? Text(json, "cue") ?? "",
            Actors =
                json.TryGetProperty("actors", out var actors) && actors.ValueKind == JsonValueKind.Array
                    ? [.. actors.EnumerateArray().Select(a => (Text(a, "country"), Text(a, "role")))]
                    : [],
        };

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool True(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static List<string?>? Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.String ? v.GetString() : null)]
            : null;
}

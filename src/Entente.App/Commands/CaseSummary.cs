using System.Globalization;
using Entente.App.Hosting;
using Entente.App.Web;
using Entente.Assertions;
using Entente.Events;

namespace Entente.App.Commands;

/// <summary>What a case comes to: what was read, what was found, what it rests on and what is missing. Every number is counted from the records.</summary>
internal sealed record CaseSummary
{
    public required int Documents { get; init; }

    public required int Refused { get; init; }

    /// <summary>Documents kept and not coded, by language.</summary>
    public required IReadOnlyList<(string Language, int Documents)> NotCoded { get; init; }

    public required int Records { get; init; }

    /// <summary>Single happenings. Totals and repeated practice are counted apart.</summary>
    public required int Events { get; init; }

    public required int Aggregates { get; init; }

    public required int WithoutSource { get; init; }

    public required int OneOrigin { get; init; }

    public required int MoreOrigins { get; init; }

    /// <summary>Documents that repeat the text of another one, and so are no origin of their own.</summary>
    public required int Copies { get; init; }

    /// <summary>Fields on which the sources of one event differ, and in how many events.</summary>
    public required IReadOnlyList<(string Field, int Events)> Contradictions { get; init; }

    public required int Contradicted { get; init; }

    public required int Denied { get; init; }

    public required IReadOnlyList<EventSeries> Series { get; init; }

    public static CaseSummary Of(SiteData data)
    {
        var evidence = data.Evidence;
        var events = evidence.Events.Where(e => !e.IsAggregate).ToList();
        return new()
        {
            Documents = evidence.Documents.Count,
            Refused = data.Refusals.Count,
            NotCoded =
            [
                .. data
                    .Codings.Values.Where(c => c.NotCodedBecause is not null)
                    .GroupBy(c => c.Language, StringComparer.Ordinal)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => (g.Key, g.Count())),
            ],
            Records = evidence.Assertions.Count,
            Events = events.Count,
            Aggregates = evidence.Events.Count - events.Count,
            WithoutSource = events.Count(e => e.SourcedOrigins == 0),
            OneOrigin = events.Count(e => e.SourcedOrigins == 1),
            MoreOrigins = events.Count(e => e.SourcedOrigins > 1),
            Copies = NearDuplicates.Group(evidence.Documents).Count(c => c.Key != c.Value),
            Contradictions =
            [
                .. events
                    .SelectMany(e => e.Conflicts)
                    .GroupBy(c => c.Field, StringComparer.Ordinal)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => (g.Key, g.Count())),
            ],
            Contradicted = events.Count(e => e.Conflicts.Count > 0),
            Denied = events.Count(e => e.Denials.Count > 0 || e.Status is Status.Denied),
            Series = evidence.Series,
        };
    }

    /// <summary>The summary in plain words, one thing a line.</summary>
    public IEnumerable<string> Lines(Func<string, string> stateName)
    {
        var notCoded = NotCoded.Sum(n => n.Documents);
        yield return "What was read";
        yield return $"  {Terminal.Count(Documents, "document")} read, {Refused} refused, {notCoded} kept but not coded{List(NotCoded)}.";
        yield return $"  Copies of another document, which are no further origin: {Copies}.";
        yield return "What was found";
        yield return $"  {Terminal.Count(Records, "record")}, each with its quotation.";
        yield return $"  {Terminal.Count(Events, "event")}, and {Terminal.Count(Aggregates, "total")} or standing practice that no count includes.";
        yield return "What it rests on";
        yield return $"  {Terminal.Count(MoreOrigins, "event")} with two or more origins.";
        yield return $"  {Terminal.Count(OneOrigin, "event")} with one origin only.";
        yield return $"  {Terminal.Count(WithoutSource, "event")} for which no source is named.";
        yield return $"  {Terminal.Count(Contradicted, "event")} on which sources differ{List(Contradictions)}, and {Denied} that someone denies.";
        yield return "What is missing";
        foreach (var series in Series)
        {
            var states = string.Join(", ", series.Countries.Select(stateName));
            yield return $"  {series.Title} ({states}): {series.Claimed} claimed, {series.Held} held, {series.Missing} unaccounted for.";
        }
    }

    private static string List(IReadOnlyList<(string Name, int Number)> parts) =>
        parts.Count == 0
            ? ""
            : $" ({string.Join(", ", parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name} {p.Number}")))})";
}

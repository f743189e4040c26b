using Entente.Assertions;
using Entente.Documents;
using Entente.Text;

namespace Entente.Analysis;

/// <summary>A work, page or report that documents cite, with all that rests on it.</summary>
public sealed record CitedWork
{
    /// <summary>Stable hash of work and page.</summary>
    public required string Id { get; init; }

    /// <summary>The fullest citation of it.</summary>
    public required CitedSource Source { get; init; }

    /// <summary>What the documents say with this work as their source, in order of document and place.</summary>
    public required IReadOnlyList<Assertion> Assertions { get; init; }

    public IReadOnlyList<DocumentId> Documents => [.. Assertions.Select(a => a.Document).Distinct().Order()];
}

public static class CitedWorks
{
    /// <summary>Every cited work, most cited first. What is only attributed ("KCNA said") is a work a report day.</summary>
    public static IReadOnlyList<CitedWork> Of(IReadOnlyList<Assertion> assertions)
    {
        ArgumentNullException.ThrowIfNull(assertions);
        return
        [
            .. assertions
                .SelectMany(a => a.Sources.Where(IsNamed).Select(s => (Id: IdOf(a, s), Source: s, Assertion: a)))
                .GroupBy(c => c.Id, StringComparer.Ordinal)
                .Select(g => new CitedWork
                {
                    Id = g.Key,
                    Source = g.OrderByDescending(c => Fields(c.Source)).ThenBy(c => c.Source.Span).First().Source,
                    Assertions = [.. g.Select(c => c.Assertion).DistinctBy(a => a.Id).OrderBy(a => a.Document).ThenBy(a => a.Span)],
                })
                .OrderByDescending(w => w.Assertions.Count)
                .ThenBy(w => w.Source.WorkKey, StringComparer.Ordinal)
                .ThenBy(w => w.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Id of the work that an assertion rests on; null where none is named.</summary>
    public static string? RootOf(Assertion assertion)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        return assertion.Sources.LastOrDefault(s => s.Publisher is not null || s.Authors is not null) is { } root
            ? IdOf(assertion, root)
            : null;
    }

    /// <summary>Id under which a source of an assertion is listed.</summary>
    public static string IdOf(Assertion assertion, CitedSource source)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        ArgumentNullException.ThrowIfNull(source);
        var said = source.How is CitationForm.Attribution ? assertion.ReportDate?.Value ?? "undated" : "";
        return "W-" + ContentHash.Short(8, source.WorkKey, source.Pages ?? "", said);
    }

    private static bool IsNamed(CitedSource source) =>
        source.Publisher is not null || source.Authors is not null || source.Title is not null;

    private static int Fields(CitedSource source) =>
        new[] { source.Authors, source.Title, source.Publisher, source.Pages, source.Url }.Count(f => f is not null);
}

using Entente.Assertions;
using Entente.Codebook;
using Entente.Documents;
using Entente.Text;

namespace Entente.Events;

/// <summary>
/// Follows each assertion to where it comes from: its document, the sources it cites, and the documents we hold of those.
/// Assertions that end at the same root count once. What is unknown stays unknown.
/// </summary>
public sealed class Origins
{
    private readonly Dictionary<DocumentId, Document> _documents;
    private readonly IReadOnlyDictionary<DocumentId, DocumentId> _copies;
    private readonly Dictionary<string, Source> _outlets = new(StringComparer.Ordinal);
    private readonly HashSet<DocumentId> _citing;

    public Origins(IReadOnlyList<Document> documents, IReadOnlyList<Assertion> assertions, IReadOnlyList<Source> sources)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(sources);
        _documents = documents.ToDictionary(d => d.Id);
        _copies = NearDuplicates.Group(documents);
        // A document that cites others for what it says is no witness of what it leaves uncited.
        _citing =
        [
            .. assertions.Where(a => a.Sources.Any(s => s.How is CitationForm.Citation or CitationForm.Note)).Select(a => a.Document),
        ];
        foreach (var source in sources)
        {
            foreach (var name in source.Aliases.Prepend(source.Name))
            {
                _outlets.TryAdd(Fold.Word(name), source);
            }
        }
    }

    /// <summary>The roots of a set of assertions, in order of key.</summary>
    public IReadOnlyList<Origin> Of(IReadOnlyList<Assertion> assertions)
    {
        ArgumentNullException.ThrowIfNull(assertions);
        return
        [
            .. assertions
                .Select(Root)
                .GroupBy(r => r.Key, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g =>
                    g.First() with
                    {
                        Assertions = [.. g.SelectMany(o => o.Assertions).Order()],
                        Steps = [.. g.SelectMany(o => o.Steps).Distinct(StringComparer.Ordinal)],
                    }
                ),
        ];
    }

    /// <summary>The outlet of this name in the codebook, if it is there.</summary>
    public Source? Outlet(string? name)
    {
        if (name is null)
        {
            return null;
        }

        var folded = Fold.Word(name.Trim());
        if (_outlets.TryGetValue(folded, out var exact))
        {
            return exact;
        }

        // "Xinhua via Legal Daily", "China Daily (repost)", "Viet Nam News (VNS)": the longest known name it begins with.
        return _outlets
            .Where(o =>
                folded.StartsWith(o.Key, StringComparison.Ordinal)
                && folded.Length > o.Key.Length
                && !char.IsLetterOrDigit(folded[o.Key.Length])
            )
            .OrderByDescending(o => o.Key.Length)
            .Select(o => o.Value)
            .FirstOrDefault();
    }

    private Origin Root(Assertion assertion)
    {
        var steps = new List<string>();
        var document = _documents.GetValueOrDefault(assertion.Document);
        if (
            document is not null
            && _copies.TryGetValue(document.Id, out var first)
            && first != document.Id
            && _documents.TryGetValue(first, out var original)
        )
        {
            steps.Add($"{Label(document)} repeats the text of {Label(original)}");
            document = original;
        }

        var cited = assertion.Sources.LastOrDefault(s => s.Publisher is not null || s.Authors is not null);
        if (cited is not null)
        {
            return Cited(assertion, document, cited, steps);
        }

        if (document is not null && (_citing.Contains(document.Id) || document.Metadata.Publisher is null))
        {
            steps.Add($"{Label(document)} says so and cites nothing for it");
            return Make(assertion, $"uncited|{document.Id.Value}", $"{Label(document)}, uncited", OriginKind.Uncited, null, steps);
        }

        return OfDocument(assertion, document, steps);
    }

    private Origin Cited(Assertion assertion, Document? document, CitedSource cited, List<string> steps)
    {
        var label = cited.Authors is { } authors
            ? $"{authors}{(cited.Date is { } d ? $" ({d})" : "")}"
            : $"{cited.Publisher}{(cited.Date is { } date ? $", {date}" : "")}";
        var outlet = Outlet(cited.Publisher);
        // A body that speaks through the outlet ("China Coast Guard said") is where the report comes from.
        var verb = cited.How is CitationForm.Attribution ? "attributes it to" : "cites";
        steps.Add($"{(document is null ? "the document" : Label(document))} {verb} {label}");
        var held = cited.How is CitationForm.Attribution ? null : Held(cited);
        if (held is not null)
        {
            steps.Add($"which we hold: {Label(held)}");
            return OfDocument(assertion, held, steps);
        }

        var key =
            cited.How is CitationForm.Attribution ? $"said|{Fold.Word(cited.Publisher ?? "")}|{assertion.ReportDate?.Value}"
            : cited.Authors is not null ? $"work|{cited.WorkKey}"
            : $"outlet|{outlet?.Id ?? Fold.Word(cited.Publisher ?? "")}|{cited.Date?.Value}|{cited.Pages}";
        return Make(
            assertion,
            key,
            label + (cited.Pages is { } pages && cited.Authors is null ? $", p. {pages}" : ""),
            OriginKind.CitedWork,
            outlet?.Tie is "state" or "party" or "military" ? outlet.Country : null,
            steps
        );
    }

    // A citation of an outlet and day that is among our documents.
    private Document? Held(CitedSource cited)
    {
        if (cited.Date is not { Value.Length: 10 } date || Outlet(cited.Publisher) is not { } outlet)
        {
            return null;
        }

        var found = _documents
            .Values.Where(d => d.Metadata.Date == date && Outlet(d.Metadata.Publisher) == outlet)
            .OrderBy(d => d.Id)
            .ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private Origin OfDocument(Assertion assertion, Document? document, List<string> steps)
    {
        if (document is null)
        {
            return Make(
                assertion,
                $"document|{assertion.Document.Value}",
                "a document that is no longer held",
                OriginKind.Document,
                null,
                steps
            );
        }

        var outlet = Outlet(document.Metadata.Publisher);
        steps.Add($"{Label(document)} reports it");
        return Make(
            assertion,
            $"document|{document.Id.Value}",
            Label(document),
            OriginKind.Document,
            outlet?.Tie is "state" or "party" or "military" ? outlet.Country : null,
            steps
        );
    }

    private static Origin Make(Assertion assertion, string key, string label, OriginKind kind, string? state, List<string> steps) =>
        new()
        {
            Key = key,
            Label = label,
            Kind = kind,
            Assertions = [assertion.Id],
            Steps = steps,
            State = state,
        };

    /// <summary>A document as people name it: publisher and date, else title, else file name.</summary>
    public static string Label(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var metadata = document.Metadata;
        var name = metadata.Publisher ?? metadata.Title ?? document.Name[(document.Name.LastIndexOf('/') + 1)..];
        return metadata.Date is { } date ? $"{name}, {date}" : name;
    }
}

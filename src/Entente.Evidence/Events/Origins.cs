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
    private readonly Dictionary<DocumentId, DocumentCard> _documents;
    private readonly Dictionary<string, List<DocumentCard>> _held = new(StringComparer.Ordinal);
    private readonly Outlets _outlets;

    public Origins(IReadOnlyList<DocumentCard> documents, IReadOnlyList<Source> sources)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(sources);
        _documents = documents.ToDictionary(d => d.Id);
        _outlets = new(sources);
        foreach (var document in documents)
        {
            if (_outlets.KeyOf(document.Metadata.Publisher, document.Metadata.Date) is { } key)
            {
                (_held.TryGetValue(key, out var list) ? list : _held[key] = []).Add(document);
            }
        }
    }

    /// <summary>Cards of documents held in memory, in the order given.</summary>
    public static IReadOnlyList<DocumentCard> Cards(IReadOnlyList<Document> documents, IReadOnlyList<Assertion> assertions)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var copies = NearDuplicates.Group(documents);
        var citing = assertions.Where(CitesOthers).Select(a => a.Document).ToHashSet();
        return
        [
            .. documents.Select(d => new DocumentCard(
                d.Id,
                d.Name,
                d.Metadata,
                copies.TryGetValue(d.Id, out var first) && first != d.Id ? first : null,
                citing.Contains(d.Id)
            )),
        ];
    }

    /// <summary>True when the document cites a work for this, in the text or in a note.</summary>
    public static bool CitesOthers(Assertion assertion)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        return assertion.Sources.Any(s => s.How is CitationForm.Citation or CitationForm.Note);
    }

    /// <summary>The source that an assertion comes down to, as the document names it; null when it names none.</summary>
    internal static CitedSource? CitedBy(Assertion assertion) =>
        assertion.Sources.LastOrDefault(s => s.Publisher is not null || s.Authors is not null);

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

    private Origin Root(Assertion assertion)
    {
        var steps = new List<string>();
        var document = _documents.GetValueOrDefault(assertion.Document);
        if (document?.CopyOf is { } first && _documents.TryGetValue(first, out var original))
        {
            steps.Add($"{Label(document)} repeats the text of {Label(original)}");
            document = original;
        }

        if (CitedBy(assertion) is { } cited)
        {
            return Cited(assertion, document, cited, steps);
        }

        if (document is not null && (document.CitesOthers || document.Metadata.Publisher is null))
        {
            steps.Add($"{Label(document)} says so and cites nothing for it");
            return Make(assertion, $"uncited|{document.Id.Value}", $"{Label(document)}, uncited", OriginKind.Uncited, null, steps);
        }

        return OfDocument(assertion, document, steps);
    }

    private Origin Cited(Assertion assertion, DocumentCard? document, CitedSource cited, List<string> steps)
    {
        var label = cited.Authors is { } authors
            ? $"{authors}{(cited.Date is { } d ? $" ({d})" : "")}"
            : $"{cited.Publisher}{(cited.Date is { } date ? $", {date}" : "")}";
        var outlet = _outlets.Find(cited.Publisher);
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

    // A citation of an outlet and day that is among our documents, and one only.
    private DocumentCard? Held(CitedSource cited) =>
        _outlets.KeyOf(cited.Publisher, cited.Date) is { } key && _held.GetValueOrDefault(key) is [var only] ? only : null;

    private Origin OfDocument(Assertion assertion, DocumentCard? document, List<string> steps)
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

        var outlet = _outlets.Find(document.Metadata.Publisher);
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
        return Label(document.Name, document.Metadata);
    }

    private static string Label(DocumentCard card) => Label(card.Name, card.Metadata);

    private static string Label(string documentName, DocumentMetadata metadata)
    {
        var name = metadata.Publisher ?? metadata.Title ?? documentName[(documentName.LastIndexOf('/') + 1)..];
        return metadata.Date is { } date ? $"{name}, {date}" : name;
    }
}

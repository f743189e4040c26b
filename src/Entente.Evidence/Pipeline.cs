using Entente.Analysis;
using Entente.Assertions;
using Entente.Codebook;
using Entente.Documents;
using Entente.Events;

namespace Entente;

/// <summary>
/// The whole flow on one page: start reading here. A document becomes segments, mentions and assertions (the coder); assertions
/// of all documents become events with their origins; events become partnerships and series.
/// </summary>
/// <remarks>
/// Bytes → Document is Formats' affair (<see cref="IDocumentReader"/>), remembering is Storage's (<see cref="Ledger.ILedger"/>). Everything
/// here is pure: the same documents and codebook give the same bytes on every machine.
/// </remarks>
public static class Pipeline
{
    /// <summary>Document → Segments → Mentions → Assertions. The unit is the document: "the two countries", notes and repeats need it.</summary>
    public static CodedDocument Code(Document document, Coder coder)
    {
        ArgumentNullException.ThrowIfNull(coder);
        return coder.Code(document);
    }

    /// <summary>Assertions → Events → what they add up to.</summary>
    public static Evidence Corroborate(IReadOnlyList<Document> documents, IReadOnlyList<Assertion> assertions, CodebookData codebook)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        var origins = new Origins(Origins.Cards(documents, assertions), codebook.Sources, codebook.Actors);
        return AddUp(documents, assertions, new Corroborator(origins).Corroborate(assertions), codebook);
    }

    /// <summary>Events → what they add up to: which deny which, series and partnerships.</summary>
    public static Evidence AddUp(
        IReadOnlyList<Document> documents,
        IReadOnlyList<Assertion> assertions,
        IReadOnlyList<Event> events,
        CodebookData codebook
    )
    {
        var series = SeriesLedger.Of(events);
        var placed = Denials.Link(SeriesLedger.Place(events, series), assertions);
        return new(codebook, documents, assertions, placed, series, Partnerships.Of(placed));
    }
}

/// <summary>All that a set of documents comes to. Every part can be walked back to the words it rests on.</summary>
public sealed record Evidence(
    CodebookData Codebook,
    IReadOnlyList<Document> Documents,
    IReadOnlyList<Assertion> Assertions,
    IReadOnlyList<Event> Events,
    IReadOnlyList<EventSeries> Series,
    IReadOnlyList<Partnership> Partnerships
)
{
    private readonly Dictionary<AssertionId, Assertion> _assertions = Assertions
        .GroupBy(a => a.Id)
        .ToDictionary(g => g.Key, g => g.First());
    private readonly Dictionary<DocumentId, Document> _documents = Documents.ToDictionary(d => d.Id);
    private readonly Dictionary<string, Entity> _entities = Codebook
        .Actors.Concat(Codebook.Places)
        .GroupBy(e => e.Id, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    public Assertion Assertion(AssertionId id) => _assertions[id];

    public Document Document(DocumentId id) => _documents[id];

    public Entity? Entity(string? id) => id is null ? null : _entities.GetValueOrDefault(id);

    /// <summary>A state's name by its ISO 3166 alpha-3 code; the code itself where the codebook lacks it.</summary>
    public string StateName(string country)
    {
        ArgumentNullException.ThrowIfNull(country);
        return _entities.TryGetValue(country.ToLowerInvariant(), out var state) ? state.Title : country;
    }
}

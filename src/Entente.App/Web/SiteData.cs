using Entente.Analysis;
using Entente.Assertions;
using Entente.Codebook;
using Entente.Documents;
using Entente.Events;
using Entente.Ledger;

namespace Entente.App.Web;

/// <summary>What a case says of itself on its pages.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Licence">Under what terms its records may be used; null where its settings do not say.</param>
/// <param name="AsOf">Day of its last intake; null while it is empty.</param>
internal sealed record CaseFacts(string Title, string? Licence, DateOnly? AsOf);

/// <summary>What the pages show: a case's evidence, how its documents were coded, and what was refused. Read once.</summary>
internal sealed class SiteData
{
    private readonly Dictionary<DocumentId, List<Assertion>> _byDocument;
    private readonly Dictionary<AssertionId, Event> _eventOf;
    private readonly Dictionary<string, Event> _events;
    private readonly Dictionary<string, Document> _documents;
    private readonly Dictionary<string, List<Event>> _byEntity = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Event>> _byState = new(StringComparer.Ordinal);
    private readonly ILookup<string, Assertion> _statements;
    private readonly ILookup<string, Event> _byType;
    private readonly ILookup<string, Event> _bySeries;
    private readonly Dictionary<string, CitedWork> _works;
    private readonly Dictionary<string, ConceptRenderings> _concepts;
    private readonly Dictionary<string, Partnership> _pairs;
    private readonly HashSet<string> _pages;
    private readonly ILookup<string, Partnership> _pairsOf;

    public SiteData(
        CaseFacts facts,
        Evidence evidence,
        IReadOnlyList<CodingSummary> codings,
        IReadOnlyList<(string Name, Refusal Refusal)> refusals,
        ILookup<string, Example> sentences
    )
    {
        Facts = facts;
        Evidence = evidence;
        Refusals = [.. refusals.Select(r => (FileOf(r.Name), r.Refusal))];
        Sentences = sentences;
        Codings = codings.ToDictionary(c => c.Document);
        Outlets = new(evidence.Codebook.Sources);
        Copies = NearDuplicates.Group(evidence.Documents);
        _byDocument = evidence.Assertions.GroupBy(a => a.Document).ToDictionary(g => g.Key, g => g.OrderBy(a => a.Span).ToList());
        _eventOf = evidence
            .Events.SelectMany(e => e.Support.Concat(e.Denials).Select(a => (a, e)))
            .GroupBy(p => p.a)
            .ToDictionary(g => g.Key, g => g.First().e);
        _events = evidence
            .Events.GroupBy(e => e.Id.Value, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        _documents = evidence
            .Documents.GroupBy(d => d.Id.Short, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        Types = evidence.Codebook.Types.ToDictionary(t => t.Code, StringComparer.Ordinal);
        Works = CitedWorks.Of(evidence.Assertions);
        _works = Works.ToDictionary(w => w.Id, StringComparer.Ordinal);
        Concepts = RenderingFinder.Of(evidence.Codebook, evidence.Documents);
        _concepts = Concepts.ToDictionary(c => c.Concept.Id, StringComparer.Ordinal);
        foreach (var e in evidence.Events)
        {
            foreach (var entity in e.Actors.Select(a => a.Entity).Where(x => x is not null).Distinct(StringComparer.Ordinal))
            {
                Add(_byEntity, entity!, e);
            }

            foreach (var state in e.Actors.Select(a => a.Country).Where(x => x is not null).Distinct(StringComparer.Ordinal))
            {
                Add(_byState, state!, e);
            }
        }

        _statements = evidence
            .Assertions.Where(a => a.Kind is AssertionKind.Assertion)
            .SelectMany(a => a.Actors.Select(x => x.Entity).Where(x => x is not null).Distinct(StringComparer.Ordinal).Select(x => (x, a)))
            .ToLookup(p => p.x!, p => p.a, StringComparer.Ordinal);
        _byType = evidence.Events.ToLookup(e => e.Type, StringComparer.Ordinal);
        _bySeries = evidence
            .Events.Where(e => e.Ordinal is not null && e.Series is not null)
            .ToLookup(e => SeriesLedger.Key(e.Series!), StringComparer.Ordinal);
        var named = evidence
            .Assertions.SelectMany(a => a.Actors)
            .Select(a => a.Entity)
            .Concat(Concepts.Select(c => c.Concept.Id))
            .Select(evidence.Entity)
            .Where(e => e is not null)
            .Select(e => e!)
            .DistinctBy(e => e.Id, StringComparer.Ordinal)
            .ToList();
        Groupings = [.. named.Where(IsGrouping).Select(e => e.Id).Order(StringComparer.Ordinal)];
        Actors =
        [
            .. named
                .Where(e => !IsGrouping(e))
                .Concat(named.Where(e => !IsGrouping(e)).SelectMany(Above))
                .Select(e => e.Id)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        _pages = [.. Groupings, .. Actors];
        _pairsOf = evidence
            .Partnerships.SelectMany(p => p.Events.Concat(p.Aggregates).Select(e => (e.Id.Value, p)))
            .ToLookup(x => x.Value, x => x.p, StringComparer.Ordinal);
        _pairs = evidence.Partnerships.ToDictionary(p => p.Id, StringComparer.Ordinal);
        Counted = [.. evidence.Events.Where(e => !e.IsAggregate)];
    }

    public CaseFacts Facts { get; }

    public string Title => Facts.Title;

    public Evidence Evidence { get; }

    public Outlets Outlets { get; }

    /// <summary>For each document that has copies, the first of its group.</summary>
    public IReadOnlyDictionary<DocumentId, DocumentId> Copies { get; }

    public IReadOnlyDictionary<DocumentId, CodingSummary> Codings { get; }

    public IReadOnlyList<(string Name, Refusal Refusal)> Refusals { get; }

    public IReadOnlyDictionary<string, EventType> Types { get; }

    /// <summary>Example sentences of the codebook by type.</summary>
    public ILookup<string, Example> Sentences { get; }

    /// <summary>Ids of the states, bodies, firms and persons that have a page: those named, and what they are part of.</summary>
    public IReadOnlyList<string> Actors { get; }

    public IReadOnlyList<string> Groupings { get; }

    public IReadOnlyList<CitedWork> Works { get; }

    /// <summary>Groupings and initiatives by the wordings found in the documents.</summary>
    public IReadOnlyList<ConceptRenderings> Concepts { get; }

    /// <summary>Events that counts are of: all but totals and practice.</summary>
    public IReadOnlyList<Event> Counted { get; }

    public Partnership? Pair(string id) => _pairs.GetValueOrDefault(id);

    public IReadOnlyList<Partnership> PairsOf(Event e) => [.. _pairsOf[e.Id.Value]];

    public IReadOnlyList<Assertion> In(DocumentId document) => _byDocument.GetValueOrDefault(document, []);

    public Event? EventOf(AssertionId assertion) => _eventOf.GetValueOrDefault(assertion);

    public Event? Event(string id) => _events.GetValueOrDefault(id);

    public Document? Document(string shortId) => _documents.GetValueOrDefault(shortId);

    public CitedWork? Work(string id) => _works.GetValueOrDefault(id);

    public ConceptRenderings? Concept(string entity) => _concepts.GetValueOrDefault(entity);

    public IReadOnlyList<Event> OfType(string type) => [.. _byType[type]];

    public IReadOnlyList<Event> OfSeries(string key) => [.. _bySeries[key].OrderBy(e => e.Ordinal).ThenBy(e => e.Id)];

    /// <summary>Events in which an actor takes part; for a state, those of its bodies too.</summary>
    public IReadOnlyList<Event> EventsOf(Entity actor) =>
        actor is { Kind: "state", Country: { } country }
            ? _byState.GetValueOrDefault(country, [])
            : _byEntity.GetValueOrDefault(actor.Id, []);

    /// <summary>Statements (claims, ties, roles, membership) that name an actor.</summary>
    public IReadOnlyList<Assertion> StatementsOn(string entity) => [.. _statements[entity].DistinctBy(a => a.Id)];

    public IReadOnlyList<Assertion> Statements(params string[] types) =>
        [.. Evidence.Assertions.Where(a => a.Kind is AssertionKind.Assertion && types.Contains(a.Type, StringComparer.Ordinal))];

    /// <summary>Events that rest on a work: its claims' events, without totals.</summary>
    public IReadOnlyList<Event> RestingOn(CitedWork work) =>
        [.. work.Assertions.Select(a => EventOf(a.Id)).Where(e => e is { IsAggregate: false }).Select(e => e!).DistinctBy(e => e.Id)];

    /// <summary>Path of an actor's or grouping's page; null where it has none.</summary>
    public string? PageOf(string? entity) =>
        entity is null || !_pages.Contains(entity) ? null : (IsGrouping(Evidence.Entity(entity)!) ? "grouping/" : "actor/") + entity;

    public string TypeName(string code) => Types.TryGetValue(code, out var type) ? type.Name : code;

    /// <summary>Origins that are named: what a reader may count.</summary>
    public static int Sourced(Event e) => e.Origins.Count(o => o.Kind is not OriginKind.Uncited);

    /// <summary>All that tell of an event or deny it, each once: what is only denied has its denials for support.</summary>
    public static IReadOnlyList<AssertionId> TellingsOf(Event e) => [.. e.Support.Concat(e.Denials).Distinct()];

    /// <summary>Denials of what another source holds to have been.</summary>
    public static IReadOnlyList<AssertionId> DenialsOf(Event e) => [.. e.Denials.Except(e.Support)];

    /// <summary>Fields on which the sources contradict each other, and denials by some of what others say.</summary>
    public static int Contradictions(Event e) => e.Conflicts.Count + DenialsOf(e).Count;

    public IReadOnlyList<Document> DocumentsOf(Event e) =>
        [.. e.Support.Concat(e.Denials).Select(a => Evidence.Assertion(a).Document).Distinct().Select(Evidence.Document)];

    public string? LanguageOf(Document document) => document.Metadata.Language ?? Codings.GetValueOrDefault(document.Id)?.Language;

    public static string TitleOf(Document document) => document.Metadata.Title ?? FileOf(document.Name);

    /// <summary>A file's name without the folders it lay in.</summary>
    public static string FileOf(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>The words that tell of an event first: what a list shows.</summary>
    public Assertion FirstTelling(Event e) => Evidence.Assertion(e.Support.Count > 0 ? e.Support[0] : e.Denials[0]);

    /// <summary>The states that take part, in order of code: a pair is always named one way round.</summary>
    public IReadOnlyList<string> StatesOf(Event e) =>
        [
            .. e
                .Actors.Select(a => a.Country)
                .Where(c => c is not null)
                .Select(c => c!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>"China – Viet Nam: 27th joint patrol, Beibu Gulf".</summary>
    public string Headline(Event e)
    {
        var type = Show.Lower(TypeName(e.Type));
        var number = e.Ordinal is { } n ? Show.Ordinal(n) + " " : "";
        var place = e.Place is null || StatesOf(e).Any(s => Evidence.StateName(s) == e.Place) ? "" : ", " + e.Place;
        return $"{Between(e)}: {number}{type}{place}";
    }

    // "China → Laos" where one side gives to another, "China – Viet Nam" where they act together.
    private string Between(Event e)
    {
        var (from, to) = Sides(e);
        if (from.Count > 0 && to.Count > 0)
        {
            return $"{Show.List(from.Select(Evidence.StateName))} → {Show.List(to.Select(Evidence.StateName))}";
        }

        var states = StatesOf(e);
        return states.Count > 0
            ? string.Join(" – ", states.Select(Evidence.StateName))
            : Show.List(e.Actors.Select(a => a.Name).Distinct(StringComparer.Ordinal));
    }

    /// <summary>The giving and the receiving states of an act; both empty where it is mutual.</summary>
    public static (IReadOnlyList<string> From, IReadOnlyList<string> To) Sides(Event e)
    {
        var directed = Partnership.DirectionOf(e);
        return (
            [.. directed.Select(d => d.From).Distinct(StringComparer.Ordinal)],
            [.. directed.Select(d => d.To).Distinct(StringComparer.Ordinal)]
        );
    }

    /// <summary>One sentence of what is claimed, by how many, and how far it has come.</summary>
    public string Sentence(Event e)
    {
        var type = Show.Lower(TypeName(e.Type));
        var what =
            e.Ordinal is { } n ? $"the {Show.Ordinal(n)} {type}"
            : e.IsAggregate ? $"a total or practice of {type}"
            : Show.Article(type);
        var (from, to) = Sides(e);
        var states = StatesOf(e).Select(Evidence.StateName).ToList();
        var who =
            from.Count > 0 && to.Count > 0
                ? $" by {Show.List(from.Select(Evidence.StateName))} with {Show.List(to.Select(Evidence.StateName))}"
            : states.Count > 1 ? $" between {Show.List(states)}"
            : states.Count == 1 ? $" of {states[0]}"
            : "";
        var when = e.Date is null ? "; no source says when" : $", {Show.Date(e.Date)}";
        var documents = DocumentsOf(e).Count;
        var told = Show.Count(documents, "document");
        return e.Status is Status.Denied
            ? $"{told} {(documents == 1 ? "denies" : "deny")} {what}{who}{when}."
            : $"{told} {(documents == 1 ? "tells" : "tell")} of {what}{who}. It {Show.Verb(e.Status)}{when}.";
    }

    /// <summary>A document as people name it: publisher and date, else title.</summary>
    public static string Label(Document document)
    {
        var name = document.Metadata.Publisher ?? TitleOf(document);
        return document.Metadata.Date is { } date ? $"{name}, {Show.Date(date)}" : name;
    }

    /// <summary>The state that speaks through a document's publisher; null where none does or it is not known.</summary>
    public string? StateBehind(Document document) => Events.Outlets.StateOf(Outlets.Find(document.Metadata.Publisher));

    private static bool IsGrouping(Entity entity) => entity.Kind is "grouping" or "initiative";

    private IEnumerable<Entity> Above(Entity entity)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { entity.Id };
        for (
            var parent = Evidence.Entity(entity.Parent);
            parent is not null && seen.Add(parent.Id);
            parent = Evidence.Entity(parent.Parent)
        )
        {
            yield return parent;
        }

        if (entity.Country is { } country && Evidence.Entity(country.ToLowerInvariant()) is { } state && seen.Add(state.Id))
        {
            yield return state;
        }
    }

    private static void Add(Dictionary<string, List<Event>> lists, string key, Event e)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        list.Add(e);
    }
}

using Entente.Assertions;
using Entente.Codebook;
using Entente.Documents;
using Entente.Events;
using Entente.Ledger;

namespace Entente.App.Web;

/// <summary>What the pages show: a case's evidence, how its documents were coded, and what was refused. Read once.</summary>
internal sealed class SiteData
{
    private readonly Dictionary<DocumentId, List<Assertion>> _byDocument;
    private readonly Dictionary<AssertionId, Event> _eventOf;

    public SiteData(
        string title,
        Evidence evidence,
        IReadOnlyList<CodingSummary> codings,
        IReadOnlyList<(string Name, Refusal Refusal)> refusals
    )
    {
        Title = title;
        Evidence = evidence;
        Refusals = refusals;
        Codings = codings.ToDictionary(c => c.Document);
        _byDocument = evidence.Assertions.GroupBy(a => a.Document).ToDictionary(g => g.Key, g => g.OrderBy(a => a.Span).ToList());
        _eventOf = evidence
            .Events.SelectMany(e => e.Support.Concat(e.Denials).Select(a => (a, e)))
            .GroupBy(p => p.a)
            .ToDictionary(g => g.Key, g => g.First().e);
        Types = evidence.Codebook.Types.ToDictionary(t => t.Code, StringComparer.Ordinal);
        UsedActors =
        [
            .. evidence
                .Assertions.SelectMany(a => a.Actors)
                .Select(a => a.Entity)
                .Where(e => e is not null && evidence.Entity(e) is not null)
                .Select(e => e!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        Groupings =
        [
            .. evidence
                .Assertions.SelectMany(a => a.Actors)
                .Where(a => a.Entity is { } id && evidence.Entity(id) is { Kind: "grouping" or "initiative" })
                .Select(a => a.Entity!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    public string Title { get; }

    public Evidence Evidence { get; }

    public IReadOnlyDictionary<DocumentId, CodingSummary> Codings { get; }

    public IReadOnlyList<(string Name, Refusal Refusal)> Refusals { get; }

    public IReadOnlyDictionary<string, EventType> Types { get; }

    public IReadOnlyList<string> UsedActors { get; }

    public IReadOnlyList<string> Groupings { get; }

    public IReadOnlyList<Assertion> In(DocumentId document) => _byDocument.GetValueOrDefault(document, []);

    public Event? EventOf(AssertionId assertion) => _eventOf.GetValueOrDefault(assertion);

    public Event? Event(string id) => Evidence.Events.FirstOrDefault(e => e.Id.Value == id);

    public string TypeName(string code) => Types.TryGetValue(code, out var type) ? type.Name : code;

    /// <summary>"China and Viet Nam: joint patrol, 27th".</summary>
    public string Headline(Event e)
    {
        var who = string.Join(
            ", ",
            e.Actors.Select(a => a.Country).Where(c => c is not null).Distinct(StringComparer.Ordinal).Select(c => Evidence.StateName(c!))
        );
        var number = e.Ordinal is { } n ? $", no. {n.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "";
        return $"{who}: {TypeName(e.Type).ToLowerInvariant()}{number}";
    }

    public IReadOnlyList<Assertion> OfType(params string[] types) =>
        [.. Evidence.Assertions.Where(a => types.Contains(a.Type, StringComparer.Ordinal))];
}

/// <summary>Makes links: absolute when served, relative with file names in a static site that opens from a folder.</summary>
internal sealed class SiteLinks(bool isStatic)
{
    public bool IsStatic { get; } = isStatic;

    /// <param name="from">Path of the page that links: <c>/event/EV-1</c>.</param>
    /// <param name="to">Path linked to, without a leading slash, perhaps with a fragment.</param>
    public string To(string from, string to)
    {
        var hash = to.IndexOf('#', StringComparison.Ordinal);
        var (path, fragment) = hash < 0 ? (to, "") : (to[..hash], to[hash..]);
        if (!IsStatic)
        {
            return "/" + path + fragment;
        }

        var depth = from.Count(c => c == '/') - (from == "/" ? 1 : 0);
        var up = string.Concat(Enumerable.Repeat("../", depth));
        var isFile = path.Contains('.', StringComparison.Ordinal) && Path.GetExtension(path).Length is > 1 and < 7;
        return (up.Length == 0 ? "./" : up)
            + (
                path.Length == 0 ? "index.html"
                : isFile ? path
                : path + "/index.html"
            )
            + fragment;
    }
}

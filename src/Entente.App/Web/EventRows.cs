using Entente.Assertions;
using Entente.Events;

namespace Entente.App.Web;

/// <summary>A list of events on a page: its anchor, what it is a list of, and whether it is parted by year.</summary>
internal sealed record EventRows(string Id, string Caption, IReadOnlyList<Event> Events, bool ByYear = false)
{
    /// <summary>How many a page lists: more would be no use to a reader and megabytes to a browser. The rest stand in the file of all events.</summary>
    public const int Most = 300;

    /// <summary>What is listed: all, or the latest.</summary>
    public IReadOnlyList<Event> Listed =>
        Events.Count <= Most ? Events : [.. Events.OrderByDescending(Analysis.Partnership.YearOf).ThenBy(e => e.Id).Take(Most)];
}

/// <summary>A short list that a number leads to, closed until it is asked for.</summary>
internal sealed record EventLinks(string Id, string Summary, IReadOnlyList<Event> Events);

/// <summary>Statements one after another, each with its words; a long list says how many it leaves out.</summary>
internal sealed record QuoteList(IReadOnlyList<Quoted> Quotes);

/// <summary>Words of a source on a page: an event's evidence, or a statement.</summary>
internal sealed record Quoted(Assertion Assertion, bool WithReasons = false, string? Heading = null);

/// <summary>The footer of a record: what it is cited as, and where its citation files are.</summary>
internal sealed record RecordFoot(string Id, Citation Citation);

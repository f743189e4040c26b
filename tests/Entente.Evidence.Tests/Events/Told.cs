using Entente.Assertions;
using Entente.Codebook;
using Entente.Documents;
using Entente.Events;
using Entente.Text;
using Entente.Time;

namespace Entente.Tests.Events;

/// <summary>Assertions and documents for tests of events, each with only the fields that the test is about.</summary>
internal static class Told
{
    public static readonly IReadOnlyList<Source> Outlets =
    [
        Outlet("src.xinhua", "Xinhua", "CHN", "state", "Xinhua News Agency"),
        Outlet("src.vietnamplus", "VietnamPlus", "VNM", "state"),
        Outlet("src.reuters", "Reuters", "GBR", "private"),
        Outlet("src.wsj", "The Wall Street Journal", "USA", "private", "Wall Street Journal"),
        Outlet("src.nasdaq", "Nasdaq", "USA", "private"),
    ];

    public static Assertion Of(
        string id,
        string document,
        string type = "AGR_SIGN",
        Status status = Status.Occurred,
        string? date = null,
        string? reported = null,
        string? instrument = null,
        string? item = null,
        string? quantity = null,
        string? place = null,
        int? number = null,
        string? series = null,
        string rule = "AGR_SIGN/sign",
        string? quote = null,
        string[]? states = null,
        string[]? bodies = null,
        CitedSource[]? sources = null
    ) =>
        new()
        {
            Id = new(id),
            Document = new(document),
            Type = type,
            Family = "A",
            Kind = AssertionKind.Event,
            Status = status,
            Certainty = status is Status.Denied ? Certainty.Denied : Certainty.Stated,
            Actors =
            [
                .. (states ?? ["CHN", "VNM"]).Select(
                    (s, i) =>
                        new AssertionActor
                        {
                            Name = s,
                            Country = s,
                            Role = "party",
                            Entity = bodies is not null && i < bodies.Length ? bodies[i] : s.ToLowerInvariant(),
                            Span = new(0, 1),
                        }
                ),
            ],
            Date = date is null ? null : Edtf.Parse(date),
            ReportDate = reported is null ? null : Edtf.Parse(reported),
            Instrument = Detail(instrument),
            Item = Detail(item),
            Quantity = Detail(quantity),
            Place = place is null ? null : new(place, place, new(0, 1)),
            Ordinal = number,
            Series = series,
            Quote = quote ?? id,
            Span = new(0, 1),
            Rule = rule,
            Confidence = 1,
            Sources = sources ?? [],
        };

    public static CitedSource By(string publisher, string? date = null) =>
        new()
        {
            Publisher = publisher,
            Date = date is null ? null : Edtf.Parse(date),
            How = CitationForm.Attribution,
            Span = new(0, 1),
        };

    public static DocumentCard Card(string id, string publisher, string date, string? copyOf = null) =>
        new(
            new(id),
            id + ".txt",
            new() { Publisher = publisher, Date = Edtf.Parse(date) },
            copyOf is null ? null : new DocumentId(copyOf),
            false
        );

    public static IReadOnlyList<Event> Events(IReadOnlyList<DocumentCard> cards, params Assertion[] assertions) =>
        new Corroborator(new Origins(cards, Outlets, TestCodebook.Codebook.Actors)).Corroborate(assertions);

    public static IReadOnlyList<Event> Events(params Assertion[] assertions) =>
        Events(
            [
                .. assertions
                    .Select(a => a.Document.Value)
                    .Distinct(StringComparer.Ordinal)
                    .Select(d => Card(d, "Gazette of " + d, "2024-04-12")),
            ],
            assertions
        );

    private static Detail? Detail(string? text) => text is null ? null : new(text, null, new TextSpan(0, 1));

    private static Source Outlet(string id, string name, string country, string tie, params string[] aliases) =>
        new()
        {
            Id = id,
            Name = name,
            Aliases = aliases,
            Country = country,
            Tie = tie,
        };
}

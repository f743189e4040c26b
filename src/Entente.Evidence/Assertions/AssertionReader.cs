using System.Globalization;
using Entente.Codebook;
using Entente.Documents;
using Entente.Mentions;
using Entente.Text;
using Entente.Time;

namespace Entente.Assertions;

/// <summary>What a reader of assertions found in a sentence, before sources and report date are settled. Tokens are the sentence's.</summary>
internal sealed record Saying
{
    public required string Type { get; init; }

    /// <summary>Name of the rule within the type: <c>speech</c>.</summary>
    public required string Rule { get; init; }

    public required Words Words { get; init; }

    public IReadOnlyList<RoleActor> Actors { get; init; } = [];

    /// <summary>The words that name who speaks.</summary>
    public string? Speaker { get; init; }

    public Words? Claim { get; init; }

    /// <summary>The exact words of a tie or status, or the term.</summary>
    public Words? Instrument { get; init; }

    /// <summary>What the instrument's words stand for in a closed list: a term's language.</summary>
    public string? InstrumentValue { get; init; }

    /// <summary>For a term: what it replaces or translates; the value says which.</summary>
    public Words? Item { get; init; }

    public string? ItemValue { get; init; }

    public Edtf? Date { get; init; }

    public bool StartIsLatest { get; init; }

    public IReadOnlyList<string> Because { get; init; } = [];
}

/// <summary>Reads one kind of assertion from a sentence.</summary>
internal interface IAssertionKind
{
    void Read(Wording sentence, AssertionReader into);
}

/// <summary>
/// Reads the seven assertion types that are not events: pledges, claims, terms, members, subordination, roles and relations. A
/// claim is kept apart from the thing claimed; the exact words of a tie are kept.
/// </summary>
internal sealed class AssertionReader(Lexicon lexicon, Document document, Citations citations, Discourse discourse, Edtf? reportDate)
{
    private readonly IReadOnlyList<IAssertionKind> _kinds =
    [
        new Claims(lexicon, citations, discourse),
        new Memberships(lexicon, discourse),
        new Subordinations(lexicon),
        new Terms(lexicon),
        new Roles(lexicon, citations, discourse),
        new Relations(lexicon),
    ];

    private Reading? _reading;
    private List<Assertion> _found = [];

    public IReadOnlyList<Assertion> Read(Reading reading)
    {
        _found = [];
        if (reading.Scan.Count < 3)
        {
            return [];
        }

        _reading = reading;
        var sentence = new Wording(reading);
        foreach (var kind in _kinds)
        {
            kind.Read(sentence, this);
        }

        return _found;
    }

    /// <summary>The members of a word class of the patterns, as verb lemmas.</summary>
    public static HashSet<string> Lemmas(Lexicon lexicon, params ReadOnlySpan<string> names)
    {
        var lemmas = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            lemmas.UnionWith(lexicon.Patterns.Words.GetValueOrDefault(name, []).Select(w => w.TrimStart('=')));
        }

        return lemmas;
    }

    public bool Found(string type) => _found.Exists(f => f.Type == type);

    /// <summary>Keeps a saying as an assertion of the sentence, once.</summary>
    public void Add(Saying saying)
    {
        var words = saying.Words;
        if (_reading is not { } reading || words.Length <= 0 || words.From < 0 || words.To > reading.Scan.Count)
        {
            return;
        }

        var span = document.Text.SpanOf(reading.Scan.Tokens[words.From].Start, reading.Scan.Tokens[words.To - 1].End);
        var rule = $"{saying.Type}/{saying.Rule}";
        var id = new AssertionId(
            ContentHash.Short(
                16,
                document.Id.Value,
                saying.Type,
                span.Start.ToString(CultureInfo.InvariantCulture),
                span.End.ToString(CultureInfo.InvariantCulture),
                saying.Rule
            )
        );
        if (_found.Exists(f => f.Id == id))
        {
            return;
        }

        var sources = new SourceReader(reading, citations, document.Text).For(words.To, words.From);
        _found.Add(
            new()
            {
                Id = id,
                Document = document.Id,
                Type = saying.Type,
                Kind = AssertionKind.Assertion,
                Status = Status.Occurred,
                Actors = [.. saying.Actors.Select(Named)],
                Date = saying.Date,
                DateBasis = saying.Date is null ? null : DateBasis.Text,
                StartIsLatest = saying.StartIsLatest,
                ReportDate = sources.Select(s => s.Date).FirstOrDefault(d => d is not null) ?? reportDate,
                Instrument = Make(saying.Instrument, saying.InstrumentValue, reading),
                Item = Make(saying.Item, saying.ItemValue, reading),
                Sources = sources,
                Speaker = saying.Speaker,
                Claim = Make(saying.Claim, null, reading)?.Text,
                Quote = document.Text.Quote(span),
                Span = span,
                Rule = rule,
                Confidence = 0.7,
                Because =
                [
                    $"rule {rule}",
                    .. saying.Speaker is null ? (IEnumerable<string>)[] : [$"speaker '{saying.Speaker}'"],
                    .. saying.Because,
                ],
            }
        );
    }

    private AssertionActor Named(RoleActor actor) =>
        new()
        {
            Name = actor.Actor.Name,
            Entity = actor.Actor.Entity?.Id,
            Role = actor.Role,
            Country = actor.Actor.Country,
            Span = document.Text.SpanOf(actor.Actor.Start, Math.Max(actor.Actor.Start, actor.Actor.End)),
        };

    private Detail? Make(Words? words, string? value, Reading reading)
    {
        if (words is not { Length: > 0 } some)
        {
            return null;
        }

        var span = document.Text.SpanOf(reading.Scan.Tokens[some.From].Start, reading.Scan.Tokens[some.To - 1].End);
        return new(document.Text.Quote(span), value, span);
    }
}

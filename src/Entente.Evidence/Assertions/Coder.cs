using Entente.Codebook;
using Entente.Documents;
using Entente.Languages;
using Entente.Mentions;
using Entente.Segments;
using Entente.Text;
using Entente.Time;

namespace Entente.Assertions;

/// <summary>What a document says, by the codebook: its assertions in order of place, or why it was not coded.</summary>
public sealed record CodedDocument(DocumentId Document, string Language, string? NotCodedBecause, IReadOnlyList<Assertion> Assertions);

/// <summary>
/// Reads documents into assertions. Deterministic, needs no network and no model, and says for every field which words and
/// which rule it came from. One instance serves all threads.
/// </summary>
public sealed class Coder
{
    private readonly CodebookData _codebook;
    private readonly IReadOnlyDictionary<string, Lazy<Lexicon>> _lexicons;

    /// <summary>A coder of one language.</summary>
    public Coder(Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        _codebook = lexicon.Codebook;
        _lexicons = new Dictionary<string, Lazy<Lexicon>>(StringComparer.Ordinal) { [lexicon.Patterns.Language] = new(() => lexicon) };
        Key = ContentHash.Short(16, _codebook.Hash, Version);
    }

    /// <summary>A coder of every language that there are patterns for. A language's lexicon is built when its first document comes.</summary>
    public Coder(CodebookData codebook, IReadOnlyDictionary<string, Lazy<PatternSet>> languages)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        ArgumentNullException.ThrowIfNull(languages);
        _codebook = codebook;
        _lexicons = languages.ToDictionary(l => l.Key, l => new Lazy<Lexicon>(() => new(codebook, l.Value.Value)), StringComparer.Ordinal);
        Key = ContentHash.Short(16, _codebook.Hash, Version);
    }

    /// <summary>Languages that it codes.</summary>
    public IReadOnlyCollection<string> Languages => [.. _lexicons.Keys];

    /// <summary>Changes whenever the same bytes may give other records.</summary>
    public const string Version = "2";

    /// <summary>Key under which codings are kept: codebook and coder.</summary>
    public string Key { get; }

    public CodedDocument Code(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var language = LanguageDetector.Detect(document.Text.Value, document.Metadata.Language);
        if (!_lexicons.TryGetValue(language, out var lexicon))
        {
            return new(document.Id, language, $"no frames for language '{language}' yet", []);
        }

        // One document that a rule cannot take must not cost the case its other ten thousand: the outcome is recorded with the place.
        DocumentCoder? coder = null;
        try
        {
            coder = new(lexicon.Value, document);
            return new(document.Id, language, null, coder.Run());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new(
                document.Id,
                language,
                $"a rule failed at character {coder?.Place ?? 0} ({e.GetType().Name}); please report the sentence",
                []
            );
        }
    }

    /// <summary>How each sentence was read, for people who write frames: groups, clauses, actors, dates and the frames that matched.</summary>
    public IReadOnlyList<string> Trace(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var lines = new List<string>();
        var language = LanguageDetector.Detect(document.Text.Value, document.Metadata.Language);
        if (!_lexicons.TryGetValue(language, out var lexicon))
        {
            return lines;
        }

        new DocumentCoder(lexicon.Value, document) { Trace = lines.Add }.Run();
        return lines;
    }
}

/// <summary>Codes one document: holds what it has set up so far.</summary>
internal sealed class DocumentCoder
{
    private readonly Lexicon _lexicon;
    private readonly Document _document;
    private readonly Discourse _discourse = new();
    private readonly IReadOnlyList<Segment> _segments;
    private readonly Citations _citations;
    private readonly DateOnly? _report;
    private readonly int? _year;
    private readonly Edtf? _reportDate;
    private readonly AssertionBuilder _builder;
    private readonly AssertionReader _assertionReader;
    private readonly List<Assertion> _assertions = [];

    /// <summary>Where the sentence in hand begins.</summary>
    public int Place { get; private set; }

    /// <summary>Takes a line on each step; null when nobody looks.</summary>
    public Action<string>? Trace { get; init; }

    public DocumentCoder(Lexicon lexicon, Document document)
    {
        _lexicon = lexicon;
        _document = document;
        _segments = Segmenter.Split(document);
        _reportDate = document.Metadata.Date;
        _report = _reportDate is { IsInterval: false } date && date.Earliest == date.Latest ? date.Earliest : null;
        _year = _reportDate?.Year ?? LatestYear(document.Text.Value);
        _citations = new(document, _segments, lexicon, _year);
        _builder = new(lexicon, document, _citations, _reportDate);
        _assertionReader = new(lexicon, document, _citations, _discourse, _reportDate);
        _discourse.GroupAhead = FirstGroup;
    }

    public IReadOnlyList<Assertion> Run()
    {
        ReadMetadata();
        ReadDateline();
        var isSecurity = IsSecurityDocument();
        foreach (var segment in _segments)
        {
            if (segment.Kind is SegmentKind.Note or SegmentKind.Caption)
            {
                continue;
            }

            Place = segment.Start;
            _discourse.BeginParagraph(segment.Paragraph);
            var reading = Reading.Of(segment, _document.Text.Value, _lexicon, _discourse, _citations, _report, _year, _builder.LastDate);
            var candidates = new FrameMatcher(reading, _lexicon, _discourse, isSecurity).Match();
            if (Trace is not null)
            {
                ReadingTrace.Write(reading, candidates, Trace);
            }

            _assertions.AddRange(_builder.Events(candidates, reading));
            if (reading.Scan.Grammar is null)
            {
                _assertions.AddRange(_assertionReader.Read(reading));
            }

            UpdateDiscourse(reading);
        }

        return Ordered([.. _assertions.Select(_builder.Settled)]);
    }

    private static List<Assertion> Ordered(List<Assertion> assertions) =>
        [.. assertions.OrderBy(a => a.Span.Start).ThenBy(a => a.Span.End).ThenBy(a => a.Type, StringComparer.Ordinal).ThenBy(a => a.Id)];

    private void ReadMetadata()
    {
        if (_document.Metadata.Publisher is { } publisher)
        {
            _discourse.Home = HomeOf(publisher);
        }

        if (_document.Metadata.Title is { Length: > 0 } title)
        {
            var scan = Scan.Of(title, 0, title.Length, _lexicon);
            var hidden = new bool[scan.Count];
            var actors = scan.Grammar is null
                ? ActorFinder.Find(scan, _lexicon, _discourse, hidden)
                : UnitActors.Find(scan, _lexicon, _discourse, hidden);
            _discourse.ReadTitle([.. actors.Select(a => a with { From = -1, Start = 0, End = 0 })]);
        }
    }

    // "Managua — ", "(서울=연합뉴스)", "МОСКВА, 3 мая": a text without the state of its bodies is of where it was written.
    private void ReadDateline()
    {
        if (
            _lexicon.Grammar is null
            || _discourse.Home is not null
            || _segments.FirstOrDefault(s => s.Kind == SegmentKind.Sentence) is not { } first
        )
        {
            return;
        }

        var text = _document.Text.Value;
        var head = text.AsSpan(first.Start, Math.Min(48, first.End - first.Start));
        var mark = head.IndexOfAny("—–)");
        if (mark < 0)
        {
            mark = head.IndexOf(" -", StringComparison.Ordinal);
        }

        if (mark < 3)
        {
            return;
        }

        var scan = Scan.Of(text, first.Start, first.Start + mark, _lexicon);
        for (var i = 0; i < scan.Count; i++)
        {
            if (scan.NameAt[i]?.First is { Country: { Length: 3 } country })
            {
                _discourse.Home = country;
                return;
            }
        }
    }

    // An outlet speaks from its state: "the interior ministry" in it is that state's.
    private string? HomeOf(string publisher)
    {
        var folded = Fold.Word(publisher);
        foreach (var source in _lexicon.Codebook.Sources)
        {
            if (source.Aliases.Prepend(source.Name).Any(n => folded.StartsWith(Fold.Word(n), StringComparison.Ordinal)))
            {
                return source.Tie is "state" or "party" or "military" || source.Audience is "inward" ? source.Country : null;
            }
        }

        return null;
    }

    private bool IsSecurityDocument()
    {
        var text = _document.Text.Value;
        var head = Scan.Of(text, 0, Math.Min(text.Length, 6000), _lexicon);
        var count = 0;
        foreach (var hit in head.Classes)
        {
            count += hit.IsAny("topic.") || hit.IsAny("organ.") ? 1 : 0;
        }

        foreach (var name in head.NameAt.Where(n => n is not null).Distinct())
        {
            count += NeedReader.IsSecurityBody(
                new()
                {
                    Name = "",
                    Kind = name!.First.Kind,
                    Start = 0,
                    End = 0,
                }
            )
                ? 1
                : 0;
        }

        return count >= 2;
    }

    private void UpdateDiscourse(Reading reading)
    {
        var main =
            reading.Clauses.FirstOrDefault(c =>
                c.Group.IsFinite && c.Link is ClauseLink.None or ClauseLink.Subordinate && c.Subject.Count > 0 && c.Link == ClauseLink.None
            ) ?? reading.Clauses.FirstOrDefault(c => c.Group.IsFinite);
        var subject = main is null ? [] : main.Subject.SelectMany(reading.ActorsIn).Where(a => a.Country is not null).ToList();
        // "X said that Y will": the act's subject, not the speaker, goes on as "it".
        var inner = reading.Clauses.LastOrDefault(c =>
            c.Group.IsFinite && c.Link == ClauseLink.Subordinate && c.Subject.SelectMany(reading.ActorsIn).Any(a => a.Country is not null)
        );
        if (inner is not null)
        {
            subject = [.. inner.Subject.SelectMany(reading.ActorsIn).Where(a => a.Country is not null)];
        }

        _discourse.SpokeOfInstrument = reading.HasClass(0, reading.Scan.Count, "instrument");
        _discourse.Read(reading.Actors, subject);
    }

    // "these countries" in a summary, before the text names them: the first set of three or more states that it does name.
    private IReadOnlyList<Actor> FirstGroup()
    {
        var text = _document.Text.Value;
        foreach (var segment in _segments.Where(s => s.Kind == SegmentKind.Sentence))
        {
            var scan = Scan.Of(text, segment.Start, segment.End, _lexicon);
            if (scan.Grammar is not null)
            {
                var named = UnitActors
                    .Find(scan, _lexicon, new(), new bool[scan.Count])
                    .Where(a => a.Country is not null)
                    .DistinctBy(a => a.Country, StringComparer.Ordinal)
                    .ToList();
                if (named.Count > 2)
                {
                    return named;
                }

                continue;
            }

            if (ActorFinder.FirstList(scan, _lexicon, 3) is { Count: > 2 } list)
            {
                return list;
            }
        }

        return [];
    }

    private static int? LatestYear(string text)
    {
        int? latest = null;
        for (var i = 0; i + 4 <= text.Length; i++)
        {
            if (
                text[i] is '1' or '2'
                && (i == 0 || !char.IsLetterOrDigit(text[i - 1]))
                && (i + 4 == text.Length || !char.IsLetterOrDigit(text[i + 4]))
                && int.TryParse(
                    text.AsSpan(i, 4),
                    System.Globalization.NumberStyles.None,
                    System.Globalization.CultureInfo.InvariantCulture,
                    out var year
                )
                && year is > 1950 and < 2030
            )
            {
                latest = Math.Max(latest ?? 0, year);
            }
        }

        return latest;
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Codebook;
using Entente.Documents;
using Entente.Languages.English;
using Entente.Segments;
using Entente.Text;
using Entente.Time;

namespace Entente.Assertions;

/// <summary>A parenthesis or note mark in a sentence, and the sources it names. Units are UTF-16.</summary>
public sealed record CitationMark(int Start, int End, IReadOnlyList<CitedSource> Sources);

/// <summary>
/// Reads a document's citations: in the text ("(SCMP, May 12)", "(Open Technology Fund, 2019, p.42)"), note marks ("[6]") with
/// their end matter, and repeats of it ("Zhengang Li, 2018").
/// </summary>
public sealed partial class Citations
{
    private readonly CanonicalText _text;
    private readonly HashSet<string> _outlets;
    private readonly Dictionary<string, string> _short = new(StringComparer.Ordinal);
    private readonly Dictionary<int, IReadOnlyList<CitedSource>> _notes = [];

    public Citations(Document document, IReadOnlyList<Segment> segments, Lexicon lexicon, int? year)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(lexicon);
        _text = document.Text;
        Year = year;
        _outlets = [.. lexicon.Codebook.Sources.SelectMany(s => s.Aliases.Prepend(s.Name)).Select(n => Fold.Word(n))];
        foreach (var note in segments.Where(s => s.Kind == SegmentKind.Note))
        {
            _notes[note.NoteNumber] = ReadNote(note);
        }
    }

    /// <summary>The year of the document, for citations that leave it out.</summary>
    public int? Year { get; }

    /// <summary>Sources by number of note, for the codebook's pages and the tests.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<CitedSource>> Notes => _notes;

    /// <summary>The citations of a sentence, in order; parentheses that are not citations are left out.</summary>
    public IReadOnlyList<CitationMark> In(Segment sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var found = new List<CitationMark>();
        var text = _text.Value;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (text[i] == '[' && NoteMark(i, sentence.End) is { } mark)
            {
                found.Add(mark);
                i = mark.End - 1;
            }
            else if (text[i] == '(')
            {
                var close = Closing(text, i, sentence.End);
                if (close > i)
                {
                    var sources = InParenthesis(i + 1, close);
                    if (sources.Count > 0)
                    {
                        found.Add(new(i, close + 1, sources));
                    }

                    i = close;
                }
            }
        }

        return found;
    }

    private static int Closing(string text, int open, int end)
    {
        var depth = 0;
        for (var i = open; i < end; i++)
        {
            depth +=
                text[i] == '(' ? 1
                : text[i] == ')' ? -1
                : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private CitationMark? NoteMark(int start, int end)
    {
        var close = _text.Value.IndexOf(']', start, Math.Min(16, end - start));
        if (close < 0)
        {
            return null;
        }

        var sources = new List<CitedSource>();
        foreach (var part in _text.Value[(start + 1)..close].Split([',', ';', '-', '–'], StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            if (_notes.TryGetValue(number, out var noted))
            {
                sources.AddRange(noted);
            }
        }

        return new(start, close + 1, sources);
    }

    private List<CitedSource> InParenthesis(int start, int end)
    {
        var sources = new List<CitedSource>();
        var from = start;
        var text = _text.Value;
        for (var i = start; i <= end; i++)
        {
            if (i < end && text[i] != ';')
            {
                continue;
            }

            if (ReadCitation(from, i) is { } source)
            {
                sources.Add(source);
            }

            from = i + 1;
        }

        return sources;
    }

    [GeneratedRegex(
        @"^(?:see\s+)?(?<publisher>[^,]+?)(?:\s*\[(?<abbr>[A-Z]{2,8})\])?\s*,\s*(?<rest>.+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex InText();

    [GeneratedRegex(
        @"\bpp?\.\s*(?<pages>\d+(?:\s*[-–]\s*\d+)?)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Pages();

    [GeneratedRegex(
        @"(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?\s+(?<day>\d{1,2})(?:\s*,\s*(?<year>\d{4}))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex MonthDay();

    [GeneratedRegex(
        @"(?<day>\d{1,2})\s+(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?(?:\s*,?\s*(?<year>\d{4}))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex DayMonth();

    [GeneratedRegex(
        @"(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?,?\s+(?<year>\d{4})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex MonthYear();

    [GeneratedRegex(
        @"\b(?<year>(?:19|20)\d{2})\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex PlainYear();

    [GeneratedRegex(@"https?://[^\s\]\)]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    private CitedSource? ReadCitation(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(_text.Value[start]))
        {
            start++;
        }

        var words = _text.Value[start..end].Trim();
        if (words.StartsWith("Source:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var match = InText().Match(words);
        var publisher = match.Success ? match.Groups["publisher"].Value.Trim() : words;
        var rest = match.Success ? match.Groups["rest"].Value : "";
        if (match.Groups["abbr"].Success)
        {
            _short[match.Groups["abbr"].Value] = publisher;
        }

        var date = DateIn(rest);
        var known = _outlets.Contains(Fold.Word(publisher)) || _short.ContainsKey(publisher);
        // A publisher is a name; "four Chinese, 39 Vietnamese" and "Vietnam, Laos, North Korea" are not dated.
        var isName =
            publisher.Length > 1
            && (
                char.IsUpper(publisher[0]) || (char.IsDigit(publisher[0]) && !publisher.AsSpan(1).TrimStart("0123456789.").StartsWith(" "))
            );
        if (
            !isName
            || publisher.Length > 90
            || (!known && date is null)
            || (known && match.Success && date is null && !Pages().IsMatch(rest))
        )
        {
            return null;
        }

        return new()
        {
            Publisher = _short.GetValueOrDefault(publisher, publisher),
            Date = date,
            Pages = Pages().Match(rest) is { Success: true } pages ? pages.Groups["pages"].Value : null,
            Url = Address().Match(rest) is { Success: true } address ? address.Value : null,
            How = CitationForm.Citation,
            Span = _text.SpanOf(start, end),
        };
    }

    private Edtf? DateIn(string words)
    {
        if (MonthDay().Match(words) is { Success: true } monthDay)
        {
            return Day(monthDay);
        }

        if (DayMonth().Match(words) is { Success: true } dayMonth)
        {
            return Day(dayMonth);
        }

        if (MonthYear().Match(words) is { Success: true } monthYear)
        {
            return Edtf.Month(
                Number(monthYear.Groups["year"]),
                EnglishWords.Month(monthYear.Groups["month"].Value.ToLowerInvariant())!.Value
            );
        }

        return PlainYear().Match(words) is { Success: true } year ? Edtf.OfYear(Number(year.Groups["year"])) : null;
    }

    private Edtf? Day(Match match)
    {
        var year = match.Groups["year"].Success ? Number(match.Groups["year"]) : Year;
        var month = EnglishWords.Month(match.Groups["month"].Value.ToLowerInvariant());
        var day = Number(match.Groups["day"]);
        return year is { } y && month is { } m && day >= 1 && day <= DateTime.DaysInMonth(y, m) ? Edtf.Day(new(y, m, day)) : null;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    // ── end matter ──

    private List<CitedSource> ReadNote(Segment note)
    {
        var text = _text.Value;
        var start = text.IndexOf(']', note.Start) + 1;
        var works = new List<CitedSource>();
        foreach (var (from, to) in Works(start, note.End))
        {
            works.Add(ReadWork(from, to));
        }

        return works;
    }

    // Several works in one note are parted by semicolons outside quotation marks and brackets.
    private IEnumerable<(int From, int To)> Works(int start, int end)
    {
        var text = _text.Value;
        var depth = 0;
        var from = start;
        for (var i = start; i < end; i++)
        {
            depth +=
                text[i] is '[' or '(' or '“' ? 1
                : text[i] is ']' or ')' or '”' ? -1
                : 0;
            if (text[i] == ';' && depth <= 0)
            {
                yield return Trim(from, i);
                from = i + 1;
            }
        }

        yield return Trim(from, end);
    }

    private (int From, int To) Trim(int from, int to)
    {
        while (from < to && char.IsWhiteSpace(_text.Value[from]))
        {
            from++;
        }

        while (to > from && char.IsWhiteSpace(_text.Value[to - 1]))
        {
            to--;
        }

        return (from, to);
    }

    private CitedSource ReadWork(int from, int to)
    {
        var words = _text.Value[from..to];
        var span = _text.SpanOf(from, to);
        var url = Address().Match(words) is { Success: true } address ? address.Value.TrimEnd('.', ',') : null;
        var plain = url is null ? words : words.Replace(url, "", StringComparison.Ordinal);
        var open = plain.IndexOf('“', StringComparison.Ordinal);
        var close = open < 0 ? -1 : plain.LastIndexOf('”');
        if (open < 0 || close < open)
        {
            return Untitled(plain, span, url);
        }

        var title = plain[(open + 1)..close].Trim().TrimEnd(',', '.');
        var tail = plain[(close + 1)..].TrimStart(' ', ',');
        var bracket = title.IndexOf('[', StringComparison.Ordinal);
        var publisher = tail.Split([',', '('], 2)[0].Trim().TrimEnd('.');
        publisher = TrailingNumber().Replace(publisher, "").Trim();
        return new()
        {
            Authors = Authors(plain[..open]),
            Title = (bracket > 0 ? title[..bracket] : title).Trim().TrimEnd(','),
            Publisher = publisher.Length == 0 ? null : publisher,
            Date = DateIn(tail),
            Pages =
                Pages().Match(tail) is { Success: true } pages ? pages.Groups["pages"].Value
                : LastNumbers().Match(tail.TrimEnd('.', ' ', ',')) is { Success: true } last ? last.Groups["pages"].Value
                : null,
            Url = url,
            How = CitationForm.Note,
            Span = span,
        };
    }

    [GeneratedRegex(@"\s+\d+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TrailingNumber();

    [GeneratedRegex(
        @"\)[.,]?\s*(?<pages>\d+(?:[-–]\d+)?)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex LastNumbers();

    private static string? Authors(string words)
    {
        var trimmed = words.Trim().TrimEnd(',').Trim();
        return trimmed.Length == 0 ? null : trimmed;
    }

    // "Zhengang Li, 2018." repeats a work; "Lao Ministry of Foreign Affairs, 60 Years of …, p. 82" is a book by a body.
    private CitedSource Untitled(string words, TextSpan span, string? url)
    {
        var parts = words.TrimEnd('.', ' ').Split(',', 2, StringSplitOptions.TrimEntries);
        var year = PlainYear().Matches(words) is { Count: > 0 } years ? Edtf.OfYear(Number(years[^1].Groups["year"])) : (Edtf?)null;
        if (parts.Length == 2 && PlainYear().IsMatch(parts[1]) && parts[1].Length < 8 && Earlier(parts[0], year) is { } work)
        {
            return work with { Span = span };
        }

        var isBody = parts.Length == 2;
        return new()
        {
            Authors = null,
            Publisher = parts[0],
            Title = isBody ? TitleOf(parts[1]) : null,
            Date = year,
            Pages = Pages().Match(words) is { Success: true } pages ? pages.Groups["pages"].Value : null,
            Url = url,
            How = CitationForm.Note,
            Span = span,
        };
    }

    private static string? TitleOf(string rest)
    {
        var end = rest.IndexOf('(', StringComparison.Ordinal);
        var title = (end > 0 ? rest[..end] : rest).Trim().TrimEnd(',');
        return title.Length is > 0 and < 200 ? title : null;
    }

    private CitedSource? Earlier(string author, Edtf? year)
    {
        var wanted = Key(author);
        foreach (var works in _notes.Values)
        {
            foreach (var work in works)
            {
                if (work.Authors is { } authors && Key(authors) == wanted && work.Date == year)
                {
                    return work;
                }
            }
        }

        return null;
    }

    private static string Key(string author) =>
        string.Join(
            ' ',
            author.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(w => Fold.Word(w)).Order(StringComparer.Ordinal)
        );

    /// <summary>The note whose author bears this surname or full name, for claims in running text by a scholar cited once.</summary>
    public CitedSource? WorkBy(IReadOnlyList<string> nameWords)
    {
        ArgumentNullException.ThrowIfNull(nameWords);
        CitedSource? only = null;
        foreach (var work in _notes.OrderBy(n => n.Key).SelectMany(n => n.Value))
        {
            if (work.Authors is not { } authors)
            {
                continue;
            }

            var words = authors
                .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
                .Select(w => Fold.Word(w))
                .ToHashSet(StringComparer.Ordinal);
            if (nameWords.All(words.Contains))
            {
                if (only is not null && only.WorkKey != work.WorkKey)
                {
                    return null;
                }

                only = work;
            }
        }

        return only;
    }
}

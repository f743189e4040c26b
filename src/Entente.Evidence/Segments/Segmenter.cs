using System.Globalization;
using Entente.Documents;
using Entente.Text;

namespace Entente.Segments;

/// <summary>
/// Cuts a document into headings, sentences and notes. Blank lines end a paragraph; a single line end does too, unless the
/// lines are wrapped. A sentence never ends inside quotation marks, so that a quoted speech of two sentences stays whole.
/// </summary>
public static class Segmenter
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.Ordinal)
    {
        "gen",
        "lt",
        "col",
        "maj",
        "capt",
        "adm",
        "brig",
        "cmdr",
        "sgt",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "rev",
        "hon",
        "sen",
        "rep",
        "gov",
        "pres",
        "st",
        "vs",
        "etc",
        "al",
        "no",
        "nos",
        "vol",
        "pp",
        "p",
        "fig",
        "ed",
        "eds",
        "inc",
        "ltd",
        "co",
        "corp",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "approx",
        "dept",
        "univ",
        "art",
        "ch",
        "para",
        "cf",
        "e.g",
        "i.e",
        "jr",
        "sr",
        "asst",
        "supt",
        "insp",
        "comm",
        "min",
        "amb",
    };

    public static IReadOnlyList<Segment> Split(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = document.Text.Value;
        var segments = new List<Segment>();
        var paragraph = 0;
        var inNotes = false;
        foreach (var (start, end) in Blocks(text))
        {
            var note = NoteNumber(text, start, end);
            if (note > 0 && (inNotes || start > text.Length / 2))
            {
                segments.Add(
                    new()
                    {
                        Kind = SegmentKind.Note,
                        Start = start,
                        End = end,
                        Paragraph = paragraph++,
                        NoteNumber = note,
                    }
                );
                continue;
            }

            if (IsCaption(text.AsSpan(start, end - start)))
            {
                segments.Add(
                    new()
                    {
                        Kind = SegmentKind.Caption,
                        Start = start,
                        End = end,
                        Paragraph = paragraph++,
                    }
                );
                continue;
            }

            if (IsHeading(text, start, end))
            {
                segments.Add(
                    new()
                    {
                        Kind = SegmentKind.Heading,
                        Start = start,
                        End = end,
                        Paragraph = paragraph++,
                    }
                );
                var words = text.AsSpan(start, end - start).Trim("#* :");
                inNotes |=
                    words.Equals("notes", StringComparison.OrdinalIgnoreCase)
                    || words.Equals("references", StringComparison.OrdinalIgnoreCase)
                    || words.Equals("endnotes", StringComparison.OrdinalIgnoreCase);
                continue;
            }

            foreach (var (from, to) in Sentences(text, start, end).SelectMany(s => Pieces(text, s.Start, s.End)))
            {
                segments.Add(
                    new()
                    {
                        Kind = SegmentKind.Sentence,
                        Start = from,
                        End = to,
                        Paragraph = paragraph,
                    }
                );
            }

            paragraph++;
        }

        return segments;
    }

    /// <summary>
    /// The longest stretch that is read as one sentence, in UTF-16 units. What stands together in a clause never needs as much; a text
    /// without stops is cut, so that reading takes time in proportion to its length.
    /// </summary>
    public const int LongestSentence = 1500;

    private static IEnumerable<(int Start, int End)> Pieces(string text, int start, int end)
    {
        while (end - start > LongestSentence)
        {
            var cut = CutBefore(text, start, start + LongestSentence);
            yield return (start, TrimEnd(text, start, cut));
            start = SkipSpace(text, cut, end);
        }

        if (start < end)
        {
            yield return (start, end);
        }
    }

    // At the last mark, else the last space, else where it must be; never inside a pair of surrogates.
    private static int CutBefore(string text, int start, int limit)
    {
        var window = text.AsSpan(start + (LongestSentence / 2), LongestSentence / 2);
        var mark = window.LastIndexOfAny([',', ';', '，', '；', '、', ':']);
        if (mark < 0)
        {
            mark = window.LastIndexOfAny([' ', '\t', '\u3000']);
        }

        var cut = mark < 0 ? limit : start + (LongestSentence / 2) + mark + 1;
        return char.IsLowSurrogate(text[cut]) ? cut - 1 : cut;
    }

    /// <summary>Sentences between two units of a text: ranges without the white space around them.</summary>
    public static IEnumerable<(int Start, int End)> Sentences(string text, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(text);
        var from = start;
        var depth = 0;
        var quoteEnd = -1;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (c is '(' or '[')
            {
                depth++;
            }
            else if (c is ')' or ']')
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (c is '“' or '"' && i > quoteEnd)
            {
                quoteEnd = ClosingQuote(text, i, end);
            }

            if (c is not ('.' or '!' or '?' or '…' or '。' or '！' or '？') || depth > 0)
            {
                continue;
            }

            var after = AfterClosers(text, i + 1, end);
            if (after <= quoteEnd || !EndsSentence(text, from, i, after, end))
            {
                continue;
            }

            yield return (from, after);
            from = SkipSpace(text, after, end);
            i = Math.Max(i, from - 1);
        }

        if (from < end)
        {
            yield return (from, TrimEnd(text, from, end));
        }
    }

    // A quotation that does not close within 1,200 characters is a stray mark.
    private static int ClosingQuote(string text, int open, int end)
    {
        var close = text[open] == '“' ? '”' : '"';
        var limit = Math.Min(end, open + 1200);
        for (var i = open + 1; i < limit; i++)
        {
            if (text[i] == close)
            {
                return i;
            }
        }

        return -1;
    }

    private static int AfterClosers(string text, int i, int end)
    {
        while (i < end && text[i] is '”' or '"' or '’' or '\'' or ')' or ']' or '»' or '」' or '』' or '）')
        {
            i++;
        }

        // A note mark or citation right after the stop belongs to the sentence it follows: 'socialism.” [3] The …'.
        var mark = i;
        while (mark < end && text[mark] == ' ')
        {
            mark++;
        }

        if (mark < end && text[mark] == '[')
        {
            var close = text.IndexOf(']', mark, Math.Min(12, end - mark));
            if (close > mark && text.AsSpan(mark + 1, close - mark - 1).ContainsAnyInRange('0', '9'))
            {
                return close + 1;
            }
        }

        return i;
    }

    private static bool EndsSentence(string text, int from, int stop, int after, int end)
    {
        if (after >= end || text[stop] is '。' or '！' or '？')
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[after]))
        {
            return false;
        }

        var next = SkipSpace(text, after, end);
        if (next >= end)
        {
            return true;
        }

        var opens = text[next] is '“' or '"' or '‘' or '\'' or '(' or '[' or '•' or '«' or '—';
        if (!char.IsUpper(text[next]) && !char.IsDigit(text[next]) && !opens && !char.IsLetter(text[next]))
        {
            return false;
        }

        if (char.IsLower(text[next]) || text[stop] != '.' || after > stop + 1)
        {
            return !char.IsLower(text[next]);
        }

        return !IsAbbreviation(text, from, stop, char.IsDigit(text[next]), NextWord(text, next, end));
    }

    private static bool IsAbbreviation(string text, int from, int stop, bool numberFollows, string nextWord)
    {
        var start = stop;
        while (
            start > from
            && (char.IsLetter(text[start - 1]) || (text[start - 1] == '.' && start - 1 > from && char.IsLetter(text[start - 2])))
        )
        {
            start--;
        }

        var word = text[start..stop].ToLowerInvariant();
        if (word.Length == 0)
        {
            return false;
        }

        if (word is "no" or "nos" or "p" or "pp" or "vol" or "art" or "ch" or "fig" or "para")
        {
            return numberFollows;
        }

        // A single capital is an initial ("J. Smith") unless it ends the sentence's last word, which one letter cannot tell.
        return Abbreviations.Contains(word)
            || (word.Length == 1 && char.IsUpper(text[start]))
            || (word.Contains('.', StringComparison.Ordinal) && !Openers.Contains(nextWord));
    }

    // Words that open a sentence far more often than they follow a dotted name inside one: "… by the U.S. The ministry …".
    private static readonly HashSet<string> Openers = new(StringComparer.Ordinal)
    {
        "The",
        "In",
        "It",
        "He",
        "She",
        "They",
        "On",
        "A",
        "An",
        "This",
        "That",
        "These",
        "But",
        "For",
        "At",
        "After",
        "However",
        "According",
        "As",
        "While",
        "When",
        "Since",
        "Both",
        "Its",
        "His",
        "Their",
        "During",
        "We",
        "I",
    };

    private static string NextWord(string text, int from, int end)
    {
        var to = from;
        while (to < end && char.IsLetter(text[to]))
        {
            to++;
        }

        return text[from..to];
    }

    private static IEnumerable<(int Start, int End)> Blocks(string text)
    {
        var i = 0;
        while (i < text.Length)
        {
            i = SkipSpace(text, i, text.Length);
            if (i >= text.Length)
            {
                yield break;
            }

            var end = BlockEnd(text, i);
            yield return (i, TrimEnd(text, i, end));
            i = end;
        }
    }

    private static int BlockEnd(string text, int start)
    {
        var lineStart = start;
        while (true)
        {
            var lineEnd = text.IndexOf('\n', lineStart);
            if (lineEnd < 0)
            {
                return text.Length;
            }

            var next = lineEnd + 1;
            if (next >= text.Length || text[next] is '\n' or '\r' || !IsWrapped(text, lineStart, lineEnd, next))
            {
                return next;
            }

            lineStart = next;
        }
    }

    // A line is wrapped when it is long, does not end a sentence, and the next begins like a continuation.
    private static bool IsWrapped(string text, int lineStart, int lineEnd, int next)
    {
        var last = TrimEnd(text, lineStart, lineEnd) - 1;
        if (last < lineStart || lineEnd - lineStart is < 45 or > 140)
        {
            return false;
        }

        var ends = text[last] is '.' or '!' or '?' or ':' or '”' or '"';
        var bullet = text[next] is '•' or '-' or '*' or '#' or '[' or '|' or '\t';
        var isNext = next < text.Length && !char.IsWhiteSpace(text[next]);
        return isNext && !bullet && (!ends || lineEnd - lineStart > 60);
    }

    private static bool IsHeading(string text, int start, int end)
    {
        if (text[start] == '#')
        {
            return true;
        }

        var length = end - start;
        var last = text[end - 1];
        if (
            length > 130
            || last is '.' or '!' or '?' or ',' or ';' or '”' or ')'
            || text[start] is '•' or '-' or '*'
            || (length > 0 && Scripts.IsHan(text[start]))
        )
        {
            return false;
        }

        return text.AsSpan(start, length).Count(' ') < 18;
    }

    // A short block that ends with who took or lent the picture.
    private static bool IsCaption(ReadOnlySpan<char> block)
    {
        if (block.Length > 400)
        {
            return false;
        }

        var open = block.LastIndexOf('(');
        var credit = open < 0 ? block : block[(open + 1)..];
        foreach (var word in PictureCredits)
        {
            if (credit.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (open < 0 || block[^1] is ')' || block[^2] is ')'))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly string[] PictureCredits =
    [
        "source:",
        "photo:",
        "photo by",
        "image:",
        "image credit",
        "photo credit",
        "credit:",
        "picture:",
    ];

    private static int NoteNumber(string text, int start, int end)
    {
        if (text[start] != '[')
        {
            return 0;
        }

        var close = text.IndexOf(']', start, Math.Min(6, end - start));
        return
            close > start
            && int.TryParse(text.AsSpan(start + 1, close - start - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
    }

    private static int SkipSpace(string text, int i, int end)
    {
        while (i < end && char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        return i;
    }

    private static int TrimEnd(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }
}

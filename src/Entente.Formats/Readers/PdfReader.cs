using System.Globalization;
using System.Text;
using Entente.Documents;
using Entente.Text;
using Entente.Time;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;

namespace Entente.Formats.Readers;

/// <summary>
/// PDF with a text layer, in the order of its content. Lines wrapped by the page are joined, words broken at a line's end too; a
/// line that stands at the head or foot of most pages is left out. Each page is marked.
/// </summary>
public sealed class PdfReader : IDocumentReader
{
    public string Id => "pdf/1";

    public bool NeedsIsolation => true;

    public bool Accepts(IncomingFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return HasHeader(file.Bytes.Span);
    }

    // ISO 32000-1, appendix H, note 13: readers accept the header within the first 1024 bytes.
    internal static bool HasHeader(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    public ReadOutcome Read(IncomingFile file, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            using var pdf = PdfDocument.Open(file.Bytes.ToArray(), new ParsingOptions { UseLenientParsing = true });
            var pages = new List<List<string>>();
            long characters = 0;
            foreach (var page in pdf.GetPages())
            {
                var lines = Lines(page);
                characters += lines.Sum(l => (long)l.Length);
                if (characters > limits.Characters)
                {
                    return ReadOutcome.Refused(Refusal.TooLarge.With($"more than {limits.Characters:N0} characters"));
                }

                pages.Add(lines);
            }

            return Assemble(pages, Metadata(pdf.Information), file, limits);
        }
        catch (PdfDocumentEncryptedException)
        {
            return ReadOutcome.Refused(Refusal.Encrypted);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The parser throws many kinds for broken files; whichever it was, the file is damaged.
            return ReadOutcome.Refused(Refusal.Damaged.With(OneSentence(e.Message)));
        }
    }

    private static List<string> Lines(Page page) =>
        [
            .. ContentOrderTextExtractor
                .GetText(page, new ContentOrderTextExtractor.Options { SeparateParagraphsWithDoubleNewline = true })
                .Split('\n')
                .Select(l => l.Trim()),
        ];

    private ReadOutcome Assemble(List<List<string>> pages, DocumentMetadata metadata, IncomingFile file, ReadLimits limits)
    {
        var running = RunningLines(pages);
        var text = new TextAssembler();
        for (var number = 1; number <= pages.Count; number++)
        {
            var from = text.Length;
            foreach (var paragraph in Paragraphs(pages[number - 1], running))
            {
                text.Block(paragraph);
            }

            text.Mark(TextMarkKind.Page, from, number);
        }

        return text.Finish(file, "application/pdf", Id, metadata, limits, Refusal.NoTextLayer);
    }

    // Heads, feet and page numbers: the first or last line of a page that, digits apart, most pages share.
    private static HashSet<string> RunningLines(List<List<string>> pages)
    {
        if (pages.Count < 3)
        {
            return [];
        }

        return
        [
            .. pages
                .SelectMany(p =>
                    p.Where(l => l.Length > 0)
                        .Take(1)
                        .Concat(p.Where(l => l.Length > 0).TakeLast(1))
                        .Select(WithoutDigits)
                        .Distinct(StringComparer.Ordinal)
                )
                .GroupBy(l => l, StringComparer.Ordinal)
                .Where(g => g.Count() * 2 > pages.Count)
                .Select(g => g.Key),
        ];
    }

    private static string WithoutDigits(string line) => new([.. line.Where(c => !char.IsDigit(c))]);

    private static IEnumerable<string> Paragraphs(List<string> lines, HashSet<string> running)
    {
        var filled = lines.Where(l => l.Length > 0).ToList();
        var paragraph = new StringBuilder();
        foreach (var line in lines)
        {
            if (line.Length == 0)
            {
                if (paragraph.Length > 0)
                {
                    yield return paragraph.ToString();
                    paragraph.Clear();
                }

                continue;
            }

            if ((ReferenceEquals(line, filled[0]) || ReferenceEquals(line, filled[^1])) && running.Contains(WithoutDigits(line)))
            {
                continue;
            }

            Join(paragraph, line);
        }

        if (paragraph.Length > 0)
        {
            yield return paragraph.ToString();
        }
    }

    private static void Join(StringBuilder paragraph, string line)
    {
        if (paragraph.Length == 0)
        {
            paragraph.Append(line);
            return;
        }

        var last = paragraph[^1];
        if (last == '-' && char.IsLower(line[0]) && paragraph.Length > 1 && char.IsLower(paragraph[^2]))
        {
            paragraph.Length--;
        }
        else if (!(Scripts.IsHan(last) && Scripts.IsHan(line[0])))
        {
            paragraph.Append(' ');
        }

        paragraph.Append(line);
    }

    private static DocumentMetadata Metadata(DocumentInformation information) =>
        new()
        {
            Title = Words(information.Title),
            Authors = Words(information.Author) is { } author ? [author] : [],
            // When the file was made, which for a print of a web page is not when the page was published: kept apart from the date.
            Other = Created(information.CreationDate) is { } created ? [new("created", created)] : [],
        };

    // ISO 32000-1, 7.9.4: D:YYYYMMDDHHmmSS…
    private static string? Created(string? value) =>
        value is not null
        && value.StartsWith("D:", StringComparison.Ordinal)
        && value.Length >= 10
        && int.TryParse(value.AsSpan(2, 8), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        && Edtf.TryParse($"{value[2..6]}-{value[6..8]}-{value[8..10]}", out var date)
            ? date.Value
            : null;

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string OneSentence(string message)
    {
        var line = message.ReplaceLineEndings(" ");
        return line.Length > 160 ? string.Concat(line.AsSpan(0, 160), "…") : line;
    }
}

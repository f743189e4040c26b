using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Entente.Documents;
using Entente.Time;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Entente.Formats.Readers;

/// <summary>
/// Word documents: paragraphs, headings and table cells in order, then the notes under a heading of their own, each with the
/// number that its mark has in the text. Deleted text is left out. An archive that unpacks to too much is refused unopened.
/// </summary>
public sealed class DocxReader : IDocumentReader
{
    public string Id => "docx/1";

    public bool NeedsIsolation => true;

    public bool Accepts(IncomingFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Path.GetExtension(file.Name).Equals(".docx", StringComparison.OrdinalIgnoreCase);
    }

    public ReadOutcome Read(IncomingFile file, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);
        var bytes = file.Bytes.ToArray();
        if (IsOleFile(bytes))
        {
            // An encrypted Word file is not a zip but an OLE compound file that holds the encrypted package ([MS-OFFCRYPTO] 2.3.4).
            return ReadOutcome.Refused(Refusal.Encrypted);
        }

        if (!bytes.AsSpan().StartsWith("PK"u8))
        {
            return ReadOutcome.Refused(Refusal.WrongType.With("it is no Word document"));
        }

        try
        {
            if (Bomb(bytes, limits) is { } bomb)
            {
                return ReadOutcome.Refused(bomb);
            }

            using var stream = new MemoryStream(bytes, writable: false);
            using var word = WordprocessingDocument.Open(
                stream,
                isEditable: false,
                // Mark-up takes many times the room of the words in it; the words are counted when they are read.
                new OpenSettings { MaxCharactersInPart = limits.Characters * 40L }
            );
            return word.MainDocumentPart?.Document?.Body is { } body
                ? Assemble(word, body, file, limits)
                : ReadOutcome.Refused(Refusal.WrongType.With("the archive holds no Word document"));
        }
        catch (Exception e)
            when (e
                    is InvalidDataException
                        or OpenXmlPackageException
                        or FileFormatException
                        or System.Xml.XmlException
                        or IOException
                        or InvalidOperationException
                        or ArgumentException
            )
        {
            return ReadOutcome.Refused(Refusal.Damaged);
        }
    }

    private static bool IsOleFile(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    // What the archive says of its sizes may be a lie, so the bytes are counted as they unpack.
    private static Refusal? Bomb(byte[] bytes, ReadLimits limits)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > 10_000)
        {
            return Refusal.Bomb.With($"{archive.Entries.Count:N0} parts");
        }

        var allowed = Math.Max(bytes.LongLength * limits.Ratio, 1 << 20);
        allowed = Math.Min(allowed, limits.Bytes * 8);
        var buffer = new byte[81920];
        long unpacked = 0;
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            int read;
            while ((read = part.Read(buffer)) > 0)
            {
                unpacked += read;
                if (unpacked > allowed)
                {
                    return Refusal.Bomb.With($"more than {allowed:N0} bytes from {bytes.LongLength:N0}");
                }
            }
        }

        return
            archive.Entries.Any(e => e.FullName.Equals("word/document.xml", StringComparison.OrdinalIgnoreCase))
            || archive.Entries.Any(e => e.FullName.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase))
            ? null
            : Refusal.WrongType.With("the archive holds no Word document");
    }

    private ReadOutcome Assemble(WordprocessingDocument word, Body body, IncomingFile file, ReadLimits limits)
    {
        var text = new TextAssembler();
        var notes = new List<(int Number, string Text)>();
        var numbers = new NoteNumbers(word.MainDocumentPart!, notes);
        var cell = 0;
        foreach (var paragraph in body.Descendants<Paragraph>())
        {
            var inCell = paragraph.Ancestors<TableCell>().Any();
            text.Block(
                numbers.TextOf(paragraph),
                IsHeading(paragraph) ? TextMarkKind.Heading
                    : inCell ? TextMarkKind.Cell
                    : null,
                inCell ? ++cell : 0
            );
        }

        if (notes.Count > 0)
        {
            text.Block("Notes", TextMarkKind.Heading);
            foreach (var (number, note) in notes)
            {
                text.Block($"[{number.ToString(CultureInfo.InvariantCulture)}] {note}");
            }
        }

        return text.Finish(
            file,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Id,
            Metadata(word),
            limits,
            Refusal.NoText
        );
    }

    private static bool IsHeading(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.OutlineLevel is not null
        || paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } style
            && (
                style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) || style.Equals("Title", StringComparison.OrdinalIgnoreCase)
            );

    private static DocumentMetadata Metadata(WordprocessingDocument word)
    {
        var properties = word.PackageProperties;
        return new()
        {
            Title = Words(properties.Title),
            Authors = Words(properties.Creator) is { } author ? [author] : [],
            Language = Words(properties.Language)?.Split('-')[0].ToLowerInvariant(),
            // When the file was made is not when its text was published.
            Other =
                properties.Created is { } created
                && Edtf.TryParse(created.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), out var date)
                    ? [new("created", date.Value)]
                    : [],
        };
    }

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>The words of paragraphs, with notes numbered in the order of their marks.</summary>
    private sealed class NoteNumbers(MainDocumentPart part, List<(int Number, string Text)> notes)
    {
        public string TextOf(OpenXmlElement paragraph)
        {
            var words = new StringBuilder();
            foreach (var element in paragraph.Descendants())
            {
                switch (element)
                {
                    case WordText t when t.Parent?.Parent is not DeletedRun:
                        words.Append(t.Text);
                        break;
                    case TabChar or Break or CarriageReturn:
                        words.Append(' ');
                        break;
                    case NoBreakHyphen:
                        words.Append('-');
                        break;
                    case FootnoteReference { Id.Value: var id }:
                        words.Append(Mark(part.FootnotesPart?.Footnotes?.Elements<Footnote>().FirstOrDefault(n => n.Id?.Value == id)));
                        break;
                    case EndnoteReference { Id.Value: var id }:
                        words.Append(Mark(part.EndnotesPart?.Endnotes?.Elements<Endnote>().FirstOrDefault(n => n.Id?.Value == id)));
                        break;
                }
            }

            return words.ToString();
        }

        private string Mark(OpenXmlElement? note)
        {
            if (note is null)
            {
                return "";
            }

            var number = notes.Count + 1;
            notes.Add((number, string.Join(' ', note.Descendants<WordText>().Select(t => t.Text)).Trim()));
            return $"[{number.ToString(CultureInfo.InvariantCulture)}]";
        }
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Entente.Tests;

/// <summary>Files made in code, good and hostile. No binary samples are kept.</summary>
internal static class Samples
{
    public const string Sentence =
        "The China Coast Guard and the Vietnam Coast Guard held their 27th joint patrol in the Beibu Gulf on April 28, 2024.";

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    // ── PDF (ISO 32000-1) ──

    /// <summary>A PDF with a page for each text, one line each, in Helvetica.</summary>
    public static byte[] Pdf(params string[] pages) =>
        PdfOf(
            "",
            [
                .. pages.Select(p =>
                    "BT /F1 12 Tf 72 720 Td "
                    + string.Join(
                        " 0 -16 Td ",
                        p.Split('\n')
                            .Select(l =>
                                $"({l.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj"
                            )
                    )
                    + " ET"
                ),
            ]
        );

    /// <summary>A page with a filled rectangle and no text.</summary>
    public static byte[] PdfWithoutText() => PdfOf("", ["0.5 g 100 100 300 400 re f"]);

    /// <summary>Standard security handler with a password that is not the empty one.</summary>
    public static byte[] EncryptedPdf()
    {
        var hex = string.Concat(Enumerable.Range(0, 32).Select(i => ((i * 37) + 11 & 0xFF).ToString("X2", CultureInfo.InvariantCulture)));
        return PdfOf(
            $"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{hex}> /U <{hex}> >> /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]",
            ["BT /F1 12 Tf 72 720 Td (Secret) Tj ET"]
        );
    }

    public static byte[] DamagedPdf() => Pdf(Sentence)[..180];

    /// <summary>Arrays nested deeper than a recursive parser's stack.</summary>
    public static byte[] DeepPdf(int depth) =>
        Utf8(
            "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /X "
                + new string('[', depth)
                + new string(']', depth)
                + " >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer << /Root 1 0 R /Size 3 >>\n%%EOF"
        );

    private static byte[] PdfOf(string trailer, IReadOnlyList<string> contents)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {contents.Count} /Kids [{string.Join(' ', contents.Select((_, i) => $"{4 + (i * 2)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        };
        for (var i = 0; i < contents.Count; i++)
        {
            objects.Add(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + (i * 2)} 0 R >>"
            );
            objects.Add($"<< /Length {contents[i].Length} >>\nstream\n{contents[i]}\nendstream");
        }

        var pdf = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var xref = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            pdf.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        }

        pdf.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{xref}\n%%EOF\n"
        );
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    // ── Word ──

    /// <summary>A heading, a paragraph with a footnote, a deleted run and a table of two cells.</summary>
    public static byte[] Docx()
    {
        using var stream = new MemoryStream();
        using (var word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            main.AddNewPart<FootnotesPart>().Footnotes = new(
                new Footnote(new Paragraph(new Run(new WordText("Xinhua, May 1, 2024.")))) { Id = 2 }
            );
            main.Document = new(
                new Body(
                    new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Heading1" }), new Run(new WordText("Patrols"))),
                    new Paragraph(
                        new Run(new WordText(Sentence)),
                        new Run(new FootnoteReference { Id = 2 }),
                        new DeletedRun(new Run(new DeletedText(" This was struck out.")))
                    ),
                    new Table(
                        new TableRow(
                            new TableCell(new Paragraph(new Run(new WordText("Country")))),
                            new TableCell(new Paragraph(new Run(new WordText("Laos"))))
                        )
                    )
                )
            );
            word.PackageProperties.Title = "A note on patrols";
            word.PackageProperties.Creator = "A. Writer";
        }

        return stream.ToArray();
    }

    /// <summary>An archive of named parts.</summary>
    public static byte[] Zip(params (string Name, byte[] Bytes)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                part.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A Word archive whose document unpacks to this many spaces.</summary>
    public static byte[] Bomb(int size)
    {
        var spaces = new byte[size];
        Array.Fill(spaces, (byte)' ');
        return Zip(("[Content_Types].xml", Utf8("<Types/>")), ("word/document.xml", spaces));
    }

    /// <summary>A bomb that says of itself that it unpacks to a hundred bytes.</summary>
    public static byte[] LyingBomb(int size)
    {
        var zip = Bomb(size);
        // The size unpacked stands 24 bytes into each central header (APPNOTE 4.3.12), 22 into each local one (4.3.7).
        Patch([0x50, 0x4B, 0x01, 0x02], 24);
        Patch([0x50, 0x4B, 0x03, 0x04], 22);
        return zip;

        void Patch(byte[] signature, int at)
        {
            for (var i = 0; i + signature.Length < zip.Length; i++)
            {
                if (zip.AsSpan(i, signature.Length).SequenceEqual(signature) && BitConverter.ToInt32(zip, i + at) == size)
                {
                    BitConverter.GetBytes(100).CopyTo(zip, i + at);
                }
            }
        }
    }

    /// <summary>Archives in archives, as a quine or a nested bomb is.</summary>
    public static byte[] NestedZip(int depth)
    {
        var inner = Zip(("deep.txt", Utf8("bottom")));
        for (var i = 0; i < depth; i++)
        {
            inner = Zip(("r.zip", inner), ("again.zip", inner));
        }

        return inner;
    }

    /// <summary>A Word document that asks for a file of this machine through an external entity.</summary>
    public static byte[] DocxWithEntity(string canary) =>
        Zip(
            (
                "[Content_Types].xml",
                Utf8(
                    """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
                )
            ),
            (
                "_rels/.rels",
                Utf8(
                    """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""
                )
            ),
            (
                "word/document.xml",
                Utf8(
                    $"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file://{canary}">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Words &x; after</w:t></w:r></w:p></w:body></w:document>"""
                )
            )
        );

    // ── HTML ──

    public static byte[] Html(string head, string body) =>
        Utf8($"<!DOCTYPE html><html lang=\"en\"><head>{head}</head><body>{body}</body></html>");

    /// <summary>Entities that grow tenfold at each of nine steps.</summary>
    public static byte[] HtmlWithLaughs() =>
        Utf8(
            "<!DOCTYPE html [<!ENTITY a0 \"ha\">"
                + string.Concat(
                    Enumerable.Range(1, 9).Select(i => $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">")
                )
                + $"]><html><body><p>{Sentence} &a9;</p></body></html>"
        );

    public static byte[] DeepHtml(int depth) =>
        Utf8("<html><body>" + string.Concat(Enumerable.Repeat("<div>", depth)) + Sentence + "</body></html>");

    public static byte[] Png() => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1];

    public const string Thai =
        "ตำรวจไทยและตำรวจจีนลงนามในบันทึกความเข้าใจว่าด้วยความร่วมมือในการปราบปรามอาชญากรรมไซเบอร์ที่กรุงเทพฯ เมื่อวันที่ 3 พฤษภาคม 2567";
}

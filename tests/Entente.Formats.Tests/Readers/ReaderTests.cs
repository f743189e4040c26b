using System.Text;
using CsCheck;
using Entente.Documents;
using Entente.Formats;
using Xunit;

namespace Entente.Tests.Readers;

public sealed class ReaderTests
{
    private static ReadOutcome Read(string name, byte[] bytes, ReadLimits? limits = null) =>
        DocumentReaders.Read(new(name, bytes), limits ?? ReadLimits.Default);

    private static Document Good(string name, byte[] bytes)
    {
        var outcome = Read(name, bytes);
        Assert.True(outcome.Document is not null, outcome.Refusal?.Reason);
        return outcome.Document;
    }

    public static TheoryData<string, string> Refused { get; } =
        new()
        {
            { "empty.txt", Refusal.Empty.Code },
            { "blank.txt", Refusal.Empty.Code },
            { "damaged.pdf", Refusal.Damaged.Code },
            { "encrypted.pdf", Refusal.Encrypted.Code },
            { "scan.pdf", Refusal.NoTextLayer.Code },
            { "picture.pdf", Refusal.WrongType.Code },
            { "pdf.txt", Refusal.WrongType.Code },
            { "binary.txt", Refusal.WrongType.Code },
            { "picture.png", Refusal.Unsupported.Code },
            { "bomb.docx", Refusal.Bomb.Code },
            { "lying.docx", Refusal.Damaged.Code },
            { "nested.docx", Refusal.WrongType.Code },
            { "entity.docx", Refusal.Damaged.Code },
            { "text.docx", Refusal.WrongType.Code },
            { "locked.docx", Refusal.Encrypted.Code },
            { "noise.txt", Refusal.Undecodable.Code },
            { "matter.md", Refusal.BadFrontMatter.Code },
            { "blank.html", Refusal.NoText.Code },
        };

    private static byte[] Bad(string name) =>
        name switch
        {
            "empty.txt" => [],
            "blank.txt" => Samples.Utf8(" \n\t\n"),
            "damaged.pdf" => Samples.DamagedPdf(),
            "encrypted.pdf" => Samples.EncryptedPdf(),
            "scan.pdf" => Samples.PdfWithoutText(),
            "picture.pdf" or "picture.png" => Samples.Png(),
            "pdf.txt" => Samples.Pdf(Samples.Sentence),
            "binary.txt" => [1, 0, 2, 0, 0, 0, 255, 254, 0, 7],
            "bomb.docx" => Samples.Bomb(120 << 20),
            "lying.docx" => Samples.LyingBomb(120 << 20),
            "nested.docx" => Samples.NestedZip(7),
            "entity.docx" => Samples.DocxWithEntity("/etc/hostname"),
            "text.docx" => Samples.Utf8(Samples.Sentence),
            "locked.docx" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
            "noise.txt" => [.. Enumerable.Range(0, 400).Select(i => (byte)(1 + (((i * i * 31) + (i * 7)) % 255)))],
            "matter.md" => Samples.Utf8("---\ntitle: &a x\nother: *a\n---\nText."),
            "blank.html" => Samples.Html("<title>Nothing</title><script>document.write('x')</script>", "<script>alert(1)</script>"),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_bad_file_is_refused_with_a_code_a_reason_and_a_fix(string name, string code)
    {
        var refusal = Read(name, Bad(name)).Refusal;

        Assert.NotNull(refusal);
        Assert.Equal(code, refusal.Code);
        Assert.NotEmpty(refusal.Reason);
        Assert.NotEmpty(refusal.Fix);
    }

    [Fact]
    public void A_refusal_is_listed_once_under_its_code()
    {
        Assert.Equal(Refusal.All.Count, Refusal.All.Select(r => r.Code).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_bomb_is_refused_without_taking_the_memory_that_it_asks_for()
    {
        var bomb = Samples.Bomb(400 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var refusal = Read("bomb.docx", bomb).Refusal;

        Assert.Equal(Refusal.Bomb.Code, refusal?.Code);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100 << 20);
    }

    [Fact]
    public void An_external_entity_is_never_read()
    {
        var canary = Path.GetTempFileName();
        File.WriteAllText(canary, "CANARY");
        try
        {
            var outcome = Read("entity.docx", Samples.DocxWithEntity(canary));

            Assert.DoesNotContain("CANARY", outcome.Document?.Text.Value ?? outcome.Refusal!.Reason, StringComparison.Ordinal);
            Assert.NotNull(outcome.Refusal);
        }
        finally
        {
            File.Delete(canary);
        }
    }

    [Fact]
    public void A_file_larger_than_the_limit_is_refused_unread()
    {
        var refusal = Read("big.txt", new byte[2000], ReadLimits.Default with { Bytes = 1000 }).Refusal;

        Assert.Equal(Refusal.TooLarge.Code, refusal?.Code);
    }

    // ── text ──

    public static TheoryData<string, string> Encodings { get; } =
        new()
        {
            { "utf-8", "Nguyễn Phú Trọng met 习近平." },
            { "utf-16", "Nguyễn Phú Trọng met 习近平." },
            { "utf-16BE", "Nguyễn Phú Trọng met 习近平." },
            { "windows-1251", "Министерство внутренних дел подписало соглашение о сотрудничестве с Китаем." },
            { "gb18030", "中国公安部与越南公安部签署了合作协议，双方将加强执法合作。" },
            { "windows-1252", "Les ministères ont signé un accord de coopération à La Havane, a déclaré le général Hernández." },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Text_is_read_in_the_encoding_it_was_written_in(string encoding, string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoder = Encoding.GetEncoding(encoding);

        var document = Good("note.txt", [.. encoder.GetPreamble(), .. encoder.GetBytes(text)]);

        Assert.Equal(text, document.Text.Value);
    }

    [Fact]
    public void Front_matter_is_metadata_and_no_part_of_the_text()
    {
        var document = Good(
            "a.md",
            Samples.Utf8($"---\ntitle: \"T\"\npublisher: Xinhua\ndate: 2024-05-01\nbasis: b\n---\n{Samples.Sentence}")
        );

        Assert.Equal(Samples.Sentence, document.Text.Value);
        Assert.Equal(("T", "Xinhua", "2024-05-01"), (document.Metadata.Title, document.Metadata.Publisher, document.Metadata.Date?.Value));
        Assert.Equal([new("basis", "b")], document.Metadata.Other);
    }

    [Fact]
    public void Thai_text_is_a_document_like_any_other()
    {
        Assert.Equal(Samples.Thai, Good("th.txt", Samples.Utf8(Samples.Thai)).Text.Value);
    }

    private static readonly string[] Pieces = ["a", "é", "中", "𠀀", " ", "\n"];

    [Fact]
    public void Any_text_in_UTF_8_comes_back_unchanged()
    {
        Gen.Int[0, 5]
            .Array[1, 60]
            .Select(parts => "x" + string.Concat(parts.Select(i => Pieces[i])))
            .Sample(text => Good("a.txt", Samples.Utf8(text)).Text.Value == text);
    }

    [Fact]
    public void Any_bytes_under_any_name_end_in_a_document_or_a_refusal()
    {
        var names = new[] { "a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a", "a.bin" };
        var starts = new[] { "", "%PDF-1.4\n", "PK\u0003\u0004", "<html>", "---\n" };
        Gen.Select(Gen.Int[0, names.Length - 1], Gen.Int[0, starts.Length - 1], Gen.Byte.Array[0, 300])
            .Sample(
                (name, start, bytes) =>
                {
                    var outcome = Read(names[name], [.. Encoding.Latin1.GetBytes(starts[start]), .. bytes]);

                    return outcome.Document is null != outcome.Refusal is null;
                },
                iter: 2000
            );
    }

    // ── HTML ──

    private const string Article =
        "<nav>Home News</nav><article><h1>Patrol held</h1><p>The China Coast Guard and the Vietnam Coast Guard held their 27th joint patrol in the Beibu Gulf on April 28, 2024, officials said on Tuesday.</p><p>Ships of both sides inspected fishing boats along the line that divides the gulf, and exchanged signals by flag and radio as they had done in years before.</p></article><script>steal()</script>";

    [Theory]
    [InlineData(
        """<meta property="og:title" content="Patrol held"><meta property="og:site_name" content="Xinhua"><meta property="article:published_time" content="2024-04-30T08:00:00Z"><meta name="author" content="Li Hua">"""
    )]
    [InlineData(
        """<title>Patrol held</title><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Patrol held","datePublished":"2024-04-30","author":{"name":"Li Hua"},"publisher":{"name":"Xinhua"}}]}</script>"""
    )]
    [InlineData(
        """<title>Patrol held</title><meta name="dc.publisher" content="Xinhua"><meta name="pubdate" content="2024/04/30"><meta name="dc.creator" content="Li Hua">"""
    )]
    public void A_page_says_who_published_it_and_when(string head)
    {
        var metadata = Good("a.html", Samples.Html(head, Article)).Metadata;

        Assert.Equal(
            ("Patrol held", "Xinhua", "2024-04-30", "Li Hua"),
            (metadata.Title, metadata.Publisher, metadata.Date?.Value, metadata.Authors[0])
        );
    }

    [Fact]
    public void A_page_gives_its_article_without_scripts_and_menus()
    {
        var text = Good("a.html", Samples.Html("<title>T</title>", Article)).Text.Value;

        Assert.Contains("27th joint patrol", text, StringComparison.Ordinal);
        Assert.DoesNotContain("steal", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Home News", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_that_a_page_declares_do_not_grow()
    {
        var text = Good("a.html", Samples.HtmlWithLaughs()).Text.Value;

        Assert.Contains("27th joint patrol", text, StringComparison.Ordinal);
        Assert.True(text.Length < 10_000);
    }

    [Fact]
    public void A_page_nested_to_harm_its_reader_is_read_whole()
    {
        Assert.Equal(Samples.Sentence, Good("a.html", Samples.DeepHtml(20_000)).Text.Value);
    }

    // ── PDF and Word ──

    [Fact]
    public void Every_page_of_a_PDF_is_marked()
    {
        var document = Good("a.pdf", Samples.Pdf("First page here.", "Second page here.", "Third page here."));

        var pages = document.Marks.Where(m => m.Kind == TextMarkKind.Page).ToList();
        Assert.Equal([1, 2, 3], pages.Select(p => p.Number));
        Assert.Equal("Second page here.", document.Text.Quote(pages[1].Span).Trim());
    }

    [Fact]
    public void Lines_of_a_page_are_joined_and_a_word_broken_at_its_end_is_whole()
    {
        var text = Good("a.pdf", Samples.Pdf("The two sides held a joint pat-\nrol in the gulf.")).Text.Value;

        Assert.Contains("joint patrol in the gulf.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Word_document_gives_headings_notes_and_cells_and_no_deleted_text()
    {
        var document = Good("a.docx", Samples.Docx());

        var text = document.Text;
        Assert.StartsWith("Patrols\n\n" + Samples.Sentence + "[1]", text.Value, StringComparison.Ordinal);
        Assert.EndsWith("Notes\n\n[1] Xinhua, May 1, 2024.", text.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("struck out", text.Value, StringComparison.Ordinal);
        Assert.Equal(["Country", "Laos"], document.Marks.Where(m => m.Kind == TextMarkKind.Cell).Select(m => text.Quote(m.Span)));
        Assert.Equal("Patrols", text.Quote(document.Marks.First(m => m.Kind == TextMarkKind.Heading).Span));
        Assert.Equal(("A note on patrols", "A. Writer"), (document.Metadata.Title, document.Metadata.Authors[0]));
    }

    [Fact]
    public void A_name_that_climbs_out_of_the_folder_is_only_a_name()
    {
        Assert.Equal("../../etc/passwd.txt", Good("../../etc/passwd.txt", Samples.Utf8("Text.")).Name);
    }

    // ── broken radicals ──

    [Fact]
    public void A_radical_that_stands_for_its_ideograph_is_folded_and_what_stood_there_is_kept()
    {
        var document = Good("a.html", Samples.Html("<title>T</title>", "<p>中越两国公安部⻓会⻅记者</p>"));

        Assert.Equal("中越两国公安部长会见记者", document.Text.Value);
        var folded = document.Marks.Where(m => m.Kind == TextMarkKind.FoldedFrom).ToList();
        Assert.Equal(["长", "见"], folded.Select(m => document.Text.Quote(m.Span)));
        Assert.Equal(["⻓", "⻅"], folded.Select(m => char.ConvertFromUtf32(m.Number)));
    }

    [Fact]
    public void Putting_back_what_was_folded_gives_the_text_as_it_stood()
    {
        var characters = new[] { "中", "⻓", "⻅", "⺇", "国", "a", "⼀" };
        Gen.Int[0, characters.Length - 1]
            .Array[1, 40]
            .Select(parts => string.Concat(parts.Select(i => characters[i])))
            .Sample(text =>
            {
                var document = Good("a.html", Samples.Html("<title>T</title>", $"<p>{text}</p>"));
                var back = document.Text.Value.EnumerateRunes().Select(r => r.Value).ToArray();
                foreach (var mark in document.Marks.Where(m => m.Kind == TextMarkKind.FoldedFrom))
                {
                    back[mark.Span.Start] = mark.Number;
                }

                return string.Concat(back.Select(char.ConvertFromUtf32)) == text;
            });
    }
}

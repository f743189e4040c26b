using Entente.Documents;
using Xunit;

namespace Entente.Tests;

/// <summary>Whatever is offered to a case ends in a recorded outcome, and the rest goes on.</summary>
public sealed class IntakeTests
{
    private static readonly IReadOnlyList<(string Name, Func<byte[]> Bytes, Refusal Refusal)> Bad =
    [
        ("damaged.pdf", Samples.DamagedPdf, Refusal.Damaged),
        ("deep.pdf", () => Samples.DeepPdf(1_000_000), Refusal.Damaged),
        ("encrypted.pdf", Samples.EncryptedPdf, Refusal.Encrypted),
        ("scan.pdf", Samples.PdfWithoutText, Refusal.NoTextLayer),
        ("picture.pdf", Samples.Png, Refusal.WrongType),
        ("empty.txt", () => [], Refusal.Empty),
        ("bomb.docx", () => Samples.Bomb(150 << 20), Refusal.Bomb),
        ("nested.docx", () => Samples.NestedZip(7), Refusal.WrongType),
        ("big.txt", () => [.. Enumerable.Repeat((byte)'a', 50 << 20)], Refusal.TooLarge),
        ("binary.txt", () => [1, 0, 2, 0, 255], Refusal.WrongType),
        ("noise.txt", () => [.. Enumerable.Range(0, 400).Select(i => (byte)(1 + (((i * i * 31) + (i * 7)) % 255)))], Refusal.Undecodable),
        ("data.xyz", () => Samples.Utf8("what is this"), Refusal.Unsupported),
    ];

    private static readonly IReadOnlyList<(string Name, Func<byte[]> Bytes)> Good =
    [
        ("patrol.txt", () => Samples.Utf8(Samples.Sentence)),
        ("patrol.pdf", () => Samples.Pdf(Samples.Sentence)),
        ("patrol.docx", Samples.Docx),
        ("laughs.html", Samples.HtmlWithLaughs),
        ("thai.txt", () => Samples.Utf8(Samples.Thai)),
        ("utf16.txt", () => [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("Laos and China met. " + Samples.Sentence)]),
    ];

    [Fact]
    public async Task Every_file_ends_in_a_recorded_outcome_and_the_rest_goes_on()
    {
        using var entente = await EntenteProgram.WithCase();
        foreach (var (name, bytes, _) in Bad)
        {
            entente.Write(Path.Combine("in", name), bytes());
        }

        foreach (var (name, bytes) in Good)
        {
            entente.Write(Path.Combine("in", name), bytes());
        }

        var add = await entente.OnCase("add", "in", "missing.pdf", "--each");
        var build = await entente.OnCase("build");
        var show = await entente.OnCase("show", "documents");

        Assert.Equal(5, add.Code);
        Assert.Contains(
            $"{Good.Count} added, 0 already there, {Bad.Count + 1} refused, of {Good.Count + Bad.Count + 1} files.",
            add.Errors,
            StringComparison.Ordinal
        );
        Assert.Equal(5, build.Code);
        Assert.Contains("not coded: in/thai.txt: no frames for language 'th' yet.", build.Errors, StringComparison.Ordinal);
        Assert.Equal(0, show.Code);
        foreach (var (name, _, refusal) in Bad)
        {
            Assert.Contains($"refused  {refusal.Code}  in/{name}: ", show.Output, StringComparison.Ordinal);
            Assert.Contains(refusal.Fix, show.Output, StringComparison.Ordinal);
        }

        Assert.Contains("refused  ENT-1015  missing.pdf: ", show.Output, StringComparison.Ordinal);
        Assert.Equal(
            Good.Count,
            show.Output.Split('\n')
                .Count(l => l.Contains("  coded", StringComparison.Ordinal) || l.Contains("not coded:", StringComparison.Ordinal))
        );
        Assert.Equal(0, (await entente.OnCase("search", "อาชญากรรม")).Code);
        Assert.Equal(0, (await entente.OnCase("verify")).Code);
    }

    [Fact]
    public async Task Links_in_a_folder_are_told_and_not_followed()
    {
        using var entente = await EntenteProgram.WithCase();
        entente.Write("in/a.txt", Samples.Sentence);
        File.CreateSymbolicLink(Path.Combine(entente.Folder, "in", "loop"), "loop");
        Directory.CreateSymbolicLink(Path.Combine(entente.Folder, "in", "up"), "..");

        var add = await entente.OnCase("add", "in");

        Assert.Equal(5, add.Code);
        Assert.Contains("1 added, 0 already there, 2 refused, of 3 files.", add.Errors, StringComparison.Ordinal);
        Assert.Contains("ENT-1016 in/loop", add.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_leads_to_itself_is_refused_when_it_is_named()
    {
        using var entente = await EntenteProgram.WithCase();
        File.CreateSymbolicLink(Path.Combine(entente.Folder, "loop.txt"), "loop.txt");

        var add = await entente.OnCase("add", "loop.txt");

        Assert.Equal(5, add.Code);
        Assert.Contains("ENT-1014 loop.txt", add.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_and_the_next_is_taken()
    {
        using var entente = await EntenteProgram.WithCase();
        entente.Write("a.txt", Samples.Sentence);

        // Modes do not stop an administrator; the first byte of a process's memory cannot be read by anyone.
        var add = await entente.OnCase("add", "a.txt", "/proc/self/mem");

        Assert.Equal(5, add.Code);
        Assert.Contains("ENT-1014", add.Errors, StringComparison.Ordinal);
        Assert.Contains("1 added", add.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_climb_never_leave_the_case()
    {
        using var entente = await EntenteProgram.WithCase();
        entente.Write("climb/%2e%2e%2f..\\..\\escape.txt", Samples.Sentence);
        entente.Write("other/x.txt", Samples.Sentence + " It was the first.");

        var add = await entente.OnCase("add", "climb", "climb/../other/../other/x.txt");

        Assert.Equal(0, add.Code);
        var kept = Directory.GetFiles(Path.Combine(entente.Case, "blobs"), "*", SearchOption.AllDirectories);
        Assert.Equal(2, kept.Length);
        Assert.All(kept, k => Assert.Matches("^[0-9a-f]{64}$", Path.GetFileName(k)));
        Assert.False(File.Exists(Path.Combine(entente.Folder, "escape.txt")));
    }

    [Fact]
    public async Task The_same_bytes_under_two_names_are_one_document()
    {
        using var entente = await EntenteProgram.WithCase();
        entente.Write("in/a.txt", Samples.Sentence);
        entente.Write("in/b.txt", Samples.Sentence);

        var add = await entente.OnCase("add", "in");
        var again = await entente.OnCase("add", "in");

        Assert.Contains("1 added, 1 already there, 0 refused, of 2 files.", add.Errors, StringComparison.Ordinal);
        Assert.Contains("0 added, 2 already there, 0 refused, of 2 files.", again.Errors, StringComparison.Ordinal);
        Assert.Equal(0, again.Code);
    }

    [Fact]
    public async Task A_file_that_was_mended_is_no_longer_listed_as_refused()
    {
        using var entente = await EntenteProgram.WithCase();
        entente.Write("a.pdf", Samples.DamagedPdf());
        await entente.OnCase("add", "a.pdf");
        entente.Write("a.pdf", Samples.Pdf(Samples.Sentence));

        Assert.Equal(0, (await entente.OnCase("add", "a.pdf")).Code);

        Assert.DoesNotContain("refused", (await entente.OnCase("show", "documents")).Output, StringComparison.Ordinal);
    }
}

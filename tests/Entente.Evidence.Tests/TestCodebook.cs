using Entente.Assertions;
using Entente.Codebook;
using Entente.Documents;
using Entente.Formats.Codebooks;
using Entente.Text;
using Entente.Time;

namespace Entente.Tests;

/// <summary>The project's codebook and a coder over it, loaded once for all tests.</summary>
internal static class TestCodebook
{
    public static string Root { get; } = FindRoot();

    private static readonly Lazy<(CodebookData Codebook, IReadOnlyDictionary<string, Lazy<PatternSet>> Languages)> Loaded = new(() =>
        CodebookFolder.ReadAll(Path.Combine(Root, "codebook"))
    );

    private static readonly Lazy<Coder> SharedCoder = new(() => new(Loaded.Value.Codebook, Loaded.Value.Languages));

    public static CodebookData Codebook => Loaded.Value.Codebook;

    public static PatternSet Patterns => Loaded.Value.Languages["en"].Value;

    public static IReadOnlyDictionary<string, Lazy<PatternSet>> Languages => Loaded.Value.Languages;

    public static Coder Coder => SharedCoder.Value;

    public static Document Document(
        string text,
        string? date = null,
        string? title = null,
        string? publisher = null,
        string name = "test.txt"
    ) =>
        new()
        {
            Id = new(ContentHash.OfFields(text, date, title, publisher)),
            Name = name,
            MediaType = "text/plain",
            Text = new(text),
            Metadata = new()
            {
                Title = title,
                Publisher = publisher,
                Date = date is null ? null : Edtf.Parse(date),
                Language = "en",
            },
            ReadBy = "test/1",
        };

    public static IReadOnlyList<Assertion> Code(string text, string? date = null, string? title = null, string? publisher = null) =>
        Coder.Code(Document(text, date, title, publisher)).Assertions;

    /// <summary>A file of the shared folder beside the repository, or null; the tests that need it then skip and say so.</summary>
    public static string? Shared(string path) => Path.Combine(Root, "..", "shared", path) is var full && File.Exists(full) ? full : null;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Entente.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests run inside the repository");
    }
}

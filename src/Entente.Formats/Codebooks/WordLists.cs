using Entente.Codebook;

namespace Entente.Formats.Codebooks;

/// <summary>
/// Reads <c>codebook/words/</c>: the usual words of a language in <c>&lt;lang&gt;.txt</c>, the words that names are made of in
/// <c>&lt;lang&gt;.parts.txt</c>; one a line, <c>#</c> comments.
/// </summary>
public static class WordLists
{
    private const string Parts = ".parts";

    /// <summary>A list for each language that has one; none where the codebook has no such folder.</summary>
    public static IReadOnlyDictionary<string, WordList> Read(string codebook)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        var folder = Path.Combine(codebook, "words");
        if (!Directory.Exists(folder))
        {
            return new Dictionary<string, WordList>(StringComparer.Ordinal);
        }

        return Directory
            .GetFiles(folder, "*.txt")
            .Select(path => (Path: path, Name: Path.GetFileNameWithoutExtension(path)))
            .GroupBy(f => f.Name.Replace(Parts, "", StringComparison.Ordinal), StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => new WordList(
                    g.Key,
                    g.Where(f => f.Name == g.Key).SelectMany(f => Words(f.Path)),
                    g.Where(f => f.Name != g.Key).SelectMany(f => Words(f.Path))
                ),
                StringComparer.Ordinal
            );
    }

    private static IEnumerable<string> Words(string path) => File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#');
}

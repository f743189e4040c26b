// Writes src/Entente.Formats/Readers/Radicals.cs from Unicode's EquivalentUnifiedIdeograph.txt: dotnet run tools/Radicals.cs
// Debian's package unicode-data holds the file. The result is committed.
using System.Globalization;
using System.Text;

var from = args.Length > 0 ? args[0] : "/usr/share/unicode/EquivalentUnifiedIdeograph.txt";
var version = File.ReadLines(from).First().TrimStart('#', ' ');
var pairs = new SortedDictionary<int, int>();
foreach (var line in File.ReadLines(from))
{
    var fields = line.Split('#')[0].Split(';', StringSplitOptions.TrimEntries);
    if (fields.Length < 2)
    {
        continue;
    }

    var range = fields[0].Split("..");
    var first = int.Parse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    var last = int.Parse(range[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    for (var radical = first; radical <= last; radical++)
    {
        // Strokes (31C0–31EF) stand for strokes, not for words.
        if (radical is >= 0x2E80 and <= 0x2FDF)
        {
            pairs[radical] = int.Parse(fields[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }
    }
}

var text = new StringBuilder();
foreach (var (radical, ideograph) in pairs)
{
    text.Append(char.ConvertFromUtf32(radical)).Append(char.ConvertFromUtf32(ideograph));
}

var rows = text.ToString().EnumerateRunes().Chunk(80).Select(c => $"        + \"{string.Concat(c)}\"");
File.WriteAllText(
    "src/Entente.Formats/Readers/Radicals.cs",
    $$"""
    using System.Collections.Frozen;

    namespace Entente.Formats.Readers;

    /// <summary>
    /// Radical code points that stand for the ideograph they are part of, as broken PDFs hold them (会⻅ for 会见).
    /// Written by tools/Radicals.cs from {{version}} of the Unicode Character Database.
    /// </summary>
    internal static class Radicals
    {
        // Radical and ideograph by turns.
        private const string Pairs =
            ""
    {{string.Join("\n", rows)}};

        /// <summary>The ideograph for each radical, as code points.</summary>
        public static FrozenDictionary<int, int> Ideographs { get; } =
            Pairs.EnumerateRunes().Chunk(2).ToFrozenDictionary(pair => pair[0].Value, pair => pair[1].Value);
    }

    """
);

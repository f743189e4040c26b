// Writes src/Entente.Evidence/Text/HanForms.cs from OpenCC's table of traditional and simplified characters: dotnet run tools/HanForms.cs
// Debian's package opencc holds the program and the table (Apache-2.0). The result is committed.
using System.Diagnostics;
using System.Text;

var characters = Enumerable.Range(0x4E00, 0x9FFF - 0x4E00 + 1).Select(c => ((char)c).ToString()).ToList();
using var opencc = Process.Start(
    new ProcessStartInfo("opencc", ["-c", "t2s.json"])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        UseShellExecute = false,
        StandardInputEncoding = new UTF8Encoding(false),
        StandardOutputEncoding = Encoding.UTF8,
    }
)!;
var reading = opencc.StandardOutput.ReadToEndAsync();
await opencc.StandardInput.WriteAsync(string.Join('\n', characters));
opencc.StandardInput.Close();
var simplified = (await reading).Split('\n');
var pairs = characters.Zip(simplified).Where(p => p.First != p.Second && p.Second.Length == 1).ToList();

string Rows(IEnumerable<string> one) => string.Join("\n", one.Chunk(100).Select(c => $"        + \"{string.Concat(c)}\""));

File.WriteAllText(
    "src/Entente.Evidence/Text/HanForms.cs",
    $$"""
    using System.Collections.Frozen;

    namespace Entente.Text;

    /// <summary>
    /// Traditional Chinese characters and the simplified ones that stand for them, so that 協議 and 协议 are one word. Made by
    /// <c>tools/HanForms.cs</c> from OpenCC's table (Apache-2.0); not to be edited by hand.
    /// </summary>
    internal static class HanForms
    {
        private const string Traditional =
            ""
    {{Rows(pairs.Select(p => p.First))}};

        private const string Simplified =
            ""
    {{Rows(pairs.Select(p => p.Second))}};

        private static readonly FrozenDictionary<char, char> Table = Traditional
            .Zip(Simplified)
            .ToFrozenDictionary(p => p.First, p => p.Second);

        /// <summary>The simplified form, or the character itself.</summary>
        public static char Simplify(char c) => Table.GetValueOrDefault(c, c);
    }

    """
);
Console.WriteLine($"{pairs.Count} characters");

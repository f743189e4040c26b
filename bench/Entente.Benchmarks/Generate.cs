using System.Globalization;
using Entente.Formats.Codebooks;

namespace Entente.Benchmarks;

/// <summary><c>generate</c>: writes plausible documents to a folder, a thousand to a subfolder.</summary>
internal static class Generate
{
    public static int Run(string[] args)
    {
        var count = (int)Options.Number(args, "--documents", 1000);
        if (Options.Text(args, "--output") is not { } folder)
        {
            Console.Error.WriteLine("--output FOLDER is needed");
            return 2;
        }

        Write(folder, 0, count, (ulong)Options.Number(args, "--seed", 1));
        Console.WriteLine($"{count} documents in {folder}");
        return 0;
    }

    public static void Write(string folder, int from, int to, ulong seed)
    {
        var documents = new PlausibleDocuments(CodebookFolder.Read(Options.Codebook, "en").Codebook, seed);
        for (var n = from; n < to; n++)
        {
            var path = Path.Combine(
                folder,
                (n / 1000).ToString("000", CultureInfo.InvariantCulture),
                n.ToString("000000", CultureInfo.InvariantCulture) + ".md"
            );
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, documents.Make(n));
        }
    }
}

internal static class Options
{
    public static string Root { get; } = FindRoot();

    public static string Codebook => Path.Combine(Root, "codebook");

    public static string? Text(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;

    public static long Number(string[] args, string name, long otherwise) =>
        Text(args, name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Entente.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the benchmarks run inside the repository");
    }
}

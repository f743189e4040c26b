using System.Diagnostics;
using System.Globalization;

namespace Entente.Benchmarks;

/// <summary>
/// <c>e2e</c>: what a person waits for. Runs the built program on generated documents and prints time, documents a second and the
/// peak memory of each step, for a tenth of the documents and for all of them, so that growth can be read off.
/// </summary>
internal static class EndToEnd
{
    public static async Task<int> Run(string[] args)
    {
        var count = (int)Options.Number(args, "--documents", 10_000);
        var seed = (ulong)Options.Number(args, "--seed", 1);
        var program = Path.Combine(Options.Root, "src", "Entente.App", "bin", "Release", "net10.0", "entente");
        if (!File.Exists(program))
        {
            await Console.Error.WriteLineAsync("Build the program first: dotnet build src/Entente.App -c Release");
            return 1;
        }

        var keep = Options.Text(args, "--keep");
        Console.WriteLine($"{"step", -28} {"documents", 9} {"seconds", 8} {"docs/s", 8} {"peak MB", 8}");
        foreach (var documents in count >= 2000 ? new[] { count / 10, count } : [count])
        {
            var folder = keep is null
                ? Directory.CreateTempSubdirectory("entente-bench-").FullName
                : Path.Combine(keep, documents.ToString(CultureInfo.InvariantCulture));
            try
            {
                await Measure(program, folder, documents, seed);
            }
            finally
            {
                if (keep is null)
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
        }

        return 0;
    }

    private static async Task Measure(string program, string folder, int documents, ulong seed)
    {
        var texts = Path.Combine(folder, "texts");
        var one = Path.Combine(folder, "one");
        var target = Path.Combine(folder, "case");
        Generate.Write(texts, 0, documents, seed);
        Generate.Write(one, documents, documents + 1, seed);
        await Step(null, 0, program, "init", target);
        await Step("add", documents, program, "add", texts, "--case", target);
        await Step("build", documents, program, "build", "--case", target);
        await Step("build, nothing changed", documents, program, "build", "--case", target);
        await Step("add one more", 1, program, "add", one, "--case", target);
        await Step("build one more", 1, program, "build", "--case", target);
        await Step("show partnerships", documents, program, "show", "partnerships", "--case", target);
        await Step("verify", documents, program, "verify", "--case", target);
    }

    private static async Task Step(string? name, int documents, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process));
            await Task.Delay(20);
        }

        await process.WaitForExitAsync();
        clock.Stop();
        await output;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
        }

        if (name is not null)
        {
            var seconds = clock.Elapsed.TotalSeconds;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name, -28} {documents, 9:N0} {seconds, 8:0.00} {documents / seconds, 8:0} {peak >> 20, 8}"
                )
            );
        }
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Entente.Benchmarks;
using Entente.Formats.Codebooks;
using Xunit;

namespace Entente.Tests;

/// <summary>A build and an intake that are ended at any instant go on where they were: nothing told as kept is lost, nothing is there twice.</summary>
public sealed partial class KillTests
{
    private const int Documents = 160;
    private const int Kills = 20;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static readonly Lazy<PlausibleDocuments> Texts = new(() =>
        new(CodebookFolder.Read(Path.Combine(AppContext.BaseDirectory, "codebook"), "en").Codebook, 11)
    );

    private static void WriteTexts(EntenteProgram entente, int from = 0, int to = Documents)
    {
        for (var n = from; n < to; n++)
        {
            entente.Write(Path.Combine("texts", $"{n:0000}.md"), Texts.Value.Make(n));
        }
    }

    private static async Task<(string Records, string Events)> Exports(EntenteProgram entente) =>
        ((await entente.OnCase("export", "--format", "jsonl")).Output, (await entente.OnCase("export", "--format", "csv")).Output);

    [Fact]
    public async Task Killing_twenty_times_loses_nothing_and_doubles_nothing()
    {
        using var killed = await EntenteProgram.WithCase();
        WriteTexts(killed);
        var acknowledged = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        // How long the program takes here to come to work: moments are told from that.
        var clock = Stopwatch.StartNew();
        await killed.OnCase("build");
        var start = clock.Elapsed;
        var (kills, documents) = (0, Documents);
        while (kills < Kills)
        {
            var adding = kills < Kills / 2;
            using var process = adding
                ? killed.Start("add", "texts", "--each", "--case", killed.Case)
                : killed.Start("build", "--case", killed.Case);
            var lines = Lines(process, acknowledged);
            var known = acknowledged.Count;
            // Varied moments: some while it starts, some while it works, some right after it told of a file as kept.
            var moment = adding && kills % 2 == 1 ? TimeSpan.FromSeconds(20) : start * (0.4 + (0.2 * (kills % (Kills / 2))));
            for (clock.Restart(); clock.Elapsed < moment && acknowledged.Count == known && !process.HasExited; )
            {
                await Task.Delay(5, Now);
            }

            if (!process.HasExited)
            {
                process.Kill();
                kills++;
            }

            await process.WaitForExitAsync(Now);
            await lines;
            if (process.ExitCode == 0)
            {
                // It was done before it could be ended: more work for the next.
                WriteTexts(killed, documents, documents += 60);
                if (!adding)
                {
                    await killed.OnCase("add", "texts");
                }
            }
        }

        Assert.Equal(0, (await killed.OnCase("add", "texts")).Code);
        Assert.Equal(0, (await killed.OnCase("build")).Code);

        using var calm = await EntenteProgram.WithCase();
        WriteTexts(calm, 0, documents);
        await calm.OnCase("add", "texts");
        await calm.OnCase("build");
        var (records, events) = await Exports(killed);
        var (calmRecords, calmEvents) = await Exports(calm);
        Assert.Equal(calmRecords, records);
        Assert.Equal(calmEvents, events);
        Assert.NotEmpty(acknowledged);
        var list = await killed.OnCase("show", "documents");
        Assert.All(acknowledged.Keys, id => Assert.Contains(id[..10], list.Output, StringComparison.Ordinal));
        var verify = await killed.OnCase("verify");
        Assert.Equal(0, verify.Code);
        Assert.Contains(
            $"{documents} ledger entries, {documents} kept files, {documents} documents",
            verify.Output,
            StringComparison.Ordinal
        );
    }

    private static async Task Lines(Process process, ConcurrentDictionary<string, bool> acknowledged)
    {
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(Now);
        while (await process.StandardOutput.ReadLineAsync(Now) is { } line)
        {
            if (line.Split('\t') is ["added", var id, _])
            {
                acknowledged[id] = true;
            }
        }

        await errors;
    }

    [Fact]
    public async Task An_interrupt_stops_a_build_with_a_word_on_how_to_go_on()
    {
        using var entente = await EntenteProgram.WithCase();
        WriteTexts(entente);
        await entente.OnCase("add", "texts");

        using var process = entente.Start("build", "--case", entente.Case);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(Now);
        await Task.Delay(TimeSpan.FromMilliseconds(900), Now);
        Assert.Equal(0, Interrupt(process.Id, 2));
        await process.WaitForExitAsync(Now);

        if (process.ExitCode != 0)
        {
            Assert.Equal(5, process.ExitCode);
            Assert.Contains("What was done is kept; run the same command again to go on.", await errors, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await entente.OnCase("build")).Code);
        Assert.Equal(0, (await entente.OnCase("verify")).Code);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Interrupt(int process, int signal);

    [Fact]
    public async Task A_second_build_of_one_case_is_told_to_wait()
    {
        using var entente = await EntenteProgram.WithCase(("a.txt", Samples.Sentence));
        await using var held = new FileStream(
            Path.Combine(entente.Case, "case.db-build"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None
        );

        var build = await entente.OnCase("build");

        Assert.Equal(1, build.Code);
        Assert.Contains("ENT-2005", build.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_intakes_at_once_both_end_well()
    {
        using var entente = await EntenteProgram.WithCase();
        WriteTexts(entente);

        var both = await Task.WhenAll(entente.OnCase("add", "texts"), entente.OnCase("add", "texts"));

        Assert.All(both, r => Assert.Equal(0, r.Code));
        var verify = await entente.OnCase("verify");
        Assert.Contains(
            $"{Documents} ledger entries, {Documents} kept files, {Documents} documents",
            verify.Output,
            StringComparison.Ordinal
        );
    }
}

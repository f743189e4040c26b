using System.Diagnostics;
using Entente.Documents;
using Entente.Formats.Isolation;
using Xunit;

namespace Entente.Tests;

/// <summary>A file can end or hold up the process that reads it, and nothing else.</summary>
public sealed class IsolationTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static IsolatedReaders Readers(ReadLimits? limits = null) => new([EntenteProgram.Path, "__read"], limits ?? ReadLimits.Default);

    private static IncomingFile Pdf { get; } = new("a.pdf", Samples.Pdf(Samples.Sentence));

    [Fact]
    public async Task One_child_reads_file_after_file()
    {
        await using var readers = Readers();

        for (var i = 0; i < 5; i++)
        {
            Assert.NotNull((await readers.Read(Pdf, Now)).Document);
        }

        Assert.Equal(readers.Sandboxed == true ? 1 : readers.Starts, readers.Starts);
        Assert.InRange(readers.Starts, 1, 2);
    }

    [Fact]
    public async Task What_the_child_answers_is_what_reading_here_gives()
    {
        await using var readers = Readers();
        foreach (var file in new[] { Pdf, new("a.docx", Samples.Docx()), new("a.html", Samples.HtmlWithLaughs()) })
        {
            var there = (await readers.Read(file, Now)).Document!;
            var here = Formats.DocumentReaders.Read(file, ReadLimits.Default).Document!;

            Assert.Equal(here.Text.Value, there.Text.Value);
            Assert.Equal(here.Marks, there.Marks);
            Assert.Equal(
                (here.Id, here.Name, here.MediaType, here.ReadBy, here.Metadata.Title),
                (there.Id, there.Name, there.MediaType, there.ReadBy, there.Metadata.Title)
            );
        }
    }

    [Fact]
    public async Task A_child_that_is_killed_while_it_reads_costs_one_file()
    {
        // A program that greets and then ends at the first file, as a reader does whose stack overflows.
        await using var readers = new IsolatedReaders(
            ["/bin/sh", "-c", "printf ENTENTE1; head -c 4 >/dev/null; kill -9 $$"],
            ReadLimits.Default
        );

        Assert.Equal(Refusal.ReaderDied.Code, (await readers.Read(Pdf, Now)).Refusal?.Code);
        var starts = readers.Starts;
        Assert.Equal(Refusal.ReaderDied.Code, (await readers.Read(Pdf, Now)).Refusal?.Code);
        Assert.True(readers.Starts > starts, "the next file was not given to a new child");
    }

    [Fact]
    public async Task After_a_real_child_is_killed_the_next_file_is_read_by_a_new_one()
    {
        await using var readers = Readers();
        await readers.Read(Pdf, Now);
        var starts = readers.Starts;
        foreach (var child in ChildrenOf(Environment.ProcessId))
        {
            child.Kill();
            await child.WaitForExitAsync(Now);
        }

        var outcome = await readers.Read(Pdf, Now);
        outcome = outcome.Document is null ? await readers.Read(Pdf, Now) : outcome;

        Assert.NotNull(outcome.Document);
        Assert.True(readers.Starts > starts);
    }

    [Fact]
    public async Task A_child_that_hangs_is_ended_at_the_limit()
    {
        await using var readers = new IsolatedReaders(
            ["/bin/sh", "-c", "printf ENTENTE1; exec sleep 600"],
            ReadLimits.Default with
            {
                Time = TimeSpan.FromSeconds(1),
            }
        );
        var clock = Stopwatch.StartNew();

        var outcome = await readers.Read(Pdf, Now);

        Assert.Equal(Refusal.TooSlow.Code, outcome.Refusal?.Code);
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(5), "it was waited for to the end of its sleep");
        Assert.DoesNotContain(ChildrenOf(Environment.ProcessId), p => p.ProcessName is "sleep");
    }

    [Fact]
    public async Task A_child_that_answers_without_end_is_not_believed()
    {
        // Announces two gigabytes.
        await using var readers = new IsolatedReaders(
            ["/bin/sh", "-c", "printf 'ENTENTE1\\377\\377\\377\\177'; cat >/dev/null"],
            ReadLimits.Default
        );

        Assert.Equal(Refusal.ReaderDied.Code, (await readers.Read(Pdf, Now)).Refusal?.Code);
    }

    [Fact]
    public async Task A_file_that_needs_more_memory_than_the_limit_is_refused_and_the_next_is_read()
    {
        await using var readers = Readers(ReadLimits.Default with { MemoryBytes = 40 << 20 });
        var hungry = new IncomingFile(
            "a.html",
            Samples.Html("<title>T</title>", string.Concat(Enumerable.Repeat("<p>words and <b>more</b> words</p>", 200_000)))
        );

        var outcome = await readers.Read(hungry, Now);

        Assert.Contains(outcome.Refusal?.Code, new[] { Refusal.ReaderDied.Code, Refusal.TooSlow.Code });
        Assert.NotNull((await readers.Read(Pdf, Now)).Document);
    }

    // Other tests run beside this one: only reading processes are looked at.
    private static List<Process> ChildrenOf(int parent)
    {
        var children = new List<Process>();
        foreach (var process in Process.GetProcesses())
        {
            try
            {
                // /proc/PID/stat: the parent is the second field after the name, which stands in parentheses.
                var stat = File.ReadAllText($"/proc/{process.Id}/stat");
                var isReader =
                    process.ProcessName is "sleep"
                    || File.ReadAllText($"/proc/{process.Id}/cmdline").Contains("__read", StringComparison.Ordinal);
                if (
                    isReader
                    && stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1]
                        == parent.ToString(System.Globalization.CultureInfo.InvariantCulture)
                )
                {
                    children.Add(process);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended while it was looked at.
            }
        }

        return children;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Entente.App.Hosting;
using Entente.App.Web;
using Entente.Events;
using Xunit;

namespace Entente.Tests;

/// <summary>The demo from its command line to its site, as a person runs it.</summary>
public sealed partial class DemoTests(DemoTests.Run run) : IClassFixture<DemoTests.Run>
{
    [Fact]
    public void The_demo_builds_a_case_and_says_where_to_see_it()
    {
        var home = Path.Combine(run.Folder, "site", "index.html");

        Assert.True(run.Exit == 0, run.Notes);
        Assert.True(File.Exists(home));
        Assert.Contains(new Uri(home).AbsoluteUri, run.Summary, StringComparison.Ordinal);
        Assert.Contains($"entente serve --case \"{run.Folder}\"", run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_number_of_the_summary_is_the_ledgers()
    {
        var data = await Load(run.Folder);

        var events = data.Evidence.Events.Where(e => !e.IsAggregate).ToList();
        var notCoded = data.Codings.Values.Count(c => c.NotCodedBecause is not null);
        Assert.Equal([data.Evidence.Documents.Count, data.Refusals.Count, notCoded], Numbers("read, "));
        Assert.Equal([data.Evidence.Assertions.Count], Numbers("each with its quotation"));
        Assert.Equal([events.Count, data.Evidence.Events.Count - events.Count], Numbers("that no count includes"));
        Assert.Equal([events.Count(e => Sources(e) > 1)], Numbers("two or more origins"));
        Assert.Equal([events.Count(e => Sources(e) == 1)], Numbers("one origin only"));
        Assert.Equal([events.Count(e => Sources(e) == 0)], Numbers("no source is named"));
        Assert.Equal([events.Count(e => e.Conflicts.Count > 0)], Numbers("on which sources differ"));
        Assert.Equal(
            data.Evidence.Series.Count,
            run.Summary.Split('\n').Count(l => l.EndsWith("unaccounted for.", StringComparison.Ordinal))
        );
        foreach (var series in data.Evidence.Series)
        {
            Assert.Contains(
                $": {series.Claimed} claimed, {series.Held} held, {series.Missing} unaccounted for.",
                run.Summary,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Every_note_of_the_repository_is_read_and_a_language_without_rules_is_named()
    {
        var data = await Load(run.Folder);

        var notes = Directory.GetFiles(Path.Combine(Repository(), "cases", "socialist-community", "notes"), "*.md");
        Assert.True(notes.Length >= 46, "the starter case has at least 46 notes");
        Assert.Equal(
            notes.Select(n => "notes/" + Path.GetFileName(n)).Order(StringComparer.Ordinal),
            data.Evidence.Documents.Select(d => d.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(
            data.Codings.Values.Where(c => c.NotCodedBecause is not null),
            c => Assert.Matches($@"kept but not coded \([^)]*\b{c.Language} \d", run.Summary)
        );
    }

    [Fact]
    public async Task Reprints_of_one_agency_report_are_folded()
    {
        var data = await Load(run.Folder);

        var name = data.Evidence.Documents.ToDictionary(d => d.Id, d => Path.GetFileName(d.Name));
        var copies = NearDuplicates.Group(data.Evidence.Documents).Where(c => c.Key != c.Value).Select(c => name[c.Key]).ToList();
        Assert.Equal([copies.Count], Numbers("Copies of another document"));
        Assert.Contains("04-mekong-107-nation.md", copies);
        Assert.Contains("50-cuba-training-nasdaq.md", copies);
        Assert.Contains("76-tajikistan-denial-mail.md", copies);
    }

    [Fact]
    public async Task A_second_run_makes_the_same_case_anew()
    {
        await using var second = new Run();
        await second.Demo();
        var stray = Path.Combine(second.Folder, "site", "stray.html");
        await File.WriteAllTextAsync(stray, "left from before", TestContext.Current.CancellationToken);

        await second.Demo();

        Assert.Equal(0, second.Exit);
        Assert.False(File.Exists(stray));
        var ids = await Ids(second.Folder);
        Assert.NotEmpty(ids);
        Assert.Equal(await Ids(run.Folder), ids);
        Assert.Equal(run.Summary.Replace(run.Folder, second.Folder, StringComparison.Ordinal), second.Summary);
    }

    [Fact]
    public async Task The_demo_never_clears_a_folder_that_it_did_not_make()
    {
        await using var other = new Run();
        Directory.CreateDirectory(other.Folder);
        var mine = Path.Combine(other.Folder, "mine.txt");
        await File.WriteAllTextAsync(mine, "not a demo", TestContext.Current.CancellationToken);

        await other.Demo();

        Assert.Equal(ExitCodes.Usage, other.Exit);
        Assert.Contains("ENT-2013", other.Notes, StringComparison.Ordinal);
        Assert.Equal([mine], Directory.GetFileSystemEntries(other.Folder));
        Assert.Equal("not a demo", await File.ReadAllTextAsync(mine, TestContext.Current.CancellationToken));
    }

    private static int Sources(Event e) => e.Origins.Count(o => o.Kind is not OriginKind.Uncited);

    // The numbers before the first bracket of the only line that holds these words.
    private List<int> Numbers(string words)
    {
        var line = Assert.Single(run.Summary.Split('\n'), l => l.Contains(words, StringComparison.Ordinal));
        return [.. Number().Matches(line.Split('(')[0]).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture))];
    }

    [GeneratedRegex(@"\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    private static async Task<SiteData> Load(string folder)
    {
        await using var made = await CaseFolder.Open(folder, TestContext.Current.CancellationToken);
        return await Site.Load(made, TestContext.Current.CancellationToken);
    }

    private static async Task<List<string>> Ids(string folder)
    {
        var evidence = (await Load(folder)).Evidence;
        return
        [
            .. evidence.Documents.Select(d => d.Id.Value),
            .. evidence.Assertions.Select(a => a.Id.Value),
            .. evidence.Events.Select(e => e.Id.Value),
        ];
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Entente.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests run inside the repository");
    }

    /// <summary>The program run as its own process on a folder of its own, which goes away afterwards.</summary>
    public sealed class Run : IAsyncLifetime
    {
        public string Folder { get; } = Path.Combine(Path.GetTempPath(), "entente-demo-" + Guid.NewGuid().ToString("n"));

        public int Exit { get; private set; }

        public string Summary { get; private set; } = "";

        public string Notes { get; private set; } = "";

        public async ValueTask InitializeAsync() => await Demo();

        public async Task Demo()
        {
            var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "entente"), ["demo", "--folder", Folder, "--no-open"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            using var process = Process.Start(start)!;
            var summary = process.StandardOutput.ReadToEndAsync();
            var notes = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            (Exit, Summary, Notes) = (process.ExitCode, await summary, await notes);
        }

        public ValueTask DisposeAsync()
        {
            if (Directory.Exists(Folder))
            {
                Directory.Delete(Folder, recursive: true);
            }

            return ValueTask.CompletedTask;
        }
    }
}

using System.Globalization;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Entente.Tests;

/// <summary>What every verb promises on the command line: exit status, messages with a code and a fix, data on standard output.</summary>
public sealed class CommandTests(CommandTests.BuiltCase built) : IClassFixture<CommandTests.BuiltCase>
{
    /// <summary>One case for all tests that only read.</summary>
    public sealed class BuiltCase : IAsyncLifetime
    {
        internal EntenteProgram Entente { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Entente = await EntenteProgram.WithCase(
                ("a.md", $"---\ntitle: Patrol\npublisher: Xinhua\ndate: 2024-04-30\nlang: en\n---\n{Samples.Sentence}"),
                (
                    "b.md",
                    "---\ntitle: Visit\npublisher: Nhan Dan\ndate: 2024-08-20\nlang: en\n---\nChina and Vietnam signed an agreement on police cooperation on 19 August 2024, after Tô Lâm visited Beijing. The SCO admitted Laos."
                ),
                ("c.txt", "中国与老挝签署了安全合作协议。"),
                (
                    "=d.md",
                    "---\ntitle: Training\npublisher: Xinhua\ndate: 2023-05-04\nlang: en\n---\nThe Ministry of Public Security of China trained 40 police officers from Laos on 3 May 2023."
                )
            );

        public ValueTask DisposeAsync()
        {
            Entente.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private Task<EntenteProgram.Result> Run(params IReadOnlyList<string> arguments) => built.Entente.OnCase(arguments);

    // ── usage ──

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("add")]
    [InlineData("show", "weather")]
    [InlineData("export", "--format", "xlsx")]
    [InlineData("build", "--nonsense")]
    public async Task A_command_line_that_means_nothing_ends_with_2_and_says_where_help_is(params string[] arguments)
    {
        var result = await built.Entente.Run(arguments);

        Assert.Equal(2, result.Code);
        Assert.Contains("entente --help", result.Errors, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("add", "a.txt")]
    [InlineData("build")]
    [InlineData("show", "events")]
    [InlineData("search", "x")]
    [InlineData("export")]
    [InlineData("verify")]
    [InlineData("explain", "a1")]
    [InlineData("site")]
    public async Task Without_a_case_every_verb_says_so_and_ends_with_3(params string[] arguments)
    {
        var nowhere = Directory.CreateTempSubdirectory("entente-test-").FullName;
        try
        {
            var result = await built.Entente.Run([.. arguments, "--case", nowhere]);

            Assert.Equal(3, result.Code);
            Assert.Contains("ENT-2001", result.Errors, StringComparison.Ordinal);
            Assert.Contains("entente init", result.Errors, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFileSystemEntries(nowhere));
        }
        finally
        {
            Directory.Delete(nowhere, recursive: true);
        }
    }

    [Fact]
    public async Task A_case_is_made_once()
    {
        var again = await built.Entente.Run("init", built.Entente.Case);

        Assert.Equal(2, again.Code);
        Assert.Contains("ENT-2002", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Naming_only_what_is_not_there_ends_with_3()
    {
        var add = await Run("add", "nothing.txt");

        Assert.Equal(3, add.Code);
        Assert.Contains("ENT-2010", add.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_name_the_line_and_end_with_4()
    {
        using var entente = await EntenteProgram.WithCase();
        await File.WriteAllTextAsync(Path.Combine(entente.Case, "entente.toml"), "title = \nx", TestContext.Current.CancellationToken);

        var result = await entente.OnCase("build");

        Assert.Equal(4, result.Code);
        Assert.Contains("ENT-2003", result.Errors, StringComparison.Ordinal);
    }

    // ── show ──

    [Theory]
    [InlineData("event", "EV-")]
    [InlineData("partnership", "chn-vnm")]
    [InlineData("partnership", "Viet Nam")]
    [InlineData("series", "Joint coast guard patrols")]
    [InlineData("actor", "chn")]
    [InlineData("actor", "Vietnam Coast Guard")]
    [InlineData("documents", "Patrol")]
    public async Task A_thing_is_shown_by_id_or_name(string kind, string id)
    {
        var result = await Run("show", kind, id);

        Assert.Equal(0, result.Code);
        Assert.NotEmpty(result.Output);
    }

    [Theory]
    [InlineData("event", "EV-zzzzzzzz", null)]
    [InlineData("partnership", "chn-vmn", "'chn-vnm'")]
    [InlineData("actor", "Vietnam Coast Gaurd", "'Vietnam Coast Guard'")]
    [InlineData("series", "Joint cost guard patrols, Beibu Gulf", "Joint coast guard patrols")]
    [InlineData("documents", "texts/aa.md", "'texts/a.md'")]
    public async Task A_name_that_is_not_there_ends_with_3_and_the_nearest_that_are(string kind, string id, string? near)
    {
        var result = await Run("show", kind, id);

        Assert.Equal(3, result.Code);
        Assert.Contains("ENT-2012", result.Errors, StringComparison.Ordinal);
        Assert.Contains(near ?? "Leave the id out", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_is_explained_by_the_frame_that_read_it()
    {
        var line = (await Run("export", "--format", "jsonl")).Output.Split('\n')[0];
        var id = System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!;

        var explained = await Run("explain", id);
        var unknown = await Run("explain", "no-such-record");

        Assert.Equal(0, explained.Code);
        Assert.Contains("  because ", explained.Output, StringComparison.Ordinal);
        Assert.Equal(3, unknown.Code);
        Assert.Contains("ENT-2011", unknown.Errors, StringComparison.Ordinal);
    }

    // ── search ──

    [Theory]
    [InlineData("To Lam", "⟦Tô Lâm⟧")]
    [InlineData("tô lâm", "⟦Tô Lâm⟧")]
    [InlineData("老挝", "⟦老挝⟧")]
    [InlineData("安全", "⟦安全⟧")]
    public async Task Search_does_not_mind_diacritics_and_finds_two_characters(string words, string snippet)
    {
        var result = await Run("search", words);

        Assert.Equal(0, result.Code);
        Assert.Contains(snippet, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_without_a_hit_ends_with_3()
    {
        Assert.Equal(3, (await Run("search", "zeppelin")).Code);
    }

    // ── export ──

    [Fact]
    public async Task No_cell_of_the_table_begins_like_a_formula()
    {
        var csv = (await Run("export", "--format", "csv")).Output;

        Assert.Equal(
            0,
            csv.Split('\n').SelectMany(Cells).Count(c => c.Length > 0 && "=+-@\t\r\0".Contains(c[0], StringComparison.Ordinal))
        );
        Assert.StartsWith("id,type,", csv, StringComparison.Ordinal);
        Assert.Contains("AGR_", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\0x", "'\0x")]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    public void A_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(string? cell, string neutral)
    {
        Assert.Equal(neutral, Formats.Writers.EventCsv.Neutral(cell));
    }

    [Fact]
    public async Task Records_are_exported_one_JSON_object_a_line_with_their_exact_words()
    {
        var lines = (await Run("export", "--format", "jsonl")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.NotEmpty(lines);
        foreach (var line in lines)
        {
            var record = System.Text.Json.JsonDocument.Parse(line).RootElement;
            var text = await File.ReadAllTextAsync(
                Path.Combine(built.Entente.Folder, record.GetProperty("doc").GetString()!),
                TestContext.Current.CancellationToken
            );
            var body = text[(text.LastIndexOf("---\n", StringComparison.Ordinal) is >= 0 and var i ? i + 4 : 0)..];
            var (start, end) = (record.GetProperty("start").GetInt32(), record.GetProperty("end").GetInt32());
            Assert.Equal(record.GetProperty("quote").GetString(), body[start..end]);
        }
    }

    private static IEnumerable<string> Cells(string row) => row.Split(',').Select(c => c.TrimStart('"'));

    // ── doctor, verify ──

    [Fact]
    public async Task Doctor_names_the_fix_of_what_is_wrong()
    {
        var well = await built.Entente.Run("doctor");
        using var broken = new EntenteProgram();
        var start = new System.Diagnostics.ProcessStartInfo(EntenteProgram.Path, "doctor")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["ENTENTE_CODEBOOK"] = broken.Folder;
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, well.Code);
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("FAIL  codebook", output, StringComparison.Ordinal);
        Assert.Contains("Fix: ", output, StringComparison.Ordinal);
    }

    private static async Task<EntenteProgram> Copy() =>
        await EntenteProgram.WithCase(
            ("a.txt", Samples.Sentence),
            ("b.txt", "China and Laos signed an agreement on policing on 3 May 2023.")
        );

    [Fact]
    public async Task A_changed_byte_of_a_kept_file_is_found()
    {
        using var entente = await Copy();
        var blob = Directory.GetFiles(Path.Combine(entente.Case, "blobs"), "*", SearchOption.AllDirectories)[0];
        var bytes = await File.ReadAllBytesAsync(blob, TestContext.Current.CancellationToken);
        bytes[3] ^= 1;
        await File.WriteAllBytesAsync(blob, bytes, TestContext.Current.CancellationToken);

        var verify = await entente.OnCase("verify");

        Assert.Equal(4, verify.Code);
        Assert.Contains("does not fit", verify.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE document SET text = text || ' ' WHERE seq = 1")]
    [InlineData("UPDATE document SET metadata = '{\"Title\":\"Another\"}' WHERE seq = 1")]
    [InlineData("UPDATE document SET name = 'other.txt' WHERE seq = 1")]
    [InlineData("UPDATE assertion SET body = replace(body, 'Occurred', 'Planned') WHERE place = 0")]
    [InlineData("UPDATE assertion SET body = replace(body, '2024', '2014')")]
    [InlineData("UPDATE event SET body = replace(body, 'Occurred', 'Planned')")]
    [InlineData("DELETE FROM event")]
    [InlineData("DELETE FROM assertion WHERE place = 0")]
    [InlineData("DELETE FROM entry WHERE number = 1")]
    [InlineData("DELETE FROM entry WHERE number = (SELECT max(number) FROM entry)")]
    [InlineData("UPDATE entry SET at = '2020-01-01T00:00:00Z' WHERE number = 1")]
    [InlineData("DELETE FROM document WHERE seq = 1")]
    public async Task A_changed_row_is_found(string change)
    {
        using var entente = await Copy();
        Assert.Equal(0, (await entente.OnCase("verify")).Code);
        await using (
            var connection = new SqliteConnection($"Data Source={Path.Combine(entente.Case, "case.db")};Pooling=False;Foreign Keys=False")
        )
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The changes stand above.
            command.CommandText = change;
#pragma warning restore CA2100
            Assert.NotEqual(0, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        var verify = await entente.OnCase("verify");

        Assert.Equal(4, verify.Code);
        Assert.Contains("does not fit", verify.Output, StringComparison.Ordinal);
    }

    // ── a disk that fails ──

    [Fact]
    public async Task A_case_file_that_is_no_database_is_told_with_a_way_back()
    {
        using var entente = await Copy();
        await File.WriteAllBytesAsync(Path.Combine(entente.Case, "case.db"), new byte[8192], TestContext.Current.CancellationToken);
        File.Delete(Path.Combine(entente.Case, "case.db-wal"));

        var build = await entente.OnCase("verify");

        Assert.Equal(4, build.Code);
        Assert.Contains("ENT-2024", build.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("add", "texts/b.txt")]
    [InlineData("build", null)]
    public async Task A_case_that_another_process_writes_to_is_told_as_such(string verb, string? path)
    {
        using var entente = new EntenteProgram();
        await entente.Run("init", entente.Case);
        entente.Write("texts/a.txt", Samples.Sentence);
        entente.Write("texts/b.txt", Samples.Sentence + " Again.");
        await entente.OnCase("add", "texts/a.txt");
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(entente.Case, "case.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var held = connection.BeginTransaction(deferred: false);

        var result = await entente.OnCase(path is null ? [verb] : [verb, path]);

        Assert.Equal(1, result.Code);
        Assert.Contains("ENT-2022", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_is_a_bar_on_a_terminal_and_plain_lines_elsewhere()
    {
        var clock = new StepClock();
        using var bar = new StringWriter(CultureInfo.InvariantCulture);
        using var plain = new StringWriter(CultureInfo.InvariantCulture);
        using var onTerminal = new App.Hosting.ProgressLine("files", bar, isTerminal: true, clock);
        using var elsewhere = new App.Hosting.ProgressLine("files", plain, isTerminal: false, clock);

        for (var i = 1; i <= 100; i++)
        {
            clock.Step(TimeSpan.FromSeconds(0.2));
            onTerminal.Show(i, 100, "x");
            elsewhere.Show(i, 100, "x");
        }

        Assert.Contains("\r[############............] 50 of 100 files, x, 10 s left", bar.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\r", plain.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            ["25 of 100 files, x, 15 s left", "50 of 100 files, x, 10 s left", "75 of 100 files, x, 5 s left", "100 of 100 files, x"],
            plain.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
        );
    }

    private sealed class StepClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Step(TimeSpan by) => _now += by.Ticks;
    }
}

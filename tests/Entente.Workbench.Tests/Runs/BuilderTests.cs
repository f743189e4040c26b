using System.Text.Json;
using CsCheck;
using Entente.Assertions;
using Entente.Benchmarks;
using Entente.Documents;
using Entente.Events;
using Entente.Formats;
using Entente.Formats.Codebooks;
using Entente.Ledger;
using Entente.Storage.Blobs;
using Entente.Storage.Sqlite;
using Entente.Workbench.Runs;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Entente.Tests.Runs;

public sealed class BuilderTests : IDisposable
{
    private static readonly Lazy<(Codebook.CodebookData Codebook, Coder Coder)> Loaded = new(() =>
    {
        var (codebook, patterns) = CodebookFolder.Read(Path.Combine(Root(), "codebook"), "en");
        return (codebook, new(new Codebook.Lexicon(codebook, patterns)));
    });

    private static readonly Lazy<IReadOnlyList<Document>> Corpus = new(() => [.. Enumerable.Range(0, 60).Select(Make)]);

    private readonly string _folder = Directory.CreateTempSubdirectory("entente-test-").FullName;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Entente.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    private static Document Make(int n) => Read($"{n}.md", new PlausibleDocuments(Loaded.Value.Codebook, 7).Make(n));

    private static Document Read(string name, string text) =>
        DocumentReaders.Read(new(name, System.Text.Encoding.UTF8.GetBytes(text)), ReadLimits.Default).Document!;

    private static Task<IntakeResult> Add(ILedger ledger, Document document) =>
        ledger.TakeIn(new Ledger.Intake("2026-11-24T10:00:00Z", "test", document.Name, document.Id, 1, ReadOutcome.Read(document)), Now);

    private static Builder Builder(ILedger ledger) => new(ledger, Loaded.Value.Coder, Loaded.Value.Codebook);

    private static string Written(Evidence evidence) => JsonSerializer.Serialize(evidence.Events);

    private static async Task<string> Events(ILedger ledger)
    {
        var kept = new List<Event>();
        await foreach (var e in ledger.Events(Now))
        {
            kept.Add(e);
        }

        var documents = await List(ledger.Documents(Now));
        var assertions = await List(ledger.Assertions(Now));
        return Written(Pipeline.AddUp(documents, assertions, Corroborator.Ordered(kept), Loaded.Value.Codebook));
    }

    private static async Task<List<T>> List<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }

    private static string FromScratch(IReadOnlyList<Document> documents) =>
        Written(
            Pipeline.Corroborate(documents, [.. documents.SelectMany(d => Loaded.Value.Coder.Code(d).Assertions)], Loaded.Value.Codebook)
        );

    private async Task<ILedger> Open(string kind) =>
        kind == "memory" ? new MemoryLedger() : await SqliteLedger.Open(Path.Combine(_folder, Guid.NewGuid().ToString("N")), Now);

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    public async Task Building_a_little_at_a_time_gives_what_building_all_at_once_gives(string kind)
    {
        await using var ledger = await Open(kind);
        foreach (var batch in Corpus.Value.Chunk(7))
        {
            foreach (var document in batch)
            {
                await Add(ledger, document);
            }

            await Builder(ledger).Build(null, Now);
        }

        Assert.Equal(FromScratch(Corpus.Value), await Events(ledger));
        Assert.Equal(await Events(ledger), Written(await Workbench.Runs.Builder.Load(ledger, Loaded.Value.Codebook, Now)));
    }

    [Fact]
    public void Any_order_and_any_cut_into_builds_gives_what_one_build_gives()
    {
        Gen.Select(Gen.Shuffle(Enumerable.Range(0, 24).ToArray()), Gen.Int[1, 9])
            .Sample(
                (order, size) =>
                {
                    var documents = order.Select(i => Corpus.Value[20 + i]).ToList();
                    var ledger = new MemoryLedger();
                    foreach (var batch in documents.Chunk(size))
                    {
                        foreach (var document in batch)
                        {
                            Add(ledger, document).GetAwaiter().GetResult();
                        }

                        Builder(ledger).Build(null, Now).GetAwaiter().GetResult();
                    }

                    return Events(ledger).GetAwaiter().GetResult() == FromScratch(documents);
                },
                iter: 12
            );
    }

    [Fact]
    public async Task A_document_that_turns_out_to_be_what_others_cite_changes_their_origin()
    {
        await using var ledger = await Open("sqlite");
        await Add(
            ledger,
            Read(
                "note.md",
                "---\ntitle: Note\nlang: en\n---\nChina and Laos signed an agreement on police cooperation on 3 May 2023 (Xinhua, May 4, 2023)."
            )
        );
        await Builder(ledger).Build(null, Now);
        var before = Assert.Single(
            (await Workbench.Runs.Builder.Load(ledger, Loaded.Value.Codebook, Now)).Events,
            e => e.Type == "AGR_SIGN"
        );
        Assert.Equal(OriginKind.CitedWork, Assert.Single(before.Origins).Kind);

        await Add(
            ledger,
            Read(
                "xinhua.md",
                "---\ntitle: Report\npublisher: Xinhua\ndate: 2023-05-04\nlang: en\n---\nThe weather in Vientiane was fine on that day."
            )
        );
        await Builder(ledger).Build(null, Now);

        var after = Assert.Single(
            (await Workbench.Runs.Builder.Load(ledger, Loaded.Value.Codebook, Now)).Events,
            e => e.Type == "AGR_SIGN"
        );
        Assert.Equal(OriginKind.Document, Assert.Single(after.Origins).Kind);
        Assert.Contains("which we hold", string.Join(' ', after.Origins[0].Steps), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_with_nothing_changed_does_nothing()
    {
        await using var ledger = await Open("sqlite");
        foreach (var document in Corpus.Value.Take(10))
        {
            await Add(ledger, document);
        }

        await Builder(ledger).Build(null, Now);
        var again = await Builder(ledger).Build(null, Now);

        Assert.Equal((0, 0, 0), (again.Total, again.Assertions, again.Events));
    }

    [Fact]
    public async Task One_more_document_codes_one_document()
    {
        await using var ledger = await Open("sqlite");
        foreach (var document in Corpus.Value.Take(20))
        {
            await Add(ledger, document);
        }

        await Builder(ledger).Build(null, Now);
        await Add(ledger, Corpus.Value[20]);
        var again = await Builder(ledger).Build(null, Now);

        Assert.Equal(1, again.Total);
    }

    [Fact]
    public async Task A_build_that_is_stopped_goes_on_where_it_was()
    {
        await using var ledger = await Open("sqlite");
        foreach (var document in Corpus.Value)
        {
            await Add(ledger, document);
        }

        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Builder(ledger).Build(new Stopper(stop), stop.Token));
        var left = (await ledger.NotCodedUnder(Loaded.Value.Coder.Key, Now)).Count;
        var rest = await Builder(ledger).Build(null, Now);

        Assert.InRange(left, 1, Corpus.Value.Count - 1);
        Assert.Equal(left, rest.Total);
        Assert.Equal(FromScratch(Corpus.Value), await Events(ledger));
    }

    [Fact]
    public async Task Hundreds_of_edits_of_the_case_file_are_all_found_and_an_untouched_case_raises_no_alarm()
    {
        var path = Path.Combine(_folder, "case.db");
        var blobs = new FolderBlobs(Path.Combine(_folder, "blobs"));
        await using (var ledger = await SqliteLedger.Open(path, Now))
        {
            foreach (var n in Enumerable.Range(0, 5))
            {
                var document = Corpus.Value[n];
                await blobs.Keep(System.Text.Encoding.UTF8.GetBytes(new PlausibleDocuments(Loaded.Value.Codebook, 7).Make(n)), Now);
                await Add(ledger, document);
            }

            await Builder(ledger).Build(null, Now);
        }

        Assert.Empty(await Faults(path, blobs));
        var edits = new List<string>();
        foreach (var (table, column, count) in Columns)
        {
            foreach (var row in Enumerable.Range(0, count))
            {
                edits.Add(
                    $"UPDATE {table} SET {column} = replace({column}, substr({column}, 1 + ({row} * 7919) % length({column}), 1), '~') WHERE rowid_of = {row}"
                );
            }
        }

        var missed = new List<string>();
        foreach (var edit in edits)
        {
            var copy = path + ".edit";
            File.Copy(path, copy, overwrite: true);
            if (await Change(copy, edit) && (await Faults(copy, blobs)).Count == 0)
            {
                missed.Add(edit);
            }
        }

        Assert.Empty(missed);
    }

    // Table, column, rows to edit. What decides the meaning of a case; numbers and keys are the chain's own.
    private static readonly IReadOnlyList<(string Table, string Column, int Rows)> Columns =
    [
        ("entry", "at", 5),
        ("entry", "by", 5),
        ("entry", "subject", 5),
        ("entry", "content", 5),
        ("entry", "previous", 5),
        ("entry", "hash", 5),
        ("document", "name", 5),
        ("document", "text", 5),
        ("document", "metadata", 5),
        ("assertion", "body", 80),
        ("event", "body", 80),
    ];

    // A row is named by its place in the table. An edit that leaves the row as it was, or is refused by the database, is none.
    private static async Task<bool> Change(string path, string edit)
    {
        var parts = edit.Split(" WHERE rowid_of = ");
        var table = edit.Split(' ')[1];
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync(Now);
        var key = table switch
        {
            "entry" => "number",
            "document" => "seq",
            "assertion" => "document || place",
            _ => "block || place",
        };
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Edits are made up above.
        command.CommandText = $"{parts[0]} WHERE {key} = (SELECT {key} FROM {table} ORDER BY {key} LIMIT 1 OFFSET {parts[1]})";
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync(Now) > 0;
    }

    private static async Task<IReadOnlyList<string>> Faults(string path, FolderBlobs blobs)
    {
        await using var ledger = await SqliteLedger.Open(path, Now);
        return (
            await new Verifier(
                ledger,
                blobs,
                (file, _) => Task.FromResult(DocumentReaders.Read(file, ReadLimits.Default)),
                Loaded.Value.Coder,
                Loaded.Value.Codebook
            ).Verify(Now)
        ).Faults;
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<BuildProgress>
    {
        public void Report(BuildProgress value) => stop.Cancel();
    }
}

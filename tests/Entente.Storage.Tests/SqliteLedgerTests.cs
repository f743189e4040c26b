using Entente.Ledger;
using Entente.Storage.Blobs;
using Entente.Storage.Sqlite;
using Xunit;

namespace Entente.Tests;

public sealed class SqliteLedgerTests : LedgerContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entente-test-").FullName;

    protected override async Task<ILedger> Open() => await SqliteLedger.Open(Path.Combine(_folder, "case.db"), Now);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_kept_is_there_after_opening_again()
    {
        await using (var ledger = await Open())
        {
            await ledger.TakeIn(Taking("one"), Now);
        }

        await using var again = await Open();

        Assert.NotNull(await again.FindDocument(Taking("one").Bytes, Now));
    }

    [Fact]
    public async Task Two_processes_writing_by_turns_keep_one_chain()
    {
        await using var one = await Open();
        await using var two = await Open();

        for (var i = 0; i < 20; i++)
        {
            await (i % 2 == 0 ? one : two).TakeIn(Taking($"text {i}"), Now);
        }

        LedgerEntry? previous = null;
        await foreach (var entry in one.Entries(0, Now))
        {
            Assert.Null(LedgerChain.Fault(previous, entry));
            previous = entry;
        }

        Assert.Equal(20, previous?.Number);
    }

    [Fact]
    public async Task A_case_of_a_newer_version_is_refused_and_left_alone()
    {
        await (await Open()).DisposeAsync();
        await using (
            var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_folder, "case.db")};Pooling=False")
        )
        {
            await connection.OpenAsync(Now);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version=999";
            await command.ExecuteNonQueryAsync(Now);
        }

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(Open);

        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
    }
}

public sealed class FolderBlobsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entente-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Bytes_come_back_under_their_hash()
    {
        var blobs = new FolderBlobs(_folder);
        var now = TestContext.Current.CancellationToken;

        var id = await blobs.Keep(new byte[] { 1, 2, 3 }, now);
        var again = await blobs.Keep(new byte[] { 1, 2, 3 }, now);

        Assert.Equal(id, again);
        Assert.Equal("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", id.Value);
        Assert.Equal([1, 2, 3], (await blobs.Find(id, now))!.Value.ToArray());
        var all = new List<Documents.DocumentId>();
        await foreach (var one in blobs.All(now))
        {
            all.Add(one);
        }

        Assert.Equal([id], all);
    }
}

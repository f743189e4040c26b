using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Assertions;
using Entente.Documents;
using Entente.Events;
using Entente.Ledger;
using Entente.Text;
using Entente.Time;
using Microsoft.Data.Sqlite;

namespace Entente.Storage.Sqlite;

/// <summary>
/// The ledger of one case in one SQLite file. Write-ahead log with synchronous=FULL: what a method has returned from survives a
/// power cut. One writer at a time; a second process waits up to ten seconds for its turn.
/// </summary>
public sealed class SqliteLedger : ILedger
{
    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private SqliteLedger(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the file, making it and bringing it to the newest layout when needed.</summary>
    public static async Task<SqliteLedger> Open(string path, CancellationToken cancellation)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                DefaultTimeout = 10,
                Pooling = false,
            }.ToString()
        );
        await connection.OpenAsync(cancellation);
        var ledger = new SqliteLedger(connection);
        await ledger.Run(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000;",
            cancellation
        );
        await ledger.Migrate(cancellation);
        return ledger;
    }

    // ── layout ──

    private static readonly IReadOnlyList<string> Migrations =
    [
        """
            CREATE TABLE entry (
                number INTEGER PRIMARY KEY, kind TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, subject TEXT NOT NULL,
                content TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE);
            CREATE INDEX entry_subject ON entry (subject);
            CREATE TABLE document (
                seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, media_type TEXT NOT NULL, text TEXT NOT NULL,
                metadata TEXT NOT NULL, marks TEXT NOT NULL, read_by TEXT NOT NULL);
            CREATE TABLE coding (
                document TEXT PRIMARY KEY REFERENCES document (id), key TEXT NOT NULL, language TEXT NOT NULL, not_coded TEXT, count INTEGER NOT NULL);
            CREATE TABLE assertion (
                document TEXT NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (document, place)) WITHOUT ROWID;
            CREATE TABLE derived (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
            CREATE VIRTUAL TABLE words USING fts5 (body, content='', tokenize='unicode61 remove_diacritics 2');
            """,
        // Events are kept by block, with what says which blocks to join anew. Codings carry no blocks yet: they are made again.
        """
            DELETE FROM assertion;
            DELETE FROM coding;
            ALTER TABLE assertion ADD COLUMN block TEXT;
            ALTER TABLE coding ADD COLUMN cites_others INTEGER NOT NULL DEFAULT 0;
            CREATE INDEX assertion_block ON assertion (block) WHERE block IS NOT NULL;
            CREATE TABLE cites (key TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (key, document)) WITHOUT ROWID;
            CREATE INDEX cites_document ON cites (document);
            CREATE TABLE placed (document TEXT PRIMARY KEY, copy_of TEXT) WITHOUT ROWID;
            CREATE INDEX placed_copy ON placed (copy_of) WHERE copy_of IS NOT NULL;
            CREATE TABLE band (key INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (key, seq)) WITHOUT ROWID;
            CREATE TABLE unjoined (block TEXT PRIMARY KEY) WITHOUT ROWID;
            CREATE TABLE event (
                block TEXT NOT NULL, place INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (block, place)) WITHOUT ROWID;
            """,
    ];

    private async Task Migrate(CancellationToken cancellation)
    {
        var version = Convert.ToInt32(await Scalar("PRAGMA user_version", cancellation), CultureInfo.InvariantCulture);
        if (version > Migrations.Count)
        {
            throw new InvalidOperationException(
                $"the case was written by a newer version of Entente (layout {version}, this one knows {Migrations.Count})"
            );
        }

        while (version < Migrations.Count)
        {
            await using var transaction = _connection.BeginTransaction(deferred: false);
            // Another process may have made the step while this one waited for its turn.
            version = Convert.ToInt32(await Scalar("PRAGMA user_version", cancellation, transaction), CultureInfo.InvariantCulture);
            if (version < Migrations.Count)
            {
                await Run(
                    Migrations[version] + string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={++version};"),
                    cancellation,
                    transaction
                );
            }

            await transaction.CommitAsync(cancellation);
        }
    }

    // ── entries ──

    public async Task<IReadOnlyList<LedgerEntry>> Append(IReadOnlyList<NewEntry> entries, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return await InTransaction(
            async transaction =>
            {
                var written = new List<LedgerEntry>(entries.Count);
                foreach (var entry in entries)
                {
                    written.Add(await AppendOne(entry, transaction, cancellation));
                }

                return (IReadOnlyList<LedgerEntry>)written;
            },
            cancellation
        );
    }

    private async Task<LedgerEntry> AppendOne(NewEntry entry, SqliteTransaction transaction, CancellationToken cancellation)
    {
        var next = LedgerChain.Follow(await LastEntry(transaction, cancellation), entry);
        await using var insert = Command(
            "INSERT INTO entry VALUES ($number, $kind, $at, $by, $subject, $content, $previous, $hash)",
            transaction
        );
        insert.Parameters.AddWithValue("$number", next.Number);
        insert.Parameters.AddWithValue("$kind", next.Kind.ToString());
        insert.Parameters.AddWithValue("$at", next.At);
        insert.Parameters.AddWithValue("$by", next.By);
        insert.Parameters.AddWithValue("$subject", next.Subject);
        insert.Parameters.AddWithValue("$content", next.Content);
        insert.Parameters.AddWithValue("$previous", next.Previous);
        insert.Parameters.AddWithValue("$hash", next.Hash);
        await insert.ExecuteNonQueryAsync(cancellation);
        return next;
    }

    private async Task<LedgerEntry?> LastEntry(SqliteTransaction? transaction, CancellationToken cancellation)
    {
        await using var select = Command("SELECT * FROM entry ORDER BY number DESC LIMIT 1", transaction);
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? ReadEntry(reader) : null;
    }

    public async IAsyncEnumerable<LedgerEntry> Entries(long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var select = Command("SELECT * FROM entry WHERE number > $after ORDER BY number");
        select.Parameters.AddWithValue("$after", after);
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return ReadEntry(reader);
        }
    }

    public async Task<LedgerEntry?> Head(CancellationToken cancellation) => await Locked(() => LastEntry(null, cancellation), cancellation);

    private static LedgerEntry ReadEntry(SqliteDataReader reader) =>
        new()
        {
            Number = reader.GetInt64(0),
            Kind = Enum.Parse<LedgerEntryKind>(reader.GetString(1)),
            At = reader.GetString(2),
            By = reader.GetString(3),
            Subject = reader.GetString(4),
            Content = reader.GetString(5),
            Previous = reader.GetString(6),
            Hash = reader.GetString(7),
        };

    // ── intake ──

    public async Task<IReadOnlyList<IntakeResult>> TakeIn(IReadOnlyList<Intake> intakes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(intakes);
        return await InTransaction(
            async transaction =>
            {
                var results = new List<IntakeResult>(intakes.Count);
                foreach (var intake in intakes)
                {
                    results.Add(await TakeInOne(intake, transaction, cancellation));
                }

                return (IReadOnlyList<IntakeResult>)results;
            },
            cancellation
        );
    }

    private async Task<IntakeResult> TakeInOne(Intake intake, SqliteTransaction transaction, CancellationToken cancellation)
    {
        await using var exists = Command("SELECT 1 FROM document WHERE id = $id", transaction);
        exists.Parameters.AddWithValue("$id", intake.Bytes.Value);
        if (await exists.ExecuteScalarAsync(cancellation) is not null)
        {
            return new IntakeResult(IntakeOutcome.AlreadyThere, null);
        }

        var entry = IntakeEntry.Of(intake);
        if (intake.Outcome.Refusal is not null && await RefusedBefore(entry, transaction, cancellation))
        {
            return new IntakeResult(IntakeOutcome.Refused, null);
        }

        var written = await AppendOne(entry, transaction, cancellation);
        if (intake.Outcome.Document is not { } document)
        {
            return new IntakeResult(IntakeOutcome.Refused, written);
        }

        await InsertDocument(document, transaction, cancellation);
        return new IntakeResult(IntakeOutcome.Added, written);
    }

    private async Task<bool> RefusedBefore(NewEntry entry, SqliteTransaction transaction, CancellationToken cancellation)
    {
        await using var select = Command(
            "SELECT 1 FROM entry WHERE subject = $subject AND kind = $kind AND content = $content",
            transaction
        );
        select.Parameters.AddWithValue("$subject", entry.Subject);
        select.Parameters.AddWithValue("$kind", entry.Kind.ToString());
        select.Parameters.AddWithValue("$content", entry.Content);
        return await select.ExecuteScalarAsync(cancellation) is not null;
    }

    private async Task InsertDocument(Document document, SqliteTransaction transaction, CancellationToken cancellation)
    {
        await using var insert = Command(
            "INSERT INTO document (id, name, media_type, text, metadata, marks, read_by) VALUES ($id, $name, $media, $text, $metadata, $marks, $reader) RETURNING seq",
            transaction
        );
        insert.Parameters.AddWithValue("$id", document.Id.Value);
        insert.Parameters.AddWithValue("$name", document.Name);
        insert.Parameters.AddWithValue("$media", document.MediaType);
        insert.Parameters.AddWithValue("$text", document.Text.Value);
        insert.Parameters.AddWithValue("$metadata", JsonSerializer.Serialize(document.Metadata, Json));
        insert.Parameters.AddWithValue("$marks", JsonSerializer.Serialize(document.Marks, Json));
        insert.Parameters.AddWithValue("$reader", document.ReadBy);
        var seq = (long)(await insert.ExecuteScalarAsync(cancellation))!;
        await using var words = Command("INSERT INTO words (rowid, body) VALUES ($seq, $body)", transaction);
        words.Parameters.AddWithValue("$seq", seq);
        words.Parameters.AddWithValue("$body", SearchText.Spaced(document.Metadata.Title + " " + document.Text.Value));
        await words.ExecuteNonQueryAsync(cancellation);
    }

    public async IAsyncEnumerable<Document> Documents([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var select = Command("SELECT id, name, media_type, text, metadata, marks, read_by FROM document ORDER BY seq");
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return ReadDocument(reader);
        }
    }

    public async Task<Document?> FindDocument(DocumentId id, CancellationToken cancellation) =>
        await Locked(
            async () =>
            {
                await using var select = Command(
                    "SELECT id, name, media_type, text, metadata, marks, read_by FROM document WHERE id = $id"
                );
                select.Parameters.AddWithValue("$id", id.Value);
                await using var reader = await select.ExecuteReaderAsync(cancellation);
                return await reader.ReadAsync(cancellation) ? ReadDocument(reader) : null;
            },
            cancellation
        );

    private static Document ReadDocument(SqliteDataReader reader) =>
        new()
        {
            Id = new(reader.GetString(0)),
            Name = reader.GetString(1),
            MediaType = reader.GetString(2),
            Text = new(reader.GetString(3)),
            Metadata = JsonSerializer.Deserialize<DocumentMetadata>(reader.GetString(4), Json)!,
            Marks = JsonSerializer.Deserialize<List<TextMark>>(reader.GetString(5), Json)!,
            ReadBy = reader.GetString(6),
        };

    // ── codings ──

    public async Task<IReadOnlyList<DocumentId>> NotCodedUnder(string codingKey, CancellationToken cancellation) =>
        await Locked(
            async () =>
            {
                await using var select = Command(
                    "SELECT d.id FROM document d LEFT JOIN coding c ON c.document = d.id WHERE c.key IS NULL OR c.key <> $key ORDER BY d.seq"
                );
                select.Parameters.AddWithValue("$key", codingKey);
                var ids = new List<DocumentId>();
                await using var reader = await select.ExecuteReaderAsync(cancellation);
                while (await reader.ReadAsync(cancellation))
                {
                    ids.Add(new(reader.GetString(0)));
                }

                return (IReadOnlyList<DocumentId>)ids;
            },
            cancellation
        );

    public async Task KeepCodings(IReadOnlyList<Coding> codings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(codings);
        await InTransaction(
            async transaction =>
            {
                await using var delete = Command("DELETE FROM assertion WHERE document = $document", transaction);
                var deleted = delete.Parameters.Add("$document", SqliteType.Text);
                await using var note = Command(
                    "INSERT OR IGNORE INTO unjoined SELECT DISTINCT block FROM assertion WHERE document = $document AND block IS NOT NULL",
                    transaction
                );
                var noted = note.Parameters.Add("$document", SqliteType.Text);
                await using var forget = Command("DELETE FROM cites WHERE document = $document", transaction);
                var forgotten = forget.Parameters.Add("$document", SqliteType.Text);
                await using var cite = Command("INSERT INTO cites VALUES ($key, $document)", transaction);
                var (cited, citing) = (cite.Parameters.Add("$key", SqliteType.Text), cite.Parameters.Add("$document", SqliteType.Text));
                await using var keep = Command(
                    "INSERT OR REPLACE INTO coding VALUES ($document, $key, $language, $reason, $count, $cites)",
                    transaction
                );
                var (document, key, language, reason, count, cites) = (
                    keep.Parameters.Add("$document", SqliteType.Text),
                    keep.Parameters.Add("$key", SqliteType.Text),
                    keep.Parameters.Add("$language", SqliteType.Text),
                    keep.Parameters.Add("$reason", SqliteType.Text),
                    keep.Parameters.Add("$count", SqliteType.Integer),
                    keep.Parameters.Add("$cites", SqliteType.Integer)
                );
                await using var insert = Command("INSERT INTO assertion VALUES ($document, $place, $id, $body, $block)", transaction);
                var (of, place, id, body, block) = (
                    insert.Parameters.Add("$document", SqliteType.Text),
                    insert.Parameters.Add("$place", SqliteType.Integer),
                    insert.Parameters.Add("$id", SqliteType.Text),
                    insert.Parameters.Add("$body", SqliteType.Text),
                    insert.Parameters.Add("$block", SqliteType.Text)
                );
                foreach (var coding in codings)
                {
                    deleted.Value = noted.Value = forgotten.Value = citing.Value = coding.Document.Value;
                    await note.ExecuteNonQueryAsync(cancellation);
                    await delete.ExecuteNonQueryAsync(cancellation);
                    await forget.ExecuteNonQueryAsync(cancellation);
                    foreach (var work in coding.Cites)
                    {
                        cited.Value = work;
                        await cite.ExecuteNonQueryAsync(cancellation);
                    }

                    (document.Value, key.Value, language.Value, reason.Value, count.Value, cites.Value) = (
                        coding.Document.Value,
                        coding.Key,
                        coding.Language,
                        (object?)coding.NotCodedBecause ?? DBNull.Value,
                        coding.Assertions.Count,
                        coding.Assertions.Any(Origins.CitesOthers)
                    );
                    await keep.ExecuteNonQueryAsync(cancellation);
                    for (var i = 0; i < coding.Assertions.Count; i++)
                    {
                        (of.Value, place.Value, id.Value, body.Value, block.Value) = (
                            coding.Document.Value,
                            i,
                            coding.Assertions[i].Id.Value,
                            JsonSerializer.Serialize(coding.Assertions[i], Json),
                            (object?)Corroborator.BlockOf(coding.Assertions[i]) ?? DBNull.Value
                        );
                        await insert.ExecuteNonQueryAsync(cancellation);
                    }

                    await note.ExecuteNonQueryAsync(cancellation);
                }

                return 0;
            },
            cancellation
        );
    }

    public async IAsyncEnumerable<Assertion> Assertions([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var select = Command("SELECT a.body FROM document d JOIN assertion a ON a.document = d.id ORDER BY d.seq, a.place");
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return JsonSerializer.Deserialize<Assertion>(reader.GetString(0), Json)!;
        }
    }

    public async IAsyncEnumerable<CodingSummary> Codings([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var select = Command(
            "SELECT c.document, c.key, c.language, c.not_coded, c.count FROM document d JOIN coding c ON c.document = d.id ORDER BY d.seq"
        );
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return new(
                new(reader.GetString(0)),
                reader.GetString(1),
                reader.GetString(2),
                await reader.IsDBNullAsync(3, cancellation) ? null : reader.GetString(3),
                reader.GetInt32(4)
            );
        }
    }

    // ── joining ──

    public async IAsyncEnumerable<DocumentCard> Cards([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var select = Command(
            """
            SELECT d.id, d.name, d.metadata, p.copy_of, c.cites_others FROM document d
            LEFT JOIN placed p ON p.document = d.id LEFT JOIN coding c ON c.document = d.id ORDER BY d.seq
            """
        );
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return new(
                new(reader.GetString(0)),
                reader.GetString(1),
                JsonSerializer.Deserialize<DocumentMetadata>(reader.GetString(2), Json)!,
                await reader.IsDBNullAsync(3, cancellation) ? null : new(reader.GetString(3)),
                !await reader.IsDBNullAsync(4, cancellation) && reader.GetBoolean(4)
            );
        }
    }

    public async Task<IReadOnlyList<DocumentId>> NotPlaced(CancellationToken cancellation) =>
        await Strings(
            "SELECT d.id FROM document d LEFT JOIN placed p ON p.document = d.id WHERE p.document IS NULL ORDER BY d.seq",
            id => new DocumentId(id),
            cancellation
        );

    public async Task<IReadOnlyList<string>> NotJoined(CancellationToken cancellation) =>
        await Strings("SELECT block FROM unjoined ORDER BY block", block => block, cancellation);

    private async Task<IReadOnlyList<T>> Strings<T>(string sql, Func<string, T> make, CancellationToken cancellation) =>
        await Locked(
            async () =>
            {
                await using var select = Command(sql);
                var found = new List<T>();
                await using var reader = await select.ExecuteReaderAsync(cancellation);
                while (await reader.ReadAsync(cancellation))
                {
                    found.Add(make(reader.GetString(0)));
                }

                return (IReadOnlyList<T>)found;
            },
            cancellation
        );

    public async Task Place(IReadOnlyList<Placement> placements, Func<Document, Document, bool> isCopy, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(placements);
        ArgumentNullException.ThrowIfNull(isCopy);
        await InTransaction(
            async transaction =>
            {
                foreach (var placement in placements)
                {
                    await PlaceOne(placement, isCopy, transaction, cancellation);
                }

                return 0;
            },
            cancellation
        );
    }

    private async Task PlaceOne(
        Placement placement,
        Func<Document, Document, bool> isCopy,
        SqliteTransaction transaction,
        CancellationToken cancellation
    )
    {
        if (await Unplaced(placement.Document, transaction, cancellation) is not { } found)
        {
            return;
        }

        var roots = new SortedSet<long>();
        foreach (var candidate in await Candidates(placement.Bands, transaction, cancellation))
        {
            if (await DocumentAt(candidate, transaction, cancellation) is { } earlier && isCopy(earlier, found.Document))
            {
                roots.Add(await RootOf(candidate, transaction, cancellation));
            }
        }

        string? first = roots.Count == 0 ? null : await IdAt(roots.Min, transaction, cancellation);
        await using var place = Command("INSERT OR IGNORE INTO placed VALUES ($document, $copy)", transaction);
        place.Parameters.AddWithValue("$document", placement.Document.Value);
        place.Parameters.AddWithValue("$copy", (object?)first ?? DBNull.Value);
        await place.ExecuteNonQueryAsync(cancellation);
        foreach (var root in roots.Skip(1))
        {
            await Merge(await IdAt(root, transaction, cancellation), first!, transaction, cancellation);
        }

        await using var band = Command("INSERT OR IGNORE INTO band VALUES ($key, $seq)", transaction);
        var key = band.Parameters.Add("$key", SqliteType.Integer);
        band.Parameters.AddWithValue("$seq", found.Seq);
        foreach (var value in placement.Bands)
        {
            key.Value = unchecked((long)value);
            await band.ExecuteNonQueryAsync(cancellation);
        }

        await using var note = Command(
            """
            INSERT OR IGNORE INTO unjoined SELECT DISTINCT block FROM assertion WHERE block IS NOT NULL
            AND (document = $document OR document IN (SELECT document FROM cites WHERE key = $cited))
            """,
            transaction
        );
        note.Parameters.AddWithValue("$document", placement.Document.Value);
        note.Parameters.AddWithValue("$cited", (object?)placement.CitedAs ?? DBNull.Value);
        await note.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<List<long>> Candidates(IReadOnlyList<ulong> bands, SqliteTransaction transaction, CancellationToken cancellation)
    {
        var candidates = new SortedSet<long>();
        await using var select = Command("SELECT seq FROM band WHERE key = $key ORDER BY seq LIMIT $most", transaction);
        var key = select.Parameters.Add("$key", SqliteType.Integer);
        select.Parameters.AddWithValue("$most", NearDuplicates.MostOfBucket);
        foreach (var band in bands)
        {
            key.Value = unchecked((long)band);
            await using var reader = await select.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                candidates.Add(reader.GetInt64(0));
            }
        }

        return [.. candidates];
    }

    private async Task<long> RootOf(long seq, SqliteTransaction transaction, CancellationToken cancellation)
    {
        await using var select = Command(
            "SELECT r.seq FROM document d JOIN placed p ON p.document = d.id JOIN document r ON r.id = p.copy_of WHERE d.seq = $seq",
            transaction
        );
        select.Parameters.AddWithValue("$seq", seq);
        return await select.ExecuteScalarAsync(cancellation) as long? ?? seq;
    }

    private async Task<string> IdAt(long seq, SqliteTransaction transaction, CancellationToken cancellation)
    {
        await using var select = Command("SELECT id FROM document WHERE seq = $seq", transaction);
        select.Parameters.AddWithValue("$seq", seq);
        return (string)(await select.ExecuteScalarAsync(cancellation))!;
    }

    // Two groups of copies turn out to be one: what led to the later first leads to the earlier, and its events are joined anew.
    private async Task Merge(string from, string into, SqliteTransaction transaction, CancellationToken cancellation)
    {
        await using var note = Command(
            """
            INSERT OR IGNORE INTO unjoined SELECT DISTINCT block FROM assertion WHERE block IS NOT NULL
            AND document IN (SELECT document FROM placed WHERE document = $from OR copy_of = $from);
            UPDATE placed SET copy_of = $into WHERE document = $from OR copy_of = $from;
            """,
            transaction
        );
        note.Parameters.AddWithValue("$from", from);
        note.Parameters.AddWithValue("$into", into);
        await note.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<(long Seq, Document Document)?> Unplaced(
        DocumentId id,
        SqliteTransaction transaction,
        CancellationToken cancellation
    )
    {
        await using var select = Command(
            """
            SELECT id, name, media_type, text, metadata, marks, read_by, seq FROM document
            WHERE id = $id AND NOT EXISTS (SELECT 1 FROM placed WHERE document = $id)
            """,
            transaction
        );
        select.Parameters.AddWithValue("$id", id.Value);
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (reader.GetInt64(7), ReadDocument(reader)) : null;
    }

    private async Task<Document?> DocumentAt(long seq, SqliteTransaction transaction, CancellationToken cancellation)
    {
        await using var select = Command(
            "SELECT id, name, media_type, text, metadata, marks, read_by FROM document WHERE seq = $seq",
            transaction
        );
        select.Parameters.AddWithValue("$seq", seq);
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? ReadDocument(reader) : null;
    }

    public async Task<IReadOnlyList<Assertion>> AssertionsIn(string block, CancellationToken cancellation) =>
        await Locked(
            async () =>
            {
                await using var select = Command("SELECT body FROM assertion WHERE block = $block");
                select.Parameters.AddWithValue("$block", block);
                var found = new List<Assertion>();
                await using var reader = await select.ExecuteReaderAsync(cancellation);
                while (await reader.ReadAsync(cancellation))
                {
                    found.Add(JsonSerializer.Deserialize<Assertion>(reader.GetString(0), Json)!);
                }

                return (IReadOnlyList<Assertion>)found;
            },
            cancellation
        );

    public async Task KeepEvents(IReadOnlyList<JoinedBlock> blocks, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        await InTransaction(
            async transaction =>
            {
                await using var delete = Command(
                    "DELETE FROM event WHERE block = $block; DELETE FROM unjoined WHERE block = $block;",
                    transaction
                );
                var deleted = delete.Parameters.Add("$block", SqliteType.Text);
                await using var insert = Command("INSERT INTO event VALUES ($block, $place, $body)", transaction);
                var (block, place, body) = (
                    insert.Parameters.Add("$block", SqliteType.Text),
                    insert.Parameters.Add("$place", SqliteType.Integer),
                    insert.Parameters.Add("$body", SqliteType.Text)
                );
                foreach (var joined in blocks)
                {
                    deleted.Value = block.Value = joined.Block;
                    await delete.ExecuteNonQueryAsync(cancellation);
                    for (var i = 0; i < joined.Events.Count; i++)
                    {
                        (place.Value, body.Value) = (i, JsonSerializer.Serialize(joined.Events[i], Json));
                        await insert.ExecuteNonQueryAsync(cancellation);
                    }
                }

                return 0;
            },
            cancellation
        );
    }

    public async Task JoinAgain(CancellationToken cancellation) =>
        await InTransaction(
            async transaction =>
            {
                await Run(
                    """
                    INSERT OR IGNORE INTO unjoined SELECT DISTINCT block FROM assertion WHERE block IS NOT NULL;
                    INSERT OR IGNORE INTO unjoined SELECT DISTINCT block FROM event;
                    """,
                    cancellation,
                    transaction
                );
                return 0;
            },
            cancellation
        );

    public async IAsyncEnumerable<Event> Events([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var select = Command("SELECT body FROM event ORDER BY block, place");
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return JsonSerializer.Deserialize<Event>(reader.GetString(0), Json)!;
        }
    }

    // ── search and derived values ──

    public async Task<IReadOnlyList<SearchHit>> Search(string words, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(words);
        var phrase = string.Join(' ', SearchText.Spaced(words).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (phrase.Length == 0)
        {
            return [];
        }

        return await Locked(
            async () =>
            {
                await using var select = Command(
                    "SELECT d.id, d.text FROM words w JOIN document d ON d.seq = w.rowid WHERE words MATCH $phrase ORDER BY d.seq LIMIT $limit"
                );
                select.Parameters.AddWithValue("$phrase", $"\"{phrase}\"");
                select.Parameters.AddWithValue("$limit", limit);
                var hits = new List<SearchHit>();
                await using var reader = await select.ExecuteReaderAsync(cancellation);
                while (await reader.ReadAsync(cancellation))
                {
                    hits.Add(new(new(reader.GetString(0)), SearchText.Snippet(reader.GetString(1), words)));
                }

                return (IReadOnlyList<SearchHit>)hits;
            },
            cancellation
        );
    }

    public async Task KeepDerived(string name, byte[]? value, CancellationToken cancellation) =>
        await InTransaction(
            async transaction =>
            {
                await using var keep = value is null
                    ? Command("DELETE FROM derived WHERE name = $name", transaction)
                    : Command("INSERT OR REPLACE INTO derived VALUES ($name, $value)", transaction);
                keep.Parameters.AddWithValue("$name", name);
                if (value is not null)
                {
                    keep.Parameters.AddWithValue("$value", value);
                }

                return await keep.ExecuteNonQueryAsync(cancellation);
            },
            cancellation
        );

    public async Task<byte[]?> FindDerived(string name, CancellationToken cancellation) =>
        await Locked(
            async () =>
            {
                await using var select = Command("SELECT value FROM derived WHERE name = $name");
                select.Parameters.AddWithValue("$name", name);
                return await select.ExecuteScalarAsync(cancellation) as byte[];
            },
            cancellation
        );

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _turn.Dispose();
    }

    // ── plumbing ──

    private SqliteCommand Command(string sql, SqliteTransaction? transaction = null)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every text comes from a constant beside its method.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        return command;
    }

    private async Task Run(string sql, CancellationToken cancellation, SqliteTransaction? transaction = null)
    {
        await using var command = Command(sql, transaction);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<object?> Scalar(string sql, CancellationToken cancellation, SqliteTransaction? transaction = null)
    {
        await using var command = Command(sql, transaction);
        return await command.ExecuteScalarAsync(cancellation);
    }

    private async Task<T> Locked<T>(Func<Task<T>> action, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await action();
        }
        finally
        {
            _turn.Release();
        }
    }

    private Task<T> InTransaction<T>(Func<SqliteTransaction, Task<T>> action, CancellationToken cancellation) =>
        Locked(
            async () =>
            {
                // IMMEDIATE: the writer's turn is taken before the last entry is read, so that two processes cannot fork the chain.
                await using var transaction = _connection.BeginTransaction(deferred: false);
                var result = await action(transaction);
                await transaction.CommitAsync(cancellation);
                return result;
            },
            cancellation
        );

    private static readonly JsonSerializerOptions Json = new()
    {
        Converters =
        {
            new JsonStringEnumConverter(),
            new EdtfConverter(),
            new SpanConverter(),
            new IdConverter(),
            new EventIdConverter(),
            new DocumentIdConverter(),
        },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // A name that no field has was not written here.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private sealed class EdtfConverter : JsonConverter<Edtf>
    {
        public override Edtf Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Edtf.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Edtf value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }

    private sealed class SpanConverter : JsonConverter<TextSpan>
    {
        public override TextSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = reader.GetString()!.Split('-');
            return new(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        }

        public override void Write(Utf8JsonWriter writer, TextSpan value, JsonSerializerOptions options) =>
            writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.Start}-{value.End}"));
    }

    private sealed class IdConverter : JsonConverter<AssertionId>
    {
        public override AssertionId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, AssertionId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }

    private sealed class EventIdConverter : JsonConverter<EventId>
    {
        public override EventId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, EventId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }

    private sealed class DocumentIdConverter : JsonConverter<DocumentId>
    {
        public override DocumentId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, DocumentId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}

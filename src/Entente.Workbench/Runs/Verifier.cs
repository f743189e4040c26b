using System.Text.Json;
using Entente.Assertions;
using Entente.Codebook;
using Entente.Documents;
using Entente.Events;
using Entente.Ledger;

namespace Entente.Workbench.Runs;

/// <summary>What a verification looked at, and the first thing of each kind that does not fit.</summary>
public sealed record VerifyReport(long Entries, int Blobs, int Documents, int Assertions, IReadOnlyList<string> Faults);

/// <summary>Recomputes a case from bytes to assertions and names what does not fit.</summary>
public sealed class Verifier(
    ILedger ledger,
    IBlobs blobs,
    Func<IncomingFile, CancellationToken, Task<ReadOutcome>> read,
    Coder coder,
    CodebookData codebook
)
{
    public async Task<VerifyReport> Verify(CancellationToken cancellation)
    {
        var faults = new List<string>();
        var (entries, taken) = await Look("the ledger", faults, () => VerifyChain(faults, cancellation), (0, []));
        var kept = await VerifyBlobs(faults, cancellation);
        var (documents, assertions) = await Look(
            "documents and records",
            faults,
            () => VerifyDocuments(taken, faults, cancellation),
            (0, 0)
        );
        await Look("events", faults, () => VerifyEvents(faults, cancellation), 0);
        return new(entries, kept, documents, assertions, faults);
    }

    // A row that cannot be read any more is a fault like another, and what else there is is looked at all the same.
    private static async Task<T> Look<T>(string what, List<string> faults, Func<Task<T>> verify, T otherwise)
    {
        try
        {
            return await verify();
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            faults.Add($"a row among {what} cannot be read: {e.Message.ReplaceLineEndings(" ")}");
            return otherwise;
        }
    }

    private async Task<(long Count, Dictionary<string, string?> Taken)> VerifyChain(List<string> faults, CancellationToken cancellation)
    {
        LedgerEntry? previous = null;
        var taken = new Dictionary<string, string?>(StringComparer.Ordinal);
        long count = 0;
        await foreach (var entry in ledger.Entries(0, cancellation))
        {
            count++;
            if (LedgerChain.Fault(previous, entry) is { } fault)
            {
                faults.Add(fault);
                break;
            }

            if (entry.Kind == LedgerEntryKind.Intake)
            {
                taken[entry.Subject] = IntakeEntry.NameIn(entry);
            }

            previous = entry;
        }

        return (count, taken);
    }

    private async Task<int> VerifyBlobs(List<string> faults, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var id in blobs.All(cancellation))
        {
            count++;
            var bytes = await blobs.Find(id, cancellation);
            if (bytes is null || Text.ContentHash.Of(bytes.Value.Span) != id.Value)
            {
                faults.Add($"the kept bytes of {id.Short} are not the ones that came");
            }
        }

        return count;
    }

    private async Task<(int Documents, int Assertions)> VerifyDocuments(
        Dictionary<string, string?> taken,
        List<string> faults,
        CancellationToken cancellation
    )
    {
        var keys = new Dictionary<DocumentId, string>();
        await foreach (var coding in ledger.Codings(cancellation))
        {
            keys[coding.Document] = coding.Key;
        }

        // Documents and assertions both come in order of intake: one pass over the two, never all in memory.
        var (documents, assertions) = (0, 0);
        await using var kept = ledger.Assertions(cancellation).GetAsyncEnumerator(cancellation);
        var more = await kept.MoveNextAsync();
        await foreach (var document in ledger.Documents(cancellation))
        {
            var own = new List<Assertion>();
            while (more && kept.Current.Document == document.Id)
            {
                own.Add(kept.Current);
                more = await kept.MoveNextAsync();
            }

            documents++;
            assertions += own.Count;
            await VerifyDocument(document, taken, keys.GetValueOrDefault(document.Id), own, faults, cancellation);
            taken.Remove(document.Id.Value);
        }

        foreach (var missing in taken.Keys.Order(StringComparer.Ordinal))
        {
            faults.Add($"the ledger says that {missing[..10]} was taken in, and it is not there");
        }

        return (documents, assertions);
    }

    private async Task VerifyDocument(
        Document document,
        Dictionary<string, string?> taken,
        string? key,
        List<Assertion> kept,
        List<string> faults,
        CancellationToken cancellation
    )
    {
        if (!taken.TryGetValue(document.Id.Value, out var name))
        {
            faults.Add($"{document.Name} is there and the ledger has no intake of it");
        }
        else if (name != document.Name)
        {
            faults.Add($"{document.Name} came under another name by the ledger: {name}");
        }

        if (await blobs.Find(document.Id, cancellation) is not { } bytes)
        {
            faults.Add($"the bytes of {document.Name} are not kept");
            return;
        }

        var again = await read(new(document.Name, bytes), cancellation);
        if (
            again.Document is null
            || again.Document.Text.Value != document.Text.Value
            || !again.Document.Marks.SequenceEqual(document.Marks)
        )
        {
            faults.Add($"the text of {document.Name} is not what its bytes give");
            return;
        }

        if (Written(again.Document.Metadata) != Written(document.Metadata))
        {
            faults.Add($"title, publisher, date or authors of {document.Name} are not what its bytes give");
        }

        if (key == coder.Key && Written(Pipeline.Code(document, coder).Assertions) != Written(kept))
        {
            faults.Add($"the records of {document.Name} are not what the coder makes of it");
        }
    }

    // Every field, in the order of the record.
    private static string Written<T>(T value) => JsonSerializer.Serialize(value);

    // ── events ──

    /// <summary>Joins every block anew and holds the kept events against it. A case whose build was stopped has none to hold.</summary>
    private async Task<int> VerifyEvents(List<string> faults, CancellationToken cancellation)
    {
        if (!await Joiner.IsUpToDate(ledger, codebook, cancellation))
        {
            return 0;
        }

        // A count for each event as written: what was kept must be what is made, no more and no less.
        var made = new Dictionary<string, int>(StringComparer.Ordinal);
        var corroborator = await Joiner.Corroborator(ledger, codebook, cancellation);
        foreach (var block in await Blocks(cancellation))
        {
            foreach (var e in corroborator.CorroborateBlock(await ledger.AssertionsIn(block, cancellation)))
            {
                var hash = Text.ContentHash.OfFields(Written(e));
                made[hash] = made.GetValueOrDefault(hash) + 1;
            }
        }

        await foreach (var e in ledger.Events(cancellation))
        {
            var hash = Text.ContentHash.OfFields(Written(e));
            if (made.GetValueOrDefault(hash) == 0)
            {
                faults.Add($"the event {e.Id} is not what its records come to");
                continue;
            }

            made[hash]--;
        }

        if (made.Values.Sum() is > 0 and var missing)
        {
            faults.Add($"{missing} events that the records come to are not there");
        }

        return made.Count;
    }

    private async Task<IReadOnlyCollection<string>> Blocks(CancellationToken cancellation)
    {
        var blocks = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var assertion in ledger.Assertions(cancellation))
        {
            if (Corroborator.BlockOf(assertion) is { } block)
            {
                blocks.Add(block);
            }
        }

        return blocks;
    }
}

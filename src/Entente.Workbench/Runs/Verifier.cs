using Entente.Assertions;
using Entente.Documents;
using Entente.Ledger;

namespace Entente.Workbench.Runs;

/// <summary>What a verification looked at, and the first thing of each kind that does not fit.</summary>
public sealed record VerifyReport(long Entries, int Blobs, int Documents, int Assertions, IReadOnlyList<string> Faults);

/// <summary>Recomputes a case from bytes to assertions and names what does not fit.</summary>
public sealed class Verifier(ILedger ledger, IBlobs blobs, Func<IncomingFile, CancellationToken, Task<ReadOutcome>> read, Coder coder)
{
    public async Task<VerifyReport> Verify(CancellationToken cancellation)
    {
        var faults = new List<string>();
        var (entries, taken) = await VerifyChain(faults, cancellation);
        var kept = await VerifyBlobs(faults, cancellation);
        var (documents, assertions) = await VerifyDocuments(taken, faults, cancellation);
        return new(entries, kept, documents, assertions, faults);
    }

    private async Task<(long Count, HashSet<string> Taken)> VerifyChain(List<string> faults, CancellationToken cancellation)
    {
        LedgerEntry? previous = null;
        var taken = new HashSet<string>(StringComparer.Ordinal);
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
                taken.Add(entry.Subject);
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
        HashSet<string> taken,
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

        foreach (var missing in taken.Order(StringComparer.Ordinal))
        {
            faults.Add($"the ledger says that {missing[..10]} was taken in, and it is not there");
        }

        return (documents, assertions);
    }

    private async Task VerifyDocument(
        Document document,
        HashSet<string> taken,
        string? key,
        List<Assertion> kept,
        List<string> faults,
        CancellationToken cancellation
    )
    {
        if (!taken.Contains(document.Id.Value))
        {
            faults.Add($"{document.Name} is there and the ledger has no intake of it");
        }

        if (await blobs.Find(document.Id, cancellation) is not { } bytes)
        {
            faults.Add($"the bytes of {document.Name} are not kept");
            return;
        }

        var again = await read(new(document.Name, bytes), cancellation);
        if (again.Document is null || again.Document.Text.Value != document.Text.Value)
        {
            faults.Add($"the text of {document.Name} is not what its bytes give");
            return;
        }

        if (
            key == coder.Key
            && !Pipeline
                .Code(document, coder)
                .Assertions.Select(a => (a.Id, a.Quote, a.Status))
                .SequenceEqual(kept.Select(a => (a.Id, a.Quote, a.Status)))
        )
        {
            faults.Add($"the records of {document.Name} are not what the coder makes of it");
        }
    }
}

using Entente.Documents;
using Entente.Ledger;

namespace Entente.Workbench.Intake;

/// <summary>Takes files into a case: keeps the bytes, reads them, records what became of each. A bad file is recorded and the rest goes on.</summary>
public sealed class IntakeDesk(
    ILedger ledger,
    IBlobs blobs,
    Func<IncomingFile, CancellationToken, Task<ReadOutcome>> read,
    TimeProvider clock,
    string by
)
{
    /// <summary>Adds files in order and tells the outcome of each as it is known.</summary>
    public async IAsyncEnumerable<FileOutcome> Add(
        IEnumerable<FileToAdd> files,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return await AddOne(file, cancellation);
        }
    }

    private async Task<FileOutcome> AddOne(FileToAdd file, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        if (file.Refusal is { } early)
        {
            var nothing = new DocumentId(Text.ContentHash.OfFields(file.Name));
            await ledger.TakeIn(new(at, by, file.Name, nothing, file.Size, ReadOutcome.Refused(early)), cancellation);
            return new(file.Name, IntakeOutcome.Refused, early, null);
        }

        var bytes = await file.Open(cancellation);
        var id = await blobs.Keep(bytes, cancellation);
        if (await ledger.FindDocument(id, cancellation) is not null)
        {
            return new(file.Name, IntakeOutcome.AlreadyThere, null, id);
        }

        var outcome = await read(new(file.Name, bytes), cancellation);
        var result = await ledger.TakeIn(new(at, by, file.Name, id, bytes.Length, outcome), cancellation);
        return new(file.Name, result.Outcome, outcome.Refusal, id);
    }
}

/// <summary>A file to be added: its name, size, how to get its bytes; refused before opening when it is too large.</summary>
public sealed record FileToAdd(string Name, long Size, Func<CancellationToken, Task<ReadOnlyMemory<byte>>> Open, Refusal? Refusal = null);

/// <summary>What became of a file.</summary>
public sealed record FileOutcome(string Name, IntakeOutcome Outcome, Refusal? Refusal, DocumentId? Document);

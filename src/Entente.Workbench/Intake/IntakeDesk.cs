using System.Globalization;
using System.Runtime.CompilerServices;
using Entente.Documents;
using Entente.Ledger;

namespace Entente.Workbench.Intake;

/// <summary>
/// Takes files into a case: keeps the bytes, reads them, records what became of each. A bad file is recorded and the rest goes on.
/// A few files go in at a time, in one step: an outcome is told only once it is on the disk.
/// </summary>
public sealed class IntakeDesk(
    ILedger ledger,
    IBlobs blobs,
    Func<IncomingFile, CancellationToken, Task<ReadOutcome>> read,
    TimeProvider clock,
    string by
)
{
    private const int FilesAtOnce = 32;
    private const long BytesAtOnce = 32L << 20;

    /// <summary>Adds files in order and tells the outcome of each as it is known.</summary>
    public async IAsyncEnumerable<FileOutcome> Add(IEnumerable<FileToAdd> files, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var batch in Batches(files))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var outcome in await AddBatch(batch, cancellation))
            {
                yield return outcome;
            }
        }
    }

    private static IEnumerable<List<FileToAdd>> Batches(IEnumerable<FileToAdd> files)
    {
        var batch = new List<FileToAdd>();
        long bytes = 0;
        foreach (var file in files)
        {
            if (batch.Count == FilesAtOnce || (batch.Count > 0 && bytes + file.Size > BytesAtOnce))
            {
                yield return batch;
                batch = [];
                bytes = 0;
            }

            batch.Add(file);
            bytes += file.Refusal is null ? file.Size : 0;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private async Task<IReadOnlyList<FileOutcome>> AddBatch(List<FileToAdd> batch, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var intakes = new Ledger.Intake?[batch.Count];
        var known = new DocumentId?[batch.Count];
        await Parallel.ForAsync(
            0,
            batch.Count,
            cancellation,
            async (i, token) => (intakes[i], known[i]) = await Examine(batch[i], at, token)
        );
        var results = new Queue<IntakeResult>(await ledger.TakeIn([.. intakes.Where(i => i is not null).Select(i => i!)], cancellation));
        return
        [
            .. batch.Select(
                (file, i) =>
                    intakes[i] is { } intake
                        ? new FileOutcome(file.Name, results.Dequeue().Outcome, intake.Outcome.Refusal, intake.Bytes)
                        : new FileOutcome(file.Name, IntakeOutcome.AlreadyThere, null, known[i])
            ),
        ];
    }

    private async Task<(Ledger.Intake? Intake, DocumentId? Known)> Examine(FileToAdd file, string at, CancellationToken cancellation)
    {
        var (bytes, refusal) = file.Refusal is { } early ? (default, early) : await Open(file, cancellation);
        if (refusal is not null)
        {
            // Nothing was read, so the entry is about the name.
            var nothing = new DocumentId(Text.ContentHash.OfFields(file.Name));
            return (new(at, by, file.Name, nothing, file.Size, ReadOutcome.Refused(refusal)), null);
        }

        var id = await blobs.Keep(bytes, cancellation);
        return await ledger.FindDocument(id, cancellation) is not null
            ? (null, id)
            : (new(at, by, file.Name, id, bytes.Length, await read(new(file.Name, bytes), cancellation)), id);
    }

    private static async Task<(ReadOnlyMemory<byte> Bytes, Refusal? Refusal)> Open(FileToAdd file, CancellationToken cancellation)
    {
        try
        {
            return (await file.Open(cancellation), null);
        }
        catch (UnauthorizedAccessException)
        {
            return (default, Refusal.CannotOpen.With("access is denied"));
        }
        catch (FileTooLargeException e)
        {
            return (default, Refusal.TooLarge.With(e.Message));
        }
        catch (IOException e)
        {
            return (default, Refusal.CannotOpen.With(e.Message));
        }
    }
}

/// <summary>A file to be added: its name, size, how to get its bytes; refused before opening when nothing is to be got.</summary>
public sealed record FileToAdd(string Name, long Size, Func<CancellationToken, Task<ReadOnlyMemory<byte>>> Open, Refusal? Refusal = null);

/// <summary>A file turned out larger than the limit while it was read.</summary>
public sealed class FileTooLargeException(string particulars) : IOException(particulars);

/// <summary>What became of a file.</summary>
public sealed record FileOutcome(string Name, IntakeOutcome Outcome, Refusal? Refusal, DocumentId? Document);

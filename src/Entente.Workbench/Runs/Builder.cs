using System.Threading.Channels;
using Entente.Assertions;
using Entente.Codebook;
using Entente.Documents;
using Entente.Ledger;

namespace Entente.Workbench.Runs;

/// <summary>How far a build is: documents gone through of those that needed it, and those among them that could not be coded.</summary>
public sealed record BuildProgress(int Done, int Total, int Assertions, int NotCoded);

/// <summary>
/// Codes what has changed since the last build: documents that are new, and all of them when the codebook or coder is. Stopping
/// at any time loses nothing that was kept; the next build goes on from there.
/// </summary>
public sealed class Builder(ILedger ledger, Coder coder)
{
    // Documents kept in one step: large enough that the disk is not asked for each, small enough that a stop loses little work.
    private const int Batch = 32;

    public async Task<BuildProgress> Build(IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        var todo = await ledger.NotCodedUnder(coder.Key, cancellation);
        var done = 0;
        var assertions = 0;
        var notCoded = 0;
        var coded = Channel.CreateBounded<Coding>(Batch * 2);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var work = Task.Run(() => CodeAll(todo, coded.Writer, stop.Token), stop.Token);
        try
        {
            var batch = new List<Coding>(Batch);
            await foreach (var coding in coded.Reader.ReadAllAsync(cancellation))
            {
                batch.Add(coding);
                if (batch.Count == Batch || done + batch.Count == todo.Count)
                {
                    await ledger.KeepCodings(batch, cancellation);
                    done += batch.Count;
                    assertions += batch.Sum(c => c.Assertions.Count);
                    notCoded += batch.Count(c => c.NotCodedBecause is not null);
                    batch.Clear();
                    progress?.Report(new(done, todo.Count, assertions, notCoded));
                }
            }

            await work;
        }
        finally
        {
            await stop.CancelAsync();
        }

        return new(done, todo.Count, assertions, notCoded);
    }

    private async Task CodeAll(IReadOnlyList<DocumentId> todo, ChannelWriter<Coding> writer, CancellationToken cancellation)
    {
        try
        {
            await Parallel.ForEachAsync(
                todo,
                cancellation,
                async (id, token) =>
                {
                    var document =
                        await ledger.FindDocument(id, token)
                        ?? throw new InvalidOperationException($"document {id} is listed and not there");
                    var coded = Pipeline.Code(document, coder);
                    await writer.WriteAsync(new(id, coder.Key, coded.Language, coded.NotCodedBecause, coded.Assertions), token);
                }
            );
            writer.Complete();
        }
        catch (Exception e)
        {
            writer.Complete(e);
            throw;
        }
    }

    /// <summary>Loads a case's documents and assertions and joins them into events.</summary>
    public static async Task<Evidence> Load(ILedger ledger, CodebookData codebook, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var documents = new List<Document>();
        await foreach (var document in ledger.Documents(cancellation))
        {
            documents.Add(document);
        }

        var assertions = new List<Assertion>();
        await foreach (var assertion in ledger.Assertions(cancellation))
        {
            assertions.Add(assertion);
        }

        return Pipeline.Corroborate(documents, assertions, codebook);
    }
}

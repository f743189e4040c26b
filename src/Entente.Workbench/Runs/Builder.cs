using System.Threading.Channels;
using Entente.Assertions;
using Entente.Codebook;
using Entente.Documents;
using Entente.Events;
using Entente.Ledger;

namespace Entente.Workbench.Runs;

/// <summary>The steps of a build, in order.</summary>
public enum BuildStep
{
    /// <summary>Documents are read into assertions.</summary>
    Coding,

    /// <summary>Documents are compared with those before them, so that copies are told.</summary>
    Comparing,

    /// <summary>Assertions are joined into events.</summary>
    Joining,
}

/// <summary>How far a build is: what was gone through of what needed it in this step, and what came of it so far.</summary>
public sealed record BuildProgress(int Done, int Total, int Assertions, int NotCoded)
{
    public BuildStep Step { get; init; }

    /// <summary>Events that were made or made anew.</summary>
    public int Events { get; init; }
}

/// <summary>
/// Brings a case up to date: codes documents that are new (all of them when the codebook or coder is), compares them with those
/// before them, and joins anew the events that can have changed. Stopping at any time loses nothing that was kept; the next build
/// goes on from there.
/// </summary>
public sealed class Builder(ILedger ledger, Coder coder, CodebookData codebook)
{
    // Documents kept in one step: large enough that the disk is not asked for each, small enough that a stop loses little work.
    private const int Batch = 32;

    public async Task<BuildProgress> Build(IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        var outlets = new Outlets(codebook.Sources);
        var coded = await CodeChanged(outlets, progress, cancellation);
        await PlaceNew(outlets, coded, progress, cancellation);
        return coded with { Events = await new Joiner(ledger, codebook, coder.Key).Join(coded, progress, cancellation) };
    }

    // ── coding ──

    private async Task<BuildProgress> CodeChanged(Outlets outlets, IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        var todo = await ledger.NotCodedUnder(coder.Key, cancellation);
        var state = new BuildProgress(0, todo.Count, 0, 0);
        var coded = Channel.CreateBounded<Coding>(Batch * 2);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var work = Task.Run(() => CodeAll(todo, outlets, coded.Writer, stop.Token), stop.Token);
        try
        {
            var batch = new List<Coding>(Batch);
            await foreach (var coding in coded.Reader.ReadAllAsync(cancellation))
            {
                batch.Add(coding);
                if (batch.Count == Batch || state.Done + batch.Count == todo.Count)
                {
                    await ledger.KeepCodings(batch, cancellation);
                    state = state with
                    {
                        Done = state.Done + batch.Count,
                        Assertions = state.Assertions + batch.Sum(c => c.Assertions.Count),
                        NotCoded = state.NotCoded + batch.Count(c => c.NotCodedBecause is not null),
                    };
                    batch.Clear();
                    progress?.Report(state);
                }
            }

            await work;
        }
        finally
        {
            await stop.CancelAsync();
        }

        return state;
    }

    private async Task CodeAll(
        IReadOnlyList<DocumentId> todo,
        Outlets outlets,
        ChannelWriter<Coding> writer,
        CancellationToken cancellation
    )
    {
        try
        {
            await Parallel.ForEachAsync(
                todo,
                cancellation,
                async (id, token) => await writer.WriteAsync(Code(await Document(id, token), outlets), token)
            );
            writer.Complete();
        }
        catch (Exception e)
        {
            writer.Complete(e);
            throw;
        }
    }

    private Coding Code(Document document, Outlets outlets)
    {
        var coded = Pipeline.Code(document, coder);
        return new(document.Id, coder.Key, coded.Language, coded.NotCodedBecause, coded.Assertions)
        {
            Cites = outlets.KeysCitedIn(coded.Assertions),
        };
    }

    private async Task<Document> Document(DocumentId id, CancellationToken cancellation) =>
        await ledger.FindDocument(id, cancellation) ?? throw new InvalidOperationException($"document {id} is listed and not there");

    // ── copies ──

    private async Task PlaceNew(Outlets outlets, BuildProgress coded, IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        var todo = await ledger.NotPlaced(cancellation);
        var done = 0;
        foreach (var batch in todo.Chunk(Batch * 4))
        {
            var shingles = new Dictionary<DocumentId, ulong[]>();
            var documents = new List<Document>(batch.Length);
            foreach (var id in batch)
            {
                documents.Add(await Document(id, cancellation));
            }

            var placements = new Placement[batch.Length];
            var texts = new ulong[batch.Length][];
            Parallel.For(
                0,
                batch.Length,
                i =>
                {
                    texts[i] = NearDuplicates.Shingles(documents[i].Text.Value);
                    placements[i] = new(
                        documents[i].Id,
                        NearDuplicates.BandKeys(texts[i]),
                        outlets.KeyOf(documents[i].Metadata.Publisher, documents[i].Metadata.Date)
                    );
                }
            );
            for (var i = 0; i < batch.Length; i++)
            {
                shingles[batch[i]] = texts[i];
            }

            await ledger.Place(placements, (a, b) => NearDuplicates.Jaccard(Of(a), Of(b)) >= NearDuplicates.Threshold, cancellation);
            done += batch.Length;
            progress?.Report(coded with { Step = BuildStep.Comparing, Done = done, Total = todo.Count });

            ulong[] Of(Document document) =>
                shingles.TryGetValue(document.Id, out var known)
                    ? known
                    : shingles[document.Id] = NearDuplicates.Shingles(document.Text.Value);
        }
    }

    // ── what a case comes to ──

    /// <summary>
    /// A case's documents, assertions and events. Events are those the last build kept; where it was stopped, or something was
    /// added since and coded, they are worked out here from the assertions, which gives the same.
    /// </summary>
    public static async Task<Evidence> Load(ILedger ledger, CodebookData codebook, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(codebook);
        var documents = await List(ledger.Documents(cancellation));
        var assertions = await List(ledger.Assertions(cancellation));
        return await Joiner.IsUpToDate(ledger, codebook, cancellation)
            ? Pipeline.AddUp(documents, assertions, Corroborator.Ordered(await List(ledger.Events(cancellation))), codebook)
            : Pipeline.Corroborate(documents, assertions, codebook);
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
}

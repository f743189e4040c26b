using Entente.Assertions;
using Entente.Codebook;
using Entente.Documents;
using Entente.Events;
using Entente.Ledger;

namespace Entente.Workbench.Runs;

/// <summary>
/// Joins the assertions of a case into events, block by block: only blocks that can have changed since the last build, a few at a
/// time, so that memory does not grow with the case.
/// </summary>
internal sealed class Joiner(ILedger ledger, CodebookData codebook, string codingKey)
{
    // Assertions held at once, a single larger block apart.
    private const int AtOnce = 2000;

    private const string KeyName = "events";

    /// <summary>Joins what needs it and returns how many events came of it.</summary>
    public async Task<int> Join(BuildProgress coded, IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        await RejoinUnderNewRules(cancellation);
        var todo = await ledger.NotJoined(cancellation);
        if (todo.Count == 0)
        {
            return 0;
        }

        var corroborator = await Corroborator(ledger, codebook, cancellation);
        var (done, events, held) = (0, 0, 0);
        var batch = new List<(string Block, IReadOnlyList<Assertion> Assertions)>();
        foreach (var block in todo)
        {
            var assertions = await ledger.AssertionsIn(block, cancellation);
            batch.Add((block, assertions));
            held += assertions.Count;
            if (held >= AtOnce || done + batch.Count == todo.Count)
            {
                events += await Keep(corroborator, batch, cancellation);
                done += batch.Count;
                held = 0;
                batch.Clear();
                progress?.Report(coded with { Step = BuildStep.Joining, Done = done, Total = todo.Count, Events = events });
            }
        }

        return events;
    }

    private async Task<int> Keep(
        Corroborator corroborator,
        List<(string Block, IReadOnlyList<Assertion> Assertions)> batch,
        CancellationToken cancellation
    )
    {
        var joined = new JoinedBlock[batch.Count];
        Parallel.For(
            0,
            batch.Count,
            new ParallelOptions { CancellationToken = cancellation },
            i => joined[i] = new(batch[i].Block, corroborator.CorroborateBlock(batch[i].Assertions))
        );
        await ledger.KeepEvents(joined, cancellation);
        return joined.Sum(j => j.Events.Count);
    }

    /// <summary>Joins under the copies and citations that the ledger knows of.</summary>
    public static async Task<Corroborator> Corroborator(ILedger ledger, CodebookData codebook, CancellationToken cancellation)
    {
        var cards = new List<DocumentCard>();
        await foreach (var card in ledger.Cards(cancellation))
        {
            cards.Add(card);
        }

        return new(new Origins(cards, codebook.Sources, codebook.Actors));
    }

    // Other rules or another codebook may give other events of the same assertions.
    private async Task RejoinUnderNewRules(CancellationToken cancellation)
    {
        if (!Same(await ledger.FindDerived(KeyName, cancellation), Key(codebook, codingKey)))
        {
            await ledger.JoinAgain(cancellation);
            await ledger.KeepDerived(KeyName, Key(codebook, codingKey), cancellation);
        }
    }

    /// <summary>True when the kept events are those of the kept assertions.</summary>
    public static async Task<bool> IsUpToDate(ILedger ledger, CodebookData codebook, CancellationToken cancellation) =>
        await ledger.FindDerived(KeyName, cancellation) is { } kept
        && kept.AsSpan().StartsWith(Key(codebook, ""))
        && (await ledger.NotJoined(cancellation)).Count == 0;

    private static byte[] Key(CodebookData codebook, string codingKey) =>
        System.Text.Encoding.UTF8.GetBytes($"{Events.Corroborator.Version}|{codebook.Hash}|{codingKey}");

    private static bool Same(byte[]? kept, byte[] key) => kept is not null && kept.AsSpan().SequenceEqual(key);
}

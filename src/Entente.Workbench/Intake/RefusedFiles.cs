using Entente.Documents;
using Entente.Ledger;

namespace Entente.Workbench.Intake;

/// <summary>Files that were refused and have not been taken in since, each with its last refusal, in ordinal order of name.</summary>
public static class RefusedFiles
{
    public static async Task<IReadOnlyList<(string Name, Refusal Refusal)>> Of(ILedger ledger, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var refused = new SortedDictionary<string, Refusal>(StringComparer.Ordinal);
        await foreach (var entry in ledger.Entries(0, cancellation))
        {
            if (IntakeEntry.RefusalIn(entry) is var (name, refusal))
            {
                refused[name] = refusal;
            }
            else if (IntakeEntry.NameIn(entry) is { } taken)
            {
                refused.Remove(taken);
            }
        }

        return [.. refused.Select(r => (r.Key, r.Value))];
    }
}

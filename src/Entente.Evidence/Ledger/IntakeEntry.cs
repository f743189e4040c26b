using System.Text.Json;
using Entente.Documents;

namespace Entente.Ledger;

/// <summary>The ledger entry of a file's intake: what came, how large, and what became of it.</summary>
public static class IntakeEntry
{
    public static NewEntry Of(Intake intake)
    {
        ArgumentNullException.ThrowIfNull(intake);
        var refusal = intake.Outcome.Refusal;
        // Names in ordinal order, no white space: the canonical form that is hashed.
        var content = refusal is null
            ? JsonSerializer.Serialize(
                new SortedDictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["name"] = intake.Name,
                    ["reader"] = intake.Outcome.Document!.ReadBy,
                    ["size"] = intake.Size,
                }
            )
            : JsonSerializer.Serialize(
                new SortedDictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["code"] = refusal.Code,
                    ["fix"] = refusal.Fix,
                    ["name"] = intake.Name,
                    ["reason"] = refusal.Reason,
                    ["size"] = intake.Size,
                }
            );
        return new(refusal is null ? LedgerEntryKind.Intake : LedgerEntryKind.Refusal, intake.At, intake.By, intake.Bytes.Value, content);
    }

    /// <summary>The refusal that an entry records, with the name it came under.</summary>
    public static (string Name, Refusal Refusal)? RefusalIn(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Kind != LedgerEntryKind.Refusal)
        {
            return null;
        }

        using var json = JsonDocument.Parse(entry.Content);
        var root = json.RootElement;
        return (
            root.GetProperty("name").GetString()!,
            new(root.GetProperty("code").GetString()!, root.GetProperty("reason").GetString()!, root.GetProperty("fix").GetString()!)
        );
    }

    /// <summary>The name under which the file of an entry was taken in; null for entries of other kinds.</summary>
    public static string? NameIn(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Kind != LedgerEntryKind.Intake)
        {
            return null;
        }

        using var json = JsonDocument.Parse(entry.Content);
        return json.RootElement.GetProperty("name").GetString();
    }
}

using System.Globalization;
using Entente.Text;

namespace Entente.Ledger;

/// <summary>The hash chain of the ledger: how an entry's hash is made and how a chain is checked.</summary>
public static class LedgerChain
{
    /// <summary>What the first entry names as the one before it.</summary>
    public static string Start { get; } = new('0', 64);

    /// <summary>The entry that follows <paramref name="previous"/> with this content.</summary>
    public static LedgerEntry Follow(LedgerEntry? previous, NewEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var number = (previous?.Number ?? 0) + 1;
        var before = previous?.Hash ?? Start;
        return new()
        {
            Number = number,
            Kind = entry.Kind,
            At = entry.At,
            By = entry.By,
            Subject = entry.Subject,
            Content = entry.Content,
            Previous = before,
            Hash = HashOf(number, entry.Kind, entry.At, entry.By, entry.Subject, entry.Content, before),
        };
    }

    /// <summary>Null if the entry fits on the one before it, else what does not fit.</summary>
    public static string? Fault(LedgerEntry? previous, LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Number != (previous?.Number ?? 0) + 1)
        {
            return $"entry {entry.Number} does not follow entry {previous?.Number ?? 0}";
        }

        if (entry.Previous != (previous?.Hash ?? Start))
        {
            return $"entry {entry.Number} names another entry before it than the one that is there";
        }

        return entry.Hash == HashOf(entry.Number, entry.Kind, entry.At, entry.By, entry.Subject, entry.Content, entry.Previous)
            ? null
            : $"entry {entry.Number} was changed after it was written";
    }

    private static string HashOf(
        long number,
        LedgerEntryKind kind,
        string at,
        string by,
        string subject,
        string content,
        string previous
    ) => ContentHash.OfFields(number.ToString(CultureInfo.InvariantCulture), kind.ToString(), at, by, subject, content, previous);
}

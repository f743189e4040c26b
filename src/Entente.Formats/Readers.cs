using Entente.Documents;
using Entente.Formats.Readers;

namespace Entente.Formats;

/// <summary>Every document reader, in the order they are asked.</summary>
public static class DocumentReaders
{
    public static IReadOnlyList<IDocumentReader> All { get; } = [new PlainTextReader()];

    /// <summary>Reads a file with the reader that accepts it, or refuses with a code. Never throws for a bad file.</summary>
    public static ReadOutcome Read(IncomingFile file, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);
        if (file.Bytes.IsEmpty)
        {
            return ReadOutcome.Refused(Refusal.Empty);
        }

        if (file.Bytes.Length > limits.Bytes)
        {
            return ReadOutcome.Refused(Refusal.TooLarge);
        }

        return All.FirstOrDefault(r => r.Accepts(file)) is { } reader ? reader.Read(file, limits) : ReadOutcome.Refused(Refusal.Unsupported);
    }
}

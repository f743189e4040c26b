using Entente.Documents;
using Entente.Formats.Readers;

namespace Entente.Formats;

/// <summary>Every document reader, in the order they are asked.</summary>
public static class DocumentReaders
{
    public static IReadOnlyList<IDocumentReader> All { get; } =
    [new PdfReader(), new DocxReader(), new HtmlReader(), new PlainTextReader()];

    /// <summary>The reader for a file, or why there is none: it is empty, too large, not what its name says, or of no known format.</summary>
    public static (IDocumentReader? Reader, Refusal? Refusal) Choose(IncomingFile file, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);
        if (file.Bytes.IsEmpty)
        {
            return (null, Refusal.Empty);
        }

        if (file.Bytes.Length > limits.Bytes)
        {
            return (null, Refusal.TooLarge.With($"{file.Bytes.Length:N0} bytes, the limit is {limits.Bytes:N0}"));
        }

        var ending = Path.GetExtension(file.Name).ToLowerInvariant();
        var isPdf = PdfReader.HasHeader(file.Bytes.Span);
        return (ending, isPdf) switch
        {
            (".pdf", false) => (null, Refusal.WrongType.With("it is no PDF")),
            (".txt" or ".text" or ".md" or ".markdown" or ".html" or ".htm" or ".docx", true) => (
                null,
                Refusal.WrongType.With("it is a PDF")
            ),
            _ when All.FirstOrDefault(r => r.Accepts(file)) is { } reader => (reader, null),
            (".txt" or ".text" or ".md" or ".markdown" or ".html" or ".htm" or ".xhtml", _) => (
                null,
                Refusal.WrongType.With("it is not text")
            ),
            _ => (null, Refusal.Unsupported),
        };
    }

    /// <summary>Reads a file in this process. Only the child process and tests call it: a hostile file may end the process it is read in.</summary>
    public static ReadOutcome Read(IncomingFile file, ReadLimits limits)
    {
        var (reader, refusal) = Choose(file, limits);
        return refusal is not null ? ReadOutcome.Refused(refusal) : reader!.Read(file, limits);
    }
}

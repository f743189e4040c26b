using System.Runtime.CompilerServices;
using Entente.Documents;
using Entente.Ledger;
using Entente.Text;

namespace Entente.Storage.Blobs;

/// <summary>Original bytes in a folder, each under its SHA-256. A name that came with a file never becomes a path.</summary>
public sealed class FolderBlobs(string folder) : IBlobs
{
    private static int _parts;

    public async Task<DocumentId> Keep(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var id = new DocumentId(ContentHash.Of(bytes.Span));
        var path = PathOf(id);
        if (File.Exists(path))
        {
            return id;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Written beside and moved into place: a blob is whole or not there.
        var part = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref _parts)}.part"
        );
        try
        {
            await using (
                var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous)
            )
            {
                await file.WriteAsync(bytes, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        finally
        {
            // There only when the disk was full or the work was stopped.
            File.Delete(part);
        }

        return id;
    }

    public async Task<ReadOnlyMemory<byte>?> Find(DocumentId id, CancellationToken cancellation)
    {
        var path = PathOf(id);
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellation) : null;
    }

    public async IAsyncEnumerable<DocumentId> All([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (Directory.Exists(folder))
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                cancellation.ThrowIfCancellationRequested();
                if (Path.GetFileName(path).Length == 64)
                {
                    yield return new(Path.GetFileName(path));
                }
            }
        }

        await Task.CompletedTask;
    }

    private string PathOf(DocumentId id)
    {
        if (id.Value.Length != 64 || id.Value.AsSpan().ContainsAnyExcept("0123456789abcdef"))
        {
            throw new ArgumentException("a blob's id is 64 hexadecimal digits", nameof(id));
        }

        return Path.Combine(folder, id.Value[..2], id.Value);
    }
}

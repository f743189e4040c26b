using Entente.Documents;

namespace Entente.Formats.Isolation;

/// <summary>The reading process: reads file after file from its standard input until that closes. It holds no case, no key and no network.</summary>
public static class ReaderHost
{
    /// <summary>Serves until the input closes. The streams are the process's standard input and output.</summary>
    public static async Task Serve(Stream input, Stream output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        await output.WriteAsync(Wire.Greeting.ToArray(), cancellation);
        await output.FlushAsync(cancellation);
        while (await Wire.Read<Wire.Request>(input, int.MaxValue, cancellation) is { } request)
        {
            var limits = new ReadLimits
            {
                Characters = request.Characters,
                Ratio = request.Ratio,
                Bytes = request.LimitBytes,
            };
            await Wire.Write(output, Wire.Pack(Read(new(request.Name, request.Bytes), limits)), cancellation);
        }
    }

    private static ReadOutcome Read(IncomingFile file, ReadLimits limits)
    {
        try
        {
            return DocumentReaders.Read(file, limits);
        }
        catch (OutOfMemoryException)
        {
            return ReadOutcome.Refused(Refusal.ReaderDied.With("it needed more memory than the limit"));
        }
        // The child's last line of defence: whatever a parser throws becomes the file's outcome, and the next file is read.
        catch (Exception e)
        {
            return ReadOutcome.Refused(Refusal.Damaged.With(e.GetType().Name));
        }
    }
}

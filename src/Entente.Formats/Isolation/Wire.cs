using System.Buffers.Binary;
using System.Text.Json;
using Entente.Documents;
using Entente.Text;
using Entente.Time;

namespace Entente.Formats.Isolation;

/// <summary>What the host and the reading process say to each other: length-prefixed JSON over the child's standard streams.</summary>
internal static class Wire
{
    /// <summary>The child's first words; their absence tells the host that the sandbox did not start.</summary>
    public static ReadOnlySpan<byte> Greeting => "ENTENTE1"u8;

    public sealed record Request(string Name, byte[] Bytes, int Characters, int Ratio, long LimitBytes);

    public sealed record Response(
        string? Code,
        string? Reason,
        string? Fix,
        string? MediaType,
        string? Text,
        string? ReadBy,
        string? Title,
        string? Publisher,
        string? Date,
        string? Url,
        string? Language,
        IReadOnlyList<string>? Authors,
        IReadOnlyList<KeyValuePair<string, string>>? Other,
        IReadOnlyList<int[]>? Marks
    );

    public static Response Pack(ReadOutcome outcome) =>
        outcome.Document is { } d
            ? new(
                null,
                null,
                null,
                d.MediaType,
                d.Text.Value,
                d.ReadBy,
                d.Metadata.Title,
                d.Metadata.Publisher,
                d.Metadata.Date?.Value,
                d.Metadata.Url,
                d.Metadata.Language,
                d.Metadata.Authors,
                d.Metadata.Other,
                [.. d.Marks.Select(m => new[] { (int)m.Kind, m.Span.Start, m.Span.End, m.Number })]
            )
            : new(
                outcome.Refusal!.Code,
                outcome.Refusal.Reason,
                outcome.Refusal.Fix,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null
            );

    /// <summary>The child's answer as an outcome. The id and the name are the host's own: the child is not believed about either.</summary>
    public static ReadOutcome Unpack(Response answer, IncomingFile file)
    {
        if (answer.Code is not null)
        {
            return ReadOutcome.Refused(new(answer.Code, answer.Reason ?? "", answer.Fix ?? ""));
        }

        var text = new CanonicalText(answer.Text ?? "");
        return ReadOutcome.Read(
            new()
            {
                Id = new(ContentHash.Of(file.Bytes.Span)),
                Name = file.Name,
                MediaType = answer.MediaType!,
                Text = text,
                Metadata = new()
                {
                    Title = answer.Title,
                    Publisher = answer.Publisher,
                    Date = Edtf.TryParse(answer.Date, out var date) ? date : null,
                    Url = answer.Url,
                    Language = answer.Language,
                    Authors = answer.Authors ?? [],
                    Other = answer.Other ?? [],
                },
                Marks =
                [
                    .. (answer.Marks ?? [])
                        .Where(m => m[2] <= text.Length)
                        .Select(m => new TextMark((TextMarkKind)m[0], new(m[1], m[2]), m[3])),
                ],
                ReadBy = answer.ReadBy!,
            }
        );
    }

    public static async Task Write<T>(Stream to, T message, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
        await to.WriteAsync(length, cancellation);
        await to.WriteAsync(body, cancellation);
        await to.FlushAsync(cancellation);
    }

    /// <summary>The next message, or null when the other side closed. A message longer than the limit ends the conversation.</summary>
    public static async Task<T?> Read<T>(Stream from, int limit, CancellationToken cancellation)
        where T : class
    {
        var length = new byte[4];
        if (await from.ReadAtLeastAsync(length, 4, throwOnEndOfStream: false, cancellation) < 4)
        {
            return null;
        }

        var size = BinaryPrimitives.ReadInt32LittleEndian(length);
        if (size < 0 || size > limit)
        {
            return null;
        }

        var body = new byte[size];
        return await from.ReadAtLeastAsync(body, size, throwOnEndOfStream: false, cancellation) < size
            ? null
            : JsonSerializer.Deserialize<T>(body);
    }
}

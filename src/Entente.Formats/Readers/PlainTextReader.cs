using System.Text;
using Entente.Documents;
using Entente.Text;

namespace Entente.Formats.Readers;

/// <summary>Plain text and Markdown. The canonical text is the decoded text unchanged, without byte order mark and front matter.</summary>
public sealed class PlainTextReader : IDocumentReader
{
    public string Id => "text/1";

    public bool NeedsIsolation => false;

    public bool Accepts(IncomingFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Path.GetExtension(file.Name).ToLowerInvariant() is ".txt" or ".text" or ".md" or ".markdown" or ""
            && !PdfReader.HasHeader(file.Bytes.Span)
            && !LooksBinary(file.Bytes.Span);
    }

    public ReadOutcome Read(IncomingFile file, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);
        if (Decode(file.Bytes.Span) is not { } text)
        {
            return ReadOutcome.Refused(Refusal.Undecodable);
        }

        var (metadata, start, refusal) = FrontMatter.Read(text);
        if (refusal is not null)
        {
            return ReadOutcome.Refused(refusal);
        }

        var body = text[start..];
        if (string.IsNullOrWhiteSpace(body))
        {
            return ReadOutcome.Refused(Refusal.Empty);
        }

        return body.Length > limits.Characters
            ? ReadOutcome.Refused(Refusal.TooLarge.With($"{body.Length:N0} characters, the limit is {limits.Characters:N0}"))
            : ReadOutcome.Read(
                new()
                {
                    Id = new(ContentHash.Of(file.Bytes.Span)),
                    Name = file.Name,
                    MediaType = Path.GetExtension(file.Name).ToLowerInvariant() is ".md" or ".markdown" ? "text/markdown" : "text/plain",
                    Text = new(body),
                    Metadata = metadata,
                    ReadBy = Id,
                }
            );
    }

    /// <summary>Bytes as text: by byte order mark, else strict UTF-8, else a legacy encoding that decodes to letters; null when none does.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            var utf16 = new UnicodeEncoding(bytes[0] == 0xFE, byteOrderMark: false, throwOnInvalidBytes: true);
            return Strict(utf16, bytes[2..]);
        }

        return LooksBinary(bytes) ? null : Strict(new UTF8Encoding(false, throwOnInvalidBytes: true), bytes) ?? Legacy(bytes);
    }

    // Chinese before Western: nearly any bytes are valid windows-1252, few are valid GB 18030.
    private static string? Legacy(ReadOnlySpan<byte> bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (var name in (ReadOnlySpan<string>)["gb18030", "windows-1251", "windows-1252"])
        {
            var text = Strict(Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback), bytes);
            if (text is not null && Fits(text, name))
            {
                return text;
            }
        }

        return null;
    }

    private static bool Fits(string text, string encoding)
    {
        var letters = text.Count(char.IsLetter);
        var own = encoding switch
        {
            "gb18030" => text.Count(Scripts.IsHan),
            "windows-1251" => text.Count(Scripts.IsCyrillic),
            _ => letters - text.Count(c => char.IsLetter(c) && c > 127) * 4,
        };
        return letters > 0
            && own * 2 >= letters
            && !text.AsSpan().ContainsAnyInRange('\u0080', '\u009f')
            // An encoding of one byte decodes anything; control characters tell that it was no text.
            && !text.Any(c => c < ' ' && !char.IsWhiteSpace(c));
    }

    private static string? Strict(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    internal static bool LooksBinary(ReadOnlySpan<byte> bytes) =>
        !(bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        && bytes[..Math.Min(bytes.Length, 4096)].Contains((byte)0);
}

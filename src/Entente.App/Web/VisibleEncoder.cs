using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Entente.App.Web;

/// <summary>
/// Encodes text for HTML, and shows what would otherwise act unseen: directional controls, tag characters, zero-width and other
/// format characters appear as <c>‹U+202E›</c>. Pages encode everything through this one, so that no text of a document can turn
/// the words beside it round.
/// </summary>
internal sealed class VisibleEncoder : HtmlEncoder
{
    private static readonly HtmlEncoder Html = Create(UnicodeRanges.All);

    public static VisibleEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => 12;

    /// <summary>True for a character that has no look of its own but changes how others look. Joiners and word breaks are left: scripts need them.</summary>
    public static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Format => rune.Value is not (0x200b or 0x200c or 0x200d or 0xad),
            UnicodeCategory.Control => rune.Value is not ('\n' or '\r' or '\t'),
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
            _ => rune.Value is >= 0xe0000 and <= 0xe0fff,
        };

    public static string Visible(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"‹U+{rune.Value:X4}›");

    /// <summary>The text with unseen characters shown, for files that are not HTML.</summary>
    public static string Visible(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = IsUnseen(rune) ? shown.Append(Visible(rune)) : shown.Append(rune.ToString());
        }

        return shown.ToString();
    }

    public override bool WillEncode(int unicodeScalar) =>
        Rune.TryCreate(unicodeScalar, out var rune) && IsUnseen(rune) || Html.WillEncode(unicodeScalar);

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var span = new ReadOnlySpan<char>(text, textLength);
        for (var i = 0; i < span.Length; )
        {
            if (Rune.DecodeFromUtf16(span[i..], out var rune, out var used) != OperationStatus.Done || WillEncode(rune.Value))
            {
                return i;
            }

            i += used;
        }

        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        if (!Rune.TryCreate(unicodeScalar, out var rune) || !IsUnseen(rune))
        {
            return Html.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
        }

        var shown = Visible(rune);
        numberOfCharactersWritten = shown.TryCopyTo(new Span<char>(buffer, bufferLength)) ? shown.Length : 0;
        return numberOfCharactersWritten > 0;
    }
}

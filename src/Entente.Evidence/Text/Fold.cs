using System.Globalization;
using System.Text;

namespace Entente.Text;

/// <summary>
/// Folding for comparison: case, diacritics, typographic apostrophes and dashes. Offsets are never taken from folded text;
/// it only answers whether two words are the same word.
/// </summary>
public static class Fold
{
    public static string Word(ReadOnlySpan<char> word)
    {
        if (IsPlain(word))
        {
            return word.ToString();
        }

        var lower = new string(word).ToLowerInvariant();
        if (Ascii.IsValid(lower))
        {
            return lower;
        }

        var decomposed = lower.Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        foreach (var c in decomposed)
        {
            switch (c)
            {
                case 'đ' or 'ð':
                    folded.Append('d');
                    break;
                case 'ø':
                    folded.Append('o');
                    break;
                case 'ł':
                    folded.Append('l');
                    break;
                case 'ı':
                    folded.Append('i');
                    break;
                case 'ß':
                    folded.Append("ss");
                    break;
                case 'æ':
                    folded.Append("ae");
                    break;
                default:
                    if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                    {
                        folded.Append(c);
                    }

                    break;
            }
        }

        // Decomposition can bring capitals back (𝔘 is U).
        return folded.ToString().ToLowerInvariant().Normalize(NormalizationForm.FormC);
    }

    private static bool IsPlain(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (c is not (>= 'a' and <= 'z') and not (>= '0' and <= '9'))
            {
                return false;
            }
        }

        return true;
    }
}

namespace Entente.Text;

/// <summary>Which writing a text is in, by Unicode blocks. What a language is told from first.</summary>
public static class Scripts
{
    public static bool IsLatin(string text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c) && c is not (< '\u0250' or (>= '\u1e00' and <= '\u1eff')))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsHan(char c) =>
        c is (>= '\u4e00' and <= '\u9fff') or (>= '\u3400' and <= '\u4dbf') or (>= '\uf900' and <= '\ufaff');

    public static bool IsKana(char c) => c is >= '\u3040' and <= '\u30ff';

    public static bool IsHangul(char c) => c is (>= '\uac00' and <= '\ud7af') or (>= '\u1100' and <= '\u11ff');

    public static bool IsThai(char c) => c is >= '\u0e00' and <= '\u0e7f';

    public static bool IsLao(char c) => c is >= '\u0e80' and <= '\u0eff';

    public static bool IsKhmer(char c) => c is >= '\u1780' and <= '\u17ff';

    public static bool IsMyanmar(char c) => c is >= '\u1000' and <= '\u109f';

    public static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u052f';

    public static bool IsArabic(char c) => c is (>= '\u0600' and <= '\u06ff') or (>= '\u0750' and <= '\u077f');
}

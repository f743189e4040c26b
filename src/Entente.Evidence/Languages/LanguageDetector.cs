using Entente.Text;

namespace Entente.Languages;

/// <summary>
/// Tells a text's language: by script where the script tells, else by its commonest words. A stated language is believed
/// unless the script contradicts it.
/// </summary>
public static class LanguageDetector
{
    private static readonly (string Language, string[] Words)[] Latin =
    [
        (
            "en",
            [
                "the",
                "of",
                "and",
                "to",
                "in",
                "that",
                "for",
                "with",
                "was",
                "on",
                "by",
                "is",
                "said",
                "from",
                "has",
                "have",
                "will",
                "its",
                "their",
                "which",
            ]
        ),
        (
            "es",
            [
                "de",
                "la",
                "el",
                "que",
                "en",
                "los",
                "del",
                "las",
                "por",
                "con",
                "una",
                "para",
                "se",
                "su",
                "al",
                "como",
                "fue",
                "entre",
                "y",
                "sobre",
            ]
        ),
        (
            "fr",
            [
                "de",
                "la",
                "le",
                "les",
                "des",
                "et",
                "en",
                "du",
                "une",
                "dans",
                "que",
                "pour",
                "par",
                "sur",
                "au",
                "avec",
                "est",
                "aux",
                "ont",
                "qui",
            ]
        ),
        (
            "pt",
            [
                "de",
                "que",
                "do",
                "da",
                "em",
                "um",
                "para",
                "com",
                "uma",
                "os",
                "no",
                "se",
                "na",
                "por",
                "mais",
                "dos",
                "das",
                "foi",
                "ao",
                "entre",
            ]
        ),
        (
            "it",
            [
                "di",
                "che",
                "il",
                "della",
                "per",
                "del",
                "con",
                "una",
                "sono",
                "nel",
                "gli",
                "dei",
                "alla",
                "delle",
                "tra",
                "anche",
                "con",
                "le",
                "da",
                "dal",
            ]
        ),
        (
            "de",
            [
                "der",
                "die",
                "und",
                "den",
                "von",
                "das",
                "mit",
                "des",
                "auf",
                "für",
                "ist",
                "im",
                "dem",
                "nicht",
                "ein",
                "eine",
                "als",
                "auch",
                "werden",
                "zwischen",
            ]
        ),
        (
            "vi",
            [
                "của",
                "và",
                "các",
                "là",
                "trong",
                "với",
                "cho",
                "được",
                "tại",
                "về",
                "hai",
                "đã",
                "những",
                "công",
                "bộ",
                "lực",
                "nước",
                "ngày",
                "hợp",
                "tác",
            ]
        ),
        (
            "id",
            [
                "yang",
                "dan",
                "di",
                "untuk",
                "dengan",
                "dari",
                "pada",
                "dalam",
                "ini",
                "itu",
                "kepada",
                "oleh",
                "akan",
                "telah",
                "negara",
                "antara",
                "kerja",
                "sama",
                "tidak",
                "juga",
            ]
        ),
    ];

    /// <summary>BCP 47 primary language, or <c>und</c> where too little text tells nothing.</summary>
    public static string Detect(string text, string? stated)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sample = text.AsSpan(0, Math.Min(text.Length, 20_000));
        var byScript = ByScript(sample);
        if (byScript is not null and not "latin")
        {
            return stated is { Length: >= 2 } && ShareScript(stated, byScript) ? stated[..2].ToLowerInvariant() : byScript;
        }

        if (
            stated is { Length: >= 2 }
            && byScript == "latin"
            && !ShareScript(stated, "zh")
            && !ShareScript(stated, "ru")
            && stated[..2] is not ("ko" or "lo" or "th" or "km" or "ja")
        )
        {
            return stated[..2].ToLowerInvariant();
        }

        return ByWords(sample.ToString());
    }

    private static bool ShareScript(string stated, string detected) =>
        (stated[..2].ToLowerInvariant(), detected) switch
        {
            ("zh" or "ja", "zh") => true,
            ("ru" or "uk" or "be" or "bg" or "sr" or "kk" or "ky" or "tg" or "mn", "ru") => true,
            ("ar" or "fa" or "ur" or "ps", "ar") => true,
            var (a, b) => a == b,
        };

    private static string? ByScript(ReadOnlySpan<char> text)
    {
        int latin = 0,
            han = 0,
            kana = 0,
            hangul = 0,
            thai = 0,
            lao = 0,
            khmer = 0,
            myanmar = 0,
            cyrillic = 0,
            arabic = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiLetter(c) || c is >= '\u00c0' and < '\u0250' or >= '\u1e00' and <= '\u1eff')
            {
                latin++;
            }
            else if (Scripts.IsHan(c))
            {
                han++;
            }
            else if (Scripts.IsKana(c))
            {
                kana++;
            }
            else if (Scripts.IsHangul(c))
            {
                hangul++;
            }
            else if (Scripts.IsThai(c))
            {
                thai++;
            }
            else if (Scripts.IsLao(c))
            {
                lao++;
            }
            else if (Scripts.IsKhmer(c))
            {
                khmer++;
            }
            else if (Scripts.IsMyanmar(c))
            {
                myanmar++;
            }
            else if (Scripts.IsCyrillic(c))
            {
                cyrillic++;
            }
            else if (Scripts.IsArabic(c))
            {
                arabic++;
            }
        }

        // A Han character carries about as much as four Latin letters; an English article with Chinese names stays English.
        ReadOnlySpan<(string Language, int Weight)> rows =
        [
            ("latin", latin),
            (kana * 5 > han ? "ja" : "zh", (4 * han) + (3 * kana)),
            ("ko", 3 * hangul),
            ("th", thai),
            ("lo", lao),
            ("km", khmer),
            ("my", myanmar),
            ("ru", cyrillic),
            ("ar", arabic),
        ];
        var best = rows[0];
        foreach (var row in rows)
        {
            best = row.Weight > best.Weight ? row : best;
        }

        return best.Weight == 0 ? null : best.Language;
    }

    private static string ByWords(string text)
    {
        var counts = new int[Latin.Length];
        var words = 0;
        foreach (var range in text.AsSpan().SplitAny(" \n\t,.;:()\"“”'"))
        {
            var word = text[range].ToLowerInvariant().Normalize();
            if (word.Length == 0)
            {
                continue;
            }

            words++;
            for (var i = 0; i < Latin.Length; i++)
            {
                counts[i] += Array.IndexOf(Latin[i].Words, word) >= 0 ? 1 : 0;
            }
        }

        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            best = counts[i] > counts[best] ? i : best;
        }

        // Running text has a function word in every four or five; fewer than one in fifteen is no language of these.
        return words == 0 || counts[best] * 15 < words ? "und" : Latin[best].Language;
    }
}

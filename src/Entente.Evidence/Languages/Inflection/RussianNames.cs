namespace Entente.Languages.Inflection;

/// <summary>
/// Case forms of Russian names: the adjectives before the first noun and the noun itself decline, what follows stands still
/// ("Министерства внутренних дел"). A name keeps its own declension, so that Нигерии is never Нигер.
/// </summary>
internal static class RussianNames
{
    private const int Cases = 6;

    public static IEnumerable<string> Forms(string name)
    {
        var words = name.Split(' ');
        var head = Array.FindIndex(words, w => !IsAdjective(w));
        if (head < 0)
        {
            // российский: an adjective alone takes every ending.
            return words.Length == 1 ? AdjectiveAlone(words[0]) : [name];
        }

        var forms = new HashSet<string>(StringComparer.Ordinal) { name };
        foreach (var noun in Paradigms(words[head]))
        {
            for (var c = 0; c < Cases; c++)
            {
                var told = (string[])words.Clone();
                told[head] = noun[c];
                for (var k = 0; k < head; k++)
                {
                    told[k] = Adjective(words[k], c);
                }

                forms.Add(string.Join(' ', told));
                if (c == 3)
                {
                    // The accusative of living beings is their genitive.
                    for (var k = 0; k < head; k++)
                    {
                        told[k] = words[k].EndsWith("ая", StringComparison.Ordinal) ? told[k] : Adjective(words[k], 1);
                    }

                    told[head] = noun[1];
                    forms.Add(string.Join(' ', told));
                }
            }
        }

        return forms;
    }

    /// <summary>A person's name: every word declines (Сергея Лаврова), or only the last does (Ким Чен Ына).</summary>
    public static IEnumerable<string> OfPerson(string name)
    {
        var words = name.Split(' ');
        var forms = new HashSet<string>(StringComparer.Ordinal) { name };
        for (var c = 0; c < Cases; c++)
        {
            var all = words.Select(w => IsAdjective(w) ? Adjective(w, c) : Paradigms(w).Last()[c]).ToArray();
            forms.Add(string.Join(' ', all));
            forms.Add(string.Join(' ', [.. words[..^1], all[^1]]));
        }

        return forms;
    }

    private static bool IsAdjective(string word) =>
        word.Length > 4
        && (
            word.EndsWith("ый", StringComparison.Ordinal)
            || word.EndsWith("ский", StringComparison.Ordinal)
            || word.EndsWith("цкий", StringComparison.Ordinal)
            || word.EndsWith("ний", StringComparison.Ordinal)
            || word.EndsWith("ая", StringComparison.Ordinal)
            || word.EndsWith("яя", StringComparison.Ordinal)
            || word.EndsWith("ое", StringComparison.Ordinal)
            || word.EndsWith("ые", StringComparison.Ordinal)
            || (word.EndsWith("ие", StringComparison.Ordinal) && word.EndsWith("ские", StringComparison.Ordinal))
            || word.EndsWith("ной", StringComparison.Ordinal)
        );

    private static readonly string[] Hard = ["ый", "ого", "ому", "ый", "ым", "ом"];
    private static readonly string[] Soft = ["ий", "его", "ему", "ий", "им", "ем"];
    private static readonly string[] Velar = ["ий", "ого", "ому", "ий", "им", "ом"];
    private static readonly string[] Feminine = ["ая", "ой", "ой", "ую", "ой", "ой"];
    private static readonly string[] SoftFeminine = ["яя", "ей", "ей", "юю", "ей", "ей"];
    private static readonly string[] Neuter = ["ое", "ого", "ому", "ое", "ым", "ом"];
    private static readonly string[] Plural = ["ые", "ых", "ым", "ые", "ыми", "ых"];
    private static readonly string[] VelarPlural = ["ие", "их", "им", "ие", "ими", "их"];

    private static string Adjective(string word, int c)
    {
        var stem = word[..^2];
        var velar = stem[^1] is 'к' or 'г' or 'х';
        return word[^2..] switch
        {
            "ый" => stem + Hard[c],
            "ой" => stem + (c is 0 or 3 ? "ой" : Hard[c]),
            "ий" => stem + (velar ? Velar[c] : Soft[c]),
            "ая" => stem + Feminine[c],
            "яя" => stem + SoftFeminine[c],
            "ое" => stem + (velar && c == 4 ? "им" : Neuter[c]),
            "ые" => stem + Plural[c],
            "ие" => stem + VelarPlural[c],
            _ => word,
        };
    }

    private static HashSet<string> AdjectiveAlone(string word)
    {
        var stem = word[..^2];
        var velar = stem[^1] is 'к' or 'г' or 'х';
        var forms = new HashSet<string>(StringComparer.Ordinal) { word };
        foreach (var endings in new[] { velar ? Velar : Hard, Feminine, Neuter, velar ? VelarPlural : Plural })
        {
            foreach (var ending in endings)
            {
                forms.Add(stem + (velar && ending is "ым" ? "им" : ending));
            }
        }

        return forms;
    }

    private static IEnumerable<string[]> Paradigms(string noun)
    {
        if (noun.Length < 3 || noun.All(char.IsUpper))
        {
            yield return Still(noun);
            yield break;
        }

        var stem = noun[..^1];
        var before = stem[^1];
        var sibilant = before is 'ж' or 'ч' or 'ш' or 'щ' or 'ц';
        switch (noun[^1])
        {
            case 'я' when before == 'и':
                yield return [noun, stem + "и", stem + "и", stem + "ю", stem + "ей", stem + "и"];
                break;
            case 'а':
                var genitive = before is 'г' or 'к' or 'х' or 'ж' or 'ч' or 'ш' or 'щ' ? "и" : "ы";
                yield return [noun, stem + genitive, stem + "е", stem + "у", stem + (sibilant ? "ей" : "ой"), stem + "е"];
                break;
            case 'я':
                yield return [noun, stem + "и", stem + "е", stem + "ю", stem + "ей", stem + "е"];
                break;
            case 'й' when before == 'и':
                yield return [noun, stem + "я", stem + "ю", noun, stem + "ем", stem + "и"];
                break;
            case 'й':
                yield return [noun, stem + "я", stem + "ю", noun, stem + "ем", stem + "е"];
                break;
            case 'ь':
                yield return [noun, stem + "я", stem + "ю", noun, stem + "ем", stem + "е"];
                yield return [noun, stem + "и", stem + "и", noun, stem + "ью", stem + "и"];
                break;
            case 'о' when noun.EndsWith("ство", StringComparison.Ordinal):
                yield return [noun, stem + "а", stem + "у", noun, stem + "ом", stem + "е"];
                break;
            case 'е' when before == 'и':
                yield return [noun, stem + "я", stem + "ю", noun, stem + "ем", stem + "и"];
                break;
            case 'ы' or 'и':
                yield return [noun, stem + "ов", stem + "ам", noun, stem + "ами", stem + "ах"];
                yield return [noun, stem, stem + "ам", noun, stem + "ами", stem + "ах"];
                break;
            case var last when "бвгджзклмнпрстфхцчшщ".Contains(last, StringComparison.Ordinal):
                yield return
                [
                    noun,
                    noun + "а",
                    noun + "у",
                    noun,
                    noun + (last is 'ж' or 'ч' or 'ш' or 'щ' or 'ц' ? "ем" : "ом"),
                    noun + "е",
                ];
                if (
                    noun.EndsWith("ов", StringComparison.Ordinal)
                    || noun.EndsWith("ев", StringComparison.Ordinal)
                    || noun.EndsWith("ин", StringComparison.Ordinal)
                )
                {
                    yield return [noun, noun + "а", noun + "у", noun, noun + "ым", noun + "е"];
                }

                break;
            default:
                yield return Still(noun);
                break;
        }
    }

    private static string[] Still(string noun) => [noun, noun, noun, noun, noun, noun];
}

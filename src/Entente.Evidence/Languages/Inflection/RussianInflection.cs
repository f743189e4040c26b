namespace Entente.Languages.Inflection;

/// <summary>
/// Russian: case, number and gender endings are cut for comparison; a verb is given by infinitive, aspect, present stem and
/// passive stem (<c>подписать|p|подпиш|подписан</c>).
/// </summary>
internal sealed class RussianInflection : IInflection
{
    // Longest first. Endings of adjectives, then of nouns.
    private static readonly string[] Endings =
    [
        "иями",
        "ыми",
        "ими",
        "ого",
        "его",
        "ому",
        "ему",
        "ями",
        "ами",
        "ием",
        "иях",
        "иям",
        "ией",
        "ая",
        "яя",
        "ое",
        "ее",
        "ые",
        "ие",
        "ый",
        "ий",
        "ой",
        "ей",
        "ым",
        "им",
        "ом",
        "ем",
        "ых",
        "их",
        "ую",
        "юю",
        "ою",
        "ов",
        "ев",
        "ям",
        "ам",
        "ях",
        "ах",
        "ия",
        "ии",
        "ию",
        "ью",
        "а",
        "я",
        "ы",
        "и",
        "о",
        "е",
        "у",
        "ю",
        "ь",
        "й",
    ];

    public string Stem(string lower)
    {
        var word = lower.Replace('ё', 'е');
        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }

    public IEnumerable<(string Form, FormUse Use)> Forms(string citation, IReadOnlyDictionary<string, IReadOnlyList<string>> irregular)
    {
        var parts = citation.Split('|', StringSplitOptions.TrimEntries);
        var words = parts[0].Split(' ', 2);
        var tail = words.Length > 1 ? " " + words[1] : "";
        var infinitive = words[0];
        var reflexive = infinitive.EndsWith("ся", StringComparison.Ordinal) || infinitive.EndsWith("сь", StringComparison.Ordinal);
        var bare = reflexive ? infinitive[..^2] : infinitive;
        yield return (infinitive + tail, FormUse.Infinitive);
        var perfective = parts.Length > 1 && parts[1] == "p";
        foreach (var (form, use) in Active(bare, parts.Length > 2 ? parts[2] : "-", perfective, irregular))
        {
            var isParticiple = use.HasFlag(FormUse.Participle);
            var particle = isParticiple || !IsVowel(form[^1]) ? "ся" : "сь";
            if (reflexive)
            {
                yield return (
                    (
                        form.EndsWith("ся", StringComparison.Ordinal) || form.EndsWith("сь", StringComparison.Ordinal)
                            ? form
                            : form + particle
                    ) + tail,
                    use
                );
                continue;
            }

            yield return (form + tail, use);
            // проводятся, проводилось: the thing done is the subject.
            if (use is FormUse.Present or FormUse.Past or FormUse.Future)
            {
                yield return (form + particle + tail, use | FormUse.Passive);
            }
        }

        if (parts.Length > 3 && parts[3].Length > 1)
        {
            foreach (var (form, use) in Passive(parts[3]))
            {
                yield return (form + tail, use);
            }
        }
    }

    private static readonly string[] ActiveEndings = ["ий", "ая", "ее", "ие", "его", "ей", "ему", "ую", "им", "ем", "их", "ими", "ею"];

    private static IEnumerable<(string Form, FormUse Use)> Active(
        string infinitive,
        string present,
        bool perfective,
        IReadOnlyDictionary<string, IReadOnlyList<string>> irregular
    )
    {
        var use = perfective ? FormUse.Future : FormUse.Present;
        if (irregular.TryGetValue("past", out var pasts) && pasts.Count > 0)
        {
            foreach (var form in pasts)
            {
                yield return (form, FormUse.Past);
            }
        }
        else if (infinitive.EndsWith("ть", StringComparison.Ordinal))
        {
            var stem = infinitive[..^2];
            foreach (var ending in new[] { "л", "ла", "ло", "ли" })
            {
                yield return (stem + ending, FormUse.Past);
            }

            yield return (stem + "в", FormUse.Gerund | FormUse.Past);
            foreach (var ending in ActiveEndings)
            {
                yield return (stem + "вш" + ending, FormUse.Participle);
            }
        }

        foreach (var (kind, formUse) in Kinds)
        {
            foreach (var form in irregular.GetValueOrDefault(kind) ?? [])
            {
                yield return (form, kind is "present" or "future" ? use : formUse);
            }
        }

        if (present.Length > 1)
        {
            foreach (var ending in new[] { "ет", "ёт", "ит", "ут", "ют", "ат", "ят", "ем", "им" })
            {
                yield return (present + ending, use);
            }

            if (!perfective)
            {
                yield return (present + ("жчшщ".Contains(present[^1], StringComparison.Ordinal) ? "а" : "я"), FormUse.Gerund);
                foreach (var theme in new[] { "ющ", "ущ", "ящ", "ащ" })
                {
                    foreach (var ending in ActiveEndings)
                    {
                        yield return (present + theme + ending, FormUse.Participle);
                    }
                }
            }
        }
    }

    private static readonly (string Kind, FormUse Use)[] Kinds =
    [
        ("present", FormUse.Present),
        ("future", FormUse.Future),
        ("participle", FormUse.Participle),
        ("gerund", FormUse.Gerund),
    ];

    private static IEnumerable<(string Form, FormUse Use)> Passive(string stem)
    {
        foreach (var ending in new[] { "", "а", "о", "ы" })
        {
            yield return (stem + ending, FormUse.Past | FormUse.Passive | FormUse.Perfect);
        }

        // подписан, подписанный; принят, принятый.
        var full = stem.EndsWith('н') ? stem + "н" : stem;
        foreach (var ending in new[] { "ый", "ая", "ое", "ые", "ого", "ой", "ому", "ую", "ым", "ом", "ых", "ыми", "ою" })
        {
            yield return (full + ending, FormUse.Participle | FormUse.Passive);
        }
    }

    private static bool IsVowel(char c) => "аеёиоуыэюя".Contains(c, StringComparison.Ordinal);
}

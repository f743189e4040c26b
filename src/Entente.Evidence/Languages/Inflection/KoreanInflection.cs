namespace Entente.Languages.Inflection;

/// <summary>Korean: a verb is a noun with 하다, or a stem with 다; endings say tense, voice and what the clause hangs on.</summary>
internal sealed class KoreanInflection : IInflection
{
    private static readonly (string Ending, FormUse Use)[] OfNoun =
    [
        ("했다", FormUse.Past),
        ("하였다", FormUse.Past),
        ("했으며", FormUse.Past),
        ("했고", FormUse.Past),
        ("했으나", FormUse.Past),
        ("했지만", FormUse.Past),
        ("했다고", FormUse.Past),
        ("했습니다", FormUse.Past),
        ("했던", FormUse.Past | FormUse.Attributive),
        ("하며", FormUse.Gerund),
        ("하면서", FormUse.Gerund),
        ("하고", FormUse.Gerund),
        ("하고 있다", FormUse.Present | FormUse.Progressive),
        ("하고 있으며", FormUse.Present | FormUse.Progressive),
        ("해 왔다", FormUse.Present | FormUse.Progressive),
        ("해왔다", FormUse.Present | FormUse.Progressive),
        ("해", FormUse.Gerund),
        ("하여", FormUse.Gerund),
        ("한다", FormUse.Present),
        ("한다고", FormUse.Present),
        ("하는", FormUse.Present | FormUse.Attributive),
        ("한", FormUse.Past | FormUse.Attributive),
        ("할", FormUse.Future | FormUse.Attributive),
        ("할 예정", FormUse.Future),
        ("할 계획", FormUse.Future),
        ("할 방침", FormUse.Future),
        ("할 것", FormUse.Future),
        ("하기로", FormUse.Intended),
        ("키로", FormUse.Intended),
        ("하겠다고", FormUse.Intended),
        ("하겠다", FormUse.Intended),
        ("하고 있는", FormUse.Present | FormUse.Progressive | FormUse.Attributive),
        ("하고 있다고", FormUse.Present | FormUse.Progressive),
        ("하고 있던", FormUse.Past | FormUse.Attributive),
        ("되고 있다", FormUse.Present | FormUse.Progressive | FormUse.Passive),
        ("되어", FormUse.Gerund | FormUse.Passive),
        ("돼", FormUse.Gerund | FormUse.Passive),
        ("되었으며", FormUse.Past | FormUse.Passive),
        ("되기로", FormUse.Intended | FormUse.Passive),
        ("하였으며", FormUse.Past),
        ("하였고", FormUse.Past),
        ("하였다고", FormUse.Past),
        ("했다며", FormUse.Past),
        ("하시였다", FormUse.Past),
        ("하시였으며", FormUse.Past),
        ("하이였다", FormUse.Past),
        ("되였다", FormUse.Past | FormUse.Passive),
        ("되였으며", FormUse.Past | FormUse.Passive),
        ("하기를", FormUse.Infinitive),
        ("하려고", FormUse.Infinitive),
        ("하려", FormUse.Infinitive),
        ("하자는", FormUse.Infinitive),
        ("할 것을", FormUse.Infinitive),
        ("할 것이라고", FormUse.Future),
        ("할 예정이다", FormUse.Future),
        ("할 계획이다", FormUse.Future),
        ("될 예정이다", FormUse.Future | FormUse.Passive),
        ("될 전망", FormUse.Future | FormUse.Passive),
        ("한다는", FormUse.Present | FormUse.Attributive),
        ("했다는", FormUse.Past | FormUse.Attributive),
        (" 중이다", FormUse.Present | FormUse.Progressive),
        (" 중인", FormUse.Present | FormUse.Progressive | FormUse.Attributive),
        (" 중이라고", FormUse.Present | FormUse.Progressive),
        ("해야", FormUse.Infinitive),
        ("하기 위해", FormUse.Infinitive),
        ("하기 위한", FormUse.Infinitive),
        ("하자고", FormUse.Infinitive),
        ("하도록", FormUse.Infinitive),
        ("하지 않", FormUse.Present | FormUse.Negated),
        ("되었다", FormUse.Past | FormUse.Passive),
        ("됐다", FormUse.Past | FormUse.Passive),
        ("됐으며", FormUse.Past | FormUse.Passive),
        ("됐고", FormUse.Past | FormUse.Passive),
        ("됐다고", FormUse.Past | FormUse.Passive),
        ("된", FormUse.Past | FormUse.Passive | FormUse.Attributive),
        ("될", FormUse.Future | FormUse.Passive | FormUse.Attributive),
        ("될 예정", FormUse.Future | FormUse.Passive),
        ("된다", FormUse.Present | FormUse.Passive),
        ("되는", FormUse.Present | FormUse.Passive | FormUse.Attributive),
        ("받았다", FormUse.Past | FormUse.Passive),
        ("받은", FormUse.Past | FormUse.Passive | FormUse.Attributive),
    ];

    public string Stem(string lower) => lower;

    public IEnumerable<(string Form, FormUse Use)> Forms(string citation, IReadOnlyDictionary<string, IReadOnlyList<string>> irregular)
    {
        if (citation.EndsWith("하다", StringComparison.Ordinal))
        {
            var noun = citation[..^2];
            yield return (noun, FormUse.Nominal);
            foreach (var (ending, use) in OfNoun)
            {
                yield return (noun + ending, use);
                // 서명을 했다
                yield return (noun + "을 " + ending, use);
                yield return (noun + "를 " + ending, use);
            }

            yield break;
        }

        if (citation.EndsWith('다'))
        {
            foreach (var form in OfStem(citation[..^1]))
            {
                yield return form;
            }
        }
    }

    // 맺다: 맺었다, 맺은, 맺을, 맺고. 열다: 열었다, 연, 열. 만나다: 만났다, 만난, 만날.
    private static IEnumerable<(string Form, FormUse Use)> OfStem(string stem)
    {
        var last = stem[^1];
        var hasFinal = HasFinal(last);
        var past = Past(stem);
        foreach (var ending in new[] { "다", "으며", "고", "으나", "지만", "다고", "습니다" })
        {
            yield return (past + ending, FormUse.Past);
        }

        yield return (past + "던", FormUse.Past | FormUse.Attributive);
        yield return (past + "다는", FormUse.Past | FormUse.Attributive);
        yield return (past + "다며", FormUse.Past);
        // 만났다, 만나; 맺었다, 맺어.
        yield return (past[..^1] + (char)(past[^1] - 20), FormUse.Gerund);
        yield return (past[..^1] + (char)(past[^1] - 20) + "서", FormUse.Gerund);
        foreach (var ending in new[] { "고", "며", "면서", "으며", "으면서" })
        {
            yield return (stem + ending, FormUse.Gerund);
        }

        yield return (stem + "고 있다", FormUse.Present | FormUse.Progressive);
        yield return (stem + "고 있는", FormUse.Present | FormUse.Progressive | FormUse.Attributive);
        yield return (stem + "고 있다고", FormUse.Present | FormUse.Progressive);
        yield return (stem + "자고", FormUse.Infinitive);
        yield return (stem + "려고", FormUse.Infinitive);
        yield return (stem + "기를", FormUse.Infinitive);
        yield return (stem + "겠다고", FormUse.Intended);
        yield return (stem + "기로", FormUse.Intended);
        yield return (stem + "기 위해", FormUse.Infinitive);
        yield return (stem + "는", FormUse.Present | FormUse.Attributive);
        var root = stem[..^1];
        if (hasFinal && Final(last) != 8)
        {
            yield return (stem + "은", FormUse.Past | FormUse.Attributive);
            yield return (stem + "을", FormUse.Future | FormUse.Attributive);
            yield return (stem + "는다", FormUse.Present);
            yield break;
        }

        var open = hasFinal ? (char)(last - Final(last)) : last;
        yield return (root + (char)(open + 4), FormUse.Past | FormUse.Attributive);
        yield return (root + (char)(open + 8), FormUse.Future | FormUse.Attributive);
        yield return (root + (char)(open + 4) + "다", FormUse.Present);
    }

    // The vowel harmony of the past: ㅏ, ㅗ take 았, ㅣ joins to 였, others 었; an open ㅏ, ㅓ, ㅐ takes the final ㅆ alone.
    private static string Past(string stem)
    {
        var last = stem[^1];
        if (last is < '가' or > '힣')
        {
            return stem + "었";
        }

        var index = last - '가';
        var vowel = index / 28 % 21;
        if (index % 28 != 0)
        {
            return stem + (vowel is 0 or 8 ? "았" : "었");
        }

        const int ss = 20;
        var initial = index / 588;
        char Compose(int v) => (char)('가' + (((initial * 21) + v) * 28) + ss);
        return vowel switch
        {
            0 or 4 or 1 or 5 => stem[..^1] + Compose(vowel),
            8 => stem[..^1] + Compose(9),
            13 => stem[..^1] + Compose(14),
            20 => stem[..^1] + Compose(6),
            18 => stem[..^1] + Compose(4),
            _ => stem + "었",
        };
    }

    private static bool HasFinal(char c) => c is >= '가' and <= '힣' && Final(c) != 0;

    private static int Final(char c) => (c - '가') % 28;
}

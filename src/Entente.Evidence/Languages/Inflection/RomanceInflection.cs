namespace Entente.Languages.Inflection;

/// <summary>Endings of one conjugation class: third persons singular and plural of each tense, in that order, space between.</summary>
internal sealed record Conjugation(
    string Infinitive,
    string Present,
    string Past,
    string Imperfect,
    string Future,
    string Conditional,
    string Subjunctive,
    string Gerund,
    string Participle
);

/// <summary>What differs between the Romance languages: conjugations and the endings that nouns and adjectives lose.</summary>
internal sealed record RomanceEndings(IReadOnlyList<Conjugation> Conjugations, IReadOnlyList<string> Nominal, bool FutureOnInfinitive)
{
    public static readonly RomanceEndings Spanish = new(
        [
            new(
                "ar",
                "a an amos",
                "ó aron",
                "aba aban",
                "ará arán aremos",
                "aría arían",
                "e en ara aran ase asen",
                "ando",
                "ado ada ados adas"
            ),
            new(
                "er",
                "e en emos",
                "ió ieron",
                "ía ían",
                "erá erán eremos",
                "ería erían",
                "a an iera ieran iese iesen",
                "iendo",
                "ido ida idos idas"
            ),
            new(
                "ir",
                "e en imos",
                "ió ieron",
                "ía ían",
                "irá irán iremos",
                "iría irían",
                "a an iera ieran iese iesen",
                "iendo",
                "ido ida idos idas"
            ),
        ],
        ["eses", "esas", "esa", "es", "as", "os", "a", "o", "s", "e"],
        true
    );

    public static readonly RomanceEndings French = new(
        [
            new("er", "e ent", "a èrent", "ait aient", "era eront", "erait eraient", "e ent", "ant", "é ée és ées"),
            new("ir", "it issent", "it irent", "issait issaient", "ira iront", "irait iraient", "isse issent", "issant", "i ie is ies"),
            new("re", " ent", "it irent", "ait aient", "ra ront", "rait raient", "e ent", "ant", "u ue us ues"),
        ],
        [
            "trices",
            "trice",
            "teurs",
            "teur",
            "elles",
            "elle",
            "nnes",
            "nne",
            "ives",
            "ive",
            "eaux",
            "aux",
            "als",
            "ales",
            "ale",
            "es",
            "s",
            "e",
            "x",
        ],
        true
    );

    public static readonly RomanceEndings Italian = new(
        [
            new("are", "a ano", "ò arono", "ava avano", "erà eranno", "erebbe erebbero", "i ino", "ando", "ato ata ati ate"),
            new("ere", "e ono", "é erono", "eva evano", "erà eranno", "erebbe erebbero", "a ano", "endo", "uto uta uti ute"),
            new("ire", "e ono", "ì irono", "iva ivano", "irà iranno", "irebbe irebbero", "a ano", "endo", "ito ita iti ite"),
        ],
        ["hi", "he", "io", "ia", "ie", "ii", "i", "e", "a", "o"],
        true
    );
}

/// <summary>Spanish, French and Italian: three conjugations, the irregular forms given as data, light stemming of nouns and adjectives.</summary>
internal sealed class RomanceInflection(RomanceEndings endings) : IInflection
{
    public string Stem(string lower)
    {
        // francés, franceses, francesa; país, países: the ending that is part of the word stays.
        if (
            ReferenceEquals(endings, RomanceEndings.Spanish)
            && lower.Length > 3
            && lower[^1] == 's'
            && lower[^2] is 'é' or 'á' or 'í' or 'ó' or 'ú'
        )
        {
            return Root(lower.EndsWith("és", StringComparison.Ordinal) && lower.Length > 4 ? lower[..^2] : lower);
        }

        foreach (var ending in endings.Nominal)
        {
            if (
                lower.Length - ending.Length >= 3
                && lower.EndsWith(ending, StringComparison.Ordinal)
                // turchi, turche: only after c and g.
                && (ending[0] != 'h' || lower[^3] is 'c' or 'g')
            )
            {
                // instructeur, instructrice; naval, navals, navales, navaux: one stem.
                return Root(
                    lower[..^ending.Length]
                        + (ReferenceEquals(endings, RomanceEndings.French) ? FrenchEvened.GetValueOrDefault(ending, "") : "")
                );
            }
        }

        return Root(lower);
    }

    private static readonly Dictionary<string, string> FrenchEvened = new(StringComparer.Ordinal)
    {
        ["trices"] = "teur",
        ["trice"] = "teur",
        ["teurs"] = "teur",
        ["teur"] = "teur",
        ["eaux"] = "eau",
        ["elles"] = "el",
        ["elle"] = "el",
        ["nnes"] = "n",
        ["nne"] = "n",
        ["ives"] = "if",
        ["ive"] = "if",
        ["aux"] = "al",
        ["als"] = "al",
        ["ales"] = "al",
        ["ale"] = "al",
    };

    // nación, naciones; turc, turque; diálogo, diálogos: what an ending changes before it is evened out, and so are accents.
    private static string Root(string stem)
    {
        var plain = stem.EndsWith("qu", StringComparison.Ordinal) ? stem[..^2] + "c" : stem;
        return string.Create(
            plain.Length,
            plain,
            (span, s) =>
            {
                for (var i = 0; i < s.Length; i++)
                {
                    span[i] = s[i] switch
                    {
                        'á' or 'à' or 'â' => 'a',
                        'é' or 'è' or 'ê' or 'ë' => 'e',
                        'í' or 'ì' or 'î' or 'ï' => 'i',
                        'ó' or 'ò' or 'ô' => 'o',
                        'ú' or 'ù' or 'û' or 'ü' => 'u',
                        var c => c,
                    };
                }
            }
        );
    }

    public IEnumerable<(string Form, FormUse Use)> Forms(string citation, IReadOnlyDictionary<string, IReadOnlyList<string>> irregular)
    {
        var words = citation.Split(' ', 2);
        var tail = words.Length > 1 ? " " + words[1] : "";
        var head = words[0];
        // se réunir, s'entretenir: the pronoun stands before the French verb, at the end of the Spanish and Italian one.
        if (head is "se" or "s'" or "s’" && words.Length > 1)
        {
            foreach (var form in Forms(words[1], irregular))
            {
                yield return form;
            }

            yield break;
        }

        if (head.StartsWith("s'", StringComparison.Ordinal) || head.StartsWith("s’", StringComparison.Ordinal))
        {
            head = head[2..];
        }

        var pronominal = false;
        if (head.EndsWith("rse", StringComparison.Ordinal))
        {
            head = head[..^2];
            pronominal = true;
        }
        else if (head.EndsWith("rsi", StringComparison.Ordinal))
        {
            // tenersi, tenere; opporsi, opporre.
            head = head.EndsWith("orsi", StringComparison.Ordinal) && irregular.Count > 0 ? head[..^2] + "re" : head[..^2] + "e";
            pronominal = true;
        }

        foreach (var (form, use) in Conjugated(head, irregular))
        {
            yield return (form + tail, use);
            if (pronominal && use is FormUse.Infinitive or FormUse.Gerund)
            {
                yield return (form.TrimEnd('e') + "se" + tail, use);
                yield return (form.TrimEnd('e') + "si" + tail, use);
            }
        }
    }

    private IEnumerable<(string Form, FormUse Use)> Conjugated(string head, IReadOnlyDictionary<string, IReadOnlyList<string>> irregular)
    {
        var plain = head.Replace('í', 'i');
        var isContracted = ReferenceEquals(endings, RomanceEndings.Italian) && head.EndsWith("rre", StringComparison.Ordinal);
        var conjugation = isContracted
            ? endings.Conjugations[1]
            : endings.Conjugations.FirstOrDefault(c => plain.EndsWith(c.Infinitive, StringComparison.Ordinal));
        if (conjugation is null)
        {
            yield break;
        }

        yield return (head, FormUse.Infinitive);
        var root =
            !isContracted ? head[..^conjugation.Infinitive.Length]
            : head.EndsWith("orre", StringComparison.Ordinal) ? head[..^3] + "n"
            : head.EndsWith("urre", StringComparison.Ordinal) ? head[..^3] + "c"
            : head[..^3];
        foreach (
            var (name, use, regular) in new[]
            {
                ("present", FormUse.Present, conjugation.Present),
                ("past", FormUse.Past, conjugation.Past),
                ("imperfect", FormUse.Imperfect, conjugation.Imperfect),
                ("future", FormUse.Future, conjugation.Future),
                ("conditional", FormUse.Conditional, conjugation.Conditional),
                ("subjunctive", FormUse.Subjunctive, conjugation.Subjunctive),
                ("gerund", FormUse.Gerund, conjugation.Gerund),
                ("participle", FormUse.Participle, conjugation.Participle),
            }
        )
        {
            if (irregular.TryGetValue(name, out var own) && own.Count > 0)
            {
                foreach (var form in own)
                {
                    yield return (form, use);
                    if (use == FormUse.Participle && own.Count == 1)
                    {
                        foreach (var agreed in Agreed(form))
                        {
                            yield return (agreed, use);
                        }
                    }
                }

                continue;
            }

            foreach (var ending in regular.Split(' '))
            {
                yield return (Joined(root, ending, ReferenceEquals(conjugation, endings.Conjugations[0])), use);
            }
        }
    }

    private IEnumerable<string> Agreed(string participle) =>
        ReferenceEquals(endings, RomanceEndings.French) ? [participle + "e", participle + "s", participle + "es"]
        : participle.Length > 1 && participle[^1] == 'o'
            ? ReferenceEquals(endings, RomanceEndings.Italian) ? [participle[..^1] + "a", participle[..^1] + "i", participle[..^1] + "e"]
                : [participle[..^1] + "a", participle[..^1] + "os", participle[..^1] + "as"]
        : [];

    // Spelling keeps the sound: entregar, entregue; realizar, realice; lanzar; annoncer, annonça; partager, partageait; pagare, pagherà.
    private string Joined(string root, string ending, bool isFirst)
    {
        var soft = ending.Length > 0 && ending[0] is 'e' or 'é' or 'è' or 'i' or 'í' or 'ì';
        if (ReferenceEquals(endings, RomanceEndings.Spanish))
        {
            return (soft, root.Length > 0 ? root[^1] : ' ') switch
            {
                (true, 'z') => root[..^1] + "c" + ending,
                // entregar, entregue; acoger, acoge.
                (true, 'g') when isFirst && ending[0] is 'e' or 'é' => root + "u" + ending,
                (true, 'c') when isFirst && ending[0] is 'e' or 'é' => root[..^1] + "qu" + ending,
                _ => root + ending,
            };
        }

        if (ReferenceEquals(endings, RomanceEndings.French))
        {
            var broad = ending.Length > 0 && ending[0] is 'a' or 'o' or 'â';
            return (broad, root.Length > 0 ? root[^1] : ' ') switch
            {
                (true, 'c') => root[..^1] + "ç" + ending,
                (true, 'g') => root + "e" + ending,
                _ => root + ending,
            };
        }

        return (soft, root.Length > 0 ? root[^1] : ' ') switch
        {
            // pagare, pagherà; svolgere, svolgerà; annunciare, annuncerà.
            (true, 'c' or 'g') when isFirst && ending[0] is 'e' or 'i' => root + "h" + ending,
            (true, 'i') when isFirst && (ending[0] == 'i' || (root.Length > 1 && root[^2] is 'c' or 'g')) => root[..^1] + ending,
            _ => root + ending,
        };
    }
}

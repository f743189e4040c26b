using Entente.Assertions;
using Entente.Languages.English;
using Entente.Text;

namespace Entente.Events;

/// <summary>The words by which two tellings can name one thing, apart from those that name a kind of thing.</summary>
internal static class Wording
{
    private static readonly Dictionary<string, string> InstrumentKinds = new(StringComparer.Ordinal)
    {
        ["memorandum"] = "memorandum",
        ["memoranda"] = "memorandum",
        ["understanding"] = "memorandum",
        ["mou"] = "memorandum",
        ["agreement"] = "agreement",
        ["agreements"] = "agreement",
        ["pact"] = "agreement",
        ["accord"] = "agreement",
        ["deal"] = "agreement",
        ["arrangement"] = "agreement",
        ["treaty"] = "agreement",
        ["protocol"] = "protocol",
        ["minutes"] = "minutes",
        ["declaration"] = "declaration",
        ["communique"] = "declaration",
        ["contract"] = "contract",
        ["plan"] = "plan",
    };

    // Words that say nothing about which thing it is.
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "that",
        "this",
        "their",
        "with",
        "from",
        "between",
        "under",
        "which",
        "have",
        "been",
        "were",
        "will",
        "would",
        "signed",
        "joint",
        "framework",
        "bilateral",
        "cooperation",
        "document",
        "documents",
        "instrument",
        "draft",
        "results",
        "other",
        "both",
        "sides",
        "two",
        "new",
        "said",
        "country",
        "countries",
        "state",
    };

    private static readonly HashSet<string> Facilities = new(StringComparer.Ordinal)
    {
        "base",
        "bases",
        "facility",
        "facilities",
        "post",
        "posts",
        "outpost",
        "outposts",
        "station",
        "stations",
        "installation",
        "installations",
        "site",
        "sites",
    };

    /// <summary>Words that single a thing out, folded, in order of text; parties, place and day are compared as such and not here.</summary>
    public static string[] Specific(string? text, Assertion assertion)
    {
        var place = Words(assertion.Place?.Text).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Words(text)
                .Where(w =>
                    w.Length > 3
                    && !w.All(char.IsAsciiDigit)
                    && !IsMonth(w)
                    && !Empty.Contains(w)
                    && !InstrumentKinds.ContainsKey(w)
                    && !place.Contains(w)
                    && !Names(assertion.Actors, w)
                )
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>memorandum, minutes, agreement …: what kinds of instrument the words name.</summary>
    public static string[] Kinds(string? text) =>
        [
            .. Words(text)
                .Select(w => InstrumentKinds.GetValueOrDefault(w))
                .Where(k => k is not null)
                .Select(k => k!)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>
    /// What a claim and its denial must have in common: the single words, and one word for every kind of facility, since "a listening post" is
    /// denied as "a spy base".
    /// </summary>
    public static string[] Subject(IEnumerable<string?> texts, IReadOnlyList<AssertionActor> actors)
    {
        var words = texts.SelectMany(t => Words(t)).Where(w => !Names(actors, w)).ToList();
        return
        [
            .. words
                .Where(w => w.Length > 4 && !Empty.Contains(w) && !Facilities.Contains(w) && !Weak.Contains(w))
                .Concat(words.Exists(Facilities.Contains) ? ["facility"] : [])
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    // Too common in this field to say that a denial is of that claim.
    private static readonly HashSet<string> Weak = new(StringComparer.Ordinal)
    {
        "secret",
        "military",
        "security",
        "agreement",
        "chinese",
        "china",
        "government",
        "officials",
        "building",
        "there",
        "where",
        "about",
        "never",
        "denied",
    };

    /// <summary>
    /// Names that are written with capitals and are no party, place or date: "Friendship Shield-2023" gives friendship shield 2023. Of an
    /// exercise or operation they are what it is called.
    /// </summary>
    public static string ProperName(Assertion assertion)
    {
        var actorWords = assertion
            .Actors.SelectMany(a => Words(a.Name))
            .Concat(Words(assertion.Place?.Text))
            .ToHashSet(StringComparer.Ordinal);
        var best = new List<string>();
        var run = new List<string>();
        var tokens = assertion.Quote.Split([' ', '-', ',', '.', '“', '”', '"'], StringSplitOptions.None);
        for (var i = 0; i <= tokens.Length; i++)
        {
            var token = i < tokens.Length ? tokens[i] : "";
            var folded = Fold.Word(token);
            var isName =
                token.Length > 1
                && ((char.IsUpper(token[0]) && i > 0) || (run.Count > 0 && token.Length == 4 && token.All(char.IsAsciiDigit)))
                && !actorWords.Contains(folded)
                && EnglishWords.Weekday(folded) is null
                && (EnglishWords.Month(folded) is null || !IsMonth(folded));
            if (isName)
            {
                run.Add(folded);
                continue;
            }

            if (run.Count > best.Count)
            {
                best = run;
            }

            run = [];
        }

        return best.Count > 1 ? string.Join(' ', best) : "";
    }

    private static bool IsMonth(string folded) =>
        folded
            is "january"
                or "february"
                or "march"
                or "april"
                or "may"
                or "june"
                or "july"
                or "august"
                or "september"
                or "october"
                or "november"
                or "december";

    private static bool Names(IReadOnlyList<AssertionActor> actors, string word)
    {
        foreach (var actor in actors)
        {
            if (actor.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Words(string? text) =>
        (text ?? "")
            .Split([' ', '-', '/', ',', '.', ';', ':', '(', ')', '“', '”', '"'], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => Fold.Word(w.Trim('’', '\'')))
            .Select(w => w.EndsWith("'s", StringComparison.Ordinal) ? w[..^2] : w);
}

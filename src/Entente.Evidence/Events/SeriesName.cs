using System.Globalization;
using Entente.Languages.English;

namespace Entente.Events;

/// <summary>
/// What a numbered happening says it is an instalment of: the states, the agency, the form with the words of the mechanism's name,
/// and the waters. Two of them can be one series unless agency, form, name or waters exclude it.
/// </summary>
public sealed class SeriesName
{
    // Words that say of what form a mechanism is. Two different ones are two mechanisms.
    private static readonly HashSet<string> Forms = new(StringComparer.Ordinal)
    {
        "conference",
        "dialogue",
        "exchange",
        "committee",
        "commission",
        "consultation",
        "forum",
        "symposium",
        "summit",
        "exercise",
        "drill",
    };

    // Forms that any mechanism can be called by.
    private static readonly HashSet<string> AnyForm = new(StringComparer.Ordinal) { "meeting", "session", "round", "talks", "event" };

    // Words that nearly every security mechanism has in its name.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "cooperation",
        "ministerial",
        "security",
        "strategic",
        "high",
        "joint",
        "military",
    };

    private SeriesName(string key, string[] states, string agency, string type, string[] words, string area)
    {
        Key = key;
        States = states;
        Agency = agency;
        Type = type;
        Words = words;
        Area = area;
        Form = words.Select(Singular).LastOrDefault(Forms.Contains);
        Subject = words
            .Where(w => !EnglishWords.IsConnector(w))
            .Where(w => !Forms.Contains(Singular(w)) && !AnyForm.Contains(Singular(w)) && !AnyForm.Contains(w) && !Common.Contains(w))
            .Select(Stem)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
    }

    public string Key { get; }

    /// <summary>Lower-case ISO 3166 alpha-3, in order.</summary>
    public IReadOnlyList<string> States { get; }

    /// <summary><c>coast-guard</c>, <c>navy</c> …; <c>state</c> where the text names the states or their law enforcement at large.</summary>
    public string Agency { get; }

    /// <summary><c>patrol-joint</c>.</summary>
    public string Type { get; }

    /// <summary>The words of the mechanism's name, in its order.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Sea, gulf, strait or river of a patrol; empty where the text names none. The venue of a session says nothing.</summary>
    public string Area { get; }

    /// <summary>conference, dialogue, exchange …; null where the text has only "meeting" or "session".</summary>
    public string? Form { get; }

    private string[] Subject { get; }

    public bool IsNamed => Form is not null || Subject.Length > 0;

    public static SeriesName Parse(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var parts = key.Split(':');
        var form = (parts.Length > 2 ? parts[2] : "").Split('.');
        return new(
            key,
            parts[0].Split('-', StringSplitOptions.RemoveEmptyEntries),
            parts.Length > 1 ? parts[1] : "state",
            form[0],
            form[1..],
            form[0] == "patrol-joint" && parts.Length > 3 ? parts[3] : ""
        );
    }

    /// <summary>True when nothing that both say keeps them apart. The states are not compared.</summary>
    public bool CanBe(SeriesName other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Type == other.Type
            && Agency == other.Agency
            && (Area.Length == 0 || other.Area.Length == 0 || Area == other.Area)
            && (Form is null || other.Form is null || Form == other.Form)
            && (Subject.Length == 0 || other.Subject.Length == 0 || SharesSubject(other));
    }

    private bool SharesSubject(SeriesName other) =>
        2 * Subject.Count(w => other.Subject.Contains(w, StringComparer.Ordinal)) >= Math.Min(Subject.Length, other.Subject.Length);

    public bool IsOfSubsetOf(SeriesName other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return States.Count < other.States.Count && States.All(s => other.States.Contains(s, StringComparer.Ordinal));
    }

    /// <summary>The series as people would call it, without its states: "Joint Mekong patrols".</summary>
    public string Title
    {
        get
        {
            var agency = Agency == "state" ? "" : Agency.Replace('-', ' ') + " ";
            var named = string.Join(' ', Words.Select(w => char.IsAsciiDigit(w[0]) ? w.Replace("plus", "+", StringComparison.Ordinal) : w));
            return Type switch
            {
                "patrol-joint" => Area.Length > 0 && Agency == "state" ? $"Joint {AreaName} patrols"
                : Area.Length > 0 ? $"Joint {agency}patrols, {AreaName}"
                : $"Joint {agency}patrols",
                "mech-session" or "forum-multi" => named.Length > 0 ? Capital(named) : "Sessions of a mechanism that the texts do not name",
                "ex-intsec" => named.Length > 0 ? $"Internal-security exercises {ProperName}" : "Internal-security exercises",
                "ex-mil" => named.Length > 0 ? $"Military exercises {ProperName}" : "Military exercises",
                "agr-status" => "Extensions of an instrument",
                _ => Capital(Type.Replace('-', ' ')),
            };
        }
    }

    private string ProperName => string.Join(' ', Words.Select(Capital));

    private string AreaName =>
        string.Join(
            ' ',
            Area[(Area.IndexOf('.', StringComparison.Ordinal) + 1)..].Split('-').Select(w => w is "of" or "the" ? w : Capital(w))
        );

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];

    private static string Singular(string word) =>
        word.Length > 4 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;

    // "preventing" and "prevention" are one word of a name.
    private static string Stem(string word)
    {
        foreach (var ending in new[] { "ing", "ion", "ive", "s" })
        {
            if (word.Length > ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}

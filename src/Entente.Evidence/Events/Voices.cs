using Entente.Assertions;
using Entente.Codebook;
using Entente.Text;

namespace Entente.Events;

/// <summary>Whose words a named source stands for.</summary>
internal enum VoiceKind
{
    /// <summary>An outlet or journal of the codebook.</summary>
    Outlet,

    /// <summary>An organ or the government of a state: "the Chinese embassy", "Viet Nam's defence ministry".</summary>
    Organ,

    /// <summary>A person, firm or body that has a name.</summary>
    Named,

    /// <summary>"An official", "its sources", "the statement": the carrier vouches for it, nobody else can be asked.</summary>
    Unnamed,
}

/// <summary>A source as origins compare it: two with one key are one voice.</summary>
internal sealed record Voice(VoiceKind Kind, string Key, string? State, Source? Outlet = null);

/// <summary>Tells of what a document names as its source whether that is an outlet, an organ of a state, a name, or nobody in particular.</summary>
internal sealed class Voices
{
    private const int LongestName = 7;

    private static readonly HashSet<string> OrganWords = new(StringComparer.Ordinal)
    {
        "ministry",
        "ministries",
        "embassy",
        "consulate",
        "government",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "minister",
        "ambassador",
        "president",
        "police",
        "navy",
        "army",
        "coast",
        "guard",
        "command",
        "commander",
        "parliament",
        "department",
        "authority",
        "authorities",
        "forces",
    };

    // Parts of an organ's title: what of it goes into the key, so that "Chinese Foreign Ministry spokesman" and "China's foreign ministry" are one.
    private static readonly HashSet<string> Portfolios = new(StringComparer.Ordinal)
    {
        "foreign",
        "defence",
        "defense",
        "interior",
        "security",
        "public",
        "justice",
        "embassy",
        "police",
        "navy",
        "army",
        "coast",
        "guard",
        "parliament",
        "communications",
        "finance",
    };

    private static readonly HashSet<string> Unnameds = new(StringComparer.Ordinal)
    {
        "official",
        "officials",
        "source",
        "sources",
        "statement",
        "report",
        "reports",
        "people",
        "person",
        "diplomat",
        "diplomats",
        "witness",
        "witnesses",
        "analyst",
        "analysts",
        "researchers",
        "experts",
        "media",
        "newspaper",
        "paper",
        "documents",
        "document",
        "website",
        "dispatch",
    };

    private readonly Outlets _outlets;
    private readonly Dictionary<string, Entity> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Voice> _asked = new(StringComparer.Ordinal);

    public Voices(Outlets outlets, IReadOnlyList<Entity> actors)
    {
        _outlets = outlets;
        foreach (var entity in actors)
        {
            foreach (var name in entity.Names.Where(n => !n.IsLocal))
            {
                _names.TryAdd(Fold.Word(name.Name), entity);
            }
        }
    }

    /// <summary>The voice of a source under this name.</summary>
    public Voice Of(string text)
    {
        lock (_asked)
        {
            return _asked.TryGetValue(text, out var known) ? known : _asked[text] = Seek(text);
        }
    }

    /// <summary>The state whose words these are, going by the parties: "Fernandez" is Cuba's when the text has it so.</summary>
    public static string? StateAmongParties(string text, Assertion assertion) =>
        assertion
            .Actors.Where(a =>
                a.Country is not null
                && (a.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || text.Contains(a.Name, StringComparison.OrdinalIgnoreCase))
            )
            .Select(a => a.Country)
            .FirstOrDefault();

    private Voice Seek(string text)
    {
        if ((_outlets.Find(text) ?? _outlets.Within(text)) is { } outlet)
        {
            return new(VoiceKind.Outlet, $"outlet|{outlet.Id}", TiedState(outlet), outlet);
        }

        var words = text.Split([' ', ',', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => Fold.Word(w))
            .Select(w => w.EndsWith("'s", StringComparison.Ordinal) ? w[..^2] : w.TrimEnd('\''))
            .ToArray();
        var found = Entities(words).ToList();
        if (found.Find(e => e.Kind is not ("state" or "person" or "grouping" or "initiative") && e.Country is not null) is { } organ)
        {
            return new(organ.Kind is "firm" ? VoiceKind.Named : VoiceKind.Organ, $"said|{organ.Id}", organ.Country);
        }

        // "U.S.-Cuba Trade Council" speaks for neither.
        var states = found.Where(e => e.Kind == "state").DistinctBy(e => e.Id, StringComparer.Ordinal).ToList();
        var state = states is [var only] ? only : null;
        if (state is not null && words.Any(OrganWords.Contains))
        {
            var portfolio = words.Where(Portfolios.Contains).Select(w => w == "defense" ? "defence" : w).Distinct(StringComparer.Ordinal);
            return new(VoiceKind.Organ, $"said|{state.Id}|{string.Join('-', portfolio.Order(StringComparer.Ordinal))}", state.Country);
        }

        var person = found.Find(e => e.Kind == "person");
        if (person is not null)
        {
            return new(VoiceKind.Named, $"said|{person.Id}", person.Country);
        }

        // "U.S." alone is what is left of "U.S. officials".
        var hasName = (found.Count == 1 && state is not null ? "" : text)
            .Split(' ')
            .Any(w => w.Length > 0 && char.IsUpper(w[0]) && !IsArticle(w));
        return words.Any(Unnameds.Contains) || !hasName
            ? new(VoiceKind.Unnamed, "", state?.Country)
            : new(VoiceKind.Named, $"said|{string.Join(' ', words)}", state?.Country);
    }

    /// <summary>The state that an outlet speaks for, if it is tied to one.</summary>
    public static string? TiedState(Source? outlet) => outlet?.Tie is "state" or "party" or "military" ? outlet.Country : null;

    private static bool IsArticle(string word) => word is "The" or "A" or "An" or "Its" or "Their" or "Both";

    // Longest names first, from the left.
    private IEnumerable<Entity> Entities(string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            for (var length = Math.Min(LongestName, words.Length - i); length > 0; length--)
            {
                if (_names.TryGetValue(string.Join(' ', words[i..(i + length)]), out var entity))
                {
                    yield return entity;
                    i += length - 1;
                    break;
                }
            }
        }
    }
}

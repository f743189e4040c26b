using Entente.Assertions;
using Entente.Codebook;
using Entente.Text;
using Entente.Time;

namespace Entente.Events;

/// <summary>The outlets of the codebook by the names that documents give them.</summary>
public sealed class Outlets
{
    private readonly Dictionary<string, Source> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Source?> _asked = new(StringComparer.Ordinal);

    public Outlets(IReadOnlyList<Source> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        foreach (var source in sources)
        {
            foreach (var name in source.Aliases.Prepend(source.Name))
            {
                _exact.TryAdd(Fold.Word(name), source);
            }
        }
    }

    /// <summary>The outlet of this name in the codebook, if it is there.</summary>
    public Source? Find(string? name)
    {
        if (name is null)
        {
            return null;
        }

        lock (_asked)
        {
            return _asked.TryGetValue(name, out var known) ? known : _asked[name] = Seek(Fold.Word(name.Trim()));
        }
    }

    /// <summary>The state that speaks through an outlet: only where a state, party or army owns it.</summary>
    public static string? StateOf(Source? outlet) => outlet?.Tie is "state" or "party" or "military" ? outlet.Country : null;

    private Source? Seek(string folded)
    {
        if (_exact.TryGetValue(folded, out var exact))
        {
            return exact;
        }

        // "Xinhua via Legal Daily", "China Daily (repost)", "Viet Nam News (VNS)": the longest known name it begins with.
        return _exact
            .Where(o =>
                folded.StartsWith(o.Key, StringComparison.Ordinal)
                && folded.Length > o.Key.Length
                && !char.IsLetterOrDigit(folded[o.Key.Length])
            )
            .OrderByDescending(o => o.Key.Length)
            .Select(o => o.Value)
            .FirstOrDefault();
    }

    /// <summary>The outlet that a longer wording names: "China's Xinhua news agency", "a Reuters report". Names are matched as they are written.</summary>
    public Source? Within(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.EndsWith("'s", StringComparison.Ordinal) || w.EndsWith("’s", StringComparison.Ordinal) ? w[..^2] : w)
            .ToArray();
        for (var length = Math.Min(LongestName, words.Length); length > 0; length--)
        {
            for (var i = 0; i + length <= words.Length; i++)
            {
                // "post" and "times" are words; an outlet's name has a capital.
                if (
                    words[i].Length > 1
                    && !char.IsLower(words[i][0])
                    && _exact.TryGetValue(Fold.Word(string.Join(' ', words[i..(i + length)])), out var outlet)
                )
                {
                    return outlet;
                }
            }
        }

        return null;
    }

    private const int LongestName = 7;

    /// <summary>Outlet and day under which a document can be found again by those who cite it; null when either is not known exactly.</summary>
    public string? KeyOf(string? publisher, Edtf? date) =>
        date is { Value.Length: 10 } day && Find(publisher) is { } outlet ? $"{outlet.Id}|{day.Value}" : null;

    /// <summary>The keys of the works that assertions cite: what a document under one of them would change.</summary>
    public IReadOnlyList<string> KeysCitedIn(IReadOnlyList<Assertion> assertions)
    {
        ArgumentNullException.ThrowIfNull(assertions);
        return
        [
            .. assertions
                .Select(Origins.CitedBy)
                .Where(s => s is { How: not CitationForm.Attribution })
                .Select(s => KeyOf(s!.Publisher, s.Date))
                .Where(k => k is not null)
                .Select(k => k!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }
}

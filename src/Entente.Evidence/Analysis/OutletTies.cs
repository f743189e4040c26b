using Entente.Codebook;
using Entente.Text;

namespace Entente.Analysis;

/// <summary>Who stands behind an outlet, by every name it goes under. What the codebook lacks is unknown, never guessed.</summary>
public sealed class OutletTies
{
    private readonly Dictionary<string, Source> _byName = new(StringComparer.Ordinal);

    public OutletTies(IReadOnlyList<Source> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        foreach (var source in sources)
        {
            foreach (var name in source.Aliases.Prepend(source.Name))
            {
                _byName.TryAdd(Fold.Word(name), source);
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

        var folded = Fold.Word(name.Trim());
        if (_byName.TryGetValue(folded, out var exact))
        {
            return exact;
        }

        // "Xinhua via Legal Daily", "China Daily (repost)", "Viet Nam News (VNS)": the longest known name it begins with.
        return _byName
            .Where(o =>
                folded.StartsWith(o.Key, StringComparison.Ordinal)
                && folded.Length > o.Key.Length
                && !char.IsLetterOrDigit(folded[o.Key.Length])
            )
            .OrderByDescending(o => o.Key.Length)
            .Select(o => o.Value)
            .FirstOrDefault();
    }

    /// <summary>The state that speaks through an outlet: only where a state, party or army owns it.</summary>
    public static string? StateOf(Source? outlet) => outlet?.Tie is "state" or "party" or "military" ? outlet.Country : null;
}

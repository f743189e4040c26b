using Entente.Text;

namespace Entente.Mentions;

/// <summary>
/// The case of a Russian noun group as far as its endings tell without doubt: instrumental ("пограничниками", "Турцией": who acts, with a
/// passive) or dative ("Лаосу", "пограничникам": who receives); "" where they do not.
/// </summary>
internal static class RussianCase
{
    public static string Of(Scan scan, int from, int to)
    {
        for (var i = from; i < Math.Min(to, from + 3); i++)
        {
            if (scan.Tokens[i].Kind != TokenKind.Word)
            {
                return "";
            }

            var raw = scan.Raw(i);
            if (raw.Length > 4 && (raw.EndsWith("ами") || raw.EndsWith("ями") || raw.EndsWith("ыми") || raw.EndsWith("ими")))
            {
                return "instrumental";
            }

            // "иностранному агентству"; "систему" is seen, not given to.
            if (raw.Length > 4 && i + 1 < to && (raw.EndsWith("ому") || raw.EndsWith("ему")))
            {
                return "dative";
            }

            if (scan.NameAt[i] is { First.Kind: "state" } name && !name.Candidates.Any(c => c.Name.Kind == "demonym"))
            {
                return OfState(raw, name);
            }

            if (
                raw.Length > 5
                && (raw.EndsWith("кам") || raw.EndsWith("рам") || raw.EndsWith("лям") || raw.EndsWith("там") || raw.EndsWith("вам"))
            )
            {
                return "dative";
            }

            if (
                raw.Length > 5
                && (raw.EndsWith("ом") || raw.EndsWith("ем") || raw.EndsWith("ией") || raw.EndsWith("ью"))
                && (
                    scan.NameAt[i] is { First.Kind: not "state" }
                    || scan.Classes.Any(c => c.From == i && (c.IsAny("organ.") || c.Is("people")))
                )
            )
            {
                return "instrumental";
            }

            // What follows the first noun is in a case of its own.
            if (!raw.EndsWith("ой") && !raw.EndsWith("ей") && !raw.EndsWith("ым") && !raw.EndsWith("им"))
            {
                return "";
            }
        }

        return "";
    }

    private static string OfState(ReadOnlySpan<char> raw, NameHit name)
    {
        foreach (var candidate in name.Candidates)
        {
            if (raw.Equals(candidate.Name.Name, StringComparison.OrdinalIgnoreCase))
            {
                return "";
            }
        }

        return raw.EndsWith("ией") || raw.EndsWith("ей") || raw.EndsWith("ой") || raw.EndsWith("ом") || raw.EndsWith("ем") ? "instrumental"
            : raw.EndsWith("у") || raw.EndsWith("ю")
                ? IsMasculine(name) ? "dative"
                    : ""
            : "";
    }

    // Лаос: Лаосу. Куба: Кубу is who is seen, not who receives.
    private static bool IsMasculine(NameHit name) =>
        name.Candidates.Any(c => c.Name.Name.Length > 0 && !"аяоеиу".Contains(c.Name.Name[^1], StringComparison.Ordinal));
}

using Entente.Text;

namespace Entente.App.Hosting;

/// <summary>What a person may have meant: the names nearest to one that is not there.</summary>
internal static class Closest
{
    private const int Most = 3;

    public static IReadOnlyList<string> To(string wanted, IEnumerable<string> known)
    {
        if (wanted.Length == 0)
        {
            return [];
        }

        var folded = Fold.Word(wanted);
        return
        [
            .. known
                .Distinct(StringComparer.Ordinal)
                .Where(k => k.Length > 0)
                .Select(k => (Name: k, Distance: Distance(folded, Fold.Word(k))))
                .Where(k => k.Distance <= Math.Max(2, folded.Length / 3))
                .OrderBy(k => k.Distance)
                .ThenBy(k => k.Name, StringComparer.Ordinal)
                .Take(Most)
                .Select(k => k.Name),
        ];
    }

    // Letters to change, add, drop or swap with the next (optimal string alignment); a name that begins with what was typed is near.
    private static int Distance(string a, string b)
    {
        if (a.Length >= 3 && b.StartsWith(a, StringComparison.Ordinal))
        {
            return 1;
        }

        var before = new int[b.Length + 1];
        var last = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last) = (last, row);
        }

        return last[b.Length];
    }
}

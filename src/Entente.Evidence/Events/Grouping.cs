using Entente.Assertions;

namespace Entente.Events;

/// <summary>
/// Which tellings of one block tell of one happening: pairs that the table of reasons joins, the likeliest first, never bringing
/// together two that it keeps apart. Costs grow with the pairs that can be alike, not with the square of the block.
/// </summary>
internal static class Grouping
{
    /// <summary>From this sum down two tellings may not stand in one group, whatever else joins them.</summary>
    private const double KeptApart = -5;

    /// <summary>Of tellings that are alike in everything, later ones are compared with this many of the first: they join those.</summary>
    private const int Alike = 64;

    private readonly record struct Joined(int A, int B, double Sum, int Reasons);

    /// <summary>Groups in order of their first member; the tellings come in order of id.</summary>
    public static List<(List<Assertion> Members, List<Reason> Reasons)> Of(IReadOnlyList<Telling> block)
    {
        var joined = new List<Joined>();
        foreach (var (a, b) in Pairs(block))
        {
            var (sum, reasons) = Corroborator.Weigh(block[a], block[b]);
            if (sum >= Corroborator.Threshold)
            {
                joined.Add(new(a, b, sum, reasons));
            }
        }

        return Collect(block, joined, Join(block, joined));
    }

    private static int[] Join(IReadOnlyList<Telling> block, List<Joined> joined)
    {
        var first = Enumerable.Range(0, block.Count).ToArray();
        var members = new List<int>?[block.Count];
        foreach (var (a, b, _, _) in joined.OrderByDescending(j => j.Sum).ThenBy(j => j.A).ThenBy(j => j.B))
        {
            var (x, y) = (first[a], first[b]);
            if (x == y)
            {
                continue;
            }

            var (into, from) = (Math.Min(x, y), Math.Max(x, y));
            var left = members[into] ??= [into];
            var right = members[from] ??= [from];
            // A chain of likenesses never joins two numbers or two days that exclude each other.
            if (left.Any(i => right.Any(j => AreKeptApart(block[i], block[j]))))
            {
                continue;
            }

            foreach (var i in right)
            {
                first[i] = into;
            }

            left.AddRange(right);
            members[from] = null;
        }

        return first;
    }

    // Only these rows weigh against a pair; without one of them the sum needs no working out.
    private static bool AreKeptApart(Telling a, Telling b) =>
        (
            (a.Ordinal is not null && b.Ordinal is not null && (a.Ordinal != b.Ordinal || a.IsOfAnotherSeriesThan(b)))
            || !a.CanBeWith(b)
            || a.Document == b.Document
            || a.IsDenial != b.IsDenial
        )
        && Corroborator.Weigh(a, b).Sum <= KeptApart;

    private static List<(List<Assertion> Members, List<Reason> Reasons)> Collect(
        IReadOnlyList<Telling> block,
        List<Joined> joined,
        int[] first
    )
    {
        var reasons = new int[block.Count];
        foreach (var (a, b, _, held) in joined)
        {
            if (first[a] == first[b])
            {
                reasons[first[a]] |= held;
            }
        }

        return
        [
            .. Enumerable
                .Range(0, block.Count)
                .GroupBy(i => first[i])
                .OrderBy(g => g.Key)
                .Select(g => (g.Select(i => block[i].Assertion).ToList(), Corroborator.ReasonsOf(reasons[g.Key]))),
        ];
    }

    // ── which pairs are compared ──

    /// <summary>
    /// Every pair that can reach the threshold, once. Dates that exclude each other weigh −8: only the number, the copied words, a
    /// denial or a repeat marked by the document can outweigh them. The rest overlap in time or lie a few days apart, and a sweep along
    /// the days finds them.
    /// </summary>
    internal static IEnumerable<(int A, int B)> Pairs(IReadOnlyList<Telling> block)
    {
        var rank = Ranks(block);
        var strong = StrongLinks(block);
        var order = Enumerable.Range(0, block.Count).OrderBy(i => block[i].From).ThenBy(i => i).ToArray();
        for (var at = 0; at < order.Length; at++)
        {
            var i = order[at];
            var a = block[i];
            for (var next = at + 1; next < order.Length && block[order[next]].From <= AfterEnd(a); next++)
            {
                var j = order[next];
                var b = block[j];
                if (
                    AreCompared(rank, i, j)
                    && (a.CanBeWith(b) ? CanReach(a, b) || AreStrong(a, b) : a.DiffersOnlyInDayFrom(b) && !AreStrong(a, b))
                )
                {
                    yield return i < j ? (i, j) : (j, i);
                }
            }
        }

        foreach (var (i, j) in strong.Where(p => !block[p.A].CanBeWith(block[p.B]) && AreCompared(rank, p.A, p.B)))
        {
            yield return (i, j);
        }
    }

    // Tellings of one act may differ by some days on when it was.
    private static int AfterEnd(Telling a) => a.To > int.MaxValue - Telling.DaysApart ? int.MaxValue : a.To + Telling.DaysApart;

    // Without one of these, the rows left (dates can be one or news of three days, same bodies or a near report, same status) come to 2.5.
    private static bool CanReach(Telling a, Telling b) =>
        a.IsOnSameDayAs(b)
        || (a.Place is not null && a.Place == b.Place)
        || a.NamesSameThing(b)
        || a.NamesSameKind(b)
        || a.HasSameNameAs(b)
        || a.HasSameAmount(b)
        || a.HasNearAmount(b)
        || a.KeepsTheDayOf(b)
        || (a.IsReportedNear(b) && a.SharesBody(b));

    private static bool AreStrong(Telling a, Telling b) =>
        a.IsRepeatOf(b)
        || (a.Ordinal is not null && a.Ordinal == b.Ordinal)
        || a.IsCopiedFrom(b)
        || (a.IsDenial != b.IsDenial && a.DeniesOrIsDeniedBy(b));

    private static bool AreCompared((int Line, int Rank)[] rank, int i, int j) =>
        rank[i].Line != rank[j].Line || Math.Min(rank[i].Rank, rank[j].Rank) < Alike;

    private static (int Line, int Rank)[] Ranks(IReadOnlyList<Telling> block)
    {
        var ranks = new (int, int)[block.Count];
        if (block.Count <= Alike)
        {
            for (var i = 0; i < block.Count; i++)
            {
                ranks[i] = (i, 0);
            }

            return ranks;
        }

        var lines = new Dictionary<string, (int Line, int Count)>(StringComparer.Ordinal);
        for (var i = 0; i < block.Count; i++)
        {
            var line = block[i].Line;
            var (number, count) = lines.GetValueOrDefault(line, (lines.Count, 0));
            ranks[i] = (number, count);
            lines[line] = (number, count + 1);
        }

        return ranks;
    }

    private static HashSet<(int A, int B)> StrongLinks(IReadOnlyList<Telling> block)
    {
        var links = new HashSet<(int, int)>();
        var places = new Dictionary<AssertionId, int>();
        for (var i = 0; i < block.Count; i++)
        {
            places.TryAdd(block[i].Id, i);
        }

        for (var i = 0; i < block.Count; i++)
        {
            if (block[i].Assertion.SameAs is { } same && places.TryGetValue(same, out var other) && other != i)
            {
                links.Add((Math.Min(i, other), Math.Max(i, other)));
            }
        }

        AddAll(Enumerable.Range(0, block.Count).Where(i => block[i].Ordinal is not null).GroupBy(i => block[i].Ordinal!.Value));
        AddAll(
            Enumerable
                .Range(0, block.Count)
                .Where(i => block[i].Assertion.Quote.Length > 40)
                .GroupBy(i => block[i].Quote, StringComparer.Ordinal)
        );
        foreach (var denial in Enumerable.Range(0, block.Count).Where(i => block[i].IsDenial))
        {
            foreach (var claim in Enumerable.Range(0, block.Count))
            {
                if (!block[denial].CanBeWith(block[claim]) && block[denial].DeniesOrIsDeniedBy(block[claim]))
                {
                    links.Add((Math.Min(denial, claim), Math.Max(denial, claim)));
                }
            }
        }

        return links;

        void AddAll<TKey>(IEnumerable<IGrouping<TKey, int>> buckets)
        {
            foreach (var bucket in buckets)
            {
                // By day: those whose dates can be one are the sweep's affair.
                var all = bucket.OrderBy(i => block[i].From).ThenBy(i => i).ToList();
                for (var i = 0; i < all.Count; i++)
                {
                    for (var j = i + 1; j < all.Count; j++)
                    {
                        if (block[all[j]].From > block[all[i]].To)
                        {
                            links.Add((Math.Min(all[i], all[j]), Math.Max(all[i], all[j])));
                        }
                    }
                }
            }
        }
    }
}

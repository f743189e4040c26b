using System.Numerics;
using Entente.Documents;
using Entente.Text;

namespace Entente.Events;

/// <summary>
/// Finds documents that are copies of each other: MinHash signatures of 128 permutations over five-word shingles, candidates by
/// locality-sensitive hashing (32 bands of 4), each pair then checked exactly. Broder 1997; Leskovec, Rajaraman and Ullman,
/// Mining of Massive Datasets, chapter 3.
/// </summary>
public static class NearDuplicates
{
    public const int Permutations = 128;
    private const int Bands = 32;
    private const int Rows = Permutations / Bands;
    private const int ShingleWords = 5;

    /// <summary>Share of shingles in common from which two texts are one told twice.</summary>
    public const double Threshold = 0.5;

    /// <summary>For each document that has copies, the group it belongs to: the first of them in the order given.</summary>
    public static IReadOnlyDictionary<DocumentId, DocumentId> Group(IReadOnlyList<Document> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var shingles = documents.Select(d => Shingles(d.Text.Value)).ToList();
        var first = Enumerable.Range(0, documents.Count).ToArray();
        foreach (var (a, b) in Candidates(shingles))
        {
            if (Jaccard(shingles[a], shingles[b]) >= Threshold)
            {
                var (x, y) = (Root(first, a), Root(first, b));
                first[Math.Max(x, y)] = Math.Min(x, y);
            }
        }

        var groups = new Dictionary<DocumentId, DocumentId>();
        for (var i = 0; i < documents.Count; i++)
        {
            var root = Root(first, i);
            if (root != i)
            {
                groups[documents[i].Id] = documents[root].Id;
                groups[documents[root].Id] = documents[root].Id;
            }
        }

        return groups;
    }

    /// <summary>Hashes of the text's five-word shingles, each once, in ascending order.</summary>
    public static ulong[] Shingles(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<Token>();
        Tokenizer.Tokenize(text, 0, text.Length, tokens);
        var words = tokens
            .Where(t => t.Kind is TokenKind.Word or TokenKind.Number)
            .Select(t => Fnv(Fold.Word(text.AsSpan(t.Start, t.Length))))
            .ToArray();
        var set = new SortedSet<ulong>();
        for (var i = 0; i + ShingleWords <= words.Length; i++)
        {
            var hash = 1469598103934665603UL;
            for (var k = 0; k < ShingleWords; k++)
            {
                hash = Mix(hash ^ words[i + k]);
            }

            set.Add(hash);
        }

        return [.. set];
    }

    public static double Jaccard(ulong[] a, ulong[] b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Length == 0 || b.Length == 0)
        {
            return 0;
        }

        int i = 0,
            j = 0,
            common = 0;
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j])
            {
                common++;
                i++;
                j++;
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return (double)common / (a.Length + b.Length - common);
    }

    /// <summary>The MinHash signature of a set of shingles; the share of equal places of two signatures estimates their Jaccard similarity.</summary>
    public static ulong[] Signature(ulong[] shingles)
    {
        ArgumentNullException.ThrowIfNull(shingles);
        var signature = new ulong[Permutations];
        Array.Fill(signature, ulong.MaxValue);
        foreach (var shingle in shingles)
        {
            for (var p = 0; p < Permutations; p++)
            {
                var value = Mix(shingle + ((ulong)(p + 1) * 0x9E3779B97F4A7C15UL));
                if (value < signature[p])
                {
                    signature[p] = value;
                }
            }
        }

        return signature;
    }

    private static IEnumerable<(int A, int B)> Candidates(List<ulong[]> shingles)
    {
        var seen = new HashSet<(int, int)>();
        var buckets = new Dictionary<(int Band, ulong Key), List<int>>();
        for (var d = 0; d < shingles.Count; d++)
        {
            if (shingles[d].Length == 0)
            {
                continue;
            }

            var signature = Signature(shingles[d]);
            for (var band = 0; band < Bands; band++)
            {
                var key = 0UL;
                for (var r = 0; r < Rows; r++)
                {
                    key = Mix(key ^ signature[(band * Rows) + r]);
                }

                if (!buckets.TryGetValue((band, key), out var list))
                {
                    buckets[(band, key)] = list = [];
                }

                // A bucket of very many copies needs only its first: all are compared with it.
                foreach (var other in list.Take(8))
                {
                    if (seen.Add((other, d)))
                    {
                        yield return (other, d);
                    }
                }

                list.Add(d);
            }
        }
    }

    private static int Root(int[] first, int i)
    {
        while (first[i] != i)
        {
            first[i] = first[first[i]];
            i = first[i];
        }

        return i;
    }

    private static ulong Fnv(string word)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in word)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return hash;
    }

    // The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return BitOperations.RotateLeft(z ^ (z >> 31), 7);
    }
}

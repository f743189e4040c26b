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

    /// <summary>How many documents a bucket puts forward: a text copied very often is compared with the first of its copies.</summary>
    public const int MostOfBucket = 8;

    /// <summary>For each document that has copies, the group it belongs to: the first of them in the order given.</summary>
    public static IReadOnlyDictionary<DocumentId, DocumentId> Group(IReadOnlyList<Document> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var shingles = documents.Select(d => Shingles(d.Text.Value)).ToList();
        var copies = new CopyGroups();
        var buckets = new Dictionary<ulong, List<int>>();
        for (var d = 0; d < documents.Count; d++)
        {
            var bands = BandKeys(shingles[d]);
            foreach (var other in Candidates(buckets, bands))
            {
                if (Jaccard(shingles[other], shingles[d]) >= Threshold)
                {
                    copies.Join(other, d);
                }
            }

            foreach (var band in bands)
            {
                (buckets.TryGetValue(band, out var list) ? list : buckets[band] = []).Add(d);
            }
        }

        return copies.Roots.ToDictionary(r => documents[r.Key].Id, r => documents[r.Value].Id);
    }

    private static IEnumerable<int> Candidates(Dictionary<ulong, List<int>> buckets, IReadOnlyList<ulong> bands) =>
        bands.SelectMany(b => buckets.TryGetValue(b, out var list) ? list.Take(MostOfBucket) : []).Distinct().Order();

    /// <summary>
    /// Keys of the 32 bands of a text's signature: texts that share one are candidates. None for a text of fewer than five words.
    /// </summary>
    public static IReadOnlyList<ulong> BandKeys(ulong[] shingles)
    {
        ArgumentNullException.ThrowIfNull(shingles);
        if (shingles.Length == 0)
        {
            return [];
        }

        var signature = Signature(shingles);
        var keys = new ulong[Bands];
        for (var band = 0; band < Bands; band++)
        {
            var key = (ulong)band;
            for (var r = 0; r < Rows; r++)
            {
                key = Mix(key ^ signature[(band * Rows) + r]);
            }

            keys[band] = key;
        }

        return keys;
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
        var set = new List<ulong>(words.Length);
        for (var i = 0; i + ShingleWords <= words.Length; i++)
        {
            var hash = 1469598103934665603UL;
            for (var k = 0; k < ShingleWords; k++)
            {
                hash = Mix(hash ^ words[i + k]);
            }

            set.Add(hash);
        }

        set.Sort();
        return [.. set.Distinct()];
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

/// <summary>Groups of copies as they grow: each member leads to the first of its group.</summary>
public sealed class CopyGroups
{
    private readonly Dictionary<int, int> _first = [];

    /// <summary>Puts two documents, and the groups they are in, into one.</summary>
    public void Join(int a, int b)
    {
        var (x, y) = (Root(a), Root(b));
        _first[Math.Max(x, y)] = Math.Min(x, y);
        _first.TryAdd(Math.Min(x, y), Math.Min(x, y));
    }

    /// <summary>Every member of a group of two or more, and the first of its group.</summary>
    public IEnumerable<KeyValuePair<int, int>> Roots => _first.Keys.Order().Select(k => KeyValuePair.Create(k, Root(k)));

    private int Root(int i)
    {
        while (_first.TryGetValue(i, out var next) && next != i)
        {
            i = next;
        }

        return i;
    }
}

using Entente.Codebook;
using Entente.Documents;

namespace Entente.Analysis;

/// <summary>A concept that the documents name, perhaps in more than one way.</summary>
public sealed record ConceptRenderings(Entity Concept, IReadOnlyList<Rendering> Renderings);

/// <summary>One wording of a concept in one language, with every place where it stands.</summary>
public sealed record Rendering(string Name, string Language, IReadOnlyList<Occurrence> Occurrences);

/// <summary>A wording in a document's text; positions are UTF-16 units of the canonical text's string.</summary>
public sealed record Occurrence(DocumentId Document, int Start, int End);

/// <summary>Finds each rendering of each grouping and initiative in the documents' text.</summary>
public static class RenderingFinder
{
    /// <summary>Concepts with at least one rendering found, in ordinal order of id; renderings most used first.</summary>
    public static IReadOnlyList<ConceptRenderings> Of(CodebookData codebook, IReadOnlyList<Document> documents)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        ArgumentNullException.ThrowIfNull(documents);
        var concepts = new List<ConceptRenderings>();
        foreach (var entity in codebook.Actors.Where(e => e.Kind is "grouping" or "initiative"))
        {
            var names = entity
                .Names.Where(n => n.Kind is not "abbreviation" and not "short" && n.Name.Length > 1)
                .DistinctBy(n => n.Name, StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(n => n.Name.Length)
                .ThenBy(n => n.Name, StringComparer.Ordinal)
                .ToList();
            var found = Find(names, documents).Where(r => r.Occurrences.Count > 0).ToList();
            if (found.Count > 0)
            {
                concepts.Add(
                    new(entity, [.. found.OrderByDescending(r => r.Occurrences.Count).ThenBy(r => r.Name, StringComparer.Ordinal)])
                );
            }
        }

        return concepts;
    }

    // Longest first: a longer rendering that holds a shorter one is no use of the shorter.
    private static IEnumerable<Rendering> Find(List<EntityName> names, IReadOnlyList<Document> documents)
    {
        var places = names.ToDictionary(n => n, _ => new List<Occurrence>());
        foreach (var document in documents)
        {
            var taken = new List<Occurrence>();
            foreach (var name in names)
            {
                foreach (var at in Places(document.Text.Value, name.Name))
                {
                    var here = new Occurrence(document.Id, at, at + name.Name.Length);
                    if (!taken.Exists(t => t.Start < here.End && here.Start < t.End))
                    {
                        taken.Add(here);
                        places[name].Add(here);
                    }
                }
            }
        }

        return names.Select(n => new Rendering(n.Name, n.Language, places[n]));
    }

    private static IEnumerable<int> Places(string text, string name)
    {
        for (
            var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = text.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase)
        )
        {
            if (IsWhole(text, at, at + name.Length))
            {
                yield return at;
            }
        }
    }

    private static bool IsWhole(string text, int start, int end) =>
        !(start > 0 && char.IsAsciiLetter(text[start - 1]) && char.IsAsciiLetter(text[start]))
        && !(end < text.Length && char.IsAsciiLetter(text[end]) && char.IsAsciiLetter(text[end - 1]));
}

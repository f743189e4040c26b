using Entente.Codebook;
using Entente.Documents;

namespace Entente.App.Web;

/// <summary>A concept that the documents name in more than one way.</summary>
internal sealed record ConceptRenderings(Entity Entity, IReadOnlyList<Rendering> Renderings);

internal sealed record Rendering(string Name, string Language, int Count, IReadOnlyList<Document> Documents);

/// <summary>Counts each rendering of each grouping and initiative in the documents' running text.</summary>
internal static class Renderings
{
    public static IReadOnlyList<ConceptRenderings> Of(Evidence evidence)
    {
        var concepts = new List<ConceptRenderings>();
        foreach (var entity in evidence.Codebook.Actors.Where(e => e.Kind is "grouping" or "initiative"))
        {
            var names = entity
                .Names.Where(n => n.Kind is not "abbreviation" and not "short")
                .OrderByDescending(n => n.Name.Length)
                .ToList();
            var found = names.Select(n => Count(n, names, evidence.Documents)).Where(r => r.Count > 0).ToList();
            if (found.Count > 1)
            {
                concepts.Add(new(entity, [.. found.OrderByDescending(r => r.Count).ThenBy(r => r.Name, StringComparer.Ordinal)]));
            }
        }

        return concepts;
    }

    private static Rendering Count(EntityName name, List<EntityName> all, IReadOnlyList<Document> documents)
    {
        var total = 0;
        var where = new List<Document>();
        foreach (var document in documents)
        {
            var count = Times(document.Text.Value, name.Name);
            // A longer rendering that holds this one is not a use of this one.
            count -= all.Where(o => o.Name.Length > name.Name.Length && o.Name.Contains(name.Name, StringComparison.OrdinalIgnoreCase))
                .Sum(o => Times(document.Text.Value, o.Name));
            if (count > 0)
            {
                total += count;
                where.Add(document);
            }
        }

        return new(name.Name, name.Language, total, where);
    }

    private static int Times(string text, string name)
    {
        var count = 0;
        for (
            var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = text.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase)
        )
        {
            count++;
        }

        return count;
    }
}

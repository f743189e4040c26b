namespace Entente.Codebook;

/// <summary>How many frames of a type can find something in a language, of how many there are.</summary>
/// <param name="Type">The event type.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Reachable">Frames whose shape has a verb or noun of the language to set it off.</param>
/// <param name="Frames">All frames of the type.</param>
public sealed record Coverage(string Type, string Language, int Reachable, int Frames)
{
    /// <summary>Coverage of every type by one language's words.</summary>
    public static IReadOnlyList<Coverage> Of(PatternSet patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        var labels = patterns.Verbs.Select(v => v.Label).ToHashSet(StringComparer.Ordinal);
        var shapes = patterns
            .Shapes.Where(s =>
                (patterns.Grammar is null ? s.Verbs.Count > 0 : s.Verbs.Any(labels.Contains))
                || s.Nouns.Any(n => patterns.Words.GetValueOrDefault(n) is { Count: > 0 })
            )
            .Select(s => s.Id)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. patterns
                .Frames.GroupBy(f => f.Type, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new Coverage(g.Key, patterns.Language, g.Count(f => shapes.Contains(f.Shape)), g.Count())),
        ];
    }
}

using YamlDotNet.RepresentationModel;

namespace Entente.Formats.Codebooks;

/// <summary>The example sentences of an event type, as <c>codebook/events/&lt;type&gt;/sentences.yaml</c> gives them for readers.</summary>
/// <param name="Id">Its id in the file.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Reported">Report date of the imagined document.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Records">Each expected record in words: "PATROL_JOINT, occurred, 2022-06-08, KAZ CHN".</param>
/// <param name="Why">For a near miss, why it must not give the type; null for an example.</param>
public sealed record ExampleSentence(string Id, string Language, string? Reported, string Text, IReadOnlyList<string> Records, string? Why)
{
    public bool IsNearMiss => Why is not null;
}

/// <summary>Reads sentence files for the codebook's pages. A type without a file has no examples; an entry without a text is left out.</summary>
public static class SentenceFile
{
    /// <summary>Sentences by type code, examples before near misses.</summary>
    /// <exception cref="CodebookException">A file is not valid YAML; the message names file, line and column.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<ExampleSentence>> ReadAll(string folder)
    {
        var byType = new SortedDictionary<string, IReadOnlyList<ExampleSentence>>(StringComparer.Ordinal);
        var events = Path.Combine(folder, "events");
        if (!Directory.Exists(events))
        {
            return byType;
        }

        foreach (var path in Directory.GetFiles(events, "sentences.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var map = YamlText.Map(File.ReadAllText(path), path);
            var type = Path.GetFileName(Path.GetDirectoryName(path))!;
            byType[type] =
            [
                .. map.Maps("sentences").Select(m => Sentence(m, why: null)).Where(s => s.Text.Length > 0),
                .. map.Maps("near-misses").Select(m => Sentence(m, m.Text("why") ?? "")).Where(s => s.Text.Length > 0),
            ];
        }

        return byType;
    }

    private static ExampleSentence Sentence(YamlMappingNode map, string? why) =>
        new(
            map.Text("id") ?? "",
            map.Text("lang") ?? "en",
            map.Text("reported"),
            map.Text("text") ?? "",
            [.. map.Maps("records").Select(InWords)],
            why
        );

    private static string InWords(YamlMappingNode record)
    {
        string[] known = ["type", "status", "date", "countries"];
        var words = new List<string>();
        foreach (
            var key in known.Concat(
                record.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "").Except(known, StringComparer.Ordinal)
            )
        )
        {
            var value = record.Find(key) is YamlSequenceNode ? string.Join(' ', record.Texts(key)) : record.Text(key);
            if (!string.IsNullOrEmpty(value))
            {
                words.Add(known.Contains(key, StringComparer.Ordinal) ? value : $"{key} {value}");
            }
        }

        return string.Join(", ", words);
    }
}

using System.Globalization;
using Entente.Codebook;
using YamlDotNet.RepresentationModel;

namespace Entente.Formats.Codebooks;

/// <summary>Reads <c>sentences.yaml</c> of every type. They teach and test; coding does not need them, so they are no part of the codebook's hash.</summary>
public static class ExampleFolder
{
    public const string FileName = "sentences.yaml";

    /// <summary><c>sentences.yaml</c>, or <c>sentences.zh.yaml</c> for another language than English.</summary>
    public static bool IsExamples(string path)
    {
        var name = Path.GetFileName(path.AsSpan());
        return name.StartsWith("sentences.", StringComparison.Ordinal) && name.EndsWith(".yaml", StringComparison.Ordinal);
    }

    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "type",
        "status",
        "date",
        "countries",
        "ordinal",
        "certainty",
        "aggregate",
        "bound",
        "gives",
        "takes",
        "quantity",
        "place",
    };

    /// <summary>In order of type, then as they stand in the file.</summary>
    /// <exception cref="CodebookException">A file cannot be used; the message names file, line and column.</exception>
    public static IReadOnlyList<Example> Read(string codebook)
    {
        var examples = new List<Example>();
        var events = Path.Combine(codebook, "events");
        if (!Directory.Exists(events))
        {
            return examples;
        }

        foreach (
            var path in Directory
                .GetFiles(events, "sentences.*", SearchOption.AllDirectories)
                .Where(IsExamples)
                .Order(StringComparer.Ordinal)
        )
        {
            var type = Path.GetFileName(Path.GetDirectoryName(path)!);
            var file = $"events/{type}/{Path.GetFileName(path)}";
            var map = YamlText.Map(File.ReadAllText(path), file);
            examples.AddRange(map.Maps("sentences").Select(m => ReadExample(m, type, file)));
            examples.AddRange(
                map.Maps("near-misses").Select(m => ReadExample(m, type, file) with { NearMissBecause = m.Text("why") ?? "" })
            );
        }

        return examples;
    }

    private static Example ReadExample(YamlMappingNode map, string type, string file) =>
        new()
        {
            Id = $"{type}/{Required(map, "id", file)}",
            Type = type,
            Language = Required(map, "lang", file),
            Reported = Required(map, "reported", file),
            Text = Required(map, "text", file),
            Records = [.. map.Maps("records").Select(r => ReadRecord(r, file))],
            IsOpen = map.Text("open") == "true",
        };

    private static ExpectedRecord ReadRecord(YamlMappingNode map, string file) =>
        new()
        {
            Type = Required(map, "type", file),
            Summary = InWords(map),
            Status = map.Text("status"),
            Date = map.Text("date"),
            Countries = map.Find("countries") is null ? null : [.. map.Texts("countries").Order(StringComparer.Ordinal)],
            Ordinal = map.Text("ordinal") is { } ordinal ? int.Parse(ordinal, CultureInfo.InvariantCulture) : null,
            Certainty = map.Text("certainty"),
            IsAggregate = map.Text("aggregate") == "true",
            StartIsLatest = map.Text("bound") == "start_latest",
            Gives = map.Texts("gives"),
            Takes = map.Texts("takes"),
            Words =
            [
                .. map
                    .Children.Keys.OfType<YamlScalarNode>()
                    .Select(k => k.Value ?? "")
                    .Where(k => !Plain.Contains(k))
                    .Select(k => (k, map.Text(k) ?? "")),
            ],
        };

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

    private static string Required(YamlMappingNode map, string key, string file) =>
        map.Text(key) ?? throw new CodebookException(file, map.Start.Line, map.Start.Column, $"'{key}' is missing");
}

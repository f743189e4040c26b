using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Entente.Formats.Codebooks;

/// <summary>YAML as plain nodes, with anchors and aliases refused (a bomb needs them) and errors that name file, line and column.</summary>
internal static class YamlText
{
    public static YamlMappingNode Map(string text, string file)
    {
        try
        {
            RefuseAliases(text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode map
                ? map
                : throw new CodebookException(file, 1, 1, "expected one mapping");
        }
        catch (YamlException e)
        {
            throw new CodebookException(file, e.Start.Line, e.Start.Column, e.Message, e);
        }
    }

    private static void RefuseAliases(string text)
    {
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            if (parser.Current is YamlDotNet.Core.Events.AnchorAlias alias)
            {
                throw new YamlException(alias.Start, alias.End, "aliases are not allowed");
            }
        }
    }

    public static string? Text(this YamlMappingNode map, string key) =>
        Find(map, key) is YamlScalarNode { Value: { } value } scalar && !(scalar.Style == ScalarStyle.Plain && value is "null" or "~" or "")
            ? value
            : null;

    public static YamlNode? Find(this YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    public static IReadOnlyList<YamlMappingNode> Maps(this YamlMappingNode map, string key) =>
        Find(map, key) is YamlSequenceNode list ? [.. list.Children.OfType<YamlMappingNode>()] : [];

    public static IReadOnlyList<string> Texts(this YamlMappingNode map, string key) =>
        Find(map, key) switch
        {
            YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>().Select(s => s.Value ?? "")],
            YamlScalarNode { Value: { Length: > 0 } value } => [value],
            _ => [],
        };
}

/// <summary>A codebook file that cannot be used: which, where and why.</summary>
public sealed class CodebookException(string file, long line, long column, string reason, Exception? inner = null)
    : Exception($"{file}({line},{column}): {reason}", inner)
{
    public string File { get; } = file;

    public long Line { get; } = line;

    public long Column { get; } = column;
}

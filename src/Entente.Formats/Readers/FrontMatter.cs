using Entente.Documents;
using Entente.Time;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Entente.Formats.Readers;

/// <summary>
/// YAML between two lines <c>---</c> at the very top of a text: title, publisher, date, url, lang, authors, and whatever else a
/// person notes. It is metadata and no part of the canonical text.
/// </summary>
public static class FrontMatter
{
    /// <summary>The metadata and where the text begins; or a refusal that names line and column.</summary>
    public static (DocumentMetadata Metadata, int TextStart, Refusal? Refusal) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var opening =
            text.StartsWith("---\n", StringComparison.Ordinal) ? 4
            : text.StartsWith("---\r\n", StringComparison.Ordinal) ? 5
            : 0;
        if (opening == 0 || FindClosing(text, opening) is not { } closing)
        {
            return (DocumentMetadata.None, 0, null);
        }

        try
        {
            return (Metadata(Fields(text[opening..closing.Start])), closing.End, null);
        }
        catch (YamlException e)
        {
            return (
                DocumentMetadata.None,
                0,
                Refusal.BadFrontMatter.With($"line {e.Start.Line + 1}, column {e.Start.Column}: {e.Message}")
            );
        }
    }

    private static (int Start, int End)? FindClosing(string text, int from)
    {
        for (var line = from; line < text.Length; )
        {
            var end = text.IndexOf('\n', line);
            var stop = end < 0 ? text.Length : end;
            if (text.AsSpan(line, stop - line).TrimEnd('\r').SequenceEqual("---"))
            {
                return (line, end < 0 ? text.Length : end + 1);
            }

            line = stop + 1;
        }

        return null;
    }

    // Events, not objects: anchors and aliases are refused before they can be followed, duplicate names too.
    private static List<KeyValuePair<string, List<string>>> Fields(string yaml)
    {
        var fields = new List<KeyValuePair<string, List<string>>>();
        var parser = new Parser(new StringReader(yaml));
        parser.Consume<StreamStart>();
        if (!parser.Accept<DocumentStart>(out _))
        {
            return fields;
        }

        parser.Consume<DocumentStart>();
        parser.Consume<MappingStart>();
        while (!parser.Accept<MappingEnd>(out _))
        {
            var key = Scalar(parser);
            if (fields.Exists(f => f.Key == key.Value))
            {
                throw new YamlException(key.Start, key.End, $"'{key.Value}' stands twice");
            }

            fields.Add(new(key.Value, Values(parser)));
        }

        return fields;
    }

    private static Scalar Scalar(Parser parser)
    {
        if (parser.Accept<AnchorAlias>(out var alias))
        {
            throw new YamlException(alias.Start, alias.End, "aliases are not allowed");
        }

        var scalar = parser.Consume<Scalar>();
        return scalar.Anchor.IsEmpty ? scalar : throw new YamlException(scalar.Start, scalar.End, "anchors are not allowed");
    }

    private static List<string> Values(Parser parser)
    {
        var values = new List<string>();
        if (parser.TryConsume<SequenceStart>(out _))
        {
            while (!parser.Accept<SequenceEnd>(out _))
            {
                values.Add(Scalar(parser).Value);
            }

            parser.Consume<SequenceEnd>();
            return values;
        }

        var scalar = Scalar(parser);
        if (scalar.Value.Length > 0 && !(scalar.Style == ScalarStyle.Plain && scalar.Value is "null" or "~"))
        {
            values.Add(scalar.Value);
        }

        return values;
    }

    private static DocumentMetadata Metadata(List<KeyValuePair<string, List<string>>> fields)
    {
        string? One(string name) => fields.Find(f => f.Key == name).Value is { Count: > 0 } values ? values[0] : null;
        return new()
        {
            Title = One("title"),
            Publisher = One("publisher"),
            Date = Edtf.TryParse(One("date"), out var date) ? date : null,
            Url = One("url"),
            Language = One("lang") ?? One("language"),
            Authors = fields.Find(f => f.Key is "authors" or "author").Value ?? [],
            Other =
            [
                .. fields
                    .Where(f => f.Key is not ("title" or "publisher" or "date" or "url" or "lang" or "language" or "authors" or "author"))
                    .Select(f => new KeyValuePair<string, string>(f.Key, string.Join("; ", f.Value)))
                    .OrderBy(f => f.Key, StringComparer.Ordinal),
            ],
        };
    }
}

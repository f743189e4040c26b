using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Entente.Assertions;
using Entente.Text;

namespace Entente.Formats.Writers;

/// <summary>One assertion as one line of JSON, in the field order that <c>docs/reference/record.md</c> gives.</summary>
public static class AssertionJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        SkipValidation = true,
    };

    /// <param name="assertion">What to write.</param>
    /// <param name="doc">The document's path as the person gave it.</param>
    public static string Line(Assertion assertion, string doc)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, assertion, doc);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, Assertion a, string doc)
    {
        json.WriteStartObject();
        json.WriteString("doc", doc);
        json.WriteString("id", a.Id.Value);
        json.WriteString("type", a.Type);
        json.WriteString("family", a.Family);
        json.WriteString("kind", Word(a.Kind));
        json.WriteString("status", Word(a.Status));
        json.WriteString("certainty", Word(a.Certainty));
        json.WriteStartArray("actors");
        foreach (var actor in a.Actors)
        {
            json.WriteStartObject();
            json.WriteString("name", actor.Name);
            json.WriteString("entity", actor.Entity);
            json.WriteString("role", actor.Role);
            json.WriteString("country", actor.Country);
            Span(json, actor.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("date", a.Date?.Value);
        json.WriteString("date_basis", a.DateBasis is { } basis ? Word(basis) : null);
        json.WriteString("date_bound", a.StartIsLatest ? "start_latest" : null);
        json.WriteString("announced", a.Announced?.Value);
        json.WriteString("report_date", a.ReportDate?.Value);
        Detail(json, "place", a.Place);
        Detail(json, "topic", a.Topic);
        Detail(json, "instrument", a.Instrument);
        Detail(json, "item", a.Item);
        Detail(json, "quantity", a.Quantity);
        if (a.Ordinal is { } ordinal)
        {
            json.WriteNumber("ordinal", ordinal);
        }
        else
        {
            json.WriteNull("ordinal");
        }

        json.WriteString("series", a.Series);
        json.WriteString("same_as", a.SameAs?.Value);
        Sources(json, a);
        json.WriteString("speaker", a.Speaker);
        json.WriteString("claim", a.Claim);
        json.WriteString("plover", a.Plover);
        json.WriteString("cameo", a.Cameo);
        json.WriteString("quote", a.Quote);
        Span(json, a.Span);
        json.WriteString("rule", a.Rule);
        json.WriteNumber("confidence", a.Confidence);
        json.WriteStartArray("because");
        foreach (var reason in a.Because)
        {
            json.WriteStringValue(reason);
        }

        json.WriteEndArray();
        json.WriteString("part_of", a.PartOf?.Value);
        json.WriteBoolean("aggregate", a.Kind == AssertionKind.Aggregate);
        json.WriteEndObject();
    }

    private static void Sources(Utf8JsonWriter json, Assertion a)
    {
        json.WriteStartArray("sources");
        foreach (var source in a.Sources)
        {
            json.WriteStartObject();
            json.WriteString("publisher", source.Publisher);
            json.WriteString("date", source.Date?.Value);
            json.WriteString("title", source.Title);
            json.WriteString("authors", source.Authors);
            json.WriteString("pages", source.Pages);
            json.WriteString("url", source.Url);
            json.WriteString("how", Word(source.How));
            Span(json, source.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Detail(Utf8JsonWriter json, string name, Detail? detail)
    {
        if (detail is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("text", detail.Text);
        json.WriteString("value", detail.Value);
        Span(json, detail.Span);
        json.WriteEndObject();
    }

    private static void Span(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

using Entente.Assertions;
using Entente.Documents;
using Entente.Text;
using Microsoft.AspNetCore.Html;

namespace Entente.App.Web;

/// <summary>Words of documents on a page: encoded, with foreign scripts named for screen readers and fonts, and records marked.</summary>
internal static class Words
{
    /// <summary>Text in the language of its document; runs in another script carry their own language.</summary>
    public static IHtmlContent Of(string text, string? language)
    {
        var html = new HtmlContentBuilder();
        Append(html, text, language);
        return html;
    }

    /// <summary>A quotation shortened at a word for a list; the whole stands one click away.</summary>
    public static IHtmlContent Short(string text, string? language, int length = 180)
    {
        if (text.Length <= length)
        {
            return Of(text, language);
        }

        var cut = text.LastIndexOf(' ', length);
        cut = cut < length / 2 ? length : cut;
        if (char.IsHighSurrogate(text[cut - 1]))
        {
            cut--;
        }

        return Of(text[..cut] + " …", language);
    }

    /// <summary>A claim's exact words, marked, with what stands around them in the same line of the document.</summary>
    public static IHtmlContent InContext(Document document, Assertion assertion, string? language)
    {
        const int width = 140;
        var text = document.Text.Value;
        var (start, end) = (document.Text.ToUnit(assertion.Span.Start), document.Text.ToUnit(assertion.Span.End));
        var (lineStart, lineEnd) = (start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1, text.IndexOf('\n', end));
        lineEnd = lineEnd < 0 ? text.Length : lineEnd;
        var from =
            start - lineStart <= width ? lineStart
            : text.IndexOf(' ', start - width) is var space && space >= 0 && space < start ? space + 1
            : start;
        var to =
            lineEnd - end <= width ? lineEnd
            : text.LastIndexOf(' ', end + width) is var stop && stop > end ? stop
            : end;
        var html = new HtmlContentBuilder();
        html.AppendHtml("<span class=\"around\">").Append(from > lineStart ? "… " : "");
        Append(html, text[from..start], language);
        html.AppendHtml($"</span><mark class=\"{Look(assertion)}\">");
        Append(html, text[start..end], language);
        html.AppendHtml("</mark><span class=\"around\">");
        Append(html, text[end..to], language);
        html.Append(to < lineEnd ? " …" : "").AppendHtml("</span>");
        return html;
    }

    /// <summary>The lines of a document with the records that begin in each.</summary>
    public static IReadOnlyList<ReaderLine> Lines(Document document, IReadOnlyList<Assertion> assertions, string? language)
    {
        var text = document.Text.Value;
        var spans = assertions
            .Select((a, i) => new MarkedSpan(document.Text.ToUnit(a.Span.Start), document.Text.ToUnit(a.Span.End), i + 1, a))
            .Where(s => s.From < s.To)
            .ToList();
        var lines = new List<ReaderLine>();
        var number = 1;
        for (var start = 0; start <= text.Length; number++)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var here = spans.Where(s => s.From < end && start < s.To).ToList();
            lines.Add(
                new(
                    number,
                    text.AsSpan(start, end - start).IsWhiteSpace(),
                    Marked(text, start, end, here, language),
                    [.. here.Where(s => s.From >= start)]
                )
            );
            start = end + 1;
        }

        return lines;
    }

    // Spans overlap, elements may not: the line is cut wherever a span begins or ends, and each piece says how many it lies in.
    private static HtmlContentBuilder Marked(string text, int start, int end, List<MarkedSpan> spans, string? language)
    {
        var html = new HtmlContentBuilder();
        var cuts = new SortedSet<int> { start, end };
        foreach (var span in spans)
        {
            cuts.Add(Math.Max(start, span.From));
            cuts.Add(Math.Min(end, span.To));
        }

        var places = cuts.ToArray();
        for (var i = 0; i + 1 < places.Length; i++)
        {
            var (from, to) = (places[i], places[i + 1]);
            foreach (var begun in spans.Where(s => s.From == from))
            {
                html.AppendHtml("<span class=\"at\" id=\"q-").Append(begun.Assertion.Id.Value).AppendHtml("\"></span>");
            }

            var here = spans.Where(s => s.From <= from && to <= s.To).ToList();
            if (here.Count == 0)
            {
                Append(html, text[from..to], language);
            }
            else
            {
                var inner = here.MinBy(s => s.To - s.From)!.Assertion;
                html.AppendHtml($"<mark class=\"{Look(inner)}{(here.Count > 1 ? " over" : "")}\">");
                Append(html, text[from..to], language);
                html.AppendHtml("</mark>");
            }

            foreach (var ended in spans.Where(s => s.To == to))
            {
                html.AppendHtml("<sup><a href=\"#c-")
                    .Append(ended.Assertion.Id.Value)
                    .AppendHtml("\" aria-label=\"claim ")
                    .Append(Show.Number(ended.Number))
                    .AppendHtml("\">")
                    .Append(Show.Number(ended.Number))
                    .AppendHtml("</a></sup>");
            }
        }

        return html;
    }

    /// <summary>How a record's words are underlined: by its status, never by colour alone.</summary>
    public static string Look(Assertion assertion) =>
        assertion.Kind is AssertionKind.Assertion ? "said"
        : assertion.Kind is AssertionKind.Aggregate ? "total"
        : assertion.Status switch
        {
            Status.Occurred or Status.Ongoing or Status.Ended => "took",
            Status.Planned or Status.Proposed or Status.Negotiating => "plan",
            Status.Alleged or Status.Denied => "doubt",
        };

    private static void Append(HtmlContentBuilder html, string text, string? language)
    {
        var own = language is null ? "" : language.Split('-')[0];
        for (var at = 0; at < text.Length; )
        {
            var tongue = Tongue(text[at]);
            var stop = at + 1;
            while (stop < text.Length && (Tongue(text[stop]) == tongue || (tongue is not null && IsBetween(text, stop, tongue))))
            {
                stop++;
            }

            if (tongue is null || tongue == own || (own == "ja" && tongue == "zh"))
            {
                html.Append(text[at..stop]);
            }
            else
            {
                html.AppendHtml($"<span lang=\"{tongue}\">").Append(text[at..stop]).AppendHtml("</span>");
            }

            at = stop;
        }
    }

    private static bool IsBetween(string text, int at, string tongue) =>
        text[at] is '·' or '、' or '，' or '（' or '）' or ' ' && at + 1 < text.Length && Tongue(text[at + 1]) == tongue;

    // Only scripts that in practice mean one language; Cyrillic and Arabic do not.
    private static string? Tongue(char c) =>
        Scripts.IsHan(c) ? "zh"
        : Scripts.IsKana(c) ? "ja"
        : Scripts.IsHangul(c) ? "ko"
        : Scripts.IsThai(c) ? "th"
        : Scripts.IsLao(c) ? "lo"
        : Scripts.IsKhmer(c) ? "km"
        : Scripts.IsMyanmar(c) ? "my"
        : null;

    /// <summary>The words around a place, for a list of occurrences.</summary>
    public static (string Before, string Word, string After) Around(string text, int start, int end, int width = 70)
    {
        var from = Math.Max(0, start - width);
        var to = Math.Min(text.Length, end + width);
        from = from > 0 && char.IsLowSurrogate(text[from]) ? from - 1 : from;
        to = to < text.Length && char.IsLowSurrogate(text[to]) ? to + 1 : to;
        return (Flat((from > 0 ? "…" : "") + text[from..start]), text[start..end], Flat(text[end..to] + (to < text.Length ? "…" : "")));
    }

    private static string Flat(string text) => text.Replace('\n', ' ').Replace('\r', ' ');

    /// <summary>Number of the line in which a place lies, from 1.</summary>
    public static int LineOf(string text, int at) => text.AsSpan(0, Math.Min(at, text.Length)).Count('\n') + 1;
}

/// <summary>A line of a document: its words, and the records whose words begin in it.</summary>
internal sealed record ReaderLine(int Number, bool IsBlank, IHtmlContent Words, IReadOnlyList<MarkedSpan> Begin);

/// <summary>A record's words in UTF-16 units, and its number in the document.</summary>
internal sealed record MarkedSpan(int From, int To, int Number, Assertion Assertion);

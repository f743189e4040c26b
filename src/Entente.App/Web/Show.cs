using Entente.Assertions;
using Entente.Events;
using Entente.Time;
using Microsoft.AspNetCore.Html;

namespace Entente.App.Web;

/// <summary>Small things that every page says the same way: dates, statuses, strength.</summary>
internal static class Show
{
    /// <summary>A date for people; square brackets where only a report bounds it.</summary>
    public static string Date(Edtf? date, Edtf? reported = null)
    {
        if (date is not { } known)
        {
            return reported is { } only ? $"[reported {Plain(only)}]" : "not stated";
        }

        if (known.IsOnlyBoundedByReport)
        {
            return $"[by {known.Value[3..]}]";
        }

        if (known.Value.EndsWith("/..", StringComparison.Ordinal))
        {
            return $"since {known.Value[..^3]}";
        }

        return known.IsInterval ? known.Value.Replace("/", " to ", StringComparison.Ordinal) : known.Value;
    }

    private static string Plain(Edtf date) => date.IsInterval ? date.Value.Replace("/", " to ", StringComparison.Ordinal) : date.Value;

    public static string Word(Status status) => status.ToString().ToLowerInvariant();

    /// <summary>A word and a moon, never a colour alone.</summary>
    public static string Moon(StrengthBand band) =>
        band switch
        {
            StrengthBand.Low => "◔",
            StrengthBand.Moderate => "◑",
            StrengthBand.High => "●",
        };

    public static string Word(StrengthBand band) => band.ToString().ToLowerInvariant();

    /// <summary>"3 events", "1 event".</summary>
    public static string Count(int number, string one, string? many = null) =>
        $"{number.ToString(System.Globalization.CultureInfo.InvariantCulture)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>A document's text with its records' words marked; overlapping records share a mark and each has its anchor.</summary>
    public static IHtmlContent Marked(Documents.Document document, IReadOnlyList<Assertion> assertions)
    {
        var text = document.Text.Value;
        var html = new HtmlContentBuilder();
        var cuts = new SortedSet<int> { 0, text.Length };
        var spans = assertions
            .Select(a => (From: document.Text.ToUnit(a.Span.Start), To: document.Text.ToUnit(a.Span.End), Assertion: a))
            .ToList();
        foreach (var (from, to, _) in spans)
        {
            cuts.Add(from);
            cuts.Add(to);
        }

        var places = cuts.ToArray();
        var anchored = new HashSet<AssertionId>();
        for (var i = 0; i + 1 < places.Length; i++)
        {
            var (from, to) = (places[i], places[i + 1]);
            var here = spans.Where(s => s.From <= from && to <= s.To).Select(s => s.Assertion).ToList();
            if (here.Count == 0)
            {
                html.Append(text[from..to]);
                continue;
            }

            foreach (var other in here.Skip(1).Where(a => anchored.Add(a.Id)))
            {
                html.AppendHtml("<span id=\"q-").Append(other.Id.Value).AppendHtml("\"></span>");
            }

            var first = here[0];
            html.AppendHtml("<mark");
            if (anchored.Add(first.Id))
            {
                html.AppendHtml(" id=\"q-").Append(first.Id.Value).AppendHtml("\"");
            }

            html.AppendHtml(" class=\"")
                .Append(here.Exists(a => a.Kind == AssertionKind.Event) ? "event" : first.Kind.ToString().ToLowerInvariant())
                .AppendHtml("\" title=\"");
            html.Append(string.Join(", ", here.Select(a => a.Type))).AppendHtml("\">").Append(text[from..to]).AppendHtml("</mark>");
        }

        return html;
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using Entente.Analysis;
using Entente.Assertions;
using Entente.Codebook;
using Entente.Events;
using Microsoft.AspNetCore.Html;

namespace Entente.App.Web;

/// <summary>Charts as inline SVG: no script, colours from the design tokens, each with a text alternative. The same values stand in a table beside each.</summary>
internal static class Charts
{
    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static IHtmlContent Svg(double width, double height, string label, StringBuilder body) =>
        new HtmlString(
            $"<svg viewBox=\"0 0 {N(width)} {N(height)}\" width=\"{N(width)}\" height=\"{N(height)}\" role=\"img\" aria-label=\"{Text(label)}\">{body}</svg>"
        );

    /// <summary>One row a family, one dot an event; a ring for what has not taken place, a bar for a date that spans years.</summary>
    public static IHtmlContent Timeline(Partnership partnership)
    {
        var dated = partnership.Events.Where(e => Years(e) is not null).ToList();
        if (dated.Count == 0)
        {
            return HtmlString.Empty;
        }

        var first = dated.Min(e => Years(e)!.Value.From);
        var last = dated.Max(e => Years(e)!.Value.To);
        var families = EventFamily.All.Where(f => dated.Exists(e => e.Family == f.Letter)).ToList();
        const int left = 110,
            row = 34,
            right = 20;
        var width = 720;
        var height = (families.Count * row) + 34;
        double X(double year) => left + ((width - left - right) * (year - first + 0.5) / (last - first + 1));
        var svg = new StringBuilder();
        for (var i = 0; i < families.Count; i++)
        {
            var y = 20 + (i * row);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"0\" y=\"{y + 4}\">{Text(families[i].Name)}</text><line class=\"axis\" x1=\"{left}\" x2=\"{width - right}\" y1=\"{y}\" y2=\"{y}\"/>"
            );
            foreach (var year in dated.Where(e => e.Family == families[i].Letter).GroupBy(e => Years(e)!.Value.At).OrderBy(g => g.Key))
            {
                var k = 0;
                foreach (var e in year.OrderBy(e => e.Id))
                {
                    var took = e.Status is Status.Occurred or Status.Ongoing or Status.Ended;
                    var dy = (k % 3 * 9) - (Math.Min(3, year.Count()) - 1) * 4.5;
                    var dx = k / 3 * 9;
                    svg.Append(
                        CultureInfo.InvariantCulture,
                        $"<circle class=\"{(took ? "f-" + e.Family : "hollow")}\" cx=\"{N(X(year.Key) + dx)}\" cy=\"{N(y + dy)}\" r=\"4.5\"><title>{Text($"{e.Type} {e.Status.ToString().ToLowerInvariant()} {e.Date?.Value}")}</title></circle>"
                    );
                    k++;
                }
            }
        }

        var step = Math.Max(1, (last - first + 1) / 8);
        for (var year = first; year <= last; year += step)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"muted\" text-anchor=\"middle\" x=\"{N(X(year))}\" y=\"{height - 6}\">{year}</text>"
            );
        }

        return Svg(
            width,
            height,
            $"Events by family, {first} to {last}: {dated.Count} dated events. The table below holds the same values.",
            svg
        );
    }

    private static (int From, int To, int At)? Years(Event e)
    {
        var from = (e.Date?.Earliest ?? e.Date?.Latest ?? e.FirstReported?.Latest)?.Year;
        var to = (e.Date?.Latest ?? e.Date?.Earliest ?? e.FirstReported?.Latest)?.Year;
        return from is { } a && to is { } b ? (a, b, e.Date?.Earliest is null ? b : a) : null;
    }

    /// <summary>One cell a year, darker for more events; years without any are empty cells, never left out.</summary>
    public static IHtmlContent Intensity(Partnership partnership)
    {
        var byYear = partnership.ByYear.GroupBy(y => y.Year).ToDictionary(g => g.Key, g => g.Sum(y => y.Events.Count));
        if (byYear.Count == 0)
        {
            return HtmlString.Empty;
        }

        var (first, last) = (byYear.Keys.Min(), byYear.Keys.Max());
        var most = byYear.Values.Max();
        var years = last - first + 1;
        var cell = Math.Clamp(700.0 / years, 14, 48);
        var svg = new StringBuilder();
        for (var year = first; year <= last; year++)
        {
            var count = byYear.GetValueOrDefault(year);
            var level = count == 0 ? 0 : Math.Max(1, (int)Math.Ceiling(5.0 * count / most));
            var x = (year - first) * cell;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"i{level}\" x=\"{N(x + 1)}\" y=\"1\" width=\"{N(cell - 2)}\" height=\"28\"><title>{year}: {count}</title></rect>"
            );
            if (cell >= 34 || year == first || year == last)
            {
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<text class=\"muted\" text-anchor=\"{(year == first && cell < 34 ? "start" : year == last && cell < 34 ? "end" : "middle")}\" x=\"{N(year == first && cell < 34 ? 0 : year == last && cell < 34 ? x + cell : x + (cell / 2))}\" y=\"46\">{year}</text>"
                );
            }
        }

        return Svg(years * cell, 52, $"Events a year, {first} to {last}; the most in one year is {most}.", svg);
    }

    /// <summary>One square a number: filled where an event is held, hollow where it is missing.</summary>
    public static IHtmlContent Strip(EventSeries series)
    {
        var perRow = 30;
        var svg = new StringBuilder();
        foreach (var slot in series.Slots)
        {
            var x = (slot.Ordinal - 1) % perRow * 22;
            var y = (slot.Ordinal - 1) / perRow * 40;
            var held = slot.Events.Count > 0;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"{(held ? "held" : "hollow")}\" x=\"{x + 1}\" y=\"{y + 1}\" width=\"18\" height=\"18\"><title>no. {slot.Ordinal}: {(held ? "held" : "missing")}</title></rect>"
            );
            if (held || slot.Ordinal == 1 || slot.Ordinal % 5 == 0)
            {
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<text class=\"muted\" text-anchor=\"middle\" x=\"{x + 10}\" y=\"{y + 33}\">{slot.Ordinal}</text>"
                );
            }
        }

        var rows = ((series.Claimed - 1) / perRow) + 1;
        return Svg(
            Math.Min(series.Claimed, perRow) * 22,
            rows * 40,
            $"{series.Claimed} instalments claimed, {series.Held} held, {series.Missing} unaccounted for.",
            svg
        );
    }

    /// <summary>The two states of a partnership, and arrows as thick as the acts that go each way; mutual acts as a plain line.</summary>
    public static IHtmlContent Directions(Partnership partnership, Evidence evidence)
    {
        var there = partnership
            .Directed.Where(d => d.From == partnership.First && d.To == partnership.Second)
            .Select(d => d.Event.Id)
            .Distinct()
            .Count();
        var back = partnership
            .Directed.Where(d => d.From == partnership.Second && d.To == partnership.First)
            .Select(d => d.Event.Id)
            .Distinct()
            .Count();
        var mutual = partnership.Events.Count - partnership.Directed.Select(d => d.Event.Id).Distinct().Count();
        var (a, b) = (Text(evidence.StateName(partnership.First)), Text(evidence.StateName(partnership.Second)));
        var svg = new StringBuilder();
        svg.Append(
            "<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"12\" markerHeight=\"12\" markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\"><path class=\"held\" d=\"M0 0 10 5 0 10z\"/></marker></defs>"
        );
        Edge(36, there, true, false, $"{there} from {a}");
        Edge(80, mutual, false, false, $"{mutual} mutual");
        Edge(124, back, false, true, $"{back} from {b}");
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<circle class=\"node\" cx=\"80\" cy=\"80\" r=\"62\"/><text text-anchor=\"middle\" x=\"80\" y=\"85\">{a}</text><circle class=\"node\" cx=\"520\" cy=\"80\" r=\"62\"/><text text-anchor=\"middle\" x=\"520\" y=\"85\">{b}</text>"
        );
        return Svg(
            600,
            160,
            $"Direction of acts: {there} from {evidence.StateName(partnership.First)}, {back} from {evidence.StateName(partnership.Second)}, {mutual} mutual.",
            svg
        );

        void Edge(int y, int count, bool end, bool start, string label)
        {
            if (count > 0)
            {
                var inset = (int)Math.Sqrt((62 * 62) - ((y - 80) * (y - 80)));
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<path class=\"edge\" stroke-width=\"{N(1 + Math.Min(9, count))}\" {(end ? "marker-end=\"url(#arrow)\"" : "")} {(start ? "marker-start=\"url(#arrow)\"" : "")} d=\"M{80 + inset + 6} {y}H{520 - inset - 6}\"/>"
                );
            }

            svg.Append(CultureInfo.InvariantCulture, $"<text text-anchor=\"middle\" x=\"300\" y=\"{y - 10}\">{label}</text>");
        }
    }
}

using System.Globalization;
using System.Text;
using Entente.Analysis;
using Entente.Assertions;
using Entente.Codebook;
using Entente.Events;
using Microsoft.AspNetCore.Html;

namespace Entente.App.Web;

/// <summary>
/// Charts as inline SVG: no script, colours from the design tokens, a title and a description each. Never the only place where a
/// value stands: a table holds the same.
/// </summary>
internal static class Charts
{
    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static HtmlString Svg(string id, double width, double height, string title, string description, StringBuilder body) =>
        new(
            $"<svg viewBox=\"0 0 {N(width)} {N(height)}\" width=\"{N(width)}\" height=\"{N(height)}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">"
                + $"<title id=\"{id}-t\">{Show.Encode(title)}</title><desc id=\"{id}-d\">{Show.Encode(description)}</desc>{body}</svg>"
        );

    // ── timeline ──

    /// <summary>One row a family, one mark an event: filled where it took place, a ring where not; a line where its date is a span or a bound.</summary>
    public static IHtmlContent Timeline(string id, string of, IReadOnlyList<Event> events)
    {
        var marks = events
            .Select(e => (Event: e, Place: PlaceOf(e)))
            .Where(m => m.Place is not null)
            .Select(m => (m.Event, Place: m.Place!))
            .ToList();
        if (marks.Count == 0)
        {
            return HtmlString.Empty;
        }

        var first = (int)Math.Floor(marks.Min(m => m.Place.From));
        var last = (int)Math.Floor(marks.Max(m => m.Place.To)) + 1;
        last = Math.Max(last, first + 2);
        const int left = 100;
        const int width = 760;
        double X(double year) => left + ((width - left - 16) * (year - first) / (last - first));

        var svg = new StringBuilder();
        var y = 14.0;
        foreach (var family in EventFamily.All)
        {
            var row = marks.Where(m => m.Event.Family == family.Letter).OrderBy(m => m.Place.At).ThenBy(m => m.Event.Id).ToList();
            if (row.Count > 0)
            {
                y += Row(svg, family, row, y, X);
            }
        }

        Years(svg, first, last, y, X);
        var took = marks.Count(m => HasTaken(m.Event));
        return Svg(
            id,
            width,
            y + 22,
            $"Timeline of {of}, {first} to {last - 1}",
            $"{Show.Count(marks.Count, "event")} by family: {took} took place or go on, {marks.Count - took} did not or are not known to. {events.Count - marks.Count} without any date are left out. The table of events holds the same values.",
            svg
        );
    }

    // Marks that would touch go into the next lane.
    private static double Row(
        StringBuilder svg,
        EventFamily family,
        List<(Event Event, DatePlace Place)> marks,
        double top,
        Func<double, double> x
    )
    {
        var lanes = new List<double>();
        var drawn = new StringBuilder();
        foreach (var (e, place) in marks)
        {
            var (from, at, to) = (x(place.From), x(place.At), x(place.To));
            var lane = lanes.FindIndex(end => end < Math.Min(from, at - 6));
            if (lane < 0)
            {
                lane = lanes.Count;
                lanes.Add(0);
            }

            lanes[lane] = Math.Max(to, at + 6) + 1;
            var y = top + 10 + (lane * 14);
            if (to - from > 4)
            {
                drawn.Append(
                    CultureInfo.InvariantCulture,
                    $"<line class=\"span{(place.IsBound ? " bound" : "")}\" x1=\"{N(from)}\" x2=\"{N(to)}\" y1=\"{N(y)}\" y2=\"{N(y)}\"/>"
                );
            }

            drawn.Append(
                CultureInfo.InvariantCulture,
                $"<circle class=\"{(HasTaken(e) ? "f-" + e.Family : "ring")}\" cx=\"{N(at)}\" cy=\"{N(y)}\" r=\"5\"><title>{Show.Encode($"{Show.Date(e.Date, e.FirstReported)}: {e.Type}, {Show.Word(e.Status)}")}</title></circle>"
            );
        }

        var height = (Math.Max(1, lanes.Count) * 14) + 14;
        svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"0\" y=\"{N(top + 14)}\">{Show.Encode(family.Name)}</text><line class=\"axis\" x1=\"100\" x2=\"744\" y1=\"{N(top + height - 6)}\" y2=\"{N(top + height - 6)}\"/>"
            )
            .Append(drawn);
        return height;
    }

    private static void Years(StringBuilder svg, int first, int last, double y, Func<double, double> x)
    {
        var step = Math.Max(1, (int)Math.Ceiling((last - first) / 12.0));
        for (var year = first; year < last; year += step)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line class=\"axis\" x1=\"{N(x(year))}\" x2=\"{N(x(year))}\" y1=\"{N(y - 2)}\" y2=\"{N(y + 4)}\"/><text class=\"muted\" x=\"{N(x(year) + 2)}\" y=\"{N(y + 17)}\">{year}</text>"
            );
        }
    }

    private static bool HasTaken(Event e) => e.Status is Status.Occurred or Status.Ongoing or Status.Ended;

    /// <summary>Where an event stands on a line of years, and over what span it can lie.</summary>
    private sealed record DatePlace(double From, double At, double To, bool IsBound);

    private static DatePlace? PlaceOf(Event e)
    {
        if (e.Date is not { } date)
        {
            return e.FirstReported?.Latest is { } reported ? new(YearPart(reported), YearPart(reported), YearPart(reported), true) : null;
        }

        return (date.Earliest, date.Latest) switch
        {
            ({ } from, { } to) => new(YearPart(from), (YearPart(from) + YearPart(to)) / 2, YearPart(to), false),
            // An open end is drawn half a year long: that it is open, not how far it goes.
            (null, { } to) => new(YearPart(to) - 0.5, YearPart(to), YearPart(to), true),
            ({ } from, null) => new(YearPart(from), YearPart(from), YearPart(from) + 0.5, true),
            (null, null) => null,
        };
    }

    private static double YearPart(DateOnly day) => day.Year + ((day.DayOfYear - 1) / 366.0);

    // ── intensity ──

    /// <summary>One cell a year with its count, darker for more; a year without an event held is hatched, never left out.</summary>
    public static IHtmlContent Intensity(string id, string of, IReadOnlyList<(int Year, int Count)> years)
    {
        if (years.Count == 0)
        {
            return HtmlString.Empty;
        }

        var most = Math.Max(1, years.Max(y => y.Count));
        const int cell = 38;
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<defs><pattern id=\"{id}-h\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><line class=\"axis\" x1=\"0\" x2=\"0\" y1=\"0\" y2=\"6\"/></pattern></defs>"
        );
        for (var i = 0; i < years.Count; i++)
        {
            var (year, count) = years[i];
            var level = count == 0 ? 0 : Math.Max(1, (int)Math.Ceiling(5.0 * count / most));
            var x = i * cell;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"i{level}\" {(level == 0 ? $"fill=\"url(#{id}-h)\"" : "")} x=\"{x + 1}\" y=\"1\" width=\"{cell - 2}\" height=\"30\"/>"
            );
            if (count > 0)
            {
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<text class=\"{(level >= 4 ? "on-dark" : "on-light")}\" text-anchor=\"middle\" x=\"{x + (cell / 2)}\" y=\"21\">{count}</text>"
                );
            }

            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"muted\" text-anchor=\"middle\" x=\"{x + (cell / 2)}\" y=\"48\">{year}</text>"
            );
        }

        var total = years.Sum(y => y.Count);
        var empty = years.Count(y => y.Count == 0);
        return Svg(
            id,
            years.Count * cell,
            54,
            $"Events a year, {of}",
            $"{Show.Count(total, "event")} from {years[0].Year} to {years[^1].Year}, at most {most} in one year; {Show.Count(empty, "year")} without an event held. The table below holds the same values.",
            svg
        );
    }

    /// <summary>Every year from the first to the last with an event that took place, with its count.</summary>
    public static IReadOnlyList<(int Year, int Count)> ByYear(IEnumerable<Event> events)
    {
        var counts = events
            .Where(HasTaken)
            .Select(Partnership.YearOf)
            .Where(y => y is not null)
            .GroupBy(y => y!.Value)
            .ToDictionary(g => g.Key, g => g.Count());
        return counts.Count == 0
            ? []
            :
            [
                .. Enumerable
                    .Range(counts.Keys.Min(), counts.Keys.Max() - counts.Keys.Min() + 1)
                    .Select(y => (y, counts.GetValueOrDefault(y))),
            ];
    }

    // ── series ──

    /// <summary>One square a number: filled where an event is held, dashed where it is missing, marked where two tellings claim it or it is only planned.</summary>
    public static IHtmlContent Strip(string id, EventSeries series, IReadOnlyList<int> planned)
    {
        const int perRow = 30;
        var most = Math.Max(series.Claimed, planned.DefaultIfEmpty(0).Max());
        var svg = new StringBuilder();
        for (var n = 1; n <= most; n++)
        {
            var slot = n <= series.Slots.Count ? series.Slots[n - 1] : null;
            var x = (n - 1) % perRow * 24;
            var y = (n - 1) / perRow * 42;
            var tellings = slot?.Events.Count ?? 0;
            var isPlan = tellings == 0 && planned.Contains(n);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"{(tellings > 0 ? "held" : isPlan ? "planned" : "missing")}\" x=\"{x + 2}\" y=\"{y + 2}\" width=\"19\" height=\"19\" rx=\"2\"><title>no. {n}: {(tellings > 1 ? "held, told in ways that exclude each other" : tellings == 1 ? "held" : isPlan ? "announced, no report that it took place" : "missing")}</title></rect>"
            );
            if (tellings > 1 || isPlan)
            {
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<text class=\"{(tellings > 1 ? "on-held" : "")}\" text-anchor=\"middle\" x=\"{N(x + 11.5)}\" y=\"{y + 16}\">{(tellings > 1 ? "‼" : "?")}</text>"
                );
            }

            if (tellings > 0 || isPlan || n == 1 || n % 5 == 0)
            {
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<text class=\"muted\" text-anchor=\"middle\" x=\"{N(x + 11.5)}\" y=\"{y + 36}\">{n}</text>"
                );
            }
        }

        return Svg(
            id,
            Math.Min(most, perRow) * 24,
            (((most - 1) / perRow) + 1) * 42,
            $"{series.Title}: which numbers are held",
            $"{series.Claimed} claimed, {series.Held} held, {series.Missing} unaccounted for. The tables below hold the same values.",
            svg
        );
    }

    // ── directions ──

    /// <summary>The two states of a partnership; arrows as thick as the acts that go each way, a plain line for mutual acts.</summary>
    public static IHtmlContent Directions(string id, string first, string second, int there, int mutual, int back)
    {
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<defs><marker id=\"{id}-a\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"14\" markerHeight=\"14\" markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\"><path class=\"tip\" d=\"M0 0 10 5 0 10z\"/></marker></defs>"
        );
        Edge(40, there, $"marker-end=\"url(#{id}-a)\"", "from " + first);
        Edge(84, mutual, "", "mutual");
        Edge(128, back, $"marker-start=\"url(#{id}-a)\"", "from " + second);
        Node(70, first);
        Node(550, second);
        return Svg(
            id,
            620,
            164,
            $"Who acts on whom: {first} and {second}",
            $"{Show.Count(there, "act")} by {first} with {second}, {back} the other way, {mutual} mutual. The table below lists them.",
            svg
        );

        void Edge(int y, int count, string marker, string label)
        {
            if (count > 0)
            {
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<path class=\"edge\" stroke-width=\"{N(1.5 + Math.Min(9, count))}\" {marker} d=\"M150 {y}H470\"/>"
                );
            }

            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"{(count == 0 ? "muted" : "")}\" text-anchor=\"middle\" x=\"310\" y=\"{y - 12}\">{(count == 0 ? "none" : Show.Number(count))} {Show.Encode(label)}</text>"
            );
        }

        void Node(int x, string name) =>
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"node\" x=\"{x - 69}\" y=\"20\" width=\"138\" height=\"124\" rx=\"8\"/><text class=\"name\" text-anchor=\"middle\" x=\"{x}\" y=\"88\" {(name.Length > 18 ? "textLength=\"126\" lengthAdjust=\"spacingAndGlyphs\"" : "")}>{Show.Encode(name)}</text>"
            );
    }
}

using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Entente.Tests.Web;

/// <summary>Follows every number of a site to the list that makes it up and on to the words of a source, and says where that fails.</summary>
internal sealed class TwoClicks(IReadOnlyDictionary<string, IHtmlDocument> pages)
{
    private const string Quotes = "blockquote, q, mark, .q, .doc";

    public int Numbers { get; private set; }

    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        foreach (var (file, page) in pages)
        {
            foreach (var number in page.QuerySelectorAll("a.n"))
            {
                Numbers++;
                if (Fault(file, number) is { } fault)
                {
                    faults.Add($"{file}: '{number.TextContent}' → {number.GetAttribute("href")}: {fault}");
                }
            }
        }

        return faults;
    }

    private string? Fault(string file, IElement number)
    {
        var (at, target) = Follow(file, number);
        if (target is null)
        {
            return "leads nowhere";
        }

        if (Size(target) is { } size && Value(number) is { } value)
        {
            var mayBePart = number.ClassList.Contains("part");
            if (!number.ClassList.Contains("claimed") && (mayBePart ? size < value : size != value))
            {
                return $"the list has {size.ToString(CultureInfo.InvariantCulture)}";
            }
        }

        if (target.QuerySelector(Quotes) is not null)
        {
            return null;
        }

        var rows = target.LocalName == "tr" ? [target] : target.QuerySelectorAll("tbody > tr:not(.head), li").ToList();
        if (rows.Count == 0)
        {
            return "neither a quotation nor a list";
        }

        var lost = rows.FirstOrDefault(row =>
            !row.QuerySelectorAll("a").Any(link => Follow(at, link).Target?.QuerySelector(Quotes) is not null)
        );
        return lost is null ? null : $"no quotation behind the row '{lost.TextContent.Trim()}'";
    }

    /// <summary>How many the target lists; null where it is no plain list.</summary>
    private static int? Size(IElement target) =>
        target.LocalName switch
        {
            "table" => target.QuerySelectorAll("tbody > tr:not(.head)").Sum(Weight),
            "tbody" => target.QuerySelectorAll("tr:not(.head)").Sum(Weight),
            "tr" => Weight(target),
            "details" or "ul" or "ol" => target.QuerySelectorAll("li").Sum(Weight),
            _ => null,
        };

    // A row may stand for several: "1 to 26".
    private static int Weight(IElement row) =>
        int.TryParse(row.GetAttribute("data-count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 1;

    private static int? Value(IElement number)
    {
        var digits = string.Concat(number.TextContent.Trim().TakeWhile(c => char.IsAsciiDigit(c) || c == ','))
            .Replace(",", "", StringComparison.Ordinal);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>The file and element that a link leads to; null where there is none.</summary>
    public (string File, IElement? Target) Follow(string from, IElement link)
    {
        var href = link.GetAttribute("href") ?? "";
        if (href.StartsWith("http", StringComparison.Ordinal))
        {
            return (from, null);
        }

        var hash = href.IndexOf('#', StringComparison.Ordinal);
        var path = hash < 0 ? href : href[..hash];
        var file = path.Length == 0 ? from : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from)!, path));
        if (!pages.TryGetValue(file, out var page))
        {
            return (file, null);
        }

        return (file, hash < 0 ? page.QuerySelector("main") : page.GetElementById(Uri.UnescapeDataString(href[(hash + 1)..])));
    }
}

using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Entente.Documents;
using Entente.Time;
using SmartReader;

namespace Entente.Formats.Readers;

/// <summary>
/// Web pages: the article without menus and advertisements, with publisher, authors, date and address from the page's own
/// metadata. A page in which no article is found gives its whole visible text. Nothing is fetched and no script runs.
/// </summary>
public sealed class HtmlReader : IDocumentReader
{
    private static readonly HashSet<string> Invisible = new(StringComparer.OrdinalIgnoreCase)
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "form",
        "button",
        "select",
        "head",
    };

    private static readonly HashSet<string> Furniture = new(StringComparer.OrdinalIgnoreCase) { "nav", "header", "footer", "aside" };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p",
        "div",
        "section",
        "article",
        "main",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "table",
        "tbody",
        "thead",
        "tr",
        "td",
        "th",
        "figure",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "hr",
        "body",
        "header",
        "footer",
        "aside",
    };

    public string Id => "html/1";

    public bool NeedsIsolation => true;

    public bool Accepts(IncomingFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Path.GetExtension(file.Name).ToLowerInvariant() is ".html" or ".htm" or ".xhtml"
            && !PlainTextReader.LooksBinary(file.Bytes.Span);
    }

    public ReadOutcome Read(IncomingFile file, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);
        using var stream = new MemoryStream(file.Bytes.ToArray(), writable: false);
        using var page = new HtmlParser().ParseDocument(stream);
        var metadata = new PageMetadata(page).Read();
        var text = new TextAssembler();
        var article = IsDeeperThan(page, DeepestArticle) ? null : FindArticle(page);
        if (article is not null)
        {
            using var content = new HtmlParser().ParseDocument(article);
            AddBlocks(content.Body!, text, furniture: true);
        }

        if (text.Length < 200 && page.Body is { } body)
        {
            text = new();
            AddBlocks(body, text, furniture: false);
        }

        return text.Finish(file, "text/html", Id, metadata, limits, Refusal.NoText);
    }

    // The article finder walks a page by recursion and more than once: a page nested to harm it is read whole instead.
    private const int DeepestArticle = 256;

    private static bool IsDeeperThan(IDocument page, int most)
    {
        var depth = 0;
        INode? node = page.DocumentElement;
        while (node is not null)
        {
            if (node.FirstChild is { } child)
            {
                node = child;
                if (++depth > most)
                {
                    return true;
                }

                continue;
            }

            while (node is not null && node.NextSibling is null)
            {
                node = node.Parent;
                depth--;
            }

            node = node?.NextSibling;
        }

        return false;
    }

    private static string? FindArticle(IDocument page)
    {
        try
        {
            // The address only resolves links; SmartReader fetches nothing unless asked for images.
            var article = new Reader("https://entente.invalid/", page.DocumentElement.OuterHtml).GetArticle();
            return article.IsReadable ? article.Content : null;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or NullReferenceException)
        {
            // A page that the extractor stumbles over is read whole.
            return null;
        }
    }

    private static void AddBlocks(IElement root, TextAssembler text, bool furniture)
    {
        var line = new StringBuilder();
        var stack = new Stack<(INode Node, bool Closing)>();
        stack.Push((root, false));
        TextMarkKind? kind = null;
        void Flush()
        {
            text.Block(line.ToString(), kind);
            line.Clear();
        }

        // A stack, not recursion: pages nest as deep as their author likes.
        while (stack.Count > 0)
        {
            var (node, closing) = stack.Pop();
            if (node is IText words)
            {
                line.Append(words.Data);
                continue;
            }

            if (node is not IElement element || IsHidden(element, furniture))
            {
                continue;
            }

            var isBlock = Blocks.Contains(element.LocalName);
            if (isBlock)
            {
                Flush();
                kind = closing ? null : KindOf(element);
            }

            if (closing)
            {
                continue;
            }

            if (isBlock)
            {
                stack.Push((element, true));
            }

            for (var child = element.LastChild; child is not null; child = child.PreviousSibling)
            {
                stack.Push((child, false));
            }
        }

        Flush();
    }

    private static TextMarkKind? KindOf(IElement element) =>
        element.LocalName switch
        {
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => TextMarkKind.Heading,
            "td" or "th" => TextMarkKind.Cell,
            _ => null,
        };

    private static bool IsHidden(IElement element, bool furniture) =>
        Invisible.Contains(element.LocalName)
        || (!furniture && Furniture.Contains(element.LocalName))
        || element.HasAttribute("hidden")
        || element.GetAttribute("aria-hidden") == "true";
}

/// <summary>What a page says of itself: Open Graph, Dublin Core, schema.org and plain meta elements, the first that answers.</summary>
internal sealed class PageMetadata(IDocument page)
{
    private readonly List<JsonElement> _data = [];

    public DocumentMetadata Read()
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']").Take(20))
        {
            ReadData(script.TextContent);
        }

        return new()
        {
            Title = Clean(Meta("og:title", "twitter:title", "dc.title", "citation_title") ?? Data("headline") ?? page.Title),
            Publisher = Clean(Meta("og:site_name", "application-name", "dc.publisher", "citation_journal_title") ?? Data("publisher")),
            Date = FindDate(),
            Url = Address(page.QuerySelector("link[rel='canonical']")?.GetAttribute("href") ?? Meta("og:url")),
            Language = Clean(page.DocumentElement.GetAttribute("lang") ?? Meta("og:locale", "content-language", "dc.language"))
                ?.Split('_', '-')[0]
                .ToLowerInvariant(),
            Authors = Authors(),
        };
    }

    private Edtf? FindDate()
    {
        string?[] candidates =
        [
            Meta(
                "article:published_time",
                "datepublished",
                "date",
                "dc.date",
                "dc.date.issued",
                "citation_publication_date",
                "pubdate",
                "parsely-pub-date",
                "sailthru.date"
            ),
            Data("datePublished"),
            page.QuerySelector("time[datetime][pubdate], article time[datetime], time[datetime]")?.GetAttribute("datetime"),
        ];
        foreach (var candidate in candidates)
        {
            var text = candidate?.Trim().Replace('/', '-');
            foreach (var length in (ReadOnlySpan<int>)[10, 7, 4])
            {
                if (text is not null && text.Length >= length && Edtf.TryParse(text[..length], out var date))
                {
                    return date;
                }
            }
        }

        return null;
    }

    private List<string> Authors() =>
        [
            .. page.QuerySelectorAll(
                    "meta[name='author' i], meta[name='citation_author' i], meta[property='article:author' i], meta[name='dc.creator' i]"
                )
                .Select(m => Clean(m.GetAttribute("content")))
                .Append(Clean(Data("author")))
                .Where(a => a is not null && !a.Contains("://", StringComparison.Ordinal))
                .Select(a => a!)
                .Distinct(StringComparer.Ordinal)
                .Take(20),
        ];

    private string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var element in page.QuerySelectorAll("meta"))
            {
                var key =
                    element.GetAttribute("property")
                    ?? element.GetAttribute("name")
                    ?? element.GetAttribute("itemprop")
                    ?? element.GetAttribute("http-equiv");
                if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase) && Clean(element.GetAttribute("content")) is { } content)
                {
                    return content;
                }
            }
        }

        return null;
    }

    private void ReadData(string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json, new() { MaxDepth = 32, AllowTrailingCommas = true });
            Collect(parsed.RootElement.Clone());
        }
        catch (JsonException)
        {
            // A page whose data does not parse says nothing through it; the other metadata stand.
        }
    }

    private void Collect(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            _data.Add(element);
            if (element.TryGetProperty("@graph", out var graph))
            {
                Collect(graph);
            }
        }
    }

    private string? Data(string name)
    {
        foreach (var item in _data)
        {
            if (item.TryGetProperty(name, out var value) && Words(value) is { Length: > 0 } words)
            {
                return words;
            }
        }

        return null;
    }

    private static string? Words(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Object => value.TryGetProperty("name", out var name) ? Words(name) : null,
            JsonValueKind.Array => value.EnumerateArray().Select(Words).FirstOrDefault(w => w is not null),
            JsonValueKind.Undefined or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => null,
            _ => null,
        };

    private static string? Address(string? href) =>
        href is not null && Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") ? href : null;

    private static string? Clean(string? text)
    {
        var clean = text is null ? "" : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return clean.Length == 0 ? null
            : clean.Length > 500 ? clean[..500]
            : clean;
    }
}

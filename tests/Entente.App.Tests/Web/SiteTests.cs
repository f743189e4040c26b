using AngleSharp.Html.Parser;
using Entente.App.Web;
using Xunit;

namespace Entente.Tests.Web;

public sealed class SiteTests(PageSite site)
{
    [Fact]
    public void Every_number_leads_to_a_quotation_in_two_clicks()
    {
        var check = new TwoClicks(site.Parsed);

        var faults = check.Faults();

        Assert.True(faults.Count == 0, $"{faults.Count} of {check.Numbers}:\n" + string.Join('\n', faults.Take(40)));
        Assert.True(check.Numbers > 300, $"only {check.Numbers} numbers were found");
    }

    [Theory]
    [InlineData("<a class=n href='#no'>3</a>", "leads nowhere")]
    [InlineData("<a class=n href='#l'>3</a><p id=l>three</p>", "neither a quotation nor a list")]
    [InlineData("<a class=n href='#l'>3</a><details id=l><ul><li><q>one</q></li></ul></details>", "the list has 1")]
    [InlineData("<a class=n href='#l'>1</a><details id=l><ul><li>one</li></ul></details>", "no quotation behind the row")]
    public void The_check_of_numbers_finds_one_that_leads_nowhere(string html, string fault)
    {
        var pages = new Dictionary<string, AngleSharp.Html.Dom.IHtmlDocument>
        {
            ["/x/index.html"] = new HtmlParser().ParseDocument($"<main>{html}</main>"),
        };

        Assert.Contains(fault, Assert.Single(new TwoClicks(pages).Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_inside_the_site_leads_to_a_page_and_a_place_that_exist()
    {
        var check = new TwoClicks(site.Parsed);
        var faults = new List<string>();
        foreach (var (file, page) in site.Parsed)
        {
            foreach (var link in page.QuerySelectorAll("[href]"))
            {
                var href = link.GetAttribute("href")!;
                if (href.StartsWith("http", StringComparison.Ordinal))
                {
                    continue;
                }

                var (to, target) = check.Follow(file, link);
                if (target is null && !(to.EndsWith(".html", StringComparison.Ordinal) is false && File.Exists(to)))
                {
                    faults.Add($"{Path.GetRelativePath(site.Folder, file)} → {href}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct().Take(40)));
    }

    [Fact]
    public void Links_that_leave_the_site_are_plain_web_addresses_of_documents()
    {
        var outside = site
            .Parsed.Values.SelectMany(p => p.QuerySelectorAll("[href],[src]"))
            .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)
            .Where(h => h.Contains(':', StringComparison.Ordinal))
            .Distinct();

        Assert.Equal(["https://example.org/test/patrol-27"], outside);
    }

    [Fact]
    public void No_page_holds_script_inline_style_or_an_id_twice()
    {
        foreach (var (file, page) in site.Parsed)
        {
            Assert.Empty(page.QuerySelectorAll("script, style, [style], iframe, object, img, [onload], [onerror], [onclick]"));
            var twice = page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key);
            Assert.True(!twice.Any(), $"{file}: {string.Join(", ", twice)}");
        }
    }

    [Fact]
    public void Headings_are_in_order_and_every_table_has_a_caption_and_scoped_headers()
    {
        foreach (var (file, page) in site.Parsed)
        {
            var last = 0;
            foreach (var heading in page.QuerySelectorAll("h1, h2, h3, h4"))
            {
                var level = heading.LocalName[1] - '0';
                Assert.True(level <= last + 1, $"{file}: {heading.LocalName} '{heading.TextContent}' after h{last}");
                last = level;
            }

            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.All(page.QuerySelectorAll("table"), t => Assert.NotNull(t.QuerySelector("caption")));
            Assert.All(page.QuerySelectorAll("th"), t => Assert.NotNull(t.GetAttribute("scope")));
            Assert.All(
                page.QuerySelectorAll("svg[role=img]"),
                s => Assert.True(s.QuerySelector("title") is not null && s.QuerySelector("desc") is not null)
            );
        }
    }

    [Fact]
    public void A_series_says_what_is_claimed_held_and_unaccounted_for()
    {
        var page = site.Parsed[site.FileOf("/series/" + site.Data.Evidence.Series[0].Key)];

        Assert.Matches("27 claimed, 3 held, 24 unaccounted for", page.QuerySelector(".lead")!.TextContent);
        Assert.Contains("1 to 19", page.QuerySelector("#missing")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_is_shown_as_text_with_what_is_unseen_made_visible()
    {
        var text = site.Parsed[site.FileOf(site.SourceOf("12-hostile.md"))].QuerySelector("main")!.TextContent;

        Assert.Contains("<script>alert(3)</script> \"><img src=x onerror=alert(4)>", text, StringComparison.Ordinal);
        Assert.Contains("x</a> &lt;b&gt;", text, StringComparison.Ordinal);
        Assert.Contains("‹U+202E›Public Security‹U+202C›", text, StringComparison.Ordinal);
        Assert.Contains("‹U+E0041›‹U+E0042›", text, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Parsed.Values, p => p.DocumentElement.OuterHtml.Contains('\u202e', StringComparison.Ordinal));
    }

    [Fact]
    public void Foreign_words_carry_their_language()
    {
        var page = site.Parsed[site.FileOf(site.SourceOf("07-analysis.md"))];

        Assert.Equal("命运共同体", page.QuerySelector(".doc span[lang=zh]")!.TextContent);
        Assert.Equal("zh", site.Parsed[site.FileOf(site.SourceOf("10-not-coded.md"))].QuerySelector(".doc")!.GetAttribute("lang"));
    }

    [Fact]
    public void A_citation_file_cannot_be_given_new_fields_by_a_title()
    {
        var citation = new Citation("x", "dataset", "A\nAU  - Someone\u202e {else} & 50%", ["B, C"], "Case", "2024-05-01", null, null);

        Assert.DoesNotContain("\nAU  - Someone", citation.Write("ris"), StringComparison.Ordinal);
        Assert.Contains("\\{else\\} \\& 50\\%", citation.Write("bib"), StringComparison.Ordinal);
        Assert.Contains(
            "‹U+202E›",
            System.Text.Json.JsonDocument.Parse(citation.Write("json")).RootElement[0].GetProperty("title").GetString()!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void No_page_or_file_says_in_which_folder_the_documents_lay()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Web");

        Assert.DoesNotContain(
            Directory.GetFiles(site.Folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".woff2", StringComparison.Ordinal)),
            f => File.ReadAllText(f).Contains(folder, StringComparison.Ordinal)
        );
        Assert.StartsWith(folder, site.DocumentOf("07-analysis.md").Name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_shows_the_latest_and_says_where_all_are()
    {
        var e = site.Data.Evidence.Events[0];
        var rows = new EventRows("x", "x", [.. Enumerable.Repeat(e, EventRows.Most), e with { Date = Time.Edtf.Parse("2030") }]);

        Assert.Equal(EventRows.Most, rows.Listed.Count);
        Assert.Equal("2030", rows.Listed[0].Date?.Value);
        Assert.True(File.ReadLines(Path.Combine(site.Folder, "data", "events.csv")).Count() > site.Data.Evidence.Events.Count);
    }

    [Fact]
    public void Pages_are_light()
    {
        var sizes = Directory.GetFiles(site.Folder, "*.html", SearchOption.AllDirectories).Select(f => new FileInfo(f).Length).ToList();
        var shared = Directory
            .GetFiles(site.Folder)
            .Where(f => f.EndsWith(".css", StringComparison.Ordinal))
            .Sum(f => new FileInfo(f).Length);

        Assert.Equal(site.Pages, sizes.Count);
        Assert.True(sizes.Max() < 100_000, $"the largest page has {sizes.Max()} bytes");
        Assert.True(shared < 30_000, $"the style sheets have {shared} bytes");
    }
}

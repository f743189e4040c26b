using System.Collections.Concurrent;
using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Entente.App.Web;
using Microsoft.Playwright;
using Xunit;

namespace Entente.Tests.Web;

/// <summary>The pages in a browser: accessibility, small screens, no script, hostile text.</summary>
public sealed class PageTests(PageSite site)
{
    private static readonly AxeRunOptions All = new();

    // Of all that axe looks at, only contrast depends on the colour scheme.
    private static readonly AxeRunOptions Contrast = new()
    {
        RunOnly = new() { Type = "rule", Values = ["color-contrast"] },
    };

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    public async Task Pages_have_no_axe_violation_and_nothing_to_scroll_sideways(int width, ColorScheme scheme)
    {
        await using var context = await (await site.Browser()).NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 800 },
                ColorScheme = scheme,
                ReducedMotion = ReducedMotion.Reduce,
                BypassCSP = true,
            }
        );
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        foreach (var path in site.OneOfEachKind())
        {
            await page.GotoAsync(site.Address(path));
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            var result = await page.RunAxe(scheme == ColorScheme.Light ? All : Contrast);
            faults.AddRange(result.Violations.Select(v => $"{path}: {v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
            var scroll = await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");
            if (scroll > width)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{path}: {scroll} px wide"));
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Axe_finds_a_page_without_language_title_or_contrast()
    {
        await using var context = await (await site.Browser()).NewContextAsync();
        var page = await context.NewPageAsync();
        await page.SetContentAsync("<html><body><p style='color:#ccc;background:#fff'>pale</p></body></html>");

        var result = await page.RunAxe();

        Assert.Contains(result.Violations, v => v.Id == "color-contrast");
        Assert.Contains(result.Violations, v => v.Id == "html-has-lang");
    }

    [Fact]
    public async Task Pages_hold_all_they_have_without_script()
    {
        await using var context = await (await site.Browser()).NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        foreach (var path in site.OneOfEachKind())
        {
            await page.GotoAsync(site.Address(path));
            var text = await page.InnerTextAsync("main");
            var written = site.Parsed[site.FileOf(path)]
                .QuerySelectorAll("main h1, main h2, main caption")
                .Where(e => e.Closest("details") is null)
                .Select(e => Words(e.TextContent));

            Assert.All(written.Where(w => w.Length > 0), w => Assert.Contains(w, Words(text), StringComparison.Ordinal));
        }

        static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Nothing_in_hostile_text_runs_and_nothing_is_fetched_from_elsewhere()
    {
        await using var context = await (await site.Browser()).NewContextAsync();
        var page = await context.NewPageAsync();
        var seen = Listen(page);
        var hostile = site.DocumentOf("12-hostile.md").Id;
        var pages = site
            .Data.Evidence.Events.Where(e => site.Data.DocumentsOf(e).Any(d => d.Id == hostile))
            .Select(e => "/event/" + e.Id.Value);
        foreach (var path in site.OneOfEachKind().Concat(pages).Concat(["/partnership/chn-lao", "/actor/lao"]).Distinct())
        {
            await page.GotoAsync(site.Address(path));
            Assert.Equal(0, await page.Locator("script, img, iframe, main svg[onload]").CountAsync());
        }

        Assert.Empty(seen.Fired);
        Assert.All(seen.Requests, r => Assert.StartsWith(new Uri(site.Folder + "/").AbsoluteUri, r, StringComparison.Ordinal));
        Assert.Contains(seen.Requests, r => r.EndsWith("tokens.css", StringComparison.Ordinal));
        Assert.Contains(seen.Requests, r => r.EndsWith(".woff2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_text_put_in_raw_does_run_and_the_policy_alone_stops_it()
    {
        var text = site.DocumentOf("12-hostile.md").Text.Value;
        var policy = $"<meta http-equiv=\"Content-Security-Policy\" content=\"{Site.FolderPolicy}\">";

        var raw = await Fired($"<!doctype html><title>raw</title><body>{text}");
        var held = await Fired($"<!doctype html><title>raw</title>{policy}<body>{text}");

        Assert.Contains(raw, f => f.StartsWith("dialog", StringComparison.Ordinal));
        Assert.DoesNotContain(held, f => f.StartsWith("dialog", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_policy_lets_the_sites_own_styles_and_fonts_through()
    {
        await using var context = await (await site.Browser()).NewContextAsync();
        var page = await context.NewPageAsync();

        await page.GotoAsync(site.Address("/"));

        Assert.Equal("flex", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('header.site')).display"));
        Assert.True(await page.EvaluateAsync<bool>("document.fonts.ready.then(f => [...f].some(x => x.status === 'loaded'))"));
    }

    [Fact]
    public async Task The_keyboard_reaches_the_content_first_and_sees_where_it_is()
    {
        await using var context = await (await site.Browser()).NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address("/partnership/chn-vnm"));

        await page.Keyboard.PressAsync("Tab");
        var first = await page.EvaluateAsync<string>("document.activeElement.className");
        var visible = await page.Locator(".skip").IsVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.Equal("skip", first);
        Assert.True(visible);
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
        Assert.Equal("3px", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineWidth"));
    }

    [Fact]
    public async Task Print_leaves_out_the_menu_opens_what_is_closed_and_numbers_addresses()
    {
        await using var context = await (await site.Browser()).NewContextAsync();
        var page = await context.NewPageAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var cited = site.Data.Evidence.Events.First(e => site.Data.DocumentsOf(e).Any(d => d.Metadata.Url is not null));

        await page.GotoAsync(site.Address("/event/" + cited.Id.Value));

        Assert.False(await page.Locator("header.site nav").IsVisibleAsync());
        Assert.True(await page.GetByText("https://example.org/test/patrol-27").IsVisibleAsync());
        Assert.Equal("table-header-group", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('thead')).display"));
        Assert.True(await page.Locator("aside details ul").IsVisibleAsync());
    }

    [Fact]
    public async Task A_link_to_a_claim_shows_its_words_in_the_reader()
    {
        await using var context = await (await site.Browser()).NewContextAsync();
        var page = await context.NewPageAsync();
        var e = site.Data.Evidence.Events.First(x => x.Conflicts.Count > 0);
        await page.GotoAsync(site.Address("/event/" + e.Id.Value));

        await page.Locator("article.claim a[href*='#q-']").First.ClickAsync();

        Assert.Contains("/source/", page.Url, StringComparison.Ordinal);
        Assert.True(await page.Locator(".doc mark").First.IsVisibleAsync());
    }

    [Fact]
    public async Task Served_pages_carry_the_policy_and_every_path_answers()
    {
        await using var app = Site.Make(site.Data, isStatic: false, server: null);
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };

        foreach (var path in Site.Paths(site.Data).Concat(Site.Files(site.Data)))
        {
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{path} answers {answer.StatusCode}");
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        }

        foreach (var path in new[] { "/event/EV-none", "/source/none", "/actor/none", "/cite/none.ris", "/codebook/NONE" })
        {
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private async Task<IReadOnlyCollection<string>> Fired(string html)
    {
        var file = Path.Combine(site.Folder, "..", Path.GetRandomFileName() + ".html");
        await File.WriteAllTextAsync(file, html);
        await using var context = await (await site.Browser()).NewContextAsync(new() { Offline = true });
        var page = await context.NewPageAsync();
        var seen = Listen(page);
        await page.GotoAsync(new Uri(Path.GetFullPath(file)).AbsoluteUri, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        return seen.Fired;
    }

    private static (ConcurrentQueue<string> Fired, ConcurrentQueue<string> Requests) Listen(IPage page)
    {
        var fired = new ConcurrentQueue<string>();
        var requests = new ConcurrentQueue<string>();
        page.Dialog += async (_, dialog) =>
        {
            fired.Enqueue("dialog " + dialog.Message);
            await dialog.DismissAsync();
        };
        page.Console += (_, message) => fired.Enqueue("console " + message.Text);
        page.PageError += (_, error) => fired.Enqueue("error " + error);
        page.Request += (_, request) => requests.Enqueue(request.Url);
        return (fired, requests);
    }
}

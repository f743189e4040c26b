using System.Diagnostics;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Entente.App.Hosting;
using Entente.App.Web;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Entente.Tests.Web.PageSite))]

namespace Entente.Tests.Web;

/// <summary>A small case of texts written for the tests, built and written as a site once, and a browser to look at it with.</summary>
public sealed class PageSite : IAsyncLifetime
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), "entente-pages-" + Path.GetRandomFileName());
    private readonly SemaphoreSlim _starting = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal SiteData Data { get; private set; } = null!;

    /// <summary>The folder that the site was written to.</summary>
    public string Folder => Path.Combine(_root, "site");

    /// <summary>How many pages were written.</summary>
    public int Pages { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var folder = Path.Combine(_root, "case");
        await Entente("init", folder, "--title", "Pages under test");
        await Entente("add", Path.Combine(AppContext.BaseDirectory, "Web", "documents"), "--case", folder);
        await Entente("build", "--case", folder);
        await using var opened = await CaseFolder.Open(folder, default);
        Data = await Site.Load(opened, default);
        Pages = await Site.Write(Data, Folder, default);
    }

    // The program itself, as a person runs it.
    private static async Task Entente(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "entente"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var notes = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(
            process.ExitCode is 0 or ExitCodes.PartlyDone,
            $"entente {arguments[0]} ended with {process.ExitCode}: {notes}{await output}"
        );
    }

    /// <summary>The browser that <c>ENTENTE_CHROMIUM</c> names, or the one that Playwright installed; started when first asked for.</summary>
    public async Task<IBrowser> Browser()
    {
        await _starting.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(
                new()
                {
                    ExecutablePath = Environment.GetEnvironmentVariable("ENTENTE_CHROMIUM") is { Length: > 0 } path ? path : null,
                    Args = ["--no-sandbox", "--disable-gpu", "--disable-accelerated-2d-canvas", "--enable-unsafe-swiftshader"],
                }
            );
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Address of a page in the folder.</summary>
    public string Address(string path) => new Uri(FileOf(path)).AbsoluteUri;

    public string FileOf(string path) => Path.Combine(Folder, path.TrimStart('/').Replace('/', Path.DirectorySeparatorChar), "index.html");

    /// <summary>One page of each kind, and those whose records are of a special kind.</summary>
    public IReadOnlyList<string> OneOfEachKind()
    {
        var ev = Data.Evidence;
        return
        [
            .. new[]
            {
                "/",
                "/partnerships",
                "/partnership/chn-vnm",
                "/events",
                Event(e => e.Conflicts.Count > 0),
                Event(e => e.Denials.Except(e.Support).Any()),
                Event(e => e.Status is Assertions.Status.Denied),
                Event(e => e.Origins.All(o => o.Kind is Events.OriginKind.Uncited)),
                Event(e => e.Origins.Any(o => o.Kind is Events.OriginKind.CitedWork)),
                "/actors",
                "/actor/chn",
                "/actor/" + Data.Actors.First(a => a.Contains('.', StringComparison.Ordinal)),
                "/series",
                "/series/" + ev.Series[0].Key,
                "/groupings",
                "/grouping/" + Data.Groupings[0],
                "/sources",
                SourceOf("07-analysis.md"),
                SourceOf("10-not-coded.md"),
                SourceOf("12-hostile.md"),
                "/work/" + Data.Works[0].Id,
                "/discourse",
                "/codebook",
                "/codebook/PATROL_JOINT",
                "/methods",
            }.Distinct(),
        ];

        string Event(Func<Events.Event, bool> which) => "/event/" + ev.Events.First(which).Id.Value;
    }

    public Documents.Document DocumentOf(string name) =>
        Data.Evidence.Documents.Single(d => d.Name.EndsWith("/" + name, StringComparison.Ordinal));

    public string SourceOf(string name) => "/source/" + DocumentOf(name).Id.Short;

    /// <summary>Every page of the folder, parsed, by its file.</summary>
    public IReadOnlyDictionary<string, IHtmlDocument> Parsed => _parsed ??= Parse();

    private Dictionary<string, IHtmlDocument>? _parsed;

    private Dictionary<string, IHtmlDocument> Parse()
    {
        var parser = new HtmlParser();
        return Directory
            .GetFiles(Folder, "*.html", SearchOption.AllDirectories)
            .ToDictionary(f => f, f => parser.ParseDocument(File.ReadAllText(f)), StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _starting.Dispose();
        _playwright?.Dispose();
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }
}

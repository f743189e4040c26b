using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Entente.App.Hosting;
using Entente.Documents;
using Entente.Formats.Codebooks;
using Entente.Formats.Writers;
using Entente.Ledger;
using Entente.Workbench.Runs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.FileProviders;

namespace Entente.App.Web;

/// <summary>Sets up the pages: for a socket on loopback, or for writing them to a folder.</summary>
internal static class Site
{
    /// <summary>Nothing runs, nothing is fetched from elsewhere, no style but the site's own.</summary>
    public const string Policy =
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

    /// <summary>The same for pages opened from a folder, whose files are not "self" to each other.</summary>
    public const string FolderPolicy =
        "default-src 'none'; style-src 'self' file:; font-src 'self' file:; img-src 'self' file:; base-uri 'none'; form-action 'none'";

    public static async Task<SiteData> Load(CaseFolder folder, CancellationToken cancellation)
    {
        var (codebook, _) = CodebookInUse.Load();
        var evidence = await Builder.Load(folder.Ledger, codebook, cancellation);
        var codings = new List<CodingSummary>();
        await foreach (var coding in folder.Ledger.Codings(cancellation))
        {
            codings.Add(coding);
        }

        var refusals = new List<(string, Refusal)>();
        await foreach (var entry in folder.Ledger.Entries(0, cancellation))
        {
            if (IntakeEntry.RefusalIn(entry) is { } refusal)
            {
                refusals.Add(refusal);
            }
        }

        var head = await folder.Ledger.Head(cancellation);
        return new(
            new(folder.Settings.Title, folder.Settings.Licence, DayOf(head?.At)),
            evidence,
            codings,
            refusals,
            ExampleFolder.Read(CodebookInUse.Folder).ToLookup(e => e.Type, StringComparer.Ordinal)
        );
    }

    private static DateOnly? DayOf(string? at) =>
        DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? DateOnly.FromDateTime(time.UtcDateTime)
            : null;

    public static WebApplication Make(SiteData data, bool isStatic, IServer? server)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                ContentRootPath = AppContext.BaseDirectory,
                WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
                ApplicationName = typeof(Site).Assembly.GetName().Name,
            }
        );
        builder.Logging.ClearProviders();
        builder.Services.AddRazorPages(options => options.RootDirectory = "/Web");
        builder.Services.AddSingleton(data);
        builder.Services.AddSingleton(new SiteLinks(isStatic));
        builder.Services.AddSingleton<HtmlEncoder>(VisibleEncoder.Instance);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<PageLinks>();
        if (server is not null)
        {
            builder.Services.AddSingleton(server);
        }

        var app = builder.Build();
        app.Use(
            async (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = Policy + "; frame-ancestors 'none'";
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                await next(context);
            }
        );
        app.UseStaticFiles(
            new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot")) }
        );
        app.MapRazorPages();
        app.MapGet("/data/events.csv", () => Results.Text(EventsCsv(data.Evidence), "text/csv", Encoding.UTF8));
        var citations = Citations.All(data).ToDictionary(c => c.Id, StringComparer.Ordinal);
        app.MapGet(
            "/cite/{file}",
            (string file) =>
                citations.TryGetValue(Path.GetFileNameWithoutExtension(file), out var citation)
                && Citation.Formats.FirstOrDefault(f => "." + f.Ending == Path.GetExtension(file)).Ending is { } ending
                    ? Results.Text(citation.Write(ending), "text/plain", Encoding.UTF8)
                    : Results.NotFound()
        );
        return app;
    }

    // The folders in which someone keeps the files are nobody's business on a page that may be published.
    private static string EventsCsv(Evidence evidence)
    {
        using var csv = new StringWriter(CultureInfo.InvariantCulture);
        EventCsv.Write(
            new(
                evidence.Codebook,
                [.. evidence.Documents.Select(d => d with { Name = SiteData.FileOf(d.Name) })],
                evidence.Assertions,
                evidence.Events,
                evidence.Series,
                evidence.Partnerships
            ),
            csv
        );
        return csv.ToString();
    }

    /// <summary>Path of every page of a case, home first.</summary>
    public static IEnumerable<string> Paths(SiteData data)
    {
        string[] fixedPages =
        [
            "/",
            "/partnerships",
            "/events",
            "/actors",
            "/series",
            "/groupings",
            "/discourse",
            "/sources",
            "/codebook",
            "/methods",
        ];
        return fixedPages
            .Concat(data.Evidence.Partnerships.Select(p => $"/partnership/{p.Id}"))
            .Concat(data.Evidence.Events.Select(e => $"/event/{e.Id.Value}"))
            .Concat(data.Actors.Select(a => $"/actor/{a}"))
            .Concat(data.Groupings.Select(g => $"/grouping/{g}"))
            .Concat(data.Evidence.Series.Select(s => $"/series/{s.Key}"))
            .Concat(data.Works.Select(w => $"/work/{w.Id}"))
            .Concat(data.Evidence.Documents.Select(d => $"/source/{d.Id.Short}"))
            .Concat(data.Evidence.Codebook.Types.Select(t => $"/codebook/{t.Code}"))
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>Path of every file that is no page: citations for reference managers.</summary>
    public static IEnumerable<string> Files(SiteData data) =>
        Citations.All(data).SelectMany(c => Citation.Formats.Select(f => $"/cite/{c.Id}.{f.Ending}")).Prepend("/data/events.csv");

    /// <summary>Writes every page and file of the site to a folder and returns how many pages there are.</summary>
    public static async Task<int> Write(SiteData data, string folder, CancellationToken cancellation)
    {
        using var server = new MemoryServer();
        await using var app = Make(data, isStatic: true, server);
        await app.StartAsync(cancellation);
        var pages = 0;
        foreach (var path in Paths(data).Concat(Files(data)))
        {
            cancellation.ThrowIfCancellationRequested();
            var (status, body) = await server.Get(path);
            if (status != 200)
            {
                throw new InvalidOperationException($"the page {path} answered {status}");
            }

            var isFile = SiteLinks.IsFile(path);
            var under = path.TrimStart('/').Replace('/', Path.DirectorySeparatorChar);
            var file = isFile ? Path.Combine(folder, under) : Path.Combine(folder, under, "index.html");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, body, cancellation);
            pages += isFile ? 0 : 1;
        }

        foreach (var asset in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "wwwroot")))
        {
            File.Copy(asset, Path.Combine(folder, Path.GetFileName(asset)), overwrite: true);
        }

        await app.StopAsync(cancellation);
        return pages;
    }
}

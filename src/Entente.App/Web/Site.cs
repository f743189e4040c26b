using System.Text.Encodings.Web;
using System.Text.Unicode;
using Entente.App.Hosting;
using Entente.Documents;
using Entente.Ledger;
using Entente.Workbench.Runs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.WebEncoders;

namespace Entente.App.Web;

/// <summary>Sets up the pages: for a socket on loopback, or for writing them to a folder.</summary>
internal static class Site
{
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

        return new(folder.Settings.Title, evidence, codings, refusals);
    }

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
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        builder.Services.AddSingleton(data);
        builder.Services.AddSingleton(new SiteLinks(isStatic));
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        if (server is not null)
        {
            builder.Services.AddSingleton(server);
        }

        var app = builder.Build();
        app.Use(
            async (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy =
                    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                await next(context);
            }
        );
        app.UseStaticFiles(
            new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot")) }
        );
        app.MapRazorPages();
        return app;
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
            .Concat(data.UsedActors.Select(a => $"/actor/{a}"))
            .Concat(data.Groupings.Select(g => $"/grouping/{g}"))
            .Concat(
                data.Evidence.Codebook.Actors.Where(a => data.UsedActors.Contains(a.Id, StringComparer.Ordinal))
                    .Select(a => a.Parent)
                    .Where(p => p is not null && data.Evidence.Entity(p) is not null)
                    .Select(p => $"/actor/{p}")
            )
            .Concat(Renderings.Of(data.Evidence).Select(c => $"/grouping/{c.Entity.Id}"))
            .Concat(data.Evidence.Series.Select(s => $"/series/{s.Key}"))
            .Concat(data.Evidence.Documents.Select(d => $"/source/{d.Id.Short}"))
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>Writes every page and file of the site to a folder and returns how many pages there are.</summary>
    public static async Task<int> Write(SiteData data, string folder, CancellationToken cancellation)
    {
        using var server = new MemoryServer();
        await using var app = Make(data, isStatic: true, server);
        await app.StartAsync(cancellation);
        var pages = 0;
        foreach (var path in Paths(data))
        {
            cancellation.ThrowIfCancellationRequested();
            var (status, body) = await server.Get(path);
            if (status != 200)
            {
                throw new InvalidOperationException($"the page {path} answered {status}");
            }

            var file = Path.Combine(folder, path.TrimStart('/').Replace('/', Path.DirectorySeparatorChar), "index.html");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, body, cancellation);
            pages++;
        }

        foreach (var asset in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "wwwroot")))
        {
            File.Copy(asset, Path.Combine(folder, Path.GetFileName(asset)), overwrite: true);
        }

        await app.StopAsync(cancellation);
        return pages;
    }
}

using System.CommandLine;
using Entente.App.Hosting;
using Entente.App.Web;

namespace Entente.App.Commands;

/// <summary><c>entente site</c>: writes the pages as files that open without a server.</summary>
internal static class SiteCommand
{
    /// <summary>Where the site goes inside a case, unless a person names another folder.</summary>
    public const string Folder = "site";

    public static Command Make()
    {
        var output = new Option<string?>("--output") { Description = "The folder to write to; 'site' in the case if left out." };
        var caseOption = CaseOption.Make();
        var command = new Command("site", "Write the case as a static site.") { output, caseOption };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var folder = await CaseFolder.Open(parsed.GetRequiredValue(caseOption), cancellation);
                var target = Path.GetFullPath(parsed.GetValue(output) ?? Path.Combine(folder.Root, Folder));
                await Run(await Site.Load(folder, cancellation), target, cancellation);
                return ExitCodes.Ok;
            }
        );
        return command;
    }

    /// <summary>Writes the site and returns its home page.</summary>
    public static async Task<string> Run(SiteData data, string target, CancellationToken cancellation)
    {
        var pages = await Site.Write(data, target, cancellation);
        var home = Path.Combine(target, "index.html");
        Terminal.Note($"{pages} pages in {target}. Open {home}.");
        return home;
    }
}

using System.CommandLine;
using Entente.App.Hosting;
using Entente.App.Web;

namespace Entente.App.Commands;

/// <summary><c>entente site</c>: writes the pages as files that open without a server.</summary>
internal static class SiteCommand
{
    public static Command Make()
    {
        var output = new Option<string?>("--output") { Description = "The folder to write to; 'site' in the case if left out." };
        var caseOption = CaseOption.Make();
        var command = new Command("site", "Write the case as a static site.") { output, caseOption };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var folder = await CaseFolder.Open(parsed.GetRequiredValue(caseOption), cancellation);
                var target = Path.GetFullPath(parsed.GetValue(output) ?? Path.Combine(folder.Root, "site"));
                var pages = await Site.Write(await Site.Load(folder, cancellation), target, cancellation);
                Terminal.Note($"{pages} pages in {target}. Open {Path.Combine(target, "index.html")}.");
                return ExitCodes.Ok;
            }
        );
        return command;
    }
}

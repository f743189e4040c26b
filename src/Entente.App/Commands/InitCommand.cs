using System.CommandLine;
using Entente.App.Hosting;

namespace Entente.App.Commands;

/// <summary><c>entente init FOLDER</c>: makes an empty case.</summary>
internal static class InitCommand
{
    public static Command Make()
    {
        var folder = new Argument<string>("folder") { Description = "Where the case goes; made if it is not there." };
        var title = new Option<string?>("--title") { Description = "What the case is about." };
        var command = new Command("init", "Make an empty case.") { folder, title };
        command.SetAction(parsed =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(folder));
            CaseFolder.Create(path, parsed.GetValue(title) ?? Path.GetFileName(path));
            Terminal.Note($"Made a case in {path}. Next: entente add FILES, then entente build.");
            return ExitCodes.Ok;
        });
        return command;
    }
}

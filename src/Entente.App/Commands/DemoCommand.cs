using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Entente.App.Hosting;
using Entente.App.Web;

namespace Entente.App.Commands;

/// <summary><c>entente demo</c>: makes the starter case anew, writes its site and says what it comes to.</summary>
internal static class DemoCommand
{
    public static Command Make()
    {
        var folder = new Option<string?>("--folder")
        {
            Description = "Where the case goes, made anew each time; '.demo/socialist-community' if left out.",
        };
        var noOpen = new Option<bool>("--no-open") { Description = "Print the site's address, and open no browser." };
        var command = new Command("demo", "Build the starter case and say what was found, what it rests on and what is missing.")
        {
            folder,
            noOpen,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var target = Path.GetFullPath(parsed.GetValue(folder) ?? StarterCase.DefaultTarget);
                StarterCase.MakeAnew(target);
                await using var made = await CaseFolder.Open(target, cancellation);
                var added = await AddCommand.Run(made, StarterCase.Notes(made.Settings.Limits), cancellation);
                await BuildCommand.Run(made, cancellation);
                var data = await Site.Load(made, cancellation);
                var home = await SiteCommand.Run(data, Path.Combine(target, SiteCommand.Folder), cancellation);
                await Tell(data, target, home);
                if (!parsed.GetValue(noOpen))
                {
                    Open(home);
                }

                // What cannot be coded for its language is part of the case and told above; a note that is refused is a fault of ours.
                return added;
            }
        );
        return command;
    }

    private static async Task Tell(SiteData data, string target, string home)
    {
        await using var output = Terminal.Data();
        await output.WriteLineAsync(Terminal.Safe(data.Title));
        foreach (var line in CaseSummary.Of(data).Lines(data.Evidence.StateName))
        {
            await output.WriteLineAsync(Terminal.Safe(line));
        }

        await output.WriteLineAsync("Where to see it");
        await output.WriteLineAsync($"  {new Uri(home).AbsoluteUri}");
        await output.WriteLineAsync($"  or in a browser on this machine: ./entente serve --case \"{target}\"");
    }

    private static void Open(string home)
    {
        if (!HasDesktop())
        {
            return;
        }

        try
        {
            using var opened = Process.Start(new ProcessStartInfo("xdg-open", [home]) { UseShellExecute = false });
        }
        catch (Win32Exception)
        {
            // The address is printed above; a desktop without xdg-open loses nothing else.
            Terminal.Note("No browser could be opened; open the address above.");
        }
    }

    private static bool HasDesktop() =>
        Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 }
        || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
}

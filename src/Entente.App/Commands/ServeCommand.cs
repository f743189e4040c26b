using System.CommandLine;
using System.Globalization;
using Entente.App.Hosting;
using Entente.App.Web;

namespace Entente.App.Commands;

/// <summary><c>entente serve</c>: shows the pages on loopback, and nowhere else.</summary>
internal static class ServeCommand
{
    public static Command Make()
    {
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1.", DefaultValueFactory = _ => 5080 };
        var caseOption = CaseOption.Make();
        var command = new Command("serve", "Show the case in a browser on this machine.") { port, caseOption };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var folder = await CaseFolder.Open(parsed.GetRequiredValue(caseOption), cancellation);
                await using var app = Site.Make(await Site.Load(folder, cancellation), isStatic: false, server: null);
                app.Urls.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{parsed.GetValue(port)}"));
                await app.StartAsync(cancellation);
                Terminal.Note($"Entente is at {app.Urls.First()}; stop it with Ctrl-C.");
                try
                {
                    await Task.Delay(Timeout.Infinite, cancellation);
                }
                catch (OperationCanceledException)
                {
                    await app.StopAsync(CancellationToken.None);
                }

                return ExitCodes.Ok;
            }
        );
        return command;
    }
}

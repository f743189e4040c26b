using System.CommandLine;
using System.Runtime.InteropServices;
using Entente.App.Hosting;

namespace Entente.App.Commands;

/// <summary><c>entente doctor</c>: checks what Entente needs and names each fix.</summary>
internal static class DoctorCommand
{
    public static Command Make()
    {
        var command = new Command("doctor", "Check what Entente needs on this machine, and name each fix.");
        command.SetAction(
            async (_, cancellation) =>
            {
                await using var output = Terminal.Data();
                var failed = 0;
                foreach (var (name, ok, found, fix) in Checks().Append(await Reading(cancellation)))
                {
                    failed += ok ? 0 : 1;
                    await output.WriteLineAsync(
                        $"{(ok ? "ok  " : "FAIL")}  {name}: {found}{(ok || fix.Length == 0 ? "" : $". Fix: {fix}")}"
                    );
                }

                await output.FlushAsync(cancellation);
                return failed == 0 ? ExitCodes.Ok : ExitCodes.Failed;
            }
        );
        return command;
    }

    private static IEnumerable<(string Name, bool Ok, string Found, string Fix)> Checks()
    {
        yield return ("runtime", Environment.Version.Major >= 10, RuntimeInformation.FrameworkDescription, "install the .NET 10 SDK");
        var normalises = "é".Normalize(System.Text.NormalizationForm.FormD).Length == 2;
        yield return (
            "Unicode normalisation",
            normalises,
            normalises ? "works" : "does nothing",
            "install libicu (Debian: apt-get install libicu72) and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"
        );
        yield return Codebook();
        var chromium = OnPath("chromium") ?? OnPath("chromium-browser") ?? OnPath("google-chrome");
        yield return ("Chromium (only for the browser tests)", true, chromium ?? "not found; the tests that need it are skipped", "");
    }

    private static async Task<(string, bool, string, string)> Reading(CancellationToken cancellation)
    {
        await using var readers = ReadingProcess.Make(Documents.ReadLimits.Default);
        return (
            "reading process",
            true,
            await readers.Probe(cancellation)
                ? "in a bubblewrap sandbox without network"
                : "a child process with limits; install bubblewrap for a second wall (Debian: apt-get install bubblewrap)",
            ""
        );
    }

    private static (string, bool, string, string) Codebook()
    {
        try
        {
            var (codebook, _) = CodebookInUse.Load();
            return (
                "codebook",
                true,
                $"{codebook.Types.Count} types, {codebook.Actors.Count} actors, {codebook.Places.Count} places, {codebook.Sources.Count} sources in {CodebookInUse.Folder}",
                ""
            );
        }
        catch (UserException e)
        {
            return ("codebook", false, e.Message, e.Fix);
        }
    }

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}

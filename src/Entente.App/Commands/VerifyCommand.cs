using System.CommandLine;
using Entente.App.Hosting;
using Entente.Workbench.Runs;

namespace Entente.App.Commands;

/// <summary><c>entente verify</c>: recomputes the case from bytes to records and names what does not fit.</summary>
internal static class VerifyCommand
{
    public static Command Make()
    {
        var caseOption = CaseOption.Make();
        var command = new Command("verify", "Recompute everything, from bytes to records, and name what does not fit.") { caseOption };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var folder = await CaseFolder.Open(parsed.GetRequiredValue(caseOption), cancellation);
                var (codebook, coder) = CodebookInUse.Load();
                var report = await new Verifier(folder.Ledger, folder.Blobs, folder.Read, coder, codebook).Verify(cancellation);
                await using var output = Terminal.Data();
                foreach (var fault in report.Faults)
                {
                    await output.WriteLineAsync($"does not fit: {Terminal.Safe(fault)}");
                }

                await output.WriteLineAsync(
                    $"{report.Entries} ledger entries, {Terminal.Count(report.Blobs, "kept file")}, {Terminal.Count(report.Documents, "document")}, {Terminal.Count(report.Assertions, "record")}: {(report.Faults.Count == 0 ? "all fit" : $"{Terminal.Count(report.Faults.Count, "fault")}")}"
                );
                return report.Faults.Count == 0 ? ExitCodes.Ok : ExitCodes.Invalid;
            }
        );
        return command;
    }
}

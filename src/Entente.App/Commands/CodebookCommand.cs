using System.CommandLine;
using Entente.App.Hosting;
using Entente.Codebook;
using Entente.Formats.Codebooks;

namespace Entente.App.Commands;

/// <summary><c>entente codebook check</c>: names every row of the codebook's tables that must not stand.</summary>
internal static class CodebookCommand
{
    public static Command Make()
    {
        var check = new Command("check", "Name every row of the codebook's tables that must not stand; exit 1 if there is one.");
        check.SetAction(
            async (_, cancellation) =>
            {
                var (codebook, _) = CodebookInUse.Load();
                var findings = CodebookChecker.Check(codebook, WordLists.Read(CodebookInUse.Folder));
                await using var output = Terminal.Data();
                foreach (var finding in findings)
                {
                    await output.WriteLineAsync($"{finding.Code}\t{Terminal.Safe(finding.Row)}\t{Terminal.Safe(finding.Reason)}");
                }

                await output.FlushAsync(cancellation);
                Terminal.Note(
                    $"{codebook.Actors.Count} actors, {codebook.Places.Count} places, {codebook.Sources.Count} sources, {codebook.Memberships.Count} memberships: {(findings.Count == 0 ? "no findings" : $"{findings.Count} findings")}"
                );
                return findings.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
            }
        );
        return new Command("codebook", "Look after the codebook.") { check };
    }
}

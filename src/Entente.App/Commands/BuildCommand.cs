using System.CommandLine;
using Entente.App.Hosting;
using Entente.Workbench.Runs;
using Spectre.Console;

namespace Entente.App.Commands;

/// <summary><c>entente build</c>: codes what changed. Can be stopped at any time; the next build goes on. Exit 5 when a document was not coded.</summary>
internal static class BuildCommand
{
    public static Command Make()
    {
        var caseOption = CaseOption.Make();
        var command = new Command("build", "Code the documents that changed, and join what they say into events.") { caseOption };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var folder = await CaseFolder.Open(parsed.GetRequiredValue(caseOption), cancellation);
                return await Run(folder, cancellation);
            }
        );
        return command;
    }

    public static async Task<int> Run(CaseFolder folder, CancellationToken cancellation)
    {
        var (_, coder) = CodebookInUse.Load();
        var builder = new Builder(folder.Ledger, coder);
        var result = Terminal.ShowsProgress ? await WithBar(builder, cancellation) : await builder.Build(null, cancellation);
        Terminal.Note(
            $"{result.Done - result.NotCoded} documents coded, {result.Assertions} records.{(result.Total == 0 ? " Nothing had changed." : "")}"
        );
        var skipped = new List<string>();
        await foreach (var coding in folder.Ledger.Codings(cancellation))
        {
            if (coding.NotCodedBecause is { } reason)
            {
                var name = (await folder.Ledger.FindDocument(coding.Document, cancellation))?.Name ?? coding.Document.Short;
                skipped.Add($"{Terminal.Safe(name)}: {reason}");
            }
        }

        foreach (var line in skipped.Take(20))
        {
            Terminal.Note($"not coded: {line}.");
        }

        if (skipped.Count > 20)
        {
            Terminal.Note($"… and {skipped.Count - 20} more not coded; 'entente show documents' lists them.");
        }

        return result.NotCoded > 0 ? ExitCodes.PartlyDone : ExitCodes.Ok;
    }

    private static async Task<BuildProgress> WithBar(Builder builder, CancellationToken cancellation)
    {
        BuildProgress? result = null;
        await Terminal
            .Notes.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("coding", maxValue: 1);
                result = await builder.Build(
                    new Report(p =>
                    {
                        bar.MaxValue = Math.Max(1, p.Total);
                        bar.Value = p.Done;
                        bar.Description = $"coding, {p.Assertions} records";
                    }),
                    cancellation
                );
                bar.Value = bar.MaxValue;
            });
        return result!;
    }

    private sealed class Report(Action<BuildProgress> show) : IProgress<BuildProgress>
    {
        void IProgress<BuildProgress>.Report(BuildProgress value) => show(value);
    }
}

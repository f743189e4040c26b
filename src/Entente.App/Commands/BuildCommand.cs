using System.CommandLine;
using Entente.App.Hosting;
using Entente.Workbench.Runs;

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
        using var turn = folder.TakeBuildTurn();
        var (codebook, coder) = CodebookInUse.Load();
        using var progress = new BuildBar();
        var result = await new Builder(folder.Ledger, coder, codebook).Build(progress, cancellation);
        progress.Clear();
        Terminal.Note(
            $"{Terminal.Count(result.Done - result.NotCoded, "document")} coded, {Terminal.Count(result.Assertions, "record")}, {Terminal.Count(result.Events, "event")} made or made anew.{(result.Total == 0 && result.Events == 0 ? " Nothing had changed." : "")}"
        );
        await TellNotCoded(folder, cancellation);
        return result.NotCoded > 0 ? ExitCodes.PartlyDone : ExitCodes.Ok;
    }

    private static async Task TellNotCoded(CaseFolder folder, CancellationToken cancellation)
    {
        const int shown = 20;
        var count = 0;
        await foreach (var coding in folder.Ledger.Codings(cancellation))
        {
            if (coding.NotCodedBecause is { } reason && ++count <= shown)
            {
                var name = (await folder.Ledger.FindDocument(coding.Document, cancellation))?.Name ?? coding.Document.Short;
                Terminal.Note($"not coded: {Terminal.Safe(name)}: {reason}.");
            }
        }

        if (count > shown)
        {
            Terminal.Note($"… and {count - shown} more not coded; 'entente show documents' lists them.");
        }
    }

    /// <summary>A line for the step at hand.</summary>
    private sealed class BuildBar : IProgress<BuildProgress>, IDisposable
    {
        private BuildStep? _step;
        private ProgressLine? _line;

        public void Report(BuildProgress value)
        {
            if (_step != value.Step)
            {
                Clear();
                _step = value.Step;
                _line = new(
                    value.Step switch
                    {
                        BuildStep.Coding => "documents coded",
                        BuildStep.Comparing => "documents compared",
                        BuildStep.Joining => "groups of records joined",
                    }
                );
            }

            _line!.Show(
                value.Done,
                value.Total,
                value.Step is BuildStep.Joining ? $"{value.Events} events" : $"{value.Assertions} records"
            );
        }

        public void Clear()
        {
            _line?.Dispose();
            _line = null;
            _step = null;
        }

        public void Dispose() => Clear();
    }
}

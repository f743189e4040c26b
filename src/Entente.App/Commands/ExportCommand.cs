using System.CommandLine;
using Entente.App.Hosting;
using Entente.Formats.Writers;
using Entente.Workbench.Runs;

namespace Entente.App.Commands;

/// <summary><c>entente export --format csv|jsonl</c>: the case's records on standard output.</summary>
internal static class ExportCommand
{
    public static Command Make()
    {
        var format = new Option<string>("--format")
        {
            Description = "csv (one event a row, with quotes and sources) or jsonl (one record a line).",
            DefaultValueFactory = _ => "csv",
        };
        format.AcceptOnlyFromAmong("csv", "jsonl");
        var caseOption = CaseOption.Make();
        var command = new Command("export", "Write the case's records to standard output.") { format, caseOption };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var folder = await CaseFolder.Open(parsed.GetRequiredValue(caseOption), cancellation);
                await using var output = Terminal.Data();
                if (parsed.GetValue(format) == "jsonl")
                {
                    var names = new Dictionary<Documents.DocumentId, string>();
                    await foreach (var document in folder.Ledger.Documents(cancellation))
                    {
                        names[document.Id] = document.Name;
                    }

                    await foreach (var assertion in folder.Ledger.Assertions(cancellation))
                    {
                        await output.WriteLineAsync(AssertionJson.Line(assertion, names[assertion.Document]));
                    }

                    return ExitCodes.Ok;
                }

                var (codebook, _) = CodebookInUse.Load();
                EventCsv.Write(await Builder.Load(folder.Ledger, codebook, cancellation), output);
                return ExitCodes.Ok;
            }
        );
        return command;
    }
}

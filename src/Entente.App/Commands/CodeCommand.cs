using System.CommandLine;
using Entente.App.Hosting;
using Entente.Assertions;
using Entente.Documents;
using Entente.Formats.Writers;

namespace Entente.App.Commands;

/// <summary><c>entente code PATH… --json</c>: codes files without a case and prints their records as they come, in document order.</summary>
internal static class CodeCommand
{
    public static Command Make()
    {
        var paths = new Argument<string[]>("path") { Description = "Files, folders or globs.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "One JSON record a line (docs/reference/record.md)." };
        var command = new Command("code", "Read documents and print what they say, without a case.") { paths, json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var files = FilesToAdd.Of(parsed.GetRequiredValue(paths), ReadLimits.Default);
                var (_, coder) = CodebookInUse.Load();
                await using var output = Terminal.Data();
                await using var readers = ReadingProcess.Make(ReadLimits.Default);
                var (refused, notCoded) = (0, 0);
                foreach (var file in files)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var outcome = file.Refusal is { } tooLarge
                        ? ReadOutcome.Refused(tooLarge)
                        : await readers.Read(new(file.Name, await file.Open(cancellation)), cancellation);
                    if (outcome.Document is not { } document)
                    {
                        refused++;
                        Terminal.Note(
                            $"{outcome.Refusal!.Code} {Terminal.Safe(file.Name)}: {outcome.Refusal.Reason} {outcome.Refusal.Fix}"
                        );
                        continue;
                    }

                    var coded = Pipeline.Code(document, coder);
                    if (coded.NotCodedBecause is { } reason)
                    {
                        notCoded++;
                        Terminal.Note($"{Terminal.Safe(file.Name)}: not coded, {reason}.");
                    }

                    await Print(output, coded, file.Name, parsed.GetValue(json));
                    await output.FlushAsync(cancellation);
                }

                return refused + notCoded > 0 ? ExitCodes.PartlyDone : ExitCodes.Ok;
            }
        );
        return command;
    }

    private static async Task Print(StreamWriter output, CodedDocument coded, string name, bool json)
    {
        if (json)
        {
            foreach (var assertion in coded.Assertions)
            {
                await output.WriteLineAsync(AssertionJson.Line(assertion, name));
            }

            return;
        }

        await output.WriteAsync($"{Terminal.Safe(name)}: {coded.Assertions.Count} records, language {coded.Language}\n");
        var table = new PlainTable("type", "status", "date", "who", "words");
        foreach (var a in coded.Assertions)
        {
            table.Add(
                a.Type,
                a.Status.ToString().ToLowerInvariant(),
                a.Date?.Value ?? "..",
                string.Join(" ", a.Actors.Select(x => x.Country).Where(c => c is not null).Distinct(StringComparer.Ordinal)),
                a.Quote
            );
        }

        if (table.Count > 0)
        {
            await output.WriteAsync(table.Render(160) + "\n");
        }
    }
}

using System.CommandLine;
using Entente.App.Hosting;

namespace Entente.App.Commands;

/// <summary><c>entente search WORDS</c>: documents that hold the words. Diacritics and case do not matter.</summary>
internal static class SearchCommand
{
    public static Command Make()
    {
        var words = new Argument<string[]>("words") { Arity = ArgumentArity.OneOrMore, Description = "Words that stand together." };
        var limit = new Option<int>("--limit") { Description = "The most hits to show.", DefaultValueFactory = _ => 20 };
        var caseOption = CaseOption.Make();
        var command = new Command("search", "Find documents that hold some words.") { words, limit, caseOption };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var folder = await CaseFolder.Open(parsed.GetRequiredValue(caseOption), cancellation);
                var query = string.Join(' ', parsed.GetRequiredValue(words));
                var hits = await folder.Ledger.Search(query, parsed.GetValue(limit), cancellation);
                await using var output = Terminal.Data();
                foreach (var hit in hits)
                {
                    var document = await folder.Ledger.FindDocument(hit.Document, cancellation);
                    await output.WriteLineAsync($"{hit.Document.Short}  {Terminal.Safe(Events.Origins.Label(document!))}");
                    await output.WriteLineAsync($"    {Terminal.Safe(hit.Snippet)}");
                }

                Terminal.Note(hits.Count == 0 ? $"No document holds '{query}'." : $"{Terminal.Count(hits.Count, "document")}.");
                return hits.Count == 0 ? ExitCodes.NotFound : ExitCodes.Ok;
            }
        );
        return command;
    }
}

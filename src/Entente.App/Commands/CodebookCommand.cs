using System.CommandLine;
using Entente.App.Hosting;
using Entente.Assertions;
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
        return new Command("codebook", "Look after the codebook.") { check, Examples(), CoverageOfLanguages() };
    }

    // Types by languages: with how many of a type's frames a language's words can be read.
    private static Command CoverageOfLanguages()
    {
        var command = new Command(
            "coverage",
            "Print, for every type and language, how many frames have words to set them off, of how many."
        );
        command.SetAction(
            async (_, cancellation) =>
            {
                IReadOnlyDictionary<string, Lazy<PatternSet>> languages;
                ILookup<string, Coverage> coverage;
                try
                {
                    languages = CodebookFolder.ReadAll(CodebookInUse.Folder).Languages;
                    // A broken file of any language is named now.
                    coverage = languages.Values.SelectMany(l => Coverage.Of(l.Value)).ToLookup(c => c.Type, StringComparer.Ordinal);
                }
                catch (CodebookException e)
                {
                    throw CodebookInUse.Unusable(e);
                }

                var columns = languages.Keys.ToList();
                await using var output = Terminal.Data();
                var table = new PlainTable(["type", .. columns]);
                foreach (var type in coverage.OrderBy(r => r.Key, StringComparer.Ordinal))
                {
                    table.Add([
                        type.Key,
                        .. columns.Select(l => type.FirstOrDefault(c => c.Language == l) is { } c ? $"{c.Reachable}/{c.Frames}" : "0"),
                    ]);
                }

                await output.WriteAsync(table.Render(170));
                await output.FlushAsync(cancellation);
                return ExitCodes.Ok;
            }
        );
        return command;
    }

    // The examples are the coder's report card: what it reads as a trained reader does, and what not yet.
    private static Command Examples()
    {
        var types = new Argument<string[]>("type")
        {
            Description = "Only these types; their differences are shown one by one.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var language = new Option<string?>("--lang") { Description = "Only sentences in this language: en, zh, vi, es …" };
        var command = new Command(
            "examples",
            "Run the codebook's example sentences and count what is read right; exit 1 if a type has a difference."
        )
        {
            types,
            language,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var wanted = parsed.GetValue(types) ?? [];
                var all = ExampleFolder
                    .Read(CodebookInUse.Folder)
                    .Where(e => parsed.GetValue(language) is not { Length: > 0 } only || e.Language == only)
                    .ToList();
                foreach (var unknown in wanted.Where(w => all.All(e => !e.Type.Equals(w, StringComparison.OrdinalIgnoreCase))))
                {
                    var close = Closest.To(unknown, all.Select(e => e.Type).Distinct(StringComparer.Ordinal));
                    throw new UserException(
                        "ENT-2012",
                        $"The codebook has no type '{unknown}' with examples.",
                        close.Count > 0
                            ? $"Did you mean {string.Join(" or ", close.Select(c => $"'{c}'"))}?"
                            : "Leave the type out to run the examples of all types.",
                        ExitCodes.NotFound
                    );
                }

                var check = new ExampleCheck(CodebookInUse.Load().Coder);
                var results = all.Where(e => wanted.Length == 0 || wanted.Contains(e.Type, StringComparer.OrdinalIgnoreCase))
                    .Select(e => (Example: e, Differences: check.Differences(e)))
                    .ToList();
                await using var output = Terminal.Data();
                foreach (var group in results.GroupBy(r => r.Example.Type, StringComparer.Ordinal))
                {
                    var right = group.Count(r => r.Differences.Count == 0);
                    await output.WriteLineAsync($"{group.Key}\t{right} of {group.Count()} read right");
                    foreach (var (example, differences) in group.Where(r => wanted.Length > 0 && r.Differences.Count > 0))
                    {
                        await output.WriteLineAsync($"  {example.Id}: {Terminal.Safe(example.Text)}");
                        foreach (var difference in differences)
                        {
                            await output.WriteLineAsync($"    {Terminal.Safe(difference)}");
                        }
                    }
                }

                await output.FlushAsync(cancellation);
                var read = results.Count(r => r.Differences.Count == 0);
                Terminal.Note($"{read} of {results.Count} examples and near misses are read as a trained reader reads them");
                return read == results.Count ? ExitCodes.Ok : ExitCodes.Failed;
            }
        );
        return command;
    }
}

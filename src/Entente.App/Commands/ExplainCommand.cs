using System.CommandLine;
using Entente.App.Hosting;

namespace Entente.App.Commands;

/// <summary><c>entente explain ID</c>: which frame, slots, cues and lexicon entries made a record.</summary>
internal static class ExplainCommand
{
    public static Command Make()
    {
        var id = new Argument<string>("id") { Description = "A record's id, or its first characters.", Arity = ArgumentArity.ZeroOrOne };
        var text = new Option<string>("--text") { Description = "Instead: a sentence to read, with every step shown." };
        var date = new Option<string>("--date") { Description = "With --text: the report's date, as 2024-05-02." };
        var language = new Option<string>("--lang") { Description = "With --text: its language, as zh; told from the text if left out." };
        var caseOption = CaseOption.Make();
        var command = new Command("explain", "Show why a record was made.") { id, text, date, language, caseOption };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if (parsed.GetValue(text) is { } sentence)
                {
                    return await Trace(sentence, parsed.GetValue(date), parsed.GetValue(language));
                }

                var wanted =
                    parsed.GetValue(id)
                    ?? throw new UserException(
                        "ENT-2012",
                        "Explain what?",
                        "Give a record's id, or a sentence with --text.",
                        ExitCodes.Usage
                    );
                var entities = CodebookInUse.Load().Codebook.Actors.ToDictionary(e => e.Id, StringComparer.Ordinal);
                await using var folder = await CaseFolder.Open(parsed.GetRequiredValue(caseOption), cancellation);
                await using var output = Terminal.Data();
                var found = 0;
                await foreach (var a in folder.Ledger.Assertions(cancellation))
                {
                    if (!a.Id.Value.StartsWith(wanted, StringComparison.Ordinal))
                    {
                        continue;
                    }

                    found++;
                    await output.WriteLineAsync($"{a.Id.Value}  {a.Type}  {a.Status.ToString().ToLowerInvariant()}");
                    await output.WriteLineAsync($"  words   {Terminal.Safe(a.Quote)}");
                    await output.WriteLineAsync($"  where   {a.Document.Short}, characters {a.Span.Start} to {a.Span.End}");
                    await output.WriteLineAsync(
                        $"  rule    {a.Rule}, confidence {a.Confidence.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)}"
                    );
                    foreach (var reason in a.Because)
                    {
                        await output.WriteLineAsync($"  because {Terminal.Safe(reason)}");
                    }

                    foreach (var actor in a.Actors)
                    {
                        await output.WriteLineAsync($"  actor   {Terminal.Safe(Entry(actor, entities))}");
                    }

                    foreach (var source in a.Sources)
                    {
                        await output.WriteLineAsync(
                            $"  source  {Terminal.Safe(source.Authors ?? source.Publisher ?? "")} {source.Date} ({source.How.ToString().ToLowerInvariant()})"
                        );
                    }
                }

                return found > 0
                    ? ExitCodes.Ok
                    : throw new UserException(
                        "ENT-2011",
                        $"There is no record '{wanted}' in this case.",
                        "Ids stand in 'entente export --format jsonl' and on every page.",
                        ExitCodes.NotFound
                    );
            }
        );
        return command;
    }

    // "recipient: Lao police → lao.police, police, LAO (general knowledge 2026-11)": which row of the codebook the words were resolved to.
    private static string Entry(Assertions.AssertionActor actor, Dictionary<string, Codebook.Entity> entities)
    {
        var entry =
            actor.Entity is { } id && entities.TryGetValue(id, out var entity)
                ? $"{entity.Id}, {entity.Kind}, {entity.Country ?? "no state"} ({entity.Source})"
                : $"no entry of its own{(actor.Country is null ? "" : $", {actor.Country}")}";
        return $"{actor.Role}: {actor.Name} → {entry}";
    }

    private static async Task<int> Trace(string sentence, string? date, string? language)
    {
        await using var output = Terminal.Data();
        var document = new Documents.Document
        {
            Id = new(Text.ContentHash.OfFields(sentence)),
            Name = "sentence",
            MediaType = "text/plain",
            Text = new(sentence),
            Metadata = new() { Date = date is null ? null : Time.Edtf.Parse(date), Language = language },
            ReadBy = "explain",
        };
        foreach (var line in CodebookInUse.Load().Coder.Trace(document))
        {
            await output.WriteLineAsync(Terminal.Safe(line));
        }

        return ExitCodes.Ok;
    }
}

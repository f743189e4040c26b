using System.CommandLine;
using System.Globalization;
using Entente.App.Hosting;
using Entente.Assertions;
using Entente.Documents;
using Entente.Formats.Readers;

namespace Entente.App.Commands;

/// <summary><c>entente score GOLD DOCUMENT…</c>: codes documents and compares the records with those of trained readers.</summary>
internal static class ScoreCommand
{
    public static Command Make()
    {
        var gold = new Argument<FileInfo>("gold") { Description = "Records of trained readers, one JSON object a line." };
        var paths = new Argument<string[]>("path")
        {
            Description = "The documents: files, folders or globs.",
            Arity = ArgumentArity.OneOrMore,
        };
        var errors = new Option<int>("--errors") { Description = "How many of the differences to list.", DefaultValueFactory = _ => 20 };
        var command = new Command("score", "Compare what the coder reads with what trained readers read, by language and by type.")
        {
            gold,
            paths,
            errors,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var records = Gold(parsed.GetRequiredValue(gold));
                var (codebook, coder) = CodebookInUse.Load();
                var (coded, languages) = await Code(parsed.GetRequiredValue(paths), coder, cancellation);
                foreach (var missing in records.Select(r => r.Doc).Distinct(StringComparer.Ordinal).Where(d => !languages.ContainsKey(d)))
                {
                    Terminal.Note(
                        $"The gold has records of '{Terminal.Safe(missing)}', which is not among the documents: all count as missed."
                    );
                }

                var families = codebook
                    .Types.Where(t => t.Family is not null)
                    .ToDictionary(t => t.Code, t => t.Family!, StringComparer.Ordinal);
                await using var output = Terminal.Data();
                var all = GoldScore.Of(records, coded, families);
                await Print(output, "all", all);
                foreach (var language in languages.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                {
                    var own = records.Where(r => languages.GetValueOrDefault(r.Doc) == language).ToList();
                    if (own.Count > 0)
                    {
                        await Print(output, language, GoldScore.Of(own, coded, families));
                    }
                }

                await PrintTypes(output, records, coded, families);
                foreach (var error in all.Errors.Take(parsed.GetValue(errors)))
                {
                    await output.WriteLineAsync($"{error.What}\t{Terminal.Safe(error.Doc)}\t{error.Types}\t{Terminal.Safe(error.Quote)}");
                }

                await output.FlushAsync(cancellation);
                return ExitCodes.Ok;
            }
        );
        return command;
    }

    private static IReadOnlyList<ScoredRecord> Gold(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new UserException(
                "ENT-2010",
                $"There is no file '{file.Name}'.",
                "Give the path of a file of gold records.",
                ExitCodes.NotFound
            );
        }

        try
        {
            using var reader = file.OpenText();
            return GoldReader.Read(reader);
        }
        catch (FormatException e)
        {
            throw new UserException(
                "ENT-2014",
                $"'{file.Name}' cannot be used: {e.Message}.",
                "Each line is one JSON object with at least doc, type, start and end (docs/reference/gold.md).",
                ExitCodes.Invalid
            );
        }
    }

    private static async Task<(List<ScoredRecord> Coded, Dictionary<string, string> Languages)> Code(
        string[] paths,
        Coder coder,
        CancellationToken cancellation
    )
    {
        var coded = new List<ScoredRecord>();
        var languages = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var readers = ReadingProcess.Make(ReadLimits.Default);
        foreach (var file in FilesToAdd.Of(paths, ReadLimits.Default))
        {
            cancellation.ThrowIfCancellationRequested();
            var outcome = file.Refusal is { } tooLarge
                ? ReadOutcome.Refused(tooLarge)
                : await readers.Read(new(file.Name, await file.Open(cancellation)), cancellation);
            if (outcome.Document is not { } document)
            {
                Terminal.Note($"{outcome.Refusal!.Code} {Terminal.Safe(file.Name)}: {outcome.Refusal.Reason} {outcome.Refusal.Fix}");
                continue;
            }

            var name = Path.GetFileNameWithoutExtension(file.Name);
            var result = Pipeline.Code(document, coder);
            languages[name] = result.Language;
            if (result.NotCodedBecause is { } reason)
            {
                Terminal.Note($"{Terminal.Safe(file.Name)}: not coded, {reason}.");
            }

            coded.AddRange(result.Assertions.Select(a => Scored(a, name)));
        }

        return (coded, languages);
    }

    internal static ScoredRecord Scored(Assertion a, string doc) =>
        new()
        {
            Doc = doc,
            Type = a.Type,
            Status = a.Status.ToString().ToLowerInvariant(),
            Date = a.Date?.Value,
            Ordinal = a.Ordinal,
            Start = a.Span.Start,
            End = a.Span.End,
            IsAggregate = a.Kind == AssertionKind.Aggregate,
            Quote = a.Quote,
            Actors = [.. a.Actors.Select(x => ((string?)x.Country, (string?)x.Role))],
        };

    private static async Task Print(StreamWriter output, string title, GoldScore score)
    {
        await output.WriteAsync($"{title}: {score.Gold} gold, {score.Coded} coded\n{score}\n");
        if (score.Roles.All > 0)
        {
            await output.WriteLineAsync(Share("roles", score.Roles));
        }

        if (score.Ordinals.All > 0)
        {
            await output.WriteLineAsync(Share("ordinal", score.Ordinals));
        }
    }

    private static string Share(string name, (int Right, int All) of) =>
        string.Create(CultureInfo.InvariantCulture, $"  {name, -7} {(double)of.Right / of.All:0.000} of {of.All}");

    private static async Task PrintTypes(
        StreamWriter output,
        IReadOnlyList<ScoredRecord> gold,
        List<ScoredRecord> coded,
        Dictionary<string, string> families
    )
    {
        var whole = GoldScore.Of(gold, coded, families);
        var table = new PlainTable("type", "gold", "right", "missed", "spurious");
        foreach (
            var type in gold.Where(g => families.ContainsKey(g.Type))
                .Select(g => g.Type)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        )
        {
            var missed = whole.Errors.Count(e => e.What == "missed" && e.Types == type);
            var wrong = whole.Errors.Count(e =>
                e.What.Contains("type", StringComparison.Ordinal) && e.Types.StartsWith(type + " as", StringComparison.Ordinal)
            );
            var counted = gold.Count(g => g.Type == type && !g.IsOptional && !g.IsAggregate);
            table.Add(
                type,
                counted.ToString(CultureInfo.InvariantCulture),
                (counted - missed - wrong).ToString(CultureInfo.InvariantCulture),
                (missed + wrong).ToString(CultureInfo.InvariantCulture),
                whole.Errors.Count(e => e.What == "spurious" && e.Types == type).ToString(CultureInfo.InvariantCulture)
            );
        }

        await output.WriteAsync(table.Render(100));
    }
}

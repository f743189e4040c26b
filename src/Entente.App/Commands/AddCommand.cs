using System.CommandLine;
using Entente.App.Hosting;
using Entente.Documents;
using Entente.Ledger;
using Entente.Workbench.Intake;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Entente.App.Commands;

/// <summary><c>entente add PATH…</c>: takes files, folders and globs into the case. Exit 5 when some were refused.</summary>
internal static class AddCommand
{
    public static Command Make()
    {
        var paths = new Argument<string[]>("path") { Description = "Files, folders or globs.", Arity = ArgumentArity.OneOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be added, and add nothing." };
        var caseOption = CaseOption.Make();
        var command = new Command("add", "Take documents into the case.") { paths, dryRun, caseOption };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var folder = await CaseFolder.Open(parsed.GetRequiredValue(caseOption), cancellation);
                var files = FilesToAdd.Of(parsed.GetRequiredValue(paths), folder.Settings.Limits);
                if (parsed.GetValue(dryRun))
                {
                    await using var output = Terminal.Data();
                    foreach (var file in files)
                    {
                        await output.WriteLineAsync(Terminal.Safe(file.Name));
                    }

                    return ExitCodes.Ok;
                }

                return await Run(folder, files, cancellation);
            }
        );
        return command;
    }

    public static async Task<int> Run(CaseFolder folder, IReadOnlyList<FileToAdd> files, CancellationToken cancellation)
    {
        int added = 0,
            known = 0,
            refused = 0,
            done = 0;
        await foreach (var outcome in folder.IntakeDesk().Add(files, cancellation))
        {
            done++;
            switch (outcome.Outcome)
            {
                case IntakeOutcome.Added:
                    added++;
                    break;
                case IntakeOutcome.AlreadyThere:
                    known++;
                    break;
                case IntakeOutcome.Refused:
                    refused++;
                    Terminal.Note($"{outcome.Refusal!.Code} {Terminal.Safe(outcome.Name)}: {outcome.Refusal.Reason} {outcome.Refusal.Fix}");
                    break;
            }

            if (Terminal.ShowsProgress && done % 50 == 0)
            {
                await Console.Error.WriteAsync($"\r{done} of {files.Count} files");
            }
        }

        Terminal.Note(
            $"{(Terminal.ShowsProgress && done >= 50 ? "\r" : "")}{added} added, {known} already there, {refused} refused, of {files.Count} files."
        );
        return refused > 0 ? ExitCodes.PartlyDone
            : files.Count == 0 ? ExitCodes.NotFound
            : ExitCodes.Ok;
    }
}

/// <summary>Turns what a person names on the command line into files, in ordinal order, each once.</summary>
internal static class FilesToAdd
{
    public static IReadOnlyList<FileToAdd> Of(IReadOnlyList<string> named, ReadLimits limits)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in named)
        {
            foreach (var path in Expand(name))
            {
                paths.Add(path);
            }
        }

        return [.. paths.Select(p => Make(p, limits))];
    }

    private static IEnumerable<string> Expand(string name)
    {
        if (Directory.Exists(name))
        {
            return Directory.EnumerateFiles(
                name,
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
                }
            );
        }

        if (File.Exists(name))
        {
            return [name];
        }

        if (name.AsSpan().ContainsAny('*', '?', '['))
        {
            var root = Path.IsPathRooted(name) ? Path.GetPathRoot(name)! : ".";
            var pattern = Path.IsPathRooted(name) ? Path.GetRelativePath(root, name) : name;
            var found = new Matcher(StringComparison.Ordinal)
                .AddInclude(pattern)
                .GetResultsInFullPath(root)
                .Select(p => Path.GetRelativePath(".", p))
                .ToList();
            if (found.Count > 0)
            {
                return found;
            }
        }

        throw new UserException(
            "ENT-2010",
            $"There is no file, folder or match for '{name}'.",
            "Check the spelling; quote globs that your shell should leave alone.",
            ExitCodes.NotFound
        );
    }

    private static FileToAdd Make(string path, ReadLimits limits)
    {
        var size = new FileInfo(path).Length;
        return new(
            path,
            size,
            async cancellation => await File.ReadAllBytesAsync(path, cancellation),
            size > limits.Bytes ? Refusal.TooLarge.With($"{size:N0} bytes, the limit is {limits.Bytes:N0}") : null
        );
    }
}

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
        var each = new Option<bool>("--each")
        {
            Description = "Print what became of each file on standard output, once it is kept: outcome, document, name.",
        };
        var caseOption = CaseOption.Make();
        var command = new Command("add", "Take documents into the case.") { paths, dryRun, each, caseOption };
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

                await using var lines = parsed.GetValue(each) ? Terminal.Data() : null;
                return await Run(folder, files, cancellation, lines);
            }
        );
        return command;
    }

    /// <param name="folder">The case.</param>
    /// <param name="files">What to take in.</param>
    /// <param name="cancellation">Stops between files; what was told as added is kept.</param>
    /// <param name="each">Where a line for each file goes; null for none.</param>
    public static async Task<int> Run(
        CaseFolder folder,
        IReadOnlyList<FileToAdd> files,
        CancellationToken cancellation,
        StreamWriter? each = null
    )
    {
        int added = 0,
            known = 0,
            refused = 0,
            done = 0;
        using var progress = new ProgressLine("files");
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
                    progress.Note($"{outcome.Refusal!.Code} {Terminal.Safe(outcome.Name)}: {outcome.Refusal.Reason} {outcome.Refusal.Fix}");
                    break;
            }

            if (each is not null)
            {
                await each.WriteLineAsync($"{Word(outcome.Outcome)}\t{outcome.Document?.Value}\t{Terminal.Safe(outcome.Name)}");
                await each.FlushAsync(cancellation);
            }

            progress.Show(done, files.Count, $"{added} added");
        }

        progress.Note($"{added} added, {known} already there, {refused} refused, of {Terminal.Count(files.Count, "file")}.");
        return refused > 0 ? ExitCodes.PartlyDone
            : files.Count == 0 ? ExitCodes.NotFound
            : ExitCodes.Ok;
    }

    private static string Word(IntakeOutcome outcome) =>
        outcome switch
        {
            IntakeOutcome.Added => "added",
            IntakeOutcome.AlreadyThere => "there",
            IntakeOutcome.Refused => "refused",
        };
}

/// <summary>Turns what a person names on the command line into files, in ordinal order, each once. What cannot be taken is listed with the reason.</summary>
internal static class FilesToAdd
{
    private static readonly TimeSpan OpenLimit = TimeSpan.FromSeconds(10);

    /// <exception cref="UserException">Nothing that was named is there.</exception>
    public static IReadOnlyList<FileToAdd> Of(IReadOnlyList<string> named, ReadLimits limits)
    {
        var files = new SortedDictionary<string, FileToAdd>(StringComparer.Ordinal);
        foreach (var file in named.SelectMany(name => Expand(name, limits)))
        {
            files.TryAdd(file.Name, file);
        }

        return files.Values.Any(f => f.Refusal != Refusal.Missing)
            ? [.. files.Values]
            : throw new UserException(
                "ENT-2010",
                $"There is no file, folder or match for '{string.Join("', '", named)}'.",
                Refusal.Missing.Fix,
                ExitCodes.NotFound
            );
    }

    private static IEnumerable<FileToAdd> Expand(string name, ReadLimits limits)
    {
        if (Directory.Exists(name))
        {
            return InFolder(name, limits);
        }

        if (File.Exists(name))
        {
            return [Make(name, limits)];
        }

        if (new FileInfo(name).LinkTarget is { } target)
        {
            return [Refused(name, Refusal.CannotOpen.With($"it is a link to '{target}', which leads nowhere"))];
        }

        var matches = name.AsSpan().ContainsAny('*', '?', '[') ? Matches(name) : [];
        return matches.Count > 0 ? matches.Select(p => Make(p, limits)) : [Refused(name, Refusal.Missing)];
    }

    private static List<string> Matches(string glob)
    {
        var root = Path.IsPathRooted(glob) ? Path.GetPathRoot(glob)! : ".";
        var pattern = Path.IsPathRooted(glob) ? Path.GetRelativePath(root, glob) : glob;
        return
        [
            .. new Matcher(StringComparison.Ordinal)
                .AddInclude(pattern)
                .GetResultsInFullPath(root)
                .Select(p => Path.IsPathRooted(glob) ? p : Path.GetRelativePath(".", p)),
        ];
    }

    // Hidden files are left alone as tools do; a link or a folder that cannot be opened is told, for what is behind it may be missed.
    private static List<FileToAdd> InFolder(string folder, ReadLimits limits)
    {
        var found = new List<FileToAdd>();
        var folders = new Stack<string>([folder]);
        while (folders.TryPop(out var at))
        {
            try
            {
                foreach (var entry in new DirectoryInfo(at).EnumerateFileSystemInfos())
                {
                    var path = Path.Combine(at, entry.Name);
                    if (entry.Name.StartsWith('.'))
                    {
                        continue;
                    }

                    if (entry.LinkTarget is not null)
                    {
                        found.Add(Refused(path, Refusal.Link));
                    }
                    else if (entry is DirectoryInfo)
                    {
                        folders.Push(path);
                    }
                    else
                    {
                        found.Add(Make(path, limits));
                    }
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                found.Add(Refused(at, Refusal.CannotOpen.With("the folder cannot be listed")));
            }
        }

        return found;
    }

    private static FileToAdd Refused(string name, Refusal refusal) =>
        new(name, 0, _ => Task.FromResult(ReadOnlyMemory<byte>.Empty), refusal);

    private static FileToAdd Make(string path, ReadLimits limits)
    {
        var size = new FileInfo(path).Length;
        return new(
            path,
            size,
            cancellation => Bytes(path, limits.Bytes, cancellation),
            size > limits.Bytes ? Refusal.TooLarge.With($"{size:N0} bytes, the limit is {limits.Bytes:N0}") : null
        );
    }

    // Counted while reading, since a device or a growing file has no size of its own; a pipe that nobody writes to is given up.
    private static async Task<ReadOnlyMemory<byte>> Bytes(string path, long limit, CancellationToken cancellation)
    {
        try
        {
            return await Task.Run(() => BytesUpTo(path, limit, cancellation), cancellation).WaitAsync(OpenLimit, cancellation);
        }
        catch (TimeoutException e)
        {
            throw new IOException("it gave no bytes for ten seconds", e);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BytesUpTo(string path, long limit, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream((int)Math.Clamp(file.CanSeek ? file.Length : 0, 0, limit));
        var buffer = new byte[1 << 16];
        int read;
        while ((read = await file.ReadAsync(buffer, cancellation)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > limit)
            {
                throw new FileTooLargeException($"more than {limit:N0} bytes");
            }
        }

        return bytes.TryGetBuffer(out var whole) ? whole : bytes.ToArray();
    }
}

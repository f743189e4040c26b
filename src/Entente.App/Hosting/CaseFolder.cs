using Entente.Assertions;
using Entente.Codebook;
using Entente.Documents;
using Entente.Formats.Codebooks;
using Entente.Formats.Isolation;
using Entente.Ledger;
using Entente.Storage.Blobs;
using Entente.Storage.Sqlite;
using Entente.Workbench.Intake;
using Tomlyn;
using Tomlyn.Model;

namespace Entente.App.Hosting;

/// <summary>A case on disk: <c>entente.toml</c>, <c>case.db</c>, <c>blobs/</c>. Copying the folder copies the case.</summary>
internal sealed class CaseFolder : IAsyncDisposable
{
    public const string SettingsFile = "entente.toml";

    private const string LedgerFile = "case.db";
    private const string BlobsFolder = "blobs";

    private readonly IsolatedReaders _readers;

    private CaseFolder(string path, CaseSettings settings, ILedger ledger)
    {
        Root = path;
        Settings = settings;
        _readers = ReadingProcess.Make(settings.Limits);
        Ledger = ledger;
        Blobs = new FolderBlobs(System.IO.Path.Combine(path, BlobsFolder));
    }

    public string Root { get; }

    public CaseSettings Settings { get; }

    public ILedger Ledger { get; }

    public IBlobs Blobs { get; }

    /// <summary>The case in this folder or the nearest one above it.</summary>
    /// <exception cref="UserException">There is none, or its settings cannot be read.</exception>
    public static async Task<CaseFolder> Open(string start, CancellationToken cancellation)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var settings = System.IO.Path.Combine(folder.FullName, SettingsFile);
            if (File.Exists(settings))
            {
                return new(
                    folder.FullName,
                    CaseSettings.Read(settings),
                    await SqliteLedger.Open(System.IO.Path.Combine(folder.FullName, LedgerFile), cancellation)
                );
            }
        }

        throw new UserException(
            "ENT-2001",
            $"There is no case in '{start}' or above it.",
            "Make one with 'entente init FOLDER', or name it with '--case FOLDER'.",
            ExitCodes.NotFound
        );
    }

    /// <summary>Makes an empty case with the settings that a case has unless a person changes them.</summary>
    /// <exception cref="UserException">The folder holds a case already.</exception>
    public static void Create(string folder, string title) =>
        CreateWith(
            folder,
            $"""
            # A case of Entente. Documents go in with 'entente add', records come with 'entente build'.
            title = "{title.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}"
            languages = ["en"]

            [limits]
            bytes = {ReadLimits.Default.Bytes}
            characters = {ReadLimits.Default.Characters}
            seconds = {(int)ReadLimits.Default.Time.TotalSeconds}

            """
        );

    /// <summary>Makes an empty case with these settings, the text of its <c>entente.toml</c>.</summary>
    /// <exception cref="UserException">The folder holds a case already.</exception>
    public static void CreateWith(string folder, string settings)
    {
        Directory.CreateDirectory(folder);
        var file = System.IO.Path.Combine(folder, SettingsFile);
        if (File.Exists(file))
        {
            throw new UserException(
                "ENT-2002",
                $"'{folder}' holds a case already.",
                "Choose another folder, or go on with 'entente add'.",
                ExitCodes.Usage
            );
        }

        File.WriteAllText(file, settings);
    }

    /// <summary>Removes all that a case consists of, and nothing else that lies in the folder.</summary>
    public static void Delete(string folder)
    {
        var blobs = System.IO.Path.Combine(folder, BlobsFolder);
        if (Directory.Exists(blobs))
        {
            Directory.Delete(blobs, recursive: true);
        }

        // The ledger's own side files (case.db-wal, case.db-shm) go with it; the settings go last, for they say whose folder it is.
        foreach (var file in Directory.EnumerateFiles(folder, LedgerFile + "*").ToList())
        {
            File.Delete(file);
        }

        File.Delete(System.IO.Path.Combine(folder, SettingsFile));
    }

    /// <summary>The turn to build: one process at a time, for what one joins another must not change under it.</summary>
    /// <exception cref="UserException">Another process is building this case.</exception>
    public IDisposable TakeBuildTurn()
    {
        // The file stays: the lock on it goes with the process, however that ends.
        var path = System.IO.Path.Combine(Root, "case.db-build");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        // EWOULDBLOCK of flock(2), or Windows' sharing violation: somebody else holds it.
        catch (IOException e) when (e.HResult is 11 or unchecked((int)0x80070020))
        {
            throw new UserException(
                "ENT-2005",
                "Another 'entente build' is at work on this case.",
                "Wait for it to end, then run this again; documents can be added meanwhile.",
                ExitCodes.Failed
            );
        }
    }

    public IntakeDesk IntakeDesk() =>
        new(Ledger, Blobs, Read, TimeProvider.System, Environment.UserName.Length > 0 ? Environment.UserName : "entente");

    /// <summary>Reads a file under the case's limits, in the reading process where its format asks for that.</summary>
    public Task<ReadOutcome> Read(IncomingFile file, CancellationToken cancellation) => _readers.Read(file, cancellation);

    public async ValueTask DisposeAsync()
    {
        await _readers.DisposeAsync();
        await Ledger.DisposeAsync();
    }
}

/// <summary>What <c>entente.toml</c> says.</summary>
internal sealed record CaseSettings(string Title, string? Licence, ReadLimits Limits)
{
    public static CaseSettings Read(string path)
    {
        try
        {
            var toml = TomlSerializer.Deserialize<TomlTable>(File.ReadAllText(path)) ?? [];
            var limits = toml.TryGetValue("limits", out var l) && l is TomlTable table ? table : [];
            return new(
                toml.TryGetValue("title", out var title) && title is string text ? text : "Untitled case",
                toml.TryGetValue("licence", out var licence) && licence is string { Length: > 0 } terms ? terms : null,
                ReadLimits.Default with
                {
                    Bytes = limits.TryGetValue("bytes", out var bytes) && bytes is long b ? b : ReadLimits.Default.Bytes,
                    Characters =
                        limits.TryGetValue("characters", out var characters) && characters is long c
                            ? (int)Math.Clamp(c, 1, int.MaxValue)
                            : ReadLimits.Default.Characters,
                    Time =
                        limits.TryGetValue("seconds", out var seconds) && seconds is long s
                            ? TimeSpan.FromSeconds(s)
                            : ReadLimits.Default.Time,
                }
            );
        }
        catch (TomlException e)
        {
            throw new UserException(
                "ENT-2003",
                $"'{path}' cannot be read: {e.Message}",
                "Correct the line that is named.",
                ExitCodes.Invalid
            );
        }
    }
}

/// <summary>The codebook that comes with the program, or the one that <c>ENTENTE_CODEBOOK</c> names.</summary>
internal static class CodebookInUse
{
    public static string Folder =>
        Environment.GetEnvironmentVariable("ENTENTE_CODEBOOK") is { Length: > 0 } named
            ? named
            : Path.Combine(AppContext.BaseDirectory, "codebook");

    public static (CodebookData Codebook, Coder Coder) Load()
    {
        try
        {
            var (codebook, languages) = CodebookFolder.ReadAll(Folder);
            if (codebook.Types.Count == 0)
            {
                throw new CodebookException(Folder, 0, 0, "there are no event types in it");
            }

            return (codebook, new(codebook, languages));
        }
        catch (CodebookException e)
        {
            throw Unusable(e);
        }
    }

    public static UserException Unusable(CodebookException e) =>
        new(
            "ENT-2004",
            $"The codebook cannot be used: {e.Message}",
            "Correct the file that is named, or unset ENTENTE_CODEBOOK.",
            ExitCodes.Invalid
        );
}

/// <summary>Something the person can put right: a code, what is wrong and what to do.</summary>
internal sealed class UserException(string code, string reason, string fix, int exitCode) : Exception(reason)
{
    public string Code { get; } = code;

    public string Fix { get; } = fix;

    public int ExitCode { get; } = exitCode;
}

/// <summary>What the program's exit status means.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int NotFound = 3;
    public const int Invalid = 4;
    public const int PartlyDone = 5;
}

using Microsoft.Data.Sqlite;

namespace Entente.App.Hosting;

/// <summary>
/// What is broken about the machine, in words: a full or read-only disk, a damaged case file, a case that another process holds.
/// The one place where such exceptions end.
/// </summary>
internal static class Failures
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNotADatabase = 26;
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;

    /// <summary>The failure as something the person can put right; null when it is a fault of the program.</summary>
    public static UserException? Of(Exception exception) =>
        exception switch
        {
            UserException user => user,
            AggregateException { InnerException: { } inner } => Of(inner),
            SqliteException sqlite => OfSqlite(sqlite),
            IOException io when IsDiskFull(io) => Full(),
            IOException { HResult: ReadOnlyFileSystem } or UnauthorizedAccessException => ReadOnly(exception.Message),
            IOException io => new(
                "ENT-2023",
                $"Reading or writing failed: {io.Message}",
                "Check the disk and the folder, then run it again.",
                ExitCodes.Failed
            ),
            _ => null,
        };

    public static bool IsDiskFull(IOException exception) =>
        (exception.HResult & 0xFFFF) == NoSpace || exception.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase);

    private static UserException? OfSqlite(SqliteException exception) =>
        exception.SqliteErrorCode switch
        {
            SqliteFull => Full(),
            SqliteReadOnly or SqliteCannotOpen => ReadOnly("case.db cannot be written"),
            SqliteBusy or SqliteLocked => new(
                "ENT-2022",
                "Another process is writing to this case.",
                "Wait until it has ended, then run this again; nothing of it was half done.",
                ExitCodes.Failed
            ),
            SqliteCorrupt or SqliteNotADatabase => new(
                "ENT-2024",
                "case.db is damaged.",
                "Put back a copy of the case; the original files are whole in blobs/, and 'entente add blobs' in a new case reads them again.",
                ExitCodes.Invalid
            ),
            _ => null,
        };

    private static UserException Full() =>
        new(
            "ENT-2020",
            "The disk is full.",
            "Make room, then run the same command again: what was told as done is kept, and nothing is half done.",
            ExitCodes.Failed
        );

    private static UserException ReadOnly(string what) =>
        new(
            "ENT-2021",
            $"The case cannot be written: {what.TrimEnd('.')}.",
            "Make the folder and its files writable for you, or copy the case to where it is.",
            ExitCodes.Failed
        );
}

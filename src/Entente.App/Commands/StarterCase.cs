using Entente.App.Hosting;
using Entente.Documents;
using Entente.Workbench.Intake;

namespace Entente.App.Commands;

/// <summary>The case that comes with the program: notes on public reports, to learn with and to try things on.</summary>
internal static class StarterCase
{
    private const string Name = "socialist-community";

    // A folder that begins so was made from the starter case, and may be made anew without asking.
    private const string Mark = "# Made from the starter case by 'entente demo', which makes it anew each time.\n";

    private static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "cases", Name);

    /// <summary>Where the demo goes unless a person says otherwise: in the repository, or else in the current folder.</summary>
    public static string DefaultTarget => Path.Combine(Repository() ?? Directory.GetCurrentDirectory(), ".demo", Name);

    /// <summary>Makes the case at this place, empty, and takes away what an earlier demo left there.</summary>
    /// <exception cref="UserException">Something else is there.</exception>
    public static void MakeAnew(string target)
    {
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            Clear(target);
        }

        CaseFolder.CreateWith(target, Mark + File.ReadAllText(Path.Combine(Folder, CaseFolder.SettingsFile)));
    }

    /// <summary>The notes, named as in the repository so that the case does not depend on where the program lies.</summary>
    public static IReadOnlyList<FileToAdd> Notes(ReadLimits limits) =>
        [
            .. FilesToAdd
                .Of([Path.Combine(Folder, "notes")], limits)
                .Select(f => f with { Name = Path.GetRelativePath(Folder, f.Name).Replace(Path.DirectorySeparatorChar, '/') }),
        ];

    private static void Clear(string target)
    {
        var settings = Path.Combine(target, CaseFolder.SettingsFile);
        if (!File.Exists(settings) || !File.ReadAllText(settings).StartsWith(Mark, StringComparison.Ordinal))
        {
            throw new UserException(
                "ENT-2013",
                $"'{target}' holds something that the demo did not make.",
                "Name an empty or a new folder with '--folder'.",
                ExitCodes.Usage
            );
        }

        var site = Path.Combine(target, SiteCommand.Folder);
        if (Directory.Exists(site))
        {
            Directory.Delete(site, recursive: true);
        }

        CaseFolder.Delete(target);
    }

    private static string? Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Entente.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}

using System.CommandLine;

namespace Entente.App.Commands;

/// <summary>The <c>--case FOLDER</c> option that every verb on a case takes.</summary>
internal static class CaseOption
{
    public static Option<string> Make() =>
        new("--case")
        {
            Description = "The case's folder; this folder or the nearest above it if left out.",
            DefaultValueFactory = _ => Directory.GetCurrentDirectory(),
        };
}

using Entente.Documents;
using Entente.Formats.Isolation;

namespace Entente.App.Hosting;

/// <summary>This program started again as the process that reads documents.</summary>
internal static class ReadingProcess
{
    public const string Verb = "__read";

    public static IsolatedReaders Make(ReadLimits limits) => new([Path.Combine(AppContext.BaseDirectory, "entente"), Verb], limits);
}

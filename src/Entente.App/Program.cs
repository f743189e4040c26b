using System.CommandLine;
using System.Globalization;
using Entente.App.Commands;
using Entente.App.Hosting;
using Entente.Formats.Isolation;

// Reasons with numbers in them are kept in the ledger: the same words on every machine.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// The reading process of IsolatedReaders: no verb for people.
if (args is [ReadingProcess.Verb])
{
    using var input = Console.OpenStandardInput();
    using var output = Console.OpenStandardOutput();
    await ReaderHost.Serve(input, output, CancellationToken.None);
    return ExitCodes.Ok;
}

var root = new RootCommand("Entente: an evidence base for opaque security partnerships between states.")
{
    DemoCommand.Make(),
    InitCommand.Make(),
    AddCommand.Make(),
    BuildCommand.Make(),
    CodeCommand.Make(),
    ScoreCommand.Make(),
    ExplainCommand.Make(),
    ShowCommand.Make(),
    SearchCommand.Make(),
    ExportCommand.Make(),
    VerifyCommand.Make(),
    SiteCommand.Make(),
    ServeCommand.Make(),
    CodebookCommand.Make(),
    DoctorCommand.Make(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync(error.Message);
    }

    await Console.Error.WriteLineAsync("'entente --help' lists the verbs, 'entente VERB --help' their options.");
    return ExitCodes.Usage;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Stopped. What was done is kept; run the same command again to go on.");
    return ExitCodes.PartlyDone;
}
catch (Exception e) when (Failures.Of(e) is { } failure)
{
    await Console.Error.WriteLineAsync($"{failure.Code}: {failure.Message} {failure.Fix}");
    return failure.ExitCode;
}

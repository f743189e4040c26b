using System.Diagnostics;
using System.Text;

namespace Entente.Tests;

/// <summary>The built program, run as a person runs it, in a folder of its own that goes away with the test.</summary>
internal sealed class EntenteProgram : IDisposable
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "entente");

    public string Folder { get; } = Directory.CreateTempSubdirectory("entente-test-").FullName;

    public string Case => System.IO.Path.Combine(Folder, "case");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public sealed record Result(int Code, string Output, string Errors);

    /// <summary>Writes a file into the test's folder and gives its path.</summary>
    public string Write(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Folder, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Starts the program; the caller waits for it or ends it.</summary>
    public Process Start(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Path)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = Folder,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs the program to its end.</summary>
    public async Task<Result> Run(params IReadOnlyList<string> arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Runs the program on the test's case.</summary>
    public Task<Result> OnCase(params IReadOnlyList<string> arguments) => Run([.. arguments, "--case", Case]);

    /// <summary>A case with these documents in it, built.</summary>
    public static async Task<EntenteProgram> WithCase(params IReadOnlyList<(string Name, string Text)> documents)
    {
        var entente = new EntenteProgram();
        await entente.Run("init", entente.Case);
        foreach (var (name, text) in documents)
        {
            entente.Write(System.IO.Path.Combine("texts", name), text);
        }

        if (documents.Count > 0)
        {
            await entente.OnCase("add", "texts");
            await entente.OnCase("build");
        }

        return entente;
    }
}

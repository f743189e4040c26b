using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Entente.Documents;

namespace Entente.Formats.Isolation;

/// <summary>
/// Reads files so that no file can harm the program: formats that third-party code parses are read in a child process with
/// limits of time and memory, in a bubblewrap sandbox without network where that is installed. The child is started at the first
/// such file, used for all that follow, and started anew after a file that ended it.
/// </summary>
/// <param name="command">How to start a process that calls <see cref="ReaderHost.Serve"/>: program and arguments.</param>
/// <param name="limits">What reading one file may cost.</param>
public sealed class IsolatedReaders(IReadOnlyList<string> command, ReadLimits limits) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Process? _child;
    private bool _mayUseSandbox = OperatingSystem.IsLinux();

    /// <summary>How the last child was started; null before the first.</summary>
    public bool? Sandboxed { get; private set; }

    /// <summary>How many children were started.</summary>
    public int Starts { get; private set; }

    /// <summary>Reads a file, or refuses it with a code. Never throws for a bad file.</summary>
    public async Task<ReadOutcome> Read(IncomingFile file, CancellationToken cancellation)
    {
        var (reader, refusal) = DocumentReaders.Choose(file, limits);
        if (refusal is not null)
        {
            return ReadOutcome.Refused(refusal);
        }

        if (!reader!.NeedsIsolation)
        {
            return reader.Read(file, limits);
        }

        await _turn.WaitAsync(cancellation);
        try
        {
            return await ReadInChild(file, cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Starts the child and tells whether it runs in a sandbox, for <c>entente doctor</c>.</summary>
    public async Task<bool> Probe(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await Child(cancellation);
            return Sandboxed == true;
        }
        finally
        {
            _turn.Release();
        }
    }

    // Every character may be written as an escape of six bytes, and has marks beside it; more than that is no document.
    private int LongestAnswer => (int)Math.Min(512L << 20, (limits.Characters * 16L) + (16L << 20));

    private async Task<ReadOutcome> ReadInChild(IncomingFile file, CancellationToken cancellation)
    {
        var child = await Child(cancellation);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(limits.Time);
        try
        {
            await Wire.Write(
                child.StandardInput.BaseStream,
                new Wire.Request(file.Name, file.Bytes.ToArray(), limits.Characters, limits.Ratio, limits.Bytes),
                limited.Token
            );
            var answer = await Wire.Read<Wire.Response>(child.StandardOutput.BaseStream, LongestAnswer, limited.Token);
            if (answer is not null)
            {
                return Wire.Unpack(answer, file);
            }

            Stop();
            return ReadOutcome.Refused(Refusal.ReaderDied);
        }
        catch (OperationCanceledException)
        {
            Stop();
            cancellation.ThrowIfCancellationRequested();
            return ReadOutcome.Refused(Refusal.TooSlow.With($"{limits.Time.TotalSeconds:0} seconds"));
        }
        catch (Exception e) when (e is IOException or JsonException or ObjectDisposedException)
        {
            Stop();
            return ReadOutcome.Refused(Refusal.ReaderDied);
        }
    }

    private async Task<Process> Child(CancellationToken cancellation)
    {
        if (_child is { HasExited: false })
        {
            return _child;
        }

        Stop();
        if (_mayUseSandbox && await Start(Sandbox.Around(command), cancellation) is { } sandboxed)
        {
            Sandboxed = true;
            return _child = sandboxed;
        }

        _mayUseSandbox = false;
        Sandboxed = false;
        return _child =
            await Start(command, cancellation) ?? throw new InvalidOperationException($"the reading process '{command[0]}' does not start");
    }

    private async Task<Process?> Start(IReadOnlyList<string> line, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(line[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        foreach (var argument in line.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = limits.MemoryBytes.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        // No debugging socket, no crash dump with a user's document in it.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_ROOT"] = DotnetRoot;
        Process? process = null;
        try
        {
            process = Process.Start(start)!;
            Starts++;
            // What a dying reader prints is of no use to anyone and must not fill the pipe.
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limited.CancelAfter(StartLimit);
            var greeting = new byte[Wire.Greeting.Length];
            var read = await process.StandardOutput.BaseStream.ReadAtLeastAsync(
                greeting,
                greeting.Length,
                throwOnEndOfStream: false,
                limited.Token
            );
            if (read == greeting.Length && Wire.Greeting.SequenceEqual(greeting))
            {
                return process;
            }
        }
        catch (Exception e)
            when (e is Win32Exception or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            // Falls through: a child that does not greet is ended below.
        }

        End(process);
        return null;
    }

    internal static string DotnetRoot { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private void Stop()
    {
        End(_child);
        _child = null;
    }

    private static void End(Process? process)
    {
        if (process is null)
        {
            return;
        }

        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }

        process.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Stop();
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The bubblewrap line: the program, its runtime and the system's libraries read-only, nothing else of the disk, no network.</summary>
internal static class Sandbox
{
    public static IReadOnlyList<string> Around(IReadOnlyList<string> command)
    {
        var program = Path.GetDirectoryName(Path.GetFullPath(command[0]))!;
        List<string> line =
        [
            "bwrap",
            "--unshare-all",
            "--die-with-parent",
            "--new-session",
            "--dev",
            "/dev",
            "--proc",
            "/proc",
            "--tmpfs",
            "/tmp",
        ];
        foreach (
            var folder in (ReadOnlySpan<string>)
                ["/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d"]
        )
        {
            line.AddRange(["--ro-bind-try", folder, folder]);
        }

        line.AddRange([
            "--ro-bind",
            IsolatedReaders.DotnetRoot,
            IsolatedReaders.DotnetRoot,
            "--ro-bind",
            program,
            program,
            "--chdir",
            "/",
            "--",
        ]);
        line.AddRange(command);
        return line;
    }
}

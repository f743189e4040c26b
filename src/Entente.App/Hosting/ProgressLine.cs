using System.Globalization;

namespace Entente.App.Hosting;

/// <summary>
/// How far a long step is, on standard error: a bar with count and time left on a terminal, a plain line every few seconds elsewhere.
/// Short steps show nothing.
/// </summary>
internal sealed class ProgressLine(string what, TextWriter? output = null, bool? isTerminal = null, TimeProvider? clock = null)
    : IDisposable
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan OnTerminal = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(5);
    private const int BarWidth = 24;

    private readonly TextWriter _output = output ?? Console.Error;
    private readonly bool _isTerminal = isTerminal ?? Terminal.ShowsProgress;
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly long _start = (clock ?? TimeProvider.System).GetTimestamp();
    private TimeSpan? _shown;
    private int _width;

    /// <summary>Shows the state when it is time to.</summary>
    public void Show(int done, int total, string also)
    {
        var elapsed = _clock.GetElapsedTime(_start);
        var every = _isTerminal ? OnTerminal : Elsewhere;
        if (
            elapsed
            < (
                _shown is { } last ? last + every
                : _isTerminal ? FirstAfter
                : Elsewhere
            )
        )
        {
            return;
        }

        _shown = elapsed;
        var left = done == 0 || done >= total ? "" : $", {Span(elapsed * ((double)(total - done) / done))} left";
        var line = string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {total:N0} {what}, {also}{left}");
        if (!_isTerminal)
        {
            _output.WriteLine(line);
            return;
        }

        var filled = total == 0 ? BarWidth : (int)((long)BarWidth * done / total);
        Draw($"[{new string('#', filled)}{new string('.', BarWidth - filled)}] {line}");
    }

    /// <summary>A line for people that stays, the bar under it cleared away.</summary>
    public void Note(string line)
    {
        Clear();
        _output.WriteLine(line);
    }

    public void Dispose() => Clear();

    private void Draw(string line)
    {
        _output.Write("\r" + line.PadRight(_width));
        _width = line.Length;
    }

    private void Clear()
    {
        if (_width > 0)
        {
            _output.Write("\r" + new string(' ', _width) + "\r");
            _width = 0;
        }
    }

    private static string Span(TimeSpan left) =>
        left.TotalMinutes >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalMinutes} min {left.Seconds} s")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(left.TotalSeconds):0} s");
}

using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Entente.App.Hosting;

/// <summary>Where words go: data to standard output, everything else to standard error, progress only on a terminal.</summary>
internal static class Terminal
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Standard output for data: UTF-8, LF, buffered.</summary>
    public static StreamWriter Data() => new(Console.OpenStandardOutput(), Utf8, 1 << 16) { NewLine = "\n" };

    /// <summary>"1 document", "3 documents".</summary>
    public static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    /// <summary>Messages for people.</summary>
    public static IAnsiConsole Notes { get; } =
        AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(Console.Error),
                Ansi = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } ? AnsiSupport.No : AnsiSupport.Detect,
            }
        );

    public static bool ShowsProgress => !Console.IsErrorRedirected;

    /// <summary>One line for people. Never wrapped, so that it can be searched for.</summary>
    public static void Note(string text) => Console.Error.WriteLine(text);

    /// <summary>Text from a document as a terminal may show it: control characters and bidirectional marks are spelled out.</summary>
    public static string Safe(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\r' or '\t')
            {
                safe.Append(' ');
            }
            else if (char.IsControl(c) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f')
            {
                safe.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                safe.Append(c);
            }
        }

        return safe.ToString();
    }
}

using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Entente.Documents;
using Xunit;

namespace Entente.Tests;

/// <summary>The documentation says what the program does: its commands are run, its lists are compared with the source, its links resolve.</summary>
public sealed partial class DocsTests
{
    private static readonly string Root = Repository();
    private static readonly string[] FoldersWithCommands = ["tutorial", "how-to"];
    private static readonly string[] FoldersWithPages = ["docs", "cases", "codebook", "bench"];

    /// <summary>Pages with commands that a reader types.</summary>
    public static TheoryData<string> Pages =>
        [
            .. FoldersWithCommands
                .SelectMany(folder => Directory.GetFiles(Path.Combine(Root, "docs", folder), "*.md"))
                .Where(page => ConsoleBlock.In(File.ReadAllText(page)).Count > 0)
                .Select(page => Path.GetRelativePath(Root, page))
                .Order(StringComparer.Ordinal),
        ];

    // All pages are tried at once: what takes time is starting the program again and again.
    private static readonly Lazy<IReadOnlyDictionary<string, Task<string?>>> Tried = new(() =>
    {
        var turns = new SemaphoreSlim(Math.Max(2, Environment.ProcessorCount));
        return Pages.ToDictionary(page => page.Data, page => Try(page.Data, turns), StringComparer.Ordinal);
    });

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_command_of_a_page_prints_what_the_page_shows(string page)
    {
        var difference = await Tried.Value[page];

        Assert.True(difference is null, difference);
    }

    [Theory]
    [InlineData("one\ntwo\nthree\n", "one\ntwo\nthree\n", true)]
    [InlineData("one\ntwo\nthree\n", "one\n…\nthree\n", true)]
    [InlineData("one\nthree\n", "one\n…\nthree\n", true)]
    [InlineData("one 17 of 20\n", "one … of 20\n", true)]
    [InlineData("one\ntwo\n", "one\n", false)]
    [InlineData("one\ntwo\n", "two\none\n", false)]
    [InlineData("one 17 of 21\n", "one … of 20\n", false)]
    [InlineData("one.\n", "onex\n", false)]
    [InlineData("id   words\n", "id      words\n", true)]
    [InlineData("id words\n", "idwords\n", false)]
    [InlineData("EV-00000001 one\n", "EV-aaaaaaaa one\n", true)]
    [InlineData("EV-00000001, EV-00000002\n", "EV-aaaaaaaa, EV-aaaaaaaa\n", false)]
    [InlineData("d6d3a97f24\n", "d6d3a97f25\n", false)]
    public void Only_an_ellipsis_a_column_s_width_and_an_id_may_differ(string output, string shown, bool expected)
    {
        Assert.Equal(expected, new Ids().Shows(output, shown));
    }

    [Fact]
    public void An_id_that_a_page_shows_stands_in_its_later_commands_for_the_one_that_was_printed()
    {
        var ids = new Ids();

        Assert.True(ids.Shows("EV-00000001 by 0123456789abcdef\n", "EV-aaaaaaaa by fedcba9876543210\n"));
        Assert.Equal(
            "show event EV-00000001; explain 01234567; cat 9c2c072ebc",
            ids.In("show event EV-aaaaaaaa; explain fedcba98; cat 9c2c072ebc")
        );
        Assert.False(ids.Shows("EV-00000002\n", "EV-aaaaaaaa\n"));
    }

    [Fact]
    public async Task Every_verb_and_option_is_on_the_commands_page()
    {
        using var reader = new Reader();
        var page = await File.ReadAllTextAsync(Path.Combine(Root, "docs", "reference", "commands.md"), Cancellation);

        var missing = new List<string>();
        var verbs = Verbs((await reader.Type("./entente --help")).Output);
        foreach (var verb in verbs)
        {
            var section = Section(page, verb);
            if (section is null)
            {
                missing.Add(verb);
                continue;
            }

            var help = (await reader.Type($"./entente {verb} --help")).Output;
            missing.AddRange(Options(help).Where(o => !section.Contains($"`{o}", StringComparison.Ordinal)).Select(o => $"{verb} {o}"));
            missing.AddRange(
                Verbs(help)
                    .Where(sub => !section.Contains($"entente {verb} {sub}", StringComparison.Ordinal))
                    .Select(sub => $"{verb} {sub}")
            );
        }

        Assert.True(verbs.Count > 10, "the help names the verbs");
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_error_code_of_the_source_is_on_the_errors_page_and_no_other()
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs", "reference", "errors.md"));
        var source = Directory
            .EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !IsOutput(f))
            .SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Value));

        Assert.Equal(Distinct(source), Distinct(Code().Matches(page).Select(m => m.Value)));
    }

    [Fact]
    public void The_errors_page_gives_reason_and_fix_of_every_refusal_as_the_program_does()
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs", "reference", "errors.md"));

        Assert.All(Refusal.All, r => Assert.Contains($"| {r.Code} | {r.Reason} | {r.Fix} |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_field_of_a_record_is_on_the_record_page()
    {
        var writer = File.ReadAllText(Path.Combine(Root, "src", "Entente.Formats", "Writers", "AssertionJson.cs"));
        var page = File.ReadAllText(Path.Combine(Root, "docs", "reference", "record.md"));

        var fields = JsonField().Matches(writer).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(fields.Count > 30, "the writer names its fields");
        Assert.All(fields, f => Assert.Contains($"`{f}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_event_type_is_on_the_event_types_page_and_no_other()
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs", "reference", "event-types.md"));
        var types = Directory.GetDirectories(Path.Combine(Root, "codebook", "events")).Select(d => Path.GetFileName(d)!);

        Assert.Equal(Distinct(types), Distinct(TypeRow().Matches(page).Select(m => m.Groups["type"].Value)));
    }

    [Fact]
    public void Every_relative_link_resolves()
    {
        var broken = new List<string>();
        foreach (var page in MarkdownPages())
        {
            var text = Fence().Replace(File.ReadAllText(page), "");
            foreach (
                var target in Link()
                    .Matches(text)
                    .Select(m => m.Groups["target"].Value)
                    .Where(t => !Uri.TryCreate(t, UriKind.Absolute, out _))
            )
            {
                var parts = target.Split('#');
                var file = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, parts[0]));
                var isThere = File.Exists(file) || Directory.Exists(file);
                if (!isThere || (parts.Length > 1 && !Anchors(File.ReadAllText(file)).Contains(parts[1])))
                {
                    broken.Add($"{Path.GetRelativePath(Root, page)}: {target}");
                }
            }
        }

        Assert.Empty(broken);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // The first difference between what a page shows and what its commands do; null when there is none.
    private static async Task<string?> Try(string page, SemaphoreSlim turns)
    {
        await turns.WaitAsync(CancellationToken.None);
        try
        {
            using var reader = new Reader();
            var ids = new Ids();
            foreach (var block in ConsoleBlock.In(await File.ReadAllTextAsync(Path.Combine(Root, page), CancellationToken.None)))
            {
                for (var i = 0; i < block.Commands.Count; i++)
                {
                    var (command, shown) = block.Commands[i];
                    var (exit, output) = await reader.Type(ids.In(command));
                    var expected = i == block.Commands.Count - 1 ? block.Exit : 0;
                    if (exit != expected || !ids.Shows(output, shown))
                    {
                        return $"{page}: $ {command}\n── the page shows (exit code {expected}) ──\n{shown}\n── it prints (exit code {exit}) ──\n{output}";
                    }
                }
            }

            return null;
        }
        finally
        {
            turns.Release();
        }
    }

    private static IEnumerable<string> Lines(string text) => text.TrimEnd('\n').Split('\n').Select(l => l.TrimEnd());

    private static List<string> Verbs(string help) =>
        help.Split("Commands:\n") is [_, var commands]
            ? [.. commands.Split("\n\n")[0].Split('\n').Select(l => l.Trim().Split(' ')[0]).Where(v => v.Length > 0)]
            : [];

    private static IEnumerable<string> Options(string help) =>
        help.Split("Options:\n") is [_, var options]
            ? options
                .Split("\n\n")[0]
                .Split('\n')
                .Select(l => l.Trim().Split(' ')[0])
                .Where(o => o.StartsWith("--", StringComparison.Ordinal))
            : [];

    private static string? Section(string page, string verb) =>
        page.Split("\n## ").FirstOrDefault(s => s.StartsWith(verb + "\n", StringComparison.Ordinal));

    private static IEnumerable<string> MarkdownPages() =>
        Directory
            .EnumerateFiles(Root, "*.md", SearchOption.TopDirectoryOnly)
            .Concat(FoldersWithPages.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), "*.md", SearchOption.AllDirectories)))
            .Where(f => !IsOutput(f))
            .Order(StringComparer.Ordinal);

    private static bool IsOutput(string file) =>
        Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "blobs" or "site");

    // As GitHub names the headings of a page.
    private static HashSet<string> Anchors(string page) =>
        Heading()
            .Matches(Fence().Replace(page, ""))
            .Select(m => NotInAnchor().Replace(m.Groups["words"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))
            .ToHashSet(StringComparer.Ordinal);

    private static List<string> Distinct(IEnumerable<string> words) =>
        [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\bENT-\d{4}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex(
        """(?:json\.Write(?:String|Number|Boolean|Null|StartArray|StartObject)\(|Detail\(json, )"(?<name>[a-z_]+)""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex JsonField();

    [GeneratedRegex(@"^\| `(?<type>[A-Z_]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeRow();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#+ (?<words>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInAnchor();

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Entente.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests run inside the repository");
    }

    /// <summary>A fenced block marked <c>console run</c>, with <c>exit=5</c> where its last command ends so: commands and what each prints.</summary>
    private sealed record ConsoleBlock(int Exit, IReadOnlyList<(string Command, string Shown)> Commands)
    {
        public static List<ConsoleBlock> In(string page)
        {
            var blocks = new List<ConsoleBlock>();
            var lines = page.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (!lines[i].StartsWith("```console run", StringComparison.Ordinal))
                {
                    continue;
                }

                var end = Array.IndexOf(lines, "```", i);
                var exit = lines[i].Split("exit=") is [_, var code]
                    ? int.Parse(code, System.Globalization.CultureInfo.InvariantCulture)
                    : 0;
                blocks.Add(new(exit, Read(lines[(i + 1)..end])));
                i = end;
            }

            return blocks;
        }

        // "$ " begins a command and "> " goes on with it, as a shell shows them; all else is output.
        private static List<(string, string)> Read(string[] lines)
        {
            var commands = new List<(string Command, string Shown)>();
            foreach (var line in lines)
            {
                if (line.StartsWith("$ ", StringComparison.Ordinal))
                {
                    commands.Add((line[2..], ""));
                }
                else if (line is ">" || line.StartsWith("> ", StringComparison.Ordinal))
                {
                    commands[^1] = commands[^1] with { Command = commands[^1].Command + "\n" + (line.Length > 2 ? line[2..] : "") };
                }
                else
                {
                    commands[^1] = commands[^1] with { Shown = commands[^1].Shown + line + "\n" };
                }
            }

            return commands;
        }
    }

    /// <summary>
    /// Compares what is printed with what a page shows. Ids of events and records hang on the coder, so that those of a page are examples:
    /// each stands for the one that is printed in its place, there and in every later command.
    /// </summary>
    private sealed partial class Ids
    {
        private readonly Dictionary<string, string> _printed = new(StringComparer.Ordinal);

        public string In(string command) =>
            IdOrItsStart()
                .Replace(
                    command,
                    m => _printed.FirstOrDefault(i => i.Key.StartsWith(m.Value, StringComparison.Ordinal)).Value?[..m.Length] ?? m.Value
                );

        // The whole output as shown; a line that is only … stands for any lines, … within a line for any characters, and two or more
        // spaces for the space between two columns.
        public bool Shows(string output, string shown)
        {
            if (shown.Length == 0)
            {
                return true;
            }

            var asked = new List<string>();
            var pattern = new StringBuilder("^");
            foreach (var line in Lines(shown))
            {
                pattern.Append(line.Trim() == "…" ? "(?:[^\n]*\n)*?" : Pattern(line, asked) + "[ ]*\n");
            }

            var text = string.Concat(Lines(output).Select(l => l + "\n"));
            var match = Regex.Match(text, pattern.Append('$').ToString(), RegexOptions.None, TimeSpan.FromSeconds(5));
            for (var i = 0; match.Success && i < asked.Count; i++)
            {
                _printed[asked[i]] = match.Groups[$"id{i}"].Value;
            }

            return match.Success;
        }

        private string Pattern(string line, List<string> asked) =>
            Id()
                .Replace(
                    Columns().Replace(Regex.Escape(line).Replace("…", "[^\n]*", StringComparison.Ordinal), "[ ]+"),
                    m => Printed(m.Value, asked)
                );

        private string Printed(string id, List<string> asked)
        {
            if (_printed.TryGetValue(id, out var printed))
            {
                return printed;
            }

            if (asked.IndexOf(id) is >= 0 and var place)
            {
                return $"\\k<id{place}>";
            }

            asked.Add(id);
            return $"(?<id{asked.Count - 1}>{(id.StartsWith("EV-", StringComparison.Ordinal) ? "EV-[0-9a-f]{8}" : "[0-9a-f]{16}")})";
        }

        [GeneratedRegex(@"EV-[0-9a-f]{8}\b|\b[0-9a-f]{16}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Id();

        [GeneratedRegex(@"\b(?:EV-)?[0-9a-f]{8,16}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
        private static partial Regex IdOrItsStart();

        // As Regex.Escape writes spaces.
        [GeneratedRegex(@"(?:\\ ){2,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Columns();
    }

    /// <summary>Someone who types a page's commands into a shell, in a folder that looks like a clone.</summary>
    private sealed class Reader : IDisposable
    {
        private readonly string _folder = Path.Combine(Path.GetTempPath(), "entente-docs-" + Guid.NewGuid().ToString("n"));

        public Reader()
        {
            Directory.CreateDirectory(_folder);
            // Copies, for a page may change them.
            Copy(Path.Combine(Root, "codebook"), Path.Combine(_folder, "codebook"));
            Copy(
                Path.Combine(Root, "cases", "socialist-community", "notes"),
                Path.Combine(_folder, "cases", "socialist-community", "notes")
            );
            var program = Path.Combine(_folder, "entente");
            File.WriteAllText(program, $"#!/bin/sh\nexec '{Path.Combine(AppContext.BaseDirectory, "entente")}' \"$@\"\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        public async Task<(int Exit, string Output)> Type(string command)
        {
            var start = new ProcessStartInfo("bash", ["-c", $"exec 2>&1\n{command}"])
            {
                WorkingDirectory = _folder,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            // No browser of the person who runs the tests is opened.
            start.Environment.Remove("DISPLAY");
            start.Environment.Remove("WAYLAND_DISPLAY");
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            await process.WaitForExitAsync(CancellationToken.None);
            return (process.ExitCode, output);
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);

        private static void Copy(string from, string to)
        {
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }
}

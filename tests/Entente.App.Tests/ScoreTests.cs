using System.Diagnostics;
using Entente.Assertions;
using Xunit;

namespace Entente.Tests;

/// <summary><c>entente score</c>: the same figures as the project's scoring script, and clear words for a file that is no gold.</summary>
public sealed class ScoreTests : IDisposable
{
    private readonly EntenteProgram _entente = new();

    public void Dispose() => _entente.Dispose();

    private static readonly Dictionary<string, string> Families = new(StringComparer.Ordinal)
    {
        ["AGR_SIGN"] = "A",
        ["AGR_NEGOT"] = "A",
        ["EQUIP"] = "E",
        ["COOP_UNSPEC"] = "Z",
    };

    private static ScoredRecord Record(string type, int start, int end, string? date = null, params string[] states) =>
        new()
        {
            Doc = "d",
            Type = type,
            Status = "occurred",
            Date = date,
            Start = start,
            End = end,
            Actors = [.. states.Select(s => ((string?)s, (string?)"party"))],
        };

    [Fact]
    public void Each_level_counts_what_agrees()
    {
        var gold = new[] { Record("AGR_SIGN", 0, 10, "2020-03", "LAO", "VNM"), Record("EQUIP", 20, 30), Record("AGR_SIGN", 40, 50) };
        var coded = new[]
        {
            Record("AGR_SIGN", 5, 12, "2020-03-04", "VNM", "LAO"),
            Record("AGR_NEGOT", 40, 50),
            Record("EQUIP", 60, 70),
            Record("COOP_UNSPEC", 20, 30),
        };

        var score = GoldScore.Of(gold, coded, Families);

        Assert.Equal((3, 3), (score.Gold, score.Coded));
        Assert.Equal(2.0 / 3, score.Recall(ScoreLevel.Found), 6);
        Assert.Equal(1.0 / 3, score.Recall(ScoreLevel.Type), 6);
        Assert.Equal(1.0 / 3, score.F1(ScoreLevel.Full), 6);
        Assert.Contains(score.Errors, e => e is { What: "missed", Types: "EQUIP" });
        Assert.Contains(score.Errors, e => e is { What: "spurious", Types: "EQUIP" });
        Assert.Equal((2, 2), score.Roles);
    }

    [Fact]
    public void Optional_gold_is_neither_rewarded_nor_punished()
    {
        var gold = new[] { Record("AGR_SIGN", 0, 10) with { IsOptional = true }, Record("EQUIP", 20, 30) with { IsAggregate = true } };

        Assert.Equal((0, 0), (GoldScore.Of(gold, [], Families).Gold, GoldScore.Of(gold, [], Families).Coded));
        Assert.Equal(0, GoldScore.Of(gold, [Record("AGR_SIGN", 0, 10)], Families).Coded);
    }

    [Theory]
    [InlineData("2020-03-04", "2020-03", true)]
    [InlineData("2020-03", "2020-03-04", true)]
    [InlineData("2020-03-04", "2020-03-05", false)]
    [InlineData("../2020-03-04", null, true)]
    [InlineData("2020-03-04", null, false)]
    [InlineData(null, "2020", false)]
    [InlineData("2020/2022", "2021-05", true)]
    [InlineData("2020/2022", "2023", false)]
    public void A_date_fits_that_is_equal_or_contained(string? gold, string? coded, bool fits)
    {
        var score = GoldScore.Of([Record("EQUIP", 0, 9, gold)], [Record("EQUIP", 0, 9, coded)], Families);

        Assert.Equal(fits ? 1 : 0, score.Recall(ScoreLevel.Date));
    }

    [Fact]
    public async Task It_says_what_the_scoring_script_says()
    {
        var shared = Path.Combine(Root(), "..", "shared");
        Assert.SkipUnless(File.Exists(Path.Combine(shared, "tools", "score.py")), "../shared/tools/score.py is not here");
        Assert.SkipUnless(await Python() is not null, "there is no python3");
        var gold = Path.Combine(shared, "gold", "docs_gold.jsonl");
        var documents = Path.Combine(shared, "gold", "docs");

        var ours = await _entente.Run("score", gold, documents, "--errors", "0");
        var coded = await _entente.Run("code", documents, "--json");
        var predictions = _entente.Write("p.jsonl", coded.Output);
        var theirs = await Python(
            Path.Combine(shared, "tools", "score.py"),
            gold,
            predictions,
            "--by",
            Path.Combine(shared, "gold", "langs.tsv")
        );

        string[] Figures(string text) =>
            [
                .. text.Split('\n')
                    .Where(l => l.StartsWith("  ", StringComparison.Ordinal) || l.Contains(" gold, ", StringComparison.Ordinal))
                    .Select(l => l.Replace("predicted", "coded", StringComparison.Ordinal).TrimEnd()),
            ];
        Assert.True(Figures(theirs!).Length > 20, theirs);
        Assert.Equal(Figures(theirs!), Figures(ours.Output));
    }

    [Fact]
    public async Task A_line_that_is_no_record_is_named()
    {
        var gold = _entente.Write("gold.jsonl", "{\"doc\":\"a\",\"type\":\"EQUIP\",\"start\":0,\"end\":3}\n{\"doc\":\"a\"}\n");

        var result = await _entente.Run("score", gold, _entente.Folder);

        Assert.NotEqual(0, result.Code);
        Assert.Contains("ENT-2014", result.Errors, StringComparison.Ordinal);
        Assert.Contains("line 2", result.Errors, StringComparison.Ordinal);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Entente.slnx")))
        {
            folder = folder.Parent;
        }

        return folder!.FullName;
    }

    private static async Task<string?> Python(params IReadOnlyList<string> arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("python3", arguments.Count > 0 ? arguments : ["--version"])
                {
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                }
            );
            var output = await process!.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

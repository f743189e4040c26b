using Entente.Assertions;
using Entente.Codebook;
using Entente.Formats.Codebooks;
using Xunit;

namespace Entente.Tests;

/// <summary>Every sentence of the codebook gives the records that stand beside it; every near miss gives none of its type.</summary>
public sealed class ExampleTests
{
    private static readonly Lazy<IReadOnlyList<Example>> Examples = new(() =>
        [.. ExampleFolder.Read(Path.Combine(TestCodebook.Root, "codebook")).Where(e => TestCodebook.Coder.Languages.Contains(e.Language))]
    );

    public static TheoryData<string> Types => [.. TestCodebook.Codebook.Types.Select(t => t.Code)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_example_is_read_as_a_trained_reader_reads_it(string type)
    {
        var check = new ExampleCheck(TestCodebook.Coder);

        var differences = Examples
            .Value.Where(e => e.Type == type && !e.IsOpen)
            .SelectMany(e => check.Differences(e).Select(d => $"{e.Id}: {d}\n    {e.Text}"))
            .ToList();

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void An_example_marked_open_is_not_read_right_yet()
    {
        var check = new ExampleCheck(TestCodebook.Coder);

        var outlived = Examples.Value.Where(e => e.IsOpen && check.Differences(e).Count == 0).Select(e => e.Id);

        Assert.Empty(outlived);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_has_five_examples_and_three_near_misses_in_English_that_are_read_right(string type)
    {
        var english = Examples.Value.Where(e => e.Type == type && e.Language == "en").ToList();

        Assert.InRange(english.Count(e => e.NearMissBecause is null && !e.IsOpen), 5, int.MaxValue);
        Assert.InRange(english.Count(e => e.NearMissBecause is not null && !e.IsOpen), 3, int.MaxValue);
    }
}

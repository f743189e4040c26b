using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Xunit;

namespace Entente.Tests
{
    /// <summary>The one-way rules of ARCHITECTURE.md, and tests that the rules can fail.</summary>
    public sealed class ArchitectureTests
    {
        private static readonly string[] Order =
        [
            "Text",
            "Time",
            "Languages",
            "Codebook",
            "Documents",
            "Segments",
            "Mentions",
            "Assertions",
            "Review",
            "Events",
            "Analysis",
            "Publication",
            "Ledger",
        ];

        [Fact]
        public void No_folder_of_Evidence_uses_a_later_one()
        {
            var evidence = new ArchLoader().LoadAssemblies(typeof(Pipeline).Assembly).Build();

            Assert.Empty(Violations(evidence, "Entente."));
        }

        [Fact]
        public void An_arrow_turned_round_inside_Evidence_is_found()
        {
            var turned = new ArchLoader().LoadAssemblies(typeof(ArchitectureTests).Assembly, typeof(Pipeline).Assembly).Build();

            Assert.Contains(
                Violations(turned, "Turned.Entente."),
                v => v.Contains("Turned.Entente.Text.UsesLater", StringComparison.Ordinal)
            );
        }

        [Fact]
        public void The_same_rule_read_backwards_is_broken_everywhere()
        {
            var evidence = new ArchLoader().LoadAssemblies(typeof(Pipeline).Assembly).Build();

            var broken = Violations(evidence, "Entente.", [.. Order.Reverse()]);

            Assert.Contains(broken, v => v.StartsWith("Entente.Events.Corroborator uses", StringComparison.Ordinal));
            Assert.Contains(broken, v => v.StartsWith("Entente.Assertions.Coder uses", StringComparison.Ordinal));
            Assert.Contains(broken, v => v.StartsWith("Entente.Ledger.MemoryLedger uses", StringComparison.Ordinal));
        }

        [Fact]
        public void No_folders_of_Evidence_use_each_other_in_a_circle()
        {
            var evidence = new ArchLoader().LoadAssemblies(typeof(Pipeline).Assembly).Build();

            Assert.Empty(Circle(FolderArrows(evidence, "Entente.")));
        }

        [Fact]
        public void A_circle_of_folders_is_found()
        {
            var turned = new ArchLoader().LoadAssemblies(typeof(ArchitectureTests).Assembly).Build();

            Assert.Equal(["First", "Second", "Third"], Circle(FolderArrows(turned, "Turned.Circle.")).Order(StringComparer.Ordinal));
        }

        // Folders left when those that use none of the rest are taken away, again and again: what stays is a circle, or uses one.
        private static IReadOnlyList<string> Circle(IReadOnlyCollection<(string From, string To)> arrows)
        {
            var left = arrows.SelectMany(a => new[] { a.From, a.To }).ToHashSet(StringComparer.Ordinal);
            while (left.FirstOrDefault(f => !arrows.Any(a => a.From == f && left.Contains(a.To))) is { } free)
            {
                left.Remove(free);
            }

            return [.. left];
        }

        private static HashSet<(string From, string To)> FolderArrows(Architecture architecture, string prefix) =>
            [
                .. from type in architecture.Types
                let own = FolderName(type.FullName, prefix)
                where own is not null
                from dependency in type.Dependencies
                let other = FolderName(dependency.Target.FullName, prefix)
                where other is not null && other != own
                select (own, other),
            ];

        private static string? FolderName(string fullName, string prefix) =>
            fullName.StartsWith(prefix, StringComparison.Ordinal) && fullName[prefix.Length..].Split('.') is [var folder, _, ..]
                ? folder
                : null;

        [Fact]
        public void Nothing_in_a_folder_uses_the_pipeline()
        {
            var evidence = new ArchLoader().LoadAssemblies(typeof(Pipeline).Assembly).Build();

            var users = evidence.Types.Where(t =>
                Folder(t.FullName, "Entente.", Order) >= 0
                && t.Dependencies.Any(d => d.Target.FullName is "Entente.Pipeline" or "Entente.Evidence")
            );

            Assert.Empty(users);
        }

        [Theory]
        [InlineData("Entente.Evidence", new string[0])]
        [InlineData("Entente.Formats", new[] { "Entente.Evidence" })]
        [InlineData("Entente.Storage", new[] { "Entente.Evidence" })]
        [InlineData("Entente.Workbench", new[] { "Entente.Evidence" })]
        public void A_project_references_only_what_the_plan_allows(string project, string[] allowed)
        {
            Assert.Empty(Forbidden(File.ReadAllText(Path.Combine(TestCodebook.Root, "src", project, project + ".csproj")), allowed));
        }

        [Fact]
        public void A_project_reference_that_the_plan_forbids_is_found()
        {
            var turned = """<ProjectReference Include="../Entente.Storage/Entente.Storage.csproj" />""";

            Assert.Equal(["Entente.Storage"], Forbidden(turned, ["Entente.Evidence"]));
        }

        [Fact]
        public void The_folders_of_Evidence_are_those_of_the_plan()
        {
            var folders = Directory
                .GetDirectories(Path.Combine(TestCodebook.Root, "src", "Entente.Evidence"))
                .Select(d => Path.GetFileName(d)!)
                .Where(d => d is not ("bin" or "obj"));

            Assert.Subset(Order.ToHashSet(StringComparer.Ordinal), folders.ToHashSet(StringComparer.Ordinal));
        }

        private static IReadOnlyList<string> Forbidden(string project, string[] allowed) =>
            [
                .. System
                    .Text.RegularExpressions.Regex.Matches(
                        project,
                        "ProjectReference Include=\"[^\"]*/(?<name>[^/\"]+)\\.csproj\"",
                        System.Text.RegularExpressions.RegexOptions.ExplicitCapture,
                        TimeSpan.FromSeconds(1)
                    )
                    .Select(m => m.Groups["name"].Value)
                    .Where(name => !allowed.Contains(name, StringComparer.Ordinal)),
            ];

        private static IReadOnlyList<string> Violations(Architecture architecture, string prefix) =>
            Violations(architecture, prefix, Order);

        private static IReadOnlyList<string> Violations(Architecture architecture, string prefix, string[] order) =>
            [
                .. from type in architecture.Types
                let own = Folder(type.FullName, prefix, order)
                where own >= 0
                from dependency in type.Dependencies
                let other = Math.Max(
                    Folder(dependency.Target.FullName, prefix, order),
                    Folder(dependency.Target.FullName, "Entente.", order)
                )
                where other > own
                select $"{type.FullName} uses {dependency.Target.FullName}",
            ];

        private static int Folder(string fullName, string prefix, string[] order)
        {
            if (!fullName.StartsWith(prefix, StringComparison.Ordinal))
            {
                return -1;
            }

            var rest = fullName[prefix.Length..];
            var dot = rest.IndexOf('.', StringComparison.Ordinal);
            return dot < 0 ? -1 : Array.IndexOf(order, rest[..dot]);
        }
    }
}

// A folder order turned round on purpose, for the test of the test.
namespace Turned.Entente.Text
{
    internal static class UsesLater
    {
        public static bool Uses(global::Entente.Events.Reason reason) => reason is not null;
    }
}

// Three folders that use each other in a circle, for the same.
namespace Turned.Circle.First
{
    internal sealed class One
    {
        public Second.Two? Next { get; init; }
    }
}

namespace Turned.Circle.Second
{
    internal sealed class Two
    {
        public Third.Three? Next { get; init; }
    }
}

namespace Turned.Circle.Third
{
    internal sealed class Three
    {
        public First.One? Next { get; init; }
    }
}

namespace Turned.Circle.Fourth
{
    // Uses nothing and is used by nobody: no part of the circle.
    internal sealed class Four;
}

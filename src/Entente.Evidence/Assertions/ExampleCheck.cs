using Entente.Codebook;
using Entente.Text;
using Entente.Time;

namespace Entente.Assertions;

/// <summary>Runs the codebook's examples through a coder and says what differs, one line a difference.</summary>
public sealed class ExampleCheck(Coder coder)
{
    private static readonly HashSet<string> Givers = new(StringComparer.Ordinal)
    {
        "provider",
        "supplier",
        "sender",
        "builder",
        "operator",
        "visitor",
        "speaker",
    };

    private static readonly HashSet<string> Takers = new(StringComparer.Ordinal) { "recipient", "host", "owner", "receiver" };

    /// <summary>The records that the coder takes from an example's text.</summary>
    public IReadOnlyList<Assertion> Code(Example example)
    {
        ArgumentNullException.ThrowIfNull(example);
        return coder
            .Code(
                new()
                {
                    Id = new(ContentHash.OfFields(example.Text, example.Reported)),
                    Name = example.Id,
                    MediaType = "text/plain",
                    Text = new(example.Text),
                    Metadata = new() { Date = Edtf.Parse(example.Reported), Language = example.Language },
                    ReadBy = "example",
                }
            )
            .Assertions;
    }

    /// <summary>Empty when the coder reads the example as a trained reader does.</summary>
    public IReadOnlyList<string> Differences(Example example)
    {
        var found = Code(example);
        if (example.NearMissBecause is not null)
        {
            return
            [
                .. found
                    .Where(a => a.Type == example.Type)
                    .Select(a => $"gives {a.Type} from '{a.Quote}' by {a.Rule}, but is a near miss: {example.NearMissBecause}"),
            ];
        }

        var left = found.Where(a => a.SameAs is null).ToList();
        var differences = new List<string>();
        foreach (var expected in example.Records)
        {
            var candidates = left.Where(a => a.Type == expected.Type).Select(a => (Assertion: a, Faults: Faults(a, expected))).ToList();
            if (candidates.Count == 0)
            {
                differences.Add($"no {expected.Type}");
                continue;
            }

            var best = candidates.MinBy(c => c.Faults.Count);
            left.Remove(best.Assertion);
            differences.AddRange(best.Faults.Select(f => $"{expected.Type}: {f}"));
        }

        differences.AddRange(
            left.Where(a => a.Kind == AssertionKind.Event && a.Family is not (null or "Z"))
                .Select(a => $"one {a.Type} too many, from '{a.Quote}' by {a.Rule}")
        );
        return differences;
    }

    private static List<string> Faults(Assertion found, ExpectedRecord expected)
    {
        var faults = new List<string>();
        Compare(faults, "status", Word(found.Status), expected.Status);
        Compare(faults, "certainty", Word(found.Certainty), expected.Certainty);
        if (found.Family is not (null or "Z") && found.Date?.Value != expected.Date)
        {
            faults.Add($"date {found.Date?.Value ?? "none"}, expected {expected.Date ?? "none"}");
        }

        if (expected.Countries is { } countries)
        {
            Compare(faults, "countries", Join(States(found, _ => true)), Join(countries));
        }

        if (expected.Gives.Count > 0)
        {
            Compare(faults, "gives", Join(States(found, Givers.Contains)), Join(expected.Gives));
        }

        if (expected.Takes.Count > 0)
        {
            Compare(faults, "takes", Join(States(found, Takers.Contains)), Join(expected.Takes));
        }

        if (expected.Ordinal is not null && expected.Ordinal != found.Ordinal)
        {
            faults.Add($"ordinal {found.Ordinal}, expected {expected.Ordinal}");
        }

        if (expected.IsAggregate != (found.Kind == AssertionKind.Aggregate))
        {
            faults.Add(expected.IsAggregate ? "is no aggregate" : "is an aggregate");
        }

        if (expected.StartIsLatest && !found.StartIsLatest)
        {
            faults.Add("the start is not marked as latest");
        }

        var said = Said(found);
        faults.AddRange(
            expected
                .Words.Where(w => !said.Contains(w.Words, StringComparison.OrdinalIgnoreCase))
                .Select(w => $"{w.Field} '{w.Words}' not in the record: {said}")
        );
        return faults;
    }

    private static string Said(Assertion found) =>
        string.Join(
            " | ",
            new[] { found.Speaker, found.Claim, found.Instrument?.Text, found.Quote }
                .Concat(found.Actors.Select(a => a.Name))
                .OfType<string>()
        );

    private static void Compare(List<string> faults, string field, string found, string? expected)
    {
        if (expected is not null && found != expected)
        {
            faults.Add($"{field} {found}, expected {expected}");
        }
    }

    private static IEnumerable<string> States(Assertion found, Func<string, bool> role) =>
        found
            .Actors.Where(a => a.Country is not null && role(a.Role))
            .Select(a => a.Country!)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static string Join(IEnumerable<string> states) => string.Join(' ', states.Order(StringComparer.Ordinal));

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

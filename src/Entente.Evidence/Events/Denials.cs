using Entente.Assertions;

namespace Entente.Events;

/// <summary>
/// Links denials to what they deny across types: a government that says there will be no base answers a report of an agreement on one.
/// The two stay two events, each with its own words, and each shows the other.
/// </summary>
public static class Denials
{
    private const int AnsweredWithinDays = 60;

    // What a denial of a facility or an agreement can be about: the agreement, the talks, the building, the use.
    private static readonly HashSet<string> Answerable = new(StringComparer.Ordinal)
    {
        "AGR_SIGN",
        "AGR_NEGOT",
        "AGR_INTEL",
        "AGR_CYBER",
        "AGR_STATUS",
        "FAC_BUILD",
        "FAC_OPERATE",
        "CRISIS_DEPLOY",
    };

    /// <summary>The same events in the same order, with <see cref="Event.DeniedBy"/> and <see cref="Event.Denies"/> filled.</summary>
    public static IReadOnlyList<Event> Link(IReadOnlyList<Event> events, IReadOnlyList<Assertion> assertions)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(assertions);
        var answerable = events.Where(e => Answerable.Contains(e.Type)).ToList();
        if (!answerable.Exists(IsDenial))
        {
            return events;
        }

        var wanted = answerable.SelectMany(e => e.Support).ToHashSet();
        var told = assertions.Where(a => wanted.Contains(a.Id)).GroupBy(a => a.Id).ToDictionary(g => g.Key, g => g.First());
        var byStates = answerable.ToLookup(States, StringComparer.Ordinal);
        var subjects = answerable.ToDictionary(e => e.Id, e => Subject(e, told));
        var deniedBy = new Dictionary<EventId, List<EventId>>();
        var denies = new Dictionary<EventId, List<EventId>>();
        foreach (var denial in answerable.Where(IsDenial).OrderBy(e => e.Id))
        {
            foreach (
                var claim in byStates[States(denial)]
                    .Where(e => !IsDenial(e) && e.Type != denial.Type && Answers(denial, e) && Share(subjects[denial.Id], subjects[e.Id]))
                    .OrderBy(e => e.Id)
            )
            {
                Add(deniedBy, claim.Id, denial.Id);
                Add(denies, denial.Id, claim.Id);
            }
        }

        return [.. events.Select(e => With(e, deniedBy.GetValueOrDefault(e.Id), denies.GetValueOrDefault(e.Id)))];
    }

    private static Event With(Event e, List<EventId>? deniedBy, List<EventId>? denies)
    {
        if (deniedBy is not null)
        {
            return e with
            {
                DeniedBy = deniedBy,
                Strength = StrengthTable.With(e.Strength, new($"it is denied, in other words: {string.Join(", ", deniedBy)}", -1)),
            };
        }

        return denies is null
            ? e
            : e with
            {
                Denies = denies,
                Strength = StrengthTable.With(e.Strength, new($"it denies what is claimed in {string.Join(", ", denies)}", 0)),
            };
    }

    private static bool IsDenial(Event e) => e.Status is Status.Denied;

    private static bool Answers(Event denial, Event claim) =>
        denial.FirstReported?.Latest is { } answered
        && claim.FirstReported?.Latest is { } claimed
        && answered.DayNumber - claimed.DayNumber is >= -2 and <= AnsweredWithinDays;

    private static string States(Event e) =>
        string.Join(
            '-',
            e.Actors.Where(a => a.Country is not null)
                .Select(a => a.Country!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );

    private static HashSet<string> Subject(Event e, Dictionary<AssertionId, Assertion> told) =>
        e
            .Support.Where(told.ContainsKey)
            .Select(id => told[id])
            .SelectMany(a => Wording.Subject([a.Instrument?.Text, a.Item?.Text, a.Place?.Text, a.Quote], a.Actors))
            .ToHashSet(StringComparer.Ordinal);

    private static bool Share(HashSet<string> a, HashSet<string> b) => a.Overlaps(b);

    private static void Add(Dictionary<EventId, List<EventId>> links, EventId from, EventId to) =>
        (links.TryGetValue(from, out var list) ? list : links[from] = []).Add(to);
}

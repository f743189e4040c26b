using Entente.Codebook;
using Entente.Mentions;

namespace Entente.Assertions;

/// <summary>An actor with the role a slot gave it.</summary>
public sealed record RoleActor(Actor Actor, string Role);

/// <summary>A frame that matched, before dates, sources and repeats are settled. Tokens are of the reading's sentence.</summary>
public sealed record Candidate
{
    public required Frame Frame { get; init; }

    public required Reading Reading { get; init; }

    /// <summary>The clause it was read from; null for a heading or a bare noun group.</summary>
    public Clause? Clause { get; init; }

    /// <summary>First and last-but-one token of its span.</summary>
    public required int From { get; init; }

    public required int To { get; init; }

    /// <summary>Tokens of the trigger: two candidates with the same trigger compete.</summary>
    public required int TriggerFrom { get; init; }

    public required int TriggerTo { get; init; }

    public required ActStatus Status { get; init; }

    public required IReadOnlyList<RoleActor> Actors { get; init; }

    /// <summary>Token range of the thing signed, given or built.</summary>
    public (int From, int To)? Object { get; init; }

    /// <summary>True when the trigger is a noun group with its own ordinal and date.</summary>
    public bool IsNominal { get; init; }

    /// <summary>Preposition that the trigger's noun group stands under, if any: "following an agreement".</summary>
    public string? Under { get; init; }

    public required IReadOnlyList<string> Because { get; init; }

    public IEnumerable<string> Countries =>
        Actors
            .Where(a => a.Actor.Country is not null)
            .Select(a => a.Actor.Country!)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
}

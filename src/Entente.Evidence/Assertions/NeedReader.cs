using Entente.Codebook;
using Entente.Languages.English;
using Entente.Mentions;
using Entente.Text;

namespace Entente.Assertions;

/// <summary>Says whether what a frame asks for is there: classes of words in the object or clause, kinds of actors, named circumstances.</summary>
internal sealed class NeedReader(Reading reading, Discourse discourse, bool isSecurity)
{
    public bool Holds(
        Need need,
        Status status,
        int from,
        int to,
        (int From, int To)? item,
        int triggerFrom,
        int triggerTo,
        List<RoleActor> actors
    )
    {
        var holds = need.Where switch
        {
            "object" => item is { } thing && need.Values.Any(v => reading.HasClass(thing.From, thing.To, v)),
            "object-head" => item is { } thing && need.Values.Any(v => HeadHas(thing, v)),
            "status" => need.Values.Contains(status.ToString().ToLowerInvariant(), StringComparer.Ordinal),
            "subject" => SubjectHas(triggerFrom, need.Values),
            "subject-head" => ClauseAt(triggerFrom) is { Subject.Count: > 0 } clause
                && need.Values.Any(v => HeadHas((clause.Subject[0].From, clause.Subject[0].To), v)),
            "verb-lemma" => ClauseAt(triggerFrom) is { } own && need.Values.Contains(own.Group.Lemma, StringComparer.Ordinal),
            "with" => WithGroups(triggerFrom, triggerTo, to).Any(c => need.Values.Any(v => reading.HasClass(c.From, c.To, v))),
            "trigger" => need.Values.Any(v => reading.HasClass(triggerFrom, triggerTo, v)),
            "clause" => need.Values.Any(v => v == "it-instrument" ? ItIsInstrument(triggerFrom) : reading.HasClass(from, to, v)),
            "sentence" => need.Values.Any(v => reading.HasClass(0, reading.Scan.Count, v)),
            "security" => IsSecurity(from, to, actors),
            "actor.kind" => actors.Exists(a => need.Values.Contains(a.Actor.Kind, StringComparer.Ordinal)),
            "ordinal" => OrdinalReader.Find(reading, from, to) is not null,
            "states" => actors.Select(a => a.Actor.Country).Where(c => c is not null).Distinct(StringComparer.Ordinal).Count()
                >= int.Parse(need.Values[0], System.Globalization.CultureInfo.InvariantCulture),
            "has" => need.Values.Any(r => actors.Exists(a => a.Role == r)),
            "verb" => reading.ClauseOf(
                reading.Chunks.FirstOrDefault(c => c.From <= triggerFrom && triggerFrom < c.To)
                    ?? new()
                    {
                        Kind = ChunkKind.Noun,
                        From = 0,
                        To = 0,
                    }
            )
                is { } place
                && need.Values.Contains(place.Clause.Group.Lemma, StringComparer.Ordinal),
            _ when need.Where.EndsWith(".kind", StringComparison.Ordinal) => actors.Exists(a =>
                a.Role == need.Where[..^5] && need.Values.Contains(a.Actor.Kind, StringComparer.Ordinal)
            ),
            _ => Circumstance(need, from, to, triggerFrom, triggerTo, item, actors),
        };
        return holds != need.Negated;
    }

    private bool SubjectHas(int verb, IReadOnlyList<string> classes)
    {
        var clause = ClauseAt(verb);
        return clause is { Group.IsPassive: false }
            && clause
                .Subject.Concat(clause.SubjectGroups.Select(g => g.Noun))
                .Any(s => classes.Any(v => reading.HasClass(s.From, s.To, v)));
    }

    // "Fiji suspended it in January": the pronoun means the instrument told of before.
    private bool ItIsInstrument(int verb)
    {
        if (ClauseAt(verb) is not { } clause)
        {
            return false;
        }

        var pronoun = clause
            .Objects.Concat(clause.Subject)
            .FirstOrDefault(c => c.To - c.From == 1 && reading.Scan.Words[c.From]?.Folded is "it" or "they" or "them");
        return pronoun is not null && (reading.HasClass(0, clause.From, "instrument") || discourse.SpokeOfInstrument);
    }

    private Clause? ClauseAt(int verb) => reading.Clauses.FirstOrDefault(c => c.Verb.From == verb);

    private IEnumerable<Chunk> WithGroups(int trigger, int from, int to)
    {
        if (ClauseAt(trigger) is { } clause)
        {
            foreach (var group in clause.Groups.Where(g => g.Preposition == "with"))
            {
                yield return group.Noun;
            }
        }

        var under = false;
        foreach (var chunk in reading.Chunks.Where(c => c.From >= from && c.To <= to))
        {
            under = chunk.Kind == ChunkKind.Preposition ? chunk.Word == "with" : under;
            if (under && chunk.Kind == ChunkKind.Noun)
            {
                yield return chunk;
            }
        }
    }

    private static readonly HashSet<string> Jointly = new(StringComparer.Ordinal)
    {
        "joint",
        "jointly",
        "coordinated",
        "co-ordinated",
        "together",
        "combined",
        "bilateral",
        "trilateral",
        "quadrilateral",
        "multilateral",
        "mutual",
        "side-by-side",
    };

    private bool Circumstance(
        Need need,
        int from,
        int to,
        int triggerFrom,
        int triggerTo,
        (int From, int To)? item,
        List<RoleActor> actors
    ) =>
        need.Where switch
        {
            "dated-or-definite" => IsDatedOrDefinite(triggerFrom, triggerTo),
            "principal" => actors.Exists(a => a.Actor.IsPrincipal || a.Actor.Kind is "person")
                || reading.HasClass(from, to, "rank.people")
                || (
                    actors.Exists(a => a.Actor.Kind == "officials" || IsMinistry(a.Actor))
                    && (
                        HasWord(from, to, d => d is "officials" or "delegation" or "delegations" or "counterparts" or "counterpart")
                        || HasOwn(from, to, "officials.word")
                    )
                ),
            "principal-or-delegation" => actors.Exists(a => a.Actor.IsPrincipal || a.Actor.Kind is "person" or "officials")
                || HasWord(from, to, d => d is "delegation" or "officials" or "official" or "delegations")
                || HasOwn(from, to, "officials.word")
                || (discourse.LastSubject.Any(a => a.Kind == "person") && actors.Exists(a => a.Actor.Through is not null)),
            "named-session" => reading.Scan.IsCapital(triggerFrom) && triggerTo - triggerFrom > 1,
            "named-forum" => reading.Scan.IsCapital(triggerFrom) && triggerFrom > 0 && reading.Scan.IsCapital(triggerFrom - 1),
            "paramilitary" => actors.Exists(a => a.Actor.Kind is "paramilitary" or "presidential-guard")
                || reading.HasClass(from, to, "organ.paramilitary")
                || reading.HasClass(from, to, "train.riot"),
            "military" => IsMilitary(from, to, actors),
            "transitive" => item is not null,
            "security-trainees" => actors.Exists(a => IsSecurityBody(a.Actor) || IsOfficer(a.Actor))
                || HasSecurityOrgan(from, to)
                || HasWord(
                    from,
                    to,
                    w => w is "officers" or "cadets" or "public-security" or "police" or "policing" or "law-enforcement" or "personnel"
                )
                || HasOwn(from, to, "officers.word")
                || reading.HasClass(from, to, "topic.policing"),
            "joint" => HasWord(Math.Max(0, triggerFrom - 3), Math.Min(triggerTo + 2, reading.Scan.Count), Jointly.Contains)
                || HasOwn(Math.Max(0, triggerFrom - 3), Math.Min(triggerTo + 2, reading.Scan.Count), "joint.word"),
            "grouping" => Enumerable
                .Range(from, Math.Max(0, to - from))
                .Any(k => reading.Scan.NameAt[k] is { } name && name.First.Kind is "grouping" or "initiative"),
            "annual" => HasWord(
                Math.Max(0, triggerFrom - 3),
                triggerTo,
                w => w is "annual" or "biannual" or "half-yearly" or "quarterly" or "regular" or "yearly" or "monthly"
            ) || HasOwn(Math.Max(0, triggerFrom - 3), triggerTo, "annual.word"),
            "named-parties" => actors
                .Where(a => a.Actor.Country is not null && a.Actor.Through is null or "of" or "possessive")
                .Select(a => a.Actor.Country)
                .Distinct(StringComparer.Ordinal)
                .Count() > 1,
            "joint-or-mutual" => HasWord(from, to, Jointly.Contains)
                || HasOwn(from, to, "joint.word")
                || actors.Select(a => a.Actor.Country).Where(c => c is not null).Distinct(StringComparer.Ordinal).Count() > 1,
            "police-office" => reading.HasClass(from, to, "organ.*")
                || HasWord(from, to, w => w is "police" or "liaison" or "security" or "law-enforcement" or "enforcement"),
            "amount" => Enumerable
                .Range(from, to - from)
                .Any(k => reading.Scan.Tokens[k].Kind == TokenKind.Number || reading.Scan.Is(k, WordClass.Cardinal)),
            _ => throw new InvalidOperationException($"frame need '{need}' is not known"),
        };

    // "Fijian officers": the group that the actor stands in says whose they are.
    private bool IsOfficer(Actor actor) =>
        actor.From >= 0
        && reading.Chunks.FirstOrDefault(c => c.Kind == ChunkKind.Noun && c.From <= actor.From && actor.To <= c.To) is { } chunk
        && (
            HasWord(chunk.From, chunk.To, w => w is "officers" or "police" or "investigators" or "detectives" or "cadets" or "guards")
            || HasOwn(chunk.From, chunk.To, "officers.word")
        );

    private static bool IsMinistry(Actor actor) => actor.Kind.StartsWith("ministry", StringComparison.Ordinal);

    // The same by class, for languages read by units: 联合 inside 联合反恐演练 too.
    private bool HasOwn(int from, int to, string className) => reading.Scan.Grammar is not null && reading.HasClass(from, to, className);

    private bool HasWord(int from, int to, Func<string, bool> fits)
    {
        for (var k = from; k < to; k++)
        {
            if (reading.Scan.Words[k] is { } word && fits(word.Folded))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsMilitary(int from, int to, List<RoleActor> actors) =>
        actors.Exists(a => a.Actor.Kind is "armed-forces" or "army" or "navy" or "air-force" or "marines" or "ministry-defence")
        || reading.HasClass(from, to, "organ.armed-forces")
        || reading.HasClass(from, to, "organ.army")
        || reading.HasClass(from, to, "organ.navy")
        || reading.HasClass(from, to, "organ.air-force")
        || reading.HasClass(from, to, "organ.marines")
        || reading.HasClass(from, to, "military.people");

    private bool HasSecurityOrgan(int from, int to)
    {
        foreach (var hit in reading.ClassesIn(from, to))
        {
            foreach (var name in hit.Sense.Classes)
            {
                if (name.StartsWith("organ.", StringComparison.Ordinal) && IsSecurityKind(name["organ.".Length..]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // "a maritime agreement in 2007", "the Megaports Agreement", "following a bilateral cybersecurity agreement".
    private bool IsDatedOrDefinite(int triggerFrom, int triggerTo)
    {
        var dated = reading.Dates.Any(d => d.From >= triggerTo && d.From <= triggerTo + 2 && d.Relation == DateRelation.At);
        var chunk = reading.Chunks.FirstOrDefault(c => c.Kind == ChunkKind.Noun && c.From <= triggerFrom && triggerFrom < c.To);
        if (chunk is null)
        {
            return false;
        }

        var before = chunk.From - 1;
        while (before >= 0 && reading.Hidden[before])
        {
            before--;
        }

        var under =
            before >= 0
            && reading.Scan.Words[before]?.Folded is "following" or "under" or "after" or "since" or "pursuant" or "by" or "with" or "on";
        var bilateral =
            HasWord(chunk.From, chunk.To, w => w is "bilateral" or "existing")
            || reading.ActorsIn(chunk).Select(a => a.Country).Distinct(StringComparer.Ordinal).Count() > 1;
        return dated || (under && bilateral);
    }

    // The class word ends the first noun group of the object: "an intelligence sharing agreement", not "agreement text".
    private bool HeadHas((int From, int To) thing, string className)
    {
        foreach (var chunk in reading.Chunks)
        {
            if (chunk.Kind != ChunkKind.Noun || chunk.From < thing.From || chunk.To > thing.To)
            {
                continue;
            }

            foreach (var hit in reading.ClassesIn(chunk.From, chunk.To))
            {
                if (hit.Is(className) && reading.IsHead(hit, chunk))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // A deal on rice in a report on policing is still a deal on rice.
    private bool IsSecurity(int from, int to, List<RoleActor> actors) =>
        !(reading.HasClass(from, to, "about.trade") && !IsAboutSecurity(from, to))
        && (
            isSecurity
            || reading.HasClass(0, reading.Scan.Count, "topic.*")
            || reading.HasClass(0, reading.Scan.Count, "security.body")
            || actors.Exists(a => IsSecurityBody(a.Actor) || HasSecurityTitle(a.Actor))
        );

    // Fisheries and borders are traded over too.
    private bool IsAboutSecurity(int from, int to) =>
        reading.HasClass(from, to, "security.body")
        || reading
            .ClassesIn(from, to)
            .Any(h =>
                h.Sense.Classes.Any(c => c.StartsWith("topic.", StringComparison.Ordinal) && c is not ("topic.fisheries" or "topic.border"))
            );

    // "the Burundian minister of public security", "the police chief": the office is a security body's.
    private bool HasSecurityTitle(Actor actor) => actor.From >= 0 && reading.HasClass(actor.From, actor.To, "security.body");

    /// <summary>Bodies whose business is security.</summary>
    public static bool IsSecurityBody(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return IsSecurityKind(actor.Kind) || (actor.Entity is { } entity && IsSecurityKind(entity.Kind));
    }

    private static bool IsSecurityKind(string kind) =>
        kind
            is "ministry-interior"
                or "ministry-defence"
                or "police"
                or "local-police"
                or "paramilitary"
                or "coast-guard"
                or "border-guard"
                or "intelligence"
                or "armed-forces"
                or "army"
                or "navy"
                or "air-force"
                or "marines"
                or "customs"
                or "immigration"
                or "prison"
                or "prosecution"
                or "anti-narcotics"
                or "presidential-guard"
                or "militia"
                or "cyber-regulator"
                or "fisheries";
}

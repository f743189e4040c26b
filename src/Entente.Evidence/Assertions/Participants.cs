using Entente.Codebook;
using Entente.Languages.English;
using Entente.Mentions;

namespace Entente.Assertions;

/// <summary>
/// Who takes part in an act: the actors in its slots, those a pronoun means, and, where a clause leaves a party out, the one that
/// the governing act, the place or the document has in view.
/// </summary>
internal sealed class Participants(Reading reading, Lexicon lexicon, Discourse discourse)
{
    public List<RoleActor> Fill(Shape shape, Dictionary<string, List<Chunk>> slots, Clause? clause, Actor? onlyPrincipal = null)
    {
        var actors = new List<RoleActor>();
        foreach (var (slot, role) in shape.Roles.OrderBy(r => Rank(r.Key)))
        {
            if (!slots.TryGetValue(slot, out var chunks))
            {
                continue;
            }

            foreach (var chunk in chunks)
            {
                foreach (var actor in ActorsOf(chunk, clause))
                {
                    if (onlyPrincipal is not null && slot == "object" && !ReferenceEquals(actor, onlyPrincipal))
                    {
                        continue;
                    }

                    if (slot is "in" or "at" or "from" && actor.Kind != "state" && slot != "from")
                    {
                        continue;
                    }

                    if (!actors.Exists(a => a.Role == role && a.Actor.Country == actor.Country && a.Actor.Start == actor.Start))
                    {
                        actors.Add(new(actor, role));
                    }
                }
            }
        }

        return actors;
    }

    private static int Rank(string slot) =>
        slot switch
        {
            "subject" => 0,
            "object" => 1,
            "second" => 2,
            "between" => 3,
            "with" => 4,
            "to" => 5,
            "for" => 6,
            _ => 7,
        };

    private IEnumerable<Actor> ActorsOf(Chunk chunk, Clause? clause)
    {
        var any = false;
        foreach (var actor in reading.ActorsIn(chunk))
        {
            any = true;
            yield return actor;
        }

        if (any)
        {
            yield break;
        }

        foreach (var actor in Pronoun(chunk, clause))
        {
            yield return actor;
        }
    }

    private IReadOnlyList<Actor> Pronoun(Chunk chunk, Clause? clause)
    {
        if (
            chunk.To - chunk.From == 2
            && reading.Scan.Is(chunk.From, WordClass.PossessivePronoun)
            && reading.Scan.Slice(chunk.From + 1, chunk.To).ToLowerInvariant() is "country" or "nation" or "state" or "government"
        )
        {
            // "promised that his country would build"
            return Point(chunk, SubjectBefore(clause, _ => true), "his country");
        }

        if (chunk.To - chunk.From != 1 || reading.Scan.Words[chunk.From] is not { } word || !word.Is(WordClass.Pronoun))
        {
            return [];
        }

        switch (word.Folded)
        {
            case "it":
                return Point(chunk, SubjectBefore(clause, a => a.Kind is not ("person" or "officials")), "it");
            case "we" or "us":
                return Point(chunk, SpeakerOf(chunk), word.Folded);
            case "he" or "she":
                return Point(chunk, SubjectBefore(clause, a => a.Kind is "person"), word.Folded);
            case "they" or "both" or "them":
                var before = SubjectBefore(clause, _ => true);
                var plural = before.Select(b => b.Country).Distinct(StringComparer.Ordinal).Count() > 1 ? before : discourse.Pair;
                return Point(chunk, plural, word.Folded);
            default:
                return [];
        }
    }

    // "We have an agreement with Estonia," the head of Finland's police said: who speaks in the sentence.
    private List<Actor> SpeakerOf(Chunk chunk)
    {
        foreach (var speech in reading.Clauses.Where(c => EnglishStatus.OfVerb(c.Group.Lemma) == ActCue.Says))
        {
            var speakers = speech
                .Subject.Concat(speech.SubjectGroups.Select(g => g.Noun))
                .Where(s => !ReferenceEquals(s, chunk))
                .SelectMany(reading.ActorsIn)
                .Where(a => a.Country is not null)
                .Take(1)
                .ToList();
            if (speakers.Count > 0)
            {
                return speakers;
            }
        }

        return [];
    }

    private IReadOnlyList<Actor> SubjectBefore(Clause? clause, Func<Actor, bool> fits)
    {
        if (clause is not null)
        {
            foreach (var earlier in reading.Clauses.Where(c => c.Verb.From < clause.Verb.From && c.Group.IsFinite).Reverse())
            {
                var actors = earlier.Subject.SelectMany(reading.ActorsIn).Where(a => a.Country is not null && fits(a)).ToList();
                if (actors.Count > 0)
                {
                    return actors;
                }
            }
        }

        var last = discourse.LastSubject.Where(fits).ToList();
        return last.Count > 0 ? last : discourse.LastSubject;
    }

    private List<Actor> Point(Chunk chunk, IReadOnlyList<Actor> actors, string through) =>
        [.. actors.Select(a => a with { Through = through, Name = a.Name, From = chunk.From, To = chunk.To, IsPrincipal = a.IsPrincipal })];

    public void Complete(List<RoleActor> actors, Shape shape, Frame frame, Clause? clause, int from, int to, Chunk? nounChunk)
    {
        int Countries() => actors.Select(a => a.Actor.Country).Where(c => c is not null).Distinct(StringComparer.Ordinal).Count();
        bool Has(string role) => actors.Exists(a => a.Role == role && a.Actor.Country is not null);
        var giver = RoleOf(shape, "subject");
        var taker = shape.Mutual
            ? giver
            : shape
                .Roles.Where(r => r.Key is "to" or "for" or "object" or "of" or "in" or "beside")
                .Select(r => r.Value)
                .FirstOrDefault(r => r != giver)
                ?? giver;

        // A possessive pronoun in the trigger's group: "their 27th joint patrol", "its training of".
        if (
            nounChunk is not null
            && !Has(giver)
            && reading.Scan.Is(nounChunk.From, WordClass.PossessivePronoun)
            && reading.Scan.Words[nounChunk.From] is { } possessive
        )
        {
            var owners =
                possessive.Folded == "their"
                    ? SubjectOrPair(clause)
                    : SubjectBefore(clause, a => possessive.Folded != "its" || a.Kind != "person");
            if (owners.Count == 0 || possessive.Folded is "his" or "her")
            {
                owners = clause is not null ? [.. MainSubject()] : owners;
            }

            AddMissing(actors, owners, giver, "possessive");
        }

        // A gathering of many: every state that the sentence names.
        if (frame.States > 2)
        {
            AddMissing(actors, [.. reading.Actors], giver, "the gathering");
        }

        if (Countries() >= frame.States && (shape.Mutual || (Has(giver) && Has(taker))))
        {
            return;
        }

        // "Two agreements signed in 2008 gave Cuba power over Venezuela's army": the two states that the sentence names.
        if (
            Countries() < 2
            && frame.Type.StartsWith("AGR_", StringComparison.Ordinal)
            && clause is { Link: ClauseLink.Participle }
            && reading.Actors.Select(a => a.Country).OfType<string>().Distinct(StringComparer.Ordinal).Count() == 2
        )
        {
            AddMissing(actors, [.. reading.Actors], giver, "the sentence");
        }

        // Inside the clause, outside its slots: "(in) the Caribbean country", "between", other groups.
        if (Countries() < 2)
        {
            foreach (var actor in reading.ActorsIn(from, to))
            {
                if (actor.Country is not null && !actors.Exists(a => a.Actor.Country == actor.Country))
                {
                    actors.Add(new(actor with { Through = actor.Through ?? "in the clause" }, Has(giver) ? taker : giver));
                }
            }
        }

        // A headline without a verb: 프랑스·이집트 해군, 홍해서 연합훈련.
        if (Countries() < 2 && reading.Scan.Grammar is not null && clause is null && !reading.Clauses.Any(c => c.Group.IsFinite))
        {
            AddMissing(actors, [.. reading.Actors], Has(giver) ? taker : giver, "the headline");
        }

        // "deployed soldiers to Bangui under a bilateral agreement": the parties of the act under it are its parties.
        if (Countries() < 2 && clause is not null && nounChunk is not null && shape.Id == "instrument-noun")
        {
            AddMissing(actors, [.. SubjectOf(clause), .. reading.ActorsIn(clause.From, clause.To)], giver, "the act under it");
        }

        if (Countries() < 2 && clause is not null && !Has(giver) && nounChunk is not null)
        {
            AddMissing(actors, [.. SubjectOf(clause)], giver, "subject of the clause");
        }

        // "Iran denied that an agreement had been signed with China": who denies it is the other party.
        if (
            Countries() < 2
            && clause is { Link: ClauseLink.Subordinate or ClauseLink.Gerund, Governor: { } speech }
            && EnglishStatus.OfVerb(speech.Group.Lemma) == ActCue.Denies
        )
        {
            AddMissing(actors, [.. SubjectOf(speech)], Has(giver) ? taker : giver, "who denies it");
        }

        // "met his counterpart and signed": whom he met signs too.
        if (Countries() < 2 && shape.Mutual && clause is { Link: ClauseLink.Coordinated, Governor: { } earlier })
        {
            var partners = earlier
                .Objects.Concat(earlier.Groups.Where(g => g.Preposition is "with").Select(g => g.Noun))
                .SelectMany(reading.ActorsIn)
                .ToList();
            AddMissing(actors, partners, giver, "the act before");
        }

        // "met Chinese officials to organize courses": whom the governing act was done with takes part.
        if (Countries() < 2 && clause is { Link: ClauseLink.Infinitive or ClauseLink.Gerund, Governor: { } governor })
        {
            var others = governor
                .Objects.Concat(
                    governor.Group.Lemma is "ask" or "request" or "urge" or "invite"
                    || (reading.Scan.Grammar is not null && governor.Group.Lemma is "propose" or "offer" or "suggest")
                        ? governor.Subject
                        : []
                )
                .Concat(governor.Groups.Where(g => g.Preposition is "with" or "to" or "between").Select(g => g.Noun))
                .SelectMany(reading.ActorsIn)
                .ToList();
            AddMissing(actors, others, Has(giver) ? taker : giver, "the governing act");
        }

        if (
            Countries() < 2
            && reading.Scan.Grammar is not null
            && !Has(giver)
            && clause is { Subject.Count: 0, Group: { IsPassive: false, IsFinite: true }, Governor: null }
        )
        {
            // "Firmó además un protocolo": who acted in the sentence before goes on.
            AddMissing(actors, [.. discourse.LastSubject.Take(1)], giver, "the subject before");
        }

        if (Countries() < 2)
        {
            AddDescribed(actors, from, to, Has(giver) ? taker : giver);
        }

        if (Countries() < 2)
        {
            AddPlaces(actors, clause, from, to, taker);
        }

        if (Countries() < 2 && !(Has(giver) && IsAtHome(clause)))
        {
            FromDiscourse(actors, shape, giver, taker);
        }
    }

    // "opened a base in its own islands": nobody else takes part.
    private bool IsAtHome(Clause? clause) =>
        clause is not null
        && Enumerable
            .Range(clause.From, clause.To - clause.From)
            .Any(k => reading.Scan.IsWord(k, "own") || reading.Scan.IsWord(k, "domestic"));

    private static string RoleOf(Shape shape, string slot) =>
        shape.Roles.GetValueOrDefault(slot) ?? shape.Roles.Values.FirstOrDefault() ?? "party";

    private IReadOnlyList<Actor> SubjectOrPair(Clause? clause)
    {
        var subject = clause is null ? [] : SubjectOf(clause).ToList();
        return subject.Select(s => s.Country).Distinct(StringComparer.Ordinal).Count() > 1 ? subject : discourse.Pair;
    }

    private IEnumerable<Actor> SubjectOf(Clause clause) => clause.Subject.SelectMany(s => ActorsOf(s, clause));

    private List<Actor> MainSubject() =>
        [
            .. reading
                .Clauses.Where(c => c.Group.IsFinite)
                .SelectMany(c => c.Subject.SelectMany(reading.ActorsIn))
                .Where(a => a.Country is not null)
                .Take(1),
        ];

    private static void AddMissing(List<RoleActor> actors, IReadOnlyList<Actor> more, string role, string through)
    {
        foreach (var actor in more)
        {
            if (actor.Country is not null && !actors.Exists(a => a.Actor.Country == actor.Country))
            {
                actors.Add(new(actor with { Through = actor.Through ?? through }, role));
            }
        }
    }

    // "the island", "the Caribbean country", "the host nation": a state in view that fits the description.
    private void AddDescribed(List<RoleActor> actors, int from, int to, string role)
    {
        if (!reading.HasClass(from, Math.Min(to + 3, reading.Scan.Count), "described-state"))
        {
            return;
        }

        var here = reading.Actors.Where(a => a.From >= 0 && a.From < from && a.Country is not null).Reverse();
        foreach (var state in here.Concat(discourse.Pair).Concat(Enumerable.Reverse(discourse.States)))
        {
            if (state.Country is not null && !actors.Exists(a => a.Actor.Country == state.Country))
            {
                actors.Add(new(state with { Through = "description" }, role));
                return;
            }
        }
    }

    private void AddPlaces(List<RoleActor> actors, Clause? clause, int from, int to, string role)
    {
        var start = clause is null ? from : Math.Min(from, clause.From);
        var end = clause is null ? to : Math.Max(to, clause.To);
        for (var k = Math.Max(0, start - 4); k < Math.Min(end, reading.Scan.Count); k++)
        {
            if (
                reading.Scan.NameAt[k] is { } hit
                && hit.From == k
                && hit.First.Id.StartsWith("place.", StringComparison.Ordinal)
                && hit.First.Country is { Length: 3 } country
                && !actors.Exists(a => a.Actor.Country == country)
                && !reading.Hidden[k]
            )
            {
                actors.Add(
                    new(
                        new()
                        {
                            Name = reading.Scan.Slice(hit.From, hit.To),
                            Entity = lexicon.States.GetValueOrDefault(country),
                            Country = country,
                            Kind = "state",
                            Start = reading.Scan.Tokens[hit.From].Start,
                            End = reading.Scan.Tokens[hit.To - 1].End,
                            From = hit.From,
                            To = hit.To,
                            Through = "place",
                        },
                        role
                    )
                );
                return;
            }
        }
    }

    private void FromDiscourse(List<RoleActor> actors, Shape shape, string giver, string taker)
    {
        var present = actors.Where(a => a.Actor.Country is not null).Select(a => a.Actor.Country!).ToHashSet(StringComparer.Ordinal);
        var pair = discourse.Pair;
        if (present.Count == 0)
        {
            var role = 0;
            foreach (var member in pair)
            {
                actors.Add(new(member with { Through = "the pair in view", From = -1 }, role++ == 0 ? giver : taker));
            }

            return;
        }

        if (pair.Count == 2 && pair.Any(p => present.Contains(p.Country!)))
        {
            var other = pair.First(p => !present.Contains(p.Country!) || present.Count > 1);
            if (!present.Contains(other.Country!))
            {
                actors.Add(
                    new(
                        other with
                        {
                            Through = "the pair in view",
                            From = -1,
                        },
                        actors.Exists(a => a.Role == giver && a.Actor.Country is not null) ? taker : giver
                    )
                );
            }

            return;
        }

        if (
            discourse.Protagonist is { Country: { } hero } protagonist
            && !present.Contains(hero)
            && (shape.Mutual || reading.Scan.Grammar is not null)
        )
        {
            var gives = actors.Exists(a => a.Role == giver && a.Actor.Country is not null);
            actors.Add(new(protagonist with { Through = "the document's subject", From = -1 }, gives && !shape.Mutual ? taker : giver));
        }
    }
}

using Entente.Languages.English;
using Entente.Mentions;
using Entente.Text;

namespace Entente.Assertions;

/// <summary>The body in which a role is held: after "of" or "at", inside the title, or its owner.</summary>
internal static class Seats
{
    // "director of Russia's National Guard", "a lecturer in the Party School".
    public static (Actor? Body, int End) Body(Wording sentence, Words role)
    {
        // A title that names its body: "director of the FBI", "FBI director".
        for (var k = role.From; k < role.To; k++)
        {
            if (sentence.Scan.NameAt[k] is { First.Kind: not ("state" or "person" or "source" or "city") } own && own.To <= role.To)
            {
                return (
                    sentence.Unknown(new(own.From, own.To), own.First.Country) with
                    {
                        Entity = own.First,
                        Kind = own.First.Kind,
                    },
                    role.To
                );
            }
        }

        if (
            !sentence.IsAny(role.To, "of", "at", "in", "for", "with") || sentence.ChunkAt(role.To + 1) is not { Kind: ChunkKind.Noun } chunk
        )
        {
            return (null, role.To);
        }

        var group = Coordinated(sentence, sentence.Group(chunk, t => t is "of" or "for"));
        var body = sentence
            .Reading.Actors.Where(a => a.From > role.To && a.From < group.To && a.Kind is not ("person" or "officials" or "scholar"))
            .OrderBy(a => a.Kind == "state")
            .ThenBy(a => a.From)
            .FirstOrDefault();
        var last = group.To - 1;
        if (
            body is { Kind: "grouping" or "initiative" }
            && body.To <= last
            && sentence.Scan.IsCapital(last)
            && (
                sentence.Has(new(last, group.To), "member.group")
                || sentence.Has(new(last, group.To), "org.noun")
                || sentence.Has(new(last, group.To), "subord.body")
            )
        )
        {
            // "the ASEAN Police Forum" is not ASEAN.
            return (sentence.Unknown(sentence.Bare(group)), group.To);
        }

        if (body is { Kind: not "state" })
        {
            // A body that only its kind tells is named by the whole of the group it stands in.
            return body.Entity is null && (body.From > group.From + 1 || body.To < group.To)
                ? (sentence.Widened(body, sentence.Bare(group)), group.To)
                : (body, body.To);
        }

        // The finder took the body into the title: "director of the Federal Bureau of Investigation".
        var hit = Enumerable
            .Range(role.To, group.To - role.To)
            .Select(k => sentence.Scan.NameAt[k])
            .FirstOrDefault(h => h is not null && h.First.Kind is not ("state" or "person" or "source" or "city"));
        if (hit is not null)
        {
            return (sentence.Unknown(new(hit.From, hit.To), hit.First.Country) with { Entity = hit.First, Kind = hit.First.Kind }, hit.To);
        }

        var isSeat =
            sentence.Has(group, "org.noun")
            || sentence.Has(group, "organ.*")
            || sentence.Has(group, "member.group")
            || sentence.Has(group, "subord.body");
        return isSeat ? (sentence.Unknown(sentence.Bare(group), body?.Country), group.To)
            : body is not null ? (body, body.To)
            : (null, role.To);
    }

    // "the Propaganda and Agitation Department": the second half names the kind of body.
    private static Words Coordinated(Wording sentence, Words group) =>
        sentence.IsAny(group.To, "and", "&")
        && group.To + 1 < sentence.End
        && sentence.Scan.IsCapital(group.To + 1)
        && sentence.Scan.IsCapital(group.To - 1)
        && sentence.ChunkAt(group.To + 1) is { Kind: ChunkKind.Noun } rest
        && sentence.Has(new(rest.From, rest.To), "subord.body")
            ? new(group.From, rest.To)
            : group;

    // "Europol's executive director", "the NATO secretary general".
    public static (Actor? Body, int Start) Owner(Wording sentence, Words role)
    {
        var at = role.From - 1;
        while (
            at > 0
            && (
                sentence.Scan.Tokens[at].Kind == TokenKind.Possessive
                || sentence.Scan.Is(at, WordClass.Adjective) && !sentence.Scan.IsCapital(at)
            )
        )
        {
            at--;
        }

        var owner =
            at < 0
                ? null
                : sentence
                    .Reading.Actors.Where(a => a.Kind is not ("person" or "officials") && a.From <= at && at < a.To)
                    .OrderBy(a => a.Kind == "state")
                    .FirstOrDefault();
        if (owner is not null && owner.Kind != "state")
        {
            return (owner, owner.From);
        }

        var hit = at < 0 ? null : sentence.Scan.NameAt[at];
        return hit is not null && hit.First.Kind is not ("state" or "person" or "source" or "city")
            ? (sentence.Unknown(new(hit.From, hit.To), hit.First.Country) with { Entity = hit.First, Kind = hit.First.Kind }, hit.From)
            : (null, role.From);
    }
}

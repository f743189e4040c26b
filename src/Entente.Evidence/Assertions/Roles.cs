using Entente.Codebook;
using Entente.Languages.English;
using Entente.Mentions;
using Entente.Text;

namespace Entente.Assertions;

/// <summary>
/// Which named person holds which office in which body, and when. Only office-holders and scholars who publish: a private occupation
/// is no role, and a role without a name is none either.
/// </summary>
internal sealed class Roles(Lexicon lexicon, Citations citations, Discourse discourse) : IAssertionKind
{
    private readonly HashSet<string> _taking = AssertionReader.Lemmas(lexicon, "verbs.takeoffice");
    private readonly HashSet<string> _leaving = AssertionReader.Lemmas(lexicon, "verbs.leaveoffice");
    private readonly HashSet<string> _heading = AssertionReader.Lemmas(lexicon, "verbs.headoffice");
    private readonly HashSet<string> _holding = AssertionReader.Lemmas(lexicon, "verbs.holdoffice");
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    // The holder of the sentence's last role, and where that role ended.
    private (Words Name, int End)? _last;

    public void Read(Wording sentence, AssertionReader into)
    {
        _last = null;
        var last = -1;
        foreach (
            var hit in sentence
                .Scan.Classes.Where(h => h.IsAny("title.") || h.Is("role.noun"))
                .OrderBy(h => h.From)
                .ThenByDescending(h => h.To)
        )
        {
            if (hit.From < last)
            {
                continue;
            }

            last = hit.To;
            Role(sentence, into, new(hit.From, hit.To));
        }

        Heading(sentence, into);
        Titled(sentence, into);
        Seated(sentence, into);
    }

    // ── a role with its body and its holder ──

    private void Role(Wording sentence, AssertionReader into, Words role)
    {
        var (body, end) = Body(sentence, role);
        var (owner, start) = body is null ? Owner(sentence, role) : (null, role.From);
        if (
            body is null
            && owner is null
            && PersonName.At(sentence, Math.Min(role.To, sentence.End - 1), sentence.End) is { Length: > 1 } named
        )
        {
            // "Commissioner Mostyn Mangau of the police force"
            (body, end) = Body(sentence, new(role.From, named.To));
            if (body is { Kind: not "state" })
            {
                Add(sentence, into, named, body, new(role.From, end), role, new(role.From, end), false, false);
            }

            return;
        }

        if ((body ?? owner) is not { } organisation)
        {
            return;
        }

        var holder = Holder(sentence, role, start, end, out var isStart, out var isEnd, out var reach);
        if (
            holder is null
            && _last is { } earlier
            && sentence.IsAny(BeforeRole(sentence, role.From), "and")
            && earlier.End == BeforeRole(sentence, role.From)
        )
        {
            // "a student at the university and a lecturer in the school"
            holder = earlier.Name;
        }

        if (holder is not { } name)
        {
            return;
        }

        _last = (name, end);

        var from = Math.Min(name.From, start);
        var to = Math.Max(Math.Max(name.To, end), role.To);
        var scholar = sentence.Has(role, "title.scholar") || sentence.Has(role, "role.noun");
        Add(sentence, into, name, organisation, new(from, to), role, reach, isStart, isEnd);
        if (scholar)
        {
            Remember(sentence, name);
        }
    }

    // "director of Russia's National Guard", "a lecturer in the Party School".
    private static (Actor? Body, int End) Body(Wording sentence, Words role)
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
    private static (Actor? Body, int Start) Owner(Wording sentence, Words role)
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

    private Words? Holder(Wording sentence, Words role, int start, int end, out bool isStart, out bool isEnd, out Words reach)
    {
        (isStart, isEnd) = (false, false);
        reach = new(start, end);

        // "director William Burns", "the director of the agency, William Burns,".
        var next = sentence.IsComma(end) ? sentence.Seen(end + 1) : end;
        if (
            next < sentence.End
            && PersonName.At(sentence, next, sentence.End) is { } after
            && (after.Length > 1 || sentence.Scan.NameAt[next] is { First.Kind: "person" })
            && (next == end || sentence.IsComma(after.To) || after.To == sentence.End)
        )
        {
            return after;
        }

        var at = BeforeRole(sentence, role.From);
        if (at < 0)
        {
            return null;
        }

        // "Jens Stoltenberg, secretary general of NATO,"
        if (sentence.IsComma(at) || sentence.IsAny(at, "who"))
        {
            at = sentence.IsAny(at, "who") ? sentence.SeenBefore(at) : at;
            at = sentence.IsComma(at) ? sentence.SeenBefore(at) : at;
            return NameEnding(sentence, at + 1);
        }

        // "The ministry named Ana Ruiz head of the border police"
        if (NameEnding(sentence, at + 1) is { } named)
        {
            var verb = sentence.SeenBefore(named.From);
            while (verb > 0 && (sentence.Reading.HasClass(verb, verb + 1, "title.*") || sentence.Scan.IsCapital(verb)))
            {
                verb = sentence.SeenBefore(verb);
            }

            isStart = verb > 0 && sentence.VerbAt(verb, _taking, (VerbForms)31) is not null;
            return isStart ? named : null;
        }

        // "Wang was appointed head of", "served as head of", "resigned as director of".
        at = sentence.IsAny(at, "as", "in") ? sentence.SeenBefore(at) : at;
        while (
            at > 0
            && (
                sentence.IsAny(at, "down", "over", "office", "up", "charge")
                || sentence.Scan.Is(at, WordClass.Adverb) && sentence.ChunkAt(at) is not { Kind: ChunkKind.Verb }
            )
        )
        {
            at = sentence.SeenBefore(at);
        }

        if (sentence.ChunkAt(at) is not { Kind: ChunkKind.Verb } chunk)
        {
            return null;
        }

        var isBe = chunk.Verb!.Lemma is "be" or "become" or "remain" or "stay" or "name";
        isStart =
            sentence.VerbAt(at, _taking, (VerbForms)31) is not null
            || chunk.Verb.Lemma is "become"
            || (chunk.Verb.Lemma == "take" && sentence.IsAny(chunk.To, "office", "over", "charge"));
        isEnd = sentence.VerbAt(at, _leaving, (VerbForms)31) is not null;
        var holds = sentence.VerbAt(at, _holding, (VerbForms)31) is not null;
        if (
            !(isBe || isStart || isEnd || holds)
            || chunk.Verb.IsNegated
            || chunk.Verb.Tense is VerbTense.Conditional or VerbTense.Possibility or VerbTense.Obligation or VerbTense.Infinitive
        )
        {
            return null;
        }

        reach = new(0, sentence.End);
        var subject = BeforeRole(sentence, chunk.From);
        subject = sentence.IsAny(subject, "who") ? sentence.SeenBefore(subject) : subject;
        subject = sentence.IsComma(subject) ? sentence.SeenBefore(subject) : subject;

        return NameEnding(sentence, subject + 1);
    }

    // Steps back over "at the time", "then", "the former", "a PhD student at the university and".
    private static int BeforeRole(Wording sentence, int from)
    {
        var at = sentence.SeenBefore(from);
        while (at >= 0)
        {
            if (
                sentence.Scan.Is(at, WordClass.Determiner | WordClass.Adverb | WordClass.Adjective)
                || sentence.IsAny(at, "then", "now", "the", "whose")
            )
            {
                at = sentence.SeenBefore(at);
            }
            else if (sentence.IsAny(at, "time") && sentence.IsAny(at - 1, "the") && sentence.IsAny(at - 2, "at"))
            {
                at = sentence.SeenBefore(at - 2);
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private Words? NameEnding(Wording sentence, int end)
    {
        // A parenthesis may stand between: "Cheng Long (成龙)".
        var to = end;
        if (PersonName.Before(sentence, to) is { } name)
        {
            return name;
        }

        var known = sentence.Reading.Actors.LastOrDefault(a => a.Kind == "person" && a.To == to && a.Entity?.Kind == "person");
        return known is not null ? new(known.From, known.To) : null;
    }

    private static void Add(
        Wording sentence,
        AssertionReader into,
        Words name,
        Actor organisation,
        Words words,
        Words role,
        Words reach,
        bool isStart,
        bool isEnd
    )
    {
        var from = Math.Min(name.From, words.From);
        var atTheTime = Enumerable
            .Range(from, Math.Max(0, words.To - from))
            .Any(k => sentence.IsAny(k, "time", "then", "former", "formerly"));
        into.Add(
            new()
            {
                Type = "ORG_ROLE",
                Rule = "role",
                Words = words,
                Actors =
                [
                    new(
                        sentence.Unknown(name, organisation.Kind == "state" ? organisation.Country : null) with
                        {
                            Kind = "person",
                        },
                        "holder"
                    ),
                    new(organisation, "organisation"),
                ],
                Instrument = role,
                Date = Periods.From(
                    sentence,
                    reach.Length > words.Length ? reach : new(words.From, Math.Min(sentence.End, words.To + 5)),
                    isStart,
                    isEnd
                ),
                Because = atTheTime ? ["at the time"] : [],
            }
        );
    }

    // "Zoran Petrov headed the police academy", "who led the ministry until 2022".
    private void Heading(Wording sentence, AssertionReader into)
    {
        foreach (
            var clause in sentence.Reading.Clauses.Where(c =>
                c.Group.IsFinite && !c.Group.IsPassive && !c.Group.IsNegated && _heading.Contains(c.Group.Lemma)
            )
        )
        {
            if (
                sentence.ChunkAt(sentence.Seen(clause.Verb.To)) is not { Kind: ChunkKind.Noun } chunk
                || sentence.Reading.ActorsIn(chunk).LastOrDefault(a => a.Kind is not ("state" or "person" or "officials")) is not { } body
                || body.To < chunk.To
            )
            {
                continue;
            }

            var subject = BeforeRole(sentence, clause.Verb.From);
            subject = sentence.IsAny(subject, "who") ? sentence.SeenBefore(subject) : subject;
            subject = sentence.IsComma(subject) ? sentence.SeenBefore(subject) : subject;
            if (NameEnding(sentence, subject + 1) is { } name)
            {
                Add(
                    sentence,
                    into,
                    name,
                    body,
                    new(name.From, body.To),
                    new(clause.Verb.From, clause.Verb.To),
                    new(0, sentence.End),
                    false,
                    false
                );
            }
        }
    }

    // ── "Vietnam's Minister of Public Security General To Lam" ──

    private void Titled(Wording sentence, AssertionReader into)
    {
        foreach (
            var actor in sentence.Reading.Actors.Where(a =>
                a.Kind == "person" && a.IsPrincipal && a.From >= 0 && a.Through is null && a.To - a.From > 2 && a.Country is not null
            )
        )
        {
            var title = sentence.Scan.Classes.LastOrDefault(h => h.IsAny("title.") && h.From >= actor.From && h.To <= actor.To);
            if (title.Sense is null || PersonName.Before(sentence, actor.To) is null || !_seen.Add(actor.Name))
            {
                continue;
            }

            if (!into.Found("ORG_ROLE"))
            {
                into.Add(
                    new()
                    {
                        Type = "ORG_ROLE",
                        Rule = "title",
                        Words = new(actor.From, actor.To),
                        Actors = [new(actor, "holder")],
                        Instrument = new(title.From, title.To),
                    }
                );
            }
        }
    }

    // ── "Li Wu at the X University" ──

    private void Seated(Wording sentence, AssertionReader into)
    {
        for (var c = 0; c + 2 < sentence.Reading.Chunks.Count; c++)
        {
            var (holder, at, seat) = (sentence.Reading.Chunks[c], sentence.Reading.Chunks[c + 1], sentence.Reading.Chunks[c + 2]);
            if (
                holder.Kind != ChunkKind.Noun
                || at is not { Kind: ChunkKind.Preposition, Word: "at" or "of" }
                || seat.Kind != ChunkKind.Noun
                || !sentence.Reading.HasClass(seat.From, seat.To, "org.noun")
                || PersonName.At(sentence, holder.From, holder.To) is not { Length: > 1 } name
                || sentence.Seen(name.To) < holder.To
                || !(at.Word == "at" || IsAuthor(sentence, name))
            )
            {
                continue;
            }

            var body =
                sentence.Reading.ActorsIn(seat).FirstOrDefault(a => a.Kind is not "state")
                ?? sentence.Unknown(sentence.Bare(new(seat.From, seat.To)));
            Add(sentence, into, name, body, new(name.From, seat.To), default, default, false, false);
            Remember(sentence, name);
        }
    }

    private bool IsAuthor(Wording sentence, Words name) =>
        citations.WorkBy([.. sentence.Slice(name).Split(' ').Select(w => Fold.Word(w))]) is not null;

    private void Remember(Wording sentence, Words name)
    {
        var text = sentence.Slice(name);
        var actor = sentence.Unknown(name) with { Name = text, Kind = "scholar" };
        foreach (var word in text.Split(' '))
        {
            if (discourse.Named(Fold.Word(word)) is null)
            {
                discourse.Remember(Fold.Word(word), actor);
            }
        }
    }
}

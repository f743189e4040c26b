using Entente.Codebook;
using Entente.Mentions;
using Entente.Text;

namespace Entente.Assertions;

/// <summary>
/// Which named person holds which office in which body, and when. Only office-holders and scholars who publish: a private occupation
/// is no role, and a role without a name is none either.
/// </summary>
internal sealed class Roles(Lexicon lexicon, Citations citations, Discourse discourse) : IAssertionKind
{
    private readonly Holders _holders = new(lexicon);
    private readonly HashSet<string> _heading = AssertionReader.Lemmas(lexicon, "verbs.headoffice");
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
        var (body, end) = Seats.Body(sentence, role);
        var (owner, start) = body is null ? Seats.Owner(sentence, role) : (null, role.From);
        if (
            body is null
            && owner is null
            && PersonName.At(sentence, Math.Min(role.To, sentence.End - 1), sentence.End) is { Length: > 1 } named
        )
        {
            // "Commissioner Mostyn Mangau of the police force"
            (body, end) = Seats.Body(sentence, new(role.From, named.To));
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

        var holder = _holders.Holder(sentence, role, start, end, out var isStart, out var isEnd, out var reach);
        if (
            holder is null
            && _last is { } earlier
            && sentence.IsAny(Holders.BeforeRole(sentence, role.From), "and")
            && earlier.End == Holders.BeforeRole(sentence, role.From)
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

            var subject = Holders.BeforeRole(sentence, clause.Verb.From);
            subject = sentence.IsAny(subject, "who") ? sentence.SeenBefore(subject) : subject;
            subject = sentence.IsComma(subject) ? sentence.SeenBefore(subject) : subject;
            if (Holders.NameEnding(sentence, subject + 1) is { } name)
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

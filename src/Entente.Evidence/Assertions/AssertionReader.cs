using System.Globalization;
using Entente.Codebook;
using Entente.Documents;
using Entente.Languages.English;
using Entente.Mentions;
using Entente.Text;
using Entente.Time;

namespace Entente.Assertions;

/// <summary>
/// Reads the seven assertion types that are not events: pledges, claims, terms, members, subordination, roles and relations. A
/// claim is kept apart from the thing claimed; the exact words of a tie are kept.
/// </summary>
internal sealed class AssertionReader(Lexicon lexicon, Document document, Citations citations, Discourse discourse, Edtf? reportDate)
{
    private readonly HashSet<string> _claimVerbs = Words(lexicon, "verbs.claim");
    private readonly HashSet<string> _pledgeVerbs = Words(lexicon, "verbs.pledge");
    private readonly HashSet<string> _termVerbs = Words(lexicon, "verbs.term");
    private readonly HashSet<string> _memberVerbs = Words(lexicon, "verbs.member");
    private readonly HashSet<string> _subordVerbs = Words(lexicon, "verbs.subord");
    private readonly HashSet<string> _rolesSeen = new(StringComparer.Ordinal);
    private List<Assertion> _found = [];

    private static HashSet<string> Words(Lexicon lexicon, string name) =>
        [.. lexicon.Patterns.Words.GetValueOrDefault(name, []).Select(w => w.TrimStart('='))];

    public IReadOnlyList<Assertion> Read(Reading reading)
    {
        _found = [];
        if (reading.Scan.Count < 4)
        {
            return [];
        }

        foreach (var clause in reading.Clauses)
        {
            Speech(reading, clause);
            Membership(reading, clause);
            Subordination(reading, clause);
        }

        MembersByNoun(reading);
        Terms(reading);
        Roles(reading);
        Relations(reading);
        AuthorClaims(reading);
        return _found;
    }

    // ── claims and pledges ──

    private void Speech(Reading reading, Clause clause)
    {
        var lemma = clause.Group.Lemma;
        var isSpeech =
            _claimVerbs.Contains(lemma) || _pledgeVerbs.Contains(lemma) || EnglishStatus.OfVerb(lemma) == ActCue.Says || lemma == "declare";
        if (
            !isSpeech
            || clause.Group.IsPassive
            || clause.Subject.Count == 0
            || (!clause.Group.IsFinite && clause.Link != ClauseLink.Gerund)
        )
        {
            return;
        }

        if (Speaker(reading, clause) is not { } speaker || Claimed(reading, clause) is not { } claim)
        {
            return;
        }

        var isOfficial =
            speaker.Actor is { Kind: not ("academy" or "university" or "think-tank" or "source") } actor
            && (actor.Entity is not null || actor.IsPrincipal || actor.Kind is "state")
            && !speaker.IsScholar;
        var wishes = _pledgeVerbs.Contains(lemma) || reading.HasClass(claim.From, claim.To, "pledge.modal");
        if (isOfficial && wishes)
        {
            Add("DISC_PLEDGE", reading, claim.From, claim.To, "speech", [new(speaker.Actor!, "speaker")], speaker.Text, claim);
        }
        else if (!isOfficial && speaker.IsScholar && (_claimVerbs.Contains(lemma) || EnglishStatus.OfVerb(lemma) == ActCue.Says))
        {
            Add(
                "DISC_CLAIM",
                reading,
                claim.From,
                claim.To,
                "speech",
                speaker.Actor is null ? [] : [new(speaker.Actor, "claimant")],
                speaker.Text,
                claim
            );
        }
    }

    private sealed record SpeakerOf(string Text, Actor? Actor, bool IsScholar);

    // Who speaks: an office-holder or body, a scholar by title or name, "Chinese academics".
    private SpeakerOf? Speaker(Reading reading, Clause clause)
    {
        var chunk = clause.Subject[0];
        var last = clause.Subject[^1];
        var scan = reading.Scan;
        var actor = reading.ActorsIn(chunk.From, last.To).FirstOrDefault();
        var isClaimant = reading.HasClass(chunk.From, last.To, "claimant.noun") || reading.HasClass(chunk.From, last.To, "title.scholar");
        if (isClaimant)
        {
            return new(scan.Slice(chunk.From, last.To), actor, true);
        }

        var name = PersonName(reading, chunk);
        if (name is not null)
        {
            return actor is { Entity: not null } known ? new(known.Name, known, false) : new(name, null, true);
        }

        return actor is null || actor.Kind is "state" && clause.SharesSubject ? null : new(actor.Name, actor, false);
    }

    // A name that the codebook does not know: two or three capitalised words, or one that the notes or the text gave before.
    private string? PersonName(Reading reading, Chunk chunk)
    {
        var scan = reading.Scan;
        var words = new List<int>();
        for (var k = chunk.From; k < chunk.To; k++)
        {
            if (reading.Hidden[k])
            {
                continue;
            }

            if (
                scan.NameAt[k] is not null
                || !scan.IsCapital(k)
                || scan.Is(k, WordClass.Determiner | WordClass.Preposition | WordClass.Month)
                || scan.Tokens[k].Kind != TokenKind.Word
                || scan.Words[k] is { Verbs.Count: > 0 }
            )
            {
                return null;
            }

            words.Add(k);
        }

        if (words.Count is 0 or > 3)
        {
            return null;
        }

        var folded = words.Select(k => Fold.Word(scan.Raw(k))).ToList();
        var text = scan.Slice(words[0], words[^1] + 1);
        if (words.Count == 1)
        {
            return citations.WorkBy(folded) is { } || discourse.Named(folded[0]) is not null ? FullName(folded[0]) ?? text : null;
        }

        return text;
    }

    private string? FullName(string surname) => discourse.Named(surname)?.Name;

    /// <summary>The words claimed: the quotation where there is one, else what follows the verb.</summary>
    private static (int From, int To)? Claimed(Reading reading, Clause clause)
    {
        var scan = reading.Scan;
        var from = clause.Verb.To;
        while (
            from < scan.Count
            && (
                scan.IsWord(from, "that")
                || scan.IsWord(from, "out")
                || (scan.Tokens[from].Kind == TokenKind.Punctuation && !scan.IsMark(from, '“'))
            )
        )
        {
            from++;
        }

        for (var k = clause.Verb.To; k < scan.Count; k++)
        {
            if (scan.IsMark(k, '“'))
            {
                for (var close = k + 1; close < scan.Count; close++)
                {
                    if (scan.IsMark(close, '”') && close - k > 5)
                    {
                        return (k + 1, scan.IsMark(close - 1, ',') ? close - 1 : close);
                    }
                }
            }
        }

        var to = scan.Count;
        while (to > from && (reading.Hidden[to - 1] || scan.Tokens[to - 1].Kind == TokenKind.Punctuation))
        {
            to--;
        }

        return to - from >= 4 ? (from, to) : null;
    }

    // What the author says in the author's own voice about secrecy, goals and standing.
    private void AuthorClaims(Reading reading)
    {
        var hit = reading.Scan.Classes.FirstOrDefault(h => h.Is("claim.author"));
        if (hit.Sense is null || _found.Exists(f => f.Type == "DISC_CLAIM"))
        {
            return;
        }

        var from = 0;
        while (from < hit.From && reading.Hidden[from])
        {
            from++;
        }

        var to = reading.Scan.Count;
        while (to > hit.To && (reading.Hidden[to - 1] || reading.Scan.Tokens[to - 1].Kind == TokenKind.Punctuation))
        {
            to--;
        }

        Add("DISC_CLAIM", reading, from, to, "author", [], "the author", (from, to));
    }

    // ── members ──

    private void Membership(Reading reading, Clause clause)
    {
        var lemma = clause.Group.Lemma;
        if (!_memberVerbs.Contains(lemma) || clause.Group.IsNegated)
        {
            return;
        }

        var grouping = Grouping(reading);
        if (lemma is "exclude" or "expel" && clause.Group.IsPassive && grouping is not null && clause.Subject.Count > 0)
        {
            var excluded = reading.ActorsIn(clause.Subject[0]).Select(a => new RoleActor(a, "excluded")).ToList();
            Add(
                "ORG_MEMBER",
                reading,
                clause.From,
                Math.Max(clause.To, clause.Verb.To),
                "excluded",
                [.. excluded.Count > 0 ? excluded : [new(Plain(reading, clause.Subject[0]), "excluded")], new(grouping, "grouping")],
                null,
                null
            );
            return;
        }

        if (
            lemma is "join" or "accede" or "leave" or "quit"
            && grouping is { From: >= 0 }
            && clause.Subject.Count > 0
            && grouping.From >= clause.Verb.To
            && grouping.From < clause.To
        )
        {
            var states = clause.Subject.SelectMany(reading.ActorsIn).Where(a => a.Country is not null).ToList();
            if (states.Count > 0)
            {
                Add(
                    "ORG_MEMBER",
                    reading,
                    clause.From,
                    clause.To,
                    lemma,
                    [.. states.Select(s => new RoleActor(s, lemma is "leave" or "quit" ? "former" : "member")), new(grouping, "grouping")],
                    null,
                    null
                );
            }
        }
    }

    // "Membership … includes the PRC, Vietnam, Laos", "its members are A and B", "X, a member of G".
    private void MembersByNoun(Reading reading)
    {
        var hit = reading.Scan.Classes.FirstOrDefault(h => h.Is("member.noun"));
        if (hit.Sense is null || Grouping(reading) is not { } grouping || _found.Exists(f => f.Type == "ORG_MEMBER"))
        {
            return;
        }

        var clause = reading.Clauses.FirstOrDefault(c =>
            c.Group.Lemma is "include" or "comprise" or "be" or "consist" or "become" or "admit"
            && c.Group.IsFinite
            && c.Verb.To > hit.From - 12
        );
        var states = (
            clause is null ? reading.Actors.Where(a => a.From > hit.To)
            : hit.From < clause.Verb.From ? reading.Actors.Where(a => a.From >= clause.Verb.To)
            : reading.Actors.Where(a => a.From < clause.Verb.From)
        ).Where(a => a.Country is not null).DistinctBy(a => a.Country, StringComparer.Ordinal).ToList();
        if (states.Count == 0 || (clause is null && states.Count < 2))
        {
            return;
        }

        var from = Math.Min(hit.From, states[0].From);
        var to = Math.Max(hit.To, states[^1].To);
        Add(
            "ORG_MEMBER",
            reading,
            from,
            to,
            "members",
            [.. states.Select(s => new RoleActor(s, "member")), new(grouping, "grouping")],
            null,
            null
        );
    }

    private Actor? Grouping(Reading reading) =>
        reading.Actors.FirstOrDefault(a => a.Kind is "grouping" or "initiative") ?? discourse.LastGrouping;

    private Actor Plain(Reading reading, Chunk chunk) =>
        new()
        {
            Name = reading.Scan.Slice(chunk.From, chunk.To),
            Kind = "unnamed",
            Start = reading.Scan.Tokens[chunk.From].Start,
            End = reading.Scan.Tokens[chunk.To - 1].End,
            From = chunk.From,
            To = chunk.To,
        };

    // ── subordination ──

    private void Subordination(Reading reading, Clause clause)
    {
        var lemma = clause.Group.Lemma;
        var preposition = lemma switch
        {
            "affiliate" => "with",
            "subordinate" or "belong" or "answer" or "report" or "attach" => "to",
            _ => "by",
        };
        var passive = clause.Group.IsPassive || clause.Group.Form == VerbForms.Participle || lemma is "belong" or "answer" or "affiliate";
        if (!_subordVerbs.Contains(lemma) || !passive || clause.Subject.Count == 0)
        {
            return;
        }

        var over = clause
            .Groups.Where(g => g.Preposition == preposition)
            .SelectMany(g => reading.ActorsIn(g.Noun))
            .FirstOrDefault(a => a.Kind is not ("person" or "officials"));
        var under = clause
            .SubjectGroups.Where(g => g.Preposition is "like" or "including")
            .SelectMany(g => reading.ActorsIn(g.Noun))
            .Concat(clause.Subject.SelectMany(reading.ActorsIn))
            .FirstOrDefault(a => a.Kind is not ("state" or "person" or "officials"));
        var asset =
            over is null && lemma is "operate" or "manage" or "run"
                ? clause.Groups.Where(g => g.Preposition == "by").Select(g => Plain(reading, g.Noun)).FirstOrDefault()
                : over;
        if (asset is null || (under is null && over is not null))
        {
            return;
        }

        var subject = under ?? Plain(reading, clause.Subject[0]);
        var to = clause.Groups.Where(g => g.Preposition == preposition).Select(g => g.Noun.To).DefaultIfEmpty(clause.To).First();
        Add(
            "ORG_SUBORD",
            reading,
            subject.From >= 0 && subject.From < clause.Verb.From ? subject.From : clause.Verb.From,
            to,
            lemma,
            [new(subject, "subordinate"), new(asset, "parent")],
            null,
            null,
            (clause.Verb.From, Math.Min(to, clause.Verb.To + 1))
        );
    }

    // ── terms ──

    private void Terms(Reading reading)
    {
        var scan = reading.Scan;
        var noun = scan.Classes.FirstOrDefault(h => h.Is("term.noun"));
        var verb = reading.Clauses.FirstOrDefault(c => _termVerbs.Contains(c.Group.Lemma));
        if (noun.Sense is null && verb is null)
        {
            return;
        }

        var named = reading.Actors.FirstOrDefault(a => a.Kind is "grouping" or "initiative" && a.From >= 0);
        var quoted = Quoted(reading);
        var strongVerb =
            verb is not null
            && verb.Group.Lemma
                is "translate"
                    or "render"
                    or "coin"
                    or "dub"
                    or "rebrand"
                    or "rename"
                    or "categorize"
                    or "phrase"
                    or "reword";
        if (named is null && quoted is null || (noun.Sense is null && !strongVerb))
        {
            return;
        }

        var from = verb is null
            ? Math.Min(noun.From, quoted?.From ?? named!.From)
            : Math.Min(verb.From, noun.Sense is null ? verb.From : noun.From);
        var to = scan.Count;
        while (to > from + 1 && (reading.Hidden[to - 1] || scan.Tokens[to - 1].Kind == TokenKind.Punctuation))
        {
            to--;
        }

        var term = quoted ?? (named!.From, named.To);
        Add(
            "DISC_TERM",
            reading,
            from,
            to,
            strongVerb ? verb!.Group.Lemma : "term",
            named is null ? [] : [new(named, "grouping")],
            null,
            null,
            term
        );
    }

    private static (int From, int To)? Quoted(Reading reading)
    {
        var scan = reading.Scan;
        for (var k = 0; k + 2 < scan.Count; k++)
        {
            if (!scan.IsMark(k, '“'))
            {
                continue;
            }

            for (var close = k + 2; close < Math.Min(scan.Count, k + 14); close++)
            {
                if (scan.IsMark(close, '”'))
                {
                    return (k + 1, scan.IsMark(close - 1, ',') ? close - 1 : close);
                }
            }
        }

        return null;
    }

    // ── roles ──

    private void Roles(Reading reading)
    {
        foreach (
            var actor in reading.Actors.Where(a =>
                a.Kind == "person" && a.IsPrincipal && a.From >= 0 && a.Through is null && a.To - a.From > 2
            )
        )
        {
            if (reading.HasClass(actor.From, actor.To, "title.*") && actor.Country is not null && _rolesSeen.Add(actor.Name))
            {
                Add("ORG_ROLE", reading, actor.From, actor.To, "title", [new(actor, "holder")], null, null);
            }
        }

        // "Li Wu at the X University", "a lecturer in the Y Party School": a role or a name, then "at" or "in" a seat of learning.
        for (var c = 0; c + 2 < reading.Chunks.Count; c++)
        {
            var (holder, at, seat) = (reading.Chunks[c], reading.Chunks[c + 1], reading.Chunks[c + 2]);
            if (
                holder.Kind != ChunkKind.Noun
                || at is not { Kind: ChunkKind.Preposition, Word: "at" or "in" }
                || seat.Kind != ChunkKind.Noun
                || !reading.HasClass(seat.From, seat.To, "org.noun")
            )
            {
                continue;
            }

            var isRole = reading.HasClass(holder.From, holder.To, "role.noun");
            var name = PersonName(reading, holder);
            if (isRole || (at.Word == "at" && name is not null))
            {
                Add(
                    "ORG_ROLE",
                    reading,
                    holder.From,
                    seat.To,
                    "seat",
                    [
                        new(Plain(reading, holder), "holder"),
                        new(reading.ActorsIn(seat).FirstOrDefault(a => a.Kind is not "state") ?? Plain(reading, seat), "organisation"),
                    ],
                    null,
                    null
                );
                if (name is not null)
                {
                    Remember(name, holder, reading);
                }
            }
        }
    }

    private void Remember(string name, Chunk chunk, Reading reading)
    {
        var actor = Plain(reading, chunk) with { Name = name, Kind = "scholar" };
        foreach (var word in name.Split(' '))
        {
            if (discourse.Named(Fold.Word(word)) is null)
            {
                discourse.Remember(Fold.Word(word), actor);
            }
        }
    }

    // ── relations ──

    private void Relations(Reading reading)
    {
        var hit = reading.Scan.Classes.FirstOrDefault(h => h.Is("status.relation"));
        if (hit.Sense is null)
        {
            return;
        }

        var parties = reading
            .Actors.Where(a => a.Kind is "state" or "grouping" or "initiative")
            .DistinctBy(a => a.Country ?? a.Name, StringComparer.Ordinal)
            .ToList();
        var clause =
            reading.Clauses.FirstOrDefault(c => c.From <= hit.From && hit.To <= c.To)
            ?? reading.Clauses.FirstOrDefault(c => c.Verb.From <= hit.From && hit.From < c.Verb.To);
        if (parties.Count == 0 || clause is null)
        {
            return;
        }

        Add(
            "REL_STATUS",
            reading,
            Math.Min(clause.From, hit.From),
            Math.Max(clause.To, hit.To),
            "relation",
            [.. parties.Select(p => new RoleActor(p, p.Country is null ? "grouping" : "party"))],
            null,
            null,
            (hit.From, hit.To)
        );
    }

    // ── building ──

    private void Add(
        string type,
        Reading reading,
        int from,
        int to,
        string rule,
        IReadOnlyList<RoleActor> actors,
        string? speaker,
        (int From, int To)? claim,
        (int From, int To)? instrument = null
    )
    {
        if (to <= from || to > reading.Scan.Count)
        {
            return;
        }

        var span = document.Text.SpanOf(reading.Scan.Tokens[from].Start, reading.Scan.Tokens[to - 1].End);
        var sources = new SourceReader(reading, citations, document.Text).For(to, from);
        _found.Add(
            new()
            {
                Id = new(
                    ContentHash.Short(
                        16,
                        document.Id.Value,
                        type,
                        span.Start.ToString(CultureInfo.InvariantCulture),
                        span.End.ToString(CultureInfo.InvariantCulture),
                        rule
                    )
                ),
                Document = document.Id,
                Type = type,
                Kind = AssertionKind.Assertion,
                Status = Status.Occurred,
                Actors =
                [
                    .. actors.Select(a => new AssertionActor
                    {
                        Name = a.Actor.Name,
                        Entity = a.Actor.Entity?.Id,
                        Role = a.Role,
                        Country = a.Actor.Country,
                        Span = document.Text.SpanOf(a.Actor.Start, Math.Max(a.Actor.Start, a.Actor.End)),
                    }),
                ],
                ReportDate = sources.Select(s => s.Date).FirstOrDefault(d => d is not null) ?? reportDate,
                Instrument = instrument is { } i ? Make(i.From, i.To, reading) : null,
                Sources = sources,
                Speaker = speaker,
                Claim = claim is { } c ? Make(c.From, c.To, reading).Text : null,
                Quote = document.Text.Quote(span),
                Span = span,
                Rule = $"{type}/{rule}",
                Confidence = 0.7,
                Because = [$"rule {type}/{rule}", .. speaker is null ? (IEnumerable<string>)[] : [$"speaker '{speaker}'"]],
            }
        );
    }

    private Detail Make(int from, int to, Reading reading)
    {
        var span = document.Text.SpanOf(reading.Scan.Tokens[from].Start, reading.Scan.Tokens[to - 1].End);
        return new(document.Text.Quote(span), null, span);
    }
}

using Entente.Codebook;
using Entente.Mentions;
using Entente.Segments;
using Entente.Text;

namespace Entente.Assertions;

/// <summary>A sentence with all that the stages before have found in it: what frames are matched against.</summary>
public sealed class Reading
{
    public required Segment Segment { get; init; }

    public required Scan Scan { get; init; }

    /// <summary>Tokens that frames do not see: citations, parentheses, quotation marks.</summary>
    public required bool[] Hidden { get; init; }

    public required IReadOnlyList<Chunk> Chunks { get; init; }

    public required IReadOnlyList<Clause> Clauses { get; init; }

    public required IReadOnlyList<Actor> Actors { get; init; }

    public required IReadOnlyList<DateMention> Dates { get; init; }

    public required IReadOnlyList<CitationMark> Citations { get; init; }

    public IEnumerable<Actor> ActorsIn(int from, int to) => Actors.Where(a => a.From >= from && a.From < to);

    public IEnumerable<Actor> ActorsIn(Chunk chunk) => ActorsIn(chunk.From, chunk.To);

    public IEnumerable<ClassHit> ClassesIn(int from, int to) => Scan.Classes.Where(h => h.From >= from && h.To <= to);

    public bool HasClass(int from, int to, string className)
    {
        var prefix = className.EndsWith(".*", StringComparison.Ordinal) ? className[..^1] : null;
        foreach (var hit in Scan.Classes)
        {
            if (
                hit.From >= from
                && hit.To <= to
                && (prefix is null ? hit.Is(className) : hit.IsAny(prefix))
                && !IsInsideName(hit, className)
            )
            {
                return true;
            }
        }

        return false;
    }

    // The treaty in "Collective Security Treaty Organization" is no treaty signed.
    private bool IsInsideName(ClassHit hit, string className) =>
        className == "instrument" && Scan.NameAt[hit.From] is { } name && name.To - name.From > hit.To - hit.From;

    /// <summary>The clause whose slots hold this chunk, and the preposition it stands under ("" for object, null for subject).</summary>
    public (Clause Clause, string? Slot)? ClauseOf(Chunk chunk)
    {
        foreach (var clause in Clauses)
        {
            if (clause.Objects.Contains(chunk))
            {
                return (clause, "");
            }

            foreach (var group in clause.Groups)
            {
                if (ReferenceEquals(group.Noun, chunk))
                {
                    return (clause, group.Preposition);
                }
            }
        }

        foreach (var clause in Clauses)
        {
            if (clause.Subject.Contains(chunk) && !clause.SharesSubject)
            {
                return (clause, null);
            }
        }

        return null;
    }

    // The trigger is the group's head, or only a name, number or count noun follows it.
    public bool IsHead(ClassHit hit, Chunk chunk)
    {
        if (Scan.Grammar is { States: not Languages.StatePlace.Before })
        {
            return hit.Inside.Before == 0 && LeadsGroup(hit, chunk);
        }

        if (hit.Inside.Behind > 0)
        {
            // 培训 in 培训学校
            return false;
        }

        for (var k = hit.To; k < chunk.To; k++)
        {
            if (
                Hidden[k]
                || Scan.Tokens[k].Kind is TokenKind.Number or TokenKind.Punctuation
                || (Scan.IsCapital(k) && (Scan.NameAt[k] is not { } named || named.First.Id.StartsWith("place.", StringComparison.Ordinal)))
                || (HasClass(k, k + 1, "act.tail"))
            )
            {
                continue;
            }

            return false;
        }

        return true;
    }

    // Where what describes a noun follows it ("patrullaje conjunto", "патрулирование пролива", "cuộc tuần tra chung"), the head is the first noun.
    private bool LeadsGroup(ClassHit hit, Chunk chunk)
    {
        foreach (var other in Scan.Classes)
        {
            if (
                other.From >= chunk.From
                && other.To <= hit.From
                && other.Sense.Classes.Any(c =>
                    c.EndsWith(".noun", StringComparison.Ordinal)
                    || c.StartsWith("item.", StringComparison.Ordinal)
                    || c.StartsWith("organ.", StringComparison.Ordinal)
                    || c is "instrument" or "facility" or "people" or "mechanism" or "act.noun"
                )
            )
            {
                return false;
            }
        }

        return true;
    }

    public static Reading Of(
        Segment segment,
        string text,
        Lexicon lexicon,
        Discourse discourse,
        Citations citations,
        DateOnly? report,
        int? year,
        Time.Edtf? last = null
    )
    {
        ArgumentNullException.ThrowIfNull(segment);
        ArgumentNullException.ThrowIfNull(citations);
        var scan = Scan.Of(text, segment.Start, segment.End, lexicon);
        var marks = citations.In(segment);
        var hidden = HiddenTokens(scan, marks);
        if (scan.Grammar is { } grammar)
        {
            var dates = UnitDates.Find(scan, hidden, report, year, last);
            var groups = UnitChunker.Chunk(scan, hidden, dates);
            var read = new Reading
            {
                Segment = segment,
                Scan = scan,
                Hidden = hidden,
                Chunks = groups,
                Clauses = UnitClauses.Build(groups, grammar, scan),
                Actors = UnitActors.Find(scan, lexicon, discourse, hidden),
                Dates = dates,
                Citations = marks,
            };
            read.TurnBarePassives();
            return read;
        }

        var chunks = Chunker.Chunk(scan, hidden);
        var clauses = ClauseBuilder.Build(chunks);
        var actors = ActorFinder.Find(scan, lexicon, discourse, hidden, clauses);
        TurnHeadlinePassives(clauses, actors);
        return new()
        {
            Segment = segment,
            Scan = scan,
            Hidden = hidden,
            Chunks = chunks,
            Clauses = clauses,
            Actors = actors,
            Dates = EnglishDateFinder.Find(scan, hidden, report, year, last),
            Citations = marks,
        };
    }

    // "hiệp định ký ngày 11/5/2001", 协议签署: where words do not change, a thing before a verb that nothing follows is what it was done to.
    private void TurnBarePassives()
    {
        if (Scan.Grammar is not { Inflection: "none" })
        {
            return;
        }

        foreach (var clause in Clauses)
        {
            if (
                !clause.Group.IsPassive
                && clause.Subject.Count > 0
                && !clause.SharesSubject
                && clause.Groups.Any(g => g.Preposition == "by")
            )
            {
                // 40组对讲机由澳警方移交, do Trung Quốc xây dựng
                clause.Group.IsPassive = true;
            }

            if (
                !clause.Group.IsPassive
                && clause.Objects.Count == 0
                && !clause.SharesSubject
                && clause.Subject.Count > 0
                && clause.Group.Lemma
                    is "sign"
                        or "build"
                        or "install"
                        or "give"
                        or "donate"
                        or "hand"
                        or "deliver"
                        or "construct"
                        or "ratify"
                        or "approve"
                        or "train"
                        or "establish"
                        or "set"
                        or "open"
                        or "inaugurate"
                        or "complete"
                        or "close"
                        or "suspend"
                        or "terminate"
                        or "extend"
                        or "launch"
                        or "supply"
                        or "transfer"
                        or "fund"
                && !ActorsIn(clause.Subject[0]).Any(a => a.Kind is "person" or "state")
                && ClassesIn(clause.Subject[0].From, clause.Subject[0].To)
                    .Any(h =>
                        h.Sense.Classes.Any(c =>
                            c
                                is "instrument"
                                    or "facility"
                                    or "mechanism"
                                    or "liaison.office"
                                    or "money.noun"
                                    or "train.noun"
                                    or "academy.tie"
                            || c.StartsWith("item.", StringComparison.Ordinal)
                            || c.StartsWith("instrument.", StringComparison.Ordinal)
                        )
                    )
            )
            {
                clause.Group.IsPassive = true;
            }
        }
    }

    // "Thai officials trained in censorship by China": a headline leaves out the auxiliary; a past form without an object whose
    // by-group acts is a passive.
    private static void TurnHeadlinePassives(IReadOnlyList<Clause> clauses, IReadOnlyList<Actor> actors)
    {
        foreach (var clause in clauses)
        {
            var group = clause.Group;
            if (
                group.Tense == VerbTense.Past
                && !group.IsPassive
                && group.Form == Languages.English.VerbForms.Past
                && clause.Objects.Count == 0
                && clause.Groups.Any(g => g.Preposition == "by" && actors.Any(a => a.From >= g.Noun.From && a.From < g.Noun.To))
            )
            {
                group.IsPassive = true;
            }
        }
    }

    private static bool[] HiddenTokens(Scan scan, IReadOnlyList<CitationMark> marks)
    {
        var hidden = new bool[scan.Count];
        var depth = 0;
        for (var i = 0; i < scan.Count; i++)
        {
            var token = scan.Tokens[i];
            var c = token.Length == 1 ? scan.Text[token.Start] : ' ';
            if (c is '(' or '[' or '（' or '【' or '〔')
            {
                depth++;
            }

            hidden[i] =
                depth > 0
                || c is '“' or '”' or '"' or '‘' or '«' or '»' or '*' or '•' or '「' or '」' or '『' or '』' or '《' or '》' or '〈' or '〉'
                || (c == '’' && token.Kind == TokenKind.Punctuation)
                || (c == '\'' && token.Kind == TokenKind.Punctuation);
            foreach (var mark in marks)
            {
                hidden[i] |= token.Start >= mark.Start && token.End <= mark.End;
            }

            if (c is ')' or ']' or '）' or '】' or '〕')
            {
                depth = Math.Max(0, depth - 1);
            }
        }

        HideDateline(scan, hidden);
        return hidden;
    }

    // "HÀ NỘI — Chinese Vice Minister …", "Beijing, May 3 (Xinhua) -- ": what stands before the dash places the report, not the act.
    private static void HideDateline(Scan scan, bool[] hidden)
    {
        var limit = Math.Min(14, scan.Count);
        if (scan.Grammar is { IsOfCharacters: true })
        {
            // 新华社万象5月3日电
            for (var i = 1; i < limit; i++)
            {
                if (scan.Text[scan.Tokens[i].Start] is '电' or '電' or '讯' or '訊' && scan.Words[i - 1]?.Has("days:unit") == true)
                {
                    hidden.AsSpan(0, i + 1).Fill(true);
                    return;
                }
            }
        }

        for (var i = 1; i < limit; i++)
        {
            var dash =
                scan.IsMark(i, '—')
                || (scan.IsMark(i, '-') && i + 1 < scan.Count && scan.IsMark(i + 1, '-'))
                || (scan.IsMark(i, '–') && scan.Tokens[i].SpaceBefore)
                || (
                    scan.Grammar is not null
                    && scan.IsMark(i, '-')
                    && scan.Tokens[i].SpaceBefore
                    && i + 1 < scan.Count
                    && scan.Tokens[i + 1].SpaceBefore
                );
            if (!dash)
            {
                continue;
            }

            for (var k = 0; k < i; k++)
            {
                if (
                    !(
                        hidden[k]
                        || scan.IsCapital(k)
                        || (scan.Grammar is not null && (scan.NameAt[k] is not null || scan.Words[k] is { Forms.Count: 0 }))
                        || scan.Tokens[k].Kind is TokenKind.Number or TokenKind.Punctuation
                    )
                )
                {
                    return;
                }
            }

            for (var k = 0; k <= i; k++)
            {
                hidden[k] = true;
            }

            if (i + 1 < scan.Count && scan.IsMark(i + 1, '-'))
            {
                hidden[i + 1] = true;
            }

            return;
        }
    }
}

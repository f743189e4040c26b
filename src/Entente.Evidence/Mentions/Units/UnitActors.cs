using Entente.Codebook;
using Entente.Languages;
using Entente.Languages.English;
using Entente.Text;

namespace Entente.Mentions;

/// <summary>
/// Composes actors in languages read by units: states, bodies, titles and names that stand together make one (越南公安部部长梁三光, Bộ trưởng Bộ Công
/// an Việt Nam Lương Tam Quang, instructores rusos), in the order that the grammar gives; what only the document can tell is asked of the
/// discourse.
/// </summary>
internal sealed class UnitActors
{
    private readonly Scan _scan;
    private readonly Lexicon _lexicon;
    private readonly Discourse _discourse;
    private readonly bool[] _hidden;
    private readonly Grammar _grammar;
    private readonly List<Actor> _found = [];
    private readonly bool _isAlone;

    private UnitActors(Scan scan, Lexicon lexicon, Discourse discourse, bool[] hidden)
    {
        _scan = scan;
        _lexicon = lexicon;
        _discourse = discourse;
        _hidden = hidden;
        _grammar = scan.Grammar!;
        _isAlone = _grammar.IsOfCharacters;
    }

    public static IReadOnlyList<Actor> Find(Scan scan, Lexicon lexicon, Discourse discourse, bool[] hidden)
    {
        var finder = new UnitActors(scan, lexicon, discourse, hidden);
        finder.Run();
        return finder._found;
    }

    private enum Part
    {
        State,
        Named,
        Organ,
        Title,
        People,
        Person,
        Pair,
        Known,
        Members,
    }

    private sealed record Item(Part Part, int From, int To)
    {
        public Entity? State { get; init; }

        public IReadOnlyList<(Entity Entity, EntityName Name)> Candidates { get; init; } = [];

        public string Kind { get; init; } = "";

        public Actor? Actor { get; init; }

        public IReadOnlyList<Entity> Members { get; init; } = [];

        /// <summary>An adjective of the state (российский) or a short name (中), which stands before what is the state's.</summary>
        public bool IsAdjective { get; init; }
    }

    private sealed class Cluster
    {
        public List<Item> Items { get; } = [];

        public IEnumerable<Item> States => Items.Where(i => i.Part == Part.State);

        public bool HasState => Items.Exists(i => i.Part == Part.State);

        public bool HasHead => Items.Exists(i => i.Part is Part.Named or Part.Organ or Part.Title or Part.People);

        public bool Has(Part part) => Items.Exists(i => i.Part == part);

        public Item Last => Items[^1];
    }

    private void Run()
    {
        var cluster = new Cluster();
        foreach (var item in Items())
        {
            if (cluster.Items.Count > 0 && !Joins(cluster, item))
            {
                Flush(cluster);
                cluster = new();
            }

            cluster.Items.Add(item);
        }

        Flush(cluster);
        GiveUnknownOfficesAState();
    }

    // ── items ──

    private IEnumerable<Item> Items()
    {
        for (var i = 0; i < _scan.Count; )
        {
            if (_hidden[i])
            {
                i++;
                continue;
            }

            if (ItemAt(i) is { } item)
            {
                yield return item;
                i = item.To;
            }
            else
            {
                i++;
            }
        }
    }

    private Item? ItemAt(int i)
    {
        if (_scan.NameAt[i] is { } name)
        {
            if (name.From != i)
            {
                return null;
            }

            var first = name.First;
            if (first.Kind == "state")
            {
                return new(Part.State, i, name.To)
                {
                    State = first,
                    IsAdjective = name.Candidates.Any(c => c.Name.Kind is "demonym" or "compound"),
                };
            }

            if (first.Id.StartsWith("place.", StringComparison.Ordinal))
            {
                // A capital that acts is its state; where something is done, it is a place.
                if (
                    first.Kind == "capital"
                    && first.Country is { Length: 3 } seat
                    && _lexicon.States.TryGetValue(seat, out var state)
                    && !IsUnderPlaceWord(i)
                )
                {
                    return new(Part.State, i, name.To) { State = state };
                }

                // A province or town before or behind a body says whose it is.
                return first.Country is { Length: 3 } country && _lexicon.States.TryGetValue(country, out var within) && IsBesideOrgan(name)
                    ? new(Part.State, i, name.To) { State = within, Kind = "place" }
                    : null;
            }

            if (first.Kind is "source" || first.Id.StartsWith("src.", StringComparison.Ordinal))
            {
                return null;
            }

            if (first.Kind is "grouping" or "initiative" && MembersOf(first) is { Count: > 1 and < 7 } members)
            {
                // 中老缅泰湄公河联合巡逻执法: a small standing arrangement is its members.
                return new(Part.Members, i, name.To) { Members = members };
            }

            return new(first.Kind == "person" ? Part.Known : Part.Named, i, name.To) { Candidates = name.Candidates, Kind = first.Kind };
        }

        if (PairAt(i) is { } pair)
        {
            return pair;
        }

        if (ClassAt(i, "title.") is { } title)
        {
            return new(Part.Title, i, title.To)
            {
                Kind = title.Sense.Classes.First(c => c.StartsWith("title.", StringComparison.Ordinal))["title.".Length..],
            };
        }

        if (ClassAt(i, "organ.") is { } organ)
        {
            return new(Part.Organ, i, organ.To)
            {
                Kind = organ.Sense.Classes.First(c => c.StartsWith("organ.", StringComparison.Ordinal))["organ.".Length..],
            };
        }

        if (ClassAt(i, "people") is { } people)
        {
            return new(Part.People, i, people.To) { Kind = "officials" };
        }

        if (Remembered(i) is { } known)
        {
            return known;
        }

        return PersonEnd(i) is > 0 and var end ? new(Part.Person, i, end) : null;
    }

    private bool IsUnderPlaceWord(int i)
    {
        var before = PreviousVisible(i);
        if (before < 0 || _scan.Words[before] is not { } word)
        {
            // "Paris, 3 mai": a capital that stands before a comma with nothing before it is a dateline.
            return before < 0 && NextVisible(i) is var next && next < _scan.Count && _scan.IsMark(next, ',');
        }

        return word.Has("prepositions")
                && !word.Has("prepositions:with")
                && !word.Has("prepositions:between")
                && !word.Has("prepositions:by")
                && !word.Has("prepositions:of")
                && !word.Has("prepositions:for")
            || (word.Has("prepositions:of") && _grammar.States == StatePlace.Before);
    }

    private List<Entity> MembersOf(Entity grouping) =>
        [
            .. _lexicon
                .Codebook.Memberships.Where(m => m.Grouping == grouping.Id && m.To is null)
                .Select(m => _lexicon.EntitiesById.GetValueOrDefault(m.Member))
                .OfType<Entity>()
                .Where(e => e.Kind == "state"),
        ];

    private bool IsBesideOrgan(NameHit name) =>
        _grammar.States != StatePlace.Before
            ? PreviousVisible(name.From) is >= 0 and var p
                && (EndsClass(p, "organ.") || _scan.NameAt[p] is { First.Kind: not ("state" or "person") })
                || (
                    PreviousVisible(name.From) is >= 0 and var q
                    && _scan.Words[q]?.Has("prepositions:of") == true
                    && PreviousVisible(q) is >= 0 and var r
                    && EndsClass(r, "organ.")
                )
            : NextVisible(name.To - 1) is var n
                && n < _scan.Count
                && (ClassAt(n, "organ.") is not null || _scan.NameAt[n] is { First.Kind: not ("state" or "person") });

    private bool EndsClass(int token, string prefix) => _scan.Classes.Any(c => c.To == token + 1 && c.IsAny(prefix));

    private ClassHit? ClassAt(int i, string prefix)
    {
        ClassHit? best = null;
        foreach (var hit in _scan.Classes)
        {
            if (hit.From == i && hit.IsAny(prefix) && (best is not { } b || hit.To > b.To) && Covers(hit))
            {
                best = hit;
            }
        }

        return best;
    }

    // A class word inside a longer unit is not the unit: 警察 in 警察学院 is no body.
    private bool Covers(ClassHit hit)
    {
        if (!_isAlone && _grammar.Inflection != "none")
        {
            return true;
        }

        if (hit.To - hit.From > 1)
        {
            return true;
        }

        return SenseCovers(hit);
    }

    private bool SenseCovers(ClassHit hit)
    {
        var length = _scan.Tokens[hit.To - 1].End - _scan.Tokens[hit.From].Start;
        return Math.Abs(length - hit.Sense.Phrase.TrimStart('=').Length) <= 1;
    }

    private Item? PairAt(int i)
    {
        ClassHit? best = null;
        foreach (var hit in _scan.Classes)
        {
            // The longest: 양국 정상 is the two leaders, not the two countries.
            if (hit.From == i && (hit.IsAny("pair.") || hit.IsAny("group.")) && (best is not { } b || Length(hit) > Length(b)))
            {
                best = hit;
            }
        }

        return best is { } pair
            ? new(Part.Pair, i, pair.To)
            {
                Kind = pair.Sense.Classes.First(c =>
                    c.StartsWith("pair.", StringComparison.Ordinal) || c.StartsWith("group.", StringComparison.Ordinal)
                ),
            }
            : null;
    }

    private static int Length(ClassHit hit) => ((hit.To - hit.From) * 100) + hit.Sense.Phrase.Length;

    private Item? Remembered(int i)
    {
        if (_scan.Tokens[i].Kind != TokenKind.Word || (!_isAlone && !_scan.IsCapital(i)))
        {
            return null;
        }

        return _discourse.Named(Name(i)) is { } known ? new(Part.Known, i, Math.Max(i + 1, PersonEnd(i))) { Actor = known } : null;
    }

    private string Name(int i) => Fold.Word(_scan.Raw(i));

    // Capitalised words that no list knows; in scripts without capitals an unknown run beside a title.
    private int PersonEnd(int i)
    {
        if (_isAlone)
        {
            return
                _scan.Tokens[i].Kind == TokenKind.Word
                && _scan.Words[i] is null
                && _scan.NameAt[i] is null
                && _scan.Tokens[i].Length is >= 2 and <= 14
                && !_scan.Classes.Any(c => c.From <= i && i < c.To)
                ? RunEnd(i)
                : 0;
        }

        var to = i;
        while (
            to < _scan.Count
            && !_hidden[to]
            && to - i < 6
            && _scan.Tokens[to].Kind == TokenKind.Word
            && _scan.NameAt[to] is null
            && (
                _scan.IsCapital(to) && !IsKnownWord(to, to == i)
                || (
                    to > i
                    && to + 1 < _scan.Count
                    && _scan.IsCapital(to + 1)
                    && _scan.Raw(to) is "de" or "del" or "di" or "da" or "la" or "van" or "bin" or "al"
                )
            )
        )
        {
            to++;
            while (to + 1 < _scan.Count && _scan.IsMark(to, '-') && !_scan.Tokens[to].SpaceBefore && !_scan.Tokens[to + 1].SpaceBefore)
            {
                to += 2;
            }
        }

        return to > i && !(i == 0 && to == 1) ? to : 0;
    }

    // 尤里··切利科夫, 요한 셰퍼드: names of several runs with points between.
    private int RunEnd(int i)
    {
        var to = i + 1;
        while (to + 1 < _scan.Count && _scan.Text[_scan.Tokens[to].Start] is '·' or '・' or '•' or '‧' && _scan.Words[to + 1] is null)
        {
            to += 2;
        }

        return to;
    }

    private bool IsKnownWord(int i, bool first)
    {
        if (_scan.Words[i] is { } word && (word.Classes != WordClass.None || word.Marks.Count > 0 || word.Forms.Count > 0))
        {
            // Names of people can look like words in the middle of a name: "Tô Lâm Đại".
            return first || word.Classes != WordClass.None || word.Has("months") || word.Has("weekdays") || word.Has("prepositions");
        }

        return _scan.Classes.Any(c =>
            c.From <= i
            && i < c.To
            && (
                c.IsAny("organ.")
                || c.IsAny("title.")
                || c.IsAny("instrument")
                || c.IsAny("session.noun")
                || c.IsAny("forum.noun")
                || c.IsAny("facility")
                || c.IsAny("academy.inst")
            )
        );
    }

    // ── clusters ──

    private bool Joins(Cluster cluster, Item item)
    {
        var last = cluster.Last;
        if (item.Part is Part.Pair or Part.Members || last.Part is Part.Pair or Part.Members)
        {
            return false;
        }

        var gap = Gap(last.To, item.From);
        if (gap == Glue.None)
        {
            return false;
        }

        switch (item.Part)
        {
            case Part.State:
                if (item.Kind == "place" && cluster.HasState)
                {
                    return gap is Glue.Adjacent or Glue.Of && !cluster.HasHead;
                }

                if (!cluster.HasHead)
                {
                    return last.Part == Part.State && (gap is Glue.Adjacent or Glue.And || (gap == Glue.Comma && ListGoesOn(item.To)));
                }

                if (last.Part == Part.State)
                {
                    // "policías de China y Laos": one more of the list, unless it owns what follows.
                    return (gap == Glue.And || (gap == Glue.Comma && ListGoesOn(item.To)))
                        && _grammar.States != StatePlace.Before
                        && !OwnsNext(item);
                }

                return _grammar.States != StatePlace.Before
                        && !cluster.HasState
                        && gap is Glue.Adjacent or Glue.Of
                        && !(_grammar.States == StatePlace.Both && gap == Glue.Adjacent && OwnsNext(item))
                    || (last.Kind == "place" && gap is Glue.Adjacent or Glue.Of);
            case Part.Named or Part.Organ:
                if (
                    item.Part == Part.Named
                    && Owner(item) is { } owner
                    && cluster.HasState
                    && cluster.States.All(s => s.State!.Country != owner)
                )
                {
                    return false;
                }

                if (last.Part == Part.State)
                {
                    return (
                            _grammar.States == StatePlace.Before
                            || (_grammar.States == StatePlace.Both && last.IsAdjective)
                            || last.Kind == "place"
                        )
                        && !cluster.HasHead
                        && gap is Glue.Adjacent or Glue.Of;
                }

                return last.Part is Part.Title or Part.People && gap is Glue.Adjacent or Glue.Of
                    || last.Part is Part.Named or Part.Organ && gap is Glue.Adjacent or Glue.Of
                    || last.Part is Part.Title && gap is Glue.Comma && _isAlone;
            case Part.Title:
                if (last.Part is Part.Person or Part.Known)
                {
                    return gap is Glue.Comma or Glue.Adjacent
                        && !(cluster.Has(Part.Title) && gap == Glue.Adjacent && _grammar.States == StatePlace.After);
                }

                return last.Part == Part.State
                        && gap is Glue.Adjacent or Glue.Of
                        && (
                            _grammar.States == StatePlace.Before
                            || (_grammar.States == StatePlace.Both && last.IsAdjective)
                            || (_grammar.States == StatePlace.After && cluster.HasHead && gap == Glue.Adjacent)
                        )
                    || last.Part is Part.Named or Part.Organ && gap is Glue.Adjacent or Glue.Of or Glue.Comma
                    || last.Part is Part.Title && gap is Glue.Adjacent or Glue.Comma or Glue.And or Glue.Of;
            case Part.People:
                return last.Part == Part.State
                        && gap is Glue.Adjacent or Glue.Of
                        && (_grammar.States == StatePlace.Before || (_grammar.States == StatePlace.Both && last.IsAdjective))
                    || last.Part is Part.Named or Part.Organ && gap is Glue.Adjacent or Glue.Of;
            case Part.Person or Part.Known:
                return cluster.Has(Part.Title)
                    && gap is Glue.Adjacent or Glue.Comma
                    && !cluster.Has(Part.Person)
                    && !cluster.Has(Part.Known);
            default:
                return false;
        }
    }

    private static string? Owner(Item item) => item.Candidates.All(c => c.Name.IsLocal) ? null : item.Candidates[0].Entity.Country;

    // ", Китая и России", ", du Niger et du Burkina Faso": more states up to an "and".
    private bool ListGoesOn(int at)
    {
        for (var k = at; k < Math.Min(at + 24, _scan.Count); k++)
        {
            if (_hidden[k])
            {
                continue;
            }

            if (_scan.NameAt[k] is { First.Kind: "state" })
            {
                continue;
            }

            if (_scan.Words[k] is { } word && word.Is(WordClass.Coordinator))
            {
                var next = NextVisible(k);
                while (
                    next < _scan.Count && _scan.Words[next] is { } small && (small.Has("prepositions:of") || small.Is(WordClass.Determiner))
                )
                {
                    next = NextVisible(next);
                }

                return next < _scan.Count && _scan.NameAt[next] is { First.Kind: "state" };
            }

            if (!(_scan.IsMark(k, ',') || (_scan.Words[k] is { } of && (of.Has("prepositions:of") || of.Is(WordClass.Determiner)))))
            {
                return false;
            }
        }

        return false;
    }

    // In the text "… и российская полиция" the state owns the body behind it.
    private bool OwnsNext(Item state)
    {
        var next = NextVisible(state.To - 1);
        if (_grammar.States == StatePlace.After || next >= _scan.Count)
        {
            return false;
        }

        return ItemAt(next) is { Part: Part.Organ or Part.Named or Part.Title or Part.People };
    }

    private enum Glue
    {
        None,
        Adjacent,
        Of,
        And,
        Comma,
    }

    private Glue Gap(int from, int to)
    {
        var glue = Glue.Adjacent;
        var words = 0;
        for (var k = from; k < to; k++)
        {
            if (_hidden[k])
            {
                continue;
            }

            if (_scan.Tokens[k].Kind == TokenKind.Punctuation)
            {
                var c = _scan.Text[_scan.Tokens[k].Start];
                if (c is '、' or '/')
                {
                    glue = Glue.And;
                    continue;
                }

                if (c is ',' or '，' && glue == Glue.Adjacent && words == 0)
                {
                    glue = to - from <= 3 ? Glue.Comma : Glue.None;
                    if (glue == Glue.None)
                    {
                        return Glue.None;
                    }

                    continue;
                }

                if (c is '-' or '–' or '·' or '—' or 'ㆍ' or '・' or '－' && !_scan.Tokens[k].SpaceBefore)
                {
                    glue = Glue.And;
                    continue;
                }

                return Glue.None;
            }

            if (_scan.NameAt[k] is { } name)
            {
                if (name.First.Id.StartsWith("place.", StringComparison.Ordinal))
                {
                    continue;
                }

                return Glue.None;
            }

            if (_scan.Words[k] is { } word)
            {
                if (word.Has("prepositions:of") || word.Has("possessive"))
                {
                    glue = glue == Glue.Adjacent ? Glue.Of : glue;
                    continue;
                }

                if (word.Is(WordClass.Coordinator) || (word.Has("prepositions:with") && _isAlone))
                {
                    if (glue is Glue.Of || words > 0)
                    {
                        return Glue.None;
                    }

                    glue = Glue.And;
                    continue;
                }

                if (word.Is(WordClass.Determiner) || word.Has("measures") || word.Value is not null || word.Has("adverbs"))
                {
                    continue;
                }

                if (
                    word.Forms.Count > 0 && !IsNominal(k)
                    || word.Is(WordClass.Preposition | WordClass.Relative | WordClass.Subordinator | WordClass.Pronoun)
                    || word.Has("auxiliaries")
                    || word.Has("closers")
                    || word.Has("particles")
                )
                {
                    return Glue.None;
                }
            }

            if (_scan.Tokens[k].Kind == TokenKind.Number)
            {
                continue;
            }

            if (++words > (_isAlone ? 1 : 3) || glue == Glue.Comma)
            {
                return Glue.None;
            }
        }

        return glue;
    }

    private bool IsNominal(int k) => _scan.Classes.Any(c => c.From <= k && k < c.To);

    // ── from clusters to actors ──

    private void Flush(Cluster cluster)
    {
        if (cluster.Items.Count == 0)
        {
            return;
        }

        var (from, to) = (cluster.Items[0].From, cluster.Last.To);
        if (cluster.Last.Part == Part.Members)
        {
            foreach (var member in cluster.Last.Members)
            {
                Add(Make(from, to, "state", member, member.Country) with { Through = "member" });
            }

            return;
        }

        if (cluster.Last.Part == Part.Pair)
        {
            AddPair(cluster.Last);
            return;
        }

        if (
            cluster.Has(Part.Title)
            && (
                cluster.Has(Part.Person)
                || cluster.Has(Part.Known)
                || cluster.HasState
                || cluster.Has(Part.Named)
                || cluster.Has(Part.Organ)
            )
        )
        {
            AddOfficeHolder(cluster, from, to);
            return;
        }

        if (cluster.Items is [{ Part: Part.Known } known])
        {
            AddKnown(known);
            return;
        }

        if (cluster.Items is [{ Part: Part.Title } alone])
        {
            // "el ministro", 部长: who was so called before.
            if (_discourse.LastSubject.FirstOrDefault(a => a.Kind == "person") is { } holder)
            {
                Add(
                    holder with
                    {
                        Name = Slice(alone),
                        From = alone.From,
                        To = alone.To,
                        Start = _scan.Tokens[alone.From].Start,
                        End = _scan.Tokens[alone.To - 1].End,
                        Through = "the office",
                        IsPrincipal = IsHighRank(alone.Kind),
                    }
                );
            }

            return;
        }

        if (cluster.Items.TrueForAll(i => i.Part == Part.Person))
        {
            return;
        }

        var bodies = cluster.Items.Where(i => i.Part is Part.Named or Part.Organ).ToList();
        if (bodies.Count > 0)
        {
            AddBodies(cluster, bodies, from, to);
            return;
        }

        if (cluster.HasState)
        {
            var people = cluster.Has(Part.People);
            foreach (var state in cluster.States)
            {
                Add(
                    Make(
                        people && cluster.States.Count() == 1 ? from : state.From,
                        people && cluster.States.Count() == 1 ? to : state.To,
                        people ? "officials" : "state",
                        state.State,
                        state.State!.Country
                    )
                );
            }
        }
    }

    private void AddBodies(Cluster cluster, List<Item> bodies, int from, int to)
    {
        // The head of 国防部边防局 comes last, that of "Cục Cảnh sát, Bộ Công an" first.
        var head = _grammar.States == StatePlace.Before ? bodies[^1] : bodies[0];
        if (
            !cluster.HasState
            && PreviousVisible(from) is >= 0 and var before
            && _scan.Words[before]?.Has("local") == true
            && _found.FindLast(f => f.Country is not null) is { } last
        )
        {
            // 当地警方, la police locale: of the state named last.
            Add(
                Make(from, to, head.Kind, OrganOf(last.Country!, head.Kind, Slice(head)), last.Country) with
                {
                    Through = "where it is told",
                }
            );
            return;
        }

        var states = cluster.States.Select(s => s.State!).DistinctBy(s => s.Country, StringComparer.Ordinal).ToList();
        if (states.Count == 0)
        {
            var (entity, country) = Unowned(bodies);
            Add(
                Make(from, to, entity?.Kind ?? head.Kind, entity, country) with
                {
                    Through =
                        entity is { } known && bodies.Exists(b => b.Candidates.Any(c => c.Entity == known && !c.Name.IsLocal)) ? null
                        : country is null ? null
                        : "the document's state",
                }
            );
            return;
        }

        foreach (var state in states)
        {
            var entity =
                head.Candidates.Select(c => c.Entity).FirstOrDefault(e => e.Country == state.Country)
                ?? OrganOf(state.Country!, head.Kind, Slice(head));
            Add(
                Make(
                    states.Count == 1 ? from : FromOf(cluster, state, from),
                    states.Count == 1 ? to : ToOf(cluster, state, to),
                    head.Kind,
                    entity,
                    state.Country
                )
            );
        }
    }

    private static int FromOf(Cluster cluster, Entity state, int from) =>
        cluster.Items.First(i => i.State == state) is { } item && cluster.Items.IndexOf(item) > 0
            ? cluster.Items[0].Part == Part.State
                ? item.From
                : from
            : from;

    private static int ToOf(Cluster cluster, Entity state, int to) =>
        cluster.Items[0].Part == Part.State ? to : cluster.Items.First(i => i.State == state).To;

    private string Slice(Item item) => _scan.Slice(item.From, item.To);

    private Entity? OrganOf(string country, string kind, string words)
    {
        var organs = _lexicon.OrgansByCountry[country];
        if (organs.FirstOrDefault(o => o.Names.Any(n => n.Name.Equals(words, StringComparison.OrdinalIgnoreCase))) is { } named)
        {
            return named;
        }

        if (kind is "government" or "")
        {
            return null;
        }

        var top = organs
            .Where(o => o.Kind == kind && o.To is null && (o.Parent is null || !o.Parent.Contains('.', StringComparison.Ordinal)))
            .ToList();
        return top.Count == 1 ? top[0] : null;
    }

    // A body whose state is not said: its name may tell; else the document's own, else the one in view.
    private (Entity? Entity, string? Country) Unowned(List<Item> bodies)
    {
        foreach (var body in bodies)
        {
            if (body.Candidates.FirstOrDefault(c => !c.Name.IsLocal) is { Entity: { } sure })
            {
                return (sure, sure.Country);
            }
        }

        var candidates = bodies.SelectMany(b => b.Candidates).Select(c => c.Entity).ToList();
        var kind = bodies[0].Kind;
        if (Possessor(bodies[0].From) is { } owner)
        {
            return (candidates.FirstOrDefault(c => c.Country == owner) ?? OrganOf(owner, kind, Slice(bodies[0])), owner);
        }

        if (
            _discourse.Body("kind:" + kind) is { Country: { } told }
            && (candidates.Count == 0 || candidates.Exists(c => c.Country == told))
            && !_found.Exists(f => f.Country == told && f.Kind == kind)
        )
        {
            // "la policía" after "la policía de Nicaragua"
            return (candidates.FirstOrDefault(c => c.Country == told) ?? OrganOf(told, kind, Slice(bodies[0])), told);
        }

        foreach (
            var country in new[] { _discourse.Home, _discourse.Protagonist?.Country }
                .Concat(_discourse.Pair.Select(p => p.Country))
                .Append(DefaultHome)
        )
        {
            if (country is null)
            {
                continue;
            }

            if (candidates.Count == 0)
            {
                return (OrganOf(country, bodies[0].Kind, Slice(bodies[0])), country);
            }

            if (candidates.FirstOrDefault(c => c.Country == country) is { } fitting)
            {
                return (fitting, country);
            }
        }

        return candidates.Count > 0 && candidates.Select(c => c.Country).Distinct(StringComparer.Ordinal).Count() == 1
            ? (candidates[0], candidates[0].Country)
            : (null, null);
    }

    // "su policía", 其警察, son armée: of who acts in the sentence so far, else of who acted last.
    private string? Possessor(int at)
    {
        var before = PreviousVisible(at);
        if (before < 0 || _scan.Words[before]?.Is(WordClass.PossessivePronoun) != true)
        {
            return null;
        }

        return _found.FirstOrDefault(f => f.Country is not null)?.Country
            ?? _discourse.LastSubject.FirstOrDefault(a => a.Country is not null)?.Country;
    }

    // A language of one state's press: its bare "ministry" is that state's.
    private string? DefaultHome =>
        _grammar.Language switch
        {
            "zh" => "CHN",
            "vi" => "VNM",
            "lo" => "LAO",
            "ko" => "KOR",
            _ => null,
        };

    private void AddOfficeHolder(Cluster cluster, int from, int to)
    {
        var title = cluster.Items.First(i => i.Part == Part.Title);
        var high = cluster.Items.Any(i => i.Part == Part.Title && IsHighRank(i.Kind));
        var states = cluster.States.Select(s => s.State!.Country!).Distinct(StringComparer.Ordinal).ToList();
        var bodies = cluster.Items.Where(i => i.Part is Part.Named or Part.Organ).ToList();
        var person = cluster.Items.FirstOrDefault(i => i.Part is Part.Person or Part.Known);
        Entity? entity = person?.Candidates.Select(c => c.Entity).FirstOrDefault();
        if (states.Count == 0)
        {
            var country = entity?.Country ?? person?.Actor?.Country ?? (bodies.Count > 0 ? Unowned(bodies).Country : null);
            if (country is not null)
            {
                states.Add(country);
            }
        }

        // "the interior ministers of A and B": one for each.
        if (states.Count == 0)
        {
            var actor = Make(from, to, "person", entity, null, high);
            Add(actor);
            Remember(person, actor);
            return;
        }

        foreach (var country in states)
        {
            var actor = Make(from, to, "person", entity, country, high || title.Kind is "flag-officer" or "agency-head");
            Add(actor);
            Remember(person, actor);
        }
    }

    private static bool IsHighRank(string rank) =>
        rank
            is "minister"
                or "vice-minister"
                or "head-of-state"
                or "head-of-government"
                or "agency-head"
                or "flag-officer"
                or "senior-official"
                or "legislator";

    private void AddKnown(Item item)
    {
        var entity = item.Candidates.Select(c => c.Entity).FirstOrDefault();
        var actor = item.Actor is { } known
            ? known with
            {
                Name = Slice(item),
                From = item.From,
                To = item.To,
                Start = _scan.Tokens[item.From].Start,
                End = _scan.Tokens[item.To - 1].End,
                Through = known.Name,
            }
            : Make(item.From, item.To, "person", entity, entity?.Country, true);
        Add(actor);
    }

    private void AddPair(Item item)
    {
        var members =
            item.Kind.StartsWith("pair.", StringComparison.Ordinal) ? _discourse.PairInView(_found)
            : _discourse.LastGroup.Count > 2 ? _discourse.LastGroup
            : _discourse.Group();
        foreach (var member in members)
        {
            Add(
                member with
                {
                    Name = Slice(item),
                    Start = _scan.Tokens[item.From].Start,
                    End = _scan.Tokens[item.To - 1].End,
                    From = item.From,
                    To = item.To,
                    Kind = item.Kind switch
                    {
                        "pair.ministries" => "ministry-interior",
                        "pair.police" => "police",
                        "pair.leaders" => "officials",
                        "pair.forces" => member.Kind is "person" or "state" or "officials" ? "coast-guard" : member.Kind,
                        _ => "state",
                    },
                    Entity = _lexicon.States.GetValueOrDefault(member.Country ?? ""),
                    Through = "the pair in view",
                    IsPrincipal = item.Kind == "pair.leaders",
                }
            );
        }
    }

    private void GiveUnknownOfficesAState()
    {
        for (var i = 0; i < _found.Count; i++)
        {
            if (_found[i] is not { Kind: "person", Country: null, IsPrincipal: true } person)
            {
                continue;
            }

            var others = _found.Where(f => f.Country is not null && !IsWhere(f)).Select(f => f.Country).ToHashSet(StringComparer.Ordinal);
            var inView = new[] { DefaultHome, _discourse.Home }
                .OfType<string>()
                .Concat(_discourse.Protagonist is { Country: { } hero } ? [hero] : Array.Empty<string>())
                .Concat(_discourse.Pair.Select(p => p.Country!));
            if (inView.FirstOrDefault(c => !others.Contains(c)) is { } country)
            {
                _found[i] = person with { Country = country, Through = "the state in view" };
            }
        }
    }

    // 在北京: where, not who.
    private bool IsWhere(Actor actor) =>
        actor.Kind == "state"
        && actor.From > 0
        && PreviousVisible(actor.From) is >= 0 and var before
        && (_scan.Words[before]?.Has("prepositions:in") == true || _scan.Words[before]?.Has("prepositions:at") == true);

    private void Add(Actor actor) => _found.Add(actor);

    private Actor Make(int from, int to, string kind, Entity? entity, string? country, bool principal = false) =>
        new()
        {
            Name = _scan.Slice(from, to),
            Entity = entity,
            Country = country ?? entity?.Country,
            Kind = kind.Length == 0 ? entity?.Kind ?? "state" : kind,
            Start = _scan.Tokens[from].Start,
            End = _scan.Tokens[to - 1].End,
            From = from,
            To = to,
            IsPrincipal = principal,
        };

    private void Remember(Item? person, Actor actor)
    {
        if (person is null)
        {
            return;
        }

        for (var k = person.From; k < person.To; k++)
        {
            if (
                _scan.Tokens[k].Kind == TokenKind.Word
                && (_isAlone ? _scan.Tokens[k].Length > 1 : _scan.IsCapital(k) && _scan.Tokens[k].Length > 2)
            )
            {
                _discourse.Remember(Name(k), actor);
            }
        }
    }

    private int NextVisible(int i)
    {
        do
        {
            i++;
        } while (i < _scan.Count && _hidden[i]);
        return i;
    }

    private int PreviousVisible(int i)
    {
        do
        {
            i--;
        } while (i >= 0 && _hidden[i]);
        return i;
    }
}

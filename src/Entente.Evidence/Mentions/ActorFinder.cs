using Entente.Codebook;
using Entente.Languages.English;
using Entente.Text;

namespace Entente.Mentions;

/// <summary>
/// Composes actors from their parts ("Vietnam's Ministry of Public Security", "Chinese and Vietnamese coast guards", "senior PAP
/// officials") and resolves what only the document can tell ("the two ministries", "it", "Chen").
/// </summary>
public sealed class ActorFinder
{
    private static readonly HashSet<string> PairHeads = new(StringComparer.Ordinal)
    {
        "countries",
        "sides",
        "ministries",
        "services",
        "governments",
        "states",
        "nations",
        "neighbours",
        "neighbors",
        "forces",
        "officials",
        "agencies",
        "militaries",
        "armies",
        "navies",
        "guards",
        "parties",
        "leaders",
        "ministers",
        "presidents",
        "delegations",
        "police",
        "capitals",
        "allies",
        "partners",
        "peoples",
        "republics",
        "chiefs",
        "commanders",
        "coast guards",
        "authorities",
        "armed forces",
        "teams",
        "institutions",
        "departments",
        "organs",
        "units",
        "generals",
        "heads",
    };

    private readonly Scan _scan;
    private readonly Lexicon _lexicon;
    private readonly Discourse _discourse;
    private readonly bool[] _hidden;
    private readonly List<Actor> _found = [];
    private IReadOnlyList<Clause> _clauses = [];

    private ActorFinder(Scan scan, Lexicon lexicon, Discourse discourse, bool[] hidden)
    {
        _scan = scan;
        _lexicon = lexicon;
        _discourse = discourse;
        _hidden = hidden;
    }

    /// <summary>All actors of a sentence, in order of their place.</summary>
    public static IReadOnlyList<Actor> Find(
        Scan scan,
        Lexicon lexicon,
        Discourse discourse,
        bool[] hidden,
        IReadOnlyList<Clause>? clauses = null
    )
    {
        ArgumentNullException.ThrowIfNull(scan);
        var finder = new ActorFinder(scan, lexicon, discourse, hidden) { _clauses = clauses ?? [] };
        for (var i = 0; i < scan.Count; )
        {
            i = hidden[i] ? i + 1 : finder.Read(i);
        }

        finder.GiveUnknownOfficesAState();
        return finder._found;
    }

    // "Prime Minister Sogavare met the Chinese premier": an office-holder without a state is of the one that the document has in view and
    // the sentence does not name otherwise.
    private void GiveUnknownOfficesAState()
    {
        for (var i = 0; i < _found.Count; i++)
        {
            if (_found[i] is not { Kind: "person", Country: null, IsPrincipal: true } person)
            {
                continue;
            }

            var others = _found.Where(f => f.Country is not null).Select(f => f.Country).ToHashSet(StringComparer.Ordinal);
            var inView = _discourse.Protagonist is { } hero ? _discourse.Pair.Prepend(hero) : _discourse.Pair;
            if (inView.FirstOrDefault(s => s.Country is not null && !others.Contains(s.Country)) is { Country: { } country })
            {
                _found[i] = person with { Country = country, Through = "the state in view" };
                RememberPerson(_found[i], person.From, person.To);
            }
        }
    }

    private int Read(int i)
    {
        if (_scan.NameAt[i] is { } name)
        {
            return IsState(name) ? ReadStates(i) : ReadNamed(name);
        }

        if (DefinitePlural(i) is var end && end > i)
        {
            return end;
        }

        if (OrganAt(i) is { } organ && !IsModifier(organ))
        {
            return ReadBareOrgan(i, organ);
        }

        if (TitleAt(i) is { } title)
        {
            return ReadTitled(i, title, []);
        }

        if (
            i > 1
            && _scan.IsWord(i - 1, "by")
            && _scan.Words[i - 2]?.Folded is "led" or "headed" or "chaired" or "accompanied"
            && _scan.IsCapital(i)
            && _scan.Words[i] is null or { Classes: WordClass.None }
            && CountryBefore(i, 8) is { } country
            && PersonAt(i) is var (from, to, _)
            && to > from + 1
        )
        {
            var person = Make(from, to, "person", null, country, true);
            Add(person);
            RememberPerson(person, from, to);
            return to;
        }

        if (
            _scan.Tokens[i].Kind == TokenKind.Word
            && _scan.IsCapital(i)
            && _discourse.Named(Fold.Word(_scan.Raw(i))) is { } known
            && !IsSentenceOpener(i)
        )
        {
            Add(
                known with
                {
                    From = i,
                    To = i + 1,
                    Start = _scan.Tokens[i].Start,
                    End = _scan.Tokens[i].End,
                    Name = _scan.Slice(i, i + 1),
                    Through = known.Name,
                }
            );
            return i + 1;
        }

        return i + 1;
    }

    private bool IsSentenceOpener(int i) => i == 0 && _scan.Words[i] is { } word && word.Classes != WordClass.None;

    private static bool IsState(NameHit hit) => hit.First.Kind == "state";

    private static bool IsPlace(NameHit hit) => hit.First.Id.StartsWith("place.", StringComparison.Ordinal);

    private void Add(Actor actor) => _found.Add(actor);

    private Actor Make(int from, int to, string kind, Entity? entity, string? country, bool principal = false) =>
        new()
        {
            Name = _scan.Slice(from, to),
            Entity = entity,
            Country = country ?? entity?.Country,
            Kind = kind,
            Start = _scan.Tokens[from].Start,
            End = _scan.Tokens[to - 1].End,
            From = from,
            To = to,
            IsPrincipal = principal,
        };

    // ── one or several states, and the body or people they have in common ──

    private int ReadStates(int i)
    {
        var states = new List<(int From, int To, Entity State)>();
        var at = i;
        while (at < _scan.Count && _scan.NameAt[at] is { } hit && hit.From == at && IsState(hit))
        {
            states.Add((hit.From, hit.To, hit.First));
            at = hit.To;
            if (at < _scan.Count && _scan.Tokens[at].Kind == TokenKind.Possessive)
            {
                at++;
                break;
            }

            var next = AfterStateJoin(at);
            if (next < 0)
            {
                break;
            }

            at = next;
        }

        var head = HeadAfter(at);
        if (head is { } body && (states.Count == 1 || AreAdjectives(states)))
        {
            return AddWithHead(states, body, at);
        }

        // "China and Vietnam's coast guards": only the last one owns what follows, unless all are adjectives.
        foreach (var (from, to, state) in states)
        {
            if (head is { } last && state == states[^1].State)
            {
                return AddWithHead([states[^1]], last, at);
            }

            Add(Make(from, to, StateKind(to), state, state.Country));
        }

        return Math.Max(at, states[^1].To);
    }

    // "senior Vietnamese officials", "Lao trainees": people of a state.
    private string StateKind(int to)
    {
        for (var k = to; k < Math.Min(to + 3, _scan.Count); k++)
        {
            if (_scan.Words[k] is { } word && HasClass(k, "people"))
            {
                return word.Folded.Length > 0 ? "officials" : "state";
            }

            if (_scan.Is(k, WordClass.Preposition | WordClass.Coordinator) || _scan.Tokens[k].Kind == TokenKind.Punctuation)
            {
                break;
            }
        }

        return "state";
    }

    private bool HasClass(int token, string name)
    {
        foreach (var hit in _scan.Classes)
        {
            if (hit.From <= token && token < hit.To && hit.Is(name))
            {
                return true;
            }
        }

        return false;
    }

    private int AfterStateJoin(int at)
    {
        if (at >= _scan.Count)
        {
            return -1;
        }

        var next = at;
        if (
            _scan.Tokens[at].Kind == TokenKind.Punctuation
            && _scan.Text[_scan.Tokens[at].Start] is '-' or '–' or '—' or ',' or '/' or '\u2010' or '\u2011'
        )
        {
            next++;
        }

        if (next < _scan.Count && _scan.Is(next, WordClass.Coordinator))
        {
            next++;
        }

        return next > at && next < _scan.Count && _scan.NameAt[next] is { } hit && hit.From == next && IsState(hit) ? next : -1;
    }

    private bool AreAdjectives(List<(int From, int To, Entity State)> states)
    {
        foreach (var (from, _, state) in states)
        {
            var hit = _scan.NameAt[from]!;
            var joined =
                from + 1 < _scan.Count
                && (_scan.IsMark(hit.To < _scan.Count ? hit.To : from, '-') || _scan.IsMark(hit.To < _scan.Count ? hit.To : from, '–'));
            if (!joined && !hit.Candidates.Any(c => c.Entity == state && c.Name.Kind is "demonym"))
            {
                return states[^1].State == state && states.Count > 1 && AreAdjectives(states[..^1]);
            }
        }

        return true;
    }

    private readonly record struct Head(
        int From,
        int To,
        string Kind,
        IReadOnlyList<Entity> Candidates,
        ClassHit? Title,
        bool IsLocal = false
    );

    // The body, title or person that follows a state in the same group, with up to five words between.
    private Head? HeadAfter(int at)
    {
        for (var k = at; k < Math.Min(at + 6, _scan.Count); k++)
        {
            if (_hidden[k])
            {
                continue;
            }

            // "China's Guangxi Public Security Department": a place of the state may stand before its body.
            if (_scan.NameAt[k] is { } place && IsPlace(place))
            {
                continue;
            }

            if (_scan.NameAt[k] is { } hit && hit.From == k)
            {
                return IsState(hit) || hit.First.Id.StartsWith("src.", StringComparison.Ordinal)
                    ? null
                    : new(
                        hit.From,
                        hit.To,
                        hit.First.Kind,
                        [.. hit.Candidates.Select(c => c.Entity)],
                        null,
                        hit.Candidates.All(c => c.Name.IsLocal)
                    );
            }

            if (OrganAt(k) is { } organ && !(IsModifier(organ) && TitleAt(organ.To) is null))
            {
                return new(organ.From, organ.To, KindOf(organ), [], null);
            }

            if (TitleAt(k) is { } title)
            {
                return new(title.From, title.To, "person", [], title);
            }

            if (_scan.Tokens[k].Kind == TokenKind.Punctuation && !_scan.IsMark(k, '-'))
            {
                return null;
            }

            if (
                _scan.Is(
                    k,
                    WordClass.Preposition
                        | WordClass.Coordinator
                        | WordClass.Determiner
                        | WordClass.Relative
                        | WordClass.Be
                        | WordClass.Have
                        | WordClass.Modal
                        | WordClass.To
                        | WordClass.Subordinator
                ) && !_scan.Is(k, WordClass.Adjective)
            )
            {
                return null;
            }

            if (
                _scan.Words[k] is { Verbs.Count: > 0 } verb
                && verb.Verbs.Exists(v =>
                    v.Forms == VerbForms.Past
                    || v.Forms.HasFlag(VerbForms.Past) && k == at && !v.Verb.EndsWith("ed", StringComparison.Ordinal)
                )
                && !verb.Is(WordClass.Adjective)
            )
            {
                return null;
            }
        }

        return null;
    }

    private int AddWithHead(List<(int From, int To, Entity State)> states, Head head, int at)
    {
        var end = head.To;
        if (head.Title is { } leading)
        {
            return ReadTitled(states[0].From, leading, [.. states.Select(s => s.State)]);
        }

        var title = TitleAt(end);
        if (title is { } follows)
        {
            return ReadTitled(states[0].From, follows, [.. states.Select(s => s.State)]);
        }

        foreach (var (from, _, state) in states)
        {
            var body =
                head.Candidates.FirstOrDefault(c => c.Country == state.Country)
                ?? Resolve(head.Kind, state.Country!, _scan.Slice(head.From, head.To));
            var own =
                body is null
                && !head.IsLocal
                && head.Candidates.Count > 0
                && !head.Candidates.Any(c => c.Country is null || c.Country == state.Country)
                    ? head.Candidates[0]
                    : null;
            if (own is not null)
            {
                // "China's Huawei" is one; "Laotian Huawei" is not Laotian: two actors.
                Add(Make(from, states[^1].To, "state", state, state.Country));
                Add(Make(head.From, head.To, head.Kind, own, own.Country));
                continue;
            }

            Add(Make(from, end, head.Kind, body, state.Country));
        }

        return Math.Max(end, at);
    }

    /// <summary>The state's only organ of a kind, or the one whose bare name these words are.</summary>
    private Entity? Resolve(string kind, string country, string words)
    {
        var organs = _lexicon.OrgansByCountry[country];
        if (organs.FirstOrDefault(o => o.Names.Any(n => n.Name.Equals(words, StringComparison.OrdinalIgnoreCase))) is { } named)
        {
            return named;
        }

        // A government is the state itself; units of a body of the same kind are not the body.
        var ofKind = kind == "government" ? [] : organs.Where(o => o.Kind == kind && o.To is null && !IsPartOfItsKind(o)).ToList();
        var top = ofKind.Where(o => o.Parent is null || !o.Parent.Contains('.', StringComparison.Ordinal)).ToList();
        return top.Count == 1 ? top[0]
            : top.Count == 0 && ofKind.Count == 1 ? ofKind[0]
            : null;
    }

    private bool IsPartOfItsKind(Entity organ) =>
        organ.Parent is not null && _lexicon.EntitiesById.TryGetValue(organ.Parent, out var parent) && parent.Kind == organ.Kind;

    // ── names that stand by themselves ──

    private int ReadNamed(NameHit hit)
    {
        var first = hit.First;
        if (IsPlace(hit) && first.Country is { } within && OrganAt(hit.To) is { } organ)
        {
            Add(Make(hit.From, organ.To, KindOf(organ), null, within));
            return organ.To;
        }

        if (IsPlace(hit) || first.Id.StartsWith("src.", StringComparison.Ordinal))
        {
            return hit.To;
        }

        var title = TitleAt(hit.To);
        if (title is { } follows && first.Kind is not ("person" or "grouping" or "initiative" or "firm"))
        {
            var country = ResolveCandidates(hit)?.Country;
            return ReadTitled(hit.From, follows, country is not null && _lexicon.States.TryGetValue(country, out var state) ? [state] : []);
        }

        var entity = OfFollowingState(hit) ?? ResolveCandidates(hit);
        var actor = Make(hit.From, hit.To, first.Kind, entity, entity?.Country, first.Kind == "person");
        Add(actor);
        if (first.Kind == "person")
        {
            RememberPerson(actor, hit.From, hit.To);
        }

        return hit.To;
    }

    // "the MPS of China": a name that several states' bodies bear is told by the state behind it.
    private Entity? OfFollowingState(NameHit hit)
    {
        if (hit.To + 1 >= _scan.Count || !_scan.IsWord(hit.To, "of"))
        {
            return null;
        }

        var next = _scan.IsWord(hit.To + 1, "the") ? hit.To + 2 : hit.To + 1;
        return next < _scan.Count && _scan.NameAt[next] is { } state && state.From == next && IsState(state)
            ? hit.Candidates.Select(c => c.Entity).FirstOrDefault(e => e.Country == state.First.Country)
            : null;
    }

    private Entity? ResolveCandidates(NameHit hit)
    {
        var sure = hit.Candidates.Where(c => !c.Name.IsLocal).Select(c => c.Entity).Distinct().ToList();
        if (sure.Count == 1)
        {
            return sure[0];
        }

        var all = hit.Candidates.Select(c => c.Entity).Distinct().ToList();
        if (all.Count == 1 && sure.Count == 1)
        {
            return all[0];
        }

        // The states in view decide, the latest first; then the state the document speaks from.
        if (_found.Count > 0)
        {
            foreach (var actor in Enumerable.Reverse(_found))
            {
                if (all.Find(e => e.Country == actor.Country && e.Country is not null) is { } near)
                {
                    return near;
                }
            }
        }

        if (_discourse.Body(Fold.Word(_scan.Raw(hit.From))) is { Country: { } known } && all.Find(e => e.Country == known) is { } before)
        {
            return before;
        }

        if (_discourse.Home is { } home && all.Find(e => e.Country == home) is { } own)
        {
            return own;
        }

        foreach (var state in Enumerable.Reverse(_discourse.States))
        {
            if (all.Find(e => e.Country == state.Country) is { } seen)
            {
                return seen;
            }
        }

        return all.Count == 1 ? all[0] : null;
    }

    // ── bodies named by a common noun ──

    private ClassHit? OrganAt(int i)
    {
        if (i >= _scan.Count || _scan.NameAt[i] is not null)
        {
            return null;
        }

        ClassHit? best = null;
        foreach (var hit in _scan.Classes)
        {
            if (hit.From == i && hit.IsAny("organ.") && (best is null || hit.To > best.Value.To))
            {
                best = hit;
            }
        }

        return best;
    }

    private static string KindOf(ClassHit hit)
    {
        foreach (var name in hit.Sense.Classes)
        {
            if (name.StartsWith("organ.", StringComparison.Ordinal))
            {
                return name["organ.".Length..];
            }
        }

        return "officials";
    }

    // "police training", "coast guard patrol": the organ word modifies a trigger noun and names no actor by itself.
    private bool IsModifier(ClassHit organ)
    {
        var next = organ.To;
        return next < _scan.Count
            && !_hidden[next]
            && _scan.NameAt[next] is null
            && _scan.Tokens[next].Kind == TokenKind.Word
            && HasClass(next, "act.noun");
    }

    private int ReadBareOrgan(int i, ClassHit organ)
    {
        var kind = KindOf(organ);
        var title = TitleAt(organ.To);
        var country = CountryOfBare(i, organ, kind, out var through);
        if (title is { } follows && country is not null && _lexicon.States.TryGetValue(country, out var state))
        {
            return ReadTitled(i, follows, [state]);
        }

        var from = i;
        while (
            from > 0
            && !_hidden[from - 1]
            && (_scan.Is(from - 1, WordClass.Adjective) || (_scan.IsCapital(from - 1) && _scan.Words[from - 1] is null))
            && !_found.Exists(f => f.To > from - 1)
        )
        {
            from--;
        }

        var entity = country is null ? null : Resolve(kind, country, _scan.Slice(organ.From, organ.To));
        Add(Make(from, organ.To, kind, entity, country) with { Through = through });
        return organ.To;
    }

    private string? CountryOfBare(int i, ClassHit organ, string kind, out string? through)
    {
        through = null;
        if (i > 0 && _scan.Is(i - 1, WordClass.PossessivePronoun) && Possessor(i) is { } owner)
        {
            through = "possessive";
            return owner.Country;
        }

        // "police from Laos", "officers of Cuba's ministry": the state follows.
        var after = organ.To;
        if (after + 1 < _scan.Count && (_scan.IsWord(after, "from") || _scan.IsWord(after, "of") || _scan.IsWord(after, "in")))
        {
            var next = _scan.IsWord(after + 1, "the") ? after + 2 : after + 1;
            if (next < _scan.Count && _scan.NameAt[next] is { } hit && IsState(hit))
            {
                through = "of";
                return hit.First.Country;
            }
        }

        var head = Fold.Word(_scan.Raw(organ.To - 1));
        var known = _discourse.Body(_scan.Slice(organ.From, organ.To).ToLowerInvariant()) ?? _discourse.Body(head);
        if (known is not null)
        {
            through = known.Name;
            return known.Country;
        }

        if (_found.Count > 0 && _found[^1].Country is { } near && i - _found[^1].To < 3)
        {
            return near;
        }

        through = _discourse.Home is null ? null : "home";
        return _discourse.Home;
    }

    // "its police": of whoever does what the verb before it says; asked to do it, of whoever asks.
    private Actor? Possessor(int at)
    {
        var clause = _clauses.LastOrDefault(c => c.Verb.To <= at && at < Math.Max(c.To, c.Verb.To + 12));
        while (
            clause is { Link: ClauseLink.Infinitive, Governor: { } asking }
            && asking.Group.Lemma is "ask" or "urge" or "invite" or "request" or "want" or "press" or "use" or "hire" or "contract"
        )
        {
            clause = asking;
        }

        var owner = clause
            ?.Subject.Concat(clause.SubjectGroups.Where(g => g.Preposition is "of").Select(g => g.Noun))
            .SelectMany(s => _found.Where(f => f.From >= s.From && f.From < s.To && f.Country is not null))
            .FirstOrDefault();
        if (owner is not null)
        {
            return owner;
        }

        foreach (var actor in Enumerable.Reverse(_found))
        {
            if (actor.Country is not null)
            {
                return actor;
            }
        }

        return _discourse.LastSubject.Count > 0 ? _discourse.LastSubject[0] : null;
    }

    // ── people in office ──

    private ClassHit? TitleAt(int i)
    {
        if (i >= _scan.Count || _scan.NameAt[i] is { } name && name.First.Kind == "person")
        {
            return null;
        }

        ClassHit? best = null;
        foreach (var hit in _scan.Classes)
        {
            if (hit.From == i && hit.IsAny("title.") && (best is null || hit.To > best.Value.To))
            {
                best = hit;
            }
        }

        return best;
    }

    private int ReadTitled(int from, ClassHit title, IReadOnlyList<Entity> states)
    {
        var at = title.To;
        Entity? body = null;
        var country = states.Count > 0 ? states[0].Country : null;
        while (at < _scan.Count && !_hidden[at])
        {
            if (TitleAt(at) is { } more)
            {
                at = more.To;
                continue;
            }

            if (_scan.IsWord(at, "of") || _scan.IsWord(at, "for"))
            {
                var next = at + 1 < _scan.Count && _scan.IsWord(at + 1, "the") ? at + 2 : at + 1;
                if (
                    next < _scan.Count
                    && _scan.NameAt[next] is { } hit
                    && hit.First.Kind is not "person"
                    && !hit.First.Id.StartsWith("src.", StringComparison.Ordinal)
                )
                {
                    body ??= ResolveCandidates(hit);
                    country ??=
                        hit.First.Kind == "state" || hit.First.Id.StartsWith("place.", StringComparison.Ordinal)
                            ? hit.First.Country
                            : body?.Country;
                    at = hit.To;
                    continue;
                }

                if (next < _scan.Count && (OrganAt(next) is { } organ))
                {
                    country ??= CountryOfBare(next, organ, KindOf(organ), out _);
                    at = organ.To;
                    continue;
                }

                if (next < _scan.Count && (_scan.IsCapital(next) || HasAnyClass(next, "portfolio")) && _scan.NameAt[next] is null)
                {
                    at = next + 1;
                    while (
                        at < _scan.Count
                        && !_hidden[at]
                        && (
                            HasAnyClass(at, "portfolio")
                            || _scan.IsWord(at, "and") && at + 1 < _scan.Count && HasAnyClass(at + 1, "portfolio")
                        )
                        && TitleAt(at) is null
                    )
                    {
                        at++;
                    }

                    continue;
                }
            }

            break;
        }

        var (nameFrom, nameTo, person) = PersonAt(at);
        if (person is not null)
        {
            country ??= person.Country;
        }

        if (country is null && nameTo > nameFrom)
        {
            country = CountryOfName(nameFrom, nameTo);
        }

        country ??= body?.Country;
        if (country is null && states.Count == 0)
        {
            country = CountryBefore(from) ?? CountryAfter(Math.Max(at, nameTo)) ?? _discourse.Home;
        }

        var end = nameTo > nameFrom ? nameTo : at;
        var isPlural = states.Count > 1;
        if (isPlural)
        {
            foreach (var state in states)
            {
                Add(Make(from, end, "person", null, state.Country, IsRanking(title)));
            }

            return end;
        }

        var actor = Make(from, end, "person", person ?? body, country, nameTo > nameFrom || IsRanking(title));
        Add(actor);
        if (nameTo > nameFrom)
        {
            RememberPerson(actor, nameFrom, nameTo);
        }

        return Math.Max(end, title.To);
    }

    private static bool IsRanking(ClassHit title) =>
        title.IsAny("title.head")
        || title.IsAny("title.minister")
        || title.IsAny("title.vice")
        || title.IsAny("title.agency")
        || title.IsAny("title.flag");

    private bool HasAnyClass(int token, string name) => HasClass(token, name);

    private string? CountryOfName(int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            if (_discourse.Named(Fold.Word(_scan.Raw(k))) is { } known)
            {
                return known.Country;
            }
        }

        return null;
    }

    // "the U.S. and its ambassador": the last actor of the same group, when near.
    private string? CountryBefore(int from, int within = 3) =>
        _found.Count > 0 && from - _found[^1].To <= within ? _found[^1].Country : null;

    // "Minister X of Laos", "the president of the island"
    private string? CountryAfter(int at) =>
        at + 1 < _scan.Count && (_scan.IsWord(at, "of") || _scan.IsWord(at, "from")) && _scan.NameAt[at + 1] is { } hit && IsState(hit)
            ? hit.First.Country
            : null;

    private (int From, int To, Entity? Person) PersonAt(int at)
    {
        if (at < _scan.Count && _scan.NameAt[at] is { } hit && hit.From == at && hit.First.Kind == "person")
        {
            return (at, hit.To, ResolveCandidates(hit) ?? hit.First);
        }

        var to = at;
        while (
            to < _scan.Count
            && !_hidden[to]
            && _scan.NameAt[to] is null
            && _scan.Tokens[to].Kind == TokenKind.Word
            && _scan.IsCapital(to)
            && !_scan.Is(to, WordClass.Preposition | WordClass.Month | WordClass.Weekday | WordClass.Pronoun | WordClass.Determiner)
            && to - at < 5
        )
        {
            to++;
            // Hyphenated names: Jong-un.
            while (to + 1 < _scan.Count && _scan.IsMark(to, '-') && !_scan.Tokens[to].SpaceBefore)
            {
                to += 2;
            }
        }

        return (at, to, null);
    }

    private void RememberPerson(Actor actor, int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            if (_scan.Tokens[k].Kind == TokenKind.Word && _scan.Tokens[k].Length > 1 && _scan.IsCapital(k) && TitleAt(k) is null)
            {
                _discourse.Remember(Fold.Word(_scan.Raw(k)), actor);
            }
        }
    }

    // ── what the document has set up ──

    private int DefinitePlural(int i)
    {
        var at = i;
        if (
            _scan.IsWord(at, "the")
            || _scan.IsWord(at, "these")
            || _scan.IsWord(at, "both")
            || _scan.IsWord(at, "all")
            || _scan.IsWord(at, "their")
        )
        {
            at++;
        }

        var both = _scan.IsWord(i, "both");
        if (both && at < _scan.Count && _scan.IsWord(at, "the"))
        {
            at++;
        }

        if (GroupOf(i) is var group && group > i)
        {
            return group;
        }

        var number =
            both ? 2
            : at < _scan.Count ? NumberAt(at)
            : 0;
        if (number == 0)
        {
            return i;
        }

        if (!both)
        {
            at++;
        }

        var head = at;
        while (
            head < _scan.Count
            && head < at + 4
            && _scan.Tokens[head].Kind == TokenKind.Word
            && !PairHeads.Contains(_scan.Raw(head).ToString().ToLowerInvariant())
        )
        {
            if (_scan.NameAt[head] is not null || _scan.Is(head, WordClass.Preposition | WordClass.Coordinator))
            {
                return i;
            }

            head++;
        }

        if (
            head >= _scan.Count
            || head >= at + 4
            || _scan.Tokens[head].Kind != TokenKind.Word
            || !PairHeads.Contains(_scan.Raw(head).ToString().ToLowerInvariant())
        )
        {
            return i;
        }

        if (!_scan.IsWord(i, "the") && !both && !_scan.IsWord(i, "these") && !_scan.IsWord(i, "all"))
        {
            return i;
        }

        var members =
            number == 2 ? _discourse.PairInView(_found)
            : _discourse.LastGroup.Count == number ? _discourse.LastGroup
            : [];
        foreach (var member in members)
        {
            Add(
                member with
                {
                    Name = _scan.Slice(i, head + 1),
                    Start = _scan.Tokens[i].Start,
                    End = _scan.Tokens[head].End,
                    From = i,
                    To = head + 1,
                    Kind = KindOfPlural(head, at) ?? "state",
                    Entity = _lexicon.States.GetValueOrDefault(member.Country ?? ""),
                    Through = "the pair in view",
                    IsPrincipal = false,
                }
            );
        }

        return members.Count > 0 ? head + 1 : i;
    }

    // "these countries", "those partner states": the set last named, without its leader where one acts on the rest.
    private int GroupOf(int i)
    {
        if (!(_scan.IsWord(i, "these") || _scan.IsWord(i, "those")))
        {
            return i;
        }

        for (var head = i + 1; head < Math.Min(i + 4, _scan.Count) && _scan.Tokens[head].Kind == TokenKind.Word; head++)
        {
            if (_scan.Words[head]?.Folded is not ("countries" or "states" or "nations" or "partners" or "neighbours" or "neighbors"))
            {
                continue;
            }

            var members = _discourse.Group().Where(m => !_found.Exists(f => f.Country == m.Country)).ToList();
            var here = _discourse.Pair;
            foreach (var member in members.Count > 1 ? members : here)
            {
                Add(
                    member with
                    {
                        Name = _scan.Slice(i, head + 1),
                        Start = _scan.Tokens[i].Start,
                        End = _scan.Tokens[head].End,
                        From = i,
                        To = head + 1,
                        Kind = "state",
                        Entity = _lexicon.States.GetValueOrDefault(member.Country ?? ""),
                        Through = "the set in view",
                        IsPrincipal = false,
                    }
                );
            }

            return members.Count > 1 || here.Count > 0 ? head + 1 : i;
        }

        return i;
    }

    /// <summary>The first list of at least so many states that a sentence names one after the other ("Vietnam, Cuba, Laos and North Korea").</summary>
    public static IReadOnlyList<Actor> FirstList(Scan scan, Lexicon lexicon, int least)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var finder = new ActorFinder(scan, lexicon, new(), new bool[scan.Count]);
        for (var i = 0; i < scan.Count; i++)
        {
            if (scan.NameAt[i] is not { } first || first.From != i || !IsState(first))
            {
                continue;
            }

            var list = new List<Actor>();
            for (var at = i; at >= 0 && scan.NameAt[at] is { } hit && IsState(hit); at = finder.AfterStateJoin(hit.To))
            {
                list.Add(finder.Make(hit.From, hit.To, "state", hit.First, hit.First.Country));
            }

            if (list.Select(a => a.Country).Distinct(StringComparer.Ordinal).Count() >= least)
            {
                return list;
            }

            i = Math.Max(i, list[^1].To - 1);
        }

        return [];
    }

    private string? KindOfPlural(int head, int from)
    {
        var word = _scan.Raw(head).ToString().ToLowerInvariant();
        return word switch
        {
            "ministries" => "ministry-interior",
            "services" or "forces" when _discourse.Pair.Count == 2 => _discourse.Pair[0].Kind,
            "guards" => "coast-guard",
            "armies" or "militaries" or "navies" => "armed-forces",
            "police" => "police",
            "officials" or "ministers" or "leaders" or "presidents" or "chiefs" => "officials",
            _ => from < head && OrganAt(from) is { } organ ? KindOf(organ) : null,
        };
    }

    private int NumberAt(int i)
    {
        if (_scan.Words[i] is { } word && word.Is(WordClass.Cardinal))
        {
            return EnglishWords.Cardinal(word.Folded) ?? 0;
        }

        return
            _scan.Tokens[i].Kind == TokenKind.Number
            && int.TryParse(
                _scan.Raw(i),
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var number
            )
            && number is > 1 and < 12
            ? number
            : 0;
    }
}

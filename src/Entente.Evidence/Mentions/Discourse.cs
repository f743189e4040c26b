namespace Entente.Mentions;

/// <summary>
/// What a document has set up so far: which states are in view, whom a short name or "the ministry" means, which pair "the
/// two countries" are. Grows sentence by sentence.
/// </summary>
public sealed class Discourse
{
    private readonly Dictionary<string, Actor> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Actor> _bodies = new(StringComparer.Ordinal);
    private readonly List<Actor> _states = [];
    private readonly Dictionary<string, int> _mentions = new(StringComparer.Ordinal);
    private (Actor A, Actor B)? _pair;
    private (Actor A, Actor B)? _paragraphPair;
    private int _paragraph = -1;
    private IReadOnlyList<Actor> _groupAhead = [];

    /// <summary>The state the document speaks from: its dateline's, else its outlet's.</summary>
    public string? Home { get; set; }

    /// <summary>Subject of the last finite main clause.</summary>
    public IReadOnlyList<Actor> LastSubject { get; private set; } = [];

    /// <summary>The state the document is about beside its partners: the first of its title, else the most mentioned.</summary>
    public Actor? Protagonist { get; private set; }

    /// <summary>Members of the last set of three or more states.</summary>
    public IReadOnlyList<Actor> LastGroup { get; private set; } = [];

    /// <summary>Looks ahead for the set that "these countries" means where none came before. Asked at most once.</summary>
    public Func<IReadOnlyList<Actor>>? GroupAhead { get; set; }

    /// <summary>The last set of three or more states, else the first that the document will name.</summary>
    public IReadOnlyList<Actor> Group()
    {
        if (LastGroup.Count == 0 && GroupAhead is { } ahead)
        {
            GroupAhead = null;
            _groupAhead = ahead();
        }

        return LastGroup.Count > 0 ? LastGroup : _groupAhead;
    }

    /// <summary>The grouping last named ("the organization").</summary>
    public Actor? LastGrouping { get; private set; }

    public IReadOnlyList<Actor> Pair => (_paragraphPair ?? _pair) is { } pair ? [pair.A, pair.B] : [];

    /// <summary>True when the last sentence told of an agreement or treaty, which "it" may then mean.</summary>
    public bool SpokeOfInstrument { get; set; }

    /// <summary>States in order of mention, latest last, each once.</summary>
    public IReadOnlyList<Actor> States => _states;

    public Actor? Named(string folded) => _names.GetValueOrDefault(folded);

    /// <summary>The body last named under this head ("ministry", "service", "force").</summary>
    public Actor? Body(string head) => _bodies.GetValueOrDefault(head);

    public void Remember(string folded, Actor actor) => _names[folded] = actor;

    public void BeginParagraph(int paragraph)
    {
        if (paragraph != _paragraph)
        {
            _paragraph = paragraph;
            _paragraphPair = null;
        }
    }

    /// <summary>Takes in the title: it gives the protagonist and the first pair.</summary>
    public void ReadTitle(IReadOnlyList<Actor> actors)
    {
        foreach (var actor in DistinctStates(actors))
        {
            Protagonist ??= actor;
        }

        Read(actors, []);
        _paragraphPair = null;
    }

    /// <summary>Takes in a sentence after it was coded.</summary>
    public void Read(IReadOnlyList<Actor> actors, IReadOnlyList<Actor> subject)
    {
        foreach (var actor in actors)
        {
            if (actor.Country is null)
            {
                LastGrouping = actor.Kind is "grouping" or "initiative" ? actor : LastGrouping;
                continue;
            }

            _mentions[actor.Country] = _mentions.GetValueOrDefault(actor.Country) + 1;
            _states.RemoveAll(s => s.Country == actor.Country);
            _states.Add(actor);
            if (actor.Kind is not ("state" or "person" or "officials"))
            {
                RememberBody(actor);
            }
        }

        var distinct = DistinctStates(actors);
        SetPair(distinct);
        if (distinct.Count > 2)
        {
            LastGroup = distinct;
        }

        if (subject.Count > 0)
        {
            LastSubject = subject;
        }

        Protagonist ??= distinct.Count > 0 ? distinct[0] : null;
    }

    private void SetPair(List<Actor> distinct)
    {
        if (distinct.Count == 2)
        {
            _pair = (distinct[0], distinct[1]);
            _paragraphPair ??= _pair;
        }
        else if (distinct.Count == 1 && Protagonist is { } hero && hero.Country != distinct[0].Country)
        {
            if (_pair is not { } pair || !(pair.A.Country == distinct[0].Country || pair.B.Country == distinct[0].Country))
            {
                _pair = (hero, distinct[0]);
                _paragraphPair = _pair;
            }
        }
    }

    private void RememberBody(Actor actor)
    {
        _bodies["kind:" + actor.Kind] = actor;
        var words = actor.Name.Split(' ');
        foreach (var word in words)
        {
            var folded = Text.Fold.Word(word).TrimEnd('.', ',');
            if (
                folded
                is "ministry"
                    or "agency"
                    or "academy"
                    or "bureau"
                    or "department"
                    or "command"
                    or "force"
                    or "company"
                    or "firm"
                    or "institute"
                    or "university"
                    or "school"
                    or "centre"
                    or "center"
                    or "service"
                    or "police"
                    or "college"
            )
            {
                _bodies[folded] = actor;
            }
        }

        foreach (var head in HeadsOf(actor.Kind))
        {
            _bodies[head] = actor;
        }
    }

    private static IReadOnlyList<string> HeadsOf(string kind) =>
        kind switch
        {
            "police" or "local-police" => ["police", "force", "service"],
            "paramilitary" or "marines" or "presidential-guard" or "militia" => ["force", "police", "unit", "corps"],
            "coast-guard" => ["coast guard", "service", "force", "agency"],
            "border-guard" => ["border guard", "service", "force"],
            "army" or "navy" or "air-force" or "armed-forces" => ["army", "military", "force", "service"],
            "intelligence" => ["agency", "service"],
            "firm" => ["company", "firm", "vendor", "supplier"],
            "academy" => ["academy", "school", "institute", "college"],
            _ when kind.StartsWith("ministry", StringComparison.Ordinal) => ["ministry"],
            _ => [],
        };

    private static List<Actor> DistinctStates(IReadOnlyList<Actor> actors)
    {
        var distinct = new List<Actor>();
        foreach (var actor in actors)
        {
            if (actor.Country is not null && !distinct.Exists(d => d.Country == actor.Country))
            {
                distinct.Add(actor);
            }
        }

        return distinct;
    }

    /// <summary>The two that "the two countries" are: the two named in the sentence, or the one named here ("Australia has moved closer: the two countries") and the document's own, or the pair before.</summary>
    /// <param name="found">Actors of the sentence so far.</param>
    public IReadOnlyList<Actor> PairInView(IReadOnlyList<Actor> found)
    {
        var here = found.Where(f => f.Country is not null).GroupBy(f => f.Country!, StringComparer.Ordinal).Select(g => g.Last()).ToList();
        return here switch
        {
            [var one] when Protagonist is { Country: { } home } hero && home != one.Country && !Pair.Any(p => p.Country == one.Country) =>
            [
                hero,
                one,
            ],
            [_, _] => here,
            _ => Pair,
        };
    }
}

using Entente.Text;

namespace Entente.Codebook;

/// <summary>A row of the codebook that must not stand.</summary>
/// <param name="Code">Which rule refuses it: <c>ordinary-word</c>.</param>
/// <param name="Row">The id of the row, or what stands for one.</param>
/// <param name="Reason">What is wrong, for the person who is to correct it.</param>
public sealed record CodebookFinding(string Code, string Row, string Reason);

/// <summary>
/// Refuses rows of the codebook's tables that would make a reader see what is not there, or that cannot be traced.
/// <list type="table">
/// <item><term>id-twice</term><description>Two rows have one id.</description></item>
/// <item><term>name-twice</term><description>An entity has one name twice in one language.</description></item>
/// <item><term>name-shared</term><description>
/// Entities of different states claim one name, and more than one claims it without <c>local</c>. English names are compared without case
/// and marks, as they are read, others without case. A grouping, or a water of no single
/// state, counts as a state of its own; places that have a state in common may share a name.
/// </description></item>
/// <item><term>dangling-name, dangling-parent, dangling-member, dangling-country</term><description>A row points to what no table
/// defines.</description></item>
/// <item><term>parent-circle</term><description>An entity is its own forebear.</description></item>
/// <item><term>date</term><description>A date is not a year of four digits, or an end comes before its beginning.</description></item>
/// <item><term>no-source</term><description>A row does not say where it is from.</description></item>
/// <item><term>no-english</term><description>An entity has no name in English, the language that pages show.</description></item>
/// <item><term>ordinary-word</term><description>
/// A name is a word of the language it would be read in, so that the word would be taken for the name. The readers ask for a capital
/// where the name begins with one, so "Time" and "Nice" are told from "time" and "nice", and such a name is refused only where the word
/// also stands capitalised in the middle of a sentence: as a part of other names ("Border Force", "National Guard", "Foreign Ministry",
/// "General") or as a month ("May"). A name without a capital, and a name in a script that has none, is refused where it is any usual
/// word; one of two or three words without a capital, where all of them are usual ("coast guard"). Three kinds pass: an abbreviation
/// that the reader matches in capitals alone ("WHO"); a local name of several words ("Coast Guard", 公安部), which waits for its state;
/// and a state's own names (Chad, Turkey, "polaco"), which are few and cannot be left out. A Latin name of another language is held
/// against English too where the English reader would read it.
/// </description></item>
/// </list>
/// </summary>
public static class CodebookChecker
{
    private const string NoSource = "no-source";
    private const string Country = "dangling-country";

    /// <summary>Every finding, by rule and row; none means that the tables may be used.</summary>
    /// <param name="codebook">The tables.</param>
    /// <param name="words">Ordinary words by language; in a language without a list no name is refused as a word.</param>
    public static IReadOnlyList<CodebookFinding> Check(CodebookData codebook, IReadOnlyDictionary<string, WordList> words)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        ArgumentNullException.ThrowIfNull(words);
        Entity[] entities = [.. codebook.Actors, .. codebook.Places];
        return
        [
            .. new[]
            {
                IdsTwice(codebook, entities),
                entities.SelectMany(NamesTwice),
                NamesShared(entities),
                codebook.StrayNames.Select(n => new CodebookFinding(
                    "dangling-name",
                    n.Entity,
                    $"is no entity, but has the name '{n.Name}'"
                )),
                Parents(entities),
                Members(codebook),
                Countries(codebook, entities),
                Dates(codebook, entities),
                Sources(codebook, entities),
                entities
                    .Where(e => !e.Names.Any(n => n.Language == "en"))
                    .Select(e => new CodebookFinding("no-english", e.Id, "has no name in English")),
                entities.SelectMany(e => OrdinaryWords(e, words)),
                codebook.Sources.SelectMany(s => OrdinaryWords(s, words)),
            }
                .SelectMany(f => f)
                .Distinct()
                .OrderBy(f => f.Code, StringComparer.Ordinal)
                .ThenBy(f => f.Row, StringComparer.Ordinal)
                .ThenBy(f => f.Reason, StringComparer.Ordinal),
        ];
    }

    // ── each row by itself, and among its like ──

    private static IEnumerable<CodebookFinding> IdsTwice(CodebookData codebook, Entity[] entities) =>
        entities
            .Select(e => e.Id)
            .Concat(codebook.Sources.Select(s => s.Id))
            .Concat(codebook.Titles.Select(TitleRow))
            .Concat(codebook.Memberships.Select(m => $"{MemberRow(m)} ({m.Role}, {m.From})"))
            .CountBy(id => id, StringComparer.Ordinal)
            .Where(id => id.Value > 1)
            .Select(id => new CodebookFinding("id-twice", id.Key, $"is defined {id.Value} times"));

    private static string TitleRow(OfficeTitle title) => $"title '{title.Title}' ({title.Language}, {title.Rank})";

    private static string MemberRow(Membership member) => $"{member.Grouping} > {member.Member}";

    private static IEnumerable<CodebookFinding> NamesTwice(Entity entity) =>
        entity
            .Names.CountBy(n => (n.Name, n.Language))
            .Where(n => n.Value > 1)
            .Select(n => new CodebookFinding("name-twice", entity.Id, $"has the name '{n.Key.Name}' ({n.Key.Language}) {n.Value} times"));

    private static IEnumerable<CodebookFinding> NamesShared(Entity[] entities)
    {
        var claims = entities
            .SelectMany(e => e.Names.Where(n => !n.IsLocal).Select(n => (Entity: e, Name: n)))
            .GroupBy(c => (Key: WordList.Key(c.Name.Language, c.Name.Name), c.Name.Language, IsCompound: c.Name.Kind == "compound"));
        foreach (var claim in claims)
        {
            Entity[] bearers = [.. claim.Select(c => c.Entity).DistinctBy(e => e.Id, StringComparer.Ordinal)];
            if (bearers.Length > 1 && bearers.Any(a => bearers.Any(b => !HaveStateInCommon(a, b))))
            {
                yield return new(
                    "name-shared",
                    bearers[0].Id,
                    $"claims '{claim.First().Name.Name}' ({claim.Key.Language}) together with {string.Join(", ", bearers[1..].Select(e => e.Id))}; mark it local"
                );
            }
        }
    }

    private static bool HaveStateInCommon(Entity a, Entity b) =>
        a.Id == b.Id || StatesOf(a).Intersect(StatesOf(b), StringComparer.Ordinal).Any();

    private static IEnumerable<string> StatesOf(Entity entity) =>
        entity.Countries.Count > 0 ? entity.Countries
        : entity.Country is { } country ? [country]
        : [entity.Id];

    // ── what a row points to ──

    private static IEnumerable<CodebookFinding> Parents(Entity[] entities)
    {
        var parents = entities.DistinctBy(e => e.Id, StringComparer.Ordinal).ToDictionary(e => e.Id, e => e.Parent, StringComparer.Ordinal);
        foreach (var entity in entities.Where(e => e.Parent is not null))
        {
            if (!parents.ContainsKey(entity.Parent!))
            {
                yield return new("dangling-parent", entity.Id, $"has the parent '{entity.Parent}', which no table defines");
            }
            else if (IsOwnForebear(entity.Id, parents))
            {
                yield return new("parent-circle", entity.Id, $"is its own forebear by way of '{entity.Parent}'");
            }
        }
    }

    private static bool IsOwnForebear(string id, Dictionary<string, string?> parents)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = parents[id]; at is not null && seen.Add(at); at = parents.GetValueOrDefault(at))
        {
            if (at == id)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<CodebookFinding> Members(CodebookData codebook)
    {
        var actors = codebook.Actors.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        return codebook.Memberships.SelectMany(m =>
            new[] { m.Grouping, m.Member }
                .Where(id => !actors.Contains(id))
                .Select(id => new CodebookFinding("dangling-member", MemberRow(m), $"names '{id}', which no table of actors defines"))
        );
    }

    private static IEnumerable<CodebookFinding> Countries(CodebookData codebook, Entity[] entities)
    {
        var states = codebook.Actors.Where(a => a.Kind == "state").Select(a => a.Country).ToHashSet(StringComparer.Ordinal);
        return entities
            .SelectMany(e => e.Countries.Append(e.Country).Distinct(StringComparer.Ordinal).Select(c => (Row: e.Id, Country: c)))
            .Concat(codebook.Sources.Select(s => (Row: s.Id, s.Country)))
            .Where(r => r.Country is not null && !states.Contains(r.Country))
            .Select(r => new CodebookFinding(Country, r.Row, $"is of '{r.Country}', which is no state's code"));
    }

    // ── dates and sources ──

    private static IEnumerable<CodebookFinding> Dates(CodebookData codebook, Entity[] entities) =>
        entities
            .Select(e => (Row: e.Id, e.From, e.To))
            .Concat(entities.SelectMany(e => e.Names.Select(n => (Row: $"{e.Id} '{n.Name}'", n.From, n.To))))
            .Concat(codebook.Memberships.Select(m => (Row: MemberRow(m), m.From, m.To)))
            .Select(r => (r.Row, Reason: DateFault(r.From, r.To)))
            .Where(r => r.Reason is not null)
            .Select(r => new CodebookFinding("date", r.Row, r.Reason!));

    private static string? DateFault(string? from, string? to) =>
        !IsYear(from) ? $"begins in '{from}', which is not a year"
        : !IsYear(to) ? $"ends in '{to}', which is not a year"
        : from is not null && to is not null && string.CompareOrdinal(from, to) > 0 ? $"ends in {to}, before it begins in {from}"
        : null;

    private static bool IsYear(string? date) => date is null || (date.Length == 4 && date.All(char.IsAsciiDigit));

    private static IEnumerable<CodebookFinding> Sources(CodebookData codebook, Entity[] entities) =>
        entities
            .Select(e => (Row: e.Id, e.Source))
            .Concat(entities.SelectMany(e => e.Names.Select(n => (Row: $"{e.Id} '{n.Name}'", n.Source))))
            .Concat(codebook.Memberships.Select(m => (Row: MemberRow(m), m.Source)))
            .Concat(codebook.Titles.Select(t => (Row: TitleRow(t), t.Source)))
            .Concat(codebook.Sources.Select(s => (Row: s.Id, Source: s.Provenance)))
            .Where(r => string.IsNullOrWhiteSpace(r.Source))
            .Select(r => new CodebookFinding(NoSource, r.Row, "does not say where it is from"));

    // ── names that are words ──

    private static IEnumerable<CodebookFinding> OrdinaryWords(Entity entity, IReadOnlyDictionary<string, WordList> words) =>
        entity
            .Names.Where(n => entity.Kind != "state" || n.Kind == "metonym")
            .SelectMany(n => LanguagesOf(entity, n).Select(l => (Name: n, Language: l)))
            .Where(r => words.TryGetValue(r.Language, out var list) && IsOrdinary(r.Name, list))
            .Select(r => new CodebookFinding("ordinary-word", entity.Id, $"has the name '{r.Name.Name}', which is a word ({r.Language})"));

    // An outlet is looked for under its Latin names in any language's text.
    private static IEnumerable<CodebookFinding> OrdinaryWords(Source source, IReadOnlyDictionary<string, WordList> words) =>
        source
            .Aliases.Prepend(source.Name)
            .Where(Scripts.IsLatin)
            .Where(n => words.TryGetValue("en", out var list) && IsOrdinary(new(n, "en", "official", false, null, null, ""), list))
            .Select(n => new CodebookFinding("ordinary-word", source.Id, $"has the name '{n}', which is a word (en)"));

    private static IEnumerable<string> LanguagesOf(Entity entity, EntityName name) =>
        name.Language != "en" && Lexicon.IsReadIn(entity, name, "en") ? [name.Language, "en"] : [name.Language];

    private static bool IsOrdinary(EntityName name, WordList words) =>
        !name.IsInCapitals
        && (
            name.NeedsCapital ? words.IsPart(name.Name)
            : name.Name.Any(char.IsUpper) ? words.HasWord(name.Name)
            : words.HasWord(name.Name) || (IsShortPhrase(name.Name) && name.Name.Split(' ').All(words.HasWord))
        )
        && !(name.IsLocal && IsOfSeveralWords(name.Name));

    private static bool IsShortPhrase(string name) => name.Count(c => c == ' ') is 1 or 2;

    // Chinese, Lao and Korean bodies are words of several characters without a space between: 公安部.
    private static bool IsOfSeveralWords(string name) =>
        name.Contains(' ', StringComparison.Ordinal) || !Scripts.IsLatin(name) && name.Length > 1;
}

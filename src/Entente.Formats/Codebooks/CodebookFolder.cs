using Entente.Codebook;
using Entente.Languages;
using Entente.Text;
using YamlDotNet.RepresentationModel;

namespace Entente.Formats.Codebooks;

/// <summary>Reads a codebook folder into records. Every file counts for the hash; the order on disk does not matter.</summary>
public static class CodebookFolder
{
    public const string Version = "0.2";

    /// <summary>The codebook with the patterns of one language.</summary>
    /// <exception cref="CodebookException">A file cannot be used; the message names file, line and column.</exception>
    public static (CodebookData Codebook, PatternSet Patterns) Read(string folder, string language)
    {
        var (codebook, languages) = ReadAll(folder);
        return (codebook, languages[language].Value);
    }

    /// <summary>The codebook with the patterns of every language; those of a language are compiled when they are first asked for.</summary>
    /// <exception cref="CodebookException">A file cannot be used; the message names file, line and column.</exception>
    public static (CodebookData Codebook, IReadOnlyDictionary<string, Lazy<PatternSet>> Languages) ReadAll(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new CodebookException(folder, 0, 0, "there is no codebook folder here");
        }

        var files = Directory
            .GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .Where(f =>
                (f.Name.EndsWith(".yaml", StringComparison.Ordinal) && !ExampleFolder.IsExamples(f.Name))
                || f.Name.EndsWith(".tsv", StringComparison.Ordinal)
            )
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .ToList();
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var hashed = new List<string?>();
        foreach (var (path, name) in files)
        {
            var bytes = File.ReadAllBytes(path);
            hashed.Add(name);
            hashed.Add(ContentHash.Of(bytes));
            texts[name] = System.Text.Encoding.UTF8.GetString(bytes);
        }

        var hash = ContentHash.OfFields([.. hashed]);
        var names = ReadNames(texts);
        var codebook = new CodebookData
        {
            Version = Version,
            Hash = hash,
            Types = ReadTypes(texts),
            Actors = ReadEntities(texts, "actors/", names),
            Places = ReadPlaces(texts, names),
            Sources = ReadSources(texts),
            Memberships = ReadMemberships(texts),
            Titles = ReadTitles(texts),
        };
        var known = codebook.Actors.Concat(codebook.Places).Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        var stray = names.Where(n => !known.Contains(n.Key)).SelectMany(n => n.Value.Select(v => (n.Key, v.Name)));
        return (
            codebook with
            {
                StrayNames = [.. stray.Order()],
            },
            LanguagesOf(texts).ToDictionary(l => l, l => new Lazy<PatternSet>(() => ReadPatterns(texts, l)), StringComparer.Ordinal)
        );
    }

    // ── tables ──

    private static Dictionary<string, List<EntityName>> ReadNames(SortedDictionary<string, string> texts)
    {
        // The rows of a .names.tsv come before what a person added in an .extra.tsv, so that the usual short name stays the title.
        var names = new Dictionary<string, List<EntityName>>(StringComparer.Ordinal);
        foreach (var (file, text) in texts.OrderBy(t => t.Key.EndsWith(".extra.tsv", StringComparison.Ordinal)))
        {
            if (!file.EndsWith(".names.tsv", StringComparison.Ordinal) && !file.EndsWith(".extra.tsv", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var row in new Table(file, text).Rows)
            {
                var entity = row.Required("entity");
                if (!names.TryGetValue(entity, out var list))
                {
                    names[entity] = list = [];
                }

                list.Add(
                    new(
                        row.Required("name"),
                        row.Required("lang"),
                        row["kind"] ?? "official",
                        row["local"] == "y",
                        row["from"],
                        row["to"],
                        row["source"] ?? ""
                    )
                );
            }
        }

        return names;
    }

    private static List<Entity> ReadEntities(
        SortedDictionary<string, string> texts,
        string under,
        Dictionary<string, List<EntityName>> names
    )
    {
        var entities = new List<Entity>();
        foreach (var (file, text) in texts)
        {
            var isTable = file.StartsWith(under, StringComparison.Ordinal) && file.EndsWith(".tsv", StringComparison.Ordinal);
            var isOther =
                file.EndsWith(".names.tsv", StringComparison.Ordinal)
                || file.EndsWith(".extra.tsv", StringComparison.Ordinal)
                || file.EndsWith(".members.tsv", StringComparison.Ordinal)
                || file.EndsWith("titles.tsv", StringComparison.Ordinal)
                || file.EndsWith("offices.tsv", StringComparison.Ordinal);
            if (!isTable || isOther)
            {
                continue;
            }

            foreach (var row in new Table(file, text).Rows)
            {
                var id = row.Required("id");
                entities.Add(
                    new()
                    {
                        Id = id,
                        Kind = row.Required("kind"),
                        Country = row["country"],
                        Parent = row["parent"],
                        From = row["from"],
                        To = row["to"],
                        Source = row["source"] ?? "",
                        Note = row["note"],
                        Names = names.GetValueOrDefault(id, []),
                    }
                );
            }
        }

        if (entities.GroupBy(e => e.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new CodebookException(under, 0, 0, $"'{twice.Key}' is defined twice");
        }

        return [.. entities.OrderBy(e => e.Id, StringComparer.Ordinal)];
    }

    private static List<Entity> ReadPlaces(SortedDictionary<string, string> texts, Dictionary<string, List<EntityName>> names)
    {
        var places = new List<Entity>();
        foreach (var (file, text) in texts.Where(t => IsPlaceTable(t.Key)))
        {
            foreach (var row in new Table(file, text).Rows)
            {
                var id = row.Required("id");
                var countries = row.Many("countries");
                places.Add(
                    new()
                    {
                        Id = id,
                        Kind = row.Required("kind"),
                        Country = countries.Count == 1 ? countries[0] : null,
                        Countries = countries,
                        Parent = row["parent"],
                        From = row["from"],
                        To = row["to"],
                        Source = row["source"] ?? "",
                        Note = row["note"],
                        Names = names.GetValueOrDefault(id, []),
                    }
                );
            }
        }

        if (places.GroupBy(e => e.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new CodebookException("places/", 0, 0, $"'{twice.Key}' is defined twice");
        }

        return [.. places.OrderBy(p => p.Id, StringComparer.Ordinal)];
    }

    private static bool IsPlaceTable(string file) =>
        file.StartsWith("places/", StringComparison.Ordinal)
        && file.EndsWith(".tsv", StringComparison.Ordinal)
        && !file.EndsWith(".names.tsv", StringComparison.Ordinal)
        && !file.EndsWith(".extra.tsv", StringComparison.Ordinal);

    private static List<Source> ReadSources(SortedDictionary<string, string> texts)
    {
        var sources = new List<Source>();
        foreach (var (file, text) in texts.Where(t => t.Key == "sources/sources.tsv"))
        {
            foreach (var row in new Table(file, text).Rows)
            {
                sources.Add(
                    new()
                    {
                        Id = row.Required("id"),
                        Name = row.Required("name"),
                        Aliases = row.Many("aliases"),
                        Country = row["country"],
                        Owner = row["owner"],
                        Tie = row["tie"],
                        Audience = row["audience"],
                        Languages = row.Many("languages"),
                        Kind = row["kind"],
                        Domain = row["domain"],
                        Provenance = row["source"] ?? "",
                    }
                );
            }
        }

        return [.. sources.OrderBy(s => s.Id, StringComparer.Ordinal)];
    }

    private static List<Membership> ReadMemberships(SortedDictionary<string, string> texts)
    {
        var memberships = new List<Membership>();
        foreach (var (file, text) in texts.Where(t => t.Key.EndsWith(".members.tsv", StringComparison.Ordinal)))
        {
            memberships.AddRange(
                new Table(file, text).Rows.Select(row => new Membership(
                    row.Required("grouping"),
                    row.Required("member"),
                    row["role"] ?? "member",
                    row["from"],
                    row["to"],
                    row["source"] ?? ""
                ))
            );
        }

        return memberships;
    }

    private static List<OfficeTitle> ReadTitles(SortedDictionary<string, string> texts) =>
        texts.TryGetValue("actors/titles.tsv", out var text)
            ?
            [
                .. new Table("actors/titles.tsv", text).Rows.Select(row => new OfficeTitle(
                    row.Required("title"),
                    row.Required("lang"),
                    row.Required("rank"),
                    row["source"] ?? ""
                )),
            ]
            : [];

    // ── event types ──

    private static List<EventType> ReadTypes(SortedDictionary<string, string> texts)
    {
        var types = new List<EventType>();
        foreach (var (file, text) in texts.Where(t => t.Key.EndsWith("/definition.yaml", StringComparison.Ordinal)))
        {
            var map = YamlText.Map(text, file);
            types.Add(
                new()
                {
                    Code = map.Text("type") ?? throw new CodebookException(file, 1, 1, "no 'type'"),
                    Family = map.Text("kind") == "assertion" ? null : map.Text("family"),
                    Name = map.Text("name") ?? "",
                    Definition = map.Text("definition") ?? "",
                    Roles =
                    [
                        .. map.Maps("roles")
                            .Select(r => new EventRole(
                                r.Text("role") ?? "",
                                r.Text("many") == "true",
                                r.Text("required") == "true",
                                r.Text("meaning") ?? ""
                            )),
                    ],
                    Include = map.Texts("include"),
                    Exclude = map.Find("exclude") is YamlSequenceNode excludes ? [.. excludes.Children.Select(Exclusion)] : [],
                    Plover = map.Find("plover") is YamlMappingNode plover ? plover.Text("event") : map.Text("plover"),
                    Cameo = string.Join(' ', map.Texts("cameo")),
                }
            );
        }

        return [.. types.OrderBy(t => t.Family ?? "~", StringComparer.Ordinal).ThenBy(t => t.Code, StringComparer.Ordinal)];
    }

    private static string Exclusion(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => map.Text("use") is { } use ? $"{map.Text("what")} ({use})" : map.Text("what") ?? "",
            YamlScalarNode scalar => scalar.Value ?? "",
            _ => "",
        };

    // ── patterns ──

    /// <summary>The language that shapes and frames are written for first; others share them by the labels of their verbs.</summary>
    private const string First = "en";

    /// <summary>Languages that have words to read with, English first.</summary>
    private static IEnumerable<string> LanguagesOf(SortedDictionary<string, string> texts) =>
        texts
            .Keys.Where(f => f.StartsWith("events/grammar.", StringComparison.Ordinal) && f.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(f => f["events/grammar.".Length..^".yaml".Length])
            .Prepend(First);

    private static PatternSet ReadPatterns(SortedDictionary<string, string> texts, string language)
    {
        var words = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var shapes = new List<Shape>();
        var frames = new List<Frame>();
        var verbs = new List<LabelledVerb>();
        var forms = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>(StringComparer.Ordinal);
        foreach (var (file, text) in texts)
        {
            if (file == $"events/verbs.{language}.yaml")
            {
                ReadVerbs(YamlText.Map(text, file), verbs, forms);
                continue;
            }

            if (file == $"events/words.{language}.yaml")
            {
                AddWords(words, YamlText.Map(text, file));
            }
            else if (file == $"events/shapes.{First}.yaml" || file == $"events/shapes.{language}.yaml")
            {
                shapes.AddRange(YamlText.Map(text, file).Maps("shapes").Select(m => ReadShape(m, file)));
            }
            else if (
                file.EndsWith($"/patterns.{First}.yaml", StringComparison.Ordinal)
                || file.EndsWith($"/patterns.{language}.yaml", StringComparison.Ordinal)
            )
            {
                var map = YamlText.Map(text, file);
                var type = file.Split('/')[1];
                if (map.Find("words") is YamlMappingNode own && file.EndsWith($".{language}.yaml", StringComparison.Ordinal))
                {
                    AddWords(words, own);
                }

                frames.AddRange(map.Maps("frames").Select(m => ReadFrame(m, type, file)));
            }
        }

        AddTitles(words, texts, language);
        return new()
        {
            Language = language,
            Words = words,
            Shapes = shapes,
            Frames = frames,
            Grammar = texts.TryGetValue($"events/grammar.{language}.yaml", out var grammar)
                ? ReadGrammar(YamlText.Map(grammar, $"events/grammar.{language}.yaml"), language)
                : null,
            Verbs = verbs,
            IrregularForms = forms,
        };
    }

    private static Grammar ReadGrammar(YamlMappingNode map, string language)
    {
        var sections = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Children)
        {
            if (key is not YamlScalarNode { Value: { } section } || section == "language")
            {
                continue;
            }

            var labels = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            if (value is YamlMappingNode inner)
            {
                foreach (var (label, _) in inner.Children)
                {
                    labels[((YamlScalarNode)label).Value ?? ""] = Natives(inner, ((YamlScalarNode)label).Value ?? "");
                }
            }
            else
            {
                labels[""] = Natives(map, section);
            }

            sections[section] = labels;
        }

        return new() { Language = language, Sections = sections };
    }

    private static List<string> Natives(YamlMappingNode map, string key) =>
        [.. map.Texts(key).SelectMany(t => t.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private static void ReadVerbs(
        YamlMappingNode map,
        List<LabelledVerb> verbs,
        Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> forms
    )
    {
        foreach (var (key, value) in map.Children)
        {
            if (key is not YamlScalarNode { Value: { } label })
            {
                continue;
            }

            if (label == "forms" && value is YamlMappingNode irregular)
            {
                foreach (var (verb, kinds) in irregular.Children)
                {
                    if (kinds is YamlMappingNode inner)
                    {
                        forms[((YamlScalarNode)verb).Value ?? ""] = inner
                            .Children.Keys.OfType<YamlScalarNode>()
                            .ToDictionary(
                                k => k.Value ?? "",
                                k =>
                                    (IReadOnlyList<string>)
                                        [
                                            .. inner
                                                .Texts(k.Value ?? "")
                                                .SelectMany(t =>
                                                    t.Split(
                                                        [';', ' ', ','],
                                                        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                                                    )
                                                ),
                                        ],
                                StringComparer.Ordinal
                            );
                    }
                }

                continue;
            }

            verbs.AddRange(Natives(map, label).Select(native => new LabelledVerb(label, native)));
        }
    }

    private static void AddTitles(
        SortedDictionary<string, IReadOnlyList<string>> words,
        SortedDictionary<string, string> texts,
        string language
    )
    {
        if (!texts.TryGetValue("actors/titles.tsv", out var text))
        {
            return;
        }

        foreach (
            var group in new Table("actors/titles.tsv", text)
                .Rows.Where(r => r["lang"] == language)
                .GroupBy(r => "title." + r.Required("rank"), StringComparer.Ordinal)
        )
        {
            words[group.Key] = [.. words.GetValueOrDefault(group.Key, []), .. group.Select(r => r.Required("title"))];
        }
    }

    private static void AddWords(SortedDictionary<string, IReadOnlyList<string>> words, YamlMappingNode map)
    {
        foreach (var (key, value) in map.Children)
        {
            if (key is YamlScalarNode { Value: { } name } && value is YamlSequenceNode or YamlScalarNode)
            {
                words[name] =
                [
                    .. words.GetValueOrDefault(name, []),
                    .. map.Texts(name)
                        .SelectMany(t => t.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
                ];
            }
        }
    }

    private static Shape ReadShape(YamlMappingNode map, string file) =>
        new()
        {
            Id = map.Text("id") ?? throw new CodebookException(file, map.Start.Line, map.Start.Column, "a shape needs an id"),
            Verbs = Words(map, "verbs"),
            Nouns = Words(map, "nouns"),
            Light = Words(map, "light"),
            Roles = map.Find("roles") is YamlMappingNode roles
                ? roles.Children.ToDictionary(
                    r => ((YamlScalarNode)r.Key).Value!,
                    r => ((YamlScalarNode)r.Value).Value!,
                    StringComparer.Ordinal
                )
                : throw new CodebookException(file, map.Start.Line, map.Start.Column, "a shape needs roles"),
            Mutual = map.Text("mutual") == "true",
            SplitsObject = map.Text("splits") == "items",
            Offers = map.Text("offers") == "true",
            SplitsPrincipals = map.Text("splits") == "principals",
        };

    private static List<string> Words(YamlMappingNode map, string key) =>
        [.. map.Texts(key).SelectMany(t => t.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static Frame ReadFrame(YamlMappingNode map, string type, string file) =>
        new()
        {
            Id = $"{type}/{map.Text("id") ?? throw new CodebookException(file, map.Start.Line, map.Start.Column, "a frame needs an id")}",
            Type = type,
            Shape = map.Text("shape") ?? throw new CodebookException(file, map.Start.Line, map.Start.Column, "a frame needs a shape"),
            Needs = [.. map.Texts("needs").Select(Need.Parse)],
            Priority = map.Text("priority") is { } priority ? int.Parse(priority, System.Globalization.CultureInfo.InvariantCulture) : 0,
            States = map.Text("states") is { } states ? int.Parse(states, System.Globalization.CultureInfo.InvariantCulture) : 2,
            Confidence = map.Text("confidence") is { } confidence
                ? double.Parse(confidence, System.Globalization.CultureInfo.InvariantCulture)
                : 0.8,
            Status = map.Text("status"),
        };
}

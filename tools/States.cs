// Writes codebook/actors/states.tsv and states.names.tsv, and codebook/places/capitals.tsv and capitals.names.tsv: dotnet run tools/States.cs
// Four npm packages are the source, each pinned to a version and its sha512; a file that does not match is refused. The results are
// committed. What these data sets do not give is written by hand in states.extra.tsv and capitals.extra.tsv.
//   world-countries        ISO codes, official and native names, demonyms, capitals; Open Database License
//   cldr-localenames-full  names of territories; Unicode License v3
//   cldr-dates-full        names of capitals, where they stand for a time zone; Unicode License v3
using System.Diagnostics;
using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

const string Countries = "world-countries 5.1.0";
const string Territories = "cldr-localenames-full 48.2.0";
const string Zones = "cldr-dates-full 48.2.0";
string[] languages = ["en", "zh", "zh-Hant", "vi", "es", "ko", "lo", "ru", "fr"];

// A language's code in world-countries' translations; it has none for Vietnamese and Lao.
var translations = new Dictionary<string, string>
{
    ["zh"] = "zho",
    ["es"] = "spa",
    ["ko"] = "kor",
    ["ru"] = "rus",
    ["fr"] = "fra",
};

// Capitals that mean something else far oftener. As a place, the capital of a sovereign state then takes its state's name with it.
HashSet<string> misleadingCapitals = ["Malé", "Victoria", "Hamilton", "Plymouth", "Stanley", "Douglas", "The Valley", "The Bottom"];

// Names that the data set gets wrong; states.extra.tsv has the right one.
HashSet<(string, string)> wrong =
[
    ("lao", "ສາທາລະນະ ຊາທິປະໄຕ ຄົນລາວ ຂອງ"),
    ("khm", "Kâmpŭchéa"),
    ("prk", "朝鲜人民民主共和国"),
    ("mkd", "北馬其頓共和國"),
    ("bes", "荷蘭加勒比區"),
    ("dma", "多米尼加共和国"),
    ("dma", "도미니카 공화국"),
    ("iot", "인도 공화국"),
    ("sgs", "조지아"),
    ("vgb", "Виргинские острова"),
];

// The codebook has the shortest code of BCP 47, world-countries the three letters of ISO 639-3.
var shortCodes = (
    "afr=af amh=am ara=ar aym=ay aze=az bel=be ben=bn ber=ber bis=bi bos=bs bul=bg cat=ca ces=cs cha=ch dan=da deu=de div=dv dzo=dz ell=el est=et "
    + "eng=en fao=fo fas=fa fij=fj fin=fi fra=fr gle=ga glv=gv grn=gn hat=ht heb=he her=hz hin=hi hrv=hr hun=hu hye=hy ind=id isl=is ita=it jpn=ja kal=kl kat=ka "
    + "kaz=kk khm=km kin=rw kir=ky kon=kg kor=ko lao=lo lat=la lav=lv lin=ln lit=lt ltz=lb lua=lua mah=mh mkd=mk mlg=mg mlt=mt mon=mn mri=mi msa=ms "
    + "mya=my nau=na nbl=nr nde=nd ndo=ng nep=ne nld=nl nno=nn nob=nb nor=no nya=ny pol=pl por=pt prs=fa pus=ps que=qu roh=rm ron=ro run=rn rus=ru "
    + "sag=sg sin=si slk=sk slv=sl smo=sm sna=sn som=so sot=st spa=es sqi=sq srp=sr ssw=ss swa=sw swe=sv tam=ta tgk=tg tha=th tir=ti ton=to tsn=tn "
    + "tso=ts tuk=tk tur=tr ukr=uk urd=ur uzb=uz ven=ve vie=vi xho=xh zul=zu"
)
    .Split(' ')
    .ToDictionary(pair => pair[..3], pair => pair[4..]);

var placeNotes = new Dictionary<string, string>
{
    ["place.jerusalem"] = "capital according to the data set; its status is disputed",
    ["place.ramallah"] = "seat of the Palestinian Authority",
};

// Of two sovereign states that share a demonym, the one that is meant far oftener.
HashSet<(string, string)> usual =
[
    ("cod", "Congolese"),
    ("cod", "congolais"),
    ("cod", "congolaise"),
    ("dom", "Dominican"),
    ("dom", "dominicain"),
    ("dom", "dominicaine"),
];

var countries = Json(
    Fetch(
        "world-countries",
        "5.1.0",
        "CXR6EBvTbArDlDDIWU3gfKb7Qk0ck2WNZ234b/A0vuecPzIfzzxH+O6Ejnvg1sT8XuiZjVlzOH0h08ZtaO7g0w==",
        "countries.json"
    )["countries.json"]
);
var territoryFiles = Fetch(
    "cldr-localenames-full",
    "48.2.0",
    "4o0paYDz0UXhfhChAVFkmVl2CP0YTSEqE6WrC0fNafaSC5u5DAXphxH3SZ1Ujczarikr8DToKZfiok6EqWLdNQ==",
    [.. languages.Select(l => $"main/{l}/territories.json")]
);
var zoneFiles = Fetch(
    "cldr-dates-full",
    "48.2.0",
    "zMrKvjMO414HDftLr6vKH1fNQHakFNe+F1h4S0eg+zmL4WRi9pI41fxB3UrTJDY42MEM87jCuAw/qlqCgYKcAQ==",
    [.. languages.Select(l => $"main/{l}/timeZoneNames.json")]
);
var territories = languages.ToDictionary(
    l => l,
    l =>
        Json(territoryFiles[$"main/{l}/territories.json"])
            .GetProperty("main")
            .GetProperty(l)
            .GetProperty("localeDisplayNames")
            .GetProperty("territories")
            .EnumerateObject()
            .ToDictionary(p => p.Name, p => p.Value.GetString()!)
);
var zones = languages.ToDictionary(l => l, l => Cities(Json(zoneFiles[$"main/{l}/timeZoneNames.json"]), l));

var states = countries.EnumerateArray().Select(c => new State(c)).OrderBy(s => s.Id, StringComparer.Ordinal).ToList();
var names = new List<Name>();
var places = new List<(string Id, string Country)>();
var placeNames = new List<Name>();
foreach (var state in states)
{
    AddShort(state);
    AddOfficial(state);
    AddNative(state);
    AddDemonyms(state);
    AddCapitals(state);
}

Write(
    "codebook/actors/states.tsv",
    "id\tkind\tcountry\tparent\tfrom\tto\tsource\tnote",
    states.Select(s => $"{s.Id}\tstate\t{s.Code}\t\t\t\t{Countries}\t{(s.IsAssigned ? "" : "user-assigned code, not in ISO 3166")}")
);
Write("codebook/actors/states.names.tsv", Name.Header, Rows(Shared(Once(names))));
Write(
    "codebook/places/capitals.tsv",
    "id\tkind\tcountries\tparent\tlat\tlon\tsource\tnote",
    places
        .OrderBy(p => p.Id, StringComparer.Ordinal)
        .Select(p => $"{p.Id}\tcapital\t{p.Country}\t\t\t\t{Countries}\t{placeNotes.GetValueOrDefault(p.Id)}")
);
Write("codebook/places/capitals.names.tsv", Name.Header, Rows(Once(placeNames)));

void AddShort(State state)
{
    names.Add(new(state.Id, state.Common, "en", "short", false, Countries, IsUsual: true));
    foreach (var language in languages)
    {
        var known = territories[language];
        var main = known.GetValueOrDefault(state.Code2);
        var shorter = known.GetValueOrDefault(state.Code2 + "-alt-short");
        var found = new[] { shorter is null || IsPlain(main) || IsAbbreviation(shorter) ? main : null, shorter }
            .Append(known.GetValueOrDefault(state.Code2 + "-alt-variant"))
            .OfType<string>()
            .SelectMany(n => Plain(state, n))
            .ToList();
        foreach (var name in found)
        {
            Add(state, name, language, IsAbbreviation(name) ? "abbreviation" : "short", Territories);
        }

        if (
            (found.Count == 0 || found.Exists(n => n.Contains("о-в", StringComparison.Ordinal)))
            && translations.TryGetValue(language, out var code)
        )
        {
            Add(state, state.Translation(code, "common"), language, "short", Countries);
        }
    }
}

// "Myanmar (Burma)" is two names; another name with a part in parentheses is written so nowhere but in lists.
IEnumerable<string> Plain(State state, string name)
{
    var cut = name.Split('(', ')');
    return cut.Length == 1 ? [name.Replace(" - ", "-", StringComparison.Ordinal)]
        : state.Id == "mmr" ? [cut[0].Trim(), cut[1].Trim()]
        : [];
}

static bool IsPlain(string? name) =>
    name is not null
    && !name.Contains('(', StringComparison.Ordinal)
    && !name.Contains(',', StringComparison.Ordinal)
    && !name.StartsWith("R.A.S.", StringComparison.Ordinal)
    && !name.EndsWith("SAR China", StringComparison.Ordinal)
    && !name.StartsWith("中国", StringComparison.Ordinal)
    && !name.StartsWith("中國", StringComparison.Ordinal)
    && !name.StartsWith("Đặc khu", StringComparison.Ordinal);

static bool IsAbbreviation(string name) => name.Length <= 7 && char.IsUpper(name[0]) && !name.Any(char.IsLower);

void AddOfficial(State state)
{
    Add(state, state.Official, "en", "official", Countries);
    foreach (var (language, code) in translations)
    {
        Add(state, state.Translation(code, "official"), language, "official", Countries);
    }
}

void AddNative(State state)
{
    foreach (var (code, official, common) in state.Native)
    {
        var language = Language(code, state);
        if (language is not null and not "en")
        {
            Add(state, common, language, "short", Countries);
            Add(state, official, language, "official", Countries);
        }
    }
}

string? Language(string code, State state) =>
    code switch
    {
        "zho" => state.Id is "chn" or "sgp" ? "zh" : "zh-Hant",
        "bar" or "gsw" => "de",
        _ => shortCodes.GetValueOrDefault(code, code),
    };

void AddDemonyms(State state)
{
    foreach (var name in state.Demonyms("eng"))
    {
        Add(state, name, "en", "demonym", Countries);
    }

    // French writes the adjective small, and a small letter in the codebook matches the capital of the noun too.
    foreach (var name in state.Demonyms("fra").Where(n => !n.Contains(',', StringComparison.Ordinal)))
    {
        Add(state, char.ToLowerInvariant(name[0]) + name[1..], "fr", "demonym", Countries);
    }
}

void AddCapitals(State state)
{
    foreach (var capital in state.Capitals)
    {
        var isMisleading = misleadingCapitals.Contains(capital);
        var known = new List<Name>();
        if (!isMisleading)
        {
            known.Add(new(state.Id, capital, "en", "metonym", false, Countries));
            foreach (var language in languages)
            {
                if (Zone(capital, state) is { } zone && zones[language].TryGetValue(zone, out var name) && name != capital)
                {
                    known.Add(new(state.Id, name, language, "metonym", false, Zones));
                }
            }
        }

        names.AddRange(known);
        if (state.IsSovereign)
        {
            var id = "place." + Slug(capital);
            places.Add((id, state.Code));
            placeNames.Add(new(id, isMisleading ? $"{capital}, {state.Common}" : capital, "en", "official", false, Countries));
            placeNames.AddRange(known.Select(k => k with { Entity = id, Kind = "official" }));
        }
    }
}

// A zone's city is named for the place, so a capital of another continent's zone is no matter.
string? Zone(string capital, State state) =>
    zones["en"].Where(z => z.Value == capital).Select(z => z.Key).FirstOrDefault()
    ?? zones["zh"]
        .Keys.Where(z => z.Split('/')[^1].Replace('_', ' ') == Unaccented(capital))
        .Order(StringComparer.Ordinal)
        .FirstOrDefault();

static string Unaccented(string text) =>
    string.Concat(text.Normalize(NormalizationForm.FormD).Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));

static string Slug(string text) =>
    string.Join(
        '-',
        string.Concat(
                Unaccented(text)
                    .ToLowerInvariant()
                    .Select(c =>
                        char.IsAsciiLetter(c) ? c
                        : c is '\'' or '.' ? '\0'
                        : '-'
                    )
            )
            .Replace("\0", "", StringComparison.Ordinal)
            .Split('-', StringSplitOptions.RemoveEmptyEntries)
    );

void Add(State state, string? name, string language, string kind, string source)
{
    var said = name?.Trim();
    var isHalfTranslated = language is "ru" or "zh" or "ko" && said is not null && said.Any(char.IsAsciiLetter);
    if (!string.IsNullOrEmpty(said) && !isHalfTranslated && !wrong.Contains((state.Id, said)))
    {
        names.Add(new(state.Id, said, language, kind, false, source));
    }
}

// One row a name: the short form before the official one where both are the same.
static List<Name> Once(List<Name> all) => [.. all.DistinctBy(n => (n.Entity, n.Text, n.Language))];

// A name of a sovereign state is no other territory's; where several sovereign states, or several territories, share one, it is local to each but
// the one that is usually meant.
List<Name> Shared(List<Name> all)
{
    var sovereign = states.Where(s => s.IsSovereign).Select(s => s.Id).ToHashSet();
    var kept = new List<Name>();
    foreach (var group in all.GroupBy(n => (n.Text, n.Language)))
    {
        var claims = group.Any(n => sovereign.Contains(n.Entity)) ? group.Where(n => sovereign.Contains(n.Entity)).ToList() : [.. group];
        foreach (var lost in group.Except(claims))
        {
            Console.WriteLine($"left out: {lost.Entity} {lost.Text} ({lost.Language} {lost.Kind}), which is {claims[0].Entity}'s");
        }

        kept.AddRange(claims.Count == 1 ? claims : claims.Select(c => c with { IsLocal = !usual.Contains((c.Entity, c.Text)) }));
    }

    return kept;
}

static IEnumerable<string> Rows(List<Name> all) =>
    all.OrderBy(n => n.Entity, StringComparer.Ordinal)
        .ThenBy(n => n.Language, StringComparer.Ordinal)
        .ThenBy(n => n.Kind, StringComparer.Ordinal)
        .ThenBy(n => n.IsUsual ? 0 : 1)
        .ThenBy(n => n.Text, StringComparer.Ordinal)
        .Select(n => $"{n.Entity}\t{n.Text}\t{n.Language}\t{n.Kind}\t{(n.IsLocal ? "y" : "n")}\t\t\t{n.Source}");

static void Write(string path, string header, IEnumerable<string> rows)
{
    var lines = rows.ToList();
    File.WriteAllText(path, string.Join('\n', lines.Prepend(header)) + "\n");
    Console.WriteLine($"{lines.Count} rows in {path}");
}

static Dictionary<string, string> Cities(JsonElement file, string language)
{
    var found = new Dictionary<string, string>();
    void Walk(JsonElement at, string path)
    {
        foreach (var child in at.EnumerateObject().Where(c => c.Value.ValueKind == JsonValueKind.Object))
        {
            var zone = path + child.Name;
            if (child.Value.TryGetProperty("exemplarCity", out var city))
            {
                found[zone] = city.GetString()!;
            }
            else
            {
                Walk(child.Value, zone + "/");
            }
        }
    }

    Walk(file.GetProperty("main").GetProperty(language).GetProperty("dates").GetProperty("timeZoneNames").GetProperty("zone"), "");
    return found;
}

static JsonElement Json(byte[] bytes) => JsonDocument.Parse(bytes).RootElement;

static Dictionary<string, byte[]> Fetch(string package, string version, string sha512, params string[] files)
{
    var scratch = Directory.CreateTempSubdirectory("entente-states-").FullName;
    using var npm = Process.Start(
        new ProcessStartInfo("npm", ["pack", $"{package}@{version}", "--silent", "--pack-destination", scratch])
        {
            RedirectStandardOutput = true,
        }
    )!;
    var packed = npm.StandardOutput.ReadToEnd().Trim().Split('\n')[^1];
    npm.WaitForExit();
    var tarball = File.ReadAllBytes(Path.Combine(scratch, packed));
    Directory.Delete(scratch, recursive: true);
    if (Convert.ToBase64String(SHA512.HashData(tarball)) != sha512)
    {
        throw new InvalidOperationException($"{package} {version} is not the package that was pinned");
    }

    var found = new Dictionary<string, byte[]>();
    using var tar = new TarReader(new GZipStream(new MemoryStream(tarball), CompressionMode.Decompress));
    while (tar.GetNextEntry() is { } entry)
    {
        var name = entry.Name["package/".Length..];
        if (entry.DataStream is { } data && files.Contains(name))
        {
            using var copy = new MemoryStream();
            data.CopyTo(copy);
            found[name] = copy.ToArray();
        }
    }

    return found;
}

/// <param name="IsUsual">The one to show of several names of a kind: it stands first.</param>
sealed record Name(string Entity, string Text, string Language, string Kind, bool IsLocal, string Source, bool IsUsual = false)
{
    public const string Header = "entity\tname\tlang\tkind\tlocal\tfrom\tto\tsource";
}

sealed class State(JsonElement country)
{
    // Kosovo has no ISO code; XKX is the one in use.
    public string Code { get; } = country.GetProperty("cca3").GetString() is var code && code == "UNK" ? "XKX" : code!;

    public string Id => Code.ToLowerInvariant();

    public string Code2 { get; } = country.GetProperty("cca2").GetString()!;

    public bool IsAssigned { get; } = country.GetProperty("status").GetString() == "officially-assigned";

    public bool IsSovereign { get; } =
        country.GetProperty("independent").ValueKind == JsonValueKind.True
        || country.GetProperty("cca3").GetString() is "TWN" or "UNK" or "PSE";

    public string Common { get; } = country.GetProperty("name").GetProperty("common").GetString()!;

    public string Official { get; } = country.GetProperty("name").GetProperty("official").GetString()!;

    public IEnumerable<string> Capitals =>
        country.GetProperty("capital").EnumerateArray().Select(c => c.GetString()!).Where(c => c.Length > 0);

    public IEnumerable<(string Code, string Official, string Common)> Native =>
        country
            .GetProperty("name")
            .GetProperty("native")
            .EnumerateObject()
            .Select(n => (n.Name, n.Value.GetProperty("official").GetString()!, n.Value.GetProperty("common").GetString()!));

    public string? Translation(string language, string kind) =>
        country.GetProperty("translations").TryGetProperty(language, out var t) ? t.GetProperty(kind).GetString() : null;

    public IEnumerable<string> Demonyms(string language) =>
        country.GetProperty("demonyms").TryGetProperty(language, out var d)
            ? new[] { d.GetProperty("m").GetString()!, d.GetProperty("f").GetString()! }.Where(n => n.Length > 0).Distinct()
            : [];
}

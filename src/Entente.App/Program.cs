using System.Text;
using Entente.Assertions;
using Entente.Codebook;
using Entente.Documents;
using Entente.Formats.Codebooks;
using Entente.Formats.Writers;
using Entente.Text;
using Entente.Time;

var (book, patterns) = CodebookFolder.Read("/work/main/codebook", "en");
var coder = new Coder(new Lexicon(book, patterns));
if (args[0] == "--chunks")
{
    var lexicon = new Lexicon(book, patterns);
    var text = args[1];
    var scan = Entente.Mentions.Scan.Of(text, 0, text.Length, lexicon);
    var hidden = new bool[scan.Count];
    var depth = 0;
    for (var i = 0; i < scan.Count; i++)
    {
        if (scan.IsMark(i, '(')) depth++;
        hidden[i] = depth > 0 || scan.IsMark(i, '“') || scan.IsMark(i, '”') || scan.IsMark(i, '"');
        if (scan.IsMark(i, ')')) depth--;
    }
    var chunks = Entente.Mentions.Chunker.Chunk(scan, hidden);
    foreach (var c in chunks) Console.WriteLine($"{c.Kind,-13} {scan.Slice(c.From, c.To)} {(c.Verb is { } v ? $"<{v.Lemma} {v.Tense} {(v.IsPassive ? "passive" : "")}>" : "")}");
    foreach (var c in Entente.Mentions.ClauseBuilder.Build(chunks)) Console.WriteLine($"CLAUSE {c.Group.Lemma} {c.Link} gov={c.Governor?.Group.Lemma} S=[{string.Join("; ", c.Subject.Select(x => scan.Slice(x.From, x.To)))}] SG=[{string.Join("; ", c.SubjectGroups.Select(x => x.Preposition + " " + scan.Slice(x.Noun.From, x.Noun.To)))}] O=[{string.Join("; ", c.Objects.Select(x => scan.Slice(x.From, x.To)))}] G=[{string.Join("; ", c.Groups.Select(x => x.Preposition + " " + scan.Slice(x.Noun.From, x.Noun.To)))}]");
    foreach (var a in Entente.Mentions.ActorFinder.Find(scan, lexicon, new Entente.Mentions.Discourse(), hidden)) Console.WriteLine($"ACTOR {a.Name} {a.Kind} {a.Country} {a.Entity?.Id} {a.IsPrincipal}");
    return;
}

using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
foreach (var path in args)
{
    var raw = File.ReadAllText(path);
    var meta = DocumentMetadata.None;
    if (raw.StartsWith("---\n", StringComparison.Ordinal))
    {
        var close = raw.IndexOf("\n---\n", StringComparison.Ordinal);
        var front = raw[4..close];
        raw = raw[(close + 5)..];
        string? Get(string k) => front.Split('\n').Where(l => l.StartsWith(k + ":", StringComparison.Ordinal)).Select(l => l[(k.Length + 1)..].Trim().Trim('"')).FirstOrDefault();
        meta = new() { Title = Get("title"), Publisher = Get("publisher"), Date = Edtf.TryParse(Get("date"), out var d) ? d : null, Language = Get("lang") };
    }

    var document = new Document { Id = new(ContentHash.Of(File.ReadAllBytes(path))), Name = path, MediaType = "text/plain", Text = new(raw), Metadata = meta, ReadBy = "text/1" };
    foreach (var assertion in coder.Code(document).Assertions)
    {
        await output.WriteLineAsync(AssertionJson.Line(assertion, path));
    }
}

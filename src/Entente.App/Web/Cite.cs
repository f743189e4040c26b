using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Assertions;
using Entente.Documents;
using Entente.Events;

namespace Entente.App.Web;

/// <summary>A record as a work to be cited.</summary>
/// <param name="Id">File name without its ending: <c>EV-3f0c9a12</c>.</param>
/// <param name="Kind">CSL type: <c>dataset</c> for what Entente made, <c>article</c> or <c>article-newspaper</c> for a document held.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Authors">Who wrote it; empty where no one is named.</param>
/// <param name="Container">What it appeared in.</param>
/// <param name="Date">EDTF; null where unknown.</param>
/// <param name="Url">Where the original stands; null for records of this case.</param>
/// <param name="Note">Codebook and coder, so that the figure can be made again.</param>
internal sealed record Citation(
    string Id,
    string Kind,
    string Title,
    IReadOnlyList<string> Authors,
    string? Container,
    string? Date,
    string? Url,
    string? Note
)
{
    public static IReadOnlyList<(string Name, string Ending)> Formats { get; } = [("RIS", "ris"), ("BibTeX", "bib"), ("CSL-JSON", "json")];

    private string? Year =>
        Date is { Length: >= 4 } date
            ? date.AsSpan(0, 4).ToString() is var year && year.All(char.IsAsciiDigit)
                ? year
                : null
            : null;

    /// <summary>For a footnote.</summary>
    public string Plain()
    {
        var text = new StringBuilder();
        text.Append(Authors.Count > 0 ? Show.List(Authors) + ". " : "").Append(Title.TrimEnd('.')).Append(". ");
        text.Append(Container is null ? "" : Container + ", ").Append(Date ?? "no date").Append('.');
        text.Append(Url is null ? "" : $" {Url}.").Append(Note is null ? "" : $" {Note}.");
        return Flat(text.ToString());
    }

    public string Write(string ending) =>
        ending switch
        {
            "ris" => Ris(),
            "bib" => BibTeX(),
            "json" => Csl(),
            _ => throw new ArgumentOutOfRangeException(nameof(ending), ending, "no such citation format"),
        };

    private string Ris()
    {
        var ris = new StringBuilder();
        Line(
            "TY",
            Kind == "dataset" ? "DATA"
                : Kind == "article-newspaper" ? "NEWS"
                : "GEN"
        );
        Line("TI", Title);
        foreach (var author in Authors)
        {
            Line("AU", author);
        }

        Line("T2", Container);
        Line("PY", Year);
        Line("DA", Date is { Length: 10 } day ? day.Replace('-', '/') : null);
        Line("UR", Url);
        Line("ID", Id);
        Line("N1", Note);
        return ris.Append("ER  - \r\n").ToString();

        void Line(string tag, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                ris.Append(tag).Append("  - ").Append(Flat(value)).Append("\r\n");
            }
        }
    }

    private string BibTeX()
    {
        var fields = new List<(string Name, string? Value)>
        {
            ("title", Title),
            ("author", Authors.Count == 0 ? null : string.Join(" and ", Authors)),
            (Kind == "dataset" ? "organization" : "journal", Container),
            ("year", Year),
            ("date", Date),
            ("url", Url),
            ("note", Note),
        };
        var written = fields.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => $"  {f.Name} = {{{Tex(Flat(f.Value!))}}}");
        return $"@misc{{{Id},\n{string.Join(",\n", written)}\n}}\n";
    }

    private string Csl()
    {
        var item = new SortedDictionary<string, object>(StringComparer.Ordinal)
        {
            ["id"] = Id,
            ["type"] = Kind,
            ["title"] = Flat(Title),
        };
        Put("container-title", Container is null ? null : Flat(Container));
        Put("URL", Url);
        Put("note", Note);
        Put(
            "author",
            Authors.Count == 0
                ? null
                : Authors.Select(a => new Dictionary<string, string>(StringComparer.Ordinal) { ["literal"] = Flat(a) }).ToList()
        );
        if (Date is not null && Time.Edtf.TryParse(Date, out _) && Year is not null)
        {
            var parts = Date.Split('-')
                .Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
                .ToList();
            Put(
                "issued",
                new Dictionary<string, object>(StringComparer.Ordinal) { ["date-parts"] = new[] { parts.TakeWhile(p => p > 0) } }
            );
        }

        return JsonSerializer.Serialize(new[] { item }, CslOptions) + "\n";

        void Put(string name, object? value)
        {
            if (value is not null)
            {
                item[name] = value;
            }
        }
    }

    private static readonly JsonSerializerOptions CslOptions = new() { WriteIndented = true };

    // One line, nothing unseen: a line break in a title must not begin a field of its own.
    private static string Flat(string text) => VisibleEncoder.Visible(text.ReplaceLineEndings(" ").Replace('\t', ' ')).Trim();

    private static string Tex(string text)
    {
        var tex = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => tex.Append("\\textbackslash{}"),
                '{' or '}' or '%' or '&' or '#' or '$' or '_' => tex.Append('\\').Append(c),
                '~' => tex.Append("\\textasciitilde{}"),
                '^' => tex.Append("\\textasciicircum{}"),
                _ => tex.Append(c),
            };
        }

        return tex.ToString();
    }
}

/// <summary>The citations of a case's records.</summary>
internal static class Citations
{
    public static Citation Of(SiteData site) => Record(site, "case", site.Title, site.Title);

    public static Citation Of(SiteData site, Event e) => Record(site, e.Id.Value, $"{site.Headline(e)} ({e.Id.Value})", site.Title);

    public static Citation Of(SiteData site, EventSeries series) =>
        Record(site, series.Key, $"{series.Title}: {Show.List(series.Countries.Select(site.Evidence.StateName))}", site.Title);

    public static Citation Of(SiteData site, Analysis.Partnership partnership) =>
        Record(
            site,
            partnership.Id,
            $"{site.Evidence.StateName(partnership.First)} – {site.Evidence.StateName(partnership.Second)}",
            site.Title
        );

    /// <summary>The document itself, as its publisher put it out.</summary>
    public static Citation Of(Document document) =>
        new(
            document.Id.Short,
            document.Metadata.Publisher is null ? "article" : "article-newspaper",
            SiteData.TitleOf(document),
            document.Metadata.Authors,
            document.Metadata.Publisher,
            document.Metadata.Date?.Value,
            Show.Address(document.Metadata.Url),
            $"SHA-256 {document.Id.Value}"
        );

    /// <summary>Every citation that has files, by id.</summary>
    public static IEnumerable<Citation> All(SiteData site) =>
        new[] { Of(site) }
            .Concat(site.Evidence.Events.Select(e => Of(site, e)))
            .Concat(site.Evidence.Series.Select(s => Of(site, s)))
            .Concat(site.Evidence.Partnerships.Select(p => Of(site, p)))
            .Concat(site.Evidence.Documents.Select(Of))
            .DistinctBy(c => c.Id, StringComparer.Ordinal);

    private static Citation Record(SiteData site, string id, string title, string container) =>
        new(
            id,
            "dataset",
            title,
            [],
            container == title ? "Entente" : $"{container} (Entente)",
            site.Facts.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            null,
            $"Entente codebook {site.Evidence.Codebook.Version} ({site.Evidence.Codebook.Hash[..10]}), coder {Coder.Version}"
        );
}

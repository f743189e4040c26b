namespace Entente.App.Web;

/// <summary>Makes links: absolute when served, relative with file names in a static site that opens from a folder.</summary>
internal sealed class SiteLinks(bool isStatic)
{
    private static readonly HashSet<string> FileEndings = new(StringComparer.Ordinal)
    {
        ".css",
        ".ris",
        ".bib",
        ".json",
        ".csv",
        ".jsonl",
        ".woff2",
        ".svg",
    };

    public bool IsStatic { get; } = isStatic;

    /// <param name="from">Path of the page that links: <c>/event/EV-1</c>.</param>
    /// <param name="to">Path linked to, without a leading slash, perhaps with a fragment.</param>
    public string To(string from, string to)
    {
        var hash = to.IndexOf('#', StringComparison.Ordinal);
        var (path, fragment) = hash < 0 ? (to, "") : (to[..hash], to[hash..]);
        if (!IsStatic)
        {
            return "/" + path + fragment;
        }

        var depth = from.Count(c => c == '/') - (from == "/" ? 1 : 0);
        var up = string.Concat(Enumerable.Repeat("../", depth));
        return (up.Length == 0 ? "./" : up)
            + (
                path.Length == 0 ? "index.html"
                : IsFile(path) ? path
                : path + "/index.html"
            )
            + fragment;
    }

    /// <summary>True for a path that is a file as it stands; an actor's id has a full stop too.</summary>
    public static bool IsFile(string path) => FileEndings.Contains(Path.GetExtension(path));
}

/// <summary>Links from the page that is being written.</summary>
internal sealed class PageLinks(SiteLinks links, IHttpContextAccessor context)
{
    private readonly List<string> _outside = [];

    public bool IsStatic => links.IsStatic;

    /// <summary>Addresses that the page has linked to so far, for the footnotes of its print.</summary>
    public IReadOnlyList<string> Outside => _outside;

    /// <summary>A link that leaves the site, kept for the footnotes.</summary>
    public string Out(string address)
    {
        _outside.Add(address);
        return address;
    }

    public string Here => context.HttpContext?.Request.Path.Value ?? "/";

    /// <param name="to">Path linked to, without a leading slash, perhaps with a fragment.</param>
    public string this[string to] => links.To(Here, to);
}

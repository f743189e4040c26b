using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Assertions;
using Entente.Codebook;
using Entente.Events;
using Entente.Time;
using Microsoft.AspNetCore.Html;

namespace Entente.App.Web;

/// <summary>Small things that every page says the same way: dates, statuses, strength, numbers.</summary>
internal static partial class Show
{
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Decimal(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A date for people; square brackets where it is not given to the day or month but bounded or reported only.</summary>
    public static string Date(Edtf? date, Edtf? reported = null)
    {
        if (date is not { } known)
        {
            return reported is { } only ? $"[reported {Plain(only.Value)}]" : "not stated";
        }

        if (known.IsOnlyBoundedByReport)
        {
            return $"[by {Plain(known.Value[3..])}]";
        }

        if (known.Value.EndsWith("/..", StringComparison.Ordinal))
        {
            return $"since {Plain(known.Value[..^3])}";
        }

        var slash = known.Value.IndexOf('/', StringComparison.Ordinal);
        var shown = slash < 0 ? Plain(known.Value) : $"{Plain(known.Value[..slash])} to {Plain(known.Value[(slash + 1)..])}";
        return known.Value.AsSpan().IndexOfAny('~', '?', '%') >= 0 ? $"[{shown}]" : shown;
    }

    /// <summary>The same for a table, where silence is a glyph.</summary>
    public static string Cell(Edtf? date, Edtf? reported = null) => date is null && reported is null ? ".." : Date(date, reported);

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Plain(string part)
    {
        var bare = part.TrimEnd('~', '?', '%');
        if (DateOnly.TryParseExact(bare, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Day(day);
        }

        return DateOnly.TryParseExact(bare + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month.ToString("MMM yyyy", CultureInfo.InvariantCulture)
            : bare;
    }

    public static string Word(Status status) => status.ToString().ToLowerInvariant();

    public static string Word(Certainty certainty) => certainty.ToString().ToLowerInvariant();

    public static string Word(StrengthBand band) => band.ToString().ToLowerInvariant();

    public static string Word(AssertionKind kind) =>
        kind switch
        {
            AssertionKind.Event => "event",
            AssertionKind.Aggregate => "total or practice",
            AssertionKind.Assertion => "statement",
        };

    /// <summary>What a status says of a happening: "took place". A denial denies just that.</summary>
    public static string Verb(Status status) =>
        status switch
        {
            Status.Occurred => "took place",
            Status.Ongoing => "is going on",
            Status.Ended => "has ended",
            Status.Planned => "is planned",
            Status.Proposed => "is proposed",
            Status.Negotiating => "is being negotiated",
            Status.Alleged => "is alleged to have taken place",
            Status.Denied => "took place",
        };

    /// <summary>What the sources' words allow one to say, and no more.</summary>
    public static string Caution(Status status) =>
        status switch
        {
            Status.Occurred or Status.Ongoing or Status.Ended => "reported as fact by the sources below",
            Status.Planned => "no source held says that it took place",
            Status.Proposed => "no source held says that it was agreed",
            Status.Negotiating => "no source held says that it was concluded",
            Status.Alleged => "the sources do not stand behind it",
            Status.Denied => "the only sources held deny it",
        };

    /// <summary>A moon beside the word, drawn so that it looks alike in every font.</summary>
    public static IHtmlContent Moon(StrengthBand band)
    {
        var lit = band switch
        {
            StrengthBand.Low => "<path d=\"M8 8V1.5A6.5 6.5 0 0 1 14.5 8z\" fill=\"currentColor\"/>",
            StrengthBand.Moderate => "<path d=\"M8 1.5a6.5 6.5 0 0 1 0 13z\" fill=\"currentColor\"/>",
            StrengthBand.High => "<circle cx=\"8\" cy=\"8\" r=\"6.5\" fill=\"currentColor\"/>",
        };
        return new HtmlString(
            $"<svg class=\"moon\" width=\"16\" height=\"16\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle cx=\"8\" cy=\"8\" r=\"6.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"/>{lit}</svg>"
        );
    }

    /// <summary>"3 events", "1 event".</summary>
    public static string Count(int number, string one, string? many = null) =>
        $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>"27th".</summary>
    public static string Ordinal(int number) =>
        Number(number)
        + (
            number % 100 is 11 or 12 or 13
                ? "th"
                : (number % 10) switch
                {
                    1 => "st",
                    2 => "nd",
                    3 => "rd",
                    _ => "th",
                }
        );

    /// <summary>"a", "b and c", "a, b and c".</summary>
    public static string List(IEnumerable<string> items)
    {
        var all = items.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    public static string Article(string noun) =>
        (noun.Length > 0 && "aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an " : "a ") + noun;

    /// <summary>Only the first letter lower, and not that of an abbreviation.</summary>
    public static string Lower(string name) => name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    /// <summary>A cited source as a reference: who, what, where, when, which page.</summary>
    public static string Reference(CitedSource source)
    {
        string?[] parts =
        [
            source.Authors,
            source.Title is null ? null : $"“{source.Title.Trim().Trim('“', '”', '"').TrimEnd(',', '.')}”",
            source.Publisher,
            source.Date is { } date ? Date(date) : null,
            source.Pages is null ? null : $"p. {source.Pages}",
        ];
        var named = string.Join(", ", parts.Where(p => !string.IsNullOrEmpty(p)));
        return named.Length == 0 ? "a source without a name" : named;
    }

    /// <summary>Dates inside a sentence as people write them.</summary>
    public static string Dated(string text) =>
        IsoDay()
            .Replace(
                text,
                found =>
                    DateOnly.TryParseExact(found.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                        ? Day(day)
                        : found.Value
            );

    [GeneratedRegex("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}\\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoDay();

    /// <summary>How a source was named.</summary>
    public static string Word(CitationForm how) =>
        how switch
        {
            CitationForm.Citation => "cited in the text",
            CitationForm.Note => "cited in a note",
            CitationForm.Attribution => "named as saying so",
        };

    /// <summary>A language by its English name, where the system knows it.</summary>
    public static string Language(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }

    public static string Family(string letter) => EventFamily.All.FirstOrDefault(f => f.Letter == letter)?.Name ?? letter;

    /// <summary>An address that may be linked to: http or https, nothing that a browser would run.</summary>
    public static string? Address(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;

    public static string Encode(string text) => VisibleEncoder.Instance.Encode(text);
}

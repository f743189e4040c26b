using Entente.Assertions;
using Entente.Documents;
using Entente.Text;
using Entente.Time;

namespace Entente.Events;

/// <summary>An assertion as the table of reasons compares it: what is asked of every pair is worked out once for each.</summary>
public sealed class Telling
{
    private readonly string[] _words;
    private readonly string[] _bodies;
    private readonly ulong _wordMask;
    private readonly ulong _bodyMask;

    public Telling(Assertion assertion)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        Assertion = assertion;
        Quote = Fold.Word(assertion.Quote);
        _words = Words((assertion.Instrument ?? assertion.Item)?.Text);
        _bodies =
        [
            .. assertion
                .Actors.Where(a => a.Entity is { } e && e.Contains('.', StringComparison.Ordinal))
                .Select(a => a.Entity!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        _wordMask = Mask(_words);
        _bodyMask = Mask(_bodies);
        From = assertion.Date?.Earliest?.DayNumber ?? int.MinValue;
        To = assertion.Date?.Latest?.DayNumber ?? int.MaxValue;
        Reported = assertion.ReportDate?.Latest?.DayNumber;
    }

    public Assertion Assertion { get; }

    public AssertionId Id => Assertion.Id;

    public DocumentId Document => Assertion.Document;

    public Edtf? Date => Assertion.Date;

    public int? Ordinal => Assertion.Ordinal;

    public string? Place => Assertion.Place?.Value;

    public Status Status => Assertion.Status;

    /// <summary>The words of it, folded: a copy has the same.</summary>
    public string Quote { get; }

    /// <summary>First day it can mean, as a day number; the least number when that is open or not told.</summary>
    public int From { get; }

    /// <summary>Last day it can mean; the greatest number when that is open or not told.</summary>
    public int To { get; }

    /// <summary>Day of the report.</summary>
    public int? Reported { get; }

    public bool IsRepeatOf(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Assertion.SameAs == other.Id || other.Assertion.SameAs == Id;
    }

    public bool IsOnSameDayAs(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Date is { Earliest: not null, Latest: not null } x && x == other.Date;
    }

    /// <summary>True unless both dates are told and exclude each other.</summary>
    public bool CanBeWith(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return From <= other.To && other.From <= To;
    }

    public bool IsReportedNear(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Reported is { } x && other.Reported is { } y && Math.Abs(x - y) <= 7;
    }

    public bool SharesBody(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (_bodyMask & other._bodyMask) != 0 && _bodies.Any(b => other._bodies.Contains(b, StringComparer.Ordinal));
    }

    /// <summary>True when most of the words for the instrument or item are the same.</summary>
    public bool NamesSameThing(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (_wordMask & other._wordMask) != 0
            && (double)_words.Count(w => other._words.Contains(w, StringComparer.Ordinal)) / Math.Min(_words.Length, other._words.Length)
                >= 0.6;
    }

    public bool IsCopiedFrom(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Document != other.Document && Assertion.Quote.Length > 40 && Quote == other.Quote;
    }

    /// <summary>Everything the table of reasons asks, in one line: two tellings with the same line are alike to it.</summary>
    internal string Line =>
        $"{Date?.Value}|{Ordinal}|{Place}|{string.Join(' ', _words)}|{string.Join(' ', _bodies)}|{Status}|{Reported}|{Quote}";

    private static string[] Words(string? text) =>
        text is null
            ? []
            :
            [
                .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(w => Fold.Word(w.Trim(',', '.', '“', '”')))
                    .Where(w => w.Length > 3)
                    .Distinct(StringComparer.Ordinal),
            ];

    // A word's bit: no bit in common, no word in common.
    private static ulong Mask(string[] words)
    {
        var mask = 0UL;
        foreach (var word in words)
        {
            var hash = 14695981039346656037UL;
            foreach (var c in word)
            {
                hash = (hash ^ c) * 1099511628211UL;
            }

            mask |= 1UL << (int)((hash >> 32) & 63);
        }

        return mask;
    }
}

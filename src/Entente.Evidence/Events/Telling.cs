using Entente.Assertions;
using Entente.Documents;
using Entente.Text;
using Entente.Time;

namespace Entente.Events;

/// <summary>An assertion as the table of reasons compares it: what is asked of every pair is worked out once for each.</summary>
public sealed class Telling
{
    /// <summary>By so many days sources may differ on the day of one act.</summary>
    internal const int DaysApart = 3;

    // How long before its report an act may lie that the report bounds only from above.
    private const int RecentDays = 60;

    private readonly string[] _words;
    private readonly string[] _kinds;
    private readonly string[] _subject;
    private readonly string _properName;
    private readonly string[] _bodies;
    private readonly ulong _wordMask;
    private readonly ulong _kindMask;
    private readonly ulong _subjectMask;
    private readonly ulong _bodyMask;

    public Telling(Assertion assertion)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        Assertion = assertion;
        Quote = Fold.Word(assertion.Quote);
        var thing = (assertion.Instrument ?? assertion.Item)?.Text;
        _words = Wording.Specific(thing, assertion);
        _kinds = assertion.Instrument is null ? [] : Wording.Kinds(thing);
        _subject = Wording.Subject([thing, assertion.Place?.Text, assertion.Quote], assertion.Actors);
        _properName =
            assertion.Type.StartsWith("EX_", StringComparison.Ordinal) || assertion.Type == "OP_JOINT" ? Wording.ProperName(assertion) : "";
        Series = assertion.Series is { } series ? SeriesName.Parse(series) : null;
        Amount = Amount.Of(assertion.Quantity?.Text);
        _bodies =
        [
            .. assertion
                .Actors.Where(a => a.Entity is { } e && e.Contains('.', StringComparison.Ordinal))
                .Select(a => a.Entity!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        _wordMask = Mask(_words);
        _kindMask = Mask(_kinds);
        _subjectMask = Mask(_subject);
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

    public SeriesName? Series { get; }

    public Amount? Amount { get; }

    /// <summary>True when the text says that it did not happen or is not so.</summary>
    public bool IsDenial => Status is Status.Denied || Assertion.Certainty is Certainty.Denied;

    /// <summary>True when the text tells what is to come.</summary>
    public bool IsPlan => Status is Status.Planned or Status.Proposed or Status.Negotiating;

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

    /// <summary>True for the same day, or the same few days. The same year is no day.</summary>
    public bool IsOnSameDayAs(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Date is { Earliest: not null, Latest: not null } x && x == other.Date && To - From <= 31;
    }

    /// <summary>
    /// True when both can mean one time. What only its report bounds is taken to be recent news: a signing reported in April is not
    /// thereby the one of the September before.
    /// </summary>
    public bool CanBeOneTimeWith(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Date is { } x
            && other.Date is { } y
            && !(x.IsOnlyBoundedByReport && y.IsOnlyBoundedByReport)
            && Recent <= other.To
            && other.Recent <= To;
    }

    private int Recent => Date is { IsOnlyBoundedByReport: true } ? To - RecentDays : From;

    /// <summary>True when neither says more of the time than that its report came after, and the reports came within three days.</summary>
    public bool IsNewsWith(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Document != other.Document
            && Date is { IsOnlyBoundedByReport: true }
            && other.Date is { IsOnlyBoundedByReport: true }
            && Reported is { } x
            && other.Reported is { } y
            && Math.Abs(x - y) <= 3;
    }

    /// <summary>
    /// True when no more is known of the times than reports that lie months apart: the same thing may have been given or signed again.
    /// What goes on may be told at any time.
    /// </summary>
    public bool IsOldNewsTo(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Date is not null
            && other.Date is not null
            && Status is not Status.Ongoing
            && other.Status is not Status.Ongoing
            && Reported is { } x
            && other.Reported is { } y
            && Math.Abs(x - y) > RecentDays
            && CanBeWith(other)
            && !CanBeOneTimeWith(other);
    }

    /// <summary>True when the series exclude each other: agency, form, name of the mechanism or waters.</summary>
    public bool IsOfAnotherSeriesThan(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Series is { } x && other.Series is { } y && !x.CanBe(y);
    }

    public bool HasNumberOf(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Ordinal is not null && Ordinal == other.Ordinal && !IsOfAnotherSeriesThan(other);
    }

    /// <summary>
    /// True when the dates exclude each other and all else says that it is one act: its number, or the same thing or quantity told by
    /// two documents within a week, days apart. The sources then differ on the day.
    /// </summary>
    public bool DiffersOnlyInDayFrom(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (CanBeWith(other) || Document == other.Document || IsDenial != other.IsDenial)
        {
            return false;
        }

        var gap = Math.Max(other.From - To, From - other.To);
        if (HasNumberOf(other))
        {
            return gap <= RecentDays && !IsPutOffTo(other);
        }

        return gap <= DaysApart
            && IsOfFewDays
            && other.IsOfFewDays
            && IsReportedNear(other)
            && (NamesSameThing(other) || HasSameAmount(other) || HasSameNameAs(other));
    }

    /// <summary>True when one plans the numbered instalment for a day, and the other tells that it was held on a later one.</summary>
    public bool IsPutOffTo(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Document != other.Document && HasNumberOf(other) && (IsPlanBefore(other) || other.IsPlanBefore(this));
    }

    private bool IsPlanBefore(Telling act) => IsPlan && !act.IsPlan && To < act.From && act.From - To <= 366;

    private bool IsOfFewDays => Date is { Earliest: not null, Latest: not null } && To - From <= DaysApart;

    public bool HasSameAmount(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Amount is { } x && other.Amount is { } y && x.CountsSame(y) && x.Number == y.Number && x.Number > 2;
    }

    public bool HasNearAmount(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return !HasSameAmount(other) && Amount is { } x && other.Amount is { } y && x.Number > 9 && x.IsNear(y);
    }

    /// <summary>True when both call an exercise or operation by the same name of its own.</summary>
    public bool HasSameNameAs(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _properName.Length > 0 && _properName == other._properName;
    }

    /// <summary>True when one tells of a plan and the other, no earlier, of the act.</summary>
    public bool CarriesOut(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return !IsDenial
            && !other.IsDenial
            && IsPlan != other.IsPlan
            && (IsPlan ? Reported ?? int.MinValue : other.Reported ?? int.MinValue)
                <= (IsPlan ? other.Reported ?? int.MaxValue : Reported ?? int.MaxValue);
    }

    /// <summary>True when the act was done on the days that the plan named.</summary>
    public bool KeepsTheDayOf(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return CarriesOut(other) && IsOfOneFortnight && other.IsOfOneFortnight && CanBeWith(other);
    }

    private bool IsOfOneFortnight => Date is { Earliest: not null, Latest: not null } && To - From <= 14;

    /// <summary>True when one denies what the other, reported before it, claims of the same thing.</summary>
    public bool DeniesOrIsDeniedBy(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (IsDenial == other.IsDenial)
        {
            return false;
        }

        var (denial, claim) = IsDenial ? (this, other) : (other, this);
        return denial.Reported is { } x
            && claim.Reported is { } y
            && x - y is >= -2 and <= RecentDays
            && (_subjectMask & other._subjectMask) != 0
            && denial._subject.Any(w => claim._subject.Contains(w, StringComparer.Ordinal));
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

    /// <summary>True when most of the words that single out the instrument or item are the same.</summary>
    public bool NamesSameThing(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (_wordMask & other._wordMask) != 0 && 5 * SharedWords(other) >= 3 * Math.Min(_words.Length, other._words.Length);
    }

    /// <summary>True when both name an instrument of one kind, and one of them says no more of it.</summary>
    public bool NamesSameKind(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (_kindMask & other._kindMask) != 0
            && (_words.Length == 0 || other._words.Length == 0)
            && _kinds.Any(k => other._kinds.Contains(k, StringComparer.Ordinal));
    }

    /// <summary>True when both name an instrument, and not a word or not the kind of it is the same.</summary>
    public bool NamesAnotherInstrument(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _kinds.Length > 0
            && other._kinds.Length > 0
            && !NamesSameThing(other)
            && (
                (_words.Length > 0 && other._words.Length > 0 && SharedWords(other) == 0)
                || !_kinds.Intersect(other._kinds, StringComparer.Ordinal).Any()
            );
    }

    private int SharedWords(Telling other) => _words.Count(w => other._words.Contains(w, StringComparer.Ordinal));

    public bool IsCopiedFrom(Telling other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Document != other.Document && Assertion.Quote.Length > 40 && Quote == other.Quote;
    }

    /// <summary>Everything the table of reasons asks, in one line: two tellings with the same line are alike to it.</summary>
    internal string Line =>
        $"{Date?.Value}|{Ordinal}|{Series?.Key}|{Place}|{Amount}|{string.Join(' ', _words)}|{string.Join(' ', _kinds)}|{string.Join(' ', _bodies)}|{_properName}|{string.Join(' ', _subject)}|{Status}|{IsDenial}|{Reported}|{Quote}";

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

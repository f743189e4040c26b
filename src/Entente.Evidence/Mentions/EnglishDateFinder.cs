using System.Globalization;
using Entente.Languages.English;
using Entente.Text;
using Entente.Time;

namespace Entente.Mentions;

/// <summary>Finds the dates of an English sentence. Dates inside hidden tokens (citations) are not its affair.</summary>
public sealed class EnglishDateFinder
{
    private readonly Scan _scan;
    private readonly bool[] _hidden;
    private readonly DateOnly? _report;
    private readonly int? _year;
    private readonly Edtf? _last;
    private readonly List<DateMention> _found = [];

    private EnglishDateFinder(Scan scan, bool[] hidden, DateOnly? report, int? year, Edtf? last)
    {
        _last = last;
        _scan = scan;
        _hidden = hidden;
        _report = report;
        _year = year;
    }

    /// <param name="scan">The sentence.</param>
    /// <param name="hidden">Tokens to leave out.</param>
    /// <param name="report">The document's date to the day, when known.</param>
    /// <param name="year">The document's year, when only that is known.</param>
    /// <param name="last">The date that the text gave last: "the same day" leans on it.</param>
    public static IReadOnlyList<DateMention> Find(Scan scan, bool[] hidden, DateOnly? report, int? year, Edtf? last = null)
    {
        ArgumentNullException.ThrowIfNull(scan);
        ArgumentNullException.ThrowIfNull(hidden);
        var finder = new EnglishDateFinder(scan, hidden, report, year, last);
        for (var i = 0; i < scan.Count; )
        {
            i = hidden[i] ? i + 1 : Math.Max(i + 1, finder.Read(i));
        }

        return finder._found;
    }

    private bool Future { get; set; }

    private int Read(int i)
    {
        Future = IsFutureAt(i);
        if (ReadDays(i) is var days && days > i)
        {
            return days;
        }

        if (ReadSame(i) is var same && same > i)
        {
            return same;
        }

        if (ReadRange(i) is var range && range > i)
        {
            return range;
        }

        if (ReadLength(i) is var length && length > i)
        {
            return length;
        }

        if (ReadRelative(i) is var relative && relative > i)
        {
            return relative;
        }

        if (!TryPoint(i, out var date, out var end))
        {
            return i;
        }

        var (relation, from, atLeast) = RelationBefore(i);
        if (
            relation == DateRelation.At
            && end < _scan.Count
            && (_scan.IsMark(end, '–') || _scan.IsMark(end, '-'))
            && TryPoint(end + 1, out var to, out var rangeEnd)
            && CanJoin(date, to)
        )
        {
            Add(from, rangeEnd, Edtf.Between(date, to), DateRelation.At);
            return rangeEnd;
        }

        _found.Add(new(from, end, date, relation) { IsAtLeast = atLeast });
        return end;
    }

    private static bool CanJoin(Edtf a, Edtf b) => a.Earliest <= b.Earliest && a.Value.Length == b.Value.Length;

    private void Add(int from, int to, Edtf date, DateRelation relation, bool atLeast = false) =>
        _found.Add(new(from, to, date, relation) { IsAtLeast = atLeast });

    // The nearest verb before the date, else the nearest after it, tells whether an incomplete date lies ahead.
    private bool IsFutureAt(int at)
    {
        for (var i = at - 1; i >= 0 && !_scan.IsMark(i, ';') && !_scan.IsMark(i, ':'); i--)
        {
            if (TimeOf(i) is { } future)
            {
                return future;
            }
        }

        for (var i = at; i < _scan.Count && !_scan.IsMark(i, ';'); i++)
        {
            if (TimeOf(i) is { } future)
            {
                return future;
            }
        }

        return false;
    }

    // True for a future form, false for a past one, null for anything else.
    private bool? TimeOf(int i)
    {
        if (_hidden[i] || _scan.NameAt[i] is not null || _scan.Words[i] is not { } word)
        {
            return null;
        }

        if (word.Folded is "will" or "scheduled" or "upcoming" or "plans" or "slated" or "due" or "planned" or "would")
        {
            return true;
        }

        if (
            word.Folded == "to"
            && i + 1 < _scan.Count
            && _scan.Words[i + 1] is { } next
            && next.Verbs.Exists(v => v.Forms.HasFlag(VerbForms.Base))
        )
        {
            // "is to build", and the headline's "to build"; a purpose after a past verb follows that verb.
            return i > 0 && _scan.Is(i - 1, WordClass.Be) || !HasPast() ? true : null;
        }

        return IsPast(word) ? false : null;
    }

    private bool HasPast() =>
        Enumerable.Range(0, _scan.Count).Any(i => !_hidden[i] && _scan.NameAt[i] is null && _scan.Words[i] is { } w && IsPast(w));

    private static bool IsPast(Codebook.WordInfo word) =>
        word.Is(WordClass.Be) && word.Folded is "was" or "were" || word.Verbs.Exists(v => v.Forms.HasFlag(VerbForms.Past));

    private (DateRelation Relation, int From, bool AtLeast) RelationBefore(int i)
    {
        var k = i - 1;
        var atLeast = false;
        while (
            k >= 0
            && !_hidden[k]
            && (
                _scan.IsWord(k, "least")
                || _scan.IsWord(k, "at") && k + 1 < i && _scan.IsWord(k + 1, "least")
                || _scan.IsWord(k, "about")
                || _scan.IsWord(k, "around")
                || _scan.IsWord(k, "early")
                || _scan.IsWord(k, "late")
                || _scan.IsWord(k, "mid")
                || _scan.IsWord(k, "the")
            )
        )
        {
            atLeast |= _scan.IsWord(k, "least");
            k--;
        }

        if (k < 0 || _hidden[k])
        {
            return (DateRelation.At, i, false);
        }

        return _scan.Words[k]?.Folded switch
        {
            "since" => (DateRelation.Since, k, atLeast),
            "by" or "before" or "until" or "till" => (DateRelation.UpTo, k, false),
            "from" when EndsOpen(i) => (DateRelation.Since, k, false),
            // "since the riots of November 2021"
            "of" when Enumerable.Range(Math.Max(0, k - 4), Math.Min(4, k)).Any(s => _scan.IsWord(s, "since")) => (
                DateRelation.Since,
                k,
                false
            ),
            "in" or "on" or "at" or "during" => (DateRelation.At, k, false),
            _ => (DateRelation.At, i, false),
        };
    }

    // "from 2010 on", "from 2010 onwards"
    private bool EndsOpen(int i) =>
        TryPoint(i, out _, out var end)
        && end < _scan.Count
        && (_scan.IsWord(end, "on") || _scan.IsWord(end, "onwards") || _scan.IsWord(end, "onward"));

    // ── "between 2011 and 2017", "from November 3 to 5", "from Saturday to Monday", "2011-2013", "March 3 to 7" ──

    private int ReadRange(int i)
    {
        var opener = _scan.IsWord(i, "between") || _scan.IsWord(i, "from");
        var start = opener ? i + 1 : i;
        if (start >= _scan.Count || !TryPoint(start, out var from, out var end))
        {
            return i;
        }

        var joiner =
            end < _scan.Count
            && !_hidden[end]
            && (
                _scan.IsWord(end, "to")
                || (_scan.IsWord(end, "and") && _scan.IsWord(i, "between"))
                || _scan.IsWord(end, "through")
                || _scan.IsWord(end, "until")
                || _scan.IsMark(end, '-')
                || _scan.IsMark(end, '–')
                || _scan.IsMark(end, '—')
            );
        if (!joiner || end + 1 >= _scan.Count)
        {
            return i;
        }

        var second = end + 1;
        if (TryPoint(second, out var to, out var last))
        {
            // "from November 28, 2022 to January 5": an incomplete first date takes the year of the second.
            var (a, b) = (from, to);
            if (a.Earliest > b.Earliest && a.Value.Length == 10 && b.Value.Length == 10)
            {
                b =
                    _scan.Tokens[start].Kind == TokenKind.Word && EnglishWords.Weekday(Fold.Word(_scan.Raw(start))) is not null
                        ? Edtf.Day(a.Earliest!.Value.AddDays(7))
                        : Edtf.Day(b.Earliest!.Value.AddYears(1));
                if (_report is not null && EnglishWords.Weekday(Fold.Word(_scan.Raw(start))) is not null)
                {
                    (a, b) = (Edtf.Day(from.Earliest!.Value.AddDays(-7)), to);
                }
            }

            if (a.Earliest <= b.Latest)
            {
                Add(i, last, Edtf.Between(a, b), DateRelation.At);
                return last;
            }

            return i;
        }

        // "November 3 to 5": the second day shares the month.
        if (
            Day(second) is { } day
            && from.Value.Length == 10
            && day >= from.Earliest!.Value.Day
            && day <= DateTime.DaysInMonth(from.Earliest.Value.Year, from.Earliest.Value.Month)
        )
        {
            var till = new DateOnly(from.Earliest.Value.Year, from.Earliest.Value.Month, day);
            var close = second + 1;
            if (close < _scan.Count && _scan.IsMark(close, ',') && close + 1 < _scan.Count && Year(close + 1) is { } y)
            {
                Add(
                    i,
                    close + 2,
                    Edtf.Between(
                        Edtf.Day(new(y, from.Earliest.Value.Month, from.Earliest.Value.Day)),
                        Edtf.Day(new(y, till.Month, till.Day))
                    ),
                    DateRelation.At
                );
                return close + 2;
            }

            Add(i, close, Edtf.Between(from, Edtf.Day(till)), DateRelation.At);
            return close;
        }

        return i;
    }

    // ── "on 4 and 5 April 2023", "3-4 May 2022", "between 3 and 7 October", "from 3 to 7 October" ──

    private int ReadDays(int i)
    {
        var opener = _scan.IsWord(i, "between") || _scan.IsWord(i, "from") || _scan.IsWord(i, "on");
        var first = opener ? i + 1 : i;
        if (
            first + 3 >= _scan.Count
            || _scan.Tokens[first].Kind != TokenKind.Number
            || Day(first) is not { } from
            || !(
                _scan.IsMark(first + 1, '-')
                || _scan.IsMark(first + 1, '–')
                || _scan.IsWord(first + 1, "and")
                || _scan.IsWord(first + 1, "to")
                || _scan.IsWord(first + 1, "through")
            )
            || Day(first + 2) is not { } to
            || from >= to
            || !IsMonth(first + 3)
            || !TryPoint(first + 2, out var last, out var end)
            || last.Value.Length != 10
        )
        {
            return i;
        }

        var close = last.Earliest!.Value;
        Add(i, end, Edtf.Between(Edtf.Day(new(close.Year, close.Month, from)), last), DateRelation.At);
        return end;
    }

    // ── "on the same day", "that month", "the next day": against the date last told ──

    private int ReadSame(int i)
    {
        var the = _scan.IsWord(i, "the") || _scan.IsWord(i, "that") || _scan.IsWord(i, "same");
        if (!the || _last is not { Earliest: { } told } || i + 1 >= _scan.Count)
        {
            return i;
        }

        var k = _scan.IsWord(i, "the") ? i + 1 : i;
        var which = _scan.Words[k]?.Folded;
        if (which is not ("same" or "that" or "next" or "following" or "previous") || k + 1 >= _scan.Count)
        {
            return i;
        }

        var shift = which switch
        {
            "next" or "following" => 1,
            "previous" => -1,
            _ => 0,
        };
        var last = _last.Value;
        Edtf? date = _scan.Words[k + 1]?.Folded switch
        {
            "day" when last.Value.Length == 10 => Edtf.Day(told.AddDays(shift)),
            "month" when last.Value.Length >= 7 => EnglishClock.MonthFrom(told, shift),
            "year" => Edtf.OfYear(told.Year + shift),
            _ => null,
        };
        if (date is not { } found)
        {
            return i;
        }

        var from = i > 0 && (_scan.IsWord(i - 1, "on") || _scan.IsWord(i - 1, "in")) ? i - 1 : i;
        Add(from, k + 2, found, DateRelation.At);
        return k + 2;
    }

    // ── "for three years", "for at least five years", "over the past decade" ──

    private int ReadLength(int i)
    {
        var over = _scan.IsWord(i, "over") || _scan.IsWord(i, "in") || _scan.IsWord(i, "during");
        if (!_scan.IsWord(i, "for") && !over)
        {
            return i;
        }

        var k = i + 1;
        var atLeast = false;
        if (k + 1 < _scan.Count && _scan.IsWord(k, "at") && _scan.IsWord(k + 1, "least"))
        {
            atLeast = true;
            k += 2;
        }

        var past = false;
        while (
            k < _scan.Count
            && (
                _scan.IsWord(k, "the")
                || _scan.IsWord(k, "past")
                || _scan.IsWord(k, "last")
                || _scan.IsWord(k, "about")
                || _scan.IsWord(k, "nearly")
                || _scan.IsWord(k, "almost")
                || _scan.IsWord(k, "over")
                || _scan.IsWord(k, "some")
                || _scan.IsWord(k, "more")
                || _scan.IsWord(k, "than")
            )
        )
        {
            past |= _scan.IsWord(k, "past") || _scan.IsWord(k, "last");
            k++;
        }

        if (k >= _scan.Count || (over && !past))
        {
            return i;
        }

        var number = _scan.IsWord(k, "a") || _scan.IsWord(k, "decade") ? 1 : Number(k);
        var unit = _scan.IsWord(k, "decade") ? k : k + 1;
        if (
            number is null
            || unit >= _scan.Count
            || _report is not { } report
            || !(_scan.IsWord(unit, "years") || _scan.IsWord(unit, "year") || _scan.IsWord(unit, "decade") || _scan.IsWord(unit, "decades"))
        )
        {
            return i;
        }

        var years = _scan.IsWord(unit, "decade") || _scan.IsWord(unit, "decades") ? 10 * number.Value : number.Value;
        if (years >= report.Year)
        {
            return i;
        }

        var start = report.Year - years;
        Add(
            i,
            unit + 1,
            Edtf.Parse(string.Create(CultureInfo.InvariantCulture, $"{start:0000}~/{report:yyyy-MM-dd}")),
            DateRelation.Length,
            atLeast
        );
        return unit + 1;
    }

    // ── "yesterday", "last week", "this month", "last December", "two years ago" ──

    private int ReadRelative(int i)
    {
        if (_report is not { } report || _scan.Words[i] is not { } word)
        {
            return i;
        }

        switch (word.Folded)
        {
            case "today" or "tonight":
                Add(i, i + 1, Edtf.Day(report), DateRelation.At);
                return i + 1;
            case "yesterday":
                Add(i, i + 1, Edtf.Day(report.AddDays(-1)), DateRelation.At);
                return i + 1;
            case "tomorrow":
                Add(i, i + 1, Edtf.Day(report.AddDays(1)), DateRelation.At);
                return i + 1;
        }

        if (word.Folded is "last" or "this" or "next" or "earlier" or "later" or "past" && i + 1 < _scan.Count)
        {
            return ReadLastThisNext(i, word.Folded, report);
        }

        if (Number(i) is { } number && i + 2 < _scan.Count && _scan.IsWord(i + 2, "ago"))
        {
            var unit = _scan.Words[i + 1]?.Folded;
            Edtf? ago = unit switch
            {
                "days" or "day" => Edtf.Day(report.AddDays(-number)),
                "weeks" or "week" => EnglishClock.Week(report, -number),
                "months" or "month" => EnglishClock.MonthFrom(report, -number),
                "years" or "year" when number < 500 => Edtf.OfYear(report.Year - number),
                _ => null,
            };
            if (ago is { } date)
            {
                Add(i, i + 3, date, DateRelation.At);
                return i + 3;
            }
        }

        return i;
    }

    private int ReadLastThisNext(int i, string word, DateOnly report)
    {
        var k = word is "earlier" or "later" && (_scan.IsWord(i + 1, "this") || _scan.IsWord(i + 1, "last")) ? i + 1 : i;
        if (k + 1 >= _scan.Count)
        {
            return i;
        }

        var shift = _scan.Words[k]!.Folded switch
        {
            "last" or "past" => -1,
            "next" => 1,
            "this" => 0,
            _ => 2,
        };
        if (shift == 2)
        {
            return i;
        }

        var unit = Fold.Word(_scan.Raw(k + 1));
        Edtf? date = unit switch
        {
            "week" => EnglishClock.Week(report, shift),
            "month" => EnglishClock.MonthFrom(report, shift),
            "year" => Edtf.OfYear(report.Year + shift),
            "weekend" => Edtf.Between(
                Edtf.Day(EnglishClock.Weekday(DayOfWeek.Saturday, report, false)),
                Edtf.Day(EnglishClock.Weekday(DayOfWeek.Saturday, report, false).AddDays(1))
            ),
            _ when EnglishWords.Weekday(unit) is { } weekday => Edtf.Day(
                EnglishClock.Weekday(weekday, shift < 0 && report.DayOfWeek == weekday ? report.AddDays(-1) : report, shift > 0)
            ),
            _ when IsMonth(k + 1) && EnglishWords.Month(unit) is { } month => Edtf.Month(
                shift switch
                {
                    < 0 => month >= report.Month ? report.Year - 1 : report.Year,
                    > 0 => month <= report.Month ? report.Year + 1 : report.Year,
                    _ => report.Year,
                },
                month
            ),
            "spring" or "summer" or "autumn" or "fall" or "winter" => Season(unit, report.Year + (shift < 0 ? -1 : 0)),
            _ => null,
        };
        if (date is not { } found)
        {
            return i;
        }

        var from = i > 0 && (_scan.IsWord(i - 1, "since") || _scan.IsWord(i - 1, "in")) ? i - 1 : i;
        Add(from, k + 2, found, _scan.IsWord(from, "since") ? DateRelation.Since : DateRelation.At);
        return k + 2;
    }

    private static Edtf Season(string name, int year) =>
        Edtf.Parse(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{year:0000}-{(name switch { "spring" => 21, "summer" => 22, "winter" => 24, _ => 23 }):00}"
            )
        );

    // ── one date ──

    private bool TryPoint(int i, out Edtf date, out int end)
    {
        date = default;
        end = i;
        if (i >= _scan.Count || _hidden[i])
        {
            return false;
        }

        var at = i;
        // "early 2023", "mid-May", "late last year"
        if (_scan.IsWord(at, "early") || _scan.IsWord(at, "late") || _scan.IsWord(at, "mid"))
        {
            at++;
            if (at < _scan.Count && _scan.IsMark(at, '-'))
            {
                at++;
            }

            if (at >= _scan.Count || !(IsMonth(at) || Year(at) is not null))
            {
                return false;
            }
        }

        if (IsMonth(at))
        {
            return MonthFirst(at, out date, out end);
        }

        if (
            Day(at) is { } day
            && at + 1 < _scan.Count
            && IsMonth(_scan.IsWord(at + 1, "of") ? at + 2 : at + 1)
            && _scan.Tokens[at].Kind == TokenKind.Number
        )
        {
            var m = _scan.IsWord(at + 1, "of") ? at + 2 : at + 1;
            var month = EnglishWords.Month(Fold.Word(_scan.Raw(m)))!.Value;
            end = m + 1;
            var year = YearAfter(ref end) ?? YearFor(month, day);
            return year is { } y && TryDay(y, month, day, out date);
        }

        var word = _scan.Words[at];
        if (word is not null && EnglishWords.Weekday(word.Folded) is { } weekday && _report is { } report)
        {
            // "Friday, May 11": the date itself follows.
            if (
                at + 2 < _scan.Count
                && _scan.IsMark(at + 1, ',')
                && IsMonth(at + 2)
                && MonthFirst(at + 2, out date, out end)
                && date.Value.Length == 10
            )
            {
                return true;
            }

            date = Edtf.Day(EnglishClock.Weekday(weekday, report, Future));
            end = at + 1;
            return true;
        }

        if (word is not null && word.Folded is "spring" or "summer" or "autumn" or "winter" && at + 1 < _scan.Count)
        {
            var y = _scan.IsWord(at + 1, "of") ? at + 2 : at + 1;
            if (y < _scan.Count && Year(y) is { } seasonYear)
            {
                date = Season(word.Folded, seasonYear);
                end = y + 1;
                return true;
            }
        }

        if (Iso(at, out date, out end))
        {
            return true;
        }

        if (Year(at) is { } plain && IsYearHere(at))
        {
            date = Edtf.OfYear(plain);
            end = at + 1;
            return true;
        }

        return false;
    }

    private bool MonthFirst(int at, out Edtf date, out int end)
    {
        date = default;
        end = at + 1;
        var month = EnglishWords.Month(Fold.Word(_scan.Raw(at)))!.Value;
        // "Nov. 15": the stop of an abbreviation, never the sentence's own.
        if (end + 1 < _scan.Count && _scan.IsMark(end, '.') && _scan.Tokens[end + 1].Kind == TokenKind.Number)
        {
            end++;
        }

        if (end < _scan.Count && !_hidden[end] && Day(end) is { } day && Year(end) is null)
        {
            end++;
            var year = YearAfter(ref end) ?? YearFor(month, day);
            return year is { } y && TryDay(y, month, day, out date);
        }

        var close = end;
        if (YearAfter(ref close) is { } stated)
        {
            end = close;
            date = Edtf.Month(stated, month);
            return true;
        }

        if (YearFor(month, null) is { } guessed)
        {
            date = Edtf.Month(guessed, month);
            return true;
        }

        return false;
    }

    private int? YearFor(int month, int? day) => _report is { } report ? EnglishClock.YearOf(month, day, report, Future) : _year;

    private static bool TryDay(int year, int month, int day, out Edtf date)
    {
        date = default;
        if (year is < 1000 or > 9999 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = Edtf.Day(new(year, month, day));
        return true;
    }

    private int? YearAfter(ref int at)
    {
        var k = at;
        if (k < _scan.Count && (_scan.IsMark(k, ',') || _scan.IsWord(k, "of") || _scan.IsWord(k, "in")))
        {
            k++;
        }

        if (k < _scan.Count && !_hidden[k] && Year(k) is { } year)
        {
            at = k + 1;
            return year;
        }

        return null;
    }

    private bool Iso(int at, out Edtf date, out int end)
    {
        date = default;
        end = at;
        if (
            at + 4 >= _scan.Count
            || Year(at) is null
            || !_scan.IsMark(at + 1, '-')
            || !_scan.IsMark(at + 3, '-')
            || _scan.Tokens[at + 2].Length != 2
            || _scan.Tokens[at + 4].Length != 2
        )
        {
            return false;
        }

        end = at + 5;
        return Edtf.TryParse(_scan.Slice(at, end), out date);
    }

    private bool IsMonth(int i) =>
        i < _scan.Count
        && !_hidden[i]
        && _scan.NameAt[i] is null
        && _scan.Is(i, WordClass.Month)
        && _scan.IsCapital(i)
        && !(_scan.IsWord(i, "may") && i == 0 && !(i + 1 < _scan.Count && _scan.Tokens[i + 1].Kind == TokenKind.Number))
        && !(_scan.IsWord(i, "march") && i > 0 && _scan.Is(i - 1, WordClass.Determiner));

    private int? Day(int i)
    {
        if (i >= _scan.Count || _scan.Tokens[i].Kind != TokenKind.Number)
        {
            return null;
        }

        var raw = _scan.Raw(i);
        var digits = raw.Length;
        while (digits > 0 && !char.IsAsciiDigit(raw[digits - 1]))
        {
            digits--;
        }

        var ending = raw[digits..];
        if (
            ending.Length > 0
            && !(ending.SequenceEqual("th") || ending.SequenceEqual("st") || ending.SequenceEqual("nd") || ending.SequenceEqual("rd"))
        )
        {
            return null;
        }

        return int.TryParse(raw[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is > 0 and < 32
            ? day
            : null;
    }

    private int? Year(int i)
    {
        if (i >= _scan.Count || _scan.Tokens[i].Kind != TokenKind.Number || _scan.Tokens[i].Length != 4)
        {
            return null;
        }

        return int.TryParse(_scan.Raw(i), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2099
            ? year
            : null;
    }

    // A bare four-digit number is a year after a preposition of time, after a name (Friendship Shield 2023), between commas.
    private bool IsYearHere(int i)
    {
        if (
            i + 1 < _scan.Count
            && !_hidden[i + 1]
            && _scan.Tokens[i + 1].Kind == TokenKind.Word
            && _scan.Tokens[i + 1].SpaceBefore
            && _scan.NameAt[i + 1] is null
            && _scan.Words[i + 1] is { } next
            && !next.Is(
                WordClass.Preposition
                    | WordClass.Coordinator
                    | WordClass.Relative
                    | WordClass.Subordinator
                    | WordClass.Be
                    | WordClass.Have
                    | WordClass.Modal
                    | WordClass.Determiner
                    | WordClass.Adverb
                    | WordClass.To
            )
            && next.Verbs.Count == 0
            && i > 0
            && !_scan.Is(i - 1, WordClass.Preposition | WordClass.Determiner | WordClass.PossessivePronoun)
        )
        {
            return false;
        }

        if (i == 0)
        {
            return false;
        }

        return _scan.Is(i - 1, WordClass.Preposition | WordClass.Subordinator | WordClass.Coordinator)
            || _scan.IsMark(i - 1, ',')
            || _scan.IsCapital(i - 1)
            || _scan.IsMark(i - 1, '-')
            || _scan.IsMark(i - 1, '–')
            || _scan.IsWord(i - 1, "early")
            || _scan.IsWord(i - 1, "late")
            || _scan.IsWord(i - 1, "the")
            || _scan.IsWord(i - 1, "a")
            || _scan.Is(i - 1, WordClass.PossessivePronoun)
            || _scan.IsWord(i - 1, "least");
    }

    private int? Number(int i)
    {
        if (_scan.Tokens[i].Kind == TokenKind.Number)
        {
            return int.TryParse(_scan.Raw(i), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        }

        return _scan.Words[i] is { } word && word.Is(WordClass.Cardinal) ? EnglishWords.Cardinal(word.Folded) : null;
    }
}

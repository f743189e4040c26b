using System.Globalization;
using Entente.Languages;
using Entente.Languages.English;
using Entente.Text;
using Entente.Time;

namespace Entente.Mentions;

/// <summary>
/// Dates of a sentence in a language read by units, by what its grammar says of years, months and days: 2019年5月3日, ngày 3/5, 3 de mayo de
/// 2019, 3 мая, 去年11月, hôm thứ Ba, el pasado martes.
/// </summary>
internal sealed class UnitDates
{
    private readonly Scan _scan;
    private readonly bool[] _hidden;
    private readonly Grammar _grammar;
    private readonly DateOnly? _report;
    private readonly int? _year;
    private readonly Edtf? _last;
    private readonly UnitNumbers _numbers;
    private readonly List<DateMention> _found = [];

    private UnitDates(Scan scan, bool[] hidden, DateOnly? report, int? year, Edtf? last)
    {
        _scan = scan;
        _hidden = hidden;
        _grammar = scan.Grammar!;
        _report = report;
        _year = year;
        _last = last;
        _numbers = new(scan.Text, scan.Tokens, scan.Words, _grammar);
    }

    public static IReadOnlyList<DateMention> Find(Scan scan, bool[] hidden, DateOnly? report, int? year, Edtf? last)
    {
        var finder = new UnitDates(scan, hidden, report, year, last);
        for (var i = 0; i < scan.Count; )
        {
            i = hidden[i] || scan.NameAt[i] is not null ? i + 1 : Math.Max(i + 1, finder.Read(i));
        }

        return finder._found;
    }

    // A date as far as it was told: what is missing is taken from the report, or left open.
    private readonly record struct Told(int? Year, int? Month, int? Day, int End, Edtf? Whole = null)
    {
        public bool IsNothing => Year is null && Month is null && Day is null && Whole is null;
    }

    private int Read(int i)
    {
        // "1er janvier", "1.º de mayo" are days; 第2次 is none.
        if (_scan.Ordinals?[i] is not null && Named(i) is not { Month: not null })
        {
            return i + 1;
        }

        var first = One(i);
        if (first.IsNothing)
        {
            return i + 1;
        }

        var to = first.End;
        var date = Settled(first, i);
        if (date is null)
        {
            return i + 1;
        }

        var isRange = false;
        if (Range(first, to) is { } range)
        {
            // 7月8日至10日; del 8 al 10 de julio: the parts that one end lacks are the other's.
            var end = Settled(Filled(range, first), range.End - 1);
            var start = Settled(Filled(first, range), i);
            if (start is { } a && end is { } b && a < b)
            {
                date = Edtf.Between(a, b);
                to = range.End;
                isRange = true;
            }
        }

        var (relation, from, until, atLeast) = Relation(i, to);
        _found.Add(new(from, until, date.Value, isRange ? DateRelation.At : relation) { IsAtLeast = atLeast });
        return until;
    }

    private static Told Filled(Told part, Told other) =>
        part.Whole is not null
            ? part
            : part with
            {
                Year = part.Year ?? other.Year,
                Month = part.Month ?? (part.Day is null ? null : other.Month),
            };

    private Told? Range(Told first, int at)
    {
        if (first.Whole is not null)
        {
            return null;
        }

        var k = Skip(at);
        var between = Enumerable.Range(Math.Max(0, first.End - 5), Math.Min(5, first.End)).Any(p => Has(p, "prepositions:between"));
        if (
            !(
                (between && Is(k, WordClass.Coordinator))
                || Has(k, "range")
                || (
                    k < _scan.Count
                    && _scan.Tokens[k].Kind == TokenKind.Punctuation
                    && _scan.Text[_scan.Tokens[k].Start] is '-' or '–' or '—' or '~' or '～'
                )
            )
        )
        {
            return null;
        }

        k = Skip(k + 1);
        while (Is(k, WordClass.Determiner) || Has(k, "days:before"))
        {
            k = Skip(k + 1);
        }

        if (k >= _scan.Count)
        {
            return null;
        }

        var second = One(k);
        if (
            second.IsNothing
            && first is { Year: not null, Month: null }
            && _scan.Tokens[k].Kind == TokenKind.Number
            && Number(k, out var yearEnd) is > 1900 and < 2100 and var year
        )
        {
            // từ năm 2013 đến 2016
            second = new((int)year, null, null, yearEnd);
        }

        if (second.IsNothing || second.Whole is not null)
        {
            return null;
        }

        return second;
    }

    // ── one date ──

    private Told One(int i) =>
        Numeric(i) is { IsNothing: false } numeric ? numeric
        : Relative(i) is { IsNothing: false } relative ? relative
        : Weekday(i) is { IsNothing: false } weekday ? weekday
        : _grammar.DateOrder switch
        {
            "number-first" => NumberFirst(i),
            "unit-first" => UnitFirst(i),
            _ => Named(i),
        };

    // 27/2/2024, 27/2, 5-3-2020, 2019-05-03.
    private Told Numeric(int i)
    {
        if (Number(i, out var at) is not { } a || a > 9999 || _scan.Tokens[i].Kind != TokenKind.Number)
        {
            return default;
        }

        var raw = _scan.Raw(i);
        if (raw.Contains('.') && !raw.EndsWith("."))
        {
            // 3.05.2019
            var parts = raw.ToString().Split('.');
            if (
                parts.Length == 3
                && parts.All(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                && IsDay(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture))
                && parts[2].Length == 4
            )
            {
                return new(
                    int.Parse(parts[2], CultureInfo.InvariantCulture),
                    int.Parse(parts[1], CultureInfo.InvariantCulture),
                    int.Parse(parts[0], CultureInfo.InvariantCulture),
                    i + 1
                );
            }

            return default;
        }

        if (!IsJoint(at) || Number(at + 1, out var second) is not { } b || _scan.Tokens[at + 1].Kind != TokenKind.Number)
        {
            return default;
        }

        var mark = _scan.Text[_scan.Tokens[at].Start];
        if (IsJoint(second) && Number(second + 1, out var third) is { } c)
        {
            return IsDay((int)a, (int)b) && c is > 1900 and < 2100 ? new((int)c, (int)b, (int)a, third)
                : a is > 1900 and < 2100 && IsDay((int)c, (int)b) ? new((int)a, (int)b, (int)c, third)
                : default;
        }

        // 3/2020 after "tháng": a month of a year. Else a day of a month, where slashes are used for that.
        if (mark != '/' || _grammar.IsOfCharacters && _grammar.DateOrder == "number-first")
        {
            return default;
        }

        if (b is > 1900 and < 2100 && a is > 0 and < 13)
        {
            return new((int)b, (int)a, null, second);
        }

        if (Number(i, out _) is { } && IsDay((int)a, (int)b) && (_grammar.DateOrder == "unit-first" || Has(i - 1, "days:before")))
        {
            // ngày 5/3 năm 2020
            var year = YearAfter(second, out var end);
            return new(year, (int)b, (int)a, end);
        }

        return default;
    }

    private bool IsJoint(int at) =>
        at + 1 < _scan.Count
        && _scan.Tokens[at].Kind == TokenKind.Punctuation
        && _scan.Text[_scan.Tokens[at].Start] is '/' or '-' or '.'
        && !_scan.Tokens[at].SpaceBefore
        && !_scan.Tokens[at + 1].SpaceBefore;

    private static bool IsDay(int day, int month) => day is > 0 and < 32 && month is > 0 and < 13;

    // 2019年5月3日, 5月3日, 去年11月, 3日.
    private Told NumberFirst(int i)
    {
        int? year = null,
            month = null,
            day = null;
        var at = i;
        if (Number(at, out var end) is { } y && Has(end, "years:unit") && y is > 1900 and < 2100)
        {
            year = (int)y;
            at = end + 1;
        }
        else if (RelativeYear(at) is { } shifted)
        {
            year = shifted;
            at++;
        }
        else if (RelativeMonth(at) is { } past)
        {
            year = past.Year;
            month = past.Month;
            at++;
        }

        var k = Skip(at);
        if (year is not null && Has(k, "months:part"))
        {
            // 2024年底
            at = k + 1;
            k = Skip(at);
        }

        if (month is null && Number(k, out end) is { } m && Has(end, "months:unit") && m is > 0 and < 13)
        {
            month = (int)m;
            at = end + 1;
            k = Skip(at);
        }

        if (month is not null && Has(k, "months:part"))
        {
            // 9月底
            at = k + 1;
            k = Skip(at);
        }

        if (Number(k, out end) is { } d && d is > 0 and < 32 && (Has(end, "days:unit") || IsRangeOfDays(end)))
        {
            if (month is not null || (year is null && Has(end, "days:unit") && IsAloneDay(k, end)))
            {
                day = (int)d;
                at = Has(end, "days:unit") ? end + 1 : end;
            }
        }

        return year is null && month is null && day is null ? default : new(year, month, day, at);
    }

    // 8 in 7月8至10日
    private bool IsRangeOfDays(int end) =>
        Has(end, "range") || (end < _scan.Count && (_scan.IsMark(end, '-') || _scan.IsMark(end, '–') || _scan.IsMark(end, '~')));

    private bool IsAloneDay(int k, int end) => _report is not null && _scan.Tokens[k].Kind == TokenKind.Number && end < _scan.Count;

    // ngày 3 tháng 5 năm 2019, tháng 5/2019, năm 2019.
    private Told UnitFirst(int i)
    {
        int? year = null,
            month = null,
            day = null;
        var at = i;
        if ((Has(at, "days:before") || Has(at, "days:unit")) && Numeric(at + 1) is { IsNothing: false } numeric)
        {
            return numeric;
        }

        if ((Has(at, "days:before") || Has(at, "days:unit")) && Number(at + 1, out var end) is { } d && d is > 0 and < 32)
        {
            day = (int)d;
            at = end;
        }

        if ((Has(at, "months:unit") || Has(at, "months:before")) && at + 1 < _scan.Count)
        {
            if (Numeric(at + 1) is { Year: not null, Day: null } monthYear)
            {
                return monthYear with { Day = day };
            }

            if (Number(at + 1, out end) is { } m && m is > 0 and < 13)
            {
                month = (int)m;
                at = end;
            }
        }
        else if (MonthName(at) is { } named)
        {
            month = named;
            at++;
        }
        else if (day is null && Number(at, out end) is { } early && early is > 0 and < 32 && MonthName(end) is { } follows)
        {
            day = (int)early;
            month = follows;
            at = end + 1;
        }

        if (month is not null && YearAfter(at, out end) is { } told)
        {
            return new(told, month, day, end);
        }

        if (month is null && day is null && Has(at, "years:unit") && Number(at + 1, out end) is { } y && y is > 1900 and < 2100)
        {
            year = (int)y;
            at = end;
        }

        if (month is null && day is not null && _report is null)
        {
            return default;
        }

        return year is null && month is null && day is null ? default : new(year, month, day, at);
    }

    private int? YearAfter(int at, out int end)
    {
        end = at;
        var k = Skip(at);
        if (k < _scan.Count && _scan.IsMark(k, ',') && Has(k + 1, "years:unit"))
        {
            k++;
        }

        if (_grammar.DateOrder == "names" && k < _scan.Count && _scan.Words[k] is { } of && of.Has("prepositions:of"))
        {
            k = Skip(k + 1);
        }

        if (Has(k, "years:unit"))
        {
            k++;
        }

        if (RelativeYear(k) is { } relative)
        {
            end = k + 1;
            return relative;
        }

        if (
            k < _scan.Count
            && _scan.Tokens[k].Kind == TokenKind.Number
            && _scan.Tokens[k].Length == 4
            && Number(k, out var after) is { } y
            && y is > 1900 and < 2100
        )
        {
            end = Has(after, "years:unit") ? after + 1 : after;
            return (int)y;
        }

        return null;
    }

    // 3 de mayo de 2019; le 1er mars; mayo de 2019; 3 мая 2019 года; en 2019.
    private Told Named(int i)
    {
        if (_scan.Ordinals?[i] == 1 && MonthName(Skip(i + 1)) is { } first)
        {
            // "il primo febbraio"
            return YearAfter(Skip(i + 1) + 1, out var until) is { } known
                ? new(known, first, 1, until)
                : new(null, first, 1, Skip(i + 1) + 1);
        }

        if (Number(i, out var end) is { } d && d is > 0 and < 32)
        {
            var k = Skip(end);
            while (k < _scan.Count && (_scan.IsMark(k, '°') || _scan.IsMark(k, 'º')))
            {
                k = Skip(k + 1);
            }

            while (
                k < _scan.Count && (_scan.Words[k]?.Has("ordinal-marks:after") == true || (_scan.Words[k]?.Has("prepositions:of") == true))
            )
            {
                k = Skip(k + 1);
            }

            if (MonthName(k) is { } month)
            {
                return YearAfter(k + 1, out var to) is { } year ? new(year, month, (int)d, to) : new(null, month, (int)d, k + 1);
            }

            // del 8 al 10 de julio: the first day waits for the month of the last.
            if (Has(k, "range") || IsDash(k))
            {
                var second = Skip(k + 1);
                while (Is(second, WordClass.Determiner))
                {
                    second = Skip(second + 1);
                }

                if (Number(second, out var after) is { } last && last > d && last < 32)
                {
                    var m = Skip(after);
                    if (m < _scan.Count && _scan.Words[m]?.Has("prepositions:of") == true)
                    {
                        m = Skip(m + 1);
                    }

                    if (MonthName(m) is not null)
                    {
                        return new(null, null, (int)d, end);
                    }
                }
            }
        }

        if (MonthName(i) is { } alone && (i > 0 || !_scan.IsCapital(i) || _scan.Text[_scan.Tokens[i].Start] > 'z'))
        {
            return YearAfter(i + 1, out var to) is { } year ? new(year, alone, null, to)
                : Has(i + 1, "last") || Has(i + 1, "next") ? new(null, alone, null, i + 2)
                : new(null, alone, null, i + 1);
        }

        if (
            _scan.Tokens[i].Kind == TokenKind.Number
            && _scan.Tokens[i].Length == 4
            && Number(i, out end) is { } y
            && y is > 1900 and < 2100
        )
        {
            var before = Back(i);
            var under =
                before >= 0
                && (
                    _scan.Words[before] is { } word
                        && (
                            word.Is(WordClass.Preposition | WordClass.Determiner)
                            || word.Has("since")
                            || word.Has("until")
                            || word.Has("range")
                            || word.Has("at-least")
                            || word.Has("years")
                            || word.Has("glosses:year")
                            || word.Is(WordClass.Coordinator)
                        )
                    || IsDash(before)
                );
            if (under || Has(end, "years:unit") || IsDash(end) || end >= _scan.Count || _scan.Tokens[end].Kind == TokenKind.Punctuation)
            {
                return new((int)y, null, null, Has(end, "years:unit") ? end + 1 : end);
            }
        }

        return default;
    }

    private bool IsDash(int k) => k >= 0 && k < _scan.Count && (_scan.IsMark(k, '-') || _scan.IsMark(k, '–') || _scan.IsMark(k, '—'));

    private int? MonthName(int i)
    {
        if (i >= _scan.Count || _scan.Words[i] is not { } word || !word.Has("months"))
        {
            return null;
        }

        for (var m = 1; m <= 12; m++)
        {
            if (word.Has("months:" + m.ToString(CultureInfo.InvariantCulture)))
            {
                return m;
            }
        }

        return null;
    }

    // ── leaning on the report ──

    private (string Unit, int Shift)? RelativeMark(int i)
    {
        if (i < 0 || i >= _scan.Count || _scan.Words[i] is not { } word || !word.Has("relative"))
        {
            return null;
        }

        foreach (var mark in word.Marks)
        {
            if (mark.StartsWith("relative:", StringComparison.Ordinal) && mark["relative:".Length..].Split(' ') is [var unit, var shift])
            {
                return int.TryParse(shift, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var by) ? (unit, by) : null;
            }
        }

        return null;
    }

    private int? RelativeYear(int i) =>
        RelativeMark(i) is ("year", var shift) && (_report?.Year ?? _year) is { } year ? year + shift : null;

    private (int Year, int Month)? RelativeMonth(int i)
    {
        if (RelativeMark(i) is not ("month", var shift) || _report is not { } report)
        {
            return null;
        }

        var month = new DateOnly(report.Year, report.Month, 1).AddMonths(shift);
        return (month.Year, month.Month);
    }

    private Told Relative(int i)
    {
        if (RelativeMark(i) is not { } mark)
        {
            return default;
        }

        if (mark.Unit == "year")
        {
            // 去年11月, thứ Ba tuần trước: what follows is finer.
            return _grammar.DateOrder == "number-first" && NumberFirst(i) is { IsNothing: false } finer ? finer
                : RelativeYear(i) is { } year ? new(year, null, null, i + 1)
                : default;
        }

        if (_report is not { } report)
        {
            return default;
        }

        switch (mark.Unit)
        {
            case "day":
                var day = report.AddDays(mark.Shift);
                return new(day.Year, day.Month, day.Day, i + 1);
            case "month":
                return _grammar.DateOrder == "number-first" ? NumberFirst(i)
                    : RelativeMonth(i) is { } m ? new(m.Year, m.Month, null, i + 1)
                    : default;
            case "week":
                // 上周三, 지난주 수요일
                if (WeekdayAt(i) is { } own)
                {
                    // 上周三 as one word
                    var told = report.AddDays(-(((int)report.DayOfWeek + 6) % 7) + (7 * mark.Shift) + own - 1);
                    return new(told.Year, told.Month, told.Day, i + 1);
                }

                if (WeekdayAt(Skip(i + 1)) is { } named && (_grammar.IsOfCharacters || !_scan.IsMark(i + 1, ',')))
                {
                    var monday = report.AddDays(-(((int)report.DayOfWeek + 6) % 7) + (7 * mark.Shift));
                    var date = monday.AddDays(named - 1);
                    return new(date.Year, date.Month, date.Day, Skip(i + 1) + 1);
                }

                return new(null, null, null, i + 1, EnglishClock.Week(report, mark.Shift));
            default:
                return default;
        }
    }

    private int? WeekdayAt(int i)
    {
        if (i < 0 || i >= _scan.Count || _scan.Words[i] is not { } word || !word.Has("weekdays"))
        {
            return null;
        }

        for (var d = 1; d <= 7; d++)
        {
            if (word.Has("weekdays:" + d.ToString(CultureInfo.InvariantCulture)))
            {
                return d;
            }
        }

        return null;
    }

    private Told Weekday(int i)
    {
        if (WeekdayAt(i) is not { } number || _report is not { } report)
        {
            return default;
        }

        var end = i + 1;
        // "el jueves 27 de febrero", "星期四（5月3日）": the full date that follows says it better.
        var after = Skip(end);
        if (after < _scan.Count && _scan.IsMark(after, ','))
        {
            after = Skip(after + 1);
        }

        if (
            after < _scan.Count
            && WeekdayAt(after) is null
            && RelativeMark(after) is null
            && One(after) is { Day: not null, Whole: null } full
        )
        {
            return full;
        }

        var weekday = (DayOfWeek)(number % 7);
        if (RelativeMark(Skip(end)) is ("week", var shift) && !_grammar.IsOfCharacters)
        {
            var monday = report.AddDays(-(((int)report.DayOfWeek + 6) % 7) + (7 * shift));
            var date = monday.AddDays(number - 1);
            return new(date.Year, date.Month, date.Day, Skip(end) + 1);
        }

        var next = Has(i - 1, "next") || Has(end, "next");
        var last = Has(i - 1, "last") || Has(end, "last");
        var told =
            next ? EnglishClock.Weekday(weekday, report.AddDays(1), true)
            : last ? EnglishClock.Weekday(weekday, report.AddDays(-1), false)
            : EnglishClock.Weekday(weekday, report, IsFuture(i));
        return new(told.Year, told.Month, told.Day, Has(end, "last") || Has(end, "next") ? end + 1 : end);
    }

    // ── settling ──

    private Edtf? Settled(Told told, int at)
    {
        if (told.Whole is { } whole)
        {
            return whole;
        }

        var (year, month, day) = (told.Year, told.Month, told.Day);
        if (month is null && day is not null)
        {
            if (_report is not { } report)
            {
                return null;
            }

            // "el día 5", 5日: of the report's month, or of the one before where that is still to come.
            var that = new DateOnly(report.Year, report.Month, 1);
            that = day > report.Day && !IsFuture(at) ? that.AddMonths(-1) : that;
            (year, month) = (that.Year, that.Month);
        }

        if (month is { } m && year is null)
        {
            year = _report is { } report ? EnglishClock.YearOf(m, day, report, IsFuture(at)) : _year;
        }

        if (year is not { } y)
        {
            return null;
        }

        if (month is not { } known)
        {
            return Edtf.OfYear(y);
        }

        return day is { } d && d <= DateTime.DaysInMonth(y, known) ? Edtf.Day(new(y, known, d)) : Edtf.Month(y, known);
    }

    // A word of the future in the same stretch between commas.
    private bool IsFuture(int at)
    {
        for (var k = Math.Min(at, _scan.Count - 1); k >= 0 && !IsComma(k); k--)
        {
            if (IsFutureWord(k))
            {
                return true;
            }
        }

        for (var k = at; k < _scan.Count && !IsComma(k); k++)
        {
            if (IsFutureWord(k))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsFutureWord(int k) =>
        _scan.Words[k] is { } word
        && (
            word.Has("auxiliaries:future") || word.Has("next") || word.Forms.Exists(f => f.Use.HasFlag(Languages.Inflection.FormUse.Future))
        );

    private bool IsComma(int k) => _scan.IsMark(k, ',') || _scan.IsMark(k, '，') || _scan.IsMark(k, ';') || _scan.IsMark(k, '；');

    private (DateRelation Relation, int From, int To, bool AtLeast) Relation(int from, int to)
    {
        var relation = DateRelation.At;
        var atLeast = false;
        var first = from;
        for (var k = Back(from); k >= 0 && from - k <= 4; k = Back(k))
        {
            if (_scan.Words[k] is not { } word)
            {
                break;
            }

            if (word.Has("at-least"))
            {
                atLeast = true;
                first = k;
            }
            else if (word.Has("since"))
            {
                relation = DateRelation.Since;
                first = k;
                if (!atLeast && Back(k) is >= 0 and var more && _scan.Words[more]?.Has("at-least") == true)
                {
                    atLeast = true;
                }

                break;
            }
            else if (word.Has("until"))
            {
                relation = DateRelation.UpTo;
                first = k;
                break;
            }
            else if (!word.Is(WordClass.Determiner) && !word.Has("days:before") && !word.Has("years:unit") && !word.Has("months:unit"))
            {
                break;
            }
        }

        var end = to;
        var next = Skip(to);
        if (next < _scan.Count && _scan.Words[next] is { } follows)
        {
            if (follows.Has("since") && !follows.Is(WordClass.Preposition) || (follows.Has("since") && _grammar.IsOfCharacters))
            {
                relation = DateRelation.Since;
                end = next + 1;
            }
            else if (follows.Has("closers:before"))
            {
                relation = DateRelation.UpTo;
                end = next + 1;
            }
        }

        return (relation, first, end, atLeast && relation != DateRelation.At || atLeast);
    }

    // ── helpers ──

    private long? Number(int i, out int end)
    {
        end = i + 1;
        return i >= 0 && i < _scan.Count && _scan.NameAt[i] is null ? _numbers.Value(i, out end) : null;
    }

    private bool Has(int i, string mark) => i >= 0 && i < _scan.Count && _scan.Words[i]?.Has(mark) == true;

    private bool Is(int i, WordClass any) => _scan.Is(i, any);

    private int Skip(int i)
    {
        while (i < _scan.Count && _hidden[i])
        {
            i++;
        }

        return i;
    }

    private int Back(int i)
    {
        i--;
        while (i >= 0 && _hidden[i])
        {
            i--;
        }

        return i;
    }
}

using Entente.Time;

namespace Entente.Languages.English;

/// <summary>Resolves dates that lean on the report date: a missing year, "last week", a weekday.</summary>
public static class EnglishClock
{
    /// <summary>The year of a day and month told without one: the year that brings it nearest to the report, the past preferred.</summary>
    public static int YearOf(int month, int? day, DateOnly report, bool future)
    {
        var last = DateTime.DaysInMonth(report.Year, month);
        var date = new DateOnly(report.Year, month, Math.Min(day ?? 1, last));
        var distance = date.DayNumber - report.DayNumber;
        return (future, distance) switch
        {
            (true, < -31) => report.Year + 1,
            (true, _) => report.Year,
            // A report names an act of its own day, and sometimes one a few days ahead; farther ahead means last year.
            (false, > 31) => report.Year - 1,
            (false, _) => report.Year,
        };
    }

    /// <summary>The last such weekday on or before the report; the next one for a future act.</summary>
    public static DateOnly Weekday(DayOfWeek weekday, DateOnly report, bool future)
    {
        var back = ((int)report.DayOfWeek - (int)weekday + 7) % 7;
        return future ? report.AddDays((7 - back) % 7) : report.AddDays(-back);
    }

    /// <summary>Monday to Sunday of the week that lies <paramref name="weeks"/> from the report's.</summary>
    public static Edtf Week(DateOnly report, int weeks)
    {
        var monday = report.AddDays(-(((int)report.DayOfWeek + 6) % 7) + (7 * weeks));
        return Edtf.Between(Edtf.Day(monday), Edtf.Day(monday.AddDays(6)));
    }

    public static Edtf MonthFrom(DateOnly report, int months)
    {
        var day = new DateOnly(report.Year, report.Month, 1).AddMonths(months);
        return Edtf.Month(day.Year, day.Month);
    }
}

using Entente.Mentions;
using Entente.Time;

namespace Entente.Assertions;

/// <summary>When a role, membership or standing held: a start stays open, an end is a bound.</summary>
internal static class Periods
{
    /// <summary>From the dates among these words: "since 2016" and, for a start, "in June 2022" give an open interval.</summary>
    public static Edtf? From(Wording sentence, Words words, bool isStart = false, bool isEnd = false)
    {
        var date = sentence.Reading.Dates.FirstOrDefault(d => words.Holds(d.From));
        if (date is null)
        {
            return null;
        }

        return date.Relation switch
        {
            DateRelation.Since => date.Date.IsInterval ? date.Date : Edtf.Since(date.Date),
            DateRelation.UpTo => date.Date.IsInterval ? date.Date : Edtf.UpTo(date.Date),
            DateRelation.Length => date.Date,
            DateRelation.At => date.Date.IsInterval ? date.Date
            : isEnd ? Edtf.UpTo(date.Date)
            : isStart ? Edtf.Since(date.Date)
            : date.Date,
        };
    }
}

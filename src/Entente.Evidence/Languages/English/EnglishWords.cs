namespace Entente.Languages.English;

/// <summary>What a word can be in an English clause, beside a verb or a noun.</summary>
[Flags]
public enum WordClass
{
    None = 0,
    Determiner = 1 << 0,
    Preposition = 1 << 1,
    Coordinator = 1 << 2,
    Subordinator = 1 << 3,
    Relative = 1 << 4,
    Pronoun = 1 << 5,
    PossessivePronoun = 1 << 6,
    Be = 1 << 7,
    Have = 1 << 8,
    Do = 1 << 9,
    Modal = 1 << 10,
    Adverb = 1 << 11,
    Negation = 1 << 12,
    To = 1 << 13,
    Adjective = 1 << 14,
    Month = 1 << 15,
    Weekday = 1 << 16,
    Cardinal = 1 << 17,
    Ordinal = 1 << 18,
}

/// <summary>The closed classes of English, and its number and calendar words.</summary>
public static class EnglishWords
{
    /// <summary>Stands this word between the words of a name, as in "conference on crime prevention and control"? It singles nothing out.</summary>
    public static bool IsConnector(string word) =>
        word is "on" or "of" or "for" or "in" or "against" or "and" or "or" or "to" or "by" or "at" or "as";

    public static IReadOnlyList<(WordClass Class, string Words)> Classes { get; } =
    [
        (
            WordClass.Determiner,
            "the a an this that these those each every both all some any no another other such several many few various numerous much more most its"
        ),
        (
            WordClass.Preposition,
            "of in on at by with from for to into onto over under between among amid against during within without through throughout across along around near inside outside towards toward via upon about above below behind beyond despite after before until since per including like as than following regarding concerning under alongside versus except besides aboard off up out down according"
        ),
        (WordClass.Coordinator, "and or but nor & plus"),
        (
            WordClass.Subordinator,
            "that because although though while whilst whereas if unless whether when whenever where wherever once so after before since until as lest how why what"
        ),
        (WordClass.Relative, "which who whom whose that where"),
        (
            WordClass.Pronoun,
            "it they them he she him her we us i you this these those itself themselves himself herself each one both neither"
        ),
        (WordClass.PossessivePronoun, "its their his her our my your whose"),
        (WordClass.Be, "be is are was were been being am 's"),
        (WordClass.Have, "have has had having"),
        (WordClass.Do, "do does did doing"),
        (WordClass.Modal, "will would shall should can could may might must cannot"),
        (
            WordClass.Adverb,
            "also already recently now then still just even only later earlier again soon ever never always often sometimes usually currently presently previously formerly jointly together separately reportedly allegedly apparently possibly probably likely officially publicly quietly secretly successfully eventually finally initially meanwhile however therefore thus instead too well very quite rather nearly almost about around approximately roughly afterwards afterward thereafter first subsequently simultaneously respectively annually regularly repeatedly continuously consistently directly actively closely further increasingly largely mainly mostly partly particularly especially specifically notably nevertheless nonetheless moreover furthermore similarly likewise additionally originally yet abroad overseas home here there ago today yesterday tomorrow tonight formally briefly long once twice not far twice away back alone apparently purportedly supposedly ostensibly so once"
        ),
        (WordClass.Negation, "not no never n't neither nor without none nobody nothing"),
        (
            WordClass.None,
            "least early late mid year years decade decades week weeks month months day days weekend spring summer autumn fall winter fiscal quarter onwards onward past last next same longer than more less fewer way underway ongoing own domestic force"
        ),
        (WordClass.To, "to"),
        (
            WordClass.Adjective,
            "new joint bilateral multilateral trilateral mutual common several senior high top deputy vice former current recent latest annual regular first second last next previous earlier later past future final main major key important critical crucial strategic comprehensive special specialized internal external domestic foreign national local regional provincial central federal public private civil military paramilitary naval maritime coastal online digital technical practical operational large small big long short advanced modern extensive numerous various different own same similar ready able unable willing likely unlikely possible available responsible close closer strong stronger deep deeper wide wider broad broader early late safe secure armed unarmed political economic cultural social ideological legal criminal illegal transnational cross-border international global worldwide unconventional non-traditional traditional additional further initial formal informal official unofficial secret covert overt permanent temporary two-day three-day four-day five-day week-long month-long day-long two-week three-week one-week six-month one-year two-year three-year chinese-run russian-made"
        ),
        (
            WordClass.Month,
            "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
        ),
        (WordClass.Weekday, "monday tuesday wednesday thursday friday saturday sunday"),
        (
            WordClass.Cardinal,
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen dozens hundreds thousands millions half"
        ),
        (
            WordClass.Ordinal,
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth hundredth"
        ),
    ];

    // Words in -ly that are no adverbs.
    private static readonly HashSet<string> NotAdverbs = new(StringComparer.Ordinal)
    {
        "family",
        "assembly",
        "ally",
        "supply",
        "monopoly",
        "anomaly",
        "reply",
        "orderly",
        "costly",
        "deadly",
        "elderly",
        "timely",
        "quarterly",
        "monthly",
        "yearly",
        "weekly",
        "daily",
        "friendly",
        "scholarly",
        "lively",
        "lonely",
        "homely",
        "sly",
        "fly",
        "jelly",
        "belly",
        "bully",
        "rally",
        "tally",
        "sully",
        "doily",
        "lily",
    };

    /// <summary>True for a lower-case word that ends as adverbs do: overwhelmingly, covertly.</summary>
    public static bool IsAdverbForm(ReadOnlySpan<char> word)
    {
        if (word.Length < 6 || !char.IsLower(word[0]) || !word.EndsWith("ly"))
        {
            return false;
        }

        return !NotAdverbs.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    private static readonly string[] CardinalOrder =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];

    private static readonly string[] OrdinalOrder =
    [
        "zeroth",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] OrdinalTens =
    [
        "twentieth",
        "thirtieth",
        "fortieth",
        "fiftieth",
        "sixtieth",
        "seventieth",
        "eightieth",
        "ninetieth",
    ];

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>1 to 12, or null.</summary>
    public static int? Month(string folded)
    {
        if (folded.Length < 3)
        {
            return null;
        }

        var at = Array.IndexOf(Months, folded[..3]);
        return at < 0 ? null : at + 1;
    }

    public static DayOfWeek? Weekday(string folded)
    {
        var at = Array.IndexOf(Weekdays, folded);
        return at < 0 ? null : (DayOfWeek)at;
    }

    /// <summary>Value of a number word up to ninety ("seven", "thirty"), or null.</summary>
    public static int? Cardinal(string folded)
    {
        var at = Array.IndexOf(CardinalOrder, folded);
        if (at >= 0)
        {
            return at;
        }

        var ten = Array.IndexOf(Tens, folded);
        return ten < 0 ? null : 10 * (ten + 2);
    }

    /// <summary>Value of an ordinal word up to ninetieth, or null.</summary>
    public static int? Ordinal(string folded)
    {
        var at = Array.IndexOf(OrdinalOrder, folded);
        if (at >= 0)
        {
            return at;
        }

        var ten = Array.IndexOf(OrdinalTens, folded);
        return ten < 0 ? null : 10 * (ten + 2);
    }
}

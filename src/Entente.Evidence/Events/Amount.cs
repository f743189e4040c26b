using System.Globalization;
using Entente.Languages.English;
using Entente.Text;

namespace Entente.Events;

/// <summary>A quantity as two sources can be compared on it: how many, of what.</summary>
public sealed record Amount(decimal Number, string Unit)
{
    private static readonly HashSet<string> Persons = new(StringComparer.Ordinal)
    {
        "people",
        "persons",
        "suspects",
        "nationals",
        "citizens",
        "officers",
        "officials",
        "cadres",
        "trainees",
        "students",
        "personnel",
        "police",
        "policemen",
        "soldiers",
        "troops",
        "men",
        "instructors",
        "advisers",
        "fraudsters",
    };

    /// <summary>Null where the words hold no number that can be read.</summary>
    public static Amount? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var words = text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var plain = words[i].Trim('$', '€', '£', ',', '.');
            if (Read(plain) is not { } number)
            {
                continue;
            }

            var unit = words[i][0] is '$' or '€' or '£' ? "money" : "";
            foreach (var word in words[(i + 1)..].Select(w => Fold.Word(w.Trim(',', '.'))))
            {
                if (Scale(word) is { } scale)
                {
                    number *= scale;
                }
                else if (EnglishWords.Cardinal(word) is { } ones && number % 10 == 0 && ones < 10)
                {
                    number += ones;
                }
                else
                {
                    unit = unit.Length > 0 ? unit : word;
                    unit =
                        word is "dollars" or "euros" or "yuan" or "renminbi" or "dong" or "kip" or "roubles" or "rubles" or "somoni" ? word
                        : unit is "money" ? unit
                        : word;
                }
            }

            return new(number, Persons.Contains(unit) ? "persons" : unit);
        }

        return null;
    }

    /// <summary>True when both count the same kind of thing; then another number is a difference between sources.</summary>
    public bool CountsSame(Amount other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Unit == other.Unit;
    }

    /// <summary>True when one could be a slip, a loss or a rounding of the other: a tenth apart at most.</summary>
    public bool IsNear(Amount other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return CountsSame(other) && Math.Abs(Number - other.Number) * 10 <= Math.Max(Number, other.Number);
    }

    public override string ToString() => Number.ToString("0.####", CultureInfo.InvariantCulture) + (Unit.Length > 0 ? " " + Unit : "");

    private static decimal? Read(string word) =>
        word.Length > 0 && char.IsAsciiDigit(word[0])
            ? decimal.TryParse(
                word,
                NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            && word.Length <= 18
                ? number
                : null
            : EnglishWords.Cardinal(Fold.Word(word));

    private static decimal? Scale(string word) =>
        word switch
        {
            "hundred" => 100,
            "thousand" => 1_000,
            "million" => 1_000_000,
            "billion" => 1_000_000_000,
            _ => null,
        };
}

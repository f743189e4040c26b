namespace Entente.Text;

/// <summary>
/// The text of a document as all spans refer to it. Spans count code points; .NET strings count UTF-16 units. This is
/// the one place that goes between the two.
/// </summary>
public sealed class CanonicalText
{
    // Positions, in UTF-16 units, of the second half of every surrogate pair, in order. Empty for almost every document.
    private readonly int[] _lowSurrogates;

    public CanonicalText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
        _lowSurrogates = FindLowSurrogates(value);
    }

    public string Value { get; }

    /// <summary>Length in code points.</summary>
    public int Length => Value.Length - _lowSurrogates.Length;

    public TextSpan Whole => new(0, Length);

    /// <summary>The span in code points of the UTF-16 range <paramref name="from"/>..<paramref name="to"/>.</summary>
    public TextSpan SpanOf(int from, int to) => new(ToCodePoint(from), ToCodePoint(to));

    /// <summary>The exact words of a span.</summary>
    public string Quote(TextSpan span)
    {
        var from = ToUnit(span.Start);
        return Value[from..ToUnit(span.End)];
    }

    public int ToCodePoint(int unit)
    {
        if (_lowSurrogates.Length == 0)
        {
            return unit;
        }

        var before = Array.BinarySearch(_lowSurrogates, unit);
        return unit - (before >= 0 ? before : ~before);
    }

    public int ToUnit(int codePoint)
    {
        var unit = codePoint;
        foreach (var low in _lowSurrogates)
        {
            if (low > unit)
            {
                break;
            }

            unit++;
        }

        return unit;
    }

    private static int[] FindLowSurrogates(string value)
    {
        if (!value.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            return [];
        }

        var found = new List<int>();
        for (var i = 1; i < value.Length; i++)
        {
            if (char.IsSurrogatePair(value[i - 1], value[i]))
            {
                found.Add(i);
            }
        }

        return [.. found];
    }
}

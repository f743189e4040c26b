using System.Text;
using Entente.Documents;
using Entente.Text;

namespace Entente.Formats.Readers;

/// <summary>Builds a canonical text out of the blocks of a format, and remembers where its pages, headings and cells are.</summary>
internal sealed class TextAssembler
{
    private readonly StringBuilder _text = new();
    private readonly List<(TextMarkKind Kind, int From, int To, int Number)> _marks = [];

    public int Length => _text.Length;

    /// <summary>Adds a paragraph, a heading or a cell, with a blank line before it. White space runs become one space.</summary>
    public void Block(string text, TextMarkKind? kind = null, int number = 0)
    {
        var clean = OneLine(text);
        if (clean.Length == 0)
        {
            return;
        }

        if (_text.Length > 0)
        {
            _text.Append("\n\n");
        }

        var from = _text.Length;
        _text.Append(clean);
        if (kind is { } mark)
        {
            _marks.Add((mark, from, _text.Length, number));
        }
    }

    /// <summary>Marks everything added since <paramref name="from"/>.</summary>
    public void Mark(TextMarkKind kind, int from, int number)
    {
        while (from < _text.Length && _text[from] == '\n')
        {
            from++;
        }

        if (from < _text.Length)
        {
            _marks.Add((kind, from, _text.Length, number));
        }
    }

    /// <summary>The text as a document of these bytes; radicals are folded, each with a mark that keeps what stood there.</summary>
    public ReadOutcome Finish(
        IncomingFile file,
        string mediaType,
        string reader,
        DocumentMetadata metadata,
        ReadLimits limits,
        Refusal empty
    )
    {
        if (_text.Length > limits.Characters)
        {
            return ReadOutcome.Refused(Refusal.TooLarge.With($"{_text.Length:N0} characters, the limit is {limits.Characters:N0}"));
        }

        if (_text.ToString().AsSpan().Trim().IsEmpty)
        {
            return ReadOutcome.Refused(empty);
        }

        var (folded, places) = FoldRadicals(_text.ToString());
        var text = new CanonicalText(folded);
        var marks = _marks
            .Select(m => new TextMark(m.Kind, text.SpanOf(m.From, m.To), m.Number))
            .Concat(places.Select(p => new TextMark(TextMarkKind.FoldedFrom, text.SpanOf(p.At, p.At + p.Length), p.Original)))
            .OrderBy(m => m.Span.Start)
            .ThenBy(m => m.Kind)
            .ToList();
        return ReadOutcome.Read(
            new()
            {
                Id = new(ContentHash.Of(file.Bytes.Span)),
                Name = file.Name,
                MediaType = mediaType,
                Text = text,
                Metadata = metadata,
                Marks = marks,
                ReadBy = reader,
            }
        );
    }

    // One code point for one: offsets in code points stay what they were.
    private static (string Text, List<(int At, int Length, int Original)> Places) FoldRadicals(string text)
    {
        var places = new List<(int, int, int)>();
        if (!text.AsSpan().ContainsAnyInRange('\u2e80', '\u2fdf'))
        {
            return (text, places);
        }

        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var at = folded.Length;
            if (Radicals.Ideographs.TryGetValue(rune.Value, out var ideograph))
            {
                folded.Append(new Rune(ideograph).ToString());
                places.Add((at, folded.Length - at, rune.Value));
            }
            else
            {
                folded.Append(rune.ToString());
            }
        }

        return (folded.ToString(), places);
    }

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        var space = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                space = line.Length > 0;
                continue;
            }

            if (space)
            {
                line.Append(' ');
                space = false;
            }

            // Other control characters carry nothing and break tools that read the export.
            if (!char.IsControl(c))
            {
                line.Append(c);
            }
        }

        return line.ToString();
    }
}

using System.Text;

namespace Entente.App.Hosting;

/// <summary>A plain table on standard output: aligned columns, no boxes, so that it reads aloud and pastes well.</summary>
internal sealed class PlainTable(params string[] headers)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add([.. cells.Select(Terminal.Safe)]);

    public int Count => _rows.Count;

    public string Render(int width)
    {
        var widths = new int[headers.Length];
        foreach (var row in _rows.Prepend(headers))
        {
            for (var i = 0; i < headers.Length; i++)
            {
                widths[i] = Math.Max(widths[i], Math.Min(60, row[i].Length));
            }
        }

        var text = new StringBuilder();
        foreach (var row in _rows.Prepend(headers))
        {
            var line = new StringBuilder();
            for (var i = 0; i < headers.Length; i++)
            {
                line.Append(i == headers.Length - 1 ? row[i] : Cut(row[i], widths[i]).PadRight(widths[i] + 2));
            }

            text.Append(Cut(line.ToString().TrimEnd(), width)).Append('\n');
        }

        return text.ToString();
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..Math.Max(0, length - 1)] + "…";
}

namespace Entente.Formats.Codebooks;

/// <summary>A tab-separated table of the codebook: a header line, no quoting, <c>#</c> comments. Rows are read by column name.</summary>
internal sealed class Table
{
    private readonly string _file;
    private readonly Dictionary<string, int> _columns;
    private readonly List<(int Line, string[] Cells)> _rows = [];

    public Table(string file, string text)
    {
        _file = file;
        var lines = text.Split('\n');
        _columns = [];
        var header = -1;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var cells = line.Split('\t');
            if (header < 0)
            {
                header = i;
                _columns = cells.Select((name, at) => (name, at)).ToDictionary(p => p.name, p => p.at, StringComparer.Ordinal);
                continue;
            }

            if (cells.Length > _columns.Count)
            {
                throw new CodebookException(file, i + 1, 1, $"{cells.Length} cells in a table of {_columns.Count} columns");
            }

            _rows.Add((i + 1, cells));
        }
    }

    public IEnumerable<Row> Rows => _rows.Select(r => new Row(this, r.Line, r.Cells));

    internal readonly record struct Row(Table Table, int Line, string[] Cells)
    {
        /// <summary>A cell's text, or null where it is empty.</summary>
        public string? this[string column] =>
            Table._columns.TryGetValue(column, out var at) && at < Cells.Length && Cells[at].Length > 0 ? Cells[at] : null;

        public string Required(string column) =>
            this[column] ?? throw new CodebookException(Table._file, Line, 1, $"column '{column}' is empty");

        public IReadOnlyList<string> Many(string column) =>
            this[column]?.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
    }
}

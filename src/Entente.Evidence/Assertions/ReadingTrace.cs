using Entente.Mentions;

namespace Entente.Assertions;

/// <summary>Writes a reading out in lines, one a clause, actor, date and matched frame.</summary>
internal static class ReadingTrace
{
    public static void Write(Reading reading, IReadOnlyList<Candidate> candidates, Action<string> line)
    {
        var scan = reading.Scan;
        line(scan.Slice(0, scan.Count));
        line("  groups   " + string.Join(' ', reading.Chunks.Select(c => $"[{Letter(c)} {scan.Slice(c.From, c.To)}]")));
        foreach (var clause in reading.Clauses)
        {
            line($"  clause   {Describe(clause, reading)}");
        }

        foreach (var actor in reading.Actors)
        {
            line(
                $"  actor    {actor.Name}: {actor.Kind} {actor.Country ?? "?"} {actor.Entity?.Id} {(actor.Through is null ? "" : "through " + actor.Through)}"
            );
        }

        foreach (var date in reading.Dates)
        {
            line($"  date     {scan.Slice(date.From, date.To)}: {date.Date.Value} {date.Relation}");
        }

        foreach (var hit in scan.Classes)
        {
            line($"  word     {scan.Slice(hit.From, hit.To)}: {string.Join(", ", hit.Sense.Classes)}");
        }

        foreach (var candidate in candidates)
        {
            line($"  frame    {candidate.Frame.Id}: {string.Join("; ", candidate.Because)}");
        }
    }

    private static string Describe(Clause clause, Reading reading)
    {
        var group = clause.Group;
        var subject = string.Join(", ", clause.Subject.Select(c => reading.Scan.Slice(c.From, c.To)));
        var objects = string.Join(", ", clause.Objects.Select(c => reading.Scan.Slice(c.From, c.To)));
        var groups = string.Concat(
            clause.SubjectGroups.Concat(clause.Groups).Select(g => $" {g.Preposition}({reading.Scan.Slice(g.Noun.From, g.Noun.To)})")
        );
        var governor = clause.Governor is { } over ? $" under {over.Group.Lemma}" : "";
        return $"{group.Lemma} {group.Tense}{(group.IsPassive ? " passive" : "")}{(group.IsNegated ? " negated" : "")} {clause.Link}{governor}: "
            + $"{subject} | {objects} |{groups}";
    }

    private static char Letter(Chunk chunk) => chunk.Kind.ToString()[0];
}

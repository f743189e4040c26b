using System.CommandLine;
using System.Globalization;
using Entente.Analysis;
using Entente.App.Hosting;
using Entente.Assertions;
using Entente.Events;
using Entente.Workbench.Runs;

namespace Entente.App.Commands;

/// <summary><c>entente show KIND [ID]</c>: one thing of the case in words, or the list of its kind.</summary>
internal static class ShowCommand
{
    public static Command Make()
    {
        var kind = new Argument<string>("kind") { Description = "event, actor, partnership, series, grouping, source, documents" };
        kind.AcceptOnlyFromAmong(
            "event",
            "events",
            "actor",
            "actors",
            "partnership",
            "partnerships",
            "series",
            "grouping",
            "groupings",
            "source",
            "sources",
            "documents"
        );
        var id = new Argument<string[]>("id")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "An id, or words of a name; the list if left out.",
        };
        var caseOption = CaseOption.Make();
        var command = new Command("show", "Show an event, actor, partnership, series, grouping or source.") { kind, id, caseOption };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var folder = await CaseFolder.Open(parsed.GetRequiredValue(caseOption), cancellation);
                await using var output = Terminal.Data();
                var name = string.Join(' ', parsed.GetValue(id) ?? []);
                var wanted = parsed.GetRequiredValue(kind);
                if (wanted == "documents")
                {
                    var (listed, names) = await DocumentList.Write(folder.Ledger, name, output, cancellation);
                    return listed > 0 ? ExitCodes.Ok : throw NotThere(name, names);
                }

                var (codebook, _) = CodebookInUse.Load();
                var evidence = await Builder.Load(folder.Ledger, codebook, cancellation);
                var shown = wanted switch
                {
                    "event" or "events" => Events(evidence, name, output),
                    "partnership" or "partnerships" => PartnershipsOf(evidence, name, output),
                    "series" => Series(evidence, name, output),
                    "actor" or "actors" => Actors(evidence, name, output, e => e.Kind is not ("grouping" or "initiative")),
                    "grouping" or "groupings" => Actors(evidence, name, output, e => e.Kind is "grouping" or "initiative"),
                    _ => Sources(evidence, name, output),
                };
                return shown > 0 ? ExitCodes.Ok : throw NotThere(name, Known(evidence, wanted));
            }
        );
        return command;
    }

    private static UserException NotThere(string name, IEnumerable<string> known)
    {
        var close = Closest.To(name, known);
        return new(
            "ENT-2012",
            name.Length == 0 ? "There is nothing of that kind in this case." : $"There is no '{name}' of that kind in this case.",
            close.Count > 0
                ? $"Did you mean {string.Join(" or ", close.Select(c => $"'{c}'"))}? Leave the id out for the list."
                : "Leave the id out for the list, or run 'entente build' first.",
            ExitCodes.NotFound
        );
    }

    private static IEnumerable<string> Known(Evidence evidence, string kind) =>
        kind switch
        {
            "event" or "events" => evidence.Events.Select(e => e.Id.Value),
            "partnership" or "partnerships" => evidence.Partnerships.SelectMany(p =>
                new[] { p.Id, $"{evidence.StateName(p.First)} {evidence.StateName(p.Second)}" }
            ),
            "series" => evidence.Series.SelectMany(s => new[] { s.Key, s.Title }),
            "source" or "sources" => evidence.Assertions.SelectMany(a => a.Sources).Select(s => s.Authors ?? s.Publisher ?? ""),
            _ => evidence
                .Assertions.SelectMany(a => a.Actors)
                .Select(a => a.Entity)
                .Distinct(StringComparer.Ordinal)
                .Select(evidence.Entity)
                .Where(e => e is not null)
                .SelectMany(e => e!.Names.Where(n => n.Language == "en").Select(n => n.Name).Prepend(e.Id)),
        };

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();

    private static string Countries(Event e) =>
        string.Join(" ", e.Actors.Select(a => a.Country).Where(c => c is not null).Distinct(StringComparer.Ordinal));

    private static int Events(Evidence evidence, string id, StreamWriter output)
    {
        var found = evidence.Events.Where(e => id.Length == 0 || e.Id.Value.StartsWith(id, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 1 && id.Length > 0)
        {
            EventInFull(evidence, found[0], output);
            return 1;
        }

        var table = new PlainTable("id", "type", "status", "date", "who", "origins", "words");
        foreach (var e in found)
        {
            table.Add(
                e.Id.Value,
                e.Type + (e.IsAggregate ? " (total)" : ""),
                Word(e.Status),
                e.Date?.Value ?? "..",
                Countries(e),
                e.Origins.Count.ToString(CultureInfo.InvariantCulture),
                evidence.Assertion(e.Support[0]).Quote
            );
        }

        output.Write(table.Render(170));
        return found.Count;
    }

    private static void EventInFull(Evidence evidence, Event e, StreamWriter output)
    {
        output.WriteLine($"{e.Id.Value}  {e.Type}  {Word(e.Status)}");
        output.WriteLine($"  when      {e.Date?.Value ?? "not stated"}");
        output.WriteLine($"  where     {Terminal.Safe(e.Place ?? "not stated")}");
        foreach (var actor in e.Actors)
        {
            output.WriteLine($"  {actor.Role, -9} {Terminal.Safe(actor.Name)}{(actor.Country is null ? "" : $" ({actor.Country})")}");
        }

        if (e.Ordinal is { } ordinal)
        {
            output.WriteLine($"  number    {ordinal}");
        }

        output.WriteLine($"  strength  {Word(e.Strength.Band)}: {string.Join("; ", e.Strength.Reasons.Select(r => r.Name))}");
        foreach (var raise in e.Strength.WouldRaise)
        {
            output.WriteLine($"  would raise it: {raise}");
        }

        foreach (var origin in e.Origins)
        {
            output.WriteLine($"  origin    {Terminal.Safe(origin.Label)}");
            foreach (var step in origin.Steps)
            {
                output.WriteLine($"              {Terminal.Safe(step)}");
            }
        }

        foreach (var conflict in e.Conflicts)
        {
            output.WriteLine(
                $"  differs   {conflict.Field}: {string.Join(", ", conflict.Values.Select(v => v.Value))}; recorded {conflict.Recorded}, {conflict.Because}"
            );
        }

        foreach (var a in e.Support.Concat(e.Denials).Select(evidence.Assertion))
        {
            output.WriteLine(
                $"  {(e.Denials.Contains(a.Id) ? "denied by" : "told by"), -9} {a.Id.Value} in {Terminal.Safe(Entente.Events.Origins.Label(evidence.Document(a.Document)))}"
            );
            output.WriteLine($"              “{Terminal.Safe(a.Quote)}”");
        }
    }

    private static int PartnershipsOf(Evidence evidence, string id, StreamWriter output)
    {
        var wanted = id.ToLowerInvariant();
        var found = evidence
            .Partnerships.Where(p =>
                wanted.Length == 0
                || p.Id == wanted
                || $"{evidence.StateName(p.First)} {evidence.StateName(p.Second)}".Contains(id, StringComparison.OrdinalIgnoreCase)
            )
            .ToList();
        var table = new PlainTable("id", "states", "events", "occurred", "ongoing", "planned", "other", "one origin or none");
        foreach (var p in found)
        {
            var occurred = p.With(Status.Occurred, Status.Ended).Count();
            var ongoing = p.With(Status.Ongoing).Count();
            var planned = p.With(Status.Planned, Status.Proposed).Count();
            table.Add(
                p.Id,
                $"{evidence.StateName(p.First)} – {evidence.StateName(p.Second)}",
                N(p.Events.Count),
                N(occurred),
                N(ongoing),
                N(planned),
                N(p.Events.Count - occurred - ongoing - planned),
                N(p.OneOrigin.Count)
            );
        }

        output.Write(table.Render(150));
        if (found.Count == 1 && id.Length > 0)
        {
            output.WriteLine();
            ListOf(evidence, found[0], output);
        }

        return found.Count;
    }

    private static void ListOf(Evidence evidence, Partnership partnership, StreamWriter output)
    {
        var table = new PlainTable("id", "type", "status", "date", "words");
        foreach (var e in partnership.Events.Concat(partnership.Aggregates))
        {
            table.Add(
                e.Id.Value,
                e.Type + (e.IsAggregate ? " (total)" : ""),
                Word(e.Status),
                e.Date?.Value ?? "..",
                evidence.Assertion(e.Support[0]).Quote
            );
        }

        output.Write(table.Render(160));
    }

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Series(Evidence evidence, string id, StreamWriter output)
    {
        var found = evidence
            .Series.Where(s => id.Length == 0 || s.Key == id || s.Title.Contains(id, StringComparison.OrdinalIgnoreCase))
            .ToList();
        foreach (var s in found)
        {
            output.WriteLine($"{s.Key}  {Terminal.Safe(s.Title)} ({string.Join(", ", s.Countries.Select(evidence.StateName))})");
            output.WriteLine($"  {s.Claimed} claimed, {s.Held} held, {s.Missing} unaccounted for");
            foreach (var slot in s.Slots.Where(slot => slot.Events.Count > 0))
            {
                output.WriteLine(
                    $"  #{slot.Ordinal}  {slot.Date?.Value ?? "not stated"}  {string.Join(" ", slot.Events.Select(e => e.Value))}"
                );
            }

            foreach (var gap in Gaps(s))
            {
                output.WriteLine($"  missing {gap}");
            }
        }

        return found.Count;
    }

    private static IEnumerable<string> Gaps(EventSeries series)
    {
        foreach (var group in series.Slots.Where(s => s.Events.Count == 0).GroupBy(s => (s.NotBefore, s.NotAfter)))
        {
            var (first, last) = (group.First().Ordinal, group.Last().Ordinal);
            yield return $"#{(first == last ? $"{first}" : $"{first}–{last}")}: {(group.Key.NotBefore is { } from ? $"not before {from:yyyy-MM-dd}" : "start not known")}, {(group.Key.NotAfter is { } to ? $"not after {to:yyyy-MM-dd}" : "end not known")}";
        }
    }

    private static int Actors(Evidence evidence, string name, StreamWriter output, Func<Codebook.Entity, bool> kind)
    {
        var used = evidence
            .Assertions.SelectMany(a => a.Actors)
            .Where(a => a.Entity is not null)
            .GroupBy(a => a.Entity!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var found = evidence
            .Codebook.Actors.Where(kind)
            .Where(e =>
                name.Length == 0 ? used.ContainsKey(e.Id) : e.Id == name || e.Names.Any(n => Text.Fold.Word(n.Name) == Text.Fold.Word(name))
            )
            .ToList();
        foreach (var e in found)
        {
            output.WriteLine(
                $"{e.Id}  {Terminal.Safe(e.Title)}  {e.Kind}{(e.Country is null ? "" : $", {evidence.StateName(e.Country)}")}  in {used.GetValueOrDefault(e.Id)} records"
            );
            if (name.Length > 0)
            {
                output.WriteLine($"  names: {string.Join("; ", e.Names.Select(n => $"{Terminal.Safe(n.Name)} ({n.Language}, {n.Kind})"))}");
                output.WriteLine($"  from: {e.Source}");
                foreach (var a in evidence.Assertions.Where(a => a.Actors.Any(x => x.Entity == e.Id)))
                {
                    output.WriteLine($"  {a.Type} {Word(a.Status)} {a.Date?.Value ?? ".."}  “{Terminal.Safe(a.Quote)}”");
                }
            }
        }

        return found.Count;
    }

    private static int Sources(Evidence evidence, string name, StreamWriter output)
    {
        var cited = evidence
            .Assertions.SelectMany(a => a.Sources.Select(s => (Source: s, Assertion: a)))
            .GroupBy(p => p.Source.WorkKey, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal);
        var table = new PlainTable("source", "date", "how", "records");
        foreach (var g in cited)
        {
            var s = g.First().Source;
            var label = s.Authors ?? s.Publisher ?? "";
            if (name.Length == 0 || label.Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                table.Add(label + (s.Title is null ? "" : $", {s.Title}"), s.Date?.Value ?? "..", Word(s.How), N(g.Count()));
            }
        }

        output.Write(table.Render(150));
        return table.Count;
    }
}

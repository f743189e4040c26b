using Entente.Assertions;
using Entente.Codebook;
using Entente.Documents;
using Entente.Text;

namespace Entente.Events;

/// <summary>
/// Follows each assertion to where it comes from: its document, the sources it cites, and the documents we hold of those.
/// Assertions that end at the same root count once. What is unknown stays unknown.
/// </summary>
public sealed class Origins
{
    private readonly Dictionary<DocumentId, DocumentCard> _documents;
    private readonly Dictionary<string, List<DocumentCard>> _held = new(StringComparer.Ordinal);
    private readonly Outlets _outlets;
    private readonly Voices _voices;

    public Origins(IReadOnlyList<DocumentCard> documents, IReadOnlyList<Source> sources, IReadOnlyList<Entity> actors)
    {
        ArgumentNullException.ThrowIfNull(actors);
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(sources);
        _documents = documents.ToDictionary(d => d.Id);
        _outlets = new(sources);
        _voices = new(_outlets, actors);
        foreach (var document in documents)
        {
            if (_outlets.KeyOf(document.Metadata.Publisher, document.Metadata.Date) is { } key)
            {
                (_held.TryGetValue(key, out var list) ? list : _held[key] = []).Add(document);
            }
        }
    }

    /// <summary>Cards of documents held in memory, in the order given.</summary>
    public static IReadOnlyList<DocumentCard> Cards(IReadOnlyList<Document> documents, IReadOnlyList<Assertion> assertions)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var copies = NearDuplicates.Group(documents);
        var citing = assertions.Where(CitesOthers).Select(a => a.Document).ToHashSet();
        return
        [
            .. documents.Select(d => new DocumentCard(
                d.Id,
                d.Name,
                d.Metadata,
                copies.TryGetValue(d.Id, out var first) && first != d.Id ? first : null,
                citing.Contains(d.Id)
            )),
        ];
    }

    /// <summary>True when the document cites a work for this, in the text or in a note.</summary>
    public static bool CitesOthers(Assertion assertion)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        return assertion.Sources.Any(s => s.How is CitationForm.Citation or CitationForm.Note);
    }

    /// <summary>The source that an assertion comes down to, as the document names it; null when it names none.</summary>
    internal static CitedSource? CitedBy(Assertion assertion) =>
        assertion.Sources.LastOrDefault(s => s.Publisher is not null || s.Authors is not null);

    /// <summary>The roots of what one event rests on, in order of key.</summary>
    public IReadOnlyList<Origin> Of(IReadOnlyList<Assertion> assertions)
    {
        ArgumentNullException.ThrowIfNull(assertions);
        var chains = new Chains(this, assertions);
        var roots = assertions.Select(a => chains.Root(a)).ToList();
        return
        [
            .. OneNewsroom(roots)
                .GroupBy(r => r.Key, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g =>
                    g.OrderBy(r => r.Origin.Label.Length).ThenBy(r => r.Origin.Label, StringComparer.Ordinal).Last().Origin with
                    {
                        Key = g.Key,
                        Assertions = [.. g.SelectMany(r => r.Origin.Assertions).Order()],
                        Steps = [.. g.SelectMany(r => r.Origin.Steps).Distinct(StringComparer.Ordinal)],
                    }
                ),
        ];
    }

    /// <summary>A root, with the outlet that it is a report of.</summary>
    private sealed record Rooted(Origin Origin, string? OutletId, bool IsUndated)
    {
        public string Key => Origin.Key;
    }

    // "Reuters said" without a day is the report of Reuters that the event has already, when it has one and only one.
    private static IEnumerable<(string Key, Origin Origin)> OneNewsroom(List<Rooted> roots)
    {
        foreach (var root in roots)
        {
            var dated = root.IsUndated
                ? roots.Where(r => r.OutletId == root.OutletId && !r.IsUndated).Select(r => r.Key).Distinct(StringComparer.Ordinal).ToList()
                : [];
            yield return (dated is [var only] ? only : root.Key, root.Origin);
        }
    }

    /// <summary>
    /// Follows the assertions of one event. The documents among them are those that fit it in subject: an outlet that one of them cites is
    /// looked for there first.
    /// </summary>
    private sealed class Chains(Origins origins, IReadOnlyList<Assertion> assertions)
    {
        // A report may be cited this many days before its own date (time zones) or after it.
        private const int DaysBetween = 7;

        private readonly ILookup<DocumentId, Assertion> _byDocument = assertions.OrderBy(a => a.Id).ToLookup(a => a.Document);

        public Rooted Root(Assertion assertion) => Follow(assertion, [], []);

        private Rooted Follow(Assertion assertion, List<string> steps, HashSet<DocumentId> passed)
        {
            passed.Add(assertion.Document);
            var document = origins._documents.GetValueOrDefault(assertion.Document);
            if (document is not null && OriginalOf(document) is { } original)
            {
                steps.Add($"{Label(document)} repeats the text of {Label(original)}");
                if (Counterpart(original.Id, assertion) is { } told && !passed.Contains(original.Id))
                {
                    return Follow(told, steps, passed) is var root ? root with { Origin = Of(root.Origin, assertion) } : root;
                }

                document = original;
            }

            if (Cited(assertion, document) is { } cited)
            {
                return OfCited(assertion, document, cited, steps, passed);
            }

            if (document is not null && CitedByACopy(document) is { } name)
            {
                steps.Add($"{Label(name.Copy)}, which repeats it, attributes it to {name.Cited.Publisher}");
                return OfCited(assertion, document, name.Cited, steps, passed);
            }

            foreach (var nameless in assertion.Sources.Where(s => s.Publisher is not null && IsNameless(s)))
            {
                steps.Add($"nobody is named behind \"{nameless.Publisher}\"");
            }

            if (document is not null && (document.CitesOthers || document.Metadata.Publisher is null) && !NamesSomebody(assertion))
            {
                steps.Add($"{Label(document)} says so and cites nothing for it");
                return new(
                    Make(assertion, $"uncited|{document.Id.Value}", $"{Label(document)}, uncited", OriginKind.Uncited, null, steps),
                    null,
                    false
                );
            }

            return origins.OfDocument(assertion, document, steps);
        }

        /// <summary>
        /// The text that this one repeats: of the copies that tell of this event the one whose publisher another names, else the one with
        /// the earliest date, whichever came to the case first. Null for that one itself, and for a text that repeats none.
        /// </summary>
        private DocumentCard? OriginalOf(DocumentCard document)
        {
            var copies = Copies(document);
            var first =
                copies
                    .OrderByDescending(c => copies.Exists(other => other.Id != c.Id && Names(other, c)))
                    .ThenBy(c => c.Metadata.Date?.Latest ?? c.Metadata.Date?.Earliest ?? DateOnly.MaxValue)
                    .ThenBy(c => c.Id)
                    .FirstOrDefault()
                ?? (document.CopyOf is { } held ? origins._documents.GetValueOrDefault(held) : null);
            return first is null || first.Id == document.Id ? null : first;
        }

        private bool Names(DocumentCard copy, DocumentCard other) =>
            _byDocument[copy.Id].SelectMany(a => a.Sources).Any(s => IsPublisher(s, other));

        // All of them that tell of this event, when there are two or more.
        private List<DocumentCard> Copies(DocumentCard document)
        {
            var group = document.CopyOf ?? document.Id;
            var copies = _byDocument
                .Select(g => origins._documents.GetValueOrDefault(g.Key))
                .Where(d => d is not null && (d.CopyOf ?? d.Id) == group)
                .Select(d => d!)
                .ToList();
            return copies.Count > 1 ? copies : [];
        }

        private static Origin Of(Origin root, Assertion assertion) => root with { Assertions = [assertion.Id] };

        private static bool NamesSomebody(Assertion assertion) => assertion.Sources.Any(s => s.How is CitationForm.Attribution);

        // What the original says where the copy says this: the same words, else its first.
        private Assertion? Counterpart(DocumentId original, Assertion copied) =>
            _byDocument[original].FirstOrDefault(a => a.Quote == copied.Quote) ?? _byDocument[original].FirstOrDefault();

        /// <summary>
        /// The source nearest the act: works cited go by the document's own order; of voices named in the text an organ's comes before an
        /// outlet's that relays it, and a name before a nameless official. An outlet naming itself is no further source.
        /// </summary>
        private CitedSource? Cited(Assertion assertion, DocumentCard? document)
        {
            if (CitedBy(assertion) is { How: not CitationForm.Attribution } work)
            {
                return work.Authors is null && work.Date is null && IsPublisher(work, document) ? null : work;
            }

            return assertion
                .Sources.Where(s => s.Publisher is not null && !IsPublisher(s, document))
                .Select((s, i) => (Source: s, Place: i, Rank: Rank(origins._voices.Of(s.Publisher!).Kind)))
                .Where(s => s.Rank > 0)
                .OrderByDescending(s => s.Rank)
                .ThenByDescending(s => s.Place)
                .Select(s => s.Source)
                .FirstOrDefault();
        }

        private static int Rank(VoiceKind kind) =>
            kind switch
            {
                VoiceKind.Organ => 3,
                VoiceKind.Outlet => 2,
                VoiceKind.Named => 1,
                VoiceKind.Unnamed => 0,
            };

        // The document's own publisher, or that of the text it repeats.
        private bool IsPublisher(CitedSource cited, DocumentCard? document) =>
            document?.Metadata.Publisher is { } publisher
            && cited.Publisher is not null
            && origins._voices.Of(publisher) is { Key.Length: > 0 } own
            && origins._voices.Of(cited.Publisher).Key == own.Key;

        // A reprint may keep the agency's name that the text we hold first lacks.
        private (DocumentCard Copy, CitedSource Cited)? CitedByACopy(DocumentCard original)
        {
            foreach (var copy in Copies(original).Where(c => c.Id != original.Id).OrderBy(c => c.Id))
            {
                foreach (var assertion in _byDocument[copy.Id])
                {
                    if (Cited(assertion, original) is { } cited && !IsPublisher(cited, copy))
                    {
                        return (copy, cited);
                    }
                }
            }

            return null;
        }

        private Rooted OfCited(
            Assertion assertion,
            DocumentCard? document,
            CitedSource cited,
            List<string> steps,
            HashSet<DocumentId> passed
        )
        {
            var label = cited.Authors is { } authors
                ? $"{authors}{(cited.Date is { } d ? $" ({d})" : "")}"
                : $"{cited.Publisher}{(cited.Date is { } date ? $", {date}" : "")}";
            var voice = cited.Publisher is null ? null : origins._voices.Of(cited.Publisher);
            // A body that speaks through the outlet ("China Coast Guard said") is where the report comes from.
            var isAttribution = cited.How is CitationForm.Attribution;
            steps.Add($"{(document is null ? "the document" : Label(document))} {(isAttribution ? "attributes it to" : "cites")} {label}");
            foreach (var nameless in assertion.Sources.Where(s => s != cited && s.Publisher is not null && IsNameless(s)))
            {
                steps.Add($"nobody is named behind \"{nameless.Publisher}\"");
            }

            if (voice?.Outlet is not null && cited.Authors is null && Told(voice, cited, assertion, passed) is { } told)
            {
                var held = origins._documents[told.Document];
                steps.Add($"which we hold: {Label(held)}");
                var root = Follow(told, steps, passed);
                return root with { Origin = Of(root.Origin, assertion) };
            }

            if (!isAttribution && origins.Held(cited) is { } other)
            {
                steps.Add($"which we hold: {Label(other)}");
                return origins.OfDocument(assertion, other, steps);
            }

            var isUndated = voice?.Outlet is not null && cited.Authors is null && cited.Date is null && cited.Pages is null;
            var key =
                cited.Authors is not null ? $"work|{cited.WorkKey}"
                : isAttribution || isUndated ? voice!.Key
                : $"outlet|{voice?.Outlet?.Id ?? Fold.Word(cited.Publisher ?? "")}|{cited.Date?.Value}|{cited.Pages}";
            return new(
                Make(
                    assertion,
                    key,
                    label + (cited.Pages is { } pages && cited.Authors is null ? $", p. {pages}" : ""),
                    OriginKind.CitedWork,
                    voice?.State ?? (isAttribution ? Voices.StateAmongParties(cited.Publisher!, assertion) : null),
                    steps
                ),
                voice?.Outlet?.Id,
                isUndated
            );
        }

        private bool IsNameless(CitedSource source) => origins._voices.Of(source.Publisher!).Kind is VoiceKind.Unnamed;

        // The cited outlet's own telling of this event, of about the day cited or of the days before the citing report.
        private Assertion? Told(Voice voice, CitedSource cited, Assertion citing, HashSet<DocumentId> passed) =>
            _byDocument
                .Where(g =>
                    !passed.Contains(g.Key)
                    && origins._documents.GetValueOrDefault(g.Key) is { Metadata.Publisher: { } publisher } card
                    && origins._voices.Of(publisher).Key == voice.Key
                    && IsNear(card, cited, citing)
                )
                .OrderBy(g => g.Key)
                .Select(g => g.First())
                .FirstOrDefault();

        private static bool IsNear(DocumentCard held, CitedSource cited, Assertion citing) =>
            (held.Metadata.Date, cited.Date ?? citing.ReportDate) is not ({ } own, { } said)
            || (
                (own.Earliest is not { } from || said.Latest is not { } to || from.DayNumber <= to.DayNumber + DaysBetween)
                && (own.Latest is not { } last || said.Earliest is not { } early || last.DayNumber >= early.DayNumber - DaysBetween)
            );
    }

    // A citation of an outlet and day that is among our documents, and one only.
    private DocumentCard? Held(CitedSource cited) =>
        _outlets.KeyOf(cited.Publisher, cited.Date) is { } key && _held.GetValueOrDefault(key) is [var only] ? only : null;

    private Rooted OfDocument(Assertion assertion, DocumentCard? document, List<string> steps)
    {
        if (document is null)
        {
            return new(
                Make(
                    assertion,
                    $"document|{assertion.Document.Value}",
                    "a document that is no longer held",
                    OriginKind.Document,
                    null,
                    steps
                ),
                null,
                false
            );
        }

        var voice = document.Metadata.Publisher is { } publisher ? _voices.Of(publisher) : null;
        steps.Add($"{Label(document)} reports it");
        return new(
            Make(assertion, $"document|{document.Id.Value}", Label(document), OriginKind.Document, voice?.State, steps),
            voice?.Outlet?.Id,
            false
        );
    }

    private static Origin Make(Assertion assertion, string key, string label, OriginKind kind, string? state, List<string> steps) =>
        new()
        {
            Key = key,
            Label = label,
            Kind = kind,
            Assertions = [assertion.Id],
            Steps = steps,
            State = state,
        };

    /// <summary>A document as people name it: publisher and date, else title, else file name.</summary>
    public static string Label(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Label(document.Name, document.Metadata);
    }

    private static string Label(DocumentCard card) => Label(card.Name, card.Metadata);

    private static string Label(string documentName, DocumentMetadata metadata)
    {
        var name = metadata.Publisher ?? metadata.Title ?? documentName[(documentName.LastIndexOf('/') + 1)..];
        return metadata.Date is { } date ? $"{name}, {date}" : name;
    }
}

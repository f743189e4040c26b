using System.Runtime.CompilerServices;
using Entente.Assertions;
using Entente.Documents;
using Entente.Events;
using Entente.Text;

namespace Entente.Ledger;

/// <summary>The ledger in memory: the reference that every engine must behave like.</summary>
public sealed class MemoryLedger : ILedger
{
    private readonly List<LedgerEntry> _entries = [];
    private readonly List<Document> _documents = [];
    private readonly Dictionary<DocumentId, Coding> _codings = [];
    private readonly Dictionary<DocumentId, DocumentId?> _placed = [];
    private readonly Dictionary<ulong, List<DocumentId>> _bands = [];
    private readonly SortedSet<string> _notJoined = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Event>> _events = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _derived = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<LedgerEntry>> Append(IReadOnlyList<NewEntry> entries, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var written = new List<LedgerEntry>();
        foreach (var entry in entries)
        {
            var next = LedgerChain.Follow(_entries.Count == 0 ? null : _entries[^1], entry);
            _entries.Add(next);
            written.Add(next);
        }

        return Task.FromResult<IReadOnlyList<LedgerEntry>>(written);
    }

    public async IAsyncEnumerable<LedgerEntry> Entries(long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var entry in _entries.Where(e => e.Number > after).ToList())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return entry;
        }

        await Task.CompletedTask;
    }

    public Task<LedgerEntry?> Head(CancellationToken cancellation) => Task.FromResult(_entries.Count == 0 ? null : _entries[^1]);

    public async Task<IReadOnlyList<IntakeResult>> TakeIn(IReadOnlyList<Intake> intakes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(intakes);
        var results = new List<IntakeResult>(intakes.Count);
        foreach (var intake in intakes)
        {
            results.Add(await TakeInOne(intake, cancellation));
        }

        return results;
    }

    private async Task<IntakeResult> TakeInOne(Intake intake, CancellationToken cancellation)
    {
        if (_documents.Exists(d => d.Id == intake.Bytes))
        {
            return new(IntakeOutcome.AlreadyThere, null);
        }

        if (
            intake.Outcome.Refusal is not null
            && _entries.Exists(e =>
                e.Kind == LedgerEntryKind.Refusal && e.Subject == intake.Bytes.Value && e.Content == IntakeEntry.Of(intake).Content
            )
        )
        {
            return new(IntakeOutcome.Refused, null);
        }

        var written = await Append([IntakeEntry.Of(intake)], cancellation);
        if (intake.Outcome.Document is { } document)
        {
            _documents.Add(document);
            return new(IntakeOutcome.Added, written[0]);
        }

        return new(IntakeOutcome.Refused, written[0]);
    }

    public async IAsyncEnumerable<Document> Documents([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var document in _documents.ToList())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return document;
        }

        await Task.CompletedTask;
    }

    public Task<Document?> FindDocument(DocumentId id, CancellationToken cancellation) => Task.FromResult(_documents.Find(d => d.Id == id));

    public Task<IReadOnlyList<DocumentId>> NotCodedUnder(string codingKey, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<DocumentId>>([
            .. _documents.Where(d => !_codings.TryGetValue(d.Id, out var coding) || coding.Key != codingKey).Select(d => d.Id),
        ]);

    public Task KeepCodings(IReadOnlyList<Coding> codings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(codings);
        foreach (var coding in codings)
        {
            NoteBlocksOf(coding.Document);
            _codings[coding.Document] = coding;
            NoteBlocksOf(coding.Document);
        }

        return Task.CompletedTask;
    }

    private void NoteBlocksOf(DocumentId document)
    {
        foreach (var assertion in _codings.TryGetValue(document, out var coding) ? coding.Assertions : [])
        {
            if (Corroborator.BlockOf(assertion) is { } block)
            {
                _notJoined.Add(block);
            }
        }
    }

    public async IAsyncEnumerable<Assertion> Assertions([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var document in _documents.ToList())
        {
            foreach (var assertion in _codings.TryGetValue(document.Id, out var coding) ? coding.Assertions : [])
            {
                cancellation.ThrowIfCancellationRequested();
                yield return assertion;
            }
        }

        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<CodingSummary> Codings([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var document in _documents.Where(d => _codings.ContainsKey(d.Id)).ToList())
        {
            cancellation.ThrowIfCancellationRequested();
            var coding = _codings[document.Id];
            yield return new(coding.Document, coding.Key, coding.Language, coding.NotCodedBecause, coding.Assertions.Count);
        }

        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<DocumentCard> Cards([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var d in _documents.ToList())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new(
                d.Id,
                d.Name,
                d.Metadata,
                _placed.GetValueOrDefault(d.Id),
                _codings.TryGetValue(d.Id, out var coding) && coding.Assertions.Any(Origins.CitesOthers)
            );
        }

        await Task.CompletedTask;
    }

    public Task<IReadOnlyList<DocumentId>> NotPlaced(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<DocumentId>>([.. _documents.Where(d => !_placed.ContainsKey(d.Id)).Select(d => d.Id)]);

    public Task Place(IReadOnlyList<Placement> placements, Func<Document, Document, bool> isCopy, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(placements);
        ArgumentNullException.ThrowIfNull(isCopy);
        foreach (var placement in placements.Where(p => !_placed.ContainsKey(p.Document)))
        {
            var document = _documents.Find(d => d.Id == placement.Document)!;
            var roots = Candidates(placement)
                .Where(other => isCopy(other, document))
                .Select(other => _placed[other.Id] ?? other.Id)
                .Distinct()
                .OrderBy(Place)
                .ToList();
            _placed[placement.Document] = roots.Count == 0 ? null : roots[0];
            foreach (var member in _placed.Where(p => roots.Skip(1).Any(r => r == p.Key || r == p.Value)).Select(p => p.Key).ToList())
            {
                _placed[member] = roots[0];
                NoteBlocksOf(member);
            }

            foreach (var band in placement.Bands)
            {
                (_bands.TryGetValue(band, out var list) ? list : _bands[band] = []).Add(placement.Document);
            }

            NoteBlocksOf(placement.Document);
            foreach (var citing in _codings.Values.Where(c => c.Cites.Contains(placement.CitedAs, StringComparer.Ordinal)))
            {
                NoteBlocksOf(citing.Document);
            }
        }

        return Task.CompletedTask;
    }

    private int Place(DocumentId id) => _documents.FindIndex(d => d.Id == id);

    private IEnumerable<Document> Candidates(Placement placement) =>
        placement
            .Bands.SelectMany(b => _bands.TryGetValue(b, out var list) ? list.Take(NearDuplicates.MostOfBucket) : [])
            .Distinct()
            .Select(id => _documents[Place(id)])
            .OrderBy(d => Place(d.Id))
            .ToList();

    public Task<IReadOnlyList<string>> NotJoined(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>([.. _notJoined]);

    public Task<IReadOnlyList<Assertion>> AssertionsIn(string block, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Assertion>>([
            .. _codings.Values.SelectMany(c => c.Assertions).Where(a => Corroborator.BlockOf(a) == block),
        ]);

    public Task KeepEvents(IReadOnlyList<JoinedBlock> blocks, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        foreach (var block in blocks)
        {
            _events[block.Block] = block.Events;
            _notJoined.Remove(block.Block);
        }

        return Task.CompletedTask;
    }

    public Task JoinAgain(CancellationToken cancellation)
    {
        foreach (var document in _codings.Keys)
        {
            NoteBlocksOf(document);
        }

        _notJoined.UnionWith(_events.Keys);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<Event> Events([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var e in _events.Values.SelectMany(e => e).ToList())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return e;
        }

        await Task.CompletedTask;
    }

    public Task<IReadOnlyList<SearchHit>> Search(string words, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(words);
        var wanted = SearchText.Spaced(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Task.FromResult<IReadOnlyList<SearchHit>>([
            .. _documents
                .Where(d =>
                    wanted.Length > 0
                    && ContainsPhrase(
                        SearchText.Spaced(d.Metadata.Title + " " + d.Text.Value).Split(' ', StringSplitOptions.RemoveEmptyEntries),
                        wanted
                    )
                )
                .Take(limit)
                .Select(d => new SearchHit(d.Id, SearchText.Snippet(d.Text.Value, words))),
        ]);
    }

    public Task KeepDerived(string name, byte[]? value, CancellationToken cancellation)
    {
        if (value is null)
        {
            _derived.Remove(name);
        }
        else
        {
            _derived[name] = value;
        }

        return Task.CompletedTask;
    }

    public Task<byte[]?> FindDerived(string name, CancellationToken cancellation) => Task.FromResult(_derived.GetValueOrDefault(name));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool ContainsPhrase(string[] text, string[] phrase)
    {
        for (var i = 0; i + phrase.Length <= text.Length; i++)
        {
            if (text.AsSpan(i, phrase.Length).SequenceEqual(phrase))
            {
                return true;
            }
        }

        return false;
    }
}

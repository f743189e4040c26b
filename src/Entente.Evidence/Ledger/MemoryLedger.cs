using System.Runtime.CompilerServices;
using Entente.Assertions;
using Entente.Documents;
using Entente.Text;

namespace Entente.Ledger;

/// <summary>The ledger in memory: the reference that every engine must behave like.</summary>
public sealed class MemoryLedger : ILedger
{
    private readonly List<LedgerEntry> _entries = [];
    private readonly List<Document> _documents = [];
    private readonly Dictionary<DocumentId, Coding> _codings = [];
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

    public async Task<IntakeResult> TakeIn(Intake intake, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(intake);
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
            _codings[coding.Document] = coding;
        }

        return Task.CompletedTask;
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

using Entente.Assertions;
using Entente.Documents;
using Entente.Events;

namespace Entente.Ledger;

/// <summary>What is to be appended: everything of an entry but its number and hashes.</summary>
public sealed record NewEntry(LedgerEntryKind Kind, string At, string By, string Subject, string Content);

/// <summary>
/// The memory of a case. Entries only grow; what is computed from them (documents' text, assertions) is kept under the key
/// of what it was computed from and may be thrown away. Every method is one atomic step: after it returns, a power cut
/// loses nothing of it; before, it leaves nothing of it.
/// </summary>
public interface ILedger : IAsyncDisposable
{
    /// <summary>Appends entries in order, as one step, and returns them as written.</summary>
    Task<IReadOnlyList<LedgerEntry>> Append(IReadOnlyList<NewEntry> entries, CancellationToken cancellation);

    /// <summary>Entries from <paramref name="after"/> (exclusive) on, in order.</summary>
    IAsyncEnumerable<LedgerEntry> Entries(long after, CancellationToken cancellation);

    /// <summary>The last entry, or null in an empty ledger.</summary>
    Task<LedgerEntry?> Head(CancellationToken cancellation);

    /// <summary>
    /// Takes files in or refuses them, in order: each one's entry, and the document's row when it was read, all in one step. A
    /// document whose id is there already is not taken in twice; the answers say which.
    /// </summary>
    Task<IReadOnlyList<IntakeResult>> TakeIn(IReadOnlyList<Intake> intakes, CancellationToken cancellation);

    /// <summary>Takes one file in.</summary>
    async Task<IntakeResult> TakeIn(Intake intake, CancellationToken cancellation) => (await TakeIn([intake], cancellation))[0];

    /// <summary>Documents in order of intake.</summary>
    IAsyncEnumerable<Document> Documents(CancellationToken cancellation);

    Task<Document?> FindDocument(DocumentId id, CancellationToken cancellation);

    /// <summary>Ids of documents for which no coding is kept under this key (codebook hash and coder version), in order of intake.</summary>
    Task<IReadOnlyList<DocumentId>> NotCodedUnder(string codingKey, CancellationToken cancellation);

    /// <summary>
    /// Keeps what was coded from some documents, replacing what was kept for each, and notes the blocks that gained or lost an
    /// assertion as not joined. All in one step.
    /// </summary>
    Task KeepCodings(IReadOnlyList<Coding> codings, CancellationToken cancellation);

    /// <summary>All kept assertions in order of document intake, then of span.</summary>
    IAsyncEnumerable<Assertion> Assertions(CancellationToken cancellation);

    /// <summary>How each document was coded (language, coded or why not), in order of intake.</summary>
    IAsyncEnumerable<CodingSummary> Codings(CancellationToken cancellation);

    // ── joining: copies among the documents, and assertions of one block into events ──

    /// <summary>Index cards of all documents, in order of intake.</summary>
    IAsyncEnumerable<DocumentCard> Cards(CancellationToken cancellation);

    /// <summary>Documents that were not yet compared with those before them, in order of intake.</summary>
    Task<IReadOnlyList<DocumentId>> NotPlaced(CancellationToken cancellation);

    /// <summary>
    /// Places documents, in the order given, among those placed before: those that share a band, at most
    /// <see cref="NearDuplicates.MostOfBucket"/> a band, are put to <paramref name="isCopy"/>, the earlier one first. Blocks whose
    /// origins change by it are noted as not joined. All in one step.
    /// </summary>
    Task Place(IReadOnlyList<Placement> placements, Func<Document, Document, bool> isCopy, CancellationToken cancellation);

    /// <summary>Blocks (<see cref="Corroborator.BlockOf"/>) whose events are not those of their assertions, in ordinal order.</summary>
    Task<IReadOnlyList<string>> NotJoined(CancellationToken cancellation);

    /// <summary>All kept assertions of one block.</summary>
    Task<IReadOnlyList<Assertion>> AssertionsIn(string block, CancellationToken cancellation);

    /// <summary>Keeps the events of some blocks, replacing those kept for each. All in one step.</summary>
    Task KeepEvents(IReadOnlyList<JoinedBlock> blocks, CancellationToken cancellation);

    /// <summary>Notes every block as not joined.</summary>
    Task JoinAgain(CancellationToken cancellation);

    /// <summary>All kept events, in no order that means anything.</summary>
    IAsyncEnumerable<Event> Events(CancellationToken cancellation);

    /// <summary>Full-text search over documents: substring for scripts without spaces, words and no diacritics for others.</summary>
    Task<IReadOnlyList<SearchHit>> Search(string words, int limit, CancellationToken cancellation);

    /// <summary>Keeps a small derived value (an event build, a signature) under a name; null removes it.</summary>
    Task KeepDerived(string name, byte[]? value, CancellationToken cancellation);

    Task<byte[]?> FindDerived(string name, CancellationToken cancellation);
}

/// <summary>A file's intake: its bytes' hash and the outcome of reading it.</summary>
public sealed record Intake(string At, string By, string Name, DocumentId Bytes, long Size, ReadOutcome Outcome);

/// <summary>What became of an intake.</summary>
public sealed record IntakeResult(IntakeOutcome Outcome, LedgerEntry? Entry);

public enum IntakeOutcome
{
    Added,
    AlreadyThere,
    Refused,
}

/// <summary>What the coder made of one document under one key.</summary>
public sealed record Coding(DocumentId Document, string Key, string Language, string? NotCodedBecause, IReadOnlyList<Assertion> Assertions)
{
    /// <summary>Keys of the works it cites (<see cref="Outlets.KeysCitedIn"/>).</summary>
    public IReadOnlyList<string> Cites { get; init; } = [];
}

public sealed record CodingSummary(DocumentId Document, string Key, string Language, string? NotCodedBecause, int Assertions);

/// <summary>A document to be compared with those before it: the bands of its text's signature, and the key under which others may cite it.</summary>
public sealed record Placement(DocumentId Document, IReadOnlyList<ulong> Bands, string? CitedAs);

/// <summary>The events that the assertions of one block come to.</summary>
public sealed record JoinedBlock(string Block, IReadOnlyList<Event> Events);

/// <summary>A document that a search found, with the words around the first hit; <c>⟦</c> and <c>⟧</c> mark the hit.</summary>
public sealed record SearchHit(DocumentId Document, string Snippet);

/// <summary>Original bytes, kept under their SHA-256 and never changed.</summary>
public interface IBlobs
{
    Task<DocumentId> Keep(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);

    Task<ReadOnlyMemory<byte>?> Find(DocumentId id, CancellationToken cancellation);

    IAsyncEnumerable<DocumentId> All(CancellationToken cancellation);
}

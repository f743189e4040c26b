namespace Entente.Documents;

/// <summary>
/// Why a document was not taken in: a stable code (<c>ENT-1003</c>), a plain reason and what the person can do. Refusals
/// are values: they are stored, counted and shown, and the next document goes on.
/// </summary>
public sealed record Refusal(string Code, string Reason, string Fix)
{
    public static Refusal Empty { get; } = new("ENT-1001", "The file is empty.", "Check the download or export, and add the file again.");

    public static Refusal TooLarge { get; } =
        new("ENT-1002", "The file is larger than the limit.", "Split it, or raise the limit under [limits] in entente.toml.");

    public static Refusal Encrypted { get; } = new("ENT-1003", "The file is encrypted.", "Save a copy without a password and add that.");

    public static Refusal NoTextLayer { get; } =
        new("ENT-1004", "The file has pages but no text layer.", "Run text recognition (OCR) and add the result.");

    public static Refusal WrongType { get; } =
        new("ENT-1005", "The content is not what the file's name says.", "Give the file the ending of its real format.");

    public static Refusal Undecodable { get; } =
        new("ENT-1006", "The bytes are not text in an encoding that could be told.", "Save the file as UTF-8.");

    public static Refusal Damaged { get; } =
        new("ENT-1007", "The file is damaged and could not be read.", "Fetch it again from its source.");

    public static Refusal Bomb { get; } =
        new("ENT-1008", "The file unpacks to far more than its size.", "Do not open it; ask where it came from.");

    public static Refusal TooSlow { get; } =
        new("ENT-1009", "Reading the file took longer than the limit.", "Split it, or raise 'limits.seconds' in entente.toml.");

    public static Refusal Unsupported { get; } =
        new("ENT-1010", "There is no reader for this format.", "Save it as text, HTML, PDF or DOCX.");

    public static Refusal ReaderDied { get; } =
        new("ENT-1011", "The reader crashed on this file.", "Save a copy in another format (print to PDF, save as text).");

    public static Refusal BadFrontMatter { get; } =
        new(
            "ENT-1012",
            "The front matter between the '---' lines is not valid.",
            "Correct the line that is named, and add the file again."
        );

    public static Refusal NoText { get; } =
        new("ENT-1013", "No article text was found in the file.", "Add the page saved as text, or its printable version.");

    public static Refusal CannotOpen { get; } =
        new("ENT-1014", "The file could not be opened.", "Check that it is there and that you may read it, and add it again.");

    public static Refusal Missing { get; } =
        new(
            "ENT-1015",
            "There is no file, folder or match of this name.",
            "Check the spelling; quote globs that your shell should leave alone."
        );

    public static Refusal Link { get; } =
        new("ENT-1016", "It is a link inside a folder, and such links are not followed.", "Add what it points to by its own name.");

    /// <summary>All refusals, for the reference page.</summary>
    public static IReadOnlyList<Refusal> All { get; } =
    [
        Empty,
        TooLarge,
        Encrypted,
        NoTextLayer,
        WrongType,
        Undecodable,
        Damaged,
        Bomb,
        TooSlow,
        Unsupported,
        ReaderDied,
        BadFrontMatter,
        NoText,
        CannotOpen,
        Missing,
        Link,
    ];

    /// <summary>The same refusal with the particulars of this file ("on page 3", "line 4: …").</summary>
    public Refusal With(string particulars) => this with { Reason = $"{Reason.TrimEnd('.')}: {particulars.TrimEnd('.')}." };
}

/// <summary>A document, or the reason there is none. Exactly one of the two.</summary>
public sealed record ReadOutcome
{
    private ReadOutcome(Document? document, Refusal? refusal)
    {
        Document = document;
        Refusal = refusal;
    }

    public Document? Document { get; }

    public Refusal? Refusal { get; }

    public static ReadOutcome Read(Document document) => new(document, null);

    public static ReadOutcome Refused(Refusal refusal) => new(null, refusal);
}

/// <summary>Bytes that came in, and the name they came under.</summary>
public sealed record IncomingFile(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>Turns bytes of one format into a <see cref="Document"/>. Stateless; refuses with a code, never throws for a bad file.</summary>
public interface IDocumentReader
{
    /// <summary>Name and version, as kept in <see cref="Document.ReadBy"/>.</summary>
    string Id { get; }

    /// <summary>True when third-party code parses the bytes: it then runs in a child process.</summary>
    bool NeedsIsolation { get; }

    /// <summary>Judges by the first bytes and the ending of the name.</summary>
    bool Accepts(IncomingFile file);

    ReadOutcome Read(IncomingFile file, ReadLimits limits);
}

/// <summary>What reading one file may cost.</summary>
public sealed record ReadLimits
{
    public static ReadLimits Default { get; } = new();

    public long Bytes { get; init; } = 32L << 20;

    /// <summary>Code points of canonical text: some 1,200 pages. A longer text is refused as too large: it is no document but a heap of them.</summary>
    public int Characters { get; init; } = 3_000_000;

    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Unpacked bytes for each packed byte in a container format.</summary>
    public int Ratio { get; init; } = 100;

    public long MemoryBytes { get; init; } = 1L << 30;
}

using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Entente.Assertions;
using Entente.Codebook;
using Entente.Documents;
using Entente.Events;
using Entente.Formats;
using Entente.Formats.Codebooks;
using Entente.Ledger;
using Entente.Mentions;
using Entente.Segments;
using Entente.Storage.Sqlite;
using Entente.Time;

namespace Entente.Benchmarks;

/// <summary><c>stages</c>: the stages that handle bulk, each at two sizes in one run so that growth can be read off, two of them beside the naive way.</summary>
internal static class Stages
{
    public static int Run(string[] args)
    {
        var config = ManualConfig
            .Create(DefaultConfig.Instance)
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .WithArtifactsPath(Path.Combine(Options.Root, "artifacts", "benchmarks"));
        BenchmarkSwitcher
            .FromTypes([typeof(ReadingStages), typeof(CopyStages), typeof(JoiningStages), typeof(LedgerStages)])
            .Run(args.Length == 0 ? ["--filter", "*"] : args, config);
        return 0;
    }

    public static (CodebookData Codebook, Lexicon Lexicon) Codebook()
    {
        var (codebook, patterns) = CodebookFolder.Read(Options.Codebook, "en");
        return (codebook, new(codebook, patterns));
    }

    public static List<IncomingFile> Files(CodebookData codebook, int count)
    {
        var documents = new PlausibleDocuments(codebook, 1);
        return [.. Enumerable.Range(0, count).Select(n => new IncomingFile($"{n}.md", Encoding.UTF8.GetBytes(documents.Make(n))))];
    }

    public static List<Document> Documents(CodebookData codebook, int count) =>
        [.. Files(codebook, count).Select(f => DocumentReaders.Read(f, ReadLimits.Default).Document!)];
}

/// <summary>Bytes to assertions, document by document.</summary>
[MemoryDiagnoser]
public class ReadingStages
{
    private Lexicon _lexicon = null!;
    private Coder _coder = null!;
    private List<IncomingFile> _files = [];
    private List<Document> _documents = [];

    [Params(100, 1000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        (var codebook, _lexicon) = Stages.Codebook();
        _coder = new(_lexicon);
        _files = Stages.Files(codebook, Count);
        _documents = Stages.Documents(codebook, Count);
    }

    [Benchmark]
    public int Read() => _files.Count(f => DocumentReaders.Read(f, ReadLimits.Default).Document is not null);

    [Benchmark]
    public int Split() => _documents.Sum(d => Segmenter.Split(d).Count);

    [Benchmark]
    public int Tokens() => _documents.Sum(d => Scan.Of(d.Text.Value, 0, d.Text.Value.Length, _lexicon).Count);

    [Benchmark]
    public int Code() => _documents.Sum(d => _coder.Code(d).Assertions.Count);
}

/// <summary>Near-duplicates by bands of MinHash, and by comparing every text with every other.</summary>
[MemoryDiagnoser]
public class CopyStages
{
    private List<Document> _documents = [];

    [Params(500, 5000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Prepare() => _documents = Stages.Documents(Stages.Codebook().Codebook, Count);

    [Benchmark]
    public int ByBands() => NearDuplicates.Group(_documents).Count;

    /// <summary>At the small size only: ten times the documents take it a hundred times as long.</summary>
    [Benchmark]
    public int EveryPair()
    {
        if (Count > 500)
        {
            throw new NotSupportedException("the naive way is measured at the small size");
        }

        var shingles = _documents.ConvertAll(d => NearDuplicates.Shingles(d.Text.Value));
        var copies = new CopyGroups();
        for (var i = 0; i < shingles.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (NearDuplicates.Jaccard(shingles[j], shingles[i]) >= NearDuplicates.Threshold)
                {
                    copies.Join(j, i);
                }
            }
        }

        return copies.Roots.Count();
    }
}

/// <summary>One block of assertions into events by the sweep along the days, and the comparisons that every pair would take.</summary>
[MemoryDiagnoser]
public class JoiningStages
{
    private readonly Corroborator _corroborator = new(new Origins([], [], []));
    private List<Assertion> _block = [];

    [Params(500, 5000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var day = new DateOnly(2012, 1, 1);
        _block =
        [
            .. Enumerable
                .Range(0, Count)
                .Select(n => new Assertion
                {
                    Id = new($"a{n:000000}"),
                    Document = new($"d{n / 3}"),
                    Type = "EQUIP",
                    Family = "E",
                    Kind = AssertionKind.Event,
                    Status = Status.Occurred,
                    Date = n % 10 == 0 ? Edtf.OfYear(2012 + (n % 13)) : Edtf.Day(day.AddDays(n * 7919 % 4700)),
                    ReportDate = Edtf.Day(day.AddDays((n * 7919 % 4700) + 3)),
                    Place = n % 4 == 0 ? new("Hanoi", "Hanoi", new(0, 1)) : null,
                    Item = n % 2 == 0 ? new($"{n % 90} patrol boats", null, new(0, 1)) : null,
                    Quote = $"China gave {n % 90} patrol boats to the coast guard of the other state, case {n}.",
                    Span = new(0, 1),
                    Rule = "EQUIP.en.1",
                    Confidence = 1,
                }),
        ];
    }

    [Benchmark]
    public int BySweep() => _corroborator.CorroborateBlock(_block).Count;

    /// <summary>At the small size only: ten times the assertions take it a hundred times as long.</summary>
    [Benchmark]
    public int EveryPair()
    {
        if (Count > 500)
        {
            throw new NotSupportedException("the naive way is measured at the small size");
        }

        var joined = 0;
        for (var i = 0; i < _block.Count; i++)
        {
            for (var j = i + 1; j < _block.Count; j++)
            {
                joined += Corroborator.Compare(_block[i], _block[j]).Sum(r => r.Weight) >= Corroborator.Threshold ? 1 : 0;
            }
        }

        return joined;
    }
}

/// <summary>Documents into the ledger: a step each, and thirty-two to a step as intake does.</summary>
[MemoryDiagnoser]
public class LedgerStages
{
    private string _folder = "";
    private List<Intake> _intakes = [];

    [Params(200, 2000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _folder = Directory.CreateTempSubdirectory("entente-bench-").FullName;
        _intakes =
        [
            .. Stages
                .Documents(Stages.Codebook().Codebook, Count)
                .Select(d => new Intake("2026-01-01T00:00:00Z", "bench", d.Name, d.Id, 1, ReadOutcome.Read(d))),
        ];
    }

    [GlobalCleanup]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    [Benchmark(Baseline = true)]
    public Task ThirtyTwoAtOnce() => TakeIn(32);

    [Benchmark]
    public Task OneAtATime() => TakeIn(1);

    private async Task TakeIn(int atOnce)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        await using var ledger = await SqliteLedger.Open(path, CancellationToken.None);
        foreach (var batch in _intakes.Chunk(atOnce))
        {
            await ledger.TakeIn(batch, CancellationToken.None);
        }
    }
}

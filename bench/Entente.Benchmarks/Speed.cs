using System.Diagnostics;
using System.Globalization;
using Entente.Assertions;
using Entente.Codebook;
using Entente.Documents;
using Entente.Formats.Codebooks;
using Entente.Segments;
using Entente.Text;
using Entente.Time;

namespace Entente.Benchmarks;

/// <summary>
/// <c>speed [seconds]</c>: raw text to records on one core, by language: sentences and characters a second. The text is the codebook's own
/// example sentences, thirty to a document, which is denser in acts than any newspaper.
/// </summary>
internal static class Speed
{
    public static int Run(string[] args)
    {
        var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 3;
        var (codebook, languages) = CodebookFolder.ReadAll(Options.Codebook);
        var coder = new Coder(codebook, languages);
        var examples = ExampleFolder.Read(Options.Codebook).ToLookup(e => e.Language, StringComparer.Ordinal);
        Console.WriteLine("language\tdocuments\tsentences/s\tMchar/s\trecords/s\tMB held");
        foreach (var language in languages.Keys)
        {
            var documents = Documents(examples[language], language);
            if (documents.Count == 0)
            {
                continue;
            }

            var sentences = documents.Sum(d => Segmenter.Split(d).Count);
            var characters = documents.Sum(d => (long)d.Text.Value.Length);
            var records = documents.Sum(d => coder.Code(d).Assertions.Count);
            var rounds = 0;
            var watch = Stopwatch.StartNew();
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                foreach (var document in documents)
                {
                    _ = coder.Code(document);
                }

                rounds++;
            }

            var each = rounds / watch.Elapsed.TotalSeconds;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{language}\t{documents.Count}\t{sentences * each:0}\t{characters * each / 1e6:0.00}\t{records * each:0}\t{GC.GetTotalMemory(true) / 1e6:0}"
                )
            );
        }

        return 0;
    }

    private static List<Document> Documents(IEnumerable<Example> examples, string language) =>
        [
            .. examples
                .Select(e => e.Text)
                .Chunk(30)
                .Select(
                    (texts, n) =>
                        new Document
                        {
                            Id = new(ContentHash.OfFields(language, n.ToString(CultureInfo.InvariantCulture))),
                            Name = $"{language}-{n}",
                            MediaType = "text/plain",
                            Text = new(string.Join("\n", texts)),
                            Metadata = new() { Date = Edtf.Parse("2024-05-01"), Language = language },
                            ReadBy = "bench",
                        }
                ),
        ];
}

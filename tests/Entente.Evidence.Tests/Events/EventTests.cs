using CsCheck;
using Entente.Documents;
using Entente.Events;
using Xunit;

namespace Entente.Tests.Events;

public sealed class EventTests
{
    private static Evidence Corroborate(params Document[] documents) =>
        Pipeline.Corroborate(documents, [.. documents.SelectMany(d => TestCodebook.Coder.Code(d).Assertions)], TestCodebook.Codebook);

    private static readonly Document Xinhua = TestCodebook.Document(
        "The China Coast Guard and the Vietnam Coast Guard held their 27th joint patrol in the Beibu Gulf on April 28, 2024.",
        "2024-04-30",
        publisher: "Xinhua"
    );

    private static readonly Document VietNamNews = TestCodebook.Document(
        "Vietnamese and Chinese coast guards held the 27th joint patrol in the Gulf of Tonkin on April 28.",
        "2024-04-30",
        publisher: "Viet Nam News"
    );

    private static readonly Document Next = TestCodebook.Document(
        "The China Coast Guard and the Vietnam Coast Guard held their 28th joint patrol in the Beibu Gulf on November 12, 2024.",
        "2024-11-14",
        publisher: "Xinhua"
    );

    [Fact]
    public void Two_tellings_of_one_number_are_one_event_with_two_origins()
    {
        var evidence = Corroborate(Xinhua, VietNamNews);

        var patrol = Assert.Single(evidence.Events, e => e.Type == "PATROL_JOINT");
        Assert.Equal(2, patrol.Origins.Count);
        Assert.Equal(27, patrol.Ordinal);
    }

    [Fact]
    public void Two_numbers_never_collapse_and_what_lies_before_them_is_missing()
    {
        var evidence = Corroborate(Xinhua, Next);

        Assert.Equal(2, evidence.Events.Count(e => e.Type == "PATROL_JOINT"));
        var series = Assert.Single(evidence.Series);
        Assert.Equal((28, 2, 26), (series.Claimed, series.Held, series.Missing));
        Assert.Equal(new DateOnly(2024, 4, 28), series.Slots[0].NotAfter);
    }

    [Fact]
    public void A_copy_adds_a_document_and_no_origin()
    {
        var text =
            "The China Coast Guard and the Vietnam Coast Guard held their 27th joint patrol in the Beibu Gulf on April 28, 2024, and inspected dozens of fishing boats along the line that divides the gulf between the two neighbours.";
        var original = TestCodebook.Document(text, "2024-04-29", publisher: "Xinhua");
        var copy = TestCodebook.Document(text + " (edited)", "2024-04-30", publisher: "Granma");

        var patrol = Assert.Single(Corroborate(original, copy).Events, e => e.Type == "PATROL_JOINT");

        Assert.Equal(2, patrol.Support.Count);
        Assert.Single(patrol.Origins);
        Assert.Contains(patrol.Origins[0].Steps, s => s.Contains("repeats the text of", StringComparison.Ordinal));
    }

    [Fact]
    public void The_order_of_documents_does_not_change_the_events()
    {
        var text =
            "The China Coast Guard and the Vietnam Coast Guard held their 26th joint patrol in the Beibu Gulf on November 30, 2023, and inspected dozens of fishing boats along the line that divides the gulf between the two neighbours.";
        Document[] documents =
        [
            Xinhua,
            VietNamNews,
            Next,
            TestCodebook.Document(text, "2023-12-01", publisher: "Xinhua"),
            TestCodebook.Document(text + " (edited)", "2023-12-02", publisher: "Granma"),
        ];
        var expected = Keys(Corroborate(documents));

        Assert.Contains("Xinhua, 2023-12-01", expected, StringComparison.Ordinal);
        Gen.Shuffle(documents).Sample(shuffled => Assert.Equal(expected, Keys(Corroborate(shuffled))), iter: 20);
    }

    [Fact]
    public void A_planned_instalment_is_not_held()
    {
        var planned = TestCodebook.Document(
            "From November 3 to 5 the China Coast Guard and the Vietnam Coast Guard will hold their 24th joint patrol in the Beibu Gulf.",
            "2022-11-02",
            publisher: "Xinhua"
        );

        var series = Assert.Single(Corroborate(planned).Series);

        Assert.Equal((23, 0, 23), (series.Claimed, series.Held, series.Missing));
    }

    [Fact]
    public void MinHash_estimates_Jaccard_within_its_error()
    {
        // Pairs of sets with known overlap; the root mean square error of 128 permutations is at most 0.045 (ANALYSES.md, Names and copies).
        var errors = new List<double>();
        for (var share = 5; share <= 95; share += 5)
        {
            for (var salt = 0UL; salt < 6; salt++)
            {
                var a = Enumerable.Range(0, 1000).Select(i => (salt << 32) + (ulong)i * 7919).ToArray();
                var b = Enumerable.Range(1000 - (share * 10), 1000).Select(i => (salt << 32) + (ulong)i * 7919).ToArray();
                var (x, y) = (NearDuplicates.Signature(a), NearDuplicates.Signature(b));
                var estimate = x.Zip(y).Count(p => p.First == p.Second) / (double)NearDuplicates.Permutations;
                errors.Add(Math.Pow(estimate - NearDuplicates.Jaccard([.. a.Order()], [.. b.Order()]), 2));
            }
        }

        Assert.True(Math.Sqrt(errors.Average()) <= 0.045, $"RMSE {Math.Sqrt(errors.Average()):0.0000}");
    }

    private static string Keys(Evidence evidence) =>
        string.Join(
            '\n',
            evidence.Events.Select(e =>
                $"{e.Id} {e.Type} {e.Date} {string.Join(',', e.Support.Order())} {string.Join(',', e.Origins.Select(o => o.Key + o.Label))}"
            )
        );
}

using Entente.Analysis;
using Entente.Codebook;
using Entente.Documents;
using Entente.Events;
using Entente.Time;
using Xunit;

namespace Entente.Tests.Analysis;

public sealed class AnalysisTests
{
    private static Evidence Corroborate(params Document[] documents) =>
        Pipeline.Corroborate(documents, [.. documents.SelectMany(d => TestCodebook.Coder.Code(d).Assertions)], TestCodebook.Codebook);

    private static readonly Document Chinese = TestCodebook.Document(
        "The China Coast Guard and the Vietnam Coast Guard held their 27th joint patrol in the Beibu Gulf on April 28, 2024.",
        "2024-04-30",
        publisher: "Xinhua"
    );

    private static readonly Document Vietnamese = TestCodebook.Document(
        "The Vietnam Coast Guard and the China Coast Guard held the 27th joint patrol on April 28, 2024.",
        "2024-05-01",
        publisher: "Viet Nam News"
    );

    private static readonly Document Unnamed = TestCodebook.Document(
        "The China Coast Guard and the Vietnam Coast Guard held a joint patrol in 2019."
    );

    [Fact]
    public void Who_tells_is_read_from_the_ties_of_the_origins()
    {
        Assert.Equal(Tellers.Both, Told(Chinese, Vietnamese));
        Assert.Equal(Tellers.First, Told(Chinese));
        Assert.Equal(Tellers.Second, Told(Vietnamese));
        Assert.Equal(Tellers.Nobody, Told(Unnamed));

        static Tellers Told(params Document[] documents) => Pair("chn-vnm").ToldBy(Corroborate(documents).Events.Single());
    }

    [Fact]
    public void A_field_shows_what_each_telling_gives_what_is_recorded_and_why()
    {
        var evidence = Corroborate(Chinese, Vietnamese);
        var patrol = evidence.Events.Single();

        var rows = FieldTable.Of(patrol, evidence.Assertion);

        var place = rows.Single(r => r.Field == "place");
        Assert.Equal(["Beibu Gulf", null], place.Values);
        Assert.Equal(("Beibu Gulf", "the only telling that says", false), (place.Recorded, place.Because, place.Differs));
        Assert.Equal("all that say agree", rows.Single(r => r.Field == "number").Because);
        Assert.True(rows.Single(r => r.Field == "reported").Differs);
        Assert.DoesNotContain(rows, r => r.Field == "instrument");
    }

    [Fact]
    public void A_field_in_conflict_gives_the_rule_of_the_conflict()
    {
        var evidence = Corroborate(
            TestCodebook.Document("China trained Lao police officers in 2019.", "2019-08-30", publisher: "China Daily"),
            TestCodebook.Document("Laos denied that China trained Lao police officers in 2019.", "2019-09-02", publisher: "Vientiane Times")
        );
        var training = evidence.Events.Single(e => e.Type == "TRAIN_POLICE");

        var status = FieldTable.Of(training, evidence.Assertion).Single(r => r.Field == "status");

        Assert.Equal(["occurred", "denied"], status.Values);
        Assert.True(status.Differs);
        Assert.Equal("occurred", status.Recorded);
    }

    [Fact]
    public void Works_are_listed_once_with_all_that_rests_on_them()
    {
        var review = TestCodebook.Document(
            "China delivered thirty police vehicles to Laos in 2021 (Xinhua, March 4, 2021). China donated radios to Cuba in 2020 (Xinhua, March 4, 2021). In 2013, China and Laos signed an agreement on sharing intelligence (Vientiane Times, March 3, 2014).",
            "2024-08-01",
            publisher: "A Review"
        );
        var assertions = TestCodebook.Coder.Code(review).Assertions;

        var works = CitedWorks.Of(assertions);

        var xinhua = works.Single(w => w.Source.Publisher == "Xinhua");
        Assert.Equal(2, xinhua.Assertions.Count);
        Assert.All(xinhua.Assertions, a => Assert.Equal(xinhua.Id, CitedWorks.RootOf(a)));
        Assert.Equal(works.Select(w => w.Id), CitedWorks.Of([.. assertions.Reverse()]).Select(w => w.Id));
    }

    [Fact]
    public void A_longer_wording_is_no_use_of_the_shorter_and_a_part_of_a_word_is_none()
    {
        var concept = new Entity
        {
            Id = "grp.x",
            Kind = "initiative",
            Source = "test",
            Names = [Name("Common Path"), Name("Great Common Path"), Name("共同之路", "zh")],
        };
        var document = TestCodebook.Document("The Great Common Path (共同之路) is great. The common path is not the uncommon pathway.");

        var found = RenderingFinder.Of(TestCodebook.Codebook with { Actors = [concept] }, [document]).Single();

        Assert.Equal(1, Times("Great Common Path"));
        Assert.Equal(1, Times("Common Path"));
        Assert.Equal(1, Times("共同之路"));
        int Times(string name) => found.Renderings.Single(r => r.Name == name).Occurrences.Count;
        static EntityName Name(string name, string language = "en") => new(name, language, "official", false, null, null, "test");
    }

    [Theory]
    [InlineData("chn-vnm chn-lao chn-cub", "CHN", 3, 1.0)]
    [InlineData("chn-vnm chn-lao lao-vnm", "CHN", 2, 0.0)]
    public void A_star_is_all_hub_and_a_ring_is_none(string pairs, string state, int partners, double centralisation)
    {
        var hub = Hub.Of([.. pairs.Split(' ').Select(Pair)])!;

        Assert.Equal((state, partners), (hub.State, hub.Partners));
        Assert.Equal(centralisation, hub.Centralisation!.Value, 6);
    }

    [Fact]
    public void A_hub_is_not_computable_below_three_states()
    {
        Assert.Null(Hub.Of([Pair("chn-vnm")])!.Centralisation);
        Assert.Null(Hub.Of([]));
    }

    [Fact]
    public void The_rate_of_a_series_is_a_range_where_its_dates_are_uncertain()
    {
        var series = new EventSeries
        {
            Key = "x",
            Title = "x",
            Countries = ["CHN", "VNM"],
            Events = [new("EV-1"), new("EV-3")],
            Claimed = 3,
            Slots =
            [
                new(1, [new("EV-1")], Edtf.Parse("2020-01-01"), null, null),
                new(2, [], null, null, null),
                new(3, [new("EV-3")], Edtf.Parse("2021"), null, null),
            ],
        };

        var rate = series.Rate!;

        Assert.Equal((1, 3), (rate.From, rate.To));
        Assert.Equal(2 * 365.2425 / 730, rate.AtLeast, 6);
        Assert.Equal(2 * 365.2425 / 366, rate.AtMost, 6);
        Assert.Null((series with { Slots = [series.Slots[0]] }).Rate);
    }

    [Theory]
    [InlineData("Xinhua", "CHN")]
    [InlineData("Xinhua (repost)", "CHN")]
    [InlineData("South China Morning Post", null)]
    [InlineData("Xinhuaesque Weekly", null)]
    [InlineData(null, null)]
    public void An_outlet_speaks_for_a_state_only_where_the_codebook_says_that_it_owns_it(string? name, string? state)
    {
        var outlets = new Outlets(TestCodebook.Codebook.Sources);

        Assert.Equal(state, Outlets.StateOf(outlets.Find(name)));
    }

    private static Partnership Pair(string id) =>
        new()
        {
            Id = id,
            First = id[..3].ToUpperInvariant(),
            Second = id[4..].ToUpperInvariant(),
            Events = [.. Corroborate(Chinese).Events],
            Aggregates = [],
        };
}

using Entente.Assertions;
using Entente.Events;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>Where support comes down to: copies, relays and citations end at one root, and a mention is no telling.</summary>
public sealed class OriginTests
{
    private static Assertion Exercise(string id, string document, string reported, params CitedSource[] sources) =>
        Told.Of(id, document, "EX_MIL", date: "2023-05-11", reported: reported, rule: "EX_MIL/force", sources: sources);

    [Fact]
    public void A_relay_of_an_agency_joins_the_agency_s_own_report()
    {
        var cards = new[] { Told.Card("x", "Xinhua", "2023-05-12"), Told.Card("v", "VietnamPlus", "2023-05-13") };

        var exercise = Assert.Single(
            Told.Events(cards, Exercise("a1", "x", "2023-05-12"), Exercise("a2", "v", "2023-05-13", Told.By("China's Xinhua news agency")))
        );

        var origin = Assert.Single(exercise.Origins);
        Assert.Equal("Xinhua, 2023-05-12", origin.Label);
        Assert.Contains("which we hold: Xinhua, 2023-05-12", origin.Steps);
        Assert.Equal(StrengthBand.Low, exercise.Strength.Band);
    }

    [Fact]
    public void An_agency_s_report_of_another_month_is_not_the_one_cited()
    {
        var cards = new[] { Told.Card("x", "Xinhua", "2023-05-12"), Told.Card("v", "VietnamPlus", "2023-09-13") };

        var exercise = Assert.Single(
            Told.Events(cards, Exercise("a1", "x", "2023-05-12"), Exercise("a2", "v", "2023-09-13", Told.By("Xinhua", "2023-09-12")))
        );

        Assert.DoesNotContain(exercise.Origins.SelectMany(o => o.Steps), s => s.StartsWith("which we hold", StringComparison.Ordinal));
    }

    [Fact]
    public void Both_sides_own_reports_are_two_origins_and_say_so()
    {
        var cards = new[] { Told.Card("x", "Xinhua", "2023-05-12"), Told.Card("v", "VietnamPlus", "2023-05-12") };

        var exercise = Assert.Single(Told.Events(cards, Exercise("a1", "x", "2023-05-12"), Exercise("a2", "v", "2023-05-12")));

        Assert.Equal(2, exercise.Origins.Count);
        Assert.Contains(exercise.Strength.Reasons, r => r.Name == "both sides report it");
        Assert.Equal(StrengthBand.High, exercise.Strength.Band);
    }

    [Fact]
    public void A_state_that_is_no_party_is_not_a_side()
    {
        var cards = new[] { Told.Card("x", "Xinhua", "2023-05-12"), Told.Card("v", "VietnamPlus", "2023-05-12") };
        Assertion OfLaos(string id, string document) =>
            Told.Of(id, document, "EX_MIL", date: "2023-05-11", reported: "2023-05-12", states: ["CHN", "LAO"]);

        var exercise = Assert.Single(Told.Events(cards, OfLaos("a1", "x"), OfLaos("a2", "v")));

        Assert.DoesNotContain(exercise.Strength.Reasons, r => r.Name == "both sides report it");
    }

    [Fact]
    public void A_copy_with_its_own_byline_ends_where_its_original_ends()
    {
        var cards = new[] { Told.Card("r", "Reuters", "2023-06-20"), Told.Card("n", "Nasdaq", "2023-06-20", copyOf: "r") };

        var deal = Assert.Single(
            Told.Events(
                cards,
                Exercise("a1", "r", "2023-06-20", Told.By("The Wall Street Journal")),
                Exercise("a2", "n", "2023-06-20", Told.By("Reuters"))
            )
        );

        var origin = Assert.Single(deal.Origins);
        Assert.Equal("The Wall Street Journal", origin.Label);
        Assert.Contains(origin.Steps, s => s.Contains("repeats the text of Reuters", StringComparison.Ordinal));
    }

    [Fact]
    public void A_copy_s_agency_line_is_the_root_of_the_text_held_first_too()
    {
        var cards = new[] { Told.Card("d", "Deccan Gazette", "2024-07-15"), Told.Card("m", "Mail Gazette", "2024-07-15", copyOf: "d") };

        var told = Assert.Single(
            Told.Events(cards, Exercise("a1", "d", "2024-07-15"), Exercise("a2", "m", "2024-07-15", Told.By("Reuters")))
        );

        Assert.Equal("Reuters", Assert.Single(told.Origins).Label);
    }

    [Fact]
    public void An_outlet_that_cites_another_leads_on_through_the_one_we_hold()
    {
        var cards = new[] { Told.Card("r", "Reuters", "2023-06-20"), Told.Card("v", "VietnamPlus", "2023-06-21") };

        var told = Assert.Single(
            Told.Events(
                cards,
                Exercise("a1", "r", "2023-06-20", Told.By("The Wall Street Journal")),
                Exercise("a2", "v", "2023-06-21", Told.By("Reuters"))
            )
        );

        Assert.Equal("The Wall Street Journal", Assert.Single(told.Origins).Label);
    }

    [Fact]
    public void An_organ_s_statement_is_the_organ_s_however_its_spokesman_is_called()
    {
        var cards = new[] { Told.Card("a", "Gazette A", "2022-04-19"), Told.Card("b", "Gazette B", "2022-04-20") };

        var told = Assert.Single(
            Told.Events(
                cards,
                Exercise("a1", "a", "2022-04-19", Told.By("Chinese Foreign Ministry spokesman Wang Wenbin")),
                Exercise("a2", "b", "2022-04-20", Told.By("China's foreign ministry"))
            )
        );

        Assert.Equal("CHN", Assert.Single(told.Origins).State);
    }

    [Theory]
    [InlineData("China-Vietnam Friendship Gazette")]
    [InlineData("U.S.-Cuba Trade and Economic Council")]
    public void A_body_named_after_two_states_speaks_for_neither(string publisher)
    {
        var told = Assert.Single(Told.Events([Told.Card("a", publisher, "2023-05-12")], Exercise("a1", "a", "2023-05-12")));

        Assert.Null(Assert.Single(told.Origins).State);
    }

    [Fact]
    public void A_nameless_official_is_no_root_and_the_carrier_stays_one()
    {
        var told = Assert.Single(
            Told.Events(
                [Told.Card("a", "The Wall Street Journal", "2023-06-08")],
                Exercise("a1", "a", "2023-06-08", Told.By("U.S. officials"))
            )
        );

        var origin = Assert.Single(told.Origins);
        Assert.Equal("The Wall Street Journal, 2023-06-08", origin.Label);
        Assert.Contains("nobody is named behind \"U.S. officials\"", origin.Steps);
    }

    [Fact]
    public void A_mention_of_an_earlier_signing_is_no_origin_of_it()
    {
        var signing = Assert.Single(
            Told.Events(
                Told.Of("a1", "d1", date: "../2022-04-19", reported: "2022-04-19", instrument: "a security agreement"),
                Told.Of(
                    "a2",
                    "d2",
                    date: "2022",
                    reported: "2023-07-10",
                    instrument: "the security agreement of 2022",
                    rule: "AGR_SIGN/named"
                )
            )
        );

        Assert.Equal(2, signing.Support.Count);
        Assert.Equal(["a1"], Assert.Single(signing.Origins).Assertions.Select(a => a.Value));
        Assert.Equal(["a2"], signing.Mentions.Select(a => a.Value));
        Assert.Contains(signing.Strength.Reasons, r => r.Name == "one more text only mentions it");
    }

    [Fact]
    public void What_is_only_mentioned_rests_on_its_mention()
    {
        var signing = Assert.Single(Told.Events(Told.Of("a2", "d2", date: "2022", reported: "2023-07-10", rule: "AGR_SIGN/named")));

        Assert.Single(signing.Origins);
    }

    [Fact]
    public void Who_announced_it_is_no_witness_that_it_was_done()
    {
        var call = Assert.Single(
            Told.Events(
                Told.Of("a1", "d1", "PORT_CALL", Status.Planned, "2024-06-12/2024-06-17", "2024-06-07"),
                Told.Of("a2", "d2", "PORT_CALL", Status.Occurred, "2024-06-12", "2024-06-16")
            )
        );

        Assert.Equal(["a2"], Assert.Single(call.Origins).Assertions.Select(a => a.Value));
        Assert.Equal([Status.Planned, Status.Occurred], call.History.Select(h => h.Status));
        Assert.Empty(call.Conflicts);
    }
}

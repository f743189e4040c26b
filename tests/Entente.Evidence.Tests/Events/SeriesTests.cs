using Entente.Assertions;
using Entente.Events;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>Numbered series: what is one, what is another, what it is called, and which numbers cannot both be right.</summary>
public sealed class SeriesTests
{
    private static readonly string[] Four = ["CHN", "LAO", "MMR", "THA"];

    private static Assertion Patrol(string id, int number, string series, string date, params string[] states) =>
        Told.Of(
            id,
            "d-" + id,
            "PATROL_JOINT",
            date: date,
            reported: date,
            number: number,
            series: series,
            states: states,
            rule: "PATROL_JOINT/noun"
        );

    private static IReadOnlyList<EventSeries> Of(params Assertion[] assertions) => SeriesLedger.Of(Told.Events(assertions));

    [Fact]
    public void Two_of_the_four_states_on_the_river_are_the_four_s_series()
    {
        var series = Assert.Single(
            Of(
                Patrol("a1", 89, "chn-lao-mmr-tha:state:patrol-joint:place.mekong", "2019-12-27", Four),
                Patrol("a2", 97, "chn-lao:state:patrol-joint:place.mekong", "2020-09-22", "CHN", "LAO"),
                Patrol("a3", 107, "chn-lao-mmr-tha:state:patrol-joint:", "2021-07-23", Four)
            )
        );

        Assert.Equal("Joint Mekong patrols", series.Title);
        Assert.Equal(Four, series.Countries);
        Assert.Equal((107, 3), (series.Claimed, series.Held));
        Assert.Equal(new DateOnly(2020, 9, 22), series.Slots[99].NotBefore);
        Assert.Equal(new DateOnly(2021, 7, 23), series.Slots[99].NotAfter);
    }

    [Fact]
    public void Two_states_on_another_river_have_a_series_of_their_own()
    {
        Assert.Equal(
            2,
            Of(
                Patrol("a1", 89, "chn-lao-mmr-tha:state:patrol-joint:place.mekong", "2019-12-27", Four),
                Patrol("a2", 90, "chn-lao:state:patrol-joint:place.red-river-vietnam", "2020-09-22", "CHN", "LAO")
            ).Count
        );
    }

    [Theory]
    [InlineData("coast-guard")]
    [InlineData("navy")]
    [InlineData("fisheries")]
    [InlineData("border-guard")]
    public void Every_agency_counts_its_own_patrols(string agency)
    {
        var series = Of(
            Patrol("a1", 20, $"chn-vnm:{agency}:patrol-joint:place.beibu-gulf", "2020-12-23", "CHN", "VNM"),
            Patrol("a2", 29, "chn-vnm:army:patrol-joint:place.beibu-gulf", "2021-12-23", "CHN", "VNM")
        );

        Assert.Equal(2, series.Count);
        Assert.Contains(series, s => s.Title == $"Joint {agency.Replace('-', ' ')} patrols, Beibu Gulf");
    }

    [Fact]
    public void A_conference_and_an_exchange_are_two_series_and_titled_by_their_names()
    {
        Assertion Session(string id, int number, string name, string date) =>
            Told.Of(
                id,
                "d-" + id,
                "MECH_SESSION",
                date: date,
                reported: date,
                number: number,
                series: $"chn-vnm:state:mech-session.{name}:"
            );

        var series = Of(
            Session("a1", 7, "conference.on.cooperation.in.preventing.and.fighting.crime", "2021-02-19"),
            Session("a2", 8, "ministerial.conference.on.crime.prevention.and.control", "2023-09-14"),
            Session("a3", 9, "ministerial.conference.on.crime.prevention.and.control", "2026-03-16"),
            Session("a4", 8, "border.defence.friendship.exchange", "2024-04-11"),
            Session("a5", 1, "ministerial.meeting.of.3plus3.strategic.dialogue", "2026-03-16")
        );

        Assert.Equal(
            [
                "Border defence friendship exchange 8/1",
                "Ministerial conference on crime prevention and control 9/3",
                "Ministerial meeting of 3+3 strategic dialogue 1/1",
            ],
            series.Select(s => $"{s.Title} {s.Claimed}/{s.Held}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Visits_make_no_series()
    {
        Assert.Empty(Of(Told.Of("a1", "d1", "VISIT_HL", date: "2021-02-19", number: 6, series: "chn-vnm:state:visit-hl:")));
    }

    [Fact]
    public void One_day_under_two_numbers_is_shown_as_a_rivalry()
    {
        var series = Assert.Single(
            Of(
                Patrol("a1", 22, "chn-vnm:coast-guard:patrol-joint:", "2021-10-19", "CHN", "VNM"),
                Patrol("a2", 23, "chn-vnm:coast-guard:patrol-joint:", "2021-10-19", "CHN", "VNM")
            )
        );

        Assert.Equal("2021-10-19 is given the numbers 22 and 23", Assert.Single(series.Rivals).Because);
    }

    [Fact]
    public void A_number_at_two_distant_dates_is_shown_as_a_rivalry()
    {
        var series = Assert.Single(
            Of(
                Patrol("a1", 22, "chn-vnm:coast-guard:patrol-joint:", "2021-10-19", "CHN", "VNM"),
                Patrol("a2", 22, "chn-vnm:coast-guard:patrol-joint:", "2023-04-19", "CHN", "VNM")
            )
        );

        Assert.Contains(series.Rivals, r => r.Because == "number 22 is given to happenings of different dates");
    }

    [Fact]
    public void Law_enforcement_authorities_of_states_count_as_the_states()
    {
        var patrol = Assert.Single(
            TestCodebook.Code(
                "Law enforcement authorities of China, Laos, Myanmar and Thailand began the 111th joint patrol of the Mekong River on 16 November 2021.",
                "2021-11-17"
            ),
            a => a.Type == "PATROL_JOINT"
        );

        Assert.Equal("chn-lao-mmr-tha:state:patrol-joint:place.mekong", patrol.Series);
    }

    [Fact]
    public void A_session_s_series_has_the_name_of_the_mechanism_and_not_its_venue()
    {
        var session = Assert.Single(
            TestCodebook.Code(
                "The eighth border defence friendship exchange between Viet Nam and China opened on 11 April 2024 at the Lao Cai International Border Gate.",
                "2024-04-11"
            ),
            a => a.Type == "MECH_SESSION"
        );

        Assert.Equal("chn-vnm:state:mech-session.border.defence.friendship.exchange:", session.Series);
    }
}

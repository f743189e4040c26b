using Entente.Assertions;
using Entente.Events;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>Which tellings are one happening, which are two, and where they contradict each other.</summary>
public sealed class JoiningTests
{
    private const string Exchange = "chn-vnm:state:mech-session.border.defence.friendship.exchange:";
    private const string Conference = "chn-vnm:state:mech-session.ministerial.conference.on.crime.prevention.and.control:";

    [Fact]
    public void Signings_that_only_their_reports_bound_stay_apart()
    {
        var events = Told.Events(
            Told.Of("a1", "d1", date: "../2024-03-27", reported: "2024-03-27", instrument: "minutes"),
            Told.Of("a2", "d2", date: "../2024-04-12", reported: "2024-04-12", instrument: "a memorandum of understanding"),
            Told.Of("a3", "d3", date: "2023-09-12/2023-09-16", reported: "2023-09-14", instrument: "minutes and a memorandum on gambling")
        );

        Assert.Equal(3, events.Count);
    }

    [Fact]
    public void A_signing_told_by_both_sides_a_day_apart_is_one()
    {
        var signing = Assert.Single(
            Told.Events(
                Told.Of(
                    "a1",
                    "d1",
                    date: "../2024-04-11",
                    reported: "2024-04-11",
                    instrument: "a memorandum of understanding on a hotline"
                ),
                Told.Of("a2", "d2", date: "../2024-04-12", reported: "2024-04-12", instrument: "a memorandum of understanding")
            )
        );

        Assert.Contains(signing.Because, r => r.Name == "reported within three days as news");
    }

    [Fact]
    public void The_same_gift_in_reports_years_apart_is_not_one_gift()
    {
        Assertion Gift(string id, string document, string reported) =>
            Told.Of(id, document, "EQUIP", date: "../" + reported, reported: reported, item: "police cars", bodies: ["chn.mps"]);

        Assert.Equal(2, Told.Events(Gift("a1", "d1", "2015-03-02"), Gift("a2", "d2", "2021-06-02")).Count);
        Assert.Single(Told.Events(Gift("a1", "d1", "2021-06-01"), Gift("a2", "d2", "2021-06-02")));
    }

    [Fact]
    public void Two_instruments_of_one_week_stay_two()
    {
        Assert.Equal(
            2,
            Told.Events(
                Told.Of("a1", "d1", date: "../2024-04-11", reported: "2024-04-11", instrument: "a memorandum on a hotline"),
                Told.Of("a2", "d2", date: "../2024-04-12", reported: "2024-04-12", instrument: "a memorandum on extradition")
            ).Count
        );
    }

    [Fact]
    public void One_gift_dated_a_day_apart_is_one_event_with_a_conflict()
    {
        var gift = Assert.Single(
            Told.Events(
                Told.Of(
                    "a1",
                    "d1",
                    "EQUIP",
                    date: "2020-10-23",
                    reported: "2020-10-25",
                    item: "law enforcement vehicles",
                    bodies: ["chn.mps"]
                ),
                Told.Of(
                    "a2",
                    "d2",
                    "EQUIP",
                    date: "2020-10-24",
                    reported: "2020-10-26",
                    item: "law enforcement vehicles",
                    bodies: ["chn.mps"]
                )
            )
        );

        var conflict = Assert.Single(gift.Conflicts);
        Assert.Equal("date", conflict.Field);
        Assert.Equal(["2020-10-23", "2020-10-24"], conflict.Values.Select(v => v.Value));
    }

    [Fact]
    public void Two_gifts_of_following_days_stay_two()
    {
        Assert.Equal(
            2,
            Told.Events(
                Told.Of("a1", "d1", "EQUIP", date: "2020-10-23", reported: "2020-10-25", item: "law enforcement vehicles"),
                Told.Of("a2", "d2", "EQUIP", date: "2020-10-24", reported: "2020-10-26", item: "body cameras")
            ).Count
        );
    }

    [Fact]
    public void Numbers_of_persons_that_differ_are_a_conflict_whatever_the_persons_are_called()
    {
        var handover = Assert.Single(
            Told.Events(
                Told.Of("a1", "d1", "RENDITION", date: "2023-09-11", reported: "2023-09-11", quantity: "164 people"),
                Told.Of("a2", "d2", "RENDITION", date: "2023-09-11", reported: "2023-09-11", quantity: "179 suspects")
            )
        );

        var conflict = Assert.Single(handover.Conflicts);
        Assert.Equal(("quantity", "164 persons 179 persons"), (conflict.Field, string.Join(' ', conflict.Values.Select(v => v.Value))));
    }

    [Fact]
    public void A_course_planned_for_34_and_finished_by_32_is_one()
    {
        var course = Assert.Single(
            Told.Events(
                Told.Of(
                    "a1",
                    "d1",
                    "TRAIN_POLICE",
                    Status.Planned,
                    "2022-10-12/2022-11-12",
                    "2022-10-12",
                    quantity: "34 officers",
                    bodies: ["chn", "vnm.police"]
                ),
                Told.Of(
                    "a2",
                    "d2",
                    "TRAIN_POLICE",
                    Status.Occurred,
                    "../2022-11-10",
                    "2022-11-10",
                    quantity: "32 police officers",
                    bodies: ["chn", "vnm.police"]
                )
            )
        );

        Assert.Equal("quantity", Assert.Single(course.Conflicts).Field);
    }

    [Fact]
    public void Two_mechanisms_never_join_though_number_and_time_agree()
    {
        var events = Told.Events(
            Told.Of("a1", "d1", "MECH_SESSION", Status.Planned, "2023-09-07/2023-09-08", "2023-08-29", number: 8, series: Exchange),
            Told.Of("a2", "d2", "MECH_SESSION", Status.Occurred, "../2023-09-14", "2023-09-14", number: 8, series: Conference)
        );

        Assert.Equal(2, events.Count);
    }

    [Fact]
    public void A_numbered_session_that_was_put_off_is_one_with_its_history()
    {
        var exchange = Assert.Single(
            Told.Events(
                Told.Of("a1", "d1", "MECH_SESSION", Status.Planned, "2023-09-07/2023-09-08", "2023-08-29", number: 8, series: Exchange),
                Told.Of("a2", "d2", "MECH_SESSION", Status.Occurred, "2024-04-11", "2024-04-11", number: 8, series: Exchange)
            )
        );

        Assert.Equal("2024-04-11", exchange.Date?.Value);
        Assert.Equal(["2023-09-07/2023-09-08", "2024-04-11"], exchange.History.Select(h => h.Date?.Value));
        Assert.Empty(exchange.Conflicts);
        Assert.Contains(exchange.Because, r => r.Name == "planned for a day that was not kept");
    }

    [Fact]
    public void An_exercise_is_known_by_its_name()
    {
        Assertion Exercise(string id, string document, string name) =>
            Told.Of(id, document, "EX_MIL", date: "2023-05", reported: "2023-07-20", quote: $"the two armies held {name} in the north");

        Assert.Single(Told.Events(Exercise("a1", "d1", "Friendship Shield"), Exercise("a2", "d2", "Friendship Shield")));
        Assert.Equal(
            2,
            Told.Events(
                Exercise("a1", "d1", "Friendship Shield") with
                {
                    Date = Entente.Time.Edtf.Parse("2023-05-01/2023-05-20"),
                },
                Exercise("a2", "d2", "Peace Train") with
                {
                    Date = Entente.Time.Edtf.Parse("2023-05-11/2023-05-12"),
                }
            ).Count
        );
    }

    [Fact]
    public void A_denial_stands_beside_the_claim_it_answers_as_a_contradiction()
    {
        var claim = Assert.Single(
            Told.Events(
                Told.Of(
                    "a1",
                    "d1",
                    date: "2019-21",
                    reported: "2019-07-21",
                    instrument: "a secret agreement on a naval base",
                    states: ["CHN", "KHM"]
                ),
                Told.Of(
                    "a2",
                    "d2",
                    status: Status.Denied,
                    date: "../2019-07-22",
                    reported: "2019-07-22",
                    instrument: "a secret agreement on the use of a naval base",
                    states: ["CHN", "KHM"]
                )
            )
        );

        Assert.Equal(["a2"], claim.Denials.Select(a => a.Value));
        Assert.Equal("status", Assert.Single(claim.Conflicts).Field);
        Assert.Single(claim.DenialOrigins);
    }

    [Fact]
    public void A_denial_of_last_week_does_not_answer_a_claim_of_today()
    {
        Assert.Equal(
            2,
            Told.Events(
                Told.Of("a1", "d1", "FAC_OPERATE", Status.Denied, "../2023-06-08", "2023-06-08", item: "a spy base"),
                Told.Of("a2", "d2", "FAC_OPERATE", Status.Ongoing, "2019/..", "2023-06-12", item: "a spy base")
            ).Count
        );
    }

    [Fact]
    public void A_base_denied_is_linked_to_the_agreement_on_a_listening_post()
    {
        Assertion[] told =
        [
            Told.Of("a1", "d1", date: "../2023-06-08", reported: "2023-06-08", instrument: "a secret agreement on a listening post"),
            Told.Of("a2", "d2", "FAC_OPERATE", Status.Denied, "../2023-06-08", "2023-06-08", item: "a spy base"),
            Told.Of("a3", "d3", date: "../2023-06-08", reported: "2023-06-08", instrument: "a protocol on drug control"),
        ];

        var events = Denials.Link(Told.Events(told), told);

        var denial = Assert.Single(events, e => e.Status == Status.Denied);
        var claim = Assert.Single(events, e => e.Support.Contains(new("a1")));
        Assert.Equal([claim.Id], denial.Denies);
        Assert.Equal([denial.Id], claim.DeniedBy);
        Assert.Contains(claim.Strength.Reasons, r => r.Name.StartsWith("it is denied", StringComparison.Ordinal));
        Assert.Empty(Assert.Single(events, e => e.Support.Contains(new("a3"))).DeniedBy);
    }

    [Theory]
    [InlineData("164 people", "164 persons")]
    [InlineData("about 1,300 Cambodian troops", "1300 persons")]
    [InlineData("two million dollars", "2000000 dollars")]
    [InlineData("$8.9 million", "8900000 money")]
    [InlineData("thirty-four officers", "34 persons")]
    public void A_quantity_is_read_as_a_number_of_something(string text, string amount)
    {
        Assert.Equal(amount, Amount.Of(text)?.ToString());
    }
}

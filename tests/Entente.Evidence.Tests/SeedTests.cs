using Entente.Assertions;
using Entente.Documents;
using Entente.Events;
using Entente.Text;
using Xunit;

namespace Entente.Tests;

/// <summary>
/// What the article that the project grew out of must answer by itself (MISSION.md, the table of systems). The article is not in this
/// repository; where the shared folder is absent these tests skip.
/// </summary>
public sealed class SeedTests
{
    private static readonly Lazy<Evidence?> Loaded = new(() =>
    {
        if (TestCodebook.Shared("gold/seed.txt") is not { } path)
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        var document = new Document
        {
            Id = new(ContentHash.Of(bytes)),
            Name = "seed.txt",
            MediaType = "text/plain",
            Text = new(File.ReadAllText(path)),
            ReadBy = "test/1",
        };
        return Pipeline.Corroborate([document], TestCodebook.Coder.Code(document).Assertions, TestCodebook.Codebook);
    });

    private static Evidence Seed()
    {
        Assert.SkipWhen(Loaded.Value is null, "../shared/gold/seed.txt is not here");
        return Loaded.Value!;
    }

    [Fact]
    public void S5_the_patrol_series_says_27_claimed_1_held_26_unaccounted_for()
    {
        var series = Assert.Single(Seed().Series);

        Assert.Equal((27, 1, 26), (series.Claimed, series.Held, series.Missing));
    }

    [Fact]
    public void S4_the_meeting_occurred_and_the_training_is_planned()
    {
        var evidence = Seed();

        Assert.Contains(evidence.Events, e => e.Type == "VISIT_HL" && e.Date?.Value == "2023-11" && e.Status == Status.Occurred);
        Assert.Contains(
            evidence.Events,
            e =>
                e.Type == "TRAIN_PARAMIL"
                && e.Status == Status.Planned
                && e.Date is null
                && e.Origins.Any(o => o.Label.StartsWith("Vietnam+", StringComparison.Ordinal))
        );
        Assert.DoesNotContain(
            evidence.Events,
            e =>
                e.Type == "TRAIN_PARAMIL"
                && e.Status == Status.Occurred
                && !e.IsAggregate
                && e.Origins.Any(o => o.Kind != OriginKind.Uncited)
        );
    }

    [Fact]
    public void S1_the_five_members_are_named_with_the_works_that_say_so()
    {
        var members = Seed().Assertions.First(a => a.Type == "ORG_MEMBER" && a.Actors.Any(x => x.Role == "member"));

        Assert.Equal(
            ["CHN", "CUB", "LAO", "PRK", "VNM"],
            members.Actors.Where(a => a.Role == "member").Select(a => a.Country).Order(StringComparer.Ordinal)
        );
        Assert.Contains(members.Sources, s => s.Authors!.Contains("Li", StringComparison.Ordinal));
        Assert.Contains(members.Sources, s => s.Authors!.Contains("Yu", StringComparison.Ordinal));
    }

    [Fact]
    public void S1_multi_party_states_are_excluded()
    {
        Assert.Contains(Seed().Assertions, a => a.Type == "ORG_MEMBER" && a.Actors.Any(x => x.Role == "excluded"));
    }

    [Fact]
    public void S6_the_academy_trains_two_states_in_opinion_guidance_according_to_one_paper()
    {
        var course = Assert.Single(Seed().Events, e => e.Type == "TRAIN_INFO");

        Assert.Equal(
            ["LAO", "VNM"],
            course.Actors.Where(a => a.Role == "recipient").Select(a => a.Country).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Equal("South China Morning Post, 2018-07-14", Assert.Single(course.Origins).Label);
    }

    [Fact]
    public void S7_the_firm_s_tie_is_kept_with_its_verb()
    {
        var tie = Assert.Single(Seed().Assertions, a => a.Type == "ORG_SUBORD" && a.Actors.Any(x => x.Name == "Meiya Pico"));

        Assert.Equal("affiliated with", tie.Instrument!.Text);
    }

    [Theory]
    [InlineData("CENSOR_TECH")]
    [InlineData("SURV_TECH")]
    [InlineData("TRAIN_TECH")]
    public void S7_four_acts_rest_on_page_42_of_one_report(string type)
    {
        Assert.Contains(Seed().Events, e => e.Type == type && e.Origins.Any(o => o.Label == "Open Technology Fund, 2019, p. 42"));
        Assert.Equal(4, Seed().Events.Count(e => !e.IsAggregate && e.Origins.Any(o => o.Label == "Open Technology Fund, 2019, p. 42")));
    }

    [Fact]
    public void S8_the_intelligence_agreement_is_of_2013_and_cited()
    {
        var agreement = Assert.Single(Seed().Events, e => e.Type == "AGR_INTEL");

        Assert.Equal("2013", agreement.Date?.Value);
        Assert.StartsWith("Lao Ministry of Foreign Affairs", Assert.Single(agreement.Origins).Label, StringComparison.Ordinal);
    }

    [Fact]
    public void S3_goals_are_claims_of_named_claimants_with_their_works_and_never_events()
    {
        var claims = Seed().Assertions.Where(a => a.Type == "DISC_CLAIM").ToList();

        Assert.All(claims, c => Assert.Equal(AssertionKind.Assertion, c.Kind));
        Assert.Contains(
            claims,
            c => c.Speaker == "Huang Chao" && c.Sources.Any(s => s.Authors!.Contains("Huang", StringComparison.Ordinal))
        );
        Assert.Contains(claims, c => c.Speaker == "Yu Zhonghai" && c.Sources.Any(s => s.Authors!.Contains("Yu", StringComparison.Ordinal)));
        Assert.Contains(claims, c => c.Speaker == "Li Zhengang" && c.Sources.Any(s => s.Authors!.Contains("Li", StringComparison.Ordinal)));
    }

    [Fact]
    public void S9_the_named_exercise_is_of_2023_and_its_scenario_is_law_enforcement()
    {
        var exercise = Assert.Single(Seed().Assertions, a => a.Type == "EX_INTSEC");

        Assert.Equal("2023", exercise.Date?.Value);
        Assert.Equal("counterterrorism; policing", exercise.Topic!.Value);
        Assert.Equal(["CHN", "LAO"], exercise.Actors.Select(a => a.Country).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void S10_the_cable_has_its_firm_and_year_and_the_networks_their_operators()
    {
        var evidence = Seed();

        Assert.Contains(
            evidence.Events,
            e =>
                e.Type == "NET_INFRA"
                && e.Date?.Value == "2005"
                && e.Actors.Any(a => a.Entity == "chn.china-unicom" && a.Role == "provider")
        );
        Assert.Contains(evidence.Assertions, a => a.Type == "ORG_SUBORD" && a.Instrument!.Text == "managed and operated by");
        Assert.Contains(evidence.Assertions, a => a.Type == "DISC_CLAIM" && a.Speaker == "Cheng Long");
    }

    [Fact]
    public void S15_both_the_opacity_and_the_extensive_documentation_stand_side_by_side()
    {
        var claims = Seed().Assertions.Where(a => a.Type == "DISC_CLAIM").Select(a => a.Claim!).ToList();

        Assert.Contains(claims, c => c.Contains("opacity", StringComparison.Ordinal));
        Assert.Contains(claims, c => c.Contains("extensively documented", StringComparison.Ordinal));
    }

    [Fact]
    public void S11_Cuba_has_three_different_statuses()
    {
        var cuba = Assert.Single(Seed().Partnerships, p => p.Id == "chn-cub");

        Assert.Equal(Status.Occurred, cuba.Events.First(e => e.Type == "SEC_FINANCE").Status);
        Assert.Equal(Status.Ongoing, cuba.Events.First(e => e.Type == "FAC_OPERATE").Status);
        Assert.Equal("2019/..", cuba.Events.First(e => e.Type == "FAC_OPERATE").Date?.Value);
        Assert.Equal(Status.Negotiating, cuba.Events.First(e => e.Type == "AGR_NEGOT").Status);
    }

    [Fact]
    public void S14_seventeen_events_rest_on_one_cited_source_each_and_one_on_none()
    {
        var events = Seed().Events.Where(e => !e.IsAggregate).ToList();

        Assert.Equal(17, events.Count(e => e.Origins.Count == 1 && e.Origins[0].Kind == OriginKind.CitedWork));
        Assert.Equal(1, events.Count(e => e.Origins.All(o => o.Kind == OriginKind.Uncited)));
        Assert.Equal(18, events.Count);
    }
}

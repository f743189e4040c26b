using Entente.Assertions;
using Xunit;

namespace Entente.Tests.Assertions;

public sealed class CoderTests
{
    private static Assertion One(string text, string type, string? date = "2024-05-02")
    {
        var found = TestCodebook.Code(text, date).Where(a => a.Type == type).ToList();
        Assert.True(found.Count == 1, $"{found.Count} records of {type} in: {text}");
        return found[0];
    }

    private static string[] Countries(Assertion a) =>
        [.. a.Actors.Select(x => x.Country).Where(c => c is not null).Select(c => c!).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("China and Laos signed a memorandum on fighting drug trafficking in Vientiane on May 1.", Status.Occurred)]
    [InlineData("China and Laos will sign a memorandum on fighting drug trafficking next week.", Status.Planned)]
    [InlineData("China and Laos agreed to sign a memorandum on fighting drug trafficking.", Status.Planned)]
    public void Status_comes_from_the_verb_and_what_governs_it(string text, Status status)
    {
        Assert.Equal(status, One(text, "AGR_SIGN").Status);
    }

    [Fact]
    public void A_purpose_clause_is_planned_and_takes_no_date()
    {
        var training = One(
            "In November 2023 Laos's Minister of Public Security met Chinese police officials in Beijing to organize training courses for police officers in riot control.",
            "TRAIN_PARAMIL"
        );

        Assert.Equal(Status.Planned, training.Status);
        Assert.Null(training.Date);
    }

    [Fact]
    public void A_report_date_only_bounds_an_undated_act()
    {
        var gift = One("Russia has handed over 20 patrol cars to the Nicaraguan police.", "EQUIP");

        Assert.Equal("../2024-05-02", gift.Date?.Value);
        Assert.Equal(DateBasis.Report, gift.DateBasis);
    }

    [Fact]
    public void A_passive_turns_the_roles_round()
    {
        var training = One("Officers of the Lao police were trained by Vietnam last year.", "TRAIN_POLICE");

        Assert.Equal("VNM", training.Actors.First(a => a.Role == "provider").Country);
        Assert.Equal("LAO", training.Actors.First(a => a.Role == "recipient").Country);
    }

    [Fact]
    public void The_two_countries_are_the_pair_in_view()
    {
        var patrol = One(
            "Thailand and Laos have long shared a river. On April 28 the two countries held their 12th joint patrol on the Mekong.",
            "PATROL_JOINT"
        );

        Assert.Equal(["LAO", "THA"], Countries(patrol));
        Assert.Equal(12, patrol.Ordinal);
        Assert.Equal("2024-04-28", patrol.Date?.Value);
    }

    [Fact]
    public void A_citation_in_the_text_is_the_source_and_its_missing_year_comes_from_the_document()
    {
        var supply = One("Huawei has supplied facial recognition cameras to Serbia (Reuters, March 4).", "SURV_TECH");

        Assert.Equal("Reuters", Assert.Single(supply.Sources).Publisher);
        Assert.Equal("2024-03-04", supply.Sources[0].Date?.Value);
        Assert.Equal("../2024-03-04", supply.Date?.Value);
    }

    [Theory]
    [InlineData("China and Laos signed an agreement on rice exports and tourism.")]
    [InlineData("Police in Laos trained 200 of their own officers.")]
    [InlineData("Vietnam's coast guard patrolled its own waters on Monday.")]
    [InlineData("Would China train Lao police officers?")]
    [InlineData("If China trained Lao police, neighbours would object.")]
    public void What_is_no_act_between_states_on_security_gives_no_event(string text)
    {
        Assert.DoesNotContain(TestCodebook.Code(text, "2024-05-02"), a => a.Kind == AssertionKind.Event);
    }

    [Fact]
    public void Every_quote_is_the_text_of_its_span()
    {
        var text =
            "The PRC’s Ministry of Public Security trains Lao officers — 𝔘 — and on 3 May 2023 Cuba and Russia signed a cybersecurity agreement in Havana.";
        var document = TestCodebook.Document(text, "2024-05-02");

        var assertions = TestCodebook.Coder.Code(document).Assertions;

        Assert.NotEmpty(assertions);
        Assert.All(assertions, a => Assert.Equal(document.Text.Quote(a.Span), a.Quote));
    }

    [Fact]
    public void The_same_document_gives_the_same_records()
    {
        var text = "China and Laos signed an intelligence sharing agreement in 2013. The two countries also hold joint exercises.";

        Assert.Equal(TestCodebook.Code(text).Select(a => a.Id), TestCodebook.Code(text).Select(a => a.Id));
    }

    [Fact]
    public void A_text_in_a_language_without_frames_is_reported_and_not_guessed()
    {
        var document = TestCodebook.Document("ตำรวจไทยและลาวลาดตระเวนร่วมกันในแม่น้ำโขง") with
        {
            Metadata = Documents.DocumentMetadata.None,
        };

        var coded = TestCodebook.Coder.Code(document);

        Assert.Equal("th", coded.Language);
        Assert.NotNull(coded.NotCodedBecause);
        Assert.Empty(coded.Assertions);
    }

    [Fact]
    public void A_claim_is_kept_apart_from_who_makes_it()
    {
        var claim = One("The academic Wang Ming argues that socialist states need closer cooperation against infiltration.", "DISC_CLAIM");

        Assert.Contains("Wang Ming", claim.Speaker, StringComparison.Ordinal);
        Assert.StartsWith("socialist states need", claim.Claim, StringComparison.Ordinal);
    }
}

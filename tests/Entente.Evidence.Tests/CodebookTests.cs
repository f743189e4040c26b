using Entente.Codebook;
using Entente.Formats.Codebooks;
using Xunit;

namespace Entente.Tests;

/// <summary>The checker over the project's codebook, and each of its rules over a small table that breaks it.</summary>
public sealed class CodebookTests
{
    private const string Made = "made for a test";

    private static readonly IReadOnlyDictionary<string, WordList> Words = WordLists.Read(Path.Combine(TestCodebook.Root, "codebook"));

    [Fact]
    public void The_codebook_has_no_findings()
    {
        var findings = CodebookChecker.Check(TestCodebook.Codebook, Words);

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Fact]
    public void Every_language_of_the_tables_names_has_words_to_check_them_by()
    {
        Assert.Equal(["en", "es", "fr", "ko", "lo", "ru", "vi", "zh"], Words.Keys.Order(StringComparer.Ordinal));
        Assert.All(["the", "force", "guard", "may"], w => Assert.True(Words["en"].HasWord(w)));
    }

    [Fact]
    public void A_small_table_without_a_fault_has_no_findings()
    {
        Assert.Empty(Check(Table()));
    }

    [Fact]
    public void An_id_defined_twice_is_refused()
    {
        var twice = Table() with { Places = [Entity("chn", "place", "CHN", Name("Chinaplace"))] };

        Assert.Equal([("id-twice", "chn")], Check(twice));
    }

    [Fact]
    public void A_membership_told_twice_is_refused()
    {
        var twice = Table() with { Memberships = [Member("grp.pact", "chn"), Member("grp.pact", "chn")] };

        Assert.Equal("id-twice", Assert.Single(Check(twice)).Code);
    }

    [Fact]
    public void A_name_twice_for_one_entity_and_language_is_refused()
    {
        var twice = With(Entity("chn.bureau", "police", "CHN", Name("Yanlin Bureau"), Name("Yanlin Bureau") with { Kind = "short" }));
        var inTwoLanguages = With(Entity("chn.bureau", "police", "CHN", Name("Yanlin Bureau"), Name("Yanlin Bureau", "es")));

        Assert.Equal([("name-twice", "chn.bureau")], Check(twice));
        Assert.Empty(Check(inTwoLanguages));
    }

    [Fact]
    public void A_name_that_two_states_claim_is_refused_unless_one_of_them_holds_it_locally()
    {
        var chinese = Entity("chn.mps", "ministry-interior", "CHN", Name("Ministry of Public Security"));
        var lao = Entity("lao.mps", "ministry-interior", "LAO", Name("Ministry of public security"));
        var local = lao with { Names = [lao.Names[0] with { IsLocal = true }] };
        var sameState = lao with { Country = "CHN" };

        Assert.Equal([("name-shared", "chn.mps")], Check(With(chinese, lao)));
        Assert.Empty(Check(With(chinese, local)));
        Assert.Empty(Check(With(chinese, sameState)));
    }

    [Fact]
    public void Places_with_a_state_in_common_may_share_a_name()
    {
        var river = Entity("place.river", "river", null, Name("Mekel")) with { Countries = ["CHN", "LAO"] };
        var town = Entity("place.town", "city", "LAO", Name("Mekel")) with { Countries = ["LAO"] };
        var elsewhere = Entity("place.town", "city", "CUB", Name("Mekel")) with { Countries = ["CUB"] };

        Assert.Empty(Check(Table() with { Places = [river, town] }));
        Assert.Equal([("name-shared", "place.river")], Check(Table() with { Places = [river, elsewhere] }));
    }

    [Fact]
    public void A_parent_that_no_table_defines_is_refused()
    {
        var orphan = With(Entity("chn.bureau", "police", "CHN", Name("Yanlin Bureau")) with { Parent = "chn.nobody" });

        Assert.Equal([("dangling-parent", "chn.bureau")], Check(orphan));
    }

    [Fact]
    public void An_entity_that_is_its_own_forebear_is_refused()
    {
        var a = Entity("chn.a", "police", "CHN", Name("Yanlin Bureau")) with { Parent = "chn.b" };
        var b = Entity("chn.b", "police", "CHN", Name("Yanlin Office")) with { Parent = "chn.a" };

        Assert.Equal([("parent-circle", "chn.a"), ("parent-circle", "chn.b")], Check(With(a, b)));
    }

    [Theory]
    [InlineData("grp.pact", "atlantis")]
    [InlineData("grp.none", "chn")]
    public void A_membership_that_names_nobody_is_refused(string grouping, string member)
    {
        Assert.Equal([("dangling-member", $"{grouping} > {member}")], Check(Table() with { Memberships = [Member(grouping, member)] }));
    }

    [Fact]
    public void A_country_code_that_is_no_states_is_refused()
    {
        var firm = With(Entity("xyz.firm", "firm", "XYZ", Name("Yanlin Works")));
        var place = Table() with { Places = [Entity("place.a", "river", null, Name("Mekel")) with { Countries = ["CHN", "XYZ"] }] };
        var outlet = Table() with { Sources = [Outlet("Yanlin Daily") with { Country = "XYZ" }] };

        Assert.Equal([("dangling-country", "xyz.firm")], Check(firm));
        Assert.Equal([("dangling-country", "place.a")], Check(place));
        Assert.Equal([("dangling-country", "src.outlet")], Check(outlet));
    }

    [Fact]
    public void A_name_of_an_entity_that_no_table_defines_is_refused()
    {
        Assert.Equal([("dangling-name", "chn.typo")], Check(Table() with { StrayNames = [("chn.typo", "Yanlin Bureau")] }));
    }

    [Theory]
    [InlineData("2013-05", null)]
    [InlineData(null, "c. 2013")]
    [InlineData("2014", "2013")]
    public void A_date_that_is_no_year_and_an_end_before_its_beginning_are_refused(string? from, string? to)
    {
        var entity = With(Entity("chn.bureau", "police", "CHN", Name("Yanlin Bureau")) with { From = from, To = to });
        var name = With(Entity("chn.bureau", "police", "CHN", Name("Yanlin Bureau") with { From = from, To = to }));
        var member = Table() with { Memberships = [Member("grp.pact", "chn") with { From = from, To = to }] };

        Assert.Equal("date", Assert.Single(Check(entity)).Code);
        Assert.Equal("date", Assert.Single(Check(name)).Code);
        Assert.Equal("date", Assert.Single(Check(member)).Code);
    }

    [Fact]
    public void A_row_that_does_not_say_where_it_is_from_is_refused()
    {
        var entity = With(Entity("chn.bureau", "police", "CHN", Name("Yanlin Bureau")) with { Source = "" });
        var name = With(Entity("chn.bureau", "police", "CHN", Name("Yanlin Bureau") with { Source = " " }));
        var member = Table() with { Memberships = [Member("grp.pact", "chn") with { Source = "" }] };
        var title = Table() with { Titles = [new("president", "en", "head-of-state", "")] };
        var outlet = Table() with { Sources = [Outlet("Yanlin Daily") with { Provenance = "" }] };

        Assert.All([entity, name, member, title, outlet], table => Assert.Equal("no-source", Assert.Single(Check(table)).Code));
    }

    [Fact]
    public void An_entity_without_an_English_name_is_refused()
    {
        Assert.Equal([("no-english", "chn.bureau")], Check(With(Entity("chn.bureau", "police", "CHN", Name("言林局", "zh")))));
    }

    [Theory]
    [InlineData("the")]
    [InlineData("Force")]
    [InlineData("Guard")]
    [InlineData("Marine")]
    [InlineData("May")]
    [InlineData("coast guard")]
    [InlineData("Coast Guard")]
    public void A_bare_name_that_is_an_ordinary_word_is_refused(string name)
    {
        Assert.Equal([("ordinary-word", "chn.body")], Check(With(Entity("chn.body", "coast-guard", "CHN", Name(name)))));
    }

    [Theory]
    [InlineData("Time")] // mid-sentence, the capital tells it from the word
    [InlineData("Nice")]
    [InlineData("WHO")] // matched in capitals alone
    [InlineData("Border Guard of Yanlin")]
    public void A_name_that_its_capitals_tell_from_the_word_stands(string name)
    {
        Assert.Empty(Check(With(Entity("chn.body", "coast-guard", "CHN", Name(name)))));
    }

    [Fact]
    public void A_local_name_of_several_words_stands_and_a_local_word_does_not()
    {
        Assert.Empty(Check(With(Entity("chn.body", "coast-guard", "CHN", Name("Yanlin"), Name("Coast Guard") with { IsLocal = true }))));
        Assert.NotEmpty(Check(With(Entity("chn.body", "coast-guard", "CHN", Name("Yanlin"), Name("Guard") with { IsLocal = true }))));
    }

    [Theory]
    [InlineData("合作", "zh")]
    [InlineData("policía", "es")]
    [InlineData("tình báo", "vi")]
    [InlineData("경찰", "ko")]
    [InlineData("граница", "ru")]
    [InlineData("ຕຳຫຼວດ", "lo")]
    [InlineData("frontière", "fr")]
    public void A_word_of_another_language_is_refused_as_a_name_in_it(string name, string language)
    {
        Assert.Equal(
            [("ordinary-word", "chn.body")],
            Check(With(Entity("chn.body", "police", "CHN", Name("Yanlin"), Name(name, language))))
        );
    }

    [Fact]
    public void A_foreign_name_that_English_would_read_is_held_against_English_words_too()
    {
        Assert.Equal(
            [("ordinary-word", "cub.interior")],
            Check(With(Entity("cub.interior", "police", "CUB", Name("Yanlin"), Name("Marine", "de"))))
        );
    }

    [Fact]
    public void A_state_keeps_its_own_name_though_it_is_a_word_but_not_a_seat_that_is_one()
    {
        var state = Table().Actors.Single(a => a.Id == "cub");
        var named = state with { Names = [.. state.Names, Name("Guard") with { Kind = "short" }] };
        var seated = state with { Names = [.. state.Names, Name("Guard") with { Kind = "metonym" }] };

        Assert.Empty(Check(Table() with { Actors = [.. Table().Actors.Where(a => a.Id != "cub"), named] }));
        Assert.NotEmpty(Check(Table() with { Actors = [.. Table().Actors.Where(a => a.Id != "cub"), seated] }));
    }

    [Fact]
    public void An_outlet_under_a_word_is_refused()
    {
        Assert.Equal(
            [("ordinary-word", "src.outlet")],
            Check(Table() with { Sources = [Outlet("Yanlin Daily") with { Aliases = ["News"] }] })
        );
    }

    // ── what the reader makes of the new kinds of name ──

    [Fact]
    public void A_prefix_names_a_state_only_as_the_first_half_of_a_pair()
    {
        Assert.Contains("fra", StatesIn("The Franco-German ministers signed an agreement on police training."));
        Assert.DoesNotContain("fra", StatesIn("Spain under Franco signed an agreement with the United States."));
        Assert.Contains("chn", StatesIn("Sino-Vietnamese patrols began."));
    }

    [Fact]
    public void A_character_for_pairs_and_a_states_name_in_another_language_are_not_read_in_English()
    {
        Assert.Empty(StatesIn("An officer named Maurice Trung left the Island."));
    }

    [Fact]
    public void A_state_is_shown_under_its_usual_short_name()
    {
        var titles = TestCodebook
            .Codebook.Actors.Where(a => a.Kind == "state")
            .ToDictionary(a => a.Id, a => a.Title, StringComparer.Ordinal);

        Assert.Equal(250, titles.Count);
        Assert.Equal("Vietnam", titles["vnm"]);
        Assert.Equal("Myanmar", titles["mmr"]);
        Assert.Equal("New Zealand", titles["nzl"]);
        Assert.Equal("Kosovo", titles["xkx"]);
    }

    [Theory]
    [InlineData("The Guangxi coast guard trained Vietnamese coast guard officers in Nanning in 2019.", "Guangxi coast guard")]
    [InlineData("China's Guangxi coast guard trained Vietnamese coast guard officers in Nanning in 2019.", "China's Guangxi coast guard")]
    public void A_province_gives_its_state_to_the_body_after_it(string text, string body)
    {
        var training = Assert.Single(TestCodebook.Code(text, "2020-01-01"), a => a.Type == "TRAIN_POLICE" || a.Type == "TRAIN_PARAMIL");

        Assert.Equal("CHN", Assert.Single(training.Actors, a => a.Name == body).Country);
        Assert.Equal("place.nanning", training.Place?.Value);
    }

    private static List<string> StatesIn(string text)
    {
        var lexicon = new Lexicon(TestCodebook.Codebook, TestCodebook.Patterns);
        var scan = Mentions.Scan.Of(text, 0, text.Length, lexicon);
        return
        [
            .. Enumerable
                .Range(0, scan.Count)
                .Select(i => scan.NameAt[i])
                .OfType<Mentions.NameHit>()
                .Select(h => h.First)
                .Where(e => e.Kind == "state")
                .Select(e => e.Id)
                .Distinct(),
        ];
    }

    // ── a small table ──

    private static List<(string Code, string Row)> Check(CodebookData table) =>
        [.. CodebookChecker.Check(table, Words).Select(f => (f.Code, f.Row))];

    private static CodebookData Table() =>
        new()
        {
            Version = "test",
            Hash = "test",
            Types = [],
            Actors =
            [
                State("chn", "CHN", "China"),
                State("lao", "LAO", "Laos"),
                State("cub", "CUB", "Cuba"),
                Entity("grp.pact", "grouping", null, Name("Yanlin Pact")),
            ],
            Places = [],
            Sources = [],
            Memberships = [Member("grp.pact", "lao")],
            Titles = [new("president", "en", "head-of-state", Made)],
        };

    private static CodebookData With(params Entity[] more) => Table() with { Actors = [.. Table().Actors, .. more] };

    private static Entity State(string id, string code, string name) => Entity(id, "state", code, Name(name) with { Kind = "short" });

    private static Entity Entity(string id, string kind, string? country, params EntityName[] names) =>
        new()
        {
            Id = id,
            Kind = kind,
            Country = country,
            Source = Made,
            Names = names,
        };

    private static EntityName Name(string name, string language = "en") => new(name, language, "official", false, null, null, Made);

    private static Membership Member(string grouping, string member) => new(grouping, member, "member", null, null, Made);

    private static Source Outlet(string name) =>
        new()
        {
            Id = "src.outlet",
            Name = name,
            Country = "CHN",
            Provenance = Made,
        };
}

using Entente.Assertions;
using Entente.Text;
using Entente.Time;
using Xunit;

namespace Entente.Tests.Languages;

/// <summary>Languages that are read by units: order, case, voice, numbers, dates and who is meant, one fact of grammar a sentence.</summary>
public sealed class UnitReadingTests
{
    private static List<string> Read(string language, string text)
    {
        var coded = TestCodebook.Coder.Code(
            new()
            {
                Id = new(ContentHash.OfFields(language, text)),
                Name = "test",
                MediaType = "text/plain",
                Text = new(text),
                Metadata = new() { Date = Edtf.Parse("2022-05-20"), Language = language },
                ReadBy = "test",
            }
        );
        Assert.Null(coded.NotCodedBecause);
        return
        [
            .. coded
                .Assertions.Where(a => a.Kind == AssertionKind.Event)
                .Select(a =>
                    $"{a.Type} {a.Status.ToString().ToLowerInvariant()} {a.Date?.Value ?? "-"} {string.Join('-', a.Actors.Select(x => x.Country).OfType<string>().Distinct().Order(StringComparer.Ordinal))}{(a.Ordinal is { } n ? $" #{n}" : "")}"
                ),
        ];
    }

    [Theory]
    // The state stands before its body, after it, or as an adjective.
    [InlineData("zh", "越南公安部与老挝公安部签署合作协议。", "AGR_SIGN occurred ../2022-05-20 LAO-VNM")]
    [InlineData("vi", "Bộ Công an Việt Nam và Bộ Công an Lào ký thỏa thuận hợp tác.", "AGR_SIGN occurred ../2022-05-20 LAO-VNM")]
    [InlineData("es", "Instructores rusos capacitarán a policías nicaragüenses.", "TRAIN_POLICE planned - NIC-RUS")]
    [InlineData("ru", "Китай передал Лаосу полицейские автомобили.", "EQUIP occurred ../2022-05-20 CHN-LAO")]
    [InlineData(
        "fr",
        "Les polices du Mali et du Niger ont signé un accord de coopération policière.",
        "AGR_SIGN occurred ../2022-05-20 MLI-NER"
    )]
    [InlineData("it", "La Turchia ha donato alla polizia somala venti fuoristrada.", "EQUIP occurred ../2022-05-20 SOM-TUR")]
    [InlineData("ko", "중국과 베트남 해경은 18일 통킹만에서 27차 합동 순찰을 실시했다.", "PATROL_JOINT occurred 2022-05-18 CHN-VNM #27")]
    // Traditional characters are the same words.
    [InlineData("zh", "越南公安部與老撾公安部簽署合作協議。", "AGR_SIGN occurred ../2022-05-20 LAO-VNM")]
    // The passive, and who acts in it.
    [InlineData(
        "es",
        "Ayer fue inaugurada en Managua una academia de policía construida por Rusia.",
        "FAC_BUILD occurred 2022-05-19 NIC-RUS"
    )]
    [InlineData("ru", "Меморандум между прокуратурами Бразилии и Мозамбика подписан 3 мая.", "AGR_SIGN occurred 2022-05-03 BRA-MOZ")]
    // Numbers of a series.
    [InlineData("zh", "5月10日，中越两国海警在北部湾举行第27次联合巡逻。", "PATROL_JOINT occurred 2022-05-10 CHN-VNM #27")]
    [InlineData(
        "vi",
        "Cảnh sát biển Việt Nam và Trung Quốc tuần tra liên hợp lần thứ 27 trên Vịnh Bắc Bộ ngày 10/5.",
        "PATROL_JOINT occurred 2022-05-10 CHN-VNM #27"
    )]
    // Hearsay and denial by the form of the verb.
    [InlineData("fr", "Pékin aurait livré des fusils au Tchad, selon un journal.", "ARMS alleged ../2022-05-20 CHN-TCD")]
    [InlineData("es", "Caracas y Minsk habrían firmado un acuerdo de cooperación policial.", "AGR_SIGN alleged ../2022-05-20 BLR-VEN")]
    public void A_sentence_gives_its_record(string language, string text, string record)
    {
        Assert.Contains(record, Read(language, text));
    }

    [Theory]
    [InlineData("zh", "中国希望同老挝加强执法安全合作。")]
    [InlineData("vi", "Việt Nam mong muốn tăng cường hợp tác an ninh với Lào.")]
    [InlineData("es", "Cuba espera firmar un acuerdo de cooperación policial con Vietnam.")]
    [InlineData("fr", "Le ministre souhaite que la France forme la police du Bénin.")]
    [InlineData("it", "Il ministro auspica che l'Italia addestri la polizia del Ghana.")]
    [InlineData("ru", "Министр выразил надежду, что Россия и Куба подпишут соглашение о сотрудничестве полиций.")]
    public void A_wish_gives_none(string language, string text)
    {
        Assert.DoesNotContain(Read(language, text), r => r.Contains(" occurred ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_two_countries_are_those_that_the_text_named()
    {
        var read = Read("es", "Cuba y Vietnam comparten una larga amistad. Los dos países firmaron el martes un acuerdo de seguridad.");

        Assert.Contains("AGR_SIGN occurred 2022-05-17 CUB-VNM", read);
    }

    [Theory]
    [InlineData("zh", 80)]
    [InlineData("vi", 80)]
    [InlineData("es", 80)]
    [InlineData("fr", 40)]
    [InlineData("it", 40)]
    [InlineData("ko", 40)]
    [InlineData("ru", 40)]
    [InlineData("lo", 40)]
    public void A_language_has_sentences_of_its_own(string language, int least)
    {
        var own = Entente
            .Formats.Codebooks.ExampleFolder.Read(Path.Combine(TestCodebook.Root, "codebook"))
            .Count(e => e.Language == language && e.NearMissBecause is null);

        Assert.InRange(own, least, int.MaxValue);
    }

    [Fact]
    public void A_hostile_text_without_spaces_takes_time_in_proportion_to_its_length()
    {
        // No time is asserted: a quadratic reader would not come back from this one.
        var text = new string('警', 60_000) + "（" + new string('和', 20_000);

        Assert.Empty(Read("zh", text));
    }
}

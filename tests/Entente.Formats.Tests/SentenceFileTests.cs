using Entente.Formats.Codebooks;
using Xunit;

namespace Entente.Tests;

public sealed class SentenceFileTests
{
    [Fact]
    public void Examples_and_near_misses_are_read_for_people_and_odd_entries_do_no_harm()
    {
        var folder = Directory.CreateTempSubdirectory("entente-sentences");
        try
        {
            var type = Directory.CreateDirectory(Path.Combine(folder.FullName, "events", "PATROL_JOINT"));
            File.WriteAllText(
                Path.Combine(type.FullName, "sentences.yaml"),
                """
                sentences:
                - id: en-1
                  lang: en
                  reported: "2022-06-10"
                  text: "They patrolled."
                  records:
                  - {type: PATROL_JOINT, status: occurred, date: "2022-06-08", countries: [KAZ, CHN], ordinal: 12}
                  - {type: VISIT_HL, date: null, later: [x, y]}
                - {id: en-2, lang: en}
                near-misses:
                - {id: en-n1, lang: en, reported: "2021-03-04", text: "They wished to.", why: "a wish"}
                """
            );

            var sentences = SentenceFile.ReadAll(folder.FullName)["PATROL_JOINT"];

            Assert.Equal(2, sentences.Count);
            Assert.Equal(["PATROL_JOINT, occurred, 2022-06-08, KAZ CHN, ordinal 12", "VISIT_HL, later x y"], sentences[0].Records);
            Assert.Equal("a wish", sentences[1].Why);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_codebook_without_sentences_has_none()
    {
        Assert.Empty(SentenceFile.ReadAll(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())));
    }
}

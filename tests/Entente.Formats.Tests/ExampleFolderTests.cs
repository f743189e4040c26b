using Entente.Formats.Codebooks;
using Xunit;

namespace Entente.Tests;

public sealed class ExampleFolderTests
{
    [Fact]
    public void Examples_and_near_misses_are_read_for_people_by_type()
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
                near-misses:
                - {id: en-n1, lang: en, reported: "2021-03-04", text: "They wished to.", why: "a wish"}
                """
            );

            var sentences = ExampleFolder.Read(folder.FullName);

            Assert.Equal(2, sentences.Count);
            Assert.Equal(
                ["PATROL_JOINT, occurred, 2022-06-08, KAZ CHN, ordinal 12", "VISIT_HL, later x y"],
                sentences[0].Records.Select(r => r.Summary)
            );
            Assert.Equal("a wish", sentences[1].NearMissBecause);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_codebook_without_sentences_has_none()
    {
        Assert.Empty(ExampleFolder.Read(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())));
    }
}

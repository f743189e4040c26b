using Entente.Codebook;
using Entente.Documents;
using Entente.Mentions;
using Entente.Time;

namespace Entente.Assertions;

/// <summary>Reads the seven assertion types that are not events: pledges, claims, terms, members, subordination, roles, relations.</summary>
internal sealed class AssertionReader(Lexicon lexicon, Document document, Citations citations, Discourse discourse, Edtf? reportDate)
{
    public IReadOnlyList<Assertion> Read(Reading reading, IReadOnlyList<Candidate> candidates)
    {
        _ = (lexicon, document, citations, discourse, reportDate, reading, candidates);
        return [];
    }
}

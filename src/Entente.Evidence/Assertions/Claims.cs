using Entente.Codebook;
using Entente.Languages.English;
using Entente.Mentions;
using Entente.Text;

namespace Entente.Assertions;

/// <summary>
/// Claims of scholars, analysts and authors, and wishes and commitments of offices. Who announces an act in office claims
/// nothing; a dated fact that an expert passes on is no argument.
/// </summary>
internal sealed class Claims(Lexicon lexicon, Citations citations, Discourse discourse) : IAssertionKind
{
    private readonly Attributions _attributions = new(lexicon);
    private readonly Speakers _speakers = new(citations, discourse);
    private readonly HashSet<string> _argue = AssertionReader.Lemmas(lexicon, "verbs.argue");
    private readonly HashSet<string> _note = AssertionReader.Lemmas(lexicon, "verbs.note");
    private readonly HashSet<string> _stress = AssertionReader.Lemmas(lexicon, "verbs.stress");
    private readonly HashSet<string> _frame = AssertionReader.Lemmas(lexicon, "verbs.frame");
    private readonly HashSet<string> _pledge = AssertionReader.Lemmas(lexicon, "verbs.pledge");
    private readonly HashSet<string> _voice = AssertionReader.Lemmas(lexicon, "verbs.voice");

    public void Read(Wording sentence, AssertionReader into)
    {
        foreach (var attribution in _attributions.In(sentence).Where(a => a.Speaker.Length > 0 && a.Said.Length > 0))
        {
            var (voice, speaker, actor) = _speakers.Of(sentence, attribution.Speaker);
            switch (voice)
            {
                case Voice.Office:
                    Pledge(sentence, into, attribution, speaker, actor);
                    break;
                case Voice.Claimant or Voice.Work or Voice.Name:
                    Claim(sentence, into, attribution, voice, speaker, actor);
                    break;
                case Voice.None:
                    break;
            }
        }

        if (!into.Found("DISC_PLEDGE"))
        {
            Stance(sentence, into);
        }

        if (!into.Found("DISC_CLAIM") && !into.Found("DISC_PLEDGE"))
        {
            AuthorClaim(sentence, into);
        }
    }

    // ── claims ──

    private void Claim(Wording sentence, AssertionReader into, Attribution attribution, Voice voice, string speaker, Actor? actor)
    {
        var verb = attribution.Verb;
        var isQuoted = attribution.Said.From > 0 && sentence.IsQuoteMark(attribution.Said.From - 1);
        var argues =
            (_argue.Contains(verb) && (attribution.IsClause || isQuoted))
            || (_stress.Contains(verb) && attribution.Said.Length > 3)
            || (_frame.Contains(verb) && Frames(sentence, attribution.Said));
        var notes =
            (_note.Contains(verb) || verb == "accord" || EnglishStatus.OfVerb(verb) == ActCue.Says)
            && attribution.IsClause
            && !IsDatedFact(sentence, attribution.Said);
        var claims = voice switch
        {
            Voice.Claimant => argues || notes,
            Voice.Work => argues,
            Voice.Name => argues && _argue.Contains(verb),
            Voice.Office or Voice.None => false,
        };
        if (!claims)
        {
            return;
        }

        into.Add(
            new()
            {
                Type = "DISC_CLAIM",
                Rule = verb == "accord" ? "according" : "speech",
                Words = attribution.Said,
                Actors = actor is null ? [] : [new(actor, "claimant")],
                Speaker = speaker,
                Claim = attribution.Said,
            }
        );
    }

    // "position the PRC as the leading nation", "view the deals as bait".
    private static bool Frames(Wording sentence, Words said)
    {
        for (var k = said.From; k < said.To; k++)
        {
            if (sentence.IsAny(k, "as", "that"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasFigure(Wording sentence, Words said) =>
        Enumerable
            .Range(said.From, said.Length)
            .Any(k =>
                sentence.Scan.Tokens[k].Kind == TokenKind.Number
                || sentence.Scan.Is(k, WordClass.Cardinal) && !sentence.IsAny(k, "one", "two")
            );

    // An argument is general; a past act with its day or number is a report, whoever passes it on.
    private static bool IsDatedFact(Wording sentence, Words said)
    {
        var main = sentence.Reading.Clauses.FirstOrDefault(c => said.Holds(c.Group.Head) && c.Group.IsFinite);
        return main is { Group.Tense: VerbTense.Past or VerbTense.Perfect }
            && (
                sentence.Reading.Dates.Any(d => said.Holds(d.From) && d.Relation == DateRelation.At)
                || Enumerable
                    .Range(said.From, said.Length)
                    .Any(k =>
                        sentence.Scan.Tokens[k].Kind == TokenKind.Number
                        || sentence.Scan.Is(k, WordClass.Cardinal) && !sentence.IsAny(k, "one")
                    )
            );
    }

    // ── pledges ──

    private void Pledge(Wording sentence, AssertionReader into, Attribution attribution, string speaker, Actor? actor)
    {
        var said = attribution.Said;
        var verb = attribution.Verb;
        if (_voice.Contains(verb) && sentence.First("pledge.noun", said.From, Math.Min(said.To, said.From + 5)) is { } noun)
        {
            said = sentence.Trimmed(sentence.IsAny(noun.To, "that", "to", "for", "in") ? noun.To + 1 : noun.To, said.To);
        }
        else if (verb == "call" && !sentence.IsAny(said.From, "for", "on", "upon"))
        {
            return;
        }
        else if (verb is "promise" or "pledge" or "commit" && HasFigure(sentence, said))
        {
            // A promised number of things is the act itself, planned.
            return;
        }
        else if (!_pledge.Contains(verb) && !sentence.Has(said, "pledge.modal"))
        {
            return;
        }

        if (said.Length > 2 && IsAboutOthers(sentence, said, actor) && !IsPast(sentence, said))
        {
            AddPledge(into, said, speaker, actor, "speech");
        }
    }

    // A state or office that "stands ready to" or "is committed to", with no verb of saying.
    private void Stance(Wording sentence, AssertionReader into)
    {
        foreach (var clause in sentence.Reading.Clauses.Where(c => c.Group.IsFinite && c.Subject.Count > 0 && !c.Group.IsNegated))
        {
            var hit = sentence.First("pledge.stance", clause.Verb.From, Math.Min(sentence.End, clause.Verb.To + 3));
            if (hit is not { } stance || clause.Subject[0].From > clause.Verb.From)
            {
                continue;
            }

            var speaker = sentence.Trimmed(clause.Subject[0].From, Math.Min(sentence.Group(clause.Subject[^1]).To, clause.Verb.From));
            var (voice, name, actor) = _speakers.Of(sentence, speaker);
            var said = sentence.Trimmed(stance.To, sentence.End);
            if (voice == Voice.Office && said.Length > 2 && IsAboutOthers(sentence, said, actor))
            {
                AddPledge(into, said, name, actor, "stance");
                return;
            }
        }
    }

    // A wish of office concerns another state or what is done together.
    private static bool IsAboutOthers(Wording sentence, Words said, Actor? speaker) =>
        sentence.Has(said, "pledge.about")
        || sentence.Has(said, "coop.noun")
        || sentence
            .Reading.ActorsIn(said.From, said.To)
            .Any(a => a.Country is not null && a.Country != speaker?.Country && a.Kind != "person");

    // "said the two sides had hoped": what is over is no wish.
    private static bool IsPast(Wording sentence, Words said) =>
        sentence.Reading.Clauses.FirstOrDefault(c => said.Holds(c.Group.Head) && c.Group.IsFinite)
            is { Group: { IsPassive: true, Tense: VerbTense.Past } } main
        && !sentence.Has(new(main.Verb.From, Math.Min(said.To, main.Verb.To + 1)), "pledge.modal");

    private static void AddPledge(AssertionReader into, Words said, string speaker, Actor? actor, string rule) =>
        into.Add(
            new()
            {
                Type = "DISC_PLEDGE",
                Rule = rule,
                Words = said,
                Actors = actor is null ? [] : [new(actor, "speaker")],
                Speaker = speaker,
                Claim = said,
            }
        );

    // ── the author ──

    // What the author says in the author's own voice about secrecy, goals and standing.
    private static void AuthorClaim(Wording sentence, AssertionReader into)
    {
        var (from, to) = sentence.Trimmed(0, sentence.End);
        var judged = sentence.First("claim.author", from, to) is not null;
        var inferred = sentence.First("claim.infer", from, to) is { } verb && sentence.First("claim.evidence", from, verb.From) is not null;
        if (judged || inferred)
        {
            into.Add(
                new()
                {
                    Type = "DISC_CLAIM",
                    Rule = "author",
                    Words = new(from, to),
                    Speaker = "the author",
                    Claim = new(from, to),
                }
            );
        }
    }
}

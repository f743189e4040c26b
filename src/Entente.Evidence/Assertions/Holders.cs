using Entente.Codebook;
using Entente.Languages.English;
using Entente.Mentions;

namespace Entente.Assertions;

/// <summary>The person who holds a role: beside it, before a comma, or as the subject of appointing, serving and resigning.</summary>
internal sealed class Holders(Lexicon lexicon)
{
    private readonly HashSet<string> _taking = AssertionReader.Lemmas(lexicon, "verbs.takeoffice");
    private readonly HashSet<string> _leaving = AssertionReader.Lemmas(lexicon, "verbs.leaveoffice");
    private readonly HashSet<string> _holding = AssertionReader.Lemmas(lexicon, "verbs.holdoffice");

    public Words? Holder(Wording sentence, Words role, int start, int end, out bool isStart, out bool isEnd, out Words reach)
    {
        (isStart, isEnd) = (false, false);
        reach = new(start, end);

        // "director William Burns", "the director of the agency, William Burns,".
        var next = sentence.IsComma(end) ? sentence.Seen(end + 1) : end;
        if (
            next < sentence.End
            && PersonName.At(sentence, next, sentence.End) is { } after
            && (after.Length > 1 || sentence.Scan.NameAt[next] is { First.Kind: "person" })
            && (next == end || sentence.IsComma(after.To) || after.To == sentence.End)
        )
        {
            return after;
        }

        var at = BeforeRole(sentence, role.From);
        if (at < 0)
        {
            return null;
        }

        // "Jens Stoltenberg, secretary general of NATO,"
        if (sentence.IsComma(at) || sentence.IsAny(at, "who"))
        {
            at = sentence.IsAny(at, "who") ? sentence.SeenBefore(at) : at;
            at = sentence.IsComma(at) ? sentence.SeenBefore(at) : at;
            return NameEnding(sentence, at + 1);
        }

        // "The ministry named Ana Ruiz head of the border police"
        if (NameEnding(sentence, at + 1) is { } named)
        {
            var verb = sentence.SeenBefore(named.From);
            while (verb > 0 && (sentence.Reading.HasClass(verb, verb + 1, "title.*") || sentence.Scan.IsCapital(verb)))
            {
                verb = sentence.SeenBefore(verb);
            }

            isStart = verb > 0 && sentence.VerbAt(verb, _taking, (VerbForms)31) is not null;
            return isStart ? named : null;
        }

        // "Wang was appointed head of", "served as head of", "resigned as director of".
        at = sentence.IsAny(at, "as", "in") ? sentence.SeenBefore(at) : at;
        while (
            at > 0
            && (
                sentence.IsAny(at, "down", "over", "office", "up", "charge")
                || sentence.Scan.Is(at, WordClass.Adverb) && sentence.ChunkAt(at) is not { Kind: ChunkKind.Verb }
            )
        )
        {
            at = sentence.SeenBefore(at);
        }

        if (sentence.ChunkAt(at) is not { Kind: ChunkKind.Verb } chunk)
        {
            return null;
        }

        var isBe = chunk.Verb!.Lemma is "be" or "become" or "remain" or "stay" or "name";
        isStart =
            sentence.VerbAt(at, _taking, (VerbForms)31) is not null
            || chunk.Verb.Lemma is "become"
            || (chunk.Verb.Lemma == "take" && sentence.IsAny(chunk.To, "office", "over", "charge"));
        isEnd = sentence.VerbAt(at, _leaving, (VerbForms)31) is not null;
        var holds = sentence.VerbAt(at, _holding, (VerbForms)31) is not null;
        if (
            !(isBe || isStart || isEnd || holds)
            || chunk.Verb.IsNegated
            || chunk.Verb.Tense is VerbTense.Conditional or VerbTense.Possibility or VerbTense.Obligation or VerbTense.Infinitive
        )
        {
            return null;
        }

        reach = new(0, sentence.End);
        var subject = BeforeRole(sentence, chunk.From);
        subject = sentence.IsAny(subject, "who") ? sentence.SeenBefore(subject) : subject;
        subject = sentence.IsComma(subject) ? sentence.SeenBefore(subject) : subject;

        return NameEnding(sentence, subject + 1);
    }

    // Steps back over "at the time", "then", "the former", "a PhD student at the university and".
    public static int BeforeRole(Wording sentence, int from)
    {
        var at = sentence.SeenBefore(from);
        while (at >= 0)
        {
            if (
                sentence.Scan.Is(at, WordClass.Determiner | WordClass.Adverb | WordClass.Adjective)
                || sentence.IsAny(at, "then", "now", "the", "whose")
            )
            {
                at = sentence.SeenBefore(at);
            }
            else if (sentence.IsAny(at, "time") && sentence.IsAny(at - 1, "the") && sentence.IsAny(at - 2, "at"))
            {
                at = sentence.SeenBefore(at - 2);
            }
            else
            {
                break;
            }
        }

        return at;
    }

    public static Words? NameEnding(Wording sentence, int end)
    {
        // A parenthesis may stand between: "Cheng Long (成龙)".
        var to = end;
        if (PersonName.Before(sentence, to) is { } name)
        {
            return name;
        }

        var known = sentence.Reading.Actors.LastOrDefault(a => a.Kind == "person" && a.To == to && a.Entity?.Kind == "person");
        return known is not null ? new(known.From, known.To) : null;
    }
}

using Entente.Languages.English;
using Entente.Mentions;
using Entente.Text;

namespace Entente.Assertions;

/// <summary>In what standing a speaker speaks.</summary>
internal enum Voice
{
    None,

    /// <summary>A state, body or office-holder.</summary>
    Office,

    /// <summary>A scholar, analyst or author.</summary>
    Claimant,

    /// <summary>A study or paper, or a body that argues: only its arguments are claims.</summary>
    Work,

    /// <summary>A name that nothing places: only open argument makes it a claimant.</summary>
    Name,
}

/// <summary>Who speaks: an office, a scholar, a study, or a name that nothing places.</summary>
internal sealed class Speakers(Citations citations, Discourse discourse)
{
    public (Voice Voice, string Speaker, Actor? Actor) Of(Wording sentence, Words speaker)
    {
        var head = Head(sentence, speaker);
        var text = sentence.Slice(speaker);
        var actor = sentence.Reading.ActorsIn(speaker.From, speaker.To).FirstOrDefault();
        if (IsHead(sentence, head, "claimant.noun") || IsHead(sentence, head, "title.scholar"))
        {
            return (Voice.Claimant, text, actor);
        }

        if (IsHead(sentence, head, "claimant.work"))
        {
            return (Voice.Work, text, null);
        }

        if (
            Apposition(sentence, speaker.To) is { } about
            && (IsHead(sentence, about, "claimant.noun") || IsHead(sentence, about, "title.scholar"))
        )
        {
            return (Voice.Claimant, text, actor);
        }

        var office = sentence.Reading.ActorsIn(head.From, head.To).LastOrDefault(IsOffice);
        if (sentence.Has(head, "title.legislator"))
        {
            return (Voice.None, text, null);
        }

        if (sentence.Has(head, "title.*"))
        {
            var former = sentence.First("claimant.former", head.From, head.To) is not null;
            return former ? (Voice.Claimant, text, office) : (Voice.Office, text, office);
        }

        if (Name(sentence, speaker) is { } name)
        {
            var known = discourse.Named(Fold.Word(name.Split(' ')[0]));
            var full = known is { Kind: "scholar" } ? known.Name : name;
            return office is { Entity: not null }
                ? (Voice.Office, office.Name, office)
                : (IsScholar(name) ? Voice.Claimant : Voice.Name, full, null);
        }

        return office is not null && IsOffice(office) ? (Voice.Office, text, office) : (Voice.None, text, null);
    }

    // "Nana Mensah, a researcher at the university": what stands beside the name.
    private static Words? Apposition(Wording sentence, int to) =>
        sentence.IsComma(sentence.Seen(to))
        && sentence.Seen(sentence.Seen(to) + 1) is var next
        && sentence.IsAny(next, "a", "an", "the", "senior", "who")
        && sentence.ChunkAt(next) is { Kind: ChunkKind.Noun } chunk
            ? new Words(next, chunk.To)
            : null;

    private static bool IsOffice(Actor actor) =>
        actor.Kind is not ("source" or "firm" or "academy" or "university" or "think-tank" or "scholar" or "place" or "initiative")
        && (actor.Entity is not null || actor.IsPrincipal || actor.Country is not null);

    // The first noun group of the speaker's words, up to "of", "at", "from".
    private static Words Head(Wording sentence, Words speaker)
    {
        var to = speaker.From;
        while (
            to < speaker.To
            && !(to > speaker.From && sentence.Scan.Is(to, WordClass.Preposition) && sentence.Scan.NameAt[to] is null)
            && !sentence.IsComma(to)
        )
        {
            to++;
        }

        return new(speaker.From, to);
    }

    // The member of the class ends its group, or only a name follows it: "scholar Li Wei", not "expert group".
    private static bool IsHead(Wording sentence, Words head, string className)
    {
        foreach (var hit in sentence.Reading.ClassesIn(head.From, head.To))
        {
            if (!hit.Is(className))
            {
                continue;
            }

            var at = hit.To;
            while (
                at < head.To
                && (
                    sentence.Reading.Hidden[at]
                    || sentence.Scan.IsCapital(at)
                    || sentence.IsAny(at, "and", "or")
                    || sentence.Scan.IsMark(at, '-')
                )
            )
            {
                at++;
            }

            if (at == head.To || sentence.IsAny(at - 1, "and", "or"))
            {
                return true;
            }
        }

        return false;
    }

    private string? Name(Wording sentence, Words words)
    {
        var name = PersonName.At(sentence, words.From, words.To);
        if (name is not { } found || found.To < words.To && !IsBeside(sentence, found.To, words.To))
        {
            return null;
        }

        var text = sentence.Slice(sentence.IsAny(sentence.Seen(found.To), "and") ? words : found);
        return found.Length > 1 || IsScholar(text) || discourse.Named(Fold.Word(text)) is not null ? text : null;
    }

    // "Cheng Long (成龙) at the university": what follows the name places it.
    private static bool IsBeside(Wording sentence, int from, int to)
    {
        var next = sentence.Seen(from);
        return next >= to || sentence.IsAny(next, "at", "of", "from", "and");
    }

    private bool IsScholar(string name)
    {
        var words = name.Split(' ').Select(w => Fold.Word(w)).ToList();
        return citations.WorkBy(words) is not null
            || citations.Notes.Values.Any(n => n.Any(w => words.All(x => Holds(w.Authors, x))))
            || words.Any(w => discourse.Named(w) is { Kind: "scholar" });
    }

    private static bool Holds(string? authors, string word) =>
        authors is not null && authors.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Any(a => Fold.Word(a) == word);
}

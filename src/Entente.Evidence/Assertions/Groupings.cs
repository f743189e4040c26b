using Entente.Languages.English;
using Entente.Mentions;
using Entente.Text;

namespace Entente.Assertions;

/// <summary>The groupings that a sentence names, with those that the codebook does not know: "the g7+ group".</summary>
internal sealed class Groupings(Wording sentence, Discourse discourse)
{
    /// <summary>The grouping whose name, or whose "the bloc", begins here; null when something else does.</summary>
    public Actor? At(int token)
    {
        var at = sentence.Seen(token);
        while (
            at < sentence.End
            && (sentence.Scan.Is(at, WordClass.Determiner) || sentence.Scan.Is(at, WordClass.Adjective) && !sentence.Scan.IsCapital(at))
        )
        {
            at = sentence.Seen(at + 1);
        }

        if (at >= sentence.End)
        {
            return null;
        }

        if (sentence.Has(new(at, at + 1), "member.group") && at > token && sentence.IsAny(at + 1, "known", "called", "named"))
        {
            return At(sentence.IsAny(at + 2, "as") ? at + 3 : at + 2);
        }

        return Known(at) ?? Unknown(at) ?? Spoken(token, at);
    }

    /// <summary>"G, to which M belongs", "G, of which M is a member": the name before the relative.</summary>
    public Actor? Relative(int before)
    {
        for (var k = before; k >= Math.Max(1, before - 6); k--)
        {
            if (sentence.IsAny(k, "which"))
            {
                var comma = sentence.SeenBefore(sentence.IsAny(k - 1, "of", "to", "in") ? k - 1 : k);
                var last = sentence.IsComma(comma) ? sentence.SeenBefore(comma) : comma;
                return sentence.Reading.Actors.FirstOrDefault(a => a.Kind is "grouping" or "initiative" && a.From <= last && last < a.To);
            }
        }

        return null;
    }

    /// <summary>Any grouping of the sentence, else the last one that the text named.</summary>
    public Actor? AnyOr() => sentence.Reading.Actors.FirstOrDefault(a => a.Kind is "grouping" or "initiative") ?? discourse.LastGrouping;

    /// <summary>The grouping whose name ends just before a token: "NATO" in "a NATO member".</summary>
    public Actor? Before(int token) =>
        token > 0 && sentence.Scan.NameAt[token - 1] is { First.Kind: "grouping" or "initiative" } hit ? Known(hit.From) : null;

    private Actor? Known(int at)
    {
        if (sentence.Scan.NameAt[at] is not { } hit || hit.From != at || hit.First.Kind is not ("grouping" or "initiative"))
        {
            return null;
        }

        return sentence.Reading.Actors.FirstOrDefault(a => a.From == at && a.Kind is "grouping" or "initiative" && a.To == hit.To)
            ?? sentence.Unknown(new(hit.From, hit.To)) with
            {
                Entity = hit.First,
                Kind = hit.First.Kind,
            };
    }

    // A name that ends in a word for groupings and has a capital or a figure: "the Pacific Quad Forum", "the g7+ group".
    private Actor? Unknown(int at)
    {
        var isName = false;
        for (var k = at; k < Math.Min(sentence.End, at + 9); k++)
        {
            var token = sentence.Scan.Tokens[k];
            if (sentence.Has(new(k, k + 1), "member.group"))
            {
                var whole = isName || sentence.Scan.IsCapital(k) && k > at;
                return whole ? sentence.Unknown(new(at, k + 1)) with { Kind = "grouping" } : null;
            }

            var isJoined =
                token.Kind == TokenKind.Punctuation && !token.SpaceBefore && sentence.Scan.Text[token.Start] is '+' or '-' or '–';
            if (
                !isJoined
                && !(
                    token.Kind is TokenKind.Word or TokenKind.Number
                    && !sentence.Scan.Is(k, WordClass.Preposition | WordClass.Be | WordClass.Have | WordClass.Coordinator)
                )
            )
            {
                return null;
            }

            isName |= sentence.Scan.IsCapital(k) || sentence.Scan.Raw(k).ContainsAnyInRange('0', '9');
        }

        return null;
    }

    // "the bloc", "this group", "the organisation": the one last named.
    private Actor? Spoken(int token, int at) =>
        at > token && sentence.Has(new(at, at + 1), "member.group") && (at + 1 >= sentence.End || !sentence.IsAny(at + 1, "of"))
            ? discourse.LastGrouping
            : null;
}

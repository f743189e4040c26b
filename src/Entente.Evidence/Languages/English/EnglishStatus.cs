namespace Entente.Languages.English;

/// <summary>What a governing verb or noun says of the act it governs.</summary>
public enum ActCue
{
    /// <summary>The act happens: hold, conduct, launch.</summary>
    Happens,

    /// <summary>It is agreed or on the way: agree to, plan to, schedule.</summary>
    Plans,

    /// <summary>It is put forward: propose, offer, invite, ask.</summary>
    Proposes,

    /// <summary>It is talked over without an outcome.</summary>
    Negotiates,

    /// <summary>A wish or commitment, no act: hope, call for, stand ready.</summary>
    Wishes,

    /// <summary>It does not come about: refuse, fail, cancel.</summary>
    Fails,

    /// <summary>Someone says it did not happen.</summary>
    Denies,

    /// <summary>Someone says it happened, and the text keeps its distance.</summary>
    Alleges,

    /// <summary>Plain report: say, tell, announce a fact.</summary>
    Says,

    /// <summary>It goes on as the governor does: help, begin, continue.</summary>
    Carries,

    /// <summary>It is over.</summary>
    Ends,

    /// <summary>Anything else: the act is a purpose or a topic.</summary>
    Other,
}

/// <summary>Classes of English verbs and nouns that govern acts.</summary>
public static class EnglishStatus
{
    private static readonly Dictionary<string, ActCue> Verbs = Table(
        (
            ActCue.Happens,
            "hold conduct stage carry complete finish conclude launch open attend join participate take run host organize organise resume make pay provide give receive deliver undertake do perform have see witness mark follow wrap kick sign exchange mount hand lead coordinate chair co-chair operate implement execute observe undergo enter share offer-up run deploy dispatch supply mark feature comprise include involve kick carry-out stage sponsor fund support establish build open set create found mark celebrate"
        ),
        (
            ActCue.Plans,
            "agree plan schedule prepare intend expect decide vow promise pledge commit announce aim arrange aspire set undertake approve greenlight okay slate earmark project"
        ),
        (ActCue.Proposes, "propose suggest offer ask invite seek request want recommend demand urge-on bid solicit"),
        (
            ActCue.Negotiates,
            "negotiate discuss consider explore mull eye weigh debate talk draft deliberate contemplate finalize finalise explore study"
        ),
        (
            ActCue.Wishes,
            "hope wish call urge stress emphasize emphasise underline underscore reaffirm reiterate encourage need must desire welcome advocate appreciate"
        ),
        (
            ActCue.Fails,
            "refuse decline fail cancel reject postpone abandon drop scrap prevent avoid block halt oppose forgo lack prohibit ban rule"
        ),
        (ActCue.Denies, "deny refute dismiss disavow"),
        (ActCue.Alleges, "allege claim accuse suspect believe think fear speculate suppose presume rumor rumour purport estimate assume"),
        (
            ActCue.Says,
            "say tell report state note announce confirm reveal disclose write add explain describe show indicate mention inform warn recall acknowledge admit insist find publish learn"
        ),
        (
            ActCue.Carries,
            "help assist begin start continue keep go manage come proceed use serve work enable allow train teach resume prove tend contribute"
        ),
        (ActCue.Ends, "end terminate expire cease stop withdraw close suspend quit")
    );

    private static readonly Dictionary<string, ActCue> Nouns = Table(
        (
            ActCue.Plans,
            "plan plans agreement deal pact intention decision preparations preparation commitment promise pledge arrangement decree order schedule programme program blueprint roadmap"
        ),
        (ActCue.Proposes, "proposal offer bid request invitation suggestion idea call calls"),
        (ActCue.Negotiates, "talks negotiations discussions consultations draft discussion negotiation possibility prospect"),
        (ActCue.Wishes, "hope hopes readiness willingness desire need ability right interest effort efforts attempt"),
        (ActCue.Denies, "denial"),
        (ActCue.Alleges, "allegation allegations accusation accusations claims rumours rumors speculation reports suspicion suspicions"),
        (ActCue.Fails, "failure refusal lack absence cancellation")
    );

    public static ActCue OfVerb(string lemma) => Verbs.GetValueOrDefault(lemma, ActCue.Other);

    public static ActCue OfNoun(string folded) => Nouns.GetValueOrDefault(folded, ActCue.Other);

    private static Dictionary<string, ActCue> Table(params (ActCue Cue, string Words)[] rows)
    {
        var table = new Dictionary<string, ActCue>(StringComparer.Ordinal);
        foreach (var (cue, words) in rows)
        {
            foreach (var word in words.Split(' '))
            {
                table.TryAdd(word, cue);
            }
        }

        return table;
    }
}

namespace Entente.Languages.English;

/// <summary>Which form of its verb a word can be. Several may hold: "visited" is past and participle, "put" nearly all.</summary>
[Flags]
public enum VerbForms
{
    None = 0,
    Base = 1,
    Third = 2,
    Past = 4,
    Participle = 8,
    Gerund = 16,
}

/// <summary>A verb reading of a word.</summary>
public readonly record struct VerbReading(string Verb, VerbForms Forms);

/// <summary>English verbs of news prose and their inflection: regular by rule, irregular by list.</summary>
public static class EnglishVerbs
{
    private const string Regular = """
        abandon abide absorb accelerate accept accommodate accompany account accuse achieve acknowledge acquire act activate add address adhere adjust administer admit adopt advance advise advocate affiliate affirm aim air allege allocate allow amend amount analyze analyse
        announce answer appeal appear appoint appreciate approach approve argue arm arrange arrest arrive articulate ask assemble assert assess assign assist associate assume assure attach attack attempt attend attract authorize authorise avoid award back balance ban bar base
        believe belong benefit blame block board bolster boost border broadcast brief broaden call calculate campaign cancel caution celebrate certify chair challenge change charge charter check circulate cite claim clarify clash classify close coach cofinance collaborate collapse collect
        command commemorate commence comment commission commit compare compete compile complain complete comprise concede concern conclude condemn conduct confer confirm confiscate confront connect consider consist consolidate construct consult contact contain contend continue contract contribute control convene convert convey convict
        cooperate co-operate coordinate co-ordinate co-chair co-host co-organize cover crack create criticise criticize cross cultivate dampen date debate decide declare decline decommission dedicate deepen defend define defuse delay delegate deliver demand demonstrate deny depart depend deploy deport depict derive describe deserve design designate
        destabilize destroy detail detain deter determine develop devote differ diminish direct disagree disappear disband discipline disclose discuss dismiss dispatch display dispute disrupt dissolve distribute divert divide dock document donate double draft drill drop earmark earn ease educate elect elevate eliminate embark embed embrace emerge emphasise emphasize employ enable
        encourage encrypt end endorse enforce engage enhance enjoy enlarge enlist ensure enter entertain entice entrust equip escalate escape escort establish evacuate evaluate examine exceed exchange exclude execute exercise exert exhibit exist expand expect expel experience expire explain explore export express extend extradite face facilitate fail familiarize favor favour feature fend figure file fill
        finalise finalize finance finish fire focus follow force foresee form formalize formulate foster found frame frequent fulfil fulfill function fund furnish further gain gather gift govern graduate grant greet guarantee guard guide hail halt hand handle happen harm head help highlight hijack hint hire hope host identify illustrate implement implicate imply import impose improve
        inaugurate include incorporate increase incur indicate induct inform infiltrate initial initiate ink inspect inspire install instal instruct integrate intend intensify intercept interdict interest interrogate intervene interview introduce invest investigate invite involve issue join jettison judge justify kick kill kit label lack lag land launch laud lecture legitimize lend-lease liaise license lift limit line link list listen load loan
        lobby locate lodge look maintain manage mandate manufacture map march mark market massacre match mature maximise mediate mention mentor merge mirror mitigate mobilize mobilise model modernise modernize monitor mount move murder name narrow necessitate need negotiate neighbor neighbour nominate normalise normalize notify note nurture obey object oblige observe obtain occupy occur offer open operate oppose order organise organize orient oust outfit outline
        overhaul own pack paint participate partner pass patrol penetrate perform permit persuade phase pick pilot place plan play plead pledge plot point police position possess post postpone pour practice practise praise predict prefer prepare present preserve press pressure presume prevail prevent print prioritize prioritise probe process procure produce profile profit prohibit project prolong promise promote promulgate propose prosecute protect
        protest  provide provoke publicise publicize publish punish purchase purport pursue push question quote raise rally range ratify reach react realise realize reassure recall receive reckon recognise recognize recommend reconnect record recover recruit reduce refer reflect refurbish refuse refute regard register regulate rehearse reinforce reiterate reject relate relay release rely remain remind remove renew renovate repair repatriate repeat replace reply report represent request require rescue research resemble reserve resettle
        resist resolve respect respond restart restore restrict result resume retain retire retrain retreat retrofit return reveal review revise revive reward rotate round ruin rule rumor rumour sail sanction save scale schedule scrap screen search secure seize select separate serve settle shape share shell shield shift ship shore shoulder sign signal simulate slam solicit solidify solve sound source sow spearhead specialise specialize specify spell sponsor spot spur stage staff
        start state station stay stem step stipulate stock stop storm strengthen stress structure struggle study subdue submit subordinate subscribe subsidise subsidize succeed suffer suggest supervise supply support suppose surface surge surpass surrender surround surveil survey suspect suspend sustain swap switch tackle tail tailor talk target task team tender term terminate test testify thank threaten thwart tie tighten top total tour trace track trade train transcend transfer transform translate transmit transport travel treat trial trigger
        trim triumph trust try tune turn tutor type uncover underline underpin undertrain underscore unfold unify unite unload unveil update upgrade uphold urge use utilise utilize vary verify veto view violate visit voice volunteer vote vow voyage wage wait waive walk want warn waste watch weaken weigh welcome widen wield win-over wind wipe wish witness work worry yield
        second repurpose redeploy relocate reopen reorganise reorganize rename resell restructure rejoin reelect reassign second-guess bilateralise cooperate fingerprint blacklist whitelist filter censor wiretap eavesdrop spy hack harden jail imprison smuggle traffic fish cruise steam moor anchor berth commend applaud congratulate consent concur opine muse observe posit speculate allude estimate guess believe postulate theorize stress criticise bemoan lament
        abolish abstain abuse acclaim accomplish man crew accredit adapt adjoin adjourn affect affix afford aggravate agree aid airlift alert align alleviate alter ambush amplify annoy anticipate apologise apologize appease apply arouse
        ascertain assault attain attest attribute augment avert await blast boast boycott breach bridge brighten brush buckle bundle burden bury bypass calibrate capture care carry cater cause cease characterise characterize chart chase
        cheat clean climb co-develop co-finance co-found co-locate co-own co-patrol coerce coincide combat combine complicate comply compose compound conceal conceive concentrate confine conform confuse conquer conspire constitute constrain
        construe consume contaminate contemplate contradict contrast convince convoy copy correct correlate correspond corroborate count counter counterbalance crash crush cry culminate curb cure curtail damage dare deceive declassify
        deconflict decrease decry deem defeat defect defer defy delight demilitarise demilitarize demobilise demobilize demolish denounce depose deposit derail despatch detach detect deteriorate detonate devastate deviate devise diagnose
        dictate die differentiate digitise digitize disarm discontinue discourage discover discredit disembark disguise dismantle disperse disregard dissuade distance distinguish diversify dominate doubt downgrade downplay drain drift drown
        dry dump duplicate echo elaborate elicit elude emanate embody embroil emit emulate enact encircle encompass encounter endanger endow endure engender engineer enrol enroll ensue entail entitle entrench envisage envision equate erode
        eulogize evade evolve exacerbate exaggerate excel exempt exhaust expedite expend explode exploit expose extinguish extract eye fabricate falter fast-track fasten fence ferry field fit fix flag flank flare flood flourish flow foil
        foreshadow forge formalise forward fray fuel galvanize generate grab grapple greenlight ground halve hamper harass harbor harbour hasten haul heighten herald hesitate hinder hone honor honour hover ignore illuminate immerse impair
        impede impersonate implant incite incline inflict infringe inherit inhibit inject innovate inquire insert insist instigate insulate insult insure interact interconnect interfere interlink intern internationalize interoperate
        interpret interrupt intersect intimidate invade invent invoke irritate isolate itemize jam jeopardise jeopardize juggle jump knock lash launder leak lean legalize legislate lengthen lessen levy liberalize liberate like linger
        litigate live localise localize lock loom loosen lower lure magnify manipulate marginalize marry mask masquerade maximize measure meddle militarise militarize minimise minimize miss mistreat mix modify monopolize morph motivate mourn
        multiply muster navigate near neglect neutralise neutralize notice nullify obfuscate obstruct offset omit originate outlaw outpace outpost outsource outweigh overcharge overfly overlap overlook overrule overshadow overturn overwhelm
        owe parade pardon park pause penalize perceive perish perpetrate persecute persist pinpoint pioneer pitch plummet plunge populate portray pounce pre-position precede precipitate preclude preempt preside presuppose pretend privatize
        proceed proclaim prod proliferate prompt propagate propel prosper protrude provision prune pull pump punctuate purge qualify quell query raid ramp rank rape ratchet rationalize rattle re-elect re-emerge re-enter re-establish
        re-export re-open re-route reaffirm realign reap rearm reassert reassess rebrand rebuff recede recommission reconcile reconfirm reconsider reconstruct recoup recur redefine redesign redirect redouble redress reenter refine refit
        refloat refocus refrain refuel regret regroup regularise regularize reimburse reinstall reintegrate reinterpret reintroduce reissue rejoice rekindle relax relinquish remember remodel render reorient repaint repel repose reposition
        reprimand reproduce repudiate repulse rescind reside resign resort resupply resurface retaliate retract retrieve reunite revamp reverse revert revisit revolt revolve rush sabotage sacrifice safeguard salute satisfy scan scatter
        scrutinise scrutinize seal secede seduce seem sense sever shatter shelter shelve short-list shout sideline simplify skip skirt slash slip slow smooth snatch sniff soar soften span spark spawn spiral spoil squeeze stabilise stabilize
        stagger standardise standardize stash steer stifle stimulate stir stockpile straddle streamline stretch strip stumble subject subside substitute subvert sue suffice summon suppress survive sweep symbolise symbolize synchronise
        synchronize synthesize tally tamper tap taunt tax tempt tend terrorise terrorize tilt time topple torture touch tout toy trail transact transit trap traverse trespass triple trouble trumpet tumble twin twist unblock unleash unlock
        unpack unravel unsettle uproot upskill usurp utter vacate validate value venture vest vet vie vilify visualize wane warehouse warm weather whittle wonder worsen wrap wreck zero
        abound abstract accentuate accord accost accrue accumulate accustom ache acquaint acquiesce actuate admire adorn advertise aerosolize agglomerate agitate alienate amaze amble amputate amuse antagonize apportion appraise apprehend
        approximate arch arraign ascend ascribe aspire assail assent assimilate astound audition avail awaken babble backstitch badger bake balk balkanize bang banish baptize barbecue bask baste bathe batter bawl beckon beguile behave
        belabor belch bellow berate besiege besmirch bestow betray beware bewilder birdie blacken blaze bleat blend blink blister bloom blossom blunder blush bluster bogey boil bolt boom bore borrow bother bounce brace brandish breathe
        bristle broil brood bruise buck budge buffer buffet bulge bulletin bump burgeon burrow burst bustle butt buzz cackle canvass capitalize captivate caress carve catalogue catapult categorize cavort centralize centrifuge chafe chant
        chatter cherish chew choke choreograph chortle chuck chuckle circumscribe clamber clamor clamp clang clasp clatter clench click clinch clobber cluck clutch coalesce coax cock coddle coil comb communicate commute compensate compliment
        comprehend compress compromise compute condense confess confide confound congeal congregate connote conserve consign consort consummate contrive converse convulse cook cope cosponsor cough counteract crackle cradle crane crave crawl
        creak cringe cripple croon crouch crown crumble crystallize cuddle curl cushion dance dangle darken dart dash dazzle debut decay declaim decompose decorate deduce deduct defraud defray democratize demythologize denote dent deplore
        depress deprive deride descend desert desire despise destine detest dialyze diffuse digest dilate dilute dine disabuse disappoint disapprove discard discern disconnect discount discriminate disdain disentangle disgrace dishearten
        dishonor disintegrate dislike dislodge dismount disobey dispense displace dispose disseminate dissipate distort distract distrust disturb divorce dodge doom doze dramatize drape dread dress dribble duck dwarf dwindle eclipse
        economize efface effectuate ejaculate eject elapse emancipate embezzle embroider emigrate encamp enchant enclose endear engulf enjoin enliven enmesh enrich enunciate envelop epitomize equilibrate eradicate erase erect erupt eschew
        espouse evaporate evoke exalt except excite exclaim excommunicate excuse exhale expound extenuate exterminate extirpate extrapolate extricate fade fascinate fathom fell fetch fete fidget flash flatten flatter flaunt flick flicker
        flinch float flounder flout flush flutter fold foreclose forestall forfeit foul fractionate fraternize frighten frown frustrate fumble fume fuse fuss gallop gamble gasp gauge gaze gear generalize germinate gesticulate giggle glance
        glare glaze gleam glean glide glimpse glint glisten glitter glow glower glue gnash goad gobble gouge grasp graze grimace groan groom grope growl grumble grunt gull gulp gush haggle hammer hanker harangue harness harrow harvest hatch
        hate haunt hawk heal heed hibernate hitch hobble holler honeymoon hook hoot huddle humiliate hunt hurdle hurl hurtle hush hustle hypothesize ignite illumine imagine imitate impale impart implore impress imprint improvise impute
        incubate indict induce indulge infect infest inflame inflate infuriate ingest inhabit injure inscribe institute interject interlace internalize interpose intertwine intimate intone intrude inure iodinate irrigate itch jabber jeer
        jerk jilt juxtapose keynote kiss lacerate lapse latch lather laugh lavish lease leer lick limp lionize liquidate loathe loop lounge love lull lunge lurch lurk magnetize mail maneuver manifest marinate massage mate materialize
        matriculate meditate memorize mend merit mesh migrate mince mingle misconstrue misjudge misplace misrepresent mistrust misuse moan mock moisten mold molest mortar mottle muffle mumble munch murmur mutter nail nationalize nestle notch
        nourish nudge nurse obliterate obscure obsess offend officiate ogle ordain outdistance outface outlive outnumber outrage outsmart overemphasize overflow overload overpower overreach pace pant paralyze paste patronize peck peddle peek
        peel peer pelt pepper perch permeate perpetuate pertain pervade pester pierce pile pilfer pinch plague plow pluck plunk poach poise poison poke polarize polish ponder pose prance pray preach precondition predominate prescribe prick
        profess proffer pronounce proscribe prostrate prowl pucker puff pulse punch pupate purl putt puzzle quake quicken quiver race rack radiate rake ramble ransack reactivate readjust reappear rearrange reassemble rebuke recapture recess
        recite reclaim recoil recollect reconvene recount recreate redeem rediscover redistribute reek reel reenact reexamine regain rehabilitate reign relegate relent relieve relish reload remand remark remedy reminisce remonstrate rent
        repeal repent replenish repress repute requisition reread resent rest restate restrain resuspend retort retrace revere revoke riddle ridicule rinse ripen ripple risk rivet roam roar roast roll romanticize romp rouse rove ruffle
        rumble rummage rust rustle salvage savor scamper scare scoff scold scoot score scour scout scowl scramble scrape scratch scream screech screw scribe scuttle sear seat seep segregate sensitize shamble sharpen shirk shiver shorten
        shove shriek shudder shuffle shuttle sicken sidle sift sigh simmer sire situate skedaddle slacken slant slate slaughter slice sluice slumber slump smack smash smile smolder smother snarl sneer snicker snore snort snuggle soak
        socialize sock solace solder soothe sorb spare sparkle spear splash splinter sponge spout sprawl spray sprinkle sprout spurn sputter squall squawk squeak squeal squint squirm stack stain stake stalk stammer stamp stampede stare
        startle starve sterilize stiffen stomp stoop store stow straggle straighten strain strand strangle stray streak stroke stroll stuff stutter submerge substantiate subtend subtract succumb suck suffocate suffuse summarize superimpose
        supersede supplant supplement supplicate surmise surmount surprise swagger swallow swarm sway swerve swindle swirl swish swoop sympathize systematize tabulate tack tantalize taste tease teeter telegraph telephone televise thaw
        thicken thrash thread throttle thrust thump tick tingle tinkle tire titter toast tolerate toss totter tramp trample transcribe transmute transplant transpose tremble trudge trundle tuck twine twirl twitch twotime underestimate
        undermine understate undress unearth unhitch unscrew unwire usher vanish veer veil vibrate victimize wallop wallow wander warp warrant wash waver weld wend whack wheel wheeze whine whirl whisper whistle whoop wiggle wince wink
        wisecrack wobble wrangle wrench wrestle wriggle wrinkle writhe yank yawn yearn yell yelp zoom
        """;

    // base past participle (third person and gerund follow by rule).
    private const string Irregular = """
        arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|begin began begun|bend bent bent|bet bet bet|bid bid bid|bind bound bound|bring brought brought|build built built|rebuild rebuilt rebuilt|burn burned burned|buy bought bought|cast cast cast|broadcast broadcast broadcast|catch caught caught|choose chose chosen
        come came come|cost cost cost|cut cut cut|deal dealt dealt|dig dug dug|do did done|draw drew drawn|withdraw withdrew withdrawn|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown|forbid forbade forbidden|foresee foresaw foreseen|forget forgot forgotten|freeze froze frozen|get got got
        give gave given|go went gone|undergo underwent undergone|grow grew grown|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|uphold upheld upheld|keep kept kept|know knew known|lay laid laid|lead led led|learn learned learned|leave left left|lend lent lent|let let let|lie lay lain|lose lost lost|make made made|mean meant meant|meet met met
        overcome overcame overcome|oversee oversaw overseen|partake partook partaken|pay paid paid|put put put|quit quit quit|read read read|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shoot shot shot|show showed shown|shut shut shut|sink sank sunk|sit sat sat
        sleep slept slept|speak spoke spoken|spend spent spent|split split split|spread spread spread|stand stood stood|withstand withstood withstood|steal stole stolen|stick stuck stuck|strike struck struck|strive strove striven|swear swore sworn|take took taken|undertake undertook undertaken|teach taught taught|tell told told|think thought thought|throw threw thrown|understand understood understood|wear wore worn|win won won|write wrote written|underwrite underwrote underwritten|be was been|take-over took-over taken-over|cofound cofounded cofounded|break broke broken|blow blew blown|breed bred bred|creep crept crept|dream dreamed dreamed|dwell dwelt dwelt|fling flung flung|kneel knelt knelt|leap leapt leapt|light lit lit|melt melted melted|mow mowed mown|overrun overran overrun|prove proved proven|rid rid rid|rend rent rent|sew sewed sewn|shine shone shone|sing sang sung|slide slid slid|sling slung slung|smell smelt smelt|speed sped sped|spring sprang sprung|sting stung stung|stride strode stridden|string strung strung|swell swelled swollen|swim swam swum|weave wove woven|weep wept wept|outfight outfought outfought|backslide backslid backslid|interweave interwove interwoven|overhear overheard overheard|overpay overpaid overpaid|rewrite rewrote rewritten|forgo forwent forgone|forgive forgave forgiven|hang hung hung|hurt hurt hurt|mislead misled misled|misunderstand misunderstood misunderstood|overtake overtook overtaken|overthrow overthrew overthrown|override overrode overridden|redo redid redone|resell resold resold|reset reset reset|retake retook retaken|retell retold retold|shed shed shed|shrink shrank shrunk|spin spun spun|swing swung swung|tear tore torn|underlie underlay underlain|undercut undercut undercut|undo undid undone|withhold withheld withheld|forecast forecast forecast|drink drank drunk|cling clung clung|co-lead co-led co-led|misread misread misread|offset offset offset|outdo outdid outdone|preset preset preset|proofread proofread proofread|sow sowed sown|saw sawed sawn|wring wrung wrung
        """;

    /// <summary>Every inflected form with its verb and what it can be.</summary>
    public static IEnumerable<(string Form, string Verb, VerbForms Forms)> All()
    {
        foreach (
            var verb in Regular.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)
        )
        {
            yield return (verb, verb, VerbForms.Base);
            yield return (Third(verb), verb, VerbForms.Third);
            yield return (Gerund(verb), verb, VerbForms.Gerund);
            yield return (Past(verb), verb, VerbForms.Past | VerbForms.Participle);
            if (DoublesLInBritain(verb))
            {
                // British spelling doubles the l of an unstressed syllable too.
                yield return (verb + "ling", verb, VerbForms.Gerund);
                yield return (verb + "led", verb, VerbForms.Past | VerbForms.Participle);
            }
        }

        foreach (
            var entry in Irregular.Split((char[])['|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
        {
            var forms = entry.Split(' ');
            var verb = forms[0];
            if (verb == "be")
            {
                continue;
            }

            yield return (verb, verb, VerbForms.Base);
            yield return (verb == "have" ? "has" : Third(verb), verb, VerbForms.Third);
            yield return (Gerund(verb), verb, VerbForms.Gerund);
            yield return (forms[1], verb, VerbForms.Past);
            yield return (forms[2], verb, VerbForms.Participle);
        }
    }

    // travel, signal, initial, counsel: more than one syllable and a single vowel before the l.
    private static bool DoublesLInBritain(string verb) =>
        verb.Length > 4 && verb[^1] == 'l' && IsVowel(verb[^2]) && !IsVowel(verb[^3]) && !Doubles(verb) && verb[..^2].Any(IsVowel)
        || verb is "initial" or "dial" or "trial" or "fuel" or "total" or "equal";

    private static string Third(string verb) =>
        EndsIn(verb, "s", "x", "z", "ch", "sh", "o") ? verb + "es"
        : verb[^1] == 'y' && !IsVowel(verb[^2]) ? verb[..^1] + "ies"
        : verb + "s";

    private static string Gerund(string verb) =>
        verb.EndsWith("ie", StringComparison.Ordinal) ? verb[..^2] + "ying"
        : verb[^1] == 'e' && !EndsIn(verb, "ee", "oe", "ye") ? verb[..^1] + "ing"
        : Doubles(verb) ? verb + verb[^1] + "ing"
        : verb + "ing";

    private static string Past(string verb) =>
        verb[^1] == 'e' ? verb + "d"
        : verb[^1] == 'y' && !IsVowel(verb[^2]) ? verb[..^1] + "ied"
        : Doubles(verb) ? verb + verb[^1] + "ed"
        : verb + "ed";

    // Short verbs and those stressed on the last syllable double their last consonant.
    private static bool Doubles(string verb)
    {
        if (
            verb
            is "ban"
                or "bar"
                or "bet"
                or "commit"
                or "admit"
                or "permit"
                or "submit"
                or "transmit"
                or "plan"
                or "drop"
                or "equip"
                or "expel"
                or "control"
                or "patrol"
                or "compel"
                or "stop"
                or "transfer"
                or "refer"
                or "confer"
                or "defer"
                or "deter"
                or "incur"
                or "occur"
                or "prefer"
                or "map"
                or "plot"
                or "rebut"
                or "scrap"
                or "ship"
                or "spot"
                or "spur"
                or "step"
                or "stem"
                or "swap"
                or "trim"
                or "tip"
                or "top"
                or "kidnap"
                or "outfit"
                or "abet"
                or "embed"
                or "propel"
                or "repel"
                or "rebel"
                or "quit"
                or "excel"
                or "dispel"
                or "emit"
                or "omit"
                or "enrol"
                or "acquit"
                or "format"
                or "refit"
                or "skip"
                or "slip"
                or "strip"
                or "stir"
                or "snap"
                or "trap"
                or "wrap"
                or "whip"
                or "clip"
                or "drag"
                or "flag"
                or "grab"
                or "grip"
                or "knit"
                or "plod"
                or "prod"
                or "retrofit"
                or "kit"
        )
        {
            return true;
        }

        return verb.Length == 3
                && verb
                    is not (
                        "aim"
                        or "air"
                        or "add"
                        or "act"
                        or "arm"
                        or "ask"
                        or "end"
                        or "ink"
                        or "own"
                        or "tie"
                        or "use"
                        or "vow"
                        or "try"
                    )
                && !IsVowel(verb[0])
                && IsVowel(verb[1])
                && !IsVowel(verb[2])
                && verb[2] is not ('w' or 'x' or 'y')
            || verb
                is "cut"
                    or "dig"
                    or "get"
                    or "hit"
                    or "let"
                    or "put"
                    or "run"
                    or "set"
                    or "shut"
                    or "sit"
                    or "split"
                    or "win"
                    or "begin"
                    or "quit"
                    or "rebid";
    }

    private static bool EndsIn(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}

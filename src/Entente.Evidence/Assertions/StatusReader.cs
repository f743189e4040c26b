using Entente.Languages.English;
using Entente.Mentions;

namespace Entente.Assertions;

/// <summary>What a verb group and its cues say of an act: how far it has come and how the text stands behind it. Null: no act.</summary>
public readonly record struct ActStatus(Status Status, Certainty Certainty, string Because);

/// <summary>Reads status from verb groups, governing verbs, purpose clauses and cues. A cue governs its clause, not the sentence.</summary>
public sealed class StatusReader(Reading reading)
{
    private static readonly HashSet<string> Hedges = new(StringComparer.Ordinal)
    {
        "reportedly",
        "allegedly",
        "purportedly",
        "supposedly",
        "apparently",
        "ostensibly",
    };

    /// <summary>Status of the act that this clause's verb tells. Null where the clause tells no act (wish, failure, condition).</summary>
    public ActStatus? Of(Clause clause) => Of(clause, 0);

    private ActStatus? Of(Clause clause, int depth)
    {
        if (depth > 5)
        {
            return null;
        }

        var own = Own(clause, depth);
        if (own is not { } status)
        {
            return null;
        }

        if (IsHypothetical(clause))
        {
            return null;
        }

        if (reading.Scan.Grammar is not null && clause is { Link: ClauseLink.Subordinate, Governor: { } above })
        {
            // "souhaite que la France forme", "acordaron que la sesión se realice"
            var over = EnglishStatus.OfVerb(above.Group.Lemma);
            if (over is ActCue.Wishes or ActCue.Fails)
            {
                return null;
            }

            if (
                over is ActCue.Plans
                && !above.Group.IsNegated
                && status.Status is Status.Occurred or Status.Ongoing
                && above.Group.Lemma is not "announce"
            )
            {
                status = new(Status.Planned, Certainty.Stated, above.Group.Lemma);
            }
        }

        status = Hedged(clause, status);
        return AllegedAfter(clause, ReportedBy(clause, status));
    }

    private ActStatus? Own(Clause clause, int depth)
    {
        var group = clause.Group;
        if (group.IsNegated)
        {
            return null;
        }

        if (group.IsOver)
        {
            return new(Status.Ended, Certainty.Stated, "no longer");
        }

        switch (group.Tense)
        {
            case VerbTense.Future:
                return new(Status.Planned, Certainty.Stated, "future");
            case VerbTense.Conditional:
                return new(Status.Planned, Certainty.Stated, "would");
            case VerbTense.Obligation:
                return null;
            case VerbTense.Possibility:
                return null;
            case VerbTense.Infinitive:
                return OfInfinitive(clause, depth);
            case VerbTense.Gerund:
                return OfGerund(clause, depth);
            case VerbTense.Participle:
                return OfParticiple(clause);
            case VerbTense.Present when group.IsProgressive && !group.IsPassive:
                return new(Status.Ongoing, Certainty.Stated, "progressive");
            case VerbTense.Present
                when reading.Scan.Grammar?.Inflection == "russian"
                    && EnglishStatus.OfVerb(group.Lemma) is not (ActCue.Plans or ActCue.Says):
                // The Russian present is imperfective: what it tells of is under way.
                return new(Status.Ongoing, Certainty.Stated, "present");
            case VerbTense.Present when group.IsPassive && EnglishStatus.OfVerb(group.Lemma) == ActCue.Plans:
                return new(Status.Planned, Certainty.Stated, group.Lemma);
            default:
                return new(Status.Occurred, Certainty.Stated, group.Tense.ToString().ToLowerInvariant());
        }
    }

    // "an agreement signed in 2013" has happened; "an agreement to be signed" is an infinitive.
    private static ActStatus? OfParticiple(Clause clause) =>
        clause.Group.Form == VerbForms.Gerund
            ? new(Status.Ongoing, Certainty.Stated, "participle")
            : new ActStatus(Status.Occurred, Certainty.Stated, "participle");

    private ActStatus? OfInfinitive(Clause clause, int depth)
    {
        if (
            NounBefore(clause) is { } noun
            && noun.Cue is ActCue.Plans or ActCue.Proposes or ActCue.Negotiates or ActCue.Wishes or ActCue.Fails or ActCue.Alleges
        )
        {
            return FromCue(noun.Cue, null, noun.Word);
        }

        if (clause.Governor is not { } governor)
        {
            return new(Status.Planned, Certainty.Stated, "infinitive");
        }

        if (IsReady(governor))
        {
            return null;
        }

        var cue = EnglishStatus.OfVerb(governor.Group.Lemma);
        if (governor.Group.IsPassive && cue is ActCue.Alleges or ActCue.Says)
        {
            // "is thought to have run", "is said to operate"
            var ongoing = !clause.Group.IsPerfect;
            return new(Status.Alleged, Certainty.Alleged, $"{governor.Group.Lemma} to{(ongoing ? "" : " have")}");
        }

        if (governor.Group.Lemma is "be" or "have")
        {
            return Adjective(governor) switch
            {
                "due" or "set" or "scheduled" or "expected" or "poised" or "slated" => new(Status.Planned, Certainty.Stated, "due to"),
                _ => null,
            };
        }

        if (governor.Group.Lemma is "become" or "be")
        {
            return Of(governor, depth + 1);
        }

        if (cue == ActCue.Carries)
        {
            return Of(governor, depth + 1);
        }

        if (reading.Scan.Grammar is not null && !governor.Group.IsNegated)
        {
            // "dément avoir signé", "prétend avoir", "ha cessato di", "afirma haber detenido"
            switch (cue)
            {
                case ActCue.Denies:
                    return new(Status.Denied, Certainty.Denied, governor.Group.Lemma);
                case ActCue.Alleges:
                    return new(Status.Alleged, Certainty.Alleged, governor.Group.Lemma);
                case ActCue.Ends:
                    return new(Status.Ended, Certainty.Stated, governor.Group.Lemma);
                case ActCue.Says when clause.Group.IsPerfect:
                    return new(Status.Occurred, Certainty.Stated, governor.Group.Lemma);
                default:
                    break;
            }
        }

        var fromCue = FromCue(cue, governor, governor.Group.Lemma);
        if (fromCue is { } found && cue is ActCue.Proposes or ActCue.Plans)
        {
            // "has not agreed to", "would agree to": the governor's own negation holds.
            return governor.Group.IsNegated ? null : found;
        }

        if (cue is ActCue.Happens or ActCue.Other or ActCue.Says or ActCue.Negotiates)
        {
            // A purpose clause: planned, whatever became of it.
            return governor.Group.IsNegated ? null : new(Status.Planned, Certainty.Stated, "purpose");
        }

        return null;
    }

    private string Adjective(Clause governor)
    {
        for (var k = governor.Verb.To; k < Math.Min(governor.Verb.To + 3, reading.Scan.Count); k++)
        {
            if (reading.Scan.Words[k] is { } word)
            {
                return word.Folded;
            }
        }

        return "";
    }

    private bool IsReady(Clause governor)
    {
        for (var k = governor.Verb.From; k < Math.Min(governor.Verb.To + 3, reading.Scan.Count); k++)
        {
            if (reading.Scan.Words[k]?.Folded is "ready" or "willing" or "prepared" or "able" or "keen" or "eager" or "determined")
            {
                return true;
            }
        }

        return false;
    }

    private (ActCue Cue, string Word)? NounBefore(Clause clause)
    {
        var k = clause.Verb.From - 1;
        while (k >= 0 && reading.Hidden[k])
        {
            k--;
        }

        return k >= 0 && reading.Scan.Words[k] is { } word && EnglishStatus.OfNoun(word.Folded) is var cue && cue != ActCue.Other
            ? (cue, word.Folded)
            : null;
    }

    private ActStatus? OfGerund(Clause clause, int depth)
    {
        if (clause.Governor is not { } governor)
        {
            return new(Status.Occurred, Certainty.Stated, "gerund");
        }

        if (NounBeforePreposition(clause) is { } noun && noun.Cue is not ActCue.Other)
        {
            return FromCue(noun.Cue, null, noun.Word);
        }

        var cue = EnglishStatus.OfVerb(governor.Group.Lemma);
        return cue switch
        {
            ActCue.Proposes or ActCue.Negotiates or ActCue.Fails or ActCue.Denies or ActCue.Wishes or ActCue.Alleges => FromCue(
                cue,
                governor,
                governor.Group.Lemma
            ),
            ActCue.Plans when governor.Group.Lemma is "consider" or "plan" or "announce" => new(
                Status.Planned,
                Certainty.Stated,
                governor.Group.Lemma
            ),
            ActCue.Ends => new(Status.Ended, Certainty.Stated, governor.Group.Lemma),
            _ => Of(governor, depth + 1) ?? new ActStatus(Status.Occurred, Certainty.Stated, "gerund"),
        };
    }

    // "talks on building", "plans for setting up"
    private (ActCue Cue, string Word)? NounBeforePreposition(Clause clause)
    {
        var k = clause.Verb.From - 1;
        if (k < 1 || reading.Scan.Words[k] is not { } preposition || preposition.Folded is not ("on" or "for" or "of" or "about"))
        {
            return null;
        }

        return reading.Scan.Words[k - 1] is { } word && EnglishStatus.OfNoun(word.Folded) is var cue && cue != ActCue.Other
            ? (cue, word.Folded)
            : null;
    }

    /// <summary>Status of an act that a noun names ("a joint patrol"), from the verb that governs it. Null: no act.</summary>
    public ActStatus? OfNoun(Clause? clause, string? slot, bool definite)
    {
        if (clause is null)
        {
            return new(Status.Occurred, Certainty.Stated, "no verb");
        }

        var group = clause.Group;
        var cue = EnglishStatus.OfVerb(group.Lemma);
        if (slot == "" && definite && group.Lemma is "call" or "describe" or "count" or "number")
        {
            // "called this the 25th joint patrol": a name for what was done.
            return new(Status.Occurred, Certainty.Stated, group.Lemma);
        }

        var asSubject = slot is null;
        if (asSubject && !group.IsPassive)
        {
            return OfSubject(clause, cue);
        }

        if (
            reading.Scan.Grammar is not null
            && slot is "of" or "on" or "about" or "regarding" or "over"
            && (
                cue is ActCue.Negotiates
                || group.Lemma is "meet" or "talk" or "speak" or "confer" or "consult"
                || (group.Lemma == "hold" && group.Particle == "talks")
            )
        )
        {
            // "s'est entretenu de la livraison de drones": what talks are about is no act.
            return null;
        }

        if (
            slot is not (null or "")
            && cue is not (ActCue.Negotiates or ActCue.Proposes or ActCue.Denies or ActCue.Fails or ActCue.Plans or ActCue.Wishes)
        )
        {
            // "after a joint patrol", "during the drill"; "took part in the exercise".
            return slot switch
            {
                "in" or "at" or "during" or "with" or "on" or "to" => Of(clause),
                "after" or "following" or "since" or "through" or "by" => new(Status.Occurred, Certainty.Stated, slot),
                "for"
                    when group.Lemma
                        is "gather"
                            or "meet"
                            or "convene"
                            or "assemble"
                            or "come"
                            or "arrive"
                            or "travel"
                            or "join"
                            or "fly" => Of(clause),
                "before" or "ahead" or "for" => new(Status.Planned, Certainty.Stated, slot),
                _ => Of(clause),
            };
        }

        return cue switch
        {
            ActCue.Happens or ActCue.Carries => Of(clause),
            ActCue.Plans or ActCue.Proposes or ActCue.Negotiates or ActCue.Wishes or ActCue.Fails or ActCue.Denies or ActCue.Alleges => Of(
                clause
            )
                is null
                ? null
                : FromCue(cue, clause, group.Lemma),
            ActCue.Ends => Of(clause) is { } ended
                ? ended with
                {
                    Status = group.Lemma is "end" or "close" ? Status.Occurred : Status.Ended,
                }
                : null,
            ActCue.Says => definite ? new(Status.Occurred, Certainty.Stated, group.Lemma) : Of(clause),
            _ => definite ? new(Status.Occurred, Certainty.Stated, group.Lemma) : Of(clause),
        };
    }

    private ActStatus? OfSubject(Clause clause, ActCue cue) =>
        cue switch
        {
            ActCue.Ends when clause.Group.Lemma is "end" or "close" => Of(clause),
            ActCue.Fails => null,
            _ when clause.Group.Lemma == "be" && IsUnderWay(clause) => new(Status.Ongoing, Certainty.Stated, "under way"),
            _ => Of(clause),
        };

    private bool IsUnderWay(Clause clause)
    {
        var at = clause.Verb.To;
        return at < reading.Scan.Count
            && (
                reading.Scan.IsWord(at, "underway")
                || reading.Scan.IsWord(at, "ongoing")
                || (reading.Scan.IsWord(at, "under") && at + 1 < reading.Scan.Count && reading.Scan.IsWord(at + 1, "way"))
            );
    }

    private static ActStatus? FromCue(ActCue cue, Clause? governor, string word) =>
        cue switch
        {
            ActCue.Plans => new(Status.Planned, Certainty.Stated, word),
            ActCue.Proposes => new(Status.Proposed, Certainty.Stated, word),
            ActCue.Negotiates => new(Status.Negotiating, Certainty.Stated, word),
            ActCue.Denies => new(Status.Denied, Certainty.Denied, word),
            ActCue.Alleges => new(Status.Alleged, Certainty.Alleged, word),
            ActCue.Happens or ActCue.Says or ActCue.Carries => governor is null ? new(Status.Occurred, Certainty.Stated, word) : null,
            ActCue.Ends => new(Status.Ended, Certainty.Stated, word),
            ActCue.Wishes or ActCue.Fails or ActCue.Other => null,
        };

    private bool IsHypothetical(Clause clause)
    {
        for (var k = clause.Verb.From - 1; k >= 0 && k > clause.Verb.From - 12; k--)
        {
            if (reading.Hidden[k])
            {
                continue;
            }

            if (reading.Scan.Words[k] is { } word && word.Folded is "if" or "unless" or "whether")
            {
                return true;
            }

            if (reading.Scan.Tokens[k].Kind == Text.TokenKind.Punctuation)
            {
                return false;
            }
        }

        return reading.Scan.Count > 0 && reading.Scan.IsMark(reading.Scan.Count - 1, '?');
    }

    private ActStatus Hedged(Clause clause, ActStatus status)
    {
        if (
            clause.Group.IsRumour
            || (
                reading.Scan.Grammar is not null
                && reading.HasClass(Math.Max(0, clause.From - 2), Math.Min(clause.To, reading.Scan.Count), "hedge.word")
            )
        )
        {
            return status.Status is Status.Occurred or Status.Ongoing
                ? new(Status.Alleged, Certainty.Alleged, "rumour")
                : status with
                {
                    Certainty = Certainty.Reported,
                };
        }

        for (var k = Math.Max(0, clause.From - 2); k < Math.Min(clause.To, reading.Scan.Count); k++)
        {
            if (reading.Scan.Words[k] is { } word && Hedges.Contains(word.Folded))
            {
                return status.Status is Status.Occurred or Status.Ongoing
                    ? new(Status.Alleged, Certainty.Alleged, word.Folded)
                    : status with
                    {
                        Certainty = Certainty.Reported,
                    };
            }
        }

        return status;
    }

    // "…, the rights group alleges": said after the act, at the sentence's end.
    private ActStatus? AllegedAfter(Clause clause, ActStatus? status)
    {
        if (
            status is not { Status: Status.Occurred or Status.Ongoing } told
            || clause.Governor is not null && clause.Link != ClauseLink.Coordinated
        )
        {
            return status;
        }

        foreach (var speech in reading.Clauses)
        {
            if (
                speech.Verb.From > clause.Verb.To
                && speech.Link == ClauseLink.None
                && speech.Objects.Count == 0
                && speech.Subject.Count > 0
                && speech.Verb.To >= reading.Scan.Count - 2
                && EnglishStatus.OfVerb(speech.Group.Lemma) is ActCue.Alleges
            )
            {
                return new(Status.Alleged, Certainty.Alleged, speech.Group.Lemma);
            }
        }

        return told;
    }

    // "denied that it had built", "accused China of operating", "told parliament it would".
    private static ActStatus? ReportedBy(Clause clause, ActStatus status)
    {
        if (clause.Link is not (ClauseLink.Subordinate or ClauseLink.Gerund or ClauseLink.None) || clause.Governor is not { } governor)
        {
            return status;
        }

        return EnglishStatus.OfVerb(governor.Group.Lemma) switch
        {
            ActCue.Denies when !governor.Group.IsNegated => new(Status.Denied, Certainty.Denied, governor.Group.Lemma),
            ActCue.Alleges when clause.Link == ClauseLink.Subordinate => new(
                status.Status is Status.Occurred or Status.Ongoing ? Status.Alleged : status.Status,
                Certainty.Alleged,
                governor.Group.Lemma
            ),
            ActCue.Proposes when clause.Link == ClauseLink.Subordinate => new(Status.Proposed, Certainty.Stated, governor.Group.Lemma),
            _ => status,
        };
    }
}

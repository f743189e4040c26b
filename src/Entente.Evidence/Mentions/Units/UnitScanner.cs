using System.Globalization;
using Entente.Codebook;
using Entente.Languages;
using Entente.Text;

namespace Entente.Mentions;

/// <summary>
/// Scans a sentence of a language that is read by units: one pass from left to right over two tries, the longest match first, so that
/// text without spaces falls into words, and words of several pieces ("ký kết", "llevar a cabo") become one.
/// </summary>
internal sealed class UnitScanner
{
    private readonly string _text;
    private readonly Lexicon _lexicon;
    private readonly Grammar _grammar;
    private readonly Token[] _fine;
    private readonly int[] _keys;
    private readonly int[] _forms;
    private readonly List<(int From, int To, List<(Entity Entity, EntityName Name)> Candidates)> _names = [];
    private readonly List<(int From, int To, Sense Sense)> _classes = [];
    private readonly List<(int From, int To, WordInfo? Word)> _units = [];

    // Where words do not change, every match is one unit; where they do, only small words and verbs of several pieces are.
    private readonly bool _joinsAll;

    // Where a run of characters without a meaning ends so far.
    private int _unknownUpTo = -1;

    public UnitScanner(string text, int from, int to, Lexicon lexicon, Grammar grammar)
    {
        _text = text;
        _lexicon = lexicon;
        _grammar = grammar;
        _joinsAll = grammar.IsOfCharacters || grammar.Inflection == "none";
        var fine = new List<Token>(to - from);
        FineTokenizer.Tokenize(text, from, to, fine);
        _fine = [.. fine];
        _keys = new int[_fine.Length];
        _forms = new int[_fine.Length];
        for (var i = 0; i < _fine.Length; i++)
        {
            var raw = text.AsSpan(_fine[i].Start, _fine[i].Length);
            _forms[i] = lexicon.FindForm(Lexicon.Form(raw));
            _keys[i] = lexicon.Find(lexicon.Key(raw));
        }
    }

    public Scan Scan()
    {
        for (var i = 0; i < _fine.Length; )
        {
            i = ReadAt(i);
        }

        return Assemble();
    }

    private int ReadAt(int i)
    {
        if (
            _grammar.IsOfCharacters
            && i > 0
            && _fine[i - 1].Kind == TokenKind.Number
            && "年月日号號".Contains(_text[_fine[i].Start], StringComparison.Ordinal)
            && FormOfOne(i) is { } unit
        )
        {
            // 3日前往: the day, then the verb.
            _units.Add((i, i + 1, unit));
            return i + 1;
        }

        var limit = _fine.Length;
        var (nameTo, candidates) = LongestName(i);
        var (formTo, word) = LongestForm(i, limit);
        if (_grammar.IsOfCharacters && NameAcross(i, Math.Max(formTo, ClassEnd(i, limit))) is { } seam && nameTo <= seam)
        {
            // 同意大利: a state's name that begins inside a match and runs on beyond it is not cut.
            limit = seam;
            (formTo, word) = LongestForm(i, limit);
        }

        var classTo = CollectClasses(i, limit);
        if (nameTo > 0 && nameTo >= formTo && (nameTo >= classTo || !_joinsAll))
        {
            _names.Add((i, nameTo, candidates!));
            AddUnits(i, nameTo, formTo == nameTo ? word : null);
            CollectInside(i, nameTo);
            return nameTo;
        }

        if (formTo > 0 && (formTo >= classTo || !_joinsAll))
        {
            _units.Add((i, formTo, word));
            CollectInside(i, formTo);
            return formTo;
        }

        if (classTo > 0 && _joinsAll)
        {
            _units.Add((i, classTo, classTo == formTo ? word : null));
            CollectInside(i, classTo);
            return classTo;
        }

        var end = i + 1;
        if (FineTokenizer.IsAlone(_text[_fine[i].Start]))
        {
            end = UnknownEnd(i);
        }

        _units.Add((i, end, null));
        return end;
    }

    private WordInfo? FormOfOne(int i) =>
        _forms[i] != Lexicon.Unknown && _lexicon.StepForm(0, _forms[i]) is > 0 and var node ? _lexicon.FormAt(node) : null;

    private int? NameAcross(int from, int to)
    {
        for (var k = from + 1; k < to; k++)
        {
            if (
                LongestName(k) is { Candidates: { } candidates, To: var end }
                && end > to
                && candidates[0].Entity.Kind is "state" or "capital"
            )
            {
                return k;
            }
        }

        return null;
    }

    private void AddUnits(int from, int to, WordInfo? word)
    {
        if (_joinsAll)
        {
            _units.Add((from, to, word));
            return;
        }

        for (var k = from; k < to; k++)
        {
            _units.Add((k, k + 1, to - from == 1 ? word : null));
        }
    }

    // A run of characters that no word begins at: a person's name, a word that the lexicon lacks.
    private int UnknownEnd(int i)
    {
        var k = i + 1;
        _unknownUpTo = k;
        while (k < _fine.Length && !_fine[k].SpaceBefore && FineTokenizer.IsAlone(_text[_fine[k].Start]) && !BeginsSomething(k))
        {
            k++;
            _unknownUpTo = k;
        }

        return k;
    }

    private bool BeginsSomething(int i) => LongestName(i).To > 0 || LongestForm(i).To > 0 || ClassEnd(i) > 0;

    private (int To, List<(Entity Entity, EntityName Name)>? Candidates) LongestName(int i)
    {
        var node = 0;
        var best = (To: 0, Candidates: (List<(Entity, EntityName)>?)null);
        for (var j = i; j < _fine.Length && _keys[j] != Lexicon.Unknown; j++)
        {
            node = _lexicon.Step(node, _keys[j]);
            if (node == 0)
            {
                break;
            }

            best = Fitting(i, j, _lexicon.SenseAt(node)) is { } fitting ? (j + 1, fitting) : best;
        }

        node = 0;
        for (var j = i; _lexicon.HasNameForms && j < _fine.Length && _forms[j] != Lexicon.Unknown; j++)
        {
            node = _lexicon.StepForm(node, _forms[j]);
            if (node == 0)
            {
                break;
            }

            best = j + 1 >= best.To && Fitting(i, j, _lexicon.FormAt(node)?.Sense) is { } fitting ? (j + 1, fitting) : best;
        }

        return best;
    }

    private List<(Entity, EntityName)>? Fitting(int i, int j, Sense? sense)
    {
        if (sense is not { Entities.Count: > 0 })
        {
            return null;
        }

        var fitting = sense.Entities.Where(c => Fits(i, j, c.Name) && SpacesFit(i, j + 1, c.Name.Name)).ToList();
        var said = _text.AsSpan(_fine[i].Start, _fine[j].End - _fine[i].Start).ToString();
        if (fitting.Exists(c => c.Name.Name.Equals(said, StringComparison.OrdinalIgnoreCase)))
        {
            // Colombo is itself before it is a form of Colombia.
            fitting.RemoveAll(c => !c.Name.Name.Equals(said, StringComparison.OrdinalIgnoreCase));
        }

        return fitting.Count > 0 ? fitting : null;
    }

    private bool Fits(int from, int to, EntityName name)
    {
        var found = _text.AsSpan(_fine[from].Start, _fine[to].End - _fine[from].Start);
        if (name.NeedsCapital && !(char.IsUpper(found[0]) && (!name.IsInCapitals || !found.ContainsAnyInRange('a', 'z'))))
        {
            return false;
        }

        if (name.Kind == "metonym" && from == _unknownUpTo && !_fine[from].SpaceBefore && FineTokenizer.IsAlone(found[0]))
        {
            // 努克 in 西哈努克港 is no capital: it does not begin there.
            return false;
        }

        return name.Kind switch
        {
            "prefix" => false,
            "compound" => IsCompound(from, to),
            _ => true,
        };
    }

    // One of a run of short names must be of a state that is often so named: 沙蒙 are two syllables of somebody's name.
    private const string Often = "中美俄日韩韓朝越老柬缅緬泰印英法德澳한미일중러북";

    // 中 in 中越, 中老缅泰, 中方, 中·베트남: one letter for a state, beside another or before what says "side".
    private bool IsCompound(int from, int to)
    {
        var next = to + 1;
        if (
            _grammar.HasPostpositions
            && Scripts.IsHan(_text[_fine[from].Start])
            && (from == 0 || !Scripts.IsHan(_text[_fine[from].Start - 1]))
            && (next >= _fine.Length || !Scripts.IsHan(_text[_fine[next].Start]))
        )
        {
            // 中, 美: one Chinese character in Korean text is a state in a headline.
            return true;
        }

        if (next < _fine.Length && !_fine[next].SpaceBefore && _text[_fine[next].Start] is '方')
        {
            return true;
        }

        var (first, last) = (from, to);
        if (first > 0 && !_fine[first].SpaceBefore && _names.Count > 0 && _names[^1].To == first && IsShort(first - 1))
        {
            first--;
        }

        while (last + 1 < _fine.Length && !_fine[last + 1].SpaceBefore && IsShort(last + 1) && !BeginsWord(last + 1))
        {
            last++;
        }

        if (
            first == last
            && "美俄英法德韩朝越柬缅澳日".Contains(_text[_fine[from].Start], StringComparison.Ordinal)
            && next < _fine.Length
            && !_fine[next].SpaceBefore
            && OrganEnd(next) > next + 1
        )
        {
            // 俄边防军, 美海警
            return true;
        }

        if (last > first)
        {
            return Enumerable.Range(first, last - first + 1).Any(k => Often.Contains(_text[_fine[k].Start], StringComparison.Ordinal));
        }

        return (next + 1 < _fine.Length && IsJoint(next) && (IsShort(next + 1) || LongestFullState(next + 1)))
            || (from > 1 && IsJoint(from - 1) && (IsShort(from - 2) || EndsState(from - 1)));
    }

    private int OrganEnd(int i)
    {
        var node = 0;
        var end = 0;
        for (var j = i; j < _fine.Length && _keys[j] != Lexicon.Unknown; j++)
        {
            node = _lexicon.Step(node, _keys[j]);
            if (node == 0)
            {
                break;
            }

            end =
                _lexicon.SenseAt(node) is { } sense && sense.Classes.Any(c => c.StartsWith("organ.", StringComparison.Ordinal))
                    ? j + 1
                    : end;
        }

        return end;
    }

    // 法安 before 全: 安 begins a word of its own.
    private bool BeginsWord(int k) => ClassEnd(k) > k + 1 || LongestForm(k).To > k + 1;

    private bool IsJoint(int k) => !_fine[k].SpaceBefore && _text[_fine[k].Start] is '·' or 'ㆍ' or '・' or '-' or '－' or '–' or '、';

    private bool EndsState(int at) => _names.Count > 0 && _names[^1].To == at && _names[^1].Candidates[0].Entity.Kind == "state";

    private bool LongestFullState(int i)
    {
        var node = 0;
        for (var j = i; j < _fine.Length && _keys[j] != Lexicon.Unknown; j++)
        {
            node = _lexicon.Step(node, _keys[j]);
            if (node == 0)
            {
                return false;
            }

            if (_lexicon.SenseAt(node) is { } sense && sense.Entities.Exists(e => e.Entity.Kind == "state" && e.Name.Kind != "compound"))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsShort(int i) =>
        _keys[i] != Lexicon.Unknown
        && _lexicon.Step(0, _keys[i]) is > 0 and var node
        && _lexicon.SenseAt(node) is { } sense
        && sense.Entities.Exists(e => e.Name.Kind == "compound");

    private (int To, WordInfo? Word) LongestForm(int i, int limit = int.MaxValue)
    {
        var node = 0;
        var best = (To: 0, Word: (WordInfo?)null);
        for (var j = i; j < Math.Min(limit, _fine.Length) && _forms[j] != Lexicon.Unknown; j++)
        {
            node = _lexicon.StepForm(node, _forms[j]);
            if (node == 0)
            {
                break;
            }

            if (_lexicon.FormAt(node) is { } word && FormFits(i, j + 1, word))
            {
                best = (j + 1, word);
            }
        }

        return best;
    }

    // 인도해 is a form of a verb, 인도 해군 is not: a text may leave a word's spaces out, it does not put any in.
    private bool SpacesFit(int from, int to, WordInfo word)
    {
        var spaces = 0;
        for (var k = from + 1; k < to; k++)
        {
            spaces += _fine[k].SpaceBefore ? 1 : 0;
        }

        return spaces == 0 || word.Spellings.Any(s => s.Count(c => c == ' ') >= spaces);
    }

    private bool SpacesFit(int from, int to, string spelling)
    {
        if (!_grammar.IsOfCharacters)
        {
            return true;
        }

        var spaces = 0;
        for (var k = from + 1; k < to; k++)
        {
            spaces += _fine[k].SpaceBefore ? 1 : 0;
        }

        return spaces == 0 || spelling.Count(c => c == ' ') >= spaces;
    }

    // A Korean particle clings to the end of a word: 과 in 중국과, not in 과거. A word of one Korean syllable stands alone.
    private bool FormFits(int from, int to, WordInfo word)
    {
        if (_grammar.IsOfCharacters && !SpacesFit(from, to, word))
        {
            return false;
        }

        if (!_grammar.HasPostpositions || !Scripts.IsHangul(_text[_fine[from].Start]))
        {
            return true;
        }

        var endsWord = to >= _fine.Length || _fine[to].SpaceBefore || _fine[to].Kind == TokenKind.Punctuation;
        var isParticle = word.Has("prepositions") || word.Has("particles") || word.Has("coordinators");
        if (isParticle && word.Forms.Count == 0)
        {
            return !_fine[from].SpaceBefore
                    && (
                        endsWord
                        || (
                            _forms[to] != Lexicon.Unknown
                            && _lexicon.StepForm(0, _forms[to]) is > 0 and var n
                            && _lexicon.FormAt(n) is { } next
                            && (next.Has("particles") || next.Has("prepositions"))
                        )
                    )
                || (_fine[from].SpaceBefore && endsWord);
        }

        if (to - from == 1 && word.Forms.Count == 0)
        {
            return _fine[from].SpaceBefore
                || word.Has("ordinal-marks")
                || word.Has("measures")
                || word.Has("years")
                || word.Has("months")
                || word.Has("days")
                || word.Has("possessive");
        }

        return true;
    }

    private int ClassEnd(int i, int limit = int.MaxValue)
    {
        var node = 0;
        var end = 0;
        for (var j = i; j < Math.Min(limit, _fine.Length) && _keys[j] != Lexicon.Unknown; j++)
        {
            node = _lexicon.Step(node, _keys[j]);
            if (node == 0)
            {
                break;
            }

            end = _lexicon.SenseAt(node) is { Classes.Count: > 0 } some && SpacesFit(i, j + 1, some.Phrase) ? j + 1 : end;
        }

        return end;
    }

    private int CollectClasses(int i, int limit = int.MaxValue)
    {
        var node = 0;
        var end = 0;
        for (var j = i; j < Math.Min(limit, _fine.Length) && _forms[j] != Lexicon.Unknown; j++)
        {
            node = _lexicon.StepForm(node, _forms[j]);
            if (node == 0)
            {
                break;
            }

            if (_lexicon.FormAt(node) is { Sense: { Classes.Count: > 0 } own })
            {
                _classes.Add((i, j + 1, own));
                end = j + 1;
            }
        }

        node = 0;
        for (var j = i; j < Math.Min(limit, _fine.Length) && _keys[j] != Lexicon.Unknown; j++)
        {
            node = _lexicon.Step(node, _keys[j]);
            if (node == 0)
            {
                break;
            }

            if (_lexicon.SenseAt(node) is { Classes.Count: > 0 } sense && SpacesFit(i, j + 1, sense.Phrase))
            {
                _classes.Add((i, j + 1, sense));
                end = Math.Max(end, j + 1);
            }
        }

        return end;
    }

    // Words inside a longer one count by class still: 反恐 in 联合反恐演练.
    private void CollectInside(int from, int to)
    {
        for (var k = from + 1; k < to; k++)
        {
            CollectClasses(k);
        }
    }

    // ── fine pieces to units ──

    private Scan Assemble()
    {
        var unitOf = new int[_fine.Length];
        var tokens = new Token[_units.Count];
        var words = new WordInfo?[_units.Count];
        for (var u = 0; u < _units.Count; u++)
        {
            var (from, to, word) = _units[u];
            var kind = to - from == 1 ? _fine[from].Kind : TokenKind.Word;
            tokens[u] = new(_fine[from].Start, _fine[to - 1].End, kind, _fine[from].SpaceBefore);
            words[u] = word;
            for (var k = from; k < to; k++)
            {
                unitOf[k] = u;
            }
        }

        var names = new NameHit?[_units.Count];
        foreach (var (from, to, candidates) in _names)
        {
            var hit = new NameHit(unitOf[from], unitOf[to - 1] + 1, candidates);
            for (var u = hit.From; u < hit.To; u++)
            {
                names[u] = hit;
            }
        }

        var classes = new List<ClassHit>(_classes.Count);
        var seen = new HashSet<(int, int, Sense)>();
        foreach (var (from, to, sense) in _classes)
        {
            var first = unitOf[from];
            var last = unitOf[to - 1];
            // Words inside a small word of several are not said: "cours" in "au cours de".
            if (
                first == last
                && words[first] is { Forms.Count: 0 } small
                && (
                    small.Is(
                        Languages.English.WordClass.Preposition
                            | Languages.English.WordClass.Subordinator
                            | Languages.English.WordClass.Coordinator
                    ) || small.Has("adverbs")
                )
                && !(from == _units[first].From && to == _units[first].To)
                && !sense.Classes.Contains("deploy.reason")
            )
            {
                continue;
            }

            // A match across the seam of two units is no word: 国安 in 中国 安全部.
            var aligned = first == last || (_units[first].From == from && _units[last].To == to);
            if (aligned && seen.Add((first, last, sense)))
            {
                classes.Add(new(first, last + 1, sense) { Inside = (from - _units[first].From, _units[last].To - to) });
            }
        }

        return new(_text, tokens, words, names, classes)
        {
            Grammar = _grammar,
            Ordinals = new UnitNumbers(_text, tokens, words, _grammar).Ordinals(),
        };
    }
}

/// <summary>Numbers and ordinals of a scanned sentence: 第27次, lần thứ ba, vigésima séptima, 27차, 27-е.</summary>
internal sealed class UnitNumbers(string text, Token[] tokens, WordInfo?[] words, Grammar grammar)
{
    private readonly bool _needsBefore = grammar.All("ordinal-marks").Any(m => m.Label == "before");

    public int?[] Ordinals()
    {
        var ordinals = new int?[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (words[i] is { Value: { } word } own && own.Has("ordinals"))
            {
                ordinals[i] = word;
                // vigésima séptima: twenty and seven.
                if (i > 0 && ordinals[i - 1] is { } tens && tens % 10 == 0 && tens >= 20 && word < 10)
                {
                    ordinals[i] = tens + word;
                    ordinals[i - 1] = null;
                }
                else if (i > 0 && words[i - 1] is { Value: >= 20 and var cardinal } && cardinal % 10 == 0 && cardinal < 100 && word < 10)
                {
                    ordinals[i] = cardinal + word;
                }

                continue;
            }

            if (Value(i, out var end) is not { } value || value > 9999)
            {
                i = Math.Max(i, Roman(i, ordinals));
                continue;
            }

            var before = i > 0 && words[i - 1] is { } mark && mark.Has("ordinal-marks:before");
            var after = end < tokens.Length && IsAfterMark(end);
            if (before || (after && !_needsBefore))
            {
                ordinals[i] = (int)value;
            }

            i = end - 1;
        }

        return ordinals;
    }

    // 27차, 27.ª, 27-е, 27e: the mark stands right behind, a stop or hyphen between.
    private bool IsAfterMark(int at)
    {
        if (words[at]?.Has("ordinal-marks:after") == true)
        {
            return !tokens[at].SpaceBefore || grammar.IsOfCharacters;
        }

        return tokens[at].Kind == TokenKind.Punctuation
            && text[tokens[at].Start] is '.' or '-' or '‑' or '–' or '°' or 'º'
            && (
                text[tokens[at].Start] is '°' or 'º'
                || (at + 1 < tokens.Length && !tokens[at + 1].SpaceBefore && words[at + 1]?.Has("ordinal-marks:after") == true)
            );
    }

    // "la XXVII reunión": Roman numerals of at least two letters number a thing.
    private int Roman(int i, int?[] ordinals)
    {
        var raw = text.AsSpan(tokens[i].Start, tokens[i].Length);
        if (
            tokens[i].Kind != TokenKind.Word
            || raw.Length > 7
            || (
                raw.Length == 1
                && !(i + 1 < tokens.Length && tokens[i + 1].Kind == TokenKind.Word && char.IsLetter(text[tokens[i + 1].Start]))
            )
            || raw.ContainsAnyExcept("IVXLC")
            || grammar.IsOfCharacters
        )
        {
            return i;
        }

        var total = 0;
        for (var k = 0; k < raw.Length; k++)
        {
            var one = Letter(raw[k]);
            total += k + 1 < raw.Length && Letter(raw[k + 1]) > one ? -one : one;
        }

        ordinals[i] = total;
        return i;
    }

    private static int Letter(char c) =>
        c switch
        {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            _ => 100,
        };

    /// <summary>The number that begins at a unit, in digits or words, and the unit after it; null where none does.</summary>
    public long? Value(int i, out int end)
    {
        end = i + 1;
        if (tokens[i].Kind == TokenKind.Number)
        {
            return Digits(i);
        }

        long total = 0;
        long current = 0;
        var any = false;
        var at = i;
        while (at < tokens.Length && words[at] is { Value: { } value } word && word.Has("numbers"))
        {
            any = true;
            if (value >= 1000 || (value is 100 or 10 && grammar.IsOfCharacters && current < value))
            {
                if (value >= 10_000)
                {
                    total = (total + (current == 0 && total == 0 ? 1 : current)) * value;
                }
                else
                {
                    total += Math.Max(current, 1) * value;
                }

                current = 0;
            }
            else if (value == 100 && current is > 0 and < 10)
            {
                current *= 100;
            }
            else
            {
                // двести пятьдесят, treinta y dos: smaller after greater is added; 二〇一九: digits follow each other.
                current =
                    current > value && current % (value < 10 ? 10 : 100) == 0 ? current + value
                    : current == 0 ? value
                    : (current * 10) + value;
            }

            at++;
        }

        end = any ? at : i + 1;
        return any ? total + current : null;
    }

    private long? Digits(int i)
    {
        long value = 0;
        var raw = text.AsSpan(tokens[i].Start, tokens[i].Length);
        foreach (var c in raw)
        {
            if (char.IsDigit(c))
            {
                value = (value * 10) + (long)CharUnicodeInfo.GetNumericValue(c);
                if (value > 1_000_000_000_000)
                {
                    return null;
                }
            }
        }

        return value;
    }
}

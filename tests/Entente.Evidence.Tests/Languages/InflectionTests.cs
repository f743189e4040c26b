using Entente.Languages.Inflection;
using Xunit;

namespace Entente.Tests.Languages;

/// <summary>Forms of verbs and stems of nouns, by the rules of each language.</summary>
public sealed class InflectionTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Regular = new(StringComparer.Ordinal);

    private static FormUse Use(
        string inflection,
        string citation,
        string form,
        Dictionary<string, IReadOnlyList<string>>? irregular = null
    ) => Inflections.Of(inflection).Forms(citation, irregular ?? Regular).FirstOrDefault(f => f.Form == form).Use;

    [Theory]
    [InlineData("spanish", "firmar", "firmó", FormUse.Past)]
    [InlineData("spanish", "firmar", "firmarán", FormUse.Future)]
    [InlineData("spanish", "entregar", "entreguen", FormUse.Subjunctive)]
    [InlineData("spanish", "realizar", "realice", FormUse.Subjunctive)]
    [InlineData("spanish", "acoger", "acoge", FormUse.Present)]
    [InlineData("spanish", "reunirse", "reunieron", FormUse.Past)]
    [InlineData("spanish", "llevar a cabo", "llevaron a cabo", FormUse.Past)]
    [InlineData("french", "signer", "signèrent", FormUse.Past)]
    [InlineData("french", "annoncer", "annonça", FormUse.Past)]
    [InlineData("french", "partager", "partageait", FormUse.Imperfect)]
    [InlineData("french", "livrer", "livrées", FormUse.Participle)]
    [InlineData("italian", "firmare", "firmeranno", FormUse.Future)]
    [InlineData("italian", "firmare", "firmerebbe", FormUse.Conditional)]
    [InlineData("italian", "firmare", "firmato", FormUse.Participle)]
    [InlineData("russian", "подписать|p|подпиш|подписан", "подписали", FormUse.Past)]
    [InlineData("russian", "подписать|p|подпиш|подписан", "подпишут", FormUse.Future)]
    [InlineData("russian", "проводить|i|провод|-", "проводятся", FormUse.Present | FormUse.Passive)]
    [InlineData("russian", "подписать|p|подпиш|подписан", "подписано", FormUse.Past | FormUse.Passive | FormUse.Perfect)]
    [InlineData("russian", "подписать|p|подпиш|подписан", "подписанное", FormUse.Participle | FormUse.Passive)]
    [InlineData("korean", "서명하다", "서명했다", FormUse.Past)]
    [InlineData("korean", "서명하다", "서명할 예정", FormUse.Future)]
    [InlineData("korean", "서명하다", "서명하기로", FormUse.Intended)]
    [InlineData("korean", "맺다", "맺었다", FormUse.Past)]
    [InlineData("korean", "만나다", "만났다", FormUse.Past)]
    [InlineData("korean", "만나다", "만나", FormUse.Gerund)]
    [InlineData("korean", "열다", "열", FormUse.Future | FormUse.Attributive)]
    [InlineData("none", "ký kết", "ký kết", FormUse.Plain)]
    public void A_form_says_what_its_ending_says(string inflection, string citation, string form, FormUse use)
    {
        Assert.Equal(use, Use(inflection, citation, form));
    }

    [Fact]
    public void What_is_irregular_is_taken_from_the_data()
    {
        var hacer = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["past"] = ["hizo", "hicieron"],
            ["participle"] = ["hecho"],
        };

        Assert.Equal(FormUse.Past, Use("spanish", "hacer", "hicieron", hacer));
        Assert.Equal(FormUse.Participle, Use("spanish", "hacer", "hechas", hacer));
        Assert.Equal(FormUse.None, Use("spanish", "hacer", "hació", hacer));
        Assert.Equal(FormUse.Imperfect, Use("spanish", "hacer", "hacía", hacer));
    }

    [Theory]
    [InlineData("spanish", "policías", "policía")]
    [InlineData("spanish", "naciones", "nación")]
    [InlineData("spanish", "franceses", "francés")]
    [InlineData("french", "navales", "naval")]
    [InlineData("french", "navaux", "naval")]
    [InlineData("french", "instructrice", "instructeur")]
    [InlineData("french", "turque", "turc")]
    [InlineData("italian", "turchi", "turco")]
    [InlineData("italian", "tecnici", "tecnico")]
    [InlineData("italian", "servizi", "servizio")]
    [InlineData("russian", "учениями", "учение")]
    [InlineData("russian", "патрулированием", "патрулирование")]
    [InlineData("russian", "совместного", "совместный")]
    public void Forms_of_one_word_have_one_stem(string inflection, string one, string other)
    {
        var rules = Inflections.Of(inflection);

        Assert.Equal(rules.Stem(other), rules.Stem(one));
    }
}

using System.Text;
using Entente.Text;

namespace Entente.Codebook;

/// <summary>
/// The ordinary words of one language. Only the checker asks for them: they tell a name from a word, and nothing is coded by them,
/// so they are no part of the codebook's hash.
/// </summary>
public sealed class WordList
{
    private readonly string _language;
    private readonly HashSet<string> _usual;
    private readonly HashSet<string> _parts;

    /// <param name="language">The language's code.</param>
    /// <param name="usual">Words that anyone uses: "the", "force".</param>
    /// <param name="parts">Words that names are made of: "Guard", "Ministry"; months.</param>
    public WordList(string language, IEnumerable<string> usual, IEnumerable<string> parts)
    {
        _language = language;
        _usual = [.. usual.Select(w => Key(language, w))];
        _parts = [.. parts.Select(w => Key(language, w))];
    }

    public bool HasWord(string word) => _usual.Contains(Key(_language, word)) || IsPart(word);

    /// <summary>It stands capitalised in the middle of a sentence too, as a part of many names.</summary>
    public bool IsPart(string word) => _parts.Contains(Key(_language, word));

    /// <summary>
    /// What makes two words the same: English is read without case and marks ("Malé" is "male"); where marks tell words apart, as in
    /// Vietnamese, only case is set aside.
    /// </summary>
    internal static string Key(string language, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return language == "en" ? Fold.Word(text) : text.Normalize(NormalizationForm.FormC).ToLowerInvariant();
    }
}

using System.Globalization;
using Entente.App.Hosting;
using Entente.Documents;
using Entente.Ledger;
using Entente.Text;
using Entente.Workbench.Intake;

namespace Entente.App.Commands;

/// <summary><c>entente show documents</c>: every file that was offered to the case and what became of it.</summary>
internal static class DocumentList
{
    /// <summary>Writes the documents whose id or name holds the words, all if there are none; answers how many, and the names there are.</summary>
    public static async Task<(int Listed, IReadOnlyList<string> Names)> Write(
        ILedger ledger,
        string words,
        StreamWriter output,
        CancellationToken cancellation
    )
    {
        var codings = new Dictionary<DocumentId, CodingSummary>();
        await foreach (var coding in ledger.Codings(cancellation))
        {
            codings[coding.Document] = coding;
        }

        var names = new List<string>();
        var table = new PlainTable("id", "name", "date", "records", "outcome");
        await foreach (var card in ledger.Cards(cancellation))
        {
            names.Add(card.Name);
            if (Holds(card.Name, words) || Holds(card.Metadata.Title ?? "", words) || Starts(card.Id.Value, words))
            {
                var coding = codings.GetValueOrDefault(card.Id);
                table.Add(
                    card.Id.Short,
                    card.Metadata.Title ?? card.Name,
                    card.Metadata.Date?.Value ?? "..",
                    (coding?.Assertions ?? 0).ToString(CultureInfo.InvariantCulture),
                    Outcome(card, coding)
                );
            }
        }

        if (table.Count > 0)
        {
            await output.WriteAsync(table.Render(200));
        }

        var refused = 0;
        foreach (var (name, refusal) in await RefusedFiles.Of(ledger, cancellation))
        {
            names.Add(name);
            if (Holds(name, words))
            {
                refused++;
                await output.WriteLineAsync($"refused  {refusal.Code}  {Terminal.Safe(name)}: {refusal.Reason} {refusal.Fix}");
            }
        }

        return (table.Count + refused, names);
    }

    private static string Outcome(DocumentCard card, CodingSummary? coding) =>
        (coding, card.CopyOf) switch
        {
            (null, _) => "not built yet",
            ({ NotCodedBecause: { } reason }, _) => $"not coded: {reason}",
            (_, { } original) => $"coded, repeats {original.Short}",
            _ => "coded",
        };

    private static bool Starts(string id, string words) => words.Length >= 4 && id.StartsWith(words, StringComparison.OrdinalIgnoreCase);

    private static bool Holds(string name, string words) => Fold.Word(name).Contains(Fold.Word(words), StringComparison.Ordinal);
}

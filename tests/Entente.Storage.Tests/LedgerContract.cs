using Entente.Assertions;
using Entente.Documents;
using Entente.Events;
using Entente.Ledger;
using Entente.Text;
using Entente.Time;
using Xunit;

namespace Entente.Tests;

/// <summary>What every ledger must do. An engine's class gives the ledger and inherits the tests.</summary>
public abstract class LedgerContract
{
    protected static CancellationToken Now => TestContext.Current.CancellationToken;

    protected abstract Task<ILedger> Open();

    private static NewEntry Entry(string subject) => new(LedgerEntryKind.Judgement, "2026-11-24T10:00:00Z", "test", subject, "{\"a\":1}");

    internal static Intake Taking(string text, string name = "a.txt") =>
        new(
            "2026-11-24T10:00:00Z",
            "test",
            name,
            new(ContentHash.OfFields(text)),
            text.Length,
            ReadOutcome.Read(
                new()
                {
                    Id = new(ContentHash.OfFields(text)),
                    Name = name,
                    MediaType = "text/plain",
                    Text = new(text),
                    Metadata = new()
                    {
                        Title = "Title of " + name,
                        Date = Edtf.Parse("2024-05-02"),
                        Authors = ["A"],
                        Other = [new("basis", "x")],
                    },
                    Marks = [new(TextMarkKind.Page, new(0, 1), 1)],
                    ReadBy = "text/1",
                }
            )
        );

    private static Assertion Claim(DocumentId document, string id) =>
        new()
        {
            Id = new(id),
            Document = document,
            Span = new(0, 4),
            Quote = "Lao ",
            Type = "TRAIN_POLICE",
            Kind = AssertionKind.Event,
            Status = Status.Occurred,
            Actors =
            [
                new()
                {
                    Name = "Lao",
                    Entity = "lao",
                    Role = "recipient",
                    Country = "LAO",
                    Span = new(0, 3),
                },
            ],
            Date = Edtf.Parse("2023-11"),
            Rule = "TRAIN_POLICE.en.1",
            Confidence = 0.9,
            Because = [],
        };

    [Fact]
    public async Task Entries_form_a_chain_that_checks()
    {
        await using var ledger = await Open();

        await ledger.Append([Entry("a"), Entry("b")], Now);
        await ledger.Append([Entry("c")], Now);

        LedgerEntry? previous = null;
        var numbers = new List<long>();
        await foreach (var entry in ledger.Entries(0, Now))
        {
            Assert.Null(LedgerChain.Fault(previous, entry));
            numbers.Add(entry.Number);
            previous = entry;
        }

        Assert.Equal([1, 2, 3], numbers);
        Assert.Equal(previous, await ledger.Head(Now));
    }

    [Fact]
    public async Task Entries_can_be_read_from_a_place_on()
    {
        await using var ledger = await Open();
        await ledger.Append([Entry("a"), Entry("b"), Entry("c")], Now);

        var rest = new List<string>();
        await foreach (var entry in ledger.Entries(2, Now))
        {
            rest.Add(entry.Subject);
        }

        Assert.Equal(["c"], rest);
    }

    [Fact]
    public async Task A_document_comes_back_as_it_went_in()
    {
        await using var ledger = await Open();
        var intake = Taking("Lao police met 𠀀 officers.");

        await ledger.TakeIn(intake, Now);
        var found = await ledger.FindDocument(intake.Bytes, Now);

        Assert.NotNull(found);
        var given = intake.Outcome.Document!;
        Assert.Equal(given.Text.Value, found.Text.Value);
        Assert.Equal(given.Metadata.Title, found.Metadata.Title);
        Assert.Equal(given.Metadata.Date, found.Metadata.Date);
        Assert.Equal(given.Metadata.Authors, found.Metadata.Authors);
        Assert.Equal(given.Metadata.Other, found.Metadata.Other);
        Assert.Equal(given.Marks, found.Marks);
    }

    [Fact]
    public async Task The_same_bytes_are_taken_in_once()
    {
        await using var ledger = await Open();

        var first = await ledger.TakeIn(Taking("one"), Now);
        var again = await ledger.TakeIn(Taking("one", "copy.txt"), Now);

        Assert.Equal(IntakeOutcome.Added, first.Outcome);
        Assert.Equal(IntakeOutcome.AlreadyThere, again.Outcome);
        Assert.Equal(1, (await ledger.Head(Now))!.Number);
    }

    [Fact]
    public async Task A_refusal_is_an_entry_and_no_document()
    {
        await using var ledger = await Open();
        var bad = Taking("x") with { Outcome = ReadOutcome.Refused(Refusal.Encrypted) };

        var result = await ledger.TakeIn(bad, Now);
        await ledger.TakeIn(bad, Now);

        Assert.Equal(IntakeOutcome.Refused, result.Outcome);
        Assert.Null(await ledger.FindDocument(bad.Bytes, Now));
        var head = await ledger.Head(Now);
        Assert.Equal(1, head!.Number);
        Assert.Equal(("a.txt", Refusal.Encrypted), IntakeEntry.RefusalIn(head));
    }

    [Fact]
    public async Task A_document_waits_until_it_is_coded_under_the_key()
    {
        await using var ledger = await Open();
        var (one, two) = (Taking("one"), Taking("two"));
        await ledger.TakeIn(one, Now);
        await ledger.TakeIn(two, Now);

        await ledger.KeepCodings([new(one.Bytes, "key 1", "en", null, [])], Now);

        Assert.Equal([two.Bytes], await ledger.NotCodedUnder("key 1", Now));
        Assert.Equal([one.Bytes, two.Bytes], await ledger.NotCodedUnder("key 2", Now));
    }

    [Fact]
    public async Task A_new_coding_replaces_the_old_one()
    {
        await using var ledger = await Open();
        var one = Taking("one");
        await ledger.TakeIn(one, Now);
        await ledger.KeepCodings([new(one.Bytes, "key 1", "en", null, [Claim(one.Bytes, "a"), Claim(one.Bytes, "b")])], Now);

        await ledger.KeepCodings([new(one.Bytes, "key 2", "en", null, [Claim(one.Bytes, "c")])], Now);

        var kept = new List<Assertion>();
        await foreach (var assertion in ledger.Assertions(Now))
        {
            kept.Add(assertion);
        }

        var only = Assert.Single(kept);
        Assert.Equal("c", only.Id.Value);
        Assert.Equal(Claim(one.Bytes, "c").Actors, only.Actors);
        Assert.Equal(Edtf.Parse("2023-11"), only.Date);
    }

    [Fact]
    public async Task Assertions_come_in_the_order_of_intake()
    {
        await using var ledger = await Open();
        var (one, two) = (Taking("one"), Taking("two"));
        await ledger.TakeIn(one, Now);
        await ledger.TakeIn(two, Now);
        await ledger.KeepCodings([new(two.Bytes, "k", "en", null, [Claim(two.Bytes, "of two")])], Now);
        await ledger.KeepCodings([new(one.Bytes, "k", "lo", "no frames", [Claim(one.Bytes, "of one")])], Now);

        var ids = new List<string>();
        await foreach (var assertion in ledger.Assertions(Now))
        {
            ids.Add(assertion.Id.Value);
        }

        var codings = new List<CodingSummary>();
        await foreach (var coding in ledger.Codings(Now))
        {
            codings.Add(coding);
        }

        Assert.Equal(["of one", "of two"], ids);
        Assert.Equal([new(one.Bytes, "k", "lo", "no frames", 1), new(two.Bytes, "k", "en", null, 1)], codings);
    }

    [Fact]
    public async Task Files_taken_in_together_are_told_apart_in_order()
    {
        await using var ledger = await Open();

        var results = await ledger.TakeIn(
            [Taking("one"), Taking("two") with { Outcome = ReadOutcome.Refused(Refusal.Damaged) }, Taking("one", "copy.txt")],
            Now
        );

        Assert.Equal([IntakeOutcome.Added, IntakeOutcome.Refused, IntakeOutcome.AlreadyThere], results.Select(r => r.Outcome));
        Assert.Equal(2, (await ledger.Head(Now))!.Number);
    }

    private static readonly string Block = Corroborator.BlockOf(Claim(new("d"), "x"))!;

    private static Coding CodingOf(Intake intake, params string[] ids) =>
        new(intake.Bytes, "k", "en", null, [.. ids.Select(id => Claim(intake.Bytes, id))]);

    private static Event EventOf(string id, params string[] support) =>
        new()
        {
            Id = new(id),
            Type = "TRAIN_POLICE",
            Family = "C",
            Status = Status.Occurred,
            Actors = [new("Lao", "lao", "recipient", "LAO")],
            Date = Edtf.Parse("2023-11"),
            Support = [.. support.Select(s => new AssertionId(s))],
            Origins =
            [
                new()
                {
                    Key = "k",
                    Label = "Xinhua, 2023",
                    Kind = OriginKind.Document,
                    Assertions = [],
                    Steps = ["a step"],
                    State = "CHN",
                },
            ],
            Conflicts = [new("date", [new("2023", [new("a")])], "2023", "the narrowest date")],
            Strength = new(StrengthBand.Moderate, [new("one origin", 0)], ["any source for it"]),
            Because = [new("same day", 3)],
        };

    [Fact]
    public async Task A_block_waits_to_be_joined_when_it_gains_or_loses_an_assertion()
    {
        await using var ledger = await Open();
        var one = Taking("one");
        await ledger.TakeIn(one, Now);
        Assert.Empty(await ledger.NotJoined(Now));

        await ledger.KeepCodings([CodingOf(one, "a")], Now);
        Assert.Equal([Block], await ledger.NotJoined(Now));
        await ledger.KeepEvents([new(Block, [EventOf("EV-1", "a")])], Now);
        Assert.Empty(await ledger.NotJoined(Now));

        await ledger.KeepCodings([CodingOf(one)], Now);
        Assert.Equal([Block], await ledger.NotJoined(Now));
        Assert.Empty(await ledger.AssertionsIn(Block, Now));
    }

    [Fact]
    public async Task Events_come_back_as_they_were_kept_and_are_replaced_by_block()
    {
        await using var ledger = await Open();
        await ledger.KeepEvents([new(Block, [EventOf("EV-1", "a"), EventOf("EV-2", "b")]), new("other", [EventOf("EV-3", "c")])], Now);

        await ledger.KeepEvents([new(Block, [EventOf("EV-4", "a", "b")])], Now);

        var kept = new List<Event>();
        await foreach (var e in ledger.Events(Now))
        {
            kept.Add(e);
        }

        var expected = new List<Event> { EventOf("EV-3", "c"), EventOf("EV-4", "a", "b") };
        Assert.Equal(
            System.Text.Json.JsonSerializer.Serialize(expected),
            System.Text.Json.JsonSerializer.Serialize(kept.OrderBy(e => e.Id))
        );
    }

    [Fact]
    public async Task Joining_again_notes_every_block()
    {
        await using var ledger = await Open();
        var one = Taking("one");
        await ledger.TakeIn(one, Now);
        await ledger.KeepCodings([CodingOf(one, "a")], Now);
        await ledger.KeepEvents([new(Block, [EventOf("EV-1", "a")])], Now);

        await ledger.JoinAgain(Now);

        Assert.Equal([Block], await ledger.NotJoined(Now));
    }

    [Fact]
    public async Task Copies_lead_to_the_first_of_their_group_also_when_two_groups_turn_out_to_be_one()
    {
        await using var ledger = await Open();
        var all = "abcd".Select(t => Taking($"{t}", $"{t}")).ToList();
        await ledger.TakeIn([.. all], Now);
        Assert.Equal(all.Select(t => t.Bytes), await ledger.NotPlaced(Now));

        // a and b share nothing; c is a copy of b; d is a copy of a and of b.
        var asked = new List<string>();
        await ledger.Place(
            [
                new(all[0].Bytes, [1, ulong.MaxValue], null),
                new(all[1].Bytes, [2], null),
                new(all[2].Bytes, [2, 3], null),
                new(all[3].Bytes, [1, 2], null),
            ],
            (x, y) =>
            {
                asked.Add(x.Name + y.Name);
                return y.Name != "d" || x.Name != "c";
            },
            Now
        );

        var cards = new Dictionary<string, DocumentId?>(StringComparer.Ordinal);
        await foreach (var card in ledger.Cards(Now))
        {
            cards[card.Name] = card.CopyOf;
        }

        Assert.Equal(["bc", "ad", "bd", "cd"], asked);
        Assert.Empty(await ledger.NotPlaced(Now));
        Assert.Null(cards["a"]);
        Assert.All("bcd", copy => Assert.Equal(all[0].Bytes, cards[$"{copy}"]));
    }

    [Fact]
    public async Task A_document_that_others_cite_has_their_blocks_joined_anew()
    {
        await using var ledger = await Open();
        var (citing, cited) = (Taking("citing"), Taking("cited"));
        await ledger.TakeIn([citing, cited], Now);
        await ledger.KeepCodings([CodingOf(citing, "a") with { Cites = ["src.xinhua|2024-05-02"] }], Now);
        await ledger.Place([new(citing.Bytes, [], null)], (_, _) => false, Now);
        await ledger.KeepEvents([new(Block, [EventOf("EV-1", "a")])], Now);

        await ledger.Place([new(cited.Bytes, [], "src.xinhua|2024-05-02")], (_, _) => false, Now);

        Assert.Equal([Block], await ledger.NotJoined(Now));
    }

    [Theory]
    [InlineData("Phòng vệ Việt Nam", "viet nam")]
    [InlineData("中国与老挝签署协议", "老挝")]
    [InlineData("Đà Nẵng patrol", "da nang")]
    [InlineData("ຕຳຫຼວດລາວ", "ລາວ")]
    public async Task Search_finds_words_in_every_script(string text, string words)
    {
        await using var ledger = await Open();
        var one = Taking(text);
        await ledger.TakeIn(one, Now);
        await ledger.TakeIn(Taking("Something else"), Now);

        var hits = await ledger.Search(words, 10, Now);

        Assert.Equal(one.Bytes, Assert.Single(hits).Document);
        Assert.Contains('⟦', hits[0].Snippet);
    }

    [Theory]
    [InlineData("\" OR 1=1 --")]
    [InlineData("NEAR(a b)")]
    [InlineData("*")]
    [InlineData("a:b")]
    public async Task Search_words_are_words_and_never_a_query_language(string words)
    {
        await using var ledger = await Open();
        await ledger.TakeIn(Taking("Something else"), Now);

        Assert.Empty(await ledger.Search(words, 10, Now));
    }

    [Fact]
    public async Task A_derived_value_is_kept_replaced_and_removed()
    {
        await using var ledger = await Open();

        await ledger.KeepDerived("x", [1], Now);
        await ledger.KeepDerived("x", [2, 3], Now);
        var kept = await ledger.FindDerived("x", Now);
        await ledger.KeepDerived("x", null, Now);

        Assert.Equal([2, 3], kept);
        Assert.Null(await ledger.FindDerived("x", Now));
    }
}

public sealed class MemoryLedgerTests : LedgerContract
{
    protected override Task<ILedger> Open() => Task.FromResult<ILedger>(new MemoryLedger());
}

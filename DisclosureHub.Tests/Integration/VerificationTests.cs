using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Tests.Integration;

/// <summary>What somebody with the whole database in hand can change without the record telling, and what he cannot.</summary>
public sealed class VerificationTests
{
    /// <summary>One change behind the product's back each, and what the first finding must name.</summary>
    private static readonly Dictionary<string, (string Sql, string[] Names)> Changes = new()
    {
        ["a stance"] = ("""UPDATE "Opinions" SET "Stance" = 'Dissent' WHERE "Number" = '会签〔2026〕1号'""", ["Opinions 会签〔2026〕1号", ", Stance:", "\"Consent\"", "\"Dissent\""]),
        ["the reasons of an opinion"] = ("""UPDATE "Opinions" SET "Reasons" = '无异议。' WHERE "Number" = '会签〔2026〕1号'""", ["Opinions 会签〔2026〕1号", ", Content:"]),
        ["the basis of an opinion"] = ("""UPDATE "Opinions" SET "Basis" = '别的依据' WHERE "Number" = '会签〔2026〕1号'""", ["Opinions 会签〔2026〕1号", ", Content:"]),
        ["who signed"] = ($"""UPDATE "Opinions" SET "By" = REPLACE("By", '{Cast.FinanceHead.Person.Id}', '{Cast.LegalHead.Person.Id}') WHERE "Number" = '会签〔2026〕1号'""", ["Opinions 会签〔2026〕1号", ", By:"]),
        ["how late an opinion was"] = ("""UPDATE "Opinions" SET "DaysLate" = 3 WHERE "Number" = '会签〔2026〕1号'""", ["Opinions 会签〔2026〕1号", ", DaysLate:"]),
        ["a withdrawal made up"] = ("""UPDATE "Opinions" SET "WithdrawnAt" = "SignedAt" WHERE "Number" = '会签〔2026〕1号'""", ["Opinions 会签〔2026〕1号", ", WithdrawnAt:"]),
        ["an opinion's number"] = ("""UPDATE "Opinions" SET "Number" = '会签〔2026〕9号' WHERE "Number" = '会签〔2026〕1号'""", ["Opinions 会签〔2026〕1号", "(missing)"]),
        ["a text"] = ("""UPDATE "Versions" SET "Text" = REPLACE("Text", '五名', '五十名') WHERE "Number" = 1""", ["Versions", ", Text:"]),
        ["the fingerprint of a text"] = ("""UPDATE "Versions" SET "Hash" = 'sha256:00' WHERE "Number" = 1""", ["Versions", ", Hash:"]),
        ["a due date"] = ("""UPDATE "Consultations" SET "DueOn" = '2027-01-31'""", ["Consultations", ", DueOn:", "2026-12-02", "2027-01-31"]),
        ["the stage"] = ("""UPDATE "Releases" SET "Stage" = 'InConsultation'""", ["Releases", ", Stage:"]),
        ["the title in lists"] = ("""UPDATE "Releases" SET "Title" = '别的公告'""", ["Releases", ", Title:"]),
        ["the stance in lists"] = ("""UPDATE "Consultations" SET "Stance" = 'Dissent'""", ["Consultations", ", Stance:"]),
        ["what a consultation came to"] = ("""UPDATE "Consultations" SET "State" = 'Asked'""", ["Consultations", ", State:"]),
        ["the lead"] = ($"""UPDATE "Releases" SET "Lead" = (SELECT "Id" FROM "Units" WHERE "Order" = 4)""", ["Releases", ", Lead:"]),
        ["a release's number"] = ("""UPDATE "Releases" SET "Number" = '联发〔2026〕7号'""", ["Releases", ", Number:"]),
        ["the fingerprint of a paper"] = ("""UPDATE "Papers" SET "Content" = 'sha256:00' WHERE "Number" = '会签〔2026〕1号'""", ["Papers 会签〔2026〕1号", ", Content:"]),
        ["when a paper was issued"] = ("""UPDATE "Papers" SET "IssuedAt" = CAST('2026-11-20 09:00:00' AS {instant}) WHERE "Number" = '会签〔2026〕1号'""", ["Papers 会签〔2026〕1号", ", IssuedAt:"]),
        ["the version of a paper"] = ("""UPDATE "Papers" SET "Version" = 1 WHERE "Number" = '会签〔2026〕1号'""", ["Papers 会签〔2026〕1号", ", Version:"]),
        ["why a paper is void"] = ("""UPDATE "Papers" SET "VoidReason" = '作废' WHERE "Number" = '会签〔2026〕1号'""", ["Papers 会签〔2026〕1号", ", VoidReason:"]),
        ["the last number given, put back"] = ("""UPDATE "Numbers" SET "Last" = 1 WHERE "Series" = 'Opinion'""", ["Numbers Opinion/2026", ", Last:", "is 2", "says 1"]),
        ["the last number given, put on"] = ("""UPDATE "Numbers" SET "Last" = 3 WHERE "Series" = 'Opinion'""", ["Numbers Opinion/2026", ", Last:", "is 2", "says 3"]),
        ["a number far too high"] = ("""UPDATE "Papers" SET "Number" = '会签〔2026〕2000000000号' WHERE "Number" = '会签〔2026〕1号'""", ["Papers 会签〔2026〕1号", "(missing)"]),
        ["a series gone"] = ("""DELETE FROM "Numbers" WHERE "Series" = 'Release'""", ["Numbers Release/2026", ", Last:", "is 1", "says 0"]),
        ["an opinion gone"] = ("""DELETE FROM "Opinions" WHERE "Number" = '会签〔2026〕2号'""", ["Opinions 会签〔2026〕2号", "(missing)"]),
        ["a version gone"] = ("""DELETE FROM "Versions" WHERE "Number" = 2""", ["Versions", "(missing)"]),
        ["a consultation gone"] = ($"""DELETE FROM "Consultations" WHERE "Unit" = (SELECT "Id" FROM "Units" WHERE "Order" = 3)""", ["Consultations", "(missing)"]),
        ["a release gone"] = ("""DELETE FROM "Releases" """, ["Releases", "missing"]),
        ["a matter gone"] = ("""DELETE FROM "Matters" """, ["Matters", "the table does not"]),
        ["a file's bytes"] = ("""UPDATE "Files" SET "Bytes" = CAST('x' AS {blob})""", ["Files", "岗位表.csv", "not the ones that were signed"]),
        ["a file gone"] = ("""DELETE FROM "Files" """, ["Files", "岗位表.csv", "missing"]),
        ["a text that is no text any more"] = ("""UPDATE "Versions" SET "Text" = '{' WHERE "Number" = 1""", ["Releases", "cannot be read"]),
        ["a stance that there is not"] = ("""UPDATE "Opinions" SET "Stance" = 'Maybe' WHERE "Number" = '会签〔2026〕1号'""", ["Releases", "cannot be read"]),
        ["a fact"] = ("""UPDATE "Ledger" SET "Payload" = REPLACE("Payload", '"Consent"', '"Dissent"') WHERE "Kind" = 'OpinionSigned'""", ["entry", "(OpinionSigned)", "not what its hash was taken of"]),
        ["a fact that is no fact any more"] = ("""UPDATE "Ledger" SET "Payload" = '{' WHERE "MatterSeq" = 3""", ["entry 3", "not what its hash was taken of"]),
        ["the kind of a fact"] = ("""UPDATE "Ledger" SET "Kind" = 'Nothing' WHERE "MatterSeq" = 3""", ["entry 3 (Nothing)", "not what its hash was taken of"]),
        ["when it was done"] = ("""UPDATE "Ledger" SET "At" = CAST('2026-11-20 09:00:00' AS {instant}) WHERE "MatterSeq" = 3""", ["entry 3", "not what its hash was taken of"]),
        ["who did it"] = ("""UPDATE "Ledger" SET "Person" = "Post" WHERE "MatterSeq" = 5""", ["entry 5", "not what its hash was taken of"]),
        ["an entry deleted"] = ("""DELETE FROM "Ledger" WHERE "MatterSeq" = 4""", ["entry 5", "entry 4 is missing"]),
        ["the entry of a signature deleted"] = ("""DELETE FROM "Ledger" WHERE "MatterSeq" = (SELECT MIN("MatterSeq") FROM "Ledger" WHERE "Kind" = 'OpinionSigned')""", ["is missing before it"]),
        ["two entries swapped"] = ("""UPDATE "Ledger" SET "MatterSeq" = CASE "MatterSeq" WHEN 1004 THEN 3 ELSE 4 END WHERE "MatterSeq" IN (1003, 1004)""", ["entry 3", "does not follow"]),
        ["an entry inserted"] = ("""
            INSERT INTO "Ledger" ("Matter", "MatterSeq", "Command", "Ordinal", "Kind", "Article", "Schema", "At", "Person", "Post", "OnBehalfOf", "How", "Payload", "PrevHash", "Hash")
            SELECT "Matter", (SELECT MAX("MatterSeq") + 1 FROM "Ledger"), "Command", 77, "Kind", "Article", "Schema", "At", "Person", "Post", "OnBehalfOf", "How", "Payload", "PrevHash", "Hash" FROM "Ledger" WHERE "MatterSeq" = 2
            """, ["(DraftSaved)", "does not follow"]),
        ["the lines of a checkpoint"] = ("""UPDATE "Checkpoints" SET "Heads" = 'nonsense' WHERE "Seq" = 1""", ["Checkpoints 1", "not what its hash was taken of"]),
        ["a checkpoint gone"] = ("""DELETE FROM "Checkpoints" WHERE "Seq" = 1""", ["Checkpoints 2", "does not follow"]),
    };

    public static readonly TheoryData<Db, string> EveryChange = new(from engine in Enum.GetValues<Db>() from change in Changes.Keys select (engine, change));

    /// <summary>What the tests of this class begin with a copy of; they run one after another.</summary>
    private static readonly Dictionary<Db, Hub> Agreed = [];

    [Theory, MemberData(nameof(EveryChange))]
    public async Task A_change_behind_the_products_back_is_found_and_named(Db engine, string change)
    {
        await using var hub = await AgreedAsync(engine);
        var before = await hub.VerifyAsync();
        Assert.Empty(before.Found);
        Assert.Equal((1, 2), (before.Matters, before.Checkpoints));

        await hub.DropTriggersAsync();
        if (change == "two entries swapped")
        {
            // Out of the way of the unique index first.
            await hub.SqlAsync("""UPDATE "Ledger" SET "MatterSeq" = "MatterSeq" + 1000 WHERE "MatterSeq" IN (3, 4)""");
        }

        var (sql, names) = Changes[change];
        await hub.SqlAsync(
            engine == Db.Sqlite ? "PRAGMA foreign_keys=OFF" : "SET session_replication_role = replica",
            sql.Replace("{blob}", engine == Db.Sqlite ? "BLOB" : "BYTEA", StringComparison.Ordinal).Replace("{instant}", engine == Db.Sqlite ? "TEXT" : "TIMESTAMPTZ", StringComparison.Ordinal));

        var verdict = await hub.VerifyAsync();
        Assert.False(verdict.IsClean);
        Assert.All(names, name => Assert.Contains(name, verdict.Found[0].Says, StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task A_stance_changed_by_hand_is_one_finding_with_what_follows_from_it(Db engine)
    {
        await using var hub = await AgreedAsync(engine);
        await hub.SqlAsync("""UPDATE "Opinions" SET "Stance" = 'Dissent' WHERE "Number" = '会签〔2026〕1号'""");
        var found = Assert.Single((await hub.VerifyAsync()).Found);
        Assert.Equal((Fault.Differs, "Opinions", "Stance", "Consent", "Dissent"), (found.Fault, found.Table, found.Field, found.Recorded, found.Held));
        Assert.StartsWith("联发〔2026〕1号: Opinions 会签〔2026〕1号", found.Says, StringComparison.Ordinal);
        Assert.Equal(
            [(Fault.Differs, "Content"), (Fault.DoesNotFollow, "LeadStep"), (Fault.DoesNotFollow, "Stage"), (Fault.DoesNotFollow, "Stance"), (Fault.DoesNotFollow, "State")],
            found.Follows.Select(f => (f.Fault, f.Field)).OrderBy(f => f.Fault).ThenBy(f => f.Field, StringComparer.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task A_withdrawal_whose_signature_was_taken_off_the_record_is_a_finding_like_any_other(Db engine)
    {
        await using var hub = await AgreedAsync(engine);
        var id = await OnlyAsync(hub);
        var opinion = (await hub.LoadAsync(id)).Opinions[^1];
        await hub.MustAsync(new WithdrawOpinion(NewId.OfCommand(), id, opinion.Unit, opinion.Id, "另行答复。"), Cast.LegalHead);
        await hub.DropTriggersAsync();
        await hub.SqlAsync($"""DELETE FROM "Ledger" WHERE "Payload" LIKE '%{opinion.Number}%'""");
        Assert.Contains("is missing before it", (await hub.VerifyAsync()).Found[0].Says, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_number_that_was_given_and_stands_nowhere_is_a_finding_of_its_own(Db engine)
    {
        await using var hub = await AgreedAsync(engine);
        await hub.SqlAsync("""DELETE FROM "Papers" WHERE "Number" = '会签〔2026〕1号'""");
        var found = (await hub.VerifyAsync()).Found;
        Assert.Equal((Fault.Missing, "Papers"), (found[0].Fault, found[0].Table));
        Assert.Equal((Fault.NumberMissing, "Numbers", "Opinion/2026", "1"), (found[^1].Fault, found[^1].Table, found[^1].Row, found[^1].Recorded));
    }

    [Theory, OnBothEngines]
    public async Task An_opinion_made_up_is_found_as_one_the_record_never_heard_of(Db engine)
    {
        await using var hub = await AgreedAsync(engine);
        var id = await OnlyAsync(hub);
        await hub.SqlAsync($"""
            INSERT INTO "Opinions" ("Id", "Release", "Number", "Unit", "Version", "Stance", "Scope", "Reasons", "Basis", "ProposedText", "ScopeHash", "DaysLate", "By", "SignedAt", "WithdrawnAt")
            SELECT "Release", "Release", '会签〔2026〕3号', "Unit", "Version", "Stance", "Scope", "Reasons", "Basis", "ProposedText", "ScopeHash", "DaysLate", "By", "SignedAt", "WithdrawnAt" FROM "Opinions" WHERE "Number" = '会签〔2026〕1号'
            """);
        var found = (await hub.VerifyAsync()).Found;
        Assert.Contains($"Opinions 会签〔2026〕3号 ({id})", found[0].Says, StringComparison.Ordinal);
        Assert.Contains("(nothing)", found[0].Says, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_release_made_up_is_found_as_one_the_record_never_heard_of(Db engine)
    {
        await using var hub = await AgreedAsync(engine);
        await using (var db = hub.Contexts.CreateDbContext())
        {
            var columns = string.Join(", ", db.Model.FindEntityType(typeof(JointRelease))!.GetProperties().Select(p => p.Name == "Id" ? "" : $"\"{Microsoft.EntityFrameworkCore.RelationalPropertyExtensions.GetColumnName(p)}\"").Where(c => c.Length > 0));
            await hub.SqlAsync($"""INSERT INTO "Releases" ("Id", {columns}) SELECT (SELECT "Id" FROM "Units" WHERE "Order" = 1), {columns} FROM "Releases" """);
        }

        Assert.Contains((await hub.VerifyAsync()).Found, f => f.Says.Contains($"Releases {Cast.Employment.Id}: the table holds a release the record never heard of", StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task A_tail_cut_off_with_everything_that_follows_from_it_is_found_through_the_checkpoint(Db engine)
    {
        await using var hub = await AgreedAsync(engine);
        var kept = await CutAsync(hub, andTheCheckpoint: false);
        var found = (await hub.VerifyAsync()).Found;
        Assert.StartsWith("Checkpoints 2: entry", Assert.Single(found).Says, StringComparison.Ordinal);
        Assert.Single((await hub.VerifyAsync(kept)).Found);
    }

    [Theory, OnBothEngines]
    public async Task A_tail_cut_off_together_with_its_checkpoint_is_found_only_with_the_kept_digest(Db engine)
    {
        await using var hub = await AgreedAsync(engine);
        var kept = await CutAsync(hub, andTheCheckpoint: true);
        Assert.Empty((await hub.VerifyAsync()).Found);
        Assert.Contains(kept, Assert.Single((await hub.VerifyAsync(kept)).Found).Says, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_whole_record_written_anew_is_found_only_with_the_kept_digest(Db engine)
    {
        await using var hub = await AgreedAsync(engine);
        var id = await OnlyAsync(hub);
        var kept = (await hub.VerifyAsync()).Digest;
        await RewriteAsync(hub, id);
        Assert.Empty((await hub.VerifyAsync()).Found);
        Assert.Equal("改写的理由", (await hub.LoadAsync(id)).Opinions[0].Reasons);
        Assert.Contains(kept, Assert.Single((await hub.VerifyAsync(kept)).Found).Says, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Every_digest_ever_kept_holds_as_the_record_grows(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        List<string> kept = [];
        for (var i = 0; i < 3; i++)
        {
            await hub.DraftedAsync([Cast.Finance]);
            kept.Add((await hub.Get<Checkpoints>().TieAsync())!);
        }

        var verdict = await hub.VerifyAsync([.. kept]);
        Assert.Empty(verdict.Found);
        Assert.Equal((kept[^1], 3, 3, 12L), (verdict.Digest, verdict.Matters, verdict.Checkpoints, verdict.Entries));
    }

    [Theory, OnBothEngines]
    public async Task An_empty_record_holds(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        Assert.Equivalent(new Verdict(0, 0, 0, "", []), await hub.VerifyAsync());
        Assert.Single((await hub.VerifyAsync("sha256:1")).Found);
    }

    /// <summary>Two versions, two units, one file, agreed, with a checkpoint before the signatures on the second text and one after.</summary>
    private static async Task<Hub> MakeAgreedAsync(Db engine)
    {
        var hub = await Hub.StartAsync(engine);
        var id = await hub.DraftedAsync([Cast.Finance, Cast.Legal]);
        await hub.MustAsync(new AttachFile(NewId.OfCommand(), id, NewId.Of<AttachmentId>(), "岗位表.csv", "岗位,人数\n"u8.ToArray()), Cast.Drafter);
        await hub.SubmitAsync(id);
        await hub.IssueAsync(id);
        _ = await hub.Get<Checkpoints>().TieAsync();
        await hub.ReviseAsync(id);
        await hub.SignAsync(id, Cast.Finance);
        await hub.SignAsync(id, Cast.Legal);
        _ = await hub.Get<Checkpoints>().TieAsync();
        return hub;
    }

    private static async Task<Hub> AgreedAsync(Db engine)
    {
        if (!Agreed.TryGetValue(engine, out var agreed))
        {
            Agreed[engine] = agreed = await MakeAgreedAsync(engine);
        }

        return await agreed.CopyAsync();
    }

    private static async Task<JointReleaseId> OnlyAsync(Hub hub)
    {
        await using var db = hub.Contexts.CreateDbContext();
        return await db.Releases.Select(r => r.Id).SingleAsync();
    }

    /// <summary>Undoes the last signature and the agreement as if they had never been.</summary>
    private static async Task<string> CutAsync(Hub hub, bool andTheCheckpoint)
    {
        var kept = (await hub.VerifyAsync()).Digest;
        var record = await hub.RecordAsync(await OnlyAsync(hub));
        var last = record[^4];
        Assert.Equal([nameof(ClockStopped), nameof(OpinionSigned), nameof(ReleaseAgreed), nameof(ClockStopped)], record.TakeLast(4).Select(e => e.Kind));
        await hub.DropTriggersAsync();
        await hub.SqlAsync(
            $"""DELETE FROM "Ledger" WHERE "MatterSeq" > {last.MatterSeq}""",
            $"""UPDATE "Matters" SET "HeadSeq" = {last.MatterSeq}, "HeadHash" = '{last.Hash}'""",
            """DELETE FROM "Opinions" WHERE "Number" = '会签〔2026〕2号'""",
            """DELETE FROM "Papers" WHERE "Number" = '会签〔2026〕2号'""",
            """UPDATE "Numbers" SET "Last" = 1 WHERE "Series" = 'Opinion'""",
            """UPDATE "Releases" SET "Stage" = 'InConsultation'""",
            $"""UPDATE "Deadlines" SET "State" = 'Running', "ClosedAt" = NULL WHERE "Of" = (SELECT "Id" FROM "Units" WHERE "Order" = {Cast.Legal.Order})""",
            $"""UPDATE "Consultations" SET "State" = 'Asked', "Stance" = NULL WHERE "Unit" = (SELECT "Id" FROM "Units" WHERE "Order" = {Cast.Legal.Order})""");
        if (andTheCheckpoint)
        {
            await hub.SqlAsync("""DELETE FROM "Checkpoints" WHERE "Seq" = 2""");
        }

        return kept;
    }

    /// <summary>Changes an opinion, the fact of its signing, and every hash from there to the last checkpoint: all that can be done from inside.</summary>
    private static async Task RewriteAsync(Hub hub, JointReleaseId id)
    {
        var release = await hub.LoadAsync(id);
        var opinion = release.Opinions[0];
        var (old, anew) = (opinion.Content.Hash(), (opinion.Content with { Reasons = "改写的理由" }).Hash());
        await hub.DropTriggersAsync();
        await using var db = hub.Contexts.CreateDbContext();
        var record = await hub.RecordAsync(id);
        var (prev, hashes) = ("", new Dictionary<string, string>());
        foreach (var e in record)
        {
            LedgerEntry Forged(string hash) => new()
            {
                Seq = e.Seq, Matter = e.Matter, MatterSeq = e.MatterSeq, Command = e.Command, Ordinal = e.Ordinal, Kind = e.Kind, Article = e.Article,
                Schema = e.Schema, At = e.At, Person = e.Person, Post = e.Post, OnBehalfOf = e.OnBehalfOf, How = e.How,
                Payload = e.Payload.Replace(old.Value, anew.Value, StringComparison.Ordinal), PrevHash = prev, Hash = hash,
            };
            var forged = Forged(Forged("").ComputeHash());
            hashes[e.Hash] = prev = forged.Hash;
            db.Entry(forged).State = EntityState.Modified;
        }

        var before = "";
        foreach (var c in await db.Checkpoints.AsNoTracking().OrderBy(c => c.Seq).ToListAsync())
        {
            Checkpoint Forged(string hash) => new()
            {
                Seq = c.Seq, At = c.At, Heads = hashes.Aggregate(c.Heads, (heads, h) => heads.Replace(h.Key, h.Value, StringComparison.Ordinal)), PrevHash = before, Hash = hash,
            };
            var forged = Forged(Forged("").ComputeHash());
            before = forged.Hash;
            db.Entry(forged).State = EntityState.Modified;
        }

        await db.SaveChangesAsync();
        await hub.SqlAsync(
            """UPDATE "Opinions" SET "Reasons" = '改写的理由'""", $"""UPDATE "Papers" SET "Content" = '{anew}' WHERE "Content" = '{old}'""", $"""UPDATE "Matters" SET "HeadHash" = '{prev}'""");
    }
}

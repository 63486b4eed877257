using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace DisclosureHub.Web.Persistence.Ledger;

/// <summary>What a verification found, first things first; an empty list is a clean record.</summary>
/// <param name="Entries">How many entries were read.</param>
/// <param name="Matters">How many chains.</param>
/// <param name="Digest">The hash of the last checkpoint: keep it elsewhere.</param>
public sealed record Verdict(long Entries, int Matters, int Checkpoints, string Digest, IReadOnlyList<Finding> Found)
{
    public bool IsClean => Found.Count == 0;
}

/// <summary>
/// Walks every chain, replays the facts and compares them with the tables, follows the checkpoints, and takes a digest
/// kept elsewhere. It reads only.
/// </summary>
public sealed class Verification(HubDbFactory contexts)
{
    private const int MostFindings = 100;

    /// <param name="keptDigests">Checkpoint hashes kept outside: each must be in the chain of checkpoints.</param>
    public async Task<Verdict> VerifyAsync(IReadOnlyCollection<string>? keptDigests = null, CancellationToken stop = default)
    {
        await using var db = contexts.CreateDbContext();

        // Of one moment: what is signed while this runs is not a difference.
        await using var snapshot = await db.BeginSnapshotAsync(stop);
        List<Finding> found = [];
        var hashes = new Dictionary<(Guid, int), string>();
        long entries = 0;
        var matters = await db.Matters.AsNoTracking().OrderBy(m => m.Id).ToListAsync(stop);
        foreach (var matter in matters)
        {
            var chain = await db.Ledger.AsNoTracking().Where(e => e.Matter == matter.Id).OrderBy(e => e.MatterSeq).ToListAsync(stop);
            entries += chain.Count;
            found.AddRange(Walk(matter, chain, hashes));
            found.AddRange(await ReplayAsync(db, matter, chain, stop));
        }

        var known = matters.Select(m => m.Id).ToHashSet();
        var strays = await db.Ledger.AsNoTracking().Select(e => e.Matter).Distinct().ToListAsync(stop);
        found.AddRange(strays.Where(m => !known.Contains(m)).Select(Lost));
        var rooted = (await db.Releases.AsNoTracking().Select(r => r.Id).ToListAsync(stop)).Where(id => !known.Contains(id.Value));
        found.AddRange(rooted.Select(id => new Finding(
            Fault.Unheard, id.Value, "Releases", id.ToString(), "", "", "", $"Releases {id}: the table holds a release the record never heard of")));

        found.AddRange(await NumbersVerification.CompareAsync(db, stop));
        var (count, digest) = await FollowCheckpointsAsync(db, hashes, keptDigests ?? [], found, stop);
        return new Verdict(entries, matters.Count, count, digest, [.. found.Take(MostFindings)]);
    }

    /// <summary>
    /// Checks one matter: walks its chain, replays its facts, and looks up every checkpoint that tied it. Whether the
    /// checkpoints follow on each other is a question about the whole record and not asked here.
    /// </summary>
    /// <returns>A verdict whose digest is the head of the chain.</returns>
    public async Task<Verdict> VerifyMatterAsync(Guid id, CancellationToken stop = default)
    {
        await using var db = contexts.CreateDbContext();
        await using var snapshot = await db.BeginSnapshotAsync(stop);
        var chain = await db.Ledger.AsNoTracking().Where(e => e.Matter == id).OrderBy(e => e.MatterSeq).ToListAsync(stop);
        if (await db.Matters.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, stop) is not { } matter)
        {
            return new Verdict(chain.Count, 0, 0, "", [Lost(id)]);
        }

        var hashes = new Dictionary<(Guid, int), string>();
        List<Finding> found = [.. Walk(matter, chain, hashes), .. await ReplayAsync(db, matter, chain, stop)];

        // A checkpoint names a matter only when its chain grew, so there are never more of these than entries.
        var (name, ties) = (id.ToString(), 0);
        await foreach (var checkpoint in db.Checkpoints.AsNoTracking().Where(c => c.Heads.Contains(name)).OrderBy(c => c.Seq).AsAsyncEnumerable().WithCancellation(stop))
        {
            ties++;
            if (checkpoint.Hash != checkpoint.ComputeHash())
            {
                found.Add(Broken(checkpoint, "it is not what its hash was taken of"));
            }

            found.AddRange(Checkpoints.Read(checkpoint.Heads).Where(head => head.Matter == id).SelectMany(head => Untied(checkpoint, head, hashes)));
        }

        return new Verdict(chain.Count, 1, ties, matter.HeadHash, [.. found.Take(MostFindings)]);
    }

    private static Finding Lost(Guid matter) =>
        new(Fault.Missing, matter, "Matters", matter.ToString(), "", "", "", $"Matters {matter}: the record knows this matter, the table does not");

    private static Finding Broken(Checkpoint checkpoint, string how) =>
        new(Fault.CheckpointBroken, null, "Checkpoints", $"{checkpoint.Seq}", "", "", "", $"Checkpoints {checkpoint.Seq}: {how}");

    private static IEnumerable<Finding> Untied(Checkpoint checkpoint, (Guid Matter, int Seq, string Hash) head, Dictionary<(Guid, int), string> hashes)
    {
        if (!hashes.TryGetValue((head.Matter, head.Seq), out var hash) || hash != head.Hash)
        {
            yield return new Finding(
                Fault.Untied, head.Matter, "Checkpoints", $"{checkpoint.Seq}", $"{head.Seq}", "", "",
                $"Checkpoints {checkpoint.Seq}: entry {head.Seq} of {head.Matter} is not on the record as it was tied");
        }
    }

    private static IEnumerable<Finding> Walk(MatterRow matter, List<LedgerEntry> chain, Dictionary<(Guid, int), string> hashes)
    {
        var (prev, seq) = ("", 0);
        foreach (var entry in chain)
        {
            seq++;
            Finding Found(Fault fault, string how, int before = 0) => new(
                fault, matter.Id, "Ledger", $"{entry.MatterSeq}", entry.Kind, before > 0 ? $"{before}" : "", "",
                $"Ledger {matter.Id} entry {entry.MatterSeq} ({entry.Kind}): {how}");
            if (entry.MatterSeq != seq)
            {
                yield return Found(Fault.EntryMissing, $"entry {seq} is missing before it", seq);
                seq = entry.MatterSeq;
            }
            else if (entry.PrevHash != prev)
            {
                yield return Found(Fault.EntryMisplaced, "it does not follow on the entry before it");
            }

            if (entry.Hash != entry.ComputeHash())
            {
                yield return Found(Fault.EntryAltered, "its content is not what its hash was taken of");
            }

            hashes[(matter.Id, entry.MatterSeq)] = entry.Hash;
            prev = entry.Hash;
        }

        if (matter.HeadSeq != seq || matter.HeadHash != prev)
        {
            yield return new Finding(
                Fault.ChainEnds, matter.Id, "Ledger", "", "", $"{matter.HeadSeq}", $"{seq}",
                $"Ledger {matter.Id}: the chain ends at entry {seq}, the matter says {matter.HeadSeq}");
        }
    }

    private static async Task<IEnumerable<Finding>> ReplayAsync(HubDb db, MatterRow matter, List<LedgerEntry> chain, CancellationToken stop)
    {
        Finding Of(Fault fault, string table, string how) => new(fault, matter.Id, table, matter.Id.ToString(), "", "", "", $"{table} {matter.Id}: {how}");
        if (matter.Kind == nameof(TimeRules))
        {
            return await TimeRulesVerification.ReplayAsync(db, matter, chain, stop);
        }

        if (matter.Kind == nameof(Organisation))
        {
            return await OrganisationVerification.ReplayAsync(db, matter, chain, stop);
        }

        if (matter.Kind != nameof(JointRelease))
        {
            return [Of(Fault.UnknownKind, "Matters", $"of an unknown kind, {matter.Kind}")];
        }

        List<DomainEvent> facts;
        try
        {
            facts = [.. chain.Select(Facts.Read)];
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidDataException)
        {
            return [Of(Fault.Unreadable, "Ledger", $"a fact cannot be read: {e.Message}")];
        }

        db.ChangeTracker.Clear();
        JointRelease? release;
        try
        {
            release = await JointReleaseMapping.LoadAsync(db, matter.Id, stop);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException or FormatException)
        {
            // What was written there by hand is no release any more. That is a finding, not the end of the verification.
            return [Of(Fault.Unreadable, "Releases", $"it cannot be read: {e.Message}")];
        }

        if (release is null)
        {
            return [Of(Fault.Missing, "Releases", "missing, though the record knows it")];
        }

        // Numbers first: that is how people know a release.
        var number = facts.OfType<VersionIssued>().FirstOrDefault()?.Number;
        List<Finding> found =
            [.. Finding.Grouped([.. ReleaseRecord.Replay(facts).CompareWith(release).Select(d => Differing(matter.Id, number, d)), .. NotAsItFollows(db, release)])];
        foreach (var file in FilesOf(release))
        {
            var bytes = await db.Files.Where(f => f.Id == file.Id.Value).Select(f => f.Bytes).FirstOrDefaultAsync(stop);
            if (bytes is null || TextHash.Of(bytes) != file.Hash)
            {
                found.Add(new Finding(
                    bytes is null ? Fault.FileMissing : Fault.FileAltered, matter.Id, "Files", file.Name, "", "", "",
                    $"Files {file.Id} ({file.Name}): {(bytes is null ? "missing" : "its bytes are not the ones that were signed")}"));
            }
        }

        return found;
    }

    /// <summary>What somebody signed over, or signed on paper: attachments of the versions, and scans of opinions confirmed or under way.</summary>
    private static IEnumerable<Attachment> FilesOf(JointRelease release) =>
        release.Versions.SelectMany(v => v.Text.Attachments)
            .Concat(release.Opinions.Select(o => o.Paper?.Scan.File).OfType<Attachment>())
            .Concat(release.Consultations.Select(c => c.Paper?.Scan?.File).OfType<Attachment>())
            .DistinctBy(a => a.Id);

    private static Finding Differing(Guid matter, string? number, Difference difference)
    {
        var (table, row) = (difference.Row.Split(' ', 2)[0], difference.Row.Split(' ', 2)[1]);
        var fault = difference switch
        {
            { InTable: "(missing)" } => Fault.Missing,
            { OnRecord: "(nothing)" } => Fault.Unheard,
            _ => Fault.Differs,
        };
        return new Finding(fault, matter, table, row, difference.Field, difference.OnRecord, difference.InTable, (number is null ? "" : $"{number}: ") + difference);
    }

    /// <summary>The columns that only show what follows from the parts: written once more in memory, none may change.</summary>
    private static IEnumerable<Finding> NotAsItFollows(HubDb db, JointRelease release)
    {
        var root = db.Entry(release);
        JointReleaseMapping.Show(db, release, root.Property<DateTimeOffset>(JointReleaseMapping.ChangedAtColumn).CurrentValue);
        (string Table, string Row, EntityEntry Entry)[] rows =
            [("Releases", release.Id.ToString(), root), .. release.Consultations.Select(c => ("Consultations", $"{release.Id}/{c.Unit}", (EntityEntry)db.Entry(c))), .. release.Deadlines.Select(d => ("Deadlines", d.Id.ToString(), (EntityEntry)db.Entry(d)))];
        return
            from row in rows
            from column in row.Entry.Properties
            where !Equals(column.OriginalValue, column.CurrentValue)
            let field = column.Metadata.GetColumnName()
            select new Finding(
                Fault.DoesNotFollow, release.Id.Value, row.Table, row.Row, field, $"{column.CurrentValue}", $"{column.OriginalValue}",
                $"{row.Table} {row.Row}, {field}: follows as \"{column.CurrentValue}\", the table says \"{column.OriginalValue}\"");
    }

    private static async Task<(int Count, string Digest)> FollowCheckpointsAsync(
        HubDb db, Dictionary<(Guid, int), string> hashes, IReadOnlyCollection<string> kept, List<Finding> found, CancellationToken stop)
    {
        var (prev, count) = ("", 0);
        var seen = new HashSet<string>();
        await foreach (var checkpoint in db.Checkpoints.AsNoTracking().OrderBy(c => c.Seq).AsAsyncEnumerable().WithCancellation(stop))
        {
            count++;
            if (checkpoint.PrevHash != prev || checkpoint.Hash != checkpoint.ComputeHash())
            {
                found.Add(Broken(checkpoint, "it does not follow, or is not what its hash was taken of"));
            }

            found.AddRange(Checkpoints.Read(checkpoint.Heads).SelectMany(head => Untied(checkpoint, head, hashes)));
            _ = seen.Add(checkpoint.Hash);
            prev = checkpoint.Hash;
        }

        found.AddRange(kept.Where(digest => !seen.Contains(digest)).Select(digest => new Finding(
            Fault.DigestUnknown, null, "Checkpoints", digest, "", "", "", $"Checkpoints: the kept digest {digest} is not among them; the record was cut or rewritten")));
        return (count, prev);
    }
}

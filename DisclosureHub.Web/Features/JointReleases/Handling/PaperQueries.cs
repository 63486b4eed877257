using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Runtime;
using Printed = DisclosureHub.Web.Letters;

namespace DisclosureHub.Web.Features.JointReleases.Handling;

/// <summary>Finds a numbered paper of a release and describes it from the record, under the reader's own rights.</summary>
public sealed class PaperQueries(JointReleaseQueries releases, BureauDirectory directory, BureauCard bureau)
{
    /// <summary>The paper, or null when there is none of this number here, it is void, or it is not for this reader.</summary>
    public async Task<Printed.Paper?> FindAsync(JointReleaseId id, string number, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!WhoSeesWhat.SeesTheRest(reader) || await releases.LoadAsync(id, reader) is not { } release)
        {
            return null;
        }

        if (release.Papers.FirstOrDefault(p => p.Number == number) is not { VoidedAt: null } paper)
        {
            return null;
        }

        var printer = new PaperPrinter(release, await directory.NamesAsync(), bureau);
        return paper.Kind switch
        {
            PaperKind.OpinionSheet => printer.OpinionSheet(number),
            PaperKind.DiscrepancyRecord => printer.DiscrepancyRecord(number),
            PaperKind.Minutes => printer.Minutes(number),
            PaperKind.Letter => printer.Letter(paper),
            _ => null,
        };
    }
}

using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

/// <summary>After every act the facts alone tell what the release holds; and which facts tell nothing is written down here.</summary>
public class ReleaseRecordOfActsTests
{
    /// <summary>Working papers and what follows from other facts: nothing the tables hold is compared with them.</summary>
    private static readonly string[] TellNothing =
    [
        nameof(ReleaseCopied), nameof(DraftSaved), nameof(TextBroughtIn), nameof(DraftSubmitted), nameof(DraftReturned), nameof(AgreedTextTakenUp),
        nameof(OpinionDrafted), nameof(OpinionSentToHead), nameof(OpinionReturned), nameof(ProposalDrafted), nameof(ProposalSentToHead),
        nameof(PaperOpinionRecorded), nameof(PaperOpinionRejected), nameof(PaperOpinionConfirmed), nameof(TextTried), nameof(MinutesWritten),
        nameof(ConsentVoided), nameof(ReleaseAgreed), nameof(ReleaseDecided), nameof(UnitAdded), nameof(UnitUrged), nameof(KeptAsTemplate),
        nameof(UnitPutBeforeOffice), nameof(ReminderGiven),
    ];

    /// <summary>Facts of the bureau's time rules, which are a matter of their own.</summary>
    private static readonly string[] OfTheBureau = [nameof(TimeRulesBegun), nameof(TermSet), nameof(NoticeLoaded)];

    [Fact]
    public void After_every_act_in_every_situation_the_replay_equals_the_release()
    {
        foreach (var (act, release, _) in EveryAct())
        {
            var difference = ReleaseRecord.Replay(Given.FactsOf(release)).CompareWith(release).FirstOrDefault();
            Assert.True(difference is null, $"{act}: {difference}");
        }
    }

    [Fact]
    public void Every_kind_of_fact_taken_off_the_record_is_missed_but_for_those_that_tell_nothing()
    {
        HashSet<string> seen = [nameof(ReleaseCopied), .. OfTheBureau], missed = [];
        foreach (var (_, release, since) in EveryAct())
        {
            var facts = Given.FactsOf(release);
            foreach (var kind in facts.Skip(since).Select(f => f.Kind).Distinct().Where(kind => !missed.Contains(kind)))
            {
                _ = seen.Add(kind);
                var last = facts.Last(f => f.Kind == kind);
                if (ReleaseRecord.Replay(facts.Where(f => !ReferenceEquals(f, last))).CompareWith(release).Any())
                {
                    _ = missed.Add(kind);
                }
            }
        }

        Assert.Equal(typeof(DomainEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DomainEvent)) && !typeof(OrganisationFact).IsAssignableFrom(t)).Select(t => t.Name).Order(), seen.Order());
        Assert.Equal(TellNothing.Order(), seen.Except(missed).Except(OfTheBureau).Order());
    }

    /// <summary>Each situation, then each act in it; with how many facts there were before.</summary>
    private static IEnumerable<(string Act, JointRelease Release, int Since)> EveryAct()
    {
        foreach (var situation in Situation.All)
        {
            yield return (situation.Name, situation.Make(), 0);
            var release = situation.Make();
            var since = Given.FactsOf(release).Count;
            foreach (var command in Command.All)
            {
                foreach (var seat in Seat.All)
                {
                    if (command.Run(release, situation.Unit, seat.Of(situation.Unit)).IsAccepted)
                    {
                        yield return ($"{command.Name} by {seat.Name} in {situation.Name}", release, since);
                        release = situation.Make();
                        break;
                    }
                }
            }
        }
    }
}

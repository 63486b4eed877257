using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.JointReleases;

// The clocks, as the facts tell them and as the tables hold them: a due day moved by hand shows here, and so does a lapse undone.
public sealed partial class ReleaseRecord
{
    private const string Running = "running";

    private readonly Dictionary<DeadlineId, int> _acts = [];

    private void TakeClocks(DomainEvent fact)
    {
        switch (fact)
        {
            case ClockStarted e:
                Tell($"Deadlines {e.Deadline}", ("Term", e.Term), ("Of", e.Unit), ("DueOn", e.DueOn), ("State", Running), ("Acts", 0));
                break;

            case ClockTakenUp e:
                Tell($"Deadlines {e.Deadline}", ("DueOn", e.DueOn), ("State", Running));
                break;

            case DueDayMoved e:
                Tell($"Deadlines {e.Deadline}", ("DueOn", e.Is));
                if (e.Term == Terms.JointOpinion.Name)
                {
                    Tell($"Consultations {e.Matter}/{e.Unit}", ("DueOn", e.Is));
                }

                break;

            case TermLapsed e:
                _acts[e.Deadline] = _acts.GetValueOrDefault(e.Deadline) + 1;
                Tell($"Deadlines {e.Deadline}", ("Acts", _acts[e.Deadline]));
                break;

            case ClockStopped e:
                Tell($"Deadlines {e.Deadline}", ("State", e.State));
                break;

            case MediationPutBeforeLeadingGroup e:
                Tell($"Mediations {e.Release}/{e.Session}", ("BeforeLeadingGroupSince", e.At));
                break;

            default:
                break;
        }
    }

    private static void HoldClocks(Dictionary<string, string> held, JointRelease release)
    {
        foreach (var clock in release.Deadlines)
        {
            Hold(
                held, $"Deadlines {clock.Id}",
                ("Term", clock.Term), ("Of", clock.Of), ("DueOn", clock.DueOn),
                ("State", clock.State is DeadlineState.Met or DeadlineState.Ended ? clock.State : Running),
                ("Acts", clock.Taken.Count(t => t.Kind is StepKind.Lapse or StepKind.SecondAct)));
        }
    }
}

using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The head keeps a release as a template of its category; an empty name takes it off the list.</summary>
[Requires(Duty.KeepTemplate)]
public sealed record KeepAsTemplate(CommandId Id, JointReleaseId Release, string Name) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.KeepAsTemplate(acting.Signature, Name);
}

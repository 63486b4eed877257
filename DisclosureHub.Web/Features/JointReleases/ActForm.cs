using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Live;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>A small form that runs one command on a release.</summary>
public abstract class ActForm : CommandForm<JointRelease>;

using DisclosureHub.Domain.People;
using Hangfire;
using Hangfire.Dashboard;

namespace DisclosureHub.Web.Jobs;

/// <summary>Hangfire's own pages, to look at only. Being on this machine opens nothing; the duty does.</summary>
public static class JobEndpoints
{
    public const string Address = "/jobs/dashboard";

    public static void MapJobs(this IEndpointRouteBuilder routes) => routes.MapHangfireDashboardWithAuthorizationPolicy(
        nameof(Duty.TendJobs),
        Address,
        new DashboardOptions
        {
            // Behind a proxy on this machine everybody is local: the filter that trusts local requests goes.
            Authorization = Array.Empty<IDashboardAuthorizationFilter>(),
            IsReadOnlyFunc = _ => true,
            AppPath = "/jobs",
            DisplayStorageConnectionString = false,
            DashboardTitle = "DisclosureHub",
        });
}

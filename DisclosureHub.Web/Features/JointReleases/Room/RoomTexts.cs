namespace DisclosureHub.Web.Features.JointReleases.Room;

/// <summary>Texts of the room of a mediation and of the discrepancy records.</summary>
public sealed class RoomTexts;

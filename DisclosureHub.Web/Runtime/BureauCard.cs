namespace DisclosureHub.Web.Runtime;

/// <summary>What the bureau puts on its papers: its name, who answers questions, and under which number. From the configuration, section <c>Bureau</c>.</summary>
public sealed class BureauCard
{
    private const string Invented = "某市工业和信息化局";

    public string Name { get; init; } = Invented;

    /// <summary>Whether nobody has said what this bureau is called: then papers would name the one of the demonstration.</summary>
    public bool IsInvented => Name is Invented or "";

    public string Contact { get; init; } = "局政务公开工作领导小组办公室";

    public string Phone { get; init; } = "";
}

namespace DisclosureHub.Tests.Domain;

/// <summary>One step of a random story. What the numbers mean depends on the act.</summary>
/// <param name="Slip">0: the wrong person; 1: a text he has not before him; 2: something is left out; else all is well.</param>
public sealed record StoryStep(Act Act, int Unit, int A, int B, int Slip);

public enum Act
{
    SaveBlock,
    MoveBlock,
    RemoveBlock,
    AddBlock,
    SaveDetails,
    Files,
    BringIn,
    NameConcerns,
    SubmitDraft,
    ReturnDraft,
    IssueVersion,
    TakeUpText,
    CallBack,
    WithdrawRelease,
    KeepAsTemplate,

    DraftOpinion,
    SendOpinion,
    ReturnOpinion,
    SignOpinion,
    Dissent,
    AskToBeRemoved,
    WithdrawOpinion,
    PrintOpinion,
    TakeInPaper,
    ConfirmPaper,
    RejectPaper,
    VoidPaper,

    DraftProposal,
    SendProposal,
    SignProposal,
    AcceptProposal,
    DeclineProposal,
    Escalate,

    Convene,
    MarkAttendance,
    StatePosition,
    TryText,
    SignTriedText,
    RecordOutcome,
    Decide,
    WriteMinutes,
    FinishMinutes,
    SignMinutes,
    RecordMark,

    ConfirmRemoval,
    Insist,
    AddUnit,
    ReassignLead,
    TakeOver,
    SendLetter,
    ReceiveLetter,

    Instruct,
    ObjectToInstruction,
    ObjectToOffice,
    Comment,
    ResolveComment,
    CarryComment,
    Read,
    Urge,

    TimePasses,
}

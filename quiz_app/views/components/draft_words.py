"""Danish words for drafts."""

from quiz_app.domain.drafting import DraftDecision, DraftKind, DropReason

KIND = {
    DraftKind.CASE: "Kladde til en konstrueret sag",
    DraftKind.QUESTION: "Kladde til opgaver",
    DraftKind.GUIDELINE_NOTE: "Kladde til en tilføjelse i en retningslinje",
    DraftKind.GREY_ZONE: "Kladde til en gråzone",
}
DECISION = {DraftDecision.TAKEN_OVER: "Taget over", DraftDecision.DROPPED: "Lagt væk"}
REASON = {
    DropReason.COVERED: "Det står der allerede",
    DropReason.UNCLEAR: "Den er uklar",
    DropReason.ONE_CASE: "Den gælder kun én sag",
    DropReason.RECOGNISABLE: "Nogen kan genkendes",
}

"""Danish words for conferences."""

from quiz_app.domain.cancellation import CancelReason
from quiz_app.domain.case_ref import CaseRefKind
from quiz_app.domain.conference import (
    Band,
    Complaint,
    ConclusionPart,
    ConferenceFormat,
    Manner,
    Offer,
    Part,
    Round,
    Stage,
)

FORMAT = {
    ConferenceFormat.DOORWAY: "Dørkarm",
    ConferenceFormat.CONFERENCE: "Sagskonference",
    ConferenceFormat.FREMSKUDT_SPARRING: "Fremskudt sparring",
    ConferenceFormat.MOEDELEDERFORUM: "Mødelederforum",
}
FORMAT_HELP = {
    ConferenceFormat.DOORWAY: "10 minutter, 2-3 personer",
    ConferenceFormat.CONFERENCE: "60 minutter med sagsejer, mødeleder og referent",
    ConferenceFormat.FREMSKUDT_SPARRING: "30 minutter tidligt i sagen, før mødet",
    ConferenceFormat.MOEDELEDERFORUM: "45 minutter mellem mødeledere",
}
MANNER = {
    Manner.ROOM: "I samme rum",
    Manner.REMOTE: "Hver ved sin skærm",
    Manner.ASYNCHRONOUS: "Hver for sig over nogle dage",
}
PART = {
    Part.CASE_OWNER: "sagsejer",
    Part.FACILITATOR: "mødeleder",
    Part.NOTE_TAKER: "referent",
    Part.PARTICIPANT: "deltager",
}
ROUND = {
    Round.TELL: "Sagen fortælles",
    Round.ALONE: "Din egen vurdering",
    Round.SHOW: "Vurderingerne vises",
    Round.TALK: "Samtalen",
    Round.AGAIN: "Vurdér igen",
    Round.ADVISE: "Råd til praksis",
}
STAGE = {
    Stage.ASSESSING: "Vurderes hver for sig",
    Stage.TALKING: "Vurderingerne er vist",
    Stage.CONCLUDING: "Rådet skal skrives",
    Stage.OBJECTING: "Rådet kan få indsigelser",
    Stage.OBJECTED: "Der er en indsigelse",
    Stage.KEPT: "Rådet er gemt",
    Stage.CANCELLED: "Aflyst",
}
CANCELLED = {
    CancelReason.NO_TIME: "Tidspunktet passer ikke",
    CancelReason.TOO_FEW: "For få kan være med",
    CancelReason.SETTLED: "Tvivlen er afklaret",
    CancelReason.MORE_INFORMATION: "Sagen skal oplyses mere først",
    CancelReason.MISTAKE: "Indkaldt ved en fejl",
    CancelReason.CASE_GONE: "Sagen er taget ned",
}
BAND = {
    Band.PENSION: "Førtidspension eller seniorpension",
    Band.FLEKSJOB: "Fleksjob",
    Band.EFFORT: "En anden indsats",
    Band.MORE_INFORMATION: "Oplys sagen mere",
    Band.UNDECIDED: "Ikke afgjort",
}
COMPLAINT = {
    Complaint.NONE: "Ingen klage",
    Complaint.PENDING: "Klagen er ikke afgjort",
    Complaint.UPHELD: "Afgørelsen står ved magt",
    Complaint.CHANGED: "Afgørelsen er ændret",
    Complaint.SENT_BACK: "Sagen er sendt tilbage til ny behandling",
}
OFFER = {
    Offer.FEW_HOURS: "Job på få timer",
    Offer.PLACEMENT: "Praktik med støtte",
    Offer.MENTOR: "Mentor eller følgeskab",
    Offer.PSYCHIATRY: "Psykiatrisk behandling",
    Offer.PAIN: "Smertebehandling",
    Offer.MISUSE: "Misbrugsbehandling",
    Offer.HOME: "Støtte i hjemmet",
    Offer.LANGUAGE: "Sprog og tolkning",
    Offer.OTHER: "Andet",
}
SAY = {
    ConclusionPart.FACTS: "Hvilke fakta betød mest?",
    ConclusionPart.OPTIONS: "Hvilke muligheder så I på?",
    ConclusionPart.ADVICE: "Hvad er jeres råd?",
    ConclusionPart.DISSENT: "Hvem ser det anderledes, og hvorfor? (uden navne)",
    ConclusionPart.CHANGE_OUR_MIND: "Hvad ville få jer til at skifte mening?",
    ConclusionPart.NEXT: "Hvad er næste skridt?",
    ConclusionPart.GUIDELINES_LACK: "Hvad mangler retningslinjerne?",
    ConclusionPart.OFFERS_LACK: "Hvilke tilbud manglede?",
}
SAID = {
    ConclusionPart.FACTS: "Fakta, der betød mest",
    ConclusionPart.OPTIONS: "Muligheder, vi så på",
    ConclusionPart.ADVICE: "Råd",
    ConclusionPart.DISSENT: "Nogle ser det anderledes",
    ConclusionPart.CHANGE_OUR_MIND: "Det ville få os til at skifte mening",
    ConclusionPart.NEXT: "Næste skridt",
    ConclusionPart.GUIDELINES_LACK: "Det mangler retningslinjerne",
    ConclusionPart.OFFERS_LACK: "Tilbud, der manglede",
}
MADE = {CaseRefKind.SYNTHETIC: "Konstrueret sag", CaseRefKind.RELEASED: "Anonymiseret sag"}
NOT_DECIDED = (
    "**Sagen afgøres ikke her.** I giver råd til praksis. Den, der har sagen, afgør den efter loven og på sagens egne "
    "oplysninger."
)
NOTE = (
    "Jeg har talt med kolleger om, hvordan reglerne forstås i en sag som denne. Samtalen var anonym og faglig. Sagen "
    "blev ikke afgjort. Der kom ingen nye oplysninger om borgeren."
)
NOTE_LAW = (
    "Fik du alligevel nye oplysninger om sagens fakta, eller en ekstern faglig vurdering, som betyder noget for "
    "afgørelsen? Skriv dem i sagen snarest muligt. Det samme gælder et væsentligt skridt i sagen (offentlighedsloven "
    "§ 13, stk. 1 og 2). Så passer teksten ovenfor ikke."
)
NO_CITIZENS = "Skriv intet, der kan føre til en borger eller en kollega."


def words_of(typed: object) -> tuple[str, ...]:
    """Words that are confirmed to identify nobody, as they are typed: parted by semicolons."""
    return tuple(filter(None, (w.strip() for w in str(typed or "").split(";"))))

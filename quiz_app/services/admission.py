"""Who is admitted to an exam today, and with which colleague present."""

from datetime import date

from quiz_app.domain.danish_time import spelled
from quiz_app.domain.library import Library
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.retake import DoorState, ExamDoor, exam_door
from quiz_app.errors import InvalidInput, RuleError
from quiz_app.services.colleagues import companions
from quiz_app.services.evidence import evidence_of
from quiz_app.services.ports import Stores

MODULES_FIRST = "Tag modulernes øvelser først; så åbner prøven."
PASSED = "Du har bestået prøven. Den skal ikke tages igen."
TALK_FIRST = (
    "Før dit næste forsøg taler du med en leder eller nøgleperson. Bed om samtalen på siden Prøve; "
    "bagefter tager du prøven med en kollega ved din side."
)
CHOOSE_SUPPORT = "Vælg den kollega, der er hos dig under prøven: en nøgleperson eller en med gyldigt kørekort."


def admit(
    stores: Stores, person_id: str, kind: LicenceKind, *, library: Library, day: date, support_id: str
) -> str | None:
    """The id of the colleague who is present at a supported exam; ``None`` for an exam on one's own.

    :raises RuleError: the door is shut; the sentence says what opens it.
    :raises InvalidInput: the colleague does not fit.
    """
    door = exam_door(kind, evidence_of(stores, (person_id,), kind, day, library=library)[person_id], day)
    if refusal := _refusal(door):
        raise RuleError(refusal)
    if door.state != DoorState.SUPPORTED:
        return None
    if support_id not in {c.person_id for c in companions(stores, day)} - {person_id}:
        raise InvalidInput("support", CHOOSE_SUPPORT)
    return support_id


def _refusal(door: ExamDoor) -> str:
    if door.state == DoorState.WAITING and door.opens_on:
        return f"Du kan tage prøven igen fra den {spelled(door.opens_on)}. Øv dig imens."
    sentences = {DoorState.MODULES: MODULES_FIRST, DoorState.PASSED: PASSED, DoorState.TALK: TALK_FIRST}
    return sentences.get(door.state, "")

"""An invented case to share, and the rows that tell what happened to it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from quiz_app.domain.anonymise import Type
from quiz_app.domain.case import Illness
from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Track
from quiz_app.domain.sharing.case_text import CaseText, Words
from quiz_app.domain.sharing.form import AgeBand, CaseForm, Family, Making, OccupationGroup, Region, Stage
from quiz_app.domain.sharing.history import CaseEvent, Happening, Opened, Version
from quiz_app.domain.sharing.settling import Harmless, Resolution
from quiz_app.services.shared_case_store import SharedCaseStore

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
STORY = (
    "Borgeren har haft smerter i ryggen i flere år og har været i praktik to gange. Første gang gik det godt i tre uger. "
    "Anden gang blev timerne sat op for hurtigt, og borgeren måtte stoppe. Lægen skriver, at der ikke er mere behandling."
)
TIMELINE = "måned 1: Borgeren bliver syg.\nmåned 14: Første praktik.\nmåned 22: Anden praktik stopper."


def form(**changed: Any) -> CaseForm:  # noqa: ANN401 - any field
    base: dict[str, Any] = {
        "making": Making.REBUILT,
        "age_band": AgeBand.FORTIES,
        "region": Region.HOVEDSTADEN,
        "family": Family.COUPLE_WITH_CHILDREN,
        "illness": Illness.MUSCULOSKELETAL,
        "occupation": OccupationGroup.CARE,
        "track": Track.FLEKSJOB,
        "regime": "R1",
        "half_year": "2026-1",
        "stage": Stage.CLOSED,
        "themes": (Topic.FLEKSJOB,),
        "provisions": (),
    }
    return CaseForm(**base | changed)


def words(**changed: str) -> Words:
    base = {"title": "To praktikker og en ryg", "question": "Er arbejdsevnen belyst nok?", "timeline": TIMELINE}
    return Words(**base | {"story": STORY} | changed)


def case_text(**changed: Any) -> CaseText:  # noqa: ANN401 - any field
    """With other ``words``, or another ``form``."""
    return CaseText(**{"form": form(), "words": words()} | changed)


def opened(case_id: str = "c1", **changed: Any) -> Opened:  # noqa: ANN401 - any field
    return Opened(**{"case_id": case_id, "person_id": "amina", "centre_id": "nord", "at": AT} | changed)


def version(version_id: str = "v1", **changed: Any) -> Version:  # noqa: ANN401 - any field
    base: dict[str, Any] = {"version_id": version_id, "case_id": "c1", "number": 1, "digest": "d1", "at": AT}
    said = Resolution(start=3, end=9, type=Type.NAME, reason=Harmless.ORDINARY_WORD)
    more = {"resolutions": (said,), "found": {"name": 1}, "rules_version": "r1", "lexicon_version": "l1"}
    return Version(**base | more | changed)


def case_event(event_id: str = "e1", happening: Happening = Happening.SUBMITTED, **changed: Any) -> CaseEvent:  # noqa: ANN401 - any field
    base: dict[str, Any] = {"event_id": event_id, "case_id": "c1", "version_id": "v1", "happening": happening}
    return CaseEvent(**base | {"person_id": "amina", "at": AT + timedelta(minutes=1)} | changed)


def fill_shared(store: SharedCaseStore) -> None:
    """A row in every table; the text x1 is there."""
    store.open(opened())
    store.add_version(version(), "Ord.")
    store.add_event(case_event())
    store.add_derived("c1", "x1")


def another(text: CaseText, **changed: str) -> CaseText:
    """The same case in other words."""
    return replace(text, words=replace(text.words, **changed))


def release(store: SharedCaseStore, text: CaseText | None = None, *, by: str = "amina") -> str:
    """A case that ``by`` shared and Bo released; gives its id."""
    store.open(opened(person_id=by))
    store.add_version(version(), (text or case_text()).written)
    store.add_event(case_event("e1", Happening.SUBMITTED, person_id=by))
    store.add_event(case_event("e2", Happening.RELEASED, person_id="bo"))
    return "c1"

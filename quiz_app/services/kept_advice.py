"""Advice to practice that nobody has objected to in time, for every service that reads it in its own transaction."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from quiz_app.domain.case_ref import CaseRef
from quiz_app.domain.conference import Conclusion, ConclusionPart, Conference, Objection, Stage, stage
from quiz_app.services.ports import Stores


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAdvice:
    """A conference with the version of its advice that is kept."""

    conference: Conference
    conclusion: Conclusion


def kept(stores: Stores, now: datetime) -> tuple[KeptAdvice, ...]:
    """All that is kept by now, by the conferences' start."""
    conferences = stores.conferences.conferences()
    ids = [c.conference_id for c in conferences]
    last = {c.conference_id: c for c in stores.conferences.conclusions(ids)}
    objections: dict[str, list[Objection]] = defaultdict(list)
    for objection in stores.conferences.objections(ids):
        objections[objection.conference_id].append(objection)
    return tuple(
        KeptAdvice(conference=conference, conclusion=conclusion)
        for conference in conferences
        if (conclusion := last.get(conference.conference_id))
        and stage((True, True), [conclusion], objections[conference.conference_id], now, cancelled=False) == Stage.KEPT
    )


def by_case(advice: Iterable[KeptAdvice]) -> Mapping[CaseRef, tuple[KeptAdvice, ...]]:
    """The advice about each case, oldest first."""
    found: dict[CaseRef, list[KeptAdvice]] = defaultdict(list)
    for one in advice:
        found[one.conference.case].append(one)
    return {case: tuple(about) for case, about in found.items()}


def words(stores: Stores, conclusion: Conclusion, *parts: ConclusionPart) -> Mapping[ConclusionPart, str]:
    """What the advice says in the parts, less what was taken away."""
    said = {part: stores.texts.find(conclusion.words_id(part)) for part in parts if part in conclusion.parts}
    return {part: body for part, body in said.items() if body}

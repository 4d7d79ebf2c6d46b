"""What still waits for a colleague: not answered, not taken back, and asked of somebody who may still answer.

A colleague on a pause comes back and may answer. One who has left, or has lost the role or licence by which they were
asked, never will: what they were asked holds nobody up, and another may be asked.
"""

from collections.abc import Iterable
from datetime import date, datetime

from quiz_app.domain.audit import Action
from quiz_app.domain.danish_time import end_of
from quiz_app.domain.practice import SupervisedCase
from quiz_app.domain.request import Request, RequestKind, TakenBack
from quiz_app.errors import Conflict
from quiz_app.services.colleagues import companions, deciders, seconds, supporters
from quiz_app.services.ports import Stores

TAKEN_BACK = "Kollegaen har fortrudt og spørger ikke længere."


def waiting_cases(stores: Stores, cases: Iterable[SupervisedCase], day: date) -> frozenset[str]:
    """The ids of those supervised cases that waited for their companion at the end of the day."""
    asked = {c.supervised_case_id: c for c in cases if c.asked_at < end_of(day)}
    done = [s.supervised_case_id for s in stores.practice.sign_offs(list(asked)).values() if s.at < end_of(day)]
    back = [t.asked_id for t in stores.paths.taken_back(list(asked)).values() if t.at < end_of(day)]
    left = [c for name, c in asked.items() if name not in {*done, *back}]
    able = {c.person_id for c in companions(stores, day, also_paused=True)} if left else frozenset[str]()
    return frozenset(c.supervised_case_id for c in left if c.companion_id in able)


def waiting_requests(stores: Stores, asked: Iterable[Request], day: date) -> frozenset[str]:
    """The ids of those requests that wait for an answer."""
    known = {r.request_id: r for r in asked}
    done = {*stores.paths.replies(list(known)), *stores.paths.taken_back(list(known))}
    return frozenset(name for name, r in known.items() if name not in done and _may_answer(stores, r, day))


def _may_answer(stores: Stores, request: Request, day: date) -> bool:
    if request.kind != RequestKind.PANEL:
        return request.colleague_id in {c.person_id for c in supporters(stores, request.person_id, day)}
    second = {c.person_id for c in seconds(stores, request.person_id, request.asker_id, day)}
    first = {c.person_id for c in deciders(stores, request.person_id, day)}
    return request.colleague_id in second and request.asker_id in first


def take_back(stores: Stores, taken: TakenBack, *, kind: str, licence: str, person_id: str) -> None:
    """Keep that nobody is asked any more, once, and put it on the trail."""
    if stores.paths.add_taken_back(taken):
        stores.audit.append(
            at=taken.at,
            actor_id=taken.person_id,
            action=Action.REQUEST_TAKEN_BACK,
            subject=taken.asked_id,
            details={"kind": kind, "person": person_id, "licence": licence},
        )


def take_back_request(stores: Stores, request: Request, at: datetime) -> None:
    """Let the asker's request go, unless it is answered.

    :raises Conflict: it is.
    """
    if stores.paths.replies([request.request_id]):
        raise Conflict("Der er allerede svaret.")
    taken = TakenBack(asked_id=request.request_id, person_id=request.asker_id, at=at)
    take_back(stores, taken, kind=request.kind, licence=request.licence_kind, person_id=request.person_id)

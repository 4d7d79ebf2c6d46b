"""Who may call what about conferences: rows of the table of authorisation. Ego has every part of the conference."""

from collections.abc import Callable
from datetime import timedelta

from conferring import advice, judgement, released
from doubles import START
from world import World

from quiz_app.domain.assessment import Turn
from quiz_app.domain.cancellation import CancelReason
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.conference import Band, Complaint, Conference, ConferenceFormat, Manner, Member
from quiz_app.domain.people import Actor, Grant, Role
from quiz_app.services.conference_standing import occasion
from quiz_app.services.conferring import Call as Wanted

CONFERRING = frozenset(Role) - {Role.GUEST, Role.ADMINISTRATOR}
CASE = CaseRef(kind=CaseRefKind.SYNTHETIC, id="oevesag")
DOORWAY, REMOTE = ConferenceFormat.DOORWAY, Manner.REMOTE
Call = Callable[[World, Actor], object]


def held(
    town: World,
    *,
    members: tuple[str, ...] = ("ego", "bo", "vip"),
    case: CaseRef = CASE,
    manner: Manner = REMOTE,
    given: int = 2,
) -> str:
    """A conference now, put into the database as if Ego had called it; the first two others have assessed."""
    now = town.clock.now()
    known = Conference(
        conference_id="k", format=DOORWAY, manner=manner, case=case, pending=False,
        owner_id="ego", facilitator_id="ego", note_taker_id="ego",
        starts_at=now, ends_at=now + timedelta(minutes=10), place_id="", seed=1, at=now,
    )  # fmt: skip
    sealing = town.platform.conferences.conferring.sealing
    with town.storage.writing() as stores:
        stores.conferences.add_conference(known)
        for person_id in members:
            stores.conferences.add_member(Member(conference_id="k", person_id=person_id, invited_by="ego", at=now))
        for person_id in ("bo", "vip")[:given]:
            prepared = sealing.prepared(judgement())
            who = Actor(person_id=person_id, grants=())
            sealing.put(stores, who, prepared, occasion=occasion("k"), turn=Turn.FIRST)
    return "k"


def passed(town: World, *, given: int = 2) -> str:
    """The same over some days, whose deadline has passed."""
    held(town, manner=Manner.ASYNCHRONOUS, given=given)
    town.clock.advance(days=1)
    return "k"


def revealed(town: World, *, case: CaseRef = CASE) -> str:
    """The same, with the first turn open."""
    held(town, case=case)
    with town.storage.writing() as stores:
        stores.assessments.reveal(occasion("k"), Turn.FIRST, by="ego", at=town.clock.now())
    return "k"


def advised(town: World, *, days_ago: int = 0) -> str:
    """The same, with advice by Ego."""
    revealed(town, case=released(town, "ego"))
    town.platform.conferences.concluding.conclude(EGO, "k", advice())
    town.clock.advance(days=days_ago)
    return "k"


def wanted() -> Wanted:
    """A doorway with oneself and Bo."""
    return Wanted(
        conference_id="k", format=DOORWAY, manner=REMOTE, case=CASE,
        facilitator_id="bo", note_taker_id="bo", invited=(), starts_at=START,
    )  # fmt: skip


EGO = Actor(person_id="ego", grants=(Grant(role=Role.CASEWORKER, unit_id="nord"),))
_TOLD = {"outcome_id": "u", "months": 3, "band": Band.FLEKSJOB, "complaint": Complaint.NONE}

CONFERENCE_ROWS: dict[str, tuple[frozenset[Role], Call]] = {
    "conferring.choosable": (CONFERRING, lambda t, a: t.platform.conferences.conferring.choosable(a)),
    "conferring.find_people": (CONFERRING, lambda t, a: t.platform.conferences.conferring.find_people(a, "vi")),
    "conferring.is_one_centre": (CONFERRING, lambda t, a: t.platform.conferences.conferring.is_one_centre(a, ("bo",))),
    "conferring.call": (CONFERRING, lambda t, a: t.platform.conferences.conferring.call(a, wanted())),
    "conferring.mine": (CONFERRING, lambda t, a: t.platform.conferences.conferring.mine(a)),
    "conferring.view": (CONFERRING, lambda t, a: t.platform.conferences.conferring.view(a, held(t))),
    "conferring.shown": (
        CONFERRING,
        lambda t, a: t.platform.conferences.conferring.shown(a, held(t), Turn.FIRST),
    ),
    "conferring.pulse": (CONFERRING, lambda t, a: t.platform.conferences.conferring.pulse(a, held(t))),
    "conferring.invitation": (
        CONFERRING,
        lambda t, a: t.platform.conferences.conferring.invitation(a, held(t), title="Dørkarm"),
    ),
    "conferring.invite": (
        CONFERRING,
        lambda t, a: t.platform.conferences.conferring.invite(a, held(t, members=("ego", "bo")), "vip"),
    ),
    "conferring.door": (CONFERRING, lambda t, a: t.platform.conferences.conferring.door(a, held(t, members=("bo",)))),
    "conferring.join": (CONFERRING, lambda t, a: t.platform.conferences.conferring.join(a, held(t, members=("bo",)))),
    "conferring.assess": (
        CONFERRING,
        lambda t, a: t.platform.conferences.conferring.assess(a, held(t), Turn.FIRST, judgement()),
    ),
    "conferring.reveal": (
        CONFERRING,
        lambda t, a: t.platform.conferences.conferring.reveal(a, held(t), Turn.FIRST),
    ),
    "cancelling.cancel": (
        CONFERRING,
        lambda t, a: t.platform.conferences.cancelling.cancel(a, held(t), CancelReason.NO_TIME),
    ),
    "noticing.waiting": (CONFERRING, lambda t, a: t.platform.conferences.noticing.waiting(a)),
    "cancelling.fresh": (CONFERRING, lambda t, a: t.platform.conferences.cancelling.fresh(a)),
    "deadlines.open_due": (CONFERRING, lambda t, a: t.platform.conferences.deadlines.open_due(a, passed(t))),
    "deadlines.extend": (
        CONFERRING,
        lambda t, a: t.platform.conferences.deadlines.extend(
            a, passed(t, given=1), later_deadline_id="f", until=t.clock.now() + timedelta(days=9)
        ),
    ),
    "concluding.conclude": (
        CONFERRING,
        lambda t, a: t.platform.conferences.concluding.conclude(a, revealed(t), advice()),
    ),
    "concluding.object": (
        CONFERRING,
        lambda t, a: t.platform.conferences.concluding.object(
            a, advised(t), objection_id="i", reason="Praktikken er vægtet for højt."
        ),
    ),
    "concluding.follow_up": (
        CONFERRING,
        lambda t, a: t.platform.conferences.concluding.follow_up(a, advised(t, days_ago=100), **_TOLD),
    ),
    "concluding.asked": (CONFERRING, lambda t, a: t.platform.conferences.concluding.asked(a)),
    "concluding.waiting": (CONFERRING, lambda t, a: t.platform.conferences.concluding.waiting(a)),
    "concluding.lacking": (
        frozenset({Role.KEY_PERSON, Role.PRACTICE_OWNER}),
        lambda t, a: t.platform.conferences.concluding.lacking(a),
    ),
}
"""The roles, and the call."""

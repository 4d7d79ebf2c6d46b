"""Default deny: every service method, called in every role and scope, against a table written out by hand.

A method without a row here fails. The table does not look at the code's own permissions: it says what people were
promised. *Own* is the caller's unit, where the thing acted upon lies; *other* is a unit beside it; *root* is the
municipality above both.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import pytest
import rows_sharing
from calibration_rows import CALIBRATION_ROWS
from changed_law import changed
from conference_rows import CONFERENCE_ROWS
from library_rows import LIBRARY_ROWS
from world import LICENCE, MODULE, RATINGS, STEP, World, wanted, world

from quiz_app.bootstrap import Platform
from quiz_app.bootstrap.conferencing import Conferencing
from quiz_app.domain.change_form import ChangeForm
from quiz_app.domain.clearance import Clearance, Finding
from quiz_app.domain.extra_time import ExtraTime
from quiz_app.domain.impact import ObjectKind, ObjectRef
from quiz_app.domain.key_correction import CorrectionReason
from quiz_app.domain.law import Certainty
from quiz_app.domain.law_confirmation import LawReply
from quiz_app.domain.law_watch import FeedReason, LawTask, TaskOutcome
from quiz_app.domain.lawtext import LawText, TextChange, TextProvision
from quiz_app.domain.library import Library
from quiz_app.domain.licence import LicenceEventType
from quiz_app.domain.people import Actor, Grant, Role, Unit
from quiz_app.domain.practice import Verdict
from quiz_app.domain.privacy import Blanking
from quiz_app.domain.proceeding import Ground, Outcome
from quiz_app.domain.response import ChoiceResponse
from quiz_app.errors import InvalidInput, NotAllowed, NotFound, RuleError
from quiz_app.services.administering import NewPerson
from quiz_app.services.attempt_views import Given
from quiz_app.services.collating import Choice
from quiz_app.services.confirming import Reading
from quiz_app.services.correcting import Proposal
from quiz_app.services.gate_port import Gate
from quiz_app.services.hearing import Ruling
from quiz_app.services.importing import ImportPlan
from quiz_app.services.ports import Clock, Storage
from quiz_app.services.reverifying import Mark

STAFF = frozenset(
    {
        Role.CASEWORKER,
        Role.KEY_PERSON,
        Role.MEETING_LEADER,
        Role.TEAM_MEMBER,
        Role.MANAGER,
        Role.PRACTICE_OWNER,
        Role.JURIST,
    }
)
LEARNERS = STAFF | {Role.GUEST}
SUPPORTERS = frozenset({Role.MANAGER, Role.KEY_PERSON})
AUTHORS = frozenset({Role.KEY_PERSON, Role.JURIST, Role.PRACTICE_OWNER})
VERIFIERS = frozenset({Role.KEY_PERSON, Role.JURIST})
KEY_PERSONS = frozenset({Role.KEY_PERSON})
SIGNERS = frozenset({Role.KEY_PERSON, Role.JURIST})
OWNERS = frozenset({Role.PRACTICE_OWNER})
LAW = frozenset({Role.JURIST, Role.PRACTICE_OWNER})
MANAGERS = frozenset({Role.MANAGER})
DECIDERS = frozenset({Role.MANAGER, Role.PRACTICE_OWNER})
LAW_KEEPERS = frozenset({Role.KEY_PERSON, Role.JURIST})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
ANYONE = frozenset(Role)

SCOPES = {"own": "nord", "other": "syd", "root": "kommunen"}
LEARNER = Actor(person_id="ego", grants=(Grant(role=Role.CASEWORKER, unit_id="nord"),))
COMPANION = Actor(person_id="bo", grants=(Grant(role=Role.KEY_PERSON, unit_id="syd"),))
ITEM = "eks-enkelt-proeve"
SAME_UNIT = frozenset({(Role.KEY_PERSON, "other")})
"""A key person of the unit in which Bo is one."""
ASKED = wanted("x", COMPANION)
JUDGED = {"sign_off_id": "s", "verdict": Verdict.APPROVED, "ratings": RATINGS, "comment": ""}
SYD_JURIST = Grant(role=Role.JURIST, unit_id="syd")
FAR = date(2030, 1, 1)
FILE = b"navn;brugernavn;enhed\nNy;ny;nord"
NORD_JURIST = Grant(role=Role.JURIST, unit_id="nord")

CHANGE = "2026-07-01-moedet-bortfalder"
OTHER_CLASS = Choice(overruling_id="o", old="1", new="1", kind=TextChange.CONSEQUENTIAL, words="Kun et navn.")

PORTS = {Clock, Gate, Storage}
FOR_EVERYBODY = {"searching.search"}
"""Methods that need no role: search, which shows everybody what is published."""
Call = Callable[[World, Actor], object]


@dataclass(frozen=True, kw_only=True)
class Row:
    """Who may call a method. ``scoped``: a role in another unit is ``refused``, mostly for it finds nothing there.

    ``except_for`` are roles in a scope that may not, of those that may.
    """

    roles: frozenset[Role]
    call: Call
    scoped: bool = False
    refused: type[RuleError] = NotFound
    except_for: frozenset[tuple[Role, str]] = frozenset()


CHANGE_FORM = ChangeForm(
    title="Ny frist",
    source="lov nr. 9",
    commences=FAR,
    content=Certainty.LAW_TEXT,
    dated=Certainty.LAW_TEXT,
    summary="Fristen ændres.",
    affects="eksempelloven § 5; ændres; indholdet ændres",
)


def answer_about_law(town: World, actor: Actor) -> object:
    reading = Reading(reply=LawReply.YES, paragraph="§ 1")
    return town.platform.confirming.answer(actor, "moedet-bortfalder", answer_id="a", reading=reading)


def answered_about_law(town: World) -> str:
    """Another jurist has answered a question about the law."""
    answer_about_law(town, Actor(person_id="bo", grants=(SYD_JURIST,)))
    return "a"


def quiz(town: World) -> str:
    """The caller's own quiz, begun while they were a caseworker."""
    return town.platform.attempting.start_quiz(LEARNER, MODULE)


def waiting(town: World) -> str:
    """A case that the caller was asked to sign off, while they hold a licence."""
    town.earn(LEARNER, COMPANION)
    return town.ask(town.person("Ane"), LEARNER)


def missed(town: World) -> str:
    """The caller's own quiz, handed in with nothing right."""
    return town.quiz(LEARNER, right=False)


def start_exam(town: World, actor: Actor) -> object:
    town.quiz(LEARNER)
    return town.platform.attempting.start_exam(actor, LICENCE)


def about_to_expire(town: World) -> None:
    """The caller holds a licence whose last day is near."""
    town.earn(LEARNER, COMPANION)
    town.clock.advance(days=3 * 365 - 6)


def start_renewal(town: World, actor: Actor) -> object:
    about_to_expire(town)
    return town.platform.renewing.start(actor, LICENCE)


def start_delta_test(town: World, actor: Actor) -> object:
    """The caller holds a licence, and the rules behind it have changed since."""
    town.earn(LEARNER, COMPANION)
    town.clock.advance(days=100)
    return town.with_library(changed(town.platform.library)).platform.delta_testing.start(actor, LICENCE)


def exchange(town: World, actor: Actor) -> object:
    """The caller holds a licence of which everything carries over."""
    town.earn(LEARNER, COMPANION, "eksempelmoedet")
    return town.platform.succeeding.exchange(actor, LICENCE)


def only_old(town: World, actor: Actor) -> object:
    """The caller holds a licence that ends, and no other."""
    town.earn(LEARNER, COMPANION, "eksempelmoedet")
    return found(iter(["Ego"] if town.platform.succeeding.gaps(actor) else []))


def holding(town: World) -> World:
    """The caller's own unit with a colleague who holds a licence. Deciders never decide about themselves."""
    town.earn(town.person("Ane"), COMPANION)
    town.change_person("ane", name="Ego")
    return town


def give_notice(town: World, actor: Actor) -> object:
    """Of whatever licence the colleague holds."""
    holding(town)
    with town.storage.reading() as stores:
        licence_id = stores.licences.events_of(("ane",))[0].licence_id
    more = {"proceeding_id": "p", "ground": Ground.OTHER, "words": "Vi har talt om det."}
    town.platform.hearing.give_notice(actor, person_id="ane", licence_id=licence_id, **more)
    return licence_id


def noticed(town: World) -> str:
    """A colleague's licence is questioned, by two others than the caller, and answered."""
    first = Actor(person_id="bo", grants=(Grant(role=Role.MANAGER, unit_id="nord-1"),))
    holding(town)
    town.change_person("ane", unit_id="nord-1")
    with town.storage.reading() as stores:
        licence_id = stores.licences.events_of(("ane",))[0].licence_id
    more = {"proceeding_id": "p", "ground": Ground.OTHER, "words": "Vi har talt om det."}
    town.platform.hearing.give_notice(first, person_id="ane", licence_id=licence_id, **more)
    town.platform.hearing.reply(Actor(person_id="ane", grants=LEARNER.grants), "p", "Sådan ser jeg det.")
    return str(licence_id)


def reply(town: World, actor: Actor) -> object:
    """The caller's own licence is questioned."""
    first = Actor(person_id="bo", grants=(Grant(role=Role.MANAGER, unit_id="nord"),))
    licence_id = town.earn(LEARNER, COMPANION).licence_id
    more = {"proceeding_id": "p", "ground": Ground.OTHER, "words": "Vi har talt om det."}
    town.platform.hearing.give_notice(first, person_id="ego", licence_id=licence_id, **more)
    return town.platform.hearing.reply(actor, "p", "Sådan ser jeg det.")


def inbox(town: World, actor: Actor) -> object:
    noticed(town)
    return found(v.person for v in town.platform.hearing.inbox(actor))


def decide(town: World, actor: Actor) -> object:
    noticed(town)
    ruling = Ruling(decision_id="d", outcome=Outcome.NO_ACTION, words="Svaret forklarer det.")
    return town.platform.hearing.decide(actor, "p", ruling)


def reinstate(town: World, actor: Actor) -> object:
    licence_id = noticed(town)
    event = town.events(Actor(person_id="ane", grants=()))[0]
    town.happen(event, LicenceEventType.SUSPENDED)
    more = {"event_id": "e", "words": "Det er på plads."}
    return town.platform.hearing.reinstate(actor, person_id="ane", licence_id=licence_id, **more)


def exam(town: World) -> str:
    """The caller's own exam, begun while they were a caseworker."""
    return town.start_exam(LEARNER)


def asked_for_merit(town: World) -> str:
    """A colleague's request, made to the caller while they were a key person of the unit."""
    with town.storage.writing() as stores:
        stores.people.grant("ego", Grant(role=Role.KEY_PERSON, unit_id="nord"), town.clock.now())
    return town.request_merit(town.person("Ane"), LEARNER)


def candidates(town: World, actor: Actor) -> object:
    town.person("Ane")
    return town.platform.panelling.candidates(actor, LICENCE)


def propose(town: World, actor: Actor) -> object:
    town.person("Ane")
    return town.platform.panelling.propose(actor, request_id="x", licence_kind=LICENCE, person_id="ane", second_id="bo")


def propose_as(town: World, actor: Actor) -> None:
    """A panel that the caller proposed while they were a practice owner."""
    with town.storage.writing() as stores:
        stores.people.grant("ego", Grant(role=Role.PRACTICE_OWNER, unit_id="nord"), town.clock.now())
        owner = Actor(person_id="ego", grants=stores.people.grants("ego"))
    propose(town, owner)


def asked_to_second(town: World) -> str:
    """A panel about a colleague that the caller was asked to join while they were a key person."""
    with town.storage.writing() as stores:
        stores.people.grant("ego", Grant(role=Role.KEY_PERSON, unit_id="nord"), town.clock.now())
    gerda, ane = town.person("Gerda", Role.PRACTICE_OWNER, unit="kommunen"), town.person("Ane")
    town.platform.panelling.propose(
        gerda, request_id="x", licence_kind=LICENCE, person_id=ane.person_id, second_id="ego"
    )
    return "x"


def answer(town: World, actor: Actor) -> object:
    attempt_id = quiz(town)
    items = town.platform.attempting.attempt(LEARNER, attempt_id).items
    at = next(i.position for i in items if i.type == "single")
    given = Given(position=at, response=ChoiceResponse(chosen=("a",)), certainty=None, answer_id="x", seen=None)
    return town.platform.attempting.answer(actor, attempt_id, given)


def planned(town: World, actor: Actor) -> ImportPlan:
    """What the caller's import of somebody into Center Nord would do.

    :raises NotFound: the unit is outside the caller's scope.
    """
    plan = town.platform.importing.preview(actor, FILE)
    if plan.problems:
        raise NotFound
    return plan


def correction(town: World, actor: Actor) -> Proposal:
    """The exam's item declared void."""
    item = town.platform.correcting.asked_versions(actor, ITEM)[0].item
    return Proposal(correction_id="x", item=item, key=None, reason=CorrectionReason.UNCLEAR, words="Den er uklar.")


def corrected(town: World) -> str:
    """A correction that a key person of Center Syd proposed."""
    town.platform.correcting.propose(COMPANION, correction(town, COMPANION))
    return "x"


def withdraw(town: World, actor: Actor) -> object:
    jurist = town.person("Johanne", Role.JURIST, unit="kommunen")
    town.platform.correcting.reply(jurist, corrected(town), signed=True)
    return town.platform.correcting.withdraw(actor, correction_id="u", withdraws="x", words="Den var klar nok.")


def left(town: World) -> str:
    """Vip, who has left."""
    town.change_person("vip", leaves_on=town.clock.today())
    return "vip"


def two_texts(town: World) -> tuple[str, str]:
    """Two versions of an act, whose § 1 differs."""
    texts = [
        LawText(title=str(n), provisions=(TextProvision(paragraf="1", text=f"Fristen er {n} uger."),)) for n in (4, 6)
    ]
    old, new = (town.platform.collating.import_text(text, act="eksempelloven")[0].law_text_id for text in texts)
    return old, new


def watched(town: World) -> str:
    """A document that is to be looked at."""
    task = LawTask(
        task_id="w",
        act="eksempelloven",
        eli="lta/2026/8",
        title="Ny",
        type_name="LOV",
        reason=FeedReason.NEW,
        day=FAR,
        at=town.clock.now(),
    )
    with town.storage.writing() as stores:
        stores.law_texts.add_task(task)
    return task.task_id


def words(town: World) -> str:
    """A text by somebody in Center Nord about Vip."""
    with town.storage.writing() as stores:
        stores.texts.add("x", author_id="ego", about_id="vip", body="Godt set", at=town.clock.now())
    return "x"


def proposed(town: World) -> str:
    """The same, which somebody else has proposed to blank."""
    text_id = words(town)
    with town.storage.writing() as stores:
        stores.texts.save_blanking(Blanking(text_id=text_id, proposed_by="bo", proposed_at=town.clock.now()))
    return text_id


def new_person() -> NewPerson:
    return NewPerson(name="Ny", login="ny", unit_id="nord", grants=(NORD_JURIST,))


def cleared(town: World) -> str:
    """What somebody has signed."""
    said = Clearance(
        clearance_id="k", kind=ObjectKind.QUESTION, object_id="x", digest="d", change=CHANGE,
        finding=Finding.UNCHANGED, person_id="bo", at=town.clock.now(),
    )  # fmt: skip
    with town.storage.writing() as stores:
        stores.clearances.add_clearance(said)
    return "k"


def clear(town: World, actor: Actor) -> object:
    """An object of the example content that the caller reads against its change."""
    ref = ObjectRef(kind=ObjectKind.QUESTION, id="ukendt")
    mark = Mark(clearance_id="k", ref=ref, change=CHANGE, finding=Finding.UNCHANGED)
    with pytest.raises(NotFound):
        town.platform.reverifying.clear(actor, [mark])
    return None


TABLE: dict[str, Row] = {
    "reverifying.changes": Row(roles=AUTHORS, call=lambda t, a: t.platform.reverifying.changes(a)),
    "reverifying.impact": Row(roles=AUTHORS, call=lambda t, a: t.platform.reverifying.impact(a, CHANGE)),
    "reverifying.queue": Row(roles=AUTHORS, call=lambda t, a: t.platform.reverifying.queue(a)),
    "reverifying.overdue": Row(roles=AUTHORS, call=lambda t, a: t.platform.reverifying.overdue(a)),
    "reverifying.signed": Row(roles=AUTHORS, call=lambda t, a: t.platform.reverifying.signed(a)),
    "reverifying.clear": Row(roles=VERIFIERS, call=clear),
    "reverifying.withdraw": Row(roles=VERIFIERS, call=lambda t, a: t.platform.reverifying.withdraw(a, cleared(t))),
    "attempting.start_quiz": Row(roles=LEARNERS, call=lambda t, a: t.platform.attempting.start_quiz(a, MODULE)),
    "attempting.latest_quiz": Row(roles=LEARNERS, call=lambda t, a: t.platform.attempting.latest_quiz(a, MODULE)),
    "attempting.start_exam": Row(roles=STAFF, call=start_exam),
    "attempting.open_exam": Row(roles=LEARNERS, call=lambda t, a: t.platform.attempting.open_exam(a)),
    "attempting.attempt": Row(roles=LEARNERS, call=lambda t, a: t.platform.attempting.attempt(a, quiz(t))),
    "attempting.answer": Row(roles=LEARNERS, call=answer),
    "attempting.hand_in": Row(roles=LEARNERS, call=lambda t, a: t.platform.attempting.hand_in(a, t.quiz(LEARNER))),
    "attempting.review": Row(roles=LEARNERS, call=lambda t, a: t.platform.attempting.review(a, quiz(t))),
    "attempting.retry_missed": Row(roles=LEARNERS, call=lambda t, a: t.platform.attempting.retry_missed(a, missed(t))),
    "attempting.history": Row(roles=LEARNERS, call=lambda t, a: t.platform.attempting.history(a)),
    "practising.companions": Row(roles=STAFF, call=lambda t, a: t.platform.practising.companions(a, LICENCE, STEP)),
    "practising.ask": Row(roles=STAFF, call=lambda t, a: t.platform.practising.ask(a, ASKED)),
    "practising.mine": Row(roles=STAFF, call=lambda t, a: t.platform.practising.mine(a)),
    "practising.inbox": Row(roles=STAFF, call=lambda t, a: t.platform.practising.inbox(a)),
    "practising.take_back": Row(
        roles=STAFF, call=lambda t, a: t.platform.practising.take_back(a, t.ask(LEARNER, COMPANION))
    ),
    "practising.sign_off": Row(
        roles=STAFF,
        call=lambda t, a: t.platform.practising.sign_off(a, supervised_case_id=waiting(t), **JUDGED),
    ),
    "practising.forms": Row(roles=STAFF, call=lambda t, a: t.platform.practising.forms(a, LICENCE, STEP)),
    "correcting.asked_versions": Row(
        roles=KEY_PERSONS, call=lambda t, a: t.platform.correcting.asked_versions(a, ITEM)
    ),
    "correcting.impact": Row(
        roles=KEY_PERSONS, call=lambda t, a: t.platform.correcting.impact(a, correction(t, COMPANION).item, None)
    ),
    "correcting.propose": Row(
        roles=KEY_PERSONS, call=lambda t, a: t.platform.correcting.propose(a, correction(t, COMPANION))
    ),
    "correcting.withdraw": Row(roles=KEY_PERSONS, call=withdraw),
    "correcting.reviews": Row(roles=SIGNERS, call=lambda t, a: t.platform.correcting.reviews(a)),
    "correcting.reply": Row(
        roles=SIGNERS, call=lambda t, a: t.platform.correcting.reply(a, corrected(t), signed=True), except_for=SAME_UNIT
    ),
    "correcting.notices": Row(roles=LEARNERS, call=lambda t, a: t.platform.correcting.notices(a)),
    "pausing.pause": Row(roles=STAFF, call=lambda t, a: t.platform.pausing.pause(a, exam(t))),
    "pausing.resume": Row(roles=STAFF, call=lambda t, a: t.platform.pausing.resume(a, exam(t))),
    "requesting.colleagues": Row(roles=STAFF, call=lambda t, a: t.platform.requesting.colleagues(a)),
    "requesting.attendants": Row(roles=STAFF, call=lambda t, a: t.platform.requesting.attendants(a)),
    "requesting.supporting": Row(roles=STAFF, call=lambda t, a: t.platform.requesting.supporting(a)),
    "requesting.ask": Row(
        roles=STAFF, call=lambda t, a: t.request_merit(a, t.person("Leo", Role.MANAGER, unit="kommunen"))
    ),
    "requesting.take_back": Row(
        roles=STAFF,
        call=lambda t, a: t.platform.requesting.take_back(a, t.request_merit(LEARNER, t.person("Leo", Role.MANAGER))),
    ),
    "requesting.mine": Row(roles=STAFF, call=lambda t, a: t.platform.requesting.mine(a)),
    "requesting.inbox": Row(
        roles=SUPPORTERS,
        call=lambda t, a: (asked_for_merit(t), found("Ego" for _ in t.platform.requesting.inbox(a))),
        scoped=True,
    ),
    "registering.preview": Row(roles=VERIFIERS, call=lambda t, a: t.platform.registering.preview(a, CHANGE_FORM)),
    "confirming.questions": Row(roles=LAW, call=lambda t, a: t.platform.confirming.questions(a)),
    "confirming.disputed": Row(roles=LAW, call=lambda t, a: t.platform.confirming.disputed(a)),
    "confirming.answer": Row(roles=frozenset({Role.JURIST}), call=answer_about_law),
    "confirming.approve": Row(
        roles=LAW, call=lambda t, a: t.platform.confirming.approve(a, answered_about_law(t), approved=True)
    ),
    "requesting.reply": Row(
        roles=SUPPORTERS,
        call=lambda t, a: t.platform.requesting.reply(a, asked_for_merit(t), granted=True),
        scoped=True,
    ),
    "panelling.kinds": Row(roles=OWNERS, call=lambda t, a: t.platform.panelling.kinds(a)),
    "panelling.candidates": Row(
        roles=OWNERS,
        call=lambda t, a: found("Ego" for c in candidates(t, a) if c.person_id == "ane"),
        scoped=True,
    ),
    "panelling.seconds": Row(roles=OWNERS, call=lambda t, a: t.platform.panelling.seconds(a)),
    "panelling.propose": Row(roles=OWNERS, call=propose, scoped=True, refused=InvalidInput),
    "panelling.proposed": Row(roles=OWNERS, call=lambda t, a: t.platform.panelling.proposed(a)),
    "panelling.take_back": Row(
        roles=OWNERS,
        call=lambda t, a: (propose_as(t, a), t.platform.panelling.take_back(a, "x")),
    ),
    "panelling.inbox": Row(roles=KEY_PERSONS, call=lambda t, a: t.platform.panelling.inbox(a)),
    "panelling.second": Row(
        roles=KEY_PERSONS, call=lambda t, a: t.platform.panelling.second(a, asked_to_second(t), granted=True)
    ),
    "extending.people": Row(
        roles=SUPPORTERS,
        call=lambda t, a: (
            t.person("Ane"),
            found("Ego" for c in t.platform.extending.people(a) if c.person_id == "ane"),
        ),
        scoped=True,
    ),
    "extending.given": Row(roles=SUPPORTERS, call=lambda t, a: t.platform.extending.given(a)),
    "extending.mine": Row(roles=STAFF, call=lambda t, a: t.platform.extending.mine(a)),
    "extending.give": Row(
        roles=SUPPORTERS,
        call=lambda t, a: t.platform.extending.give(a, t.person("Ane").person_id, ExtraTime.HALF),
        scoped=True,
    ),
    "extending.take_back": Row(
        roles=SUPPORTERS,
        call=lambda t, a: t.platform.extending.take_back(a, t.person("Ane").person_id),
        scoped=True,
    ),
    "progressing.experience": Row(
        roles=STAFF, call=lambda t, a: t.platform.progressing.experience(a, MODULE, met=True)
    ),
    "searching.search": Row(roles=ANYONE, call=lambda t, a: t.platform.searching.search(a, "")),
    "progressing.mine": Row(roles=STAFF, call=lambda t, a: t.platform.progressing.mine(a)),
    "renewing.offers": Row(roles=STAFF, call=lambda t, a: t.platform.renewing.offers(a)),
    "renewing.notices": Row(roles=STAFF, call=lambda t, a: t.platform.renewing.notices(a)),
    "renewing.start": Row(roles=STAFF, call=start_renewal),
    "delta_testing.offers": Row(roles=STAFF, call=lambda t, a: t.platform.delta_testing.offers(a)),
    "delta_testing.start": Row(roles=STAFF, call=start_delta_test),
    "delta_testing.right": Row(roles=STAFF, call=lambda t, a: t.platform.delta_testing.right(a, LICENCE)),
    "delta_testing.gaps": Row(roles=KEY_PERSONS, call=lambda t, a: t.platform.delta_testing.gaps(a)),
    "succeeding.offers": Row(roles=STAFF, call=lambda t, a: t.platform.succeeding.offers(a)),
    "succeeding.exchange": Row(roles=STAFF, call=exchange),
    "succeeding.gaps": Row(roles=MANAGERS, call=only_old, scoped=True),
    "hearing.holders": Row(
        roles=DECIDERS, call=lambda t, a: found(h.name for h in holding(t).platform.hearing.holders(a)), scoped=True
    ),
    "hearing.give_notice": Row(roles=DECIDERS, call=give_notice, scoped=True),
    "hearing.mine": Row(roles=ANYONE, call=lambda t, a: t.platform.hearing.mine(a)),
    "hearing.reply": Row(roles=ANYONE, call=reply),
    "hearing.inbox": Row(roles=DECIDERS, call=inbox, scoped=True),
    "hearing.decide": Row(roles=DECIDERS, call=decide, scoped=True),
    "hearing.reinstate": Row(roles=DECIDERS, call=reinstate, scoped=True),
    "certifying.certificate": Row(
        roles=STAFF,
        call=lambda t, a: t.platform.certifying.certificate(a, t.earn(LEARNER, COMPANION).licence_id),
    ),
    "certifying.obstacle": Row(
        roles=STAFF,
        call=lambda t, a: t.platform.certifying.obstacle(a, t.earn(LEARNER, COMPANION).licence_id),
    ),
    "managing.team": Row(
        roles=MANAGERS, call=lambda t, a: found(m.name for m in t.platform.managing.team(a).members), scoped=True
    ),
    "administering.units": Row(roles=ADMINISTRATORS, call=lambda t, a: t.platform.administering.units(a)),
    "administering.people": Row(
        roles=ADMINISTRATORS,
        call=lambda t, a: found(p.name for p, _ in t.platform.administering.people(a)),
        scoped=True,
    ),
    "administering.add_unit": Row(
        roles=ADMINISTRATORS,
        call=lambda t, a: t.platform.administering.add_unit(a, Unit(unit_id="x", name="X", parent="nord")),
        scoped=True,
    ),
    "administering.add_person": Row(
        roles=ADMINISTRATORS, call=lambda t, a: t.platform.administering.add_person(a, new_person()), scoped=True
    ),
    "administering.grant": Row(
        roles=ADMINISTRATORS, call=lambda t, a: t.platform.administering.grant(a, "ego", NORD_JURIST), scoped=True
    ),
    "administering.away": Row(roles=ADMINISTRATORS, call=lambda t, a: t.platform.administering.away(a)),
    "administering.place": Row(
        roles=ADMINISTRATORS,
        call=lambda t, a: t.platform.administering.place(a, "vip", name="Vip", login="vip", unit_id="nord"),
        scoped=True,
    ),
    "administering.pause": Row(
        roles=ADMINISTRATORS, call=lambda t, a: t.platform.administering.pause(a, "vip", FAR), scoped=True
    ),
    "administering.leave": Row(
        roles=ADMINISTRATORS, call=lambda t, a: t.platform.administering.leave(a, "vip", FAR), scoped=True
    ),
    "admitting.new_password": Row(
        roles=ADMINISTRATORS, call=lambda t, a: t.platform.admitting.new_password(a, "vip"), scoped=True
    ),
    "admitting.sessions": Row(roles=ADMINISTRATORS, call=lambda t, a: t.platform.admitting.sessions(a)),
    "admitting.end_sessions": Row(
        roles=ADMINISTRATORS, call=lambda t, a: t.platform.admitting.end_sessions(a, "vip"), scoped=True
    ),
    "importing.preview": Row(roles=ADMINISTRATORS, call=lambda t, a: planned(t, a).people, scoped=True),
    "importing.apply": Row(
        roles=ADMINISTRATORS,
        call=lambda t, a: t.platform.importing.apply(a, FILE, seen=planned(t, a).digest),
        scoped=True,
    ),
    "erasing.erase": Row(roles=ADMINISTRATORS, call=lambda t, a: t.platform.erasing.erase(a, left(t)), scoped=True),
    "redacting.left_behind": Row(roles=ADMINISTRATORS, call=lambda t, a: t.platform.redacting.left_behind(a)),
    "redacting.nameless": Row(roles=ADMINISTRATORS, call=lambda t, a: t.platform.redacting.nameless(a)),
    "redacting.texts": Row(roles=ADMINISTRATORS, call=lambda t, a: t.platform.redacting.texts(a, "vip"), scoped=True),
    "redacting.read": Row(roles=ADMINISTRATORS, call=lambda t, a: t.platform.redacting.read(a, words(t)), scoped=True),
    "redacting.propose": Row(
        roles=ADMINISTRATORS, call=lambda t, a: t.platform.redacting.propose(a, words(t)), scoped=True
    ),
    "redacting.proposals": Row(roles=ADMINISTRATORS, call=lambda t, a: t.platform.redacting.proposals(a)),
    "redacting.approve": Row(
        roles=ADMINISTRATORS, call=lambda t, a: t.platform.redacting.approve(a, proposed(t)), scoped=True
    ),
    "redacting.reject": Row(
        roles=ADMINISTRATORS, call=lambda t, a: t.platform.redacting.reject(a, proposed(t)), scoped=True
    ),
    "auditing.trail": Row(roles=ADMINISTRATORS, call=lambda t, a: t.platform.auditing.trail(a)),
    "auditing.verify": Row(roles=ADMINISTRATORS, call=lambda t, a: t.platform.auditing.verify(a)),
    "surveying.objectives": Row(roles=AUTHORS, call=lambda t, a: t.platform.surveying.objectives(a)),
    "surveying.provisions": Row(roles=AUTHORS, call=lambda t, a: t.platform.surveying.provisions(a)),
    "surveying.balance": Row(roles=AUTHORS, call=lambda t, a: t.platform.surveying.balance(a)),
    "collating.texts": Row(roles=LAW_KEEPERS, call=lambda t, a: t.platform.collating.texts(a)),
    "collating.collation": Row(roles=LAW_KEEPERS, call=lambda t, a: t.platform.collating.collation(a, *two_texts(t))),
    "collating.overrule": Row(
        roles=LAW_KEEPERS, call=lambda t, a: t.platform.collating.overrule(a, *two_texts(t), OTHER_CLASS)
    ),
    "watching.tasks": Row(roles=LAW_KEEPERS, call=lambda t, a: t.platform.watching.tasks(a)),
    "watching.state": Row(roles=LAW_KEEPERS, call=lambda t, a: t.platform.watching.state(a)),
    "watching.close": Row(
        roles=LAW_KEEPERS, call=lambda t, a: t.platform.watching.close(a, watched(t), TaskOutcome.KNOWN)
    ),
    **{name: Row(roles=roles, call=call) for name, (roles, call) in CALIBRATION_ROWS.items()},
    **{name: Row(roles=roles, call=call) for name, (roles, call) in LIBRARY_ROWS.items()},
    **{name: Row(roles=roles, call=call) for name, (roles, call) in CONFERENCE_ROWS.items()},
    "disclosing.kinds": Row(roles=ANYONE, call=lambda t, a: t.platform.disclosing.kinds(a)),
    "disclosing.viewers": Row(roles=ANYONE, call=lambda t, a: t.platform.disclosing.viewers(a)),
    "disclosing.everything": Row(roles=ANYONE, call=lambda t, a: t.platform.disclosing.everything(a)),
    "administering.withdraw": Row(
        roles=ADMINISTRATORS, call=lambda t, a: t.platform.administering.withdraw(a, "ego", NORD_JURIST), scoped=True
    ),
}

WITHOUT_AN_ACTOR = {
    "signing_in.sign_in": "whoever knocks is nobody yet; login and password decide",
    "signing_in.sign_in_as": "the demo's picker; refused outside the demo",
    "signing_in.personas": "the demo's picker; empty outside the demo",
    "signing_in.actor": "turns a session's token into the actor",
    "signing_in.person_called": "the server's command line; whoever runs it owns the database",
    "signing_in.sign_out": "the token is the session; it ends nobody else's",
    "signing_in.must_change": "the token is the session; it tells about its own account only",
    "signing_in.change_password": "the token is the session, and the old password is asked for",
    "federating.sign_in": "whoever comes from the provider is nobody yet; its token, checked at the door, decides",
    "federating.unlink": "the server's command line; whoever runs it owns the database",
    "verifying.verify": "open to all; the code is the secret",
    "importing.from_the_server": "the server's command line; whoever runs it owns the database",
    "collating.import_text": "the server's command line; whoever runs it owns the database",
    "collating.find_version": "as above",
    "collating.collated": "as above",
    "collating.drafted": "turns a comparison that was allowed, or made on the server, into text; reads nothing",
    "watching.run": "the server's command line; makes tasks and decides nothing",
    "erasing.replay": "the system's own task; repeats what was decided",
    "erasing.erase_all": "within another service's transaction, which has asked",
    "erasing.note": "as above",
    "retaining.run": "the system's own task; the configuration decides",
    "attempting.sweep": "the system's own task; decides nothing that reading does not",
    "conferring.link": "an address; it opens nothing by itself",
    "calibrating.reveal_due": "the system's own task; opens what the deadline has opened",
    "calibrating.sent": "for services within their own transaction; a constructed case as it was sent out",
    "administering.add_first_administrator": "the server's command line; whoever runs it owns the database",
    "administering.set_password": "as above",
}


def found(names: Iterator[str]) -> object:
    """What a list within scope must hold: the caller's own unit.

    :raises NotFound: it does not, as for a thing outside the scope.
    """
    if "Ego" not in set(names):
        raise NotFound
    return True


def public_methods() -> Iterator[tuple[str, Any]]:
    """Every public method of every service that the platform holds, as ``service.method``."""
    for field in (*fields(Platform), *fields(Conferencing)):
        service = field.type
        if inspect.isclass(service) and service.__module__.startswith("quiz_app.services.") and service not in PORTS:
            for name, method in inspect.getmembers(service, inspect.isfunction):
                if not name.startswith("_"):
                    yield f"{field.name}.{name}", method


def takes_an_actor(method: Any) -> bool:  # noqa: ANN401 - any function
    names = list(inspect.signature(method).parameters)
    return names[1:2] == ["actor"]


TABLE |= {name: Row(**row) for name, row in rows_sharing.ROWS.items()}
WITHOUT_AN_ACTOR |= rows_sharing.WITHOUT_AN_ACTOR
METHODS = dict(public_methods())


def settle(town: World) -> World:
    """The municipality with the caller, who works in Center Nord, and a key person elsewhere."""
    town.person("Ego")
    town.person("Vip")
    town.person("Bo", Role.KEY_PERSON, unit="syd")
    return town


def outcome(town: World, role: Role, unit: str, call: Call) -> type[RuleError] | None:
    """What happens when the caller comes with that role in that unit."""
    try:
        call(settle(town), Actor(person_id="ego", grants=(Grant(role=role, unit_id=unit),)))
    except RuleError as error:
        return type(error)
    return None


def test_every_method_with_an_actor_has_a_row_and_every_row_a_method() -> None:
    assert {name for name, method in METHODS.items() if takes_an_actor(method)} == set(TABLE)


def test_every_method_without_an_actor_is_listed_with_a_reason() -> None:
    assert {name for name, method in METHODS.items() if not takes_an_actor(method)} == set(WITHOUT_AN_ACTOR)
    assert all(WITHOUT_AN_ACTOR.values())


def expected(row: Row, role: Role, scope: str) -> type[RuleError] | None:
    if role not in row.roles or (role, scope) in row.except_for:
        return NotAllowed
    return row.refused if row.scoped and scope == "other" else None


@pytest.mark.parametrize("name", TABLE)
def test_each_method_opens_to_the_roles_of_its_row_in_their_scope_and_to_nobody_else(
    example_library: Library, name: str
) -> None:
    row, calls = TABLE[name], [(role, scope) for role in Role for scope in SCOPES]
    happened = {(r, s): outcome(world(example_library), r, SCOPES[s], row.call) for r, s in calls}
    assert happened == {(r, s): expected(row, r, s) for r, s in calls}


@pytest.mark.parametrize("name", sorted(set(TABLE) - FOR_EVERYBODY))
def test_somebody_without_roles_gets_nowhere(town: World, name: str) -> None:
    settle(town)
    with pytest.raises(NotAllowed):
        TABLE[name].call(town, Actor(person_id="ego", grants=()))


@pytest.mark.parametrize("name", ["attempt", "answer", "hand_in", "review", "retry_missed"])
def test_somebody_elses_attempt_opens_to_no_role_at_all(example_library: Library, name: str) -> None:
    for role in Role:
        town = settle(world(example_library))
        everywhere = Actor(person_id="other", grants=tuple(Grant(role=role, unit_id=u) for u in SCOPES.values()))
        with pytest.raises((NotFound, NotAllowed)):
            TABLE[f"attempting.{name}"].call(town, everywhere)

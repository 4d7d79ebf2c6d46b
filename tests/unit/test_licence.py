# ruff: noqa: ANN401 - a keyword here is any field of the object
"""Licences: the steps to one, what its events make of it on a day, and which one a new caseworker starts on."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from builders import library, licence_kind, module

from quiz_app.domain.law import Period
from quiz_app.domain.licence import (
    LicenceEvent,
    LicenceEventType,
    LicenceStatus,
    default_licence,
    licence_on,
    licences_on,
)
from quiz_app.domain.licence_kind import PracticeKind
from quiz_app.domain.steps import Evidence, Step, StepKind, StepState, is_complete, minutes_left, next_step, steps

THEN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ISSUED, RENEWED, SUSPENDED, REINSTATED, REVOKED, *_ = LicenceEventType
DONE, WAITING, OPEN, LATER = StepState
KIND = licence_kind(modules=("ene", "mene"))
MODULES = library(module(id="ene", title="Ene"), module(id="mene", number=2, title="Mene"))


def evidence(**changed: Any) -> Evidence:
    base = {"modules": {}, "exam_passed": None, "exam_failed": None, "approved": {}, "asked": {}}
    return Evidence(**base | changed)


def path(**changed: Any) -> tuple[Step, ...]:
    return steps(KIND, MODULES, evidence(**changed))


def states(**changed: Any) -> list[StepState]:
    return [s.state for s in path(**changed)]


BOTH = {"ene": THEN, "mene": THEN}


def test_the_way_goes_by_the_modules_the_exam_and_practice() -> None:
    assert [(s.kind, s.ref, s.title) for s in path()] == [
        (StepKind.MODULE, "ene", "Ene"),
        (StepKind.MODULE, "mene", "Mene"),
        (StepKind.EXAM, "koerekort", "Teoriprøve"),
        (StepKind.PRACTICE, "sag", "En sag"),
    ]


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ({}, [OPEN, OPEN, LATER, OPEN]),
        ({"modules": {"ene": THEN}}, [DONE, OPEN, LATER, OPEN]),
        ({"modules": BOTH}, [DONE, DONE, OPEN, OPEN]),
        ({"modules": BOTH, "exam_failed": THEN}, [DONE, DONE, OPEN, OPEN]),
        ({"modules": BOTH, "exam_passed": THEN}, [DONE, DONE, DONE, OPEN]),
        ({"asked": {"sag": THEN}}, [OPEN, OPEN, LATER, WAITING]),
        ({"approved": {"sag": THEN}}, [OPEN, OPEN, LATER, DONE]),
        ({"asked": {"sag": THEN}, "approved": {"sag": THEN}}, [OPEN, OPEN, LATER, DONE]),
        ({"modules": {"ene": THEN}, "exam_passed": THEN}, [DONE, OPEN, DONE, OPEN]),
        ({"modules": {"another": THEN}, "approved": {"another": THEN}}, [OPEN, OPEN, LATER, OPEN]),
    ],
)
def test_each_step_stands_where_the_evidence_puts_it(done: dict[str, Any], expected: list[StepState]) -> None:
    assert states(**done) == expected


def test_a_step_knows_since_when_it_is_done_or_waits() -> None:
    asked = THEN + timedelta(days=1)
    ene, mene, exam, sag = path(modules={"ene": THEN}, asked={"sag": asked})
    assert (ene.since, mene.since, exam.since, sag.since) == (THEN, None, None, asked)


@pytest.mark.parametrize(
    ("done", "ref"),
    [
        ({}, "ene"),
        ({"modules": {"ene": THEN}}, "mene"),
        ({"modules": BOTH}, "koerekort"),
        ({"modules": BOTH, "exam_passed": THEN}, "sag"),
        ({"modules": BOTH, "exam_passed": THEN, "asked": {"sag": THEN}}, None),
        ({"modules": BOTH, "exam_passed": THEN, "approved": {"sag": THEN}}, None),
    ],
)
def test_the_next_step_is_the_first_that_can_be_begun(done: dict[str, Any], ref: str | None) -> None:
    following = next_step(path(**done))
    assert (following.ref if following else None) == ref


def test_of_the_open_modules_those_without_their_experience_can_wait_but_never_all_of_them() -> None:
    def waiting(*experienced: str, **done: Any) -> list[str]:
        found = steps(KIND, MODULES, evidence(**done), frozenset(experienced))
        return [s.ref for s in found if s.can_wait]

    assert waiting() == ["mene"]
    assert waiting("mene") == ["ene"]
    assert waiting("ene", "mene") == []
    assert waiting(modules={"ene": THEN}) == []
    assert waiting("ene", modules={"ene": THEN}) == []


def test_the_module_whose_case_has_come_is_next_and_the_others_stay_open() -> None:
    found = steps(KIND, MODULES, evidence(), frozenset({"mene"}))
    following = next_step(found)
    assert following is not None
    assert following.ref == "mene"
    assert [s.state for s in found[:2]] == [OPEN, OPEN]


OBSERVATION = replace(KIND.practice[0], id="moede", kind=PracticeKind.OBSERVATION)
MERITED = replace(KIND, practice=(*KIND.practice, OBSERVATION))


def test_merit_credits_modules_and_observations_and_opens_the_exam() -> None:
    found = steps(MERITED, MODULES, evidence(merit=THEN, modules={"ene": THEN}))
    assert [s.state for s in found] == [DONE, DONE, OPEN, OPEN, DONE]
    assert [s.credited for s in found] == [False, True, False, False, True]
    assert not is_complete(found)
    done = evidence(merit=THEN, exam_passed=THEN, approved={"sag": THEN})
    assert is_complete(steps(MERITED, MODULES, done))


def test_minutes_left_are_those_of_the_steps_that_one_has_still_to_take() -> None:
    practice = (replace(KIND.practice[0], minutes=60),)
    kind = replace(KIND, practice=practice)
    assert minutes_left(steps(kind, MODULES, evidence())) == 10 + 10 + 10 + 60
    assert minutes_left(steps(kind, MODULES, evidence(modules={"ene": THEN}, asked={"sag": THEN}))) == 10 + 10


def test_a_licence_is_earned_when_every_step_holds() -> None:
    assert is_complete(path(modules=BOTH, exam_passed=THEN, approved={"sag": THEN}))


@pytest.mark.parametrize("lacking", ["modules", "exam_passed", "approved"])
def test_a_licence_is_not_earned_while_one_step_is_lacking(lacking: str) -> None:
    all_done: dict[str, Any] = {"modules": BOTH, "exam_passed": THEN, "approved": {"sag": THEN}}
    none: dict[str, Any] = {"modules": {"ene": THEN}, "exam_passed": None, "approved": {}}
    assert not is_complete(path(**all_done | {lacking: none[lacking]}))


def test_waiting_for_a_colleague_is_not_done() -> None:
    assert not is_complete(path(modules=BOTH, exam_passed=THEN, asked={"sag": THEN}))


def event(kind: LicenceEventType, day: int, **changed: Any) -> LicenceEvent:
    """On the given day of November 2026 at ten in Denmark; issued and renewed licences hold three more days."""
    at = THEN.replace(day=day)
    base = {"event_id": f"{day}-{kind}", "licence_id": "l1", "person_id": "amina", "licence_kind": "koerekort"}
    until = date(2026, 11, day + 3) if kind in {ISSUED, RENEWED} else None
    law = date(2026, 10, day) if until else None
    more = {"type": kind, "at": at, "actor_id": None, "reason": "", "valid_until": until, "law_read_until": law}
    return LicenceEvent(**base | more | {"code": f"code-{day}" if until else ""} | changed)


def status(*events: LicenceEvent, day: int) -> LicenceStatus | None:
    licence = licence_on(events, date(2026, 11, day))
    return licence.status if licence else None


VALID, HELD, EXPIRED, TAKEN = LicenceStatus


@pytest.mark.parametrize(
    ("events", "by_day"),
    [
        ([], {1: None}),
        ([(ISSUED, 2)], {1: None, 2: VALID, 5: VALID, 6: EXPIRED}),
        ([(ISSUED, 2), (SUSPENDED, 3)], {2: VALID, 3: HELD, 5: HELD, 6: EXPIRED}),
        ([(ISSUED, 2), (SUSPENDED, 3), (REINSTATED, 4)], {3: HELD, 4: VALID, 6: EXPIRED}),
        ([(ISSUED, 2), (SUSPENDED, 3), (REINSTATED, 4), (SUSPENDED, 5)], {4: VALID, 5: HELD}),
        ([(ISSUED, 2), (REVOKED, 4)], {3: VALID, 4: TAKEN, 6: TAKEN}),
        ([(ISSUED, 2), (REVOKED, 4), (REINSTATED, 5)], {5: TAKEN}),
        ([(ISSUED, 2), (REVOKED, 3), (RENEWED, 4)], {5: TAKEN}),
        ([(ISSUED, 2), (RENEWED, 5)], {5: VALID, 8: VALID, 9: EXPIRED}),
        ([(ISSUED, 2), (RENEWED, 8)], {6: EXPIRED, 8: VALID}),
        ([(ISSUED, 2), (SUSPENDED, 3), (RENEWED, 4)], {5: HELD, 8: EXPIRED}),
        ([(SUSPENDED, 3)], {4: None}),
    ],
)
def test_a_status_is_what_the_events_make_of_it_on_the_day(
    events: list[tuple[LicenceEventType, int]], by_day: dict[int, LicenceStatus | None]
) -> None:
    happened = [event(kind, day) for kind, day in events]
    assert {day: status(*happened, day=day) for day in by_day} == by_day


def test_the_order_in_which_events_are_read_does_not_matter() -> None:
    life = [event(ISSUED, 2), event(SUSPENDED, 3), event(REINSTATED, 4), event(RENEWED, 5)]
    assert {status(*order, day=6) for order in permutations(life)} == {VALID}


def test_a_renewal_moves_the_end_and_the_law_that_it_proves_and_nothing_else() -> None:
    life = [event(ISSUED, 2), event(RENEWED, 5)]
    before, after = (licence_on(life, date(2026, 11, day)) for day in (4, 6))
    assert before is not None
    assert after == replace(
        before,
        valid_until=date(2026, 11, 8),
        law_read_until=date(2026, 10, 5),
        renewed_on=date(2026, 11, 5),
        proven_on=date(2026, 11, 5),
    )
    assert (before.code, before.renewed_on, before.law_read_until) == ("code-2", None, date(2026, 10, 2))


@pytest.mark.parametrize(("day", "expected"), [(2, VALID), (3, HELD), (4, HELD), (5, VALID), (6, EXPIRED)])
def test_a_suspension_to_a_day_ends_by_itself_after_it(day: int, expected: LicenceStatus) -> None:
    assert status(event(ISSUED, 2), event(SUSPENDED, 3, until=date(2026, 11, 4)), day=day) == expected


def test_a_later_suspension_counts_although_an_earlier_one_has_run_out() -> None:
    first, second = event(SUSPENDED, 3, until=date(2026, 11, 3)), event(SUSPENDED, 4)
    licence = licence_on([event(ISSUED, 2), first, second], date(2026, 11, 5))
    assert licence is not None
    assert (licence.status, licence.suspension) == (HELD, second)


def test_a_passed_test_proves_nothing_of_the_gaps_of_an_exchanged_licence() -> None:
    proven = date(2026, 3, 1)
    exchanged = event(ISSUED, 1, changes_until=proven, untested=("inherited",))
    gaps = ("inherited", "since")
    passed = event(LicenceEventType.DELTA_PASSED, 2, changes_until=date(2026, 7, 1), untested=gaps)
    found = licence_on([exchanged, passed], date(2026, 11, 3))
    assert found
    assert found.untested == {"inherited": date.min, "since": proven}


def test_of_two_tests_up_to_the_same_commencement_the_one_undone_is_taken_back() -> None:
    kind, until = LicenceEventType, date(2026, 7, 1)
    first = event(kind.DELTA_PASSED, 2, changes_until=until, untested=("gap",))
    second = event(kind.DELTA_PASSED, 3, changes_until=until)
    undone = replace(first, event_id="undone", type=kind.DELTA_UNDONE, at=THEN.replace(day=4))
    found = licence_on([event(ISSUED, 1), first, second, undone], date(2026, 11, 4))
    assert found
    assert (found.changes_until, dict(found.untested)) == (until, {})


def test_nothing_waits_any_more_for_a_licence_that_was_revoked_while_suspended() -> None:
    licence = licence_on([event(ISSUED, 2), event(SUSPENDED, 3), event(REVOKED, 4)], date(2026, 11, 4))
    assert licence is not None
    assert (licence.status, licence.suspension) == (TAKEN, None)


def test_the_day_of_an_event_is_the_day_in_denmark() -> None:
    late = event(ISSUED, 2, at=datetime(2026, 11, 1, 23, 30, tzinfo=UTC))
    assert (status(late, day=1), status(late, day=2)) == (None, VALID)


def test_events_of_many_licences_make_each_its_own_oldest_first() -> None:
    mine, theirs = event(ISSUED, 4), event(ISSUED, 2, licence_id="l0", person_id="bo", event_id="x")
    ended = event(REVOKED, 5)
    found = licences_on([mine, theirs, ended], date(2026, 11, 5))
    assert [(x.person_id, x.status) for x in found] == [("bo", VALID), ("amina", TAKEN)]


def test_licences_that_are_issued_later_are_not_there_yet() -> None:
    assert licences_on([event(ISSUED, 4)], date(2026, 11, 3)) == ()


OLD = licence_kind(id="gammel", offered=Period(end=date(2026, 12, 31)), successor="ny")
NEW = licence_kind(id="ny", offered=Period(start=date(2026, 7, 1)))


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 6, 30), "gammel"), (date(2026, 7, 1), "ny"), (date(2027, 1, 1), "ny")],
)
def test_a_new_caseworker_starts_on_the_successor_from_the_day_it_is_offered(day: date, expected: str) -> None:
    kind = default_licence(library(OLD, NEW), day)
    assert kind is not None
    assert kind.id == expected


def test_a_licence_that_is_offered_again_is_still_succeeded() -> None:
    again = licence_kind(id="gammel", offered=Period(start=date(2026, 8, 1)), successor="ny")
    assert default_licence(library(again, NEW), date(2026, 8, 1)) == NEW


def test_without_a_licence_on_offer_there_is_no_default() -> None:
    assert default_licence(library(licence_kind(offered=Period(end=date(2026, 1, 1)))), date(2026, 7, 1)) is None


def test_of_two_without_a_successor_the_newer_offer_is_the_default() -> None:
    kind = default_licence(library(NEW, licence_kind(id="zebra")), date(2026, 7, 1))
    assert kind is not None
    assert kind.id == "ny"

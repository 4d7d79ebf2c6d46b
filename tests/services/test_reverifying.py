"""Re-verification: who signs what, what it does, and how it is taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import builders as a
import pytest
from world import World, world

from quiz_app.bootstrap import renewed
from quiz_app.domain.audit import Action
from quiz_app.domain.clearance import Finding
from quiz_app.domain.exam import exam_pool
from quiz_app.domain.impact import ObjectKind, ObjectRef, Standing
from quiz_app.domain.law import Certainty, ChangeKind, Period, TwoCertainties
from quiz_app.domain.library import Library
from quiz_app.domain.licence import LicenceEvent, LicenceEventType
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.status import ContentStatus
from quiz_app.errors import Conflict, NotFound, RuleError
from quiz_app.services.reverifying import Mark, Queue

BEFORE = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
QUESTION = ObjectRef(kind=ObjectKind.QUESTION, id="opgave")
GUIDELINE = ObjectRef(kind=ObjectKind.GUIDELINE, id="retningslinje")
UNREAD = TwoCertainties(content=Certainty.UNVERIFIED, date=Certainty.UNVERIFIED)
LIGHT = replace(a.change(), affects=tuple(replace(x, kind=ChangeKind.CONSEQUENTIAL) for x in a.change().affects))
Sign = Callable[..., None]


def content(*changes: object) -> Library:
    module = a.module(guidelines=("retningslinje",), questions=())
    return a.library(a.guideline(), a.question(), module, a.licence_kind(), *(changes or (a.change(),)))


def town_of(*changes: object) -> World:
    town = world(content(*changes))
    town.clock.at = BEFORE
    return town


@pytest.fixture
def town() -> World:
    return town_of()


@pytest.fixture
def bo(town: World) -> Actor:
    return town.person("Bo", Role.KEY_PERSON)


def mark(ref: ObjectRef = QUESTION, finding: Finding = Finding.UNCHANGED, **changed: object) -> Mark:
    base = {"clearance_id": f"k-{ref.id}", "ref": ref, "change": "aendring", "finding": finding}
    return Mark(**base | changed)


def again(town: World) -> World:
    """The same town, whose platform has looked at the clearances."""
    return replace(town, platform=renewed(town.platform))


def queue(town: World, actor: Actor) -> Queue:
    return again(town).platform.reverifying.queue(actor)


def hold(town: World, number: int) -> None:
    """So many people hold a valid licence."""
    for n in range(number):
        who = town.person(f"H{n}")
        event = LicenceEvent(
            event_id=f"e{n}", licence_id=f"l{n}", person_id=who.person_id, licence_kind="koerekort",
            type=LicenceEventType.ISSUED, at=BEFORE, actor_id=None, reason="earned", valid_until=date(2029, 1, 1),
            code=f"K{n}", law_read_until=date(2026, 2, 12),
        )  # fmt: skip
        with town.storage.writing() as stores:
            stores.licences.add_event(event)


def test_the_queue_holds_each_object_that_must_be_read_and_why_it_stands_there(town: World, bo: Actor) -> None:
    hold(town, 6)
    first, second = queue(town, bo).tasks
    assert {first.ref, second.ref} == {QUESTION, GUIDELINE}
    assert (first.weight.exam_items, first.weight.licences, first.weight.days) == (1, 6, 30)
    assert first.weight.kind == ChangeKind.SUBSTANTIVE
    assert first.status.status == ContentStatus.CHANGING


def test_a_group_under_five_is_never_counted_out(town: World, bo: Actor) -> None:
    hold(town, 3)
    assert {t.weight.licences for t in queue(town, bo).tasks} == {5}
    assert town.platform.reverifying.impact(bo, "aendring").holders == {"koerekort": None}


def test_the_impact_counts_valid_licences_and_tells_what_leaves_the_exam(town: World, bo: Actor) -> None:
    hold(town, 5)
    report = town.platform.reverifying.impact(bo, "aendring")
    assert report.holders == {"koerekort": 5}
    (exam,) = report.exams
    assert (exam.leaving, exam.pool, exam.pool_after) == (("opgave",), 1, 0)
    assert exam.gaps


def test_a_clearance_keeps_the_item_in_the_exam_and_leaves_the_queue(town: World, bo: Actor) -> None:
    kind = town.platform.library.licences["koerekort"]
    assert exam_pool(kind, town.platform.library, date(2026, 7, 1)) == ()
    town.platform.reverifying.clear(bo, [mark()])
    platform = again(town).platform
    assert [q.id for q in exam_pool(kind, platform.library, date(2026, 7, 1))] == ["opgave"]
    assert [t.ref for t in queue(town, bo).tasks] == [GUIDELINE]
    found = {t.ref: t.own for t in platform.reverifying.impact(bo, "aendring").impact.touched}
    assert found[QUESTION] == Standing.CLEARED
    assert platform.content.questions["opgave"].verified.cleared == (), "the file says what it said"


def test_what_lapses_is_no_longer_asked_about_later_cases(town: World, bo: Actor) -> None:
    town.platform.reverifying.clear(bo, [mark(finding=Finding.LAPSES)])
    assert again(town).platform.library.questions["opgave"].valid == Period(end=date(2026, 6, 30))


def test_taking_it_back_is_an_act_of_its_own_after_which_it_can_be_signed_again(town: World, bo: Actor) -> None:
    ida = town.person("Ida", Role.JURIST, unit="syd")
    town.platform.reverifying.clear(bo, [mark()])
    for _ in range(2):
        town.platform.reverifying.withdraw(ida, "k-opgave")
    assert QUESTION in {t.ref for t in queue(town, bo).tasks}
    town.platform.reverifying.clear(bo, [mark(clearance_id="k2", finding=Finding.CORRECTED)])
    signed = again(town).platform.reverifying.signed(bo)
    assert [(s.record.clearance.clearance_id, s.counts, s.by) for s in signed] == [
        ("k2", True, "Bo"), ("k-opgave", False, "Bo"),
    ]  # fmt: skip
    with town.storage.reading() as stores:
        acts = [(r.action, r.actor_id) for r in stores.audit.rows()]
    assert acts == [(Action.CLEARANCE, "bo"), (Action.CLEARANCE_WITHDRAWN, "ida"), (Action.CLEARANCE, "bo")]


def test_the_same_mark_twice_is_once_and_another_is_a_conflict(town: World, bo: Actor) -> None:
    for _ in range(2):
        town.platform.reverifying.clear(bo, [mark()])
    assert town.rows()["clearances"] == 1
    with pytest.raises(Conflict):
        town.platform.reverifying.clear(bo, [mark(clearance_id="k2")])


def test_a_clearance_stands_until_the_text_is_changed(town: World, bo: Actor) -> None:
    town.platform.reverifying.clear(bo, [mark()])
    changed = replace(content(), questions={"opgave": a.question(stem="Noget andet?")})
    later = town.with_library(changed)
    assert QUESTION in {t.ref for t in queue(later, bo).tasks}
    assert [s.counts for s in later.platform.reverifying.signed(bo)] == [False]


@pytest.mark.parametrize(
    "changed",
    [{"change": "ukendt"}, {"ref": replace(QUESTION, id="ukendt")}, {"ref": replace(QUESTION, kind=ObjectKind.MODULE)}],
)
def test_only_what_a_change_reaches_can_be_signed(town: World, bo: Actor, changed: dict[str, object]) -> None:
    with pytest.raises(NotFound):
        town.platform.reverifying.clear(bo, [mark(**changed)])


def test_nobody_signs_against_a_change_whose_content_is_not_known() -> None:
    town = town_of(a.change(certainty=UNREAD))
    bo = town.person("Bo", Role.KEY_PERSON)
    assert queue(town, bo) == Queue(tasks=(), waiting={"aendring": 2})
    with pytest.raises(RuleError, match="ikke bekræftet"):
        town.platform.reverifying.clear(bo, [mark()])


def test_several_at_once_are_for_consequential_changes_only(town: World, bo: Actor) -> None:
    both = [mark(), mark(GUIDELINE)]
    with pytest.raises(RuleError, match="følgeændringer"):
        town.platform.reverifying.clear(bo, both, one_by_one=False)
    assert town.rows()["clearances"] == 0
    light = town_of(LIGHT)
    light.person("Bo", Role.KEY_PERSON)
    with pytest.raises(RuleError, match="følgeændringer"):
        light.platform.reverifying.clear(bo, [mark(finding=Finding.LAPSES)], one_by_one=False)
    light.platform.reverifying.clear(bo, both, one_by_one=False)
    assert queue(light, bo).tasks == ()


def test_a_platform_is_the_same_until_somebody_signs(town: World, bo: Actor) -> None:
    assert renewed(town.platform) is town.platform
    town.platform.reverifying.clear(bo, [mark()])
    other_process = renewed(town.platform)
    assert other_process is not town.platform
    assert renewed(other_process) is other_process

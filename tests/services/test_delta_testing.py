"""A change in the law asks holders for a short test; the licence stays valid, and only booking alone rests."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from changed_law import COMMENCES, OLD, changed
from world import LICENCE, World, wrong

from quiz_app.domain.delta import BookingRight
from quiz_app.domain.exam import exam_pool
from quiz_app.domain.key_correction import CorrectionReason
from quiz_app.domain.law import Certainty, Period, TwoCertainties
from quiz_app.domain.library import Library
from quiz_app.domain.licence import LicenceEventType, LicenceStatus
from quiz_app.domain.pause import Pause
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.question import AnyQuestion
from quiz_app.errors import NotFound, RuleError
from quiz_app.services.correcting import Proposal
from quiz_app.services.delta_testing import DeltaOffer

LAST = date(2027, 5, 30)


@pytest.fixture
def later(town: World, amina: Actor, bo: Actor) -> World:
    """Amina has earned her licence before the change; the content knows the change."""
    town.earn(amina, bo)
    return town.with_library(changed(town.platform.library))


def be(town: World, day: date) -> None:
    town.clock.advance(days=(day - town.clock.today()).days)


def offer(town: World, actor: Actor) -> DeltaOffer | None:
    return next(iter(town.platform.delta_testing.offers(actor)), None)


def take(town: World, actor: Actor, *, right: bool = True) -> str:
    attempt_id = town.platform.delta_testing.start(actor, LICENCE)
    town.answer_all(actor, attempt_id, right=right)
    town.platform.attempting.hand_in(actor, attempt_id)
    return attempt_id


def right(town: World, actor: Actor) -> BookingRight:
    return town.platform.delta_testing.right(actor, LICENCE)


def test_nothing_is_asked_before_the_commencement(later: World, amina: Actor) -> None:
    be(later, date(2027, 2, 28))
    assert offer(later, amina) is None
    be(later, COMMENCES)
    found = offer(later, amina)
    assert found is not None
    assert (found.due_on, found.demand.size, [c.id for c in found.demand.changes]) == (LAST, 4, ["ny-regel"])


def test_past_the_last_day_the_licence_is_valid_and_only_booking_alone_rests(later: World, amina: Actor) -> None:
    be(later, LAST)
    assert right(later, amina) == BookingRight.ALONE
    be(later, date(2027, 5, 31))
    assert right(later, amina) == BookingRight.ACCOMPANIED
    verified = later.platform.verifying.verify(later.events(amina)[0].code)
    assert verified is not None
    assert verified.status == LicenceStatus.VALID
    mine = next(m for m in later.platform.progressing.mine(amina) if m.kind.id == LICENCE)
    assert mine.right == BookingRight.ACCOMPANIED
    carla = later.person("Carla", Role.MANAGER)
    assert [m.right for m in later.platform.managing.team(carla).members] == [BookingRight.ACCOMPANIED]


def test_the_right_comes_back_on_passing_and_the_licence_shows_the_law_that_it_proves(
    later: World, amina: Actor
) -> None:
    be(later, date(2027, 6, 15))
    take(later, amina)
    assert (offer(later, amina), right(later, amina)) == (None, BookingRight.ALONE)
    event = later.events(amina)[-1]
    assert (event.type, event.changes_until) == (LicenceEventType.DELTA_PASSED, COMMENCES)
    verified = later.platform.verifying.verify(later.events(amina)[0].code)
    assert verified is not None
    assert verified.changes_until == COMMENCES


def test_a_licence_proves_no_law_of_days_to_come(town: World, amina: Actor, bo: Actor) -> None:
    ahead = town.with_library(replace(town.platform.library, law_read_until=date(2027, 1, 1)))
    ahead.earn(amina, bo)
    today = ahead.clock.today()
    assert [e.law_read_until for e in ahead.events(amina)] == [today]


def test_a_test_that_is_not_enough_is_tried_again_after_a_day(later: World, amina: Actor) -> None:
    be(later, COMMENCES)
    take(later, amina, right=False)
    found = offer(later, amina)
    assert found is not None
    assert found.again_on == date(2027, 3, 2)
    with pytest.raises(RuleError):
        later.platform.delta_testing.start(amina, LICENCE)
    be(later, date(2027, 3, 2))
    take(later, amina)
    assert offer(later, amina) is None


def test_a_pause_stops_the_clock(later: World, amina: Actor) -> None:
    be(later, COMMENCES)
    with later.storage.writing() as stores:
        stores.people.save_pause(
            Pause(person_id=amina.person_id, starts_on=date(2027, 3, 11), back_on=date(2027, 3, 21))
        )
    found = offer(later, amina)
    assert found is not None
    assert found.due_on == date(2027, 6, 9)


def test_too_few_items_ask_for_nothing_and_key_persons_see_the_gap(town: World, amina: Actor, bo: Actor) -> None:
    town.earn(amina, bo)
    later = town.with_library(changed(town.platform.library, items=2))
    be(later, COMMENCES)
    assert offer(later, amina) is None
    with pytest.raises(NotFound):
        later.platform.delta_testing.start(amina, LICENCE)
    assert [(g.change.id, g.items) for g in later.platform.delta_testing.gaps(bo)] == [("ny-regel", 2)]


def with_another(town: World, *, items: int) -> World:
    """Some days before the change of the example, another one commences, with so many items on its new text."""
    library = changed(town.platform.library)
    old = next(q for q in exam_pool(library.licences[LICENCE], library, COMMENCES) if not shares_anchor(q, library))
    day = COMMENCES - timedelta(days=9)
    affects = (replace(library.changes["ny-regel"].affects[0], provision=old.anchors),)
    other = replace(library.changes["ny-regel"], id="anden-regel", commences=day, affects=affects)
    new = {
        f"anden-{n}": replace(old, id=f"anden-{n}", stem=f"Anden opgave {n}?", valid=Period(start=day), case_date=None)
        for n in range(items)
    }
    cleared = replace(old, verified=replace(old.verified, cleared=(other.id,)), case_date=day - timedelta(days=1))
    questions = {**library.questions, **new, old.id: cleared}
    return town.with_library(replace(library, changes={**library.changes, other.id: other}, questions=questions))


def shares_anchor(question: AnyQuestion, library: Library) -> bool:
    return bool({a.paragraf for a in question.anchors} & {a.paragraf for a in library.questions[OLD].anchors})


def test_a_change_without_items_is_not_proven_by_passing_the_test_of_another(
    town: World, amina: Actor, bo: Actor
) -> None:
    town.earn(amina, bo)
    plain = town.platform.library
    later = with_another(town, items=0)
    be(later, COMMENCES)
    take(later, amina)
    event = later.events(amina)[-1]
    assert (event.changes_until, event.untested) == (COMMENCES, ("anden-regel",))
    assert (offer(later, amina), [g.change.id for g in later.platform.delta_testing.gaps(bo)]) == (
        None,
        ["anden-regel"],
    )
    town.clock.advance(minutes=30)
    written = with_another(later.with_library(plain), items=3)
    found = offer(written, amina)
    assert found is not None
    assert [c.id for c in found.demand.changes] == ["anden-regel"]
    take(written, amina)
    event = later.events(amina)[-1]
    assert (offer(written, amina), event.changes_until, event.untested) == (None, COMMENCES, ())


def test_a_date_that_is_not_confirmed_asks_for_nothing(town: World, amina: Actor, bo: Actor) -> None:
    town.earn(amina, bo)
    unsure = TwoCertainties(content=Certainty.LAW_TEXT, date=Certainty.UNVERIFIED)
    later = town.with_library(changed(town.platform.library, certainty=unsure))
    be(later, COMMENCES)
    assert (offer(later, amina), later.platform.delta_testing.gaps(bo)) == (None, ())


def test_who_earns_the_licence_afterwards_is_asked_for_nothing(later: World, bo: Actor) -> None:
    be(later, COMMENCES)
    pia = later.person("Pia")
    with later.storage.writing() as stores:
        stores.licences.add_event(
            replace(
                later.events(Actor(person_id="amina", grants=()))[0],
                event_id="brought",
                licence_id="brought",
                person_id=pia.person_id,
                at=later.clock.now(),
            )
        )
    assert offer(later, pia) is None


def test_a_corrected_key_undoes_the_test_and_the_time_begins_again(later: World, amina: Actor, bo: Actor) -> None:
    be(later, COMMENCES)
    attempt_id = take_barely(later, amina)
    be(later, date(2027, 6, 15))
    question = wrong_key(later, amina, attempt_id)
    ida = later.person("Ida", Role.KEY_PERSON, unit="nord")
    correct(later, bo, ida, question)
    assert later.events(amina)[-1].type == LicenceEventType.DELTA_UNDONE
    found = offer(later, amina)
    assert found is not None
    assert (found.right, found.due_on) == (BookingRight.ALONE, date(2027, 9, 13))
    later.platform.correcting.withdraw(bo, correction_id="u", withdraws="c", words="Det var rigtigt.")
    later.platform.correcting.reply(ida, "u", signed=True)
    assert offer(later, amina) is None
    assert later.events(amina)[-1].changes_until == COMMENCES


def take_barely(town: World, actor: Actor) -> str:
    """Three of four items right: 0.75, and 0.6 passes."""
    attempt_id = town.platform.delta_testing.start(actor, LICENCE)
    for position, question in town.asked(actor, attempt_id).items():
        response = wrong(question, town.platform.library) if position == 1 else town.right(question)
        town.answer(actor, attempt_id, position, response)
    assert town.platform.attempting.hand_in(actor, attempt_id).passed
    return attempt_id


def wrong_key(town: World, actor: Actor, attempt_id: str) -> str:
    """An item that was answered by the key of today."""
    return town.asked(actor, attempt_id)[2].id


def correct(town: World, bo: Actor, ida: Actor, question: str) -> None:
    item = town.platform.correcting.asked_versions(bo, question)[0].item
    key = wrong(town.platform.library.questions[question], town.platform.library)
    proposal = Proposal(correction_id="c", item=item, key=key, reason=CorrectionReason.LAW, words="Det er omvendt.")
    town.platform.correcting.propose(bo, proposal)
    town.platform.correcting.reply(ida, "c", signed=True)

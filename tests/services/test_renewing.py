"""A licence is renewed by a short test, from half a year before its last day until half a year after it."""

from dataclasses import replace
from datetime import date

import pytest
from world import LICENCE, World

from quiz_app.domain.audit import Action
from quiz_app.domain.law import Period
from quiz_app.domain.licence import LicenceEventType, LicenceStatus
from quiz_app.domain.people import Actor, Role
from quiz_app.errors import NotFound, RuleError
from quiz_app.services.renewing import RenewalOffer

LAST = date(2029, 11, 22)


@pytest.fixture
def holder(town: World, amina: Actor, bo: Actor) -> Actor:
    """Amina with a licence until 22 November 2029."""
    assert town.earn(amina, bo).valid_until == LAST
    return amina


def be(town: World, day: date) -> None:
    town.clock.advance(days=(day - town.clock.today()).days)


def offer(town: World, actor: Actor) -> RenewalOffer | None:
    return next(iter(town.platform.renewing.offers(actor)), None)


def renew(town: World, actor: Actor, *, right: bool = True) -> None:
    attempt_id = town.platform.renewing.start(actor, LICENCE)
    town.answer_all(actor, attempt_id, right=right)
    town.platform.attempting.hand_in(actor, attempt_id)


def kinds(town: World, actor: Actor) -> list[LicenceEventType]:
    return [e.type for e in town.events(actor)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 23), False),
        (date(2029, 5, 21), False),
        (date(2029, 5, 22), True),
        (date(2029, 9, 23), True),
        (date(2029, 11, 15), True),
        (LAST, True),
        (date(2029, 11, 23), True),
        (date(2030, 5, 22), True),
        (date(2030, 5, 23), None),
    ],
)
def test_the_test_is_open_within_the_window_and_half_a_year_beyond(
    town: World, holder: Actor, day: date, *, expected: bool | None
) -> None:
    be(town, day)
    found = offer(town, holder)
    assert (found and found.open) == expected


@pytest.mark.parametrize("day", [date(2029, 5, 22), LAST, date(2030, 5, 22)])
def test_a_renewed_licence_holds_three_years_from_its_old_last_day(town: World, holder: Actor, day: date) -> None:
    code = town.events(holder)[0].code
    be(town, day)
    renew(town, holder)
    renewed = town.events(holder)[-1]
    assert (renewed.type, renewed.valid_until) == (LicenceEventType.RENEWED, date(2032, 11, 22))
    found = town.platform.verifying.verify(code)
    assert found is not None
    assert (found.status, found.valid_until) == (LicenceStatus.VALID, date(2032, 11, 22))


def test_what_is_renewed_proves_the_law_as_it_was_read_by_then_and_is_audited(town: World, holder: Actor) -> None:
    be(town, LAST)
    renew(town, holder)
    renewed = town.events(holder)[-1]
    assert renewed.law_read_until == town.platform.library.law_read_until
    with town.storage.reading() as stores:
        last = stores.audit.rows()[-1]
    assert (last.action, last.details["type"], last.details["law"]) == (Action.LICENCE_EVENT, "renewed", "2026-02-12")


def test_the_test_is_short_and_timed_and_its_items_count_as_seen(town: World, holder: Actor) -> None:
    be(town, LAST)
    with town.storage.reading() as stores:
        seen = stores.attempts.seen_questions(holder.person_id)
    view = town.platform.attempting.attempt(holder, town.platform.renewing.start(holder, LICENCE))
    kind = town.platform.library.licences[LICENCE]
    assert len(view.items) == sum(t.count for t in kind.renewal.topics)
    assert view.attempt.deadline is not None
    assert (view.attempt.deadline - view.attempt.started_at).total_seconds() == kind.renewal.minutes * 60
    with town.storage.reading() as stores:
        now = stores.attempts.seen_questions(holder.person_id)
    assert sum(now.values()) == sum(seen.values()) + len(view.items)


def test_a_renewal_under_way_shows_nothing_of_the_key(town: World, holder: Actor) -> None:
    be(town, LAST)
    attempt_id = town.platform.renewing.start(holder, LICENCE)
    town.answer_all(holder, attempt_id)
    assert town.platform.attempting.review(holder, attempt_id) == ()


def test_a_second_click_goes_on_with_the_test_that_is_open(town: World, holder: Actor) -> None:
    be(town, LAST)
    first = town.platform.renewing.start(holder, LICENCE)
    assert town.platform.renewing.start(holder, LICENCE) == first


def test_a_test_that_ran_out_is_handed_in_before_another_begins(town: World, holder: Actor) -> None:
    be(town, LAST)
    first = town.platform.renewing.start(holder, LICENCE)
    town.clock.advance(days=1)
    assert town.platform.renewing.start(holder, LICENCE) != first


def test_a_try_that_was_not_enough_renews_nothing_and_waits_a_day(town: World, holder: Actor) -> None:
    be(town, LAST)
    renew(town, holder, right=False)
    assert kinds(town, holder) == [LicenceEventType.ISSUED]
    with pytest.raises(RuleError, match=r"forny fra den 23\. november 2029"):
        town.platform.renewing.start(holder, LICENCE)
    town.clock.advance(days=1)
    renew(town, holder)
    assert kinds(town, holder)[-1] == LicenceEventType.RENEWED


def test_it_is_not_renewed_twice_in_one_window(town: World, holder: Actor) -> None:
    be(town, LAST)
    renew(town, holder)
    with pytest.raises(RuleError, match=r"forny fra den 22\. maj 2032"):
        town.platform.renewing.start(holder, LICENCE)


def test_too_long_after_its_last_day_it_is_not_renewed(town: World, holder: Actor) -> None:
    be(town, date(2030, 5, 23))
    with pytest.raises(NotFound, match="prøven igen"):
        town.platform.renewing.start(holder, LICENCE)


def test_a_suspension_outlives_a_renewal_and_costs_no_time(town: World, holder: Actor) -> None:
    town.happen(town.events(holder)[0], LicenceEventType.SUSPENDED)
    be(town, LAST)
    renew(town, holder)
    found = town.platform.verifying.verify(town.events(holder)[0].code)
    assert found is not None
    assert (found.status, found.valid_until) == (LicenceStatus.SUSPENDED, date(2032, 11, 22))


def test_a_licence_revoked_during_the_test_is_not_renewed(town: World, holder: Actor) -> None:
    be(town, LAST)
    attempt_id = town.platform.renewing.start(holder, LICENCE)
    town.answer_all(holder, attempt_id)
    town.happen(town.events(holder)[0], LicenceEventType.REVOKED)
    town.platform.attempting.hand_in(holder, attempt_id)
    assert kinds(town, holder) == [LicenceEventType.ISSUED, LicenceEventType.REVOKED]
    assert offer(town, holder) is None


def test_a_renewal_test_does_not_stand_for_the_exam(town: World, holder: Actor) -> None:
    be(town, LAST)
    renew(town, holder)
    be(town, date(2033, 6, 1))
    mine = town.platform.progressing.mine(holder)
    states = {s.kind: s.state for m in mine if m.kind.id == LICENCE for s in m.steps}
    assert states["exam"] == "open"


def test_a_manager_counts_what_expires_once_each_and_only_in_her_units(town: World, holder: Actor) -> None:
    nord, syd = town.person("Carla", Role.MANAGER), town.person("Henrik", Role.MANAGER, unit="syd")
    be(town, date(2029, 11, 1))
    assert dict(town.platform.managing.team(nord).expiring()) == {30: None}
    assert dict(town.platform.managing.team(syd).expiring()) == {}
    be(town, date(2029, 11, 20))
    assert dict(town.platform.managing.team(nord).expiring()) == {7: None}


def test_who_must_wait_to_try_again_is_still_told_that_the_licence_runs_out(town: World, holder: Actor) -> None:
    be(town, date(2029, 9, 22))
    assert town.platform.renewing.notices(holder) == ()
    be(town, date(2029, 9, 23))
    renew(town, holder, right=False)
    waiting = offer(town, holder)
    assert waiting is not None
    assert not waiting.open
    assert [x.valid_until for x in town.platform.renewing.notices(holder)] == [LAST]


def test_who_holds_a_licence_that_is_offered_no_longer_is_told_that_it_runs_out(town: World, holder: Actor) -> None:
    be(town, LAST)
    library = town.platform.library
    kind = replace(library.licences[LICENCE], offered=Period(start=None, end=date(2029, 1, 1)))
    later = town.with_library(replace(library, licences={LICENCE: kind}))
    assert later.platform.renewing.offers(holder) == ()
    assert len(later.platform.renewing.notices(holder)) == 1

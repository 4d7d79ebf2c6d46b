"""Accounts lock after wrong passwords, ever longer; sessions end by idleness, by age and by sign-out."""

from datetime import UTC, datetime, timedelta

import pytest

from quiz_app.domain.account import (
    ABSOLUTE_LIMIT,
    IDLE_LIMIT,
    Account,
    Session,
    after_failure,
    after_success,
    is_alive,
    is_locked,
)

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
A_MOMENT = timedelta(microseconds=1)


def account(failures: int = 0) -> Account:
    """The account after so many wrong passwords at the same moment."""
    found = Account(person_id="amina", login="amina", password_hash="x", must_change=True)
    for _ in range(failures):
        found = after_failure(found, NOW)
    return found


def session(*, age: timedelta = timedelta(), idle: timedelta = timedelta(), ended: bool = False) -> Session:
    times = {"created_at": NOW - age, "last_seen_at": NOW - idle}
    return Session(token_hash="t", person_id="amina", **times, ended_at=NOW if ended else None)


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (1, 0), (4, 0), (5, 30), (6, 60), (7, 120), (8, 240), (9, 480), (10, 900), (11, 900), (5000, 900)],
)
def test_the_fifth_wrong_password_locks_and_each_further_one_doubles_it_up_to_a_quarter(
    failures: int, seconds: int
) -> None:
    locked = account(failures)
    assert is_locked(locked, NOW + timedelta(seconds=seconds) - A_MOMENT) is (seconds > 0)
    assert not is_locked(locked, NOW + timedelta(seconds=seconds))


def test_a_lock_that_has_run_out_is_not_forgotten() -> None:
    later = NOW + timedelta(hours=5)
    again = after_failure(account(5), later)
    assert again.locked_until == later + timedelta(seconds=60)


def test_a_right_password_forgets_all_failures_and_changes_nothing_else() -> None:
    assert after_success(account(7)) == account()


@pytest.mark.parametrize(
    ("found", "alive"),
    [
        (session(), True),
        (session(idle=IDLE_LIMIT - A_MOMENT), True),
        (session(idle=IDLE_LIMIT), False),
        (session(age=ABSOLUTE_LIMIT - A_MOMENT), True),
        (session(age=ABSOLUTE_LIMIT), False),
        (session(ended=True), False),
    ],
)
def test_a_session_lives_until_it_is_idle_old_or_signed_out(found: Session, *, alive: bool) -> None:
    assert is_alive(found, NOW) is alive


def test_the_limits_are_half_an_hour_and_twelve_hours() -> None:
    assert (timedelta(minutes=30), timedelta(hours=12)) == (IDLE_LIMIT, ABSOLUTE_LIMIT)

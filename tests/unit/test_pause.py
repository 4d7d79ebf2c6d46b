"""A pause stops a clock for exactly its days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.pause import Pause, pause_on, paused_days, postponed

JUNE = date(2026, 6, 1)
days = st.dates(min_value=date(2024, 1, 1), max_value=date(2029, 1, 1))


def pause(start: int, back: int) -> Pause:
    """A pause by days of June 2026."""
    first = JUNE - timedelta(days=1)
    return Pause(person_id="amina", starts_on=first + timedelta(days=start), back_on=first + timedelta(days=back))


@st.composite
def some_pauses(draw: st.DrawFn) -> list[Pause]:
    found = draw(st.lists(st.tuples(days, st.integers(-3, 400)), max_size=5))
    return [Pause(person_id="a", starts_on=d, back_on=d + timedelta(days=n)) for d, n in found]


def test_a_pause_covers_its_days_and_not_the_day_the_person_is_back() -> None:
    covered = [n for n in range(1, 31) if pause(5, 8).covers(date(2026, 6, n))]
    assert covered == [5, 6, 7]


def test_of_two_pauses_at_once_the_one_that_ends_last_counts() -> None:
    assert pause_on([pause(5, 20), pause(6, 9)], date(2026, 6, 7)) == pause(5, 20)
    assert pause_on([pause(5, 20)], date(2026, 6, 20)) is None


def test_days_in_two_pauses_count_once_and_those_outside_the_period_not_at_all() -> None:
    pauses = [pause(3, 8), pause(6, 12), pause(20, 25)]
    assert paused_days(pauses, date(2026, 6, 5), date(2026, 6, 22)) == 7 + 2


def test_a_last_day_moves_by_the_pauses_before_it_and_by_those_that_it_moves_into() -> None:
    assert postponed(date(2026, 6, 10), [pause(3, 6)], since=JUNE) == date(2026, 6, 13)
    assert postponed(date(2026, 6, 10), [pause(3, 6), pause(12, 14)], since=JUNE) == date(2026, 6, 15)
    assert postponed(date(2026, 6, 10), [pause(11, 20)], since=JUNE) == date(2026, 6, 10)
    assert postponed(date(2026, 6, 10), [pause(10, 20)], since=JUNE) == date(2026, 6, 20)


@given(some_pauses(), days, st.integers(0, 500))
def test_a_postponed_period_has_as_many_days_without_a_pause_as_it_had_days(
    pauses: list[Pause], since: date, length: int
) -> None:
    last = since + timedelta(days=length)
    moved = postponed(last, pauses, since=since)
    after = moved + timedelta(days=1)
    assert (after - since).days - paused_days(pauses, since, after) == length + 1

"""A month's learning: nobody, and no small group."""

from datetime import date

from quiz_app.domain.conference import Offer
from quiz_app.domain.learnt import Month, TookPart, lacking, people_by_centre


def part(**sizes: int) -> TookPart:
    return TookPart(people={f"{name}-{n}": name for name, size in sizes.items() for n in range(size)})


def test_a_month_holds_its_days_and_knows_the_one_before() -> None:
    january = Month.of(date(2026, 1, 31))
    assert date(2026, 1, 1) in january
    assert date(2026, 2, 1) not in january
    assert january.before() == Month(year=2025, number=12)


def test_a_person_in_two_conferences_counts_once_and_a_small_centre_is_not_shown() -> None:
    assert people_by_centre([part(nord=6, syd=5), part(nord=4)]) == {"nord": 6, "syd": 5}
    assert people_by_centre([part(nord=4)]) == {}


def test_the_next_smallest_is_withheld_too_where_the_total_would_tell() -> None:
    assert people_by_centre([part(nord=9, syd=6, vest=1)]) == {"nord": 9}


def test_what_few_people_missed_is_not_counted() -> None:
    offers = [(part(nord=5), [Offer.MENTOR]), (part(nord=2, syd=2), [Offer.MENTOR, Offer.PAIN])]
    assert lacking(offers) == {Offer.MENTOR: 1}

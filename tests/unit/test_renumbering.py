"""Anchors that follow a provision to its new number."""

from dataclasses import replace
from datetime import date, timedelta

from builders import SURE

from quiz_app.domain.law import Affected, Change, ChangeKind, Effect, Provision
from quiz_app.domain.renumbering import followed, is_only_moved, moved, moves_in

READ = date(2026, 1, 15)
DAY = date(2026, 2, 1)
LATER = date(2027, 1, 1)


def place(paragraf: str, stk: int | None = None, act: str = "ny") -> Provision:
    return Provision(act=act, paragraf=paragraf, stk=stk)


def renumbering(old: tuple[Provision, ...], new: tuple[Provision, ...], commences: date = DAY) -> Change:
    affected = Affected(provision=old, becomes=new, effect=Effect.RENUMBERED, kind=ChangeKind.RENUMBERED)
    return Change(
        id=f"nummer-{commences}", title="", source="", commences=commences, certainty=SURE, summary="",
        affects=(affected,),
    )  # fmt: skip


FIFTEEN = renumbering((place("15"),), (place("14"),))


def where(anchor: Provision, *changes: Change, read_on: date = READ, before: date = LATER) -> Provision:
    (found,) = followed((anchor,), moves_in(changes), read_on=read_on, before=before)
    return found


def test_an_anchor_follows_its_provision_with_what_narrows_it() -> None:
    assert where(place("15"), FIFTEEN) == place("14")
    assert where(place("15", 2), FIFTEEN) == place("14", 2)


def test_an_anchor_elsewhere_or_wider_stays() -> None:
    wide = Provision(act="ny", paragraf="14", to="16")
    assert where(place("16"), FIFTEEN) == place("16")
    assert where(wide, FIFTEEN) == wide


def test_an_anchor_written_after_the_renumbering_has_the_new_number_already() -> None:
    assert where(place("15"), FIFTEEN, read_on=DAY) == place("15")


def test_an_anchor_in_a_replaced_order_follows_whenever_it_was_read() -> None:
    replaced = renumbering((place("15", act="gammel"),), (place("14"),))
    assert where(place("15", 3, act="gammel"), replaced, read_on=LATER) == place("14", 3)


def test_a_renumbering_counts_only_from_its_day() -> None:
    assert where(place("15"), FIFTEEN, before=DAY) == place("15")


def test_only_what_has_another_number_by_now_gets_a_note() -> None:
    anchors, moves = (place("15"), place("3")), moves_in([FIFTEEN])
    assert moved(anchors, moves, read_on=READ, day=DAY) == ((place("15"), place("14")),)
    assert moved(anchors, moves, read_on=READ, day=READ) == ()


def test_numbers_may_move_again() -> None:
    again = renumbering((place("14"),), (place("12"),), commences=date(2026, 7, 1))
    assert where(place("15"), again, FIFTEEN) == place("12")


def test_places_that_swap_numbers_do_not_chase_each_other() -> None:
    swap = renumbering((place("15"), place("14")), (place("14"), place("15")))
    assert where(place("15"), swap) == place("14")
    assert where(place("14"), swap) == place("15")


def test_a_place_is_only_moved_where_nothing_else_happens_to_any_part_of_it() -> None:
    grave = Affected(provision=(place("15", 2),), effect=Effect.AMENDED, kind=ChangeKind.SUBSTANTIVE)
    changed = replace(FIFTEEN, affects=(*FIFTEEN.affects, grave))
    assert is_only_moved(place("15"), [FIFTEEN], DAY)
    assert is_only_moved(place("15", 1), [changed], DAY)
    assert not is_only_moved(place("15"), [changed], DAY)
    assert is_only_moved(place("15"), [changed], DAY - timedelta(days=1))

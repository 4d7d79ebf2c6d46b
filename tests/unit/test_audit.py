# ruff: noqa: ANN401 - a keyword here is any field of the row
"""The audit trail is a chain: what is changed, removed, added or moved in it shows at that row."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any

import pytest

from quiz_app.domain.audit import GENESIS, Action, AuditRow, broken_at, chain

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def follow(last: AuditRow | None, **changed: Any) -> AuditRow:
    base = {"at": NOW, "actor_id": "bo", "action": Action.SIGN_OFF, "subject": "sag-1", "details": {"verdict": "x"}}
    return chain(last, **base | changed)


def trail(length: int = 5) -> list[AuditRow]:
    rows: list[AuditRow] = []
    for number in range(length):
        rows.append(follow(rows[-1] if rows else None, subject=f"sag-{number}"))
    return rows


def test_a_trail_that_nobody_touched_holds() -> None:
    assert broken_at(trail()) is None


def test_an_empty_trail_holds() -> None:
    assert broken_at([]) is None


def test_rows_are_numbered_from_one_and_each_names_the_digest_before_it() -> None:
    rows = trail(3)
    assert [r.seq for r in rows] == [1, 2, 3]
    assert [r.previous for r in rows] == [GENESIS, rows[0].digest, rows[1].digest]


CHANGES: list[dict[str, Any]] = [
    {"at": NOW + timedelta(microseconds=1)},
    {"actor_id": "amina"},
    {"actor_id": None},
    {"action": Action.SUBMISSION},
    {"subject": "another"},
    {"details": {"verdict": "y"}},
    {"details": {}},
    {"previous": GENESIS},
    {"digest": "f" * 64},
    {"seq": 9},
]


@pytest.mark.parametrize("change", CHANGES, ids="-".join)
def test_a_changed_row_breaks_the_chain_where_it_stands(change: dict[str, Any]) -> None:
    rows = trail()
    rows[2] = replace(rows[2], **change)
    assert broken_at(rows) == rows[2].seq


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_removed_row_breaks_the_chain_at_the_row_after_it(number: int) -> None:
    rows = [r for r in trail() if r.seq != number]
    assert broken_at(rows) == number + 1


MOVES: list[tuple[Callable[[list[AuditRow]], list[AuditRow]], int]] = [
    (lambda rows: [rows[1], rows[0], *rows[2:]], 2),
    (lambda rows: [*rows[:2], rows[3], rows[2], rows[4]], 4),
    (lambda rows: [*rows[:2], rows[1], *rows[2:]], 2),
]


@pytest.mark.parametrize(("move", "expected"), MOVES, ids=["first-two", "in-the-middle", "twice"])
def test_a_moved_or_repeated_row_breaks_the_chain_where_it_turns_up(
    move: Callable[[list[AuditRow]], list[AuditRow]], expected: int
) -> None:
    assert broken_at(move(trail())) == expected


def test_a_changed_row_with_a_digest_made_to_fit_breaks_the_chain_at_the_next() -> None:
    rows = trail()
    rows[1] = follow(rows[0], subject="forged")
    assert broken_at(rows) == 3


def test_the_same_moment_written_in_another_zone_is_another_row() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=1)))
    assert follow(None).digest != follow(None, at=there).digest


def test_the_order_of_details_does_not_matter() -> None:
    assert follow(None, details={"a": "1", "b": "2"}) == follow(None, details={"b": "2", "a": "1"})


def test_details_may_be_any_mapping() -> None:
    assert follow(None, details=MappingProxyType({"a": "1"})) == follow(None, details={"a": "1"})


def test_a_row_keeps_its_own_copy_of_the_details() -> None:
    details = {"verdict": "approved"}
    row = follow(None, details=details)
    details["verdict"] = "returned"
    assert broken_at([row]) is None

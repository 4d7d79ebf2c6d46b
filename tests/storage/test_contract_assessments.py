"""What every storage promises about sealed assessments: nobody reads another's before the reveal, and none comes after."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import Connection, insert, text
from sqlalchemy.exc import IntegrityError
from storage_examples import CONFERENCE, after, assessment, cancellation, conference, person

from quiz_app.domain.assessment import Missing, Occasion, OccasionKind, Reveal, Series, Sufficiency, Turn
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.law import Track
from quiz_app.errors import Conflict
from quiz_app.services.ports import Storage
from quiz_app.storage.assessment_schema import assessments
from quiz_app.storage.assessments import _row, analysts_rows
from quiz_app.storage.database import SqlStorage
from quiz_app.storage.engine import open_engine, writing

FULL = assessment(
    sufficiency=Sufficiency.CLEARLY_NOT,
    missing=(Missing.HEALTH, Missing.LEGAL_STEP),
    provisions=("pensionsloven § 18", "LAB § 116, stk. 2"),
    certainty=AnswerCertainty.SURE,
    series=Series.TEAM_MEMBERS,
    reason_id="ord",
)
OF_BO = assessment("v2", person_id="bo", centre_id="syd", at=after(2))


def test_one_has_only_ones_own_and_a_count_until_the_reveal(storage: Storage) -> None:
    with storage.writing() as stores:
        assert stores.assessments.add(FULL) is True
        stores.assessments.add(OF_BO)
    with storage.reading() as stores:
        box = stores.assessments
        assert box.own(CONFERENCE, Turn.FIRST, "amina") == FULL
        assert box.own(CONFERENCE, Turn.SECOND, "amina") is None
        assert box.given(CONFERENCE, Turn.FIRST) == 2
        assert (box.is_revealed(CONFERENCE, Turn.FIRST), box.revealed(CONFERENCE, Turn.FIRST)) == (False, ())
        assert box.all_revealed() == ()


def test_the_reveal_opens_the_turn_for_good_and_no_other_turn(storage: Storage) -> None:
    with storage.writing() as stores:
        box = stores.assessments
        box.add(FULL)
        box.add(assessment("v3", turn=Turn.SECOND))
        assert box.reveal(CONFERENCE, Turn.FIRST, by="bo", at=after(5)) is True
        assert box.reveal(CONFERENCE, Turn.FIRST, by="amina", at=after(6)) is False
        assert box.revealed(CONFERENCE, Turn.FIRST) == box.all_revealed() == (FULL,)
        assert box.revealed(CONFERENCE, Turn.SECOND) == ()
        opened = Reveal(occasion=CONFERENCE, turn=Turn.FIRST, person_id="bo", at=after(5))
        assert (box.reveals_by("bo"), box.reveals_by("amina")) == ((opened,), ())


def test_the_last_one_given_counts_and_both_are_the_persons_own(storage: Storage) -> None:
    changed = assessment("v0", track=Track.FOERTIDSPENSION, at=after(3))
    with storage.writing() as stores:
        box = stores.assessments
        for one in (changed, FULL):
            box.add(one)
        assert box.own(CONFERENCE, Turn.FIRST, "amina") == changed
        assert box.given(CONFERENCE, Turn.FIRST) == 1
        assert (box.all_own("amina"), box.all_own("bo")) == ((FULL, changed), ())
        box.reveal(CONFERENCE, Turn.FIRST, by="bo", at=after(5))
        assert box.revealed(CONFERENCE, Turn.FIRST) == (changed,)


def test_a_round_and_its_versions_are_sealed_each_for_itself(storage: Storage) -> None:
    plain = Occasion(kind=OccasionKind.CALIBRATION_ROUND, id="k1")
    twin = Occasion(kind=OccasionKind.CALIBRATION_ROUND, id="k1", version="b")
    with storage.writing() as stores:
        box = stores.assessments
        box.add(assessment("v5", occasion=plain))
        box.add(assessment("v6", occasion=twin))
        box.reveal(twin, Turn.FIRST, by="bo", at=after(5))
        assert [a.assessment_id for a in box.all_revealed()] == ["v6"]
        assert (box.revealed(plain, Turn.FIRST), box.given(plain, Turn.FIRST)) == ((), 1)


def test_nobody_assesses_after_the_reveal_but_the_same_row_again_is_no_error(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.assessments.add(FULL)
        stores.assessments.reveal(CONFERENCE, Turn.FIRST, by="bo", at=after(5))
        assert stores.assessments.add(FULL) is False
    with pytest.raises(Conflict), storage.writing() as stores:
        stores.assessments.add(OF_BO)


def test_assessments_that_race_with_the_reveal_are_in_it_or_refused(storage: Storage) -> None:
    ready = threading.Barrier(8)

    def give(number: int) -> bool:
        ready.wait()
        try:
            with storage.writing() as stores:
                if number == 0:
                    return stores.assessments.reveal(CONFERENCE, Turn.FIRST, by="bo", at=after(5))
                return stores.assessments.add(assessment(f"v{number}", person_id="amina" if number % 2 else "bo"))
        except Conflict:
            return False

    def shown() -> list[str]:
        with storage.reading() as stores:
            return [a.assessment_id for a in stores.assessments.revealed(CONFERENCE, Turn.FIRST)]

    with ThreadPoolExecutor(8) as pool:
        stored = [f"v{n}" for n, new in enumerate(pool.map(give, range(8))) if new and n]
    with storage.reading() as stores:
        kept = [a.assessment_id for who in ("amina", "bo") for a in stores.assessments.all_own(who)]
    assert sorted(kept) == sorted(stored)
    assert set(shown()) <= set(stored)
    assert len(shown()) == len({int(v[1:]) % 2 for v in stored})


@pytest.fixture
def raw(database: SqlStorage, url: str) -> Iterator[Connection]:
    """A connection past the stores to a database with a conference of six, five of whom are from Nord."""
    with database.writing() as stores:
        for number in range(6):
            who = stores.people.add_person(person(f"D{number}")) and f"d{number}"
            place = "syd" if number == 5 else "nord"
            stores.assessments.add(assessment(f"v{number}", person_id=who, centre_id=place))
        stores.assessments.add(assessment("v9", person_id="d0", track=Track.FOERTIDSPENSION, at=after(4)))
    engine = open_engine(url)
    try:
        with writing(engine).connect() as connection:
            yield connection
    finally:
        engine.dispose()


def seen_by_analysts(connection: Connection) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(text("SELECT * FROM revealed_assessments")).mappings()]


def open_the_box(connection: Connection) -> None:
    row = {"kind": "conference", "occasion_id": "k1", "version": "", "turn": "first", "person_id": "bo"}
    names = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO reveals ({names}, at) VALUES ({values}, '2026-08-03 09:00:00.000000')"), row)


def test_the_analysts_view_is_empty_until_the_reveal_and_then_names_nobody(raw: Connection) -> None:
    assert seen_by_analysts(raw) == []
    open_the_box(raw)
    rows = seen_by_analysts(raw)
    assert sorted(r["track"] for r in rows) == ["fleksjob"] * 5 + ["foertidspension"]
    assert not {"person_id", "assessment_id", "at", "reason_id"} & set(rows[0])


def test_the_analysts_view_tells_no_centre_apart_when_one_is_small(raw: Connection) -> None:
    open_the_box(raw)
    assert {(r["centre_id"], r["series"]) for r in seen_by_analysts(raw)} == {(None, None)}


def test_the_export_is_the_view_and_nothing_beside_it(database: SqlStorage, url: str) -> None:
    with database.writing() as stores:
        for number in range(5):
            stores.people.add_person(person(f"D{number}"))
            missing = (Missing.HEALTH,)
            stores.assessments.add(assessment(f"v{number}", person_id=f"d{number}", missing=missing, reason_id="ord"))
    assert analysts_rows(url) == []
    with database.writing() as stores:
        stores.assessments.reveal(CONFERENCE, Turn.FIRST, by="bo", at=after(5))
    rows = analysts_rows(url)
    assert len(rows) == 5
    assert rows[0]["missing"] == '["health"]'
    assert (rows[0]["centre_id"], rows[0]["sufficiency"]) == ("nord", "3")
    assert not {"ord", "d0"} & {value for row in rows for value in row.values()}


def test_the_analysts_view_holds_no_turn_of_fewer_than_five(database: SqlStorage, url: str) -> None:
    with database.writing() as stores:
        stores.assessments.add(FULL)
        stores.assessments.reveal(CONFERENCE, Turn.FIRST, by="bo", at=after(5))
    engine = open_engine(url)
    with writing(engine).connect() as connection:
        assert seen_by_analysts(connection) == []
    engine.dispose()


def test_the_export_tells_neither_version_nor_centre_of_a_round_with_two_versions(
    database: SqlStorage, url: str
) -> None:
    tracks = {"a": Track.FLEKSJOB, "b": Track.FOERTIDSPENSION}
    with database.writing() as stores:
        for version, track in tracks.items():
            twin = Occasion(kind=OccasionKind.CALIBRATION_ROUND, id="r1", version=version)
            for number in range(5):
                who = stores.people.add_person(person(f"{version}{number}")) and f"{version}{number}"
                stores.assessments.add(assessment(who, occasion=twin, person_id=who, track=track))
            stores.assessments.reveal(twin, Turn.FIRST, by=f"{version}0", at=after(5))
    rows = analysts_rows(url)
    assert {row["track"] for row in rows} == set(tracks.values())
    assert len({tuple(value for name, value in row.items() if name != "track") for row in rows}) == 1
    assert (len(rows), "version" in rows[0], rows[0]["centre_id"]) == (10, False, "")


def test_the_database_itself_refuses_an_assessment_after_the_reveal(raw: Connection) -> None:
    raw.execute(insert(assessments).values(_row(assessment("v7"))))
    open_the_box(raw)
    with pytest.raises(IntegrityError, match="revealed"), raw.begin_nested():
        raw.execute(insert(assessments).values(_row(assessment("v8"))))


def test_what_is_sealed_in_a_cancelled_conference_is_never_revealed_nor_added_to(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.conferences.add_conference(conference())
        stores.assessments.add(FULL)
        stores.assessments.reveal(CONFERENCE, Turn.FIRST, by="bo", at=after(5))
        stores.assessments.add(assessment("v8", turn=Turn.SECOND))
        stores.conferences.add_cancellation(cancellation())
    for turn in Turn:
        with pytest.raises(Conflict), storage.writing() as stores:
            stores.assessments.add(assessment("v9", turn=turn, person_id="bo"))
    with pytest.raises(Conflict), storage.writing() as stores:
        stores.assessments.reveal(CONFERENCE, Turn.SECOND, by="bo", at=after(6))
    with storage.writing() as stores:
        assert stores.assessments.reveal(CONFERENCE, Turn.FIRST, by="bo", at=after(6)) is False
        assert stores.assessments.all_revealed() == (FULL,)
        assert stores.assessments.revealed(CONFERENCE, Turn.SECOND) == ()


def test_a_round_of_the_same_id_is_not_sealed_by_a_cancelled_conference(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.conferences.add_conference(conference())
        stores.conferences.add_cancellation(cancellation())
        round_ = Occasion(kind=OccasionKind.CALIBRATION_ROUND, id=CONFERENCE.id)
        stores.assessments.add(assessment("v5", occasion=round_))
        assert stores.assessments.reveal(round_, Turn.FIRST, by="bo", at=after(5)) is True


def test_the_database_itself_keeps_what_is_cancelled_sealed(raw: Connection, database: SqlStorage) -> None:
    with database.writing() as stores:
        stores.conferences.add_conference(conference())
        stores.conferences.add_cancellation(cancellation())
    with pytest.raises(IntegrityError, match="cancelled"), raw.begin_nested():
        open_the_box(raw)
    with pytest.raises(IntegrityError, match="cancelled"), raw.begin_nested():
        raw.execute(insert(assessments).values(_row(assessment("v8"))))
    assert seen_by_analysts(raw) == []


def test_who_opened_a_turn_is_kept_and_so_is_that_nobody_did(storage: Storage) -> None:
    with storage.writing() as stores:
        box = stores.assessments
        assert box.find_reveal(CONFERENCE, Turn.FIRST) is None
        assert box.reveal(CONFERENCE, Turn.FIRST, by=None, at=after(5)) is True
        assert box.reveal(CONFERENCE, Turn.FIRST, by="bo", at=after(6)) is False
        box.reveal(CONFERENCE, Turn.SECOND, by="bo", at=after(7))
        by_nobody = Reveal(occasion=CONFERENCE, turn=Turn.FIRST, person_id=None, at=after(5))
        assert box.find_reveal(CONFERENCE, Turn.FIRST) == by_nobody
        assert [r.turn for r in box.reveals_by("bo")] == [Turn.SECOND]

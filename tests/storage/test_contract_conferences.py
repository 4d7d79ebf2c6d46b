"""What every storage promises about conferences."""

from datetime import date

import pytest
from storage_examples import after, cancellation, conclusion, conference, later_deadline, member, objection, outcome

from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.conference import Band, ConclusionPart, Manner
from quiz_app.errors import Conflict, StorageError
from quiz_app.services.ports import Storage


def test_conferences_come_back_as_they_were_called_by_their_start(storage: Storage) -> None:
    later = conference("k0", starts_at=after(90), manner=Manner.ROOM, case=CaseRef(kind=CaseRefKind.RELEASED, id="d1"))
    with storage.writing() as stores:
        box = stores.conferences
        assert box.add_conference(later) is True
        assert box.add_conference(later) is False
        box.add_conference(conference())
        assert box.conferences() == (conference(), later)
        assert (box.find_conference("k0"), box.find_conference("x")) == (later, None)


def test_people_find_the_conferences_in_which_they_take_part(storage: Storage) -> None:
    with storage.writing() as stores:
        box = stores.conferences
        box.add_conference(conference())
        box.add_conference(conference("k2"))
        assert box.add_member(member()) is True
        assert box.add_member(member(invited_by="bo")) is False
        box.add_member(member("bo", at=after(1)))
        box.add_member(member(conference_id="k2", at=after(2)))
        assert box.members("k1") == (member(), member("bo", at=after(1)))
        assert [c.conference_id for c in box.conferences_of("amina")] == ["k1", "k2"]
        assert [m.conference_id for m in box.memberships("amina")] == ["k1", "k2"]
        assert (box.is_member("k1", "bo"), box.is_member("k2", "bo")) == (True, False)


def test_the_conferences_about_shared_cases_are_found_by_the_cases(storage: Storage) -> None:
    shared = {i: CaseRef(kind=CaseRefKind.RELEASED, id=i) for i in ("c1", "c2", "c3")}
    with storage.writing() as stores:
        box = stores.conferences
        box.add_conference(conference("k1", case=CaseRef(kind=CaseRefKind.SYNTHETIC, id="c1")))
        for conference_id, case in (("k2", "c2"), ("k3", "c1"), ("k4", "c3")):
            box.add_conference(conference(conference_id, case=shared[case]))
        assert [c.conference_id for c in box.conferences_about(["c1", "c2"])] == ["k2", "k3"]
        assert box.conferences_about([]) == ()


def test_only_a_known_conference_has_members(storage: Storage) -> None:
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.conferences.add_member(member())


def test_versions_of_the_advice_follow_each_other_and_each_is_written_once(storage: Storage) -> None:
    parts = (ConclusionPart.FACTS, ConclusionPart.DISSENT)
    second = conclusion("r0", version=2, at=after(90), parts=parts, next_owner_id="", next_on=None, author_id="bo")
    with storage.writing() as stores:
        box = stores.conferences
        box.add_conference(conference())
        box.add_conclusion(second)
        assert box.add_conclusion(conclusion()) is True
        assert box.add_conclusion(conclusion()) is False
        assert box.conclusions(["k1"]) == (conclusion(), second)
        assert box.conclusions_by("bo") == (second,)
        assert conclusion().next_on == date(2026, 9, 1)
        with pytest.raises(Conflict):
            box.add_conclusion(conclusion("r9", advised=Band.PENSION))


def test_objections_and_outcomes_are_kept_and_of_outcomes_the_last_told_counts(storage: Storage) -> None:
    with storage.writing() as stores:
        box = stores.conferences
        box.add_conference(conference())
        assert box.add_objection(objection()) is True
        assert box.objections(["k1"]) == box.objections_by("bo") == (objection(),)
        assert box.objections_by("amina") == ()
        box.add_outcome(outcome("u2", months=6, at=after(200)))
        assert box.add_outcome(outcome()) is True
        assert box.outcomes(["k1"]) == (outcome(), outcome("u2", months=6, at=after(200)))
        corrected = outcome("u9", band=Band.EFFORT, at=after(300))
        assert (box.add_outcome(corrected), box.add_outcome(corrected)) == (True, False)
        assert box.outcomes(["k1"]) == (corrected, outcome("u2", months=6, at=after(200)))


def test_a_conference_is_called_off_once_by_somebody_or_by_the_platform(storage: Storage) -> None:
    with storage.writing() as stores:
        box = stores.conferences
        box.add_conference(conference())
        box.add_conference(conference("k2"))
        assert box.add_cancellation(cancellation()) is True
        assert box.add_cancellation(cancellation(person_id="bo", at=after(6))) is False
        box.add_cancellation(cancellation("k2", person_id=None, at=after(1)))
        found = (cancellation("k2", person_id=None, at=after(1)), cancellation())
        assert box.cancellations(["k1", "k2"]) == found
        assert box.cancellations(["x"]) == ()


def test_only_a_known_conference_is_called_off(storage: Storage) -> None:
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.conferences.add_cancellation(cancellation())


def test_more_time_comes_back_as_it_was_given_oldest_first(storage: Storage) -> None:
    later = later_deadline("f0", ends_at=after(900), at=after(95), person_id="amina")
    with storage.writing() as stores:
        box = stores.conferences
        box.add_conference(conference())
        box.add_later_deadline(later)
        assert box.add_later_deadline(later_deadline()) is True
        assert box.add_later_deadline(later_deadline()) is False
        assert box.later_deadlines(["k1"]) == (later_deadline(), later)
        assert box.later_deadlines(["x"]) == ()


def test_only_a_known_conference_is_given_more_time(storage: Storage) -> None:
    with pytest.raises(StorageError), storage.writing() as stores:
        stores.conferences.add_later_deadline(later_deadline())

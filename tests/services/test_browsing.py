"""The case library: what is in it, what is looked for, and what stays out."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from conferring import WORDS, Room
from doubles import StillClock
from fakes import MemoryStorage
from sharing_examples import case_event, case_text, form, release
from world import World

from quiz_app.domain.case import Illness
from quiz_app.domain.case_facets import Facet
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.citation import Citations
from quiz_app.domain.conference import Band, Complaint, ConclusionPart, Outcome
from quiz_app.domain.law import Track
from quiz_app.domain.library import Library
from quiz_app.domain.library_case import CaseFacts
from quiz_app.domain.people import Actor, Grant, Person, Role, Unit
from quiz_app.domain.sharing.form import OccupationGroup
from quiz_app.domain.sharing.history import Happening
from quiz_app.domain.status import ContentStatus
from quiz_app.errors import NotFound
from quiz_app.services.browsing import Browsing
from quiz_app.services.searching import Searching
from quiz_app.storage.knowledge import build_index
from quiz_app.storage.search_index import SqliteSearch

NOW = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
AMINA = Actor(person_id="amina", grants=(Grant(role=Role.CASEWORKER, unit_id="nord"),))


@pytest.fixture
def browsing(example_library: Library, tmp_path: Path) -> Browsing:
    index = tmp_path / "k.db"
    build_index(example_library, index)
    citations = Citations(example_library.acts.values())
    searching = Searching(index=SqliteSearch(index), library=example_library, citations=citations)
    return Browsing(
        storage=MemoryStorage(), library=example_library, searching=searching, citations=citations, clock=StillClock()
    )


def person(name: str) -> Person:
    return Person(person_id=name, name=name, login=name, unit_id="nord", active=True, created_at=NOW)


def found(browsing: Browsing, query: str = "") -> list[str]:
    return [c.ref.id for c in browsing.shelf(AMINA, {}, query).cases]


def test_cases_of_an_exam_are_in_no_list_no_search_and_cannot_be_opened(browsing: Browsing) -> None:
    assert found(browsing) == ["oevesag"]
    assert found(browsing, "Bjarke") == []
    with pytest.raises(NotFound):
        browsing.case(AMINA, CaseRef(kind=CaseRefKind.SYNTHETIC, id="proevesag"))


@pytest.mark.parametrize("query", ["ryggen", "eksempelloven § 5", "  "])
def test_a_case_is_found_by_its_words_and_by_what_it_rests_on(browsing: Browsing, query: str) -> None:
    assert found(browsing, query) == ["oevesag"]


def test_what_is_looked_for_is_narrowed_too(browsing: Browsing) -> None:
    shelf = browsing.shelf(AMINA, {Facet.TRACK: ["foertidspension"]}, "ryggen")
    assert (shelf.cases, shelf.total) == ((), 1)
    assert [(c.value, c.count) for c in shelf.facets[Facet.TRACK]] == [("fleksjob", 1)]


SHARED = CaseRef(kind=CaseRefKind.RELEASED, id="c1")
GUEST = Actor(person_id="gry", grants=(Grant(role=Role.GUEST, unit_id="nord"),))


@pytest.fixture
def shared(browsing: Browsing) -> Browsing:
    """With a released case about two traineeships and a back."""
    with browsing.storage.writing() as stores:
        stores.people.add_unit(Unit(unit_id="nord", name="Center Nord"))
        for name in ("amina", "bo"):
            stores.people.add_person(person(name))
        release(stores.shared_cases, case_text(form=form(provisions=("eksempelloven § 5",))))
    return browsing


def hide(browsing: Browsing) -> None:
    with browsing.storage.writing() as stores:
        stores.shared_cases.add_event(case_event("e3", Happening.HIDDEN, person_id="bo"))


def test_a_released_case_stands_beside_the_constructed_ones_for_those_who_confer(shared: Browsing) -> None:
    assert set(found(shared)) == {"oevesag", "c1"}
    assert [c.ref.id for c in shared.shelf(GUEST, {}).cases] == ["oevesag"]
    with pytest.raises(NotFound):
        shared.case(GUEST, SHARED)


@pytest.mark.parametrize("query", ["praktikkerne timerne", "eksempelloven § 5"])
def test_a_released_case_is_found_by_its_words_and_by_what_it_cites(shared: Browsing, query: str) -> None:
    assert "c1" in found(shared, query)
    assert "c1" not in found(shared, f"{query} gravhund")


def test_what_a_released_case_cites_is_nobodys_verified_word(shared: Browsing) -> None:
    opened_case = shared.case(AMINA, SHARED)
    assert opened_case.status.status == ContentStatus.PROVISIONAL
    assert "Ingen har bekræftet dem" in opened_case.status.reason
    assert opened_case.told.guidelines == ("naar-sagen-er-oplyst",)


def test_a_hidden_case_is_gone_at_once(shared: Browsing) -> None:
    hide(shared)
    assert found(shared) == ["oevesag"]
    assert found(shared, "praktik") == ["oevesag"]
    with pytest.raises(NotFound):
        shared.case(AMINA, SHARED)


def test_a_released_case_is_likened_by_its_form(shared: Browsing) -> None:
    facts = CaseFacts(illness=Illness.MUSCULOSKELETAL, occupation=OccupationGroup.CARE)
    assert [(one.case.ref, one.share) for one in shared.similar(AMINA, facts)] == [(SHARED, 1)]


def test_kept_advice_stands_under_its_case_and_leads_back_those_who_were_there(town: World) -> None:
    people = tuple(town.person(name) for name in ("Amina", "Bo", "Cleo"))
    room, other, guest = Room(town, people), town.person("Siv"), town.person("Gry", Role.GUEST)
    room.keep()
    here = town.platform.conferences.browsing
    mine, theirs = (here.case(who, room.case).advice[0] for who in (people[0], other))
    assert (mine.mine, theirs.mine) == (room.conference_id, "")
    assert theirs.words[ConclusionPart.ADVICE] == WORDS[ConclusionPart.ADVICE]
    assert ConclusionPart.NEXT not in theirs.words
    assert here.case(guest, room.case).advice == ()


def test_of_a_few_peoples_advice_others_are_not_told_who_sees_it_otherwise(town: World) -> None:
    words = WORDS | {ConclusionPart.DISSENT: "En ser det anderledes."}
    few = Room(town, tuple(town.person(name) for name in ("Amina", "Bo", "Cleo")))
    many = Room(town, tuple(town.person(name) for name in ("Dan", "Eva", "Finn", "Gro", "Hans")), "k2")
    for room in (few, many):
        room.call()
        room.talk()
        room.conclude(conclusion_id=room.conference_id, words=words)
    town.clock.advance(days=3)
    here, other = town.platform.conferences.browsing, town.person("Siv")
    seen, own = (here.case(who, few.case).advice for who in (other, few.people[0]))
    assert [ConclusionPart.DISSENT in one.words for one in seen] == [False, True]
    assert [ConclusionPart.DISSENT in one.words for one in own] == [True, True]
    assert seen[0].words[ConclusionPart.ADVICE] == WORDS[ConclusionPart.ADVICE]


def test_agreement_is_that_of_caseworkers_each_by_their_first_assessment(town: World) -> None:
    people = tuple(town.person(f"P{n}") for n in range(10))
    leaders = tuple(town.person(f"L{n}", Role.MEETING_LEADER) for n in range(10))
    for number, track in enumerate((Track.FLEKSJOB, Track.FOERTIDSPENSION)):
        room = Room(town, (*people, *(leaders if number else ())), f"k{number}")
        room.call()
        for n in range(len(room.people)):
            room.assess(n, track=track)
        room.reveal()
    here = town.platform.conferences.browsing
    assert here.case(people[0], room.case).told.agreed is True
    with town.storage.reading() as stores:
        assert len(here._talked(stores).agreement[room.case].everybody.certainty) == 1  # type: ignore[union-attr]  # it is not None here


def test_an_outcome_against_the_advice_is_told_and_can_be_chosen(town: World) -> None:
    people = tuple(town.person(name) for name in ("Amina", "Bo", "Cleo"))
    room = Room(town, people)
    room.keep()
    against = Outcome(
        outcome_id="u",
        conference_id=room.conference_id,
        months=3,
        band=Band.PENSION,
        complaint=Complaint.NONE,
        at=town.clock.now(),
    )
    with town.storage.writing() as stores:
        stores.conferences.add_outcome(against)
    here = town.platform.conferences.browsing
    assert here.case(people[0], room.case).revise
    assert [c.ref for c in here.shelf(people[0], {Facet.OUTCOME: ["pension"]}).cases] == [room.case]

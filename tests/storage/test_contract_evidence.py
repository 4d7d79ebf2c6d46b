"""What every storage promises about practice, licences, words, versions and the audit trail."""

from datetime import date, timedelta, timezone

import pytest
from storage_examples import (
    NOW,
    after,
    decide,
    decision,
    licence_event,
    notice,
    reply,
    sign_off,
    supervised_case,
    suspension,
)

from quiz_app.domain.audit import Action, broken_at
from quiz_app.domain.proceeding import Ground, Outcome, Proceeding
from quiz_app.errors import Conflict
from quiz_app.services.ports import Storage


def test_supervised_cases_are_found_by_both_people_oldest_first(storage: Storage) -> None:
    older = supervised_case("c2", asked_at=after(-5))
    with storage.writing() as stores:
        assert stores.practice.add_supervised_case(supervised_case()) is True
        assert stores.practice.add_supervised_case(supervised_case(step="sag-2")) is False
        stores.practice.add_supervised_case(older)
        assert stores.practice.find_supervised_case("c1") == supervised_case()
        assert stores.practice.find_supervised_case("c9") is None
        assert stores.practice.supervised_cases_of(["amina", "bo"]) == (older, supervised_case())
        assert stores.practice.supervised_cases_of(["bo"]) == ()
        assert stores.practice.supervised_cases_for("bo") == (older, supervised_case())
        assert stores.practice.supervised_cases_for("amina") == ()


def test_a_case_is_signed_off_once(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.practice.add_supervised_case(supervised_case())
        assert stores.practice.add_sign_off(sign_off()) is True
        assert stores.practice.add_sign_off(sign_off()) is False
        with pytest.raises(Conflict):
            stores.practice.add_sign_off(sign_off("g2"))
        assert stores.practice.sign_offs(["c1", "c2"]) == {"c1": sign_off()}


def test_licence_events_come_oldest_first_and_are_stored_once(storage: Storage) -> None:
    with storage.writing() as stores:
        assert stores.licences.add_event(suspension()) is True
        assert stores.licences.add_event(licence_event()) is True
        assert stores.licences.add_event(licence_event(reason="another")) is False
        assert stores.licences.events_of(["amina"]) == (licence_event(), suspension())
        assert stores.licences.events_of(["bo"]) == ()


def test_a_code_gives_the_whole_life_of_its_licence_and_no_other(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.licences.add_event(licence_event())
        stores.licences.add_event(suspension())
        stores.licences.add_event(licence_event("e3", licence_id="l2", person_id="bo", code="XXXX"))
        assert stores.licences.events_by_code("ABCD-EFGH") == (licence_event(), suspension())
        assert stores.licences.events_by_code("ukendt") == ()
        assert stores.licences.events_by_code("") == ()


def test_what_a_licence_proves_and_when_a_suspension_ends_come_back(storage: Storage) -> None:
    issued = licence_event(law_read_until=date(2026, 2, 12))
    held = suspension(until=date(2026, 9, 1), until_step="module:nok-er-nok")
    with storage.writing() as stores:
        stores.licences.add_event(issued)
        stores.licences.add_event(held)
        assert stores.licences.events_of(["amina"]) == (issued, held)


def test_a_case_about_a_licence_grows_by_its_parts_newest_case_first(storage: Storage) -> None:
    newer = notice("p2", at=after(30))
    with storage.writing() as stores:
        assert stores.proceedings.add_notice(notice()) is True
        assert stores.proceedings.add_notice(notice(ground=Ground.OTHER)) is False
        stores.proceedings.add_notice(newer)
        assert stores.proceedings.find_proceeding("p1") == Proceeding(notice=notice(), reply=None, decision=None)
        assert stores.proceedings.add_reply(reply()) is True
        assert stores.proceedings.add_reply(reply(text_id="another")) is False
        assert stores.proceedings.add_decision(decision()) is True
        assert stores.proceedings.add_decision(decision()) is False
        whole = Proceeding(notice=notice(), reply=reply(), decision=decision())
        assert stores.proceedings.proceedings_of(["amina", "bo"]) == (
            Proceeding(notice=newer, reply=None, decision=None),
            whole,
        )
        assert stores.proceedings.proceedings_of(["bo"]) == ()
        assert stores.proceedings.find_proceeding("p9") is None


def test_a_case_is_decided_once(storage: Storage) -> None:
    with storage.writing() as stores:
        stores.proceedings.add_notice(notice())
        stores.proceedings.add_decision(decision(outcome=Outcome.REVOKE, until=None))
        with pytest.raises(Conflict):
            stores.proceedings.add_decision(decision("d2"))


def test_words_are_stored_once(storage: Storage) -> None:
    with storage.writing() as stores:
        assert stores.texts.add("x1", author_id="bo", body="Første »ord« – æøå", at=NOW) is True
        assert stores.texts.add("x1", author_id="bo", body="Andet", at=NOW) is False
        assert stores.texts.find("x1") == "Første »ord« – æøå"
        assert stores.texts.find("x2") is None
        stores.texts.add("x3", author_id="bo", body="Tredje", at=NOW)
        stores.texts.add("x4", author_id="bo", body="Fjerde", at=NOW)
        stores.texts.blank(["x3"])
        assert stores.texts.find_all(["x1", "x3", "x2"]) == {"x1": "Første »ord« – æøå"}
        assert stores.texts.find_all([]) == {}


def test_a_version_of_content_is_kept_by_its_digest(storage: Storage) -> None:
    with storage.writing() as stores:
        assert stores.versions.keep(kind="case", object_id="sag", digest="d1", canonical="{}", at=NOW) is True
        assert stores.versions.keep(kind="case", object_id="sag", digest="d1", canonical="[]", at=NOW) is False
        assert stores.versions.find("d1") == ("case", "{}")
        assert stores.versions.find("d2") is None


def test_the_trail_is_a_chain_that_holds_when_read_back(storage: Storage) -> None:
    with storage.reading() as stores:
        assert stores.audit.head() is None
    for minute in range(3):
        with storage.writing() as stores:
            decide(stores, minute=minute)
    with storage.reading() as stores:
        rows = stores.audit.rows()
        assert [r.seq for r in rows] == [1, 2, 3]
        assert broken_at(rows) is None
        assert stores.audit.head() == rows[-1]


def test_a_decision_timed_in_another_zone_does_not_break_the_chain(storage: Storage) -> None:
    danish = NOW.astimezone(timezone(timedelta(hours=2)))
    with storage.writing() as stores:
        given = stores.audit.append(at=danish, actor_id=None, action=Action.SIGN_OFF, subject="c1", details={})
    with storage.reading() as stores:
        assert stores.audit.rows() == (given,)
        assert broken_at(stores.audit.rows()) is None
        assert given.at.utcoffset() == timedelta()

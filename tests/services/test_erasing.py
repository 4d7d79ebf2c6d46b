"""Erasing a leaver: the identity goes and does not come back, the counts stay."""

from datetime import timedelta

import pytest
from world import World, words_of

from quiz_app.domain.audit import Action
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.privacy import Gone
from quiz_app.errors import NotFound, RuleError, StorageError
from quiz_app.storage.erasure_ledger import MemoryLedger


@pytest.fixture
def erik(town: World) -> Actor:
    return town.person("Erik", Role.ADMINISTRATOR, unit="kommunen")


@pytest.fixture
def gone(town: World, erik: Actor, amina: Actor, bo: Actor) -> Actor:
    """Amina, who earned a licence, was given words and wrote some, and has left."""
    town.sign_off(bo, town.ask(amina, bo), comment="Du fandt hullet.")
    town.exam(amina)
    town.platform.administering.leave(erik, "amina", town.clock.today())
    return amina


def test_the_name_and_the_login_are_gone_and_everything_counted_stays(town: World, erik: Actor, gone: Actor) -> None:
    before = town.rows()
    town.platform.erasing.erase(erik, "amina")
    after = town.rows()
    person = town.storage._state.people["amina"]
    assert (person.name, person.login, person.active) == ("", "", False)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"grants", "erasures", "audit"}
    assert town.events(gone)


def test_words_by_and_about_the_person_are_blanked(town: World, erik: Actor, gone: Actor) -> None:
    assert words_of(town) == ["Du fandt hullet."]
    town.platform.erasing.erase(erik, "amina")
    assert words_of(town) == [None]


def test_what_a_leaver_wrote_about_others_and_about_practice_stays_under_their_id(
    town: World, erik: Actor, amina: Actor, bo: Actor
) -> None:
    kept = {
        "sign-off:x": ("amina", "Du fandt hullet."),
        "decision:x": ("amina", "Svaret forklarer det."),
        "conclusion:x:weight": (None, "Spørg lægen om skånehensyn."),
        "correction:x": (None, "Loven siger tolv."),
        "law:x": (None, "Den træder i kraft senere."),
    }
    gone = {
        "notice:b": ("bo", "Varsel om Bo"),
        "reason:b": (None, "Bos svar på en opgave"),
        "assessment:b": (None, "Aldrig vist"),
    }
    with town.storage.writing() as stores:
        for text_id, (about_id, body) in {**kept, **gone}.items():
            stores.texts.add(text_id, author_id="bo", about_id=about_id, body=body, at=town.clock.now())
    town.platform.administering.leave(erik, "bo", town.clock.today())
    town.platform.erasing.erase(erik, "bo")
    with town.storage.reading() as stores:
        assert {t.text_id: t.body for t in stores.texts.by_or_about("bo")} == {
            **{text_id: body for text_id, (_, body) in kept.items()},
            **dict.fromkeys(gone),
        }


def test_an_erasure_is_a_decision_that_names_an_id_only(town: World, erik: Actor, gone: Actor) -> None:
    town.platform.erasing.erase(erik, "amina")
    with town.storage.reading() as stores:
        row = stores.audit.rows()[-1]
        assert [e.person_id for e in stores.privacy.erasures()] == ["amina"]
    assert (row.action, row.actor_id, row.subject, dict(row.details)) == (
        Action.ERASURE,
        "erik",
        "amina",
        {"texts": "1"},
    )
    assert [(e.gone, e.subject) for e in town.platform.erasing.ledger.entries()] == [(Gone.PERSON, "amina")]


def test_who_is_still_here_is_not_erased(town: World, erik: Actor, amina: Actor) -> None:
    town.platform.administering.leave(erik, "amina", town.clock.today() + timedelta(days=1))
    before = town.rows()
    with pytest.raises(RuleError, match="slutdato"):
        town.platform.erasing.erase(erik, "amina")
    assert town.rows() == before


def test_nobody_erases_themselves_or_somebody_twice(town: World, erik: Actor, gone: Actor) -> None:
    with pytest.raises(RuleError, match="dig selv"):
        town.platform.erasing.erase(erik, "erik")
    town.platform.erasing.erase(erik, "amina")
    with pytest.raises(NotFound):
        town.platform.erasing.erase(erik, "amina")


def test_what_the_ledger_refuses_is_not_done(
    town: World, erik: Actor, gone: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: MemoryLedger, entry: object) -> None:
        raise StorageError("fuld")

    monkeypatch.setattr(MemoryLedger, "add", full)
    with pytest.raises(StorageError):
        town.platform.erasing.erase(erik, "amina")
    assert town.storage._state.people["amina"].name == "Amina"


def test_a_restored_copy_brings_nobody_back(town: World, erik: Actor, gone: Actor) -> None:
    copy = town.storage._state.copy()
    town.platform.erasing.erase(erik, "amina")
    town.storage._state = copy
    assert town.platform.erasing.replay() == 1
    assert town.storage._state.people["amina"].name == ""
    assert words_of(town) == [None]
    assert town.platform.erasing.replay() == 0


def test_a_replay_does_not_touch_others_nor_stumble_over_strangers(town: World, erik: Actor, gone: Actor) -> None:
    town.platform.erasing.note(Gone.PERSON, ["ukendt"])
    town.platform.erasing.note(Gone.TEXT, ["ukendt"])
    before = town.rows()
    assert town.platform.erasing.replay() == 0
    assert town.rows() == before


def test_an_erased_person_s_login_may_be_used_again_by_somebody_else(town: World, erik: Actor, gone: Actor) -> None:
    town.platform.erasing.erase(erik, "amina")
    town.platform.importing.from_the_server(b"navn;brugernavn;enhed\nAmina;amina;nord", apply=True)
    assert [p.person_id for p, _ in town.platform.administering.people(erik) if p.name == "Amina"] != ["amina"]

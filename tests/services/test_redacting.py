"""Blanking takes two administrators, and reading words leaves a trace."""

import pytest
from world import World, words_of

from quiz_app.domain.audit import Action
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.privacy import Gone
from quiz_app.errors import Conflict, NotFound, RuleError

WORDS = "Du fandt hullet."


@pytest.fixture
def erik(town: World) -> Actor:
    return town.person("Erik", Role.ADMINISTRATOR, unit="kommunen")


@pytest.fixture
def nora(town: World) -> Actor:
    return town.person("Nora", Role.ADMINISTRATOR, unit="nord")


@pytest.fixture
def text_id(town: World, amina: Actor, bo: Actor) -> str:
    """Bo's words about Amina."""
    town.sign_off(bo, town.ask(amina, bo), comment=WORDS)
    return next(iter(town.storage._state.texts))


def actions(town: World) -> list[tuple[Action, str | None]]:
    with town.storage.reading() as stores:
        return [(r.action, r.actor_id) for r in stores.audit.rows()][1:]


def test_two_administrators_blank_a_text(town: World, erik: Actor, nora: Actor, text_id: str) -> None:
    redacting = town.platform.redacting
    redacting.propose(erik, text_id)
    (waiting,) = redacting.proposals(nora)
    assert (waiting.text_id, waiting.author, waiting.about, waiting.proposed_by) == (text_id, "Bo", "Amina", "Erik")
    assert words_of(town) == [WORDS]
    redacting.approve(nora, text_id)
    assert (words_of(town), redacting.proposals(nora)) == ([None], ())
    assert actions(town) == [(Action.BLANKING_PROPOSED, "erik"), (Action.TEXT_BLANKED, "nora")]
    assert [(e.gone, e.subject) for e in town.platform.erasing.ledger.entries()] == [(Gone.TEXT, text_id)]


def test_nobody_approves_their_own_proposal(town: World, erik: Actor, text_id: str) -> None:
    town.platform.redacting.propose(erik, text_id)
    assert town.platform.redacting.proposals(erik)[0].is_own_proposal
    with pytest.raises(RuleError, match="En anden administrator"):
        town.platform.redacting.approve(erik, text_id)
    assert words_of(town) == [WORDS]


def test_what_nobody_proposed_is_not_approved_nor_rejected(town: World, erik: Actor, text_id: str) -> None:
    for act in (town.platform.redacting.approve, town.platform.redacting.reject):
        with pytest.raises(NotFound):
            act(erik, text_id)


def test_a_rejected_proposal_leaves_the_words_and_may_be_made_again(
    town: World, erik: Actor, nora: Actor, text_id: str
) -> None:
    town.platform.redacting.propose(erik, text_id)
    with pytest.raises(Conflict):
        town.platform.redacting.propose(nora, text_id)
    town.platform.redacting.reject(nora, text_id)
    assert words_of(town) == [WORDS]
    town.platform.redacting.propose(nora, text_id)


def test_a_text_that_is_blank_is_not_proposed_again(town: World, erik: Actor, nora: Actor, text_id: str) -> None:
    town.platform.redacting.propose(erik, text_id)
    town.platform.redacting.approve(nora, text_id)
    with pytest.raises(Conflict):
        town.platform.redacting.propose(erik, text_id)


def test_a_list_holds_no_words_and_reading_them_is_told(town: World, erik: Actor, text_id: str) -> None:
    assert WORDS not in repr(town.platform.redacting.texts(erik, "amina"))
    assert actions(town) == []
    assert town.platform.redacting.read(erik, text_id) == WORDS
    assert actions(town) == [(Action.TEXT_READ, "erik")]


def test_words_that_are_about_nobody_are_nobody_else_s(town: World, erik: Actor, amina: Actor) -> None:
    with town.storage.writing() as stores:
        stores.texts.add("svar", author_id="amina", body="Mit eget svar", at=town.clock.now())
    assert town.platform.redacting.texts(erik, "amina") == ()
    with pytest.raises(NotFound):
        town.platform.redacting.read(erik, "svar")


def test_texts_of_other_units_are_not_found(town: World, text_id: str) -> None:
    vera = town.person("Vera", Role.ADMINISTRATOR, unit="nord-1")
    for act in (town.platform.redacting.read, town.platform.redacting.propose):
        with pytest.raises(NotFound):
            act(vera, text_id)

"""Blanking takes two administrators, and reading words leaves a trace."""

import pytest
from world import World, words_of

from quiz_app.domain.audit import Action
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.privacy import Gone, TextKind
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


@pytest.mark.parametrize("text_id", ["reason:svar", "assessment:uvist"])
def test_an_answer_and_a_reason_that_nobody_was_shown_are_nobody_else_s(
    town: World, erik: Actor, amina: Actor, text_id: str
) -> None:
    with town.storage.writing() as stores:
        stores.texts.add(text_id, author_id="amina", body="Mit eget svar", at=town.clock.now())
    assert town.platform.redacting.texts(erik, "amina") == ()
    for act in (town.platform.redacting.read, town.platform.redacting.propose):
        with pytest.raises(NotFound):
            act(erik, text_id)


@pytest.mark.parametrize(
    "kind",
    sorted(set(TextKind) - {TextKind.ANSWER, TextKind.ASSESSMENT}),
)
def test_words_of_any_other_kind_can_be_blanked_though_they_are_about_nobody(
    town: World, erik: Actor, nora: Actor, amina: Actor, *, kind: TextKind
) -> None:
    with town.storage.writing() as stores:
        stores.texts.add(f"{kind}:x", author_id="amina", body=WORDS, at=town.clock.now())
    redacting = town.platform.redacting
    (found,) = redacting.nameless(erik) if kind == TextKind.OBJECTION else redacting.texts(erik, "amina")
    assert found.kind == kind
    town.platform.redacting.propose(erik, f"{kind}:x")
    town.platform.redacting.approve(nora, f"{kind}:x")
    assert words_of(town) == [None]


def test_what_was_promised_to_be_without_a_name_is_listed_read_and_blanked_without_one(
    town: World, erik: Actor, nora: Actor, amina: Actor
) -> None:
    redacting, text_id = town.platform.redacting, "objection:x"
    with town.storage.writing() as stores:
        stores.texts.add(text_id, author_id="amina", body=WORDS, at=town.clock.now())
    vera = town.person("Vera", Role.ADMINISTRATOR, unit="nord-1")
    assert (redacting.texts(erik, "amina"), redacting.nameless(vera)) == ((), ())
    assert [(t.text_id, t.author) for t in redacting.nameless(erik)] == [(text_id, "")]
    redacting.read(erik, text_id)
    redacting.propose(erik, text_id)
    assert [t.author for t in redacting.proposals(nora)] == [""]
    redacting.approve(nora, text_id)
    assert words_of(town) == [None]
    with town.storage.reading() as stores:
        assert "amina" not in repr([r.details for r in stores.audit.rows()[1:]])


def test_what_somebody_left_behind_who_is_erased_can_still_be_blanked(
    town: World, erik: Actor, nora: Actor, *, bo: Actor, text_id: str
) -> None:
    redacting = town.platform.redacting
    assert redacting.left_behind(erik) == ()
    town.platform.administering.leave(erik, "bo", town.clock.today())
    town.platform.erasing.erase(erik, "bo")
    assert [t.text_id for t in redacting.left_behind(erik)] == [text_id]
    vera = town.person("Vera", Role.ADMINISTRATOR, unit="nord-1")
    assert redacting.left_behind(vera) == ()
    redacting.propose(erik, text_id)
    redacting.approve(nora, text_id)
    assert redacting.left_behind(erik) == ()


def test_where_words_were_the_page_says_so(
    town: World, erik: Actor, nora: Actor, *, amina: Actor, text_id: str
) -> None:
    town.platform.redacting.propose(erik, text_id)
    town.platform.redacting.approve(nora, text_id)
    (mine,) = town.platform.practising.mine(amina)
    assert mine.comment == "[slettet]"


def test_texts_of_other_units_are_not_found(town: World, text_id: str) -> None:
    vera = town.person("Vera", Role.ADMINISTRATOR, unit="nord-1")
    for act in (town.platform.redacting.read, town.platform.redacting.propose):
        with pytest.raises(NotFound):
            act(vera, text_id)

"""Signing in, what ends a session, and changing one's password."""

from collections.abc import Callable

import pytest
from world import World

from quiz_app.domain.account import Account
from quiz_app.domain.audit import Action
from quiz_app.domain.people import Actor, Grant, Role
from quiz_app.errors import InvalidInput, NotAllowed, NotFound, RuleError
from quiz_app.services.signing_in import LOCKED, WRONG, SigningIn, token_hash

PASSWORD = "fire ord er en god vej"
NEW = "en helt anden god vej"


@pytest.fixture
def signing_in(town: World, amina: Actor) -> SigningIn:
    """Amina has an account with a password that somebody else chose."""
    with town.storage.writing() as stores:
        account = Account(person_id="amina", login="amina", password_hash=town.hasher.hash(PASSWORD), must_change=True)
        stores.people.save_account(account)
    return town.platform.signing_in


def account(town: World) -> Account:
    with town.storage.reading() as stores:
        found = stores.people.find_account_of("amina")
    assert found is not None
    return found


def once(act: Callable[[], object]) -> Callable[[], None]:
    """What happens the first time and never again."""
    left = [act]

    def happen() -> None:
        if left:
            left.pop()()

    return happen


def fail(signing_in: SigningIn, times: int, login: str = "amina") -> str:
    """The sentence that the last of so many wrong passwords is answered with."""
    said = ""
    for _ in range(times):
        with pytest.raises(RuleError) as refused:
            signing_in.sign_in(login, "forkert")
        said = str(refused.value)
    return said


def test_the_right_password_opens_a_session_of_the_person_as_they_are(signing_in: SigningIn, amina: Actor) -> None:
    assert signing_in.actor(signing_in.sign_in("amina", PASSWORD)) == amina


@pytest.mark.parametrize("login", ["AMINA", " amina ", "Amina"])
def test_a_login_is_read_without_regard_to_case_and_surrounding_space(signing_in: SigningIn, login: str) -> None:
    assert signing_in.sign_in(login, PASSWORD)


def test_the_database_holds_the_hash_of_the_token_only(signing_in: SigningIn, town: World) -> None:
    token = signing_in.sign_in("amina", PASSWORD)
    assert "256" in token, "the token is asked for with 256 bits"
    assert list(town.storage._state.sessions) == [token_hash(token)]
    assert token not in repr(town.storage._state.sessions)


def test_wrong_unknown_and_inactive_are_answered_with_the_same_sentence(signing_in: SigningIn, town: World) -> None:
    said = {fail(signing_in, 1), fail(signing_in, 1, "ukendt")}
    town.change_person("amina", active=False)
    with pytest.raises(InvalidInput) as refused:
        signing_in.sign_in("amina", PASSWORD)
    assert said | {str(refused.value)} == {WRONG}
    assert refused.value.field == "password"


def test_an_unknown_login_costs_a_hash_too(signing_in: SigningIn, town: World) -> None:
    fail(signing_in, 1, "ukendt")
    assert town.hasher.asked == [""]


def test_a_failure_is_counted_although_the_call_raises(signing_in: SigningIn, town: World) -> None:
    fail(signing_in, 3)
    assert account(town).failures == 3


def test_the_fifth_failure_locks_out_the_right_password_too(signing_in: SigningIn, town: World) -> None:
    assert fail(signing_in, 5) == WRONG
    with pytest.raises(RuleError, match=LOCKED):
        signing_in.sign_in("amina", PASSWORD)
    assert town.rows()["sessions"] == 0


def test_a_lock_runs_out_and_success_forgets_the_failures(signing_in: SigningIn, town: World) -> None:
    fail(signing_in, 5)
    town.clock.advance(seconds=30)
    signing_in.sign_in("amina", PASSWORD)
    assert (account(town).failures, account(town).locked_until) == (0, None)


def test_knocking_on_a_locked_account_does_not_lock_it_longer(signing_in: SigningIn, town: World) -> None:
    fail(signing_in, 5)
    until = account(town).locked_until
    assert fail(signing_in, 3) == LOCKED
    assert account(town).locked_until == until


def test_a_password_that_is_changed_while_it_is_checked_opens_nothing(signing_in: SigningIn, town: World) -> None:
    token = signing_in.sign_in("amina", PASSWORD)
    town.hasher.meanwhile = once(lambda: signing_in.change_password(token, PASSWORD, NEW))
    with pytest.raises(InvalidInput):
        signing_in.sign_in("amina", PASSWORD)


def test_an_account_that_goes_away_while_it_is_checked_opens_nothing(signing_in: SigningIn, town: World) -> None:
    town.hasher.meanwhile = once(town.storage._state.accounts.clear)
    with pytest.raises(InvalidInput, match=WRONG):
        signing_in.sign_in("amina", PASSWORD)


@pytest.mark.parametrize("token", [None, "", "made up"])
def test_nobody_stands_behind_an_unknown_token(signing_in: SigningIn, token: str | None) -> None:
    assert signing_in.actor(token) is None


def test_a_session_ends_after_half_an_hour_without_a_click(signing_in: SigningIn, town: World) -> None:
    token = signing_in.sign_in("amina", PASSWORD)
    town.clock.advance(minutes=29)
    assert signing_in.actor(token)
    town.clock.advance(minutes=29)
    assert signing_in.actor(token), "the click before kept it alive"
    town.clock.advance(minutes=30)
    assert signing_in.actor(token) is None


def test_clicks_are_noted_once_a_minute_at_most(signing_in: SigningIn, town: World) -> None:
    token, noted = signing_in.sign_in("amina", PASSWORD), []
    for _ in range(4):
        town.clock.advance(seconds=30)
        signing_in.actor(token)
        noted.append((town.clock.now() - town.storage._state.sessions[token_hash(token)].last_seen_at).seconds)
    assert noted == [30, 0, 30, 0]


def test_a_session_ends_after_twelve_hours_however_busy(signing_in: SigningIn, town: World) -> None:
    token = signing_in.sign_in("amina", PASSWORD)
    for _ in range(35):
        town.clock.advance(minutes=20)
        assert signing_in.actor(token)
    town.clock.advance(minutes=20)
    assert signing_in.actor(token) is None


def test_signing_out_ends_that_session_and_no_other(signing_in: SigningIn) -> None:
    here, there = signing_in.sign_in("amina", PASSWORD), signing_in.sign_in("amina", PASSWORD)
    signing_in.sign_out(here)
    signing_in.sign_out(here)
    assert signing_in.actor(here) is None
    assert signing_in.actor(there)


def test_signing_out_a_token_that_never_was_is_no_error(signing_in: SigningIn) -> None:
    signing_in.sign_out("made up")


def test_deactivation_is_felt_at_the_next_click(signing_in: SigningIn, town: World) -> None:
    token = signing_in.sign_in("amina", PASSWORD)
    town.change_person("amina", active=False)
    assert signing_in.actor(token) is None


def test_a_role_given_or_taken_is_felt_at_the_next_click(signing_in: SigningIn, town: World) -> None:
    token = signing_in.sign_in("amina", PASSWORD)
    erik = town.person("Erik", Role.ADMINISTRATOR, unit="kommunen")
    manager = Grant(role=Role.MANAGER, unit_id="nord")
    town.platform.administering.grant(erik, "amina", manager)
    given = signing_in.actor(token)
    town.platform.administering.withdraw(erik, "amina", manager)
    taken = signing_in.actor(token)
    assert given is not None
    assert taken is not None
    assert (manager in given.grants, manager in taken.grants) == (True, False)


def test_a_new_password_ends_every_other_session_and_the_one_it_was_changed_in(signing_in: SigningIn) -> None:
    here, there = signing_in.sign_in("amina", PASSWORD), signing_in.sign_in("amina", PASSWORD)
    fresh = signing_in.change_password(here, PASSWORD, NEW)
    assert [bool(signing_in.actor(t)) for t in (here, there, fresh)] == [False, False, True]


def test_after_a_change_the_new_password_opens_and_the_old_one_does_not(signing_in: SigningIn) -> None:
    signing_in.change_password(signing_in.sign_in("amina", PASSWORD), PASSWORD, NEW)
    assert signing_in.sign_in("amina", NEW)
    assert fail(signing_in, 1) == WRONG
    with pytest.raises(InvalidInput):
        signing_in.sign_in("amina", PASSWORD)


def test_a_password_that_somebody_else_chose_must_be_changed_once(signing_in: SigningIn) -> None:
    token = signing_in.sign_in("amina", PASSWORD)
    assert signing_in.must_change(token)
    assert not signing_in.must_change(signing_in.change_password(token, PASSWORD, NEW))
    assert not signing_in.must_change("made up")


def test_a_change_of_password_is_a_decision_without_the_password(signing_in: SigningIn, town: World) -> None:
    signing_in.change_password(signing_in.sign_in("amina", PASSWORD), PASSWORD, NEW)
    with town.storage.reading() as stores:
        row = stores.audit.rows()[-1]
    assert (row.action, row.actor_id, row.subject, row.details) == (Action.PASSWORD_CHANGED, "amina", "amina", {})


@pytest.mark.parametrize(
    ("old", "new", "field", "sentence"),
    [
        ("forkert", NEW, "old", "Den nuværende adgangskode er forkert"),
        (PASSWORD, "elleve tegn", "new", "mindst 12 tegn"),
        (PASSWORD, "min AMINA er bedst", "new", "brugernavn"),
        (PASSWORD, PASSWORD, "new", "en anden adgangskode"),
    ],
)
def test_a_change_that_cannot_stand_is_refused_beside_its_field(
    signing_in: SigningIn, *, old: str, new: str, field: str, sentence: str
) -> None:
    token = signing_in.sign_in("amina", PASSWORD)
    with pytest.raises(InvalidInput, match=sentence) as refused:
        signing_in.change_password(token, old, new)
    assert refused.value.field == field
    assert signing_in.actor(token), "the session goes on"
    assert signing_in.sign_in("amina", PASSWORD)


def test_twelve_characters_are_enough(signing_in: SigningIn) -> None:
    assert signing_in.change_password(signing_in.sign_in("amina", PASSWORD), PASSWORD, "x" * 12)


def test_guessing_the_old_password_locks_as_guessing_at_the_door_does(signing_in: SigningIn) -> None:
    token = signing_in.sign_in("amina", PASSWORD)
    for _ in range(5):
        with pytest.raises(InvalidInput):
            signing_in.change_password(token, "forkert", NEW)
    with pytest.raises(RuleError, match=LOCKED):
        signing_in.change_password(token, PASSWORD, NEW)


def test_of_two_changes_at_once_the_second_is_refused(signing_in: SigningIn, town: World) -> None:
    here, there = signing_in.sign_in("amina", PASSWORD), signing_in.sign_in("amina", PASSWORD)
    town.hasher.meanwhile = once(lambda: signing_in.change_password(there, PASSWORD, NEW))
    with pytest.raises(InvalidInput, match="nuværende"):
        signing_in.change_password(here, PASSWORD, "en tredje god vej frem")
    assert signing_in.sign_in("amina", NEW)


def test_without_a_living_session_no_password_is_changed(signing_in: SigningIn) -> None:
    with pytest.raises(NotAllowed):
        signing_in.change_password("made up", PASSWORD, NEW)


def test_whoever_has_no_account_has_no_password_to_change(town: World, amina: Actor) -> None:
    demo = SigningIn(storage=town.storage, clock=town.clock, entropy=town.entropy, hasher=town.hasher, demo=True)
    with pytest.raises(NotAllowed, match="ikke ind med adgangskode"):
        demo.change_password(demo.sign_in_as("amina"), "", NEW)


def test_the_demo_lets_one_be_anybody_who_is_active(town: World, amina: Actor) -> None:
    town.person("Bo")
    town.change_person("bo", active=False)
    demo = SigningIn(storage=town.storage, clock=town.clock, entropy=town.entropy, hasher=town.hasher, demo=True)
    assert [(p.person_id, p.name, p.unit, p.grants) for p in demo.personas()] == [
        ("amina", "Amina", "Center Nord", amina.grants)
    ]
    assert demo.actor(demo.sign_in_as("amina")) == amina
    with pytest.raises(NotFound):
        demo.sign_in_as("bo")
    with pytest.raises(NotFound):
        demo.sign_in_as("ukendt")


def test_personas_with_a_story_come_first_in_the_order_of_the_stories(town: World, amina: Actor) -> None:
    town.person("Bo")
    town.person("Carla")
    stories = {"carla": "Leder", "bo": "Nøgleperson"}
    outside = {"storage": town.storage, "clock": town.clock, "entropy": town.entropy, "hasher": town.hasher}
    found = SigningIn(**outside, demo=True, stories=stories).personas()
    assert [(p.name, p.story) for p in found] == [("Carla", "Leder"), ("Bo", "Nøgleperson"), ("Amina", "")]


def test_outside_the_demo_there_are_no_personas(signing_in: SigningIn) -> None:
    assert signing_in.personas() == ()
    with pytest.raises(NotAllowed):
        signing_in.sign_in_as("amina")

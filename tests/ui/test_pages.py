"""Every page opens for everybody who may see it, and for nobody else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import quiz_app
from quiz_app import state
from quiz_app.bootstrap import Platform, demo
from quiz_app.domain.people import Actor, Grant
from quiz_app.views.components.menu import PAGES

APP = Path(quiz_app.__file__).with_name("app.py")
Open = Callable[..., AppTest]
NAMES = [path.removeprefix("views/").removesuffix(".py") for path, *_ in PAGES]
TITLES = {path.removeprefix("views/").removesuffix(".py"): title for path, title, *_ in PAGES}
NEEDS = {path.removeprefix("views/").removesuffix(".py"): needs for path, _, _, needs in PAGES}


def actor_of(extra: demo.Extra) -> Actor:
    return Actor(person_id=extra.person_id, grants=tuple(Grant(role=r, unit_id=extra.unit) for r in extra.roles))


ONE_PER_ROLE = [e for e in demo.CAST if e.person_id in {"bo", "carla", "dorthe", "gerda", "johanne", "erik", "gry"}]
OTHER_STATES = [
    e
    for e in demo.CAST
    if e.person_id in {"piotr", "lise", "noor", "karsten", "yasmin", "emil", "tove", "ravi", "anders", "signe"}
]
ALLOWED = [(e, n) for e in ONE_PER_ROLE for n in NAMES if actor_of(e).has(NEEDS[n])]
ALLOWED += [(e, n) for e in OTHER_STATES for n in ("my_licence", "practice")]
ALLOWED += [(e, n) for e in demo.CAST if e.person_id in {"oskar", "ingrid"} for n in ("my_licence", "exam")]
DENIED = [(e, n) for e in ONE_PER_ROLE for n in NAMES if not actor_of(e).has(NEEDS[n])]


def name(pair: object) -> str:
    return pair.person_id if isinstance(pair, demo.Extra) else str(pair)


@pytest.mark.parametrize(("extra", "view"), ALLOWED, ids=name)
def test_a_page_opens_for_those_it_is_for(open_as: Open, extra: demo.Extra, view: str) -> None:
    app = open_as(extra.person_id, view)
    assert [e.message for e in app.exception] == []
    assert [t.value for t in app.title] == [TITLES[view]]


@pytest.mark.parametrize(("extra", "view"), DENIED, ids=name)
def test_a_page_stays_shut_for_others(open_as: Open, extra: demo.Extra, view: str) -> None:
    app = open_as(extra.person_id, view)
    assert [e.message for e in app.exception] == []
    assert TITLES[view] not in [t.value for t in app.title]


def test_somebody_without_a_session_sees_only_the_way_in(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "session_token", lambda: None)
    app = AppTest.from_file(str(APP), default_timeout=30).run()
    assert [t.value for t in app.title] == ["Du er logget ud"]
    assert not app.button


@pytest.mark.parametrize(("persona", "first"), [("amina", "Mit kørekort"), ("gry", "Øv dig"), ("erik", "Personer")])
def test_the_bare_address_leads_to_the_first_page_that_is_open(open_as: Open, persona: str, first: str) -> None:
    assert [t.value for t in open_as(persona).title] == [first]

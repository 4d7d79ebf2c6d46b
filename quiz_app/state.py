"""What a page knows between reruns: who is asking, the platform behind it, and small notices. Nothing of value.

The only module that touches ``st.session_state``.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import streamlit as st

from quiz_app import bootstrap
from quiz_app.bootstrap import Platform
from quiz_app.domain.people import Actor
from quiz_app.errors import InvalidInput, NotAllowed, RuleError
from quiz_app.waiting_line import WaitingLine

COOKIE = "kk_session"
ENDED = "Din session er slut. Det, du har gemt, er gemt. Log ind igen."
_NOTICE = "notice"
_PROBLEM = "problem"
_drawing_for: ContextVar[Actor | None] = ContextVar("drawing_for", default=None)
in_turn = WaitingLine(4).turn
"""Begin what a rerun does in it.

Every rerun is a thread of its own. One that holds the database's write lock waits at each of its statements for all
that only draw; where hundreds did, those behind it in line for the lock gave up.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A sentence about something that was refused; ``field`` names the widget, or is empty."""

    field: str
    text: str


def platform() -> Platform:
    """The services of this process."""
    return bootstrap.platform()


def renew() -> None:
    """Let this process see at once what was just re-verified."""
    bootstrap.refresh()


def session_token() -> str | None:
    """The session's token from the browser's cookie."""
    return st.context.cookies.get(COOKIE)


def find_actor() -> Actor | None:
    """Whoever is signed in, looked up anew on every rerun."""
    return platform().signing_in.actor(session_token())


@contextmanager
def drawing_for(actor: Actor) -> Iterator[None]:
    """Let the page that is drawn within be this person's, without asking who they are for each of its parts.

    Callbacks and dialogs run outside of it, and ask anew.
    """
    token = _drawing_for.set(actor)
    try:
        yield
    finally:
        _drawing_for.reset(token)


def present() -> Actor | None:
    """Whoever the page is drawn for, or else whoever is signed in now."""
    return _drawing_for.get() or find_actor()


def actor() -> Actor:
    """Whoever the page is drawn for, or in callbacks and dialogs whoever is signed in now.

    :raises NotAllowed: nobody is; the page, which is drawn after a callback, then says so.
    """
    found = present()
    if found is None:
        raise NotAllowed(ENDED)
    return found


def attempted(act: Callable[[], str]) -> bool:
    """Do what a person asked for, and remember its notice or why it was refused. For callbacks."""
    try:
        with in_turn():
            st.session_state[_NOTICE] = act()
    except RuleError as error:
        field = error.field if isinstance(error, InvalidInput) else ""
        st.session_state[_PROBLEM] = Trouble(field=field, text=str(error))
        return False
    return True


def take_notice() -> str:
    """The notice of the last act, once."""
    return str(st.session_state.pop(_NOTICE, ""))


def take_trouble() -> Trouble | None:
    """Why the last act was refused, once."""
    found = st.session_state.pop(_PROBLEM, None)
    return found if isinstance(found, Trouble) else None


def value(key: str) -> object:
    """What a widget holds now, in a callback."""
    return st.session_state.get(key)


def forget(key: str) -> None:
    """Empty a widget for the next rerun."""
    st.session_state.pop(key, None)


def people_picked(key: str) -> dict[str, str]:
    """The people whom somebody has picked in a form that is not sent yet: by id, with their name."""
    found = st.session_state.get(key)
    return dict(found) if isinstance(found, dict) else {}


def pick(key: str, person_id: str, name: str) -> None:
    """Add somebody to the people picked."""
    st.session_state[key] = people_picked(key) | {person_id: name}


def unpick(key: str, person_id: str) -> None:
    """Take somebody out again."""
    st.session_state[key] = {p: n for p, n in people_picked(key).items() if p != person_id}


def keep(key: str, thing: object) -> None:
    """Keep something in this tab alone, until it is closed; ``None`` lets go of it."""
    st.session_state[f"kept.{key}"] = thing


def kept(key: str) -> object:
    """What is kept in this tab, or ``None``."""
    return st.session_state.get(f"kept.{key}")

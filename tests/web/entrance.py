"""What the tests of the web process share: the small app behind the edge, and the way in."""

from collections.abc import Callable

from asgi import Browser
from starlette.types import Receive, Scope, Send
from world import World

from quiz_app.domain.account import Account

PASSWORD = "fire ord der er lette"
SECRET = "amina@example.dk søgte efter en borger"
INLINE = "document.title = 'ny'"

Serve = Callable[..., tuple[World, Browser]]


async def behind_the_edge(scope: Scope, _receive: Receive, send: Send) -> None:
    """Says where it was reached; breaks where it is asked to."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    if scope["path"].endswith("/breaks"):
        raise RuntimeError(SECRET)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"inside " + scope["path"].encode()})


def add_account(made: World, *, must_change: bool = False) -> None:
    made.person("Amina")
    account = Account(
        person_id="amina", login="amina", password_hash=made.hasher.hash(PASSWORD), must_change=must_change
    )
    with made.storage.writing() as stores:
        stores.people.save_account(account)


def sign_in(browser: Browser) -> None:
    assert browser.post("/login", {"login": "amina", "password": PASSWORD}).status == 303

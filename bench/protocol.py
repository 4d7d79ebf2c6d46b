"""One browser tab without a browser: it speaks Streamlit's own websocket protocol and knows what the page shows."""

import asyncio
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 60
COOKIE = "kk_session"
WIDGETS = ("radio", "checkbox", "selectbox", "text_input", "text_area", "button")
_OVER = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


@dataclass(frozen=True, slots=True)
class Widget:
    """One field or button of the page; ``element`` is what the server said about it."""

    kind: str
    element: Any
    fragment: str

    @property
    def id(self) -> str:
        """The server's name for it; the key that the page gave stands in it."""
        return str(self.element.id)

    @property
    def label(self) -> str:
        """What stands on or above it."""
        return str(self.element.label)

    @property
    def form(self) -> str:
        """The form that it belongs to."""
        return str(self.element.form_id)


@dataclass
class Shown:
    """The page after its last run."""

    widgets: dict[str, Widget] = field(default_factory=dict)
    alerts: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)

    def button(self, label: str) -> Widget | None:
        """The button, if the page has it."""
        return next((w for w in self.widgets.values() if w.kind == "button" and w.label == label), None)

    def fields_of(self, submit: Widget) -> list[Widget]:
        """The fields that are sent with a form's button."""
        return [w for w in self.widgets.values() if w.kind != "button" and w.form == submit.form]


class Tab:
    """A tab of somebody who is signed in; ``shown`` is what it shows."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self.shown, self.query, self._page = socket, Shown(), "", ""
        self._script, self._kept = "", dict[str, ForwardMsg]()
        self._timer: tuple[str, float] | None = None

    @classmethod
    async def open(cls, url: str, token: str, page: str) -> Self:
        """Connect, and run a page for the first time."""
        socket = await connect(
            f"{url.replace('http', 'ws', 1)}/app/_stcore/stream",
            additional_headers={"Cookie": f"{COOKIE}={token}"},
            max_size=None,
            compression=None,
            open_timeout=PATIENCE,
        )
        tab = cls(socket)
        tab._page = page
        await tab._run(BackMsg())
        return tab

    async def close(self) -> None:
        """Close the tab."""
        await self._socket.close()

    async def turn(self, query: str) -> None:
        """Go to the same page with other words after the question mark."""
        self.query = query
        await self._run(BackMsg())

    async def press(self, button: Widget, values: dict[str, Any] | None = None) -> None:
        """Press a button, with the values of its form's fields by widget id."""
        sent = BackMsg()
        for widget_id, value in (values or {}).items():
            state = sent.rerun_script.widget_states.widgets.add(id=widget_id)
            setattr(state, "bool_value" if isinstance(value, bool) else "string_value", value)
        sent.rerun_script.widget_states.widgets.add(id=button.id, trigger_value=True)
        sent.rerun_script.fragment_id = button.fragment
        await self._run(sent)

    async def tick(self, share: float = 1) -> None:
        """Wait as long as the page's timer says, or that share of it, and run the part of the page it belongs to."""
        assert self._timer is not None, "the page has no timer"
        fragment, interval = self._timer
        await asyncio.sleep(share * interval)
        sent, shown = BackMsg(), self.shown
        sent.rerun_script.fragment_id, sent.rerun_script.is_auto_rerun = fragment, True
        await self._run(sent)
        if not self.shown.headings:
            self.shown = shown

    async def _run(self, sent: BackMsg) -> None:
        """Send it, and read until the script has finished, reruns that it asked for included."""
        asked = sent.rerun_script
        asked.query_string, asked.page_script_hash = self.query, self._script
        asked.page_name = "" if self._script else self._page
        asked.cached_message_hashes.extend(self._kept)
        await self._socket.send(sent.SerializeToString())
        self.shown = Shown()
        async with asyncio.timeout(PATIENCE):
            while not self._take(await self._next()):
                pass

    async def _next(self) -> ForwardMsg:
        """The next message; a reference to one that was sent before is looked up, as the browser does."""
        message = ForwardMsg()
        message.ParseFromString(await self._socket.recv(decode=False))
        if message.WhichOneof("type") == "ref_hash":
            return self._kept[message.ref_hash]
        if message.metadata.cacheable and message.hash:
            self._kept[message.hash] = message
        return message

    def _take(self, message: ForwardMsg) -> bool:
        """Remember what the message says; True when it says that the page is whole."""
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._draw(message.delta.new_element, message.delta.fragment_id)
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "navigation":
            self._script = message.navigation.page_script_hash
        elif kind == "auto_rerun":
            self._timer = (message.auto_rerun.fragment_id, message.auto_rerun.interval)
        elif kind == "script_finished":
            if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                self.shown = Shown()
            return message.script_finished in _OVER
        return False

    def _draw(self, element: Any, fragment: str) -> None:  # noqa: ANN401 - the protocol's classes are made at run time
        kind = element.WhichOneof("type")
        if kind in WIDGETS:
            widget = Widget(kind, getattr(element, kind), fragment)
            self.shown.widgets[widget.id] = widget
        elif kind == "alert":
            self.shown.alerts.append(element.alert.body)
        elif kind == "heading":
            self.shown.headings.append(element.heading.body)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Leaves a redirect as it is: the cookie stands on it."""

    def http_error_303(self, req: Any, fp: Any, code: int, msg: str, headers: Any) -> Any:  # noqa: ANN401, ARG002, PLR0917
        return fp


def sign_in(url: str, person_id: str) -> str:
    """The token of a new session of a persona, through the sign-in page's own form."""
    form = urllib.parse.urlencode({"person_id": person_id, "next": "/app/"}).encode()
    request = urllib.request.Request(f"{url}/login", form, {"Sec-Fetch-Site": "same-origin"})
    with urllib.request.build_opener(_Stay).open(request, timeout=PATIENCE) as answer:
        return SimpleCookie(answer.headers["set-cookie"])[COOKIE].value

"""A browser in miniature: it speaks ASGI to the application, keeps cookies, and can lie about where it comes from."""

import asyncio
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

HOST = "localhost:8000"


@dataclass
class Answer:
    """A response; ``headers`` are in lower case."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Browser:
    """Knocks at an application. ``client`` is its address as the server sees it."""

    app: Any
    client: str = "127.0.0.1"
    host: str = HOST
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Answer:
        return self._request("GET", path, b"", headers)

    def post(self, path: str, data: dict[str, str] | None = None, **headers: str) -> Answer:
        """As one of our own pages posts, unless the headers say otherwise (empty: not sent)."""
        own = {"origin": f"http://{self.host}", "sec_fetch_site": "same-origin"}
        return self._request("POST", path, urlencode(data or {}).encode(), own | headers)

    def socket(self, path: str, **headers: str) -> int | str:
        """Open a websocket: what the app behind the edge said, or the code that it was closed with."""
        sent = asyncio.run(self._speak(self._scope("websocket", path, headers), {"type": "websocket.connect"}))
        return int(sent[0].get("code", 0)) or str(sent[0]["type"])

    def _request(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        scope = self._scope("http", path, headers) | {"method": method}
        sent = asyncio.run(self._speak(scope, {"type": "http.request", "body": body, "more_body": False}))
        found = [(k.decode(), v.decode()) for k, v in sent[0]["headers"]]
        for name, value in found:
            if name == "set-cookie":
                self._keep(value)
        text = b"".join(m.get("body", b"") for m in sent[1:]).decode()
        return Answer(status=sent[0]["status"], headers=dict(found), text=text)

    async def _speak(self, scope: dict[str, Any], said: dict[str, Any]) -> list[dict[str, Any]]:
        sent: list[dict[str, Any]] = []
        left = [said]

        async def receive() -> dict[str, Any]:
            while not left:
                await asyncio.Event().wait()
            return left.pop()

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        return sent

    def _scope(self, kind: str, path: str, headers: dict[str, str]) -> dict[str, Any]:
        parts = urlsplit(path)
        given = {"host": self.host} | {k.replace("_", "-"): v for k, v in headers.items() if v}
        if self.cookies:
            given["cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        return {
            "type": kind,
            "path": parts.path,
            "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(),
            "root_path": "",
            "scheme": "http" if kind == "http" else "ws",
            "headers": [(k.encode(), v.encode()) for k, v in given.items()],
            "client": (self.client, 50000),
            "server": ("localhost", 8000),
        }

    def _keep(self, value: str) -> None:
        name, _, rest = value.partition("=")
        content = rest.partition(";")[0].strip('"')
        if content and "max-age=0" not in value.lower():
            self.cookies[name] = content
        else:
            self.cookies.pop(name, None)

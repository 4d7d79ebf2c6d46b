"""A real server in a process of its own, spoken to in Streamlit's own protocol."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

SCRIPT = Path(__file__).with_name("serve_probe.py")
PATIENCE = 30


@dataclass
class Server:
    process: "subprocess.Popen[str]"
    port: int
    token: str
    log: Path

    def connect(self, *, token: str | None = None, origin: str | None = None) -> ClientConnection:
        cookie = {"Cookie": f"kk_session={self.token if token is None else token}"}
        url = f"ws://localhost:{self.port}/app/_stcore/stream"
        return connect(url, additional_headers=cookie, origin=origin, compression=None, open_timeout=PATIENCE)  # type: ignore[arg-type]

    def shown(self, query: str = "") -> list[str]:
        """The texts of the page after one run."""
        with self.connect() as socket_:
            asked = BackMsg()
            asked.rerun_script.query_string = query
            socket_.send(asked.SerializeToString())
            return _texts(socket_)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("probe")
    (folder / "index.html").write_text("<p>Situationer</p>", encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    log = folder / "server.log"
    with log.open("w", encoding="utf-8") as written:
        command = [sys.executable, str(SCRIPT), str(folder), str(port)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=written, text=True)
    with process:
        assert process.stdout is not None
        token = process.stdout.readline().strip()
        assert token, log.read_text(encoding="utf-8")
        yield Server(process=process, port=port, token=token, log=log)
        process.kill()


def _texts(socket_: ClientConnection) -> list[str]:
    texts: list[str] = []
    while True:
        message = ForwardMsg()
        message.ParseFromString(socket_.recv(timeout=PATIENCE, decode=False))
        kind = message.WhichOneof("type")
        if kind == "script_finished":
            return texts
        element = message.delta.new_element
        if kind == "delta" and element.WhichOneof("type") in {"text", "alert"}:
            texts.append(element.text.body or element.alert.body)


def test_a_page_runs_with_the_options_that_lie_beside_the_app(server: Server) -> None:
    shown = server.shown()
    assert "runner.postScriptGC=False" in shown
    assert "server.enableAgentApi=False" in shown
    assert "client.showErrorDetails=none" in shown
    assert "browser.gatherUsageStats=False" in shown


def test_an_error_of_a_page_is_told_in_danish_with_a_number(server: Server) -> None:
    told = server.shown("fejl=1")[-1]
    assert told.startswith("Der skete en fejl på siden. Det, du har gemt, er gemt.")
    number = told.split("fejlnummeret ")[1].split(" ")[0]
    log = server.log.read_text(encoding="utf-8")
    assert f"fejl {number}: ValueError" in log
    assert "amina@example.dk" not in told + log.replace('raise ValueError("amina@example.dk")', "")


def test_a_rule_that_no_page_caught_is_told_in_its_own_words(server: Server) -> None:
    assert server.shown("regel=1")[-1] == "Prøven er afleveret."


@pytest.mark.parametrize(("token", "origin"), [("", None), ("gammelt", None), (None, "https://fremmed.example")])
def test_a_socket_without_session_or_from_elsewhere_is_refused(
    server: Server, token: str | None, origin: str | None
) -> None:
    with pytest.raises(InvalidStatus) as caught, server.connect(token=token, origin=origin):
        pass
    assert caught.value.response.status_code == 403


def test_it_stops_at_once_though_a_socket_is_open(server: Server) -> None:
    with server.connect():
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(PATIENCE) in {0, -signal.SIGTERM}
    assert "Traceback" not in server.log.read_text(encoding="utf-8")

"""Two processes on one database behind Debian's nginx, with the configuration that the operators' guide hands out."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from certificate import write_certificate
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from bench.serving import ROOT, Server, free_port
from quiz_app.bootstrap.entropy import Argon2Hasher
from quiz_app.domain.account import Account
from quiz_app.domain.people import Grant, Person, Role, Unit
from quiz_app.storage.database import SqlStorage
from quiz_app.storage.revisions import upgrade

NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
PASSWORD = "fire ord der er lette"
PER_ADDRESS = 20  # how often one address may ask for a licence in a minute

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx mangler: apt-get install nginx-light")


@dataclass
class Installation:
    """nginx and the two processes behind it."""

    folder: Path
    port: int
    plain: int
    behind: tuple[Server, Server]

    @property
    def url(self) -> str:
        return f"https://localhost:{self.port}"

    def tls(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))

    def client(self, address: str = "127.0.0.1") -> httpx.Client:
        """A browser at one of this machine's own addresses."""
        transport = httpx.HTTPTransport(verify=self.tls(), local_address=address)
        return httpx.Client(base_url=self.url, transport=transport, timeout=30)

    def directly(self, server: Server, **headers: str) -> int:
        """What a process answers about a licence when it is asked past nginx, from the address that it trusts."""
        told = {"host": "localhost"} | {name.replace("_", "-"): value for name, value in headers.items()}
        return httpx.get(f"http://127.0.0.1:{server.port}/verificer/x", headers=told).status_code


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    folder, port, plain = tmp_path_factory.mktemp("behind-nginx"), free_port(), free_port()
    write_certificate(folder)
    populate(f"sqlite:///{folder / 'koerekort.db'}")
    config = folder / "koerekort.toml"
    config.write_text(
        f"""
        content_root = "{content(folder)}"
        data_dir = "{folder}"
        public_url = "https://localhost:{port}"
        trusted_proxies = ["127.0.0.1"]
        """,
        encoding="utf-8",
    )
    first, second = (Server(port=free_port(), data_dir=folder, config=config) for _ in range(2))
    nginx: subprocess.Popen[bytes] | None = None
    try:
        first.start()
        second.start()
        nginx = start_nginx(folder, port, plain, (first, second))
        yield Installation(folder=folder, port=port, plain=plain, behind=(first, second))
    finally:
        for process in (nginx, first.process, second.process):
            if process is not None:
                process.terminate()
                process.wait(30)


def content(folder: Path) -> Path:
    """The small content of the tests, as a root that a site can be built from."""
    root = folder / "content"
    shutil.copytree(ROOT / "tests/example_content", root)
    for name in ("mkdocs.yml", "theme", "quiz_app/site_hooks/hook.py", "docs/assets"):
        source, target = ROOT / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    return root


def populate(url: str) -> None:
    """One caseworker with a local account."""
    upgrade(url)
    storage, now = SqlStorage(url), datetime.now(UTC)
    account = Account(person_id="a", login="amina", password_hash=Argon2Hasher().hash(PASSWORD), must_change=False)
    with storage.writing() as stores:
        stores.people.add_unit(Unit(unit_id="kommunen", name="Eksempelby Kommune"))
        stores.people.add_person(
            Person(person_id="a", name="Amina Ek", login="amina", unit_id="kommunen", active=True, created_at=now)
        )
        stores.people.grant("a", Grant(role=Role.CASEWORKER, unit_id="kommunen"), now)
        stores.people.save_account(account)
    storage.dispose()


def start_nginx(folder: Path, port: int, plain: int, behind: tuple[Server, Server]) -> "subprocess.Popen[bytes]":
    """nginx with the documented file: other ports, another name, another certificate, and nothing else changed."""
    text = (ROOT / "operations/nginx.conf").read_text(encoding="utf-8")
    changes = {
        "https://koerekort.kommune.dk$": f"https://localhost:{port}$",
        "koerekort.kommune.dk": "localhost",
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "listen 80": f"listen 127.0.0.1:{plain}",
        "/etc/ssl/koerekort": str(folder),
        "/var/log/nginx": str(folder),
        "/srv/koerekort/operations": str(ROOT / "operations"),
        "127.0.0.1:8001": f"127.0.0.1:{behind[0].port}",
        "127.0.0.1:8002": f"127.0.0.1:{behind[1].port}",
    }
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    (folder / "koerekort.conf").write_text(text, encoding="utf-8")
    places = " ".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/nginx.pid; events {{}} http {{ access_log {folder}/access.log; {places} include {folder}/koerekort.conf; }}",
        encoding="utf-8",
    )
    command = [str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "nginx.log")]
    with (folder / "nginx.out").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    connected = httpx.HTTPTransport(verify=False, retries=8)
    with httpx.Client(transport=connected) as probe:
        probe.get(f"https://localhost:{port}/healthz")
    return process


def sign_in(client: httpx.Client) -> httpx.Response:
    own = {"origin": str(client.base_url).rstrip("/"), "sec-fetch-site": "same-origin"}
    return client.post("/login", data={"login": "amina", "password": PASSWORD}, headers=own)


def test_the_site_comes_through_with_our_headers_and_nobody_elses(installation: Installation) -> None:
    with installation.client() as client:
        answer = client.get("/")
    assert answer.status_code == 200
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["server"] == "nginx"


def test_a_foreign_host_is_refused(installation: Installation) -> None:
    with installation.client() as client:
        assert client.get("/", headers={"host": "fremmed.example"}).status_code == 400


def test_one_signs_in_and_the_app_runs_over_its_socket_on_either_process(installation: Installation) -> None:
    with installation.client() as client:
        answer = sign_in(client)
        assert answer.status_code == 303
        assert "secure" in answer.headers["set-cookie"].lower()
        assert client.get("/app/my_licence").status_code == 200
        cookie = f"kk_session={client.cookies['kk_session']}"
    assert finished(installation, cookie)
    for server in installation.behind:
        headers = {"cookie": cookie, "host": f"localhost:{installation.port}"}
        assert httpx.get(f"http://127.0.0.1:{server.port}/app/my_licence", headers=headers).status_code == 200


def finished(installation: Installation, cookie: str) -> bool:
    """The page has run, over the websocket through nginx."""
    address = f"wss://localhost:{installation.port}/app/_stcore/stream"
    headers = {"Cookie": cookie}
    with connect(
        address, ssl=installation.tls(), additional_headers=headers, origin=installation.url, compression=None
    ) as socket:  # type: ignore[arg-type]
        asked = BackMsg()
        asked.rerun_script.query_string = ""
        socket.send(asked.SerializeToString())
        while True:
            message = ForwardMsg()
            message.ParseFromString(socket.recv(timeout=30, decode=False))
            if message.WhichOneof("type") == "script_finished":
                return True


def test_the_processes_count_by_the_address_that_nginx_saw_and_not_by_what_a_client_wrote(
    installation: Installation,
) -> None:
    with installation.client("127.0.0.2") as client:
        answers = [
            client.get("/verificer/x", headers={"x-forwarded-for": f"203.0.113.{n}", "forwarded": f"for=10.0.0.{n}"})
            for n in range(2 * PER_ADDRESS + 1)
        ]
    assert 429 in [a.status_code for a in answers], "the address is counted, whatever the client writes"
    seen = [installation.directly(s, x_forwarded_for="127.0.0.2") for s in installation.behind]
    assert sorted(seen) == [404, 429], "one process has had enough of that address"
    assert [installation.directly(s) for s in installation.behind] == [404, 404], "and of nobody else"


def test_the_other_process_takes_over_when_one_stops(installation: Installation) -> None:
    first, _ = installation.behind
    with installation.client() as client:
        assert sign_in(client).status_code == 303
        first.stop()
        try:
            assert client.get("/app/my_licence").status_code == 200
            assert finished(installation, f"kk_session={client.cookies['kk_session']}")
        finally:
            first.start()


def test_while_no_process_answers_a_danish_page_says_so_and_no_log_learns_what_was_asked(
    installation: Installation,
) -> None:
    for server in installation.behind:
        server.stop()
    try:
        with installation.client() as client:
            answer = client.get(
                "/verificer/7K3M0-9XW1T?code=hemmelig", headers={"referer": f"{installation.url}/hemmelig"}
            )
        moved = httpx.get(f"http://127.0.0.1:{installation.plain}/soeg?q=hemmelig", headers={"host": "localhost"})
    finally:
        for server in installation.behind:
            server.start()
    assert answer.status_code == 502
    assert "Det, der stod som gemt, er gemt." in answer.text
    assert moved.headers["location"] == f"{installation.url}/soeg?q=hemmelig"
    logs = "".join(f.read_text(encoding="utf-8") for f in installation.folder.glob("*.log"))
    assert "hemmelig" not in logs
    assert "7K3M0" not in logs

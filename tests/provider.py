"""A real identity provider on this machine, in a process of its own, and what a person does there."""

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

START_SECONDS = 30


class _Stay(urllib.request.HTTPRedirectHandler):
    """Redirects are for the test to look at."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


_opener = urllib.request.build_opener(_Stay)


@dataclass
class Provider:
    """It lets in whoever gives a subject it knows, without a password."""

    port: int

    @property
    def issuer(self) -> str:
        return f"http://localhost:{self.port}"

    def knows(self, subject: str, **claims: object) -> None:
        """Let the provider say this of the subject from now on."""
        body = json.dumps(claims).encode()
        request = urllib.request.Request(
            f"{self.issuer}/users/{subject}", body, {"content-type": "application/json"}, method="PUT"
        )
        urllib.request.urlopen(request, timeout=10).close()

    def agrees(self, asked: str, subject: str = "", **form: str) -> str:
        """Sign in as the subject at the address that asked for it (or refuse); where the person is sent then."""
        body = urlencode({"sub": subject} | form).encode()
        try:
            _opener.open(asked, body, timeout=10).close()
        except urllib.error.HTTPError as answer:
            with answer:
                return str(answer.headers["location"])
        raise AssertionError("the provider asked again")


@contextmanager
def running_provider() -> Iterator[Provider]:
    """Start one and stop it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), "--host", "127.0.0.1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _await(process, port)
            yield Provider(port)
        finally:
            process.kill()


def _await(process: "subprocess.Popen[bytes]", port: int) -> None:
    give_up = time.monotonic() + START_SECONDS
    while True:
        assert process.poll() is None, "the provider did not start"
        assert time.monotonic() < give_up, "the provider does not answer"
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return

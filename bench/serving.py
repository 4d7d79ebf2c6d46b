"""A running ``koerekort demo`` or ``koerekort serve`` in a process of its own, on this machine only."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
START_SECONDS = 240  # a loaded machine is slow, not broken
STOP_SECONDS = 30


@dataclass
class Server:
    """A process of ours over ``data_dir``: a demo (on a ``day`` and other ``content``, if given), or ``serve``.

    It serves with a ``config`` file, or with ``real`` what lies in ``data_dir`` without one.
    """

    port: int
    data_dir: Path
    real: bool = False
    config: Path | None = None
    day: str = ""
    content: Path | None = None
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://localhost:{self.port}"

    def start(self, page: str = "/healthz") -> None:
        """Start it and wait until the page answers with 200."""
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "quiz_app.cli", *self._command()],
                cwd=ROOT,
                stdout=log,
                stderr=log,
                env=self._environment(),
            )
        give_up = time.monotonic() + START_SECONDS
        while not answers(self.url + page):
            assert self.process.poll() is None, self.log()
            assert time.monotonic() < give_up, self.log()
            time.sleep(0.02)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop it and wait until it is gone."""
        assert self.process is not None
        self.process.send_signal(how)
        self.process.wait(STOP_SECONDS)

    def log(self) -> str:
        """What it has written."""
        return self._log.read_text(encoding="utf-8")

    @property
    def _log(self) -> Path:
        return self.data_dir / f"server-{self.port}.log"

    def _command(self) -> list[str]:
        if self.real or self.config:
            return ["serve"]
        day = ["--date", self.day] if self.day else []
        return ["demo", "--port", str(self.port), "--data-dir", str(self.data_dir), *day]

    def _environment(self) -> dict[str, str]:
        found = {k: v for k, v in os.environ.items() if not k.startswith("KOEREKORT_")} | {"PYTHONUNBUFFERED": "1"}
        if self.content:
            found |= {"KOEREKORT_CONTENT_ROOT": str(self.content)}
        if self.config:
            found |= {"KOEREKORT_CONFIG": str(self.config), "KOEREKORT_PORT": str(self.port)}
        if self.real:
            found |= {"KOEREKORT_DATA_DIR": str(self.data_dir), "KOEREKORT_PORT": str(self.port)}
            found |= {"KOEREKORT_PUBLIC_URL": self.url}
        return found


def answers(url: str) -> bool:
    """True when the page is there."""
    try:
        with urllib.request.urlopen(url, timeout=1) as response:
            return bool(response.status == 200)  # noqa: PLR2004
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def free_port() -> int:
    """A port of the loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

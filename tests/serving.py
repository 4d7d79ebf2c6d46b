"""A running ``koerekort demo`` or ``koerekort serve`` in a process of its own."""

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
START_SECONDS = 90


@dataclass
class Server:
    """A running ``koerekort demo`` (on a ``day`` and other ``content``, if given), or ``serve`` with a configuration file."""

    port: int
    data_dir: Path
    config: Path | None = None
    day: str = ""
    content: Path | None = None
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        with (self.data_dir / f"server-{self.port}.log").open("ab") as log:
            self.process = subprocess.Popen(self._command(), cwd=ROOT, stdout=log, stderr=log, env=self._environ())
        give_up = time.monotonic() + START_SECONDS
        while not self._answers():
            assert self.process.poll() is None, self.log()
            assert time.monotonic() < give_up, self.log()
            time.sleep(0.1)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop it and wait until it is gone."""
        assert self.process is not None
        self.process.send_signal(how)
        self.process.wait(30)

    def log(self) -> str:
        return (self.data_dir / f"server-{self.port}.log").read_text(encoding="utf-8")

    def _command(self) -> list[str]:
        demo = [
            "demo",
            "--port",
            str(self.port),
            "--data-dir",
            str(self.data_dir),
            *(["--date", self.day] if self.day else []),
        ]
        return [sys.executable, "-m", "quiz_app.cli", *(["serve"] if self.config else demo)]

    def _environ(self) -> dict[str, str]:
        root = {"KOEREKORT_CONTENT_ROOT": str(self.content)} if self.content else {}
        own = {"KOEREKORT_CONFIG": str(self.config), "KOEREKORT_PORT": str(self.port)} if self.config else {}
        return os.environ | {"PYTHONUNBUFFERED": "1"} | root | own

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=1) as response:
                return bool(response.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

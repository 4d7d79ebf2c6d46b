"""How long it takes to read the content, to build the site, and to start a server until it is ready."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench.serving import ROOT, Server, free_port
from quiz_app.content import read_library
from quiz_app.storage.revisions import upgrade


def timed(act: Callable[[], object]) -> float:
    """How many seconds it takes."""
    before = time.perf_counter()
    act()
    return time.perf_counter() - before


def content_reading(times: int) -> list[float]:
    """Reading and linking all content, in this process."""
    today = date.today()  # noqa: DTZ011 - the machine's day, as a server would take it
    return [timed(lambda: read_library(ROOT, today=today)) for _ in range(times)]


def site_build(folder: Path) -> float:
    """``koerekort site`` into an empty folder, Python's start and the reading of the content included."""
    environment = os.environ | {"KOEREKORT_DATA_DIR": str(folder), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "quiz_app.cli", "site"]
    return timed(lambda: subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True))


def cold_starts(folder: Path, times: int) -> list[float]:
    """``koerekort serve`` until ``/readyz`` says 200, the site being built already."""
    upgrade(f"sqlite:///{folder / 'koerekort.db'}")
    found = []
    for _ in range(times):
        server = Server(port=free_port(), data_dir=folder, real=True)
        found.append(timed(lambda: server.start("/readyz")))  # noqa: B023 - called at once
        server.stop()
    return found

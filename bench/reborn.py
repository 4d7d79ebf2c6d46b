"""``python -m bench.reborn DATA_DIR PORT``: for each line read, a fresh copy of this process serves a demo.

Importing and reading the content is done once; each copy opens the database anew, as a restarted server does.
"""

import os
import signal
import sys
from importlib import import_module
from pathlib import Path

from bench.municipality import settings_for
from quiz_app.bootstrap import assemble, outside
from quiz_app.bootstrap.settings import Settings
from quiz_app.cli.serving import _answer
from quiz_app.content import read_library
from quiz_app.domain.library import Library
from quiz_app.storage.database import SqlStorage

BEFORE = (
    "anyio._backends._asyncio",
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.auto",
    "quiz_app.web",
)
"""Imported before the copies are made: otherwise each of them would load these when it is first asked."""


def serve(settings: Settings, library: Library) -> None:
    """Answer until killed."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    _answer(assemble(settings, library, SqlStorage(settings.database_url), outside(settings)))


def main(data_dir: Path, port: int) -> None:
    """Make a copy per line; the copies die by themselves or by a signal, and leave nothing behind."""
    settings = settings_for(data_dir, port)
    out = outside(settings)
    library = read_library(settings.content_root, today=out.clock.today())
    for name in BEFORE:
        import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            os.close(0)
            serve(settings, library)
            os._exit(0)
        print(pid, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

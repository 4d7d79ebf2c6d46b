"""``serve_probe.py FOLDER PORT``: the whole web process over the memory fakes, with the probe as its app.

Prints a session's token when it answers.
"""

import shutil
import socket
import sys
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import uvicorn  # noqa: E402
from world import world  # noqa: E402

import quiz_app  # noqa: E402
from quiz_app.bootstrap.settings import OWN_MACHINE  # noqa: E402
from quiz_app.cli.serving import _log_to_stderr  # noqa: E402
from quiz_app.content import read_library  # noqa: E402
from quiz_app.web.application import create_app  # noqa: E402
from quiz_app.web.streamlit_app import streamlit_app  # noqa: E402


class Announcing(uvicorn.Server):
    """Says on stdout when it answers."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        print(self.token, flush=True)  # noqa: T201

    token = ""


def main(folder: Path, port: int) -> None:
    shutil.copy(HERE / "probe_page.py", folder / "app.py")
    shutil.copytree(Path(quiz_app.__file__).parent / ".streamlit", folder / ".streamlit")
    library = read_library(HERE.parent / "example_content", today=date(2026, 11, 22))
    made = world(library, demo=True, site_dir=folder, public_url=f"http://localhost:{port}", allowed_hosts=OWN_MACHINE)
    made.person("Amina")
    app = create_app(made.platform, ui=streamlit_app(folder / "app.py"))
    _log_to_stderr()
    server = Announcing(uvicorn.Config(app, port=port, log_config=None, access_log=False, timeout_graceful_shutdown=5))
    server.token = made.platform.signing_in.sign_in_as("amina")
    server.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

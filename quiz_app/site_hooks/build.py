"""Builds the site, once per content and day; a stamp in the site says what it was built from."""

import logging
import os
import tempfile
from datetime import date
from hashlib import sha256
from pathlib import Path

from quiz_app.content import read_library
from quiz_app.domain.citation import Citations
from quiz_app.domain.digest import digest
from quiz_app.domain.library import Library
from quiz_app.errors import SettingsError
from quiz_app.site_hooks.parts import Site

STAMP = ".koerekort"
_given: dict[Path, Site] = {}


def site_for(root: Path) -> Site:
    """What the hook builds from: what :func:`build_site` handed over, or the content as it lies in ``root`` today."""
    root = root.resolve()
    if root not in _given:
        today = date.today()  # noqa: DTZ011 - `mkdocs build` by hand has no clock to ask
        library = read_library(root, today=today)
        _given[root] = Site(library=library, citations=Citations(library.acts.values()), day=today)
    return _given[root]


def is_fresh(library: Library, *, root: Path, site_dir: Path, day: date) -> bool:
    """True when the site in ``site_dir`` was built from this content and these hand-written pages for this day."""
    stamp = site_dir / STAMP
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == _stamp(library, root, day)


def build_site(library: Library, *, root: Path, site_dir: Path, day: date) -> None:
    """Build the site into ``site_dir``, whole or not at all: until the fresh one is in its place, the old one stays.

    :raises SettingsError: ``root`` has no ``mkdocs.yml``. MkDocs' own ``Abort`` tells of a broken page (strict).
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build  # noqa: PLC0415 - a second's import that serving does not need
    from mkdocs.config import load_config  # noqa: PLC0415

    config_file = root / "mkdocs.yml"
    if not config_file.is_file():
        raise SettingsError(f"{config_file}: filen findes ikke; content_root skal pege på mappen med mkdocs.yml.")
    _given[root.resolve()] = Site(library=library, citations=Citations(library.acts.values()), day=day)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=site_dir.parent) as temporary:
        fresh = Path(temporary) / "site"
        build(load_config(str(config_file), site_dir=str(fresh)))
        (fresh / STAMP).write_text(_stamp(library, root, day), encoding="utf-8")
        put_in_place(fresh, site_dir, aside=Path(temporary) / "old")


def put_in_place(fresh: Path, site_dir: Path, *, aside: Path) -> None:
    """Two renames, within one file system; the old site goes with the temporary folder that it is put aside in."""
    if site_dir.exists():
        site_dir.rename(aside)
    try:
        fresh.rename(site_dir)
    except OSError:
        if aside.exists():
            aside.rename(site_dir)
        raise


def _stamp(library: Library, root: Path, day: date) -> str:
    written = sha256((root / "mkdocs.yml").read_bytes())
    for path in sorted((root / "docs").rglob("*")):
        if path.is_file():
            written.update(f"{path.relative_to(root)} {path.stat().st_size}".encode() + path.read_bytes())
    return f"{digest(library)} {written.hexdigest()} {day}\n"

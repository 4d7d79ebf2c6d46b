"""A site that is built takes the old one's place, or the old one stays."""

from pathlib import Path

import pytest

from quiz_app.site_hooks.build import put_in_place


def site(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


def test_the_fresh_site_takes_the_old_ones_place(tmp_path: Path) -> None:
    old, fresh = site(tmp_path / "site", "gammel"), site(tmp_path / "fresh", "ny")
    put_in_place(fresh, old, aside=tmp_path / "aside")
    assert (old / "index.html").read_text(encoding="utf-8") == "ny"


def test_the_first_site_has_nothing_to_put_aside(tmp_path: Path) -> None:
    put_in_place(site(tmp_path / "fresh", "ny"), tmp_path / "site", aside=tmp_path / "aside")
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "ny"


def test_the_old_site_stands_again_when_the_fresh_one_cannot_be_put_there(tmp_path: Path) -> None:
    old = site(tmp_path / "site", "gammel")
    with pytest.raises(FileNotFoundError):
        put_in_place(tmp_path / "er her ikke", old, aside=tmp_path / "aside")
    assert (old / "index.html").read_text(encoding="utf-8") == "gammel"

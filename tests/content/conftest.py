"""A copy of the example content that a test may break."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from quiz_app.content import check

EXAMPLE = Path(__file__).parents[1] / "example_content"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "root"))


@pytest.fixture
def problems(root: Path) -> Callable[[], list[str]]:
    """What is wrong with the root, as authors are shown it."""
    return lambda: [str(problem) for problem in check(root, date(2026, 11, 22))]


@pytest.fixture
def edit(root: Path) -> Callable[[str, str, str], None]:
    """Replaces the first place of a text in a file of the root."""

    def edited(path: str, old: str, new: str) -> None:
        text = (root / path).read_text()
        assert old in text, f"{old!r} does not stand in {path}"
        (root / path).write_text(text.replace(old, new, 1))

    return edited

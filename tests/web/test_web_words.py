import re
from pathlib import Path

import pytest
import streamlit as st

from quiz_app.web.published import ASSETS

SCRIPT = (ASSETS / "app.js").read_text(encoding="utf-8")
COMPOSED = re.compile(r"Press (Enter|Ctrl\+Enter|⌘\+Enter) to (apply|submit form)|.+ Running the app's main page\.")


@pytest.fixture(scope="module")
def framework() -> str:
    """All scripts of the framework's browser side, and the part of its server that answers downloads."""
    folder = Path(st.__file__).parent
    scripts = [*(folder / "static" / "static" / "js").glob("*.js"), folder / "runtime" / "backend_operation_handler.py"]
    return "\n".join(path.read_text(encoding="utf-8") for path in scripts)


def words() -> list[str]:
    table = SCRIPT.split("const WORDS")[1].split("}));")[0]
    return re.findall(r'^    "((?:[^"\\]|\\.)+)":', table, flags=re.MULTILINE)


def test_every_word_that_is_translated_is_still_one_of_the_frameworks(framework: str) -> None:
    gone = [word for word in words() if word not in framework and not COMPOSED.fullmatch(word)]
    assert gone == []


def test_the_table_is_read_whole() -> None:
    assert len(words()) > 100
    assert {"Running...", "Connection error", "Upload failed"} <= set(words())


def test_what_tells_that_a_page_is_on_its_way_is_still_said_by_the_framework(framework: str) -> None:
    script = (ASSETS / "waiting.js").read_text(encoding="utf-8")
    style = (ASSETS / "waiting.css").read_text(encoding="utf-8")
    states = re.findall(r'"(\w+)"', script.split("new Set(")[1].split(")")[0])
    assert states == ["initial", "running", "rerunRequested"]
    gone = [name for name in ("data-test-script-state", "stStatusWidget", *states) if name not in framework]
    assert gone == []
    assert "stStatusWidget" in style

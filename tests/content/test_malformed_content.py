"""Whatever stands in a file, authors get problems and never a traceback."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz_app.content import check
from quiz_app.content.yaml_reader import read_yaml

EXAMPLE = Path(__file__).parents[1] / "example_content"
FILES = sorted(str(path.relative_to(EXAMPLE)) for path in EXAMPLE.rglob("*") if path.is_file())
TODAY = date(2026, 11, 22)

quickly = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

marks = st.sampled_from([
    *"-:#&*!|>'\"%@`{}[],?~\t \n", "---\n", "- ", ": ", "null", "true", "-1", "1e9", "2026-02-30", "§ 0", "LAB § 999",
    "](", "](situation:", "<b>", "```", "## ", "\u2028", "\x00", "æøå", "9" * 5000, "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
])  # fmt: skip
words = st.one_of(marks, st.text(max_size=20))
scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=10), st.dates().map(str))
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
)


def told(path: str, data: bytes) -> None:
    """Check the example root with one file changed; each problem names a file and a line from 1."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(EXAMPLE, Path(folder) / "root"))
        (root / path).write_bytes(data)
        for problem in check(root, TODAY):
            assert problem.path
            assert problem.line >= 1
            assert problem.message


@quickly
@given(path=st.sampled_from(FILES), data=st.binary(max_size=200))
def test_any_bytes_give_problems_only(path: str, data: bytes) -> None:
    told(path, data)


@quickly
@given(path=st.sampled_from(FILES), at=st.floats(0, 1), new=words, cut=st.integers(0, 40))
def test_a_slip_of_the_hand_gives_problems_only(path: str, at: float, new: str, cut: int) -> None:
    text = (EXAMPLE / path).read_text()
    place = int(at * len(text))
    told(path, (text[:place] + new + text[place + cut :]).encode("utf-8", "surrogatepass"))


@quickly
@given(path=st.sampled_from([f for f in FILES if f.endswith(".yml")]), value=values, at=st.floats(0, 1))
def test_any_value_of_any_key_gives_problems_only(path: str, value: object, at: float) -> None:
    content = yaml.safe_load((EXAMPLE / path).read_text())
    holder = content[0] if isinstance(content, list) else content
    holder[sorted(holder)[int(at * (len(holder) - 1))]] = value
    told(path, yaml.safe_dump(content, allow_unicode=True).encode("utf-8", "surrogatepass"))


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.lists(words, max_size=12).map("".join))
def test_any_text_is_yaml_or_a_problem(text: str) -> None:
    problems: list[object] = []
    tree = read_yaml(text, "fil.yml", problems)  # type: ignore[arg-type]
    assert (tree is None) == bool(problems)

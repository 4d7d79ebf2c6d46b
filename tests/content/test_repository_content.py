"""The content of this repository is sound."""

from datetime import date
from pathlib import Path

import yaml

from quiz_app.content import check
from quiz_app.domain.lawtext.names import is_known_title

ROOT = Path(__file__).parents[2]
RELEASE_DAY = date(2026, 11, 22)
"""The day on which the exams must be drawable, and a year on; moved when the law has been read further."""


def test_this_repositorys_content_is_sound() -> None:
    assert [str(problem) for problem in check(ROOT, RELEASE_DAY)] == []


def test_the_titles_of_the_registers_acts_are_known_where_two_versions_are_compared() -> None:
    acts = (ROOT / "guidelines" / "lovgrundlag" / "acts").glob("*.yml")
    titles = [yaml.safe_load(path.read_text(encoding="utf-8"))["title"] for path in acts]
    plain = [t for t in titles if t.startswith("Lov om ") and "(" not in t and not t.startswith("Lov om ændring")]
    assert [t for t in plain if not is_known_title(t.removesuffix(" m.v."))] == []
    assert len(plain) > 5

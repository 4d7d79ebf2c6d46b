"""``koerekort law diff --files``: what a terminal and a program see."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quiz_app.cli import main

OLD = "§ 1. Loven gælder.\n§ 2. Fristen er 4 uger fra svaret.\n§ 3. Svar gives skriftligt.\n"
NEW = "§ 1. Loven gælder.\n§ 2. Fristen er 6 uger fra svaret.\n§ 4. Svar gives skriftligt.\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    for name, text in (("old.txt", OLD), ("new.txt", NEW)):
        (tmp_path / name).write_text(text)
    return str(tmp_path / "old.txt"), str(tmp_path / "new.txt")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["law", "diff", "--files", *arguments])


def test_json_is_a_list_with_old_new_kind_and_why(files: tuple[str, str]) -> None:
    rows = json.loads(run(*files, "--json").stdout)
    assert [tuple(row) for row in rows] == [("old", "new", "kind", "why")] * 3
    assert [(r["old"], r["new"], r["kind"]) for r in rows] == [
        ("1", "1", "unchanged"),
        ("2", "2", "substantive"),
        ("3", "4", "renumbered"),
    ]


def test_the_terminal_shows_each_provision_with_its_reason_and_the_words(files: tuple[str, str]) -> None:
    shown = run(*files).stdout
    assert "§ 3 → § 4: Omnummereret. § 3 er nu § 4." in shown
    assert "Fristen er [-4-] {+6+} uger fra svaret." in shown


def test_a_wrong_file_is_told_by_line_and_ends_with_1(files: tuple[str, str], tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("§ 1. Et.\n§ 1. Igen.")
    result = run(files[0], str(bad))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{bad}:2: § 1 står to gange, også i linje 1\n"


def test_one_file_is_not_enough(files: tuple[str, str]) -> None:
    assert run(files[0]).exit_code == 2

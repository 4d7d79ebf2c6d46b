"""``koerekort law diff --files``: what a terminal and a program see."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quiz_app.cli import law, main
from quiz_app.domain.lawtext import Compared, TextChange
from quiz_app.domain.lawtext.versions import Decided, Overruling
from quiz_app.services.collating import Ruling
from quiz_app.services.law_text_store import FeedClosed

EXAMPLE = Path(__file__).parents[1] / "example_content"
OLD = "§ 1. Loven gælder.\n§ 2. Fristen er 4 uger fra svaret.\n§ 3. Svar gives skriftligt.\n"
NEW = "§ 1. Loven gælder.\n§ 2. Fristen er 6 uger fra svaret.\n§ 4. Svar gives skriftligt.\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    for name, text in (("old.txt", OLD), ("new.txt", NEW)):
        (tmp_path / name).write_text(text)
    return str(tmp_path / "old.txt"), str(tmp_path / "new.txt")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty installation on the example content."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KOEREKORT_CONTENT_ROOT", str(EXAMPLE))
    assert CliRunner().invoke(main, ["db", "upgrade"]).exit_code == 0


def law_command(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["law", *arguments])


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


def test_texts_are_imported_once_and_compared_from_the_database(files: tuple[str, str], installed: None) -> None:
    for file, name in zip(files, ("gammel", "ny"), strict=True):
        told = law_command("import", file, "--act", "pensionsloven", "--label", name)
        assert told.stdout == f"pensionsloven: 3 paragraffer ({name}) er gemt.\n"
    assert (
        "var gemt i forvejen" in law_command("import", files[0], "--act", "pensionsloven", "--label", "gammel").stdout
    )
    stored = json.loads(law_command("diff", "pensionsloven", "gammel", "ny", "--json").stdout)
    assert stored == json.loads(run(*files, "--json").stdout)


def test_the_draft_of_a_change_is_printed_for_a_given_day(files: tuple[str, str], installed: None) -> None:
    for file, name in zip(files, ("gammel", "ny"), strict=True):
        law_command("import", file, "--act", "pensionsloven", "--label", name)
    arguments = ["diff", "pensionsloven", "gammel", "ny", "--change"]
    assert law_command(*arguments).exit_code == 1
    told = law_command(*arguments, "--commences", "2027-01-01").stdout
    assert told.startswith("# 2027-01-01-pensionsloven.yml\n")
    assert '{provision: "pensionsloven § 2", effect: amended, kind: substantive}' in told


def test_a_bad_file_stores_nothing(tmp_path: Path, installed: None) -> None:
    (tmp_path / "bad.txt").write_text("Ingen paragraf")
    result = law_command("import", str(tmp_path / "bad.txt"), "--act", "pensionsloven")
    assert (result.exit_code, result.stderr.split(":")[1]) == (1, "1")
    assert "Indlæste tekster af pensionsloven: ingen" in law_command("diff", "pensionsloven", "a", "b").stderr


def test_options_that_do_not_go_together_are_refused(files: tuple[str, str]) -> None:
    assert run(*files, "--change", "--json").exit_code == 2
    assert run(*files, "--commences", "2027-01-01").exit_code == 2


def test_a_text_of_another_act_is_told(files: tuple[str, str], installed: None) -> None:
    law_command("import", files[0], "--act", "pensionsloven", "--label", "gammel")
    law_command("import", files[1], "--act", "eksempelloven", "--label", "ny")
    told = law_command("diff", "eksempelloven", "gammel", "ny", "--json")
    assert told.stderr == "Bemærk: »gammel« er indlæst under pensionsloven, ikke under eksempelloven.\n"
    assert len(json.loads(told.stdout)) == 3


def test_what_a_file_has_too_much_of_is_told(tmp_path: Path, installed: None) -> None:
    path = tmp_path / "lov.txt"
    path.write_text("# Lov\n[1:1] § 1. Loven gælder her.\n[1:2] § 2. Svar gives.\n[1] § 1. Loven gælder straks.")
    told = law_command("import", str(path), "--act", "pensionsloven", "--label", "lov")
    assert told.stdout.startswith("pensionsloven: 2 paragraffer")
    assert "1 paragraf(fer) efter lovens sidste kapitel er sprunget over" in told.stderr


def test_a_persons_class_is_told_with_name_and_reason() -> None:
    overruling = Overruling(
        overruling_id="o",
        old_id="a",
        new_id="b",
        old="2",
        new="2",
        kind=TextChange.CONSEQUENTIAL,
        text_id="o:words",
        person_id="j",
        at=datetime(2026, 11, 22, tzinfo=UTC),
    )
    row = Compared(old="2", new="2", kind=TextChange.SUBSTANTIVE, why="Stk. 1: ord.")
    plain = law._plain(Decided(row=row, overruling=overruling), {"o": Ruling(name="Johanne", words="Kun et tal.")})
    assert plain["kind"] == "consequential"
    assert plain["why"] == "Stk. 1: ord. Afgjort af Johanne: Kun et tal. Programmets egen klasse: ændret i substansen."


def test_the_watch_is_off_until_it_is_switched_on(installed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Closed:
        def entries(self, day: object) -> tuple[()]:
            asked.append(str(day))
            raise FeedClosed

    monkeypatch.setattr(law, "HttpLawFeed", Closed)
    assert (law_command("watch").stdout, asked) == (f"{law.SWITCHED_OFF}\n", [])
    monkeypatch.setenv("KOEREKORT_LAW_WATCH_ENABLED", "true")
    assert law_command("watch").stdout == f"{law.LATER}\n"

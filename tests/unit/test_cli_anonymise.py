"""``koerekort anonymise`` and ``import-names``: what a terminal and a program see."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quiz_app.bootstrap.gate import Gate, gate
from quiz_app.bootstrap.settings import Settings
from quiz_app.cli import main

NOTE = "Vi ringede til Mette i går. Hun har det bedre."
SHOUTED = "BORGEREN HAR TALT MED SIN LÆGE OM MØDET I GÅR."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    (tmp_path / "shouted.txt").write_text(SHOUTED, encoding="utf-8")
    return tmp_path


def run(*arguments: str, typed: bytes = b"") -> Result:
    return CliRunner().invoke(main, ["anonymise", *arguments], input=typed)


def test_one_file_is_one_object() -> None:
    result = run("--json", "note.txt")
    found = {"start": 15, "end": 20, "text": "Mette", "tier": "t2", "type": "name", "suggestion": "Borger A"}
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"findings": [found], "refused": None}


def test_several_files_are_an_object_a_line_with_the_file() -> None:
    result = run("--json", "note.txt", "shouted.txt")
    objects = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(o["file"], len(o["findings"]), o["refused"]) for o in objects] == [
        ("note.txt", 1, None),
        ("shouted.txt", 0, "all_capitals"),
    ]
    assert result.exit_code == 3


def test_the_lists_are_read_once_for_all_files(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Settings] = []

    def counted(settings: Settings) -> Gate:
        made.append(settings)
        return gate(settings)

    monkeypatch.setattr("quiz_app.cli.anonymise.gate", counted)
    result = run("--json", "note.txt", "note.txt", "note.txt")
    assert (result.exit_code, len(result.stdout.splitlines()), len(made)) == (0, 3, 1)


def test_a_file_that_is_not_there_is_told_and_the_others_are_screened() -> None:
    result = run("--json", "gone.txt", "note.txt")
    assert (result.exit_code, json.loads(result.stdout)["file"]) == (1, "note.txt")
    assert result.stderr == "gone.txt:1: filen kan ikke læses\n"


def test_standard_input_is_read_as_a_file() -> None:
    assert json.loads(run("--json", "-", typed=NOTE.encode()).stdout)["findings"][0]["text"] == "Mette"


def test_a_person_is_told_what_to_write() -> None:
    assert run("note.txt").stdout == "note.txt:15-20: t2 name »Mette«: skriv »Borger A«\n"


def test_a_file_in_another_encoding_is_told_by_line_and_the_others_are_screened(folder: Path) -> None:
    (folder / "old.txt").write_bytes("En\nBørn".encode("cp1252"))
    result = run("--json", "old.txt", "note.txt")
    assert (result.exit_code, json.loads(result.stdout)["file"]) == (1, "note.txt")
    assert result.stderr == "old.txt:2: filen er ikke UTF-8 her; gem den igen med tegnsættet UTF-8\n"


def test_nothing_of_a_note_is_kept(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    run("--json", "note.txt")
    assert sorted(folder.rglob("*")) == before


def test_imported_names_are_found_from_then_on(folder: Path) -> None:
    (folder / "fornavne.csv").write_text("navn;antal\nKnæ;12\n", encoding="utf-8")
    imported = CliRunner().invoke(main, ["import-names", "fornavne.csv", "--kind", "fornavne"])
    assert imported.stdout == "1 fornavne er indlæst. Frigivne tekster skal screenes igen.\n"
    assert (
        json.loads(run("--json", "-", typed="Hun har ondt i sit knæ.".encode()).stdout)["findings"][0]["text"] == "knæ"
    )

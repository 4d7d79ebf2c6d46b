"""An editor that checks while one types: the repository's files pass the schemas that are written for it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from quiz_app.cli import main
from quiz_app.content.yaml_reader import read_yaml

ROOT = Path(__file__).parents[2]
EDITOR: dict[str, str] = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("root") / "schema"
    assert CliRunner().invoke(main, ["schema", str(folder)]).exit_code == 0
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in folder.iterdir()}


@pytest.mark.parametrize(("schema", "files"), EDITOR.items())
def test_the_files_that_the_editor_checks_pass(schemas: dict[str, Any], schema: str, files: str) -> None:
    validator = Draft202012Validator(schemas[Path(schema).name])
    written = {path.name: read_yaml(path.read_text(encoding="utf-8"), path.name, []) for path in ROOT.glob(files)}
    assert written, files
    wrong = {name: e.message for name, tree in written.items() if tree for e in validator.iter_errors(tree.value)}
    assert wrong == {}


def test_an_unknown_key_is_marked_in_the_editor(schemas: dict[str, Any]) -> None:
    wrong = {"law_read_until": "2026-02-12", "ukendt": "x"}
    assert [e.validator for e in Draft202012Validator(schemas["status.json"]).iter_errors(wrong)] == [
        "additionalProperties"
    ]


def test_every_yaml_folder_of_content_is_checked_in_the_editor() -> None:
    covered = {path for files in EDITOR.values() for path in ROOT.glob(files)}
    every = {path for top in ("guidelines", "case_library") for path in (ROOT / top).rglob("*.yml")}
    assert every - covered == set()

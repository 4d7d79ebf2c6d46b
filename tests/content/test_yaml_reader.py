"""YAML is read as authors mean it, and refused at the line where it goes wrong."""

import pytest

from quiz_app.content.yaml_reader import read_yaml
from quiz_app.errors import Problem


def read(text: str) -> tuple[object, list[Problem]]:
    problems: list[Problem] = []
    tree = read_yaml(text, "fil.yml", problems)
    return tree and tree.value, problems


def refusal(text: str) -> str:
    value, problems = read(text)
    assert value is None
    (problem,) = problems
    return f"{problem.line}: {problem.message}"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("on", "on"),
        ("nej", "nej"),
        ("no", "no"),
        ("2026-02-12", "2026-02-12"),
        ("10:30", "10:30"),
        ("007", "007"),
        ("1_000", "1_000"),
        ("12", 12),
        ("-3", -3),
        ("0.7", 0.7),
        (".inf", ".inf"),
        ("true", True),
        ("'true'", "true"),
        ("null", None),
        ("~", None),
        ("", None),
        ('"  luft  "', "luft"),
        (">\n  to\n  linjer\n", "to linjer"),
        ("[a, 1]", ["a", 1]),
    ],
)
def test_plain_words_mean_what_they_look_like(written: str, meant: object) -> None:
    assert read(f"key: {written}") == ({"key": meant}, [])


def test_keys_are_words_whatever_they_look_like() -> None:
    assert read("on: 1\n2026-01-01: 2\ntrue: 3") == ({"on": 1, "2026-01-01": 2, "true": 3}, [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb: 2\na: 3", "3: nøglen »a« står to gange (første gang i linje 1)"),
        ("a: 1\nb: x: y", "2: YAML kan ikke læses: kolon det forkerte sted: sæt anførselstegn om teksten, eller ret indrykningen"),
        ("a: 1\n\tb: 2", "2: YAML kan ikke læses: tabulator i indrykningen: brug mellemrum"),
        ("a: 1\nb: @x", "2: YAML kan ikke læses: tegnet kan ikke stå først her (tabulator, @, ` eller %): brug mellemrum eller anførselstegn"),
        ("a: 'x", "1: YAML kan ikke læses: anførselstegnet bliver ikke lukket"),
        ("a: [1, 2\nb: 3", "2: YAML kan ikke læses: listen eller gruppen bliver ikke lukket, eller der mangler et komma"),
        ('a: "x" y', "1: YAML kan ikke læses: nøglen passer ikke her: ret indrykningen, eller sæt anførselstegn om hele teksten"),
        ('a: "\\q"', "1: YAML kan ikke læses: omvendt skråstreg i dobbelte anførselstegn: brug enkelte anførselstegn"),
        ("- a\nb: 1", "2: YAML kan ikke læses: punktet passer ikke her: alle punkter i en liste begynder med - i samme kolonne"),
        ("a: &x 1\nb: *x", "2: henvisninger med & og * bruges ikke her: skriv værdien, eller sæt anførselstegn om"),
        ("a: !!str 1", "1: YAML-typer (!) bruges ikke her: sæt anførselstegn om teksten"),
        ("a: !x [1]", "1: YAML-typer (!) bruges ikke her: sæt anførselstegn om teksten"),
        ("? [a]\n: 1", "1: en nøgle skal være et ord: sæt anførselstegn om teksten"),
        ("---\na: 1\n---\nb: 2", "3: filen må kun rumme ét YAML-dokument: slet linjen ---"),
        ('a: "\\0"', "1: teksten rummer et usynligt tegn"),
        ("[" * 100_000, "1: for mange niveauer inde i hinanden"),
        ("a:\n" + "".join(f"{'  ' * n}- b:\n" for n in range(1, 20)), "8: for mange niveauer inde i hinanden"),
    ],
)  # fmt: skip
def test_what_content_has_no_use_for_is_refused_at_its_line(text: str, told: str) -> None:
    assert refusal(text) == told


def test_lines_are_counted_from_where_the_text_begins() -> None:
    problems: list[Problem] = []
    assert read_yaml("a: 1\na: 2", "side.md", problems, first=2) is None
    assert str(problems[0]) == "side.md:3: nøglen »a« står to gange (første gang i linje 2)"

"""No rule of the gate can be removed, and nothing of it changed, unnoticed."""

import dataclasses
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

import quiz_app
from quiz_app.content.lexicon import SimplemmaDictionary, read_lexicon
from quiz_app.domain.anonymise import RULES_VERSION, Refusal, screen
from quiz_app.domain.anonymise import refusal as refusal_module
from quiz_app.domain.anonymise.refusal import CAPITAL_REFUSALS, TEXT_REFUSALS
from quiz_app.domain.anonymise.rule import Rule
from quiz_app.domain.anonymise.screening import ALL_RULES, Rules
from quiz_app.domain.anonymise.version import RULES_DIGEST
from quiz_app.domain.anonymise.word_rule import WordRule

EXAMPLES_FILE = Path(__file__).with_name("screening") / "rules.txt"
PACKAGE = Path(quiz_app.__file__).parent
SOURCES = (("domain/anonymise", "*.py"), ("content/lexicon", "*.py"), ("content/lexicon/data", "**/*.txt"))
LEXICON = read_lexicon()
DICTIONARY = SimplemmaDictionary()
FIELDS = tuple(field.name for field in dataclasses.fields(Rules))
REGISTRY: list[tuple[str, Rule | WordRule]] = [(field, rule) for field in FIELDS for rule in getattr(ALL_RULES, field)]


def example(line: str) -> tuple[str, str]:
    name, _, marked = line.partition(": ")
    plain = {"\\": "\\", "n": "\n"}
    return name, re.sub(r"\\(\\|n|u[0-9a-f]{4})", lambda m: plain.get(m[1]) or chr(int(m[1][1:], 16)), marked)


LINES = [line for line in EXAMPLES_FILE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
EXAMPLES = dict(map(example, LINES))


def is_found(marked: str, rule: Rule | WordRule, rules: Rules) -> bool:
    """True when exactly what is marked is found, and called what the rule calls it."""
    before, inside, after = re.split("[⟦⟧]", marked)
    want = (len(before), len(before) + len(inside), rule.type)
    findings = screen(before + inside + after, LEXICON, DICTIONARY, rules=rules).findings
    return want in [(f.start, f.end, f.type) for f in findings]


@pytest.mark.parametrize(("field", "rule"), REGISTRY, ids=[rule.name for _, rule in REGISTRY])
def test_what_a_rule_is_for_goes_unfound_without_it(field: str, rule: Rule | WordRule) -> None:
    others = tuple(other for other in getattr(ALL_RULES, field) if other is not rule)
    assert is_found(EXAMPLES[rule.name], rule, ALL_RULES)
    assert not is_found(EXAMPLES[rule.name], rule, dataclasses.replace(ALL_RULES, **{field: others}))


def test_each_rule_has_a_name_of_its_own_and_an_example() -> None:
    assert sorted(EXAMPLES) == sorted(rule.name for _, rule in REGISTRY)
    assert len(LINES) == len(EXAMPLES)


REFUSED = {
    Refusal.TOO_LONG: "Han er syg. " * refusal_module.LONGEST,
    Refusal.ATTACHMENT: "Se ![billede](scan.png) af attesten.",
    Refusal.ZERO_WIDTH: "Met\u200bte har talt med lægen.",
    Refusal.MIXED_SCRIPTS: "Borgeren hedder Мette og er syg.",
    Refusal.ALL_CAPITALS: "BORGEREN HAR TALT MED SIN LÆGE OM MØDET I GÅR.",
    Refusal.EVERY_WORD_CAPITAL: "Borgeren Har Talt Med Sin Læge Om Mødet I Går Eftermiddags.",
    Refusal.NO_CAPITALS: "borgeren har talt med sin læge om mødet i går. hun er glad for det.",
}


@pytest.mark.parametrize("reason", [r for r in Refusal if r != Refusal.DETECTOR_ERROR])
def test_without_its_reason_a_text_is_not_refused(reason: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    screening = screen(REFUSED[reason], LEXICON, DICTIONARY)
    assert (screening.refused, screening.findings) == (reason, ())
    for name, table in (("TEXT_REFUSALS", TEXT_REFUSALS), ("CAPITAL_REFUSALS", CAPITAL_REFUSALS)):
        kept: tuple[tuple[Refusal, Callable[..., bool]], ...] = tuple(row for row in table if row[0] != reason)
        monkeypatch.setattr(refusal_module, name, kept)
    assert list(refusal_module.refusals_of(REFUSED[reason])) == []


def digest() -> str:
    whole = sha256()
    for folder, pattern in SOURCES:
        for path in sorted((PACKAGE / folder).glob(pattern)):
            if path.name != "version.py":
                whole.update(path.relative_to(PACKAGE).as_posix().encode())
                whole.update(path.read_text(encoding="utf-8").encode())
    return whole.hexdigest()[:16]


def test_other_rules_or_lists_have_another_version() -> None:
    assert digest() == RULES_DIGEST, (
        f"The gate's rules or lists differ from version {RULES_VERSION}. In quiz_app/domain/anonymise/version.py raise "
        f"RULES_VERSION and set RULES_DIGEST to {digest()!r}: released texts are then screened again."
    )

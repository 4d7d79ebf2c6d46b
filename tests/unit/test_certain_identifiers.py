"""Tier T1 of the anonymisation gate: what identifies for certain is found, and ordinary text is left alone."""

import dataclasses
import re
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.anonymise import Tier, Type, certain_identifiers, explain
from quiz_app.domain.anonymise.certain import CERTAIN_RULES, SUGGESTIONS
from quiz_app.domain.anonymise.normalise import normalise
from quiz_app.domain.anonymise.rule import Rule, number_starts

Span = tuple[int, int, Type]

EXAMPLES = Path(__file__).with_name("identifiers")
STATUTES = Path(__file__).resolve().parents[3] / "shared" / "law" / "acts"


def lines(name: str) -> list[str]:
    """The examples of a file with \\n, \\u00ad and \\\\ read as in Python."""
    escape = re.compile(r"\\(\\|n|u[0-9a-f]{4})")
    plain = {"\\": "\\", "n": "\n"}
    raw = (EXAMPLES / name).read_text(encoding="utf-8").splitlines()
    return [
        escape.sub(lambda m: plain.get(m[1]) or chr(int(m[1][1:], 16)), line)
        for line in raw
        if line and not line.startswith("#")
    ]


def marked(line: str) -> tuple[str, list[Span]]:
    """A line of certain.txt as its text and the (start, end, type) that must be found in it."""
    types, _, rest = line.partition(": ")
    text = ""
    spans: list[tuple[int, int]] = []
    for i, part in enumerate(re.split("[⟦⟧]", rest)):
        if i % 2:
            spans.append((len(text), len(text) + len(part)))
        text += part
    return text, [(*span, Type(kind)) for span, kind in zip(spans, types.split(), strict=True)]


CERTAIN = [marked(line) for line in lines("certain.txt")]
ORDINARY = lines("ordinary.txt")
EVERY = [*CERTAIN, *((text, []) for text in ORDINARY)]
PLAIN = {text: (normalise(text).text, number_starts(normalise(text).text)) for text, _ in EVERY}
NOTE = " ".join(["Borgeren har siden 2019 haft smerter og arbejder 6 timer om ugen, jf. LAB § 116, stk. 2, nr. 1."] * 9)


def found(text: str, rules: Sequence[Rule] = CERTAIN_RULES) -> list[Span]:
    return [(f.start, f.end, f.type) for f in certain_identifiers(text, rules=rules)]


def is_noticed(rule: Rule, instead: Rule) -> bool:
    """True when some example comes out otherwise with ``instead`` in the place of ``rule``."""
    changed = [other if other is not rule else instead for other in CERTAIN_RULES]
    touched = [(text, want) for text, want in EVERY if any(instead.spans(*PLAIN[text]))]
    return any(found(text, changed) != want for text, want in touched)


@pytest.mark.parametrize(("text", "want"), CERTAIN, ids=[text for text, _ in CERTAIN])
def test_a_certain_identifier_is_found_where_it_stands(text: str, want: list[Span]) -> None:
    assert found(text) == want


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_caseworker_text_raises_no_alarm(text: str) -> None:
    assert certain_identifiers(text) == ()


def test_the_examples_are_many_and_of_every_type() -> None:
    types = [kind for _, want in CERTAIN for *_, kind in want]
    assert len(CERTAIN) >= 120
    assert len(ORDINARY) >= 60
    assert {kind: types.count(kind) for kind in SUGGESTIONS if types.count(kind) < 3} == {}


@pytest.mark.parametrize("rule", [r for r in CERTAIN_RULES if r.guard], ids=lambda rule: rule.name)
def test_no_guard_can_be_removed_unnoticed(rule: Rule) -> None:
    assert is_noticed(rule, dataclasses.replace(rule, guard=None))


def test_a_finding_quotes_the_text_as_it_was_typed() -> None:
    (finding,) = certain_identifiers("Nr. 010\u00ad180-12\u200b34!")
    assert (finding.text, finding.start, finding.end) == ("010\u00ad180-12\u200b34", 4, 17)
    assert finding.tier == Tier.T1


def test_a_cpr_number_is_to_be_deleted_and_the_rest_replaced() -> None:
    assert SUGGESTIONS[Type.CPR] == ""
    assert {kind for kind, instead in SUGGESTIONS.items() if not instead} == {Type.CPR}
    assert certain_identifiers("Paragrafvej 16")[0].suggestion == "[adresse]"


def test_a_link_that_holds_a_cpr_number_is_one_finding_and_deleted() -> None:
    (finding,) = certain_identifiers("Se https://sag.example.dk/010180-1234/akter i dag.")
    assert (finding.text, finding.type) == ("https://sag.example.dk/010180-1234/akter", Type.CPR)


def test_the_parts_of_an_address_are_one_finding() -> None:
    (finding,) = certain_identifiers("Bor Paragrafvej 16, 2. tv., 2400 København NV nu.")
    assert finding.text == "Paragrafvej 16, 2. tv., 2400 København NV"


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202e", "\ufe0f", "\x00"])
@pytest.mark.parametrize("identifier", ["010180-1234", "22334455", "amina@example.dk", "Paragrafvej 16"])
def test_invisible_characters_hide_nothing(identifier: str, hidden: str) -> None:
    (finding,) = certain_identifiers(f"Se {hidden.join(identifier)} her.")
    assert finding.text == hidden.join(identifier)


@pytest.mark.parametrize(
    "dash", "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d.,:;/_*|+ \u00a0\u2009\u202f\t"
)
def test_a_cpr_number_is_found_whatever_parts_it(dash: str) -> None:
    assert [f.text for f in certain_identifiers(f"nr {dash.join(['010180', '1234'])} her")] == [f"010180{dash}1234"]


@given(day=st.integers(1, 31), month=st.integers(1, 12), year=st.integers(0, 99), serial=st.integers(0, 9999))
def test_any_cpr_number_is_found_with_and_without_its_hyphen(day: int, month: int, year: int, serial: int) -> None:
    date = f"{day:02}{month:02}{year:02}"
    for text in (f"{date}-{serial:04}", f"{date}{serial:04}"):
        assert [(f.text, f.type) for f in certain_identifiers(f"Borger {text} mødte.")] == [(text, Type.CPR)]


@given(st.integers(20_000_000, 99_999_999))
def test_any_danish_phone_number_is_found_in_pairs_and_in_one(number: int) -> None:
    digits = str(number)
    pairs = " ".join(digits[i : i + 2] for i in range(0, 8, 2))
    assert all(certain_identifiers(f"Ring {text} i morgen.") for text in (digits, pairs, f"+45{digits}"))


@given(st.text(alphabet="Aaæ0128 .,-/@+\n\r\t\u00ad\u200b\u0301\u030a\ufb01\u00bd\u2013\uff10\u0661§x*", max_size=60))
def test_findings_lie_in_the_text_in_order_and_apart(text: str) -> None:
    findings = certain_identifiers(text)
    assert all(f.text == text[f.start : f.end] != "" for f in findings)
    assert all(left.end <= right.start for left, right in pairwise(findings))


@given(st.text(max_size=80))
def test_normalised_text_maps_back_onto_the_original(text: str) -> None:
    plain = normalise(text)
    assert len(plain.text) == len(plain.starts) == len(plain.ends)
    assert all(0 <= s < e <= len(text) for s, e in zip(plain.starts, plain.ends, strict=True))
    assert list(plain.starts) == sorted(plain.starts)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("010180\u20131234", "010180-1234"),
        ("Ga\u030ard", "Gård"),
        ("\ufb01rma", "firma"),
        ("Paragraf-\n  vej 16", "Paragrafvej 16"),
        ("010180-\r\n1234", "010180-1234"),
        ("V e j e n 1 2", "Vejen 12"),
        ("1 2 3 4", "1 2 3 4"),
        ("så\u00a0er\u2009det", "så er det"),
        ("\u0661\uff12\U0001d7db", "123"),
    ],
)
def test_text_takes_one_plain_shape(typed: str, plain: str) -> None:
    assert normalise(typed).text == plain


def test_the_explanation_says_what_sort_of_thing_and_what_to_do() -> None:
    assert explain(certain_identifiers("Om 010180-1234.")) == (
        "Teksten indeholder noget, der kan identificere en borger: et CPR-nummer (»01…«). "
        "Fjern det, og prøv igen. Intet er gemt."
    )


def test_the_explanation_names_three_and_counts_the_rest() -> None:
    text = "010180-1234, amina@example.dk, Paragrafvej 16, CVR 12345678 og 22334455"
    assert explain(certain_identifiers(text)) == (
        "Teksten indeholder noget, der kan identificere en borger: et CPR-nummer (»01…«), "
        "en e-mailadresse (»am…«), en adresse (»Pa…«) og 2 andre. Fjern dem, og prøv igen. Intet er gemt."
    )


@pytest.mark.parametrize(("text", "want"), CERTAIN, ids=[text for text, _ in CERTAIN])
def test_the_explanation_itself_identifies_nobody(text: str, want: list[Span]) -> None:
    findings = certain_identifiers(text)
    sentence = explain(findings)
    assert certain_identifiers(sentence) == ()
    assert not any(f.text in sentence for f in findings)


def test_there_is_nothing_to_explain_without_findings() -> None:
    with pytest.raises(ValueError, match="no findings"):
        explain(())


def fastest(text: str, rounds: int = 25) -> float:
    times: list[float] = []
    for _ in range(rounds):
        start = time.process_time()
        certain_identifiers(text)
        times.append(time.process_time() - start)
    return min(times)


def test_a_note_of_150_words_takes_less_than_eight_milliseconds() -> None:
    assert len(NOTE.split()) >= 150
    assert fastest(NOTE) < 0.008


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "12 ",
        "a",
        "a-",
        "Ab-",
        "A'",
        "A.",
        "a.",
        "a@",
        "1.",
        "-\n",
        "bor på A ",
        "født den ",
        "cpr.:",
        "010180-1234 ",
    ],
)
def test_ten_times_the_text_takes_no_more_than_fifty_times_as_long(piece: str) -> None:
    short, long = piece * (1000 // len(piece)), piece * (10_000 // len(piece))
    assert fastest(long, rounds=1) < max(50 * fastest(short, rounds=3), 1.5)


@pytest.mark.skipif(not STATUTES.is_dir(), reason="the folder of statutes is not beside the repository")
def test_the_statutes_themselves_raise_hardly_an_alarm() -> None:
    texts = [path.read_text(encoding="utf-8")[:30_000] for path in sorted(STATUTES.glob("*.txt"))]
    alarms = sum(len(certain_identifiers(text)) for text in texts)
    assert alarms / sum(len(text.split()) for text in texts) < 1 / 5000

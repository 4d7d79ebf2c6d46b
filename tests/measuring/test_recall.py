"""The measure of the gate counts what it says it counts, and the open notes are found as well as they have been."""

import pytest

from bench.marked import Mark, read
from bench.recall import TARGETS, by_origin, measure, measured, summary
from quiz_app.domain.anonymise import Finding, Refusal, Screening, Tier, Type

HEAD = "# kind: notat; traps: genitive\n\n"


def finding(start: int, end: int, kind: Type = Type.NAME) -> Finding:
    return Finding(start=start, end=end, text="", tier=Tier.T2, type=kind, suggestion="")


def screened(*findings: Finding, refused: Refusal | None = None) -> Screening:
    return Screening(findings=findings, refused=refused)


def test_marks_are_read_and_taken_out_of_the_text() -> None:
    told = read("n", f"{HEAD}Ring til [[person:danish|Bo]]s mor på [[phone|11 22 33 44]].\n")
    assert (told.kind, told.traps, told.text) == ("notat", "genitive", "Ring til Bos mor på 11 22 33 44.")
    assert told.marks == (Mark(9, 11, "person", "danish"), Mark(20, 31, "phone"))
    assert [told.text[mark.start : mark.end] for mark in told.marks] == ["Bo", "11 22 33 44"]


def test_a_mark_may_hold_a_line_break_and_the_next_one_keeps_its_place() -> None:
    told = read("n", f"{HEAD}[[person:other|An\nBo]] og [[place|Ry]]")
    assert [told.text[mark.start : mark.end] for mark in told.marks] == ["An\nBo", "Ry"]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("Ring til Bo.", "the first line"),
        (f"{HEAD}Ring til [[person:danish|Bo.", "left open"),
        (f"{HEAD}Ring til [[persn:danish|Bo]].", "no such type: persn"),
    ],
)
def test_a_note_that_breaks_the_format_is_refused(raw: str, why: str) -> None:
    with pytest.raises(ValueError, match=f"n: .*{why}"):
        read("n", raw)


def test_a_mark_is_touched_by_one_letter_and_covered_by_all() -> None:
    told = read("n", f"{HEAD}[[person:danish|Mette Holm]] og [[person:tamil|Siva]] bor i [[place|Ry]].")
    found = measure([told], lambda _: screened(finding(0, 5), finding(14, 18)))
    assert (found.share(lambda mark: mark.type == "person").touched, found.share(lambda _: True).marks) == (2, 3)
    assert {origin: str(share) for origin, share in by_origin(found).items()} == {
        "danish": "100.0 % of 1, 1 in part",
        "tamil": "100.0 % of 1",
    }
    assert [line.split("⟦")[0] for line in found.missed] == [
        "n: in part person ",
        "n: missed place Mette Holm og Siva bor i ",
    ]


def test_a_finding_beside_every_mark_is_a_false_flag() -> None:
    told = read("n", f"{HEAD}[[place|Ry]] er en god by at bo i")
    found = measure([told], lambda _: screened(finding(0, 2), finding(6, 8)))
    assert (len(found.false), found.false_per, found.precision) == (1, 15.0, 0.5)


def test_a_word_of_law_is_flagged_only_where_it_is_no_part_of_a_mark() -> None:
    told = read("n", f"{HEAD}LAB og ADHD og [[organisation|Center for ADHD]]")
    found = measure([told], lambda _: screened(finding(0, 3), finding(15, 30)))
    assert (found.stay.touched, found.stay.marks) == (1, 2)


def test_a_refused_note_counts_in_no_share() -> None:
    told = read("n", f"{HEAD}[[place|Ry]]")
    found = measure([told], lambda _: screened(refused=Refusal.NO_CAPITALS))
    assert (found.refused, found.words, found.share(lambda _: True).marks) == ([("n", Refusal.NO_CAPITALS)], 0, 0)


def test_every_target_is_told_with_its_number() -> None:
    told = measure([read("n", f"{HEAD}[[person:danish|Bo]] er her")], lambda _: screened())
    assert dict(summary(told))["names, touched"] == "0.0 % of 1 (target 99.5 %)"


FLOORS = {
    "T1, certain": 1.0,
    "names": 0.998,
    "all direct identifiers (T1, T2)": 0.997,
    "quasi-identifiers (T3)": 0.95,
}
"""Just under what was measured on the open notes when the rules were last changed."""
CEILING_FALSE, CEILING_STAY, FEWEST_NOTES, MOST_REFUSED = 2.5, 0.02, 290, 10


def test_the_open_notes_are_found_as_well_as_they_have_been() -> None:
    """When it fails, ``python -m bench.recall`` lists each miss."""
    told = measured("open")
    assert told.notes >= FEWEST_NOTES
    assert {why for _, why in told.refused} <= {Refusal.NO_CAPITALS, Refusal.ALL_CAPITALS}
    assert len(told.refused) <= MOST_REFUSED
    found = {target.name: told.share(target.group).of_all for target in TARGETS}
    assert {name: share for name, share in found.items() if share < FLOORS[name]} == {}
    assert told.false_per <= CEILING_FALSE
    assert told.stay.of_all <= CEILING_STAY

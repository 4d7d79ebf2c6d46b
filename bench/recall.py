"""How much of what is marked in notes the anonymisation gate finds, and how much else it asks about.

``python -m bench.recall`` lists what was missed and what was flagged in vain in the open set; ``--table`` prints the
numbers instead. The held-out set is for the last measurement only: nobody reads or tunes on it.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import median

from bench.marked import FOLDER, TIERS, Mark, Note, notes
from quiz_app.content.lexicon import SimplemmaDictionary, read_lexicon
from quiz_app.domain.anonymise import Finding, Refusal, Screening, Tier, screen

SETS = ("open", "held_out", "held_out_second", "held_out_third")
STAY_WORDS = Path(__file__).with_name("stay_words.txt")
LONG, PER = 2_000, 120
Group = Callable[[Mark], bool]
Row = tuple[str, str, str]
Span = tuple[int, int]


def _of_tier(*tiers: Tier) -> Group:
    return lambda mark: TIERS[mark.type] in tiers


def _is_name(mark: Mark) -> bool:
    return mark.type == "person"


@dataclass(frozen=True, slots=True)
class Target:
    """A group of marks of which at least ``share`` must be touched."""

    name: str
    group: Group
    share: float


TARGETS = (
    Target("T1, certain", _of_tier(Tier.T1), 1.0),
    Target("names", _is_name, 0.995),
    Target("all direct identifiers (T1, T2)", _of_tier(Tier.T1, Tier.T2), 0.995),
    Target("quasi-identifiers (T3)", _of_tier(Tier.T3), 0.85),
)
MOST_FALSE, MOST_STAY, MOST_MS = 7.0, 0.10, 20.0


@dataclass(slots=True)
class Share:
    """How many of how many marks some finding touches, and how many findings cover letter by letter."""

    marks: int = 0
    touched: int = 0
    covered: int = 0

    def count(self, *, touched: bool, covered: bool) -> None:
        """One more."""
        self.marks, self.touched, self.covered = self.marks + 1, self.touched + touched, self.covered + covered

    @property
    def of_all(self) -> float:
        """1.0 where there is none to find."""
        return self.touched / self.marks if self.marks else 1.0

    def __str__(self) -> str:
        """``99.5 % of 200``, and how many of them only in part."""
        part = f", {self.touched - self.covered} in part" if self.touched > self.covered else ""
        return f"{100 * self.of_all:.1f} % of {self.marks}{part}"


@dataclass(slots=True)
class Measure:
    """What screening some notes found. Marks of refused notes count nowhere: nothing of them gets through."""

    notes: int = 0
    words: int = 0
    findings: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    refused: list[tuple[str, Refusal]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    shares: dict[Mark, Share] = field(default_factory=dict)
    stay: Share = field(default_factory=Share)

    def share(self, group: Group) -> Share:
        """Of the marks in ``group``; a mark is known here by its type and origin alone."""
        found = [share for mark, share in self.shares.items() if group(mark)]
        return Share(sum(s.marks for s in found), sum(s.touched for s in found), sum(s.covered for s in found))

    def by(self, key: Callable[[Mark], str], group: Group) -> dict[str, Share]:
        """The share of each type, origin or the like among the marks in ``group``."""
        keys = sorted({key(mark) for mark in self.shares if group(mark) and key(mark)})
        return {name: self.share(lambda mark, name=name: group(mark) and key(mark) == name) for name in keys}

    @property
    def false_per(self) -> float:
        """False flags per :data:`PER` words."""
        return PER * len(self.false) / self.words if self.words else 0.0

    @property
    def precision(self) -> float:
        """The share of findings that touch a mark."""
        return 1 - len(self.false) / self.findings if self.findings else 1.0


def measure(of: Iterable[Note], screened: Callable[[str], Screening]) -> Measure:
    """Screen each note, and hold what is found against its marks."""
    told = Measure()
    for note in of:
        began = time.process_time()
        screening = screened(note.text)
        told.seconds.append(time.process_time() - began)
        told.notes += 1
        if screening.refused:
            told.refused.append((note.name, screening.refused))
            continue
        told.words += len(note.text.split())
        told.findings += len(screening.findings)
        _compare(note, screening.findings, told)
    return told


def _compare(note: Note, findings: Sequence[Finding], told: Measure) -> None:
    flagged = [(f.start, f.end) for f in findings]
    marked = [(mark.start, mark.end) for mark in note.marks]
    for mark in note.marks:
        share = told.shares.setdefault(Mark(0, 0, mark.type, mark.origin), Share())
        hit = {i for f in findings for i in range(max(f.start, mark.start), min(f.end, mark.end))}
        letters = {i for i in range(mark.start, mark.end) if note.text[i].isalnum()}
        share.count(touched=bool(hit), covered=letters <= hit)
        if not letters <= hit:
            what = "missed" if not hit else "in part"
            told.missed.append(f"{note.name}: {what} {mark.type} {_around(note.text, mark.start, mark.end)}")
    for finding in findings:
        if not _meets((finding.start, finding.end), marked):
            told.false.append(f"{note.name}: {finding.type} {_around(note.text, finding.start, finding.end)}")
    for match in stay_words().finditer(note.text):
        if not _meets(match.span(), marked):
            flags = _meets(match.span(), flagged)
            told.stay.count(touched=flags, covered=flags)


@cache
def stay_words() -> re.Pattern[str]:
    """The words of law and medicine that should stay."""
    lines = STAY_WORDS.read_text(encoding="utf-8").split("\n")
    words = {word.strip() for word in ",".join(line for line in lines if line[:1] != "#").split(",")} - {""}
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(re.escape(w) for w in sorted(words, key=len, reverse=True))})(?!\w)", re.IGNORECASE
    )


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 30) : start]}⟦{text[start:end]}⟧{text[end : end + 20]}".replace("\n", "⏎")


@cache
def installed() -> Callable[[str], Screening]:
    """The gate as it is installed, loaded once."""
    lexicon, dictionary = read_lexicon(), SimplemmaDictionary()
    dictionary.knows("borger")
    return lambda text: screen(text, lexicon, dictionary)


def measured(name: str) -> Measure:
    """The measure of a set of notes; empty where the set is not there."""
    return measure(notes(FOLDER / name), installed())


def rows() -> Iterator[Row]:
    """The lines of ``make bench``: the open set, and a long text for an editor."""
    told = measured("open")
    what = f"{told.notes} open notes, {told.words} words"
    yield from ((f"Gate, {name}", result, what) for name, result in summary(told))
    yield from ((f"Gate, names, {origin}", str(share), what) for origin, share in by_origin(told).items())
    yield (
        f"Gate, a text of {LONG:,} words",
        f"{1000 * long_text():.0f} ms CPU",
        "open notes one after the other; median of 5",
    )


def summary(told: Measure) -> Iterator[tuple[str, str]]:
    """Each target with what was measured."""
    for target in TARGETS:
        yield f"{target.name}, touched", f"{told.share(target.group)} (target {100 * target.share:g} %)"
    yield "false flags per 120 words", f"{told.false_per:.1f} (target at most {MOST_FALSE:g})"
    yield "precision of flags", f"{100 * told.precision:.1f} % of {told.findings}"
    yield "words of law and medicine flagged", f"{told.stay} (target at most {100 * MOST_STAY:g} %)"
    yield "notes refused", f"{len(told.refused)} of {told.notes}"
    yield "ms CPU per note", f"{1000 * median(told.seconds or [0]):.1f}, slowest {1000 * max(told.seconds or [0]):.1f}"


def by_origin(told: Measure) -> dict[str, Share]:
    """The names of each origin."""
    return told.by(lambda mark: mark.origin, _is_name)


def long_text() -> float:
    """Seconds of CPU that :data:`LONG` words take once everything is loaded."""
    words = [word for note in notes(FOLDER / "open") for word in note.text.split(" ")]
    text = " ".join((words * (LONG // max(1, len(words)) + 1))[:LONG])
    taken = []
    for _ in range(5):
        began = time.process_time()
        installed()(text)
        taken.append(time.process_time() - began)
    return median(taken)


def _table(told: Measure) -> Iterator[str]:
    yield "| Målt | Resultat |\n| --- | --- |"
    for name, result in summary(told):
        yield f"| {name} | {result} |"
    for name, share in (told.by(lambda mark: mark.type, _of_tier(*Tier)) | by_origin(told)).items():
        yield f"| {name} | {share} |"


def main() -> None:
    """Print what was missed and what was flagged in vain, or the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.recall", description=__doc__)
    parser.add_argument("set", nargs="?", choices=SETS, default=SETS[0])
    parser.add_argument("--table", action="store_true")
    given = parser.parse_args()
    told = measured(given.set)
    if given.set == SETS[0] and not given.table:
        print(*told.missed, "", *told.false, "", *told.refused, sep="\n")
        print(*Counter(line.split(": ")[1].split(" ")[0] for line in told.false).items())
    print(*_table(told), sep="\n")


if __name__ == "__main__":
    main()

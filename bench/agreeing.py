"""How long the page *Fælles retsforståelse* takes over years of rounds in which everybody took part."""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bench.municipality import populate, settings_for
from quiz_app.bootstrap import Platform, assemble, outside
from quiz_app.domain.assessment import Assessment, Series, Sufficiency, Turn
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.calibration_round import CalibrationRound
from quiz_app.domain.digest import canonical, digest
from quiz_app.domain.law import Track
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Grant, Role, Unit
from quiz_app.storage.database import SqlStorage
from quiz_app.storage.revisions import upgrade

KEY_PERSON = Actor(person_id="p1", grants=(Grant(role=Role.KEY_PERSON, unit_id="c1"),))
Seconds = tuple[float, float]
"""Of CPU, and by the clock."""
CENTRES, AGREE = 8, 0.7


def measure(library: Library, folder: Path, rounds: int, raters: int) -> tuple[Seconds, Seconds]:
    """The overview of one series, and the key persons' tasks, over SQLite."""
    url = f"sqlite:///{folder / 'agreement.db'}"
    upgrade(url)
    storage = SqlStorage(url)
    try:
        settings = settings_for(folder)
        platform = assemble(settings, library, storage, outside(settings))
        populate(platform, raters)
        _hold(platform, rounds, raters)
        agreeing = platform.conferences.agreeing
        return (
            _seconds(lambda: agreeing.overview(KEY_PERSON, Series.CASEWORKERS)),
            _seconds(lambda: agreeing.tasks(KEY_PERSON)),
        )
    finally:
        storage.dispose()


def _hold(platform: Platform, rounds: int, raters: int) -> None:
    """Rounds over the library's cases, a fortnight apart, with everybody's answers."""
    chance, cases, now = random.Random(7), list(platform.library.cases.values()), platform.clock.now()
    with platform.storage.writing() as stores:
        for centre in range(CENTRES):
            stores.people.add_unit(Unit(unit_id=f"c{centre}", name=f"Center {centre}"))
        for n in range(rounds):
            case, began = cases[n % len(cases)], now - timedelta(days=14 * (n + 1))
            held = CalibrationRound(
                round_id=f"r{n}", case_id=case.id, digest=digest(case), starter_id="p1", started_at=began,
                deadline=began + timedelta(days=7), seed=n,
            )  # fmt: skip
            stores.rounds.add_round(held)
            stores.versions.keep(
                kind="case", object_id=case.id, digest=held.digest, canonical=canonical(case), at=began
            )
            first = Assessment(
                assessment_id="", occasion=held.occasions[0], turn=Turn.FIRST, person_id="", centre_id="",
                series=Series.CASEWORKERS, sufficiency=Sufficiency.RATHER, missing=(), track=case.track,
                provisions=("LAB § 116",), certainty=AnswerCertainty.FAIRLY, reason_id="", at=began,
            )  # fmt: skip
            for who in range(1, raters + 1):
                given = replace(
                    first,
                    assessment_id=f"a{n}-{who}",
                    person_id=f"p{who}",
                    centre_id=f"c{who % CENTRES}",
                    track=case.track if chance.random() < AGREE else chance.choice(list(Track)),
                    sufficiency=Sufficiency(chance.randint(1, 4)),
                )
                stores.assessments.add(given)
    platform.conferences.calibrating.reveal_due()


def _seconds(act: Callable[[], object]) -> Seconds:
    cpu, wall = time.process_time(), time.perf_counter()
    act()
    return time.process_time() - cpu, time.perf_counter() - wall

"""The demo's calibration rounds: half a year of them, on which people agree more and less, and an open one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Protocol

from quiz_app.bootstrap import Platform
from quiz_app.domain.assessment import Judgement, Missing, Sufficiency
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.case import Case
from quiz_app.domain.people import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """A round: how long ago it began, its case, and which share sees the case as its writers did."""

    days_ago: int
    case_id: str
    agree: float
    follows: str = ""


ROUNDS = (
    _Sent(days_ago=142, case_id="piotr-december", agree=0.4),
    _Sent(days_ago=131, case_id="katrine", agree=0.9),
    _Sent(days_ago=120, case_id="gunnar", agree=0.6),
    _Sent(days_ago=108, case_id="signe", agree=0.7),
    _Sent(days_ago=94, case_id="freja", agree=0.95),
    _Sent(days_ago=80, case_id="rene", agree=0.5),
    _Sent(days_ago=68, case_id="halime-januar", agree=0.85),
    _Sent(days_ago=52, case_id="piotr-januar", agree=0.95, follows="piotr-december"),
    _Sent(days_ago=46, case_id="dorthe", agree=0.85),
    _Sent(days_ago=40, case_id="emmanuel", agree=0.75),
    _Sent(days_ago=34, case_id="laerke", agree=0.95),
    _Sent(days_ago=27, case_id="henrik", agree=0.9),
    _Sent(days_ago=21, case_id="ibrahim", agree=0.9),
    _Sent(days_ago=14, case_id="aqqaluk-juni", agree=0.4),
    _Sent(days_ago=3, case_id="kavitha", agree=0.8),
)
"""The last one is still open."""
REASONS = (
    "Det, der mangler, kan hentes på en uge.",
    "Der er prøvet nok, og det er beskrevet.",
    "Jeg savner borgerens egne ord om hverdagen.",
    "Timerne er stabile, men ikke beskrevet på skrift.",
)


class Movable(Protocol):
    """A clock that can be set."""

    def today(self) -> date:
        """The day that is being lived through."""
        ...

    def move_to(self, day: date) -> None:
        """Another day."""
        ...


def live(past: Platform, clock: Movable, starter: Actor, people: Sequence[Actor]) -> None:
    """Send the cases out, one after the other, and let most people answer; ends on the day on which it began."""
    rounds, today = past.conferences.calibrating, clock.today()
    cases, withheld = past.library.cases, past.library.withheld_cases()
    for number, sent in enumerate(s for s in ROUNDS if s.case_id in cases and s.case_id not in withheld):
        is_open = sent == ROUNDS[-1]
        clock.move_to(today - timedelta(days=sent.days_ago))
        rounds.start(starter, round_id=f"runde-{sent.case_id}", case_id=sent.case_id, follows=_before(sent))
        clock.move_to(clock.today() + timedelta(days=1))
        random = Random(sent.case_id)  # noqa: S311 - invented answers, the same in every demo
        present = list(people[1::2]) if is_open else random.sample(list(people), k=len(people) - number % 3)
        for n, person in enumerate(present):
            with_them = n < sent.agree * len(present)
            words = REASONS[n % len(REASONS)] if number == len(ROUNDS) - 2 and n % 3 == 0 else ""
            judgement = _judgement(cases[sent.case_id], random, with_them=with_them, words=words)
            rounds.assess(person, f"runde-{sent.case_id}", judgement)
    clock.move_to(today)
    rounds.reveal_due()


def _before(sent: _Sent) -> str:
    return f"runde-{sent.follows}" if sent.follows else ""


def _judgement(case: Case, random: Random, *, with_them: bool, words: str) -> Judgement:
    """One person's: as the case's writers saw it, or one of the other tracks that they weighed."""
    others = [t.track for t in case.facit.tracks if t.track != case.track] or [case.track]
    enough = len(case.facit.missing) < 2  # noqa: PLR2004 - one thing is soon had
    levels = (Sufficiency.RATHER, Sufficiency.CLEARLY) if enough == with_them else (Sufficiency(1), Sufficiency(2))
    certainty = (AnswerCertainty.SURE, AnswerCertainty.FAIRLY, AnswerCertainty.GUESSING)
    return Judgement(
        sufficiency=random.choice(levels),
        missing=() if levels[0] == Sufficiency.RATHER else (random.choice(list(Missing)),),
        track=case.track if with_them else random.choice(others),
        provisions="",
        certainty=random.choices(certainty, (4, 4, 1) if with_them else (1, 3, 3))[0],
        reason=words,
    )

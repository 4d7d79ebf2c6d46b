"""What a turn showed is counted once for everybody, and never before it is shown."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

from doubles import START

from quiz_app.domain.assessment import Assessment, Occasion, OccasionKind, Series, Sufficiency, Turn
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.law import Track
from quiz_app.services.ports import Stores
from quiz_app.services.shown_spreads import MOST_KEPT, ShownSpreads

CONFERENCE = Occasion(kind=OccasionKind.CONFERENCE, id="k1")


def assessment(person_id: str = "amina", reason_id: str = "") -> Assessment:
    return Assessment(
        assessment_id=person_id, occasion=CONFERENCE, turn=Turn.FIRST, person_id=person_id, centre_id="nord",
        series=Series.CASEWORKERS, sufficiency=Sufficiency.RATHER, missing=(), track=Track.FLEKSJOB, provisions=(),
        certainty=AnswerCertainty.SURE, reason_id=reason_id, at=START,
    )  # fmt: skip


@dataclass
class Box:
    """A box of assessments that counts how often it is asked."""

    given: tuple[Assessment, ...] = ()
    asked: list[Occasion] = field(default_factory=list)

    def is_revealed(self, _: Occasion, turn: Turn) -> bool:
        return bool(self.given) and turn == Turn.FIRST

    def revealed(self, occasion: Occasion, turn: Turn) -> tuple[Assessment, ...]:
        self.asked.append(occasion)
        return self.given if turn == Turn.FIRST else ()


def stores(box: Box) -> Stores:
    return cast("Stores", SimpleNamespace(assessments=cast("Any", box)))


def test_a_turn_is_counted_once_for_everybody_who_looks() -> None:
    box, spreads = Box((assessment(), assessment("bo", "x1"))), ShownSpreads()
    found = [spreads.of(stores(box), CONFERENCE, Turn.FIRST) for _ in range(60)]
    assert len(box.asked) == 1
    assert found[0] is not None
    assert all(f is found[0] for f in found)
    assert (found[0].whole.total, found[0].reason_ids) == (2, ("x1",))


def test_what_is_not_shown_is_asked_for_again_and_nothing_of_it_is_kept() -> None:
    box, spreads = Box(), ShownSpreads()
    assert spreads.of(stores(box), CONFERENCE, Turn.FIRST) is None
    box.given = (assessment(),)
    assert spreads.of(stores(box), CONFERENCE, Turn.SECOND) is None
    assert spreads.of(stores(box), CONFERENCE, Turn.FIRST) is not None
    assert len(box.asked) == 1, "before the reveal nobody is kept waiting for a count"


def test_the_turns_that_were_looked_at_last_are_kept() -> None:
    box, spreads = Box((assessment(),)), ShownSpreads()
    occasions = [Occasion(kind=CONFERENCE.kind, id=f"k{n}") for n in range(MOST_KEPT + 1)]
    for each in (*occasions[:-1], occasions[0], occasions[-1], occasions[0], occasions[1]):
        spreads.of(stores(box), each, Turn.FIRST)
    assert box.asked == [*occasions, occasions[1]]

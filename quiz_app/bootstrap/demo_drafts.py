"""The demo's drafts: what the conference that is over has handed to the key persons."""

from datetime import date, timedelta

from quiz_app.bootstrap import Platform
from quiz_app.bootstrap.demo_conferences import PAST, Movable
from quiz_app.domain.drafting import DraftKind
from quiz_app.domain.people import Actor


def live(past: Platform, clock: Movable, people: dict[str, Actor], today: date) -> None:
    """Draft questions and a note from it, a week after its advice was kept."""
    clock.move_to(today - timedelta(days=10))
    for kind in (DraftKind.QUESTION, DraftKind.GUIDELINE_NOTE):
        past.conferences.drafting.draft(people["amina"], PAST, kind)

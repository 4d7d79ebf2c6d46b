"""Danish words for reviews by the calendar."""

from collections.abc import Iterable
from datetime import date

from quiz_app.domain.impact import ObjectKind
from quiz_app.domain.reviewing import AHEAD, Review
from quiz_app.views.components import labels

KINDS = {
    ObjectKind.CASE: "sager",
    ObjectKind.GUIDELINE: "retningslinjer",
    ObjectKind.GREY_ZONE: "gråzoner",
    ObjectKind.CITIZEN_PAGE: "sider til borgere",
    ObjectKind.TOOL: "værktøjer",
    ObjectKind.QUESTION: "opgaver",
    ObjectKind.SITUATION: "situationer",
}


def lines(reviews: Iterable[Review], today: date) -> list[str]:
    """A line for each kind that has any: how many are late, and how many soon are."""
    known = tuple(reviews)
    by_kind = {kind: [r.due for r in known if r.ref.kind == kind] for kind in KINDS}
    return [f"Eftersyn, {KINDS[kind]}: {_parts(due, today)}." for kind, due in by_kind.items() if due]


def _parts(due: list[date], today: date) -> str:
    late, soon = [day for day in due if day < today], [day for day in due if day >= today]
    said = [
        f"{len(late)} skulle være efterset, den første senest {labels.day(min(late))}" if late else "",
        f"{len(soon)} skal efterses inden {AHEAD.days} dage, den første senest {labels.day(min(soon))}" if soon else "",
    ]
    return "; ".join(filter(None, said))

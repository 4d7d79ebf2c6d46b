"""The case as participants read it: a constructed one from the library, or a released one of a colleague's."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from quiz_app.domain.case import Case
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.law import Track
from quiz_app.domain.library import Library
from quiz_app.services.ports import Stores


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A part of the case under its own heading; ``body`` is Markdown without HTML."""

    title: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheet:
    """What everybody reads before they assess; never who shared it, nor the facit."""

    ref: CaseRef
    title: str
    track: Track
    case_date: date | None
    story: str
    parts: tuple[SheetPart, ...]


Released = Callable[[Stores], tuple[CaseSheet, ...]]
"""Gives the released cases that may be talked over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheets:
    """Finds cases of both kinds; what is withheld for exams or taken down is not there."""

    library: Library
    released: Released = lambda _: ()

    def all(self, stores: Stores) -> tuple[CaseSheet, ...]:
        """Every case that may be talked over now, released ones first, by title."""
        withheld = self.library.withheld_cases()
        synthetic = (_sheet(c) for c in self.library.cases.values() if c.id not in withheld)
        return (*sorted(self.released(stores), key=_title), *sorted(synthetic, key=_title))

    def find(self, stores: Stores, ref: CaseRef) -> CaseSheet | None:
        """The case; ``None`` once it is taken down or gone from the library."""
        if ref.kind == CaseRefKind.SYNTHETIC:
            case = self.library.cases.get(ref.id)
            return _sheet(case) if case and case.id not in self.library.withheld_cases() else None
        return next((s for s in self.released(stores) if s.ref == ref), None)


def _title(sheet: CaseSheet) -> str:
    return sheet.title


def _sheet(case: Case) -> CaseSheet:
    return CaseSheet(
        ref=CaseRef(kind=CaseRefKind.SYNTHETIC, id=case.id),
        title=case.title,
        track=case.track,
        case_date=case.case_date,
        story=case.story,
        parts=tuple(SheetPart(title=f"Akt {d.number}: {d.title}", body=d.body) for d in case.documents),
    )

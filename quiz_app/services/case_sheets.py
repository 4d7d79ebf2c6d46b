"""The case as participants read it: a constructed one from the library, or a released one of a colleague's."""

from dataclasses import dataclass
from datetime import date, datetime

from quiz_app.domain.calibration_round import open_cases
from quiz_app.domain.case import Case
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.law import Track
from quiz_app.domain.library import Library
from quiz_app.domain.sharing.form import CaseForm, Stage
from quiz_app.domain.sharing.shared_case import SharedCase
from quiz_app.services.ports import Stores
from quiz_app.services.released_cases import find_released, released


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A part of the case under its own heading; ``body`` is Markdown of ours where ``CaseSheet.form`` is absent.

    What colleagues wrote is plain text.
    """

    title: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheet:
    """What everybody reads before they assess; never who shared it, nor the facit.

    A released case has its coarse facts in ``form``, and a constructed one its ``case_date``.
    """

    ref: CaseRef
    title: str
    track: Track
    story: str
    parts: tuple[SheetPart, ...]
    case_date: date | None = None
    form: CaseForm | None = None

    @property
    def pending(self) -> bool:
        """True of a real case that was not decided when it was shared."""
        return self.form is not None and self.form.stage == Stage.PENDING


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheets:
    """Finds cases of both kinds; what is withheld for exams, hidden or taken down is not there."""

    library: Library

    def all(self, stores: Stores, now: datetime) -> tuple[CaseSheet, ...]:
        """Every case that may be talked over now, released ones first, by title; none that is out in a round."""
        withheld = self.library.withheld_cases() | open_cases(stores.rounds.rounds(), now)
        synthetic = (_sheet(c) for c in self.library.cases.values() if c.id not in withheld)
        return (*sorted(map(_shared, released(stores)), key=_title), *sorted(synthetic, key=_title))

    def find(self, stores: Stores, ref: CaseRef) -> CaseSheet | None:
        """The case; ``None`` once it is taken down or gone from the library."""
        if ref.kind == CaseRefKind.RELEASED:
            shared = find_released(stores, ref.id)
            return _shared(shared) if shared else None
        case = self.library.cases.get(ref.id)
        return _sheet(case) if case and case.id not in self.library.withheld_cases() else None


def keep_origin(stores: Stores, ref: CaseRef, text_id: str) -> None:
    """Words that were written about a colleague's case go with it when it is taken down."""
    if ref.kind == CaseRefKind.RELEASED:
        stores.shared_cases.add_derived(ref.id, text_id)


def _title(sheet: CaseSheet) -> str:
    return sheet.title


def _sheet(case: Case) -> CaseSheet:
    return CaseSheet(
        ref=CaseRef(kind=CaseRefKind.SYNTHETIC, id=case.id),
        title=case.title,
        track=case.track,
        story=case.story,
        parts=tuple(SheetPart(title=f"Akt {d.number}: {d.title}", body=d.body) for d in case.documents),
        case_date=case.case_date,
    )


def _shared(case: SharedCase) -> CaseSheet:
    words = case.text.words
    parts = (("Forløbet i måneder", words.timeline), ("Det spørges der om", words.question))
    return CaseSheet(
        ref=CaseRef(kind=CaseRefKind.RELEASED, id=case.id),
        title=case.title,
        track=case.form.track,
        story=words.story,
        parts=tuple(SheetPart(title=title, body=body) for title, body in parts if body),
        form=case.form,
    )

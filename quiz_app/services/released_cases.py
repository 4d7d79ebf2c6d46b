"""The released cases, and whether what was made from one may be read, for services within their own transaction."""

from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.sharing.case_text import read
from quiz_app.domain.sharing.history import CaseRecord, CaseStatus, Happening
from quiz_app.domain.sharing.shared_case import SharedCase
from quiz_app.errors import RuleError
from quiz_app.services.ports import Stores

TAKEN_DOWN = "Sagen er skjult eller taget ned. Der kan ikke skrives mere om den."


def find_released(stores: Stores, case_id: str) -> SharedCase | None:
    """The case, while everybody may read it; ``None`` when it is unknown, not released, hidden or gone."""
    record = stores.shared_cases.find(case_id)
    return _shared(stores, record) if record else None


def released(stores: Stores) -> tuple[SharedCase, ...]:
    """All that everybody may read, oldest first."""
    return tuple(case for record in stores.shared_cases.records() if (case := _shared(stores, record)))


def may_be_read(stores: Stores, ref: CaseRef) -> bool:
    """True of a constructed case, and of a colleague's while it is released: then so may what was made from it."""
    return ref.kind == CaseRefKind.SYNTHETIC or find_released(stores, ref.id) is not None


def require_readable(stores: Stores, ref: CaseRef) -> None:
    """What is written about a case that is taken down would escape the takedown.

    :raises RuleError: it is hidden or gone.
    """
    if not may_be_read(stores, ref):
        raise RuleError(TAKEN_DOWN)


def _shared(stores: Stores, record: CaseRecord) -> SharedCase | None:
    """A restored copy of the database may say released where the ledger has taken the words away."""
    written = stores.shared_cases.words(record.latest.version_id) if record.status == CaseStatus.RELEASED else None
    happened = record.happened(Happening.RELEASED)
    if written is None or happened is None:
        return None
    return SharedCase(
        id=record.case_id,
        text=read(written),
        version=record.latest.number,
        digest=record.latest.digest,
        released_on=danish_day(happened.at),
    )

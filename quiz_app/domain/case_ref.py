"""The case that is talked over or assessed: a constructed one from the library, or a colleague's that is released."""

from dataclasses import dataclass
from enum import StrEnum


class CaseRefKind(StrEnum):
    """Where the case lies: among the content, or among the shared cases of the database."""

    SYNTHETIC = "synthetic"
    RELEASED = "released"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class CaseRef:
    """One case by its id: that of a case in the library, or that of a shared case."""

    kind: CaseRefKind
    id: str

"""The port for shared cases: what happened to them (evidence), and their words, which may be taken away."""

from collections.abc import Sequence
from typing import Protocol

from quiz_app.domain.sharing.history import CaseEvent, CaseRecord, Opened, Version


class SharedCaseStore(Protocol):
    """Cases, versions and events are only ever added. Words are the redacted text of a version, as it was released."""

    def open(self, opened: Opened) -> bool:
        """Begin a case; ``False`` when it is begun."""
        ...

    def add_version(self, version: Version, written: str) -> bool:
        """Store a version and its words; ``False`` when it is stored."""
        ...

    def add_event(self, event: CaseEvent) -> bool:
        """Store it as the next event of its case; ``False`` when it is stored."""
        ...

    def find(self, case_id: str) -> CaseRecord | None: ...
    def records(self) -> tuple[CaseRecord, ...]:
        """All cases that have a version, oldest first."""
        ...

    def opened_by(self, person_id: str) -> tuple[str, ...]:
        """The ids of the cases that the person has shared, oldest first."""
        ...

    def words(self, version_id: str) -> str | None:
        """The redacted text; ``None`` when it is unknown or taken away."""
        ...

    def blank(self, version_ids: Sequence[str]) -> int:
        """Take words away for good; gives how many versions had any."""
        ...

    def add_derived(self, case_id: str, text_id: str) -> bool:
        """Keep that words in ``texts`` were made from the case's: a takedown blanks them too."""
        ...

    def derived(self, case_id: str) -> tuple[str, ...]:
        """The texts that were made from the case's words, by id."""
        ...

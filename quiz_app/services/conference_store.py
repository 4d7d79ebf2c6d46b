"""The port for conferences: who meets about what, the advice with its objections, and what became of the case."""

from collections.abc import Collection, Sequence
from typing import Protocol

from quiz_app.domain.cancellation import Cancellation
from quiz_app.domain.conference import Conclusion, Conference, Member, Objection, Outcome
from quiz_app.domain.deadline import LaterDeadline


class ConferenceStore(Protocol):
    """All of it is evidence: added once, never changed."""

    def add_conference(self, conference: Conference) -> bool: ...
    def find_conference(self, conference_id: str) -> Conference | None: ...
    def conferences(self) -> tuple[Conference, ...]:
        """All, by their start."""
        ...

    def conferences_of(self, person_id: str) -> tuple[Conference, ...]:
        """Those in which the person takes part, by their start."""
        ...

    def conferences_about(self, case_ids: Collection[str]) -> tuple[Conference, ...]:
        """Those about the cases that colleagues have shared, by their start."""
        ...

    def add_member(self, member: Member) -> bool: ...
    def members(self, conference_id: str) -> tuple[Member, ...]:
        """In the order in which they came."""
        ...

    def memberships(self, person_id: str) -> tuple[Member, ...]:
        """The person's own, oldest first."""
        ...

    def is_member(self, conference_id: str, person_id: str) -> bool: ...
    def add_cancellation(self, cancellation: Cancellation) -> bool:
        """Store it; ``False`` when the conference is cancelled already. Nothing of it is revealed from then on."""
        ...

    def cancellations(self, conference_ids: Sequence[str]) -> tuple[Cancellation, ...]:
        """One a conference at most, oldest first."""
        ...

    def add_later_deadline(self, later_deadline: LaterDeadline) -> bool: ...
    def later_deadlines(self, conference_ids: Sequence[str]) -> tuple[LaterDeadline, ...]:
        """Oldest first; the last one counts."""
        ...

    def add_conclusion(self, conclusion: Conclusion) -> bool:
        """Store a version.

        :raises Conflict: somebody else has stored that version of it.
        """
        ...

    def conclusions(self, conference_ids: Sequence[str]) -> tuple[Conclusion, ...]:
        """Every version, oldest first."""
        ...

    def conclusions_by(self, person_id: str) -> tuple[Conclusion, ...]:
        """Written by the person, oldest first."""
        ...

    def add_objection(self, objection: Objection) -> bool: ...
    def objections(self, conference_ids: Sequence[str]) -> tuple[Objection, ...]:
        """Oldest first."""
        ...

    def objections_by(self, person_id: str) -> tuple[Objection, ...]:
        """Oldest first."""
        ...

    def add_outcome(self, outcome: Outcome) -> bool:
        """Store it; ``False`` when it is stored. A later one of the same months counts instead."""
        ...

    def outcomes(self, conference_ids: Sequence[str]) -> tuple[Outcome, ...]:
        """What was told last of each follow-up, those after fewer months first."""
        ...

"""The port for sealed assessments: before the reveal, storage itself gives nobody more than their own and a count."""

from datetime import datetime
from typing import Protocol

from quiz_app.domain.assessment import Assessment, Occasion, Reveal, Turn


class AssessmentStore(Protocol):
    """Assessments and reveals (evidence). There is no way to read another person's before the reveal."""

    def add(self, assessment: Assessment) -> bool:
        """Store it; ``False`` when the same row is there already.

        :raises Conflict: the occasion's turn is revealed, or its conference cancelled, so nobody can assess any more.
        """
        ...

    def own(self, occasion: Occasion, turn: Turn, person_id: str) -> Assessment | None:
        """The person's own, the last one given."""
        ...

    def all_own(self, person_id: str) -> tuple[Assessment, ...]:
        """Everything the person has given, oldest first: theirs to see, whether it counts or not."""
        ...

    def given(self, occasion: Occasion, turn: Turn) -> int:
        """How many people have assessed."""
        ...

    def reveal(self, occasion: Occasion, turn: Turn, *, by: str | None, at: datetime) -> bool:
        """Open the turn for good, by somebody or by the system; ``False`` when it was open.

        :raises Conflict: the conference is cancelled, so what is sealed stays sealed.
        """
        ...

    def find_reveal(self, occasion: Occasion, turn: Turn) -> Reveal | None: ...
    def is_revealed(self, occasion: Occasion, turn: Turn) -> bool: ...

    def revealed(self, occasion: Occasion, turn: Turn) -> tuple[Assessment, ...]:
        """The counting assessments of a revealed turn; empty before the reveal."""
        ...

    def reveals_by(self, person_id: str) -> tuple[Reveal, ...]:
        """The turns that the person opened, oldest first."""
        ...

    def all_revealed(self) -> tuple[Assessment, ...]:
        """The counting assessments of every revealed turn: what agreement is measured on."""
        ...

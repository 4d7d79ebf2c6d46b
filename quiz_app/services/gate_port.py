"""The port of the anonymisation gate: services ask it about a whole text, and never meet its lexicon."""

from typing import Protocol

from quiz_app.domain.anonymise import Screening


class Gate(Protocol):
    """Finds what may identify a citizen. It keeps and logs nothing of the text."""

    def screen(self, text: str) -> Screening:
        """Every finding, or why the text is not screened: a fault of the detector is a refusal too."""
        ...

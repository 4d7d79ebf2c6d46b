"""A released case as its readers meet it: nothing tells who shared it, or from where."""

from dataclasses import dataclass
from datetime import date

from quiz_app.domain.sharing.case_text import CaseText
from quiz_app.domain.sharing.form import CaseForm


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCase:
    """``version`` counts the texts that were tried, the released one being the last."""

    id: str
    text: CaseText
    version: int
    digest: str
    released_on: date

    @property
    def title(self) -> str:
        """What it is called."""
        return self.text.words.title

    @property
    def form(self) -> CaseForm:
        """Its coarse facts."""
        return self.text.form

"""What every act on a shared case begins with: the gate reads the result again, under the rules of now."""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz_app.domain.anonymise import Screening, explain
from quiz_app.domain.sharing.case_text import CaseText, read
from quiz_app.domain.sharing.history import CaseRecord, Happening
from quiz_app.domain.sharing.settling import Resolution, unsettled
from quiz_app.errors import InvalidInput, NotFound
from quiz_app.services.case_keeping import Act, CaseKeeping
from quiz_app.services.gate_port import Gate
from quiz_app.services.ports import Stores
from quiz_app.services.screened_text import REMEDIES

FIELD = "text"
GONE = "Sagen findes ikke mere."


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSteps:
    """The acts' common parts. Nothing here asks who may do it: the services that call have done so."""

    gate: Gate
    keeping: CaseKeeping

    def screened(self, whole: str, resolutions: Iterable[Resolution]) -> Screening:
        """The screening of a text in which everything is settled.

        :raises InvalidInput: it is refused, or something found in it is not settled.
        """
        screening = self.gate.screen(whole)
        if screening.refused is not None:
            raise InvalidInput(FIELD, f"{REMEDIES[screening.refused]} Intet er gemt.")
        if findings := unsettled(screening, resolutions):
            raise InvalidInput(FIELD, explain(findings))
        return screening

    def is_clean(self, text: CaseText, record: CaseRecord) -> bool:
        """True when the rules of today find nothing in the latest version that its resolutions do not cover."""
        screening = self.gate.screen(text.words.whole)
        return screening.refused is None and not unsettled(screening, record.latest.resolutions)

    def text(self, stores: Stores, record: CaseRecord) -> CaseText:
        """The redacted text of the latest version.

        :raises NotFound: it has been taken away.
        """
        written = stores.shared_cases.words(record.latest.version_id)
        if written is None:
            raise NotFound(GONE)
        return read(written)

    def act(self, happening: Happening, person_id: str | None, *, reason: str = "", text_id: str = "") -> Act:
        """An act under the rules of now."""
        now = self.gate.screen("")
        return Act(
            happening=happening,
            person_id=person_id,
            reason=reason,
            text_id=text_id,
            rules_version=now.rules_version,
            lexicon_version=now.lexicon_version,
        )

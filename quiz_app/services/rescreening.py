"""Reading all released cases again when the rules or the lists of the gate have changed."""

from dataclasses import dataclass

from quiz_app.domain.sharing.history import CaseRecord, CaseStatus, Happening, HideReason
from quiz_app.services.case_steps import CaseSteps
from quiz_app.services.ports import Storage


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescreened:
    """How many cases are released, how many of them were read again, and how many of those are hidden now."""

    released: int
    read: int
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescreening:
    """The system's own task."""

    storage: Storage
    steps: CaseSteps

    def run(self) -> Rescreened:
        """Read what was last read under other rules, and hide what they find more in; a key person decides on it."""
        now = self.steps.gate.screen("")
        with self.storage.writing() as stores:
            released = [r for r in stores.shared_cases.records() if r.status == CaseStatus.RELEASED]
            old = [r for r in released if _read_under(r) != (now.rules_version, now.lexicon_version)]
            hidden = 0
            for record in old:
                written = stores.shared_cases.words(record.latest.version_id)
                is_clean = written is not None and self.steps.is_clean(self.steps.text(stores, record), record)
                if is_clean:
                    act = self.steps.act(Happening.RESCREENED, None)
                else:
                    act = self.steps.act(Happening.HIDDEN, None, reason=HideReason.NEW_FINDING.value)
                    hidden += 1
                self.steps.keeping.keep(stores, record, act)
        return Rescreened(released=len(released), read=len(old), hidden=hidden)


def _read_under(record: CaseRecord) -> tuple[str, str]:
    last = record.last
    return (last.rules_version, last.lexicon_version) if last else ("", "")

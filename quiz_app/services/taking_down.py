"""Takedown: any reader hides a case at once; a key person deletes it, or another than the hider puts it back."""

from dataclasses import dataclass
from datetime import date

from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.sharing.case_text import CaseText
from quiz_app.domain.sharing.history import CaseRecord, CaseStatus, Happening, HideReason
from quiz_app.errors import NotFound, RuleError
from quiz_app.services.authorising import require
from quiz_app.services.case_steps import CaseSteps
from quiz_app.services.ports import Storage, Stores

OWN_HIDING = "Du har selv skjult eller delt sagen. En anden nøgleperson skal lægge den tilbage."
NOT_CLEAN = "Der er noget i teksten, som reglerne nu finder. Sagen kan ikke lægges tilbage, før det er rettet."


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenCase:
    """A hidden case as a key person sees it; nothing tells who shared it or hid it."""

    case_id: str
    text: CaseText
    reason: HideReason
    since: date
    may_put_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingDown:
    """What is gone is gone from the case, from everything made of its words, and from copies restored later."""

    storage: Storage
    steps: CaseSteps

    def hide(self, actor: Actor, case_id: str, reason: HideReason) -> None:
        """Let nobody read the case, from now on.

        :raises NotFound: it is not released. :raises RuleError: the reason is the platform's own.
        """
        require(actor, Permission.CONFER)
        if reason == HideReason.NEW_FINDING:
            raise RuleError("Vælg en grund.")
        with self.storage.writing() as stores:
            record = self._in(stores, case_id, CaseStatus.RELEASED)
            act = self.steps.act(Happening.HIDDEN, actor.person_id, reason=reason.value)
            self.steps.keeping.keep(stores, record, act)

    def hidden(self, actor: Actor) -> tuple[HiddenCase, ...]:
        """What waits to be deleted or put back, oldest first."""
        require(actor, Permission.RELEASE)
        with self.storage.reading() as stores:
            found = [r for r in stores.shared_cases.records() if r.status == CaseStatus.HIDDEN]
            return tuple(
                self._hidden(stores, actor, r) for r in found if stores.shared_cases.words(r.latest.version_id)
            )

    def put_back(self, actor: Actor, case_id: str) -> None:
        """Let everybody read the case again.

        :raises NotFound: it is not hidden. :raises RuleError: the actor hid or shared it, or the gate finds more in it.
        """
        require(actor, Permission.RELEASE)
        with self.storage.writing() as stores:
            record = self._in(stores, case_id, CaseStatus.HIDDEN)
            if not _is_another(actor, record):
                raise RuleError(OWN_HIDING)
            if not self.steps.is_clean(self.steps.text(stores, record), record):
                raise RuleError(NOT_CLEAN)
            self.steps.keeping.keep(stores, record, self.steps.act(Happening.PUT_BACK, actor.person_id))

    def delete(self, actor: Actor, case_id: str) -> None:
        """Take every word away for good.

        :raises NotFound: it is neither released nor hidden.
        """
        require(actor, Permission.RELEASE)
        with self.storage.writing() as stores:
            record = self._in(stores, case_id, CaseStatus.RELEASED, CaseStatus.HIDDEN)
            self.steps.keeping.keep(stores, record, self.steps.act(Happening.DELETED, actor.person_id))
            self.steps.keeping.empty(stores, record)
        self.storage.wipe()

    def _in(self, stores: Stores, case_id: str, *statuses: CaseStatus) -> CaseRecord:
        record = stores.shared_cases.find(case_id)
        if record is None or record.status not in statuses:
            raise NotFound
        return record

    def _hidden(self, stores: Stores, actor: Actor, record: CaseRecord) -> HiddenCase:
        happened = record.happened(Happening.HIDDEN)
        assert happened is not None
        return HiddenCase(
            case_id=record.case_id,
            text=self.steps.text(stores, record),
            reason=HideReason(happened.reason),
            since=danish_day(happened.at),
            may_put_back=_is_another(actor, record),
        )


def _is_another(actor: Actor, record: CaseRecord) -> bool:
    happened = record.happened(Happening.HIDDEN)
    return actor.person_id not in {happened and happened.person_id, record.opened.person_id}

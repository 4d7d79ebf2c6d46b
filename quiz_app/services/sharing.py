"""Sharing a case: the submitter's side. Nothing is stored before every finding in the text is settled."""

from dataclasses import dataclass
from datetime import date

from quiz_app.domain.anonymise import Screening
from quiz_app.domain.citation import Citations
from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Permission, centre
from quiz_app.domain.sharing.case_text import CaseText, read
from quiz_app.domain.sharing.form import CaseForm
from quiz_app.domain.sharing.history import CaseRecord, CaseStatus, Happening, Opened, ReturnReason, Version
from quiz_app.domain.sharing.likeness import is_near_duplicate, is_same_combination
from quiz_app.domain.sharing.risk import Risk, estimated, risk_of
from quiz_app.domain.sharing.settling import Resolution, counts
from quiz_app.domain.sharing.shared_case import SharedCase
from quiz_app.errors import Conflict, NotFound, RuleError
from quiz_app.services.authorising import require, require_own
from quiz_app.services.case_checking import checked
from quiz_app.services.case_steps import CaseSteps
from quiz_app.services.kept_words import words_of
from quiz_app.services.ports import Storage, Stores
from quiz_app.services.released_cases import find_released, released

EDITABLE = frozenset({CaseStatus.DRAFT, CaseStatus.SUBMITTED, CaseStatus.RETURNED})
SENDABLE = frozenset({CaseStatus.DRAFT, CaseStatus.RETURNED})
NO_EDIT = "Sagen er frigivet og kan ikke ændres. Skjul den, hvis noget er galt."
HIDDEN = "Sagen er skjult. En nøgleperson sletter den eller lægger den tilbage; indtil da kan den ikke ændres."
TOO_FEW = "Så få passer på skemaet, at borgeren kan genkendes. Gør sagen mere generel: udelad køn, eller byg den om."


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the page hands in; the ids are the page's own, so that a repeated click stores nothing twice."""

    case_id: str
    version_id: str
    text: CaseText
    resolutions: tuple[Resolution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """How many people the form may fit (a guess, *skøn*), what that asks for, and the released cases it resembles."""

    people: int
    risk: Risk
    alike: tuple[SharedCase, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCase:
    """One's own case; ``returned_for`` and ``words`` say why it came back. ``text`` is ``None`` once it is gone."""

    case_id: str
    status: CaseStatus
    version: int
    touched_on: date
    text: CaseText | None
    resolutions: tuple[Resolution, ...]
    returned_for: ReturnReason | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """Everybody who works with cases may share one, and read what others have shared."""

    storage: Storage
    library: Library
    citations: Citations
    steps: CaseSteps
    region_population: int

    def screen(self, actor: Actor, whole: str) -> Screening:
        """What the gate finds in a text; nothing of it is kept."""
        require(actor, Permission.CONFER)
        return self.steps.gate.screen(whole)

    def save(self, actor: Actor, draft: Draft) -> None:
        """Store a new version of one's own case; earlier words of it go, and it is a draft again.

        :raises InvalidInput: the form is not whole, or something found in the text is not settled; nothing is stored.
        :raises NotFound: the case is somebody else's. :raises Conflict: it is released, hidden or gone.
        """
        require(actor, Permission.CONFER)
        text = checked(draft.text, self.library, self.citations)
        screening = self.steps.screened(text.words.whole, draft.resolutions)
        with self.storage.writing() as stores:
            record = self._find_own(stores, actor, draft.case_id)
            if record:
                _require_editable(record)
            if record is None:
                self._open(stores, actor, draft.case_id)
            version = Version(
                version_id=draft.version_id,
                case_id=draft.case_id,
                number=len(record.versions) + 1 if record else 1,
                digest=text.digest,
                resolutions=draft.resolutions,
                found=counts(screening.findings),
                rules_version=screening.rules_version,
                lexicon_version=screening.lexicon_version,
                at=self.steps.keeping.clock.now(),
            )
            if stores.shared_cases.add_version(version, text.written) and record:
                stores.shared_cases.blank([v.version_id for v in record.versions])

    def submit(self, actor: Actor, case_id: str) -> None:
        """Send one's own draft for release; the gate reads it once more.

        :raises InvalidInput: the gate finds something that is not settled. :raises RuleError: too few people fit the
            form. :raises NotFound: it is not one's own. :raises Conflict: it is no draft.
        """
        require(actor, Permission.CONFER)
        with self.storage.writing() as stores:
            record = self._own(stores, actor, case_id)
            _require_editable(record)
            if record.status not in SENDABLE:
                raise Conflict("Sagen er allerede sendt til frigivelse.")
            text = self.steps.text(stores, record)
            self.steps.screened(text.words.whole, record.latest.resolutions)
            if self._risk(text.form) == Risk.BLOCKED:
                raise RuleError(TOO_FEW)
            self.steps.keeping.keep(stores, record, self.steps.act(Happening.SUBMITTED, actor.person_id))

    def discard(self, actor: Actor, case_id: str) -> None:
        """Delete one's own case that nobody has released.

        :raises NotFound: it is not one's own. :raises Conflict: it is released or hidden: then key persons decide.
        """
        require(actor, Permission.CONFER)
        with self.storage.writing() as stores:
            record = self._own(stores, actor, case_id)
            _require_editable(record)
            self.steps.keeping.keep(stores, record, self.steps.act(Happening.FORGOTTEN, actor.person_id))
            self.steps.keeping.empty(stores, record)
        self.storage.wipe()

    def own(self, actor: Actor) -> tuple[OwnCase, ...]:
        """One's own cases, the last touched first."""
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            records = [r for r in stores.shared_cases.records() if r.opened.person_id == actor.person_id]
            records.sort(key=lambda r: r.touched_at, reverse=True)
            return tuple(self._own_case(stores, r) for r in records)

    def released(self, actor: Actor) -> tuple[SharedCase, ...]:
        """What everybody may read, oldest first."""
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            return released(stores)

    def case(self, actor: Actor, case_id: str) -> SharedCase:
        """A released case.

        :raises NotFound: it is unknown, not released, hidden or gone.
        """
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            found = find_released(stores, case_id)
        if found is None:
            raise NotFound
        return found

    def advice(self, actor: Actor, text: CaseText, *, but: str = "") -> Advice:
        """Who might know the citizen, and which released cases it resembles, less the one with id ``but``."""
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            return self.advised(stores, text, but=but)

    def advised(self, stores: Stores, text: CaseText, *, but: str = "") -> Advice:
        """The same within a transaction of another service."""
        alike = [
            other
            for other in released(stores)
            if other.id != but and (is_same_combination(text.form, other.form) or is_near_duplicate(text, other.text))
        ]
        return Advice(
            people=estimated(text.form, self.region_population), risk=self._risk(text.form), alike=tuple(alike)
        )

    def _risk(self, form: CaseForm) -> Risk:
        return risk_of(estimated(form, self.region_population))

    def _open(self, stores: Stores, actor: Actor, case_id: str) -> None:
        person = stores.people.find_person(actor.person_id)
        where = centre(stores.people.units(), person.unit_id if person else "")
        now = self.steps.keeping.clock.now()
        stores.shared_cases.open(Opened(case_id=case_id, person_id=actor.person_id, centre_id=where, at=now))

    def _own(self, stores: Stores, actor: Actor, case_id: str) -> CaseRecord:
        if (record := self._find_own(stores, actor, case_id)) is None:
            raise NotFound
        return record

    def _find_own(self, stores: Stores, actor: Actor, case_id: str) -> CaseRecord | None:
        record = stores.shared_cases.find(case_id)
        if record is not None:
            require_own(actor, record.opened.person_id)
        return record

    def _own_case(self, stores: Stores, record: CaseRecord) -> OwnCase:
        written = stores.shared_cases.words(record.latest.version_id)
        last = record.happened(Happening.RETURNED) if record.status == CaseStatus.RETURNED else None
        return OwnCase(
            case_id=record.case_id,
            status=record.status,
            version=record.latest.number,
            touched_on=danish_day(record.touched_at),
            text=read(written) if written else None,
            resolutions=record.latest.resolutions,
            returned_for=ReturnReason(last.reason) if last else None,
            words=words_of(stores, last.text_id) if last else "",
        )


def _require_editable(record: CaseRecord) -> None:
    """A hidden case stays as it is, in sight of those who decide about it and about what was made from it."""
    if record.status not in EDITABLE:
        raise Conflict(HIDDEN if record.status == CaseStatus.HIDDEN else NO_EDIT)

"""Re-verification: what a change touches, what must be read because of it, and who has signed that it was."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from quiz_app.domain.audit import Action
from quiz_app.domain.clearance import Clearance, ClearanceRecord, Finding, Withdrawal, find_object, reading, standing
from quiz_app.domain.exam_impact import ExamImpact, exam_impacts
from quiz_app.domain.impact import Impact, ObjectKind, ObjectRef, Reach, Standing, Touched, days_around
from quiz_app.domain.law import Change, ChangeKind
from quiz_app.domain.library import Library
from quiz_app.domain.licence import LicenceStatus, licences_on
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.review_queue import ReviewTask, Weight, can_be_read, exam_items_on, in_order, needs_reading
from quiz_app.domain.reviewing import Review, overdue
from quiz_app.domain.small_groups import SMALLEST
from quiz_app.domain.status import Anchored
from quiz_app.errors import Conflict, NotFound, RuleError
from quiz_app.services.authorising import require
from quiz_app.services.ports import Clock, Storage, Stores

NOT_READ = "Ændringens indhold er ikke bekræftet endnu. Der er ikke noget at læse op imod."
SIGNED = "Det er allerede bekræftet."
SEVERAL = "Kun følgeændringer kan bekræftes samlet. Læs og bekræft de andre én for én."


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactReport:
    """A change's impact, what it does to exams, and by licence how many hold a valid one (``None``: under five)."""

    impact: Impact
    exams: tuple[ExamImpact, ...]
    holders: Mapping[str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What is to be read, the most consequential first; ``waiting`` counts what awaits that a change is confirmed."""

    tasks: tuple[ReviewTask, ...]
    waiting: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What somebody signs about one object and one change."""

    clearance_id: str
    ref: ObjectRef
    change: str
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A clearance with names; ``counts`` while it has not been withdrawn and the text is the one that was read.

    ``thing`` is the object as its file has it and ``cleared`` as it is with all clearances, ``None`` once it is gone.
    """

    record: ClearanceRecord
    title: str
    change: str
    by: str
    counts: bool
    thing: Anchored | None
    cleared: Anchored | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reverifying:
    """``content`` is as the files have it, ``library`` as the clearances have made it."""

    storage: Storage
    content: Library
    library: Library
    clock: Clock
    _held: dict[tuple[date, int], Counter[str]] = field(default_factory=dict, repr=False, compare=False)
    _reaches: dict[str, Reach] = field(default_factory=dict, repr=False, compare=False)

    def changes(self, actor: Actor) -> tuple[Change, ...]:
        """Every registered change, the newest first."""
        require(actor, Permission.SEE_IMPACT)
        return tuple(sorted(self.library.changes.values(), key=lambda c: (c.commences, c.id), reverse=True))

    def impact(self, actor: Actor, change: str) -> ImpactReport:
        """What the change touches, with the statuses before and after its commencement.

        :raises NotFound: no such change.
        """
        require(actor, Permission.SEE_IMPACT)
        if change not in self.library.changes:
            raise NotFound
        found = self._impact(change)
        held = self._valid_licences()
        kinds = [t.ref.id for t in found.of(ObjectKind.LICENCE)]
        shown = {kind: None if 0 < held[kind] < SMALLEST else held[kind] for kind in kinds}
        return ImpactReport(
            impact=found, exams=exam_impacts(self.library, self._reach_of(self.library), found), holders=shown
        )

    def queue(self, actor: Actor) -> Queue:
        """Everything that must be read against a change and has not been."""
        require(actor, Permission.SEE_IMPACT)
        held = self._valid_licences()
        found, waiting = [], Counter[str]()
        for change in self.library.changes.values():
            touched = [t for t in self._impact(change.id).touched if needs_reading(t) and t.own == Standing.OPEN]
            if can_be_read(change):
                found += [self._task(t, change, held) for t in touched]
            elif touched:
                waiting[change.id] = len(touched)
        return Queue(tasks=in_order(found), waiting=waiting)

    def overdue(self, actor: Actor) -> tuple[Review, ...]:
        """What was to be read again by now for no other reason than that time has passed, the oldest first."""
        require(actor, Permission.SEE_IMPACT)
        return overdue(self.library, self.clock.today())

    def clear(self, actor: Actor, marks: Sequence[Mark], *, one_by_one: bool = True) -> None:
        """Sign that the objects were read with the changes in mind. The same mark twice is once.

        ``one_by_one`` says that each was judged by itself; only consequential changes may be signed otherwise.

        :raises NotFound: a change does not reach an object. :raises Conflict: it is signed already.
        :raises RuleError: what a change says is not confirmed, or something grave would be signed in a batch.
        """
        require(actor, Permission.VERIFY)
        with self.storage.writing() as stores:
            records = stores.clearances.clearances()
            known = {r.clearance.clearance_id for r in records}
            signed = {(c.kind, c.object_id, c.change) for c in standing(self.content, records)}
            for mark in marks:
                if mark.clearance_id in known:
                    continue
                self._require_open(mark, one_by_one=one_by_one)
                if (mark.ref.kind, mark.ref.id, mark.change) in signed:
                    raise Conflict(SIGNED)
                self._sign(stores, actor, mark)

    def withdraw(self, actor: Actor, clearance_id: str) -> None:
        """Take a clearance back, one's own or a colleague's; taking it back twice is once.

        :raises NotFound: there is no such clearance.
        """
        require(actor, Permission.VERIFY)
        with self.storage.writing() as stores:
            found = {r.clearance.clearance_id: r.clearance for r in stores.clearances.clearances()}
            if clearance_id not in found:
                raise NotFound
            at = self.clock.now()
            gone = Withdrawal(clearance_id=clearance_id, person_id=actor.person_id, at=at)
            if stores.clearances.add_withdrawal(gone):
                _audit(stores, found[clearance_id], action=Action.CLEARANCE_WITHDRAWN, by=actor.person_id, gone=gone)

    def signed(self, actor: Actor) -> tuple[Signed, ...]:
        """Every clearance there has been, newest first."""
        require(actor, Permission.SEE_IMPACT)
        with self.storage.reading() as stores:
            records = stores.clearances.clearances()
            names = {p.person_id: p.name for p in stores.people.people()}
        counting = {c.clearance_id for c in standing(self.content, records)}
        return tuple(self._signed(r, names, counts=r.clearance.clearance_id in counting) for r in reversed(records))

    def _valid_licences(self) -> Counter[str]:
        """How many hold each licence today; counted anew on another day and after any event."""
        day = self.clock.today()
        with self.storage.reading() as stores:
            now = (day, stores.licences.count())
            if now not in self._held:
                self._held.clear()
                held = licences_on(stores.licences.events_of_all(), day)
                self._held[now] = Counter(x.licence_kind for x in held if x.status == LicenceStatus.VALID)
            return self._held[now]

    def _reach_of(self, library: Library) -> Reach:
        """How the changes reach a library; made once, for content stands still."""
        name = "content" if library is self.content else "library"
        if name not in self._reaches:
            self._reaches[name] = Reach(library)
        return self._reaches[name]

    def _impact(self, change: str, library: Library | None = None) -> Impact:
        found = self.library.changes[change]
        before, after = days_around(found, self.clock.today())
        return self._reach_of(library or self.library).impact(found, before=before, after=after)

    def _task(self, touched: Touched, change: Change, held: Mapping[str, int]) -> ReviewTask:
        today = self.clock.today()
        kinds = {
            ref.id for ref in self._reach_of(self.library).resting_on(touched.ref) if ref.kind == ObjectKind.LICENCE
        }
        status = self._reach_of(self.library).status(touched.ref, today)
        assert status is not None, "what has anchors has a status"
        return ReviewTask(
            ref=touched.ref,
            title=touched.title,
            change=change,
            weight=Weight(
                exam_items=exam_items_on(self.library, touched.ref),
                licences=_rounded(sum(held[kind] for kind in kinds)),
                days=(touched.commences - today).days,
                kind=touched.gravest,
            ),
            commences=touched.commences,
            status=status,
        )

    def _require_open(self, mark: Mark, *, one_by_one: bool) -> None:
        change = self.library.changes.get(mark.change)
        if change is None:
            raise NotFound
        if not can_be_read(change):
            raise RuleError(NOT_READ)
        touched = next((t for t in self._impact(change.id, self.content).touched if t.ref == mark.ref), None)
        if touched is None or not needs_reading(touched) or touched.own == Standing.ENDS:
            raise NotFound
        if touched.own == Standing.CLEARED:
            raise Conflict(SIGNED)
        if not one_by_one and (touched.gravest != ChangeKind.CONSEQUENTIAL or mark.finding != Finding.UNCHANGED):
            raise RuleError(SEVERAL)

    def _sign(self, stores: Stores, actor: Actor, mark: Mark) -> None:
        thing = find_object(self.content, mark.ref)
        if thing is None:
            raise NotFound
        clearance = Clearance(
            clearance_id=mark.clearance_id,
            kind=mark.ref.kind,
            object_id=mark.ref.id,
            digest=reading(thing),
            change=mark.change,
            finding=mark.finding,
            person_id=actor.person_id,
            at=self.clock.now(),
        )
        if stores.clearances.add_clearance(clearance):
            _audit(stores, clearance, action=Action.CLEARANCE, by=actor.person_id)

    def _signed(self, record: ClearanceRecord, names: Mapping[str, str], *, counts: bool) -> Signed:
        said = record.clearance
        ref = ObjectRef(kind=said.kind, id=said.object_id)
        thing, change = find_object(self.content, ref), self.library.changes.get(said.change)
        return Signed(
            record=record,
            title=str(getattr(thing, "title", said.object_id)),
            change=change.title if change else said.change,
            by=names.get(said.person_id, ""),
            counts=counts,
            thing=thing,
            cleared=find_object(self.library, ref),
        )


def _rounded(count: int) -> int:
    """A count that may be seen: a group under five counts as five."""
    return SMALLEST if 0 < count < SMALLEST else count


def _audit(stores: Stores, clearance: Clearance, *, action: Action, by: str, gone: Withdrawal | None = None) -> None:
    about = {"kind": clearance.kind, "object": clearance.object_id, "change": clearance.change}
    stores.audit.append(
        at=gone.at if gone else clearance.at,
        actor_id=by,
        action=action,
        subject=clearance.clearance_id,
        details={**about, "finding": clearance.finding, "digest": clearance.digest},
    )

"""Importing people from a file: what would change, and changing it, all or nothing. Nobody is ever deleted by it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from quiz_app.domain.audit import Action
from quiz_app.domain.danish_time import spelled
from quiz_app.domain.pause import pause_on
from quiz_app.domain.people import Actor, Grant, Permission, Person, Role, Unit
from quiz_app.domain.people_file import FileProblem, PersonLine, read_people_file
from quiz_app.errors import RuleError, Stale
from quiz_app.services.authorising import require
from quiz_app.services.ports import Clock, Entropy, Storage, Stores
from quiz_app.services.staffing import NEVER_BY_A_MOVE, Decider, add_unit, change_person, give_and_take, set_pause
from quiz_app.services.unit_paths import UnitPaths

HAS_PROBLEMS = "Filen har fejl, og intet er ændret. Ret dem, og prøv igen."
CHANGED_SINCE = "Noget er ændret, siden du så forhåndsvisningen. Se den igen, før du gemmer."
NEVER_YET = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPerson:
    """What the file makes of one person; ``before`` is ``None`` for somebody new, whose id is empty until then.

    ``back_before`` and ``back_after`` are the days on which a pause that runs today ends.
    """

    line: int
    before: Person | None
    after: Person
    unit: str
    give: tuple[Grant, ...]
    take: tuple[Grant, ...]
    back_before: date | None
    back_after: date | None

    @property
    def is_changed(self) -> bool:
        """True when the file says something that is not so already."""
        return bool(self.before != self.after or self.give or self.take or self.back_before != self.back_after)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import would do. With problems it does nothing; ``digest`` stands for exactly this plan.

    ``notes`` are lines that are carried out, but perhaps not as they were meant.
    """

    problems: tuple[FileProblem, ...]
    notes: tuple[FileProblem, ...]
    units: tuple[Unit, ...]
    people: tuple[PlannedPerson, ...]
    unchanged: int
    digest: str


class _Wrong(Exception):
    """Why a line cannot be imported, in Danish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Importing:
    """Imports within the administrator's scope, or of everybody from the server's own command line."""

    storage: Storage
    clock: Clock
    entropy: Entropy

    def preview(self, actor: Actor, data: bytes, *, create_units: bool = False) -> ImportPlan:
        """What the file would change, and every line that is wrong."""
        require(actor, Permission.ADMINISTER)
        with self.storage.reading() as stores:
            return self._plan(stores, data, actor, create_units=create_units)

    def apply(self, actor: Actor, data: bytes, *, create_units: bool = False, seen: str = "") -> ImportPlan:
        """Change it, all or nothing; ``seen`` is the digest of the preview.

        :raises RuleError: a line is wrong. :raises Stale: the plan is another one than was seen.
        """
        require(actor, Permission.ADMINISTER)
        with self.storage.writing() as stores:
            plan = self._plan(stores, data, actor, create_units=create_units)
            if plan.digest != seen and not plan.problems:
                raise Stale(CHANGED_SINCE)
            return self._carry_out(stores, plan, data, actor_id=actor.person_id)

    def from_the_server(self, data: bytes, *, create_units: bool = False, apply: bool = False) -> ImportPlan:
        """The same from the command line; whoever may run it owns the database. Problems are in the plan.

        :raises RuleError: a line is wrong and ``apply`` is set.
        """
        with self.storage.writing() as stores:
            plan = self._plan(stores, data, None, create_units=create_units)
            return self._carry_out(stores, plan, data, actor_id=None) if apply else plan

    def _plan(self, stores: Stores, data: bytes, actor: Actor | None, *, create_units: bool) -> ImportPlan:
        units = stores.people.units()
        scope = actor.scope(Permission.ADMINISTER, units) if actor else frozenset(u.unit_id for u in units)
        file = read_people_file(data)
        planner = _Planner(
            stores=stores,
            paths=UnitPaths(units),
            columns=file.columns,
            scope=scope,
            actor_id=actor.person_id if actor else "",
            today=self.clock.today(),
        )
        problems, planned = list(file.problems), []
        for line in file.lines:
            try:
                planned.append(planner.person(line, create=create_units))
            except (_Wrong, ValueError) as reason:
                problems.append(FileProblem(line.line, str(reason)))
        changed = tuple(p for p in planned if p.is_changed)
        new = tuple(planner.paths.new)
        shown = repr((sorted(problems), new, changed))
        return ImportPlan(
            problems=tuple(sorted(problems)),
            notes=tuple(n for line in file.lines for n in planner.notes(line)),
            units=new,
            people=changed,
            unchanged=len(planned) - len(changed),
            digest=hashlib.sha256(shown.encode()).hexdigest(),
        )

    def _carry_out(self, stores: Stores, plan: ImportPlan, data: bytes, *, actor_id: str | None) -> ImportPlan:
        if plan.problems:
            raise RuleError(HAS_PROBLEMS)
        by = Decider(actor_id=actor_id, at=self.clock.now(), today=self.clock.today())
        for unit in plan.units:
            add_unit(stores, unit, by)
        for planned in plan.people:
            self._carry_out_one(stores, planned, by)
        new = sum(p.before is None for p in plan.people)
        details = {"file": hashlib.sha256(data).hexdigest(), "added": str(new), "changed": str(len(plan.people) - new)}
        stores.audit.append(
            at=by.at, actor_id=actor_id, action=Action.PEOPLE_IMPORTED, subject="people", details=details
        )
        return plan

    def _carry_out_one(self, stores: Stores, planned: PlannedPerson, by: Decider) -> None:
        if planned.before is None:
            person = replace(planned.after, person_id=self.entropy.new_id(), created_at=by.at)
            stores.people.add_person(person)
            roles = ",".join(sorted(f"{g.role}@{g.unit_id}" for g in planned.give))
            for grant in planned.give:
                stores.people.grant(person.person_id, grant, by.at)
            stores.audit.append(
                at=by.at,
                actor_id=by.actor_id,
                action=Action.PERSON_ADDED,
                subject=person.person_id,
                details={"roles": roles},
            )
        else:
            person = planned.after
            change_person(stores, planned.before, person, by)
            give_and_take(stores, person.person_id, give=planned.give, take=planned.take, by=by)
        set_pause(stores, person.person_id, planned.back_after, by)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planner:
    stores: Stores
    paths: UnitPaths
    columns: frozenset[str]
    scope: frozenset[str]
    actor_id: str
    today: date

    def person(self, line: PersonLine, *, create: bool) -> PlannedPerson:
        """What the line makes of the person.

        :raises _Wrong: it may not. :raises ValueError: the unit is unknown or unclear.
        """
        unit_id = self._unit(line, create=create)
        before = self.stores.people.find_person_by_login(line.login)
        if before is not None and before.unit_id not in self.scope:
            raise _Wrong("brugernavnet er i brug uden for dit område.")
        held = frozenset(self.stores.people.grants(before.person_id)) if before else frozenset()
        target = self._target(line, unit_id, before, held)
        own = frozenset(g for g in held if before and g.unit_id == before.unit_id)
        pauses = self.stores.people.pauses_of((before.person_id,)) if before else {}
        running = pause_on(pauses.get(before.person_id, ()) if before else (), self.today)
        back_before = running.back_on if running else None
        planned = PlannedPerson(
            line=line.line,
            before=before,
            after=self._after(line, unit_id, before),
            unit=self.paths.path(unit_id),
            give=tuple(sorted(target - held)),
            take=tuple(sorted(own - target)),
            back_before=back_before,
            back_after=self._back(line, back_before),
        )
        self._guard(planned)
        return planned

    def notes(self, line: PersonLine) -> Iterator[FileProblem]:
        """What the line says that has no effect, or one that is easily overlooked."""
        if line.back_on and line.back_on <= self.today:
            yield FileProblem(line.line, f"pause_til er {spelled(line.back_on)} og ikke efter i dag: ingen pause.")
        if line.roles is not None and not line.roles:
            yield FileProblem(line.line, "roller er tom: personen får ingen rolle i enheden og ser ingen sider.")

    def _unit(self, line: PersonLine, *, create: bool) -> str:
        known = len(self.paths.new)
        unit_id = self.paths.find(line.unit, create=create)
        parents: Mapping[str, str] = {u.unit_id: u.parent for u in self.paths.new}
        top = unit_id
        while top in parents:
            top = parents[top]
        if top not in self.scope:
            del self.paths.new[known:]
            raise _Wrong(f"enheden »{line.unit}« ligger uden for dit område.")
        return unit_id

    def _target(
        self, line: PersonLine, unit_id: str, before: Person | None, held: frozenset[Grant]
    ) -> frozenset[Grant]:
        """The roles that the person shall hold in their own unit; leading and administering never follow a move."""
        if line.roles is not None:
            roles = line.roles
        elif before is None:
            roles = frozenset({Role.CASEWORKER})
        else:
            roles = frozenset(g.role for g in held if g.unit_id == before.unit_id)
            roles -= NEVER_BY_A_MOVE if unit_id != before.unit_id else frozenset()
        return frozenset(Grant(role=role, unit_id=unit_id) for role in roles)

    def _after(self, line: PersonLine, unit_id: str, before: Person | None) -> Person:
        fresh = before or Person(
            person_id="",
            name="",
            login=line.login,
            unit_id=unit_id,
            active=True,
            created_at=NEVER_YET,
        )
        leaves_on = line.leaves_on if "slut" in self.columns else fresh.leaves_on
        return replace(fresh, name=line.name, unit_id=unit_id, leaves_on=leaves_on)

    def _back(self, line: PersonLine, back_before: date | None) -> date | None:
        if "pause_til" not in self.columns:
            return back_before
        return line.back_on if line.back_on and line.back_on > self.today else None

    def _guard(self, planned: PlannedPerson) -> None:
        """Nobody locks themselves out by a file."""
        if not planned.before or planned.before.person_id != self.actor_id:
            return
        if any(g.role == Role.ADMINISTRATOR for g in planned.take) or not planned.after.is_here(self.today):
            raise _Wrong("du kan ikke tage din egen adgang fra dig. Bed en anden administrator om det.")

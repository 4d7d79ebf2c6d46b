"""Mit team: where a manager's people stand, and what waits; never answers, never on whom, never ranked."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.delta import BookingRight, booking_right
from quiz_app.domain.library import Library
from quiz_app.domain.licence import Licence, LicenceStatus, default_licence, licences_on
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.people import Actor, Permission, Person, Role
from quiz_app.domain.placement import Placement, placed_on
from quiz_app.domain.renewal import NOTICE_DAYS
from quiz_app.domain.small_groups import SMALLEST, withheld
from quiz_app.domain.steps import Step, StepState, next_step, steps
from quiz_app.errors import InvalidInput
from quiz_app.services.authorising import require
from quiz_app.services.correction_views import hidden_if_few
from quiz_app.services.demands import Demands
from quiz_app.services.evidence import evidence_of
from quiz_app.services.ports import Clock, Storage, Stores
from quiz_app.services.seeing import record_views


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember:
    """One person's way to the team's kind of licence; ``licence`` is their newest of that kind.

    Without one they are ``in_transition`` until the licence's transition is over. ``waiting`` is the step that a
    colleague has not signed off, for ``waiting_days``. ``expires_in`` is the days that a valid licence has left, and
    ``right`` what it is worth at the door. ``ending`` is the first of the person's valid licences, of whatever kind, to
    run out, with its ``ending_title`` and the days that it has left; one whose successor they hold is none of them.
    """

    name: str
    unit: str
    licence: Licence | None
    in_transition: bool
    done: int
    steps: int
    next_step: Step | None
    waiting: Step | None
    waiting_days: int
    expires_in: int | None
    right: BookingRight
    ending: Licence | None = None
    ending_title: str = ""
    ending_in: int | None = None

    @property
    def ends_soon(self) -> bool:
        """True within the longest of :data:`NOTICE_DAYS` of the last day."""
        return self.ending_in is not None and self.ending_in <= max(NOTICE_DAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCount:
    """How many caseworkers a unit has and how many hold a valid licence; ``None`` where the group is too small."""

    unit: str
    caseworkers: int | None
    holders: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A manager's caseworkers by name, as of a day."""

    kind: LicenceKind | None
    day: date
    members: tuple[TeamMember, ...]

    def units(self) -> tuple[UnitCount, ...]:
        """Each unit's counts and, last, those of all; groups under five and what would reveal them are withheld."""
        sizes = Counter(m.unit for m in self.members)
        holders = Counter(m.unit for m in self.members if m.expires_in is not None)
        hidden = withheld(sizes)
        rows = [
            UnitCount(
                unit=unit,
                caseworkers=None if unit in hidden else sizes[unit],
                holders=None if unit in hidden else holders[unit],
            )
            for unit in sorted(sizes)
        ]
        enough = sizes.total() >= SMALLEST
        everybody = UnitCount(
            unit="",
            caseworkers=sizes.total() if enough else None,
            holders=holders.total() if enough else None,
        )
        return (*rows, everybody)

    def soon(self) -> tuple[TeamMember, ...]:
        """Whose licence runs out soon; by name."""
        return tuple(m for m in self.members if m.ends_soon)

    def expiring(self) -> Mapping[int, int | None]:
        """How many of them within 7, 30 and 60 days, each counted once, under the least; few are ``None``."""
        left = [m.ending_in for m in self.soon() if m.ending_in is not None]
        counts = Counter(next(days for days in NOTICE_DAYS if n <= days) for n in left)
        return {days: hidden_if_few(counts[days]) for days in sorted(counts)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Managing:
    """Status within the manager's own units."""

    storage: Storage
    library: Library
    clock: Clock
    demands: Demands

    def team(self, actor: Actor, day: date | None = None) -> Team:
        """The caseworkers of the actor's units and those below, as they stood on ``day`` (today).

        Units and roles are those of the day, as far as decisions about them are on the trail. Each of them can see that
        the actor has looked.

        :raises NotAllowed: the actor manages nothing. :raises InvalidInput: the day is still to come.
        """
        require(actor, Permission.VIEW_TEAM)
        today = day or self.clock.today()
        if today > self.clock.today():
            raise InvalidInput("day", "Vælg i dag eller en dag, der er gået.")
        kind = default_licence(self.library, today)
        if kind is None:
            return Team(kind=None, day=today, members=())
        with self.storage.reading() as stores:
            people = self._caseworkers(stores, actor, today, is_past=today < self.clock.today())
            team = Team(kind=kind, day=today, members=self._members(stores, people, kind, today))
        record_views(self.storage, actor.person_id, [p.person_id for p in people], self.clock.today())
        return team

    def _caseworkers(self, stores: Stores, actor: Actor, today: date, *, is_past: bool) -> list[Person]:
        """Those who were caseworkers in the actor's units on the day, each with the unit of the day; by name."""
        scope, grants = actor.scope(Permission.VIEW_TEAM, stores.people.units()), stores.people.grants_of_all()
        everybody = stores.people.people(units=None if is_past else scope)
        here = [p for p in everybody if p.is_here(today) and danish_day(p.created_at) <= today]
        placed: Mapping[str, Placement] = {
            p.person_id: Placement(p.unit_id, frozenset(grants.get(p.person_id, ()))) for p in here
        }
        if is_past:
            placed = placed_on(today, stores.audit.rows(), placed)
        return [
            replace(p, unit_id=placed[p.person_id].unit_id)
            for p in here
            if placed[p.person_id].unit_id in scope and Role.CASEWORKER in {g.role for g in placed[p.person_id].grants}
        ]

    def _members(self, stores: Stores, people: list[Person], kind: LicenceKind, today: date) -> tuple[TeamMember, ...]:
        ids = [p.person_id for p in people]
        evidence = evidence_of(stores, ids, kind, today, library=self.library)
        licences = licences_on(stores.licences.events_of(ids), today)
        held = {x.person_id: x for x in licences if x.licence_kind == kind.id}
        due = self.demands.due(stores, held.values(), today)
        names = {u.unit_id: u.name for u in stores.people.units()}
        return tuple(
            _member(
                p,
                names.get(p.unit_id, ""),
                licence=held.get(p.person_id),
                in_transition=kind.transition is not None and today <= kind.transition,
                path=steps(kind, self.library, evidence[p.person_id]),
                due=due,
                today=today,
                ending=self._ending([x for x in licences if x.person_id == p.person_id]),
            )
            for p in people
        )

    def _ending(self, mine: list[Licence]) -> tuple[Licence, str] | None:
        """The first valid licence to run out, with its title; not one whose successor is valid too."""
        kinds = self.library.licences
        valid = {x.licence_kind: x for x in mine if x.status == LicenceStatus.VALID and x.licence_kind in kinds}
        last = [x for name, x in valid.items() if kinds[name].successor not in valid]
        first = min(last, key=lambda x: x.valid_until, default=None)
        return (first, kinds[first.licence_kind].title) if first else None


def _member(  # noqa: PLR0913 - one parameter for each thing that is shown
    person: Person,
    unit: str,
    *,
    licence: Licence | None,
    in_transition: bool,
    path: tuple[Step, ...],
    due: Mapping[str, date],
    today: date,
    ending: tuple[Licence, str] | None,
) -> TeamMember:
    waiting = [s for s in path if s.state == StepState.WAITING and s.since]
    longest = min(waiting, key=lambda s: str(s.since), default=None)
    days = (today - danish_day(longest.since)).days if longest and longest.since else 0
    return TeamMember(
        name=person.name,
        unit=unit,
        licence=licence,
        in_transition=in_transition and licence is None,
        done=sum(s.state == StepState.DONE for s in path),
        steps=len(path),
        next_step=next_step(path),
        waiting=longest,
        waiting_days=days,
        right=booking_right(licence, due.get(licence.licence_id) if licence else None, today),
        expires_in=(licence.valid_until - today).days if licence and licence.status == LicenceStatus.VALID else None,
        ending=ending[0] if ending else None,
        ending_title=ending[1] if ending else "",
        ending_in=(ending[0].valid_until - today).days if ending else None,
    )

"""Extra time at exams: given by a manager or key person, seen by the two of them only, and never with a reason.

It stays out of the audit trail, which others read; the deadline of each exam is stored with the exam.
"""

from dataclasses import dataclass

from quiz_app.domain.extra_time import Extension, ExtraTime
from quiz_app.domain.people import Actor, Permission
from quiz_app.errors import NotFound
from quiz_app.services.authorising import require
from quiz_app.services.colleagues import Colleague, staff, supports
from quiz_app.services.ports import Clock, Storage


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Extra time that the actor has given, and to whom."""

    person: Colleague
    extra: ExtraTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Extending:
    """Extra time applies to exams that begin after it was given; of several the longest counts."""

    storage: Storage
    clock: Clock

    def people(self, actor: Actor) -> tuple[Colleague, ...]:
        """Those to whom the actor may give it: the active staff of their units, never themselves; by name."""
        require(actor, Permission.SUPPORT)
        with self.storage.reading() as stores:
            return staff(stores, actor, Permission.SUPPORT, self.clock.today())

    def given(self, actor: Actor) -> tuple[Given, ...]:
        """What the actor has given; nobody else's."""
        people = {c.person_id: c for c in self.people(actor)}
        with self.storage.reading() as stores:
            mine = stores.paths.extensions_by(actor.person_id)
        return tuple(Given(person=people[e.person_id], extra=e.extra) for e in mine if e.person_id in people)

    def mine(self, actor: Actor) -> tuple[Extension, ...]:
        """The actor's own extra time."""
        require(actor, Permission.EARN)
        with self.storage.reading() as stores:
            return stores.paths.extensions_of(actor.person_id)

    def give(self, actor: Actor, person_id: str, extra: ExtraTime) -> None:
        """Give it, in place of what the actor gave before.

        :raises NotFound: the person is not of the actor's units, or is the actor.
        """
        require(actor, Permission.SUPPORT)
        with self.storage.writing() as stores:
            if not supports(stores, actor, person_id):
                raise NotFound
            given = Extension(person_id=person_id, giver_id=actor.person_id, extra=extra, given_at=self.clock.now())
            stores.paths.save_extension(given)

    def take_back(self, actor: Actor, person_id: str) -> None:
        """End what the actor gave.

        :raises NotFound: the person is not of the actor's units, or is the actor.
        """
        require(actor, Permission.SUPPORT)
        with self.storage.writing() as stores:
            if not supports(stores, actor, person_id):
                raise NotFound
            stores.paths.drop_extension(person_id, actor.person_id)

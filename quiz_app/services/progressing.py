"""Mit kørekort: a person's own steps, the one to do next, and the licences they hold."""

from dataclasses import dataclass
from datetime import date

from quiz_app.domain.library import Library
from quiz_app.domain.licence import Licence, Step, default_licence, licences_on, next_step, steps
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.people import Actor, Permission
from quiz_app.services.authorising import require
from quiz_app.services.evidence import evidence_of
from quiz_app.services.ports import Clock, Storage


@dataclass(frozen=True, slots=True, kw_only=True)
class MyLicence:
    """One licence kind as the person stands to it; ``licence`` is the newest they hold of it."""

    kind: LicenceKind
    steps: tuple[Step, ...]
    next_step: Step | None
    licence: Licence | None
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Progressing:
    """The actor's own progress; nobody else's."""

    storage: Storage
    library: Library
    clock: Clock

    def name_of(self, actor: Actor) -> str:
        """The actor's own name."""
        with self.storage.reading() as stores:
            person = stores.people.find_person(actor.person_id)
        return person.name if person else ""

    def mine(self, actor: Actor) -> tuple[MyLicence, ...]:
        """Today's default licence first, then others that the person holds or has begun."""
        require(actor, Permission.EARN)
        today = self.clock.today()
        default = default_licence(self.library, today)
        with self.storage.reading() as stores:
            held = licences_on(stores.licences.events_of((actor.person_id,)), today)
            found = []
            for kind in self.library.licences.values():
                evidence = evidence_of(stores, (actor.person_id,), kind, today)[actor.person_id]
                newest = next((x for x in reversed(held) if x.licence_kind == kind.id), None)
                begun = evidence.exam_passed or evidence.exam_failed or evidence.approved or evidence.asked
                if kind == default or newest or begun:
                    path = steps(kind, self.library, evidence)
                    found.append(
                        MyLicence(kind=kind, steps=path, next_step=next_step(path), licence=newest, today=today)
                    )
        return tuple(sorted(found, key=lambda m: m.kind != default))

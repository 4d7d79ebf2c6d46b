"""Mit kørekort: a person's own steps, the one to do next, and the licences they hold."""

from dataclasses import dataclass
from datetime import date, timedelta

from quiz_app.domain.delta import BookingRight, booking_right
from quiz_app.domain.extra_time import time_for
from quiz_app.domain.library import Library
from quiz_app.domain.licence import Licence, default_licence, licences_on
from quiz_app.domain.licence_kind import LicenceKind
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.retake import ExamDoor, exam_door
from quiz_app.domain.steps import Step, minutes_left, next_step, steps
from quiz_app.errors import NotFound
from quiz_app.services.authorising import require
from quiz_app.services.demands import Demands
from quiz_app.services.evidence import evidence_of
from quiz_app.services.ports import Clock, Storage


@dataclass(frozen=True, slots=True, kw_only=True)
class MyLicence:
    """One licence kind as the person stands to it; ``licence`` is the newest they hold of it.

    ``minutes_left`` is an estimate. ``experienced`` are the modules that the person says to have met a case for.
    ``door`` is the exam's, and ``exam_minutes`` counts the person's extra time. ``right`` is what the licence is worth
    at the door of a meeting.
    """

    kind: LicenceKind
    steps: tuple[Step, ...]
    next_step: Step | None
    licence: Licence | None
    today: date
    minutes_left: int
    experienced: frozenset[str]
    door: ExamDoor
    exam_minutes: int
    merit: bool
    right: BookingRight


@dataclass(frozen=True, slots=True, kw_only=True)
class Progressing:
    """The actor's own progress; nobody else's."""

    storage: Storage
    library: Library
    clock: Clock
    demands: Demands

    def experience(self, actor: Actor, module_id: str, *, met: bool) -> None:
        """Say that one has met the case that makes a module relevant, or take it back; nobody else sees it.

        :raises NotFound: no such module.
        """
        require(actor, Permission.EARN)
        if module_id not in self.library.modules:
            raise NotFound
        with self.storage.writing() as stores:
            if met:
                stores.paths.add_experience(actor.person_id, module_id, self.clock.now())
            else:
                stores.paths.drop_experience(actor.person_id, module_id)

    def mine(self, actor: Actor) -> tuple[MyLicence, ...]:
        """Today's default licence first, then others that the person holds or has begun."""
        require(actor, Permission.EARN)
        today = self.clock.today()
        default = default_licence(self.library, today)
        with self.storage.reading() as stores:
            experienced = stores.paths.experiences(actor.person_id)
            extensions = stores.paths.extensions_of(actor.person_id)
            held = licences_on(stores.licences.events_of((actor.person_id,)), today)
            due = self.demands.due(stores, held, today)
            found = []
            for kind in self.library.licences.values():
                evidence = evidence_of(stores, (actor.person_id,), kind, today, library=self.library)[actor.person_id]
                newest = next((x for x in reversed(held) if x.licence_kind == kind.id), None)
                begun = evidence.exam_passed or evidence.exam_failed or evidence.approved or evidence.asked
                if kind == default or newest or begun or evidence.merit:
                    path = steps(kind, self.library, evidence, experienced)
                    found.append(
                        MyLicence(
                            kind=kind,
                            steps=path,
                            next_step=next_step(path),
                            licence=newest,
                            today=today,
                            minutes_left=minutes_left(path),
                            experienced=experienced,
                            door=exam_door(kind, evidence, today),
                            exam_minutes=-(-time_for(kind.exam.minutes, extensions) // timedelta(minutes=1)),
                            merit=evidence.merit is not None,
                            right=booking_right(newest, due.get(newest.licence_id) if newest else None, today),
                        )
                    )
        return tuple(sorted(found, key=lambda m: m.kind != default))
